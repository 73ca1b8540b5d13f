//! `renamed_from`: a variable that has an old name.

#![allow(dead_code, reason = "the tests look at what loads")]

use factor3::{Config, Env, Error, ExposeSecret, SecretString};

#[derive(Debug, Config)]
struct App {
    #[config(renamed_from = "LISTEN_PORT", renamed_from = "HTTP_PORT", default = 3000)]
    port: u16,
    #[config(renamed_from = "APP_KEY")]
    api_key: SecretString,
    #[config(renamed_from = "GREETING", allow_empty)]
    motd: Option<String>,
}

fn load(vars: &[(&'static str, &'static str)]) -> Result<App, Error> {
    App::from_vars([("API_KEY", "k")].into_iter().chain(vars.iter().copied()))
}

/// The code and the variable of each warning of a load.
fn warnings<T: Config>(vars: &[(&'static str, &'static str)]) -> Vec<(String, String)> {
    let env = Env::from_vars(vars.iter().copied());
    let loaded = T::load(&env).map_err(|error| error.to_string()).unwrap();
    loaded.summary.warnings().iter().map(|w| (w.code().to_owned(), w.variable().to_owned())).collect()
}

fn old_name(variable: &str) -> (String, String) {
    ("old_name".to_owned(), variable.to_owned())
}

#[test]
fn the_new_name_alone_gives_no_warning() {
    assert_eq!(load(&[("PORT", "80")]).unwrap().port, 80);
    assert_eq!(warnings::<App>(&[("API_KEY", "k"), ("PORT", "80")]), []);
}

#[test]
fn the_old_name_alone_works_and_warns() {
    assert_eq!(load(&[("LISTEN_PORT", "80")]).unwrap().port, 80);
    assert_eq!(load(&[("HTTP_PORT", "81")]).unwrap().port, 81);
    assert_eq!(warnings::<App>(&[("API_KEY", "k"), ("HTTP_PORT", "81")]), [old_name("PORT")]);
}

#[test]
fn a_warning_names_both_and_shows_no_value() {
    let env = Env::from_vars([("APP_KEY", "k-1234")]);
    let loaded = App::load(&env).unwrap();
    assert_eq!(loaded.config.api_key.expose_secret(), "k-1234");
    let warnings: Vec<String> = loaded.summary.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].contains("APP_KEY") && warnings[0].contains("API_KEY"), "{}", warnings[0]);
    assert!(!warnings[0].contains("1234"), "{}", warnings[0]);
}

#[test]
fn both_names_with_the_same_value_give_no_warning() {
    assert_eq!(load(&[("PORT", "80"), ("HTTP_PORT", "80")]).unwrap().port, 80);
    assert_eq!(warnings::<App>(&[("API_KEY", "k"), ("APP_KEY", "k")]), []);
}

#[test]
fn both_names_with_different_values_are_one_problem() {
    let error = load(&[("PORT", "80"), ("HTTP_PORT", "81")]).unwrap_err();
    assert_eq!(error.problems().len(), 1);
    let problem = &error.problems()[0];
    assert_eq!((problem.variable(), problem.reason().code()), ("PORT", "old_name"));
    let shown = problem.to_string();
    assert!(shown.contains("PORT") && shown.contains("HTTP_PORT"), "{shown}");
    assert!(!shown.contains("80") && !shown.contains("81"), "{shown}");
}

#[test]
fn two_old_names_with_different_values_are_also_a_problem() {
    assert_eq!(load(&[("LISTEN_PORT", "80"), ("HTTP_PORT", "80")]).unwrap().port, 80);
    let error = load(&[("LISTEN_PORT", "80"), ("HTTP_PORT", "81")]).unwrap_err();
    let codes: Vec<&str> = error.problems().iter().map(|problem| problem.reason().code()).collect();
    assert_eq!(codes, ["old_name"]);
}

#[test]
fn an_empty_old_name_counts_as_not_set() {
    assert_eq!(load(&[("PORT", ""), ("HTTP_PORT", "81")]).unwrap().port, 81);
    assert_eq!(load(&[("PORT", "80"), ("HTTP_PORT", "")]).unwrap().port, 80);
    assert_eq!(load(&[("LISTEN_PORT", ""), ("HTTP_PORT", "81")]).unwrap().port, 81);
    assert_eq!(load(&[("HTTP_PORT", "")]).unwrap().port, 3000);
}

#[test]
fn allow_empty_also_applies_to_the_old_name() {
    assert_eq!(load(&[("GREETING", "")]).unwrap().motd.as_deref(), Some(""));
    let error = load(&[("MOTD", ""), ("GREETING", "hello")]).unwrap_err();
    assert_eq!(error.problems()[0].reason().code(), "old_name");
}

#[test]
fn an_invalid_value_under_the_old_name_is_a_problem() {
    let error = load(&[("HTTP_PORT", "eighty")]).unwrap_err();
    assert_eq!(error.problems().len(), 1);
    assert_eq!((error.problems()[0].variable(), error.problems()[0].reason().code()), ("PORT", "invalid"));
}

#[test]
fn a_variable_that_is_missing_under_every_name_is_reported_under_its_own() {
    let error = App::from_vars::<_, &str, &str>([]).unwrap_err();
    let missing: Vec<_> = error.problems().iter().map(|p| (p.variable(), p.reason().code())).collect();
    assert_eq!(missing, [("API_KEY", "missing")]);
}

#[test]
fn an_old_name_in_a_lower_layer_wins_over_the_default() {
    let env = Env::from_vars([("API_KEY", "k")]).or(Env::from_vars([("HTTP_PORT", "82")]));
    assert_eq!(App::load(&env).unwrap().config.port, 82);
}

mod prefixes {
    use super::*;

    #[derive(Debug, Config)]
    #[config(prefix = "MAIL_")]
    struct Mail {
        #[config(renamed_from = "SERVER")]
        host: String,
        #[config(no_prefix, renamed_from = "HTTP_PORT", default = 25)]
        port: u16,
        #[config(env = "FROM", renamed_from = "SENDER")]
        from: Option<String>,
    }

    #[derive(Debug, Config)]
    struct Outer {
        #[config(flatten, prefix = "APP_")]
        mail: Option<Mail>,
    }

    #[test]
    fn an_old_name_has_the_prefixes_of_its_field() {
        let mail =
            Mail::from_vars([("MAIL_SERVER", "h"), ("HTTP_PORT", "26"), ("MAIL_SENDER", "s")]).unwrap();
        assert_eq!((mail.host.as_str(), mail.port, mail.from.as_deref()), ("h", 26, Some("s")));
        let wrong = Mail::from_vars([("SERVER", "h")]).unwrap_err();
        assert_eq!(wrong.problems()[0].variable(), "MAIL_HOST");
        let mail = Outer::from_vars([("APP_MAIL_SERVER", "h")]).unwrap().mail.unwrap();
        assert_eq!((mail.host.as_str(), mail.port), ("h", 25));
    }

    #[test]
    fn an_old_name_makes_an_optional_struct_present() {
        assert!(Outer::from_vars([("MAIL_SERVER", "h")]).unwrap().mail.is_none());
        assert!(Outer::from_vars([("APP_MAIL_SERVER", "h")]).unwrap().mail.is_some());
        let error = Outer::from_vars([("HTTP_PORT", "26")]).unwrap_err();
        assert_eq!(error.problems()[0].variable(), "APP_MAIL_HOST");
        let error = Outer::from_vars([("APP_MAIL_SENDER", "s")]).unwrap_err();
        assert_eq!(error.problems()[0].variable(), "APP_MAIL_HOST");
        assert_eq!(warnings::<Outer>(&[("APP_MAIL_SERVER", "h")]), [old_name("APP_MAIL_HOST")]);
    }
}

mod structs_within_structs {
    use super::*;

    #[derive(Debug, Config)]
    struct Inner {
        #[config(renamed_from = "OLD_LAST")]
        last: Option<String>,
    }

    #[derive(Debug, Config)]
    struct Middle {
        #[config(renamed_from = "OLD_FIRST")]
        first: Option<String>,
        #[config(flatten)]
        inner: Inner,
        needed: String,
    }

    #[derive(Debug, Config)]
    struct Outer {
        #[config(flatten)]
        middle: Option<Middle>,
    }

    #[test]
    fn the_hint_names_the_first_variable_that_is_set() {
        let hint = |vars: &[(&'static str, &'static str)]| {
            Outer::from_vars(vars.iter().copied()).unwrap_err().problems()[0].hint()
        };
        assert_eq!(hint(&[("OLD_LAST", "x")]).as_deref(), Some("needed because LAST is set"));
        let both = hint(&[("OLD_LAST", "x"), ("OLD_FIRST", "x")]);
        assert_eq!(both.as_deref(), Some("needed because FIRST is set"));
    }
}

mod groups {
    use super::*;

    #[derive(Debug, Config)]
    #[config(one_of(a, b))]
    struct Grouped {
        #[config(renamed_from = "OLD_A")]
        a: Option<u8>,
        #[config(required_if(c = 7))]
        b: Option<u8>,
        #[config(renamed_from = "OLD_C")]
        c: Option<u8>,
    }

    #[test]
    fn an_old_name_sets_a_member() {
        assert_eq!(Grouped::from_vars([("OLD_A", "1")]).unwrap().a, Some(1));
        let error = Grouped::from_vars([("OLD_A", "1"), ("B", "2")]).unwrap_err();
        assert_eq!((error.problems()[0].variable(), error.problems()[0].reason().code()), ("A", "one_of"));
        let error = Grouped::from_vars([("OLD_A", "1"), ("OLD_C", "7")]).unwrap_err();
        assert_eq!(
            (error.problems()[0].variable(), error.problems()[0].reason().code()),
            ("B", "required_if")
        );
    }
}

/// With many variables, all are read in one pass instead of one by one.
#[test]
fn the_number_of_variables_makes_no_difference() {
    for strangers in [0, 2_000] {
        let strangers = (0..strangers).map(|n| (format!("STRANGER_{n}"), "x"));
        let vars = [("APP_KEY", "k"), ("HTTP_PORT", "80")].map(|(name, value)| (name.to_owned(), value));
        let app = App::from_vars(vars.into_iter().chain(strangers)).unwrap();
        assert_eq!((app.port, app.api_key.expose_secret()), (80, "k"));
    }
}
