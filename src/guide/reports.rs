//! A gallery of reports: what the crate says of an environment that it refuses, in full.
//!
//! Each text on this page is compared with what the code above it gives. No report of a problem holds a value.
//!
//! | what happened | |
//! |---|---|
//! | woken by one | [what to do](#woken-by-one) |
//! | nothing is set, or it is empty | [not set](#not-set), [a misspelt name](#a-misspelt-name) |
//! | a value is wrong | [values](values#values-that-do-not-read), [URLs](values#urls), [what a platform did to a value](values#what-became-of-a-value-on-its-way) |
//! | it is there twice, or elsewhere | [two names](values#two-names), [secret files](values#secret-files) |
//! | each is right, and together they are wrong | [groups](#groups), [a check of the app's](#a-check-of-the-apps-own) |
//! | there is a lot of it | [more than fits](#more-than-fits) |
//! | it is read by a program | [JSON](#for-machines), [where it goes](#where-it-goes) |
//! | it starts all the same | [warnings](#warnings) |
//!
//! # Woken by one
//!
//! 1. The first line says how many problems there are, and of which struct. The last says the same again, so either end of a
//!    log will do.
//! 2. Names first: what begins in the first column is a variable and what is wrong with it. Each is a thing to set, to
//!    correct or to remove, and all of them are there. Only a check over a whole struct can follow in a second report, since
//!    it waits for its fields.
//! 3. `hint` is the likely cause. Of a name that is not set and was yesterday, look there for the name that is.
//! 4. `meaning` says what the variable is for, and in parentheses the field that reads it, for a search in the source.
//! 5. `FACTOR3=check` before the app's command, in the same environment, says whether it would start, and starts nothing:
//!    see [`Config::from_env_or_exit`](crate::Config::from_env_or_exit).
//!
//! # Not set
//!
//! `NAME=""` is not set either, and the report says which of both it is. `example` and `generate` are of the field's
//! attributes.
//!
//! ```
//! use factor3::resource::Postgres;
//! use factor3::{Config, SecretString};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     /// Primary database.
//!     database_url: Postgres,
//!     /// Where users reach the shop.
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
//!     expected  a Postgres URL: postgres://user:password@localhost:5432/database
//!
//! PUBLIC_HOST is not set
//!     meaning   Where users reach the shop. (App.public_host)
//!     expected  a text, such as shop.example.com
//!
//! SESSION_SECRET is set but empty
//!     meaning   Signs sessions. (App.session_secret)
//!     expected  a secret of 32 characters or more
//!     hint      make one with: openssl rand -hex 32
//!
//! factor3: 3 problems, nothing was started");
//! ```
//!
//! # A misspelt name
//!
//! A name that is set, that nothing reads, and that is nearly the one that is missing, is offered. Its value is never looked
//! at.
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
//!     expected  a Postgres URL: postgres://user:password@localhost:5432/database
//!     hint      DATABSE_URL is set; did you mean DATABASE_URL?
//!
//! factor3: 1 problem, nothing was started");
//! ```
//!
//! Where the variable has a default or is an `Option`, nothing is missing, so there is no report. `warn_unknown` is for
//! that: see [warnings](#warnings).
//!
//! # Groups
//!
//! A broken group is one problem, of its struct, with every member and which of them are set.
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
//! STRIPE_KEY (not set) is required by PAYMENTS = true: set it
//!
//! factor3: 3 problems, nothing was started");
//! ```
//!
//! # A check of the app's own
//!
//! `validate` of a field is given its value, that of the struct all of it, once each field is there. What it says is shown
//! where it is a `&'static str` or a [`ValueError`](crate::ValueError), which hold no value.
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
//!     if shift.opens_at < shift.closes_at { Ok(()) } else { Err("OPENS_AT must be before CLOSES_AT") }
//! }
//!
//! let error = Shift::from_vars([("OPENS_AT", "18"), ("CLOSES_AT", "9")]).unwrap_err();
//! assert_eq!(error.to_string(), "\
//! factor3: 1 problem in the environment of Shift
//!
//! Shift is refused: OPENS_AT must be before CLOSES_AT
//!     reads     OPENS_AT, CLOSES_AT
//!
//! factor3: 1 problem, nothing was started");
//! ```
//!
//! # More than fits
//!
//! A report has at most 2,048 bytes and 80 lines, which a Kubernetes termination message keeps of a log. With more problems
//! each gets one line instead of a block: name, reason, what is expected, meaning, hint. Where that is still too much, what is
//! expected is left out, then the hints, then the meanings.
//!
//! ```
//! use factor3::{Config, SecretString};
//!
//! #[derive(Debug, Config)]
//! struct Database {
//!     /// Where the server is.
//!     host: String,
//!     /// Who logs in there, as the server knows them.
//!     user: String,
//!     #[config(generate = "openssl rand -hex 32")]
//!     password: SecretString,
//!     /// Connections to it.
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
//! let error = App::from_vars([("ORDERS_POOL", "many"), ("STOCK_PASWORD", "hunter2")]).unwrap_err();
//! assert_eq!(error.to_string(), "\
//! factor3: 20 problems in the environment of App
//! ORDERS_HOST is not set; expected a text; Where the server is.
//! ORDERS_USER is not set; expected a text; Who logs in there, as the server knows them.
//! ORDERS_PASSWORD is not set; expected a secret; make one with: openssl rand -hex 32
//! ORDERS_POOL is not a whole number from 0 to 65535: it starts with a letter; Connections to it.
//! STOCK_HOST is not set; expected a text; Where the server is.
//! STOCK_USER is not set; expected a text; Who logs in there, as the server knows them.
//! STOCK_PASSWORD is not set; expected a secret; STOCK_PASWORD is set; did you mean STOCK_PASSWORD?
//! STOCK_POOL is not set; expected a whole number from 0 to 65535; Connections to it.
//! USERS_HOST is not set; expected a text; Where the server is.
//! USERS_USER is not set; expected a text; Who logs in there, as the server knows them.
//! USERS_PASSWORD is not set; expected a secret; make one with: openssl rand -hex 32
//! USERS_POOL is not set; expected a whole number from 0 to 65535; Connections to it.
//! AUDIT_HOST is not set; expected a text; Where the server is.
//! AUDIT_USER is not set; expected a text; Who logs in there, as the server knows them.
//! AUDIT_PASSWORD is not set; expected a secret; make one with: openssl rand -hex 32
//! AUDIT_POOL is not set; expected a whole number from 0 to 65535; Connections to it.
//! MAIL_HOST is not set; expected a text; Where the server is.
//! MAIL_USER is not set; expected a text; Who logs in there, as the server knows them.
//! MAIL_PASSWORD is not set; expected a secret; make one with: openssl rand -hex 32
//! MAIL_POOL is not set; expected a whole number from 0 to 65535; Connections to it.
//!
//! factor3: 20 problems, nothing was started");
//! ```
//!
//! At last only names are left, in the order of the fields, and how many more there are.
//! [`Error::problems`](crate::Error::problems) and the JSON have all of them, whatever fits.
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
//! let error = Hundred::from_vars([("", ""); 0]).unwrap_err(); // of a hundred variables
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
//! # For machines
//!
//! [`Error::to_json`](crate::Error::to_json) is one line, and [`Error::exit_json`](crate::Error::exit_json) writes it on
//! stderr instead of the report. `reason` is a [`Reason::code`](crate::Reason::code), which stays the same from release to
//! release; a message may change.
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
//!         r#"{"variable":"PORT","field":"App.port","reason":"invalid","message":"PORT is not a whole number from 0 to 65535: it starts with a letter","expected":"a whole number from 0 to 65535","meaning":"Port the web process binds."},"#,
//!         r#"{"variable":"WORKERS","field":"App.workers","reason":"missing","message":"WORKERS is not set","expected":"a whole number from 0 to 255","hint":"WORKER is set; did you mean WORKERS?"}"#,
//!         r#"],"warnings":[]}"#,
//!     )
//! );
//! ```
//!
//! # Warnings
//!
//! What stops nothing: a name that is old, a value that was taken and is most likely not what was meant, and under
//! `warn_unknown` a name with the struct's prefix that nothing reads. The calls in `_or_exit` write the first 20 on stderr;
//! [`Config::load`](crate::Config::load) gives them to the app.
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
//! assert_eq!(loaded.report.to_string(), "\
//! SHOP_PORT        old name     8080
//! SHOP_STRIPE_KEY  environment
//! SHOP_GREETING    environment
//! SHOP_WORKERS     default      4
//! warning: SHOP_LISTEN_PORT is an old name of SHOP_PORT: set SHOP_PORT instead
//! warning: SHOP_STRIPE_KEY is a reference to a secret, or an encrypted one, that nothing resolved: start the app through the tool that resolves it, or set the secret itself
//! warning: SHOP_GREETING is wrapped in quotes, which are part of the value here: remove them: docker run --env-file and lists in a Compose file keep quotes
//! warning: SHOP_WORKRES is set, and nothing reads it: did you mean SHOP_WORKERS?
//! ");
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Where it goes
//!
//! - On stderr, by the calls in `_or_exit` and [`Error::exit`](crate::Error::exit) alone; nothing else prints. Stdout holds
//!   what the app writes.
//! - The exit code is [`EXIT_CODE`](crate::EXIT_CODE), 78, also where stderr is closed or full. For systemd.service(5),
//!   `RestartPreventExitStatus=78` ends the restarts.
//! - On a terminal names and counts have colours, unless `NO_COLOR` is set or `TERM` is `dumb`; anywhere with
//!   `CLICOLOR_FORCE`. In a log there are none. Control characters in what is shown are escaped.
//! - Kubernetes shows the end of the log of a container that failed where the pod has `terminationMessagePolicy:
//!   FallbackToLogsOnError`. Without that, [`Error::write_termination_message`](crate::Error::write_termination_message)
//!   writes the same text to the file that it reads:
//!
//! ```
//! use factor3::{Config, EXIT_CODE};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     port: u16,
//! }
//!
//! let file = std::env::temp_dir().join(format!("factor3-termination-log-{}", std::process::id()));
//! std::fs::write(&file, "")?; // as Kubernetes does; a file that is not there is not made
//!
//! let error = App::from_vars([("PORT", "eighty")]).unwrap_err();
//! error.write_termination_message(&file)?;
//! assert_eq!(std::fs::read_to_string(&file)?, error.to_string());
//! assert_eq!(EXIT_CODE, 78);
//! # std::fs::remove_file(&file)?;
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! A process that ends so, and what is on each stream, is in `tests/exit.rs` of the repository.

pub mod values;
