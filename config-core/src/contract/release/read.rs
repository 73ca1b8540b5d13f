//! Reads the contract of a build.

use thiserror::Error;

use super::declared::{Declared, Default, Field, Group, Kind, Process, Rule, Whole};
use super::tokens::{self, Token};
use super::write::{END, HEADER, VERSION};

/// Why a text is not the contract of a build that can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum UnreadableContract {
    /// There is no text.
    #[error(
        "the old contract is empty: write it with the old build, `FACTOR3=contract ./old > old.contract`"
    )]
    Empty,
    /// The text is something else.
    #[error("this is not a contract: write it with the old build, `FACTOR3=contract ./old > old.contract`")]
    Other,
    /// The text was written in a newer version of the format.
    #[error(
        "the old contract was written by a newer version of factor3: compare with a build that uses that version"
    )]
    Newer,
    /// The line is not one of a contract.
    #[error(
        "line {line} of the old contract is broken: write it again with the old build, `FACTOR3=contract ./old > old.contract`"
    )]
    Broken {
        /// The number of the line, from 1.
        line: usize,
    },
    /// The last line is missing.
    #[error(
        "the old contract ends too early: write it again with the old build, `FACTOR3=contract ./old > old.contract`"
    )]
    CutOff,
    /// No process of the contract is the one to compare with.
    #[error(
        "the old contract has several processes, and none has the name of this one: write the old contract with the old build of \
         this process, or compare all processes in a test, with Contract::new(..).process(..) for each"
    )]
    OtherProcesses,
}

/// How deeply kinds and structs may be nested. The derive nests a kind three times at most.
const DEEPEST: usize = 32;

pub(super) fn contract(text: &str) -> Result<Declared, UnreadableContract> {
    let mut lines = text.lines().zip(1..);
    let Some((first, _)) = lines.next() else { return Err(UnreadableContract::Empty) };
    let version = first.strip_prefix(HEADER).and_then(|version| version.parse::<u32>().ok());
    match version {
        Some(VERSION) => {}
        Some(1..) => return Err(UnreadableContract::Newer),
        _ if text.trim_ascii().is_empty() => return Err(UnreadableContract::Empty),
        _ => return Err(UnreadableContract::Other),
    }
    let mut processes: Vec<Process> = Vec::new();
    // The optional structs around the line.
    let mut around = Vec::new();
    for (line, number) in &mut lines {
        if line == END {
            return match lines.next() {
                Some((_, line)) => Err(UnreadableContract::Broken { line }),
                None => Ok(Declared { processes }),
            };
        }
        self::line(line, &mut processes, &mut around).ok_or(UnreadableContract::Broken { line: number })?;
    }
    Err(UnreadableContract::CutOff)
}

fn line(line: &str, processes: &mut Vec<Process>, around: &mut Vec<usize>) -> Option<()> {
    let unindented = line.trim_start_matches(' ');
    let depth = (line.len() - unindented.len()) / 2;
    if depth > around.len() {
        return None;
    }
    around.truncate(depth);
    let mut rest = Tokens(tokens::of_line(unindented)?.into_iter().peekable());
    let first = rest.word()?;
    if first == "process" {
        rest.blank()?;
        processes.push(Process { name: rest.word()?, ..Process::default() });
        return rest.end();
    }
    let process = processes.last_mut()?;
    let inner = around.last().copied();
    match first.as_str() {
        "introspect" => {
            rest.blank()?;
            process.introspect = Some(rest.word()?);
        }
        "variable" => process.add(Field { around: inner, ..rest.variable()? })?,
        "group" => process.groups.push(Group { around: inner, ..rest.group()? }),
        "struct" if depth < DEEPEST => {
            around.push(process.structs.len());
            process.structs.push(inner);
        }
        "retired" => {
            rest.blank()?;
            let name = rest.word()?;
            rest.blank()?;
            process.retired.push((name, rest.word()?));
        }
        "checked" => {
            rest.blank()?;
            process.checked.push(rest.word()?);
        }
        _ => return None,
    }
    rest.end()
}

/// The tokens of a line that are left.
struct Tokens(core::iter::Peekable<std::vec::IntoIter<Token>>);

impl Tokens {
    fn variable(&mut self) -> Option<Field> {
        self.blank()?;
        let name = self.word()?;
        self.blank()?;
        let mut field = Field { name, kind: self.kind(DEEPEST)?, ..Field::default() };
        while self.0.peek().is_some() {
            self.blank()?;
            let attribute = self.word()?;
            let text = if self.sign('=') { Some(self.word()?) } else { None };
            match (attribute.as_str(), text) {
                ("required", None) => field.is_required = true,
                ("default", None) => field.default = Some(Default::Untold),
                ("default", Some(text)) => field.default = Some(Default::Text(text)),
                ("default_from", Some(name)) => field.default = Some(Default::From(name)),
                ("allow_empty", None) => field.allows_empty = true,
                ("in_file", None) => field.in_file = true,
                ("username_apart", None) => field.username_apart = true,
                ("password_apart", None) => field.password_apart = true,
                ("renamed_from", Some(name)) => field.old_names.push(name),
                ("fallback", Some(name)) => field.fallbacks.push(name),
                ("range", text @ Some(_)) => field.range = text,
                ("min_len", Some(least)) => field.min_len = least.parse().ok()?,
                ("separator", text @ Some(_)) => field.separator = text,
                ("expected", text @ Some(_)) => field.expected = text,
                ("checked", None) => field.is_checked = true,
                _ => return None,
            }
        }
        field.narrow();
        Some(field)
    }

    fn kind(&mut self, deepest: usize) -> Option<Kind> {
        let deeper = deepest.checked_sub(1)?;
        let word = self.word()?;
        if !self.sign('(') {
            return Some(Kind::Other(word, None));
        }
        let kind = match word.as_str() {
            "secret" => Kind::Secret(Box::new(self.kind(deeper)?)),
            "list" => Kind::List(Box::new(self.kind(deeper)?)),
            "map" => {
                let key = Box::new(self.kind(deeper)?);
                let value = self.sign(',').then(|| self.kind(deeper))??;
                Kind::Map(key, Box::new(value))
            }
            "words" => Kind::Words(self.words()?),
            "integer" => {
                let bounds = self.word()?;
                let (min, max) = bounds.split_once("..")?;
                let (min, max) = (Whole::read(min)?, Whole::read(max)?);
                let nonzero = self.sign(',');
                if nonzero && self.word()? != "nonzero" {
                    return None;
                }
                Kind::Integer { min, max, nonzero }
            }
            _ => Kind::Other(word, Some(self.word()?)),
        };
        self.sign(')').then_some(kind)
    }

    fn group(&mut self) -> Option<Group> {
        self.blank()?;
        let rule = self.word()?;
        let (mut members, mut value) = (Vec::new(), None);
        while self.0.peek().is_some() {
            self.blank()?;
            if self.sign('(') {
                let names = if self.0.peek() == Some(&Token::Sign(')')) { Vec::new() } else { self.words()? };
                self.sign(')').then_some(())?;
                members.push(names);
                continue;
            }
            let name = self.word()?;
            match self.sign('=') {
                true if name == "value" && self.0.peek().is_some() => value = Some(self.word()?),
                true => return None,
                false => members.push(vec![name]),
            }
        }
        let rule = match rule.as_str() {
            "one_of" => Rule::OneOf,
            "any_of" => Rule::AnyOf,
            "all_or_none" => Rule::AllOrNone,
            "requires" => Rule::Requires,
            "conflicts" => Rule::Conflicts,
            "required_if" if members.len() == 2 => Rule::RequiredIf(value.take()),
            _ => return None,
        };
        (value.is_none() && !members.is_empty()).then_some(Group { rule, members, around: None })
    }

    /// Words with a comma between them.
    fn words(&mut self) -> Option<Vec<String>> {
        let mut words = vec![self.word()?];
        while self.sign(',') {
            words.push(self.word()?);
        }
        Some(words)
    }

    fn word(&mut self) -> Option<String> {
        match self.0.next()? {
            Token::Word(word) => Some(word),
            _ => None,
        }
    }

    fn blank(&mut self) -> Option<()> {
        (self.0.next()? == Token::Blank).then_some(())
    }

    /// Whether the next token is this sign, which is then taken.
    fn sign(&mut self, sign: char) -> bool {
        self.0.next_if_eq(&Token::Sign(sign)).is_some()
    }

    fn end(&mut self) -> Option<()> {
        self.0.next().is_none().then_some(())
    }
}
