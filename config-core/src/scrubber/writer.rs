use core::fmt;
use std::io::{self, Write};
use std::sync::Arc;

use super::buffer::{self, Wiped};
use super::masking::Masking;
use super::shared::Shared;
use super::table::{Input, Table};

/// The most that one call of `write` takes, which bounds the memory of the output.
const MOST: usize = 64 << 10;

/// The least that is added to the text that is held back.
const LEAST: usize = 512;

/// A writer that masks each secret in what it passes on. [`Scrubber::writer`](crate::Scrubber::writer) makes it.
///
/// It holds back a text that may be the start of a secret: less than the longest form of a secret, and nothing after a
/// line break unless a secret has several lines. It passes the rest on when it is flushed and when it is dropped. A
/// secret is not recognised if it is flushed in the middle.
///
/// One call of [`write`](Write::write) calls the inner writer once, unless that one takes less. An error of the inner
/// writer is returned at once if nothing is held back, and the text then counts as not written. Otherwise, the next call
/// tries again and returns the error if there still is one. Text that was taken is never written twice. As in
/// [`io::BufWriter`], an error on drop is ignored, so call [`flush`](Write::flush) to see it.
pub struct ScrubbedWriter<W: Write> {
    shared: Option<Arc<Shared>>,
    inner: W,
    /// The text that is not decided, and what comes before it until it is removed.
    held: Wiped<u8>,
    /// The last line break in `held`.
    line_break: Option<usize>,
    masking: Masking,
    /// Masked text.
    output: Vec<u8>,
    /// How much of `output` the inner writer has taken.
    taken: usize,
    /// Whether the inner writer panics. Then it is not called on drop.
    panics: bool,
}

impl<W: Write> ScrubbedWriter<W> {
    pub(super) fn new(shared: Option<Arc<Shared>>, inner: W) -> Self {
        Self {
            shared,
            inner,
            held: Wiped::default(),
            line_break: None,
            masking: Masking::default(),
            output: Vec::new(),
            taken: 0,
            panics: false,
        }
    }

    #[cfg(test)]
    pub(super) fn inner(&self) -> &W {
        &self.inner
    }

    #[cfg(test)]
    pub(super) fn inner_mut(&mut self) -> &mut W {
        &mut self.inner
    }

    /// Masks a chunk, and appends to the output what is decided.
    fn mask(&mut self, table: &Table, chunk: &[u8]) {
        let mut rest = chunk;
        // What is held back is usually decided after a few bytes. The others need no copy.
        while !self.held.is_empty() && !rest.is_empty() {
            let count = self.held.len().max(LEAST).min(rest.len());
            let (some, others) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            if let Some(line_break) = table.last_line_break(some) {
                self.line_break = Some(self.held.len() + line_break);
            }
            buffer::append(&mut self.held, some);
            self.mask_held(table, false);
            rest = others;
        }
        if rest.is_empty() {
            return;
        }
        let input = Input { text: rest, ended: false, line_break: table.last_line_break(rest) };
        self.masking.advance(table, input, &mut self.output);
        self.masking.copy_decided(rest, &mut self.output);
        let decided = self.masking.decided();
        self.masking.shift(decided);
        buffer::append(&mut self.held, rest.get(decided..).unwrap_or_default());
        self.line_break = input.line_break.and_then(|line_break| line_break.checked_sub(decided));
    }

    fn mask_held(&mut self, table: &Table, ended: bool) {
        let input = Input { text: &self.held, ended, line_break: self.line_break };
        self.masking.advance(table, input, &mut self.output);
        self.masking.copy_decided(&self.held, &mut self.output);
        let decided = self.masking.decided();
        // Half of the text is moved at most, so that many small writes stay linear.
        if decided >= self.held.len() / 2 {
            buffer::remove_front(&mut self.held, decided);
            self.masking.shift(decided);
            self.line_break = self.line_break.and_then(|line_break| line_break.checked_sub(decided));
        }
    }

    /// Masks what is held back, as the end of the text.
    fn end(&mut self) {
        if let (false, Some(shared)) = (self.held.is_empty(), &self.shared) {
            let known = shared.known();
            self.mask_held(&known.table, true);
        }
    }

    /// Writes the output, and returns an error unless all of it is written.
    fn pass_on(&mut self) -> io::Result<()> {
        while let Some(rest @ [_, ..]) = self.output.get(self.taken..) {
            self.panics = true;
            let result = self.inner.write(rest);
            self.panics = false;
            match result {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => self.taken += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.output.clear();
        self.taken = 0;
        Ok(())
    }
}

impl<W: Write> Write for ScrubbedWriter<W> {
    fn write(&mut self, chunk: &[u8]) -> io::Result<usize> {
        let Some(shared) = &self.shared else { return self.inner.write(chunk) };
        let known = shared.known();
        // An earlier call could not write this.
        self.pass_on()?;
        let chunk = chunk.get(..MOST).unwrap_or(chunk);
        let nothing_held = self.held.is_empty();
        self.mask(&known.table, chunk);
        match self.pass_on() {
            Err(error) if nothing_held && self.taken == 0 => {
                // The caller may write the chunk again.
                buffer::clear(&mut self.held);
                self.line_break = None;
                self.masking = Masking::default();
                self.output.clear();
                Err(error)
            }
            _ => Ok(chunk.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.end();
        self.pass_on()?;
        self.inner.flush()
    }
}

impl<W: Write> Drop for ScrubbedWriter<W> {
    fn drop(&mut self) {
        if !self.panics {
            self.end();
            // Nobody is left to hear of an error.
            let _ = self.pass_on();
        }
    }
}

/// Writes `ScrubbedWriter { .. }`, because the text may hold a secret.
impl<W: Write> fmt::Debug for ScrubbedWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScrubbedWriter").finish_non_exhaustive()
    }
}
