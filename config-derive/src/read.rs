//! Writes the function that reads a struct, with one call for each field.

use proc_macro2::{Literal as Number, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{ExprPath, Ident, LitStr, Type};

use crate::ast::{Field, FieldKind, Input};
use crate::attr::FieldAttrs;
use crate::literal::{Literal, Range};
use crate::parse::Given;
use crate::span::{at, at_path, site};
use crate::table::{leaf_kind, number, text_bounds};
use crate::types::{self, Known, Shape};

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
                if let Some(check) = check_of_copy(attrs, shape, *optional) {
                    let (set, is_unset) = match *optional {
                        true => ("set_option", quote_spanned!(at(ty)=> __p::Some(__p::None))),
                        false => ("set_or", quote_spanned!(at(ty)=> __p::None)),
                    };
                    let set = Ident::new(set, site());
                    return quote_spanned! {at(ty)=>
                        __r.#set::<#ty>(&mut __o.#place, #parse);
                        if let #is_unset = __o.#place {
                            __o.#place = __r.copied(#copy(&__o.#other), <Self as __p::Config>::SCHEMA, #check);
                        }
                    };
                }
                return match *optional {
                    true => quote_spanned! {at(ty)=>
                        __r.set_option::<#ty>(&mut __o.#place, #parse);
                        if let __p::Some(__p::None) = __o.#place { __o.#place = #copy(&__o.#other); }
                    },
                    false => quote_spanned! {at(ty)=>
                        if __r.set_or::<#ty>(&mut __o.#place, #parse) { __o.#place = #copy(&__o.#other); }
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

/// Writes a function that checks the value of another field, if the field has checks.
fn check_of_copy(attrs: &FieldAttrs, shape: &Shape<'_>, optional: bool) -> Option<TokenStream> {
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

/// Writes a statement that makes the compiler check a literal against the type.
fn literal_check(attrs: &FieldAttrs, shape: &Shape<'_>, literal: &Literal) -> Option<TokenStream> {
    let Shape::One(ty) = shape else { return None };
    // A string for a type that is not a primitive is read at run time in any case.
    let tells = !literal.is_text() || matches!(types::known(ty), Known::Number | Known::Plain);
    (!attrs.is_read_by_app() && attrs.unit.is_none() && tells)
        .then(|| quote_spanned!(at(ty)=> let _ = || { __p::Probe::<#ty>::literal(#literal); };))
}

/// Writes a function from text to the field's type, without the field's checks.
fn parse(attrs: &FieldAttrs, shape: &Shape<'_>) -> TokenStream {
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
fn checked(attrs: &FieldAttrs, shape: &Shape<'_>, parse: TokenStream) -> TokenStream {
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
fn rejected(validate: &ExprPath) -> TokenStream {
    quote_spanned! {at_path(validate)=>
        match __p::checked(#validate(&__v)) {
            __p::Ok(()) => __p::None,
            __p::Err(__e) => __p::Some(__p::AppError(__e).rejected()),
        }
    }
}
