//! Groups name their members, but show no value, not even if they depend on one.

use factor3::resource::Redis;
use factor3::{Config, Env, SecretString};

use crate::random::Xorshift;
use crate::search::CANARY;
use crate::{Tally, rounds, values};

#[derive(Debug, Config)]
#[config(secret_files, one_of(api_key, token, cache), all_or_none(token, pin))]
#[allow(dead_code, reason = "what counts is what is shown of them")]
struct Groups {
    #[config(requires(pin))]
    api_key: Option<SecretString>,
    #[config(conflicts(api_key, pin))]
    token: Option<SecretString>,
    #[config(required_if(token))]
    pin: Option<SecretString>,
    #[config(flatten, prefix = "CACHE_")]
    cache: Option<Cache>,
    #[config(required_if(mode = "strict"))]
    authority: Option<SecretString>,
    #[config(required_if(level = 3))]
    extra: Option<SecretString>,
    #[config(required_if(flag = true))]
    other: Option<SecretString>,
    /// A group may depend on the value of any field.
    mode: Option<String>,
    level: Option<u8>,
    flag: Option<bool>,
}

#[derive(Debug, Config)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
struct Cache {
    url: Option<Redis>,
    #[config(requires(url))]
    password: Option<SecretString>,
}

#[test]
fn no_group_shows_the_value_of_a_member() {
    let mut random = Xorshift::new();
    let mut tally = Tally::default();
    let mut broken = std::collections::BTreeMap::new();
    let declared = Groups::SCHEMA.variables();
    for _ in 0..2 * rounds() {
        let mut vars = Vec::new();
        for declared in &declared {
            let name = declared.name().to_owned();
            let value = match (random.below(8), &*name) {
                (0..4, _) => continue,
                (4, _) => values::value(&mut random),
                (5, "MODE") => "strict".into(),
                (_, "MODE") => format!("strict{CANARY}").into(),
                (5, "LEVEL") => "3".into(),
                (_, "LEVEL" | "FLAG") => "1".into(),
                (_, "CACHE_URL") => format!("redis://:{CANARY}@cache").into(),
                _ => CANARY.into(),
            };
            vars.push((name, value));
        }
        let env = Env::from_vars(vars);
        tally.load::<Groups>(&env, |config| {
            format!("{:?}{:?}{:?}{:?}", config.api_key, config.token, config.pin, config.authority)
        });
        if let Err(error) = Groups::load(&env) {
            for problem in error.problems() {
                *broken.entry(problem.reason().code()).or_insert(0) += 1;
            }
        }
    }
    tally.assert_silent();
    tally.assert_both(rounds() / 50);
    for code in ["one_of", "all_or_none", "requires", "conflicts", "required_if"] {
        assert!(broken.get(code).is_some_and(|count| *count > 20), "{code}: {broken:?}");
    }
}
