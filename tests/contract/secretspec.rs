//! `Contract::secretspec` for derived structs. `tests/packages/contract` reads the file with secretspec itself.

use factor3::Config;
use factor3::contract::Contract;

use crate::contract_of;
use crate::structs::{App, Migrate, Web, Worker};

const HEAD: &str = r#"# What the application reads, for secretspec (0.19 or later): secretspec check, secretspec run -- PROGRAM.
# --provider or your own configuration says which store holds the values. --scope NAME selects what one process reads.

[project]
name = "shop"
revision = "1.0"

[profiles.default]
"#;

#[test]
fn single_variables() {
    let text = Contract::new("shop").process("web", App::SCHEMA).secretspec();
    let expected = r##"
# Port the web process binds.
# a whole number from 0 to 65535 (default 3000)
PORT = { description = "Port the web process binds.", required = false }

# Primary database.
#
# DATABASE_URL=not-a-variable | not a cell
# a PostgreSQL URL: postgres://user:password@localhost:5432/database (required)
DATABASE_URL = { description = "Primary database.", required = true }

# Cache.
# a Redis URL: redis://:password@localhost:6379/0 (default redis://localhost)
REDIS_URL = { description = "Cache.", required = false }

# a secret of 32 characters or more (required)
# make one with: openssl rand -hex 32
SESSION_KEY = { description = "a secret of 32 characters or more", required = true }

# What a visitor is <b>greeted</b> with.
# text (default it's\n"you")
GREETING = { description = "What a visitor is <b>greeted</b> with.", required = false }

# text, such as $7 (default $5 # a month)
PRICE = { description = "text, such as $7", required = false }

# text (default it's $5 | 6)
OFFER = { description = "text", required = false }

# text (empty by default)
SUFFIX = { description = "text", required = false }

# a whole number, 0 or more (default computed)
THREADS = { description = "a whole number, 0 or more", required = false }

# a duration: numbers with units (ms s m h d), such as 30s or 1h30m (optional)
TIMEOUT = { description = "a duration: numbers with units (ms s m h d), such as 30s or 1h30m", required = false }

# text, may be empty (required)
TITLE = { description = "text", required = true }
"##;
    assert_eq!(text.strip_prefix(HEAD), Some(expected), "{text}");
}

/// Names of which one has to be there.
#[test]
fn groups() {
    #[derive(Config)]
    #[config(secret_files, one_of(address, socket), any_of(socket, queue), any_of(east, west))]
    #[allow(dead_code, reason = "the test looks at the file")]
    struct Groups {
        address: Option<String>,
        socket: Option<String>,
        queue: Option<String>,
        #[config(renamed_from = "EASTERN")]
        east: Option<String>,
        west: Option<String>,
        #[config(renamed_from = "KEY")]
        api_key: factor3::SecretString,
        #[config(fallback = "PGHOST")]
        host: String,
    }
    let text = Contract::new("shop").process("web", Groups::SCHEMA).secretspec();
    let expected = r##"
# text (optional)
# exactly one of ADDRESS, SOCKET is set
ADDRESS = { description = "text", required = { exactly_one = "ADDRESS" } }

# text (optional)
# at least one of SOCKET, QUEUE is set
SOCKET = { description = "text", required = { at_least_one = "SOCKET", exactly_one = "ADDRESS" } }

# text (optional)
QUEUE = { description = "text", required = { at_least_one = "SOCKET" } }

# text (optional)
# formerly EASTERN
# at least one of EAST, WEST is set
EAST = { description = "text", required = { at_least_one = "EAST" } }
EASTERN = { description = "Earlier name of EAST", required = { at_least_one = "EAST" } }

# text (optional)
WEST = { description = "text", required = { at_least_one = "EAST" } }

# a secret (required)
# or the file that API_KEY_FILE names
# formerly KEY
API_KEY = { description = "a secret", required = { at_least_one = "API_KEY" } }
API_KEY_FILE = { description = "Path of the file that holds API_KEY", required = { at_least_one = "API_KEY" } }
KEY = { description = "Earlier name of API_KEY", required = { at_least_one = "API_KEY" } }
KEY_FILE = { description = "Path of the file that holds KEY", required = { at_least_one = "API_KEY" } }

# text (required)
# if it is not set: PGHOST
HOST = { description = "text", required = { at_least_one = "HOST" } }
PGHOST = { description = "Is read where HOST is not set", required = { at_least_one = "HOST" } }
"##;
    assert_eq!(text.strip_prefix(HEAD), Some(expected), "{text}");
}

#[test]
fn several_processes() {
    let processes = [("web", Web::SCHEMA), ("worker", Worker::SCHEMA), ("migrate.db", Migrate::SCHEMA)];
    let text = contract_of("shop", &processes).secretspec();
    let expected = r##"
# === web, worker, migrate.db ===

# How much is logged.
# web: text (default info)
# worker: text (default warn)
# migrate.db: a whole number from 0 to 255 (optional)
LOG = { description = "How much is logged.", required = false }

# Primary database.
# The database whose schema is changed.
# a PostgreSQL URL: postgres://user:password@localhost:5432/database (required)
DATABASE_URL = { description = "Primary database.", required = true }

# === web, worker ===

# text (optional)
# worker: exactly one of QUEUE, TOPIC is set
QUEUE = { description = "text", required = false }

# === web ===

# a whole number from 0 to 65535 (required)
PORT = { description = "a whole number from 0 to 65535", required = true }

# === worker ===

# text (optional)
TOPIC = { description = "text", required = false }

# === migrate.db ===

# a whole number from 0 to 255 (optional)
STEPS = { description = "a whole number from 0 to 255", required = false }

[scopes.web]
secrets = [
    "LOG",
    "DATABASE_URL",
    "PORT",
    "QUEUE",
]

[scopes.worker]
secrets = [
    "LOG",
    "DATABASE_URL",
    "QUEUE",
    "TOPIC",
]

[scopes."migrate.db"]
secrets = [
    "DATABASE_URL",
    "LOG",
    "STEPS",
]
"##;
    assert_eq!(text.strip_prefix(HEAD), Some(expected), "{text}");
}

/// secretspec refuses a project without a name, and a scope without a variable.
#[test]
fn nothing_is_read() {
    #[derive(Config)]
    struct Nothing {}
    let text = contract_of("", &[("web", Nothing::SCHEMA), ("worker", Worker::SCHEMA)]).secretspec();
    assert!(text.contains("name = \"app\"") && text.contains("[scopes.worker]"), "{text}");
    assert!(!text.contains("[scopes.web]"), "{text}");
}
