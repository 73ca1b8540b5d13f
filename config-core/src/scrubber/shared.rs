use std::sync::{Arc, PoisonError, RwLock};

use super::Name;
use super::not_masked::NotMasked;
use super::table::Table;

/// What all clones of a scrubber, and their writers, look at.
pub(super) struct Shared(RwLock<Arc<Known>>);

/// What a scrubber knows at one time.
pub(super) struct Known {
    pub(super) table: Table,
    pub(super) not_masked: Vec<(Name, NotMasked)>,
    /// The values of each variable, the newest last.
    pub(super) values: Vec<Value>,
    /// Hashes of the words that are not masked, sorted.
    pub(super) ordinary: Vec<u64>,
    pub(super) is_placeholder: fn(&str) -> bool,
}

/// A value of a variable: one secret, or the secrets of a list or of a URL.
#[derive(Clone)]
pub(super) struct Value {
    pub(super) id: u32,
    pub(super) variable: Name,
    /// The hash of all of its secrets.
    pub(super) hash: u64,
}

impl Shared {
    pub(super) fn new(known: Known) -> Self {
        Self(RwLock::new(Arc::new(known)))
    }

    /// A reader holds the lock only while it takes this copy of a pointer.
    pub(super) fn known(&self) -> Arc<Known> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Replaces what is known, unless `renew` returns none.
    pub(super) fn renew(&self, renew: impl FnOnce(&Known) -> Option<Known>) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(renewed) = renew(&known) {
            *known = Arc::new(renewed);
        }
    }
}
