//! Compose files of small structs, as they are.

#![cfg(feature = "contract")]

mod shop;

use factor3::{Config, SecretString, contract};
use shop::{Matters, PROCESSES, Web};

#[test]
fn of_one_process() {
    let compose = contract::compose(&[("web", Web::SCHEMA)]);
    assert_eq!(
        compose,
        r#"# The environment of each service. The rest of it is in another file, whose values win:
# docker compose -f environment.yaml -f compose.yaml up

services:
  web:
    environment:
      # Port the web process binds.
      # a whole number from 0 to 65535 (default 3000)
      PORT: "${PORT:-3000}"

      # Public address of the shop,
      # without a slash at its end.
      # a text (required)
      BASE_URL: "${BASE_URL:?Public address of the shop, without a slash at its end.}"

      # Orders and customers.
      # a Postgres URL: postgres://user:password@localhost:5432/database (required)
      DATABASE_URL: "${DATABASE_URL:?Orders and customers.}"

      # Signs the cookies.
      # a secret (required)
      # make one with: openssl rand -hex 32
      COOKIE_SECRET: "${COOKIE_SECRET:?Signs the cookies.}"

      # Shown above all pages.
      # a text (optional)
      NOTICE:

      # a text (default computed)
      THEME:
"#
    );
}

#[test]
fn of_several_processes() {
    let compose = contract::compose(PROCESSES);
    assert_eq!(
        compose,
        r#"# The environment of each service. The rest of it is in another file, whose values win:
# docker compose -f environment.yaml -f compose.yaml up

# Read by web, worker, migrate.
x-all: &all
  # Orders and customers.
  # a Postgres URL: postgres://user:password@localhost:5432/database (required)
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
      PORT: "${PORT:-3000}"

      # Public address of the shop,
      # without a slash at its end.
      # a text (required)
      BASE_URL: "${BASE_URL:?Public address of the shop, without a slash at its end.}"

      # Signs the cookies.
      # a secret (required)
      # make one with: openssl rand -hex 32
      COOKIE_SECRET: "${COOKIE_SECRET:?Signs the cookies.}"

      # Shown above all pages.
      # a text (optional)
      NOTICE:

      # a text (default computed)
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
fn what_it_matters_to_set_is_passed_on() {
    let compose = contract::compose(&[("web", Matters::SCHEMA)]);
    assert_eq!(
        compose,
        r#"# The environment of each service. The rest of it is in another file, whose values win:
# docker compose -f environment.yaml -f compose.yaml up

services:
  web:
    environment:
      # a text (default info)
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

      # a text (default /run/app)
      # exactly one of SOCKET, ADDRESS is set
      SOCKET:

      # a text (optional)
      ADDRESS:

      # a text, may be empty (required)
      PATH_PREFIX: "${PATH_PREFIX?a text}"

      # a text, may be empty (default a "b" ${c})
      MODE:

      # a secret, may be empty (optional)
      # or the file that PIN_FILE names
      PIN:
      PIN_FILE:

      # a text (required with SMTP_*)
      SMTP_HOST:

      # a whole number from 0 to 65535 (default 25)
      SMTP_PORT:

      # a secret (required with SMTP_*)
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
    assert!(contract::compose(&[]).ends_with("\nservices: {}\n"));
}

#[derive(Config)]
#[config(secret_files)]
#[allow(dead_code, reason = "what counts is the schema")]
struct Moved {
    #[config(renamed_from = "APP_TOKEN")]
    token: SecretString,
    /// Read by an older release, too.
    app_token_file: String,
}

#[test]
fn what_is_passed_on_stands_once() {
    let compose = contract::compose(&[("web", Moved::SCHEMA), ("worker", Moved::SCHEMA)]);
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
  # a text (required)
  APP_TOKEN_FILE: "${APP_TOKEN_FILE:?Read by an older release, too.}"

services:
"#
        ),
        "{compose}"
    );
}

#[derive(Config)]
#[allow(dead_code, reason = "what counts is the schema")]
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
fn a_message_ends_where_it_is_long_or_would_be_read() {
    let compose = contract::compose(&[("web", Told::SCHEMA)]);
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
fn services_are_called_like_processes() {
    let names = ["web", "Web_1.x-", "-a é b", "no", "1", "web", "", &"w".repeat(70), &"w".repeat(80)];
    let processes = names.map(|name| (name, Moved::SCHEMA));
    let compose = contract::compose(&processes);
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
#[allow(dead_code, reason = "what counts is the schema")]
struct Untold {
    queue: String,
}

#[derive(Config)]
#[allow(dead_code, reason = "what counts is the schema")]
struct Queue {
    /// Where jobs wait.
    queue: String,
}

#[test]
fn an_anchor_is_no_scalar_and_any_meaning_is_told() {
    let compose = contract::compose(&[("1", Untold::SCHEMA), ("2", Queue::SCHEMA), ("web", Moved::SCHEMA)]);
    assert!(compose.contains("\nx-1-2: &1-2\n"), "{compose}");
    assert!(compose.contains("\n  \"1\":\n    environment:\n      <<: [*1-2]\n"), "{compose}");
    assert!(compose.contains("\n  QUEUE: \"${QUEUE:?Where jobs wait.}\"\n"), "{compose}");
}
