//! Hexadecimal (RFC 4648 section 8). The decoded bytes exist only in the box that wipes them.

use secrecy::{ExposeSecret, ExposeSecretMut, SecretBox};

use super::error::ValueError;
use super::mismatch::Mismatch;
use super::whitespace;

/// Decodes `text` to `length` bytes, or to any number of bytes if `length` is 0.
pub(super) fn decode(text: &str, length: usize) -> Result<SecretBox<[u8]>, ValueError> {
    match bytes(text) {
        Ok(bytes) if length == 0 || bytes.expose_secret().len() == length => Ok(bytes),
        Ok(_) => Err(ValueError::from(Mismatch::Length)),
        Err(reason) => Err(whitespace::refused(text, Some(reason))),
    }
}

fn bytes(text: &str) -> Result<SecretBox<[u8]>, Mismatch> {
    if text.starts_with("0x") || text.starts_with("0X") {
        return Err(Mismatch::HexPrefix);
    }
    let mut secret = SecretBox::new(vec![0; text.len() / 2].into_boxed_slice());
    let mut digits = text.bytes();
    for byte in secret.expose_secret_mut() {
        for digit in digits.by_ref().take(2) {
            *byte = *byte << 4 | four_bits(digit)?;
        }
    }
    match digits.next() {
        None => Ok(secret),
        Some(digit) => four_bits(digit).and(Err(Mismatch::OddDigits)),
    }
}

fn four_bits(digit: u8) -> Result<u8, Mismatch> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        b'A'..=b'F' => Ok(digit - b'A' + 10),
        b'\n' | b'\r' => Err(Mismatch::HexLines),
        b':' | b' ' | b'-' => Err(Mismatch::HexSeparators),
        _ => Err(Mismatch::NotAHexDigit),
    }
}
