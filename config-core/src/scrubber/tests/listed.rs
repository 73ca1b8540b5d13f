//! The list of what is not masked.

use super::super::NotMasked;
use super::collector;

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
    collector.secret("PADDED", "  padded  ");
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
            ("PADDED", NotMasked::Short),
            ("BLANK", NotMasked::Placeholder),
            ("DATABASE_URL", NotMasked::Ordinary),
            ("HOST", NotMasked::Ordinary),
        ]
    );
    let text = "1234567 postgres c2hvcDpwb3N0Z3Jlcw== changeme REDACTED          db.internal";
    assert_eq!(scrubber.text(text), text);
    assert_eq!(scrubber.text("padded <  padded  >"), "padded <[REDACTED PADDED]>");
    assert_eq!(scrubber.text("masked all the same"), "[REDACTED KEYS]");
}
