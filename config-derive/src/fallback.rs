//! The implementation that goes with mistakes, so that no error about a missing one drowns them.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{DeriveInput, Error, Path};

pub(crate) fn config(input: &DeriveInput, krate: &Path, error: Option<Error>) -> TokenStream {
    let ident = &input.ident;
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let implementation = quote_spanned! {Span::mixed_site()=>
        const _: () = {
            use #krate::__private as __p;
            #[automatically_derived]
            impl #generics __p::Config for #ident #arguments #bounds {
                const SCHEMA: &'static __p::Schema = &__p::schema("", &[]);
                fn __read(_: &mut __p::Reader<'_>) -> __p::Option<Self> {
                    __p::None
                }
            }
        };
    };
    with_error(error, &implementation)
}

pub(crate) fn from_env_str(input: &DeriveInput, krate: &Path, error: Option<Error>) -> TokenStream {
    let ident = &input.ident;
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let implementation = quote_spanned! {Span::mixed_site()=>
        const _: () = {
            use #krate::__private as __p;
            #[automatically_derived]
            impl #generics __p::FromEnvStr for #ident #arguments #bounds {
                const KIND: __p::Kind = __p::Kind::Other;
                fn from_env_str(_: &str) -> __p::Result<Self, __p::ValueError> {
                    __p::Err(__p::ValueError::invalid())
                }
            }
        };
    };
    with_error(error, &implementation)
}

fn with_error(error: Option<Error>, implementation: &TokenStream) -> TokenStream {
    let errors = error.map(|error| error.to_compile_error());
    quote! { #errors #implementation }
}
