//! Values that are read again, and threads.

use super::super::NotMasked;
use super::{collector, of};
use std::io::Write;

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
fn a_value_of_several_secrets_is_new_if_any_of_them_is() {
    let scrubber = of(&[("KEYS", "the first secret"), ("KEYS", "the second secret")]);
    for secrets in [["the first secret", "the third secret"], ["the fourth secret", "the third secret"]] {
        scrubber.join("KEYS", |parts| secrets.iter().for_each(|secret| parts.secret(secret)));
        for secret in secrets {
            assert_eq!(scrubber.text(secret), "[REDACTED KEYS]", "{secret}");
        }
    }
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
