//! Writes an implementation for an item with mistakes, so that no error about a missing implementation follows.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote_spanned};
use syn::Error;

use crate::implementation::implementation;
use crate::item::Item;
use crate::span::site;

pub(crate) fn config(item: &Item, error: Option<Error>) -> TokenStream {
    let body = quote_spanned! {site()=>
        const SCHEMA: &'static __p::Schema = &__p::schema("", &[]);
        fn __read(_: &mut __p::Reader<'_>) -> __p::Option<Self> {
            __p::None
        }
    };
    with_error(error, item, "Config", &body)
}

pub(crate) fn from_env_str(item: &Item, error: Option<Error>) -> TokenStream {
    let body = quote_spanned! {site()=>
        const KIND: __p::Kind = __p::Kind::Other;
        fn from_env_str(_: &str) -> __p::Result<Self, __p::ValueError> {
            __p::Err(__p::ValueError::invalid())
        }
    };
    with_error(error, item, "FromEnvStr", &body)
}

fn with_error(error: Option<Error>, item: &Item, name: &str, body: &TokenStream) -> TokenStream {
    let mut tokens = error.map(Error::into_compile_error).unwrap_or_default();
    implementation(item, name, body, &TokenStream::new()).to_tokens(&mut tokens);
    tokens
}
