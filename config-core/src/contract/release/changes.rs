//! What a build changes, for an operator.

use core::fmt;

/// What a build changes in the contract, from [`Contract::changes_since`](super::Contract::changes_since).
///
/// `Display` writes it for an operator: what is added, removed and changed, each with what to do. A line with `!` names
/// something that has to be done before the release.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub(super) changes: Vec<Change>,
    /// What only the application's code can judge.
    pub(super) not_compared: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) sort: Sort,
    /// Whether an environment that starts the old build may not start the new one.
    pub(super) breaks: bool,
    pub(super) text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Added,
    Removed,
    Changed,
}

impl Changes {
    /// Returns whether every environment that sets only what the old contract declares, and starts the old build, also
    /// starts the new one.
    ///
    /// That holds as far as the contracts say it. What the application's own code checks or parses is not compared, and
    /// `Display` lists it.
    #[must_use]
    pub fn is_compatible(&self) -> bool {
        !self.changes.iter().any(|change| change.breaks)
    }

    /// Returns whether nothing is added, removed or changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    pub(super) fn add(&mut self, sort: Sort, breaks: bool, text: String) {
        self.changes.push(Change { sort, breaks, text });
    }
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (sort, title) in
            [(Sort::Added, "Added:\n"), (Sort::Removed, "Removed:\n"), (Sort::Changed, "Changed:\n")]
        {
            let changes = self.changes.iter().filter(|change| change.sort == sort);
            let lines = changes.map(|change| (if change.breaks { "! " } else { "  " }, &change.text));
            section(title, lines, f)?;
        }
        let not_compared = self.not_compared.iter().map(|text| ("  ", text));
        section("Not compared, because only the application's code knows it:\n", not_compared, f)?;
        f.write_str(match (self.is_compatible(), self.is_empty()) {
            (true, true) => "Nothing is added, removed or changed.\n",
            (true, false) => {
                "Compatible: an environment that starts the old build also starts the new one.\n"
            }
            (false, _) => {
                "Not compatible: an environment that starts the old build may not start the new one. \
                 Do what the lines with ! say.\n"
            }
        })
    }
}

/// Writes a title, its lines, and an empty line; nothing if there are no lines.
fn section<'t>(
    title: &str,
    lines: impl Iterator<Item = (&'static str, &'t String)>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut is_first = true;
    for (mark, text) in lines {
        f.write_str(if is_first { title } else { "" })?;
        is_first = false;
        writeln!(f, "{mark}{text}")?;
    }
    if is_first { Ok(()) } else { f.write_str("\n") }
}
