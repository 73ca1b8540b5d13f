//! `contract::dotenv_example` of structs of the derive's. Other readers of it: `tests/contract`.

#![cfg(feature = "contract")]

mod contract_structs;

use contract_structs::{App, Mail, Migrate, Once, Twice, Web, Worker};
use factor3::Config as _;
use factor3::contract::dotenv_example;

const HEADER: &str = r#"# Copy this file to .env and fill it in, for development: Env::dotenv reads it, or a shell does (set -a; . ./.env).
# What the process has wins over it. Empty is not set, unless it may be empty. What is behind # is optional.
"#;

#[test]
fn single_variables() {
    let text = dotenv_example(&[("web", App::SCHEMA)]);
    let expected = r##"
# Port the web process binds.
# a whole number from 0 to 65535 (default 3000)
#PORT=3000

# Primary database.
#
# DATABASE_URL=not-a-variable | not a cell
# a Postgres URL: postgres://user:password@localhost:5432/database (required)
DATABASE_URL=

# Cache.
# a Redis URL: redis://:password@localhost:6379/0 (default redis://localhost)
#REDIS_URL=

# a secret of 32 characters or more (required)
# make one with: openssl rand -hex 32
SESSION_KEY=

# What a visitor is <b>greeted</b> with.
# a text (default it's\n"you")
#GREETING="it's\n\"you\""

# a text, such as $7 (default $5 # a month)
#PRICE='$5 # a month'

# a text (default it's $5 | 6)
# (readers of .env files read this default differently, however it is quoted)
#OFFER=

# a text (empty by default)
#SUFFIX=

# a whole number from 0 to 18446744073709551615 (default computed)
#THREADS=

# a duration: numbers with units (ms s m h d), such as 30s or 1h30m (optional)
#TIMEOUT=

# a text, may be empty (required)
TITLE=
"##;
    assert_eq!(text.strip_prefix(HEADER), Some(expected), "{text}");
}

#[test]
fn variables_that_depend_on_others_or_come_from_elsewhere() {
    let text = dotenv_example(&[("mail", Mail::SCHEMA)]);
    let expected = r##"
# a text (optional)
# exactly one of SMTP_*, MAIL_API_KEY, (any of TRACE_HOST, TRACE_PORT) is set
# with SMTP_*, exactly one of SMTP_HOST, SMTP_SOCKET is set
#SMTP_HOST=

# a text (optional)
#SMTP_SOCKET=

# a whole number from 0 to 65535 (default 25)
#SMTP_PORT=25

# a text (required with SMTP_*)
#SMTP_FROM=

# a secret (optional)
# or the file that MAIL_API_KEY_FILE names
# formerly MAIL_KEY, KEY
#MAIL_API_KEY=

# a text (required with any of TRACE_HOST, TRACE_PORT)
#TRACE_HOST=

# a whole number from 0 to 65535 (required with any of TRACE_HOST, TRACE_PORT)
#TRACE_PORT=

# a text (optional)
# all of USER, PASSWORD are set, or none
#USER=

# a secret (optional)
# or the file that PASSWORD_FILE names
#PASSWORD=

# a boolean: 1 yes y true t on, or 0 no n false f off (default true)
# formerly no_mail
#DRY_RUN=true

# a text (optional)
# SENDER is required where DRY_RUN is false
# SENDER is required where USER is set
# SENDER excludes REPLY_TO
# SENDER requires USER
#SENDER=

# a text (optional)
#REPLY_TO=

# a text (optional)
#PROXY_HOST=
"##;
    assert_eq!(text.strip_prefix(HEADER), Some(expected), "{text}");
}

#[test]
fn several_processes() {
    let text =
        dotenv_example(&[("web", Web::SCHEMA), ("worker", Worker::SCHEMA), ("migrate", Migrate::SCHEMA)]);
    let expected = r##"
# === web, worker, migrate ===

# How much is logged.
# web: a text (default info)
# worker: a text (default warn)
# migrate: a whole number from 0 to 255 (optional)
#LOG=

# Primary database.
# The database whose schema is changed.
# a Postgres URL: postgres://user:password@localhost:5432/database (required)
DATABASE_URL=

# === web, worker ===

# a text (optional)
# worker: exactly one of QUEUE, TOPIC is set
#QUEUE=

# === web ===

# a whole number from 0 to 65535 (required)
PORT=

# === worker ===

# a text (optional)
#TOPIC=

# === migrate ===

# a whole number from 0 to 255 (optional)
#STEPS=
"##;
    assert_eq!(text.strip_prefix(HEADER), Some(expected), "{text}");
}

/// What one process asks for is what its strictest field does.
#[test]
fn two_fields_of_one_process() {
    let text = dotenv_example(&[("web", Twice::SCHEMA), ("worker", Once::SCHEMA)]);
    let expected = r##"
# === web, worker ===

# a text (required)
REGION=

# === web ===

# a text (required with any of REGION, CACHE_HOST)
#CACHE_HOST=
"##;
    assert_eq!(text.strip_prefix(HEADER), Some(expected), "{text}");
    let alone = dotenv_example(&[("web", Twice::SCHEMA)]);
    let expected = r##"
# a text (required)
REGION=

# a text (required with any of REGION, CACHE_HOST)
#CACHE_HOST=
"##;
    assert_eq!(alone.strip_prefix(HEADER), Some(expected), "{alone}");
}

#[test]
fn nothing_is_read() {
    assert_eq!(dotenv_example(&[]), HEADER);
}
