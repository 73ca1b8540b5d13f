//! Finds names that `secret_files` reads too: `NAME_FILE` for each secret `NAME`.

use syn::ext::IdentExt as _;

use crate::ast::{Field, FieldKind, Input};
use crate::check::name::{self, Name};
use crate::types::{self, Known};

/// A name that `secret_files` reads for one field and that another field reads too.
pub(crate) struct FileClash<'a> {
    /// The field whose file the name is for, if the field is a secret.
    pub(crate) secret: &'a Field<'a>,
    /// Whether the syntax says that the field is a secret. If not, a proof asks the compiler.
    pub(crate) is_seen: bool,
    pub(super) other: Name<'a>,
}

impl FileClash<'_> {
    pub(crate) fn message(&self) -> String {
        let (name, secret) = (self.other.text, self.secret.ident.unraw());
        let remedy = match self.other.old {
            Some(_) => "remove this old name".to_owned(),
            None => format!("rename `{}`", self.other.field.ident.unraw()),
        };
        if self.secret.is_secret_file() {
            return format!("{name} is read as the path of the file of `{secret}`: {remedy}");
        }
        format!(
            "`secret_files` reads {name} as the path of the file of `{secret}`: {remedy}, or remove `secret_files`"
        )
    }
}

/// All clashes of a struct, except those with fields that are certainly not secret.
pub(crate) fn file_clashes<'a>(input: &'a Input<'a>) -> Vec<FileClash<'a>> {
    let mut secrets = Vec::new();
    for field in &input.fields {
        if !input.secret_files() && !field.is_secret_file() {
            continue;
        }
        if let (FieldKind::Value { name, .. }, Some(is_seen)) = (&field.kind, is_secret(field)) {
            secrets.push((name.as_str(), field, is_seen));
        }
        secrets.extend(field.apart().iter().map(|apart| (apart.name.as_str(), field, true)));
    }
    secrets.sort_by_key(|(name, ..)| *name);
    let clash = |other: Name<'a>| {
        let stem = other.text.strip_suffix("_FILE")?;
        let place = secrets.binary_search_by_key(&stem, |(name, ..)| *name).ok()?;
        let (_, secret, is_seen) = *secrets.get(place)?;
        Some(FileClash { secret, is_seen, other })
    };
    name::all(input).filter_map(clash).collect()
}

/// The field whose file the variable may be for.
pub(super) fn file_of<'a>(input: &'a Input<'a>, variable: &str) -> Option<&'a Field<'a>> {
    let stem = variable.strip_suffix("_FILE")?;
    let may_be = |field: &Field<'_>| input.secret_files() || field.is_secret_file();
    let is_of_file =
        |name: &Name<'_>| name.text == stem && may_be(name.field) && is_secret(name.field).is_some();
    let name = name::all(input).find(is_of_file)?;
    Some(name.field)
}

/// Whether the syntax says that the field is a secret; `None` if it certainly is not.
fn is_secret(field: &Field<'_>) -> Option<bool> {
    let FieldKind::Value { shape, .. } = &field.kind else { return None };
    match types::known(shape.leaf()) {
        _ if field.attrs.secret.is_some() => Some(true),
        Known::Secret | Known::Resource => Some(true),
        Known::No => Some(false),
        Known::Text | Known::Number | Known::Plain => None,
    }
}
