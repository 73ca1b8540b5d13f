//! The stages of each macro.

use proc_macro2::TokenStream;

use crate::ctxt::Ctxt;
use crate::item::Item;
use crate::unknown::Target;
use crate::{ast, check, expand, fallback, words};

/// What `#[derive(Config)]` writes for an item.
pub(crate) fn config(input: TokenStream) -> TokenStream {
    let ctxt = Ctxt::default();
    let item = match Item::parse(&ctxt, Target::Struct, input) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let input = ast::Input::from_syn(&ctxt, &item);
    if let Some(input) = &input {
        check::check(&ctxt, input);
    }
    match (ctxt.finish(), &input) {
        (None, Some(input)) => expand::expand(input),
        (error, _) => fallback::config(&item, error),
    }
}

/// What `#[derive(FromEnvStr)]` writes for an item.
pub(crate) fn from_env_str(input: TokenStream) -> TokenStream {
    let ctxt = Ctxt::default();
    let item = match Item::parse(&ctxt, Target::Enum, input) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let input = words::Input::from_syn(&ctxt, &item);
    match (ctxt.finish(), &input) {
        (None, Some(input)) => words::expand(input),
        (error, _) => fallback::from_env_str(&item, error),
    }
}
