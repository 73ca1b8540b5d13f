//! The contract as text, and the comparison of two builds.

mod changes;
mod changes_elsewhere;
mod compatible;
mod model;
mod model_places;
mod ranges;
mod text;
mod unreadable;

use factor3::Config;
use factor3::contract::Changes;

use crate::contract_of;

/// What `New` changes since `Old`.
fn changes<Old: Config, New: Config>() -> Changes {
    let old = contract_of("shop", &[("web", Old::SCHEMA)]).to_text();
    contract_of("shop", &[("web", New::SCHEMA)]).changes_since(&old).unwrap()
}
