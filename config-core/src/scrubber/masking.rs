use super::Name;
use super::fingerprint::Sums;
use super::table::{Found, Input, Table};

/// The start of each mask. A secret that is a part of it would be in the output anyway.
pub(super) const MASK: &str = "[REDACTED ";

/// How far a text is masked. All positions are those of the input.
#[derive(Default)]
pub(super) struct Masking {
    /// The secrets that begin before this position are known.
    next: usize,
    /// The bytes before this position are in the output, as they are or masked.
    done: usize,
    /// The variable of the last mask.
    last: Option<Name>,
    sums: Sums,
}

impl Masking {
    /// Masks each secret that the text decides, and writes the text up to the last one.
    ///
    /// A secret that overlaps the one before it gets a mask of its own, unless both are of one variable. So no part of
    /// either remains.
    pub(super) fn advance(&mut self, table: &Table, input: Input<'_>, output: &mut Vec<u8>) {
        loop {
            match table.find(input, self.next, &mut self.sums) {
                Found::Secret { start, length, variable } => {
                    let end = start + length;
                    let apart = start >= self.done;
                    if apart {
                        self.copy(input.text, start, output);
                    }
                    if apart || (end > self.done && self.last.as_ref() != Some(&variable)) {
                        for part in [MASK, &variable, "]"] {
                            output.extend_from_slice(part.as_bytes());
                        }
                        self.last = Some(variable);
                    }
                    self.done = self.done.max(end);
                    self.next = start + 1;
                }
                Found::Undecided(position) => {
                    self.next = position;
                    return;
                }
                Found::End => {
                    self.next = input.text.len();
                    return;
                }
            }
        }
    }

    /// Copies the text up to `end` that is not in the output yet.
    pub(super) fn copy(&mut self, text: &[u8], end: usize, output: &mut Vec<u8>) {
        if let Some(text) = text.get(self.done..end) {
            output.extend_from_slice(text);
            self.done = end;
        }
    }

    /// Copies the text that cannot be a part of a secret.
    pub(super) fn copy_decided(&mut self, text: &[u8], output: &mut Vec<u8>) {
        self.copy(text, self.next, output);
    }

    /// How many bytes of the input are not needed any more.
    pub(super) fn decided(&self) -> usize {
        self.next
    }

    /// Whether nothing is masked so far.
    pub(super) fn found_nothing(&self) -> bool {
        self.last.is_none()
    }

    /// Follows a text whose first bytes are removed.
    pub(super) fn shift(&mut self, removed: usize) {
        self.next = self.next.saturating_sub(removed);
        self.done = self.done.saturating_sub(removed);
        self.sums.shift(removed);
    }
}
