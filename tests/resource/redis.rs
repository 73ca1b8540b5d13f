//! Redis and Valkey: the forms that clients share.

use factor3::ExposeSecret;
use factor3::resource::{Endpoint, Redis, Tls};

#[test]
fn parts() {
    for (text, host, port, username, password, database, shown) in [
        ("redis://", "localhost", 6379, None, None, 0, "redis://localhost:6379"),
        ("redis:///1", "localhost", 6379, None, None, 1, "redis://localhost:6379/1"),
        ("redis://:6380/1", "localhost", 6380, None, None, 1, "redis://localhost:6380/1"),
        ("redis://cache", "cache", 6379, None, None, 0, "redis://cache:6379"),
        ("redis://cache/", "cache", 6379, None, None, 0, "redis://cache:6379/"),
        ("REDIS://cache:1/15", "cache", 1, None, None, 15, "redis://cache:1/15"),
        ("redis://:p%40@cache", "cache", 6379, None, Some("p@"), 0, "redis://***@cache:6379"),
        ("redis://:@cache", "cache", 6379, None, Some(""), 0, "redis://***@cache:6379"),
        ("redis://@cache", "cache", 6379, None, None, 0, "redis://cache:6379"),
        ("redis://u:p@cache", "cache", 6379, Some("u"), Some("p"), 0, "redis://***@cache:6379"),
        ("redis://:p@/3", "localhost", 6379, None, Some("p"), 3, "redis://***@localhost:6379/3"),
        ("redis://[::1]:2?db=4", "::1", 2, None, None, 4, "redis://[::1]:2?db=4"),
        ("redis://cache/4?db=4", "cache", 6379, None, None, 4, "redis://cache:6379/4?db=4"),
        ("redis://cache/?db=4", "cache", 6379, None, None, 4, "redis://cache:6379/?db=4"),
        ("redis://cache?password=p", "cache", 6379, None, Some("p"), 0, "redis://***@cache:6379"),
        // The example of the IANA registration; "all URI fields after the scheme are optional".
        (
            "redis://user:secret@localhost:6379/0?foo=bar&qux=baz",
            "localhost",
            6379,
            Some("user"),
            Some("secret"),
            0,
            "redis://***@localhost:6379/0?foo=***&***=***",
        ),
        ("redis://cache?password=a%2Bb", "cache", 6379, None, Some("a+b"), 0, "redis://***@cache:6379"),
        ("unix:///run/redis.sock", "/run/redis.sock", 6379, None, None, 0, "unix:///run/redis.sock"),
        (
            "redis+unix:///run/r.sock?db=2&user=u&pass=p",
            "/run/r.sock",
            6379,
            Some("u"),
            Some("p"),
            2,
            "redis+unix://***@/run/r.sock?db=2",
        ),
        ("valkey+unix://u:p@/s", "/s", 6379, Some("u"), Some("p"), 0, "valkey+unix://***@/s"),
    ] {
        let url: Redis = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((url.host(), url.port(), url.database()), (host, port, database), "{text}");
        assert_eq!(url.username(), username, "{text}");
        assert_eq!(url.password().map(|p| p.expose_secret()), password, "{text}");
        assert_eq!(url.to_string(), shown, "{text}");
        assert_eq!(url.endpoints().len(), 1);
    }
    let url: Redis = "unix:///run/redis.sock".parse().unwrap();
    assert_eq!(url.endpoints(), [Endpoint::Unix("/run/redis.sock".into())]);
}

#[test]
fn a_host_that_takes_only_tls_at_its_port_needs_a_scheme_with_tls() {
    for place in [
        "shop.redis.cache.windows.net:6380",
        "db-redis-fra1-1-do-user-1-0.b.db.ondigitalocean.com:25061",
        "shop-abc123.serverless.euw1.cache.amazonaws.com",
        "shop-abc123.serverless.euw1.cache.amazonaws.com:6380",
    ] {
        for scheme in ["redis", "valkey"] {
            let error = format!("{scheme}://:x@{place}/0").parse::<Redis>().unwrap_err().to_string();
            assert!(error.contains("begin it with rediss://"), "{place}: {error}");
        }
        let url: Redis = format!("rediss://:x@{place}/0").parse().unwrap();
        assert_eq!(url.tls(), Tls::VerifyFull, "{place}");
    }
    for place in [
        "localhost:6380",
        "cache.internal:6380",
        "shop.redis.cache.windows.net:6379",
        "shop.abc123.0001.euw1.cache.amazonaws.com:6380",
        "db.b.db.ondigitalocean.com:25062",
        "redis.cache.windows.net.example.com:6380",
    ] {
        let url: Redis = format!("redis://:x@{place}/0").parse().unwrap();
        assert_eq!(url.tls(), Tls::Off, "{place}");
    }
}

#[test]
fn the_scheme_decides_about_tls() {
    for (text, tls) in [
        ("redis://h", Tls::Off),
        ("valkey://h", Tls::Off),
        ("rediss://h", Tls::VerifyFull),
        ("valkeys://h", Tls::VerifyFull),
        ("rediss://h/0#insecure", Tls::Require),
        ("unix:///s", Tls::Off),
    ] {
        assert_eq!(text.parse::<Redis>().unwrap().tls(), tls, "{text}");
    }
    let url: Redis = "rediss://h#insecure".parse().unwrap();
    assert_eq!(url.to_string(), "rediss://h:6379#insecure");
}

#[test]
fn u14_u19_u22_refused() {
    for (text, fix) in [
        ("redis://x@cache", "scheme://:PASSWORD@host for a password, scheme://USER:PASSWORD@host for both"),
        ("rediss://x@cache/0", "scheme://:PASSWORD@host"),
        ("redis://cache/abc", "its database must be a number"),
        ("redis://cache/-1", "its database must be a number"),
        ("redis://cache/+1", "its database must be a number"),
        ("redis://cache/99999999999", "its database must be a number"),
        ("redis://cache?db=x", "its database must be a number"),
        ("redis://cache/1?db=2", "different databases"),
        ("redis://cache/1/2", "more than one name"),
        ("redis://cache/0/", "no / at its end"),
        ("redis://a,b", "names several hosts"),
        ("redis://a:1,b:2", "names several hosts"),
        ("redis://cache?tls=off", "its scheme decides about TLS"),
        ("rediss://cache?ssl=true", "its scheme decides about TLS"),
        ("rediss://cache?ssl_check_hostname=false", "about the verification of TLS"),
        ("redis://cache?ssl_cert_reqs=none", "begin it with rediss://"),
        ("rediss://cache?ssl_cert_reqs=maybe", "write ssl_cert_reqs=required"),
        ("rediss://cache?verifyPeer=NONE", "about the verification of TLS"),
        ("redis://cache?database=2", "redis://host/0"),
        ("rediss://cache?skip_verify=true", "about the verification of TLS"),
        ("redis://?host=other", "names a host, a port or a socket"),
        ("redis://cache?addr=other:6379", "names a host, a port or a socket"),
        ("redis://?unix_socket_path=/run/r.sock", "names a host, a port or a socket"),
        ("redis://cache?master_name=shop", "it names a Redis Sentinel"),
        ("redis://cache?sentinelMasterId=shop", "it names a Redis Sentinel"),
        ("redis://cache?db=1&db=2", "remove one of the two"),
        ("redis://cache?password=a&pass=b", "remove one of the two"),
        ("redis://cache?username=a&USER=a", "remove one of the two"),
        ("redis://cache?password=a+b", "%2B for a plus"),
        ("redis://12345", "four decimal numbers"),
        ("redis://cache#insecure", "its scheme has no TLS"),
        ("rediss://cache#other", "literal # as %23"),
        ("redis://u:p@cache?password=x", "remove one of the two"),
        ("unix://run/redis.sock", "absolute path"),
        ("unix://", "absolute path"),
        ("redis://cache:0", "from 1 to 65535"),
    ] {
        let error = text.parse::<Redis>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}
