//! Mail: whether each scheme requires TLS, and when TLS begins.

use factor3::resource::{Smtp, Tls};
use factor3_live_tests::userinfos;
use lettre::transport::smtp::SmtpTransportBuilder;
use lettre::transport::smtp::client::{Certificate, TlsParameters};

use crate::clients::{lettre_builder, send};
use crate::server::MailServer;
use crate::{by_parts, by_url, kept, mail};

fn trusting(mail: &Smtp, certificate: &Certificate) -> SmtpTransportBuilder {
    let parameters = TlsParameters::builder(mail.host().to_owned()).add_root_certificate(certificate.clone());
    lettre_builder(mail, parameters.build().unwrap())
}

#[test]
fn the_scheme_decides_about_tls() {
    let server = MailServer::start();
    let ([userinfo, _], certificate) = (userinfos(), server.certificate());
    for (scheme, query, port, tls) in [
        ("smtp", "?tls=required", server.starttls, Tls::VerifyFull),
        ("smtp", "?tls=opportunistic", server.starttls, Tls::Prefer),
        ("submission", "", server.starttls, Tls::VerifyFull),
        ("smtps", "", server.implicit, Tls::VerifyFull),
        ("submissions", "", server.implicit, Tls::VerifyFull),
    ] {
        let [named, misnamed] = ["localhost", "127.0.0.1"]
            .map(|host| mail(&format!("{scheme}://{userinfo}@{host}:{port}/shop.example.com{query}")));
        assert_eq!(named.tls(), tls);
        // A client that trusts the certificate connects by the name in it, and only by this name.
        send(trusting(&named, &certificate), scheme).unwrap();
        assert_eq!(server.mails(), kept("shop.example.com", "True", scheme));
        send(trusting(&misnamed, &certificate), scheme).unwrap_err();
        // Other clients do not trust the certificate.
        send(by_parts(&named), scheme).unwrap_err();
        if scheme == "smtp" || scheme == "smtps" {
            send(by_url(&named), scheme).unwrap_err();
        }
    }
    // A port with TLS accepts no mail without TLS, and a port without TLS accepts no TLS.
    for (scheme, port) in [
        ("smtp", server.starttls),
        ("smtp", server.implicit),
        ("smtps", server.starttls),
        ("smtps", server.plain),
        ("submission", server.plain),
        ("submission", server.implicit),
    ] {
        let mail = mail(&format!("{scheme}://{userinfo}@localhost:{port}"));
        let mut builder = trusting(&mail, &certificate);
        // Here the client and the server would wait for each other.
        builder = builder.timeout(Some(std::time::Duration::from_secs(2)));
        send(builder, scheme).unwrap_err();
    }
    assert_eq!(server.mails(), Vec::<String>::new());
}

#[test]
fn opportunistic_uses_tls_if_the_server_offers_it() {
    let server = MailServer::start();
    let [userinfo, _] = userinfos();
    let mail =
        mail(&format!("smtp://{userinfo}@localhost:{}/shop.example.com?tls=opportunistic", server.plain));
    for builder in [trusting(&mail, &server.certificate()), by_url(&mail)] {
        send(builder, "without").unwrap();
        assert_eq!(server.mails(), kept("shop.example.com", "False", "without"));
    }
}
