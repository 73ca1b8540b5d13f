//! Guesses what a suspicious value most likely is.
//!
//! A guess reveals only the class of a value, so a secret stays secret.

use super::comment::{has_comment, has_comment_after_items};
use super::form::Form;
use super::items;
use super::masks::{is_like_placeholder, is_masked};
use super::paths::{self, is_of_git_bash};
use super::placeholders::is_placeholder;
use super::quotes::{
    ends_in_escaped_line_break, is_in_escaped_quotes, is_string_of_code, is_wrapped, is_wrapped_whole,
};
use super::signs::{
    LONGEST, begins_reference, has_colours, has_invisible, has_lines, has_scheme, has_zero_width,
    is_any_command, is_command, is_json, is_nothing, is_off, is_padded, is_pem, is_pem_without_lines,
    is_reference, is_secret_path, is_service_link, joins_last, joins_next, names_a_credential, names_a_value,
};
use super::suspicion::Suspicion;
use super::url;
use super::variables::{
    has_unexpanded, has_unexpanded_directory, is_command_in_backquotes, is_unexpanded, is_unexpanded_secret,
};
use crate::kind::Kind;
use crate::strings;
use crate::value::whitespace::{Unseen, ends};
use crate::value::{Class, FromEnvStr as _, ValueError};

/// A name and the start of its value are not longer.
const NAMED: usize = 256;

/// The suspicion about a text that its type refused with `error`, unless the error says the same and has the fix.
#[cold]
pub(crate) fn of_refused(kind: &Kind, text: &str, error: ValueError) -> Option<Suspicion> {
    // The text itself may be good: its place in the list, its length or the application's check may be the reason.
    let item = kind.item().unwrap_or(kind);
    let suspicion = match item {
        Kind::Text | Kind::Label | Kind::Path | Kind::Secret(Kind::Text) => accepted(text, item.is_secret()),
        _ => typed(kind, text),
    }?;
    let says_all =
        suspicion.is_said_by(error.fault) && (suspicion == Suspicion::Blank || error.fault.has_fix());
    // A reason that is not about the form of a URL has its own sentence about such a text.
    let has_own_sentence = error.fault.has_fix()
        && !error.fault.is_of_the_form()
        && matches!(
            suspicion,
            Suspicion::Command | Suspicion::Json | Suspicion::Nothing | Suspicion::Assignment
        )
        || suspicion == Suspicion::Json && error.fault.class() == Class::Notation;
    (!says_all && !has_own_sentence).then_some(suspicion)
}

/// The suspicion about a refused text because its variable is optional, or its secret may come from a file.
#[cold]
pub(crate) fn of_refused_variable(
    kind: &Kind,
    text: &str,
    optional: bool,
    secret_files: bool,
) -> Option<Suspicion> {
    let item = kind.item().unwrap_or(kind);
    let is_url = matches!(item, Kind::Resource(_) | Kind::Url);
    // The URL of a file is the place of a secret only if its path is.
    let path = if is_url { text.strip_prefix("file://").unwrap_or(text) } else { text };
    if optional && is_off(text, is_url) {
        Some(Suspicion::Off)
    } else if kind.is_sensitive() && is_secret_path(path) {
        Some(Suspicion::SecretPath { is_read: secret_files })
    } else {
        None
    }
}

/// The suspicion about an accepted text of any kind. `secret_files`: whether the secret may come from a file.
#[cold]
pub(crate) fn of_accepted_as(
    kind: &Kind,
    separator: &str,
    text: &str,
    secret_files: bool,
) -> Option<Suspicion> {
    match kind {
        Kind::Secret(_) if is_secret_path(text) => Some(Suspicion::SecretPath { is_read: secret_files }),
        Kind::Secret(_) => of_secret(text).or_else(|| of_url(text, true)),
        Kind::Path if has_unexpanded_directory(text) => Some(Suspicion::Unexpanded(Form::of(text))),
        Kind::Path => of_accepted(text).or_else(|| paths::suspicion(text)),
        Kind::Text | Kind::Label | Kind::Other => {
            let of_url = || of_accepted(text).or_else(|| of_url(text, false));
            let is_plain = *kind == Kind::Text && url::begins(text.as_bytes()) && url::has_password(text);
            of_url().or_else(|| is_plain.then_some(Suspicion::PlainPassword))
        }
        Kind::Resource(_) | Kind::Url if text.len() > LONGEST => None,
        Kind::Resource(resource) => url::suspicion(text, Some(resource)),
        Kind::Url => url::suspicion(text, None),
        Kind::IsSet if is_word_for_off(text) => Some(Suspicion::OnThoughOff),
        Kind::List(item) | Kind::Map(_, item) => {
            let whole = text.trim_ascii();
            if is_wrapped_whole(whole) {
                Some(Suspicion::Quoted)
            } else if whole.len() <= LONGEST && is_unexpanded(whole) {
                Some(Suspicion::Unexpanded(Form::of(whole)))
            } else if has_comment_after_items(whole) {
                Some(Suspicion::Comment)
            } else if items::are_in_brackets(separator, whole) {
                Some(Suspicion::Brackets)
            } else if items::has_several_in_one(kind, item, separator, text) {
                Some(Suspicion::SeveralItems)
            } else {
                items::examined(kind, item, separator, text)
                    .find_map(|text| of_accepted_as(item, "", text, false))
            }
        }
        _ => None,
    }
}

/// The suspicion about a URL that is kept as text.
fn of_url(text: &str, secret: bool) -> Option<Suspicion> {
    if url::begins(text.as_bytes()) { url::of_text(text, secret) } else { None }
}

/// The suspicion about an accepted text that is kept as it is, and that is not [`is_good`](super::is_good).
#[cold]
pub(crate) fn of_accepted(text: &str) -> Option<Suspicion> {
    accepted(text, false)
}

/// The suspicion about an accepted secret that is not [`is_good`](super::is_good).
// More is suspicious in a secret: a placeholder is never a secret, but may be text that the application wants.
#[cold]
pub(crate) fn of_secret(text: &str) -> Option<Suspicion> {
    accepted(text, true)
}

/// The suspicion about the content of a secret file. Every file is examined, since only here `API_KEY=..` is wrong.
#[cold]
pub(crate) fn of_file(text: &str) -> Option<Suspicion> {
    accepted(text, true).or_else(|| names_a_credential(start(text, NAMED)).then_some(Suspicion::Assignment))
}

/// Whether a text begins with the variable's own name and a `=` or a colon, as a line of an env file or of YAML does.
pub(crate) fn names_itself(text: &[u8], prefix: &str, name: &str) -> bool {
    let text = text.strip_prefix(b"export ").unwrap_or(text);
    let rest = text.strip_prefix(prefix.as_bytes()).and_then(|rest| rest.strip_prefix(name.as_bytes()));
    matches!(rest, Some([b'=', _, ..] | [b':', b' ', _, ..]))
}

/// The suspicion about a text that a kind with a grammar refused.
fn typed(kind: &Kind, text: &str) -> Option<Suspicion> {
    let inner = match kind {
        Kind::Secret(inner) => inner,
        kind => kind,
    };
    // Collections drop blanks around their items.
    let is_collection = inner.item().is_some();
    let text = if is_collection { text.trim_ascii() } else { text };
    match ends(text) {
        _ if text.is_empty() => None,
        (.., true) => Some(Suspicion::Blank),
        (_, Unseen::LineFeed, _) => Some(Suspicion::LineBreak),
        (_, Unseen::CarriageReturn, _) => Some(Suspicion::CarriageReturn),
        _ if has_invisible(text) => Some(Suspicion::Invisible),
        (Unseen::No, Unseen::No, _) => as_seen(Some(inner), text, true),
        _ => Some(Suspicion::Blank),
    }
}

/// The suspicion about text that is kept as it is: only what nobody sets on purpose is suspicious.
#[cold]
fn accepted(text: &str, secret: bool) -> Option<Suspicion> {
    let suspicion = match ends(text) {
        _ if text.is_empty() => return None,
        // As text, it may be a separator or an indent.
        (.., true) => return secret.then_some(Suspicion::Blank),
        (Unseen::No, Unseen::No, _) if text.len() > LONGEST => return long(text, secret),
        (Unseen::No, Unseen::No, _) => return as_seen(None, text, secret),
        (Unseen::Invisible, ..) if !joins_next(text) => Suspicion::Invisible,
        (_, Unseen::Invisible, _) if !joins_last(text) => Suspicion::Invisible,
        // In a text of several lines, such as a key in PEM, the last line may end like the others.
        (_, Unseen::LineFeed, _) if !has_lines(text) => Suspicion::LineBreak,
        (_, Unseen::CarriageReturn, _) if !has_lines(text) => Suspicion::CarriageReturn,
        (_, Unseen::LineFeed | Unseen::CarriageReturn, _) => return None,
        _ if text.len() > LONGEST && !is_word(text.trim()) => return None,
        _ if text.len() > LONGEST || is_padded(text) => Suspicion::Blank,
        _ => return None,
    };
    Some(suspicion)
}

/// Looks at a long text without blanks around it. A secret that is still encrypted may be long, and its first letters
/// show it.
fn long(text: &str, secret: bool) -> Option<Suspicion> {
    if is_wrapped_whole(text) {
        Some(Suspicion::Quoted)
    } else if begins_reference(start(text, LONGEST), secret) {
        Some(Suspicion::Reference)
    } else {
        None
    }
}

/// Whether a long text has no blank in it.
fn is_word(text: &str) -> bool {
    !strings::any(text, |byte| byte.is_ascii_whitespace())
}

/// The first bytes of a text, `most` of them or a few less.
fn start(text: &str, most: usize) -> &str {
    (0..=most).rev().find_map(|end| text.get(..end)).unwrap_or(text)
}

/// Looks at a text without blanks around it. `kind` is the kind that refused the text, if one did.
fn as_seen(kind: Option<&Kind>, text: &str, secret: bool) -> Option<Suspicion> {
    let item = kind.map(|kind| kind.item().unwrap_or(kind));
    // An application function may accept anything, such as a regular expression.
    let is_strict = !matches!(item, None | Some(Kind::Other));
    // The word or the text that the application wants may be in brackets.
    let is_real = !matches!(item, Some(Kind::Other | Kind::Words(_)));
    let is_url = matches!(item, Some(Kind::Resource(_) | Kind::Url));
    // A password may begin with a $, so a secret has to be a variable as a whole.
    let is_variable = match (kind, secret) {
        (None, true) => is_unexpanded_secret(text),
        (None, false) => is_unexpanded(text),
        (Some(_), _) => is_unexpanded(text) || is_unexpanded_secret(text),
    };
    let is_quoted = if kind.is_some() { is_wrapped(text) } else { is_wrapped_whole(text) };
    if is_quoted && !is_command_in_backquotes(text) {
        Some(Suspicion::Quoted)
    } else if is_in_escaped_quotes(text) {
        Some(Suspicion::EscapedQuotes)
    } else if is_string_of_code(text, is_strict) {
        Some(Suspicion::StringOfCode)
    } else if has_colours(text, kind.is_some() || secret) {
        Some(Suspicion::Colours)
    } else if secret && has_zero_width(text) {
        Some(Suspicion::Invisible)
    } else if is_service_link(text) {
        Some(Suspicion::ServiceLink)
    } else if is_reference(text, secret) {
        Some(Suspicion::Reference)
    } else if is_variable || is_strict && !is_url && has_unexpanded(text) {
        Some(Suspicion::Unexpanded(Form::of(text)))
    } else if is_nothing(text, secret) {
        Some(Suspicion::Nothing)
    } else if is_placeholder(text, secret) || is_url && is_off(text, true) {
        Some(Suspicion::Placeholder)
    } else if secret && is_real && is_masked(text) {
        Some(Suspicion::Masked)
    } else if secret && is_real && is_like_placeholder(text) {
        Some(Suspicion::Placeholder)
    } else if has_comment(text, secret, is_strict) {
        Some(Suspicion::Comment)
    } else if item.is_some_and(is_encoded) && is_pem(text) {
        Some(Suspicion::PemForBytes)
    } else if is_pem_without_lines(text) {
        Some(Suspicion::Pem)
    } else if ends_in_escaped_line_break(text, secret) {
        Some(Suspicion::EscapedLineBreak)
    } else if is_of_git_bash(text) {
        Some(Suspicion::GitBashPath)
    } else if secret && is_command(text) || is_strict && is_any_command(text) {
        Some(Suspicion::Command)
    } else if is_strict && is_json(text) && item.is_some_and(Kind::takes_no_brackets) {
        Some(Suspicion::Json)
    } else if is_url && url::is_in_base64(text) {
        Some(Suspicion::UrlInBase64)
    } else if is_url && url::is_escaped(text) {
        Some(Suspicion::EscapedUrl)
    } else if let Some(suspicion) = is_url.then(|| url::of_refused(text)).flatten() {
        Some(suspicion)
    } else if kind.is_some_and(|kind| names_a_value(kind, text)) {
        Some(Suspicion::Assignment)
    } else if is_strict && !is_url && has_scheme(text) {
        Some(Suspicion::OtherService)
    } else {
        None
    }
}

/// Whether a value of the kind is bytes in an encoding.
const fn is_encoded(kind: &Kind) -> bool {
    matches!(kind, Kind::Base64(_) | Kind::Hex(_) | Kind::Secret(Kind::Base64(_) | Kind::Hex(_)))
}

/// Whether it is a word that means off where a boolean is read.
fn is_word_for_off(text: &str) -> bool {
    bool::from_env_str(text).is_ok_and(|is_on| !is_on)
}
