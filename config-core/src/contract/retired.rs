//! The names that are no longer read.

use super::model::Model;
use super::prose::Prose;
use crate::report::writer::Writer;
use crate::strings::concat;

impl Model<'_> {
    /// Writes the names that are no longer read as a comment, each line of which begins with `begin`, after the text
    /// `before`. Without such names it writes nothing.
    pub(super) fn write_retired(&self, before: &str, begin: &str, out: &mut Writer) {
        if self.retired.is_empty() {
            return;
        }
        out.put_all(&[before, begin, "No longer read:\n"]);
        for (name, remedy) in &self.retired {
            let mut prose = Prose::new();
            prose.text_on_line(&concat(&["  ", name, ": ", remedy]));
            prose.write_comment(begin, out);
        }
    }
}
