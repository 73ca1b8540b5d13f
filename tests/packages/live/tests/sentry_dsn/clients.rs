//! The client, made from the handle. The rustdoc of `SentryDsn` shows this code word for word.

use factor3::resource::SentryDsn;
use sentry_types::{Dsn, ParseDsnError};
use ureq::Agent;

/// The DSN of sentry.
pub(crate) fn sentry_dsn(dsn: &SentryDsn) -> Result<Dsn, ParseDsnError> {
    let dsn: Dsn = dsn.expose_url().parse()?;
    Ok(dsn)
}

/// Sends an envelope as the SDK does.
pub(crate) fn send(dsn: &Dsn) -> Result<u16, ureq::Error> {
    let request = Agent::new_with_defaults().post(dsn.envelope_api_url().as_str());
    let request = request.header("x-sentry-auth", dsn.to_auth(Some("live")).to_string());
    Ok(request.send("{}\n")?.status().as_u16())
}
