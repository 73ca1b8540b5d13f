//! What a load has to say, as the documentation has it. Naive on purpose: it looks at everything again each time.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use factor3::Origin;

use crate::os;
use crate::spec::{Absent, Group, Kind, Node, Rule, Spec, Var};

/// Each layer's pairs of name and value.
pub(crate) type Layers = Vec<Vec<(String, OsString)>>;

/// What comes of a load.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// Variable and code, in order.
    pub(crate) problems: Vec<(String, &'static str)>,
    pub(crate) origins: Vec<(String, Origin)>,
    /// The variables that are set, wherever, and be it to a bad value.
    pub(crate) set: Vec<String>,
    /// What each variable's field holds.
    pub(crate) values: Vec<Option<String>>,
    /// Code and variable, in order; the unknown names behind them, sorted.
    pub(crate) warnings: Vec<(&'static str, String)>,
}

/// A struct, and what the structs around it add.
struct Place {
    spec: &'static Spec,
    prefix: String,
    in_files: bool,
}

struct Model<'a> {
    layers: &'a Layers,
    told: Told,
}

/// A text and where it was found, or nothing; or the code of what is wrong.
type Source = Result<Option<(OsString, Origin)>, &'static str>;

pub(crate) fn load(spec: &'static Spec, layers: &Layers) -> Told {
    let mut model = Model { layers, told: Told::default() };
    let whole = Place { spec, prefix: String::new(), in_files: spec.secret_files };
    model.read(&whole);
    model.unknown(&whole);
    model.told
}

impl Place {
    fn name(&self, var: &Var) -> String {
        var.name(self.spec, &self.prefix)
    }

    fn is_in_files(&self, var: &Var) -> bool {
        self.in_files && var.kind.is_sensitive()
    }

    fn below(&self, prefix: &str, spec: &'static Spec) -> Self {
        Self {
            spec,
            prefix: format!("{}{}{prefix}", self.prefix, self.spec.prefix),
            in_files: self.in_files || spec.secret_files,
        }
    }
}

/// Where a value comes from.
impl Model<'_> {
    fn look(&self, name: &str, allow_empty: bool) -> Option<(OsString, Origin)> {
        for (depth, layer) in self.layers.iter().enumerate() {
            // Of duplicates the first wins.
            let value = layer.iter().find(|(set, _)| set == name).map(|(_, value)| value);
            if let Some(value) = value.filter(|value| allow_empty || !value.is_empty()) {
                let origin = if depth == 0 { Origin::Environment } else { Origin::Layer(depth + 1) };
                return Some((value.clone(), origin));
            }
        }
        None
    }

    fn names(&self) -> impl Iterator<Item = &String> {
        self.layers.iter().flatten().map(|(name, _)| name)
    }

    fn credential(&self, name: &str) -> Option<PathBuf> {
        let (directory, _) = self.look("CREDENTIALS_DIRECTORY", false)?;
        Some(Path::new(&directory).join(name)).filter(|path| path.exists())
    }

    /// The file and the credential of a variable.
    fn files(&self, place: &Place, var: &Var) -> [Option<(PathBuf, Origin)>; 2] {
        if !place.is_in_files(var) {
            return [None, None];
        }
        let name = place.name(var);
        let file = self.look(&format!("{name}_FILE"), false);
        [
            file.map(|(path, _)| (path.into(), Origin::File)),
            self.credential(&name).map(|path| (path, Origin::Credential)),
        ]
    }

    fn source(&self, place: &Place, var: &Var) -> Source {
        let own = self.look(&place.name(var), var.allow_empty);
        let mut found = match (own, self.files(place, var)) {
            (own, [None, None]) => own,
            (None, [Some((path, origin)), None] | [None, Some((path, origin))]) => {
                Some((content(&path, var.allow_empty)?, origin))
            }
            _ => return Err("conflict"),
        };
        for old in var.old_names(place.spec, &place.prefix) {
            let Some((text, _)) = self.look(&old, var.allow_empty) else { continue };
            match &found {
                None => found = Some((text, Origin::OldName)),
                Some((found, _)) if *found != text => return Err("old_name"),
                Some(_) => {}
            }
        }
        Ok(found)
    }

    fn is_set(&self, place: &Place, node: &Node) -> bool {
        match node {
            Node::Var(var) => !matches!(self.source(place, var), Ok(None)),
            Node::Nested { prefix, spec, .. } => {
                let below = place.below(prefix, spec);
                spec.nodes.iter().any(|node| self.is_set(&below, node))
            }
        }
    }
}

/// What is said.
impl Model<'_> {
    /// Whether all of a struct reads.
    fn read(&mut self, place: &Place) -> bool {
        let mut reads = true;
        let mut fields = Vec::new();
        for node in place.spec.nodes {
            let is_set = self.is_set(place, node);
            let value = match node {
                Node::Var(var) => self.variable(place, var),
                Node::Nested { prefix, optional, spec } => {
                    let below = place.below(prefix, spec);
                    if *optional && !is_set {
                        self.skip(&below);
                        Ok(None)
                    } else {
                        if self.read(&below) { Ok(None) } else { Err(()) }
                    }
                }
            };
            reads &= value.is_ok();
            fields.push((is_set, value.ok().flatten()));
        }
        for group in place.spec.groups {
            reads &= self.group(place, group, &fields);
        }
        reads
    }

    /// A struct that is not there.
    fn skip(&mut self, place: &Place) {
        for node in place.spec.nodes {
            match node {
                Node::Var(var) => self.origin(place.name(var), Origin::Absent, None),
                Node::Nested { prefix, spec, .. } => self.skip(&place.below(prefix, spec)),
            }
        }
    }

    fn variable(&mut self, place: &Place, var: &Var) -> Result<Option<String>, ()> {
        let name = place.name(var);
        if self.is_set(place, &Node::Var(*var)) {
            self.told.set.push(name.clone());
        }
        let read = match self.source(place, var) {
            Err(code) => Err(code),
            Ok(Some((text, origin))) => {
                let old = (origin == Origin::OldName).then_some("old_name");
                for code in [old, suspicion(var.kind, &text, origin)].into_iter().flatten() {
                    let warning = (code, name.clone());
                    if !self.told.warnings.contains(&warning) {
                        self.told.warnings.push(warning);
                    }
                }
                reads(var.kind, &text).map(|value| (Some(value), origin))
            }
            Ok(None) => match var.absent {
                Absent::Default(value) => Ok((Some(value.to_owned()), Origin::Default)),
                Absent::Optional => Ok((None, Origin::Absent)),
                Absent::Required if self.names().any(|set| *set == name) => Err("empty"),
                Absent::Required => Err("missing"),
            },
        };
        match read {
            Ok((value, origin)) => {
                self.origin(name, origin, value.clone());
                Ok(value)
            }
            Err(code) => {
                self.origin(name.clone(), Origin::Absent, None);
                // Fields that share a variable share its problem.
                if !(var.shared && self.told.problems.iter().any(|(other, _)| *other == name)) {
                    self.told.problems.push((name, code));
                }
                Err(())
            }
        }
    }

    fn origin(&mut self, name: String, origin: Origin, value: Option<String>) {
        self.told.origins.push((name, origin));
        self.told.values.push(value);
    }

    /// Whether a group holds. Of each field: whether it is set, and its value.
    fn group(&mut self, place: &Place, group: &Group, fields: &[(bool, Option<String>)]) -> bool {
        let is_set = |place: &usize| fields[*place].0;
        let [first, others @ ..] = group.members else { return true };
        let set = group.members.iter().filter(|place| is_set(place)).count();
        let (code, holds) = match group.rule {
            Rule::OneOf => ("one_of", set == 1),
            Rule::AllOrNone => ("all_or_none", set == 0 || set == group.members.len()),
            Rule::Requires => ("requires", !is_set(first) || others.iter().all(is_set)),
            Rule::Conflicts => ("conflicts", !is_set(first) || !others.iter().any(is_set)),
            Rule::RequiredIf(None) => ("required_if", is_set(first) || !is_set(&others[0])),
            Rule::RequiredIf(value) => {
                ("required_if", is_set(first) || fields[others[0]].1.as_deref() != value)
            }
        };
        if !holds {
            let first = match &place.spec.nodes[*first] {
                Node::Var(var) => place.name(var),
                // A struct has no variable of its own.
                Node::Nested { .. } => "*".to_owned(),
            };
            self.told.problems.push((first, code));
        }
        holds
    }

    /// What is set under the prefix of a struct that knows its names, and not declared by any.
    fn unknown(&mut self, whole: &Place) {
        let (mut prefixes, mut known) = (Vec::new(), vec!["CREDENTIALS_DIRECTORY".to_owned()]);
        declared(whole, &mut prefixes, &mut known);
        let mut unknown: Vec<String> = self
            .names()
            .filter(|name| prefixes.iter().any(|prefix| name.starts_with(prefix)) && !known.contains(name))
            .cloned()
            .collect();
        unknown.sort();
        unknown.dedup();
        self.told.warnings.extend(unknown.into_iter().map(|name| ("unknown", name)));
    }
}

fn declared(place: &Place, prefixes: &mut Vec<String>, known: &mut Vec<String>) {
    if place.spec.warn_unknown {
        prefixes.push(format!("{}{}", place.prefix, place.spec.prefix));
    }
    for node in place.spec.nodes {
        match node {
            Node::Var(var) => {
                known.push(place.name(var));
                known.extend(var.old_names(place.spec, &place.prefix));
                if place.is_in_files(var) {
                    known.push(format!("{}_FILE", place.name(var)));
                }
            }
            Node::Nested { prefix, spec, .. } => declared(&place.below(prefix, spec), prefixes, known),
        }
    }
}

/// The secret in a file.
fn content(path: &Path, allow_empty: bool) -> Result<OsString, &'static str> {
    if !path.is_absolute() || !path.is_file() {
        return Err("secret_file");
    }
    let mut bytes = fs::read(path).unwrap();
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
    }
    if bytes.is_empty() && !allow_empty { Err("secret_file") } else { Ok(os(bytes)) }
}

/// What a text reads as, or the code of what is wrong.
fn reads(kind: Kind, text: &OsStr) -> Result<String, &'static str> {
    let text = text.to_str().ok_or("not_unicode")?;
    match (kind, kind.readings().iter().find(|(reading, _)| *reading == text)) {
        (_, Some((_, reads))) => reads.map(str::to_owned),
        (Kind::Text | Kind::Checked | Kind::Token, None) => Ok(text.to_owned()),
        _ => panic!("the table does not say how {text:?} reads"),
    }
}

/// The code of the warning that a text deserves.
fn suspicion(kind: Kind, text: &OsStr, origin: Origin) -> Option<&'static str> {
    let text = text.to_str().filter(|_| kind.is_as_it_is())?;
    let is_in_file = matches!(origin, Origin::File | Origin::Credential);
    match text {
        "changeme" => Some("placeholder"),
        _ if text.ends_with('\n') => Some("line_break"),
        _ if text.starts_with(['"', '\'']) => Some("quoted"),
        _ if text.contains('=') && is_in_file => Some("assignment"),
        _ => None,
    }
}
