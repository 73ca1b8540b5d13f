use super::state::Hooks;
use super::{notes, other_sources, retired_names, unknown_names};
use crate::schema::{Node, Schema};

impl Hooks {
    /// The hooks that a schema and its flattened structs need.
    pub(crate) const fn of(schema: &Schema) -> Self {
        let mut hooks = Self { observe: None, other_sources: None, unknown_names: None, retired: None };
        if !schema.groups.is_empty() {
            hooks.observe = Some(notes::note_origin);
        }
        if schema.secret_files {
            hooks.other_sources = Some(other_sources::OTHER_SOURCES);
        }
        if schema.known_prefix.is_some() {
            hooks.unknown_names = Some(unknown_names::warn);
        }
        if !schema.retired.is_empty() {
            hooks.retired = Some(retired_names::warn);
        }
        let mut i = 0;
        while i < schema.nodes.len() {
            match &schema.nodes[i] {
                Node::Variable(variable) => {
                    if variable.has_other_names() || variable.is_secret_file() {
                        hooks.other_sources = Some(other_sources::OTHER_SOURCES);
                    }
                }
                Node::Nested(nested) => {
                    let inner = Self::of(nested.schema);
                    if inner.observe.is_some() {
                        hooks.observe = inner.observe;
                    }
                    if inner.other_sources.is_some() {
                        hooks.other_sources = inner.other_sources;
                    }
                    if inner.unknown_names.is_some() {
                        hooks.unknown_names = inner.unknown_names;
                    }
                    if inner.retired.is_some() {
                        hooks.retired = inner.retired;
                    }
                }
            }
            i += 1;
        }
        hooks
    }
}
