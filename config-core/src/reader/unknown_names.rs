//! Warns of names that begin with a struct's prefix and that no field declares.

use std::collections::BTreeSet;

use super::prefetch::Scan;
use crate::diagnosis::{Compared, is_offered, names_service_link};
use crate::outcome::{Warned, What};
use crate::schema::{Node, Schema};
use crate::strings::concat;

/// How many names are told one by one. The rest is counted.
const MOST: usize = 256;

/// Warns of names that are set and not declared, and that begin with the prefix of a struct with `warn_unknown`.
pub(super) fn warn(schema: &'static Schema, scan: &Scan, warned: &mut Vec<Warned>) {
    let (mut prefixes, mut known) = (Vec::new(), BTreeSet::new());
    add_prefixes(schema, "", &mut prefixes);
    schema.each_other_name(&mut |name| {
        known.insert(name);
    });
    let is_unknown = |name: &str| {
        prefixes.iter().any(|prefix| name.len() > prefix.len() && name.starts_with(prefix))
            && !known.contains(name)
            && is_offered(name)
            // Kubernetes sets these for a service that has the application's name.
            && !names_service_link(name)
    };
    // The set sorts the names and keeps each once, since two layers may have the same name.
    let names: BTreeSet<&str> =
        scan.undeclared.iter().filter_map(|name| name.to_str()).filter(|name| is_unknown(name)).collect();
    let slots = scan.names.slots().iter();
    let declared: Vec<Compared<'_>> = slots.map(|slot| Compared::new(&slot.variable.name)).collect();
    for name in names.iter().take(MOST) {
        let set = Compared::new(name);
        // The wanted name is the one that is declared.
        let near = declared.iter().filter_map(|declared| Some((declared.distance(set)?, declared.name)));
        let near = near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name.to_owned());
        warned.push(Warned { slot: 0, what: What::Unknown(String::from(*name), near) });
    }
    if names.len() > MOST {
        warned.push(Warned { slot: 0, what: What::MoreUnknown(names.len() - MOST) });
    }
}

/// Adds the prefixes of structs with `warn_unknown`, in full.
fn add_prefixes(schema: &Schema, prefix: &str, prefixes: &mut Vec<String>) {
    if let Some(own) = schema.known_prefix {
        prefixes.push(concat(&[prefix, own]));
    }
    for node in schema.nodes {
        if let Node::Nested(nested) = node {
            add_prefixes(nested.schema, &nested.prefix_after(prefix), prefixes);
        }
    }
}
