//! Finds mistakes in the names that are no longer read.

use syn::ext::IdentExt as _;

use crate::ast::Input;
use crate::check::files::file_of;
use crate::check::name;
use crate::check::taken::{no_name, reserved};
use crate::ctxt::Ctxt;
use crate::names;

/// Notes the mistakes of one struct. The proofs find the names that flattening brings together.
pub(super) fn retired(ctxt: &Ctxt, input: &Input<'_>) {
    for (place, (name, given)) in input.retired().enumerate() {
        let (own, remedy) = &given.value;
        if remedy.value().trim().is_empty() {
            let message =
                "the text is empty: write what to do instead, as in `retired(\"OLD\", \"use NEW\")`";
            ctxt.error(remedy, message);
        }
        let message = if !names::is_valid_part(&own.value()) || !names::is_valid(&name) {
            no_name(own)
        } else if input.retired().take(place).any(|(before, _)| before == name) {
            format!("{name} is retired twice: remove one")
        } else if let Some(reason) = reserved(input, &name) {
            format!("{reason}: remove this `retired`")
        } else if let Some(reader) = reader(input, &name) {
            format!("{name} is retired, but {reader}: remove one of the two")
        } else {
            continue;
        };
        ctxt.error(own, message);
    }
}

/// What still reads the name: a field under one of its names, as a fallback, or the file of a secret.
fn reader(input: &Input<'_>, name: &str) -> Option<String> {
    if let Some(read) = name::all(input).find(|read| read.text == name) {
        return Some(format!("{} still reads it", read.reader()));
    }
    let mut fallbacks = input.fields.iter();
    let falls_back =
        fallbacks.find(|field| field.attrs.fallbacks.iter().any(|given| given.value.value() == name));
    if let Some(field) = falls_back {
        return Some(format!("`{}` still reads it as a fallback", field.ident.unraw()));
    }
    let secret = file_of(input, name)?.ident.unraw();
    Some(format!("`secret_files` still reads it as the path of the file of `{secret}`"))
}
