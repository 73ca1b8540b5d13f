//! The environment of a contender: its own variables among those of a container platform.

use std::path::Path;
use std::process::Command;

use crate::run::Outcome;

/// The values of the ten fields. The last default always comes from the code, and every second option is not set.
const VALUES: [(&str, &str); 8] = [
    ("HOST", "worker.internal"),
    ("PORT", "8080"),
    ("MAX_ITEMS", "250000"),
    ("VERBOSE", "true"),
    ("RATIO", "0.75"),
    ("TIMEOUT_MS", "2500"),
    ("BASE_URL", "https://api.example.com/v2"),
    ("ORIGINS", "alpha.example,beta.example,gamma.example"),
];
const REGION: (&str, &str) = ("REGION", "eu-central-1");
/// The fields that have neither a default nor an `Option`, of the ten.
pub(crate) const REQUIRED: [&str; 7] =
    ["HOST", "MAX_ITEMS", "VERBOSE", "RATIO", "TIMEOUT_MS", "BASE_URL", "ORIGINS"];

const SERVICES: [&str; 10] =
    ["CART", "ORDERS", "PAYMENTS", "SEARCH", "USERS", "MAILER", "CACHE", "LEDGER", "STOCK", "GATEWAY"];
const LINKS: [(&str, &str); 5] = [
    ("SERVICE_HOST", "10.96.14.207"),
    ("SERVICE_PORT", "8080"),
    ("PORT", "tcp://10.96.14.207:8080"),
    ("PORT_8080_TCP_PROTO", "tcp"),
    ("PORT_8080_TCP_ADDR", "10.96.14.207"),
];

/// `NAME=value` entries in the order the process will see them.
#[derive(Debug)]
pub(crate) struct Environment {
    entries: Vec<String>,
    /// The name in file names: `complete-80`.
    pub(crate) label: String,
}

impl Environment {
    /// Sets all variables of that number of fields among others, `total` together.
    pub(crate) fn complete(fields: usize, total: usize) -> Self {
        let mut entries = Vec::with_capacity(total);
        for group in 0..fields / 10 {
            let region = (group % 2 == 0).then_some(REGION);
            for (name, value) in VALUES.into_iter().chain(region) {
                entries.push(format!("APP_{name}_{group}={value}"));
            }
        }
        Self::among_strangers("complete", entries, total)
    }

    /// Sets only other variables, so that every variable of the struct is missing.
    pub(crate) fn without_config(total: usize) -> Self {
        Self::among_strangers("missing", Vec::new(), total)
    }

    fn among_strangers(label: &str, mut entries: Vec<String>, total: usize) -> Self {
        let own = entries.len();
        entries.extend((0..total - own).map(service_link));
        shuffle(&mut entries);
        Self { entries, label: format!("{label}-{total}") }
    }

    /// Makes one other variable longer, so that everything on the stack moves.
    pub(crate) fn moved(&self, bytes: usize) -> Self {
        let mut entries = self.entries.clone();
        if let Some(stranger) = entries.iter_mut().find(|entry| !entry.starts_with("APP_")) {
            stranger.push_str(&"0".repeat(bytes));
        }
        Self { entries, label: self.label.clone() }
    }

    /// Makes a command with only this environment. [`Command::env`] would sort the names.
    pub(crate) fn command(&self, program: &[&str]) -> Command {
        let mut command = Command::new("/usr/bin/env");
        command.arg("-i").args(&self.entries).args(program);
        command
    }

    pub(crate) fn run(&self, program: &Path, argument: &str) -> Outcome<String> {
        let output = crate::run::output(&mut self.command(&[&program.to_string_lossy(), argument]))?;
        Ok(output.trim_end().to_owned())
    }
}

/// Makes a variable as Kubernetes injects it, of 21 to 46 bytes.
fn service_link(index: usize) -> String {
    let service = SERVICES[index % 10];
    let (name, value) = LINKS[index / 10 % 5];
    format!("{service}_{}_{name}={value}", index / 50)
}

/// Shuffles the entries (Fisher and Yates, with xorshift and a fixed seed).
fn shuffle(entries: &mut [String]) {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for last in (1..entries.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let other = state % (last as u64 + 1);
        entries.swap(last, other as usize);
    }
}
