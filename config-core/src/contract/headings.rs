//! The doc comments of flattened fields, which head the groups of their variables.

use super::model::{ContractVariable, Model};
use super::prose::Prose;
use crate::report::text::paragraph_of;
use crate::report::writer::Writer;
use crate::strings::concat;

impl Model<'_> {
    /// The headings above a variable, the outermost first.
    fn headings_of(&self, innermost: Option<usize>) -> Vec<usize> {
        let mut headings = Vec::new();
        let mut next = innermost;
        while let Some((place, heading)) = next.and_then(|next| Some((next, self.headings.get(next)?))) {
            headings.push(place);
            next = heading.outer;
        }
        headings.reverse();
        headings
    }

    /// The headings that are above a variable and not above the one before it, each with its depth. `before` is the
    /// innermost heading of that one, and becomes the one of this variable.
    pub(super) fn new_headings(
        &self,
        variable: &ContractVariable,
        before: &mut Option<usize>,
    ) -> Vec<(usize, &'static str)> {
        let known = self.headings_of(*before);
        *before = variable.heading;
        let headings = self.headings_of(variable.heading).into_iter().enumerate();
        let new = headings.filter(|(_, place)| !known.contains(place));
        new.filter_map(|(depth, place)| Some((depth, self.headings.get(place)?.doc))).collect()
    }

    /// Writes the new headings as one comment, each line of which begins with `begin`. `end` follows it.
    ///
    /// A heading above a variable of an inner struct names the outer structs, too, unless they have headings already. So no
    /// heading is without a variable.
    pub(super) fn write_headings(
        &self,
        variable: &ContractVariable,
        before: &mut Option<usize>,
        begin: &str,
        end: &str,
        out: &mut Writer,
    ) {
        let new = self.new_headings(variable, before);
        let mut prose = Prose::new();
        match new[..] {
            [] => return,
            [(_, doc)] => prose.text(doc),
            _ => say_nested(&new, &mut prose),
        }
        prose.write_comment(&concat(&[begin, "--- "]), out);
        out.put(end);
    }

    /// The first paragraphs of all headings on one line, for formats without room for headings.
    pub(super) fn say_headings(&self, variable: &ContractVariable, prose: &mut Prose) {
        for (depth, doc) in self.new_headings(variable, &mut None) {
            if depth == 0 {
                prose.line();
            }
            prose.text(if depth == 0 { "part of: " } else { " / " });
            prose.text(&paragraph_of(doc));
        }
    }
}

/// The first paragraphs of nested headings on one line, and then what else they say.
fn say_nested(headings: &[(usize, &str)], prose: &mut Prose) {
    for (place, (_, doc)) in headings.iter().enumerate() {
        prose.text(if place > 0 { " / " } else { "" });
        prose.text(&paragraph_of(doc));
    }
    for (_, doc) in headings {
        let (_, rest) = split_paragraph(doc);
        if !rest.is_empty() {
            prose.text("\n\n");
            prose.text(rest);
        }
    }
}

/// Splits a doc comment after its first paragraph.
pub(super) fn split_paragraph(doc: &str) -> (&str, &str) {
    let mut end = 0;
    for line in doc.split_inclusive('\n') {
        if line.trim_ascii().is_empty() {
            break;
        }
        end += line.len();
    }
    let (first, rest) = doc.split_at(end);
    (first, rest.trim_ascii())
}
