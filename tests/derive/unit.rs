//! `unit`: what a bare number of a duration or a size counts.

use std::collections::BTreeMap;
use std::time::Duration;

use factor3::{ByteSize, Config, Kind};

#[derive(Debug, Config)]
struct App {
    #[config(unit = "s", default = 30, range = 1..=120)]
    timeout: Duration,
    #[config(unit = "ms", range = "5ms"..)]
    tick: Option<Duration>,
    #[config(unit = "h", default = "2d")]
    retention: Duration,
    #[config(unit = "MiB", default = 64)]
    cache: ByteSize,
    #[config(unit = "kB")]
    page: Option<ByteSize>,
    #[config(unit = "m", default = "")]
    waits: Vec<Duration>,
    #[config(unit = "s", default = "")]
    of_queue: BTreeMap<String, Duration>,
}

fn load(name: &str, value: &str) -> Result<App, String> {
    App::from_vars([(name, value)]).map_err(|error| error.problems()[0].to_string())
}

#[test]
fn a_bare_number_counts_the_unit() {
    assert_eq!(load("TIMEOUT", "90").unwrap().timeout, Duration::from_secs(90));
    assert_eq!(load("TICK", "250").unwrap().tick, Some(Duration::from_millis(250)));
    assert_eq!(load("RETENTION", "12").unwrap().retention, Duration::from_secs(12 * 3600));
    assert_eq!(load("CACHE", "1").unwrap().cache, ByteSize::mib(1));
    assert_eq!(load("PAGE", "4").unwrap().page, Some(ByteSize::new(4_000)));
    assert_eq!(load("CACHE", "0").unwrap().cache, ByteSize::new(0));
}

#[test]
fn a_value_with_a_unit_still_reads() {
    assert_eq!(load("TIMEOUT", "1m30s").unwrap().timeout, Duration::from_secs(90));
    assert_eq!(load("TIMEOUT", "1500ms").unwrap().timeout, Duration::from_millis(1_500));
    assert_eq!(load("CACHE", "512KiB").unwrap().cache, ByteSize::kib(512));
    assert_eq!(load("PAGE", "512B").unwrap().page, Some(ByteSize::new(512)));
}

#[test]
fn each_item_of_a_list_or_map_may_be_a_bare_number() {
    let minutes = |count: u64| Duration::from_secs(count * 60);
    assert_eq!(load("WAITS", "1, 30s, 2").unwrap().waits, [minutes(1), Duration::from_secs(30), minutes(2)]);
    assert_eq!(load("OF_QUEUE", "mail=5,audit=1h").unwrap().of_queue["mail"], Duration::from_secs(5));
}

#[test]
fn a_default_is_a_bare_number_or_has_a_unit() {
    let app = App::from_vars([("OTHER", "")]).unwrap();
    assert_eq!((app.timeout, app.retention), (Duration::from_secs(30), Duration::from_secs(2 * 86_400)));
    assert_eq!(app.cache, ByteSize::mib(64));
}

#[test]
fn the_table_holds_a_default_that_the_build_before_reads() {
    let defaults: Vec<_> = App::SCHEMA.variables().iter().map(factor3::Variable::default).collect();
    assert_eq!(&defaults[..4], [Some("30"), None, Some("48"), Some("64")]);

    #[derive(Config)]
    #[expect(dead_code, reason = "only the table is asked")]
    struct Finer {
        #[config(unit = "s", default = "1500ms")]
        timeout: Duration,
    }
    assert_eq!(Finer::SCHEMA.variables()[0].default(), Some("1500ms"), "the seconds are not a whole number");
}

#[test]
fn bounds_are_bare_numbers_or_have_units() {
    let wrong = |name, value| load(name, value).unwrap_err();
    assert_eq!(
        wrong("TIMEOUT", "121"),
        "TIMEOUT is not a duration in seconds from 1 to 120: it is outside these bounds"
    );
    assert_eq!(wrong("TIMEOUT", "0"), wrong("TIMEOUT", "3m"));
    assert_eq!(
        wrong("TICK", "4"),
        "TICK is not a duration in milliseconds of 5ms or more: it is outside these bounds"
    );
}

#[test]
fn a_wrong_value_is_told_what_a_number_counts() {
    let wrong = |name, value| load(name, value).unwrap_err();
    for value in ["-5", "1.5", "1e3", "5 s", "5w", "99999999999999999999", "0x10", "1_000"] {
        let message = wrong("TIMEOUT", value);
        assert!(message.starts_with("TIMEOUT is not a duration in seconds"), "{message}");
        assert!(!message.contains(value), "{message}");
    }
    assert_eq!(
        wrong("CACHE", "64mb"),
        "CACHE is not a size in MiB: it has an ambiguous unit: write M or MB for 1000² bytes, Mi or MiB for 1024²"
    );
    assert!(wrong("WAITS", "1,x").starts_with("WAITS: item 2 is not a duration in minutes"));
}

#[test]
fn the_kind_knows_the_unit() {
    let variables = App::SCHEMA.variables();
    assert_eq!(*variables[0].kind(), Kind::Duration(Some("s")));
    assert_eq!(*variables[3].kind(), Kind::ByteSize(Some("MiB")));
    assert_eq!(*variables[5].kind(), Kind::List(&Kind::Duration(Some("m"))));
}
