//! The client, made by the parts of a handle. What the rustdoc of `Nats` shows stands here word for word.

use std::path::PathBuf;

use async_nats::{Client, ConnectError, ConnectOptions, ToServerAddrs};
use factor3::ExposeSecret;
use factor3::resource::Nats;

/// Connected by the parts.
pub(crate) async fn by_nats(bus: &Nats) -> Result<Client, ConnectError> {
    by_nats_trusting(bus, None).await
}

/// Connected by the parts, by who trusts the certificate.
pub(crate) async fn by_nats_trusting(
    bus: &Nats,
    certificate: Option<PathBuf>,
) -> Result<Client, ConnectError> {
    let options = match (bus.username(), bus.password()) {
        (Some(user), Some(password)) => {
            ConnectOptions::with_user_and_password(user.to_owned(), password.expose_secret().to_owned())
        }
        (_, Some(token)) => ConnectOptions::with_token(token.expose_secret().to_owned()),
        _ => ConnectOptions::new(),
    };
    let options = match certificate {
        Some(certificate) => options.add_root_certificates(certificate),
        None => options,
    };
    options.connect(bus.servers()).await
}

/// Connected by what the client makes of a URL.
pub(crate) async fn by_url(url: impl ToServerAddrs) -> Result<Client, ConnectError> {
    ConnectOptions::new().connect(url).await
}
