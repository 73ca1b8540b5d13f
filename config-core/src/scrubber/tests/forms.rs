//! The forms in which a secret is masked.

use super::{collector, of, written};

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

/// Each of these secrets is written in a way of its own by one encoder alone.
#[test]
fn each_percent_encoder_is_known_by_what_it_keeps() {
    for (secret, form) in [
        // `encodeURIComponent` of JavaScript.
        ("it's $5 (a) day*!", "it's%20%245%20(a)%20day*!"),
        // The least that a userinfo needs, by RFC 3986 and by the URL standard.
        ("a:b;c=d e/f,g", "a:b;c=d%20e%2Ff,g"),
        ("50%~(a)$ b&c", "50%~(a)$%20b&c"),
        // Nothing that is kept, and nothing in ASCII that is encoded.
        ("@#?@#?@#?", "%40%23%3F%40%23%3F%40%23%3F"),
        ("schl\u{fc}sselwort", "schl%C3%BCsselwort"),
    ] {
        assert_eq!(of(&[("KEY", secret)]).text(form), "[REDACTED KEY]", "{secret}");
    }
}

#[test]
fn one_control_character_is_enough_for_an_escape() {
    for (secret, form) in [("tab\there is", r"tab\there is"), ("a bell\u{7} rings", r"a bell\u0007 rings")] {
        assert_eq!(of(&[("KEY", secret)]).text(form), "[REDACTED KEY]", "{form}");
    }
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
    let mixed = of(&[("KEY", "a/\"ä\"/b")]);
    for in_json in
        [r#"a/\\\"ä\\\"/b"#, r#"a\/\\\"ä\\\"\/b"#, r#"a/\\\"\u00e4\\\"/b"#, r#"a\/\\\"\u00E4\\\"\/b"#]
    {
        assert_eq!(mixed.text(in_json), "[REDACTED KEY]", "{in_json}");
    }
    for json in [
        "tab\\tnul\\u0000bell\\u0007\u{1f600}it's\u{7f}\\r\u{301}",
        "tab\\tnul\\u0000bell\\u0007\\ud83d\\ude00it's\u{7f}\\r\\u0301",
        "tab\\tnul\\u0000bell\\u0007\\uD83D\\uDE00it's\u{7f}\\r\\u0301",
    ] {
        assert_eq!(scrubber.text(json), "[REDACTED KEY]", "{json}");
    }
}

#[test]
fn the_short_escapes_of_json_are_masked() {
    let scrubber = of(&[("KEY", "one\ntwo\rthree\tfour\u{8}five\u{c}six")]);
    assert_eq!(scrubber.text(r"one\ntwo\rthree\tfour\bfive\fsix"), "[REDACTED KEY]");
}

#[test]
fn an_escape_of_json_has_digits_of_either_case() {
    let scrubber = of(&[("KEY", "red\u{1b}[0m alert")]);
    for json in ["red\\u001b[0m alert", "red\\u001B[0m alert"] {
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
fn long_credentials_are_masked() {
    let (user, password) = ("abc".repeat(39) + "ab", "abc".repeat(40));
    let mut collector = collector();
    collector.credentials("DATABASE_URL", &user, &password);
    let basic = "YWJj".repeat(39) + "YWI6" + &"YWJj".repeat(40);
    assert_eq!(collector.finish().text(&basic), "[REDACTED DATABASE_URL]");
}

#[test]
fn whitespace_around_a_secret_may_be_removed_before_it_is_encoded() {
    for secret in ["open sesame\n", "\u{b}open sesame\u{a0}"] {
        let mut collector = collector();
        collector.secret("KEY", secret);
        collector.credentials("KEY", "Aladdin", secret);
        let scrubber = collector.finish();
        for form in ["open sesame", "open%20sesame", "b3BlbiBzZXNhbWU=", "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="] {
            assert_eq!(scrubber.text(form), "[REDACTED KEY]", "{secret:?} {form}");
        }
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
    let small_numbers = {
        let mut collector = super::collector();
        collector.bytes("KEY", &[9, 10, 11, 99, 100, 101, 0, 255]);
        collector.finish()
    };
    assert_eq!(small_numbers.text("[9, 10, 11, 99, 100, 101, 0, 255]"), "[[REDACTED KEY]]");
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
fn a_line_that_only_begins_or_ends_with_hyphens_counts_as_a_secret() {
    let scrubber = of(&[("KEYS", "-----MIIEvQIBADANBgkq1\nhkiG9w0BAQEFAASC2-----")]);
    for line in ["-----MIIEvQIBADANBgkq1", "hkiG9w0BAQEFAASC2-----"] {
        assert_eq!(scrubber.text(&format!("<{line}>")), "<[REDACTED KEYS]>");
    }
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
    let scrubber = of(&[("WHOLE", "abcdefghijkl"), ("END", "efghijkl")]);
    assert_eq!(scrubber.text("-abcdefghijkl-efghijkl"), "-[REDACTED WHOLE]-[REDACTED END]");
    let scrubber = of(&[("A", "aaaaaaaa")]);
    assert_eq!(scrubber.text(&"a".repeat(1000)), "[REDACTED A]");
    assert_eq!(scrubber.text("aaaaaaa"), "aaaaaaa");
}

#[test]
fn beyond_8_kib_of_a_variable_a_secret_is_known_as_it_is() {
    let key = |number: usize| format!("the key number {number:08}");
    let mut collector = collector();
    for number in 0..1000 {
        collector.secret("KEYS", &key(number));
    }
    collector.secret("OTHER", "another key");
    let scrubber = collector.finish();
    // Each is 23 bytes long.
    for number in [0, 355, 356, 999] {
        let text = key(number);
        assert_eq!(scrubber.text(&text), "[REDACTED KEYS]");
        let encoded = text.replace(' ', "%20");
        let expected = if number < 356 { "[REDACTED KEYS]" } else { &encoded };
        assert_eq!(scrubber.text(&encoded), expected);
    }
    assert_eq!(scrubber.text("another%20key"), "[REDACTED OTHER]");
}

#[test]
fn a_secret_that_is_collected_twice_counts_once() {
    let mut collector = collector();
    // Once they are within 8 KiB, and twice they are not.
    for number in 0..300 {
        for _ in 0..2 {
            collector.secret("KEYS", &format!("the key number {number:08}"));
        }
    }
    assert_eq!(collector.finish().text("the%20key%20number%2000000299"), "[REDACTED KEYS]");
}

#[test]
fn many_secret_bytes_are_masked_as_digits_as_base64_and_as_text() {
    let mut collector = collector();
    let text = "a text of many bytes ".repeat(1000);
    collector.bytes("KEY", text.as_bytes());
    let scrubber = collector.finish();
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    for form in [&text, &hex, &hex.to_uppercase(), &"YSB0ZXh0IG9mIG1hbnkgYnl0ZXMg".repeat(1000)] {
        assert_eq!(scrubber.text(form), "[REDACTED KEY]");
    }
}

#[test]
fn a_collector_prints_nothing_of_its_secrets() {
    let mut collector = collector();
    collector.secret("KEY", "open sesame");
    assert_eq!(format!("{collector:?}"), "Collector { .. }");
}
