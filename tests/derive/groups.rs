//! Groups: attributes that relate several fields.

#![allow(dead_code, reason = "the tests look at what loads")]

use factor3::{Config, Env, Error, FromEnvStr, SecretString};

/// The code and the variable of each problem, in order.
fn wrong<T>(loaded: Result<T, Error>) -> Vec<(&'static str, String)> {
    match loaded {
        Ok(_) => Vec::new(),
        Err(error) => error.problems().iter().map(|p| (p.reason().code(), p.variable().to_owned())).collect(),
    }
}

/// The message of the only problem.
fn shown<T: std::fmt::Debug>(loaded: Result<T, Error>) -> String {
    let error = loaded.unwrap_err();
    assert_eq!(error.problems().len(), 1, "{error}");
    error.problems()[0].to_string()
}

fn one(code: &'static str, variable: &str) -> Vec<(&'static str, String)> {
    vec![(code, variable.to_owned())]
}

mod told {
    use super::*;

    #[derive(Debug, Clone, Copy, PartialEq, FromEnvStr)]
    enum Queue {
        Memory,
        Redis,
    }

    #[derive(Debug, Config)]
    struct Sentinel {
        nodes: String,
        master: String,
        timeout: Option<u16>,
    }

    #[derive(Debug, Config)]
    #[config(prefix = "SVIX_")]
    struct App {
        #[config(default = "redis")]
        queue_type: Queue,
        #[config(flatten, required_if(queue_type = "redis"))]
        sentinel: Option<Sentinel>,
        #[config(default = true)]
        pager: bool,
        #[config(required_if(pager = true))]
        pager_key: Option<SecretString>,
    }

    fn shown(vars: &[(&str, &str)]) -> Vec<String> {
        let error = App::from_vars(vars.to_vec()).unwrap_err();
        error.problems().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_struct_without_a_prefix_is_told_by_the_variables_that_it_requires() {
        assert_eq!(
            shown(&[("SVIX_QUEUE_TYPE", "redis"), ("SVIX_PAGER", "no")]),
            [
                "SVIX_NODES and SVIX_MASTER (not set) are required by SVIX_QUEUE_TYPE = redis: set SVIX_NODES and SVIX_MASTER"
            ]
        );
    }

    #[test]
    fn a_condition_that_a_default_made_true_is_told_to_be_the_default() {
        assert_eq!(
            shown(&[("SVIX_QUEUE_TYPE", "memory")]),
            ["SVIX_PAGER_KEY (not set) is required by SVIX_PAGER = true (its default): set SVIX_PAGER_KEY"]
        );
        assert_eq!(
            shown(&[("SVIX_QUEUE_TYPE", "memory"), ("SVIX_PAGER", "yes")]),
            ["SVIX_PAGER_KEY (not set) is required by SVIX_PAGER = true: set SVIX_PAGER_KEY"]
        );
    }

    #[derive(Debug, Config)]
    struct Tuning {
        pool_max: Option<u8>,
        #[config(default = 1)]
        queue_max: u8,
    }

    #[derive(Debug, Config)]
    struct Tuned {
        #[config(flatten, required_if(tune), conflicts(other))]
        tuning: Option<Tuning>,
        tune: Option<bool>,
        other: Option<u8>,
    }

    #[test]
    fn a_struct_that_requires_nothing_is_told_by_all_of_its_variables() {
        let error = Tuned::from_vars([("TUNE", "1")]).unwrap_err();
        assert_eq!(
            error.problems()[0].to_string(),
            "POOL_MAX or QUEUE_MAX (not set) is required by TUNE (set): set POOL_MAX or QUEUE_MAX"
        );
    }

    #[test]
    fn a_struct_that_is_set_is_told_by_the_variables_that_are_set() {
        let set = |names: &[&'static str]| names.iter().map(|name| (*name, "1")).collect::<Vec<_>>();
        let error = Tuned::from_vars(set(&["QUEUE_MAX", "OTHER"])).unwrap_err();
        assert_eq!(
            error.problems()[0].to_string(),
            "QUEUE_MAX (set) excludes OTHER (set): remove OTHER, or remove QUEUE_MAX"
        );
        let error = Tuned::from_vars(set(&["POOL_MAX", "QUEUE_MAX", "OTHER"])).unwrap_err();
        assert_eq!(
            error.problems()[0].to_string(),
            "POOL_MAX and QUEUE_MAX (set) exclude OTHER (set): remove OTHER, or remove POOL_MAX and QUEUE_MAX"
        );
    }

    #[test]
    fn no_report_names_a_path_of_rust() {
        let error = App::from_vars([("OTHER", "")]).unwrap_err();
        assert_eq!(error.problems()[0].variable(), "SVIX_NODES");
        assert!(!error.to_string().contains("App.sentinel"), "{error}");
    }
}

mod any_of {
    use super::*;

    #[derive(Debug, Config)]
    #[config(any_of(redis_dsn, queue_dsn, cache))]
    struct App {
        redis_dsn: Option<SecretString>,
        queue_dsn: Option<SecretString>,
        #[config(flatten, prefix = "CACHE_")]
        cache: Option<Cache>,
        #[config(default = 1)]
        workers: u8,
    }

    #[derive(Debug, Config)]
    struct Cache {
        host: String,
        port: Option<u16>,
    }

    #[test]
    fn one_several_or_all_load() {
        assert!(App::from_vars([("REDIS_DSN", "a")]).unwrap().cache.is_none());
        assert!(App::from_vars([("REDIS_DSN", "a"), ("QUEUE_DSN", "b")]).unwrap().queue_dsn.is_some());
        assert!(App::from_vars([("CACHE_HOST", "h"), ("QUEUE_DSN", "b")]).unwrap().cache.is_some());
    }

    #[test]
    fn none_is_one_problem_that_names_every_member_and_the_fix() {
        let loaded = || App::from_vars([("WORKERS", "2"), ("QUEUE_DSN", "")]);
        assert_eq!(wrong(loaded()), one("any_of", "REDIS_DSN"));
        assert_eq!(
            shown(loaded()),
            "REDIS_DSN (not set), QUEUE_DSN (set but empty), CACHE_* (not set): set at least one of them"
        );
    }

    #[test]
    fn a_member_that_is_wrong_counts_as_set() {
        assert_eq!(wrong(App::from_vars([("CACHE_PORT", "1")])), one("missing", "CACHE_HOST"));
    }

    #[test]
    fn a_default_does_not_count_as_set() {
        #[derive(Debug, Config)]
        #[config(any_of(a, b))]
        struct App {
            #[config(default = 1)]
            a: u8,
            b: Option<u8>,
        }

        assert_eq!(wrong(App::from_vars([("C", "1")])), one("any_of", "A"));
        assert!(App::from_vars([("A", "1")]).is_ok());
    }
}

mod one_of {
    use super::*;

    #[derive(Debug, Config)]
    #[config(one_of(token, password, socket))]
    struct App {
        token: Option<SecretString>,
        host: Option<String>,
        password: Option<SecretString>,
        #[config(default = "/run/app")]
        socket: String,
    }

    #[test]
    fn exactly_one_loads() {
        assert!(App::from_vars([("TOKEN", "x")]).unwrap().token.is_some());
        assert!(App::from_vars([("PASSWORD", "x"), ("HOST", "h")]).unwrap().password.is_some());
        assert_eq!(App::from_vars([("SOCKET", "/s")]).unwrap().socket, "/s");
    }

    #[test]
    fn none_is_one_problem_that_names_every_member() {
        let loaded = || App::from_vars([("HOST", "h")]);
        assert_eq!(wrong(loaded()), one("one_of", "TOKEN"));
        let shown = shown(loaded());
        assert!(["TOKEN", "PASSWORD", "SOCKET"].iter().all(|name| shown.contains(name)), "{shown}");
        assert!(!shown.contains("HOST"), "{shown}");
    }

    #[test]
    fn two_are_one_problem_that_says_which_are_set() {
        let two = |a, b| App::from_vars([(a, "x-1"), (b, "x-2")]);
        assert_eq!(wrong(two("TOKEN", "PASSWORD")), one("one_of", "TOKEN"));
        assert_eq!(wrong(two("PASSWORD", "SOCKET")), one("one_of", "TOKEN"));
        let (first, last) = (shown(two("TOKEN", "PASSWORD")), shown(two("PASSWORD", "SOCKET")));
        assert_ne!(first, last, "different variables are set, so the messages differ");
        assert!(!first.contains("x-"), "the message shows a value: {first}");
    }

    #[test]
    fn all_are_one_problem() {
        let all = App::from_vars([("TOKEN", "x"), ("PASSWORD", "x"), ("SOCKET", "x")]);
        assert_eq!(wrong(all), one("one_of", "TOKEN"));
    }

    #[test]
    fn an_empty_variable_counts_as_not_set() {
        assert!(App::from_vars([("TOKEN", ""), ("PASSWORD", "x")]).is_ok());
        assert_eq!(wrong(App::from_vars([("TOKEN", ""), ("PASSWORD", "")])), one("one_of", "TOKEN"));
    }

    #[test]
    fn a_corrected_environment_loads() {
        assert!(App::from_vars([("TOKEN", "x"), ("PASSWORD", "x")]).is_err());
        assert!(App::from_vars([("TOKEN", "x")]).is_ok());
    }
}

mod all_or_none {
    use super::*;

    #[derive(Debug, Config)]
    #[config(prefix = "SMTP_", all_or_none(user, password), all_or_none(cert, key))]
    struct App {
        user: Option<String>,
        password: Option<SecretString>,
        cert: Option<String>,
        #[config(default = "default-key")]
        key: String,
    }

    #[test]
    fn all_load_and_none_loads() {
        assert!(App::from_vars::<_, &str, &str>([]).unwrap().user.is_none());
        let all = App::from_vars([("SMTP_USER", "u"), ("SMTP_PASSWORD", "p")]).unwrap();
        assert!(all.user.is_some() && all.password.is_some());
    }

    #[test]
    fn some_are_one_problem_with_the_prefix_in_every_name() {
        let one_set = |name| App::from_vars([(name, "x")]);
        for name in ["SMTP_USER", "SMTP_PASSWORD"] {
            assert_eq!(wrong(one_set(name)), one("all_or_none", "SMTP_USER"), "{name}");
            let shown = shown(one_set(name));
            assert!(shown.contains("SMTP_USER") && shown.contains("SMTP_PASSWORD"), "{shown}");
        }
        assert_ne!(shown(one_set("SMTP_USER")), shown(one_set("SMTP_PASSWORD")));
    }

    #[test]
    fn a_default_does_not_count_as_set() {
        assert_eq!(wrong(App::from_vars([("SMTP_CERT", "c")])), one("all_or_none", "SMTP_CERT"));
        assert_eq!(App::from_vars([("SMTP_CERT", "c"), ("SMTP_KEY", "k")]).unwrap().key, "k");
    }

    #[test]
    fn each_broken_group_is_a_separate_problem_in_order() {
        let both = App::from_vars([("SMTP_KEY", "k"), ("SMTP_PASSWORD", "p")]);
        assert_eq!(
            wrong(both),
            [("all_or_none", "SMTP_USER".to_owned()), ("all_or_none", "SMTP_CERT".to_owned())]
        );
    }
}

mod of_a_field {
    use super::*;

    #[derive(Debug, Config)]
    struct App {
        #[config(requires(cert, key), conflicts(plain))]
        tls: Option<bool>,
        cert: Option<String>,
        key: Option<SecretString>,
        #[config(default = 80)]
        plain: u16,
    }

    #[test]
    fn a_required_field_may_be_missing_when_the_owner_is_not_set() {
        assert!(App::from_vars([("CERT", "c")]).is_ok());
        assert!(App::from_vars([("PLAIN", "81")]).is_ok());
        assert!(
            App::from_vars([("TLS", "yes"), ("CERT", "c"), ("KEY", "k")]).is_ok(),
            "a default does not count as set"
        );
    }

    #[test]
    fn all_missing_required_fields_are_one_problem_of_the_owner() {
        for present in [None, Some("CERT"), Some("KEY")] {
            let load = || App::from_vars([("TLS", "no")].into_iter().chain(present.map(|name| (name, "x"))));
            assert_eq!(
                wrong(load()),
                one("requires", "TLS"),
                "{present:?}: the value `false` also counts as set"
            );
            let shown = shown(load());
            assert!(["TLS", "CERT", "KEY"].iter().all(|name| shown.contains(name)), "{shown}");
        }
    }

    #[test]
    fn a_conflicting_field_is_one_problem_of_the_owner() {
        let load = || App::from_vars([("TLS", "yes"), ("CERT", "c"), ("KEY", "k"), ("PLAIN", "80")]);
        assert_eq!(wrong(load()), one("conflicts", "TLS"));
        let shown = shown(load());
        assert!(shown.contains("TLS") && shown.contains("PLAIN"), "{shown}");
    }

    #[test]
    fn a_field_with_requires_and_conflicts_can_have_two_problems() {
        let both = App::from_vars([("TLS", "yes"), ("PLAIN", "80")]);
        assert_eq!(wrong(both), [("requires", "TLS".to_owned()), ("conflicts", "TLS".to_owned())]);
    }

    #[test]
    fn an_invalid_value_counts_as_set_and_both_problems_are_reported() {
        let bad = App::from_vars([("TLS", "maybe"), ("PLAIN", "x")]);
        let expected = [("invalid", "TLS"), ("invalid", "PLAIN"), ("requires", "TLS"), ("conflicts", "TLS")];
        assert_eq!(wrong(bad), expected.map(|(code, variable)| (code, variable.to_owned())));
    }
}

mod required_if {
    use super::*;

    #[derive(Debug, PartialEq, FromEnvStr)]
    enum Mail {
        Off,
        Relay,
    }

    #[derive(Debug, Config)]
    struct App {
        #[config(required_if(mail = "relay"))]
        relay_host: Option<String>,
        #[config(default = "off")]
        mail: Mail,
        #[config(required_if(user))]
        password: Option<SecretString>,
        user: Option<String>,
        #[config(required_if(level = 3), required_if(page = "1s"), required_if(names = "a,b"))]
        note: Option<String>,
        level: Option<u8>,
        #[config(value_parser = seconds)]
        page: Option<u64>,
        #[config(default = "")]
        names: Vec<String>,
    }

    fn seconds(text: &str) -> Result<u64, &'static str> {
        text.strip_suffix('s').and_then(|text| text.parse().ok()).ok_or("a number and an s")
    }

    #[test]
    fn the_field_may_be_missing_when_the_condition_is_false() {
        assert!(App::from_vars::<_, &str, &str>([]).is_ok());
        assert_eq!(App::from_vars([("MAIL", "off"), ("LEVEL", "4")]).unwrap().mail, Mail::Off);
        assert!(App::from_vars([("RELAY_HOST", "h")]).is_ok(), "nor is the condition required");
    }

    #[test]
    fn the_field_is_required_when_the_other_field_is_set() {
        let load = || App::from_vars([("USER", "u")]);
        assert_eq!(wrong(load()), one("required_if", "PASSWORD"));
        let shown = shown(load());
        assert!(shown.contains("PASSWORD") && shown.contains("USER"), "{shown}");
        assert!(App::from_vars([("USER", "u"), ("PASSWORD", "p")]).is_ok());
    }

    #[test]
    fn the_field_is_required_when_the_other_field_has_the_value() {
        assert_eq!(wrong(App::from_vars([("MAIL", "relay")])), one("required_if", "RELAY_HOST"));
        assert!(App::from_vars([("MAIL", "relay"), ("RELAY_HOST", "h")]).is_ok());
        assert_eq!(wrong(App::from_vars([("LEVEL", "3")])), one("required_if", "NOTE"));
    }

    #[test]
    fn the_value_is_compared_and_not_the_text() {
        assert_eq!(wrong(App::from_vars([("LEVEL", "+03")])), one("required_if", "NOTE"));
        assert_eq!(wrong(App::from_vars([("PAGE", "01s")])), one("required_if", "NOTE"));
        assert_eq!(wrong(App::from_vars([("NAMES", "a , b,")])), one("required_if", "NOTE"));
        assert!(App::from_vars([("NAMES", "b,a"), ("PAGE", "2s"), ("LEVEL", "30")]).is_ok());
    }

    #[test]
    fn each_condition_is_checked_separately() {
        let all = [("LEVEL", "3"), ("PAGE", "1s"), ("NAMES", "a,b")];
        assert_eq!(wrong(App::from_vars(all)).len(), 3);
        assert!(App::from_vars(all.into_iter().chain([("NOTE", "n")])).is_ok());
    }

    #[derive(Debug, Config)]
    struct Default {
        #[config(required_if(mail = "relay"))]
        relay_host: Option<String>,
        #[config(default = "relay")]
        mail: Mail,
    }

    #[test]
    fn a_default_can_be_the_compared_value() {
        assert_eq!(wrong(Default::from_vars::<_, &str, &str>([])), one("required_if", "RELAY_HOST"));
        assert!(Default::from_vars([("MAIL", "off")]).is_ok());
    }
}

mod of_structs {
    use super::*;

    #[derive(Debug, Config)]
    #[config(prefix = "SMTP_")]
    struct Smtp {
        host: String,
        #[config(default = 25)]
        port: u16,
    }

    #[derive(Debug, Config)]
    #[config(one_of(smtp, log_dir))]
    struct App {
        #[config(flatten, requires(sender), conflicts(dry_run))]
        smtp: Option<Smtp>,
        log_dir: Option<String>,
        sender: Option<String>,
        dry_run: Option<bool>,
    }

    #[derive(Debug, Config)]
    struct Outer {
        #[config(flatten, prefix = "A_")]
        a: App,
        #[config(flatten, prefix = "B_")]
        b: Option<App>,
    }

    #[test]
    fn a_struct_is_set_when_any_of_its_variables_is() {
        assert!(App::from_vars([("SMTP_HOST", "h"), ("SENDER", "s")]).unwrap().smtp.is_some());
        assert!(App::from_vars([("LOG_DIR", "/d")]).unwrap().smtp.is_none());
        let both =
            App::from_vars([("SMTP_HOST", "h"), ("SMTP_PORT", "26"), ("SENDER", "s"), ("LOG_DIR", "/d")]);
        assert_eq!(wrong(both).iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["one_of"]);
    }

    #[test]
    fn a_flattened_struct_can_have_requires() {
        let codes = |vars: &[(&'static str, &'static str)]| {
            let wrong = wrong(App::from_vars(vars.iter().copied()));
            wrong.into_iter().map(|(code, _)| code).collect::<Vec<_>>()
        };
        assert_eq!(codes(&[("SMTP_HOST", "h")]), ["requires"]);
        assert_eq!(codes(&[("SMTP_HOST", "h"), ("SENDER", "s"), ("DRY_RUN", "no")]), ["conflicts"]);
        assert!(codes(&[("LOG_DIR", "/d"), ("DRY_RUN", "no")]).is_empty());
    }

    #[test]
    fn names_include_all_outer_prefixes() {
        assert_eq!(wrong(Outer::from_vars([("A_LOG_DIR", "/d")])), []);
        let error = Outer::from_vars([("A_LOG_DIR", "/d"), ("B_SENDER", "s")]).unwrap_err();
        assert_eq!(error.problems().len(), 1);
        let problem = &error.problems()[0];
        assert_eq!(problem.reason().code(), "one_of");
        let shown = problem.to_string();
        assert!(shown.contains("B_LOG_DIR") && !shown.contains("A_LOG_DIR"), "{shown}");
    }

    #[test]
    fn a_struct_is_named_by_its_prefix_if_no_other_variable_has_the_prefix() {
        #[derive(Debug, Config)]
        #[config(prefix = "P_", one_of(own, bare), all_or_none(port, apart))]
        struct Prefixed {
            own: Option<String>,
            port: Option<u16>,
            #[config(flatten)]
            bare: Option<Smtp>,
            #[config(flatten, prefix = "APART_")]
            apart: Option<Smtp>,
        }
        let error = Prefixed::from_vars([("P_PORT", "80")]).unwrap_err();
        let shown: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
        let [bare, apart] = shown.as_slice() else { panic!("{error}") };
        assert!(bare.contains("P_OWN (not set), P_SMTP_HOST (not set)"), "{bare}");
        assert!(apart.contains("P_PORT (set), P_APART_* (not set)"), "{apart}");
    }

    #[test]
    fn the_groups_of_an_absent_struct_are_not_checked() {
        assert!(Outer::from_vars([("A_LOG_DIR", "/d")]).unwrap().b.is_none());
    }
}

mod with_validate {
    use super::*;

    #[derive(Debug, Config)]
    #[config(one_of(a, b), validate = never)]
    struct App {
        a: Option<u8>,
        b: Option<u8>,
    }

    fn never(app: &App) -> Result<(), &'static str> {
        if app.a.is_some() == app.b.is_some() { Err("validate saw a broken group") } else { Ok(()) }
    }

    #[test]
    fn a_struct_with_a_broken_group_is_not_validated() {
        assert_eq!(wrong(App::from_vars([("A", "1"), ("B", "2")])), one("one_of", "A"));
        assert!(App::from_vars([("B", "2")]).is_ok());
    }
}

#[test]
fn variables_of_all_layers_count() {
    #[derive(Debug, Config)]
    #[config(all_or_none(user, password))]
    struct App {
        user: Option<String>,
        password: Option<SecretString>,
    }
    let over = |name| Env::from_vars([(name, "x")]).or(Env::from_vars([("USER", "u")]));
    assert!(App::load(&over("PASSWORD")).is_ok());
    assert_eq!(wrong(App::load(&over("OTHER"))), one("all_or_none", "USER"));
}

#[test]
fn a_struct_without_a_prefix_is_named_by_its_first_six_variables() {
    macro_rules! group {
        ($name:ident, $($field:ident)*) => {{
            #[derive(Debug, Config)]
            struct Inner {
                $($field: u8,)*
            }
            #[derive(Debug, Config)]
            #[config(one_of(inner, other))]
            struct $name {
                #[config(flatten)]
                inner: Option<Inner>,
                other: Option<u8>,
            }
            shown($name::from_vars([("X", "1")]))
        }};
    }
    for (message, names) in [
        (group!(Five, a b c d e), "A, B, C, D and E"),
        (group!(Six, a b c d e f), "A, B, C, D, E and F"),
        (group!(Seven, a b c d e f g), "A, B, C, D, E, F and 1 more"),
        (group!(Eight, a b c d e f g h), "A, B, C, D, E, F and 2 more"),
    ] {
        assert!(message.contains(names), "{message}");
        assert!(!message.contains("0 more"), "{message}");
    }
}

#[test]
fn a_variable_with_several_fallbacks_names_each() {
    #[derive(Debug, Config)]
    #[config(all_or_none(host, port))]
    struct App {
        host: Option<String>,
        #[config(fallback = "MAIN_PORT", fallback = "OLD_PORT")]
        port: Option<u16>,
    }
    let message = shown(App::from_vars([("HOST", "h")]));
    assert!(message.contains("PORT (not set, nor is MAIN_PORT or OLD_PORT)"), "{message}");
}

/// Where two are set and one may be, none is missing, so a misspelt name explains nothing.
#[test]
fn too_many_of_a_group_ask_for_no_other() {
    #[derive(Debug, Config)]
    #[config(one_of(alpha_url, bravo_url, charlie_url))]
    struct App {
        alpha_url: Option<String>,
        bravo_url: Option<String>,
        charlie_url: Option<String>,
    }
    let hint = |vars: &[(&str, &str)]| App::from_vars(vars.to_vec()).unwrap_err().problems()[0].hint();
    assert_eq!(hint(&[("ALPHA_URL", "a"), ("BRAVO_URL", "b"), ("CHARLIE_ULR", "c")]), None);
    let meant = hint(&[("CHARLIE_ULR", "c")]).unwrap();
    assert!(meant.contains("did you mean CHARLIE_URL?"), "{meant}");
}
