//! OTLP: the base URL of the OpenTelemetry specification, "OpenTelemetry Protocol Exporter".

use factor3::ExposeSecret;
use factor3::resource::{Otlp, Tls};

#[test]
fn parts() {
    for (text, host, port, tls, path, shown) in [
        ("http://localhost:4318", "localhost", 4318, Tls::Off, None, "http://localhost:4318"),
        ("http://collector:4317", "collector", 4317, Tls::Off, None, "http://collector:4317"),
        // The default port is the scheme's.
        ("http://collector", "collector", 80, Tls::Off, None, "http://collector:80"),
        ("https://h/", "h", 443, Tls::VerifyFull, Some(""), "https://h:443/"),
        ("https://h:4317", "h", 4317, Tls::VerifyFull, None, "https://h:4317"),
        ("https://h/k3y/otlp", "h", 443, Tls::VerifyFull, Some("k3y/otlp"), "https://h:443/***"),
        ("https://h/a%2Fb/", "h", 443, Tls::VerifyFull, Some("a/b/"), "https://h:443/***"),
        ("http://[::1]:4318", "::1", 4318, Tls::Off, None, "http://[::1]:4318"),
        ("HTTP://H", "H", 80, Tls::Off, None, "http://H:80"),
    ] {
        let otlp: Otlp = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((otlp.host(), otlp.port(), otlp.tls(), otlp.path()), (host, port, tls, path), "{text}");
        assert_eq!(format!("{otlp} {otlp:?}"), format!("{shown} Otlp({shown})"), "{text}");
        assert_eq!(otlp.expose_url(), text);
        assert!(otlp.username().is_none() && otlp.password().is_none() && otlp.params().next().is_none());
    }
}

/// The section "Endpoint URLs for OTLP/HTTP" of the specification, with its examples.
#[test]
fn the_urls_of_the_signals() {
    for (text, base) in [
        ("http://collector:4318", "http://collector:4318/"),
        ("http://collector:4318/", "http://collector:4318/"),
        ("https://example.com/additional/path", "https://example.com/additional/path/"),
        ("https://example.com/additional/path/", "https://example.com/additional/path/"),
        // The URL is used as it was given: nothing is decoded or encoded again.
        ("http://[::1]:4318/a%2Fb%20c", "http://[::1]:4318/a%2Fb%20c/"),
    ] {
        let otlp: Otlp = text.parse().unwrap();
        for (url, path) in [
            (otlp.traces_url(), "v1/traces"),
            (otlp.metrics_url(), "v1/metrics"),
            (otlp.logs_url(), "v1/logs"),
        ] {
            assert_eq!(url.expose_secret(), format!("{base}{path}"));
        }
    }
}

#[test]
fn u4_u5_u16_u17_u19_refused() {
    let credential = "put it into the headers, OTEL_EXPORTER_OTLP_HEADERS";
    let grpc = "write https://host:port for TLS, http://host:port for none";
    for (text, fix) in [
        ("grpc://collector:4317", grpc),
        ("grpc://collector", grpc),
        ("grpcs://collector:4317", grpc),
        ("GRPC://t0ken@collector", grpc),
        ("https://t0ken@h", credential),
        ("https://t0ken:@h/x", credential),
        ("http://user:x@h:4318", credential),
        ("http://:x@h:4318", credential),
        ("https://h?api_key=x", "it has a query"),
        ("https://h/?api_key=x", "it has a query"),
        ("https://h/v1/traces?x=1", "it has a query"),
        ("https://h/v1@x/traces", "%40"),
        ("https://h#x", "%23"),
        ("collector:4317", "it has no scheme"),
        ("localhost", "it has no scheme"),
        ("unix:///run/otel.sock", "it is a Redis or socket URL"),
        ("tcp://10.0.0.7:4317", "that Kubernetes or Docker made"),
        ("tcp://collector:4317", "names a transport"),
        ("otlp://collector:4317", "begin it as the example does"),
        ("http://a,b", "takes one"),
        ("http://", "its host is empty"),
    ] {
        let error = text.parse::<Otlp>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}
