//! The migration from figment.

pub mod after;
#[allow(clippy::result_large_err, reason = "that of figment is")]
pub mod before;

use figment::Figment;
use figment::providers::Env;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::peer::Peer;
use crate::probe::probes;
use crate::{View, view};

pub(crate) const PEER: Peer = Peer {
    name: "figment",
    before: || before::load().map(view_of).map_err(|error| error.to_string()),
    before_of: None,
    after: || view::after!(after::load()),
    after_of: |vars| <after::AppConfig as factor3::Config>::from_vars(vars).map(|app| view::after!(app)),
    debug: || before::load().map_or_else(|error| error.to_string(), |app| format!("{app:?}")),
    debug_of: |vars| <after::AppConfig as factor3::Config>::from_vars(vars).map(|app| format!("{app:?}")),
    schema: <after::AppConfig as factor3::Config>::SCHEMA,
    prefix: "APP_",
    separator: "__",
    list: brackets,
    probe,
};

fn brackets(items: &[&str]) -> String {
    format!("[{}]", items.join(","))
}

fn view_of(app: before::AppConfig) -> View {
    view::before!(app, app.mail, app.allowed_origins)
}

fn read<T: DeserializeOwned>() -> Result<T, String> {
    Figment::new().merge(Env::raw()).extract().map_err(|error| error.to_string())
}

fn port() -> u16 {
    3000
}

probes! {
    #[derive(Deserialize)] by read;
    Number { port: u16 }
    NumberOr { #[serde(default = "port")] port: u16 }
    OptionalNumber { limit: Option<u16> }
    Text { zip: String }
    OptionalText { region: Option<String> }
    Flag { debug: bool }
    List { origins: Vec<String> }
}
