//! What the guide migrates from: `std::env::var`, and six crates.

use factor3::Schema;

use crate::probe::Probe;
use crate::{View, clap, config, confique, envconfig, envy, figment, std_env};

/// An environment.
pub type Vars = Vec<(String, String)>;

/// One way to read the environment: how its application is loaded before and after, and how its variables are named.
#[derive(Debug)]
pub struct Peer {
    /// The name of its module.
    pub name: &'static str,
    /// Loads from the process, as the application does.
    pub before: fn() -> Result<View, String>,
    /// Loads from pairs, if the crate can read them.
    pub before_of: Option<fn(Vars) -> Result<View, String>>,
    /// Loads from the process, as the application does.
    pub after: fn() -> View,
    pub after_of: fn(Vars) -> Result<View, factor3::Error>,
    /// Prints the config of one side with `{:?}`.
    pub debug: fn() -> String,
    pub debug_of: fn(Vars) -> Result<String, factor3::Error>,
    /// What the application after reads.
    pub schema: &'static Schema,
    /// The prefix of every variable.
    pub prefix: &'static str,
    /// The text between the name of a nested part and its field.
    pub separator: &'static str,
    /// Writes a list as the crate reads it.
    pub list: fn(&[&str]) -> String,
    /// Reads one variable as one type, from the process.
    pub probe: fn(Probe) -> Result<String, String>,
}

pub const PEERS: [Peer; 7] =
    [std_env::PEER, envy::PEER, envconfig::PEER, confique::PEER, config::PEER, figment::PEER, clap::PEER];

impl Peer {
    /// Returns the crate with that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        const ALL: &[Peer] = &PEERS;
        ALL.iter().find(|peer| peer.name == name)
    }

    /// Returns what the tables call it.
    #[must_use]
    pub fn title(&self) -> &'static str {
        if self.name == std_env::PEER.name { "by hand" } else { self.name }
    }

    /// Returns the variable of the crate for a usual name: `PORT`, `MAIL_PORT`.
    #[must_use]
    pub fn variable(&self, name: &str) -> String {
        let name = match name.strip_prefix("MAIL_") {
            Some(field) => format!("MAIL{}{field}", self.separator),
            None => name.to_owned(),
        };
        format!("{}{name}", self.prefix)
    }
}

/// Writes a list as most crates read it: `a,b`.
pub(crate) fn commas(items: &[&str]) -> String {
    items.join(",")
}
