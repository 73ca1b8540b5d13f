//! The migration from `std::env::var`.

pub mod after;
pub mod before;

use std::env;
use std::error::Error;

use factor3::Config as _;

use crate::View;
use crate::peer::{Peer, commas};
use crate::probe::Probe;
use crate::view;

pub(crate) const PEER: Peer = Peer {
    name: "std_env",
    before: || before::load().map(view_of).map_err(|error| error.to_string()),
    before_of: None,
    after: || view::after!(after::load()),
    after_of: |vars| after::AppConfig::from_vars(vars).map(|app| view::after!(app)),
    debug: || before::load().map_or_else(|error| error.to_string(), |app| format!("{app:?}")),
    debug_of: |vars| after::AppConfig::from_vars(vars).map(|app| format!("{app:?}")),
    schema: after::AppConfig::SCHEMA,
    prefix: "",
    separator: "_",
    list: commas,
    probe: |probe| self::probe(probe).map_err(|error| error.to_string()),
};

fn view_of(app: before::AppConfig) -> View {
    View {
        public_host: app.public_host,
        port: app.port,
        maintenance: app.maintenance,
        region: app.region,
        allowed_origins: app.allowed_origins,
        request_timeout: app.request_timeout,
        log_level: format!("{:?}", app.log_level),
        database_url: app.database_url,
        stripe_api_key: app.stripe_api_key,
        mail_host: app.mail.host,
        mail_port: app.mail.port,
        mail_password: app.mail.password,
    }
}

fn probe(probe: Probe) -> Result<String, Box<dyn Error>> {
    Ok(match probe {
        Probe::Number => format!("{:?}", env::var("PORT")?.parse::<u16>()?),
        Probe::NumberOr => format!("{:?}", before::var_parsed("PORT")?.unwrap_or(3000_u16)),
        Probe::OptionalNumber => format!("{:?}", before::var_parsed::<u16>("LIMIT")?),
        Probe::Text => format!("{:?}", env::var("ZIP")?),
        Probe::OptionalText => format!("{:?}", env::var("REGION").ok()),
        Probe::Flag => format!("{:?}", env::var("DEBUG")? == "true"),
        Probe::List => format!("{:?}", before::list("ORIGINS")?),
    })
}
