//! The migration from envconfig.

pub use crate::after;
pub mod before;

use std::collections::HashMap;

use envconfig::Envconfig;
use factor3::Config as _;

use crate::peer::{Peer, Vars, commas};
use crate::probe::probes;
use crate::{View, view};

pub(crate) const PEER: Peer = Peer {
    name: "envconfig",
    before: || before::load().map(view_of).map_err(|error| error.to_string()),
    before_of: Some(of),
    after: || view::after!(after::load()),
    after_of: |vars| after::AppConfig::from_vars(vars).map(|app| view::after!(app)),
    debug: || before::load().map_or_else(|error| error.to_string(), |app| format!("{app:?}")),
    debug_of: |vars| after::AppConfig::from_vars(vars).map(|app| format!("{app:?}")),
    schema: <after::AppConfig as factor3::Config>::SCHEMA,
    prefix: "",
    separator: "_",
    list: commas,
    probe,
};

fn of(vars: Vars) -> Result<View, String> {
    let vars: HashMap<String, String> = vars.into_iter().collect();
    before::AppConfig::init_from_hashmap(&vars).map(view_of).map_err(|error| error.to_string())
}

fn view_of(app: before::AppConfig) -> View {
    view::before!(app, app.mail, app.allowed_origins.0)
}

fn read<T: Envconfig>() -> Result<T, String> {
    T::init_from_env().map_err(|error| error.to_string())
}

probes! {
    #[derive(Envconfig)] by read;
    Number { port: u16 }
    NumberOr { #[envconfig(default = "3000")] port: u16 }
    OptionalNumber { limit: Option<u16> }
    Text { zip: String }
    OptionalText { region: Option<String> }
    Flag { debug: bool }
    List { origins: before::Origins }
}
