//! The output of a process: stdout and stderr of the calls that print.

use factor3::{Config, Env};

use crate::child;
use crate::plain::Plain;
use crate::random::Xorshift;
use crate::scratch::Scratch;
use crate::search::{CANARY, leak};
use crate::secrets::Secrets;
use crate::values;

#[test]
fn refuse() {
    if child::is(module_path!(), "refuse") {
        println!("started with {:?}", Secrets::from_env_or_exit());
        Plain::from_env_or_exit();
    }
}

#[test]
fn refuse_in_json() {
    if child::is(module_path!(), "refuse_in_json") {
        match (Secrets::load(&Env::process()), Plain::load(&Env::process())) {
            (Err(error), _) | (_, Err(error)) => {
                println!("{}", error.summary().to_json());
                error.exit_json()
            }
            (Ok(secrets), _) => println!("{}", secrets.summary.to_json()),
        }
    }
}

#[derive(Debug, Config)]
#[config(prefix = "APP_", warn_unknown, secret_files)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
struct Warned {
    #[config(renamed_from = "OLD_KEY")]
    api_key: factor3::SecretString,
    token: Option<factor3::SecretString>,
}

#[test]
fn warn() {
    if child::is(module_path!(), "warn") {
        println!("started with {:?}", Warned::from_env_or_exit());
        println!("started with {:?}", Warned::load_or_exit(&Env::process()).config);
    }
}

#[test]
fn a_process_that_does_not_start_never_shows_the_canary() {
    let mut random = Xorshift::new();
    let (mut refused, mut started) = (0, 0);
    for round in 0..90 {
        let schema = if round % 2 == 0 { Secrets::SCHEMA } else { Plain::SCHEMA };
        let entry = if round % 3 == 0 { "refuse_in_json" } else { "refuse" };
        let mut child = child::command(module_path!(), entry);
        let output = child.envs(values::vars(schema, &mut random)).output().unwrap();
        refused += usize::from(output.status.code() == Some(78));
        started += usize::from(String::from_utf8_lossy(&output.stdout).contains("started"));
        assert_eq!(leak(&String::from_utf8_lossy(&output.stderr)), None);
        assert_eq!(leak(&String::from_utf8_lossy(&output.stdout)), None);
    }
    assert_eq!(refused, 90);
    assert!(started >= 30, "{started}: without secrets it is the plain values that are wrong");
}

#[test]
fn a_process_that_warns_never_shows_the_canary() {
    let scratch = Scratch::new();
    let file = scratch.file("token", format!("API_KEY={CANARY}")).into_os_string().into_string().unwrap();
    let output = child::command(module_path!(), "warn")
        .envs([("APP_OLD_KEY", format!("op://{CANARY}/{CANARY}")), ("APP_TOKEN_FILE", file)])
        .envs([("APP_UNKNOWN", CANARY), ("APP_API_KYE", CANARY)])
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{stderr}");
    assert_eq!((stderr.matches("factor3: warning: ").count(), stdout.matches("started").count()), (10, 2));
    assert_eq!((leak(&stderr), leak(&stdout)), (None, None));
}
