use super::finding::Finding;
use super::state::{Last, Parse, Reader};
use crate::schema::{Node, Schema};
use crate::strings::{BASIS, concat, fnv};
use crate::value::{Fault, FieldHash, Text, ValueError};

/// The functions that the generated code calls for each field.
impl Reader<'_> {
    /// Reads a variable that is required or has a default in the table.
    pub fn set<T>(&mut self, out: &mut Option<T>, parse: Parse<T>) {
        let is_there = self.next();
        if cfg!(debug_assertions) && self.has_bad_default(parse) {
            return;
        }
        if is_there {
            match parse(&mut self.text) {
                Ok(value) => fill(out, value),
                Err(error) => self.refused(error),
            }
        }
    }

    /// Reads a variable that may be absent.
    pub fn set_option<T>(&mut self, out: &mut Option<Option<T>>, parse: Parse<T>) {
        if self.next() {
            match parse(&mut self.text) {
                Ok(value) => fill(out, Some(value)),
                Err(error) => self.refused(error),
            }
        } else if self.last == Last::Absent {
            fill(out, None);
        }
    }

    /// Reads a variable whose default the code computes. It returns true if the code has to compute the default.
    pub fn set_or<T>(&mut self, out: &mut Option<T>, parse: Parse<T>) -> bool {
        if self.next() {
            match parse(&mut self.text) {
                Ok(value) => fill(out, value),
                Err(error) => self.refused(error),
            }
        }
        self.last == Last::Absent
    }

    /// The value of another field as the default of the last variable, if the checks of the variable accept it.
    pub fn copied<T>(
        &mut self,
        copy: Option<T>,
        schema: &Schema,
        check: fn(T) -> Result<T, ValueError>,
    ) -> Option<T> {
        match copy.map(check)? {
            Ok(value) => Some(value),
            Err(error) => {
                self.refused_copy(schema, error);
                None
            }
        }
    }

    /// Notes that the variable needs a value of its own, because that of the other field is refused.
    #[cold]
    fn refused_copy(&mut self, schema: &Schema, error: ValueError) {
        let Some(variable) = self.variable else { return };
        let name = self.name_of(variable);
        let other = schema.default_from(variable, &self.prefix).unwrap_or_default();
        let why = match error.fault {
            Fault::OutOfRange => "is out of its range".to_owned(),
            Fault::TooShort => "is too short".to_owned(),
            _ => concat(&["was rejected: ", &error.to_string()]),
        };
        let headline = concat(&[
            &name, " is not set, and the value of ", &other, ", its default, ", &why, ": set ", &name,
        ]);
        self.fault_with(Finding::refused(0, error).reason, headline, None);
    }

    /// Notes that a check of the whole struct rejected the struct.
    #[cold]
    pub fn reject(&mut self, schema: &'static Schema, error: ValueError) {
        if self.defaults_only {
            return;
        }
        let Some(field) = error.field else {
            return self.of_struct(schema, Finding::refused(0, error), String::new());
        };
        let start = self.slot.saturating_sub(schema.count);
        if let Some(place) = place_of(schema, field, BASIS) {
            return self.rejected(start + place, error);
        }
        debug_assert!(
            false,
            "`for_field` names a field of which {} has no variable: name one of its fields",
            schema.name
        );
        self.of_struct(schema, Finding::refused(0, error), String::new());
    }

    /// Notes a default that is not valid, even if the variable is set. It returns true if there is one.
    ///
    /// Otherwise the mistake would show only in a deploy that needs the default.
    fn has_bad_default<T>(&mut self, parse: Parse<T>) -> bool {
        let default = self.variable.and_then(|variable| variable.default);
        let (Last::Set | Last::Failed, Some(text)) = (self.last, default) else { return false };
        match parse(&mut Text::from(text)) {
            Ok(_) => false,
            Err(error) => {
                self.bad_default(error);
                true
            }
        }
    }
}

/// The place of a field's variable among all variables of a struct. A dot separates a flattened struct from its field.
/// `before` is the hash of the path to the struct.
fn place_of(schema: &Schema, field: FieldHash, before: u64) -> Option<usize> {
    let mut place = 0;
    for node in schema.nodes {
        match node {
            Node::Variable(variable) if FieldHash::new(fnv(before, variable.field_name())) == field => {
                return Some(place);
            }
            Node::Variable(_) => {}
            Node::Nested(nested) => {
                let path = fnv(fnv(before, nested.field), ".");
                if let Some(below) = place_of(nested.schema, field, path) {
                    return Some(place + below);
                }
            }
        }
        place += node.count();
    }
    None
}

/// Fills an empty place. The compiler does not know that the place is empty, so `forget` avoids code that drops.
fn fill<T>(out: &mut Option<T>, value: T) {
    core::mem::forget(out.replace(value));
}
