//! The names that are known to a struct, and that are not names of its variables.

use super::withhold::CREDENTIALS_DIRECTORY;
use super::{Node, Schema};
use crate::strings::concat;

impl Schema {
    /// Visits every other name that the struct or its user knows, in full: old names, fallbacks, the names of secret files,
    /// and those that are no longer read. It may visit a name twice.
    pub(crate) fn each_other_name(&self, visit: &mut dyn FnMut(String)) {
        self.each_other_name_after("", false, visit);
    }

    fn each_other_name_after(&self, prefix: &str, in_files: bool, visit: &mut dyn FnMut(String)) {
        for retired in self.retired {
            visit(concat(&[prefix, retired.name]));
        }
        let in_files = in_files || self.secret_files;
        for node in self.nodes {
            let variable = match node {
                Node::Variable(variable) => variable,
                Node::Nested(nested) => {
                    nested.schema.each_other_name_after(&nested.prefix_after(prefix), in_files, visit);
                    continue;
                }
            };
            let in_files = variable.may_be_in_file(in_files);
            variable.each_further_name(prefix, &mut |name| {
                if in_files {
                    visit(concat(&[&name, "_FILE"]));
                }
                visit(name);
            });
            if in_files {
                visit(concat(&[&variable.name_after(prefix), "_FILE"]));
            }
        }
        if in_files {
            visit(CREDENTIALS_DIRECTORY.to_owned());
        }
    }
}
