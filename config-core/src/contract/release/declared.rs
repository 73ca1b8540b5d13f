//! What a build declares, as its contract says.

use core::fmt;
use std::collections::HashMap;

use crate::schema::INTROSPECT;

/// How many fields may read one variable. It is far more than a program has, and keeps the comparison linear.
const MOST_READERS: usize = 100;

/// What the processes of a build read.
pub(super) struct Declared {
    pub(super) processes: Vec<Process>,
}

#[derive(Default)]
pub(super) struct Process {
    pub(super) name: String,
    /// The variable that the program answers instead of starting, if it has another than usual; empty if it has none.
    pub(super) introspect: Option<String>,
    pub(super) fields: Vec<Field>,
    /// For each variable, the number of fields that read it.
    pub(super) readers: HashMap<String, usize>,
    /// For each optional struct, the one around it.
    pub(super) structs: Vec<Option<usize>>,
    pub(super) groups: Vec<Group>,
    /// Names that are not read any more, with what to do instead.
    pub(super) retired: Vec<(String, String)>,
    /// The structs that the application checks as a whole.
    pub(super) checked: Vec<String>,
}

/// A variable that a field reads.
#[derive(Default)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) kind: Kind,
    /// The innermost optional struct around it.
    pub(super) around: Option<usize>,
    pub(super) is_required: bool,
    pub(super) default: Option<Default>,
    pub(super) allows_empty: bool,
    /// Whether the value may come from a file.
    pub(super) in_file: bool,
    pub(super) username_apart: bool,
    pub(super) password_apart: bool,
    /// The variables of its user name and its password, which come after it.
    pub(super) credentials: Vec<String>,
    pub(super) old_names: Vec<String>,
    pub(super) fallbacks: Vec<String>,
    /// The range of a value that is not a whole number, or of the items of a list.
    pub(super) range: Option<String>,
    pub(super) min_len: u64,
    pub(super) separator: Option<String>,
    pub(super) expected: Option<String>,
    /// Whether the application checks the value.
    pub(super) is_checked: bool,
}

#[derive(PartialEq)]
pub(super) enum Default {
    Text(String),
    /// The value of another variable.
    From(String),
    /// The code computes it, or it is not told.
    Untold,
}

/// A whole number of any type, in the order of numbers.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(super) enum Whole {
    Negative(i128),
    Natural(u128),
}

/// The kind of a value.
#[derive(PartialEq)]
pub(super) enum Kind {
    Integer {
        min: Whole,
        max: Whole,
        nonzero: bool,
    },
    Words(Vec<String>),
    Secret(Box<Self>),
    List(Box<Self>),
    Map(Box<Self>, Box<Self>),
    /// A word, and what is in parentheses after it.
    Other(String, Option<String>),
}

impl Whole {
    pub(super) const ZERO: Self = Self::Natural(0);

    pub(super) fn read(text: &str) -> Option<Self> {
        match text.parse() {
            Ok(number) => Some(u128::try_from(number).map_or(Self::Negative(number), Self::Natural)),
            Err(_) => text.parse().ok().map(Self::Natural),
        }
    }

    /// The number that is less by one.
    pub(super) fn before(self) -> Option<Self> {
        match self {
            Self::Natural(0) => Some(Self::Negative(-1)),
            Self::Natural(number) => Some(Self::Natural(number - 1)),
            Self::Negative(number) => number.checked_sub(1).map(Self::Negative),
        }
    }
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Negative(number) => number.fmt(f),
            Self::Natural(number) => number.fmt(f),
        }
    }
}

impl core::default::Default for Kind {
    fn default() -> Self {
        Self::Other(String::new(), None)
    }
}

pub(super) struct Group {
    pub(super) rule: Rule,
    /// The names of each member's variables: one, or those of a struct.
    pub(super) members: Vec<Vec<String>>,
    /// The innermost optional struct around it.
    pub(super) around: Option<usize>,
}

#[derive(Clone, PartialEq)]
pub(super) enum Rule {
    OneOf,
    AnyOf,
    AllOrNone,
    Requires,
    Conflicts,
    RequiredIf(Option<String>),
}

impl Declared {
    pub(super) fn process(&self, name: &str) -> Option<&Process> {
        self.processes.iter().find(|process| process.name == name)
    }
}

impl Field {
    fn count_of_credentials(&self) -> usize {
        usize::from(self.username_apart) + usize::from(self.password_apart)
    }
}

impl Process {
    /// The variable that the program answers instead of starting, or an empty text.
    pub(super) fn answers_to(&self) -> &str {
        self.introspect.as_deref().unwrap_or(INTROSPECT)
    }

    /// Adds a variable, which may be the user name or the password of one before it. It returns none if too many fields read
    /// the variable.
    pub(super) fn add(&mut self, field: Field) -> Option<()> {
        let readers = self.readers.entry(field.name.clone()).or_default();
        *readers += 1;
        if *readers > MOST_READERS {
            return None;
        }
        for resource in self.fields.iter_mut().rev().take(2) {
            if resource.credentials.len() < resource.count_of_credentials() {
                resource.credentials.push(field.name.clone());
                break;
            }
        }
        self.fields.push(field);
        Some(())
    }

    /// Whether a struct is `outer`, or within it.
    pub(super) fn is_within(&self, mut inner: Option<usize>, outer: usize) -> bool {
        // A struct comes after the one around it.
        while let Some(place) = inner {
            if place == outer {
                return true;
            }
            inner = self.structs.get(place).copied().flatten().filter(|around| *around < place);
        }
        false
    }
}
