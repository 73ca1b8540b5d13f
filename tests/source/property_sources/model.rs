//! The expected result of a load, according to the documentation. The model is simple on purpose: it looks up
//! everything again each time.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use factor3::Origin;

use super::os;
use super::spec::{Absent, Group, Kind, Node, Rule, Spec, Var};

/// The names and values of each layer.
pub(crate) type Layers = Vec<Vec<(String, OsString)>>;

/// The expected result of a load.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// The variable and the code of each problem, in order.
    pub(crate) problems: Vec<(String, &'static str)>,
    pub(crate) origins: Vec<(String, Origin)>,
    /// The variables that any source sets, even to a bad value.
    pub(crate) set: Vec<String>,
    /// The value of each variable's field.
    pub(crate) values: Vec<Option<String>>,
    /// The code and the variable of each warning, in order. The unknown names come last, sorted.
    pub(crate) warnings: Vec<(&'static str, String)>,
}

/// A struct, with the prefixes and settings of the outer structs.
struct Place {
    spec: &'static Spec,
    prefix: String,
    in_files: bool,
}

struct Model<'a> {
    layers: &'a Layers,
    told: Told,
}

/// A text and its origin, or nothing, or the code of a problem.
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

/// Finds the source of a value.
impl Model<'_> {
    fn look(&self, name: &str, allow_empty: bool) -> Option<(OsString, Origin)> {
        for (depth, layer) in self.layers.iter().enumerate() {
            // The first of several equal names counts.
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

    /// The file and the credential of a name.
    fn files(&self, place: &Place, var: &Var, name: &str) -> [Option<(PathBuf, Origin)>; 2] {
        if !place.is_in_files(var) {
            return [None, None];
        }
        let file = self.look(&format!("{name}_FILE"), false);
        [
            file.map(|(path, _)| (path.into(), Origin::File)),
            self.credential(name).map(|path| (path, Origin::Credential)),
        ]
    }

    /// The value under a name, in a file or as a credential.
    fn under(&self, place: &Place, var: &Var, name: &str) -> Source {
        match (self.look(name, var.allow_empty), self.files(place, var, name)) {
            (own, [None, None]) => Ok(own),
            (None, [Some((path, origin)), None] | [None, Some((path, origin))]) => {
                Ok(Some((content(&path, var.allow_empty)?, origin)))
            }
            _ => Err("conflict"),
        }
    }

    fn source(&self, place: &Place, var: &Var) -> Source {
        let mut found = self.own_source(place, var)?;
        for name in var.fallbacks {
            if found.is_none() {
                found = self.under(place, var, name)?.map(|(text, _)| (text, Origin::Fallback));
            }
        }
        Ok(found)
    }

    /// The source of a value without the fallbacks, which do not make an optional struct present.
    fn own_source(&self, place: &Place, var: &Var) -> Source {
        let mut found = self.under(place, var, &place.name(var))?;
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
            Node::Nested { prefix, spec, .. } => self.is_present(&place.below(prefix, spec)),
        }
    }

    /// Whether an optional struct is present.
    fn is_present(&self, place: &Place) -> bool {
        place.spec.nodes.iter().any(|node| match node {
            Node::Var(var) => !matches!(self.own_source(place, var), Ok(None)),
            Node::Nested { prefix, spec, .. } => self.is_present(&place.below(prefix, spec)),
        })
    }
}

/// The expected messages.
impl Model<'_> {
    /// Whether the whole struct is valid.
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

    /// Skips a struct that is absent.
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
        self.told.values.push(value);
        // Fields that share a variable share its line: a source says more than a default, and a default more than nothing.
        let rank = |origin: Origin| match origin {
            Origin::Absent => 0,
            Origin::Default => 1,
            _ => 2,
        };
        match self.told.origins.iter_mut().find(|(other, _)| *other == name) {
            Some((_, first)) if rank(*first) < rank(origin) => *first = origin,
            Some(_) => {}
            None => self.told.origins.push((name, origin)),
        }
    }

    /// Whether a group holds. `fields` says for each field whether it is set, and its value.
    fn group(&mut self, place: &Place, group: &Group, fields: &[(bool, Option<String>)]) -> bool {
        let is_set = |place: &usize| fields[*place].0;
        let [first, others @ ..] = group.members else { return true };
        let set = group.members.iter().filter(|place| is_set(place)).count();
        let (code, holds) = match group.rule {
            Rule::OneOf => ("one_of", set == 1),
            Rule::AnyOf => ("any_of", set > 0),
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
                // A prefix of its own names a flattened struct.
                Node::Nested { prefix, .. } if !prefix.is_empty() => "*".to_owned(),
                Node::Nested { prefix, spec, .. } => self.first_of(&place.below(prefix, spec)),
            };
            self.told.problems.push((first, code));
        }
        holds
    }

    /// The variable that names a struct without a prefix: the first that is set, or the first that is required, or the first.
    fn first_of(&self, place: &Place) -> String {
        let mut all = Vec::new();
        self.variables_of(place, false, self.is_present(place), &mut all);
        let first =
            |is: fn(&(String, bool, bool)) -> bool| all.iter().find(|one| is(one)).map(|one| one.0.clone());
        first(|(_, is_set, _)| *is_set)
            .or_else(|| first(|(.., required)| *required))
            .unwrap_or_else(|| all[0].0.clone())
    }

    /// The name of each variable of a struct, whether it is set, and whether the struct requires it.
    fn variables_of(
        &self,
        place: &Place,
        in_option: bool,
        is_present: bool,
        all: &mut Vec<(String, bool, bool)>,
    ) {
        for node in place.spec.nodes {
            match node {
                Node::Var(var) => {
                    let is_required = var.absent == Absent::Required && !in_option;
                    all.push((place.name(var), is_present && self.is_set(place, node), is_required));
                }
                Node::Nested { prefix, optional, spec } => {
                    let below = place.below(prefix, spec);
                    let is_present = is_present && (!*optional || self.is_present(&below));
                    self.variables_of(&below, in_option || *optional, is_present, all);
                }
            }
        }
    }

    /// Finds the names that begin with the prefix of a struct with `warn_unknown` and that no field declares.
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

/// The value of a text, or the code of a problem.
fn reads(kind: Kind, text: &OsStr) -> Result<String, &'static str> {
    let text = text.to_str().ok_or("not_unicode")?;
    match (kind, kind.readings().iter().find(|(reading, _)| *reading == text)) {
        (_, Some((_, reads))) => reads.map(str::to_owned),
        (Kind::Text | Kind::Checked | Kind::Token, None) => Ok(text.to_owned()),
        _ => panic!("the table does not say how {text:?} reads"),
    }
}

/// The code of the warning that a text causes.
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
