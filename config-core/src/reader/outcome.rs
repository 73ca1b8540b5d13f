//! What the reader notes, and what becomes of it.

use super::{Last, Reader};
use crate::diagnosis::{self, Suspicion};
use crate::error::{Cue, Detail, Error, Failed, Fault, OfStruct, Reason};
use crate::kind::Kind;
use crate::schema::Schema;
use crate::value::ValueError;

impl Reader<'_> {
    /// Notes a problem of the variable that was looked up last.
    #[cold]
    pub(super) fn fault(&mut self, reason: Reason) {
        self.add(Fault {
            slot: self.slot.saturating_sub(1),
            reason,
            group: self.group,
            cue: None,
            of_struct: None,
        });
    }

    fn add(&mut self, fault: Fault) {
        if self.faults.is_empty() {
            self.faults.reserve(self.schema.count);
        }
        // What is not what is expected may be anything.
        if let Some(notes) = &mut self.notes {
            if notes.values.last().is_some_and(|(slot, _)| *slot == fault.slot) {
                notes.values.pop();
            }
        }
        self.faults.push(fault);
    }

    /// A text was refused, be it the variable's or the default's.
    #[cold]
    pub(super) fn refused(&mut self, error: ValueError) {
        if self.last == Last::Default {
            return self.fault(Reason::Default(Detail(error)));
        }
        self.fault(Reason::refused(error));
        let (Some(variable), Ok(text)) = (self.variable, self.text.as_str()) else { return };
        // Nothing that stands in for a value by mistake is that long.
        if text.len() > 4096 {
            return;
        }
        if let Some(suspicion) = diagnosis::of_refused(variable.kind, text, error.reason()) {
            let suspicion = suspicion.under(&self.name_of(variable));
            if let Some(fault) = self.faults.last_mut() {
                // How a URL is to begin is no help where none was meant to be written.
                if matches!(
                    (suspicion, variable.kind),
                    (Suspicion::Reference | Suspicion::Placeholder, Kind::Resource(_))
                ) {
                    fault.reason = Reason::refused(ValueError { item: error.item, ..ValueError::invalid() });
                }
                fault.cue = Some(Box::new(Cue::Suspicion(suspicion)));
            }
        }
    }

    /// Notes a problem of the struct whose last variable was read.
    #[cold]
    pub(super) fn of_struct(
        &mut self,
        schema: &'static Schema,
        reason: Reason,
        cue: Option<Box<Cue>>,
        member: String,
    ) {
        let of_struct = Some(Box::new(OfStruct { count: schema.count, path: String::new(), member }));
        self.add(Fault { slot: self.slot, reason, group: None, cue, of_struct });
    }

    /// Notes a problem of the variable that is looked up, and all that is to be said of it.
    #[cold]
    pub(crate) fn tell(&mut self, reason: Reason, headline: String, path: Option<String>) {
        let slot = self.slot.saturating_sub(1);
        self.add(Fault {
            slot,
            reason,
            group: None,
            cue: Some(Box::new(Cue::Told(headline, path))),
            of_struct: None,
        });
    }

    #[cold]
    pub(super) fn error(&mut self) -> Error {
        Error::new(Failed {
            schema: self.schema,
            faults: core::mem::take(&mut self.faults),
            env: self.env,
            met: self.ahead.meet(self.env, self.schema),
            notes: self.notes.take(),
        })
    }
}
