//! `#[derive(FromEnvStr)]`: an enum of words.

use std::collections::HashSet;

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::{Data, DeriveInput, Fields, Generics, Ident, Path};

use crate::attr::{StructAttrs, VariantAttrs};
use crate::ctxt::Ctxt;
use crate::names;

pub(crate) struct Input {
    ident: Ident,
    generics: Generics,
    krate: Path,
    /// Each variant and its word.
    variants: Vec<(Ident, String)>,
}

impl Input {
    pub(crate) fn from_syn(
        ctxt: &Ctxt,
        input: &DeriveInput,
        attrs: StructAttrs,
        krate: Path,
    ) -> Option<Self> {
        for key in
            [attrs.prefix.map(|given| given.key), attrs.validate.map(|given| given.key)].iter().flatten()
        {
            ctxt.error(key, format_args!("an enum of words reads no variable of its own: remove `{key}`"));
        }
        let Data::Enum(data) = &input.data else {
            let message = "`FromEnvStr` is derived for an enum whose variants are words; implement it by hand for another type";
            ctxt.error(&input.ident, message);
            return None;
        };
        if data.variants.is_empty() {
            ctxt.error(&input.ident, "an enum without variants cannot be read: give it one");
        }
        let mut seen = HashSet::new();
        let mut variants = Vec::with_capacity(data.variants.len());
        for variant in &data.variants {
            if !matches!(variant.fields, Fields::Unit) {
                ctxt.error(&variant.fields, "a word holds no data: remove the variant's fields");
            }
            let rename = VariantAttrs::from_syn(ctxt, &variant.attrs).rename;
            let word =
                rename.as_ref().map_or_else(|| names::word(&variant.ident), |given| given.value.value());
            if word.is_empty() || word.trim() != word || word.contains(char::is_control) {
                match &rename {
                    Some(given) => {
                        ctxt.error(&given.value, "a word is not empty and has no blank at its ends")
                    }
                    None => ctxt.error(
                        &variant.ident,
                        "no word follows from this name: write `#[config(rename = \"..\")]`",
                    ),
                }
            }
            if !seen.insert(word.clone()) {
                let message = format!("two variants are `{word}`: give one `#[config(rename = \"..\")]`");
                ctxt.error(&variant.ident, message);
            }
            variants.push((variant.ident.clone(), word));
        }
        Some(Self { ident: input.ident.clone(), generics: input.generics.clone(), krate, variants })
    }
}

pub(crate) fn expand(input: &Input) -> TokenStream {
    let Input { ident, generics, krate, variants } = input;
    let (generics, arguments, bounds) = generics.split_for_impl();
    let variant = variants.iter().map(|(variant, _)| variant);
    let words: Vec<&String> = variants.iter().map(|(_, word)| word).collect();
    quote_spanned! {Span::mixed_site()=>
        const _: () = {
            use #krate::__private as __p;
            #[automatically_derived]
            impl #generics __p::FromEnvStr for #ident #arguments #bounds {
                const KIND: __p::Kind = __p::Kind::OneOf(&[#(#words),*]);
                fn from_env_str(__text: &str) -> __p::Result<Self, __p::ValueError> {
                    match __text {
                        #(#words => __p::Ok(Self::#variant),)*
                        _ => __p::Err(__p::ValueError::invalid()),
                    }
                }
            }
        };
    }
}
