//! A `.env.example`: every variable with its meaning, to be copied and filled in.

use super::model::{Contract, Read, written};
use super::page::{Form, Page};
use crate::schema::Schema;

const COMMENT: Form = Form::Comment("# ");

const HEADER: &str = "\
# Copy this file to .env and fill it in, for development: Env::dotenv reads it, or a shell does (set -a; . ./.env).
# What the process has wins over it. Empty is not set, unless it may be empty. What is behind # is optional.
";

const NO_SPELLING: &str = "# (readers of .env files read this default differently, however it is quoted)\n";

/// A `.env.example`: every variable with its meaning, to be copied and filled in.
///
/// What has to be set is an assignment of nothing, `NAME=`. What may be absent is one behind `#`, without a blank: with its
/// default, if it has one. Without the `#` a default is set, which counts for groups and for an `Option` of a struct.
/// Secrets and resources never have a value. With several processes, a heading says who reads what is below.
///
/// A default is quoted so that [`Env::dotenv`], Docker Compose, `dotenvy` (0.15) and `python-dotenv` (1.2) read it as the
/// same text. There is no such spelling for one with a carriage return or `${` in it, with `\` at its end, or with `$` and
/// besides it `'`, `\\` or a line break. Then the assignment is empty, and a line says so. `docker run --env-file` keeps
/// all quotes.
///
/// [`Env::dotenv`]: crate::Env
///
/// ```
/// use factor3::{Config, contract, resource::Postgres};
///
/// #[derive(Config)]
/// struct App {
///     /// Port the web process binds.
///     #[config(default = 3000)]
///     port: u16,
///     /// Primary database.
///     database_url: Postgres,
/// }
///
/// let example = contract::dotenv_example(&[("web", App::SCHEMA)]);
/// assert!(example.ends_with("
/// ## Port the web process binds.
/// ## a whole number from 0 to 65535 (default 3000)
/// ##PORT=3000
///
/// ## Primary database.
/// ## a Postgres URL: postgres://user:password@localhost:5432/database (required)
/// DATABASE_URL=
/// "));
/// ```
#[must_use]
pub fn dotenv_example(processes: &[(&str, &Schema)]) -> String {
    written(processes, "", write)
}

pub(super) fn write(contract: &Contract<'_>, _: &str, page: &mut Page) {
    page.put(HEADER);
    for readers in contract.sections() {
        if contract.are_several() {
            page.put("\n# === ");
            page.begin(COMMENT);
            contract.say_names(readers, page);
            page.put(" ===\n");
        }
        for read in contract.variables_of(readers) {
            page.put("\n");
            contract.comment(read, "# ", page);
            assign(contract, read, page);
        }
    }
}

fn assign(contract: &Contract<'_>, read: &Read, page: &mut Page) {
    let value = read.value();
    let spelling = value.and_then(Spelling::of);
    page.put(if value.is_some() && spelling.is_none() { NO_SPELLING } else { "" });
    page.put(if read.is_required() { "" } else { "#" });
    page.put(contract.name(read));
    page.put("=");
    if let (Some(value), Some(spelling)) = (value, spelling) {
        spelling.write(value, page);
    }
    page.put("\n");
}

/// How a value is written so that all read it alike.
#[derive(Clone, Copy)]
enum Spelling {
    Plain,
    Single,
    Double,
}

impl Spelling {
    /// On one line, if there is a way:
    ///
    /// | | in single quotes | in double quotes |
    /// |---|---|---|
    /// | `'` | closes, or `\'` for some | itself |
    /// | `\` | itself; `\\` is one `\` for python-dotenv | `\\` |
    /// | `\` at the end | open for some | open for python-dotenv, if a `"` comes later |
    /// | line break | itself, on two lines | `\n` |
    /// | carriage return | a line feed for python-dotenv | an error for dotenvy as `\r`, a line feed for python-dotenv as it is |
    /// | `$` | itself | `\$`, with its `\` for python-dotenv |
    /// | `${` | expanded by python-dotenv | expanded by python-dotenv |
    #[inline(never)]
    fn of(value: &str) -> Option<Self> {
        let (mut is_plain, mut is_literal, mut has_dollar, mut before) = (true, true, false, b' ');
        for byte in value.bytes() {
            // A shell takes these for nothing else either.
            is_plain &= byte.is_ascii_alphanumeric() || b"_-./:@,+%=".contains(&byte);
            match (before, byte) {
                (_, b'\r' | 0) | (b'$', b'{') => return None,
                (_, b'\'' | b'\n') | (b'\\', b'\\') => is_literal = false,
                (_, b'$') => has_dollar = true,
                _ => {}
            }
            before = byte;
        }
        match (is_plain, is_literal) {
            _ if before == b'\\' => None,
            (true, _) => Some(Self::Plain),
            (_, true) => Some(Self::Single),
            _ if has_dollar => None,
            _ => Some(Self::Double),
        }
    }

    #[inline(never)]
    fn write(self, value: &str, page: &mut Page) {
        let quote = match self {
            Self::Plain => return page.put(value),
            Self::Single => "'",
            Self::Double => "\"",
        };
        page.put(quote);
        for c in value.chars() {
            if matches!((self, c), (Self::Double, '\\' | '"' | '\n')) {
                page.put("\\");
            }
            page.push(if c == '\n' { 'n' } else { c });
        }
        page.put(quote);
    }
}
