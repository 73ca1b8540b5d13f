//! A gallery of full reports, and what to do about each.
//!
//! The tests of the crate compare each text on this page with the output of the code above it. No report holds a value. A `\` at
//! the end of a line means that the report has no line break there.
//!
//! | what happened | see |
//! |---|---|
//! | a report woke you | [what to do](#what-to-do) |
//! | a variable is not set, or empty | [not set](#not-set), [misspelt names](#misspelt-names) |
//! | a value is wrong | [values](values#values), [URLs](values#urls), [values that a platform changed](values#changed-values) |
//! | a value has two sources, or comes from a file | [two names](values#two-names), [secret files](values#secret-files) |
//! | each value is right, and together they are wrong | [groups](#groups), [custom checks](#custom-checks) |
//! | there are many problems | [long reports](#long-reports) |
//! | a program reads the report | [JSON](#json), [output](#output) |
//! | the application starts anyway | [warnings](#warnings) |
//!
//! # What to do
//!
//! 1. Look at the first or the last line. Both say how many problems there are, so either end of a log is enough.
//! 2. Look at the lines that are not indented. Each names a variable and says what is wrong with it. Set, correct or remove
//!    each of these variables. The report has all of them, with one exception: a check of a whole struct runs only when its
//!    fields are valid, so it may add a second report.
//! 3. Read the `hint`, which gives the likely cause. If a variable worked yesterday and is missing now, the hint often shows
//!    the misspelt name.
//! 4. Read the `meaning`. It says what the variable is for. The field that reads it is in parentheses; search for it in the
//!    source.
//! 5. Run the application's command with `FACTOR3=check` in the same environment. It says whether the application would start,
//!    and starts nothing: see [`Config::from_env_or_exit`](crate::Config::from_env_or_exit).
//!
//! # Not set
//!
//! `NAME=""` counts as not set, and the report says that it is empty. The attributes `example` and `generate` of a field add to
//! what is expected and to the hint.
//!
//! ```
//! use factor3::resource::Postgres;
//! use factor3::{Config, SecretString};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     /// Primary database.
//!     database_url: Postgres,
//!     /// Public host name of the shop.
//!     #[config(example = "shop.example.com")]
//!     public_host: String,
//!     /// Signs sessions.
//!     #[config(generate = "openssl rand -hex 32", min_len = 32)]
//!     session_secret: SecretString,
//!     #[config(default = 4)]
//!     workers: u16,
//! }
//!
//! let error = App::from_vars([("SESSION_SECRET", "")]).unwrap_err();
//! assert_eq!(error.to_string(), "\
//! factor3: 3 problems in the environment of App
//!
//! DATABASE_URL is not set
//!     meaning   Primary database. (App.database_url)
//!     expected  a PostgreSQL URL: postgres://user:password@localhost:5432/database
//!
//! PUBLIC_HOST is not set
//!     meaning   Public host name of the shop. (App.public_host)
//!     expected  text, such as shop.example.com
//!
//! SESSION_SECRET is set but empty
//!     meaning   Signs sessions. (App.session_secret)
//!     expected  a secret of 32 characters or more
//!     hint      make one with: openssl rand -hex 32
//!
//! factor3: 3 problems, nothing was started");
//! ```
//!
//! # Misspelt names
//!
//! If a variable is missing, the report suggests a name that is set, that nothing reads, and that is similar. The value of that
//! variable is never read. A name with another word for an address at its end is similar: `_URL`, `_URI`, `_DSN` and
//! `_CONNECTION_STRING` are such words. So is a name that is near an old name or a fallback of the variable.
//!
//! ```
//! use factor3::Config;
//! use factor3::resource::Postgres;
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     /// Primary database.
//!     database_url: Postgres,
//! }
//!
//! let error = App::from_vars([("DATABSE_URL", "postgres://shop:hunter2@db/shop")]).unwrap_err();
//! assert_eq!(error.to_string(), "\
//! factor3: 1 problem in the environment of App
//!
//! DATABASE_URL is not set
//!     meaning   Primary database. (App.database_url)
//!     expected  a PostgreSQL URL: postgres://user:password@localhost:5432/database
//!     hint      DATABSE_URL is set; did you mean DATABASE_URL?
//!
//! factor3: 1 problem, nothing was started");
//! ```
//!
//! If the field has a default or is an `Option`, nothing is missing, and the application starts with the default or `None`.
//! `FACTOR3=check` and `FACTOR3=summary` warn of a misspelt name of such a variable. A start warns if the struct has a prefix and
//! `warn_unknown`: see [warnings](#warnings).
//!
//! # One value of several fields
//!
//! A value that several fields read, by `shared` or by `fallback`, is one problem if they refuse it for the same reason. Its
//! `meaning` has a line for each field. The line of a field that has a variable of its own begins with the name of that variable:
//!
//! ```text
//! REDIS_URL is not a Redis URL: it has no scheme: begin it as the example does
//!     meaning   Cache of the pages. (App.redis_url)
//!               QUEUE_URL: Jobs that wait. (App.queue_url)
//!     expected  a Redis URL: redis://:password@localhost:6379/0
//! ```
//!
//! # Groups
//!
//! A broken group is one problem of its struct. The report lists every member, and says which of them are set.
//!
//! ```
//! use factor3::{Config, SecretString};
//!
//! #[derive(Debug, Config)]
//! #[config(all_or_none(smtp_user, smtp_password), one_of(sentry_url, log_file))]
//! struct App {
//!     smtp_user: Option<String>,
//!     smtp_password: Option<SecretString>,
//!     sentry_url: Option<String>,
//!     log_file: Option<String>,
//!     #[config(required_if(payments = true))]
//!     stripe_key: Option<SecretString>,
//!     #[config(default = false)]
//!     payments: bool,
//! }
//!
//! let error = App::from_vars([("SMTP_USER", "shop"), ("PAYMENTS", "on")]).unwrap_err();
//! assert_eq!(error.to_string(), "\
//! factor3: 3 problems in the environment of App
//!
//! SMTP_USER (set), SMTP_PASSWORD (not set): set all of them, or none
//!
//! SENTRY_URL (not set), LOG_FILE (not set): set exactly one of them
//!
//! STRIPE_KEY (not set) is required by PAYMENTS = true: set STRIPE_KEY
//!
//! factor3: 3 problems, nothing was started");
//! ```
//!
//! # Custom checks
//!
//! The `validate` function of a field gets its value. The `validate` function of a struct gets the struct after every field was
//! read. The report shows the text of its error if that is a `&'static str` or a [`ValueError`](crate::ValueError), because
//! these hold no value.
//!
//! ```
//! use factor3::Config;
//!
//! #[derive(Debug, Config)]
//! #[config(validate = ends_after_it_begins)]
//! struct Shift {
//!     opens_at: u8,
//!     closes_at: u8,
//! }
//!
//! fn ends_after_it_begins(shift: &Shift) -> Result<(), &'static str> {
//!     let valid = shift.opens_at < shift.closes_at;
//!     valid.then_some(()).ok_or("OPENS_AT must be before CLOSES_AT")
//! }
//!
//! let error = Shift::from_vars([("OPENS_AT", "18"), ("CLOSES_AT", "9")]).unwrap_err();
//! assert_eq!(error.to_string(), "\
//! factor3: 1 problem in the environment of Shift
//!
//! Shift was rejected: OPENS_AT must be before CLOSES_AT
//!     variables OPENS_AT, CLOSES_AT
//!
//! factor3: 1 problem, nothing was started");
//! ```
//!
//! # Long reports
//!
//! A report has at most 2,048 bytes and 80 lines, as much as a Kubernetes termination message keeps of a log. If the blocks
//! do not fit, each problem gets one line: name, reason, hint, expected form, meaning. If that is still too long, the
//! report omits the expected forms, then the hints, then the meanings.
//!
//! ```
//! use factor3::{Config, SecretString};
//!
//! #[derive(Debug, Config)]
//! struct Database {
//!     /// Host of the server.
//!     host: String,
//!     /// User name at the server.
//!     user: String,
//!     #[config(generate = "openssl rand -hex 32")]
//!     password: SecretString,
//!     /// Size of the pool.
//!     pool: u16,
//! }
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     #[config(flatten, prefix = "ORDERS_")]
//!     orders: Database,
//!     #[config(flatten, prefix = "STOCK_")]
//!     stock: Database,
//!     #[config(flatten, prefix = "USERS_")]
//!     users: Database,
//!     #[config(flatten, prefix = "AUDIT_")]
//!     audit: Database,
//!     #[config(flatten, prefix = "MAIL_")]
//!     mail: Database,
//! }
//!
//! let vars = [("ORDERS_POOL", "many"), ("STOCK_PASWORD", "hunter2")];
//! let error = App::from_vars(vars).unwrap_err();
//! assert_eq!(error.to_string(), "\
//! factor3: 20 problems in the environment of App
//! ORDERS_HOST is not set; expected text; meaning: Host of the server.
//! ORDERS_USER is not set; expected text; meaning: User name at the server.
//! ORDERS_PASSWORD is not set; make one with: openssl rand -hex 32; expected a secret
//! ORDERS_POOL is not a whole number from 0 to 65535: it starts with a letter; meaning: Size of the pool.
//! STOCK_HOST is not set; expected text; meaning: Host of the server.
//! STOCK_USER is not set; expected text; meaning: User name at the server.
//! STOCK_PASSWORD is not set; STOCK_PASWORD is set; did you mean STOCK_PASSWORD?; expected a secret
//! STOCK_POOL is not set; expected a whole number from 0 to 65535; meaning: Size of the pool.
//! USERS_HOST is not set; expected text; meaning: Host of the server.
//! USERS_USER is not set; expected text; meaning: User name at the server.
//! USERS_PASSWORD is not set; make one with: openssl rand -hex 32; expected a secret
//! USERS_POOL is not set; expected a whole number from 0 to 65535; meaning: Size of the pool.
//! AUDIT_HOST is not set; expected text; meaning: Host of the server.
//! AUDIT_USER is not set; expected text; meaning: User name at the server.
//! AUDIT_PASSWORD is not set; make one with: openssl rand -hex 32; expected a secret
//! AUDIT_POOL is not set; expected a whole number from 0 to 65535; meaning: Size of the pool.
//! MAIL_HOST is not set; expected text; meaning: Host of the server.
//! MAIL_USER is not set; expected text; meaning: User name at the server.
//! MAIL_PASSWORD is not set; make one with: openssl rand -hex 32; expected a secret
//! MAIL_POOL is not set; expected a whole number from 0 to 65535; meaning: Size of the pool.
//!
//! factor3: 20 problems, nothing was started");
//! ```
//!
//! Finally, the report has only names, in the order of the fields, and the number of further problems.
//! [`Error::problems`](crate::Error::problems) and the JSON always have all of them.
//!
//! ```
//! use factor3::Config;
//! # #[derive(Debug, Config)]
//! # struct Ten { a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8, i: u8, j: u8 }
//! # #[derive(Debug, Config)]
//! # struct Hundred {
//! #     #[config(flatten, prefix = "A_RATHER_LONG_PREFIX_A_")] a: Ten,
//! #     #[config(flatten, prefix = "A_RATHER_LONG_PREFIX_B_")] b: Ten,
//! #     #[config(flatten, prefix = "A_RATHER_LONG_PREFIX_C_")] c: Ten,
//! #     #[config(flatten, prefix = "A_RATHER_LONG_PREFIX_D_")] d: Ten,
//! #     #[config(flatten, prefix = "A_RATHER_LONG_PREFIX_E_")] e: Ten,
//! #     #[config(flatten, prefix = "A_RATHER_LONG_PREFIX_F_")] f: Ten,
//! #     #[config(flatten, prefix = "A_RATHER_LONG_PREFIX_G_")] g: Ten,
//! #     #[config(flatten, prefix = "A_RATHER_LONG_PREFIX_H_")] h: Ten,
//! #     #[config(flatten, prefix = "A_RATHER_LONG_PREFIX_I_")] i: Ten,
//! #     #[config(flatten, prefix = "A_RATHER_LONG_PREFIX_J_")] j: Ten,
//! # }
//!
//! let error = Hundred::from_vars([("", ""); 0]).unwrap_err(); // a hundred variables
//! let report = error.to_string();
//! assert!(report.starts_with("\
//! factor3: 100 problems in the environment of Hundred
//! A_RATHER_LONG_PREFIX_A_A
//! A_RATHER_LONG_PREFIX_A_B
//! "));
//! assert!(report.ends_with("
//! and 28 more
//!
//! factor3: 100 problems, nothing was started"));
//! assert!(report.len() <= 2048 && report.lines().count() <= 80);
//! assert_eq!(error.problems().len(), 100);
//! ```
//!
//! # JSON
//!
//! [`Error::to_json`](crate::Error::to_json) returns one line of JSON, and [`Error::exit_json`](crate::Error::exit_json) writes it
//! on stderr instead of the report. `reason` is a [`Reason::code`](crate::Reason::code). It stays the same from release to
//! release, but a message may change.
//!
//! ```
//! use factor3::Config;
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     /// Port the web process binds.
//!     port: u16,
//!     workers: u8,
//! }
//!
//! let error = App::from_vars([("PORT", "eighty"), ("WORKER", "2")]).unwrap_err();
//! assert_eq!(
//!     error.to_json(),
//!     concat!(
//!         r#"{"factor3":"error","struct":"App","problems":["#,
//!         r#"{"variable":"PORT","field":"App.port","reason":"invalid","#,
//!         r#""message":"PORT is not a whole number from 0 to 65535: it starts with a letter","#,
//!         r#""expected":"a whole number from 0 to 65535","#,
//!         r#""meaning":"Port the web process binds."},"#,
//!         r#"{"variable":"WORKERS","field":"App.workers","reason":"missing","#,
//!         r#""message":"WORKERS is not set","expected":"a whole number from 0 to 255","#,
//!         r#""hint":"WORKER is set; did you mean WORKERS?"}"#,
//!         r#"],"warnings":[]}"#,
//!     )
//! );
//! ```
//!
//! # Warnings
//!
//! A warning does not prevent the start. There are these kinds:
//!
//! - An old name or a retired name is set.
//! - A URL also holds the user name or the password that another variable holds.
//! - A value was accepted, but is probably a mistake.
//! - Under `warn_unknown`, a variable has the prefix of the struct, and nothing reads it.
//! - A line of a `.env` file cannot be read, and sets no declared variable.
//!
//! The calls whose names end in `_or_exit` write the first 20 warnings on stderr. [`Config::load`](crate::Config::load) returns
//! all of them in the summary.
//!
//! ```
//! use factor3::{Config, Env, SecretString};
//!
//! #[derive(Debug, Config)]
//! #[config(prefix = "SHOP_", warn_unknown)]
//! struct App {
//!     #[config(renamed_from = "LISTEN_PORT")]
//!     port: u16,
//!     stripe_key: SecretString,
//!     greeting: String,
//!     #[config(default = 4)]
//!     workers: u16,
//! }
//!
//! let loaded = App::load(&Env::from_vars([
//!     ("SHOP_LISTEN_PORT", "8080"),
//!     ("SHOP_STRIPE_KEY", "op://prod/stripe/key"),
//!     ("SHOP_GREETING", "'Hello'"),
//!     ("SHOP_WORKRES", "8"),
//! ]))?;
//! assert_eq!(loaded.summary.to_string(), "\
//! SHOP_PORT        old name     8080
//! SHOP_STRIPE_KEY  environment
//! SHOP_GREETING    environment
//! SHOP_WORKERS     default      4
//! warning: SHOP_LISTEN_PORT is an old name of SHOP_PORT: set SHOP_PORT instead
//! warning: SHOP_STRIPE_KEY is a reference to a secret, or an encrypted secret, \
//! that nothing resolved: start the application through the tool that resolves it, \
//! or set the secret itself
//! warning: SHOP_GREETING is wrapped in quotes, which are part of the value here: \
//! remove them: docker run --env-file and lists in a Compose file keep quotes
//! warning: SHOP_WORKRES is set, but nothing reads it: did you mean SHOP_WORKERS?
//! ");
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Output
//!
//! - Only the calls whose names end in `_or_exit`, [`Error::exit`](crate::Error::exit) and
//!   [`Error::exit_json`](crate::Error::exit_json) print a report, on stderr. The crate writes on stdout only if `FACTOR3` is set.
//! - The exit code is [`EXIT_CODE`](crate::EXIT_CODE), 78, even if stderr is closed or full. With
//!   `RestartPreventExitStatus=78`, systemd.service(5) does not restart the service.
//! - Names and counts have colours on a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`. `CLICOLOR_FORCE` turns colours
//!   on everywhere. A log has no colours.
//! - Control characters in the output are escaped.
//! - Kubernetes shows the end of the log of a failed container if the pod has `terminationMessagePolicy:
//!   FallbackToLogsOnError`. Without that policy,
//!   [`Error::write_termination_message`](crate::Error::write_termination_message) writes the report to the file that
//!   Kubernetes reads:
//!
//! ```
//! use factor3::{Config, EXIT_CODE};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     port: u16,
//! }
//!
//! let name = format!("factor3-termination-log-{}", std::process::id());
//! let file = std::env::temp_dir().join(name);
//! std::fs::write(&file, "")?; // as Kubernetes does; a missing file is not created
//!
//! let error = App::from_vars([("PORT", "eighty")]).unwrap_err();
//! error.write_termination_message(&file)?;
//! assert_eq!(std::fs::read_to_string(&file)?, error.to_string());
//! assert_eq!(EXIT_CODE, 78);
//! # std::fs::remove_file(&file)?;
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! `tests/report/exit.rs` of the repository starts such a process, and compares both of its streams.

pub mod values;
