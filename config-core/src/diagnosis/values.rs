//! What a value most likely is, where it is not what was meant.
//!
//! A guess says nothing of a value but its class, so a secret stays one.

use super::pattern::is_any;
use super::signs::{
    has_invisible, has_lines, has_scheme, has_unexpanded, is_padded, is_placeholder, is_reference,
    is_service_link, is_unexpanded, is_wrapped, is_wrapped_whole, joins_last, joins_next, names_a_credential,
    names_a_value,
};
use crate::kind::Kind;
use crate::value::blanks::{Unseen, ends};

/// What a value most likely is instead of what was meant. A closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Suspicion {
    /// `tcp://10.0.0.1:5432`, which Kubernetes and Docker set for a service.
    ServiceLink,
    Quoted,
    LineBreak,
    CarriageReturn,
    Blank,
    Invisible,
    /// `${NAME}`, `$(NAME)`
    Unexpanded,
    /// `op://vault/item/field`, and what is still encrypted.
    Reference,
    /// `changeme`, `<your-key>`
    Placeholder,
    /// The URL of some service, where a number, a word or an address belongs.
    OtherService,
    /// `NAME=value`, where the value belongs.
    Assignment,
}

impl Suspicion {
    /// A word for it that does not change from release to release.
    pub(crate) const fn code(self) -> &'static str {
        self.text(0)
    }

    /// A clause that stands behind the variable's name, or behind "it": `ends in a line break`.
    pub(crate) const fn what(self) -> &'static str {
        self.text(1)
    }

    /// The fix in a few words.
    pub(crate) const fn fix(self) -> &'static str {
        self.text(2)
    }

    /// Whether a reason names the same in its own words, so that the fix is all there is to add.
    pub(crate) fn is_said_by(self, reason: &str) -> bool {
        is_any(self.text(3), reason)
    }

    #[inline(never)]
    const fn text(self, column: usize) -> &'static str {
        let mut left = 4 * self as usize + column;
        let mut texts = TEXTS.as_bytes();
        let mut length = 0;
        // Up to the bar behind the text.
        while let Some((before, [byte, behind @ ..])) = texts.split_at_checked(length) {
            length += 1;
            if *byte == b'|' {
                if left == 0 {
                    return match core::str::from_utf8(before) {
                        Ok(text) => text,
                        Err(_) => "",
                    };
                }
                (left, texts, length) = (left - 1, behind, 0);
            }
        }
        ""
    }

    /// What it is of a refused text in a variable of this name: where no service link can be, it is a URL.
    pub(crate) fn under(self, variable: &str) -> Self {
        if self.fits(variable) { self } else { Self::OtherService }
    }

    /// Whether a variable of this name can hold it. A service link stands under `X_PORT`, `X_PORT_5432_TCP` alone:
    /// `tcp://10.0.0.1:2375` in `DOCKER_HOST` is what somebody meant.
    #[inline(never)]
    pub(crate) fn fits(self, variable: &str) -> bool {
        self != Self::ServiceLink || is_any("A*_port\nA*_tcp\nA*_udp\nA*_sctp", variable)
    }
}

/// For each class the code, what it is, the fix, and patterns of the reasons that say the same, each with a bar behind
/// it. In one text, since each text on its own takes an address, which a loader has to correct.
const TEXTS: &str = "\
service_link|\
is an address that Kubernetes or Docker made for a service of this name|\
set enableServiceLinks: false in the pod, or rename the service, and set this variable|\
A*enableservicelinksA*|\
quoted|\
is wrapped in quotes, which are part of the value here|\
remove them: docker run --env-file and lists in a Compose file keep quotes|\
A*wrapped in quotesA*|\
line_break|\
ends in a line break|\
remove it: echo adds one, printf does not|\
A*in a line breakA*\nA*in a carriage returnA*|\
carriage_return|\
ends in a carriage return|\
remove it: save the file that it comes from with LF line ends|\
A*in a line breakA*\nA*in a carriage returnA*|\
blank|\
begins or ends with a blank|\
remove it|\
A*a blankA*\nA*a tabA*\nA*blanks onlyA*\nA*with a line breakA*|\
invisible|\
has an invisible character in it|\
type the value again, or save its file as UTF-8 without a byte order mark|\
A*invisibleA*|\
unexpanded|\
has a variable such as ${NAME} or $(NAME) in it that nothing expanded|\
set the value itself|\
A*nothing expandedA*|\
reference|\
is a reference to a secret, or an encrypted one, that nothing resolved|\
start the app through the tool that resolves it, or set the secret itself||\
placeholder|\
is a placeholder|\
set the real value||\
other_service|\
is the URL of a service|\
set the part of it that belongs here|\
A*it is a urlA*|\
assignment|\
has a name and an = before the value|\
remove the name and the =||";

/// Of a text that its type refused. `said`: the reason that is already given; what that says with its fix is not
/// said again.
#[cold]
pub(crate) fn of_refused(kind: &Kind, text: &str, said: Option<&'static str>) -> Option<Suspicion> {
    // It may be the place in the list, the length or a check of the app's that is wrong.
    let item = kind.item().unwrap_or(kind);
    let suspicion = match item {
        Kind::Text | Kind::Path | Kind::Secret(Kind::Text) => accepted(text, item.is_secret()),
        _ => typed(kind, text),
    }?;
    match said {
        // A fix stands behind a colon. That of a blank needs no words.
        Some(said) if suspicion.is_said_by(said) => {
            (suspicion != Suspicion::Blank && !is_any("A*: A*", said)).then_some(suspicion)
        }
        _ => Some(suspicion),
    }
}

/// Of a text that was taken as it is, and is not [`is_good`](super::is_good).
#[cold]
#[inline]
pub(crate) fn of_accepted(text: &str) -> Option<Suspicion> {
    accepted(text, false)
}

/// Of such a secret. More is suspicious there: what stands in for a secret is no secret, but may be a text that the
/// app wants.
#[cold]
#[inline]
pub(crate) fn of_secret(text: &str) -> Option<Suspicion> {
    accepted(text, true)
}

/// Of the content of a secret file. `API_KEY=..` is good elsewhere, so each is looked at.
#[cold]
#[inline]
pub(crate) fn of_file(text: &str) -> Option<Suspicion> {
    accepted(text, true).or_else(|| names_a_credential(text).then_some(Suspicion::Assignment))
}

/// Of a text of a kind that reads it, and refused it.
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

/// Of a text or a secret that any text is good for, so that only what nobody means is suspicious.
#[cold]
#[inline(never)]
fn accepted(text: &str, secret: bool) -> Option<Suspicion> {
    let suspicion = match ends(text) {
        _ if text.is_empty() => return None,
        // A separator, an indent.
        (.., true) => return secret.then_some(Suspicion::Blank),
        (Unseen::No, Unseen::No, _) => return as_seen(None, text, secret),
        (Unseen::Invisible, ..) if !joins_next(text) => Suspicion::Invisible,
        (_, Unseen::Invisible, _) if !joins_last(text) => Suspicion::Invisible,
        // Of several lines, as a key in PEM has, the last may end as the others do.
        (_, Unseen::LineFeed, _) if !has_lines(text) => Suspicion::LineBreak,
        (_, Unseen::CarriageReturn, _) if !has_lines(text) => Suspicion::CarriageReturn,
        (_, Unseen::LineFeed | Unseen::CarriageReturn, _) => return None,
        _ if is_padded(text) => Suspicion::Blank,
        _ => return None,
    };
    Some(suspicion)
}

/// Of a text without blanks around it. `kind`: that refused it, where not any text is good.
#[inline(never)]
fn as_seen(kind: Option<&Kind>, text: &str, secret: bool) -> Option<Suspicion> {
    let item = kind.map(|kind| kind.item().unwrap_or(kind));
    // The app's own reader may want anything, a regular expression for one.
    let is_strict = !matches!(item, None | Some(Kind::Other));
    if if kind.is_some() { is_wrapped(text) } else { is_wrapped_whole(text) } {
        Some(Suspicion::Quoted)
    } else if is_service_link(text) {
        Some(Suspicion::ServiceLink)
    } else if is_reference(text, secret) {
        Some(Suspicion::Reference)
    } else if is_unexpanded(text) || is_strict && has_unexpanded(text) {
        Some(Suspicion::Unexpanded)
    } else if is_placeholder(text, secret) {
        Some(Suspicion::Placeholder)
    } else if kind.is_some_and(|kind| names_a_value(kind, text)) {
        Some(Suspicion::Assignment)
    } else if is_strict && !matches!(item, Some(Kind::Resource(_) | Kind::Url)) && has_scheme(text) {
        Some(Suspicion::OtherService)
    } else {
        None
    }
}
