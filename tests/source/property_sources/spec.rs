//! The declarations of a struct, as plain data.

pub(crate) struct Spec {
    pub(crate) prefix: &'static str,
    pub(crate) secret_files: bool,
    pub(crate) warn_unknown: bool,
    pub(crate) groups: &'static [Group],
    pub(crate) nodes: &'static [Node],
}

pub(crate) enum Node {
    Var(Var),
    Nested { prefix: &'static str, optional: bool, spec: &'static Spec },
}

#[derive(Clone, Copy)]
pub(crate) struct Var {
    own: &'static str,
    pub(crate) kind: Kind,
    pub(crate) absent: Absent,
    pub(crate) old: &'static [&'static str],
    /// Names of other variables, in full.
    pub(crate) fallbacks: &'static [&'static str],
    pub(crate) allow_empty: bool,
    no_prefix: bool,
    pub(crate) shared: bool,
}

/// The result if the variable is absent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Absent {
    Required,
    Optional,
    Default(&'static str),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    /// Text with a check.
    Checked,
    /// A number from 10 to 99.
    Number,
    /// A secret of any length.
    Token,
    /// A secret of 4 characters or more.
    Key,
    /// A Redis URL.
    Url,
}

pub(crate) struct Group {
    pub(crate) rule: Rule,
    /// The places of the members among the nodes.
    pub(crate) members: &'static [usize],
}

#[derive(Clone, Copy)]
pub(crate) enum Rule {
    OneOf,
    AnyOf,
    AllOrNone,
    Requires,
    Conflicts,
    RequiredIf(Option<&'static str>),
}

impl Spec {
    pub(crate) const NONE: Self =
        Self { prefix: "", secret_files: false, warn_unknown: false, groups: &[], nodes: &[] };
}

pub(crate) const fn group(rule: Rule, members: &'static [usize]) -> Group {
    Group { rule, members }
}

pub(crate) const fn nested(prefix: &'static str, spec: &'static Spec) -> Node {
    Node::Nested { prefix, optional: false, spec }
}

pub(crate) const fn optional(prefix: &'static str, spec: &'static Spec) -> Node {
    Node::Nested { prefix, optional: true, spec }
}

pub(crate) const fn var(own: &'static str, kind: Kind, absent: Absent) -> Var {
    Var { own, kind, absent, old: &[], fallbacks: &[], allow_empty: false, no_prefix: false, shared: false }
}

impl Var {
    pub(crate) const fn old(self, old: &'static [&'static str]) -> Self {
        Self { old, ..self }
    }

    pub(crate) const fn fallbacks(self, fallbacks: &'static [&'static str]) -> Self {
        Self { fallbacks, ..self }
    }

    pub(crate) const fn allow_empty(self) -> Self {
        Self { allow_empty: true, ..self }
    }

    pub(crate) const fn no_prefix(self) -> Self {
        Self { no_prefix: true, ..self }
    }

    pub(crate) const fn shared(self) -> Self {
        Self { shared: true, ..self }
    }

    pub(crate) const fn node(self) -> Node {
        Node::Var(self)
    }

    /// The variable's name after the prefixes of the outer structs and of its own struct.
    pub(crate) fn name(&self, spec: &Spec, prefix: &str) -> String {
        self.after_prefixes(spec, prefix, self.own)
    }

    pub(crate) fn old_names(&self, spec: &Spec, prefix: &str) -> Vec<String> {
        self.old.iter().map(|old| self.after_prefixes(spec, prefix, old)).collect()
    }

    fn after_prefixes(&self, spec: &Spec, prefix: &str, name: &str) -> String {
        if self.no_prefix { name.to_owned() } else { format!("{prefix}{}{name}", spec.prefix) }
    }
}

/// A text and its result: a value, or the code of a problem.
pub(crate) type Reading = (&'static str, Result<&'static str, &'static str>);

impl Kind {
    /// Whether values of this kind may come from secret files.
    pub(crate) const fn is_sensitive(self) -> bool {
        matches!(self, Self::Token | Self::Key | Self::Url)
    }

    /// Whether any text is accepted, so that only a warning can say what is suspicious.
    pub(crate) const fn is_as_it_is(self) -> bool {
        !matches!(self, Self::Number | Self::Url)
    }

    pub(crate) const fn readings(self) -> &'static [Reading] {
        match self {
            Self::Text => &[("eu", Ok("eu")), ("us-1", Ok("us-1")), ("\"quoted1\"", Ok("\"quoted1\""))],
            Self::Checked => &[("eu", Ok("eu")), ("us-1", Ok("us-1")), ("refused", Err("rejected"))],
            Self::Number => &[
                ("10", Ok("10")),
                ("42", Ok("42")),
                ("+042", Ok("42")),
                ("99", Ok("99")),
                ("7", Err("out_of_range")),
                ("100", Err("out_of_range")),
                ("42 ", Err("invalid")),
                ("ZQXJK", Err("invalid")),
            ],
            Self::Token => &[
                ("t0k3n-1", Ok("t0k3n-1")),
                ("t0k3n-2", Ok("t0k3n-2")),
                ("t0k3n-3", Ok("t0k3n-3")),
                ("t0k3n-3\n", Ok("t0k3n-3\n")),
                ("changeme", Ok("changeme")),
                ("API_TOKEN=t0k3n", Ok("API_TOKEN=t0k3n")),
            ],
            Self::Key => &[
                ("k3y-1234", Ok("k3y-1234")),
                ("k3y-5678", Ok("k3y-5678")),
                ("'k3y-90'", Ok("'k3y-90'")),
                ("k3y", Err("too_short")),
            ],
            Self::Url => &[
                ("redis://cache", Ok("redis://cache")),
                ("rediss://cache/1", Ok("rediss://cache/1")),
                ("mysql://ZQXJK", Err("invalid")),
                ("redis://cache\n", Err("invalid")),
            ],
        }
    }
}
