//! Mail: the mail that arrives, its user and its encryption, for clients made from the URL and from the parts.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod macros;
mod quirks;
mod server;
mod tls;

use factor3::Config;
use factor3::resource::Smtp;
use factor3_live_tests::{PASSWORD, USER, escaped, handing_over, near_misses, userinfos};
use lettre::SmtpTransport;
use lettre::transport::smtp::SmtpTransportBuilder;
use lettre::transport::smtp::client::TlsParameters;

use crate::clients::{lettre_builder, send};
use crate::server::{MailServer, OtherMailServer};

#[derive(Debug, Config)]
struct App {
    /// Outbound mail.
    smtp_url: Smtp,
}

/// The application's mail server, which `SMTP_URL` names.
pub(crate) fn mail(url: &str) -> Smtp {
    App::from_vars([("SMTP_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).smtp_url
}

/// A client made from the parts. It trusts the certificates that the machine trusts.
pub(crate) fn by_parts(mail: &Smtp) -> SmtpTransportBuilder {
    lettre_builder(mail, TlsParameters::new(mail.host().to_owned()).unwrap())
}

pub(crate) fn by_url(mail: &Smtp) -> SmtpTransportBuilder {
    SmtpTransport::from_url(mail.expose_url()).unwrap()
}

/// The line that the server writes for a mail.
pub(crate) fn kept(hello: &str, tls: &str, text: &str) -> Vec<String> {
    vec![format!("{USER}\t{hello}\t{tls}\tshop@example.com\tcustomer@example.com\t{text}")]
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/smtp.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[test]
fn every_reserved_character_by_url_and_by_parts() {
    let server = MailServer::start();
    for userinfo in userinfos() {
        let mail = mail(&format!("smtp://{userinfo}@127.0.0.1:{}/shop.example.com", server.plain));
        for (builder, text) in [(by_url(&mail), "by its URL"), (by_parts(&mail), "by its parts")] {
            send(builder, text).unwrap();
            assert_eq!(server.mails(), kept("shop.example.com", "False", text));
        }
    }
}

#[test]
fn a_wrong_password_is_refused() {
    let server = MailServer::start();
    for wrong in ["wrong".to_owned()].into_iter().chain(near_misses()) {
        assert_ne!(wrong, PASSWORD);
        let mail = mail(&format!("smtp://{}:{}@127.0.0.1:{}", escaped(USER), escaped(&wrong), server.plain));
        for builder in [by_url(&mail), by_parts(&mail)] {
            assert_eq!(send(builder, "x").unwrap_err().status().unwrap().to_string(), "535");
        }
    }
    // The server also refuses a client without a password.
    let mail = mail(&format!("smtp://127.0.0.1:{}", server.plain));
    assert_eq!(send(by_parts(&mail), "x").unwrap_err().status().unwrap().to_string(), "530");
    assert_eq!(server.mails(), Vec::<String>::new());
}

#[test]
fn ipv6() {
    let server = MailServer::start();
    for userinfo in userinfos() {
        let mail = mail(&format!("smtp://{userinfo}@[::1]:{}/shop.example.com", server.plain));
        assert_eq!(mail.host(), "::1");
        send(by_parts(&mail), "by its parts").unwrap();
        assert_eq!(server.mails(), kept("shop.example.com", "False", "by its parts"));
    }
}

/// A mail server of another kind needs only another value of the variable.
#[test]
fn another_server_needs_one_variable() {
    let (server, other) = (MailServer::start(), OtherMailServer::start());
    let [userinfo, _] = userinfos();
    let [one, another] = [server.plain, other.port]
        .map(|port| mail(&format!("smtp://{userinfo}@127.0.0.1:{port}/shop.example.com")));
    send(by_parts(&one), "one").unwrap();
    assert_eq!((server.mails(), other.mails()), (kept("shop.example.com", "False", "one"), vec![]));
    send(by_parts(&another), "another").unwrap();
    assert_eq!((server.mails(), other.mails()), (vec![], kept("shop.example.com", "False", "another")));
    // The other server also refuses a wrong password.
    let wrong = mail(&format!("smtp://{}:wrong@127.0.0.1:{}", escaped(USER), other.port));
    send(by_parts(&wrong), "x").unwrap_err();
    assert_eq!(other.mails(), Vec::<String>::new());
}
