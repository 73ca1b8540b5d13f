//! Syslog: the ports of RFC 5425 and RFC 5426, and the schemes of logspout, Heroku and Cloud Foundry.

use factor3::resource::{Syslog, Tls};

#[test]
fn hosts() {
    for (text, scheme, host, port, tls, shown) in [
        ("syslog://localhost:514", "syslog", "localhost", 514, Tls::Off, "syslog://localhost:514"),
        ("syslog://logs", "syslog", "logs", 514, Tls::Off, "syslog://logs:514"),
        ("syslog://logs/", "syslog", "logs", 514, Tls::Off, "syslog://logs:514/"),
        ("SYSLOG://[::1]:5514", "syslog", "::1", 5514, Tls::Off, "syslog://[::1]:5514"),
        ("syslog+udp://logs", "syslog+udp", "logs", 514, Tls::Off, "syslog+udp://logs:514"),
        ("syslog+tcp://logs:601", "syslog+tcp", "logs", 601, Tls::Off, "syslog+tcp://logs:601"),
        ("syslog+tls://logs", "syslog+tls", "logs", 6514, Tls::VerifyFull, "syslog+tls://logs:6514"),
        ("syslog+tls://logs:12345", "syslog+tls", "logs", 12345, Tls::VerifyFull, "syslog+tls://logs:12345"),
        ("syslog-tls://logs:514", "syslog-tls", "logs", 514, Tls::VerifyFull, "syslog-tls://logs:514"),
    ] {
        let drain: Syslog = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((drain.scheme(), drain.host(), drain.port()), (scheme, host, port), "{text}");
        assert_eq!(drain.tls(), tls, "{text}");
        assert_eq!(format!("{drain} {drain:?}"), format!("{shown} Syslog({shown})"));
    }
}

#[test]
fn u4_u13_u16_u19_refused() {
    for (text, fix) in [
        ("syslog+tcp://logs", "this scheme has no default"),
        ("syslog://user:x@logs", "syslog has neither"),
        ("syslog+tls://t0ken@logs", "syslog has neither"),
        ("syslog://@logs", "syslog has neither"),
        ("syslog://logs/local0", "it has a path"),
        ("syslog+tls://logs/t0ken", "it has a path"),
        ("syslog://logs?structured_data=x", "it has a query"),
        ("syslog://logs?transport=tcp", "it has a query"),
        ("syslog+tls://logs?token=x", "it has a query"),
        ("syslog+relp://logs", "begin it as the example does"),
        ("syslogs://logs", "begin it with syslog+tls://"),
        ("tcp://10.0.0.1:514", "if Kubernetes or Docker made"),
        ("tcp://logs:514", "syslog+tls://host:port"),
        ("tcp+tls://logs:6514", "begin it with syslog+tls://"),
        ("udp://logs:514", "syslog+udp://host:port"),
        ("udp://127.0.0.1:514", "syslog+udp://host:port"),
        ("unix:///dev/log", "it is a socket"),
        ("https://logs.example.com/drain", "it is an HTTP URL"),
        ("syslog://a,b", "takes one"),
        ("syslog://", "its host is empty"),
        ("syslog:///dev/log", "it is a socket"),
        ("syslog://logs#x", "%23"),
        ("logs:514", "it has no scheme"),
        ("/dev/log", "it is a socket"),
    ] {
        let error = text.parse::<Syslog>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}
