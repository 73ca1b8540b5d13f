//! The derive macros of [`factor3`](https://docs.rs/factor3): use that crate instead.
//!
//! Each macro runs these stages in order, and the last stage cannot fail:
//!
//! 1. `attr` parses the attributes.
//! 2. `ast` turns the fields into variables.
//! 3. `check` finds what does not go together.
//! 4. `expand` writes the implementation.
//!
//! The macro reports all mistakes at once. If there are any, `fallback` writes an implementation instead, so that no
//! error about a missing implementation follows.
//!
//! The files form a stack that is read from top to bottom. **No file imports from a line above its own.**
//! `tests/repo/layers.rs` checks this list.
//!
//! ```text
//! lib.rs          the two macros
//! tests           each mistake that the macros find
//! stages          the stages of each macro
//! expand          the implementation of `Config`
//! doc             the table that rustdoc shows
//! prove           constants that fail the build
//! read            the function that reads the fields
//! value           the functions that read a value and check it
//! table           the table of fields
//! words           `FromEnvStr`: the enum, its checks and its implementation
//! fallback        the implementation of an item with mistakes
//! implementation  the code around every implementation
//! check           finds what does not go together
//!   value         the attributes of a variable
//!   credentials   `username` and `password`
//!   default       the default of a variable
//!   presence      `is_set`
//!   unit          `unit`
//!   fallback      the names of fallbacks
//!   grouped       variables that select a whole environment
//!   groups        the groups of fields
//!   retired       the names that are no longer read
//!   taken         the names of variables
//!   files         the names of secret files
//!   name          the names that fields read
//!   literal       literals that a type cannot have
//!   secret        messages about secrets
//! quantity        durations and sizes in literals
//! ast             the variables that a struct reads
//! item            the struct or enum that the compiler passes, with its own attributes
//! attr            the grammar of `#[config(..)]`
//! group           attributes that relate fields to each other
//! literal         literals and ranges
//! unknown         messages about unknown attributes
//! parse           parsers of one attribute
//! ctxt            the collected mistakes
//! spelling        the word of a variant, in each style
//! names           names of variables, and which of them look like a credential or select an environment
//! span            places of generated tokens
//! types           what the syntax of a type tells about the type
//! ```

mod ast;
mod attr;
mod check;
mod ctxt;
mod doc;
mod expand;
mod fallback;
mod group;
mod implementation;
mod item;
mod literal;
mod names;
mod parse;
mod prove;
mod quantity;
mod read;
mod span;
mod spelling;
mod stages;
mod table;
#[cfg(test)]
mod tests;
mod types;
mod unknown;
mod value;
mod words;

use proc_macro::TokenStream;

/// Derives `Config` for a struct. The documentation of `factor3` lists the attributes.
///
/// ```
/// use factor3::{Config, SecretString};
/// use std::time::Duration;
///
/// #[derive(Debug, Config)]
/// #[config(prefix = "SHOP_")]
/// struct App {
///     /// Port the web process binds.
///     #[config(no_prefix, default = 3000)]
///     port: u16,
///     /// Longest wait for the payment provider.
///     #[config(default = "10s", range = "1s"..="1m")]
///     timeout: Duration,
///     /// Key of the payment provider.
///     #[config(min_len = 4)]
///     api_key: SecretString,
/// }
///
/// let app = App::from_vars([("PORT", "80"), ("SHOP_API_KEY", "s3cret")])?;
/// assert_eq!((app.port, app.timeout), (80, Duration::from_secs(10)));
/// assert!(!format!("{app:?}").contains("s3cret"));
/// # Ok::<(), factor3::Error>(())
/// ```
#[proc_macro_derive(Config, attributes(config))]
pub fn config(input: TokenStream) -> TokenStream {
    stages::config(input.into()).into()
}

/// Derives `FromEnvStr` for an enum of words.
///
/// The word of a variant is its name in `kebab-case`. A word is read in any ASCII case, so two words must not differ by
/// case alone.
///
/// | attribute | effect |
/// |---|---|
/// | `rename_all = "snake_case"` on the enum | the style of all words |
/// | `rename = ".."` on a variant | the word of this variant, which no style changes |
/// | `crate = ::path` on the enum | the path of factor3, if the crate is renamed |
///
/// The styles are those of serde, and give the same words: `lowercase`, `UPPERCASE`, `PascalCase`, `camelCase`,
/// `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case` and `SCREAMING-KEBAB-CASE`. They begin a part of a word at each
/// capital letter, so `kebab-case` makes `h-t-t-p` of `HTTP`. Without `rename_all` the word is `http`.
///
/// ```
/// use factor3::{FromEnvStr, Kind};
///
/// #[derive(Debug, PartialEq, FromEnvStr)]
/// enum LogFormat {
///     PlainText,
///     #[config(rename = "json")]
///     JsonLines,
/// }
///
/// assert_eq!(LogFormat::from_env_str("plain-text"), Ok(LogFormat::PlainText));
/// assert_eq!(LogFormat::from_env_str("json"), Ok(LogFormat::JsonLines));
/// assert_eq!(LogFormat::KIND, Kind::Words(&["plain-text", "json"]));
/// assert_eq!(LogFormat::from_env_str("JSON"), Ok(LogFormat::JsonLines));
/// assert!(LogFormat::from_env_str("yaml").is_err());
///
/// #[derive(Debug, PartialEq, FromEnvStr)]
/// #[config(rename_all = "snake_case")]
/// enum SslMode {
///     VerifyFull,
///     #[config(rename = "off")]
///     Disabled,
/// }
///
/// assert_eq!(SslMode::KIND, Kind::Words(&["verify_full", "off"]));
/// assert_eq!(SslMode::from_env_str("VERIFY_FULL"), Ok(SslMode::VerifyFull));
/// ```
#[proc_macro_derive(FromEnvStr, attributes(config))]
pub fn from_env_str(input: TokenStream) -> TokenStream {
    stages::from_env_str(input.into()).into()
}
