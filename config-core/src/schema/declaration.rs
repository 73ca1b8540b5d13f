use std::borrow::Cow;
use std::ffi::OsStr;

use crate::kind::Kind;
use crate::strings::{concat, split_once};

/// One variable as its struct declares it, without the prefixes of the outer structs.
#[derive(Clone, Copy, Debug, PartialEq)]
#[doc(hidden)]
pub struct Declaration {
    /// The variable's name, a space, and its field with the name of the struct: `PORT AppConfig.port`.
    // It is one text, since each text in a table costs a 64-bit position-independent program 40 bytes: pointer, length
    // and relocation.
    pub(super) names: &'static str,
    pub(super) name_length: u16,
    pub(super) flags: u16,
    pub(crate) kind: &'static Kind,
    pub(super) doc: Option<&'static str>,
    pub(crate) default: Option<&'static str>,
    pub(super) extra: Option<&'static Extra>,
}

/// What only few variables declare. It is a separate struct, so that all other declarations stay small.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[doc(hidden)]
pub struct Extra {
    pub(crate) example: Option<&'static str>,
    pub(crate) generate: Option<&'static str>,
    pub(crate) separator: Option<&'static str>,
    pub(crate) range: Option<Range>,
    pub(crate) min_len: Option<usize>,
    /// Old names, without the prefixes of the outer structs.
    pub(crate) renamed_from: &'static [&'static str],
    /// Names of other variables, in full.
    pub(crate) fallbacks: &'static [&'static str],
    /// The place of the field whose value is the default, among the nodes of the struct.
    pub(crate) default_from: Option<usize>,
    /// What the application's function or type reads.
    pub(crate) expected: Option<&'static str>,
    /// Why the variable may be a grouped environment.
    pub(crate) grouped: Option<&'static str>,
}

/// The bounds of a value, as the variable would hold them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Range {
    pub(crate) min: Option<&'static str>,
    pub(crate) max: Option<&'static str>,
    pub(crate) inclusive: bool,
}

pub(super) const OPTIONAL: u16 = 1;
pub(super) const COMPUTED: u16 = 2;
pub(super) const ALLOWS_EMPTY: u16 = 4;
pub(super) const RESETS_PREFIX: u16 = 8;
pub(super) const SHARED: u16 = 16;
pub(super) const NOT_SECRET: u16 = 32;
pub(super) const PASSWORD_APART: u16 = 64;
pub(super) const USERNAME_APART: u16 = 128;
pub(super) const IN_FILE: u16 = 256;
pub(super) const CHECKED: u16 = 512;
pub(super) const NAMED_AS_CREDENTIAL: u16 = 1024;

impl Declaration {
    /// What kind of value the variable holds.
    pub const fn kind(&self) -> &'static Kind {
        self.kind
    }

    /// The field's doc comment. It is empty if the field has none.
    pub const fn doc(&self) -> &'static str {
        match self.doc {
            Some(doc) => doc,
            None => "",
        }
    }

    /// The default as the variable would hold it. It is `None` if there is no default, or if the code computes the
    /// default.
    pub const fn default(&self) -> Option<&'static str> {
        self.default
    }

    /// Whether the variable has to be set: it has no default and is not optional.
    pub const fn is_required(&self) -> bool {
        self.default.is_none() && self.flags & (OPTIONAL | COMPUTED) == 0
    }

    /// Whether the code computes the default (`default_with`, or `default` without a literal).
    pub const fn has_computed_default(&self) -> bool {
        self.flags & COMPUTED != 0
    }

    /// Whether an empty variable, `NAME=`, is a value. Otherwise it counts as not set.
    pub const fn allows_empty(&self) -> bool {
        self.flags & ALLOWS_EMPTY != 0
    }

    /// The example that the field declares.
    pub const fn example(&self) -> Option<&'static str> {
        match self.extra {
            Some(extra) => extra.example,
            None => None,
        }
    }

    /// The command that makes a value, as the field declares it: `openssl rand -hex 32`.
    pub const fn generate(&self) -> Option<&'static str> {
        match self.extra {
            Some(extra) => extra.generate,
            None => None,
        }
    }

    /// The separator between the items of a list or map.
    pub const fn separator(&self) -> &'static str {
        match self.extra {
            Some(Extra { separator: Some(separator), .. }) => separator,
            _ => ",",
        }
    }

    /// The variable's old names, without the prefixes of the outer structs.
    pub const fn renamed_from(&self) -> &'static [&'static str] {
        match self.extra {
            Some(extra) => extra.renamed_from,
            None => &[],
        }
    }

    /// The full names of the variables that are read if this one is not set.
    pub const fn fallbacks(&self) -> &'static [&'static str] {
        match self.extra {
            Some(extra) => extra.fallbacks,
            None => &[],
        }
    }

    /// What the application says that its function or type reads.
    pub const fn expected(&self) -> Option<&'static str> {
        match self.extra {
            Some(extra) => extra.expected,
            None => None,
        }
    }

    /// Why the variable may be a grouped environment.
    pub const fn grouped(&self) -> Option<&'static str> {
        match self.extra {
            Some(extra) => extra.grouped,
            None => None,
        }
    }

    /// The place of the field whose value is the default, among the nodes of the struct.
    pub(crate) fn default_from(&self) -> Option<usize> {
        self.extra.and_then(|extra| extra.default_from)
    }

    /// Whether the value may come from another name.
    pub(crate) const fn has_other_names(&self) -> bool {
        !self.renamed_from().is_empty() || !self.fallbacks().is_empty()
    }

    pub(crate) fn range(&self) -> Option<Range> {
        self.extra.and_then(|extra| extra.range)
    }

    pub(crate) fn min_len(&self) -> Option<usize> {
        self.extra.and_then(|extra| extra.min_len)
    }

    pub(crate) const fn is_shared(&self) -> bool {
        self.flags & SHARED != 0
    }

    pub(crate) const fn is_not_secret(&self) -> bool {
        self.flags & NOT_SECRET != 0
    }

    /// Whether the variable may hold a credential. Of `is_set`, only the name tells whether it may.
    pub(crate) const fn may_hold_credential(&self) -> bool {
        self.kind.is_sensitive() || self.flags & NAMED_AS_CREDENTIAL != 0
    }

    /// Whether the value is a secret that may be in a file even if the struct has no `secret_files` (`SecretFile`).
    pub(crate) const fn is_secret_file(&self) -> bool {
        self.flags & IN_FILE != 0
    }

    /// Whether the value may come from a file. `secret_files`: whether the struct allows that.
    pub(crate) const fn may_be_in_file(&self, secret_files: bool) -> bool {
        (secret_files || self.is_secret_file()) && self.kind.is_sensitive()
    }

    /// Whether the user name and the password of a resource have variables of their own. Their rows follow, in this order.
    pub(crate) const fn has_apart(&self) -> (bool, bool) {
        (self.flags & USERNAME_APART != 0, self.flags & PASSWORD_APART != 0)
    }

    /// The example of a service's URL, without the user and the password that have variables of their own.
    pub(crate) fn url_example(&self, example: &'static str) -> Cow<'static, str> {
        let parts =
            example.split_once("://").and_then(|(scheme, rest)| Some((scheme, rest.split_once('@')?)));
        match (parts, self.has_apart()) {
            (Some((scheme, (userinfo, place))), (user_apart, true)) => {
                let (user, _) = userinfo.split_once(':').unwrap_or((userinfo, ""));
                let user = if user_apart { "" } else { user };
                let at = if user.is_empty() { "" } else { "@" };
                Cow::Owned(concat(&[scheme, "://", user, at, place]))
            }
            _ => Cow::Borrowed(example),
        }
    }

    /// Whether the value belongs among the secrets of a deploy. The URL of a resource does not if its password is apart.
    #[cfg(feature = "contract")]
    pub(crate) const fn is_confidential(&self) -> bool {
        self.kind.is_sensitive() && self.flags & PASSWORD_APART == 0
    }

    /// Whether the application checks the value (`validate`).
    #[cfg(feature = "contract")]
    pub(crate) const fn is_checked(&self) -> bool {
        self.flags & CHECKED != 0
    }

    pub(crate) const fn resets_prefix(&self) -> bool {
        self.flags & RESETS_PREFIX != 0
    }

    /// The variable's name, without the prefixes of the outer structs.
    pub(crate) fn name(&self) -> &'static str {
        self.names.get(..usize::from(self.name_length)).unwrap_or(self.names)
    }

    /// The variable's field, with the name of the struct.
    pub(crate) fn field(&self) -> &'static str {
        self.names.get(usize::from(self.name_length) + 1..).unwrap_or("")
    }

    /// The name of the variable's field.
    pub(crate) fn field_name(&self) -> &'static str {
        split_once(self.field(), ".").map_or("", |(_, field)| field)
    }

    /// The variable's field, after the path of a nested struct.
    pub(super) fn field_of(&self, path: &str) -> Cow<'static, str> {
        Cow::Owned(concat(&[path, ".", self.field_name()]))
    }

    /// The variable's name and field, for constant expressions.
    pub(crate) const fn name_and_field(&self) -> (&'static str, &'static str) {
        let (name, field) = self.names.as_bytes().split_at(self.name_length as usize);
        let (_, field) = field.split_at(1);
        match (core::str::from_utf8(name), core::str::from_utf8(field)) {
            (Ok(name), Ok(field)) => (name, field),
            _ => (self.names, ""),
        }
    }

    /// Whether both variables say the same about their values.
    pub(crate) fn expects_the_same_as(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.expected() == other.expected()
            && self.range() == other.range()
            && self.min_len() == other.min_len()
            && self.separator() == other.separator()
            && self.example() == other.example()
            && self.allows_empty() == other.allows_empty()
    }

    /// Visits the old names and the fallbacks of the variable, in full. `prefix` is that of the outer structs.
    pub(crate) fn each_further_name(&self, prefix: &str, visit: &mut dyn FnMut(String)) {
        let prefix = if self.resets_prefix() { "" } else { prefix };
        for old in self.renamed_from() {
            visit(concat(&[prefix, old]));
        }
        for fallback in self.fallbacks() {
            visit((*fallback).to_owned());
        }
    }

    /// Whether a value counts as set. An empty value may not.
    pub(crate) fn accepts(&self, value: &OsStr) -> bool {
        !value.is_empty() || self.allows_empty()
    }

    pub(crate) fn name_after(&self, prefix: &str) -> Cow<'static, str> {
        if prefix.is_empty() || self.resets_prefix() {
            Cow::Borrowed(self.name())
        } else {
            Cow::Owned(concat(&[prefix, self.name()]))
        }
    }
}
