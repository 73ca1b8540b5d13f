//! `contract::markdown` of structs of the derive's. Other readers of it: `tests/contract`.

#![cfg(feature = "contract")]

mod contract_structs;

use contract_structs::{App, Mail, Migrate, Web, Worker};
use factor3::Config as _;
use factor3::contract::markdown;

#[test]
fn single_variables() {
    let expected = r##"| Variable | Default | Value | Meaning |
|---|---|---|---|
| `PORT` | `3000` | a whole number from 0 to 65535 | Port the web process binds. |
| `DATABASE_URL` | required | a Postgres URL: `postgres://user:password@localhost:5432/database` | Primary database.<br><br>DATABASE_URL=not-a-variable &#124; not a cell |
| `REDIS_URL` | `redis://localhost` | a Redis URL: `redis://:password@localhost:6379/0` | Cache. |
| `SESSION_KEY` | required | a secret of 32 characters or more | make one with `openssl rand -hex 32` |
| `GREETING` | <code>it's\n"you"</code> | a text | What a visitor is &lt;b>greeted&lt;/b> with. |
| `PRICE` | `$5 # a month` | a text, such as `$7` | |
| `OFFER` | <code>it's &#36;5 &#124; 6</code> | a text | |
| `SUFFIX` | empty | a text | |
| `THREADS` | computed | a whole number from 0 to 18446744073709551615 | |
| `TIMEOUT` | optional | a duration: numbers with units (ms s m h d), such as 30s or 1h30m | |
| `TITLE` | required | a text, may be empty | |
"##;
    assert_eq!(markdown(&[("web", App::SCHEMA)]), expected);
}

#[test]
fn variables_that_depend_on_others_or_come_from_elsewhere() {
    let expected = r##"| Variable | Default | Value | Meaning |
|---|---|---|---|
| `SMTP_HOST` | optional | a text | exactly one of `SMTP_*`, `MAIL_API_KEY`, (any of `TRACE_HOST`, `TRACE_PORT`) is set<br>with `SMTP_*`, exactly one of `SMTP_HOST`, `SMTP_SOCKET` is set |
| `SMTP_SOCKET` | optional | a text | |
| `SMTP_PORT` | `25` | a whole number from 0 to 65535 | |
| `SMTP_FROM` | required with `SMTP_*` | a text | |
| `MAIL_API_KEY` | optional | a secret | or the file that `MAIL_API_KEY_FILE` names<br>formerly `MAIL_KEY`, `KEY` |
| `TRACE_HOST` | required with any of `TRACE_HOST`, `TRACE_PORT` | a text | |
| `TRACE_PORT` | required with any of `TRACE_HOST`, `TRACE_PORT` | a whole number from 0 to 65535 | |
| `USER` | optional | a text | all of `USER`, `PASSWORD` are set, or none |
| `PASSWORD` | optional | a secret | or the file that `PASSWORD_FILE` names |
| `DRY_RUN` | `true` | a boolean: 1 yes y true t on, or 0 no n false f off | formerly `no_mail` |
| `SENDER` | optional | a text | `SENDER` is required where `DRY_RUN` is false<br>`SENDER` is required where `USER` is set<br>`SENDER` excludes `REPLY_TO`<br>`SENDER` requires `USER` |
| `REPLY_TO` | optional | a text | |
| `PROXY_HOST` | optional | a text | |
"##;
    assert_eq!(markdown(&[("mail", Mail::SCHEMA)]), expected);
}

#[test]
fn several_processes() {
    let expected = r##"## `web`, `worker`, `migrate`

| Variable | Default | Value | Meaning |
|---|---|---|---|
| `LOG` | web: `info`<br>worker: `warn`<br>migrate: optional | web: a text<br>worker: a text<br>migrate: a whole number from 0 to 255 | How much is logged. |
| `DATABASE_URL` | required | a Postgres URL: `postgres://user:password@localhost:5432/database` | Primary database.<br>The database whose schema is changed. |

## `web`, `worker`

| Variable | Default | Value | Meaning |
|---|---|---|---|
| `QUEUE` | optional | a text | worker: exactly one of `QUEUE`, `TOPIC` is set |

## `web`

| Variable | Default | Value | Meaning |
|---|---|---|---|
| `PORT` | required | a whole number from 0 to 65535 | |

## `worker`

| Variable | Default | Value | Meaning |
|---|---|---|---|
| `TOPIC` | optional | a text | |

## `migrate`

| Variable | Default | Value | Meaning |
|---|---|---|---|
| `STEPS` | optional | a whole number from 0 to 255 | |
"##;
    assert_eq!(
        markdown(&[("web", Web::SCHEMA), ("worker", Worker::SCHEMA), ("migrate", Migrate::SCHEMA)]),
        expected
    );
}

#[test]
fn nothing_is_read() {
    assert_eq!(markdown(&[]), "");
}
