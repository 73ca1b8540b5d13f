//! What is masked, in text and across chunks. The loader does not call the collector yet, so these tests do.

use std::borrow::Cow;
use std::io::{self, Write};

use super::encodings::Sink;
use super::forms::{self, Form};
use super::{Collector, NotMasked, Scrubber};

fn is_placeholder(text: &str) -> bool {
    text == "changeme"
}

fn collector() -> Collector {
    Collector::new(is_placeholder)
}

fn of(secrets: &[(&'static str, &str)]) -> Scrubber {
    let mut collector = collector();
    secrets.iter().for_each(|(variable, secret)| collector.secret(variable, secret));
    collector.finish()
}

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

/// What a writer passes on of these chunks.
fn written<'c>(scrubber: &Scrubber, chunks: impl IntoIterator<Item = &'c [u8]>) -> Vec<u8> {
    let mut output = Vec::new();
    let mut writer = scrubber.writer(&mut output);
    for chunk in chunks {
        writer.write_all(chunk).unwrap();
    }
    drop(writer);
    output
}

#[test]
fn each_form_of_a_secret_is_masked() {
    let scrubber = of(&[("KEY", "p@ss/w\"ör d~\\1+")]);
    for form in [
        "p@ss/w\"ör d~\\1+",
        "p%40ss%2Fw%22%C3%B6r%20d~%5C1%2B",
        "p%40ss%2fw%22%c3%b6r%20d~%5c1%2b",
        "p%40ss%2Fw%22%C3%B6r%20d%7E%5C1%2B",
        "p%40ss/w%22%C3%B6r%20d~%5C1%2B",
        "p%40ss%2Fw%22%C3%B6r+d%7E%5C1%2B",
        "p%40ss%2Fw%22%C3%B6r+d~%5C1%2B",
        "p%40ss%2fw%22%c3%b6r+d%7e%5c1%2b",
        "p%40ss%2Fw%22%C3%B6r%20d~%5C1+",
        "p@ss/w\\\"ör d~\\\\1+",
        "p@ss\\/w\\\"ör d~\\\\1+",
        "p@ss/w\\\"\\u00f6r d~\\\\1+",
        "p@ss\\/w\\\"\\u00F6r d~\\\\1+",
        "cEBzcy93IsO2ciBkflwxKw==",
        "cEBzcy93IsO2ciBkflwxKw",
        "112, 64, 115, 115, 47, 119, 34, 195, 182, 114, 32, 100, 126, 92, 49, 43",
        "112,64,115,115,47,119,34,195,182,114,32,100,126,92,49,43",
    ] {
        assert_eq!(scrubber.text(form), "[REDACTED KEY]", "{form}");
        assert_eq!(scrubber.text(&format!("a {form}, b")), "a [REDACTED KEY], b", "{form}");
    }
    assert_eq!(scrubber.text("p@ss/w\"ör d~\\1"), "p@ss/w\"ör d~\\1");
}

#[test]
fn what_debug_and_json_print_is_masked() {
    let secret = "tab\tnul\0bell\u{7}\u{1f600}it's\u{7f}\r\u{301}";
    let scrubber = of(&[("KEY", secret)]);
    assert_eq!(scrubber.text(&format!("{secret:?}")), "\"[REDACTED KEY]\"");
    let in_json = "tab\\\\tnul\\\\0bell\\\\u{7}\u{1f600}it's\\\\u{7f}\\\\r\\\\u{301}";
    assert_eq!(scrubber.text(in_json), "[REDACTED KEY]");
    let quoted = of(&[("KEY", "a \"quoted\" \\")]);
    assert_eq!(
        quoted.text(r#"{"error":"got \"a \\\"quoted\\\" \\\\\""}"#),
        r#"{"error":"got \"[REDACTED KEY]\""}"#
    );
    for json in [
        "tab\\tnul\\u0000bell\\u0007\u{1f600}it's\u{7f}\\r\u{301}",
        "tab\\tnul\\u0000bell\\u0007\\ud83d\\ude00it's\u{7f}\\r\\u0301",
        "tab\\tnul\\u0000bell\\u0007\\uD83D\\uDE00it's\u{7f}\\r\\u0301",
    ] {
        assert_eq!(scrubber.text(json), "[REDACTED KEY]", "{json}");
    }
}

#[test]
fn base64_in_both_alphabets_is_masked() {
    let scrubber = of(&[("KEY", "\u{7ff}>>\u{7ff}??~~")]);
    for form in ["378+Pt+/Pz9+fg==", "378+Pt+/Pz9+fg", "378-Pt-_Pz9-fg==", "378-Pt-_Pz9-fg"] {
        assert_eq!(scrubber.text(form), "[REDACTED KEY]", "{form}");
    }
}

#[test]
fn credentials_are_masked() {
    let mut collector = collector();
    collector.secret("DATABASE_URL", "open sesame");
    collector.credentials("DATABASE_URL", "Aladdin", "open sesame");
    let scrubber = collector.finish();
    for (text, masked) in [
        ("Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Authorization: Basic [REDACTED DATABASE_URL]"),
        ("AUTH PLAIN AEFsYWRkaW4Ab3BlbiBzZXNhbWU=", "AUTH PLAIN [REDACTED DATABASE_URL]"),
        ("AUTH PLAIN AEFsYWRkaW4Ab3BlbiBzZXNhbWU", "AUTH PLAIN [REDACTED DATABASE_URL]"),
        ("Aladdin:open sesame", "Aladdin:[REDACTED DATABASE_URL]"),
    ] {
        assert_eq!(scrubber.text(text), masked);
    }
}

#[test]
fn bytes_are_masked_as_digits_and_as_text() {
    let mut collector = collector();
    collector.bytes("KEY", b"\xfb\xff\xbf1234567");
    collector.bytes("TEXT", b"eight or more");
    let scrubber = collector.finish();
    for form in [
        "fbffbf31323334353637",
        "FBFFBF31323334353637",
        "+/+/MTIzNDU2Nw==",
        "-_-_MTIzNDU2Nw",
        "%2B%2F%2B%2FMTIzNDU2Nw%3D%3D",
        "+\\/+\\/MTIzNDU2Nw==",
        "251, 255, 191, 49, 50, 51, 52, 53, 54, 55",
        "251,255,191,49,50,51,52,53,54,55",
    ] {
        assert_eq!(scrubber.text(form), "[REDACTED KEY]", "{form}");
    }
    assert_eq!(scrubber.text("eight or more ZWlnaHQgb3IgbW9yZQ=="), "[REDACTED TEXT] [REDACTED TEXT]");
    assert_eq!(written(&scrubber, [&b"\xfb\xff"[..], b"fbffbf31323334353637"]), b"\xfb\xff[REDACTED KEY]");
}

#[test]
fn each_long_line_counts_as_a_secret() {
    let pem =
        "-----BEGIN KEY-----\r\nMIIEvQIBADANBgkq1\r\nshort\r\nhkiG9w0BAQEFAASC2\r\n-----END KEY-----\r\n";
    let scrubber = of(&[("KEY", pem)]);
    assert_eq!(scrubber.text(&format!("<{pem}>")), "<[REDACTED KEY]>");
    assert_eq!(scrubber.text(&format!("<{}>", pem.trim())), "<[REDACTED KEY]>");
    assert_eq!(scrubber.text(&format!("{pem:?}")), "\"[REDACTED KEY]\"");
    let lines = "-----BEGIN KEY-----\nMIIEvQIBADANBgkq1\nshort\n  hkiG9w0BAQEFAASC2\n";
    assert_eq!(scrubber.text(lines), "-----BEGIN KEY-----\n[REDACTED KEY]\nshort\n  [REDACTED KEY]\n");
}

#[test]
fn what_is_not_masked_is_listed() {
    let mut collector = collector();
    collector.ordinary("postgres");
    collector.secret("SHORT", "1234567");
    collector.secret("DATABASE_URL", "postgres");
    collector.credentials("DATABASE_URL", "shop", "postgres");
    collector.secret("DATABASE_URL", "postgres\n");
    collector.secret("TOKEN", "changeme");
    collector.secret("KEYS", "REDACTED");
    collector.secret("KEYS", "masked all the same");
    collector.secret("EMPTY", "");
    collector.secret("BLANK", "         ");
    collector.secret("HOST", "db.internal");
    collector.ordinary("db.internal");
    let scrubber = collector.finish();
    let listed: Vec<_> = scrubber.not_masked().collect();
    let listed: Vec<_> = listed.iter().map(|(name, reason)| (name.as_str(), *reason)).collect();
    assert_eq!(
        listed,
        [
            ("SHORT", NotMasked::Short),
            ("TOKEN", NotMasked::Placeholder),
            ("KEYS", NotMasked::Placeholder),
            ("BLANK", NotMasked::Placeholder),
            ("DATABASE_URL", NotMasked::Ordinary),
            ("HOST", NotMasked::Ordinary),
        ]
    );
    let text = "1234567 postgres c2hvcDpwb3N0Z3Jlcw== changeme REDACTED          db.internal";
    assert_eq!(scrubber.text(text), text);
    assert_eq!(scrubber.text("masked all the same"), "[REDACTED KEYS]");
}

#[test]
fn the_longest_secret_wins_and_overlapping_ones_leave_nothing() {
    let scrubber = of(&[("A", "abcdefgh"), ("B", "abcdefghijkl"), ("C", "ghijklmnop"), ("D", "cdefghij")]);
    for (text, masked) in [
        ("abcdefghijk", "[REDACTED A][REDACTED D]k"),
        ("abcdefghijkl", "[REDACTED B]"),
        ("-abcdefghijklmnop-", "-[REDACTED B][REDACTED C]-"),
        ("cdefghijklmnop", "[REDACTED D][REDACTED C]"),
        ("abcdefghabcdefgh", "[REDACTED A][REDACTED A]"),
        ("abcdefg", "abcdefg"),
    ] {
        assert_eq!(scrubber.text(text), masked, "{text}");
    }
    let scrubber = of(&[("A", "aaaaaaaa")]);
    assert_eq!(scrubber.text(&"a".repeat(1000)), "[REDACTED A]");
    assert_eq!(scrubber.text("aaaaaaa"), "aaaaaaa");
}

#[test]
fn a_text_without_a_secret_is_not_copied() {
    let scrubber = of(&[("KEY", "correct horse")]);
    assert!(matches!(scrubber.text("correct hors e"), Cow::Borrowed(_)));
    assert!(matches!(collector().finish().text("correct horse"), Cow::Borrowed(_)));
    assert_eq!(
        format!("{scrubber:?} {:?}", scrubber.writer(Vec::new())),
        "Scrubber { .. } ScrubbedWriter { .. }"
    );
}

#[test]
fn every_chunking_writes_the_same() {
    let scrubber = of(&[("A", "abcdefgh"), ("B", "defghijkl\nmnop"), ("C", "correct \"horse\"")]);
    let text =
        "x abcdefghijkl\nmnop abcdefg\ncorrect \\\"horse\\\" defghijkl\nmno Y29ycmVjdCAiaG9yc2Ui\nabcdefgh";
    let masked = scrubber.text(text);
    assert_eq!(masked.matches("[REDACTED").count(), 5, "{masked}");
    for size in 1..=text.len() {
        let output = written(&scrubber, text.as_bytes().chunks(size));
        assert_eq!(String::from_utf8(output).unwrap(), masked, "{size}");
    }
    for (first, second) in (0..text.len()).flat_map(|one| (one..text.len()).map(move |two| (one, two))) {
        let (head, tail) = text.as_bytes().split_at(second);
        let (head, middle) = head.split_at(first);
        assert_eq!(written(&scrubber, [head, middle, tail]), masked.as_bytes(), "{first} {second}");
    }
}

#[test]
fn a_writer_holds_back_only_what_may_be_a_secret() {
    let scrubber = of(&[("KEY", "correct horse battery"), ("PEM", "-----BEGIN\nfirst line of many\n")]);
    let mut writer = Output::default();
    let mut scrubbed = scrubber.writer(&mut writer);
    let mut shows = |chunk: &str, shown: &str| {
        scrubbed.write_all(chunk.as_bytes()).unwrap();
        assert_eq!(scrubbed.inner().text(), shown, "after {chunk:?}");
    };
    shows("a whole line\n", "a whole line\n");
    shows("correct horse bat", "a whole line\n");
    shows("\n", "a whole line\ncorrect horse bat\n");
    shows("correct horse battery", "a whole line\ncorrect horse bat\n[REDACTED KEY]");
    shows("-----BEGIN\nfirst", "a whole line\ncorrect horse bat\n[REDACTED KEY]");
    // Nobody knows before the length of the secret whether it is one.
    shows(" lines\n", "a whole line\ncorrect horse bat\n[REDACTED KEY]");
    shows("more\n.", "a whole line\ncorrect horse bat\n[REDACTED KEY]");
    shows(
        "a line\n",
        "a whole line\ncorrect horse bat\n[REDACTED KEY]-----BEGIN\nfirst lines\nmore\n.a line\n",
    );
    scrubbed.write_all(b"correct").unwrap();
    assert!(!scrubbed.inner().text().ends_with("correct"));
    scrubbed.flush().unwrap();
    assert!(scrubbed.inner().text().ends_with("correct"));
    scrubbed.write_all(b" horse").unwrap();
    drop(scrubbed);
    assert!(writer.text().ends_with("correct horse"));
}

/// An inner writer that takes a few bytes at a time, and fails as it is told.
#[derive(Default)]
struct Output {
    taken: Vec<u8>,
    most: Option<usize>,
    errors: Vec<io::ErrorKind>,
}

impl Output {
    fn text(&self) -> &str {
        core::str::from_utf8(&self.taken).unwrap()
    }
}

impl Write for &mut Output {
    fn write(&mut self, chunk: &[u8]) -> io::Result<usize> {
        if let Some(error) = self.errors.pop() {
            return Err(error.into());
        }
        let count = chunk.len().min(self.most.unwrap_or(usize::MAX));
        self.taken.extend_from_slice(&chunk[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn short_writes_and_errors_of_the_inner_writer_lose_and_repeat_nothing() {
    let scrubber = of(&[("KEY", "correct horse")]);
    let mut output = Output { most: Some(3), ..Output::default() };
    let mut writer = scrubber.writer(&mut output);
    writer.write_all(b"one correct horse\n").unwrap();
    writer.inner_mut().errors.push(io::ErrorKind::Interrupted);
    writer.write_all(b"two\n").unwrap();
    // Nothing was held back, so the caller may try again.
    writer.inner_mut().errors.push(io::ErrorKind::WouldBlock);
    assert_eq!(writer.write(b"three correct\n").unwrap_err().kind(), io::ErrorKind::WouldBlock);
    writer.write_all(b"three correct\nfour correct").unwrap();
    // The text is taken, so the next call has the error.
    writer.inner_mut().errors.extend([io::ErrorKind::BrokenPipe, io::ErrorKind::WouldBlock]);
    assert_eq!(writer.write(b" horse five\n").unwrap(), 12);
    assert_eq!(writer.write(b"six\n").unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    writer.inner_mut().errors.push(io::ErrorKind::WouldBlock);
    assert_eq!(writer.flush().unwrap_err().kind(), io::ErrorKind::WouldBlock);
    writer.flush().unwrap();
    writer.inner_mut().most = Some(0);
    assert_eq!(writer.write(b"x\n").unwrap_err().kind(), io::ErrorKind::WriteZero);
    drop(writer);
    assert_eq!(output.text(), "one [REDACTED KEY]\ntwo\nthree correct\nfour [REDACTED KEY] five\n");
}

#[test]
fn a_large_chunk_is_taken_in_parts() {
    let scrubber = of(&[("KEY", "correct horse")]);
    let text = "a line of text correct horse\n".repeat(10_000);
    let output = written(&scrubber, [text.as_bytes()]);
    assert_eq!(String::from_utf8(output).unwrap(), text.replace("correct horse", "[REDACTED KEY]"));
}

#[test]
fn the_last_eight_values_that_are_read_again_are_masked() {
    let scrubber = of(&[("KEY", "the value at the start"), ("OTHER", "another secret")]);
    let clone = scrubber.clone();
    let value = |number: u32| format!("value number {number}!");
    for number in 0..7 {
        scrubber.join("KEY", |parts| parts.secret(&value(number)));
        scrubber.join("KEY", |parts| parts.secret(&value(number)));
    }
    assert_eq!(clone.text("the value at the start"), "[REDACTED KEY]");
    // A value that comes back is the newest again.
    scrubber.join("KEY", |parts| parts.secret("the value at the start"));
    scrubber.join("KEY", |parts| parts.secret(&value(7)));
    assert_eq!(clone.text(&value(0)), value(0));
    assert_eq!(clone.text("the value at the start"), "[REDACTED KEY]");
    for number in 1..8 {
        assert_eq!(clone.text(&value(number)), "[REDACTED KEY]", "{number}");
    }
    assert_eq!(clone.text("another secret"), "[REDACTED OTHER]");
    scrubber.join("KEY", |parts| parts.secret("short"));
    assert_eq!(clone.not_masked().collect::<Vec<_>>(), [("KEY".to_owned(), NotMasked::Short)]);
    collector().finish().join("KEY", |parts| parts.secret("nothing was loaded"));
}

#[test]
fn a_writer_masks_a_value_that_is_added_while_it_holds_text_back() {
    let scrubber = of(&[("KEY", "the first value")]);
    let mut output = Vec::new();
    let mut writer = scrubber.writer(&mut output);
    writer.write_all(b"the first valid, the firs").unwrap();
    scrubber.join("KEY", |parts| parts.secret("the first of all values"));
    writer.write_all(b"t of all values\n").unwrap();
    drop(writer);
    assert_eq!(String::from_utf8(output).unwrap(), "the first valid, [REDACTED KEY]\n");
}

#[test]
fn threads_share_a_scrubber() {
    let scrubber = of(&[("KEY", "the first value")]);
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let scrubber = &scrubber;
            scope.spawn(move || {
                for round in 0..50 {
                    let value = format!("value {round} of thread {}", thread % 2);
                    scrubber.join(["A", "B"][thread % 2], |parts| parts.secret(&value));
                    assert_eq!(scrubber.text("the first value"), "[REDACTED KEY]");
                }
            });
        }
    });
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

/// Two secrets of a small alphabet overlap and repeat; the other alphabets have what encoders change.
#[test]
fn no_secret_is_in_the_output_whatever_the_text_and_the_chunks_are() {
    const ALPHABETS: [&str; 4] = ["ab", "a\n", "abc-/+ %\"\\", "aZ0\tü€\u{1f600}'\u{7f}\0~*"];
    let rounds = if std::env::var_os("FACTOR3_THOROUGH").is_some() { 20_000 } else { 5_000 };
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
