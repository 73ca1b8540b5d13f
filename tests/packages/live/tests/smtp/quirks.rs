//! Mail: how lettre reads its own URLs differently from factor3, and what its URLs cannot express.

use factor3::resource::Tls;
use factor3_live_tests::{USER, escaped, userinfos};
use lettre::SmtpTransport;

use crate::clients::send;
use crate::server::MailServer;
use crate::{by_parts, by_url, kept, mail};

#[test]
fn lettre_keeps_the_brackets_of_ipv6() {
    let server = MailServer::start();
    let [userinfo, _] = userinfos();
    let mail = mail(&format!("smtp://{userinfo}@[::1]:{}/shop.example.com", server.plain));
    let error = send(by_url(&mail), "x").unwrap_err();
    assert!(format!("{error:?}").contains("lookup"), "{error:?}");
    send(by_parts(&mail), "x").unwrap();
    assert_eq!(server.mails(), kept("shop.example.com", "False", "x"));
}

/// The parts do not give credentials for a user alone either.
#[test]
fn lettre_sends_no_credentials_without_a_password() {
    let server = MailServer::start();
    let mail = mail(&format!("smtp://{}@127.0.0.1:{}", escaped(USER), server.plain));
    assert_eq!((mail.username(), mail.password().is_some()), (Some(USER), false));
    for builder in [by_url(&mail), by_parts(&mail)] {
        assert_eq!(send(builder, "x").unwrap_err().status().unwrap().to_string(), "530");
    }
}

#[test]
fn lettre_does_not_know_the_submission_schemes() {
    for url in ["submission://localhost", "submissions://localhost"] {
        SmtpTransport::from_url(mail(url).expose_url()).unwrap_err();
        by_parts(&mail(url));
    }
}

#[test]
fn lettre_reads_the_name_of_a_parameter_only_in_lower_case() {
    let server = MailServer::start();
    let [userinfo, _] = userinfos();
    let mail = mail(&format!("smtp://{userinfo}@localhost:{}?TLS=required", server.plain));
    assert_eq!(mail.tls(), Tls::VerifyFull);
    send(by_url(&mail), "without TLS").unwrap();
    send(by_parts(&mail), "x").unwrap_err();
    assert_eq!(server.mails().len(), 1);
}
