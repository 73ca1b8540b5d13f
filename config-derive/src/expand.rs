//! Tokens: a table and thin calls. It cannot fail.
//!
//! ```text
//! const _: () = {
//!     use ::factor3::__private as __p;
//!     use __p::{Dropped as _, Fallback as _};
//!     impl __p::Config for App {
//!         #![doc = "| variable | type | default | meaning | .."]
//!         const SCHEMA: &'static __p::Schema = &__p::schema("App", &[
//!             __p::var("PORT App.port", &__p::Probe::<u16>::KIND).default_text("3000").node(),
//!             ..
//!         ]);
//!         fn __read(__r: &mut __p::Reader<'_>) -> __p::Option<Self> {
//!             let mut __o = (__p::None, ..);
//!             __r.set(&mut __o.0, __p::Probe::<u16>::parse);
//!             ..
//!             let __g = __r.groups(..);  // with groups only, as what looks at it
//!             let (__p::Some(__0), ..) = __o else { return __p::None };
//!             if !__g { return __p::None; }
//!             __p::Some(Self { port: __0, .. })
//!         }
//!     }
//! };
//! ```
//!
//! No `?` for each field inside of the struct literal: each would carry the drops of all fields before it,
//! and the code would grow with their square. All fields go into one tuple and leave it in one pattern.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Ident;
use syn::ext::IdentExt as _;

use crate::ast::{Field, FieldKind, Input};
use crate::attr::FieldAttrs;
use crate::doc;
use crate::generics::Generics;
use crate::literal::{Literal, Range};
use crate::prove;
use crate::syntax::Path;
use crate::table::{leaf_kind, node, number, schema_calls, text_bounds};
use crate::types::{self, Known, Shape, Type};

pub(crate) fn expand(input: &Input<'_>) -> TokenStream {
    let Input { ident, generics, krate, .. } = input;
    let parameters = input.parameters();
    let name = ident.unraw().to_string();
    let mut nodes = TokenStream::new();
    for field in &input.fields {
        node(field).to_tokens(&mut nodes);
    }
    let calls = schema_calls(input);
    let read = read(input);
    let proofs = prove::proofs(input, &parameters);
    let whole = prove::instance(input, &parameters);
    // Not only under `cfg(doc)`: that saves no time, and the documentation of another crate that shows the struct too
    // would lack the table.
    let doc = doc::table(input).map(|table| quote_spanned!(site()=> #![doc = #table]));
    let body = quote_spanned! {site()=>
        #doc
        const SCHEMA: &'static __p::Schema = &__p::schema(#name, &[#nodes]) #calls;
        fn __read(__r: &mut __p::Reader<'_>) -> __p::Option<Self> {
            #whole
            #read
        }
    };
    // A struct without a fallback type or a check of the app's needs neither name.
    let beside = quote_spanned! {site()=>
        #[allow(unused_imports)]
        use __p::{Dropped as _, Fallback as _};
        #proofs
    };
    implementation(krate, "Config", ident, generics, &body, &beside)
}

/// An implementation of a trait of ours, with what stands beside it; nothing of it is seen from outside.
pub(crate) fn implementation(
    krate: &Path,
    name: &str,
    ident: &Ident,
    generics: &Generics,
    body: &TokenStream,
    beside: &TokenStream,
) -> TokenStream {
    let name = Ident::new(name, site());
    let (generics, arguments, bounds) = generics.split_for_impl();
    quote_spanned! {site()=>
        const _: () = {
            use #krate::__private as __p;
            #[automatically_derived]
            impl #generics __p::#name for #ident #arguments #bounds { #body }
            #beside
        };
    }
}

/// Names of ours cannot meet names of the user's there.
pub(crate) fn site() -> Span {
    Span::mixed_site()
}

/// The same, at the place of a type: where an error about it belongs.
pub(crate) fn at(ty: &Type) -> Span {
    types::span(ty).resolved_at(site())
}

/// The same, at the place of a function of the app's.
fn at_path(path: &Path) -> Span {
    path.last.span().resolved_at(site())
}

/// The body of the reading function.
fn read(input: &Input<'_>) -> TokenStream {
    let (mut none, mut calls) = (TokenStream::new(), TokenStream::new());
    let (mut locals, mut values) = (TokenStream::new(), TokenStream::new());
    let mut place = 0;
    for field in &input.fields {
        let ident = &field.ident;
        if let FieldKind::Skip(value) = &field.kind {
            quote!(#ident: #value,).to_tokens(&mut values);
            continue;
        }
        let local = Ident::new(&format!("__{place}"), site());
        quote_spanned!(site()=> __p::None,).to_tokens(&mut none);
        field_call(place, field).to_tokens(&mut calls);
        quote_spanned!(site()=> __p::Some(#local),).to_tokens(&mut locals);
        quote!(#ident: #local,).to_tokens(&mut values);
        place += 1;
    }
    let literal = quote_spanned!(site()=> Self { #values });
    let finish = match &input.validate {
        None => quote_spanned!(site()=> __p::Some(#literal)),
        Some(validate) => {
            let rejected = rejected(validate);
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
    if place == 0 {
        return quote_spanned!(site()=> let _ = __r; #finish);
    }
    let (groups, hold) = groups(input);
    quote_spanned! {site()=>
        let mut __o = (#none);
        #calls
        #groups
        let (#locals) = __o else { return __p::None };
        #hold
        #finish
    }
}

/// The check of the struct's groups, while the values are there to be compared, whatever became of the fields; and
/// what its outcome is good for.
fn groups(input: &Input<'_>) -> (TokenStream, TokenStream) {
    let (mut literals, mut values) = (TokenStream::new(), TokenStream::new());
    let mut any = false;
    for (_, group) in input.groups() {
        any = true;
        let (Some(literal), [member]) = (&group.value, group.members.as_slice()) else { continue };
        let Some((place, Field { attrs, kind, .. })) = input.member(member) else { continue };
        let FieldKind::Value { ty, shape, optional, .. } = kind else { continue };
        let (place, text, parse) = (number(place), literal.text(), parse(attrs, shape));
        let equals = Ident::new(if *optional { "equals_option" } else { "equals" }, site());
        literal_check(attrs, shape, literal).to_tokens(&mut literals);
        quote_spanned!(at(ty)=> __p::#equals::<#ty>(&__o.#place, #text, #parse),).to_tokens(&mut values);
    }
    if !any {
        return (TokenStream::new(), TokenStream::new());
    }
    let check = quote_spanned! {site()=>
        #literals
        let __g = __r.groups(<Self as __p::Config>::SCHEMA, &[#values]);
    };
    (check, quote_spanned!(site()=> if !__g { return __p::None; }))
}

fn field_call(place: usize, field: &Field<'_>) -> TokenStream {
    let place = number(place);
    match &field.kind {
        FieldKind::Skip(_) => TokenStream::new(),
        // Through the probe: the table names the trait already, and says so where it is not implemented.
        FieldKind::Nested { ty, optional: false, .. } => {
            quote_spanned!(at(ty)=> __p::Probe::<#ty>::nest(__r, &mut __o.#place);)
        }
        FieldKind::Nested { ty, optional: true, .. } => {
            quote_spanned!(at(ty)=> __p::Probe::<#ty>::nest_option(__r, &mut __o.#place);)
        }
        FieldKind::Value { ty, shape, optional, .. } => {
            let attrs = &field.attrs;
            let parse = checked(attrs, shape, parse(attrs, shape));
            let computed = match (&attrs.default, &attrs.default_with) {
                (_, Some(given)) => Some(given.value.clone()),
                (Some(given), _) if given.value.is_none() => {
                    Some(quote_spanned!(at(ty)=> <#ty as __p::Default>::default()))
                }
                _ => None,
            };
            let literal = attrs.default.as_ref().and_then(|given| given.value.as_ref());
            let literal = literal.and_then(|literal| literal_check(attrs, shape, literal));
            if let Some(computed) = computed {
                quote_spanned! {at(ty)=>
                    if __r.set_or::<#ty>(&mut __o.#place, #parse) { __o.#place = __p::Some(#computed); }
                }
            } else if *optional {
                quote_spanned!(at(ty)=> __r.set_option::<#ty>(&mut __o.#place, #parse);)
            } else {
                quote_spanned!(at(ty)=> #literal __r.set::<#ty>(&mut __o.#place, #parse);)
            }
        }
    }
}

/// Has the compiler check a literal against the type.
fn literal_check(attrs: &FieldAttrs, shape: &Shape<'_>, literal: &Literal) -> Option<TokenStream> {
    let Shape::One(ty) = shape else { return None };
    let by_app = attrs.value_parser.is_some() || attrs.serde.is_some();
    // A text for a type that is no primitive is read at run time anyway.
    let tells = !literal.is_text() || matches!(types::known(ty), Known::Number | Known::Plain);
    (!by_app && tells).then(|| quote_spanned!(at(ty)=> let _ = || { __p::Probe::<#ty>::literal(#literal); };))
}

/// A function from text to the field's type, without its checks.
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
        Shape::One(ty) => in_range(attrs, ty, parse_leaf(attrs, ty)),
        Shape::List { collection, item } => {
            let kind = leaf_kind(item, attrs);
            let parse = in_range(attrs, item, parse_leaf(attrs, item));
            quote_spanned!(at(collection)=> |__t| __p::list::<#collection>(__t, #separator, &#kind, #parse))
        }
        Shape::Map { collection, key, value } => {
            let parse_value = in_range(attrs, value, parse_leaf(attrs, value));
            let parse_key = parse_leaf(attrs, key);
            quote_spanned!(at(collection)=> |__t| __p::map::<#collection>(__t, #separator, #parse_key, #parse_value))
        }
    }
}

fn parse_leaf(attrs: &FieldAttrs, ty: &Type) -> TokenStream {
    let parse = match attrs.serde {
        Some(_) => quote_spanned!(at(ty)=> __p::deserialize::<#ty>),
        None => quote_spanned!(at(ty)=> __p::Probe::<#ty>::parse),
    };
    match attrs.secret {
        // The type may not know that it holds a secret, of which nothing is told.
        Some(_) => quote_spanned!(at(ty)=> |__t| __p::without_reason(#parse(__t))),
        None => parse,
    }
}

/// The same function with the bounds checked.
fn in_range(attrs: &FieldAttrs, ty: &Type, parse: TokenStream) -> TokenStream {
    let Some(given) = &attrs.range else { return parse };
    let Range { min, max, inclusive, span } = &given.value;
    if given.value.any_bound(Literal::is_text) || types::is_non_zero(ty) {
        let bounds = text_bounds(&given.value);
        return quote_spanned!(at(ty)=> |__t| __p::in_text_range((#parse)(__t)?, #bounds, #parse));
    }
    // All of the range at its own place, so that an error about it points there.
    let dots = if *inclusive { quote_spanned!(*span=> ..=) } else { quote_spanned!(*span=> ..) };
    let function = if types::is_secret_box(ty) { "secret_in_range" } else { "in_range" };
    let function = Ident::new(function, site());
    quote_spanned!(at(ty)=> |__t| __p::#function((#parse)(__t)?, #min #dots #max))
}

/// The same function with what is checked of the whole field.
fn checked(attrs: &FieldAttrs, shape: &Shape<'_>, parse: TokenStream) -> TokenStream {
    let parse = match (&attrs.value_parser, &attrs.min_len) {
        (_, None) => parse,
        (_, Some(given)) => {
            let length = &given.value;
            quote_spanned!(at(shape.leaf())=> |__t| __p::of_length((#parse)(__t)?, #length))
        }
    };
    let parse = match (&attrs.value_parser, shape) {
        // Bounds of a list are those of its items, and checked there.
        (Some(_), Shape::One(ty)) => in_range(attrs, ty, parse),
        _ => parse,
    };
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

/// What a check of the app's has against `__v`.
fn rejected(validate: &Path) -> TokenStream {
    quote_spanned! {at_path(validate)=>
        match __p::checked(#validate(&__v)) {
            __p::Ok(()) => __p::None,
            __p::Err(__e) => __p::Some(__p::AppError(__e).rejected()),
        }
    }
}
