//! The macros of `factor3::client`, with a server.

use factor3::client;
use factor3::resource::Smtp;
use factor3_live_tests::{handing_over, userinfos};
use lettre::message::Mailbox;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor, Transport};

use crate::clients::send;
use crate::server::MailServer;
use crate::{kept, mail};

fn message(text: &str) -> Message {
    let [from, to] = ["shop@example.com", "customer@example.com"].map(|one| one.parse::<Mailbox>().unwrap());
    Message::builder().from(from).to(to).subject("Your order").body(text.to_owned()).unwrap()
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let source = include_str!("../../../../../config-core/src/client/lettre.rs");
    handing_over::check_macro(source, include_str!("macros.rs"));
}

#[tokio::test]
async fn the_macros_connect_with_every_reserved_character() {
    let server = MailServer::start();
    for userinfo in userinfos() {
        for host in ["127.0.0.1", "localhost"] {
            let mail = mail(&format!("smtp://{userinfo}@{host}:{}/shop.example.com", server.plain));
            send(client::lettre!(mail, crate = lettre).unwrap(), "by the macro").unwrap();
            assert_eq!(server.mails(), kept("shop.example.com", "False", "by the macro"));
            let mailer: AsyncSmtpTransport<Tokio1Executor> =
                client::lettre_tokio!(&mail, crate = ::lettre).unwrap().build();
            mailer.send(message("with tokio")).await.unwrap();
            assert_eq!(server.mails(), kept("shop.example.com", "False", "with tokio"));
        }
    }
}

#[test]
fn the_scheme_decides_about_tls() {
    let server = MailServer::start();
    let [userinfo, _] = userinfos();
    for (scheme, query, port) in [
        ("smtp", "?tls=required", server.starttls),
        ("smtp", "?tls=opportunistic", server.starttls),
        ("submission", "", server.starttls),
        ("smtps", "", server.implicit),
    ] {
        let mail = mail(&format!("{scheme}://{userinfo}@localhost:{port}/shop.example.com{query}"));
        let builder = client::lettre!(mail).unwrap();
        // The certificate is not trusted, except by a client that is told to trust it.
        send(builder.clone(), scheme).unwrap_err();
        assert_eq!(server.mails(), Vec::<String>::new());
        let trusting =
            TlsParameters::builder("localhost".to_owned()).add_root_certificate(server.certificate());
        let trusting = trusting.build().unwrap();
        let tls = if scheme == "smtps" { Tls::Wrapper(trusting) } else { Tls::Required(trusting) };
        send(builder.tls(tls), scheme).unwrap();
        assert_eq!(server.mails(), kept("shop.example.com", "True", scheme));
    }
}

struct Config {
    smtp_url: Smtp,
}

#[test]
fn the_code_of_the_rustdoc_sends() -> Result<(), Box<dyn std::error::Error>> {
    let server = MailServer::start();
    let [userinfo, _] = userinfos();
    let url = format!("smtp://{userinfo}@127.0.0.1:{}/shop.example.com", server.plain);
    let (config, mail) = (Config { smtp_url: mail(&url) }, message("sent"));
    let mailer = client::lettre!(config.smtp_url)?.build();
    mailer.send(&mail)?;
    assert_eq!(server.mails(), kept("shop.example.com", "False", "sent"));
    Ok(())
}

#[tokio::test]
async fn the_code_of_the_rustdoc_sends_with_tokio() -> Result<(), Box<dyn std::error::Error>> {
    let server = MailServer::start();
    let [userinfo, _] = userinfos();
    let url = format!("smtp://{userinfo}@127.0.0.1:{}/shop.example.com", server.plain);
    let (config, mail) = (Config { smtp_url: mail(&url) }, message("sent"));
    let mailer: AsyncSmtpTransport<Tokio1Executor> = client::lettre_tokio!(config.smtp_url)?.build();
    mailer.send(mail).await?;
    assert_eq!(server.mails(), kept("shop.example.com", "False", "sent"));
    Ok(())
}

#[test]
fn what_the_client_cannot_express_is_refused() {
    let lone = mail("smtp://hunter2@mail.example.com");
    let error = client::lettre!(lone).err().unwrap().to_string();
    assert!(error.contains("sign in with neither") && !error.contains("hunter2"), "{error}");
    let unknown = mail("smtp://mail.example.com?timeout=5");
    assert!(client::lettre!(unknown).err().unwrap().to_string().contains("no setting"));
    assert!(client::lettre_tokio!(unknown).is_err());
    client::lettre!(unknown, ignore = ["timeout"]).unwrap();
}
