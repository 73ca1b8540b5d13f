//! What to use instead of `APP_ENV`: variables that do not depend on each other.
//!
//! Many applications have one file each for *development*, *staging* and *production*, and a variable that selects one. That
//! works until there is a second staging, a review app for each branch, or a deploy for one customer. Then the files
//! multiply. Each is a copy of another with a few lines changed, and nobody sees at once what a deploy runs with. The
//! [third factor](https://12factor.net/config) asks for variables instead, and each variable is independent.
//!
//! The crate has no profiles, no layers of settings files, and no attribute that depends on the name of an environment. A
//! variable such as `APP_ENV` [does not compile](#the-proof). This is what to use instead:
//!
//! | with `APP_ENV` | instead | set by |
//! |---|---|---|
//! | `if env == "production"` log JSON | `LOG_FORMAT`, an [enum of words](crate::FromEnvStr), because the format is what differs | the platform |
//! | debug toolbar in development | `DEBUG_TOOLBAR=on`, a `bool` with `default = false` | the developer's `.env` |
//! | no mail in staging | `SMTP_URL: Option<Smtp>`: without the variable no mail is sent; or the URL of a mail catcher | the deploy |
//! | another database for tests | `DATABASE_URL`; tests pass pairs: see [`testing`](super::testing) | the test |
//! | a file of defaults for development | a default in the struct if it is right for every deploy, otherwise `.env` | the developer |
//! | fewer workers in staging | `WORKERS`, a number with a default | the deploy |
//! | the name of the deploy, for Sentry or metrics | `SENTRY_ENVIRONMENT`, a [`Label`](crate::Label), which decides nothing | the deploy |
//! | the sandbox of a payment provider | its address, `PLAID_URL`, instead of `PLAID_ENV` | the deploy |
//! | a feature that is only on in staging | `FEATURE_X=on` | the deploy |
//! | strict checks only in production | strict checks everywhere | nobody |
//!
//! ```
//! use factor3::resource::Smtp;
//! use factor3::{Config, Env, FromEnvStr};
//!
//! #[derive(Debug, PartialEq, FromEnvStr)]
//! enum LogFormat {
//!     Text,
//!     Json,
//! }
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     /// Format of the log.
//!     #[config(default = "json")]
//!     log_format: LogFormat,
//!     /// Outbound mail; no mail is sent without it.
//!     smtp_url: Option<Smtp>,
//!     #[config(default = false)]
//!     debug_toolbar: bool,
//! }
//!
//! // A deploy that sets nothing gets the safest values, those of production.
//! let app = App::from_vars([("", ""); 0])?;
//! assert_eq!((app.log_format, app.debug_toolbar), (LogFormat::Json, false));
//! assert!(app.smtp_url.is_none());
//!
//! // A developer sets three variables. Each of them would work without the others.
//! let env = [
//!     ("LOG_FORMAT", "text"),
//!     ("SMTP_URL", "smtp://localhost:1025"),
//!     ("DEBUG_TOOLBAR", "on"),
//! ];
//! assert!(App::from_vars(env)?.debug_toolbar);
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! A default should be right for production, or at least harmless there. A field without such a value should have no default:
//! then a deploy that forgets the variable does not start.
//!
//! # The proof
//!
//! A variable that selects a whole environment does not compile, because it groups settings that should vary one by one:
//!
//! ```compile_fail
//! #[derive(factor3::Config)]
//! struct App {
//!     app_env: String, // APP_ENV selects a whole environment
//! }
//! ```
//!
//! The compiler checks a field whose type is text, an enum of words, or a type with a parser of its own. It refuses the field if one
//! of these is true:
//!
//! - Without its prefixes, the name of the variable is one of these: `ENV`, `ENVIRONMENT`, `APP_ENV`, `NODE_ENV`, `RUST_ENV`,
//!   `RAILS_ENV`, `RACK_ENV`, `GO_ENV`, `FLASK_ENV`, `MIX_ENV`, `LOCO_ENV`, `ROCKET_PROFILE`, `SPRING_PROFILES_ACTIVE`,
//!   `ASPNETCORE_ENVIRONMENT`, `DOTNET_ENVIRONMENT`, `DEPLOY_ENV`, `RUN_MODE`, `RUN_ENV`, `PROFILE`, `STAGE`.
//! - The name ends in `_ENV` or `_ENVIRONMENT`.
//! - The field is an enum of words, with `production` or `prod`, and with one of `development`, `dev`, `staging` and `test`.
//!
//! An old name (`renamed_from`) and a `fallback` count as well. The compiler judges the type, so an alias such as
//! `type Name = String` changes nothing. Paths, lists, numbers, booleans, secrets and backing services select nothing:
//! `VIRTUAL_ENV` may be a `PathBuf`. `AWS_PROFILE` is allowed, because it says which credentials are used.
//!
//! There are four ways out:
//!
//! 1. Give each setting a variable of its own, as in the table at the top of this page.
//! 2. Give a service its own address: `PLAID_URL` instead of `PLAID_ENV`. Then a deploy can use any address, also that of a
//!    test double.
//! 3. Use a [`Label`](crate::Label) for a name that is only shown. A label prints and serialises. It cannot be compared, it
//!    gives no `&str`, and no group of fields may name it. So nothing comes to depend on the name by accident.
//! 4. Say why the variable has to stay, with `grouped`: for a migration, or for a vendor's own switch. The reason is in the
//!    summary and in every generated file.
//!
//! ```
//! use factor3::{Config, Env, Label};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     /// Name of the deploy in error reports.
//!     #[config(default = "local")]
//!     sentry_environment: Label,
//!     /// Selects the settings that have no variable of their own yet.
//!     #[config(grouped = "until the old build is gone", default = "production")]
//!     app_env: String,
//! }
//!
//! let env = Env::from_vars([("SENTRY_ENVIRONMENT", "staging-2")]);
//! let loaded = App::load(&env)?;
//! assert_eq!(loaded.config.sentry_environment.to_string(), "staging-2");
//! assert_eq!(
//!     loaded.summary.to_string(),
//!     "\
//! SENTRY_ENVIRONMENT  environment
//! APP_ENV             default      production
//!   grouped: until the old build is gone
//! "
//! );
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! When the last setting has its own variable, remove the field and declare its name as `retired`. A deploy that still sets it
//! gets a warning that says what to do, and no field may read the name again.
//!
//! ```
//! use factor3::{Config, Env};
//!
//! #[derive(Debug, Config)]
//! #[config(retired("APP_ENV", "set LOG_JSON"))]
//! struct App {
//!     #[config(default = true)]
//!     log_json: bool,
//! }
//!
//! let summary = App::load(&Env::from_vars([("APP_ENV", "production")]))?.summary;
//! assert_eq!(
//!     summary.warnings()[0].to_string(),
//!     "APP_ENV is set, but it is no longer read: set LOG_JSON"
//! );
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Development
//!
//! The feature `dotenv` reads a `.env` file as a layer after the process environment. A variable that is set in the environment
//! and not empty wins.
//!
#![cfg_attr(feature = "dotenv", doc = "```no_run")]
#![cfg_attr(not(feature = "dotenv"), doc = "```ignore")]
//! use factor3::{Config, Env};
//! # #[derive(Config)] struct App { port: u16 }
//!
//! let env = Env::process().or(Env::dotenv(".env")); // a missing file is an empty layer
//! let app = App::load_or_exit(&env).config;
//! # let _ = app.port;
//! ```
//!
//! Do not commit the `.env` file. Commit a template that the struct writes: `FACTOR3=dotenv ./app > .env.example`.
//!
//! # Names
//!
//! A variable has the name of its field in `SCREAMING_SNAKE_CASE`, after the prefixes of the structs around it. So the name
//! follows from the source. No separator has a special meaning: `MAIL_FROM_NAME` is always one variable, and never
//! `mail.from.name`. Two fields that would read one variable do not compile.
//!
//! ```
//! use factor3::Config;
//!
//! #[derive(Config)]
//! #[config(prefix = "SHOP_")]
//! struct App {
//!     max_items: u32,
//!     /// The platform sets this name, which has no prefix.
//!     #[config(no_prefix)]
//!     port: u16,
//! }
//!
//! let variables = App::SCHEMA.variables();
//! assert_eq!((variables[0].name(), variables[1].name()), ("SHOP_MAX_ITEMS", "PORT"));
//! ```
//!
//! ```compile_fail
//! #[derive(factor3::Config)]
//! struct App {
//!     port: u16,
//!     #[config(env = "PORT")] // PORT is read by two fields
//!     admin_port: u16,
//! }
//! ```
//!
//! # Reuse
//!
//! A struct can be flattened several times, each time with another prefix. Its fields keep their types and errors, because
//! nothing is converted to text and back.
//!
//! ```
//! use factor3::Config;
//! use std::time::Duration;
//!
//! #[derive(Debug, Config)]
//! struct Retry {
//!     #[config(default = 3)]
//!     attempts: u8,
//!     #[config(default = "1s")]
//!     pause: Duration,
//! }
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     #[config(flatten, prefix = "MAIL_RETRY_")]
//!     mail: Retry,
//!     #[config(flatten, prefix = "PAYMENT_RETRY_")]
//!     payment: Retry,
//! }
//!
//! let app = App::from_vars([("PAYMENT_RETRY_ATTEMPTS", "5")])?;
//! assert_eq!((app.mail.attempts, app.payment.attempts), (3, 5));
//!
//! let error = App::from_vars([("MAIL_RETRY_PAUSE", "soon")]).unwrap_err();
//! assert_eq!(error.problems()[0].variable(), "MAIL_RETRY_PAUSE");
//! assert_eq!(error.problems()[0].field(), "App.mail.pause");
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Empty values
//!
//! `NAME=""` counts as not set, for defaults, layers, old names and groups; only `allow_empty` and `is_set` change that. The
//! reason is that platforms produce empty variables for values that nobody gave:
//!
//! - `${NAME:-}` in a Compose file;
//! - an empty placeholder in a Secret;
//! - a line `NAME=` in a `.env` file.
//!
//! If the empty text is a valid value of a field, write `allow_empty`.
//!
//! ```
//! use factor3::Config;
//!
//! #[derive(Config)]
//! struct App {
//!     #[config(default = 8080)]
//!     port: u16,
//!     #[config(default = "Hello", allow_empty)]
//!     greeting: String,
//! }
//!
//! let app = App::from_vars([("PORT", ""), ("GREETING", "")])?;
//! assert_eq!((app.port, app.greeting.as_str()), (8080, ""));
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # No guessing
//!
//! The type of the field decides how a value is read. The crate does not guess a type from the text. A `String` holds the text
//! unchanged, with its blanks and zeros.
//!
//! ```
//! use factor3::Config;
//!
//! #[derive(Config)]
//! struct App {
//!     door_pin: String,
//!     version: String,
//!     enabled: String,
//! }
//!
//! let app = App::from_vars([("DOOR_PIN", "0042"), ("VERSION", "1.10"), ("ENABLED", "no")])?;
//! assert_eq!((&*app.door_pin, &*app.version, &*app.enabled), ("0042", "1.10", "no"));
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Other variables
//!
//! The crate parses only the values of declared variables. So a variable of another program does no harm, even if it is not UTF-8
//! or if Kubernetes made it for a service link. The names of all variables are searched only after a failure, for similar
//! names, or for [`warn_unknown`](crate#attributes).
//!
//! ```
//! # #[cfg(unix)] {
//! use factor3::Config;
//! use std::ffi::OsString;
//! use std::os::unix::ffi::OsStringExt;
//!
//! #[derive(Config)]
//! struct App {
//!     port: u16,
//! }
//!
//! let stranger = OsString::from_vec(vec![0xff, 0xfe]);
//! let vars = [(OsString::from("LESS_TERMCAP"), stranger), ("PORT".into(), "80".into())];
//! assert_eq!(App::from_vars(vars)?.port, 80);
//! # }
//! # Ok::<(), factor3::Error>(())
//! ```
