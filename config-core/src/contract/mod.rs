//! The files that projects usually write by hand, generated from the structs that read the environment.
//!
//! A [`Contract`] has a method for each of them: `.env.example`, Markdown, JSON Schema, Kubernetes, Heroku's `app.json`,
//! Compose, systemd, `devcontainer.json`, `secretspec.toml`, and `.env.schema`.
//!
//! ```
//! use factor3::contract::Contract;
//! use factor3::{Config, SecretString};
//!
//! #[derive(Config)]
//! struct App {
//!     /// Port the web process binds.
//!     #[config(default = 3000)]
//!     port: u16,
//!     /// Key of the payment provider.
//!     stripe_api_key: SecretString,
//! }
//!
//! let example = Contract::new("shop").process("web", App::SCHEMA).dotenv_example();
//! assert!(example.contains("\nSTRIPE_API_KEY=\n"));
//! ```
//!
//! A secret never has a value in a file, nor has a resource, which may hold a credential: their places are empty. An empty
//! variable counts as not set, so the program reports a place that nobody has filled in.
//!
//! No file sets a default of the code: it is in a comment or a description, so that a later default takes effect wherever a
//! file was applied.
//!
//! The doc comment of a flattened field heads the group of its variables. Where a format holds no comments, the description of
//! each variable says what it is part of.
//!
//! ```
//! use factor3::Config;
//! use factor3::contract::Contract;
//!
//! #[derive(Config)]
//! struct App {
//!     /// Outbound mail; without it, none is sent.
//!     #[config(flatten, prefix = "MAIL_")]
//!     mail: Option<Mail>,
//! }
//!
//! #[derive(Config)]
//! struct Mail {
//!     /// The sender of every mail.
//!     from: String,
//! }
//!
//! let contract = Contract::new("shop").process("web", App::SCHEMA);
//! assert!(contract.dotenv_example().ends_with("
//! ## --- Outbound mail; without it, none is sent.
//!
//! ## The sender of every mail.
//! ## text (optional)
//! ##MAIL_FROM=
//! "));
//! ```
//!
//! A contract can also be compared with that of an older build: [`Contract::changes_since`] says what is added, removed and
//! changed, and whether each environment of the old build starts the new one.
//!
//! [`assert_current`] keeps a committed copy of a file up to date. And each program answers for itself: see
//! [`Config::from_env_or_exit`](crate::Config::from_env_or_exit).

// From top to bottom: none imports from one above it.
pub(crate) mod introspect;

mod assert_compatible;
mod assert_current;
mod changed_lines;

mod app_json;
mod compose;
mod devcontainer;
mod dotenv_example;
mod env_spec;
mod json_schema;
mod kubernetes;
mod markdown;
mod secretspec;
mod systemd;

mod markdown_cell;
mod object_names;
mod pattern;
mod yaml;

mod release;
mod builder;

mod describe;
mod headings;
mod retired;
mod relations;

mod prose;

mod iter;

mod model;

pub use assert_compatible::assert_compatible;
pub use assert_current::assert_current;
pub use builder::Contract;
pub use release::{Changes, UnreadableContract};
