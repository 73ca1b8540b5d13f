//! The client, made from the parts of a handle. The rustdoc of `Smtp` shows this code word for word.

use factor3::ExposeSecret;
use factor3::resource::{Smtp, Tls};
use lettre::transport::smtp::SmtpTransportBuilder;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{self, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Response;
use lettre::{Message, SmtpTransport, Transport};

/// The builder of lettre.
pub(crate) fn lettre_builder(mail: &Smtp, parameters: TlsParameters) -> SmtpTransportBuilder {
    let tls = match (mail.tls(), mail.starttls()) {
        (Tls::Off, _) => client::Tls::None,
        (Tls::Prefer, _) => client::Tls::Opportunistic(parameters),
        (_, true) => client::Tls::Required(parameters),
        (_, false) => client::Tls::Wrapper(parameters),
    };
    let mut builder = SmtpTransport::builder_dangerous(mail.host()).port(mail.port()).tls(tls);
    if let (Some(user), Some(password)) = (mail.username(), mail.password()) {
        let password = password.expose_secret().to_owned();
        builder = builder.credentials(Credentials::new(user.to_owned(), password));
    }
    if let Some(name) = mail.hello_name() {
        builder = builder.hello_name(ClientId::Domain(name.to_owned()));
    }
    builder
}

pub(crate) fn send(
    builder: SmtpTransportBuilder,
    text: &str,
) -> Result<Response, lettre::transport::smtp::Error> {
    let mail = Message::builder()
        .from("shop@example.com".parse().unwrap())
        .to("customer@example.com".parse().unwrap())
        .subject("Your order");
    builder.build().send(&mail.body(text.to_owned()).unwrap())
}
