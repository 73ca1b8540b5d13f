use crate::diagnosis::Suspicion;

/// Something that does not stop a start but is probably a mistake. It contains no value.
///
/// `Display` is one line: `DB_URL is an old name of DATABASE_URL: set DATABASE_URL instead`.
///
/// ```
/// use factor3::{Config, Env};
///
/// #[derive(Config)]
/// struct App {
///     #[config(renamed_from = "DB_HOST")]
///     database_host: String,
///     greeting: String,
/// }
///
/// let env = Env::from_vars([("DB_HOST", "db"), ("GREETING", "\"Hello\"")]);
/// let loaded = App::load(&env)?;
/// let [old, quoted] = loaded.summary.warnings() else { panic!("two") };
/// assert_eq!((old.variable(), old.code()), ("DATABASE_HOST", "old_name"));
/// assert_eq!(
///     old.to_string(),
///     "DB_HOST is an old name of DATABASE_HOST: set DATABASE_HOST instead"
/// );
/// assert_eq!((quoted.variable(), quoted.code()), ("GREETING", "quoted"));
/// # Ok::<(), factor3::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Warning {
    variable: String,
    pub(crate) what: What,
    /// The suffix of the name that says where the value is, if it is not in the variable itself.
    pub(crate) source: String,
}

/// The cause of a warning.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// This old name is set instead.
    OldName(String),
    /// The URL also holds a part that has a variable of its own.
    InUrl {
        part: &'static str,
        /// The variable of the part.
        variable: String,
        /// Where the URL is.
        url: String,
    },
    /// The value is probably not what was meant.
    Suspicious(Suspicion),
    /// This name is set, and nothing reads it. The second name is the declared name that was probably meant.
    Unknown(String, Option<String>),
    /// This name is set and no longer read. The text says what to do instead.
    Retired(String, &'static str),
    /// So many more names are set and nothing reads them.
    MoreUnknown(usize),
    /// A line of a `.env` file cannot be read; the whole sentence.
    Dotenv(String),
}

/// A warning as the reader notes it, with the place of the variable among all variables.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Warned {
    pub(crate) slot: usize,
    pub(crate) what: What,
}

impl Warning {
    pub(crate) fn new(declared: &str, what: What, source: String) -> Self {
        let variable = match &what {
            What::Unknown(name, _) | What::Retired(name, _) => name,
            What::MoreUnknown(_) | What::Dotenv(_) => "",
            What::OldName(_) | What::InUrl { .. } | What::Suspicious(_) => declared,
        };
        Self { variable: variable.to_owned(), what, source }
    }

    /// Every [code](Self::code), in the order of its table. Use it for alerts on codes.
    pub const CODES: &'static [&'static str] = &[
        "old_name", "in_url", "unknown", "retired", "dotenv", "service_link", "quoted", "line_break",
        "carriage_return", "blank", "invisible", "unexpanded", "reference", "placeholder", "assignment",
        "comment", "nothing", "on_though_off", "pem", "secret_path", "scheme_and_port", "url_part",
        "command", "several_items", "brackets", "plain_password", "path",
    ];

    /// The variable's name with all prefixes. It is empty for a line of a `.env` file. Of unknown names 256 are named, and one
    /// warning with an empty name counts the rest.
    #[must_use]
    pub fn variable(&self) -> &str {
        &self.variable
    }

    /// The code of the warning. It does not change between releases.
    ///
    /// | code | the variable |
    /// |---|---|
    /// | `old_name` | is set under an old name (`renamed_from`) |
    /// | `in_url` | is a URL that also holds the user name or the password that another variable holds |
    /// | `unknown` | begins with the prefix of a struct, but no field declares it (`warn_unknown`) |
    /// | `retired` | was read by earlier builds and no longer is (`retired`) |
    /// | `dotenv` | is not known: a line of a `.env` file cannot be read, and sets no declared variable |
    /// | `service_link` | holds the address that Kubernetes or Docker made for a service |
    /// | `quoted` | is wrapped in quotes, or in escaped ones; a path has a quote at one end |
    /// | `line_break`, `carriage_return` | ends with a line break, also as a backslash and an n, or with a carriage return |
    /// | `blank` | begins or ends with a blank |
    /// | `invisible` | begins or ends with an invisible character |
    /// | `unexpanded` | contains a `${NAME}`, `$(NAME)`, `$NAME`, `%NAME%`, `{{ name }}` or another variable that was not expanded |
    /// | `reference` | refers to a secret that was not resolved, or is still encrypted |
    /// | `placeholder` | is a placeholder for a value, such as `changeme`, or is masked, such as `****1234` |
    /// | `assignment` | begins with its own name and a `=`, or comes from a file that contains `NAME=value` instead of the value |
    /// | `comment` | has a comment after its value or in its place |
    /// | `nothing` | is what a program prints for a missing value, such as `undefined` |
    /// | `on_though_off` | is a word for off, such as `false`, but its setting is on because it is set (`is_set`) |
    /// | `pem` | is a key or certificate in PEM without its line breaks |
    /// | `secret_path` | is the path of a file that holds the secret, where the secret belongs |
    /// | `scheme_and_port` | is a URL whose scheme and well-known port contradict each other |
    /// | `url_part` | is a URL with a part that nobody means: an empty host between a userinfo and a port, a second scheme, an encoded line break, quotes around a password |
    /// | `command` | is a command line that holds the secret |
    /// | `several_items` | is a list or map with an item that consists of several |
    /// | `brackets` | is a list with brackets around all its items, such as `[a, b]`, which belong to two of the items |
    /// | `plain_password` | is a URL with a password, and its field is plain text without `not_secret` |
    /// | `path` | is a URL where a path belongs, or a path that Git Bash changed |
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match &self.what {
            What::OldName(_) => "old_name",
            What::InUrl { .. } => "in_url",
            What::Suspicious(suspicion) => suspicion.code(),
            What::Unknown(..) | What::MoreUnknown(_) => "unknown",
            What::Retired(..) => "retired",
            What::Dotenv(_) => "dotenv",
        }
    }
}
