//! `contract::dotenv_example` for derived structs. `tests/packages/contract` reads the file with other programs.
use factor3::Config as _;
use factor3::contract::Contract;

use crate::structs::{App, Mail, Migrate, Once, Twice, Web, Worker};

const HEADER: &str = r#"# Copy this file to .env and fill it in, for development: Env::dotenv reads it, or a shell does (set -a; . ./.env).
# A shell needs single quotes around a value with a blank or one of & ; # $ ( ). It reads \n as two characters.
# Variables of the process take precedence. An empty value counts as not set, unless it may be empty.
# A variable on a line that begins with # may be absent, unless its comment says that it is needed.
"#;

#[test]
fn single_variables() {
    let text = Contract::new("shop").process("web", App::SCHEMA).dotenv_example();
    let expected = r##"
# Port the web process binds.
# a whole number from 0 to 65535 (default 3000)
#PORT=3000

# Primary database.
#
# DATABASE_URL=not-a-variable | not a cell
# a PostgreSQL URL: postgres://user:password@localhost:5432/database (required)
DATABASE_URL=

# Cache.
# a Redis URL: redis://:password@localhost:6379/0 (default redis://localhost)
#REDIS_URL=

# a secret of 32 characters or more (required)
# make one with: openssl rand -hex 32
SESSION_KEY=

# What a visitor is <b>greeted</b> with.
# text (default it's\n"you")
#GREETING="it's\n\"you\""

# text, such as $7 (default $5 # a month)
#PRICE='$5 # a month'

# text (default it's $5 | 6)
# (readers of .env files read this default differently, however it is quoted)
#OFFER=

# text (empty by default)
#SUFFIX=

# a whole number, 0 or more (default computed)
#THREADS=

# a duration: numbers with units (ms s m h d), such as 30s or 1h30m (optional)
#TIMEOUT=

# text, may be empty (required)
TITLE=
"##;
    assert_eq!(text.strip_prefix(HEADER), Some(expected), "{text}");
}

#[test]
fn variables_that_depend_on_others_or_come_from_elsewhere() {
    let text = Contract::new("shop").process("mail", Mail::SCHEMA).dotenv_example();
    let expected = r##"
# text (optional)
# exactly one of SMTP_*, MAIL_API_KEY, (any of TRACE_HOST, TRACE_PORT) is set
# with SMTP_*, exactly one of SMTP_HOST, SMTP_SOCKET is set
#SMTP_HOST=

# text (optional)
#SMTP_SOCKET=

# a whole number from 0 to 65535 (default 25)
#SMTP_PORT=25

# text (required if any SMTP_* is set)
#SMTP_FROM=

# a secret (optional)
# or the file that MAIL_API_KEY_FILE names
# formerly MAIL_KEY, KEY
#MAIL_API_KEY=

# text (required if any of TRACE_HOST, TRACE_PORT is set)
#TRACE_HOST=

# a whole number from 0 to 65535 (required if any of TRACE_HOST, TRACE_PORT is set)
#TRACE_PORT=

# text (optional)
# all of USER, PASSWORD are set, or none
#USER=

# a secret (optional)
# or the file that PASSWORD_FILE names
#PASSWORD=

# a boolean: 1 yes y true t on, or 0 no n false f off (default true)
# formerly no_mail
#DRY_RUN=true

# text (optional)
# SENDER is required where DRY_RUN is false
# SENDER is required where USER is set
# SENDER excludes REPLY_TO
# SENDER requires USER
#SENDER=

# text (optional)
#REPLY_TO=

# text (optional)
#PROXY_HOST=
"##;
    assert_eq!(text.strip_prefix(HEADER), Some(expected), "{text}");
}

#[test]
fn several_processes() {
    let text = Contract::new("shop")
        .process("web", Web::SCHEMA)
        .process("worker", Worker::SCHEMA)
        .process("migrate", Migrate::SCHEMA)
        .dotenv_example();
    let expected = r##"
# === web, worker, migrate ===

# How much is logged.
# web: text (default info)
# worker: text (default warn)
# migrate: a whole number from 0 to 255 (optional)
#LOG=

# Primary database.
# The database whose schema is changed.
# a PostgreSQL URL: postgres://user:password@localhost:5432/database (required)
DATABASE_URL=

# === web, worker ===

# text (optional)
# worker: exactly one of QUEUE, TOPIC is set
#QUEUE=

# === web ===

# a whole number from 0 to 65535 (required)
PORT=

# === worker ===

# text (optional)
#TOPIC=

# === migrate ===

# a whole number from 0 to 255 (optional)
#STEPS=
"##;
    assert_eq!(text.strip_prefix(HEADER), Some(expected), "{text}");
}

/// If two fields of a process read one variable, the stricter field decides.
#[test]
fn two_fields_of_one_process() {
    let text =
        Contract::new("shop").process("web", Twice::SCHEMA).process("worker", Once::SCHEMA).dotenv_example();
    let expected = r##"
# === web, worker ===

# text (required)
REGION=

# === web ===

# text (required if any of REGION, CACHE_HOST is set)
#CACHE_HOST=
"##;
    assert_eq!(text.strip_prefix(HEADER), Some(expected), "{text}");
    let alone = Contract::new("shop").process("web", Twice::SCHEMA).dotenv_example();
    let expected = r##"
# text (required)
REGION=

# text (required if any of REGION, CACHE_HOST is set)
#CACHE_HOST=
"##;
    assert_eq!(alone.strip_prefix(HEADER), Some(expected), "{alone}");
}

/// The header says that a shell reads the file.
#[test]
fn a_shell_runs_nothing_of_a_default() {
    #[derive(factor3::Config)]
    #[expect(dead_code, reason = "the test looks only at the file")]
    struct Commands {
        #[config(default = "`id`")]
        literal: String,
        #[config(default = "it's `id`")]
        quoted: String,
        #[config(default = "`id`\nagain")]
        lines: String,
        #[config(default = "\\\\host `id`")]
        backslashes: String,
        #[config(default = "\"`id`\"")]
        double: String,
        #[config(default = "it's\n\"you\"")]
        greeting: String,
    }

    let text = Contract::new("shop").process("web", Commands::SCHEMA).dotenv_example();
    let assignments: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix('#'))
        .filter(|line| !line.starts_with(' '))
        .collect();
    assert_eq!(
        assignments,
        [
            "LITERAL='`id`'", "QUOTED=", "LINES=", "BACKSLASHES=", "DOUBLE='\"`id`\"'",
            r#"GREETING="it's\n\"you\"""#
        ]
    );
    assert_eq!(text.matches("# (readers of .env files read this default differently").count(), 3, "{text}");
}

#[test]
fn nothing_is_read() {
    assert_eq!(Contract::new("shop").dotenv_example(), HEADER);
}

#[test]
fn there_may_be_any_number_of_processes() {
    let mut contract = Contract::new("shop");
    for number in 0..100 {
        contract = contract.process(format!("worker-{number}"), Once::SCHEMA);
    }
    let text = contract.dotenv_example();
    assert!(text.contains("worker-0, worker-1, ") && text.contains(", worker-99 ===\n"), "{text}");
}
