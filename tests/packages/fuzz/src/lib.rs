//! The checks of every target: no input panics, a shown URL is read as the same URL, and a canary in place of a
//! credential is not shown.

#![allow(unreachable_pub, reason = "the modules are shared with `tests/leak/urls`")]

#[path = "../../../leak/urls/brokers.rs"]
mod brokers;
#[path = "../../../leak/urls/clusters.rs"]
mod clusters;
#[path = "../../../leak/urls/documents.rs"]
mod documents;
#[path = "../../../leak/urls/http.rs"]
mod http;
#[path = "../../../leak/urls/logs.rs"]
mod logs;
#[path = "../../../leak/urls/outputs.rs"]
mod outputs;
#[path = "../../../leak/urls/sql.rs"]
mod sql;
#[path = "../../../leak/urls/stores.rs"]
mod stores;

use outputs::{CANARY, Output, Template, reads, shows_canary};

/// A group of similar services.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Family {
    /// Redis, and brokers with a single server.
    Brokers,
    /// Services that are named by a list of URLs.
    Clusters,
    /// Document and column stores.
    Documents,
    /// HTTP APIs, and mail.
    Http,
    /// Telemetry and logs.
    Logs,
    /// SQL databases.
    Sql,
    /// Object stores.
    Stores,
}

impl Family {
    const ALL: [Self; 7] =
        [Self::Brokers, Self::Clusters, Self::Documents, Self::Http, Self::Logs, Self::Sql, Self::Stores];

    fn templates(self) -> &'static [Template] {
        match self {
            Self::Brokers => brokers::TEMPLATES,
            Self::Clusters => clusters::TEMPLATES,
            Self::Documents => documents::TEMPLATES,
            Self::Http => http::TEMPLATES,
            Self::Logs => logs::TEMPLATES,
            Self::Sql => sql::TEMPLATES,
            Self::Stores => stores::TEMPLATES,
        }
    }
}

/// Reads the input as the URL of every service.
pub fn grammar(input: &[u8]) {
    let Ok(text) = core::str::from_utf8(input) else { return };
    for family in Family::ALL {
        for (reads, _) in family.templates() {
            reads(text);
        }
    }
}

/// Reads a URL of the family with the canary as its credential.
///
/// The first byte chooses the URL, and the second byte splits the rest into the text before and after the canary.
///
/// # Panics
///
/// When the output contains the canary.
pub fn family(family: Family, input: &[u8]) {
    let [pick, split, secret @ ..] = input else { return };
    let templates = family.templates();
    let Some((reads, template)) = templates.get(usize::from(*pick) % templates.len().max(1)) else { return };
    let (before, after) = secret.split_at(usize::from(*split).min(secret.len()));
    let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    // A raw & ends a value, and a raw , ends a URL of a list. The canary would then be the name of a parameter or a
    // host, which is shown. A part of the canary after it, such as `&sp=…`, is not a secret either, and it may become longer
    // by the last digit of an escape before it.
    if before.contains(['&', ',', ';']) || holds_part(&after) {
        return;
    }
    let text = template.replace("{}", &format!("{before}{CANARY}{after}"));
    let Output { accepted, shown } = reads(&text);
    assert!(!shows_canary(&shown), "accepted: {accepted}\n{text}\n{shown}");
}

/// Whether the text holds any four characters of the canary.
fn holds_part(text: &str) -> bool {
    let text = text.to_lowercase();
    let canary = CANARY.to_lowercase();
    canary.as_bytes().windows(4).any(|part| text.as_bytes().windows(4).any(|other| other == part))
}
