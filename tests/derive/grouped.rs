//! Grouped environments: which names and words compile, and `grouped`. The compile errors are in `packages/ui/grouped`.

#![allow(dead_code, reason = "what counts is that it compiles, and what loads")]

use std::path::PathBuf;

use factor3::{BindAddr, Config, Env, FromEnvStr, Label, SecretString};
use serde_json::json;

#[derive(Clone, Copy, Debug, PartialEq, FromEnvStr)]
enum LogLevel {
    Info,
    Dev,
    Debug,
}

#[derive(Clone, Copy, Debug, PartialEq, FromEnvStr)]
enum Deploy {
    Production,
    Staging,
}

/// Names and words that only look like those of an environment.
#[derive(Debug, Config)]
struct Independent {
    aws_profile: Option<String>,
    bash_env: Option<PathBuf>,
    virtual_env: Option<PathBuf>,
    #[config(default = "")]
    forward_env: Vec<String>,
    stage_width: Option<u32>,
    stage_name: Option<String>,
    profile_url: Option<String>,
    deploy_name: Option<String>,
    sentry_environment: Option<Label>,
    #[config(default = "info")]
    log_level: LogLevel,
    // The names that would be grouped environments, with types that select nothing.
    env: Option<u8>,
    stage: Option<BindAddr>,
    run_mode: Option<SecretString>,
    #[config(is_set)]
    app_env: bool,
    #[config(default = "")]
    allowed: Vec<Deploy>,
}

#[derive(Debug, Config)]
#[config(prefix = "AWS_")]
struct Aws {
    /// Which credentials are used.
    profile: Option<String>,
}

#[derive(Debug, Config)]
#[config(prefix = "SHOP_")]
struct Grouped {
    /// Selects the settings of the old build.
    #[config(grouped = "until the old build is gone")]
    app_env: String,
    #[config(grouped = "the vendor has no other switch", default = "staging")]
    plaid: Deploy,
    #[config(default = 3000)]
    port: u16,
}

#[derive(Debug, Config)]
struct Mode {
    #[config(grouped = "a framework reads it")]
    mode: Option<String>,
}

/// With the prefix, `MODE` is `RUN_MODE`.
#[derive(Debug, Config)]
struct Run {
    #[config(flatten, prefix = "RUN_")]
    run: Mode,
}

#[test]
fn independent_names_and_words_load() {
    let vars = [("AWS_PROFILE", "shop"), ("FORWARD_ENV", "A,B"), ("LOG_LEVEL", "dev"), ("STAGE_WIDTH", "3")];
    let app = Independent::from_vars(vars).unwrap();
    assert_eq!((app.aws_profile.as_deref(), app.log_level), (Some("shop"), LogLevel::Dev));
    assert_eq!((app.forward_env.len(), app.stage_width), (2, Some(3)));
    assert_eq!(Aws::from_vars([("AWS_PROFILE", "shop")]).unwrap().profile.as_deref(), Some("shop"));
}

#[test]
fn a_grouped_environment_with_a_reason_loads() {
    let app = Grouped::from_vars([("SHOP_APP_ENV", "production"), ("SHOP_PLAID", "production")]).unwrap();
    assert_eq!((app.app_env.as_str(), app.plaid), ("production", Deploy::Production));
    assert_eq!(Run::from_vars([("RUN_MODE", "fast")]).unwrap().run.mode.as_deref(), Some("fast"));
}

#[test]
fn the_reason_is_in_the_table_below_its_variable() {
    let loaded = Grouped::load(&Env::from_vars([("SHOP_APP_ENV", "hunter2")])).unwrap();
    assert_eq!(
        loaded.summary.to_string(),
        "\
SHOP_APP_ENV  environment
  grouped: until the old build is gone
SHOP_PLAID    default      staging
  grouped: the vendor has no other switch
SHOP_PORT     default      3000
"
    );
}

#[test]
fn the_reason_is_in_the_json_of_the_summary_and_for_serde() {
    let loaded = Grouped::load(&Env::from_vars([("SHOP_APP_ENV", "hunter2")])).unwrap();
    let mut json: serde_json::Value = serde_json::from_str(&loaded.summary.to_json()).unwrap();
    let [app_env, plaid, port] = json["variables"].as_array().unwrap().as_slice() else { panic!("{json}") };
    assert_eq!(
        *app_env,
        json!({ "variable": "SHOP_APP_ENV", "origin": "environment", "grouped": "until the old build is gone" })
    );
    assert_eq!(plaid["grouped"], "the vendor has no other switch");
    assert!(port.get("grouped").is_none());
    json.as_object_mut().unwrap().remove("factor3");
    #[cfg(feature = "serde")]
    assert_eq!(serde_json::to_value(&loaded.summary).unwrap(), json);
}

#[test]
fn the_reason_is_escaped() {
    #[derive(Debug, Config)]
    struct Odd {
        #[config(grouped = "a\nb\u{1b}[31m")]
        stage: Option<String>,
    }
    let summary = Odd::load(&Env::from_vars([("", ""); 0])).unwrap().summary;
    assert_eq!(summary.to_string(), "STAGE  absent\n  grouped: a\\nb\\u{1b}[31m\n");
    assert_eq!(Odd::SCHEMA.variables()[0].grouped(), Some("a\nb\u{1b}[31m"));
}

#[test]
fn fields_that_share_a_variable_show_its_reason_once() {
    #[derive(Debug, Config)]
    struct Worker {
        #[config(shared, grouped = "until the old build is gone")]
        stage: Option<String>,
    }
    #[derive(Debug, Config)]
    struct App {
        #[config(shared, default = "one", grouped = "until the old build is gone")]
        stage: String,
        #[config(flatten)]
        worker: Worker,
    }
    let summary = App::load(&Env::from_vars([("", ""); 0])).unwrap().summary;
    assert_eq!(summary.to_string(), "STAGE  default      one\n  grouped: until the old build is gone\n");
}
