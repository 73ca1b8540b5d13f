//! The scrubber keeps no secret, and wipes the text that it holds back.

use std::io::{self, Write as _};

use factor3::__private::Collector;
use factor3::Scrubber;

use super::{API_KEY, CANARY, CANARY_IN_BASE64, caught, wiped};

fn collected() -> Scrubber {
    let mut collector = Collector::new(|_| false);
    collector.secret("API_KEY", CANARY);
    collector.secret("LINES", "Zq7Kx9Wv3JpQZq7Kx9Wv3JpQ\n /\"Zq7Kx9Wv3JpQ\"\n");
    collector.credentials("DATABASE_URL", "shop", CANARY);
    collector.bytes("SIGNING_KEY", b"Zq7Kx9Wv3JpQ");
    collector.secret("LONG", long());
    collector.finish()
}

/// A long secret in a block that is never freed.
fn long() -> &'static str {
    Box::leak(CANARY.repeat(500).into_boxed_str())
}

#[test]
fn taking_fingerprints_leaves_no_copy() {
    wiped("scrubber::taking_fingerprints_leaves_no_copy", &[API_KEY], || {
        assert_eq!(collected().not_masked().count(), 0);
    });
}

#[test]
fn masking_leaves_no_copy() {
    wiped("scrubber::masking_leaves_no_copy", &[API_KEY], || {
        let scrubber = collected();
        assert_eq!(scrubber.text("a Zq7Kx9Wv3JpQ b"), "a [REDACTED API_KEY] b");
        assert_eq!(scrubber.text(CANARY_IN_BASE64), "[REDACTED API_KEY]");
        assert_eq!(scrubber.text(long()), "[REDACTED LONG]");
        for size in [1, 5, 700, 6000] {
            let mut writer = scrubber.writer(io::sink());
            for text in ["a Zq7Kx9Wv3JpQ b\n", long(), "\"WnE3S3g5V3YzSnBR\"", long()] {
                text.as_bytes().chunks(size).for_each(|chunk| writer.write_all(chunk).unwrap());
            }
        }
    });
}

#[test]
fn negative_control_a_line_that_is_held_back() {
    caught("scrubber::negative_control_a_line_that_is_held_back", &[API_KEY], || {
        let mut writer = io::LineWriter::new(io::sink());
        writer.write_all(CANARY.as_bytes()).unwrap();
    });
}
