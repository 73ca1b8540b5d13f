//! The implementation that goes with mistakes, so that no error about a missing one drowns them.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote_spanned};
use syn::Error;

use crate::expand::{implementation, site};
use crate::syntax::{Item, Path};

pub(crate) fn config(input: &Item, krate: &Path, error: Option<Error>) -> TokenStream {
    let body = quote_spanned! {site()=>
        const SCHEMA: &'static __p::Schema = &__p::schema("", &[]);
        fn __read(_: &mut __p::Reader<'_>) -> __p::Option<Self> {
            __p::None
        }
    };
    with_error(
        error,
        &implementation(krate, "Config", &input.ident, &input.generics, &body, &TokenStream::new()),
    )
}

pub(crate) fn from_env_str(input: &Item, krate: &Path, error: Option<Error>) -> TokenStream {
    let body = quote_spanned! {site()=>
        const KIND: __p::Kind = __p::Kind::Other;
        fn from_env_str(_: &str) -> __p::Result<Self, __p::ValueError> {
            __p::Err(__p::ValueError::invalid())
        }
    };
    with_error(
        error,
        &implementation(krate, "FromEnvStr", &input.ident, &input.generics, &body, &TokenStream::new()),
    )
}

fn with_error(error: Option<Error>, implementation: &TokenStream) -> TokenStream {
    let mut tokens = error.map_or_else(TokenStream::new, |error| error.to_compile_error());
    implementation.to_tokens(&mut tokens);
    tokens
}
