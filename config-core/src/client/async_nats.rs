use secrecy::SecretString;

use crate::kind::Tls;
use crate::resource::Nats;
use crate::value::ValueError;

/// Makes async-nats's `ConnectOptions` of a [`Nats`](crate::resource::Nats).
///
/// The options hold no servers: pass [`servers()`](crate::resource::Resource::servers) to `connect`.
///
/// ```ignore
/// let options = client::async_nats!(config.nats_url)?;
/// let client = options.connect(config.nats_url.servers()).await?;
/// ```
///
/// (`tests/packages/live` in the repository runs this with a server.)
///
/// It passes the user and password, or the token, and that TLS is required. The servers, and the path and the parameters of
/// a WebSocket, are in `servers()`, which holds no credential.
///
/// # Errors
///
/// | refused | what to do |
/// |---|---|
/// | a user without a password | write both, or a token as `nats://TOKEN@host` |
#[macro_export]
#[doc(hidden)]
macro_rules! __client_async_nats {
    ($handle:expr $(,)?) => {
        $crate::__client_async_nats!($handle, crate = ::async_nats)
    };
    ($handle:expr, crate = $($first:ident)? $(:: $rest:ident)* $(,)?) => {
        $crate::__private::client::async_nats(&$handle).map(|parts| {
            use $crate::__private::client as factor3;
            use $($first)? $(:: $rest)* as client;

            let options = match (parts.user, parts.password) {
                (::core::option::Option::Some(user), ::core::option::Option::Some(password)) => {
                    let password = factor3::owned(factor3::expose(password));
                    client::ConnectOptions::with_user_and_password(factor3::owned(user), password)
                }
                (_, ::core::option::Option::Some(token)) => {
                    client::ConnectOptions::with_token(factor3::owned(factor3::expose(token)))
                }
                _ => client::ConnectOptions::new(),
            };
            options.require_tls(parts.tls)
        })
    };
}

pub struct Parts<'a> {
    pub user: Option<&'a str>,
    /// The password, or the token if there is no user.
    pub password: Option<&'a SecretString>,
    pub tls: bool,
}

pub fn parts(bus: &Nats) -> Result<Parts<'_>, ValueError> {
    let (user, password) = (bus.username(), bus.password());
    if user.is_some() && password.is_none() {
        return Err(ValueError::because(
            "async-nats sends a user with a password: write nats://USER:PASSWORD@host, or nats://TOKEN@host for a token",
        ));
    }
    match bus.tls() {
        Tls::Off => Ok(Parts { user, password, tls: false }),
        // The handshake of a WebSocket has its own TLS.
        Tls::VerifyFull => Ok(Parts { user, password, tls: bus.scheme() == "tls" }),
        _ => Err(ValueError::because("async-nats verifies TLS or has none: begin with tls:// or nats://")),
    }
}
