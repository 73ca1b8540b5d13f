//! The migration from clap with its feature `env`.

pub use crate::after;
pub mod before;

use clap::Parser;
use factor3::Config as _;

use crate::peer::{Peer, commas};
use crate::probe::probes;
use crate::{View, view};

pub(crate) const PEER: Peer = Peer {
    name: "clap",
    before: || Ok(view_of(before::load())),
    before_of: None,
    after: || view::after!(after::load()),
    after_of: |vars| after::AppConfig::from_vars(vars).map(|app| view::after!(app)),
    debug: || format!("{:?}", before::load()),
    debug_of: |vars| after::AppConfig::from_vars(vars).map(|app| format!("{app:?}")),
    schema: <after::AppConfig as factor3::Config>::SCHEMA,
    prefix: "",
    separator: "_",
    list: commas,
    probe,
};

fn view_of(app: before::AppConfig) -> View {
    view::before!(app, app.mail, app.allowed_origins)
}

fn read<T: Parser>() -> Result<T, String> {
    T::try_parse().map_err(|error| error.to_string())
}

probes! {
    #[derive(Parser)] by read;
    Number { #[arg(long, env)] port: u16 }
    NumberOr { #[arg(long, env, default_value_t = 3000)] port: u16 }
    OptionalNumber { #[arg(long, env)] limit: Option<u16> }
    Text { #[arg(long, env)] zip: String }
    OptionalText { #[arg(long, env)] region: Option<String> }
    Flag { #[arg(long, env)] debug: bool }
    List { #[arg(long, env, value_delimiter = ',', required = true)] origins: Vec<String> }
}
