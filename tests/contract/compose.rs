//! The whole Compose files of small structs.
use crate::contract_of;
use factor3::contract::Contract;
use factor3::{Config, SecretString};

use crate::shop::{Matters, PROCESSES, Web};

#[test]
fn of_one_process() {
    let compose = Contract::new("shop").process("web", Web::SCHEMA).compose();
    assert_eq!(
        compose,
        r#"# The environment of each service. Merge it with your Compose file, whose values win:
# docker compose -f environment.yaml -f compose.yaml up

services:
  web:
    environment:
      # Port the web process binds.
      # a whole number from 0 to 65535 (default 3000)
      PORT:

      # Public address of the shop,
      # without a slash at its end.
      # text (required)
      BASE_URL: "${BASE_URL:?Public address of the shop, without a slash at its end.}"

      # Orders and customers.
      # a PostgreSQL URL: postgres://user:password@localhost:5432/database (required)
      DATABASE_URL: "${DATABASE_URL:?Orders and customers.}"

      # Signs the cookies.
      # a secret (required)
      # make one with: openssl rand -hex 32
      COOKIE_SECRET: "${COOKIE_SECRET:?Signs the cookies.}"

      # Shown above all pages.
      # text (optional)
      NOTICE:

      # text (default computed)
      THEME:
"#
    );
}

#[test]
fn of_several_processes() {
    let compose = contract_of("shop", PROCESSES).compose();
    assert_eq!(
        compose,
        r#"# The environment of each service. Merge it with your Compose file, whose values win:
# docker compose -f environment.yaml -f compose.yaml up

# Read by web, worker, migrate.
x-all: &all
  # Orders and customers.
  # a PostgreSQL URL: postgres://user:password@localhost:5432/database (required)
  DATABASE_URL: "${DATABASE_URL:?Orders and customers.}"

# Read by worker, migrate.
x-worker-migrate: &worker-migrate
  # How many jobs run at once.
  # worker: a whole number from 0 to 255 (default 4)
  # migrate: a whole number from 0 to 255 (default 1)
  JOBS:

services:
  web:
    environment:
      <<: [*all]
      # Port the web process binds.
      # a whole number from 0 to 65535 (default 3000)
      PORT:

      # Public address of the shop,
      # without a slash at its end.
      # text (required)
      BASE_URL: "${BASE_URL:?Public address of the shop, without a slash at its end.}"

      # Signs the cookies.
      # a secret (required)
      # make one with: openssl rand -hex 32
      COOKIE_SECRET: "${COOKIE_SECRET:?Signs the cookies.}"

      # Shown above all pages.
      # text (optional)
      NOTICE:

      # text (default computed)
      THEME:
  worker:
    environment:
      <<: [*all, *worker-migrate]
  migrate:
    environment:
      <<: [*all, *worker-migrate]
"#
    );
}

#[test]
fn variables_that_matter_when_set_are_passed_on() {
    let compose = Contract::new("shop").process("web", Matters::SCHEMA).compose();
    assert_eq!(
        compose,
        r#"# The environment of each service. Merge it with your Compose file, whose values win:
# docker compose -f environment.yaml -f compose.yaml up

services:
  web:
    environment:
      # text (default info)
      # formerly LEVEL
      LOG_LEVEL:
      LEVEL:

      # a secret (required)
      # or the file that TOKEN_FILE names
      # formerly APP_TOKEN
      TOKEN:
      TOKEN_FILE:
      APP_TOKEN:
      APP_TOKEN_FILE:

      # text (default /run/app)
      # exactly one of SOCKET, ADDRESS is set
      SOCKET:

      # text (optional)
      ADDRESS:

      # text, may be empty (required)
      PATH_PREFIX: "${PATH_PREFIX?text}"

      # text, may be empty (default a "b" ${c})
      MODE:

      # a secret, may be empty (optional)
      # or the file that PIN_FILE names
      PIN:
      PIN_FILE:

      # text (required if any SMTP_* is set)
      SMTP_HOST:

      # a whole number from 0 to 65535 (default 25)
      SMTP_PORT:

      # a secret (required if any SMTP_* is set)
      # or the file that SMTP_PASSWORD_FILE names
      SMTP_PASSWORD:
      SMTP_PASSWORD_FILE:

      # a whole number from 0 to 255 (required)
      "NO": "${NO:?a whole number from 0 to 255}"
"#
    );
}

#[test]
fn without_a_process_there_is_no_service() {
    assert!(Contract::new("shop").compose().ends_with("\nservices: {}\n"));
}

#[derive(Config)]
#[config(secret_files)]
#[allow(dead_code, reason = "the tests look only at the schema")]
struct Moved {
    #[config(renamed_from = "APP_TOKEN")]
    token: SecretString,
    /// Read by an older release, too.
    app_token_file: String,
}

#[test]
fn a_variable_that_is_passed_on_is_listed_once() {
    let compose =
        Contract::new("shop").process("web", Moved::SCHEMA).process("worker", Moved::SCHEMA).compose();
    assert!(
        compose.contains(
            r#"
x-all: &all
  # a secret (required)
  # or the file that TOKEN_FILE names
  # formerly APP_TOKEN
  TOKEN:
  TOKEN_FILE:
  APP_TOKEN:

  # Read by an older release, too.
  # text (required)
  APP_TOKEN_FILE: "${APP_TOKEN_FILE:?Read by an older release, too.}"

services:
"#
        ),
        "{compose}"
    );
}

#[derive(Config)]
#[allow(dead_code, reason = "the tests look only at the schema")]
struct Told {
    /// Runs `${CMD}`.
    shell: String,
    /// ${X}
    bare: String,
    /// 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 é
    fits: String,
    /// 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 é.
    long: String,
    /// On two
    /// lines.
    ///
    /// Not this.
    lines: String,
}

#[test]
fn a_message_is_cut_when_it_is_long_or_contains_syntax() {
    let compose = Contract::new("shop").process("web", Told::SCHEMA).compose();
    let digits = "0123456789 ".repeat(9);
    for line in [
        "SHELL: \"${SHELL:?Runs `…}\"",
        "BARE: \"${BARE:?…}\"",
        &format!("FITS: \"${{FITS:?{digits}é}}\""),
        &format!("LONG: \"${{LONG:?{digits}é…}}\""),
        "LINES: \"${LINES:?On two lines.}\"",
    ] {
        assert!(compose.contains(&format!("\n      {line}\n")), "{line}\n{compose}");
    }
}

#[test]
fn services_have_the_names_of_processes() {
    let names = ["web", "Web_1.x-", "-a é b", "no", "1", "web", "", &"w".repeat(70), &"w".repeat(80)];
    let processes = names.map(|name| (name, Moved::SCHEMA));
    let compose = contract_of("shop", &processes).compose();
    let services = compose.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':'));
    let services: Vec<&str> = services.filter(|name| !name.starts_with(' ')).skip(3).collect();
    let cut = ["w".repeat(63), "w".repeat(57) + "-2"];
    assert_eq!(
        services,
        ["web", "Web_1.x-", "a---b", "\"no\"", "\"1\"", "web-2", "app", &cut[0], &cut[1]],
        "{compose}"
    );
}

#[derive(Config)]
#[allow(dead_code, reason = "the tests look only at the schema")]
struct Untold {
    queue: String,
}

#[derive(Config)]
#[allow(dead_code, reason = "the tests look only at the schema")]
struct Queue {
    /// Where jobs wait.
    queue: String,
}

#[test]
fn an_anchor_is_not_a_scalar_and_any_meaning_is_shown() {
    let compose = Contract::new("shop")
        .process("1", Untold::SCHEMA)
        .process("2", Queue::SCHEMA)
        .process("web", Moved::SCHEMA)
        .compose();
    assert!(compose.contains("\nx-1-2: &1-2\n"), "{compose}");
    assert!(compose.contains("\n  \"1\":\n    environment:\n      <<: [*1-2]\n"), "{compose}");
    assert!(compose.contains("\n  QUEUE: \"${QUEUE:?Where jobs wait.}\"\n"), "{compose}");
}
