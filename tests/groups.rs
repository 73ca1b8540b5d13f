//! Groups: variables that depend on each other.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]
#![allow(dead_code, reason = "what counts is what loads")]

use factor3::{Config, Env, Error, FromEnvStr, SecretString};

/// What is wrong: the reason and the variable of each problem, in order.
fn wrong<T>(loaded: Result<T, Error>) -> Vec<(&'static str, String)> {
    match loaded {
        Ok(_) => Vec::new(),
        Err(error) => error.problems().iter().map(|p| (p.reason().code(), p.variable().to_owned())).collect(),
    }
}

/// The one problem, as it is shown.
fn shown<T: std::fmt::Debug>(loaded: Result<T, Error>) -> String {
    let error = loaded.unwrap_err();
    assert_eq!(error.problems().len(), 1, "{error}");
    error.problems()[0].to_string()
}

fn one(code: &'static str, variable: &str) -> Vec<(&'static str, String)> {
    vec![(code, variable.to_owned())]
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
    fn two_are_one_problem_that_tells_which_are_set() {
        let two = |a, b| App::from_vars([(a, "x-1"), (b, "x-2")]);
        assert_eq!(wrong(two("TOKEN", "PASSWORD")), one("one_of", "TOKEN"));
        assert_eq!(wrong(two("PASSWORD", "SOCKET")), one("one_of", "TOKEN"));
        let (first, last) = (shown(two("TOKEN", "PASSWORD")), shown(two("PASSWORD", "SOCKET")));
        assert_ne!(first, last, "what is set differs, so the text does");
        assert!(!first.contains("x-"), "no value shows: {first}");
    }

    #[test]
    fn all_are_one_problem() {
        let all = App::from_vars([("TOKEN", "x"), ("PASSWORD", "x"), ("SOCKET", "x")]);
        assert_eq!(wrong(all), one("one_of", "TOKEN"));
    }

    #[test]
    fn an_empty_one_counts_as_absent() {
        assert!(App::from_vars([("TOKEN", ""), ("PASSWORD", "x")]).is_ok());
        assert_eq!(wrong(App::from_vars([("TOKEN", ""), ("PASSWORD", "")])), one("one_of", "TOKEN"));
    }

    #[test]
    fn the_fix_loads() {
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
    fn a_default_is_not_set() {
        assert_eq!(wrong(App::from_vars([("SMTP_CERT", "c")])), one("all_or_none", "SMTP_CERT"));
        assert_eq!(App::from_vars([("SMTP_CERT", "c"), ("SMTP_KEY", "k")]).unwrap().key, "k");
    }

    #[test]
    fn each_broken_group_is_a_problem_of_its_own_in_order() {
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
    fn what_is_required_is_not_without_the_owner() {
        assert!(App::from_vars([("CERT", "c")]).is_ok());
        assert!(App::from_vars([("PLAIN", "81")]).is_ok());
        assert!(
            App::from_vars([("TLS", "yes"), ("CERT", "c"), ("KEY", "k")]).is_ok(),
            "a default is not set"
        );
    }

    #[test]
    fn whatever_is_required_and_absent_is_one_problem_of_the_owner() {
        for present in [None, Some("CERT"), Some("KEY")] {
            let load = || App::from_vars([("TLS", "no")].into_iter().chain(present.map(|name| (name, "x"))));
            assert_eq!(wrong(load()), one("requires", "TLS"), "{present:?}: a `false` is set too");
            let shown = shown(load());
            assert!(["TLS", "CERT", "KEY"].iter().all(|name| shown.contains(name)), "{shown}");
        }
    }

    #[test]
    fn what_excludes_it_is_one_problem_of_the_owner() {
        let load = || App::from_vars([("TLS", "yes"), ("CERT", "c"), ("KEY", "k"), ("PLAIN", "80")]);
        assert_eq!(wrong(load()), one("conflicts", "TLS"));
        let shown = shown(load());
        assert!(shown.contains("TLS") && shown.contains("PLAIN"), "{shown}");
    }

    #[test]
    fn both_of_one_field_are_two_problems() {
        let both = App::from_vars([("TLS", "yes"), ("PLAIN", "80")]);
        assert_eq!(wrong(both), [("requires", "TLS".to_owned()), ("conflicts", "TLS".to_owned())]);
    }

    #[test]
    fn a_value_that_does_not_read_is_set_and_both_are_told() {
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
    fn without_the_condition_it_may_be_absent() {
        assert!(App::from_vars::<_, &str, &str>([]).is_ok());
        assert_eq!(App::from_vars([("MAIL", "off"), ("LEVEL", "4")]).unwrap().mail, Mail::Off);
        assert!(App::from_vars([("RELAY_HOST", "h")]).is_ok(), "nor is the condition required");
    }

    #[test]
    fn where_the_other_is_set_it_is_required() {
        let load = || App::from_vars([("USER", "u")]);
        assert_eq!(wrong(load()), one("required_if", "PASSWORD"));
        let shown = shown(load());
        assert!(shown.contains("PASSWORD") && shown.contains("USER"), "{shown}");
        assert!(App::from_vars([("USER", "u"), ("PASSWORD", "p")]).is_ok());
    }

    #[test]
    fn where_the_other_has_the_value_it_is_required() {
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
    fn each_condition_is_its_own() {
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
    fn a_default_may_be_the_value() {
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
    fn a_struct_that_is_set_may_own_a_demand() {
        let codes = |vars: &[(&'static str, &'static str)]| {
            let wrong = wrong(App::from_vars(vars.iter().copied()));
            wrong.into_iter().map(|(code, _)| code).collect::<Vec<_>>()
        };
        assert_eq!(codes(&[("SMTP_HOST", "h")]), ["requires"]);
        assert_eq!(codes(&[("SMTP_HOST", "h"), ("SENDER", "s"), ("DRY_RUN", "no")]), ["conflicts"]);
        assert!(codes(&[("LOG_DIR", "/d"), ("DRY_RUN", "no")]).is_empty());
    }

    #[test]
    fn names_stand_behind_the_prefixes_around() {
        assert_eq!(wrong(Outer::from_vars([("A_LOG_DIR", "/d")])), []);
        let error = Outer::from_vars([("A_LOG_DIR", "/d"), ("B_SENDER", "s")]).unwrap_err();
        assert_eq!(error.problems().len(), 1);
        let problem = &error.problems()[0];
        assert_eq!(problem.reason().code(), "one_of");
        let shown = problem.to_string();
        assert!(shown.contains("B_LOG_DIR") && !shown.contains("A_LOG_DIR"), "{shown}");
    }

    #[test]
    fn a_struct_is_named_by_its_prefix_where_no_other_variable_begins_so() {
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
        assert!(bare.contains("P_OWN (not set), Prefixed.bare (not set)"), "{bare}");
        assert!(apart.contains("P_PORT (set), P_APART_* (not set)"), "{apart}");
    }

    #[test]
    fn an_absent_struct_asks_for_nothing() {
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
fn layers_count_together() {
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
