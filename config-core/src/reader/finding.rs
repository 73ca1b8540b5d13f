use crate::outcome::{Cue, Reason};
use crate::value::ValueError;

/// A problem as the reader notes it. Most texts of the report are made later.
pub(super) struct Finding {
    /// The place of the variable among all variables.
    pub(super) slot: usize,
    pub(super) reason: Reason,
    /// Why the text was rejected.
    pub(super) error: Option<ValueError>,
    /// Of a variable that is not set: the place of the variable that is set and so makes those of its optional struct required.
    pub(super) group: Option<usize>,
    pub(super) cue: Option<Box<Cue>>,
    pub(super) of_struct: Option<Box<OfStruct>>,
}

/// The struct that a finding concerns. Its `count` variables end before the slot of the finding.
pub(super) struct OfStruct {
    pub(super) count: usize,
    /// The path from the outermost struct to the field.
    pub(super) path: String,
    /// The first member of a group.
    pub(super) member: String,
}

impl Finding {
    /// A finding that has only a place and a reason.
    pub(super) const fn new(slot: usize, reason: Reason) -> Self {
        Self { slot, reason, error: None, group: None, cue: None, of_struct: None }
    }

    /// A finding that the text of the variable at that place was rejected.
    pub(super) fn refused(slot: usize, error: ValueError) -> Self {
        Self { error: Some(error), ..Self::new(slot, reason(error)) }
    }
}

/// The reason for which a text was rejected.
const fn reason(error: ValueError) -> Reason {
    use crate::value::Fault;
    match error.fault {
        Fault::NotUnicode => Reason::NotUnicode,
        Fault::OutOfRange => Reason::OutOfRange,
        Fault::Bound => Reason::Bound,
        Fault::TooShort => Reason::TooShort,
        Fault::Rejected(_) => Reason::Rejected,
        _ => Reason::Invalid,
    }
}
