//! The migration from envy.

pub mod after;
pub mod before;

use factor3::Config as _;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::peer::{Peer, Vars, commas};
use crate::probe::probes;
use crate::{View, view};

pub(crate) const PEER: Peer = Peer {
    name: "envy",
    before: || before::load().map(view_of).map_err(|error| error.to_string()),
    before_of: Some(of),
    after: || view::after!(after::load()),
    after_of: |vars| after::AppConfig::from_vars(vars).map(|app| view::after!(app)),
    debug: || before::load().map_or_else(|error| error.to_string(), |app| format!("{app:?}")),
    debug_of: |vars| after::AppConfig::from_vars(vars).map(|app| format!("{app:?}")),
    schema: <after::AppConfig as factor3::Config>::SCHEMA,
    prefix: "APP_",
    separator: "_",
    list: commas,
    probe,
};

fn of(vars: Vars) -> Result<View, String> {
    let app = envy::prefixed("APP_").from_iter(vars.clone());
    let mail = envy::prefixed("APP_MAIL_").from_iter(vars);
    app.and_then(|app| Ok(view_of((app, mail?)))).map_err(|error| error.to_string())
}

fn view_of((app, mail): (before::AppConfig, before::Mail)) -> View {
    view::before!(app, mail, app.allowed_origins)
}

fn read<T: DeserializeOwned>() -> Result<T, String> {
    envy::from_env().map_err(|error| error.to_string())
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
