//! What is said of a variable where a format has room for words.

use super::model::{Contract, Need, Read};
use super::page::{Form, Page};
use super::walk::Readers;
use crate::report::{example, text};

impl Contract<'_> {
    /// Writes a comment of the meaning, what to write, when, and from where; each line of it behind `begin`.
    #[inline(never)]
    pub(super) fn comment(&self, read: &Read, begin: &'static str, page: &mut Page) {
        page.begin(Form::Comment(begin));
        self.describe(read, page);
        page.end_line();
    }

    /// Writes the same as lines of the page's form.
    #[inline(never)]
    pub(super) fn describe(&self, read: &Read, page: &mut Page) {
        self.meaning(read, page);
        self.each_demand(read, page, demand);
        if let Some(generate) = read.all.generate {
            page.line();
            page.put("make one with: ");
            page.say_on_line(generate);
        }
        self.notes(read, page);
    }

    /// Writes what the fields say of themselves: where they say different things, all of them.
    #[inline(never)]
    pub(super) fn meaning(&self, read: &Read, page: &mut Page) {
        for (place, field) in self.reads.iter().enumerate() {
            let doc = field.variable.doc();
            if field.first != read.first || doc.is_empty() {
                continue;
            }
            let tells = |before: &Read| before.first == read.first && before.variable.doc() == doc;
            if !self.reads.iter().take(place).any(tells) {
                page.line();
                page.say(doc);
            }
        }
    }

    /// Tells of a variable; where processes do not ask for the same, behind the name of each.
    #[inline(never)]
    pub(super) fn each_demand(
        &self,
        read: &Read,
        page: &mut Page,
        tell: fn(&Contract<'_>, &Read, &mut Page),
    ) {
        page.line();
        let start = page.text.len();
        tell(self, self.strictest(read), page);
        let end = page.text.len();
        let mut is_one = true;
        for other in self.reads_of(read) {
            tell(self, self.strictest(other), page);
            is_one &= page.text.get(start..end) == page.text.get(end..);
            page.text.truncate(end);
        }
        if is_one {
            return;
        }
        page.text.truncate(start);
        let mut told = Readers::NONE;
        for other in self.reads_of(read) {
            if !told.has(other.process) {
                if told != Readers::NONE {
                    page.line();
                }
                told.add(other.process);
                page.say_on_line(self.processes.get(other.process).map_or("", |(name, _)| name));
                page.put(": ");
                tell(self, self.strictest(other), page);
            }
        }
    }

    /// Of the fields of the same process that read the same variable, which are of one kind, the one that asks for the most.
    #[inline(never)]
    fn strictest<'r>(&'r self, read: &'r Read) -> &'r Read {
        let mut strictest = read;
        for other in self.reads_of(read) {
            let is_stricter = match other.need() {
                Need::Required => true,
                Need::RequiredIn(_) => strictest.need() == Need::Optional,
                Need::Optional => false,
            };
            if is_stricter && other.process == read.process {
                strictest = other;
            }
        }
        strictest
    }

    /// `required`, `optional`, `default 3000`, `required with SMTP_*`: of one field.
    #[inline(never)]
    pub(super) fn say_need(&self, read: &Read, page: &mut Page) {
        match (read.need(), read.variable.default) {
            (Need::Required, _) => page.put("required"),
            (Need::RequiredIn(option), _) => match self.options.get(option) {
                Some(option) if option.reads.len() > 1 => {
                    page.put("required with ");
                    self.say_option(option, page);
                }
                // The only one of its struct may be absent as the struct may.
                _ => page.put("optional"),
            },
            (Need::Optional, Some("")) => page.put("empty by default"),
            (Need::Optional, Some(default)) => {
                page.put("default ");
                page.say_on_line(default);
            }
            (Need::Optional, None) if read.variable.has_computed_default() => page.put("default computed"),
            (Need::Optional, None) => page.put("optional"),
        }
    }

    /// Writes where else it may come from, and what depends on it.
    #[inline(never)]
    pub(super) fn notes(&self, read: &Read, page: &mut Page) {
        if read.all.is_some_in_files {
            page.line();
            page.put("or the file that ");
            page.name(self.name(read), "_FILE");
            page.put(" names");
        }
        let mut joint = "formerly ";
        for (place, field) in self.reads.iter().enumerate() {
            if field.first != read.first {
                continue;
            }
            for old in field.variable.renamed_from() {
                let tells = |before: &Read| {
                    before.first == read.first && before.variable.renamed_from().contains(old)
                };
                if self.reads.iter().take(place).any(tells) {
                    continue;
                }
                if joint != ", " {
                    page.line();
                }
                page.put(joint);
                joint = ", ";
                page.name(self.prefix(field), old);
            }
        }
        self.sentences(read, page);
    }
}

/// `a whole number from 0 to 65535 (default 3000)`
fn demand(contract: &Contract<'_>, read: &Read, page: &mut Page) {
    say_value(contract, read, page);
    page.put(" (");
    contract.say_need(read, page);
    page.put(")");
}

/// What a value is: `a whole number from 0 to 65535`.
#[inline(never)]
pub(super) fn say_value(_: &Contract<'_>, read: &Read, page: &mut Page) {
    let variable = read.variable;
    page.say(&text::nature(variable));
    if let Some((joint, example)) = example(variable) {
        page.put(joint);
        // Where it is words of ours, it is not to be typed.
        if variable.example().is_some() || crate::ascii::contains(example, "://") {
            page.code(example);
        } else {
            page.say(example);
        }
    }
    page.put(if variable.allows_empty() { ", may be empty" } else { "" });
}
