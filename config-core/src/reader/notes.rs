//! What is kept of a load beside the config.

use super::{Last, Reader};
use crate::ascii::concat;
use crate::diagnosis;
use crate::report::{Origin, Report};
use crate::schema::{Schema, Variable};
use crate::warning::{Warned, What};

/// What the reader notes for the report.
#[derive(Clone, Default)]
pub(crate) struct Notes {
    /// Where every variable came from, if that is asked for.
    pub(crate) origins: Vec<Origin>,
    /// Where some came from that were found elsewhere.
    pub(crate) sources: Vec<(usize, Origin)>,
    /// The values that may be shown, if that is asked for.
    pub(crate) values: Vec<(usize, String)>,
    pub(crate) warned: Vec<Warned>,
}

impl Notes {
    /// From where else than its own name a variable was read, as it stands behind the name: who corrects a value
    /// has to know where it is. Empty if from there.
    #[cold]
    #[inline]
    pub(crate) fn source(&self, slot: usize, name: &str) -> String {
        let origin = self.sources.iter().find(|(place, _)| *place == slot).map(|(_, origin)| *origin);
        let old = || {
            self.warned.iter().find_map(|warned| match &warned.what {
                What::OldName(old) if warned.slot == slot => Some(&**old),
                _ => None,
            })
        };
        match origin {
            Some(Origin::File) => concat(&[" (from ", name, "_FILE)"]),
            Some(Origin::Credential) => concat(&[" (from the credential ", name, ")"]),
            Some(Origin::OldName) => concat(&[" (from its old name ", old().unwrap_or_default(), ")"]),
            _ => String::new(),
        }
    }
}

/// What is called for each variable that was looked up.
pub(crate) type Observe = fn(&mut Reader<'_>, &'static Variable, Origin);

/// What is wanted beside the config. Functions, so that a program links what it asks for.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    pub(super) observe: Observe,
    pub(super) report: fn(&mut Reader<'_>) -> Report,
}

impl Wanted {
    pub(crate) const WARNINGS: Self = Self { observe: suspect, report: warnings };
    pub(crate) const REPORT: Self = Self { observe: note, report };
}

/// For groups.
#[inline]
pub(crate) fn note_origin(reader: &mut Reader<'_>, _: &'static Variable, origin: Origin) {
    reader.notes().origins.push(origin);
}

/// A text that is taken as it is may not be what was meant.
#[inline]
fn suspect(reader: &mut Reader<'_>, variable: &'static Variable, origin: Origin) {
    if reader.schema.observe.is_some() {
        note_origin(reader, variable, origin);
    }
    let is_as_it_is = reader.last == Last::Set && variable.kind.is_as_it_is();
    if !is_as_it_is || !origin.is_file() && diagnosis::is_good(reader.text.as_bytes()) {
        return;
    }
    let Ok(text) = reader.text.as_str() else { return };
    let suspicion = match origin {
        origin if origin.is_file() => diagnosis::of_file(text),
        _ if variable.kind.is_sensitive() => diagnosis::of_secret(text),
        _ => diagnosis::of_accepted(text),
    };
    if let Some(suspicion) = suspicion.filter(|suspicion| suspicion.fits(&reader.name_of(variable))) {
        reader.warn(What::Suspicious(suspicion));
    }
}

#[inline]
fn note(reader: &mut Reader<'_>, variable: &'static Variable, origin: Origin) {
    suspect(reader, variable, origin);
    if reader.schema.observe.is_none() {
        note_origin(reader, variable, origin);
    }
    if matches!(reader.last, Last::Set | Last::Default) && variable.kind.is_shown() {
        if let Ok(text) = reader.text.as_str() {
            let shown = (reader.slot - 1, text.to_owned());
            reader.notes().values.push(shown);
        }
    }
}

#[inline]
fn warnings(reader: &mut Reader<'_>) -> Report {
    reader.notes().origins.clear();
    report(reader)
}

#[inline]
fn report(reader: &mut Reader<'_>) -> Report {
    let mut notes = reader.notes.take().unwrap_or_default();
    let schema: &'static Schema = reader.schema;
    if let Some(unknown) = schema.unknown {
        unknown(schema, reader.ahead.meet(reader.env, schema), &mut notes.warned);
    }
    let origins = core::mem::take(&mut notes.origins);
    Report::new(schema, &origins, *notes)
}

/// For what is found elsewhere.
impl Reader<'_> {
    #[inline]
    pub(super) fn notes(&mut self) -> &mut Notes {
        self.notes.get_or_insert_default()
    }

    #[cold]
    #[inline]
    pub(crate) fn warn(&mut self, what: What) {
        let slot = self.slot.saturating_sub(1);
        self.notes().warned.push(Warned { slot, what });
    }

    /// Notes where a variable was found, if it was elsewhere.
    #[inline]
    pub(crate) fn found_at(&mut self, origin: Origin) {
        if !matches!(origin, Origin::File | Origin::Credential | Origin::OldName) {
            return;
        }
        let slot = self.slot.saturating_sub(1);
        self.notes().sources.push((slot, origin));
    }
}
