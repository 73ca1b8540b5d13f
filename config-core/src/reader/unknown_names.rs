//! Warns of names that begin with a struct's prefix and that no field declares.

use std::collections::BTreeSet;

use super::prefetch::Scan;
use crate::diagnosis::{Letters, is_nearer, is_offered, names_service_link};
use crate::outcome::{Warned, What};
use crate::schema::{CREDENTIALS_DIRECTORY, Node, Schema};
use crate::strings::concat;

/// How many names are told one by one. The rest is counted.
const MOST: usize = 256;

/// Warns of names that are set and not declared, and that begin with the prefix of a struct with `warn_unknown`.
pub(super) fn warn(schema: &'static Schema, scan: &Scan, warned: &mut Vec<Warned>) {
    let mut known = Known { prefixes: Vec::new(), names: BTreeSet::new() };
    known.add(schema, "", false);
    let is_unknown = |name: &str| {
        known.prefixes.iter().any(|prefix| name.len() > prefix.len() && name.starts_with(prefix))
            && !known.names.contains(name)
            && is_offered(name)
            // Kubernetes sets these for a service that has the application's name.
            && !names_service_link(name)
    };
    // The set sorts the names and keeps each once, since two layers may have the same name.
    let names: BTreeSet<&str> =
        scan.undeclared.iter().filter_map(|name| name.to_str()).filter(|name| is_unknown(name)).collect();
    let slots = scan.names.slots().iter();
    let declared: Vec<(Letters, &str)> =
        slots.map(|slot| (Letters::of(&slot.variable.name), &*slot.variable.name)).collect();
    for name in names.iter().take(MOST) {
        let letters = Letters::of(name);
        // The wanted name is the one that is declared.
        let is_near = |(wanted, declared): &&(Letters, &str)| {
            wanted.may_be_near(letters) && is_nearer(declared, name, None)
        };
        let near = declared.iter().find(is_near).map(|(_, declared)| (*declared).to_owned());
        warned.push(Warned { slot: 0, what: What::Unknown(String::from(*name), near) });
    }
    if names.len() > MOST {
        warned.push(Warned { slot: 0, what: What::MoreUnknown(names.len() - MOST) });
    }
}

/// The prefixes of structs with `warn_unknown`, and the known names that are not names of declared variables.
struct Known {
    prefixes: Vec<String>,
    /// Old names, fallbacks, those of files, and those that are no longer read.
    names: BTreeSet<String>,
}

impl Known {
    fn add(&mut self, schema: &Schema, prefix: &str, in_files: bool) {
        if let Some(own) = schema.known_prefix {
            self.prefixes.push(concat(&[prefix, own]));
        }
        for retired in schema.retired {
            self.names.insert(concat(&[prefix, retired.name]));
        }
        let in_files = in_files || schema.secret_files;
        for node in schema.nodes {
            match node {
                Node::Variable(variable) => {
                    let prefix = if variable.resets_prefix() { "" } else { prefix };
                    let in_files = variable.may_be_in_file(in_files);
                    for old in variable.renamed_from() {
                        self.names.insert(concat(&[prefix, old]));
                        if in_files {
                            self.names.insert(concat(&[prefix, old, "_FILE"]));
                        }
                    }
                    for name in variable.fallbacks() {
                        self.names.insert((*name).to_owned());
                        if in_files {
                            self.names.insert(concat(&[name, "_FILE"]));
                        }
                    }
                    if in_files {
                        self.names.insert(concat(&[&variable.name_after(prefix), "_FILE"]));
                    }
                }
                Node::Nested(nested) => self.add(nested.schema, &nested.prefix_after(prefix), in_files),
            }
        }
        if in_files {
            self.names.insert(CREDENTIALS_DIRECTORY.to_owned());
        }
    }
}
