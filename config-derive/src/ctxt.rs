//! Collects all mistakes of one item.

use std::cell::RefCell;
use std::fmt::Display;

use proc_macro2::Span;
use quote::ToTokens;
use syn::Error;

/// All mistakes so far, in one error.
#[derive(Default)]
pub(crate) struct Ctxt(RefCell<Option<Error>>);

impl Ctxt {
    /// Notes a mistake at the place of `tokens`. The message says what is wrong and what to do.
    pub(crate) fn error(&self, tokens: &dyn ToTokens, message: impl Display) {
        self.syn(Error::new_spanned(tokens, message));
    }

    /// Notes a mistake at a place.
    pub(crate) fn error_at(&self, span: Span, message: impl Display) {
        self.syn(Error::new(span, message));
    }

    /// Notes an error of a parser.
    pub(crate) fn syn(&self, error: Error) {
        match &mut *self.0.borrow_mut() {
            Some(all) => all.combine(error),
            none => *none = Some(error),
        }
    }

    /// All mistakes in one error; `None` if there are none.
    pub(crate) fn finish(self) -> Option<Error> {
        self.0.into_inner()
    }
}
