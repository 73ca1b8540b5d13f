//! What every target checks of an input: nothing panics, what is shown reads back as itself, and a canary in the
//! place of a credential does not show.

#![allow(
    unreachable_pub,
    reason = "the modules are those of the test `resource_canary`, which has no other crate"
)]

#[path = "../../resource_canary/brokers.rs"]
mod brokers;
#[path = "../../resource_canary/clusters.rs"]
mod clusters;
#[path = "../../resource_canary/documents.rs"]
mod documents;
#[path = "../../resource_canary/http.rs"]
mod http;
#[path = "../../resource_canary/logs.rs"]
mod logs;
#[path = "../../resource_canary/outputs.rs"]
mod outputs;
#[path = "../../resource_canary/sql.rs"]
mod sql;
#[path = "../../resource_canary/stores.rs"]
mod stores;

use outputs::{CANARY, Output, Template, reads, shows_canary};

/// A number of services that are alike.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Family {
    /// Redis, and brokers that are one server.
    Brokers,
    /// What is named by a list of URLs.
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

/// The grammar: the input as it is, for every service.
pub fn grammar(input: &[u8]) {
    let Ok(text) = core::str::from_utf8(input) else { return };
    for family in Family::ALL {
        for (reads, _) in family.templates() {
            reads(text);
        }
    }
}

/// A family: the first byte picks a URL, what follows stands around the canary in the place of its credential.
///
/// # Panics
///
/// When the canary shows.
pub fn family(family: Family, input: &[u8]) {
    let [pick, split, secret @ ..] = input else { return };
    let templates = family.templates();
    let Some((reads, template)) = templates.get(usize::from(*pick) % templates.len().max(1)) else { return };
    let (before, after) = secret.split_at(usize::from(*split).min(secret.len()));
    let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    // A raw & ends a value, and a raw , a URL of a list: what follows may be the name of a parameter that is shown,
    // or a host.
    // And what repeats a part of the canary behind it, such as `&sp=…`, is no secret.
    if before.contains(['&', ',', ';']) || shows_canary(&after) {
        return;
    }
    let text = template.replace("{}", &format!("{before}{CANARY}{after}"));
    let Output { accepted, shown } = reads(&text);
    assert!(!shows_canary(&shown), "accepted: {accepted}\n{text}\n{shown}");
}
