//! What a build changes, in the words of an operator. Each line says what to do; `!` means before the release.

#![allow(dead_code, reason = "only the schemas are looked at")]

use factor3::contract::Contract;
use factor3::resource::{Http, Postgres, Redis};
use factor3::{Config, FromEnvStr, SecretString};

use super::changes;
use crate::contract_of;

const COMPATIBLE: &str = "Compatible: an environment that starts the old build also starts the new one.\n";
const NOT_COMPATIBLE: &str = "Not compatible: an environment that starts the old build may not start the new one. \
    Do what the lines with ! say.\n";

/// Compares two structs that differ in their fields.
macro_rules! compare {
    ($(#[$before:meta])* {$($old:tt)*} => $(#[$after:meta])* {$($new:tt)*}) => {{
        mod old {
            use super::*;
            #[derive(Config)]
            $(#[$before])*
            pub(super) struct App { $($old)* }
        }
        #[derive(Config)]
        $(#[$after])*
        struct App { $($new)* }
        $crate::release::changes::<old::App, App>()
    }};
}

pub(super) use compare;

/// The lines that differ from the verdict at the end.
#[track_caller]
pub(super) fn assert_told(changes: &factor3::contract::Changes, lines: &[&str], is_compatible: bool) {
    let text = changes.to_string();
    assert_eq!(changes.is_compatible(), is_compatible, "{text}");
    let verdict = if is_compatible { COMPATIBLE } else { NOT_COMPATIBLE };
    let told = text.strip_suffix(verdict).unwrap_or_else(|| panic!("{text}"));
    let told: Vec<&str> = told.lines().filter(|line| !line.is_empty() && !line.ends_with(':')).collect();
    assert_eq!(told, lines, "{text}");
}

#[test]
fn what_is_added_says_whether_it_has_to_be_set() {
    let changes = compare!({ port: u16, } => {
        port: u16,
        api_key: SecretString,
        #[config(default = 9090)]
        metrics_port: u16,
        #[config(default_with = 1)]
        workers: u8,
        #[config(default_from = metrics_port)]
        health_port: u16,
        motto: Option<String>,
    });
    assert_told(
        &changes,
        &[
            "! API_KEY is required (a secret): set it before the release",
            "  METRICS_PORT (a whole number from 0 to 65535) has the default 9090",
            "  WORKERS (a whole number from 0 to 255) has a default",
            "  HEALTH_PORT (a whole number from 0 to 65535) has the value of METRICS_PORT as its default",
            "  MOTTO (text) is optional",
        ],
        false,
    );
}

#[test]
fn what_is_removed_says_when_to_remove_it() {
    let changes = compare!(
        { feed_url: String, limit: u8, queue: String, } =>
        #[config(retired("LIMIT", "use MAX_ORDERS, in orders a minute"))] { queue: String, }
    );
    assert_told(
        &changes,
        &[
            "  FEED_URL is no longer read: remove it after the release",
            "  LIMIT is no longer read: use MAX_ORDERS, in orders a minute",
        ],
        true,
    );
}

#[test]
fn what_else_changes_with_a_new_name_is_told_too() {
    let changes = compare!(
        { #[config(default = 5)] a: u8, opt: Option<u16>, #[config(range = 1..=60)] old: u16, } =>
        {
            #[config(renamed_from = "A", default = 6)] b: u8,
            #[config(renamed_from = "OPT")] now_required: u16,
            #[config(renamed_from = "OLD", range = 1..=30)] new: u16,
        }
    );
    assert_told(
        &changes,
        &[
            "  B is the new name of A: set both to the same, and remove A after the release",
            "  B has the default 6 and had 5: where neither is set, set B=5 to keep that",
            "  NOW_REQUIRED is the new name of OPT: set both to the same, and remove OPT after the release",
            "! NOW_REQUIRED is required now: set it where OPT is not set, before the release",
            "  NEW is the new name of OLD: set both to the same, and remove OLD after the release",
            "! NEW reads a whole number from 1 to 30, and OLD is a whole number from 1 to 60: check its value before the release",
        ],
        false,
    );
}

#[test]
fn an_old_default_is_written_as_a_shell_reads_it() {
    let changes = compare!(
        { #[config(default = "a, b")] origins: Vec<String>, #[config(default = "it's")] motto: String, } =>
        { #[config(default = "")] origins: Vec<String>, #[config(default = "$1")] motto: String, }
    );
    assert_told(
        &changes,
        &[
            "  ORIGINS has an empty default and had a, b: where it is not set, set ORIGINS='a, b' to keep that",
            "  MOTTO has the default $1 and had it's: where it is not set, set MOTTO=it's to keep that",
        ],
        true,
    );
}

#[test]
fn a_new_name_is_told_with_the_old_one() {
    let changes =
        compare!({ pg_url: Postgres, } => { #[config(renamed_from = "PG_URL")] database_url: Postgres, });
    assert_told(
        &changes,
        &[
            "  DATABASE_URL is the new name of PG_URL: set both to the same, and remove PG_URL after the release",
        ],
        true,
    );
    let changes = compare!(
        { #[config(renamed_from = "PG_URL")] database_url: Postgres, } => { database_url: Postgres, }
    );
    let lines = [
        "! DATABASE_URL is required now: set it where it is not set, before the release",
        "  DATABASE_URL is no longer read from PG_URL: set DATABASE_URL instead",
    ];
    assert_told(&changes, &lines, false);
    let changes = compare!(
        { a: String, b: String, } => { #[config(renamed_from = "A", renamed_from = "B")] name: String, }
    );
    assert_told(&changes, &["! NAME is read from A and B: keep one of them before the release"], false);
}

#[test]
fn a_variable_that_becomes_required_has_to_be_set() {
    let changes = compare!(
        { a: Option<u8>, #[config(default = 5)] b: u8, #[config(default_with = 1)] c: u8, d: u8, } =>
        { a: u8, b: u8, c: u8, d: Option<u8>, }
    );
    assert_told(
        &changes,
        &[
            "! A is required now: set it where it is not set, before the release",
            "! B is required now: set it where it is not set, before the release",
            "  B had the default 5: where it is not set, set B=5 to keep that",
            "! C is required now: set it where it is not set, before the release",
            "  C has no default any more",
            "  D is no longer required",
        ],
        false,
    );
}

#[test]
fn a_variable_that_accepts_less_has_to_be_checked() {
    let changes = compare!(
        { port: u16, name: String, #[config(unit = "s")] wait: std::time::Duration, list: Vec<String>, } =>
        {
            #[config(range = 1024..)]
            port: u16,
            #[config(min_len = 3)]
            name: String,
            #[config(unit = "ms")]
            wait: std::time::Duration,
            #[config(separator = ";")]
            list: Vec<String>,
        }
    );
    assert_told(
        &changes,
        &[
            "! PORT reads a whole number from 1024 to 65535, and read a whole number from 0 to 65535 before: check its value before the release",
            "! NAME has a least length of 3, and had 0: check its value before the release",
            "! WAIT reads a duration in ms, and read a duration in s before: check its value before the release",
            "! LIST has `;` between its items, and had `,`: write its value with the new one before the release",
        ],
        false,
    );
}

#[derive(FromEnvStr)]
enum OldLevel {
    Trace,
    Debug,
    Info,
    All,
}

#[derive(FromEnvStr)]
enum NewLevel {
    Error,
    Info,
    #[config(rename = "DEBUG")]
    Debug,
}

#[test]
fn words_that_are_gone_are_named() {
    let changes = compare!({ log_level: OldLevel, } => { log_level: NewLevel, });
    let told =
        "! LOG_LEVEL no longer reads trace, all: write one of error, info, DEBUG instead, before the release";
    assert_told(&changes, &[told], false);
}

#[test]
fn a_variable_that_accepts_more_needs_nothing() {
    let changes = compare!(
        { small: u8, ip: std::net::Ipv4Addr, #[config(min_len = 3)] name: String, url: Redis, list: Vec<u8>, wait: std::time::Duration, } =>
        { small: u16, ip: std::net::IpAddr, name: String, url: String, list: Vec<u32>, #[config(unit = "s")] wait: std::time::Duration, }
    );
    assert_told(
        &changes,
        &[
            "  SMALL reads a whole number from 0 to 65535: every old value is still read",
            "  IP reads an IP address: every old value is still read",
            "  NAME reads values of another range or length: every old value is still read",
            "  URL reads text: every old value is still read",
            "  LIST reads a list of: a whole number from 0 to 4294967295: every old value is still read",
            "  WAIT reads a duration in s: every old value is still read",
        ],
        true,
    );
}

#[test]
fn a_boolean_that_only_has_to_be_set_is_told() {
    let flag = "! FLAG is on wherever FLAG is set: remove it where it is false or empty, before the release";
    for changes in [
        compare!({ flag: bool, } => { #[config(is_set)] flag: bool, }),
        compare!({ #[config(default = false)] flag: bool, } => { #[config(is_set)] flag: bool, }),
        compare!({ flag: Option<bool>, } => { #[config(is_set)] flag: bool, }),
    ] {
        assert!(!changes.is_compatible(), "{changes}");
        assert!(changes.to_string().lines().any(|line| line == flag), "{changes}");
    }
    let changes = compare!({ old: bool, } => { #[config(is_set, renamed_from = "OLD")] flag: bool, });
    assert!(changes.to_string().contains("FLAG is on wherever OLD is set: "), "{changes}");
    let changes = compare!({ #[config(is_set)] flag: bool, } => { #[config(is_set)] flag: bool, });
    assert!(changes.is_compatible(), "{changes}");
}

/// A URL of a resource may have a comma in it, as in `https://a.example/b,c`.
#[test]
fn a_list_of_resources_is_split_at_other_commas() {
    for changes in [
        compare!({ urls: Vec<Http>, } => { urls: Vec<SecretString>, }),
        compare!({ urls: Vec<Http>, } => { urls: Vec<String>, }),
        compare!({ urls: Option<Vec<Redis>>, } => { urls: Option<Vec<factor3::Label>>, }),
        compare!({ urls: Vec<Http>, } => { urls: Vec<std::path::PathBuf>, }),
    ] {
        let told = changes.to_string();
        assert!(!changes.is_compatible(), "{told}");
        assert!(told.contains("! URLS reads a list of: "), "{told}");
    }
    assert!(compare!({ urls: Vec<Http>, } => { urls: Vec<Http>, }).is_compatible());
    assert!(compare!({ urls: Vec<Http>, } => { urls: SecretString, }).is_compatible());
    assert!(compare!({ names: Vec<String>, } => { names: Vec<SecretString>, }).is_compatible());
}

#[test]
fn a_changed_default_says_how_to_keep_the_old_one() {
    let changes = compare!(
        { #[config(default = 3000)] port: u16, host: Option<String>, #[config(default_with = 3)] jobs: u8, } =>
        { #[config(default = 8080)] port: u16, #[config(default = "a")] host: String, #[config(default = 1)] more: u8, #[config(default_from = more)] jobs: u8, }
    );
    assert_told(
        &changes,
        &[
            "  MORE (a whole number from 0 to 255) has the default 1",
            "  PORT has the default 8080 and had 3000: where it is not set, set PORT=3000 to keep that",
            "  HOST has the default a",
            "  JOBS has the value of MORE as its default",
        ],
        true,
    );
}

#[test]
fn a_source_that_is_gone_is_told() {
    let changes = compare!(
        #[config(secret_files)] { key: SecretString, token: Option<SecretString>, } =>
        { key: SecretString, token: Option<SecretString>, }
    );
    assert_told(
        &changes,
        &[
            "! KEY is required now: set it where it is not set, before the release",
            "  KEY is no longer read from KEY_FILE or a credential: set KEY itself",
            "  TOKEN is no longer read from TOKEN_FILE or a credential: set TOKEN itself",
        ],
        false,
    );
    let changes = compare!(
        { key: SecretString, } => #[config(secret_files)] { key: SecretString, }
    );
    assert_told(&changes, &["  KEY may come from a file: KEY_FILE, or the credential KEY"], true);
}

#[test]
fn credentials_that_return_into_the_url_are_told() {
    let changes = compare!(
        { #[config(username, password)] database_url: Postgres, } => { database_url: Postgres, }
    );
    assert_told(
        &changes,
        &[
            "  DATABASE_USER is no longer read: remove it after the release",
            "  DATABASE_PASSWORD is no longer read: remove it after the release",
            "! DATABASE_URL holds its user name and password itself: write them into the URL before the release",
        ],
        false,
    );
    let changes = compare!({ database_url: Postgres, } => { #[config(password)] database_url: Postgres, });
    assert!(changes.is_compatible(), "{changes}");
}

#[derive(Config)]
#[config(prefix = "MAIL_")]
struct Mail {
    host: String,
    user: Option<String>,
}

mod newer {
    use factor3::Config;

    #[derive(Config)]
    #[config(prefix = "MAIL_", all_or_none(user, password))]
    pub(super) struct Mail {
        host: String,
        sender: String,
        user: Option<String>,
        password: Option<factor3::SecretString>,
    }
}

#[test]
fn an_optional_struct_that_requires_more_says_where() {
    let changes = compare!(
        { #[config(flatten)] mail: Option<Mail>, } => { #[config(flatten)] mail: Option<newer::Mail>, }
    );
    assert_told(
        &changes,
        &[
            "! MAIL_SENDER is required where MAIL_HOST or MAIL_USER is set (text): set it before the release",
            "  MAIL_PASSWORD (a secret) is optional",
            "! all of MAIL_USER, MAIL_PASSWORD are set, or none: see to that before the release",
        ],
        false,
    );
    let changes = compare!({ port: u16, } => { port: u16, #[config(flatten)] mail: Option<newer::Mail>, });
    assert!(changes.is_compatible(), "{changes}");
    let changes = compare!({ #[config(flatten)] mail: Option<Mail>, } => { #[config(flatten)] mail: Mail, });
    assert_told(
        &changes,
        &["! MAIL_HOST is required now: set it where it is not set, before the release"],
        false,
    );
}

#[test]
fn other_names_and_empty_values_are_told() {
    let changes = compare!(
        { a: Option<String>, #[config(allow_empty)] b: Option<String>, c: Option<String>, } =>
        { #[config(renamed_from = "OLD_A", fallback = "ALL")] a: Option<String>, b: Option<String>, #[config(allow_empty)] c: Option<String>, }
    );
    assert_told(
        &changes,
        &[
            "  A is also read from OLD_A where it is not set",
            "  A is also read from ALL where it is not set",
            "  an empty B counts as not set: it was a value",
            "  C may be empty: it counted as not set",
        ],
        true,
    );
}

#[test]
fn a_group_that_every_old_environment_keeps_to_is_told() {
    let changes = compare!(
        #[config(one_of(a, b))] { a: Option<u8>, b: Option<u8>, } =>
        #[config(any_of(a, b))] { a: Option<u8>, b: Option<u8>, }
    );
    let lines = [
        "  at least one of A, B is set: every old environment keeps to that",
        "  it is no longer required that exactly one of A, B is set",
    ];
    assert_told(&changes, &lines, true);
}

#[test]
fn a_group_that_is_gone_is_told() {
    let changes = compare!(
        #[config(one_of(a, b))] { a: Option<u8>, b: Option<u8>, } => { a: Option<u8>, b: Option<u8>, }
    );
    assert_told(&changes, &["  it is no longer required that exactly one of A, B is set"], true);
}

#[test]
fn a_default_that_makes_a_condition_true_is_noticed() {
    let changes = compare!(
        { #[config(required_if(tls = true))] key: Option<String>, #[config(default = false)] tls: bool, } =>
        { #[config(required_if(tls = true))] key: Option<String>, #[config(default = true)] tls: bool, }
    );
    assert_told(
        &changes,
        &[
            "  TLS has the default true and had false: where it is not set, set TLS=false to keep that",
            "! KEY is required where TLS is true: see to that before the release",
        ],
        false,
    );
}

fn any(_: &String) -> Result<(), &'static str> {
    Ok(())
}

#[test]
fn what_only_code_can_judge_is_listed() {
    fn whole(_: &App) -> Result<(), &'static str> {
        Ok(())
    }
    #[derive(Config)]
    #[config(validate = whole)]
    struct App {
        #[config(validate = any)]
        name: String,
        #[config(value_parser = str::parse::<u8>, expected = "a level from 0 to 9")]
        level: u8,
    }
    let changes = changes::<App, App>();
    assert!(changes.is_compatible() && changes.is_empty());
    assert_eq!(
        changes.to_string(),
        "Not compared, because only the application's code knows it:\n  \
           NAME: the application's check of the value\n  \
           LEVEL: what the application reads (a level from 0 to 9)\n  \
           the application's check of App as a whole\n\n\
         Nothing is added, removed or changed.\n"
    );
}

#[test]
fn several_processes_are_compared_by_name() {
    #[derive(Config)]
    struct Web {
        port: u16,
    }
    #[derive(Config)]
    struct Worker {
        jobs: u8,
    }
    #[derive(Config)]
    struct Mailer {
        port: u16,
    }
    let old = contract_of("shop", &[("web", Web::SCHEMA), ("worker", Worker::SCHEMA)]).to_text();
    let new: Contract = contract_of("shop", &[("web", Worker::SCHEMA), ("mailer", Mailer::SCHEMA)]);
    let lines = [
        // The worker reads the name, and the web process has never checked its value.
        "! web: JOBS (a whole number from 0 to 255) reads a name whose value the old build does not check: check it before the release",
        "! mailer: PORT (a whole number from 0 to 65535) reads a name whose value the old build does not check: check it before the release",
        "  web: PORT is no longer read: remove it after the release",
        "  the process worker is not there any more",
    ];
    assert_told(&new.changes_since(&old).unwrap(), &lines, false);
    let worker = contract_of("shop", &[("worker", Worker::SCHEMA)]);
    assert_told(&worker.changes_since(&old).unwrap(), &["  the process web is not there any more"], true);
}

#[test]
fn one_process_is_compared_whatever_it_is_called() {
    #[derive(Config)]
    struct Web {
        port: u16,
    }
    let old = contract_of("shop", &[("web-1.0", Web::SCHEMA)]).to_text();
    let changes = contract_of("shop", &[("web-2.0", Web::SCHEMA)]).changes_since(&old).unwrap();
    assert!(changes.is_empty(), "{changes}");
}

/// A field refuses a default that its own checks refuse, so the value of another field has to pass them.
#[test]
fn a_copied_default_that_may_be_refused_is_a_break() {
    let told = "! JOBS has the value of SIZE as its default, and does not accept every value of SIZE: set JOBS where it would \
                be refused, before the release";
    assert_told(
        &compare!({ size: u8, } => { size: u8, #[config(default_from = size, range = 1..=9)] jobs: u8, }),
        &["  JOBS (a whole number from 1 to 9) has the value of SIZE as its default", told],
        false,
    );
    let small = compare!(
        { #[config(range = 2..=8)] size: u8, } =>
        { #[config(range = 2..=8)] size: u8, #[config(default_from = size, range = 1..=9)] jobs: u8, }
    );
    assert!(small.is_compatible(), "{small}");
    let as_before = compare!(
        { size: u8, #[config(default_from = size, range = 1..=9)] jobs: u8, } =>
        { size: u8, #[config(default_from = size, range = 1..=20)] jobs: u8, }
    );
    assert!(as_before.is_compatible(), "{as_before}");
    let stricter = compare!(
        { key: SecretString, #[config(default_from = key)] jwt_key: SecretString, } =>
        { key: SecretString, #[config(default_from = key, min_len = 32)] jwt_key: SecretString, }
    );
    assert!(!stricter.is_compatible(), "{stricter}");
}
