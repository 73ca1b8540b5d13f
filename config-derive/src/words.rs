//! `#[derive(FromEnvStr)]`: an enum of words.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote_spanned};
use syn::Ident;

use crate::attr::{StructAttrs, VariantAttrs};
use crate::ctxt::Ctxt;
use crate::expand::{implementation, site};
use crate::generics::Generics;
use crate::names;
use crate::syntax::{Data, Item, Path};

pub(crate) struct Input<'a> {
    ident: &'a Ident,
    generics: &'a Generics,
    krate: &'a Path,
    /// Each variant and its word.
    variants: Vec<(&'a Ident, String)>,
}

impl<'a> Input<'a> {
    pub(crate) fn from_syn(
        ctxt: &Ctxt,
        input: &'a Item,
        attrs: &StructAttrs,
        krate: &'a Path,
    ) -> Option<Self> {
        for key in &attrs.keys {
            if key != "crate" {
                ctxt.error(key, &format!("an enum of words reads no variable of its own: remove `{key}`"));
            }
        }
        let Data::Enum(declared) = &input.data else {
            let message = "`FromEnvStr` is derived for an enum whose variants are words; implement it by hand for another type";
            ctxt.error(&input.ident, message);
            return None;
        };
        if declared.is_empty() {
            ctxt.error(&input.ident, "an enum without variants cannot be read: give it one");
        }
        let mut variants: Vec<(&Ident, String)> = Vec::new();
        for variant in declared {
            if let Some(fields) = &variant.fields {
                ctxt.error(fields, "a word holds no data: remove the variant's fields");
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
            if variants.iter().any(|(_, other)| *other == word) {
                let message = format!("two variants are `{word}`: give one `#[config(rename = \"..\")]`");
                ctxt.error(&variant.ident, &message);
            }
            variants.push((&variant.ident, word));
        }
        Some(Self { ident: &input.ident, generics: &input.generics, krate, variants })
    }
}

pub(crate) fn expand(input: &Input<'_>) -> TokenStream {
    let (mut words, mut arms) = (TokenStream::new(), TokenStream::new());
    for (variant, word) in &input.variants {
        quote_spanned!(site()=> #word,).to_tokens(&mut words);
        quote_spanned!(site()=> #word => __p::Ok(Self::#variant),).to_tokens(&mut arms);
    }
    let body = quote_spanned! {site()=>
        const KIND: __p::Kind = __p::Kind::OneOf(&[#words]);
        fn from_env_str(__text: &str) -> __p::Result<Self, __p::ValueError> {
            match __text {
                #arms
                _ => __p::Err(__p::ValueError::invalid()),
            }
        }
    };
    let Input { ident, generics, krate, .. } = input;
    implementation(krate, "FromEnvStr", ident, generics, &body, &TokenStream::new())
}
