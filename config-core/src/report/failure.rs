use std::fmt;

use super::{json, terminal, text};
use crate::outcome::{EXIT_CODE, Error, Problem, Reason};
use crate::source::secret_file;

impl Error {
    /// The report as one line of JSON, for machines, without a line break.
    ///
    /// It has the form `{"factor3":"error","struct":…,"problems":[…],"warnings":[…]}`. Each problem has `variable`,
    /// `field`, `reason` (a [`Reason::code`]) and `message`. It also has those of `expected`, `meaning`, `also`, `path` (of a
    /// secret file) and `hint` that are not empty. `also` is a list of the other fields that read the same value; each has
    /// `variable`, `field` and, if it is not empty, `meaning`.
    ///
    /// ```
    /// use factor3::Config;
    ///
    /// #[derive(Debug, Config)]
    /// struct App {
    ///     port: u16,
    /// }
    ///
    /// let error = App::from_vars([("PORT", "eighty")]).unwrap_err();
    /// let start = concat!(
    ///     r#"{"factor3":"error","struct":"App","problems":["#,
    ///     r#"{"variable":"PORT","field":"App.port","reason":"invalid","#,
    /// );
    /// assert!(error.to_json().starts_with(start));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        json::error(self)
    }

    /// Writes the report on stderr and ends the process with [`EXIT_CODE`].
    ///
    /// The report has colours on a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`. With `CLICOLOR_FORCE` it has
    /// colours everywhere. If stderr is closed or full, the exit code is the same.
    pub fn exit(&self) -> ! {
        terminal::write_report(&text::report(self));
        std::process::exit(i32::from(EXIT_CODE))
    }

    /// Writes [`to_json`](Self::to_json) on stderr, with a line break, and ends the process with [`EXIT_CODE`].
    pub fn exit_json(&self) -> ! {
        terminal::write_line(self.to_json());
        std::process::exit(i32::from(EXIT_CODE))
    }

    /// Writes the report to a file that the platform shows after a container ended.
    ///
    /// In Kubernetes this is the `terminationMessagePath`: `/dev/termination-log`, unless the pod sets another path
    /// (Kubernetes documentation, "Determine the Reason for Pod Failure"). The report has at most 2,048 bytes;
    /// Kubernetes keeps 4,096.
    ///
    /// ```no_run
    /// use factor3::Config;
    ///
    /// #[derive(Config)]
    /// struct App {
    ///     port: u16,
    /// }
    ///
    /// let app = App::from_env().unwrap_or_else(|error| {
    ///     let _ = error.write_termination_message("/dev/termination-log");
    ///     error.exit()
    /// });
    /// # let _ = app.port;
    /// ```
    ///
    /// # Errors
    ///
    /// The file cannot be written. The call does not create the file, and it does not wait for a pipe that nobody
    /// reads.
    pub fn write_termination_message(&self, path: impl AsRef<std::path::Path>) -> std::io::Result<()> {
        use std::io::Write as _;
        let mut options = std::fs::OpenOptions::new();
        let mut file = secret_file::open(path.as_ref(), options.write(true).truncate(true))?;
        file.write_all(text::report(self).as_bytes())
    }
}

impl Problem {
    /// What is expected, such as `a whole number from 0 to 65535`.
    ///
    /// It is empty for a problem that does not concern a single variable.
    #[must_use]
    pub fn expected(&self) -> String {
        text::expected(self)
    }

    /// The likely cause, if one is known: `DATABSE_URL is set; did you mean DATABASE_URL?`.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        text::hint(self)
    }
}

/// The report.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::report(self))
    }
}

/// The report, the same text as [`Display`](fmt::Display).
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// One line: the variable and its reason.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::headline(self))
    }
}

/// One line, the same text as [`Display`](fmt::Display).
impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The [code](Reason::code) of the reason.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
