//! Any secrets in any text.

use std::io::Write;

use super::super::encodings::Sink;
use super::super::forms::{self, Form};
use super::{of, written};

/// Each form of a text, from the functions that the collector uses.
fn all_forms(secret: &str) -> Vec<String> {
    let mut all = Vec::new();
    forms::of_text(secret, &mut |form: &Form<'_>| {
        let mut bytes = Vec::new();
        let sink: &mut Sink<'_> = &mut |piece| bytes.extend_from_slice(piece);
        form(sink);
        all.push(String::from_utf8(bytes).unwrap());
    });
    all
}

/// The generator of Marsaglia, "Xorshift RNGs", 2003, as in `tests/support/random.rs`.
struct Xorshift(u64);

impl Xorshift {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % bound
    }

    fn text(&mut self, alphabet: &[char], least: usize, more: usize) -> String {
        let length = least + self.below(more);
        (0..length).map(|_| alphabet[self.below(alphabet.len())]).collect()
    }
}

#[allow(clippy::disallowed_methods, reason = "a test reads what its runner sets")]
/// Two secrets of a small alphabet overlap and repeat; the other alphabets have what encoders change.
#[test]
fn no_secret_is_in_the_output_whatever_the_text_and_the_chunks_are() {
    const ALPHABETS: [&str; 4] = ["ab", "a\n", "abc-/+ %\"\\", "aZ0\tü€\u{1f600}'\u{7f}\0~*"];
    let thorough = std::env::var("FACTOR3_THOROUGH").ok();
    let rounds = thorough.map_or(5_000, |times| 20_000 * times.parse::<u32>().expect("a whole number"));
    let mut random = Xorshift(0x2545_f491_4f6c_dd1d);
    let mut unchanged = 0;
    for _ in 0..rounds {
        let alphabet: Vec<char> = ALPHABETS[random.below(ALPHABETS.len())].chars().collect();
        let secrets = [random.text(&alphabet, 8, 12), random.text(&alphabet, 8, 40)];
        let scrubber = of(&[("ONE", &secrets[0]), ("TWO", &secrets[1])]);
        let listed: Vec<_> = scrubber.not_masked().map(|(variable, _)| variable).collect();
        let forms: Vec<Vec<String>> = secrets.iter().map(|secret| all_forms(secret)).collect();
        let mut text = String::new();
        for _ in 0..random.below(8) {
            match random.below(3) {
                0 => text += &random.text(&alphabet, 0, 30),
                _ => {
                    let forms = &forms[random.below(2)];
                    let form = &forms[random.below(forms.len())];
                    let (start, end) = (random.below(3), form.chars().count() - random.below(3));
                    text.extend(form.chars().take(end).skip(start));
                }
            }
        }
        let masked = scrubber.text(&text);
        let mut is_clean = true;
        for (forms, variable) in forms.iter().zip(["ONE", "TWO"]) {
            // A blank secret is listed instead.
            for form in forms.iter().filter(|_| !listed.iter().any(|name| name == variable)) {
                assert!(!masked.contains(form.as_str()), "{form:?} of {secrets:?} in {masked:?} of {text:?}");
                is_clean &= !text.contains(form.as_str());
            }
        }
        // Trimmed texts and lines are secrets, too.
        if is_clean && !secrets.iter().any(|secret| secret.contains(char::is_whitespace)) {
            assert_eq!(masked, text, "{secrets:?}");
            unchanged += 1;
        }
        let mut rest = text.as_bytes();
        let mut output = Vec::new();
        let mut writer = scrubber.writer(&mut output);
        while !rest.is_empty() {
            let (chunk, after) = rest.split_at(random.below(rest.len().min(20) + 1));
            writer.write_all(chunk).unwrap();
            rest = after;
        }
        drop(writer);
        assert_eq!(String::from_utf8(output).unwrap(), masked, "{secrets:?} in {text:?}");
    }
    assert!(unchanged > rounds / 20, "too few texts without a secret: {unchanged}");
}

#[test]

fn long_and_periodic_secrets_are_found_at_any_place() {
    let half = "a".repeat(6000);
    let secret = format!("{half}b{half}");
    let scrubber = of(&[("KEY", &secret)]);
    let near = "a".repeat(40_000);
    assert_eq!(scrubber.text(&near), near);
    let text = format!("{near}b{near}");
    assert_eq!(scrubber.text(&text).len(), 2 * (40_000 - 6000) + "[REDACTED KEY]".len());
    assert_eq!(written(&scrubber, text.as_bytes().chunks(1)), scrubber.text(&text).as_bytes());
    assert_eq!(written(&scrubber, text.as_bytes().chunks(7001)), scrubber.text(&text).as_bytes());
}
