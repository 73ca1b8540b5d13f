//! The report for serde: what the table shows, and no more.

use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use super::{Entry, Report};
use crate::warning::Warning;

/// A struct with `struct`, `variables` and `warnings`, as [`Report::to_json`] has them.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut report = serializer.serialize_struct("Report", 3)?;
        report.serialize_field("struct", self.schema_name)?;
        report.serialize_field("variables", &self.entries)?;
        report.serialize_field("warnings", &self.warnings)?;
        report.end()
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entry = serializer.serialize_struct("Variable", 3)?;
        entry.serialize_field("variable", &self.name)?;
        entry.serialize_field("origin", self.origin.code())?;
        match &self.value {
            Some(value) => entry.serialize_field("value", value)?,
            None => entry.skip_field("value")?,
        }
        entry.end()
    }
}

/// A struct with `variable`, `warning` and `message`.
impl Serialize for Warning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut warning = serializer.serialize_struct("Warning", 3)?;
        warning.serialize_field("variable", self.variable())?;
        warning.serialize_field("warning", self.code())?;
        warning.serialize_field("message", &self.to_string())?;
        warning.end()
    }
}
