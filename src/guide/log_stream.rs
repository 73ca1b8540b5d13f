//! How secrets stay out of the log of every driver, and away from child processes.
//!
//! A driver may log what this crate never shows: its own options, a URL that it cannot read, a line of its protocol. The
//! [`Scrubber`](crate::Scrubber) of a load masks every loaded secret in what anybody writes:
//!
//! ```
//! use factor3::resource::Postgres;
//! use factor3::{Config, Env, SecretString};
//! use std::io::Write;
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     database_url: Postgres,
//!     stripe_api_key: SecretString,
//! }
//!
//! let env = Env::from_vars([
//!     ("DATABASE_URL", "postgres://shop:s3cr%40t-pw@db/orders"),
//!     ("STRIPE_API_KEY", "sk_live_12345"),
//! ]);
//! let scrubber = App::load(&env)?.scrubber;
//!
//! // A driver may write a secret in any usual encoding, such as that of a URL.
//! assert_eq!(scrubber.text("password: s3cr@t-pw"), "password: [REDACTED DATABASE_URL]");
//! let mut log = Vec::new();
//! writeln!(scrubber.writer(&mut log), "authorization: Bearer sk_live_12345")?;
//! assert_eq!(log, b"authorization: Bearer [REDACTED STRIPE_API_KEY]\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! In `main`, load the config first. Then let every line of the log pass through the scrubber:
//!
//! ```ignore
//! let Loaded { config, scrubber, .. } = App::load_or_exit(&Env::process());
//! tracing_subscriber::fmt().with_writer(move || scrubber.writer(std::io::stdout())).init();
//! ```
//!
//! - It keeps no secret, but a fingerprint of each form with a random key.
//! - It masks values that a [`SecretFile`](crate::SecretFile) reads later, too: the last 8 of each.
//! - [`not_masked`](crate::Scrubber::not_masked) lists secrets that it leaves in the log: those of fewer than 8 bytes,
//!   placeholders, and those that equal a user, host, database or variable name. With the development password `postgres`, the
//!   log would otherwise be unreadable.
//! - It does not know a part of a secret, a hash of one, or one in another encoding. It is the last line of defence,
//!   and not a reason to log a secret.
//!
//! # Child processes
//!
//! A child inherits the environment, and with it every secret. [`withhold`](crate::Schema::withhold) removes them:
//!
//! ```no_run
//! use factor3::{Config, SecretString};
//! use std::process::Command;
//!
//! #[derive(Config)]
//! struct App {
//!     stripe_api_key: SecretString,
//! }
//!
//! let mut convert = Command::new("convert");
//! App::SCHEMA.withhold(&mut convert).arg("photo.png").arg("photo.webp").status()?;
//! # Ok::<(), std::io::Error>(())
//! ```
