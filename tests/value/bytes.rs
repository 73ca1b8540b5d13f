//! Secret bytes in variables. Refused values are tested in `catalogue/scalars.rs`.

use factor3::{Base64, ExposeSecret, FromEnvStr, Hex, ValueError};

fn bytes<T: FromEnvStr + ExposeSecret<[u8]>>(text: &str) -> Result<Vec<u8>, String> {
    T::from_env_str(text).map(|value| value.expose_secret().to_vec()).map_err(|error| error.to_string())
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
fn base64_reads_either_alphabet() {
    assert_eq!(bytes::<Base64>("+/+/"), Ok(vec![0xfb, 0xff, 0xbf]));
    assert_eq!(bytes::<Base64>("-_-_"), Ok(vec![0xfb, 0xff, 0xbf]));
}

#[test]
fn hex_reads_digits_of_either_case() {
    assert_eq!(bytes::<Hex>(""), Ok(vec![]));
    assert_eq!(bytes::<Hex>("00fFaB99"), Ok(vec![0x00, 0xff, 0xab, 0x99]));
}

#[test]
fn every_byte_is_decoded() {
    let all: Vec<u8> = (0..=255).collect();
    let hex: String = all.iter().map(|byte| format!("{byte:02X}")).collect();
    assert_eq!(bytes::<Hex<256>>(&hex), Ok(all));
    // Each group of four characters encodes its own number in 24 bits.
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (number, digit) in alphabet.iter().enumerate() {
        let text = format!("AAA{}", char::from(*digit));
        assert_eq!(bytes::<Base64<3>>(&text), Ok(vec![0, 0, u8::try_from(number).unwrap_or(255)]));
    }
}

#[test]
fn debug_is_the_same_for_all_bytes() -> Result<(), ValueError> {
    for text in ["", "00", "deadbeef"] {
        assert_eq!(format!("{:?} {0:#?}", Hex::<0>::from_env_str(text)?), "[REDACTED] [REDACTED]");
    }
    assert_eq!(format!("{:?}", "Zm9v".parse::<Base64>()?.clone()), "[REDACTED]");
    Ok(())
}

#[test]
fn bytes_of_a_fixed_length_are_an_array() -> Result<(), ValueError> {
    let key: Hex<4> = "deadbeef".parse()?;
    assert_eq!(key.expose_array(), &[0xde, 0xad, 0xbe, 0xef]);
    Ok(())
}
