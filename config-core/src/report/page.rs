//! A text that keeps within a limit, with control characters escaped.

use std::fmt::{self, Write as _};

use crate::ascii;

/// What a Kubernetes termination message keeps of a container's log, in bytes and in lines
/// (Kubernetes documentation, "Determine the Reason for Pod Failure").
pub(super) const LIMIT: usize = 2048;
pub(super) const LINES: usize = 80;

/// Writing never fails: what does not fit is left out, and noted.
pub(super) struct Page {
    text: String,
    lines: usize,
    bounded: bool,
    is_full: bool,
}

impl Page {
    /// With room for one last line break.
    pub(super) fn bounded() -> Self {
        Self { text: String::with_capacity(LIMIT), lines: 1, bounded: true, is_full: false }
    }

    pub(super) const fn unbounded() -> Self {
        Self { text: String::new(), lines: 1, bounded: false, is_full: false }
    }

    /// Begins anew.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.lines = 1;
        self.is_full = false;
    }

    pub(super) const fn is_full(&self) -> bool {
        self.is_full
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Adds a text of ours, or a name: there is nothing to escape in either.
    #[inline(never)]
    pub(super) fn put(&mut self, text: &str) {
        self.is_full |= self.bounded && self.text.len() + text.len() >= LIMIT;
        if !self.is_full {
            self.text.push_str(text);
        }
    }

    pub(super) fn line(&mut self) {
        self.lines += 1;
        self.is_full |= self.bounded && self.lines > LINES;
        self.put("\n");
    }

    /// Adds a text from the app's code, or from anywhere.
    #[inline(never)]
    pub(super) fn escape(&mut self, text: &str) {
        // 0xC2 begins the control characters U+0080 to U+009F, and little else; 0xE2 those that turn the text around, 0xEF
        // what is no character.
        if !ascii::any(text, |byte| byte < b' ' || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef)) {
            return self.put(text);
        }
        for c in text.chars() {
            if is_control(c) {
                for c in c.escape_default() {
                    self.put(c.encode_utf8(&mut [0; 4]));
                }
            } else {
                self.put(c.encode_utf8(&mut [0; 4]));
            }
        }
    }

    /// Adds the blanks that are missing behind a text of that length.
    pub(super) fn fill(&mut self, length: usize, width: usize) {
        for _ in length..width {
            self.put(" ");
        }
    }

    pub(super) fn number(&mut self, number: usize) {
        let _ = write!(self, "{number}");
    }
}

/// Whether it changes how a terminal or an editor shows what is around it: also the ends of lines and the changes of
/// direction of Unicode (Unicode Standard Annex 9, section 2), and what YAML 1.2 (section 5.1) cannot hold as it is.
pub(crate) fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

impl fmt::Write for Page {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.escape(text);
        Ok(())
    }
}
