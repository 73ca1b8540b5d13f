//! Writes the code that surrounds every implementation.

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::Ident;

use crate::item::Item;
use crate::span::site;

/// Writes an implementation of one of factor3's traits. `items` are in the same private scope as the implementation.
pub(crate) fn implementation(
    item: &Item,
    name: &str,
    body: &TokenStream,
    items: &TokenStream,
) -> TokenStream {
    let Item { ident, krate, .. } = item;
    let name = Ident::new(name, site());
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    quote_spanned! {site()=>
        const _: () = {
            use #krate::__private as __p;
            #[automatically_derived]
            impl #generics __p::#name for #ident #arguments #bounds { #body }
            #items
        };
    }
}
