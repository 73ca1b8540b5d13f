//! The forms of a secret: each text as which a log may show it.

use core::cell::Cell;

use super::encodings::{
    self as encoding, Digits, Json, LOWER, STANDARD, Set, Sink, UPPER, URL_SAFE, has, set,
};

/// A function that writes one form.
pub(super) type Form<'f> = dyn Fn(&mut Sink<'_>) + 'f;

/// A function that is given each form.
pub(super) type Each<'e> = dyn FnMut(&Form<'_>) + 'e;

const ALPHANUMERIC: Set = set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
/// RFC 3986 section 2.3.
const UNRESERVED: Set = ALPHANUMERIC | set(b"-._~");
/// RFC 3986 section 2.2.
const SUB_DELIMS: Set = set(b"!$&'()*+,;=");
const CONTROL: Set = (1 << 32) - 1;
/// The characters that JSON escapes by their number.
const UNNAMED: Set = CONTROL & !set(b"\n\r\t\x08\x0c");
/// The WHATWG URL standard encodes these characters, and what is not printable, in a password.
const NOT_IN_USERINFO: Set = set(b" \"#<>?`{}/:;=@[\\]^|\x7f");

/// The characters that an encoder keeps, and whether it writes a blank as `+`.
const PERCENT_ENCODERS: [(Set, bool); 8] = [
    // `NON_ALPHANUMERIC` of the crate percent-encoding, which most database clients use.
    (ALPHANUMERIC, false),
    // RFC 3986, and this library's handles.
    (UNRESERVED, false),
    // Python's `quote` keeps the slash, and its `quote_plus` does not.
    (UNRESERVED | set(b"/"), false),
    (UNRESERVED, true),
    // JavaScript's `encodeURIComponent`.
    (UNRESERVED | set(b"!'()*"), false),
    // The least that a userinfo needs by RFC 3986, and by the URL standard.
    (UNRESERVED | SUB_DELIMS | set(b":"), false),
    (!CONTROL & !NOT_IN_USERINFO, false),
    // `application/x-www-form-urlencoded`.
    (ALPHANUMERIC | set(b"*-._"), true),
];

/// Calls `each` for each form of a secret that is text.
///
/// Some forms may be equal, but most repetitions are left out, because most secrets are plain letters and digits.
pub(super) fn of_text(text: &str, each: &mut Each<'_>) {
    as_printed(text, each);
    percent_encoded(text, each);
    in_base64(&[text.as_bytes()], each);
    as_numbers(text.as_bytes(), each);
}

/// Calls `each` for the text itself.
pub(super) fn as_it_is(text: &str, each: &mut Each<'_>) {
    each(&|sink| sink(text.as_bytes()));
}

/// Calls `each` for the forms in which a log prints a text.
pub(super) fn as_printed(text: &str, each: &mut Each<'_>) {
    let (present, other) = characters(text);
    as_it_is(text, each);
    let changes_in_debug = other || present & (CONTROL | set(b"\"\\\x7f")) != 0;
    if changes_in_debug || has(present, b'/') {
        in_json(text, &|sink| sink(text.as_bytes()), each);
    }
    if changes_in_debug {
        let debug: &Form<'_> = &|sink| encoding::debug(text, sink);
        each(debug);
        // A log in JSON has fields that `{:?}` printed.
        in_json(text, debug, each);
    }
}

/// Calls `each` for the ways in which JSON has a form of `text`.
fn in_json(text: &str, form: &Form<'_>, each: &mut Each<'_>) {
    let (present, other) = characters(text);
    for slash in choices(has(present, b'/')) {
        for ascii in choices(other) {
            // Digits are in the escapes of other characters alone.
            let digits: &[Digits] = if *ascii || present & UNNAMED != 0 { &[LOWER, UPPER] } else { &[LOWER] };
            for digits in digits {
                let json = Json { slash: *slash, ascii: *ascii, digits };
                each(&|sink| {
                    // Each piece ends between characters.
                    form(&mut |piece| json.write(core::str::from_utf8(piece).unwrap_or_default(), sink));
                });
            }
        }
    }
}

/// Calls `each` for the two texts in which clients send a user with a password.
pub(super) fn of_credentials(user: &str, password: &str, each: &mut Each<'_>) {
    let (user, password) = (user.as_bytes(), password.as_bytes());
    // HTTP Basic (RFC 7617), and SASL PLAIN (RFC 4616).
    in_base64(&[user, b":", password], each);
    in_base64(&[b"\0", user, b"\0", password], each);
}

/// Calls `each` for the numbers of the bytes, as `{:?}` and JSON print a `Vec<u8>`. lapin logs a password in this way.
fn as_numbers(bytes: &[u8], each: &mut Each<'_>) {
    for separator in [", ", ","] {
        each(&|sink| encoding::numbers(bytes, separator, sink));
    }
}

/// Calls `each` for the forms in which a variable holds secret bytes.
pub(super) fn as_given(bytes: &[u8], each: &mut Each<'_>) {
    for digits in [LOWER, UPPER] {
        each(&|sink| encoding::hex(bytes, digits, sink));
    }
    in_base64(&[bytes], each);
}

/// Calls `each` for each form of secret bytes.
pub(super) fn of_bytes(bytes: &[u8], each: &mut Each<'_>) {
    as_given(bytes, each);
    as_numbers(bytes, each);
    for padded in [true, false] {
        // The text in base64 is what the operator wrote, so it may be in a URL or in JSON itself.
        for digits in [LOWER, UPPER] {
            each(&|sink| {
                encoding::base64(&[bytes], STANDARD, padded, &mut |piece| {
                    encoding::percent(piece, ALPHANUMERIC, false, digits, sink);
                });
            });
        }
        let json = Json { slash: true, ascii: false, digits: LOWER };
        each(&|sink| {
            encoding::base64(&[bytes], STANDARD, padded, &mut |piece| {
                json.write(core::str::from_utf8(piece).unwrap_or_default(), sink);
            });
        });
    }
}

/// The ASCII characters of a text, and whether it has others.
fn characters(text: &str) -> (Set, bool) {
    let (mut present, mut other) = (0, false);
    for byte in text.bytes() {
        if byte.is_ascii() {
            present |= 1 << byte;
        } else {
            other = true;
        }
    }
    (present, other)
}

fn percent_encoded(text: &str, each: &mut Each<'_>) {
    let (present, other) = characters(text);
    // Two encoders that encode the same characters of this text write the same.
    let mut seen = [None; PERCENT_ENCODERS.len()];
    for ((kept, plus), place) in PERCENT_ENCODERS.into_iter().zip(0..) {
        let plus = plus && has(present, b' ');
        let encoded = present & !kept;
        if (encoded == 0 && !other) || seen.contains(&Some((encoded, plus))) {
            continue;
        }
        if let Some(seen) = seen.get_mut::<usize>(place) {
            *seen = Some((encoded, plus));
        }
        for digits in [UPPER, LOWER] {
            each(&|sink| encoding::percent(text.as_bytes(), kept, plus, digits, sink));
        }
    }
}

/// Calls `each` for the parts, as one text, in base64: both alphabets, with and without padding.
fn in_base64(parts: &[&[u8]], each: &mut Each<'_>) {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let special = Cell::new(false);
    for alphabet in [STANDARD, URL_SAFE] {
        let [.., sixty_two, sixty_three] = alphabet;
        for padded in choices(length % 3 != 0) {
            each(&|sink| {
                encoding::base64(parts, alphabet, *padded, &mut |piece| {
                    let is_special = |digit: &u8| digit == sixty_two || digit == sixty_three;
                    special.set(special.get() || piece.iter().any(is_special));
                    sink(piece);
                });
            });
        }
        // Without these two characters, both alphabets write the same.
        if !special.get() {
            break;
        }
    }
}

fn choices(both: bool) -> &'static [bool] {
    if both { &[false, true] } else { &[false] }
}
