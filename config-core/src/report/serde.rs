//! Serializes the result of a load with serde. It shows no more than the table and the report.

use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use super::text;
use crate::outcome::{Cue, Entry, Error, Origin, OtherField, Problem, Reason, Summary, Warning};

/// An error is a struct with `struct`, `problems` and `warnings`, as in [`Error::to_json`].
// The module has this `cfg` too; repeated here, it becomes a badge in the documentation of the crate `factor3`.
#[cfg(feature = "serde")]
impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("Error", 3)?;
        error.serialize_field("struct", self.0.schema.name)?;
        error.serialize_field("problems", self.problems())?;
        error.serialize_field("warnings", self.summary().warnings())?;
        error.end()
    }
}

/// A problem is a struct with `variable`, `field`, `reason` and `message`. It also has those of `expected`, `meaning`,
/// `also`, `path` and `hint` that are not empty.
#[cfg(feature = "serde")]
impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let path = match self.cue.as_deref() {
            Some(Cue::Told(_, Some(path))) => path,
            _ => "",
        };
        let (expected, hint) = (self.expected(), self.hint().unwrap_or_default());
        let given = [("expected", &*expected), ("meaning", self.doc()), ("path", path), ("hint", &*hint)];
        let given_count = given.iter().filter(|(_, text)| !text.is_empty()).count();
        let count = 4 + given_count + usize::from(!self.also.is_empty());
        let mut problem = serializer.serialize_struct("Problem", count)?;
        problem.serialize_field("variable", self.variable())?;
        problem.serialize_field("field", self.field())?;
        problem.serialize_field("reason", &self.reason)?;
        problem.serialize_field("message", &text::headline(self))?;
        for (name, text) in given {
            match text {
                "" => problem.skip_field(name)?,
                text => problem.serialize_field(name, text)?,
            }
            if name == "meaning" && !self.also.is_empty() {
                problem.serialize_field("also", &self.also)?;
            }
        }
        problem.end()
    }
}

impl Serialize for OtherField {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let doc = self.declaration.doc();
        let mut field = serializer.serialize_struct("Field", 2 + usize::from(!doc.is_empty()))?;
        field.serialize_field("variable", &self.variable)?;
        field.serialize_field("field", &self.field)?;
        match doc {
            "" => field.skip_field("meaning")?,
            doc => field.serialize_field("meaning", doc)?,
        }
        field.end()
    }
}

/// A reason is its [code](Reason::code).
#[cfg(feature = "serde")]
impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// An origin is its [code](Origin::code).
#[cfg(feature = "serde")]
impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// A summary is a struct with `struct`, `variables` and `warnings`, as in [`Summary::to_json`].
#[cfg(feature = "serde")]
impl Serialize for Summary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut report = serializer.serialize_struct("Summary", 3)?;
        report.serialize_field("struct", self.schema_name)?;
        report.serialize_field("variables", &self.entries)?;
        report.serialize_field("warnings", &self.warnings)?;
        report.end()
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = 2 + usize::from(self.value.is_some()) + usize::from(self.grouped.is_some());
        let mut entry = serializer.serialize_struct("Variable", count)?;
        entry.serialize_field("variable", &self.name)?;
        entry.serialize_field("origin", &self.origin)?;
        match &self.value {
            Some(value) => entry.serialize_field("value", value)?,
            None => entry.skip_field("value")?,
        }
        match self.grouped {
            Some(reason) => entry.serialize_field("grouped", reason)?,
            None => entry.skip_field("grouped")?,
        }
        entry.end()
    }
}

/// A warning is a struct with `variable`, `warning` and `message`.
#[cfg(feature = "serde")]
impl Serialize for Warning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut warning = serializer.serialize_struct("Warning", 3)?;
        warning.serialize_field("variable", self.variable())?;
        warning.serialize_field("warning", self.code())?;
        warning.serialize_field("message", &self.to_string())?;
        warning.end()
    }
}
