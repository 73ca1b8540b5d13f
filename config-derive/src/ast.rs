//! What was declared: plain data, without tokens to write.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens as _;
use syn::Ident;
use syn::ext::IdentExt as _;

use crate::attr::{self, Ask, FieldAttrs, StructAttrs};
use crate::ctxt::Ctxt;
use crate::generics::Generics;
use crate::group::Group;
use crate::names;
use crate::syntax::{self, Data, Item, Path};
use crate::types::{self, Shape, Type};

/// A struct.
pub(crate) struct Input<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) krate: &'a Path,
    /// What stands before each variable; nothing if no prefix is given.
    pub(crate) prefix: Option<String>,
    /// Instead of `FACTOR3`, if it is given.
    pub(crate) ask: Option<Ask>,
    pub(crate) validate: Option<Path>,
    pub(crate) secret_files: bool,
    /// The word itself, if it is given.
    pub(crate) warn_unknown: Option<Ident>,
    /// Those that stand on the struct: see [`Input::groups`].
    groups: Vec<Group>,
    pub(crate) fields: Vec<Field<'a>>,
}

/// A field, its place in the struct being that in the list.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    /// The field with its struct: `AppConfig.port`.
    pub(crate) path: String,
    pub(crate) doc: String,
    pub(crate) attrs: FieldAttrs,
    pub(crate) kind: FieldKind<'a>,
}

pub(crate) enum FieldKind<'a> {
    /// Reads nothing.
    Skip(TokenStream),
    /// A nested struct, all of whose variables have the prefix.
    Nested { ty: &'a Type, optional: bool, prefix: String },
    /// One variable. `ty` is that inside of an `Option`; `old_names` are as whole as `name`.
    Value { name: String, old_names: Vec<String>, ty: &'a Type, shape: Shape<'a>, optional: bool },
}

impl<'a> Input<'a> {
    /// Nothing, if the item is no struct with named fields.
    pub(crate) fn from_syn(
        ctxt: &Ctxt,
        input: &'a Item,
        attrs: StructAttrs,
        krate: &'a Path,
    ) -> Option<Self> {
        let named = named(ctxt, input)?;
        let mut prefix = attrs.prefix.as_ref().map(|given| given.value.value());
        if let (Some(given), Some(prefix)) = (&attrs.prefix, &mut prefix) {
            if !names::is_valid(prefix) {
                ctxt.error(&given.value, "a prefix is made of letters, digits and `_`: `prefix = \"MAIL_\"`");
                // Without it: it would spoil every name behind it, each with an error of its own.
                prefix.clear();
            }
        }
        let mut fields = Vec::new();
        for field in named {
            fields.push(Field::from_syn(ctxt, &input.ident, prefix.as_deref().unwrap_or_default(), field));
        }
        Some(Self {
            ident: &input.ident,
            generics: &input.generics,
            krate,
            prefix,
            ask: attrs.ask.map(|ask| ask.value),
            validate: attrs.validate.map(|validate| validate.value),
            secret_files: attrs.secret_files.is_some(),
            warn_unknown: attrs.warn_unknown.map(|given| given.key),
            groups: attrs.groups,
            fields,
        })
    }

    /// Every group in the order of the table, with the field that it stands on, if it stands on one.
    pub(crate) fn groups(&self) -> impl Iterator<Item = (Option<&Field<'a>>, &Group)> {
        let of_struct = self.groups.iter().map(|group| (None, group));
        let of_fields = self.fields.iter().flat_map(|field| {
            let groups = field.attrs.groups.iter();
            groups.map(move |group| (Some(field), group))
        });
        of_struct.chain(of_fields)
    }

    /// The field of that name, and its place among the fields that are read.
    pub(crate) fn member(&self, name: &Ident) -> Option<(usize, &Field<'a>)> {
        let mut place = 0;
        for field in &self.fields {
            if field.ident.unraw() == name.unraw() {
                return Some((place, field));
            }
            place += usize::from(field.is_read());
        }
        None
    }

    /// The names of the type's own parameters, without lifetimes.
    pub(crate) fn parameters(&self) -> Vec<Ident> {
        self.generics.parameters.iter().filter_map(|parameter| parameter.name.clone()).collect()
    }
}

impl<'a> Field<'a> {
    fn from_syn(ctxt: &Ctxt, of: &Ident, prefix: &str, field: &'a syntax::Field) -> Self {
        let ident = &field.ident;
        let attrs = FieldAttrs::from_syn(ctxt, &field.attrs);
        let prefix = if attrs.no_prefix.is_some() { "" } else { prefix };
        let inner = types::option(&field.ty);
        let ty = inner.unwrap_or(&field.ty);
        let optional = inner.is_some();
        let kind = if let Some(skip) = &attrs.skip {
            FieldKind::Skip(skip.value.clone())
        } else if attrs.flatten.is_some() {
            let own = attrs.prefix.as_ref().map(|prefix| prefix.value.value()).unwrap_or_default();
            FieldKind::Nested { ty, optional, prefix: format!("{prefix}{own}") }
        } else {
            let own = attrs.env.as_ref().map_or_else(|| names::variable(ident), |env| env.value.value());
            // A parser of the app's reads the whole text, also of a list.
            let whole = attrs.value_parser.is_some();
            let shape = if whole { Shape::One(ty) } else { Shape::of(ty) };
            let old_names = attrs.renamed_from.iter().map(|old| format!("{prefix}{}", old.value.value()));
            let old_names = old_names.collect();
            FieldKind::Value { name: format!("{prefix}{own}"), old_names, ty, shape, optional }
        };
        let path = format!("{}.{}", of.unraw(), ident.unraw());
        Self { ident, path, doc: attr::doc(&field.attrs), attrs, kind }
    }

    /// Whether there is a variable of it in the table, or a struct of them.
    pub(crate) const fn is_read(&self) -> bool {
        !matches!(self.kind, FieldKind::Skip(_))
    }
}

fn named<'a>(ctxt: &Ctxt, input: &'a Item) -> Option<&'a [syntax::Field]> {
    let message = match &input.data {
        Data::Named(fields) => return Some(fields),
        Data::Enum(_) => {
            "`Config` is derived for a struct with named fields; for an enum of words derive `FromEnvStr`"
        }
        Data::Other => {
            "`Config` is derived for a struct with named fields: the variables are named after them"
        }
    };
    ctxt.error(&input.ident, message);
    None
}

/// Where factor3 is. A relative path would mean something else wherever the struct is moved to.
pub(crate) fn krate(ctxt: &Ctxt, attrs: &mut StructAttrs) -> Path {
    let Some(krate) = attrs.krate.take() else {
        return Path::of_crate(Ident::new("factor3", Span::call_site()));
    };
    let path = krate.value;
    if path.is_absolute {
        return path;
    }
    let mut shown = String::new();
    for part in path.to_token_stream().to_string().split(' ') {
        shown.push_str(part);
    }
    let message = format!("a relative path: write `crate = ::{shown}` or `crate = crate::{shown}`");
    ctxt.error(&path, &message);
    path.at_root()
}
