//! Spans of generated tokens. All names resolve at the macro, so they cannot clash with names in the user's code.

use proc_macro2::Span;
use syn::{ExprPath, Type};

use crate::types;

/// The place of the derive.
pub(crate) fn site() -> Span {
    Span::mixed_site()
}

/// The place of a type, for errors about the type.
pub(crate) fn at(ty: &Type) -> Span {
    types::span(ty).resolved_at(site())
}

/// The place of an application function, for errors about the function.
pub(crate) fn at_path(path: &ExprPath) -> Span {
    path.path.segments.last().map_or_else(site, |last| last.ident.span().resolved_at(site()))
}
