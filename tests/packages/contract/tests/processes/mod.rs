//! Processes of one app, made at random: any text in every place that takes one.

use factor3::__private::{Declaration, extra};
use factor3::{Kind, ResourceKind, Schema};
use factor3_contract_tests::{Random, any_text, leak, schema_of, texts, variable};

/// Some are words of YAML.
pub(crate) const NAMES: &[&str] =
    &["PORT", "Y", "NO", "on", "NULL", "true", "_UNDER", "off", "LOG_LEVEL", "KEY_1", "http_proxy", "Z9"];

const URL: Kind = Kind::Resource(&ResourceKind::new("Postgres", "postgres://user@host/db"));
const SECRET: Kind = Kind::Secret(&Kind::Text);
/// It must not show: a default of something that is sensitive.
pub(crate) const CANARY: &str = "canary-4711";

/// One of those that have broken something, or one at random.
pub(crate) fn nasty(random: &mut Random) -> String {
    if random.below(2) == 0 { any_text(random) } else { random.one_of(&texts()) }
}

/// Up to four processes, each of which reads some of the same variables. Now and then they do not agree about one.
pub(crate) fn any_processes(random: &mut Random) -> Vec<(String, &'static Schema)> {
    let all: Vec<Declaration> = NAMES.iter().map(|name| any_variable(name, random)).collect();
    let mut processes = Vec::new();
    for number in 0..=random.below(4) {
        let mut name = nasty(random);
        if random.below(2) == 0 || name.len() > 1000 {
            name = format!("web {}", number % 2);
        }
        let mut own = Vec::new();
        for (place, variable) in all.iter().enumerate() {
            match random.below(20) {
                0..8 => {}
                8 => own.push(any_variable(NAMES[place], random)),
                _ => own.push(*variable),
            }
        }
        processes.push((name, schema_of(own)));
    }
    processes
}

/// As `contract_of` takes them.
pub(crate) fn borrowed<'a>(processes: &'a [(String, &'static Schema)]) -> Vec<(&'a str, &'static Schema)> {
    processes.iter().map(|(name, schema)| (name.as_str(), *schema)).collect()
}

fn any_variable(name: &str, random: &mut Random) -> Declaration {
    let words: Vec<&'static str> = (0..3).map(|_| leak(&nasty(random))).collect();
    let kind = random.one_of(&[Kind::Text, Kind::Path, SECRET, URL, Kind::Words(Box::leak(words.into()))]);
    let mut variable = variable(name, kind);
    if random.below(4) > 0 {
        variable = variable.describe(leak(&nasty(random)));
    }
    variable = match (random.below(4), kind) {
        (0, _) => variable,
        (1, _) => variable.optional(),
        (2, _) => variable.computed(),
        // The derive refuses it.
        (_, Kind::Secret(_)) => variable,
        (_, Kind::Resource(_)) => variable.default_text(leak(&format!("postgres://{CANARY}/db"))),
        _ => variable.default_text(leak(&nasty(random))),
    };
    if random.below(8) == 0 {
        variable = variable.allow_empty();
    }
    if kind.is_sensitive() && random.below(2) == 0 {
        variable = variable.with(Box::leak(Box::new(extra().generate(leak(&nasty(random))))));
    }
    variable
}
