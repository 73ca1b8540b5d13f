//! Keyed fingerprints of texts.
//!
//! A text has a sum, a polynomial of its bytes at a random point modulo a prime (Karp and Rabin). Sums of a text's
//! beginnings give the sum of any part of it in a constant number of steps, however long the part is. A sum itself says
//! too much: it is a linear equation, which could be solved for a short secret. So only its SipHash is kept.

use core::hash::BuildHasher;
use std::hash::RandomState;

use super::buffer::{self, Wiped};

/// The number of bytes at the start of a secret, and at its end, that are looked at first.
pub(super) const WINDOW: usize = 8;

/// The number of bits that are kept of a hash of the first bytes.
pub(super) const SLOT_BITS: u32 = 16;

const PRIME: u64 = (1 << 61) - 1;

/// The random numbers of one scrubber.
#[derive(Clone)]
pub(super) struct Keys {
    siphash: RandomState,
    /// An odd number; the highest bits of a product with it are a hash (Dietzfelbinger's multiply-shift).
    first: u64,
    last: u64,
    /// The point at which the polynomial is evaluated.
    point: u64,
}

/// The fingerprint of one form of a secret. No part of it can be computed from less than 8 bytes of the secret.
#[derive(Clone, Copy)]
pub(super) struct Fingerprint {
    /// The SipHash of the sum of all bytes.
    pub(super) whole: u64,
    /// The bits of a hash of the first 8 bytes.
    pub(super) slot: u16,
    /// The bits of a hash of the last 8 bytes.
    pub(super) tail: [u8; 2],
    pub(super) length: u32,
    /// Whether there is a line break, and whether there is one in the first 8 bytes.
    pub(super) line_break: bool,
    pub(super) early_line_break: bool,
}

/// Takes the fingerprint of a text that is written piece by piece.
pub(super) struct Fingerprinter<'k> {
    keys: &'k Keys,
    sum: u64,
    first: u64,
    last: u64,
    length: usize,
    line_break: bool,
    early_line_break: bool,
}

/// The sums of the beginnings of a text, as far as they were needed. They tell the text, so they are wiped.
#[derive(Default)]
pub(super) struct Sums {
    /// Where the first beginning starts.
    origin: usize,
    sums: Wiped<u64>,
}

impl Keys {
    pub(super) fn random() -> Self {
        let siphash = RandomState::new();
        let number = |which: u8| siphash.hash_one(which);
        let (first, last, point) = (number(0) | 1, number(1) | 1, number(2) % (PRIME - 1) + 1);
        Self { siphash, first, last, point }
    }

    /// The slot of the first 8 bytes.
    pub(super) fn slot(&self, first: u64) -> usize {
        (first.wrapping_mul(self.first) >> (64 - SLOT_BITS)) as usize
    }

    /// The tail of the last 8 bytes: two numbers of six bits.
    pub(super) fn tail(&self, last: u64) -> [u8; 2] {
        let product = last.wrapping_mul(self.last);
        [(product >> 58) as u8, (product >> 52 & 63) as u8]
    }

    /// The hash of a text that is only compared with whole texts.
    pub(super) fn text(&self, bytes: &[u8]) -> u64 {
        self.siphash.hash_one(bytes)
    }

    pub(super) fn seal(&self, sum: u64) -> u64 {
        self.siphash.hash_one(sum)
    }

    pub(super) fn join(&self, one: u64, other: u64) -> u64 {
        self.siphash.hash_one((one, other))
    }

    fn next(&self, sum: u64, byte: u8) -> u64 {
        multiply_add(sum, self.point, u64::from(byte))
    }

    /// The factor of a sum that `length` bytes follow.
    pub(super) fn power(&self, length: u32) -> u64 {
        let (mut power, mut square, mut rest) = (1, self.point, length);
        while rest > 0 {
            if rest & 1 == 1 {
                power = multiply_add(power, square, 0);
            }
            square = multiply_add(square, square, 0);
            rest >>= 1;
        }
        power
    }
}

impl<'k> Fingerprinter<'k> {
    pub(super) fn new(keys: &'k Keys) -> Self {
        Self { keys, sum: 0, first: 0, last: 0, length: 0, line_break: false, early_line_break: false }
    }

    pub(super) fn add(&mut self, piece: &[u8]) {
        let missing = WINDOW.saturating_sub(self.length);
        self.length += piece.len();
        if missing == 0 {
            return self.add_bytes(piece);
        }
        let (early, late) = piece.split_at_checked(missing).unwrap_or((piece, &[]));
        self.add_bytes(early);
        self.first = self.last;
        self.early_line_break = self.line_break;
        self.add_bytes(late);
    }

    fn add_bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.sum = self.keys.next(self.sum, *byte);
            self.last = self.last >> 8 | u64::from(*byte) << 56;
            self.line_break |= *byte == b'\n';
        }
    }

    /// Returns the fingerprint, or none if the text is too short or too long to be searched for.
    pub(super) fn finish(self) -> Option<Fingerprint> {
        let length = u32::try_from(self.length).ok()?;
        (self.length >= WINDOW).then(|| Fingerprint {
            whole: self.keys.seal(self.sum),
            slot: self.keys.slot(self.first) as u16,
            tail: self.keys.tail(self.last),
            length,
            line_break: self.line_break,
            early_line_break: self.early_line_break,
        })
    }
}

impl Sums {
    /// The least number of sums to keep before some are removed.
    const KEPT: usize = 4096;

    /// The sum of the `length` bytes of `text` from `start`; `power` is the factor of that length.
    ///
    /// Each byte of the text is added once at most as long as `start` never goes back.
    pub(super) fn part(&mut self, keys: &Keys, text: &[u8], start: usize, length: usize, power: u64) -> u64 {
        let computed = self.sums.len().saturating_sub(1);
        if self.sums.is_empty() || start < self.origin || start > self.origin + computed {
            self.clear();
            self.origin = start;
            buffer::append(&mut self.sums, &[0]);
        } else if start - self.origin > Self::KEPT.max(self.sums.len() / 2) {
            self.remove_before(start);
        }
        self.extend(keys, text, start + length);
        let sum = |end: usize| self.sums.get(end - self.origin).copied().unwrap_or_default();
        let before = multiply_add(sum(start), power, 0);
        multiply_add(1, sum(start + length), PRIME - before)
    }

    /// Follows a text whose first bytes are removed.
    pub(super) fn shift(&mut self, removed: usize) {
        if removed > self.origin {
            self.remove_before(removed);
        }
        self.origin = self.origin.saturating_sub(removed);
    }

    fn clear(&mut self) {
        buffer::clear(&mut self.sums);
        self.origin = 0;
    }

    fn remove_before(&mut self, start: usize) {
        buffer::remove_front(&mut self.sums, start - self.origin);
        self.origin = start;
    }

    fn extend(&mut self, keys: &Keys, text: &[u8], end: usize) {
        let Some(mut sum) = self.sums.last().copied() else { return };
        let from = self.origin + self.sums.len() - 1;
        let Some(more) = text.get(from..end) else { return };
        buffer::reserve(&mut self.sums, more.len());
        self.sums.extend(more.iter().map(|byte| {
            sum = keys.next(sum, *byte);
            sum
        }));
    }
}

/// `factor * other + add` modulo the prime; all three are at most the prime.
fn multiply_add(factor: u64, other: u64, add: u64) -> u64 {
    let wide = u128::from(factor) * u128::from(other) + u128::from(add);
    // 2^61 is 1 modulo this prime, so the high part is added to the low one.
    let folded = (wide as u64 & PRIME) + (wide >> 61) as u64;
    if folded >= PRIME { folded - PRIME } else { folded }
}
