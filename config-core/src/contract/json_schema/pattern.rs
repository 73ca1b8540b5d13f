//! Regular expressions of what the kinds read, for ECMA-262 (with and without the flag `u`), Python's `re`, RE2 and
//! their like: no look-around, no classes by name.
//!
//! Each is written behind what is there, without anchors; it may have a choice (`|`) at its top, and the empty text never
//! matches. `false` where any text does; what is written then is no pattern.

use crate::contract::page::Page;
use crate::kind::{Kind, ResourceKind};
use crate::schema::Variable;

use super::decimal::{Bounds, begin_choice, number, times};
use super::{END, cut, next, put_bytes};

/// What stands in others for a byte below the blank, by its number. Beside, `\n` is the separator, and `\x0c` is it inside
/// of a class.
static PARTS: [&str; 10] = [
    // An octet of an IPv4 address, in decimal without leading zeros.
    "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])",
    // IPv4.
    "(?:\0\\.){3}\0",
    // IPv6: up to 8 groups, any of them empty, since more than one `::` would be another kilobyte.
    "(?:[0-9A-Fa-f]{0,4}:){2,8}(?:[0-9A-Fa-f]{0,4}|\x01)",
    // A port. Leading zeros are fine, a sign is not.
    "0*(?:[0-9]{1,4}|[1-5][0-9]{4}|6(?:[0-4][0-9]{3}|5(?:[0-4][0-9]{2}|5(?:[0-2][0-9]|3[0-5]))))",
    // IPv6 with a port.
    "\\[\x02(?:%[0-9]+)?\\]:\x03",
    // Behind minutes of a duration.
    "(?:[0-9]+s)?(?:[0-9]+ms)?",
    // What `str::trim_ascii` drops.
    "[\\t\\n\\f\\r ]*",
    // A digit of base64, in either alphabet, and the digits of one byte and of two at the end.
    "[A-Za-z0-9+/_\\-]",
    "\x07[AQgw](?:==)?",
    "\x07{2}[AEIMQUYcgkosw048]=?",
];

/// From the root on, or from that of a drive.
pub(super) const ABSOLUTE_PATH: &str = "(?:[A-Za-z]:)?[/\\\\][\\s\\S]*";

/// RE2 refuses more than 1000 repetitions, those within others multiplied. A quantity of bytes beyond half of that is
/// not told.
const MOST: usize = 500;

/// Nor is a number of items beyond this, each of which may be a number of 39 digits.
const MOST_ITEMS: usize = 25;

/// Writes patterns behind what is there.
pub(super) struct Pattern<'p> {
    pub(super) page: &'p mut Page,
    /// The character that ends an item in a list. Nothing elsewhere.
    pub(super) separator: &'p str,
}

impl<'p> Pattern<'p> {
    /// What a variable's text is.
    pub(super) fn of(&mut self, variable: &'p Variable, kind: &'static Kind) -> bool {
        match kind {
            Kind::List(item) => self.list(item, variable),
            kind => self.one(kind, variable),
        }
    }

    /// What one text is, or one item of a list.
    #[inline(never)]
    fn one(&mut self, kind: &Kind, variable: &Variable) -> bool {
        let text = match kind {
            Kind::Secret(inner) => return self.one(inner, variable),
            Kind::Bool => {
                "1|[Yy](?:[Ee][Ss])?|[Tt](?:[Rr][Uu][Ee])?|[Oo][Nn]|0|[Nn][Oo]?|[Ff](?:[Aa][Ll][Ss][Ee])?|[Oo][Ff][Ff]"
            }
            Kind::Char if !self.separator.is_empty() => "[^\x0c\\t\\n\\f\\r ]",
            Kind::Integer { .. } => return Bounds::of(kind, Some(variable)).write(self.page),
            Kind::Float => "[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?",
            Kind::Duration => {
                "[0-9]+(?:d(?:[0-9]+h)?(?:[0-9]+m)?\x05|h(?:[0-9]+m)?\x05|m\x05|s(?:[0-9]+ms)?|ms)"
            }
            Kind::ByteSize => "[0-9]+(?:[kMGT]?B?|[KMGT]iB?)",
            Kind::Ip(Some(4)) => "\x01",
            Kind::Ip(Some(_)) => "\x02",
            Kind::Ip(None) => "\x01|\x02",
            Kind::Socket(Some(4)) => "\x01:\x03",
            Kind::Socket(Some(_)) => "\x04",
            Kind::Socket(None) => "\x01:\x03|\x04",
            Kind::Bind => ":?\x03|\x01:\x03|\x04",
            Kind::Base64(length) => {
                self.base64(*length);
                ""
            }
            Kind::Hex(length) => {
                self.expand("(?:[0-9A-Fa-f]{2})");
                self.times(*length);
                ""
            }
            Kind::OneOf(words) => {
                let start = self.page.text.len();
                for word in *words {
                    begin_choice(start, self.page);
                    escape(word, self.page);
                }
                ""
            }
            // In a list, its end may be a part of it.
            Kind::Resource(kind) if self.separator.is_empty() => return self.resource(kind),
            // A scheme, and neither blanks nor control characters of ASCII; `//` may be missing behind one such as https.
            Kind::Url => "[A-Za-z][A-Za-z0-9+.\\-]*:[^\x0c\\x00-\\x20\\x7f]*",
            _ => return false,
        };
        self.expand(text);
        true
    }

    /// Writes a pattern with its parts.
    #[inline(never)]
    fn expand(&mut self, mut text: &str) {
        loop {
            let (run, part) = next(&mut text, |byte| byte < b' ');
            self.page.say(run);
            match part {
                END => return,
                0x0a => escape(self.separator, self.page),
                0x0c => {
                    self.page.put(if self.separator == "-" { "\\\\" } else { "" });
                    escape(self.separator, self.page);
                }
                part => self.expand_part(part.into()),
            }
        }
    }

    #[inline(never)]
    fn expand_part(&mut self, part: usize) {
        self.expand(PARTS.get(part).copied().unwrap_or_default());
    }

    /// Items, blanks around them dropped, maybe with a separator at the end.
    #[inline(never)]
    fn list(&mut self, item: &Kind, variable: &'p Variable) -> bool {
        // One of several characters, or a blank, may be a part of the items, or of what is around them.
        let separator = variable.separator();
        if !matches!(separator.as_bytes(), [b'!'..=b'~']) || is_any(item) {
            return false;
        }
        self.separator = separator;
        self.item(item, variable);
        self.expand("(?:\n");
        self.item(item, variable);
        // One is there.
        let least = variable.min_len().unwrap_or(0).saturating_sub(1).min(MOST_ITEMS);
        self.expand(if least == 0 { ")*" } else { "){" });
        if least > 0 {
            number(least as u64, self.page);
            self.expand(",}");
        }
        self.expand("(?:\n\x06)?");
        true
    }

    /// An item and the blanks around it, which any text may end with. There is one way for it to match, or that would take
    /// its time.
    #[inline(never)]
    fn item(&mut self, kind: &Kind, variable: &Variable) {
        self.expand("\x06");
        let start = self.page.text.len();
        self.expand("(?:");
        let is_told = self.one(kind, variable);
        if !is_told {
            cut(start, self.page);
        }
        self.expand(if is_told { ")\x06" } else { "[^\x0c\\t\\n\\f\\r ][^\x0c]*" });
    }

    /// So many of them, or any number but none.
    #[inline(never)]
    fn times(&mut self, count: usize) {
        match count {
            0 | MOST.. => self.expand("+"),
            count => times("", count, count, self.page),
        }
    }

    /// Padded or not, without bits behind the last byte.
    fn base64(&mut self, length: usize) {
        let is_any = length == 0 || length >= MOST;
        if !is_any && length >= 3 {
            self.expand("(?:\x07{4})");
            self.times(length / 3);
        }
        self.expand(match length % 3 {
            _ if is_any => "(?:\x07{4})*(?:\x07{4}|\x08|\x09)",
            1 => "\x08",
            2 => "\x09",
            _ => "",
        });
    }

    /// The scheme in any case, and the rest; or another form.
    #[inline(never)]
    fn resource(&mut self, kind: &ResourceKind) -> bool {
        let (has_schemes, has_other) = (!kind.schemes.is_empty(), !kind.other_form.is_empty());
        self.expand(if has_schemes { "(?:" } else { "" });
        let start = self.page.text.len();
        for scheme in kind.schemes {
            begin_choice(start, self.page);
            in_any_case(scheme.name, self.page);
        }
        self.expand(if has_schemes { ")://[!-~]*" } else { "" });
        self.expand(if has_schemes && has_other { "|" } else { "" });
        self.expand(kind.other_form);
        has_schemes || has_other
    }
}

/// Whether a list of it may be any text: a `value_parser` may read the whole, and URLs may have the separator in them.
#[inline(never)]
fn is_any(kind: &Kind) -> bool {
    match kind {
        Kind::Other | Kind::Path | Kind::Resource(_) => true,
        Kind::Secret(inner) => is_any(inner),
        _ => false,
    }
}

/// The flag `u` of ECMA-262 lets only these be escaped, and wants all of them to be; in a class, `-`, too.
#[inline(never)]
fn escape(mut text: &str, page: &mut Page) {
    loop {
        let (run, special) = next(
            &mut text,
            |byte| matches!(byte, b'$' | b'('..=b'+' | b'.' | b'?' | b'['..=b'^' | b'{'..=b'}'),
        );
        page.say(run);
        if special == END {
            return;
        }
        put_bytes(&[b'\\', special], page);
    }
}

#[inline(never)]
fn in_any_case(word: &str, page: &mut Page) {
    for byte in word.bytes() {
        put_bytes(&[b'[', byte.to_ascii_uppercase()], page);
        // Not of `+`, `-` and digits, which have no other case.
        put_bytes(if byte.is_ascii_lowercase() { core::slice::from_ref(&byte) } else { b"" }, page);
        put_bytes(b"]", page);
    }
}
