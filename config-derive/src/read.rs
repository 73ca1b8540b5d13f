//! Writes the function that reads a struct, with one call for each field.

use proc_macro2::{Literal as Number, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{Ident, Type};

use crate::ast::{Field, FieldKind, Input};
use crate::attr::FieldAttrs;
use crate::literal::Literal;
use crate::span::{at, site};
use crate::table::number;
use crate::types::{self, Known, Shape};
use crate::value::{check_of_copy, checked, parse, rejected};

/// Writes the body of the function.
pub(crate) fn body(input: &Input<'_>) -> TokenStream {
    let local = |place| Ident::new(&format!("__{place}"), site());
    let locals: Vec<Ident> = input.read().map(|(place, _)| local(place)).collect();
    // Each field that is read takes the next local.
    let mut rest = locals.iter();
    let values = input.fields.iter().map(|field| {
        let ident = field.ident;
        match &field.kind {
            FieldKind::Skip(value) => quote!(#ident: #value,),
            _ => {
                let local = rest.next();
                quote!(#ident: #local,)
            }
        }
    });
    let literal = quote_spanned!(site()=> Self { #(#values)* });
    let finish = match &input.item.attrs.validate {
        None => quote_spanned!(site()=> __p::Some(#literal)),
        Some(given) => {
            let rejected = rejected(&given.value);
            quote_spanned! {site()=>
                let __v = #literal;
                match #rejected {
                    __p::None => __p::Some(__v),
                    __p::Some(__e) => {
                        __r.reject(<Self as __p::Config>::SCHEMA, __e);
                        __p::None
                    }
                }
            }
        }
    };
    if locals.is_empty() {
        return quote_spanned!(site()=> let _ = __r; #finish);
    }
    // The tuple has an empty place for the row of each credential, so that places in the table and in the tuple agree.
    let credentials = |field: &Field<'_>, token: TokenStream| {
        let tokens = field.apart().iter().map(|_| quote_spanned!(site()=> #token,));
        tokens.collect::<TokenStream>()
    };
    let nones = input.read().map(|(_, field)| {
        let rest = credentials(field, quote_spanned!(site()=> ()));
        quote_spanned!(site()=> __p::None, #rest)
    });
    let somes = input.read().zip(&locals).map(|((_, field), local)| {
        let rest = credentials(field, quote_spanned!(site()=> ()));
        quote_spanned!(site()=> __p::Some(#local), #rest)
    });
    let calls = input.read().map(|(place, field)| {
        let (call, show) = (call(input, place, field), show(place, field));
        quote_spanned!(site()=> #call #show)
    });
    let (groups, hold) = groups(input);
    quote_spanned! {site()=>
        let mut __o = (#(#nones)*);
        #(#calls)*
        #groups
        let (#(#somes)*) = __o else { return __p::None };
        #hold
        #finish
    }
}

/// The check of the struct's groups, and the statement that returns if the check fails.
///
/// The check precedes the pattern that takes the values out of the tuple, so that it can compare them.
fn groups(input: &Input<'_>) -> (TokenStream, TokenStream) {
    let is_grouped = |field: &Field<'_>| field.is_optional() && !field.apart().is_empty();
    if input.groups().next().is_none() && !input.fields.iter().any(is_grouped) {
        return (TokenStream::new(), TokenStream::new());
    }
    let (mut literals, mut values) = (TokenStream::new(), TokenStream::new());
    for (_, group) in input.groups() {
        let (Some(literal), [member]) = (&group.value, group.members.as_slice()) else { continue };
        let Some((place, Field { attrs, kind, .. })) = input.member(member) else { continue };
        let FieldKind::Value { ty, shape, optional, .. } = kind else { continue };
        let place = number(place);
        if attrs.is_value(literal) {
            let is = Ident::new(if *optional { "is_option" } else { "is" }, site());
            quote_spanned!(at(ty)=> __p::#is::<#ty>(&__o.#place, &#literal),).to_tokens(&mut values);
            continue;
        }
        let (text, parse) = (literal.text(), parse(attrs, shape));
        let equals = Ident::new(if *optional { "equals_option" } else { "equals" }, site());
        literal_check(attrs, shape, literal).to_tokens(&mut literals);
        quote_spanned!(at(ty)=> __p::#equals::<#ty>(&__o.#place, #text, #parse),).to_tokens(&mut values);
    }
    let check = quote_spanned! {site()=>
        #literals
        let __g = __r.groups(<Self as __p::Config>::SCHEMA, &[#values]);
    };
    (check, quote_spanned!(site()=> if !__g { return __p::None; }))
}

/// The code that shows the secrets of the value that was read last, unless its type certainly holds none.
///
/// It looks at the place of the value in the tuple, and not at the field, so that the compiler still reports a field that
/// nothing reads.
fn show(place: usize, field: &Field<'_>) -> TokenStream {
    let FieldKind::Value { ty, shape, optional, .. } = &field.kind else { return TokenStream::new() };
    let (leaf, place) = (shape.leaf(), number(place));
    // The text of a `SecretFile` is taken as it is, and its value when it is read.
    if types::in_secret_file(ty).is_some()
        || matches!(types::known(leaf), Known::Text | Known::Number | Known::Plain)
        || field.attrs.is_set.is_some()
    {
        return TokenStream::new();
    }
    let one = quote_spanned!(at(leaf)=> __p::Probe::<#leaf>::secrets(__v, __t));
    let all = match shape {
        Shape::One(_) => one,
        Shape::List { .. } => quote_spanned!(site()=> for __v in __v.iter() { #one }),
        Shape::Map { .. } => quote_spanned!(site()=> for __v in __v.values() { #one }),
    };
    let value = match *optional {
        true => quote_spanned!(site()=> __p::Some(__p::Some(__v))),
        false => quote_spanned!(site()=> __p::Some(__v)),
    };
    quote_spanned! {site()=>
        if let __p::Some(__t) = __r.secret_parts() {
            if let #value = &__o.#place { #all }
        }
    }
}

/// The call that reads one field.
fn call(input: &Input<'_>, place: usize, field: &Field<'_>) -> TokenStream {
    let place = number(place);
    match &field.kind {
        FieldKind::Skip(_) => TokenStream::new(),
        // The probe accepts every type. If the type is not a `Config`, only the table fails to compile, since the table
        // names the trait.
        FieldKind::Nested { ty, optional: false, .. } => {
            quote_spanned!(at(ty)=> __p::Probe::<#ty>::nest(__r, &mut __o.#place);)
        }
        FieldKind::Nested { ty, optional: true, .. } => {
            quote_spanned!(at(ty)=> __p::Probe::<#ty>::nest_option(__r, &mut __o.#place);)
        }
        FieldKind::Value { ty, shape, optional, .. } => {
            let attrs = &field.attrs;
            if attrs.is_set.is_some() {
                return quote_spanned! {at(ty)=>
                    if __r.set_or::<#ty>(&mut __o.#place, |_| __p::Ok(true)) { __o.#place = __p::Some(false); }
                };
            }
            if let Some(secret) = types::in_secret_file(ty) {
                let shape = Shape::One(&secret);
                let parse = checked(attrs, &shape, parse(attrs, &shape));
                let set = Ident::new(if *optional { "set_file_option" } else { "set_file" }, site());
                return quote_spanned! {at(ty)=>
                    __r.#set::<#secret>(&mut __o.#place, #parse, __p::Probe::<#secret>::secrets);
                };
            }
            if !field.apart().is_empty() {
                return resource(field, &place, ty, shape, *optional);
            }
            let parse = checked(attrs, shape, parse(attrs, shape));
            let literal = attrs.default_literal();
            let check = literal.and_then(|literal| literal_check(attrs, shape, literal));
            if let Some((other, copy)) = default_from(input, field) {
                let copy = quote_spanned!(at(ty)=> #copy(&__o.#other));
                let copy = match check_of_copy(attrs, shape, *optional) {
                    Some(check) => {
                        quote_spanned!(at(ty)=> __r.copied(#copy, <Self as __p::Config>::SCHEMA, #check))
                    }
                    None => copy,
                };
                return match *optional {
                    true => quote_spanned! {at(ty)=>
                        __r.set_option::<#ty>(&mut __o.#place, #parse);
                        if let __p::Some(__p::None) = __o.#place { __o.#place = #copy; }
                    },
                    false => quote_spanned! {at(ty)=>
                        if __r.set_or::<#ty>(&mut __o.#place, #parse) { __o.#place = #copy; }
                    },
                };
            }
            if let Some(computed) = computed_default(attrs, ty) {
                quote_spanned! {at(ty)=>
                    if __r.set_or::<#ty>(&mut __o.#place, #parse) { __o.#place = __p::Some(#computed); }
                }
            } else if *optional {
                quote_spanned!(at(ty)=> __r.set_option::<#ty>(&mut __o.#place, #parse);)
            } else {
                quote_spanned!(at(ty)=> #check __r.set::<#ty>(&mut __o.#place, #parse);)
            }
        }
    }
}

/// The call that reads a resource whose user name or password has a variable of its own.
fn resource(field: &Field<'_>, place: &Number, ty: &Type, shape: &Shape<'_>, optional: bool) -> TokenStream {
    let attrs = &field.attrs;
    let parse = parse(attrs, shape);
    let check = match &attrs.validate {
        None => quote_spanned!(site()=> __p::Ok),
        Some(given) => {
            let rejected = rejected(&given.value);
            quote_spanned! {site()=>
                |__v| match #rejected {
                    __p::None => __p::Ok(__v),
                    __p::Some(__e) => __p::Err(__e),
                }
            }
        }
    };
    match computed_default(attrs, ty) {
        Some(computed) => quote_spanned! {at(ty)=>
            __r.set_resource_or::<#ty>(&mut __o.#place, #parse, #check, || __p::Some(#computed));
        },
        None => {
            let set = Ident::new(if optional { "set_resource_option" } else { "set_resource" }, site());
            quote_spanned!(at(ty)=> __r.#set::<#ty>(&mut __o.#place, #parse, #check);)
        }
    }
}

/// The expression of a default that the code computes.
fn computed_default(attrs: &FieldAttrs, ty: &Type) -> Option<TokenStream> {
    match (&attrs.default_with, attrs.default_literal()) {
        (Some(given), _) => Some(given.value.clone()),
        (None, Some(literal)) => attrs.is_value(literal).then(|| literal.to_token_stream()),
        (None, None) => {
            attrs.default.is_some().then(|| quote_spanned!(at(ty)=> <#ty as __p::Default>::default()))
        }
    }
}

/// The place of the field whose value is the default, and the path of the function that copies the value.
fn default_from(input: &Input<'_>, field: &Field<'_>) -> Option<(Number, TokenStream)> {
    let other = &field.attrs.default_from.as_ref()?.value;
    let (place, _) = input.member(other)?;
    Some((number(place), quote_spanned!(other.span().resolved_at(site())=> __p::Clone::clone)))
}

/// Writes a statement that makes the compiler check a literal against the type.
fn literal_check(attrs: &FieldAttrs, shape: &Shape<'_>, literal: &Literal) -> Option<TokenStream> {
    let Shape::One(ty) = shape else { return None };
    // A string for a type that is not a primitive is read at run time in any case.
    let tells = !literal.is_text() || matches!(types::known(ty), Known::Number | Known::Plain);
    (!attrs.is_read_by_app() && attrs.unit.is_none() && tells)
        .then(|| quote_spanned!(at(ty)=> let _ = || { __p::Probe::<#ty>::literal(#literal); };))
}
