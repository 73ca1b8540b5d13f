//! Names that are no names, and names that two fields read. What meets by flattening is proved over the schema.

use syn::LitStr;
use syn::ext::IdentExt as _;

use crate::ast::{Field, FieldKind, Input};
use crate::attr::Ask;
use crate::ctxt::Ctxt;
use crate::names;
use crate::types::{self, Known};

/// What the library reads itself, or the service manager sets for it.
const OWN: &str = "FACTOR3";
const CREDENTIALS: &str = "CREDENTIALS_DIRECTORY";

/// A name that a field reads.
#[derive(Clone, Copy)]
struct Name<'a> {
    field: &'a Field<'a>,
    /// Where it is given as one that was; nothing for the variable's own.
    old: Option<&'a LitStr>,
}

/// Notes every mistake in the names of one struct.
pub(super) fn names(ctxt: &Ctxt, input: &Input<'_>) {
    ask_is_valid(ctxt, input);
    // Sorted by name, the first that has it.
    let mut seen: Vec<(&str, Name<'_>)> = Vec::new();
    for field in &input.fields {
        let FieldKind::Value { name, old_names, .. } = &field.kind else { continue };
        read(ctxt, &mut seen, name, Name { field, old: None });
        for (old_name, old) in old_names.iter().zip(&field.attrs.renamed_from) {
            if old_name_is_valid(ctxt, input, old_name, &old.value) {
                read(ctxt, &mut seen, old_name, Name { field, old: Some(&old.value) });
            }
        }
    }
    for clash in file_clashes(input) {
        if clash.is_seen {
            clash.other.note(ctxt, &clash.message());
        }
    }
}

fn ask_is_valid(ctxt: &Ctxt, input: &Input<'_>) {
    let Some(Ask::Name(given)) = &input.ask else { return };
    let name = given.value();
    if name.is_empty() {
        ctxt.error(given, "this is no name: write `ask = \"NAME\"`, or `ask = false` for none");
    } else if !names::is_valid(&name) {
        ctxt.error(given, &no_name(given));
    } else if input.secret_files && name == CREDENTIALS {
        ctxt.error(given, &format!("{}: ask with another", reserved(input, &name)));
    } else if let Some(secret) = file_of(input, &name) {
        let message = format!(
            "{name} may name the file of `{}` under `secret_files`: ask with another",
            secret.ident.unraw()
        );
        ctxt.error(given, &message);
    }
}

/// The field whose secret file the variable may name.
fn file_of<'a>(input: &'a Input<'_>, name: &str) -> Option<&'a Field<'a>> {
    let stem = name.strip_suffix("_FILE").filter(|_| input.secret_files)?;
    input.fields.iter().find(|field| match &field.kind {
        FieldKind::Value { name, old_names, shape, .. } => {
            let known = types::known(shape.leaf());
            let may_be_secret = matches!(known, Known::Secret | Known::Resource | Known::No);
            let reads = name == stem || old_names.iter().any(|old| old == stem);
            reads && (field.attrs.secret.is_some() || may_be_secret)
        }
        _ => false,
    })
}

pub(super) fn own_name_is_valid(ctxt: &Ctxt, input: &Input<'_>, field: &Field<'_>, name: &str) {
    let given = field.attrs.env.as_ref().map(|env| &env.value);
    let part_is_valid = given.is_none_or(|env| names::is_valid_part(&env.value()));
    let message = match given {
        Some(env) if !part_is_valid || !names::is_valid(name) => no_name(env),
        None if !names::is_valid(name) => {
            "no variable's name follows from this field: write `env = \"NAME\"`".to_owned()
        }
        _ if is_reserved(input, name) => {
            format!("{}: name another with `env = \"NAME\"`", reserved(input, name))
        }
        _ => return,
    };
    match given {
        Some(env) => ctxt.error(env, &message),
        None => ctxt.error(field.ident, &message),
    }
}

fn old_name_is_valid(ctxt: &Ctxt, input: &Input<'_>, name: &str, given: &LitStr) -> bool {
    if !names::is_valid_part(&given.value()) || !names::is_valid(name) {
        ctxt.error(given, &no_name(given));
        return false;
    }
    if is_reserved(input, name) {
        ctxt.error(given, &format!("{}: remove this old name", reserved(input, name)));
        return false;
    }
    true
}

fn no_name(given: &LitStr) -> String {
    format!(
        "`{}` is no variable's name: it is made of letters, digits and `_`, and starts with no digit",
        given.value()
    )
}

fn is_reserved(input: &Input<'_>, name: &str) -> bool {
    name == OWN || is_asked(input, name) || input.secret_files && name == CREDENTIALS
}

fn is_asked(input: &Input<'_>, name: &str) -> bool {
    matches!(&input.ask, Some(Ask::Name(ask)) if ask.value() == name)
}

fn reserved(input: &Input<'_>, name: &str) -> String {
    if name == OWN {
        format!("{name} is a variable of factor3 itself")
    } else if input.secret_files && name == CREDENTIALS {
        format!("{name} is the variable in which systemd says where the files of `secret_files` are")
    } else {
        format!("{name} is the variable of `ask`, which asks the program instead of starting it")
    }
}

/// Notes that a field reads a name, and the mistake if another field does.
fn read<'a>(ctxt: &Ctxt, seen: &mut Vec<(&'a str, Name<'a>)>, name: &'a str, new: Name<'a>) {
    let place = match seen.binary_search_by(|(seen, _)| (*seen).cmp(name)) {
        Ok(place) => place,
        Err(place) => {
            seen.insert(place, (name, new));
            return;
        }
    };
    let Some((_, before)) = seen.get_mut(place) else { return };
    let other = core::mem::replace(before, new);
    let (a, b) = (other.field.ident.unraw(), new.field.ident.unraw());
    let is_same_field = core::ptr::eq(other.field, new.field);
    let shared = other.field.attrs.shared.is_some() && new.field.attrs.shared.is_some();
    let message = match (other.old.is_some(), new.old.is_some()) {
        (false, false) | (true, true) if shared && !is_same_field => return,
        (false, false) => format!(
            "{name} is read by two fields: `{a}` and `{b}`; rename one with `env = \"NAME\"`, or mark both `shared`"
        ),
        (true, true) if is_same_field => format!("the old name {name} is given twice: remove one"),
        (true, true) => format!(
            "{name} is an old name of two fields: `{a}` and `{b}`; one variable cannot become both, so remove one"
        ),
        _ if is_same_field => {
            format!(
                "{name} is the variable's own name: give the one that it had before, or remove `renamed_from`"
            )
        }
        (true, false) => {
            format!("{name} is an old name of `{a}`: rename `{b}`, or remove the `renamed_from`")
        }
        (false, true) => format!("{name} is the variable of `{a}`: remove this old name, or rename `{a}`"),
    };
    new.note(ctxt, &message);
}

impl Name<'_> {
    /// Notes a mistake where the name is given, or follows from.
    fn note(self, ctxt: &Ctxt, message: &str) {
        match (self.old, &self.field.attrs.env) {
            (Some(old), _) => ctxt.error(old, message),
            (None, Some(env)) => ctxt.error(&env.value, message),
            (None, None) => ctxt.error(self.field.ident, message),
        }
    }
}

/// A name that `secret_files` reads for one field, and that another reads too.
pub(crate) struct FileClash<'a> {
    name: &'a str,
    /// The field whose secret file it is, if it is a secret.
    pub(crate) secret: &'a Field<'a>,
    other: Name<'a>,
    /// Whether it is one by its type's name; else the compiler has to tell.
    pub(crate) is_seen: bool,
}

impl FileClash<'_> {
    pub(crate) fn message(&self) -> String {
        let (name, secret) = (self.name, self.secret.ident.unraw());
        let remedy = match self.other.old {
            Some(_) => "remove this old name".to_owned(),
            None => format!("rename `{}`", self.other.field.ident.unraw()),
        };
        format!(
            "{name} names the file of `{secret}` under `secret_files`: {remedy}, or remove `secret_files`"
        )
    }
}

/// Every field `NAME` of a struct with secret files beside a name `NAME_FILE`, unless it is no secret for sure.
pub(crate) fn file_clashes<'a>(input: &'a Input<'a>) -> Vec<FileClash<'a>> {
    let mut clashes = Vec::new();
    if !input.secret_files {
        return clashes;
    }
    let mut variables = Vec::new();
    for field in &input.fields {
        if let FieldKind::Value { name, shape, .. } = &field.kind {
            let known = types::known(shape.leaf());
            let is_seen = field.attrs.secret.is_some() || matches!(known, Known::Secret | Known::Resource);
            if is_seen || known == Known::No {
                variables.push((name.as_str(), field, is_seen));
            }
        }
    }
    variables.sort_by_key(|(name, ..)| *name);
    let mut find = |name: &'a str, other: Name<'a>| {
        let Some(stem) = name.strip_suffix("_FILE") else { return };
        if let Ok(place) = variables.binary_search_by_key(&stem, |(name, ..)| *name) {
            if let Some((_, secret, is_seen)) = variables.get(place) {
                clashes.push(FileClash { name, secret, other, is_seen: *is_seen });
            }
        }
    };
    for field in &input.fields {
        let FieldKind::Value { name, old_names, .. } = &field.kind else { continue };
        find(name, Name { field, old: None });
        for (name, old) in old_names.iter().zip(&field.attrs.renamed_from) {
            find(name, Name { field, old: Some(&old.value) });
        }
    }
    clashes
}
