//! `contract::markdown` for derived structs. `tests/packages/contract` reads the file with other programs.
use factor3::contract::Contract;
use factor3::resource::{SentryDsn, StatsD};
use factor3::{Config, FromEnvStr};

use crate::structs::{App, Mail, Migrate, Web, Worker};

#[test]
fn single_variables() {
    let expected = r##"| Variable | Default | Value | Meaning |
|---|---|---|---|
| `PORT` | `3000` | a whole number from 0 to 65535 | Port the web process binds. |
| `DATABASE_URL` | required | a PostgreSQL URL: `postgres://user:password@localhost:5432/database` | Primary database.<br><br>DATABASE_URL=not-a-variable &#124; not a cell |
| `REDIS_URL` | `redis://localhost` | a Redis URL: `redis://:password@localhost:6379/0` | Cache. |
| `SESSION_KEY` | required | a secret of 32 characters or more | make one with `openssl rand -hex 32` |
| `GREETING` | <code>it's\n"you"</code> | text | What a visitor is &lt;b>greeted&lt;/b> with. |
| `PRICE` | `$5 # a month` | text, such as `$7` | |
| `OFFER` | <code>it's &#36;5 &#124; 6</code> | text | |
| `SUFFIX` | empty | text | |
| `THREADS` | computed | a whole number, 0 or more | |
| `TIMEOUT` | optional | a duration: numbers with units (ms s m h d), such as 30s or 1h30m | |
| `TITLE` | required | text, may be empty | |
"##;
    assert_eq!(Contract::new("shop").process("web", App::SCHEMA).markdown(), expected);
}

#[test]
fn variables_that_depend_on_others_or_come_from_elsewhere() {
    let expected = r##"| Variable | Default | Value | Meaning |
|---|---|---|---|
| `SMTP_HOST` | optional | text | exactly one of `SMTP_*`, `MAIL_API_KEY`, (any of `TRACE_HOST`, `TRACE_PORT`) is set<br>with `SMTP_*`, exactly one of `SMTP_HOST`, `SMTP_SOCKET` is set |
| `SMTP_SOCKET` | optional | text | |
| `SMTP_PORT` | `25` | a whole number from 0 to 65535 | |
| `SMTP_FROM` | required if any `SMTP_*` is set | text | |
| `MAIL_API_KEY` | optional | a secret | or the file that `MAIL_API_KEY_FILE` names<br>formerly `MAIL_KEY`, `KEY` |
| `TRACE_HOST` | required if any of `TRACE_HOST`, `TRACE_PORT` is set | text | |
| `TRACE_PORT` | required if any of `TRACE_HOST`, `TRACE_PORT` is set | a whole number from 0 to 65535 | |
| `USER` | optional | text | all of `USER`, `PASSWORD` are set, or none |
| `PASSWORD` | optional | a secret | or the file that `PASSWORD_FILE` names |
| `DRY_RUN` | `true` | a boolean: 1 yes y true t on, or 0 no n false f off | formerly `no_mail` |
| `SENDER` | optional | text | `SENDER` is required where `DRY_RUN` is false<br>`SENDER` is required where `USER` is set<br>`SENDER` excludes `REPLY_TO`<br>`SENDER` requires `USER` |
| `REPLY_TO` | optional | text | |
| `PROXY_HOST` | optional | text | |
"##;
    assert_eq!(Contract::new("shop").process("mail", Mail::SCHEMA).markdown(), expected);
}

#[test]
fn several_processes() {
    let expected = r##"## `web`, `worker`, `migrate`

| Variable | Default | Value | Meaning |
|---|---|---|---|
| `LOG` | web: `info`<br>worker: `warn`<br>migrate: optional | web: text<br>worker: text<br>migrate: a whole number from 0 to 255 | How much is logged. |
| `DATABASE_URL` | required | a PostgreSQL URL: `postgres://user:password@localhost:5432/database` | Primary database.<br>The database whose schema is changed. |

## `web`, `worker`

| Variable | Default | Value | Meaning |
|---|---|---|---|
| `QUEUE` | optional | text | worker: exactly one of `QUEUE`, `TOPIC` is set |

## `web`

| Variable | Default | Value | Meaning |
|---|---|---|---|
| `PORT` | required | a whole number from 0 to 65535 | |

## `worker`

| Variable | Default | Value | Meaning |
|---|---|---|---|
| `TOPIC` | optional | text | |

## `migrate`

| Variable | Default | Value | Meaning |
|---|---|---|---|
| `STEPS` | optional | a whole number from 0 to 255 | |
"##;
    assert_eq!(
        Contract::new("shop")
            .process("web", Web::SCHEMA)
            .process("worker", Worker::SCHEMA)
            .process("migrate", Migrate::SCHEMA)
            .markdown(),
        expected
    );
}

#[test]
fn nothing_is_read() {
    assert_eq!(Contract::new("shop").markdown(), "");
}

#[test]
fn a_value_is_named_as_operators_name_it() {
    #[derive(FromEnvStr)]
    #[allow(dead_code, reason = "the test looks only at the schema")]
    enum Format {
        Json,
    }

    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "the test looks only at the schema and the report")]
    struct Named {
        sentry_dsn: SentryDsn,
        limit: u64,
        queue: Option<StatsD>,
        #[config(range = ..=9)]
        shards: Option<i64>,
        #[config(range = 1..)]
        workers: Option<usize>,
    }

    #[derive(Config)]
    #[allow(dead_code, reason = "the test looks only at the schema")]
    struct OneWord {
        format: Option<Format>,
    }

    let values = |markdown: &str| {
        let rows = markdown.lines().skip(2).map(|row| row.split(" | ").nth(2).unwrap_or_default().to_owned());
        rows.collect::<Vec<_>>()
    };
    let markdown = Contract::new("shop").process("web", Named::SCHEMA).markdown();
    let [dsn, limit, queue, shards, workers] = &*values(&markdown) else { panic!("{markdown}") };
    assert!(dsn.starts_with("a Sentry DSN: "), "{dsn}");
    assert!(queue.starts_with("a StatsD URL: "), "{queue}");
    assert_eq!(limit, "a whole number, 0 or more");
    assert_eq!((&**shards, &**workers), ("a whole number, 9 or less", "a whole number, 1 or more"));
    let markdown = Contract::new("shop").process("web", OneWord::SCHEMA).markdown();
    assert_eq!(values(&markdown), [r"\`json\`"]);

    let error = Named::from_vars([("SENTRY_DSN", "x"), ("LIMIT", "-1")]).unwrap_err().to_string();
    assert!(error.contains("SENTRY_DSN is not a Sentry DSN: "), "{error}");
    assert!(error.contains("LIMIT is not a whole number, 0 or more: it is negative"), "{error}");
    assert!(error.contains("expected  a Sentry DSN: "), "{error}");
}
