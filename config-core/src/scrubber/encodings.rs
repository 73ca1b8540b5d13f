//! The encodings that a log may show a secret in. Each one writes piece by piece, so that no buffer holds a secret.

use core::fmt::{self, Write};

/// Takes the pieces of an encoded secret, one after the other.
pub(super) type Sink<'s> = dyn FnMut(&[u8]) + 's;

/// The hexadecimal digits of an escape.
pub(super) type Digits = &'static [u8; 16];

pub(super) const UPPER: Digits = b"0123456789ABCDEF";
pub(super) const LOWER: Digits = b"0123456789abcdef";

/// A set of ASCII characters: a bit for each.
pub(super) type Set = u128;

pub(super) const fn set(characters: &[u8]) -> Set {
    let mut set = 0;
    let mut i = 0;
    while i < characters.len() {
        set |= 1 << (characters[i] & 0x7f);
        i += 1;
    }
    set
}

/// Whether a set has a byte. No set has a byte that is not ASCII.
pub(super) fn has(set: Set, byte: u8) -> bool {
    byte.is_ascii() && set >> byte & 1 == 1
}

pub(super) fn hex(bytes: &[u8], digits: Digits, sink: &mut Sink<'_>) {
    // A piece for two bytes costs less than one for each.
    for pair in bytes.chunks(2) {
        match *pair {
            [one, other] => {
                let ([a, b], [c, d]) = (hex_byte(one, digits), hex_byte(other, digits));
                sink(&[a, b, c, d]);
            }
            _ => pair.iter().for_each(|byte| sink(&hex_byte(*byte, digits))),
        }
    }
}

/// Percent-encodes each byte that is not in `kept`. With `plus`, a blank becomes `+`.
pub(super) fn percent(bytes: &[u8], kept: Set, plus: bool, digits: Digits, sink: &mut Sink<'_>) {
    // Each piece ends in a byte that is encoded, except the last one.
    for piece in bytes.split_inclusive(|byte| !has(kept, *byte)) {
        match piece {
            [text @ .., b' '] if plus => {
                sink(text);
                sink(b"+");
            }
            [text @ .., byte] if !has(kept, *byte) => {
                let [high, low] = hex_byte(*byte, digits);
                sink(text);
                sink(&[b'%', high, low]);
            }
            text => sink(text),
        }
    }
}

/// What differs between the writers of JSON.
#[derive(Clone, Copy)]
pub(super) struct Json {
    /// Writes `/` as `\/`.
    pub(super) slash: bool,
    /// Writes each character that is not ASCII as `\u` escapes.
    pub(super) ascii: bool,
    pub(super) digits: Digits,
}

impl Json {
    pub(super) fn write(self, text: &str, sink: &mut Sink<'_>) {
        for piece in text.split_inclusive(|character| self.changes(character)) {
            let character = piece.chars().next_back().unwrap_or_default();
            if !self.changes(character) {
                sink(piece.as_bytes());
                continue;
            }
            let before = piece.len() - character.len_utf8();
            sink(piece.as_bytes().get(..before).unwrap_or_default());
            match character {
                '"' | '\\' | '/' => sink(&[b'\\', character as u8]),
                '\n' => sink(b"\\n"),
                '\r' => sink(b"\\r"),
                '\t' => sink(b"\\t"),
                '\u{8}' => sink(b"\\b"),
                '\u{c}' => sink(b"\\f"),
                _ => {
                    for unit in character.encode_utf16(&mut [0; 2]) {
                        sink(b"\\u");
                        hex(&unit.to_be_bytes(), self.digits, sink);
                    }
                }
            }
        }
    }

    fn changes(self, character: char) -> bool {
        match character {
            '"' | '\\' | '\0'..='\u{1f}' => true,
            '/' => self.slash,
            _ => self.ascii && !character.is_ascii(),
        }
    }
}

/// Writes what `{:?}` prints between its quotes.
pub(super) fn debug(text: &str, sink: &mut Sink<'_>) {
    /// Passes on everything except the first quote and the last.
    struct Inner<'a, 's> {
        sink: &'a mut Sink<'s>,
        begun: bool,
        /// Whether a quote is held back, because it may be the last one.
        quote: bool,
    }

    impl Write for Inner<'_, '_> {
        fn write_str(&mut self, piece: &str) -> fmt::Result {
            if piece.is_empty() {
                return Ok(());
            }
            if self.quote {
                (self.sink)(b"\"");
            }
            let piece = if self.begun { piece } else { piece.strip_prefix('"').unwrap_or(piece) };
            let held = piece.strip_suffix('"');
            (self.sink)(held.unwrap_or(piece).as_bytes());
            (self.begun, self.quote) = (true, held.is_some());
            Ok(())
        }
    }

    // The sink never fails.
    let _ = write!(Inner { sink, begun: false, quote: false }, "{text:?}");
}

/// Writes the number of each byte.
pub(super) fn numbers(bytes: &[u8], separator: &str, sink: &mut Sink<'_>) {
    let mut before = "";
    for byte in bytes {
        let digits = [byte / 100, byte / 10 % 10, byte % 10].map(|digit| b'0' + digit);
        let zeros = usize::from(*byte < 100) + usize::from(*byte < 10);
        sink(before.as_bytes());
        sink(digits.get(zeros..).unwrap_or_default());
        before = separator;
    }
}

/// An alphabet of base64 (RFC 4648 sections 4 and 5). Only the last two characters differ.
pub(super) type Alphabet = &'static [u8; 64];

pub(super) const STANDARD: Alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
pub(super) const URL_SAFE: Alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Writes the parts, as one text, in base64.
pub(super) fn base64(parts: &[&[u8]], alphabet: Alphabet, padded: bool, sink: &mut Sink<'_>) {
    // Two groups of three bytes at a time. The first byte is the highest.
    let (mut groups, mut bytes) = (0_u64, 0_usize);
    for part in parts {
        for byte in *part {
            groups |= u64::from(*byte) << (40 - 8 * bytes);
            bytes += 1;
            if bytes == 6 {
                sink(&eight_digits(groups, alphabet));
                (groups, bytes) = (0, 0);
            }
        }
    }
    let digits = (8 * bytes).div_ceil(6);
    sink(eight_digits(groups, alphabet).get(..digits).unwrap_or_default());
    match bytes % 3 {
        1 if padded => sink(b"=="),
        2 if padded => sink(b"="),
        _ => {}
    }
}

fn eight_digits(groups: u64, alphabet: Alphabet) -> [u8; 8] {
    [42, 36, 30, 24, 18, 12, 6, 0].map(|shift| alphabet[(groups >> shift & 0x3f) as usize])
}

fn hex_byte(byte: u8, digits: Digits) -> [u8; 2] {
    [byte >> 4, byte & 0xf].map(|nibble| digits.get(usize::from(nibble)).copied().unwrap_or_default())
}
