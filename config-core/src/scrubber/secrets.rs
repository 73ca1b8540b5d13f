//! Collects the secrets of the variables while a config is read.

use super::collector::Collector;
use super::handle::Scrubber;
use crate::schema::Schema;
use crate::value::SecretParts;

/// Takes the secrets of one variable after the other.
///
/// It is a trait, so that a program that asks for no scrubber does not link the collector.
pub(crate) trait Secrets: SecretParts + Send + Sync {
    /// Begins with the secrets of another variable.
    fn begin(&mut self, variable: String);

    /// Itself, since only compilers from 1.86 on turn one trait object into the other.
    fn parts(&mut self) -> &mut dyn SecretParts;

    /// Returns the scrubber of all secrets. The names of variables are not masked. If secrets are read again, they join it.
    fn finish(self: Box<Self>, schema: &'static Schema, are_read_again: bool) -> Scrubber;
}

/// The secrets that are collected, and the variable whose turn it is.
struct Collected {
    collector: Collector,
    variable: String,
}

/// `is_placeholder` says which texts nobody would have as a secret.
pub(crate) fn collect(is_placeholder: fn(&str) -> bool) -> Box<dyn Secrets> {
    Box::new(Collected { collector: Collector::new(is_placeholder), variable: String::new() })
}

/// Shows the secrets of one variable to a collector.
pub(super) fn of_variable(
    variable: &str,
    collector: Collector,
    show: impl FnOnce(&mut dyn SecretParts),
) -> Collector {
    let mut collected = Collected { collector, variable: variable.to_owned() };
    show(&mut collected);
    collected.collector
}

impl Secrets for Collected {
    fn begin(&mut self, variable: String) {
        self.variable = variable;
    }

    fn parts(&mut self) -> &mut dyn SecretParts {
        self
    }

    fn finish(mut self: Box<Self>, schema: &'static Schema, are_read_again: bool) -> Scrubber {
        schema.each(&mut |variable| self.collector.ordinary(variable.name()));
        if are_read_again { self.collector.finish_to_join() } else { self.collector.finish() }
    }
}

impl SecretParts for Collected {
    fn secret(&mut self, text: &str) {
        self.collector.secret(&self.variable, text);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.collector.bytes(&self.variable, bytes);
    }

    fn credentials(&mut self, username: &str, password: &str) {
        self.collector.credentials(&self.variable, username, password);
    }

    fn ordinary(&mut self, word: &str) {
        self.collector.ordinary(word);
    }
}
