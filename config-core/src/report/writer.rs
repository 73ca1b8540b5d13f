//! A text that is written from its beginning to its end, with or without a limit.

use std::fmt::{self, Write as _};

use crate::strings::{self, is_control};

/// What a Kubernetes termination message keeps of a container's log, in bytes and in lines
/// (Kubernetes documentation, "Determine the Reason for Pod Failure").
pub(super) const LIMIT: usize = 2048;
pub(super) const LINES: usize = 80;

/// How far what is said about a problem is indented.
pub(super) const LABEL: usize = 14;

/// Writes text. Writing never fails: what exceeds the limit is left out, and noted.
///
/// As [`fmt::Write`] it escapes control characters, as [`escape`](Self::escape) does.
pub(crate) struct Writer {
    text: String,
    lines: usize,
    /// The text stays shorter than this: 0 once something exceeded the limit.
    limit: usize,
}

impl Writer {
    /// A text of at most [`LIMIT`] bytes, one last line break included, and [`LINES`] lines.
    pub(super) fn bounded() -> Self {
        Self { text: String::with_capacity(LIMIT), lines: 1, limit: LIMIT }
    }

    /// A text of any length.
    pub(crate) const fn unbounded() -> Self {
        Self { text: String::new(), lines: 1, limit: usize::MAX }
    }

    /// Removes all text of a bounded one, to start again.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.lines = 1;
        self.limit = LIMIT;
    }

    /// Whether something exceeded the limit.
    pub(super) const fn is_full(&self) -> bool {
        self.limit == 0
    }

    /// What was written so far.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Removes what was written after the first `length` bytes.
    #[cfg(feature = "contract")]
    pub(super) fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
    }

    /// What was written.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// Adds text of the library, or a name: neither holds anything to escape.
    // Inlined, it adds 26 KiB to a program with every default feature: `cargo run --release -p factor3-benches -- check`.
    #[inline(never)]
    pub(crate) fn put(&mut self, text: &str) {
        if self.text.len() + text.len() < self.limit {
            self.text.push_str(text);
        } else {
            self.limit = 0;
        }
    }

    /// Adds several such texts.
    pub(crate) fn put_all(&mut self, texts: &[&str]) {
        for text in texts {
            self.put(text);
        }
    }

    /// Adds a character as it is.
    pub(crate) fn put_char(&mut self, c: char) {
        self.put(c.encode_utf8(&mut [0; 4]));
    }

    /// Ends the line.
    pub(super) fn line(&mut self) {
        self.lines += 1;
        if self.lines > LINES && self.limit == LIMIT {
            self.limit = 0;
        }
        self.put("\n");
    }

    /// Adds text from the application's code, or from anywhere, and escapes its control characters.
    pub(crate) fn escape(&mut self, text: &str) {
        // 0xC2 begins the control characters U+0080 to U+009F, and little else; 0xD8 and 0xE2 those that change the
        // direction of the text, and 0xEF noncharacters.
        if !strings::any(text, |byte| byte.is_ascii_control() || matches!(byte, 0xc2 | 0xd8 | 0xe2 | 0xef)) {
            return self.put(text);
        }
        for c in text.chars() {
            if is_control(c) {
                for c in c.escape_default() {
                    self.put_char(c);
                }
            } else {
                self.put_char(c);
            }
        }
    }

    /// Adds text whose line breaks are written `\n`.
    #[cfg(feature = "contract")]
    pub(crate) fn put_on_line(&mut self, text: &str) {
        for (place, line) in text.split('\n').enumerate() {
            self.put(if place > 0 { "\\n" } else { "" });
            self.put(line);
        }
    }

    /// Adds text as it is in a string of JSON, which YAML and systemd read in the same way. Control characters of all kinds
    /// are escaped: the text may end on a terminal.
    pub(crate) fn escape_json(&mut self, text: &str) {
        // Nearly every text is copied as it is. These bytes are those of `escape`, and the two of JSON.
        let is_odd =
            |byte: u8| byte.is_ascii_control() || matches!(byte, b'"' | b'\\' | 0xc2 | 0xd8 | 0xe2 | 0xef);
        if !strings::any(text, is_odd) {
            return self.put(text);
        }
        for c in text.chars() {
            match c {
                '"' => self.put("\\\""),
                '\\' => self.put("\\\\"),
                '\n' => self.put("\\n"),
                c if is_control(c) => {
                    let _ = write!(self, "\\u{:04x}", u32::from(c));
                }
                c => self.put_char(c),
            }
        }
    }

    /// Adds blanks after a text of that length, up to that width.
    pub(super) fn fill(&mut self, length: usize, width: usize) {
        for _ in length..width {
            self.put(" ");
        }
    }

    /// Adds a number in decimal.
    pub(super) fn number(&mut self, number: usize) {
        let _ = write!(self, "{number}");
    }
}

impl fmt::Write for Writer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.escape(text);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limited_text_is_shorter_than_its_limit() {
        let mut out = Writer::bounded();
        out.put(&"a".repeat(LIMIT - 1));
        assert!(!out.is_full());
        out.clear();
        out.put(&"a".repeat(LIMIT));
        assert!(out.is_full());
        assert_eq!(out.text(), "");
    }

    #[test]
    fn control_characters_are_escaped_wherever_they_are() {
        for (text, escaped, in_json) in [
            ("\n", "\\n", "\\n"),
            ("\u{1b}", "\\u{1b}", "\\u001b"),
            ("\u{7f}", "\\u{7f}", "\\u007f"),
            ("a\u{85}", "a\\u{85}", "a\\u0085"),
            ("\u{202e}a", "\\u{202e}a", "\\u202ea"),
            ("a \"b\"", "a \"b\"", "a \\\"b\\\""),
        ] {
            let mut out = Writer::unbounded();
            out.escape(text);
            assert_eq!(out.into_text(), escaped);
            let mut out = Writer::unbounded();
            out.escape_json(text);
            assert_eq!(out.into_text(), in_json);
        }
    }
}
