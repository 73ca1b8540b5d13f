use std::fmt::{self, Write as _};

use super::json;
use super::writer::Writer;
use crate::outcome::{Entry, Origin, Summary, Warning, What};

impl Summary {
    pub(crate) fn table(&self) -> String {
        let mut width = 0;
        for entry in &self.entries {
            width = width.max(entry.name.len());
        }
        let mut table = Writer::unbounded();
        for Entry { name, origin, value, grouped } in &self.entries {
            table.put(name);
            table.fill(name.len(), width + 2);
            let word = origin.word();
            table.put(word);
            let mut length = word.len();
            if let Origin::Layer(number) = origin {
                table.put(" ");
                table.number(*number);
                length += 2;
            }
            if let Some(value) = value {
                table.fill(length, 13);
                table.escape(value);
            }
            table.put("\n");
            if let Some(reason) = grouped {
                table.put("  grouped: ");
                table.escape(reason);
                table.put("\n");
            }
        }
        for warning in &self.warnings {
            let _ = write!(table, "warning: {warning}");
            table.put("\n");
        }
        table.into_text()
    }

    /// The summary as one line of JSON, for machines, without a line break.
    ///
    /// Each variable has `variable`, `origin` (an [`Origin::code`]) and, if it may be shown, `value`. A grouped environment
    /// also has `grouped`, the reason that its field gives. Each warning has `variable`, `warning` (a [`Warning::code`]) and `message`.
    ///
    /// ```
    /// use factor3::{Config, Env};
    ///
    /// #[derive(Config)]
    /// struct App {
    ///     port: u16,
    /// }
    ///
    /// let summary = App::load(&Env::from_vars([("PORT", "8080")]))?.summary;
    /// assert_eq!(
    ///     summary.to_json(),
    ///     concat!(
    ///         r#"{"factor3":"summary","struct":"App","variables":["#,
    ///         r#"{"variable":"PORT","origin":"environment","value":"8080"}],"warnings":[]}"#,
    ///     )
    /// );
    /// # Ok::<(), factor3::Error>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        json::summary(self)
    }
}

impl Origin {
    /// The word for people.
    const fn word(&self) -> &'static str {
        match self {
            Self::Dotenv => ".env",
            Self::File => "secret file",
            Self::OldName => "old name",
            other => other.code(),
        }
    }
}

/// A table with aligned columns, a line for each variable and each warning. The reason of a grouped environment
/// (`grouped`) is on a line of its own below the variable.
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.table())
    }
}

/// The table, the same text as [`Display`](fmt::Display).
impl fmt::Debug for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())?;
        match self {
            Self::Layer(number) => write!(f, " {number}"),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.variable();
        match &self.what {
            // The name of the file may hold anything.
            What::Dotenv(headline) => {
                let mut page = Writer::unbounded();
                page.escape(headline);
                f.write_str(&page.into_text())
            }
            What::OldName(old) => write!(f, "{old} is an old name of {name}: set {name} instead"),
            What::InUrl { part, variable, url } => {
                write!(f, "{url} holds the {part} that {variable} holds, too: remove it from {url}")
            }
            What::Suspicious(suspicion) => {
                write!(f, "{name}{} {}: {}", self.source, suspicion.what(), suspicion.fix_of(name))
            }
            // The text comes from the application's code.
            What::Retired(_, remedy) => {
                let mut page = Writer::unbounded();
                page.put_all(&[name, " is set, but it is no longer read: "]);
                page.escape(remedy);
                f.write_str(&page.into_text())
            }
            What::Unknown(_, Some(near)) => {
                write!(f, "{name} is set, but nothing reads it: did you mean {near}?")
            }
            What::MoreUnknown(count) => {
                write!(
                    f,
                    "{count} more names are set, and nothing reads them: remove them, or correct their names"
                )
            }
            What::Unknown(_, None) => {
                write!(f, "{name} is set, but nothing reads it: remove it, or correct its name")
            }
        }
    }
}

impl fmt::Debug for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
