//! Base64 (RFC 4648 sections 4 and 5). The decoded bytes exist only in the box that wipes them.

use secrecy::{ExposeSecret, ExposeSecretMut, SecretBox};

use super::error::ValueError;
use super::mismatch::Mismatch;
use super::whitespace;
use crate::strings;

/// Decodes `text` to `length` bytes, or to any number of bytes if `length` is 0.
pub(super) fn decode(text: &str, length: usize) -> Result<SecretBox<[u8]>, ValueError> {
    match padded(text) {
        Ok(bytes) if length == 0 || bytes.expose_secret().len() == length => Ok(bytes),
        Ok(_) if looks_like_hex(text) => Err(ValueError::from(Mismatch::LengthOfHex)),
        Ok(_) => Err(ValueError::from(Mismatch::Length)),
        Err(Mismatch::OutsideAlphabet) => Err(whitespace::refused(text, Some(outside(text, length)))),
        Err(reason) => Err(whitespace::refused(text, Some(reason))),
    }
}

/// Why a text has a character outside the alphabet.
#[cold]
fn outside(text: &str, length: usize) -> Mismatch {
    let is_good =
        |text: &str| padded(text).is_ok_and(|bytes| length == 0 || bytes.expose_secret().len() == length);
    match strings::split_once(text, "=") {
        _ if text.strip_prefix("base64:").is_some_and(is_good) => Mismatch::Base64Prefix,
        // More would be a value after a name.
        Some((digits, rest)) if rest.len() <= MOST_AFTER_PADDING => {
            let after = rest.trim_start_matches('=');
            let is_other = strings::any(after, |byte| six_bits(byte).is_err() && byte != b'=');
            let is_whole = text.strip_suffix(after).is_some_and(is_good);
            if is_other && is_whole && !digits.is_empty() {
                Mismatch::AfterPadding
            } else {
                Mismatch::OutsideAlphabet
            }
        }
        _ => Mismatch::OutsideAlphabet,
    }
}

/// The length of a second `=`, and of `\r\n` as four characters.
const MOST_AFTER_PADDING: usize = 5;

fn padded(text: &str) -> Result<SecretBox<[u8]>, Mismatch> {
    let digits = text.trim_end_matches('=');
    let secret = bytes(digits)?;
    let padding = text.len() - digits.len();
    if padding > 0 && (padding > 2 || text.len() % 4 != 0) {
        return Err(Mismatch::Padding);
    }
    if strings::any(digits, |b| matches!(b, b'+' | b'/'))
        && strings::any(digits, |b| matches!(b, b'-' | b'_'))
    {
        return Err(Mismatch::MixedAlphabets);
    }
    Ok(secret)
}

fn bytes(digits: &str) -> Result<SecretBox<[u8]>, Mismatch> {
    let digits = digits.as_bytes();
    let (whole, rest) = (digits.len() / 4, digits.len() % 4);
    let mut secret = SecretBox::new(vec![0; whole * 3 + rest * 3 / 4].into_boxed_slice());
    for (group, bytes) in digits.chunks(4).zip(secret.expose_secret_mut().chunks_mut(3)) {
        let mut bits: u32 = 0;
        for digit in group {
            bits = bits << 6 | six_bits(*digit)?;
        }
        // The first digit's bits are the highest of three bytes.
        bits <<= 6 * (4 - group.len());
        let [_, triple @ ..] = bits.to_be_bytes();
        let (used, unused) = triple.split_at(bytes.len());
        if !matches!(unused, [] | [0] | [0, 0]) {
            return Err(Mismatch::LastCharacter);
        }
        bytes.copy_from_slice(used);
    }
    // One character has six bits, too few for a byte.
    if rest == 1 { Err(Mismatch::LoneCharacter) } else { Ok(secret) }
}

fn six_bits(digit: u8) -> Result<u32, Mismatch> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        b'\n' | b'\r' => return Err(Mismatch::Base64Lines),
        _ => return Err(Mismatch::OutsideAlphabet),
    };
    Ok(value.into())
}

fn looks_like_hex(text: &str) -> bool {
    text.len() % 2 == 0 && strings::all(text, |b| b.is_ascii_hexdigit())
}
