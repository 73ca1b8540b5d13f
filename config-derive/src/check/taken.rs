//! Finds invalid names, and names that two fields read. The proofs find such names across flattened structs.

use syn::LitStr;
use syn::ext::IdentExt as _;

use crate::ast::Input;
use crate::attr::Introspect;
use crate::check::files::{file_clashes, file_of};
use crate::check::name::{self, Name};
use crate::ctxt::Ctxt;
use crate::names;

/// The variable that every program answers to.
const OWN: &str = "FACTOR3";

/// The variable that systemd sets for a service, and its description in messages.
const CREDENTIALS: &str = "CREDENTIALS_DIRECTORY";
const OF_SYSTEMD: &str = "is the variable in which systemd names the directory of secret files";

/// Notes every mistake in the names of one struct. [`is_valid`] notes those in a variable's own name.
pub(super) fn names(ctxt: &Ctxt, input: &Input<'_>) {
    introspect_is_valid(ctxt, input);
    // Sorted by name. Each name has the last field that reads it.
    let mut seen: Vec<Name<'_>> = Vec::new();
    for name in name::all(input) {
        if name.old.is_none() || is_valid(ctxt, input, name) {
            match seen.binary_search_by_key(&name.text, |seen| seen.text) {
                Ok(place) => {
                    let Some(before) = seen.get_mut(place) else { continue };
                    clash(ctxt, *before, name);
                    *before = name;
                }
                Err(place) => seen.insert(place, name),
            }
        }
    }
    for clash in file_clashes(input).iter().filter(|clash| clash.is_seen) {
        clash.other.error(ctxt, &clash.message());
    }
}

fn introspect_is_valid(ctxt: &Ctxt, input: &Input<'_>) {
    let Some(Introspect::Name(given)) = input.introspect() else { return };
    let name = given.value();
    if name.is_empty() {
        ctxt.error(
            given,
            "the name is empty: write `introspect = \"NAME\"`, or `introspect = false` for no variable",
        );
    } else if !names::is_valid(&name) {
        ctxt.error(given, no_name(given));
    } else if input.reads_files() && name == CREDENTIALS {
        ctxt.error(given, format!("{name} {OF_SYSTEMD}: choose another name"));
    } else if let Some(secret) = file_of(input, &name) {
        let secret = secret.ident.unraw();
        let message =
            format!("{name} may be read as the path of the file of `{secret}`: choose another name");
        ctxt.error(given, message);
    }
}

/// Whether the name is valid and a field may read it. If not, notes the mistake.
pub(super) fn is_valid(ctxt: &Ctxt, input: &Input<'_>, name: Name<'_>) -> bool {
    let part_is_valid = name.given().is_none_or(|given| names::is_valid_part(&given.value()));
    let message = match name.given() {
        _ if part_is_valid && names::is_valid(name.text) => {
            let Some(reason) = reserved(input, name.text) else { return true };
            let is_old = name.old.is_some();
            let remedy =
                if is_old { "remove this old name" } else { "choose another name with `env = \"NAME\"`" };
            format!("{reason}: {remedy}")
        }
        Some(given) => no_name(given),
        None => "the field's name does not give a valid variable name: write `env = \"NAME\"`".to_owned(),
    };
    name.error(ctxt, &message);
    false
}

pub(super) fn no_name(given: &LitStr) -> String {
    format!(
        "`{}` is not a valid variable name: use letters, digits and `_` with no digit first",
        given.value()
    )
}

/// The reason why no field may read the name; `None` if a field may.
pub(super) fn reserved(input: &Input<'_>, name: &str) -> Option<String> {
    if name == OWN {
        Some(format!("{name} is reserved for factor3 itself"))
    } else if input.reads_files() && name == CREDENTIALS {
        Some(format!("{name} {OF_SYSTEMD}"))
    } else if matches!(input.introspect(), Some(Introspect::Name(given)) if given.value() == name) {
        Some(format!(
            "{name} is the variable of `introspect`, which makes the program answer instead of starting"
        ))
    } else {
        None
    }
}

/// Notes that two names are the same, unless both fields share the variable.
fn clash(ctxt: &Ctxt, other: Name<'_>, new: Name<'_>) {
    let (name, a, b) = (new.text, other.reader(), new.reader());
    let is_same_field = core::ptr::eq(other.field, new.field);
    let shared = other.field.attrs.shared.is_some() && new.field.attrs.shared.is_some();
    let message = match (other.old.is_some(), new.old.is_some()) {
        (false, false) | (true, true) if shared && !is_same_field => return,
        (false, false) if other.apart.is_some() || new.apart.is_some() => {
            format!("{name} is read twice, by {a} and {b}: give one another name")
        }
        (false, false) => format!(
            "{name} is read by two fields, {a} and {b}: rename one with `env = \"NAME\"`, or mark both `shared`"
        ),
        (true, true) if is_same_field => format!("the old name {name} is given twice: remove one"),
        (true, true) => format!(
            "{name} is an old name of two fields, {a} and {b}: remove one, since one variable cannot become both"
        ),
        _ if is_same_field => {
            format!(
                "{name} is the current name of the variable: write its previous name, or remove `renamed_from`"
            )
        }
        (true, false) => {
            format!("{name} is already an old name of {a}: rename {b}, or remove the `renamed_from`")
        }
        (false, true) => {
            format!("{name} is already the variable of {a}: remove this old name, or rename {a}")
        }
    };
    new.error(ctxt, &message);
}
