//! `Contract::env_spec` for derived structs. `tests/packages/contract` reads the file with varlock.

use factor3::Config;
use factor3::contract::Contract;

use crate::contract_of;
use crate::structs::{App, Mail, Migrate, Web, Worker};

const HEADER: &str = r"# What the application reads, for varlock: varlock load, varlock run -- PROGRAM.
# Values stay out of this file. --filter '#NAME' selects what one process reads.
#
# @defaultRequired=false @defaultSensitive=false
# ---
";

#[test]
fn single_variables() {
    let text = Contract::new("shop").process("web", App::SCHEMA).env_spec();
    let expected = r##"
# Port the web process binds.
# a whole number from 0 to 65535 (default 3000)
# @type=string(matches=regex('^\+?[0-9]+$'))
PORT=

# Primary database.
#
# DATABASE_URL=not-a-variable | not a cell
# a PostgreSQL URL: postgres://user:password@localhost:5432/database (required)
# @required @sensitive
# @type=string(matches=regex('^(?:postgres|postgresql)://', 'i'))
# @example="postgres://user:password@localhost:5432/database"
DATABASE_URL=

# Cache.
# a Redis URL: redis://:password@localhost:6379/0 (default redis://localhost)
# @sensitive
# @type=string(matches=regex('^(?:redis|rediss|valkey|valkeys|unix|redis[+]unix|valkey[+]unix)://', 'i'))
# @example="redis://:password@localhost:6379/0"
REDIS_URL=

# a secret of 32 characters or more (required)
# make one with: openssl rand -hex 32
# @required @sensitive
# @type=string(minLength=32)
SESSION_KEY=

# What a visitor is <b>greeted</b> with.
# text (default it's\n"you")
GREETING=

# text, such as $7 (default $5 # a month)
PRICE=

# text (default it's $5 | 6)
OFFER=

# text (empty by default)
SUFFIX=

# a whole number, 0 or more (default computed)
# @type=string(matches=regex('^\+?[0-9]+$'))
THREADS=

# a duration: numbers with units (ms s m h d), such as 30s or 1h30m (optional)
# @type=string(matches=regex('^(?:(?:[0-9]+(?:ms|[smhd]))+)$'))
TIMEOUT=

# text, may be empty (required)
TITLE=
"##;
    assert_eq!(text.strip_prefix(HEADER), Some(expected), "{text}");
}

#[test]
fn variables_that_depend_on_others() {
    let text = Contract::new("shop").process("mail", Mail::SCHEMA).env_spec();
    let expected = r##"
# text (optional)
# exactly one of SMTP_*, MAIL_API_KEY, (any of TRACE_HOST, TRACE_PORT) is set
# with SMTP_*, exactly one of SMTP_HOST, SMTP_SOCKET is set
SMTP_HOST=

# text (optional)
SMTP_SOCKET=

# a whole number from 0 to 65535 (default 25)
# @type=string(matches=regex('^\+?[0-9]+$'))
SMTP_PORT=

# text (required if any SMTP_* is set)
# @required=not(if(isEmpty($SMTP_HOST), if(isEmpty($SMTP_SOCKET), isEmpty($SMTP_PORT), false), false))
SMTP_FROM=

# a secret (optional)
# or the file that MAIL_API_KEY_FILE names
# formerly MAIL_KEY, KEY
# @sensitive
MAIL_API_KEY=

# text (required if any of TRACE_HOST, TRACE_PORT is set)
TRACE_HOST=

# a whole number from 0 to 65535 (required if any of TRACE_HOST, TRACE_PORT is set)
# @required=not(isEmpty($TRACE_HOST))
# @type=string(matches=regex('^\+?[0-9]+$'))
TRACE_PORT=

# text (optional)
# all of USER, PASSWORD are set, or none
USER=

# a secret (optional)
# or the file that PASSWORD_FILE names
# @sensitive
PASSWORD=

# a boolean: 1 yes y true t on, or 0 no n false f off (default true)
# formerly no_mail
# @type=string(matches=regex('^(?:1|yes|y|true|t|on|0|no|n|false|f|off)$', 'i'))
DRY_RUN=

# text (optional)
# SENDER is required where DRY_RUN is false
# SENDER is required where USER is set
# SENDER excludes REPLY_TO
# SENDER requires USER
# @required=if(eq($DRY_RUN, "false"), true, not(isEmpty($USER)))
SENDER=

# text (optional)
REPLY_TO=

# text (optional)
PROXY_HOST=
"##;
    assert_eq!(text.strip_prefix(HEADER), Some(expected), "{text}");
}

#[test]
fn several_processes() {
    let processes = [("web", Web::SCHEMA), ("worker", Worker::SCHEMA), ("migrate.db", Migrate::SCHEMA)];
    let text = contract_of("shop", &processes).env_spec();
    let expected = r##"
# === web, worker, migrate.db ===

# How much is logged.
# web: text (default info)
# worker: text (default warn)
# migrate.db: a whole number from 0 to 255 (optional)
# @tag(web, worker, migrate-db)
LOG=

# Primary database.
# The database whose schema is changed.
# a PostgreSQL URL: postgres://user:password@localhost:5432/database (required)
# @required @sensitive @tag(web, worker, migrate-db)
# @type=string(matches=regex('^(?:postgres|postgresql)://', 'i'))
# @example="postgres://user:password@localhost:5432/database"
DATABASE_URL=

# === web, worker ===

# text (optional)
# worker: exactly one of QUEUE, TOPIC is set
# @tag(web, worker)
QUEUE=

# === web ===

# a whole number from 0 to 65535 (required)
# @required @tag(web)
# @type=string(matches=regex('^\+?[0-9]+$'))
PORT=

# === worker ===

# text (optional)
# @required=isEmpty($QUEUE) @tag(worker)
TOPIC=

# === migrate.db ===

# a whole number from 0 to 255 (optional)
# @tag(migrate-db)
# @type=string(matches=regex('^\+?[0-9]+$'))
STEPS=
"##;
    assert_eq!(text.strip_prefix(HEADER), Some(expected), "{text}");
}

/// The other names of a required variable are items, of which one has to be there.
#[test]
fn other_names() {
    #[derive(Config)]
    #[config(secret_files)]
    #[allow(dead_code, reason = "the test looks at the file")]
    struct Names {
        #[config(renamed_from = "KEY")]
        api_key: factor3::SecretString,
        #[config(fallback = "PGHOST", example = "db.example.com")]
        host: String,
    }
    let text = Contract::new("shop").process("web", Names::SCHEMA).env_spec();
    let expected = r##"
# a secret (required)
# or the file that API_KEY_FILE names
# formerly KEY
# @required=if(isEmpty($API_KEY_FILE), if(isEmpty($KEY), isEmpty($KEY_FILE), false), false) @sensitive
API_KEY=

# Path of the file that holds API_KEY
API_KEY_FILE=

# Earlier name of API_KEY
# @sensitive
KEY=

# Path of the file that holds KEY
KEY_FILE=

# text, such as db.example.com (required)
# if it is not set: PGHOST
# @required=isEmpty($PGHOST)
# @example="db.example.com"
HOST=

# Is read where HOST is not set
PGHOST=
"##;
    assert_eq!(text.strip_prefix(HEADER), Some(expected), "{text}");
}

/// varlock would read these lines of a doc comment.
#[test]
fn no_line_of_a_comment_is_a_decorator() {
    #[derive(Config)]
    #[allow(dead_code, reason = "the test looks at the file")]
    struct Lines {
        /// Who is `@here`.
        ///
        /// @required
        ///   @sensitive
        /// --- and more
        here: Option<String>,
    }
    let text = Contract::new("shop").process("web", Lines::SCHEMA).env_spec();
    let expected = r##"
# Who is `@here`.
#
# \@required
# \  @sensitive
# \--- and more
# text (optional)
HERE=
"##;
    assert_eq!(text.strip_prefix(HEADER), Some(expected), "{text}");
}
