//! A `.env.example`: every variable with its meaning, to be copied and filled in.

use super::builder::Contract;
use super::model::{ContractVariable, Model};
use crate::report::writer::Writer;

const HEADER: &str = "\
# Copy this file to .env and fill it in, for development: Env::dotenv reads it, or a shell does (set -a; . ./.env).
# A shell needs single quotes around a value with a blank or one of & ; # $ ( ). It reads \\n as two characters.
# Variables of the process take precedence. An empty value counts as not set, unless it may be empty.
# A variable on a line that begins with # may be absent, unless its comment says that it is needed.
";

const NO_SPELLING: &str = "# (readers of .env files read this default differently, however it is quoted)\n";

impl Contract {
    /// A `.env.example`: every variable with its meaning, to be copied and filled in.
    ///
    /// The doc comment of a flattened field heads the group of its variables, after those without a heading.
    ///
    /// A variable that has to be set is an empty assignment, `NAME=`. So is one that `required_if` requires because another
    /// variable has its default. One that may be absent is a comment, `#NAME=` without a blank, with its default if it has one. Whoever removes the `#` sets the default; a default that is set counts for groups
    /// and for an `Option` of a struct. Secrets and resources never have a value. With several processes, a heading says who
    /// reads the variables below it.
    ///
    /// A comment at the end lists the names that are no longer read (`retired`).
    ///
    /// A default is quoted so that [`Env::dotenv`](crate::Env), Docker Compose, `dotenvy` (0.15) and `python-dotenv` (1.2) read
    /// it as the same text. They read some defaults differently, however they are quoted: one that contains a carriage
    /// return or `${`, one that ends with `\`, and one that contains `$` together with `'`, `\\` or a line break. A shell
    /// would run what is between the backticks of one that contains a backtick together with these. Then the assignment is
    /// empty, and a line says so. A shell reads a line break, which is written `\n`, as a backslash and an `n`.
    /// `docker run --env-file` keeps all quotes.
    ///
    /// ```
    /// use factor3::contract::Contract;
    /// use factor3::{Config, resource::Postgres};
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
    /// let example = Contract::new("shop").process("web", App::SCHEMA).dotenv_example();
    /// assert!(example.ends_with("
    /// ## Port the web process binds.
    /// ## a whole number from 0 to 65535 (default 3000)
    /// ##PORT=3000
    ///
    /// ## Primary database.
    /// ## a PostgreSQL URL: postgres://user:password@localhost:5432/database (required)
    /// DATABASE_URL=
    /// "));
    /// ```
    #[must_use]
    pub fn dotenv_example(&self) -> String {
        self.text(write)
    }
}

fn write(model: &Model<'_>, out: &mut Writer) {
    out.put(HEADER);
    for readers in model.sections() {
        model.readers_comment(readers, "\n# === ", " ===\n", out);
        let mut heading = None;
        for variable in model.variables_of(readers) {
            out.put("\n");
            model.write_headings(variable, &mut heading, "# ", "\n", out);
            model.write_comment(variable, "# ", out);
            assign(variable, out);
        }
    }
    model.write_retired("\n", "# ", out);
}

fn assign(variable: &ContractVariable, out: &mut Writer) {
    let value = variable.value();
    let spelling = value.and_then(Spelling::of);
    out.put(if value.is_some() && spelling.is_none() { NO_SPELLING } else { "" });
    out.put_all(&[if variable.is_to_fill_in() { "" } else { "#" }, &variable.name, "="]);
    if let (Some(value), Some(spelling)) = (value, spelling) {
        spelling.write(value, out);
    }
    out.put("\n");
}

/// How a value is written so that all readers read it alike.
#[derive(Clone, Copy)]
enum Spelling {
    Plain,
    Single,
    Double,
}

impl Spelling {
    /// The spelling on one line, if there is one:
    ///
    /// | | in single quotes | in double quotes |
    /// |---|---|---|
    /// | `'` | closes, or `\'` for some | itself |
    /// | `\` | itself; `\\` is one `\` for python-dotenv | `\\` |
    /// | `\` at the end | open for some | open for python-dotenv, if a `"` comes later |
    /// | line break | itself, on two lines | `\n` |
    /// | carriage return | a line feed for python-dotenv | an error for dotenvy as `\r`, a line feed for python-dotenv as it is |
    /// | `$` | itself | `\$`, with its `\` for python-dotenv |
    /// | a backtick | itself | begins a command for a shell |
    /// | `${` | expanded by python-dotenv | expanded by python-dotenv |
    fn of(value: &str) -> Option<Self> {
        let (mut is_plain, mut is_literal, mut is_expanded, mut before) = (true, true, false, b' ');
        for byte in value.bytes() {
            // A shell gives no meaning to these either.
            is_plain &= byte.is_ascii_alphanumeric() || b"_-./:@,+%=".contains(&byte);
            match (before, byte) {
                (_, b'\r' | 0) | (b'$', b'{') => return None,
                (_, b'\'' | b'\n') | (b'\\', b'\\') => is_literal = false,
                (_, b'$' | b'`') => is_expanded = true,
                _ => {}
            }
            before = byte;
        }
        match (is_plain, is_literal) {
            _ if before == b'\\' => None,
            (true, _) => Some(Self::Plain),
            (_, true) => Some(Self::Single),
            // In double quotes, a reader or a shell would give it a meaning.
            _ if is_expanded => None,
            _ => Some(Self::Double),
        }
    }

    fn write(self, value: &str, out: &mut Writer) {
        let quote = match self {
            Self::Plain => "",
            Self::Single => "'",
            Self::Double => "\"",
        };
        out.put(quote);
        for c in value.chars() {
            let (escape, c) = match (self, c) {
                (Self::Double, '\n') => ("\\", 'n'),
                (Self::Double, '\\' | '"') => ("\\", c),
                _ => ("", c),
            };
            out.put(escape);
            out.put_char(c);
        }
        out.put(quote);
    }
}
