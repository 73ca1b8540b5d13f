//! StatsD: a host and a port, or DogStatsD's socket.

use factor3::resource::{Endpoint, StatsD, Tls};

#[test]
fn hosts() {
    for (text, host, port, shown) in [
        ("statsd://localhost:8125", "localhost", 8125, "statsd://localhost:8125"),
        ("statsd://metrics", "metrics", 8125, "statsd://metrics:8125"),
        ("statsd://metrics/", "metrics", 8125, "statsd://metrics:8125/"),
        ("udp://10.0.0.7:9125", "10.0.0.7", 9125, "udp://10.0.0.7:9125"),
        ("udp://10.0.0.7", "10.0.0.7", 8125, "udp://10.0.0.7:8125"),
        ("UDP://[2001:db8::1]", "2001:db8::1", 8125, "udp://[2001:db8::1]:8125"),
    ] {
        let metrics: StatsD = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((metrics.host(), metrics.port(), metrics.tls()), (host, port, Tls::Off), "{text}");
        assert_eq!(metrics.endpoints().len(), 1);
        assert_eq!(format!("{metrics} {metrics:?}"), format!("{shown} StatsD({shown})"));
    }
}

/// The forms of Datadog's `DD_DOGSTATSD_URL`, and of its client for Go.
#[test]
fn u12_sockets() {
    for (text, path) in [
        ("unix:///var/run/datadog/dsd.socket", "/var/run/datadog/dsd.socket"),
        ("unixgram:///var/run/datadog/dsd.socket", "/var/run/datadog/dsd.socket"),
        ("unix:///run/a%20b.sock", "/run/a b.sock"),
    ] {
        let metrics: StatsD = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(metrics.endpoints(), [Endpoint::Unix(path.into())]);
        assert_eq!((metrics.host(), metrics.path(), metrics.to_string().as_str()), (path, None, text));
    }
}

#[test]
fn u4_u13_u16_u19_refused() {
    for (text, fix) in [
        ("statsd://user:x@metrics", "StatsD has neither"),
        ("statsd://user@metrics", "StatsD has neither"),
        ("statsd://@metrics", "StatsD has neither"),
        ("udp://:x@metrics", "StatsD has neither"),
        ("unix://user:x@/run/dsd.sock", "StatsD has neither"),
        ("statsd://metrics/app.web", "give a prefix of the names in a separate variable"),
        ("statsd://metrics/a/b", "give a prefix of the names in a separate variable"),
        ("statsd://metrics?prefix=app", "it has a query"),
        ("statsd://metrics/?token=x", "it has a query"),
        ("unix:///run/dsd.sock?x=1", "it has a query"),
        ("unix://run/dsd.sock", "absolute path without a host"),
        ("unix://", "absolute path without a host"),
        ("unixstream:///run/dsd.sock", "begin it as the example does"),
        ("statsd+tcp://metrics", "begin it as the example does"),
        ("tcp://10.0.0.7:8125", "that Kubernetes or Docker made"),
        ("tcp://metrics:8125", "names a transport"),
        ("statsd://a,b", "takes one"),
        ("statsd://", "its host is empty"),
        ("statsd://metrics#x", "%23"),
        ("metrics:8125", "it has no scheme"),
        ("\\\\.\\pipe\\datadog-dogstatsd", "it has no scheme"),
        ("syslog://metrics", "it is a syslog URL"),
    ] {
        let error = text.parse::<StatsD>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}
