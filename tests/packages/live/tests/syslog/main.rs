//! Syslog: what arrives at rsyslog over UDP, TCP and TLS.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod server;

use std::io::Read;
use std::net::TcpListener;
use std::sync::Arc;

use factor3::Config;
use factor3::resource::{Syslog, Tls};
use factor3_live_tests::handing_over;
use rustls::{ClientConfig, RootCertStore};
use syslog::{Facility, Formatter3164};

use crate::clients::{logger, tls_logger};
use crate::server::SyslogServer;

#[derive(Debug, Config)]
struct App {
    /// Where the log goes.
    syslog_url: Syslog,
}

/// The application's log drain, which `SYSLOG_URL` names.
fn drain(url: &str) -> Syslog {
    App::from_vars([("SYSLOG_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).syslog_url
}

fn formatter() -> Formatter3164 {
    let (hostname, process) = (Some("here".to_owned()), "shop".to_owned());
    Formatter3164 { facility: Facility::LOG_LOCAL3, hostname, process, pid: 7 }
}

fn trusting(roots: RootCertStore) -> Arc<ClientConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    Arc::new(config.with_root_certificates(roots).with_no_client_auth())
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/syslog.rs");
    handing_over::check(service, include_str!("clients.rs"), 2);
}

#[test]
fn udp_and_tcp() {
    let server = SyslogServer::start();
    let mut expected = Vec::new();
    for (scheme, port, transport) in [
        ("syslog", server.udp, "imudp"),
        ("syslog+udp", server.udp, "imudp"),
        ("syslog+tcp", server.tcp, "imptcp"),
    ] {
        let drain = drain(&format!("{scheme}://127.0.0.1:{port}"));
        logger(&drain, formatter()).unwrap().info(format!("by {scheme}\n")).unwrap();
        expected.push(format!("{transport} local3.info shop: by {scheme}"));
        assert_eq!(server.lines(expected.len()), expected);
    }
}

#[test]
fn ipv6() {
    let server = SyslogServer::start();
    logger(&drain(&format!("syslog://[::1]:{}", server.udp)), formatter()).unwrap().err("by IPv6").unwrap();
    assert_eq!(server.lines(1), ["imudp local3.err shop: by IPv6"]);
}

#[test]
fn tls_is_verified() {
    let server = SyslogServer::start();
    let trusted = trusting(server.roots());
    for scheme in ["syslog+tls", "syslog-tls"] {
        let [named, misnamed] =
            ["localhost", "127.0.0.1"].map(|host| drain(&format!("{scheme}://{host}:{}", server.tls)));
        assert_eq!(named.tls(), Tls::VerifyFull);
        // The server refuses a client without TLS,
        assert!(logger(&named, formatter()).is_err());
        // and a client refuses another name than the one in the certificate, and a certificate that it does not trust.
        for (drain, config) in [(&misnamed, &trusted), (&named, &trusting(RootCertStore::empty()))] {
            tls_logger(drain, formatter(), Arc::clone(config)).unwrap().info("x\n").unwrap_err();
        }
    }
    for (sent, scheme) in ["syslog+tls", "syslog-tls"].into_iter().enumerate() {
        let drain = drain(&format!("{scheme}://localhost:{}", server.tls));
        // If the client closed the connection at once, unread bytes of the handshake would reset it, and the message
        // would be lost.
        let mut logger = tls_logger(&drain, formatter(), Arc::clone(&trusted)).unwrap();
        logger.info(format!("by {scheme}\n")).unwrap();
        let lines = server.lines(sent + 1);
        assert_eq!(
            (lines.len(), &*lines[sent]),
            (sent + 1, &*format!("imtcp local3.info shop: by {scheme}"))
        );
    }
}

/// Another receiver needs only another value of the variable.
#[test]
fn another_receiver_needs_one_variable() {
    let (one, another) = (SyslogServer::start(), SyslogServer::start());
    for (url, server) in [
        (format!("syslog+udp://127.0.0.1:{}", one.udp), &one),
        (format!("syslog+tcp://127.0.0.1:{}", another.tcp), &another),
    ] {
        logger(&drain(&url), formatter()).unwrap().notice("here\n").unwrap();
        let lines = server.lines(1);
        assert!(lines.len() == 1 && lines[0].ends_with(" local3.notice shop: here"), "{lines:?}");
    }
}

/// The crate does not end messages over TCP as RFC 6587 requires, so the application has to.
#[test]
fn quirk_syslog_lets_messages_run_together() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let drain = drain(&format!("syslog+tcp://127.0.0.1:{}", listener.local_addr().unwrap().port()));
    let mut logger = logger(&drain, formatter()).unwrap();
    logger.info("one").unwrap();
    logger.info("two").unwrap();
    drop(logger);
    let mut received = String::new();
    listener.accept().unwrap().0.read_to_string(&mut received).unwrap();
    assert!(received.contains("one<") && received.ends_with("two"), "{received}");
}
