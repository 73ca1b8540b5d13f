//! Secret bytes as a variable holds them.

use factor3::{Base64, ExposeSecret, FromEnvStr, Hex, Kind, ValueError};

fn bytes<T: FromEnvStr + ExposeSecret<[u8]>>(text: &str) -> Result<Vec<u8>, String> {
    T::from_env_str(text).map(|value| value.expose_secret().to_vec()).map_err(|error| error.to_string())
}

fn refused<T: FromEnvStr + ExposeSecret<[u8]>>(text: &str) -> String {
    bytes::<T>(text).err().unwrap_or_else(|| panic!("{text:?} was read"))
}

#[test]
fn base64_reads_the_vectors_of_rfc_4648_section_10_with_and_without_padding() {
    for (text, plain) in [
        ("", ""),
        ("Zg==", "f"),
        ("Zm8=", "fo"),
        ("Zm9v", "foo"),
        ("Zm9vYg==", "foob"),
        ("Zm9vYmFy", "foobar"),
    ] {
        assert_eq!(bytes::<Base64>(text), Ok(plain.into()), "{text:?}");
        assert_eq!(bytes::<Base64>(text.trim_end_matches('=')), Ok(plain.into()), "{text:?}");
    }
}

#[test]
fn base64_reads_either_alphabet_but_not_both() {
    assert_eq!(bytes::<Base64>("+/+/"), Ok(vec![0xfb, 0xff, 0xbf]));
    assert_eq!(bytes::<Base64>("-_-_"), Ok(vec![0xfb, 0xff, 0xbf]));
    assert_eq!(refused::<Base64>("+_+/"), "it mixes the standard alphabet with the URL-safe one");
}

#[test]
fn s16_base64_that_may_be_cut_or_changed_is_refused() {
    for (text, reason) in [
        ("Zg=", "its padding does not fit: it stands as a whole or not at all"),
        ("Zm9v=", "its padding does not fit: it stands as a whole or not at all"),
        ("Zm9v====", "its padding does not fit: it stands as a whole or not at all"),
        ("=", "its padding does not fit: it stands as a whole or not at all"),
        ("Z", "it is cut: a lone character is left at the end"),
        ("Zm9vZ", "it is cut: a lone character is left at the end"),
        ("Zh==", "it is cut or changed: its last character says more than the last byte holds"),
        ("Zm9=", "it is cut or changed: its last character says more than the last byte holds"),
        ("Zg==Zg==", "it has a character outside the alphabet"),
        ("Zm9*", "it has a character outside the alphabet"),
        ("Zm 9v", "it has a character outside the alphabet"),
        ("Zm9\u{e9}", "it has a character outside the alphabet"),
        ("Zm9v\nZg==", "it is broken into lines: join them (base64 -w0, openssl base64 -A)"),
        ("Zm9v\n", "it ends in a line break"),
        (" Zm9v", "it has a blank at the start"),
    ] {
        assert_eq!(refused::<Base64>(text), reason, "{text:?}");
    }
}

#[test]
fn s16_another_length_is_refused_and_the_expectation_names_the_right_one() {
    let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    assert_eq!(bytes::<Base64<32>>(key), Ok((0..32).collect()));
    assert_eq!(refused::<Base64<16>>(key), "it decodes to another length");
    assert_eq!(Base64::<32>::KIND, Kind::Secret(&Kind::Base64(32)));
    assert_eq!(Base64::<32>::KIND.to_string(), "a secret, 32 bytes in base64");

    let key: String = (0..32).map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(bytes::<Hex<32>>(&key), Ok((0..32).collect()));
    assert_eq!(refused::<Hex<16>>(&key), "it decodes to another length");
    assert_eq!(refused::<Base64<32>>(&key), "it decodes to another length: it looks like hexadecimal");
    assert_eq!(Hex::<32>::KIND.to_string(), "a secret, 32 bytes in hexadecimal");
}

#[test]
fn s16_hex_is_digits_in_pairs() {
    assert_eq!(bytes::<Hex>(""), Ok(vec![]));
    assert_eq!(bytes::<Hex>("00fFaB9"), Err("it has an odd number of digits".into()));
    assert_eq!(bytes::<Hex>("00fFaB99"), Ok(vec![0x00, 0xff, 0xab, 0x99]));
    for (text, reason) in [
        ("0xff", "it starts with 0x"),
        ("0", "it has an odd number of digits"),
        ("de:ad", "it has separators between its digits"),
        ("zz", "it has a character that is no hexadecimal digit"),
        ("z", "it has a character that is no hexadecimal digit"),
        ("\u{e9}", "it has a character that is no hexadecimal digit"),
        ("\u{1f980}", "it has a character that is no hexadecimal digit"),
        ("de\nad", "it is broken into lines: join them"),
        ("dead\n", "it ends in a line break"),
    ] {
        assert_eq!(refused::<Hex>(text), reason, "{text:?}");
    }
}

#[test]
fn every_byte_reads_back() {
    let all: Vec<u8> = (0..=255).collect();
    let hex: String = all.iter().map(|byte| format!("{byte:02X}")).collect();
    assert_eq!(bytes::<Hex<256>>(&hex), Ok(all));
    // Each group of four characters, counted up, is its number of 24 bits.
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (number, digit) in alphabet.iter().enumerate() {
        let text = format!("AAA{}", char::from(*digit));
        assert_eq!(bytes::<Base64<3>>(&text), Ok(vec![0, 0, u8::try_from(number).unwrap_or(255)]));
    }
}

#[test]
fn debug_is_the_same_whatever_the_bytes_are() -> Result<(), ValueError> {
    for text in ["", "00", "deadbeef"] {
        assert_eq!(format!("{:?} {0:#?}", Hex::<0>::from_env_str(text)?), "[REDACTED] [REDACTED]");
    }
    assert_eq!(format!("{:?}", "Zm9v".parse::<Base64>()?.clone()), "[REDACTED]");
    Ok(())
}

#[test]
fn the_bytes_are_an_array_where_the_length_is_fixed() -> Result<(), ValueError> {
    let key: Hex<4> = "deadbeef".parse()?;
    assert_eq!(key.expose_array(), &[0xde, 0xad, 0xbe, 0xef]);
    Ok(())
}
