//! Over to new names without a day on which all must change.

use factor3::contract::Contract;
use factor3::resource::Postgres;
use factor3::{Config, Env};
use factor3_example_migration::{PEERS, View};

use crate::child;
use crate::environments::{self, with};

/// What both sides read of a duration.
fn timeouts(name: &str, value: &str) -> [Vec<Result<String, String>>; 2] {
    let of = |said: Result<String, String>| {
        said.map(|view| view.lines().find(|line| line.contains("request_timeout")).unwrap().trim().to_owned())
    };
    let both = PEERS.each_ref().map(|peer| {
        let vars = with(peer, &[(name, value)]);
        (of(environments::before(peer, &vars)), of(environments::after(peer, &vars)))
    });
    let (before, after) = both.into_iter().unzip();
    [before, after]
}

#[test]
fn seconds_under_the_old_name() {
    let [before, after] = timeouts("REQUEST_TIMEOUT_SECS", "90");
    assert_eq!(before, vec![Ok("request_timeout: 90s,".to_owned()); PEERS.len()]);
    assert_eq!(after, before);
}

/// Who deploys reads of it on stderr, at each start.
#[test]
fn a_warning_at_each_start() {
    for peer in &PEERS {
        let ended =
            child::run(&format!("{} after", peer.name), &with(peer, &[("REQUEST_TIMEOUT_SECS", "90")]));
        let [old, new] = ["REQUEST_TIMEOUT_SECS", "REQUEST_TIMEOUT"].map(|name| peer.variable(name));
        assert!(ended.started());
        assert_eq!(
            ended.stderr,
            format!("factor3: warning: {old} is an old name of {new}: set {new} instead")
        );
    }
}

/// A unit is what the new name is for: the apps before do not read it under either.
#[test]
fn a_unit() {
    for name in ["REQUEST_TIMEOUT_SECS", "REQUEST_TIMEOUT"] {
        let [before, after] = timeouts(name, "2m");
        assert_eq!(after, vec![Ok("request_timeout: 120s,".to_owned()); PEERS.len()]);
        let refused = before.iter().filter(|said| said.is_err()).count();
        let defaulted = before.iter().filter(|said| **said == Ok("request_timeout: 30s,".to_owned())).count();
        assert_eq!(
            (refused, defaulted),
            if name == "REQUEST_TIMEOUT" { (0, PEERS.len()) } else { (PEERS.len(), 0) },
            "{before:?}"
        );
    }
}

/// The contract writes the default as a number, which the application before reads, too. So a rollback works.
#[test]
fn the_default_in_the_contract() {
    for peer in &PEERS {
        let example = Contract::new("shop").process("web", peer.schema).dotenv_example();
        let name = format!("{}=", peer.variable("REQUEST_TIMEOUT"));
        let line = example.lines().find_map(|line| line.trim_start_matches('#').strip_prefix(&*name));
        assert_eq!(line, Some("30"), "{example}");
        let [before, after] = [environments::before, environments::after]
            .map(|load| load(peer, &with(peer, &[("REQUEST_TIMEOUT_SECS", line.unwrap())])));
        assert!(before.is_ok(), "{before:?}");
        assert_eq!(after, before);
    }
}

/// While both builds run, both names are set, to one text.
#[test]
fn both_names() {
    for peer in &PEERS {
        let same = with(peer, &[("REQUEST_TIMEOUT_SECS", "90"), ("REQUEST_TIMEOUT", "90")]);
        let View { request_timeout, .. } = (peer.after_of)(same).unwrap();
        assert_eq!(request_timeout.as_secs(), 90);
        let other = with(peer, &[("REQUEST_TIMEOUT_SECS", "90"), ("REQUEST_TIMEOUT", "90s")]);
        let report = (peer.after_of)(other).unwrap_err().to_string();
        let [new, old] = ["REQUEST_TIMEOUT", "REQUEST_TIMEOUT_SECS"].map(|name| peer.variable(name));
        assert!(report.contains(&new) && report.contains(&old), "{report}");
        assert!(report.starts_with("factor3: 1 problem "), "{report}");
    }
}

#[derive(Debug, Config)]
#[config(prefix = "APP_")]
struct Renamed {
    #[config(flatten, prefix = "DATABASE_")]
    database: Database,
}

/// `APP_DATABASE__URL` becomes `APP_DATABASE_URL`: an old name has the same prefixes.
#[derive(Debug, Config)]
struct Database {
    #[config(renamed_from = "_URL")]
    url: Postgres,
    #[config(renamed_from = "_POOL_SIZE", default = 10)]
    pool_size: u32,
}

#[test]
fn from_two_underscores_to_one() {
    const URL: &str = "postgres://shop:s3cret@db/orders";
    let old = [("APP_DATABASE__URL", URL), ("APP_DATABASE__POOL_SIZE", "4")];
    let loaded = Renamed::load(&Env::from_vars(old)).unwrap();
    assert_eq!((loaded.config.database.url.host(), loaded.config.database.pool_size), ("db", 4));
    let warnings: Vec<String> = loaded.summary.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "APP_DATABASE__URL is an old name of APP_DATABASE_URL: set APP_DATABASE_URL instead",
            "APP_DATABASE__POOL_SIZE is an old name of APP_DATABASE_POOL_SIZE: set APP_DATABASE_POOL_SIZE instead",
        ]
    );
    let new = [("APP_DATABASE_URL", URL), ("APP_DATABASE_POOL_SIZE", "4")];
    let loaded = Renamed::load(&Env::from_vars(new)).unwrap();
    assert!(loaded.summary.warnings().is_empty());
    assert_eq!(loaded.config.database.pool_size, 4);
}
