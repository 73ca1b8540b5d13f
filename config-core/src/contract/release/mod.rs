//! The contract of a build as text, and what a new build changes.
//!
//! The text has one line for each variable. Both builds write it, so both sides of a comparison are read by the same
//! function: nothing is compared that the text does not say.

// From top to bottom: none imports from one above it.
mod changes;
mod comparison;
mod differences;
mod relations;
mod linked;
mod link;
mod kinds;
mod ranges;
mod declared;
mod read;
mod tokens;
mod write;

pub use changes::Changes;
pub use read::UnreadableContract;

use super::builder::Contract;
use crate::report::writer::Writer;

/// A build's contract as text, and the comparison with an earlier build's.
impl Contract {
    /// Returns the contract as text, with one line for each variable: its name, its kind, and what else the code declares.
    ///
    /// The text is stable: it says nothing of fields, documentation or order of attributes, so it differs only if the
    /// contract does. It has no value from the environment, and no default that may hold a credential. The program itself
    /// writes it when `FACTOR3=contract` is set. The first line has the version of the format, and the last line is `end`.
    ///
    /// ```
    /// use factor3::contract::Contract;
    /// use factor3::resource::Postgres;
    /// use factor3::{Config, SecretString};
    ///
    /// #[derive(Config)]
    /// struct Web {
    ///     #[config(default = 3000)]
    ///     port: u16,
    ///     #[config(renamed_from = "PG_URL")]
    ///     database_url: Postgres,
    ///     stripe_api_key: Option<SecretString>,
    /// }
    ///
    /// let contract = Contract::new("shop").process("web", Web::SCHEMA);
    /// assert_eq!(contract.to_text(), "\
    /// factor3 contract 1
    /// process web
    /// variable PORT integer(0..65535) default=3000
    /// variable DATABASE_URL resource(Postgres) required renamed_from=PG_URL
    /// variable STRIPE_API_KEY secret(text)
    /// end
    /// ");
    /// ```
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = Writer::unbounded();
        write::contract(self.processes(), &mut out);
        out.into_text()
    }

    /// Compares this contract with that of an earlier build, as [`to_text`](Self::to_text) wrote it.
    ///
    /// Processes are compared by name. If each contract has only one process, these two are compared.
    ///
    /// ```
    /// use factor3::Config;
    /// use factor3::contract::Contract;
    ///
    /// mod old {
    ///     #[derive(factor3::Config)]
    ///     pub struct Web {
    ///         #[config(default = 3000)]
    ///         port: u16,
    ///     }
    /// }
    ///
    /// #[derive(Config)]
    /// struct Web {
    ///     #[config(default = 8080)]
    ///     port: u16,
    ///     stripe_api_key: factor3::SecretString,
    /// }
    ///
    /// let old = Contract::new("shop").process("web", old::Web::SCHEMA).to_text();
    /// let changes = Contract::new("shop").process("web", Web::SCHEMA).changes_since(&old)?;
    /// assert!(!changes.is_compatible());
    /// assert_eq!(changes.to_string(), "\
    /// Added:
    /// ! STRIPE_API_KEY is required (a secret): set it before the release
    ///
    /// Changed:
    ///   PORT has the default 8080 and had 3000: where it is not set, set PORT=3000 to keep that
    ///
    /// Not compatible: an environment that starts the old build may not start the new one. Do what the lines with ! say.
    /// ");
    /// # Ok::<(), factor3::contract::UnreadableContract>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If `old` is empty, is not such a text, is cut off, or was written in a newer version of the format. Also if it has
    /// several processes, this contract has only one, and none has its name.
    pub fn changes_since(&self, old: &str) -> Result<Changes, UnreadableContract> {
        let old = read::contract(old)?;
        let new = read::contract(&self.to_text())?;
        match new.processes.as_slice() {
            [only] if old.processes.len() > 1 && old.process(&only.name).is_none() => {
                Err(UnreadableContract::OtherProcesses)
            }
            _ => Ok(comparison::compare(&old, &new)),
        }
    }
}
