//! Orthogonal variables instead of environments: how to do what people do with `APP_ENV`.
//!
//! A file for each of *development*, *staging* and *production*, and a variable that picks one, works until there is a second
//! staging, a review app for each branch, a customer's own deploy. Then names multiply, each is a copy of another with a few
//! lines changed, and what a deploy really runs with is the sum of files that nobody sees at once. The
//! [third factor](https://12factor.net/config) asks for variables instead, each of which stands for itself.
//!
//! The crate has no profile, no layers of files, and no attribute that depends on the name of an environment. What people use
//! those for:
//!
//! | with `APP_ENV` | instead | where it is set |
//! |---|---|---|
//! | `if env == "production"` log JSON | `LOG_FORMAT`, a [word](crate::FromEnvStr): what differs is the format | the platform |
//! | debug toolbar in development | `DEBUG_TOOLBAR=on`, a `bool` with `default = false` | the developer's `.env` |
//! | no mail in staging | `SMTP_URL: Option<Smtp>`: no variable, no mail; or the URL of a mail catcher | the deploy |
//! | another database for tests | `DATABASE_URL`; tests hand over pairs: see [`testing`](super::testing) | the test |
//! | a file of defaults for development | a default in the struct where every deploy may have it; else `.env` | the developer |
//! | fewer workers in staging | `WORKERS`, a number with a default | the deploy |
//! | the name of the deploy, for Sentry or metrics | `DEPLOY_NAME: String`: a label that nothing is derived from | the deploy |
//! | a feature that is only on in staging | `FEATURE_X=on` | the deploy |
//! | strict checks in production only | strict checks | – |
//!
//! A label such as `DEPLOY_NAME` is fine, as long as no other value follows from it.
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
//!     /// How lines of the log look.
//!     #[config(default = "json")]
//!     log_format: LogFormat,
//!     /// Outbound mail; no mail is sent without it.
//!     smtp_url: Option<Smtp>,
//!     #[config(default = false)]
//!     debug_toolbar: bool,
//! }
//!
//! // A deploy that says nothing is a production: what is left out is what is safest.
//! let app = App::from_vars([("", ""); 0])?;
//! assert_eq!((app.log_format, app.smtp_url.is_none(), app.debug_toolbar), (LogFormat::Json, true, false));
//!
//! // A developer's differs in three variables, of which each could stand alone.
//! let env = [("LOG_FORMAT", "text"), ("SMTP_URL", "smtp://localhost:1025"), ("DEBUG_TOOLBAR", "on")];
//! assert!(App::from_vars(env)?.debug_toolbar);
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! A default should be what is right for production, or at least what does no harm there. What has no such value gets none,
//! and a deploy that forgets it does not start.
//!
//! # For development
//!
//! Feature `dotenv` reads a `.env` file as a layer behind the process environment: what is set there, and not empty, wins.
//!
#![cfg_attr(feature = "dotenv", doc = "```no_run")]
#![cfg_attr(not(feature = "dotenv"), doc = "```ignore")]
//! use factor3::{Config, Env};
//! # #[derive(Config)] struct App { port: u16 }
//!
//! let env = Env::process().or(Env::dotenv(".env")); // a file that is not there is empty
//! let app = App::load_or_exit(&env);
//! # let _ = app.port;
//! ```
//!
//! One file, which is not committed; its committed template comes from the struct: `FACTOR3=dotenv ./app > .env.example`.
//!
//! # Names
//!
//! A variable's name is the field's, in `SCREAMING_SNAKE_CASE`, behind the prefixes of the structs around it: it can be told
//! from the source, and is found by a search for it. There is no separator that a name may not hold, so `MAIL_FROM_NAME` is
//! always one variable, and never `mail.from.name`. Two fields that would read one variable do not compile.
//!
//! ```
//! use factor3::Config;
//!
//! #[derive(Config)]
//! #[config(prefix = "SHOP_")]
//! struct App {
//!     max_items: u32,
//!     /// The platform's own name has no prefix.
//!     #[config(no_prefix)]
//!     port: u16,
//! }
//!
//! let names: Vec<_> = App::SCHEMA.variables().into_iter().map(|declared| declared.name).collect();
//! assert_eq!(names, ["SHOP_MAX_ITEMS", "PORT"]);
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
//! # Groups that are used again
//!
//! A struct is flattened as often as it is needed, each time behind a prefix. Types and errors are those of its own fields:
//! nothing is turned into text and back.
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
//! # Empty
//!
//! `NAME=""` is the same as no `NAME`, since that is what Compose's `${NAME:-}`, an empty placeholder of a Secret and a line
//! `NAME=` of a `.env` file leave behind. It counts as absent everywhere: for defaults, layers, old names, groups. A text that
//! may be empty says `allow_empty`.
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
//! # What is written is what is read
//!
//! The field's type decides how a value is read; nothing guesses from its looks. A `String` holds the text as it is, blanks and
//! zeros included.
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
//! # The variables of others
//!
//! A value is looked at when its variable is declared, and not else: one that is not UTF-8, or that a service link of Kubernetes
//! made, does no harm. Names are looked through after a failure, for near misses, or for
//! [`warn_unknown`](crate#attributes).
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
