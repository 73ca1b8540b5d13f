//! Gathers all mistakes of one struct.

use std::cell::RefCell;

use quote::ToTokens;
use syn::Error;

/// All mistakes so far. It must be finished: dropped otherwise it would lose them.
pub(crate) struct Ctxt(RefCell<Option<Vec<Error>>>);

impl Ctxt {
    pub(crate) const fn new() -> Self {
        Self(RefCell::new(Some(Vec::new())))
    }

    /// Notes a mistake at the place of `tokens`; `message` says what to do.
    pub(crate) fn error(&self, tokens: &dyn ToTokens, message: &str) {
        self.syn(Error::new_spanned(tokens, message));
    }

    pub(crate) fn syn(&self, error: Error) {
        if let Some(errors) = self.0.borrow_mut().as_mut() {
            errors.push(error);
        }
    }

    /// All mistakes in one, or none.
    pub(crate) fn finish(self) -> Option<Error> {
        let mut errors = self.0.borrow_mut().take().unwrap_or_default().into_iter();
        let mut all = errors.next()?;
        for error in errors {
            all.combine(error);
        }
        Some(all)
    }
}

impl Drop for Ctxt {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.0.borrow().is_none(), "the mistakes were not looked at");
        }
    }
}
