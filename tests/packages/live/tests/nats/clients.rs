//! The client, made from the parts of a handle. The rustdoc of `Nats` shows this code word for word.

use std::path::PathBuf;

use async_nats::{Client, ConnectError, ConnectOptions, ToServerAddrs};
use factor3::ExposeSecret;
use factor3::resource::Nats;

/// Connects with the parts.
pub(crate) async fn by_nats(bus: &Nats) -> Result<Client, ConnectError> {
    by_nats_trusting(bus, None).await
}

/// Connects with the parts, and trusts the certificate.
pub(crate) async fn by_nats_trusting(
    bus: &Nats,
    certificate: Option<PathBuf>,
) -> Result<Client, ConnectError> {
    let options = match (bus.username(), bus.password()) {
        (Some(user), Some(password)) => {
            let password = password.expose_secret().to_owned();
            ConnectOptions::with_user_and_password(user.to_owned(), password)
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

/// Connects with the parser of the client.
pub(crate) async fn by_url(url: impl ToServerAddrs) -> Result<Client, ConnectError> {
    ConnectOptions::new().connect(url).await
}
