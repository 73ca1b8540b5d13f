//! The migration from config.

pub mod after;
pub mod before;

use config::{Config, Environment};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::peer::{Peer, Vars, commas};
use crate::probe::probes;
use crate::{View, view};

pub(crate) const PEER: Peer = Peer {
    name: "config",
    before: || before::load(before::environment()).map(view_of).map_err(|error| error.to_string()),
    before_of: Some(of),
    after: || view::after!(after::load()),
    after_of: |vars| <after::AppConfig as factor3::Config>::from_vars(vars).map(|app| view::after!(app)),
    debug: || {
        before::load(before::environment()).map_or_else(|error| error.to_string(), |app| format!("{app:?}"))
    },
    debug_of: |vars| <after::AppConfig as factor3::Config>::from_vars(vars).map(|app| format!("{app:?}")),
    schema: <after::AppConfig as factor3::Config>::SCHEMA,
    prefix: "APP_",
    separator: "__",
    list: commas,
    probe,
};

fn of(vars: Vars) -> Result<View, String> {
    let environment = before::environment().source(Some(vars.into_iter().collect()));
    before::load(environment).map(view_of).map_err(|error| error.to_string())
}

fn view_of(app: before::AppConfig) -> View {
    view::before!(app, app.mail, app.allowed_origins)
}

fn read<T: DeserializeOwned>() -> Result<T, String> {
    let environment =
        Environment::default().try_parsing(true).list_separator(",").with_list_parse_key("origins");
    let config = Config::builder().add_source(environment).build();
    config.and_then(Config::try_deserialize).map_err(|error| error.to_string())
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
