//! The migration from confique.

pub use crate::after;
#[expect(unused_qualifications, reason = "the derive of confique writes them")]
pub mod before;

use confique::Config;
use confique::env::parse::list_by_comma;

use crate::peer::{Peer, commas};
use crate::probe::probes;
use crate::{View, view};

pub(crate) const PEER: Peer = Peer {
    name: "confique",
    before: || before::load().map(view_of).map_err(|error| error.to_string()),
    before_of: None,
    after: || view::after!(after::load()),
    after_of: |vars| <after::AppConfig as factor3::Config>::from_vars(vars).map(|app| view::after!(app)),
    debug: || before::load().map_or_else(|error| error.to_string(), |app| format!("{app:?}")),
    debug_of: |vars| <after::AppConfig as factor3::Config>::from_vars(vars).map(|app| format!("{app:?}")),
    schema: <after::AppConfig as factor3::Config>::SCHEMA,
    prefix: "",
    separator: "_",
    list: commas,
    probe,
};

fn view_of(app: before::AppConfig) -> View {
    view::before!(app, app.mail, app.allowed_origins)
}

fn read<T: Config>() -> Result<T, String> {
    T::builder().env().load().map_err(|error| error.to_string())
}

probes! {
    #[derive(Config)] by read;
    Number { #[config(env = "PORT")] port: u16 }
    NumberOr { #[config(env = "PORT", default = 3000)] port: u16 }
    OptionalNumber { #[config(env = "LIMIT")] limit: Option<u16> }
    Text { #[config(env = "ZIP")] zip: String }
    OptionalText { #[config(env = "REGION")] region: Option<String> }
    Flag { #[config(env = "DEBUG")] debug: bool }
    List { #[config(env = "ORIGINS", parse_env = list_by_comma)] origins: Vec<String> }
}
