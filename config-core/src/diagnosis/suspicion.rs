//! The classes of suspicious values, with what the report says about each.

use std::borrow::Cow;

use super::clash::Clash;
use super::form::Form;
use super::pattern::is_any;
use super::url_part::UrlPart;
use crate::strings::concat;
use crate::value::{Class, Fault};

/// What a value most likely is instead of what was meant. A closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Suspicion {
    /// An address such as `tcp://10.0.0.1:5432`, which Kubernetes and Docker set for a service.
    ServiceLink,
    Quoted,
    /// Quotes around the value that are escaped, such as `\"` or `&quot;`.
    EscapedQuotes,
    /// Quotes around the value with a sign beside them, as in code.
    StringOfCode,
    /// A quote at one end of a path.
    StrayQuote,
    LineBreak,
    /// A line break at the end that is written as a backslash and an n.
    EscapedLineBreak,
    CarriageReturn,
    Blank,
    Invisible,
    /// The codes of a terminal for colours, which a program printed around the value.
    Colours,
    /// A variable such as `${NAME}` that nothing expanded, in one of its forms.
    Unexpanded(Form),
    /// A reference such as `op://vault/item/field`, or a value that is still encrypted.
    Reference,
    /// A placeholder such as `changeme` or `<your-key>`.
    Placeholder,
    /// A secret as a screen or a log shows it, such as `****1234`.
    Masked,
    /// The URL of a service where a number, a word or an address belongs.
    OtherService,
    /// `NAME=value` or `NAME: value` where only the value belongs.
    Assignment,
    /// A comment of an env file, after the value or in its place.
    Comment,
    /// What a program prints for a missing value, such as `undefined` or `<nil>`.
    Nothing,
    /// A word such as `false` or `none`, for an optional value of another kind.
    Off,
    /// A word such as `false`, where the variable is on because it is set at all.
    OnThoughOff,
    /// A key or certificate in PEM without its line breaks.
    Pem,
    /// A key or certificate in PEM where bytes in base64 or hexadecimal belong.
    PemForBytes,
    /// The path of a secret's file where the secret belongs.
    SecretPath {
        /// Whether the variable of the same name with `_FILE` would read the file.
        is_read: bool,
    },
    /// A scheme and a well-known port of another scheme.
    SchemeAndPort(Clash),
    /// A URL with a part that nobody means.
    UrlPart(UrlPart),
    /// A command line that holds the value.
    Command,
    /// JSON where a number or a word belongs.
    Json,
    /// Several items that the separator of the list or map does not separate.
    SeveralItems,
    /// A list in the brackets of YAML, or a map in its braces.
    Brackets,
    /// A URL with a password in a field of plain text.
    PlainPassword,
    /// A URL in base64, as the field `data` of a Kubernetes Secret has it.
    UrlInBase64,
    /// A URL whose `://` is percent-encoded.
    EscapedUrl,
    /// The URL of a file or a bucket where a path belongs.
    UrlForPath,
    /// A path that Git Bash made of another one.
    GitBashPath,
}

impl Suspicion {
    /// A stable identifier, which does not change between releases.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::ServiceLink => "service_link",
            Self::Quoted | Self::EscapedQuotes | Self::StringOfCode | Self::StrayQuote => "quoted",
            Self::LineBreak | Self::EscapedLineBreak => "line_break",
            Self::CarriageReturn => "carriage_return",
            Self::Blank => "blank",
            Self::Invisible | Self::Colours => "invisible",
            Self::Unexpanded(_) => "unexpanded",
            Self::Reference => "reference",
            Self::Placeholder | Self::Masked => "placeholder",
            Self::OtherService => "other_service",
            Self::Assignment => "assignment",
            Self::Comment => "comment",
            Self::Nothing => "nothing",
            Self::Off => "off",
            Self::OnThoughOff => "on_though_off",
            Self::Pem => "pem",
            Self::PemForBytes => "pem_for_bytes",
            Self::SecretPath { .. } => "secret_path",
            Self::SchemeAndPort(_) => "scheme_and_port",
            Self::UrlPart(_) => "url_part",
            Self::Command => "command",
            Self::Json => "json",
            Self::SeveralItems => "several_items",
            Self::Brackets => "brackets",
            Self::PlainPassword => "plain_password",
            Self::UrlInBase64 | Self::EscapedUrl => "encoded",
            Self::UrlForPath | Self::GitBashPath => "path",
        }
    }

    /// A clause that follows the variable's name, or "it": `ends in a line break`.
    pub(crate) const fn what(self) -> &'static str {
        match self {
            Self::ServiceLink => "is an address that Kubernetes or Docker made for a service of this name",
            Self::Quoted => "is wrapped in quotes, which are part of the value here",
            Self::EscapedQuotes => {
                "is wrapped in escaped quotes, such as \\\" or &quot;, which are part of the value here"
            }
            Self::StringOfCode => "has quotes around it, and a letter, a comma or a semicolon beside them",
            Self::StrayQuote => "has a quote at one end, which is part of the value here",
            Self::LineBreak => "ends in a line break",
            Self::EscapedLineBreak => "ends in a backslash and an n, which do not break the line here",
            Self::CarriageReturn => "ends in a carriage return",
            Self::Blank => "begins or ends with a blank",
            Self::Invisible => "has an invisible character in it",
            Self::Colours => "has the colour codes of a terminal in it",
            Self::Unexpanded(form) => form.what(),
            Self::Reference => "is a reference to a secret, or an encrypted secret, that nothing resolved",
            Self::Placeholder => "is a placeholder",
            Self::Masked => "is masked, as a screen or a log shows a secret",
            Self::OtherService => "is the URL of a service",
            Self::Assignment => "has a name and an = or a : before the value",
            Self::Comment => "has a comment in it, which is part of the value here",
            Self::Nothing => "is what a program prints for a value that is missing",
            Self::Off => "is a word for no value",
            Self::OnThoughOff => "is a word for off, but the setting is on, because the variable is set",
            Self::Pem => "is a key or certificate in PEM without its line breaks",
            Self::PemForBytes => "is a key or certificate in PEM, not bytes in this encoding",
            Self::SecretPath { .. } => "is the path of a file, not its content",
            Self::SchemeAndPort(_) => "has a scheme and a port that contradict each other",
            Self::UrlPart(part) => part.what(),
            Self::Command => "is a command",
            Self::Json => "is a JSON value",
            Self::SeveralItems => "has several items in it that its separator does not separate",
            Self::Brackets => {
                "has brackets around its items, which are part of the first and the last one here"
            }
            Self::PlainPassword => "is a URL with a password, which the application keeps as plain text",
            Self::UrlInBase64 => "is a URL in base64",
            Self::EscapedUrl => "is a URL that is percent-encoded as a whole",
            Self::UrlForPath => "is a URL, not a path",
            Self::GitBashPath => "is a path that Git Bash made of another one",
        }
    }

    /// The fix, in a few words.
    pub(crate) const fn fix(self) -> &'static str {
        match self {
            Self::ServiceLink => {
                "set enableServiceLinks: false in the pod, or rename the service, and set this variable"
            }
            Self::Quoted => "remove them: docker run --env-file and lists in a Compose file keep quotes",
            Self::EscapedQuotes => "remove them, and the backslashes before them",
            Self::StringOfCode => "set only what is in the quotes",
            Self::StrayQuote => "remove it",
            Self::EscapedLineBreak => "remove them: echo adds a line break, printf does not",
            Self::LineBreak => "remove it: echo adds one, printf does not",
            Self::CarriageReturn => "remove it: save the file that it comes from with LF line ends",
            Self::Blank => "remove it",
            Self::Invisible => "type the value again, or save its file as UTF-8 without a byte order mark",
            Self::Colours => "remove them: with NO_COLOR=1, most programs print none",
            Self::Unexpanded(_) => "set the value itself",
            Self::Reference => {
                "start the application through the tool that resolves it, or set the secret \
                                itself"
            }
            Self::Placeholder | Self::Masked => "set the real value",
            Self::OtherService => "set the part of it that belongs here",
            Self::Assignment => "remove the name and the sign after it",
            Self::Comment => {
                "remove it, from the # on, and the blanks before it: docker run --env-file keeps a comment after \
                 a value"
            }
            Self::Nothing => "set the real value",
            Self::Off => "remove the variable",
            Self::OnThoughOff => "remove the variable to turn the setting off, or set it to 1",
            Self::Pem => "set it with real line breaks, or read it from a file",
            Self::PemForBytes => "encode its bytes as this variable expects them",
            Self::SecretPath { is_read: true } => {
                "name the path in the variable whose name has _FILE added, and remove this one"
            }
            Self::SecretPath { is_read: false } => {
                "set the content of the file: the application does not read this variable from a file"
            }
            Self::SchemeAndPort(clash) => clash.fix(),
            Self::UrlPart(part) => part.fix(),
            Self::Command => "set only the value that belongs here, without the command and its quotes",
            Self::Json => "set only the value that belongs here",
            Self::SeveralItems => "write each item alone, with the separator between them",
            Self::Brackets => "remove them",
            Self::PlainPassword => {
                "read it as the handle of its service or as a SecretString in the code, so that no log shows it"
            }
            Self::UrlInBase64 => {
                "set the URL itself: in a Secret of Kubernetes, base64 belongs under data, and plain text under \
                 stringData"
            }
            Self::EscapedUrl => {
                "set the URL itself, with :// after the scheme, and keep what is encoded in its parts"
            }
            Self::UrlForPath => "set a path of the file system, without a scheme",
            Self::GitBashPath => "set MSYS_NO_PATHCONV=1 in Git Bash, and set this variable again",
        }
    }

    /// The fix for the variable with this name.
    pub(crate) fn fix_of(self, variable: &str) -> Cow<'static, str> {
        match self {
            Self::SecretPath { is_read: true } => {
                Cow::Owned(concat(&["name the path in ", variable, "_FILE instead"]))
            }
            _ => Cow::Borrowed(self.fix()),
        }
    }

    /// Whether the fix in the reason of a refused URL would be wrong, because nobody meant to write that text.
    pub(crate) const fn replaces(self, fault: Fault) -> bool {
        match self {
            Self::Reference | Self::Off | Self::Colours | Self::StringOfCode => true,
            Self::Unexpanded(_) | Self::Placeholder => !self.is_said_by(fault),
            Self::Comment
            | Self::Nothing
            | Self::SecretPath { .. }
            | Self::UrlInBase64
            | Self::EscapedUrl
            | Self::Command
            | Self::EscapedQuotes
            | Self::EscapedLineBreak => fault.is_of_the_form(),
            _ => false,
        }
    }

    /// Whether the reason of a refusal already says the same, so that only the fix is missing.
    pub(crate) const fn is_said_by(self, fault: Fault) -> bool {
        matches!(
            (self, fault.class()),
            (Self::ServiceLink, Class::ServiceLink)
                | (Self::Quoted, Class::Quoted)
                | (Self::LineBreak | Self::CarriageReturn | Self::EscapedLineBreak, Class::LineEnd)
                | (Self::Blank, Class::Blank)
                | (Self::Invisible, Class::Invisible)
                | (Self::Unexpanded(_), Class::Unexpanded)
                | (Self::OtherService, Class::Url)
                | (Self::Placeholder, Class::Placeholder)
                | (Self::Comment, Class::Comment)
        )
    }

    /// The suspicion for a refused value of a variable with this name: a service link may be just a URL there.
    pub(crate) fn under(self, variable: &str) -> Self {
        if self.fits(variable) { self } else { Self::OtherService }
    }

    /// Whether a variable with this name can hold such a value.
    ///
    /// A service link is only in variables such as `X_PORT` and `X_PORT_5432_TCP`. `tcp://10.0.0.1:2375` in
    /// `DOCKER_HOST` is set on purpose.
    pub(crate) fn fits(self, variable: &str) -> bool {
        self != Self::ServiceLink || is_any("A*_port\nA*_tcp\nA*_udp\nA*_sctp", variable)
    }
}
