//! Writes the functions that read the text of one variable and check its value.

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::{ExprPath, Ident, LitStr, Type};

use crate::attr::FieldAttrs;
use crate::literal::{Literal, Range};
use crate::parse::Given;
use crate::span::{at, at_path, site};
use crate::table::{leaf_kind, text_bounds};
use crate::types::{self, Known, Shape};

/// Writes a function from text to the field's type, without the field's checks.
pub(crate) fn parse(attrs: &FieldAttrs, shape: &Shape<'_>) -> TokenStream {
    if let Some(given) = &attrs.value_parser {
        let (path, ty) = (&given.value, shape.whole());
        return quote_spanned! {at_path(path)=>
            |__t| __p::with_text(__t, |__t| match __p::parsed::<#ty, _>(#path(__t)) {
                __p::Ok(__v) => __p::Ok(__v),
                __p::Err(__e) => __p::Err(__p::AppError(__e).invalid()),
            })
        };
    }
    let separator = attrs.separator.as_ref().map_or_else(|| ",".to_owned(), |given| given.value.value());
    match shape {
        Shape::One(ty) => item_in_range(attrs, ty),
        Shape::List { collection, item } => {
            let kind = leaf_kind(item, attrs);
            let parse = item_in_range(attrs, item);
            quote_spanned!(at(collection)=> |__t| __p::list::<#collection>(__t, #separator, &#kind, #parse))
        }
        Shape::Map { collection, key, value } => {
            let parse_value = item_in_range(attrs, value);
            let parse_key = parse_part(attrs, key, None);
            let kind = leaf_kind(value, attrs);
            quote_spanned!(at(collection)=> |__t| __p::map::<#collection>(__t, #separator, &#kind, #parse_key, #parse_value))
        }
    }
}

/// Writes a function for a value, or for an item of a list or map.
fn parse_leaf(attrs: &FieldAttrs, ty: &Type) -> TokenStream {
    parse_part(attrs, ty, attrs.unit.as_ref())
}

fn parse_part(attrs: &FieldAttrs, ty: &Type, unit: Option<&Given<LitStr>>) -> TokenStream {
    let parse = match (&attrs.serde, unit) {
        (Some(_), _) => quote_spanned!(at(ty)=> __p::deserialize::<#ty>),
        (None, Some(Given { value: unit, .. })) => {
            quote_spanned!(at(ty)=> (|__t| __p::in_unit::<#ty>(__t, #unit)))
        }
        (None, None) if types::known(ty) == Known::No => quote_spanned! {at(ty)=>
            (|__t| __p::Probe::<#ty>::parse_or(__t, |__e| __p::AppError(__e).invalid()))
        },
        (None, None) => quote_spanned!(at(ty)=> __p::Probe::<#ty>::parse),
    };
    match attrs.secret {
        // The type may not know that it holds a secret, so its reasons could reveal something about the secret.
        Some(_) => quote_spanned!(at(ty)=> |__t| __p::without_reason(#parse(__t))),
        None => parse,
    }
}

/// Writes a function for a value, or for an item of a list or map, with the check of `range`.
fn item_in_range(attrs: &FieldAttrs, ty: &Type) -> TokenStream {
    let parse = parse_leaf(attrs, ty);
    in_range(attrs, ty, parse.clone(), &parse)
}

/// Adds the check of `range` to a function. `read` reads bounds that are text.
fn in_range(attrs: &FieldAttrs, ty: &Type, parse: TokenStream, read: &TokenStream) -> TokenStream {
    let Some(given) = &attrs.range else { return parse };
    let Range { min, max, inclusive, span } = &given.value;
    if given.value.any_bound(Literal::is_text) || attrs.unit.is_some() || types::is_non_zero(ty) {
        let bounds = text_bounds(&given.value);
        return quote_spanned!(at(ty)=> |__t| __p::in_text_range((#parse)(__t)?, #bounds, #read));
    }
    // The `..` keeps the place of the range, so that an error about the range points there.
    let dots = if *inclusive { quote_spanned!(*span=> ..=) } else { quote_spanned!(*span=> ..) };
    let function = if types::is(ty, "SecretBox") { "secret_in_range" } else { "in_range" };
    let function = Ident::new(function, site());
    quote_spanned!(at(ty)=> |__t| __p::#function((#parse)(__t)?, #min #dots #max))
}

/// Adds the checks of the whole field to a function.
pub(crate) fn checked(attrs: &FieldAttrs, shape: &Shape<'_>, parse: TokenStream) -> TokenStream {
    let parse = long_enough(attrs, shape, parse);
    let parse = match (&attrs.value_parser, shape) {
        // The bounds of a list apply to its items, and each item is checked when it is read.
        (Some(_), Shape::One(ty)) => in_range(attrs, ty, parse.clone(), &parse),
        _ => parse,
    };
    validated(attrs, parse)
}

/// Adds the check of `min_len` to a function.
fn long_enough(attrs: &FieldAttrs, shape: &Shape<'_>, parse: TokenStream) -> TokenStream {
    match attrs.min_len.as_ref().map(|given| &given.value) {
        None => parse,
        Some(length) => quote_spanned!(at(shape.leaf())=> |__t| __p::of_length((#parse)(__t)?, #length)),
    }
}

/// Adds the check of `validate` to a function.
fn validated(attrs: &FieldAttrs, parse: TokenStream) -> TokenStream {
    match &attrs.validate {
        None => parse,
        Some(given) => {
            let rejected = rejected(&given.value);
            quote_spanned! {site()=>
                |__t| {
                    let __v = (#parse)(__t)?;
                    match #rejected {
                        __p::None => __p::Ok(__v),
                        __p::Some(__e) => __p::Err(__e),
                    }
                }
            }
        }
    }
}

/// Writes a call of the application's `validate` function with `__v`, which gives its error or `None`.
pub(crate) fn rejected(validate: &ExprPath) -> TokenStream {
    quote_spanned! {at_path(validate)=>
        match __p::checked(#validate(&__v)) {
            __p::Ok(()) => __p::None,
            __p::Err(__e) => __p::Some(__p::AppError(__e).rejected()),
        }
    }
}

/// Writes a function that checks the value of another field, if the field has checks.
pub(crate) fn check_of_copy(attrs: &FieldAttrs, shape: &Shape<'_>, optional: bool) -> Option<TokenStream> {
    if attrs.range.is_none() && attrs.min_len.is_none() && attrs.validate.is_none() {
        return None;
    }
    let whole = shape.whole();
    let mut check = quote_spanned!(at(whole)=> __p::same::<#whole>);
    if let Shape::One(ty) = shape {
        let read = if attrs.value_parser.is_some() { parse(attrs, shape) } else { parse_leaf(attrs, ty) };
        check = in_range(attrs, ty, check, &read);
    }
    let check = validated(attrs, long_enough(attrs, shape, check));
    Some(match optional {
        true => quote_spanned!(at(whole)=> |__v: __p::Option<#whole>| __v.map(#check).transpose()),
        false => check,
    })
}
