use core::fmt;
use std::collections::HashSet;
use std::sync::Arc;

use super::Name;
use super::fingerprint::{Fingerprint, Fingerprinter, Keys, WINDOW};
use super::forms::{self, Form};
use super::handle::Scrubber;
use super::masking::MASK;
use super::not_masked::NotMasked;
use super::shared::{Known, Shared, Value};
use super::table::{Member, Table};
use crate::strings;

/// The least number of bytes of a line that counts as a secret.
const LINE: usize = 16;

/// The most bytes of one variable's secrets that are known in all forms: a private key of 4,096 bits twice, as a whole and
/// line by line. What is beyond is known as it is, since each form costs time and memory.
const IN_ALL_FORMS: usize = 8192;

/// Takes the fingerprints of secrets while a config is loaded. It keeps no secret, and allocates for secrets alone.
pub struct Collector {
    is_placeholder: fn(&str) -> bool,
    keys: Option<Keys>,
    secrets: Vec<Secret>,
    /// How many bytes of the variable of the last secret may still be known in all forms.
    left: usize,
    /// The hashes of the secrets of that variable.
    known: HashSet<u64>,
    fingerprints: Vec<Fingerprint>,
    not_masked: Vec<(Name, NotMasked)>,
    ordinary: Vec<u64>,
}

/// A secret whose forms are in the list of fingerprints.
struct Secret {
    variable: Name,
    hash: u64,
    /// The hash of the secret without the whitespace around it, to be compared with ordinary words.
    word: u64,
    /// The number of its fingerprints.
    forms: usize,
}

/// The members of a table, without the secrets that are ordinary words.
pub(super) struct Settled {
    pub(super) members: Vec<Member>,
    pub(super) values: Vec<Value>,
    pub(super) not_masked: Vec<(Name, NotMasked)>,
}

impl Collector {
    /// `is_placeholder` says which texts nobody would have as a secret.
    #[must_use]
    pub fn new(is_placeholder: fn(&str) -> bool) -> Self {
        Self {
            is_placeholder,
            keys: None,
            secrets: Vec::new(),
            left: IN_ALL_FORMS,
            known: HashSet::new(),
            fingerprints: Vec::new(),
            not_masked: Vec::new(),
            ordinary: Vec::new(),
        }
    }

    pub(super) fn with_keys(is_placeholder: fn(&str) -> bool, keys: Keys) -> Self {
        Self { keys: Some(keys), ..Self::new(is_placeholder) }
    }

    /// Adds a secret, decoded. If it was encoded in the variable, the text as it was given is another secret.
    pub fn secret(&mut self, variable: &str, secret: &str) {
        // The items of a list are shown as the variable has them, and by the values that were read of them.
        let hash = self.keys().text(secret.as_bytes());
        if !self.is_known(variable, hash) && self.is_masked(variable, secret) {
            self.add(variable, secret.as_bytes(), hash, |left, take| of_lines(secret, left, take));
        }
    }

    /// Adds the texts in which clients send a user with a password. The password itself is a secret of its own.
    pub fn credentials(&mut self, variable: &str, user: &str, password: &str) {
        if self.is_masked(variable, password) {
            let keys = self.keys();
            let hash = keys.join(keys.text(user.as_bytes()), keys.text(password.as_bytes()));
            self.add(variable, password.as_bytes(), hash, |left, take| {
                let trimmed = password.trim();
                if fits(user.len() + password.len(), left) {
                    forms::of_credentials(user, password, take);
                    if trimmed.len() != password.len() {
                        forms::of_credentials(user, trimmed, take);
                    }
                }
            });
        }
    }

    /// Adds secret bytes, which were decoded from base64 or from hexadecimal digits.
    pub fn bytes(&mut self, variable: &str, bytes: &[u8]) {
        let text = core::str::from_utf8(bytes);
        let masked = match text {
            Ok(text) => self.is_masked(variable, text),
            Err(_) => self.is_long(variable, bytes),
        };
        if masked {
            let keys = self.keys();
            let hash = keys.join(0, keys.text(bytes));
            self.add(variable, bytes, hash, |left, take| {
                if fits(bytes.len(), left) {
                    forms::of_bytes(bytes, take)
                } else {
                    forms::as_given(bytes, take)
                }
                if let Ok(text) = text {
                    of_lines(text, left, take);
                }
            });
        }
    }

    /// Adds a user, a host, a database, a scheme or a name. A secret that equals one of them is not masked.
    pub fn ordinary(&mut self, word: &str) {
        // A shorter secret is not masked anyway.
        if word.len() >= WINDOW {
            let hash = self.keys().text(word.as_bytes());
            self.ordinary.push(hash);
        }
    }

    /// Returns the scrubber of everything that was added.
    #[must_use]
    pub fn finish(self) -> Scrubber {
        if self.secrets.is_empty() && self.not_masked.is_empty() {
            return Scrubber::default();
        }
        self.finish_to_join()
    }

    /// Returns a scrubber that the secrets which are read later can join, even if there is none yet.
    pub(super) fn finish_to_join(mut self) -> Scrubber {
        let mut ordinary = core::mem::take(&mut self.ordinary);
        ordinary.sort_unstable();
        ordinary.dedup();
        let is_placeholder = self.is_placeholder;
        let keys = self.keys().clone();
        let Settled { members, values, not_masked } = self.settle(&ordinary);
        let table = Table::new(keys, members);
        Scrubber::new(Arc::new(Shared::new(Known { table, not_masked, values, ordinary, is_placeholder })))
    }

    /// Leaves out the secrets that are ordinary words, and sorts the rest by value: each variable has one.
    pub(super) fn settle(mut self, ordinary: &[u64]) -> Settled {
        let keys = self.keys().clone();
        let mut members = Vec::with_capacity(self.fingerprints.len());
        let mut values: Vec<Value> = Vec::new();
        let mut fingerprints = core::mem::take(&mut self.fingerprints).into_iter();
        for Secret { variable, hash, word, forms } in core::mem::take(&mut self.secrets) {
            // Secrets of one variable usually follow each other.
            let place = values.iter().rposition(|value| value.variable == variable);
            let id = place.unwrap_or(values.len()) as u32;
            match place.and_then(|place| values.get_mut(place)) {
                Some(value) => value.hash = keys.join(value.hash, hash),
                None => values.push(Value { id, variable: Name::clone(&variable), hash }),
            }
            let own = fingerprints.by_ref().take(forms);
            if ordinary.binary_search(&word).is_ok() {
                own.for_each(drop);
                self.refuse(&variable, NotMasked::Ordinary);
            } else {
                let member =
                    |fingerprint| Member { fingerprint, variable: Name::clone(&variable), value: id };
                members.extend(own.map(member));
            }
        }
        Settled { members, values, not_masked: self.not_masked }
    }

    fn keys(&mut self) -> &Keys {
        self.keys.get_or_insert_with(Keys::random)
    }

    fn is_masked(&mut self, variable: &str, secret: &str) -> bool {
        if !self.is_long(variable, secret.as_bytes()) {
            return false;
        }
        let text = secret.trim();
        // The text as it is given is masked all the same.
        self.is_long(variable, text.as_bytes());
        let is_placeholder = text.is_empty() || (self.is_placeholder)(text) || strings::contains(MASK, text);
        if is_placeholder {
            self.refuse(variable, NotMasked::Placeholder);
        }
        !is_placeholder
    }

    fn is_long(&mut self, variable: &str, secret: &[u8]) -> bool {
        // An empty text is not a secret.
        if !secret.is_empty() && secret.len() < WINDOW {
            self.refuse(variable, NotMasked::Short);
        }
        secret.len() >= WINDOW
    }

    fn refuse(&mut self, variable: &str, reason: NotMasked) {
        if !self.not_masked.iter().any(|(name, known)| **name == *variable && *known == reason) {
            self.not_masked.push((Name::from(variable), reason));
        }
    }

    /// Whether the last secrets, which belong to the variable, include this one.
    fn is_known(&self, variable: &str, hash: u64) -> bool {
        self.secrets.last().is_some_and(|last| *last.variable == *variable) && self.known.contains(&hash)
    }

    /// Takes the fingerprints of the forms of a secret.
    fn add(
        &mut self,
        variable: &str,
        secret: &[u8],
        hash: u64,
        forms: impl FnOnce(&mut usize, &mut forms::Each<'_>),
    ) {
        let name = match self.secrets.last() {
            Some(last) if *last.variable == *variable => Name::clone(&last.variable),
            _ => {
                self.left = IN_ALL_FORMS;
                self.known.clear();
                Name::from(variable)
            }
        };
        let keys = self.keys.get_or_insert_with(Keys::random);
        self.known.insert(hash);
        let before = self.fingerprints.len();
        let fingerprints = &mut self.fingerprints;
        forms(&mut self.left, &mut |form: &Form<'_>| {
            let mut fingerprinter = Fingerprinter::new(keys);
            form(&mut |piece| fingerprinter.add(piece));
            fingerprints.extend(fingerprinter.finish());
        });
        let forms = self.fingerprints.len() - before;
        let word = keys.text(secret.trim_ascii());
        self.secrets.push(Secret { variable: name, hash, word, forms });
    }
}

/// Writes `Collector { .. }`.
impl fmt::Debug for Collector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Collector").finish_non_exhaustive()
    }
}

/// The forms of a text, of the text without the whitespace around it, and of each long line.
fn of_lines(secret: &str, left: &mut usize, each: &mut forms::Each<'_>) {
    of_text(secret, left, each);
    let trimmed = secret.trim();
    let has_lines = strings::contains(trimmed, "\n");
    if trimmed.len() != secret.len() && trimmed.len() >= WINDOW {
        // A client that trims a text and encodes it expects one line.
        if has_lines { as_printed(trimmed, left, each) } else { of_text(trimmed, left, each) }
    }
    if has_lines {
        for line in secret.lines().filter(|line| line.len() >= LINE && !is_boundary(line)) {
            of_text(line, left, each);
        }
    }
}

fn of_text(text: &str, left: &mut usize, each: &mut forms::Each<'_>) {
    if fits(text.len(), left) { forms::of_text(text, each) } else { forms::as_it_is(text, each) }
}

fn as_printed(text: &str, left: &mut usize, each: &mut forms::Each<'_>) {
    if fits(text.len(), left) { forms::as_printed(text, each) } else { forms::as_it_is(text, each) }
}

/// Takes the bytes from those that are left, if there are enough.
fn fits(bytes: usize, left: &mut usize) -> bool {
    let rest = left.checked_sub(bytes);
    *left = rest.unwrap_or(*left);
    rest.is_some()
}

/// Whether a line is the first or the last one of a PEM file, which every key and every certificate has.
fn is_boundary(line: &str) -> bool {
    line.starts_with("-----") && line.trim_end().ends_with("-----")
}
