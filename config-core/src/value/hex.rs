//! RFC 4648 section 8. The bytes are never anywhere but in the box that wipes them.

use secrecy::{ExposeSecret, ExposeSecretMut, SecretBox};

use super::{ValueError, blanks};

/// Decodes `text` to `length` bytes, or to any number of them where `length` is 0.
pub(super) fn decode(text: &str, length: usize) -> Result<SecretBox<[u8]>, ValueError> {
    match bytes(text) {
        Ok(bytes) if length == 0 || bytes.expose_secret().len() == length => Ok(bytes),
        Ok(_) => Err(ValueError::because("it decodes to another length")),
        Err(reason) => Err(blanks::refused(text, Some(reason))),
    }
}

fn bytes(text: &str) -> Result<SecretBox<[u8]>, &'static str> {
    if text.starts_with("0x") || text.starts_with("0X") {
        return Err("it starts with 0x");
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
        Some(digit) => four_bits(digit).and(Err("it has an odd number of digits")),
    }
}

fn four_bits(digit: u8) -> Result<u8, &'static str> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        b'A'..=b'F' => Ok(digit - b'A' + 10),
        b'\n' | b'\r' => Err("it is broken into lines: join them"),
        b':' | b' ' | b'-' => Err("it has separators between its digits"),
        _ => Err("it has a character that is no hexadecimal digit"),
    }
}
