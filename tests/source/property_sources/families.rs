//! Structs that use every source of a value. Next to each struct its declarations are written again by hand.

use factor3::resource::Redis;
use factor3::{Config, ExposeSecret as _, SecretString};

use super::spec::{Absent::*, Kind, Node, Rule, Spec, group, nested, optional, var};

/// `secret_files` on the outer struct applies to all structs below.
#[derive(Config)]
#[config(prefix = "APP_", secret_files, warn_unknown, one_of(token, user, cache))]
pub(crate) struct Outer {
    #[config(min_len = 4, renamed_from = "KEY")]
    api_key: SecretString,
    #[config(renamed_from = "PASS", renamed_from = "TICKET", allow_empty)]
    token: Option<SecretString>,
    #[config(renamed_from = "LOGIN", requires(note))]
    user: Option<String>,
    #[config(
        default = 20,
        range = 10..=99,
        renamed_from = "LISTEN",
        renamed_from = "BIND",
        conflicts(note)
    )]
    port: u8,
    #[config(validate = known, required_if(port = 42))]
    note: Option<String>,
    #[config(no_prefix, shared, default = "eu")]
    region: String,
    #[config(default = "redis://localhost")]
    queue_url: Redis,
    #[config(flatten, prefix = "MAIL_")]
    mail: Mail,
    #[config(flatten)]
    cache: Option<Cache>,
}

pub(crate) const OUTER: Spec = Spec {
    prefix: "APP_",
    secret_files: true,
    warn_unknown: true,
    groups: &[
        group(Rule::OneOf, &[1, 2, 8]),
        group(Rule::Requires, &[2, 4]),
        group(Rule::Conflicts, &[3, 4]),
        group(Rule::RequiredIf(Some("42")), &[4, 3]),
    ],
    nodes: &[
        var("API_KEY", Kind::Key, Required).old(&["KEY"]).node(),
        var("TOKEN", Kind::Token, Optional).old(&["PASS", "TICKET"]).allow_empty().node(),
        var("USER", Kind::Text, Optional).old(&["LOGIN"]).node(),
        var("PORT", Kind::Number, Default("20")).old(&["LISTEN", "BIND"]).node(),
        var("NOTE", Kind::Checked, Optional).node(),
        var("REGION", Kind::Text, Default("eu")).no_prefix().shared().node(),
        var("QUEUE_URL", Kind::Url, Default("redis://localhost")).node(),
        nested("MAIL_", &MAIL),
        optional("", &CACHE),
    ],
};

#[derive(Config)]
#[config(all_or_none(login, password))]
pub(crate) struct Mail {
    #[config(renamed_from = "USER", allow_empty)]
    login: Option<String>,
    #[config(renamed_from = "PWD")]
    password: Option<SecretString>,
    #[config(required_if(password), fallback = "FROM", fallback = "REPLY_TO")]
    sender: Option<String>,
    #[config(default_with = 77, range = 10..=99)]
    retries: u8,
}

const MAIL: Spec = Spec {
    groups: &[group(Rule::AllOrNone, &[0, 1]), group(Rule::RequiredIf(None), &[2, 1])],
    nodes: &[
        var("LOGIN", Kind::Text, Optional).old(&["USER"]).allow_empty().node(),
        var("PASSWORD", Kind::Token, Optional).old(&["PWD"]).node(),
        var("SENDER", Kind::Text, Optional).fallbacks(&["FROM", "REPLY_TO"]).node(),
        var("RETRIES", Kind::Number, Default("77")).node(),
    ],
    ..Spec::NONE
};

#[derive(Config)]
#[config(prefix = "CACHE_", any_of(size, secret_key, region, deep, label))]
pub(crate) struct Cache {
    #[config(renamed_from = "URI")]
    url: Redis,
    #[config(range = 10..=99, requires(secret_key))]
    size: Option<u8>,
    #[config(conflicts(deep))]
    secret_key: Option<SecretString>,
    #[config(no_prefix, shared)]
    region: Option<String>,
    #[config(flatten)]
    deep: Option<Deep>,
    #[config(default)]
    label: String,
}

const CACHE: Spec = Spec {
    prefix: "CACHE_",
    groups: &[
        group(Rule::AnyOf, &[1, 2, 3, 4, 5]),
        group(Rule::Requires, &[1, 2]),
        group(Rule::Conflicts, &[2, 4]),
    ],
    nodes: &[
        var("URL", Kind::Url, Required).old(&["URI"]).node(),
        var("SIZE", Kind::Number, Optional).node(),
        var("SECRET_KEY", Kind::Token, Optional).node(),
        var("REGION", Kind::Text, Optional).no_prefix().shared().node(),
        optional("", &DEEP),
        var("LABEL", Kind::Text, Default("")).node(),
    ],
    ..Spec::NONE
};

#[derive(Config)]
#[config(prefix = "D_")]
pub(crate) struct Deep {
    #[config(renamed_from = "TITLE")]
    name: String,
    #[config(flatten, prefix = "IN_")]
    below: Below,
    #[config(no_prefix, shared)]
    region: String,
    #[config(renamed_from = "SIGN")]
    signing_key: Option<SecretString>,
}

const DEEP: Spec = Spec {
    prefix: "D_",
    nodes: &[
        var("NAME", Kind::Text, Required).old(&["TITLE"]).node(),
        nested("IN_", &BELOW),
        var("REGION", Kind::Text, Required).no_prefix().shared().node(),
        var("SIGNING_KEY", Kind::Token, Optional).old(&["SIGN"]).node(),
    ],
    ..Spec::NONE
};

#[derive(Config)]
pub(crate) struct Below {
    #[config(renamed_from = "PHRASE", fallback = "MASTER")]
    passphrase: Option<SecretString>,
}

const BELOW: Spec = Spec {
    nodes: &[var("PASSPHRASE", Kind::Token, Optional).old(&["PHRASE"]).fallbacks(&["MASTER"]).node()],
    ..Spec::NONE
};

/// `secret_files` on a nested struct applies to this struct and to all structs below, and to no other.
#[derive(Config)]
pub(crate) struct Plain {
    #[config(allow_empty)]
    token: Option<SecretString>,
    #[config(flatten, requires(token))]
    vault: Option<Vault>,
    #[config(shared, renamed_from = "AREA", validate = known)]
    zone: String,
    #[config(flatten, prefix = "S_")]
    store: Vault,
    #[config(flatten)]
    zoned: Zoned,
    #[config(flatten, prefix = "M_")]
    mail: Mail,
}

pub(crate) const PLAIN: Spec = Spec {
    groups: &[group(Rule::Requires, &[1, 0])],
    nodes: &[
        var("TOKEN", Kind::Token, Optional).allow_empty().node(),
        optional("", &VAULT),
        var("ZONE", Kind::Checked, Required).old(&["AREA"]).shared().node(),
        nested("S_", &VAULT),
        nested("", &ZONED),
        nested("M_", &MAIL),
    ],
    ..Spec::NONE
};

#[derive(Config)]
#[config(prefix = "VAULT_", secret_files, warn_unknown)]
pub(crate) struct Vault {
    #[config(min_len = 4, renamed_from = "OLD_KEY", renamed_from = "OLDEST_KEY")]
    access_key: SecretString,
    url: Option<Redis>,
    #[config(flatten, prefix = "X_")]
    mail: Option<Mail>,
}

const VAULT: Spec = Spec {
    prefix: "VAULT_",
    secret_files: true,
    warn_unknown: true,
    nodes: &[
        var("ACCESS_KEY", Kind::Key, Required).old(&["OLD_KEY", "OLDEST_KEY"]).node(),
        var("URL", Kind::Url, Optional).node(),
        optional("X_", &MAIL),
    ],
    ..Spec::NONE
};

#[derive(Config)]
pub(crate) struct Zoned {
    #[config(shared, renamed_from = "AREA")]
    zone: String,
    #[config(shared, allow_empty)]
    label: Option<String>,
    #[config(flatten)]
    labelled: Labelled,
}

const ZONED: Spec = Spec {
    nodes: &[
        var("ZONE", Kind::Text, Required).old(&["AREA"]).shared().node(),
        var("LABEL", Kind::Text, Optional).shared().allow_empty().node(),
        nested("", &LABELLED),
    ],
    ..Spec::NONE
};

#[derive(Config)]
pub(crate) struct Labelled {
    #[config(shared, default = "none")]
    label: String,
}

const LABELLED: Spec =
    Spec { nodes: &[var("LABEL", Kind::Text, Default("none")).shared().node()], ..Spec::NONE };

/// A struct with so many variables that the environment is read in one pass.
#[derive(Config)]
pub(crate) struct Wide<T: Config> {
    #[config(flatten)]
    inner: T,
    #[config(flatten, prefix = "FILL_")]
    #[allow(dead_code, reason = "never set")]
    fill: Hundred,
}

macro_rules! fill {
    ($name:ident: $ty:ty: $($prefix:literal $field:ident)*) => {
        #[derive(Config)]
        #[allow(dead_code, reason = "never set")]
        struct $name {
            $(#[config(flatten, prefix = $prefix)] $field: $ty,)*
        }
    };
}

fill!(Hundred: Ten: "A_" a "B_" b "C_" c "D_" d "E_" e "F_" f "G_" g "H_" h "I_" i "J_" j);
fill!(Ten: One: "A_" a "B_" b "C_" c "D_" d "E_" e "F_" f "G_" g "H_" h "I_" i "J_" j);

#[derive(Config)]
#[allow(dead_code, reason = "never set")]
struct One {
    text: Option<String>,
}

pub(crate) const FILL: usize = 100;

fn known(text: &str) -> Result<(), &'static str> {
    if text == "refused" { Err("is not a known word") } else { Ok(()) }
}

/// The values of all fields, in the order of declaration. If the struct is absent, there is a `None` for each field.
pub(crate) trait Told: Sized {
    fn told(it: Option<&Self>, to: &mut Vec<Option<String>>);
}

impl Told for String {
    fn told(it: Option<&Self>, to: &mut Vec<Option<String>>) {
        to.push(it.cloned());
    }
}

impl Told for u8 {
    fn told(it: Option<&Self>, to: &mut Vec<Option<String>>) {
        to.push(it.map(ToString::to_string));
    }
}

impl Told for SecretString {
    fn told(it: Option<&Self>, to: &mut Vec<Option<String>>) {
        to.push(it.map(|secret| secret.expose_secret().to_owned()));
    }
}

impl Told for Redis {
    fn told(it: Option<&Self>, to: &mut Vec<Option<String>>) {
        to.push(it.map(|url| url.expose_url().to_owned()));
    }
}

impl<T: Told> Told for Option<T> {
    fn told(it: Option<&Self>, to: &mut Vec<Option<String>>) {
        T::told(it.and_then(Self::as_ref), to);
    }
}

macro_rules! told {
    ($($ty:ident: $($field:ident)*;)*) => {$(
        impl Told for $ty {
            fn told(it: Option<&Self>, to: &mut Vec<Option<String>>) {
                $(Told::told(it.map(|it| &it.$field), to);)*
            }
        }
    )*};
}

told! {
    Outer: api_key token user port note region queue_url mail cache;
    Mail: login password sender retries;
    Cache: url size secret_key region deep label;
    Deep: name below region signing_key;
    Below: passphrase;
    Plain: token vault zone store zoned mail;
    Vault: access_key url mail;
    Zoned: zone label labelled;
    Labelled: label;
}

impl<T: Config + Told> Told for Wide<T> {
    fn told(it: Option<&Self>, to: &mut Vec<Option<String>>) {
        T::told(it.map(|it| &it.inner), to);
    }
}

/// The names that a spec and a schema declare. A test checks that they are the same.
pub(crate) fn names(spec: &Spec, prefix: &str, to: &mut Vec<String>) {
    for node in spec.nodes {
        match node {
            Node::Var(var) => to.push(var.name(spec, prefix)),
            Node::Nested { prefix: own, spec: below, .. } => {
                names(below, &format!("{prefix}{}{own}", spec.prefix), to)
            }
        }
    }
}
