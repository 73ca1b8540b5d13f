//! The variables that a struct declares, and the types that they become.

use proc_macro2::TokenStream;
use syn::ext::IdentExt as _;
use syn::{Data, DataStruct, Fields, FieldsNamed, Ident, LitStr, Type};

use crate::attr::{self, FieldAttrs, Introspect};
use crate::ctxt::Ctxt;
use crate::group::Group;
use crate::item::Item;
use crate::names;
use crate::parse::Given;
use crate::types::{self, Shape};

/// A struct.
pub(crate) struct Input<'a> {
    pub(crate) item: &'a Item,
    /// The prefix of each variable's name; `None` if no prefix is given.
    pub(crate) prefix: Option<String>,
    pub(crate) fields: Vec<Field<'a>>,
}

/// A field.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    /// The field with its struct: `AppConfig.port`.
    pub(crate) path: String,
    pub(crate) doc: String,
    pub(crate) attrs: FieldAttrs,
    pub(crate) kind: FieldKind<'a>,
}

pub(crate) enum FieldKind<'a> {
    /// A field that reads nothing, with the expression of its value.
    Skip(TokenStream),
    /// A nested struct; all of its variables have the prefix.
    Nested { ty: &'a Type, optional: bool, prefix: String },
    /// One variable. `ty` is the type in an `Option`; `name` and `old_names` include the prefix.
    Value {
        name: String,
        old_names: Vec<String>,
        ty: &'a Type,
        shape: Shape<'a>,
        optional: bool,
        apart: Vec<Apart>,
    },
}

/// A part of a resource that has a variable of its own.
pub(crate) struct Apart {
    pub(crate) part: Part,
    /// The attribute that asks for it.
    pub(crate) key: Ident,
    /// The given name; `None` if the name follows from that of the URL.
    pub(crate) given: Option<LitStr>,
    /// The name and the old names, with the prefix.
    pub(crate) name: String,
    pub(crate) old_names: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Username,
    Password,
}

impl<'a> Input<'a> {
    /// `None` if the item is not a struct with named fields.
    pub(crate) fn from_syn(ctxt: &Ctxt, item: &'a Item) -> Option<Self> {
        let named = named(ctxt, item)?;
        let mut prefix = item.attrs.prefix.as_ref().map(|given| given.value.value());
        if let (Some(given), Some(prefix)) = (&item.attrs.prefix, &mut prefix) {
            if !names::is_valid(prefix) {
                let message = "this prefix is not valid: use letters, digits and `_` with no digit first, as in \
                               `prefix = \"MAIL_\"`";
                ctxt.error(&given.value, message);
                // An invalid prefix would make every name invalid, and each name would get an error of its own.
                prefix.clear();
            }
        }
        let of = prefix.as_deref().unwrap_or_default();
        let fields = named.named.iter().filter_map(|field| Field::from_syn(ctxt, item, of, field)).collect();
        Some(Self { item, prefix, fields })
    }

    /// Every group in the order of the table, with the field that it is written on (`None` for the struct).
    pub(crate) fn groups(&self) -> impl Iterator<Item = (Option<&Field<'a>>, &Group)> {
        let of_struct = self.item.attrs.groups.iter().map(|group| (None, group));
        let of_fields = self
            .fields
            .iter()
            .flat_map(|field| field.attrs.groups.iter().map(move |group| (Some(field), group)));
        of_struct.chain(of_fields)
    }

    /// The variable that the program answers to, if it is given.
    pub(crate) fn introspect(&self) -> Option<&Introspect> {
        self.item.attrs.introspect.as_ref().map(|given| &given.value)
    }

    /// The names that are no longer read, with the prefix, and their attributes.
    pub(crate) fn retired(&self) -> impl Iterator<Item = (String, &Given<(LitStr, LitStr)>)> {
        let prefix = self.prefix.as_deref().unwrap_or_default();
        self.item.attrs.retired.iter().map(move |given| (format!("{prefix}{}", given.value.0.value()), given))
    }

    pub(crate) const fn secret_files(&self) -> bool {
        self.item.attrs.secret_files.is_some()
    }

    /// Whether a secret of this struct may come from a file.
    pub(crate) fn reads_files(&self) -> bool {
        self.secret_files() || self.fields.iter().any(Field::is_secret_file)
    }

    /// Whether the type names one of the struct's parameters.
    pub(crate) fn is_generic(&self, ty: &Type) -> bool {
        types::mentions(ty, &self.item.generics)
    }

    /// The fields that are read, each with the place of its first row in the table.
    pub(crate) fn read(&self) -> impl Iterator<Item = (usize, &Field<'a>)> {
        let mut next = 0;
        self.fields.iter().filter(|field| field.is_read()).map(move |field| {
            let place = next;
            next += 1 + field.apart().len();
            (place, field)
        })
    }

    /// The field with this name.
    pub(crate) fn field(&self, name: &Ident) -> Option<&Field<'a>> {
        self.fields.iter().find(|field| field.ident.unraw() == name.unraw())
    }

    /// The field with this name and its place in the table, if it is read.
    pub(crate) fn member(&self, name: &Ident) -> Option<(usize, &Field<'a>)> {
        self.read().find(|(_, field)| field.ident.unraw() == name.unraw())
    }
}

impl<'a> Field<'a> {
    fn from_syn(ctxt: &Ctxt, item: &Item, prefix: &str, field: &'a syn::Field) -> Option<Self> {
        let ident = field.ident.as_ref()?;
        let attrs = FieldAttrs::from_syn(ctxt, &field.attrs);
        let prefix = if attrs.no_prefix.is_some() { "" } else { prefix };
        let inner = types::option(&field.ty);
        let (ty, optional) = (inner.unwrap_or(&field.ty), inner.is_some());
        let kind = if let Some(skip) = &attrs.skip {
            FieldKind::Skip(skip.value.clone())
        } else if attrs.flatten.is_some() {
            let own = attrs.prefix.as_ref().map(|prefix| prefix.value.value()).unwrap_or_default();
            FieldKind::Nested { ty, optional, prefix: format!("{prefix}{own}") }
        } else {
            let own = attrs.env.as_ref().map_or_else(|| names::variable(ident), |env| env.value.value());
            // A `value_parser` receives the whole text, even for a list.
            let shape = if attrs.value_parser.is_some() { Shape::One(ty) } else { Shape::of(ty) };
            let old_names = attrs.renamed_from.iter().map(|old| format!("{prefix}{}", old.value.value()));
            let old_names: Vec<String> = old_names.collect();
            let name = format!("{prefix}{own}");
            let apart = [(Part::Username, &attrs.username), (Part::Password, &attrs.password)];
            let apart = apart.into_iter().filter_map(|(part, given)| {
                Some(Apart::new(part, given.as_ref()?, prefix, &name, &old_names))
            });
            let apart = apart.collect();
            FieldKind::Value { name, old_names, ty, shape, optional, apart }
        };
        let path = format!("{}.{}", item.ident.unraw(), ident.unraw());
        Some(Self { ident, path, doc: attr::doc(&field.attrs), attrs, kind })
    }

    /// Whether the field is an `Option` of a variable.
    pub(crate) const fn is_optional(&self) -> bool {
        matches!(self.kind, FieldKind::Value { optional: true, .. })
    }

    /// Whether the field is a secret that is read again while the process runs.
    pub(crate) fn is_secret_file(&self) -> bool {
        matches!(&self.kind, FieldKind::Value { ty, .. } if types::is(ty, "SecretFile"))
    }

    /// The parts that have variables of their own. Their rows follow that of the field.
    pub(crate) fn apart(&self) -> &[Apart] {
        match &self.kind {
            FieldKind::Value { apart, .. } => apart,
            _ => &[],
        }
    }

    /// Whether the table has a row for the field.
    pub(crate) const fn is_read(&self) -> bool {
        !matches!(self.kind, FieldKind::Skip(_))
    }
}

impl Apart {
    fn new(part: Part, given: &Given<Option<LitStr>>, prefix: &str, url: &str, old_urls: &[String]) -> Self {
        let key = given.key.clone();
        // Not `clone`, which is a feature of syn that nothing else here needs.
        let given = given.value.as_ref().map(|name| LitStr::new(&name.value(), name.span()));
        let (name, old_names) = match &given {
            Some(name) => (format!("{prefix}{}", name.value()), Vec::new()),
            None => {
                let apart = |url: &String| names::apart(url, part.word());
                (names::apart(url, part.word()), old_urls.iter().map(apart).collect())
            }
        };
        Self { part, key, given, name, old_names }
    }
}

impl Apart {
    /// The meaning of the variable, after the doc comment of the resource.
    pub(crate) fn doc(&self, resource: &str) -> String {
        let first = resource.split("\n\n").next().unwrap_or_default().trim();
        match first.strip_suffix('.').unwrap_or(first) {
            "" => String::new(),
            first => format!("{first}: the {}.", self.part.noun()),
        }
    }
}

impl Part {
    /// The name of the part in messages.
    pub(crate) const fn noun(self) -> &'static str {
        match self {
            Self::Username => "user name",
            Self::Password => "password",
        }
    }

    /// The end of the variable's name.
    const fn word(self) -> &'static str {
        match self {
            Self::Username => "USER",
            Self::Password => "PASSWORD",
        }
    }
}

fn named<'a>(ctxt: &Ctxt, item: &'a Item) -> Option<&'a FieldsNamed> {
    let message = match item.data.as_ref()? {
        Data::Struct(DataStruct { fields: Fields::Named(fields), .. }) => return Some(fields),
        Data::Enum(_) => {
            "`Config` can only be derived for a struct with named fields: derive `FromEnvStr` for an enum of words"
        }
        _ => {
            "`Config` can only be derived for a struct with named fields: use one, since variables are named after \
             fields"
        }
    };
    ctxt.error(&item.ident, message);
    None
}
