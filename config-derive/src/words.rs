//! Checks and expands `#[derive(FromEnvStr)]`, for an enum of words.

use proc_macro2::{Literal, TokenStream};
use quote::quote_spanned;
use syn::{Data, Fields, Ident, Variant};

use crate::attr::VariantAttrs;
use crate::ctxt::Ctxt;
use crate::implementation::implementation;
use crate::item::Item;
use crate::span::site;
use crate::spelling::{self, Style};

/// An enum.
pub(crate) struct Input<'a> {
    item: &'a Item,
    /// Each variant and its word.
    variants: Vec<(&'a Ident, String)>,
}

impl<'a> Input<'a> {
    /// `None` if the item is not an enum.
    pub(crate) fn from_syn(ctxt: &Ctxt, item: &'a Item) -> Option<Self> {
        let Data::Enum(declared) = item.data.as_ref()? else {
            let message = "`FromEnvStr` can only be derived for an enum whose variants are words: implement it by hand \
                           for another type";
            ctxt.error(&item.ident, message);
            return None;
        };
        if declared.variants.is_empty() {
            ctxt.error(&item.ident, "an enum without variants cannot be read: add a variant");
        }
        let style = style(ctxt, item);
        let mut variants: Vec<(&Ident, String)> = Vec::new();
        for variant in &declared.variants {
            let word = word(ctxt, style, variant);
            if let Some((_, other)) = variants.iter().find(|(_, other)| other.eq_ignore_ascii_case(&word)) {
                let mistake = if *other == word {
                    format!("two variants have the word `{word}`")
                } else {
                    format!("the words `{other}` and `{word}` differ by case alone, which is ignored")
                };
                let message = format!("{mistake}: rename one with `#[config(rename = \"..\")]`");
                ctxt.error(&variant.ident, message);
            }
            variants.push((&variant.ident, word));
        }
        Some(Self { item, variants })
    }
}

/// The style of `rename_all`.
fn style(ctxt: &Ctxt, item: &Item) -> Option<Style> {
    let given = &item.attrs.rename_all.as_ref()?.value;
    let style = Style::named(&given.value());
    if style.is_none() {
        ctxt.error(given, format!("this is not a style of words: write one of {}", Style::names()));
    }
    style
}

fn word(ctxt: &Ctxt, style: Option<Style>, variant: &Variant) -> String {
    if !matches!(variant.fields, Fields::Unit) {
        ctxt.error(&variant.fields, "a word cannot hold data: remove the variant's fields");
    }
    let rename = VariantAttrs::from_syn(ctxt, &variant.attrs).rename.map(|given| given.value);
    let word = match (&rename, style) {
        (Some(given), _) => given.value(),
        (None, Some(style)) => style.word(&variant.ident),
        (None, None) => spelling::word(&variant.ident),
    };
    if word.is_empty() || word.trim() != word || word.contains(char::is_control) {
        match &rename {
            Some(given) => {
                let message = "this is not a valid word: write one without blanks at its ends and without control \
                               characters";
                ctxt.error(given, message);
            }
            None => ctxt.error(
                &variant.ident,
                "the variant's name does not give a word: write `#[config(rename = \"..\")]`",
            ),
        }
    }
    word
}

/// Writes the implementation.
pub(crate) fn expand(input: &Input<'_>) -> TokenStream {
    let words: Vec<&String> = input.variants.iter().map(|(_, word)| word).collect();
    let arms = input.variants.iter().enumerate().map(|(place, (variant, _))| {
        let place = Literal::usize_unsuffixed(place);
        quote_spanned!(site()=> __p::Some(#place) => __p::Ok(Self::#variant),)
    });
    let body = quote_spanned! {site()=>
        const KIND: __p::Kind = __p::Kind::Words(&[#(#words,)*]);
        fn from_env_str(__text: &str) -> __p::Result<Self, __p::ValueError> {
            match __p::word(&[#(#words,)*], __text) {
                #(#arms)*
                _ => __p::Err(__p::ValueError::invalid()),
            }
        }
    };
    implementation(input.item, "FromEnvStr", &body, &TokenStream::new())
}
