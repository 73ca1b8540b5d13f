//! `shared`: a variable that two fields read on purpose.

#![allow(dead_code, reason = "the tests look at what loads")]

use factor3::{Config, Env};

#[derive(Debug, Config)]
struct Telemetry {
    #[config(shared)]
    region: String,
    #[config(shared, allow_empty)]
    zone: Option<String>,
    #[config(shared, default = 1)]
    level: u8,
}

#[derive(Debug, Config)]
struct Storage {
    #[config(shared)]
    region: String,
    #[config(shared)]
    zone: Option<String>,
    #[config(shared)]
    level: Option<u8>,
    bucket: String,
}

#[derive(Debug, Config)]
struct App {
    #[config(flatten)]
    telemetry: Telemetry,
    #[config(flatten)]
    storage: Storage,
    #[config(flatten, prefix = "OTHER_")]
    other: Option<Storage>,
}

/// Loads the variables one by one, and in one pass over many variables.
fn both(vars: &[(&str, &str)]) -> [Result<App, factor3::Error>; 2] {
    let strangers: Vec<(String, &str)> = (0..2_000).map(|n| (format!("STRANGER_{n}"), "x")).collect();
    let own = || vars.iter().map(|(name, value)| ((*name).to_owned(), *value));
    [App::from_vars(own()), App::from_vars(own().chain(strangers))]
}

#[test]
fn each_field_gets_the_value() {
    for app in both(&[("REGION", "eu"), ("BUCKET", "b"), ("LEVEL", "3"), ("ZONE", "a")]) {
        let app = app.unwrap();
        assert_eq!((app.telemetry.region.as_str(), app.storage.region.as_str()), ("eu", "eu"));
        assert_eq!((app.telemetry.level, app.storage.level), (3, Some(3)));
        assert_eq!((app.telemetry.zone.as_deref(), app.storage.zone.as_deref()), (Some("a"), Some("a")));
        assert_eq!(app.storage.bucket, "b");
        assert!(app.other.is_none());
    }
}

#[test]
fn a_missing_variable_is_handled_by_each_field() {
    for app in both(&[("REGION", "eu"), ("BUCKET", "b")]) {
        let app = app.unwrap();
        assert_eq!((app.telemetry.level, app.storage.level), (1, None));
    }
}

#[test]
fn an_empty_variable_is_handled_by_each_field() {
    for app in both(&[("REGION", "eu"), ("BUCKET", "b"), ("ZONE", ""), ("LEVEL", "")]) {
        let app = app.unwrap();
        assert_eq!((app.telemetry.zone.as_deref(), app.storage.zone), (Some(""), None));
    }
}

#[test]
fn a_shared_variable_is_reported_once() {
    for vars in [&[("LEVEL", "x")][..], &[("LEVEL", "x"), ("REGION", "")]] {
        let [a, b] = both(vars).map(|app| app.unwrap_err().to_string());
        assert_eq!(a, b);
        assert!(a.starts_with("factor3: 3 problems"), "{a}");
        assert_eq!(a.matches("\nREGION is ").count(), 1, "{a}");
        assert_eq!(a.matches("\nLEVEL is ").count(), 1, "{a}");
    }
}

#[test]
fn the_summary_lists_the_variable_once() {
    let summary = App::load(&Env::from_vars([("REGION", "eu"), ("BUCKET", "b")])).unwrap().summary;
    assert_eq!(summary.origins().filter(|(name, _)| *name == "REGION").count(), 1);
    assert_eq!(
        summary.to_string().lines().filter(|line| line.starts_with("REGION ")).count(),
        1,
        "{summary}"
    );
    assert_eq!(summary.to_json().matches("\"REGION\"").count(), 1, "{}", summary.to_json());
}

#[test]
fn the_summary_has_the_field_that_says_the_most() {
    #[derive(Debug, Config)]
    struct Fields {
        #[config(flatten)]
        absent: Option<Absent>,
        #[config(flatten)]
        with_default: WithDefault,
    }
    #[derive(Debug, Config)]
    struct Absent {
        #[config(shared)]
        heroku: Option<u16>,
        other: Option<u16>,
    }
    #[derive(Debug, Config)]
    struct WithDefault {
        #[config(shared, default = 3)]
        heroku: u16,
    }
    let summary = |vars: &[(&str, &str)]| Fields::load(&Env::from_vars(vars.to_vec())).unwrap().summary;
    assert_eq!(summary(&[]).to_string(), "HEROKU  default      3\nOTHER   absent\n");
    assert_eq!(summary(&[("OTHER", "1")]).to_string(), "HEROKU  default      3\nOTHER   environment  1\n");
    assert_eq!(summary(&[("HEROKU", "4")]).to_string(), "HEROKU  environment  4\nOTHER   absent\n");
}

#[test]
fn a_check_of_a_struct_names_the_variable_once() {
    #[derive(Debug, Config)]
    #[config(validate = refuse)]
    struct Fields {
        #[config(shared)]
        heroku: Option<u16>,
        #[config(flatten)]
        inner: Inner,
    }
    #[derive(Debug, Config)]
    struct Inner {
        #[config(shared)]
        heroku: Option<u16>,
    }
    fn refuse(_: &Fields) -> Result<(), &'static str> {
        Err("it is refused")
    }
    let error = Fields::from_vars([("HEROKU", "4")]).unwrap_err();
    assert!(error.to_string().contains("    variables HEROKU\n"), "{error}");
}

#[cfg(feature = "contract")]
#[test]
fn each_generated_file_lists_the_variable_once() {
    use factor3::contract::Contract;

    let contract = Contract::new("shop").process("web", App::SCHEMA);
    let once = |text: String, line: &str| {
        assert_eq!(text.matches(line).count(), 1, "{line}\n{text}");
    };
    once(contract.dotenv_example(), "\nREGION=");
    once(contract.markdown(), "\n| `REGION` |");
    once(contract.kubernetes(), "\n  REGION:");
    once(contract.compose(), "\n      REGION:");
    once(contract.systemd(), "\n#Environment=\"REGION=");
    once(contract.app_json(), "\n    \"REGION\": {");
    once(contract.devcontainer(), "\n    \"REGION\": \"");
    once(contract.secretspec(), "\nREGION = {");
    once(contract.env_spec(), "\nREGION=\n");
    once(contract.json_schema(), "\n    \"REGION\": {");
    once(contract.json_schema(), "\n    \"REGION\",\n");

    #[derive(Config)]
    #[config(secret_files)]
    struct Files {
        #[config(shared)]
        api_key: factor3::SecretString,
        #[config(flatten)]
        inner: Inner,
    }
    #[derive(Config)]
    struct Inner {
        #[config(shared)]
        api_key: factor3::SecretString,
    }
    let schema = Contract::new("shop").process("web", Files::SCHEMA).json_schema();
    once(schema.clone(), "\"API_KEY is set once\"");
    once(schema, "\"API_KEY is required\"");
}

#[test]
fn a_shared_variable_gives_one_warning() {
    let report = App::load(&Env::from_vars([("REGION", "'eu'"), ("BUCKET", "b")])).unwrap().summary;
    let warnings: Vec<_> = report.warnings().iter().map(|w| (w.code(), w.variable())).collect();
    assert_eq!(warnings, [("quoted", "REGION")]);
}

/// An empty value of the first layer counts for the field that may be empty alone.
#[test]
fn each_field_looks_through_the_layers_by_itself() {
    #[derive(Debug, Config)]
    struct Other {
        #[config(shared)]
        zone: Option<String>,
    }
    #[derive(Debug, Config)]
    struct Both {
        #[config(flatten)]
        other: Other,
        #[config(shared, allow_empty)]
        zone: Option<String>,
        #[config(flatten)]
        last: Other,
    }
    for strangers in [0, 2_000] {
        let many = (0..strangers).map(|n| (format!("STRANGER_{n}"), "x"));
        let first = Env::from_vars(many.chain([("ZONE".to_owned(), "")]));
        let config = Both::load(&first.or(Env::from_vars([("ZONE", "a")]))).unwrap().config;
        let zones = [&config.other.zone, &config.zone, &config.last.zone].map(Option::as_deref);
        assert_eq!(zones, [Some("a"), Some(""), Some("a")], "{strangers}");
    }
}
