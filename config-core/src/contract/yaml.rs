//! YAML that versions 1.1 and 1.2 read the same way, and what both formats in it have in common.

use std::fmt::Write as _;

use super::model::{Contract, Read};
use super::page::{Form, Page};
use super::walk::Readers;
use crate::ascii::{contains, split_once};

/// What YAML 1.1 takes for a boolean or for nothing, in any case (yaml.org/type/bool.html, yaml.org/type/null.html).
static WORDS: [u64; 9] = [
    word("y"),
    word("n"),
    word("yes"),
    word("no"),
    word("on"),
    word("off"),
    word("true"),
    word("false"),
    word("null"),
];

/// A label of DNS (RFC 1123, section 2.1), which is what a pod and a container are reached by.
const LONGEST: usize = 63;

/// Which variables are wanted, a bit for those that hold no credential and one for those that may.
pub(super) const PLAIN: u8 = 1;
pub(super) const SENSITIVE: u8 = 2;

/// A file while it is written.
pub(super) struct Yaml<'a> {
    pub(super) contract: &'a Contract<'a>,
    pub(super) page: &'a mut Page,
    /// Those of the sections, then those of the processes, each between line breaks.
    pub(super) names: Page,
    /// How many sections there are.
    pub(super) sections: usize,
    /// The name of what is of all.
    all: &'a str,
    /// What all other names begin with.
    pub(super) begin: &'a str,
    /// Whether names are of services, not labels.
    is_service: bool,
    /// What a comment of a variable begins with: where that stands, and `# `.
    pub(super) comment: &'static str,
    /// The section that is written, and where in the text its variables begin.
    pub(super) section: Readers,
    pub(super) start: usize,
}

/// A file of labels, or of services.
#[inline(never)]
pub(super) fn yaml(
    contract: &Contract<'_>,
    all: &str,
    begin: &str,
    is_of_services: bool,
    page: &mut Page,
    write: fn(&mut Yaml<'_>),
) {
    let mut yaml = Yaml {
        contract,
        page,
        names: Page::new(Form::Quoted),
        sections: 0,
        all,
        begin,
        is_service: false,
        comment: "  # ",
        section: Readers::NONE,
        start: 0,
    };
    yaml.names.put("\n");
    for readers in contract.sections() {
        yaml.note(readers, 0);
        yaml.sections += 1;
    }
    yaml.is_service = is_of_services;
    let scope = yaml.names.text.len() - 1;
    for process in 0..contract.processes.len() {
        yaml.note(only(process), scope);
    }
    write(&mut yaml);
}

impl Yaml<'_> {
    /// Adds a name to those from `scope` on, with a number where it is taken.
    #[inline(never)]
    fn note(&mut self, readers: Readers, scope: usize) {
        let start = self.names.text.len();
        self.label(readers);
        // With room for the number.
        let end = self.names.text.len().min(start + LONGEST - 6);
        let mut number = 1;
        loop {
            self.names.put("\n");
            if !is_repeated(&self.names, scope, start) {
                return;
            }
            number += 1;
            cut(&mut self.names, end);
            let _ = write!(self.names.text, "-{number}");
        }
    }

    /// Adds what these are called.
    #[inline(never)]
    fn label(&mut self, readers: Readers) {
        let start = self.names.text.len();
        let is_all = self.contract.are_all(readers) && !self.is_service;
        self.add(if is_all { self.all } else { self.begin }, start);
        for name in self.contract.names(if is_all { Readers::NONE } else { readers }) {
            self.add("-", start);
            self.add(name, start);
        }
        if !self.is_service && self.names.text.ends_with('-') {
            self.names.text.pop();
        }
        if self.names.text.len() == start {
            self.names.put("app");
        }
    }

    /// Adds a part of a name that begins there.
    #[inline(never)]
    fn add(&mut self, part: &str, start: usize) {
        for byte in part.as_bytes() {
            let name = self.names.text.as_bytes().get(start..).unwrap_or_default();
            let kept = kept(*byte, name.last().map_or(0, |last| *last), self.is_service);
            if kept != 0 && name.len() < LONGEST {
                self.names.push(char::from(kept));
            }
        }
    }

    /// Writes the name of a section, or behind all sections that of a process.
    #[inline(never)]
    pub(super) fn put_name(&mut self, before: &str, place: usize) {
        self.page.put(before);
        let (mut name, mut rest) = ("", &*self.names.text);
        // The first is empty.
        for _ in 0..place + 2 {
            (name, rest) = split_once(rest, "\n").unwrap_or_default();
        }
        // An anchor is no scalar.
        if self.is_service && place < self.sections {
            self.page.put(name);
        } else {
            key(name, self.page);
        }
    }

    /// Writes what these are called, whatever else is.
    #[inline(never)]
    pub(super) fn put_label(&mut self, before: &str, readers: Readers) {
        self.page.put(before);
        let start = self.names.text.len();
        self.label(readers);
        key(self.names.text.get(start..).unwrap_or_default(), self.page);
        cut(&mut self.names, start);
    }

    /// Writes who reads what follows. Where there is one process, that goes without saying.
    #[inline(never)]
    pub(super) fn put_readers(&mut self, readers: Readers) {
        if self.contract.are_several() {
            self.page.put("# Read by ");
            self.page.begin(Form::Comment("# "));
            self.contract.say_names(readers, self.page);
            self.page.put(".\n");
        }
    }

    /// Begins the line of a variable.
    #[inline(never)]
    pub(super) fn indent(&mut self) {
        self.page.put(self.comment);
        let end = self.page.text.len() - 2;
        cut(self.page, end);
    }

    /// Who reads the variables of a section.
    #[inline(never)]
    pub(super) fn section(&self, place: usize) -> Readers {
        self.contract.sections().nth(place).unwrap_or(Readers::NONE)
    }

    /// Writes the wanted variables of a section, each below what is said of it.
    #[inline(never)]
    pub(super) fn variables(&mut self, readers: Readers, wanted: u8, write: fn(&mut Yaml<'_>, &Read)) {
        self.section = readers;
        self.start = self.page.text.len();
        for read in self.contract.variables_of(readers) {
            if wanted >> u8::from(read.all.is_sensitive) & 1 == 1 {
                self.page.put(if self.page.text.len() == self.start { "" } else { "\n" });
                self.contract.comment(read, self.comment, self.page);
                self.page.begin(Form::Quoted);
                write(self, read);
            }
        }
    }
}

/// That process alone.
pub(super) fn only(process: usize) -> Readers {
    let mut readers = Readers::NONE;
    readers.add(process);
    readers
}

/// What a name has for a byte behind another, or 0 for none.
///
/// A label as Kubernetes has it is `a-z`, `0-9` and, within, `-`. A service of Compose is `[a-zA-Z0-9._-]+`, not with `-` in
/// front, as its container could not be called so.
#[inline(never)]
fn kept(byte: u8, last: u8, is_service: bool) -> u8 {
    match byte {
        b'a'..=b'z' | b'0'..=b'9' => byte,
        b'A'..=b'Z' => byte | if is_service { 0 } else { 0x20 },
        b'.' | b'_' if is_service => byte,
        // One `-` for a character.
        _ if last == 0 || byte & 0xc0 == 0x80 || last == b'-' && !is_service => 0,
        _ => b'-',
    }
}

/// Whether what is there from `start` on, and the line break before it, stands behind `from` already.
#[inline(never)]
pub(super) fn is_repeated(page: &Page, from: usize, start: usize) -> bool {
    let (before, line) = (page.text.get(from..start), page.text.get(start - 1..));
    contains(before.unwrap_or_default(), line.unwrap_or_default())
}

/// Takes back what is there from `end` on.
#[inline(never)]
pub(super) fn cut(page: &mut Page, end: usize) {
    page.text.truncate(end);
}

/// Writes a name: as it is, unless a reader would take it for something else.
#[inline(never)]
pub(super) fn key(name: &str, page: &mut Page) {
    let is_plain = matches!(name.as_bytes(), [b'a'..=b'z' | b'A'..=b'Z' | b'_', ..]);
    let quote = if is_plain && !WORDS.contains(&word(name)) { "" } else { "\"" };
    page.put(quote);
    page.put(name);
    page.put(quote);
}

/// A number that is different for names of up to six letters.
const fn word(name: &str) -> u64 {
    let (mut word, mut rest) = (0, name.as_bytes());
    while let [first, behind @ ..] = rest {
        word = word << 8 | (*first | 0x20) as u64;
        // No word is as long.
        if word >> 40 != 0 {
            break;
        }
        rest = behind;
    }
    word
}
