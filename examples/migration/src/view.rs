//! The common view by which both sides are compared.

use std::time::Duration;

/// Every field of a config in plain types. It prints secrets, which are made up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    pub public_host: String,
    pub port: u16,
    pub maintenance: bool,
    pub region: Option<String>,
    pub allowed_origins: Vec<String>,
    pub request_timeout: Duration,
    pub log_level: String,
    pub database_url: String,
    pub stripe_api_key: String,
    pub mail_host: String,
    pub mail_port: u16,
    pub mail_password: String,
}

/// Makes the view of a config before, and of its mail part.
macro_rules! before {
    ($app:expr, $mail:expr, $origins:expr) => {
        $crate::View {
            public_host: $app.public_host,
            port: $app.port,
            maintenance: $app.maintenance,
            region: $app.region,
            allowed_origins: $origins,
            request_timeout: ::std::time::Duration::from_secs($app.request_timeout_secs),
            log_level: format!("{:?}", $app.log_level),
            database_url: $app.database_url,
            stripe_api_key: $app.stripe_api_key,
            mail_host: $mail.host,
            mail_port: $mail.port,
            mail_password: $mail.password,
        }
    };
}
pub(crate) use before;

/// Makes the view of a config with factor3.
macro_rules! after {
    ($app:expr) => {{
        use ::factor3::ExposeSecret as _;
        let app = $app;
        $crate::View {
            public_host: app.public_host,
            port: app.port,
            maintenance: app.maintenance,
            region: app.region,
            allowed_origins: app.allowed_origins,
            request_timeout: app.request_timeout,
            log_level: format!("{:?}", app.log_level),
            database_url: app.database_url.expose_url().to_owned(),
            stripe_api_key: app.stripe_api_key.expose_secret().to_owned(),
            mail_host: app.mail.host,
            mail_port: app.mail.port,
            mail_password: app.mail.password.expose_secret().to_owned(),
        }
    }};
}
pub(crate) use after;
