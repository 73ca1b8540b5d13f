//! `warn_unknown`: what is set under the struct's own prefix and not declared.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]
#![allow(dead_code, reason = "what counts is what loads")]

use factor3::{Config, Env};

#[derive(Debug, Config)]
#[config(prefix = "SHOP_", warn_unknown)]
struct App {
    #[config(default = 3000, renamed_from = "LISTEN_PORT")]
    port: u16,
    host: Option<String>,
    #[config(flatten, prefix = "MAIL_")]
    mail: Option<Mail>,
    #[config(no_prefix, default = "eu")]
    region: String,
}

#[derive(Debug, Config)]
struct Mail {
    sender: String,
}

/// The unknown names of a load, each with its text.
fn unknown<T: Config>(vars: &[(&'static str, &'static str)]) -> Vec<(String, String)> {
    let env = Env::from_vars(vars.iter().copied());
    let loaded = T::load(&env).map_err(|error| error.to_string()).unwrap();
    let mut unknown = Vec::new();
    for warning in loaded.report.warnings() {
        if warning.code() == "unknown" {
            unknown.push((warning.variable().to_owned(), warning.to_string()));
        }
    }
    unknown
}

fn names<T: Config>(vars: &[(&'static str, &'static str)]) -> Vec<String> {
    unknown::<T>(vars).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn what_is_declared_is_quiet() {
    let vars = [("SHOP_PORT", "80"), ("SHOP_HOST", "h"), ("SHOP_MAIL_SENDER", "s"), ("REGION", "us")];
    assert_eq!(names::<App>(&vars), [""; 0]);
    assert_eq!(names::<App>(&[]), [""; 0]);
}

#[test]
fn what_is_not_declared_is_a_warning_and_loads() {
    let vars = [("SHOP_PORT", "80"), ("SHOP_HSOT", "h"), ("SHOP_MAIL_SNEDER", "s")];
    let mut names = names::<App>(&vars);
    names.sort();
    assert_eq!(names, ["SHOP_HSOT", "SHOP_MAIL_SNEDER"]);
    assert_eq!(App::from_vars(vars).unwrap().port, 80);
}

#[test]
fn a_warning_names_the_variable_and_shows_no_value() {
    let unknown = unknown::<App>(&[("SHOP_HSOT", "value-1234")]);
    let [(_, text)] = unknown.as_slice() else { panic!("{unknown:?}") };
    assert!(text.contains("SHOP_HSOT") && !text.contains("1234"), "{text}");
}

#[test]
fn what_stands_outside_of_the_prefix_is_no_concern() {
    assert_eq!(
        names::<App>(&[("HOST", "h"), ("SHOPPER", "x"), ("PATH", "/bin"), ("MY_SHOP_X", "x")]),
        [""; 0]
    );
}

#[test]
fn an_old_name_is_known() {
    assert_eq!(names::<App>(&[("SHOP_LISTEN_PORT", "80")]), [""; 0]);
}

#[test]
fn names_are_in_order_and_each_stands_once() {
    let env = Env::from_vars([("SHOP_X", "1"), ("SHOP_B", "1")])
        .or(Env::from_vars([("SHOP_A", "1"), ("SHOP_X", "2")]));
    let report = App::load(&env).unwrap().report;
    let names: Vec<&str> = report.warnings().iter().map(|warning| warning.variable()).collect();
    assert_eq!(names, ["SHOP_A", "SHOP_B", "SHOP_X"]);
}

/// What Kubernetes sets in each pod beside a service `shop`.
#[test]
fn a_service_of_the_apps_name_is_no_concern() {
    let links = [
        ("SHOP_SERVICE_HOST", "10.0.0.1"),
        ("SHOP_SERVICE_PORT", "80"),
        ("SHOP_SERVICE_PORT_HTTP", "80"),
        ("SHOP_PORT_80_TCP", "tcp://10.0.0.1:80"),
        ("SHOP_PORT_80_TCP_PROTO", "tcp"),
        ("SHOP_PORT_80_TCP_PORT", "80"),
        ("SHOP_PORT_80_TCP_ADDR", "10.0.0.1"),
    ];
    assert_eq!(names::<App>(&links), [""; 0]);
}

#[test]
fn a_name_that_nobody_reads_is_not_shown() {
    let long = format!("SHOP_{}", "X".repeat(100_000));
    let env = Env::from_vars([(long.as_str(), "1"), ("SHOP_\u{1b}[31m", "1"), ("SHOP_\u{202e}", "1")]);
    assert!(App::load(&env).unwrap().report.warnings().is_empty());
}

#[test]
fn a_name_in_two_layers_is_one_warning() {
    let layer = || Env::from_vars([("SHOP_HSOT", "h")]);
    let report = App::load(&layer().or(layer())).unwrap().report;
    assert_eq!(report.warnings().len(), 1, "{report}");
}

mod secret_files {
    use super::*;
    use factor3::SecretString;

    #[derive(Debug, Config)]
    #[config(prefix = "SHOP_", warn_unknown, secret_files)]
    struct Files {
        key: Option<SecretString>,
        host: Option<String>,
    }

    #[test]
    fn the_name_of_a_secrets_file_is_known_and_no_others() {
        let file = std::env::temp_dir().join(format!("factor3-warn-unknown-{}", std::process::id()));
        std::fs::write(&file, "k").unwrap();
        let path = file.clone().into_os_string();
        let loaded = Files::load(&Env::from_vars([
            ("SHOP_KEY_FILE", path),
            ("SHOP_HOST_FILE", "/etc/hostname".into()),
        ]));
        std::fs::remove_file(&file).unwrap();
        let loaded = loaded.unwrap();
        assert!(loaded.config.key.is_some() && loaded.config.host.is_none());
        let unknown = loaded.report.warnings().iter().filter(|warning| warning.code() == "unknown");
        assert_eq!(
            unknown.map(|warning| warning.variable().to_owned()).collect::<Vec<_>>(),
            ["SHOP_HOST_FILE"]
        );
    }
}

mod nested {
    use super::*;

    #[derive(Debug, Config)]
    #[config(prefix = "DB_", warn_unknown)]
    struct Database {
        name: String,
    }

    #[derive(Debug, Config)]
    struct Outer {
        #[config(flatten, prefix = "APP_")]
        database: Database,
        #[config(default = 1, env = "APP_DB_SIZE")]
        size: u8,
    }

    #[test]
    fn the_prefixes_around_stand_before_the_struct_s_own() {
        let vars = [("APP_DB_NAME", "n"), ("APP_DB_NMAE", "x"), ("APP_OTHER", "x"), ("DB_OTHER", "x")];
        assert_eq!(names::<Outer>(&vars), ["APP_DB_NMAE"]);
    }

    #[test]
    fn what_another_struct_declares_is_known() {
        assert_eq!(names::<Outer>(&[("APP_DB_NAME", "n"), ("APP_DB_SIZE", "2")]), [""; 0]);
    }
}
