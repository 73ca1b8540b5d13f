//! Notes the problems of a load, and builds its error.

use super::broken_lines;
use super::failure::{self, Failed};
use super::finding::{Finding, OfStruct};
use super::state::{Last, Reader};
use crate::diagnosis;
use crate::kind::Kind;
use crate::outcome::{Cue, Error, Reason, Warned, What};
use crate::schema::Schema;
use crate::value::{Fault, ValueError};

impl Reader<'_> {
    /// Notes a problem of the variable that was looked up last.
    #[cold]
    pub(super) fn fault(&mut self, reason: Reason) {
        let slot = self.slot.saturating_sub(1);
        self.add(Finding { group: self.group, ..Finding::new(slot, reason) });
    }

    fn add(&mut self, finding: Finding) {
        if self.findings.is_empty() {
            self.findings.reserve(self.schema.count);
        }
        // An invalid value may be anything, even a secret, so it is not kept for the summary.
        if let Some(notes) = &mut self.notes {
            if notes.values.last().is_some_and(|(slot, _)| *slot == finding.slot) {
                notes.values.pop();
            }
        }
        self.findings.push(finding);
    }

    /// Notes that the text of the variable, or of its default, was rejected.
    #[cold]
    pub(super) fn refused(&mut self, error: ValueError) {
        let slot = self.slot.saturating_sub(1);
        if self.last == Last::Default {
            return self.bad_default(error);
        }
        self.add(Finding::refused(slot, error));
        // A text that is kept as it is was not refused for what it is suspected of.
        if self.variable.is_some_and(|variable| !variable.kind.is_as_it_is()) {
            self.forget_warning(slot);
        }
        let (Some(variable), Ok(text)) = (self.variable, self.text.as_str()) else { return };
        if text.len() > diagnosis::LONGEST {
            return;
        }
        let kind = variable.kind;
        let optional =
            !variable.is_required() && variable.default().is_none() && !variable.has_computed_default();
        let suspicion =
            diagnosis::of_refused_variable(kind, text, optional, variable.may_be_in_file(self.secret_files))
                .or_else(|| diagnosis::of_refused(kind, text, error));
        let cue = match (suspicion, kind) {
            (Some(suspicion), _) => Cue::Suspicion(suspicion.under(&self.name_of(variable))),
            (None, Kind::Words(words)) => match diagnosis::nearest_word(words, text) {
                Some(word) => Cue::Word(word),
                None => return,
            },
            (None, _) => return,
        };
        let Some(finding) = self.findings.last_mut() else { return };
        if let (Cue::Suspicion(suspicion), Kind::Resource(_) | Kind::Url) = (&cue, kind) {
            // Nobody meant to write a URL here, so how a URL has to begin is not helpful.
            if suspicion.replaces(error.fault) {
                finding.error = Some(ValueError::invalid());
                finding.reason = Reason::Invalid;
            }
        }
        finding.cue = Some(Box::new(cue));
    }

    /// Notes that a check of a whole struct rejected the value of the variable at `slot`.
    #[cold]
    pub(super) fn rejected(&mut self, slot: usize, error: ValueError) {
        if let Some(notes) = &mut self.notes {
            notes.values.retain(|(place, _)| *place != slot);
        }
        self.findings.push(Finding::refused(slot, error));
    }

    /// Drops the warning about the text of the variable that was looked up last, since a problem reports the text.
    #[cold]
    fn forget_warning(&mut self, slot: usize) {
        if let Some(notes) = &mut self.notes {
            let is_of_text =
                |warned: &Warned| warned.slot == slot && matches!(warned.what, What::Suspicious(_));
            if notes.warned.last().is_some_and(is_of_text) {
                notes.warned.pop();
            }
        }
    }

    /// Notes that the default in the code is not valid.
    #[cold]
    pub(super) fn bad_default(&mut self, error: ValueError) {
        let slot = self.slot.saturating_sub(1);
        let reason = if error.fault == Fault::Bound { Reason::Bound } else { Reason::Default };
        self.add(Finding { error: Some(error), ..Finding::new(slot, reason) });
    }

    /// Notes a problem of the struct whose last variable was read.
    #[cold]
    pub(super) fn of_struct(&mut self, schema: &'static Schema, finding: Finding, member: String) {
        let of_struct = Some(Box::new(OfStruct { count: schema.count, path: String::new(), member }));
        self.add(Finding { slot: self.slot, of_struct, ..finding });
    }

    /// Notes a problem of the variable that is looked up, with the complete headline of its report.
    #[cold]
    pub(super) fn fault_with(&mut self, reason: Reason, headline: String, path: Option<String>) {
        let slot = self.slot.saturating_sub(1);
        let cue = Some(Box::new(Cue::Told(headline, path)));
        self.add(Finding { cue, ..Finding::new(slot, reason) });
    }

    /// Whether a line of a `.env` file that cannot be read stops the start.
    pub(super) fn is_stopped_by_a_line(&mut self) -> bool {
        let env = self.env;
        env.is_broken() && broken_lines::stop(env, &self.scan().names)
    }

    #[cold]
    pub(super) fn error(&mut self) -> Error {
        let findings = core::mem::take(&mut self.findings);
        let mut notes = self.notes.take();
        if let Some(notes) = &mut notes {
            (notes.secrets, notes.scrubber) = (None, None);
        }
        let (schema, env) = (self.schema, self.env);
        let (unknown_names, retired) = (self.hooks.unknown_names, self.hooks.retired);
        failure::error(Failed { schema, unknown_names, retired, findings, env, scan: self.scan(), notes })
    }
}
