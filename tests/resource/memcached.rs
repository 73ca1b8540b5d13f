//! Memcached: the forms that the clients for Rust, PHP and Python share.

use factor3::resource::{Endpoint, Memcached, Tls};
use factor3::{Config, ExposeSecret};

#[test]
fn u11_servers() {
    for (text, servers, tls, shown) in [
        ("memcached://localhost", &["localhost:11211"][..], Tls::Off, "memcached://localhost:11211"),
        ("memcached://127.0.0.1:50/", &["127.0.0.1:50"], Tls::Off, "memcached://127.0.0.1:50/"),
        ("MEMCACHE://h:12345", &["h:12345"], Tls::Off, "memcache://h:12345"),
        ("memcache+tls://h", &["h:11211"], Tls::VerifyFull, "memcache+tls://h:11211"),
        // limits (Python).
        (
            "memcached://localhost:22122,localhost:22123",
            &["localhost:22122", "localhost:22123"],
            Tls::Off,
            "memcached://localhost:22122,localhost:22123",
        ),
        ("memcache://a,memcache://b:1", &["a:11211", "b:1"], Tls::Off, "memcache://a:11211,b:1"),
        // MEMCACHIER_SERVERS, MEMCACHEDCLOUD_SERVERS.
        (
            "mc1.dev.ec2.memcachier.com:11211,mc2.dev.ec2.memcachier.com",
            &["mc1.dev.ec2.memcachier.com:11211", "mc2.dev.ec2.memcachier.com:11211"],
            Tls::Off,
            "memcached://mc1.dev.ec2.memcachier.com:11211,mc2.dev.ec2.memcachier.com:11211",
        ),
        ("memcached", &["memcached:11211"], Tls::Off, "memcached://memcached:11211"),
        ("[::1],[::2]:1", &["[::1]:11211", "[::2]:1"], Tls::Off, "memcached://[::1]:11211,[::2]:1"),
        (
            "memcached://u:p@a,memcached://u:p@b",
            &["a:11211", "b:11211"],
            Tls::Off,
            "memcached://***@a:11211,b:11211",
        ),
        // The parameters of the crate memcache, of Symfony and of Django.
        (
            "memcache://h:1?timeout=10&tcp_nodelay=true&protocol=ascii&connect_timeout=1.5",
            &["h:1"],
            Tls::Off,
            "memcache://h:1?timeout=10&tcp_nodelay=true&protocol=ascii&connect_timeout=1.5",
        ),
        ("memcached://h?weight=50", &["h:11211"], Tls::Off, "memcached://h:11211?weight=50"),
        ("memcached://h/?key_prefix=ci", &["h:11211"], Tls::Off, "memcached://h:11211/?***=***"),
        (
            "memcache+tls://h?verify_mode=none",
            &["h:11211"],
            Tls::Require,
            "memcache+tls://h:11211?verify_mode=none",
        ),
        (
            "memcache+tls://h?verify_mode=peer",
            &["h:11211"],
            Tls::VerifyFull,
            "memcache+tls://h:11211?verify_mode=peer",
        ),
        (
            "memcache+tls://h?ca_path=/a/ca.pem",
            &["h:11211"],
            Tls::VerifyFull,
            "memcache+tls://h:11211?ca_path=***",
        ),
    ] {
        let cache: Memcached = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(cache.servers(), servers, "{text}");
        assert_eq!((cache.tls(), cache.to_string().as_str()), (tls, shown), "{text}");
        assert_eq!(cache.expose_url(), text);
    }
}

#[test]
fn u12_sockets() {
    for (text, paths, shown) in [
        ("memcached:///var/run/m.sock", &["/var/run/m.sock"][..], "memcached://%2Fvar%2Frun%2Fm.sock"),
        ("memcache:///tmp/m.sock?timeout=1", &["/tmp/m.sock"], "memcache://%2Ftmp%2Fm.sock?timeout=1"),
        // Symfony.
        (
            "memcached://jane:pw@/var/run/m.sock",
            &["/var/run/m.sock"],
            "memcached://***@%2Fvar%2Frun%2Fm.sock",
        ),
        ("memcached:///a%20b", &["/a b"], "memcached://%2Fa%20b"),
        ("memcached:///a/", &["/a/"], "memcached://%2Fa%2F"),
        ("memcached://%2Fa,%2Fb", &["/a", "/b"], "memcached://%2Fa,%2Fb"),
        ("memcached://%2Fa,memcached://%2Fb", &["/a", "/b"], "memcached://%2Fa,%2Fb"),
    ] {
        let cache: Memcached = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        let sockets: Vec<Endpoint> = paths.iter().map(|path| Endpoint::Unix(path.into())).collect();
        assert_eq!((cache.endpoints(), cache.path()), (&*sockets, None), "{text}");
        assert_eq!(cache.servers(), paths);
        assert_eq!(cache.to_string(), shown, "{text}");
        if cache.password().is_none() {
            assert_eq!(cache.to_string().parse::<Memcached>().unwrap().endpoints(), sockets);
        }
    }
    let cache: Memcached = "memcached:///x:y".parse().unwrap();
    assert_eq!((cache.host(), cache.port()), ("/x:y", 11211));
    let cache: Memcached = "memcached://jane:pw@/s".parse().unwrap();
    assert_eq!((cache.username(), cache.host()), (Some("jane"), "/s"));
    // The port belongs to the host before the socket.
    let cache: Memcached = "memcached://h:1,%2Fb".parse().unwrap();
    assert_eq!(cache.servers(), ["h:1", "/b"]);
}

#[test]
fn u19_user_and_password() {
    for (text, user, password) in [
        ("memcached://rmf:abcdef@h", Some("rmf"), Some("abcdef")),
        ("memcached://rmf:@h", Some("rmf"), Some("")),
        ("memcached://r%40f:a%40%2Fb@h", Some("r@f"), Some("a@/b")),
        ("memcached://u:a,b@h,memcached://u:a,b@i", Some("u"), Some("a,b")),
        ("memcached://@h", None, None),
        ("h", None, None),
    ] {
        let cache: Memcached = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(cache.username(), user, "{text}");
        assert_eq!(cache.password().map(ExposeSecret::expose_secret), password, "{text}");
    }
}

#[test]
fn u4_u5_u7_u12_u19_u22_refused() {
    let alone = "write user:password@host";
    for (text, fix) in [
        ("memcached://u@h", alone),
        ("memcached://:p@h", alone),
        ("memcached://u@/s", alone),
        ("memcached://u:p@a,b", "write the whole URL for each"),
        ("memcached://u:p@a,memcached://b", "differ in more than host and port"),
        ("memcached://a,memcache://b", "differ in more than host and port"),
        ("memcached://a,memcached:///s", "differ in more than host and port"),
        ("memcached:///s,memcached:///t", "differ in more than host and port"),
        ("u:p@h", "it has no scheme"),
        ("memcached://h/prefix", "set that in a separate variable"),
        ("memcached://localhost/50", "set that in a separate variable"),
        ("memcached://%2Fs/prefix", "set that in a separate variable"),
        ("memcached://", "host is empty"),
        ("memcached://%2F%2F", "host is empty"),
        ("memcached://a,memcached://", "host is empty"),
        ("memcached://,memcached://", "empty"),
        ("memcached://:11211", "host is empty"),
        ("memcached:///", "absolute path"),
        ("memcached://:1/s", "a socket has no port"),
        ("memcached://%2Fs:1", "a socket has no port"),
        ("memcached://h:1,%2Fs:1", "a socket has no port"),
        ("memcache:///var/run/memcached.sock:0", "a socket has no port"),
        ("memcache+tls:///s", "a socket has no TLS"),
        ("/run/m.sock", "write memcached:///run/memcached.sock"),
        ("memcache://h?udp=true", "by TCP"),
        ("memcache+udp://h", "a variant"),
        ("memcached://h?tls=true", "begin it with memcache+tls://"),
        ("memcached://h?SSL=1", "begin it with memcache+tls://"),
        ("memcached:?host[h]&host[i:12345]", "in brackets"),
        ("pymemcache://h", "a variant"),
        ("memcache+tls://h?verify_mode=full", "must be peer or none"),
        ("memcache://h?verify_mode=peer", "begin with memcache+tls://"),
        ("memcache://h?verify_mode=none", "begin with memcache+tls://"),
        ("h:11211:2", "from 1 to 65535"),
        ("a:11211,,", "empty item"),
        ("a:11211 b:11211", "blank"),
        ("a;b", "separate them by commas"),
        ("redis://h", "it is a Redis"),
    ] {
        let error = text.parse::<Memcached>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

#[derive(Debug, Config)]
struct App {
    memcachier_servers: Memcached,
    caches: Vec<Memcached>,
}

#[test]
fn c7_a_handle_is_one_set_of_servers_and_a_vec_has_several() {
    let list = "memcached://u:p,q@a,b,memcached:///s";
    let refused = App::from_vars([("MEMCACHIER_SERVERS", "a,b"), ("CACHES", list)]).unwrap_err().to_string();
    assert!(refused.contains("item 1") && !refused.contains("p,q"), "{refused}");
    let list = "memcached://u:p,q@a,memcached://b,c,memcached:///s";
    let app = App::from_vars([("MEMCACHIER_SERVERS", "a,b"), ("CACHES", list)]).unwrap();
    assert_eq!(app.memcachier_servers.servers(), ["a:11211", "b:11211"]);
    let [first, second, third] = &*app.caches else { panic!("{app:?}") };
    assert_eq!(first.password().map(ExposeSecret::expose_secret), Some("p,q"));
    assert_eq!(second.servers(), ["b:11211", "c:11211"]);
    assert_eq!(third.servers(), ["/s"]);
}
