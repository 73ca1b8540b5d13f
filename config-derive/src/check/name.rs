//! The names that the fields of a struct read.

use core::iter::once;

use proc_macro2::Span;
use syn::LitStr;
use syn::ext::IdentExt as _;

use crate::ast::{Apart, Field, FieldKind, Input};
use crate::ctxt::Ctxt;

/// A name that a field reads.
#[derive(Clone, Copy)]
pub(super) struct Name<'a> {
    pub(super) text: &'a str,
    pub(super) field: &'a Field<'a>,
    /// The `renamed_from` that gives the name; `None` for the variable's own name.
    pub(super) old: Option<&'a LitStr>,
    /// The credential whose name it is; `None` for a name of the field itself.
    pub(super) apart: Option<&'a Apart>,
}

/// All names of a struct, in the order of the fields; each variable's own name precedes its old names.
pub(super) fn all<'a>(input: &'a Input<'a>) -> impl Iterator<Item = Name<'a>> {
    input.fields.iter().flat_map(of)
}

/// The names of a field.
fn of<'a>(field: &'a Field<'a>) -> Vec<Name<'a>> {
    let FieldKind::Value { name, old_names, .. } = &field.kind else { return Vec::new() };
    let given = field.attrs.renamed_from.iter().map(|given| Some(&given.value));
    let old = old_names.iter().zip(given).map(|(text, old)| Name { text, field, old, apart: None });
    let mut names: Vec<Name<'_>> =
        once(Name { text: name, field, old: None, apart: None }).chain(old).collect();
    for apart in field.apart() {
        names.push(Name { text: &apart.name, field, old: None, apart: Some(apart) });
        for (text, old) in apart.old_names.iter().zip(&field.attrs.renamed_from) {
            names.push(Name { text, field, old: Some(&old.value), apart: Some(apart) });
        }
    }
    names
}

impl<'a> Name<'a> {
    /// The attribute that gives the name; `None` if the name follows from the field's name.
    pub(super) fn given(self) -> Option<&'a LitStr> {
        match self.apart {
            _ if self.old.is_some() => self.old,
            Some(apart) => apart.given.as_ref(),
            None => self.field.attrs.env.as_ref().map(|env| &env.value),
        }
    }

    /// What reads the name, for messages: `database_url`, or the password of it.
    pub(super) fn reader(self) -> String {
        let field = self.field.ident.unraw();
        match self.apart {
            Some(apart) => format!("the {} of `{field}`", apart.part.noun()),
            None => format!("`{field}`"),
        }
    }

    /// Notes a mistake at the attribute that gives the name, or at the field.
    pub(super) fn error(self, ctxt: &Ctxt, message: &str) {
        let span: Span = match (self.given(), self.apart) {
            (Some(given), _) => given.span(),
            (None, Some(apart)) => apart.key.span(),
            (None, None) => self.field.ident.span(),
        };
        ctxt.error_at(span, message);
    }
}
