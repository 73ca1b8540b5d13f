//! Writers, whatever the chunks are.

use super::{collector, of, written};
use std::borrow::Cow;
use std::io::{self, Write};

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
fn a_writer_without_a_secret_to_mask_holds_nothing_back() {
    let scrubber = of(&[("PASSWORD", "changeme")]);
    let mut writer = scrubber.writer(Vec::new());
    writer.write_all(b"a line\nlogin: ").unwrap();
    assert_eq!(writer.inner(), b"a line\nlogin: ");
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
    shows("a whole", "");
    shows(" ", "a");
    shows("line\n", "a whole line\n");
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
    assert_eq!(writer.write(b"two\n").unwrap(), 4);
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
