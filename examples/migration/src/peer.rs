//! The crates one may come from.

use crate::probe::Probe;
use crate::{View, clap, config, confique, envconfig, envy, figment};

/// An environment.
pub type Vars = Vec<(String, String)>;

/// One crate: how its app is loaded before and after, and how it names things.
#[derive(Debug)]
pub struct Peer {
    pub name: &'static str,
    /// From the process, as the app calls it.
    pub before: fn() -> Result<View, String>,
    /// From pairs, if the crate takes them.
    pub before_of: Option<fn(Vars) -> Result<View, String>>,
    /// From the process, as the app calls it.
    pub after: fn() -> View,
    pub after_of: fn(Vars) -> Result<View, factor3::Error>,
    /// How both sides print with `{:?}`.
    pub debug: fn() -> String,
    pub debug_of: fn(Vars) -> Result<String, factor3::Error>,
    /// Stands before every variable.
    pub prefix: &'static str,
    /// Stands between the name of a nested part and its field.
    pub separator: &'static str,
    /// How it has a list.
    pub list: fn(&[&str]) -> String,
    /// Reads one variable as one type, from the process.
    pub probe: fn(Probe) -> Result<String, String>,
}

pub const PEERS: [Peer; 6] =
    [envy::PEER, envconfig::PEER, confique::PEER, config::PEER, figment::PEER, clap::PEER];

impl Peer {
    /// The crate of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        const ALL: &[Peer] = &PEERS;
        ALL.iter().find(|peer| peer.name == name)
    }

    /// The variable for a name as most have it: `PORT`, `MAIL_PORT`.
    #[must_use]
    pub fn variable(&self, name: &str) -> String {
        let name = match name.strip_prefix("MAIL_") {
            Some(field) => format!("MAIL{}{field}", self.separator),
            None => name.to_owned(),
        };
        format!("{}{name}", self.prefix)
    }
}

/// `a,b`, as most have it.
pub(crate) fn commas(items: &[&str]) -> String {
    items.join(",")
}
