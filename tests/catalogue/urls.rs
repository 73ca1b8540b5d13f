//! Rows U1 to U22: the URLs of services. Each service's own tables are in `resource_<name>.rs`.
//!
//! `PW` is the credential, and it occurs nowhere else in a URL.

use std::fmt::Debug;

use factor3::resource::{
    Amqp, Endpoint, Http, Kafka, MongoDb, MySql, Nats, Postgres, Redis, Resource, Service, Smtp, Tls, service,
};
use factor3::{Config, Env, ExposeSecret, FromEnvStr, SecretString};

use crate::one::{One, read, refuses_with};
use crate::search::{CANARY, leak};

fn refuses<T: FromEnvStr + Debug>(noun: &str, example: &str, rows: &[(&str, &str)]) {
    for (text, fix) in rows {
        let text = text.replace("PW", CANARY);
        refuses_with::<T>(noun, &format!("{noun}: {example}"), &[(&text, fix)]);
    }
}

fn postgres(rows: &[(&str, &str)]) {
    refuses::<Postgres>("a PostgreSQL URL", "postgres://user:password@localhost:5432/database", rows);
}

fn redis(rows: &[(&str, &str)]) {
    refuses::<Redis>("a Redis URL", "redis://:password@localhost:6379/0", rows);
}

fn http(rows: &[(&str, &str)]) {
    refuses::<Http>("an HTTP URL", "https://api.example.com", rows);
}

fn amqp(rows: &[(&str, &str)]) {
    refuses::<Amqp>("an AMQP URL", "amqp://user:password@localhost:5672/vhost", rows);
}

/// A URL that is valid, and everything that is printed of it. No output contains a credential.
fn shown<S: Service>(text: &str) -> (Resource<S>, String) {
    let text = text.replace("PW", CANARY);
    let loaded = One::<Resource<S>>::load(&Env::from_vars([("VALUE", &text)]))
        .unwrap_or_else(|error| panic!("{text}: {error}"));
    let url = loaded.config.value;
    for shown in [url.to_string(), format!("{url:?} {url:#?}"), loaded.summary.to_string()] {
        assert_eq!(leak(&shown), None, "{shown}");
    }
    let shown = url.to_string();
    (url, shown)
}

fn secret(secret: Option<&SecretString>) -> Option<&str> {
    secret.map(SecretString::expose_secret)
}

#[test]
fn u1_reserved_characters_in_a_password() {
    let fix = "write each @ as %40, except the one before the host; in a password, also write / as %2F, ? as %3F, # as %23 and : as %3A";
    for character in ["/", "?", "#", "@", "@/", "/@", "#?"] {
        for at in 0..=CANARY.len() {
            let (a, b) = CANARY.split_at(at);
            postgres(&[(&format!("postgres://app:{a}{character}{b}@db/shop"), fix)]);
            redis(&[(&format!("redis://:{a}{character}{b}@cache/0"), fix)]);
        }
    }
    postgres(&[
        ("postgres://app:12/PW@db/shop", fix),
        (r"postgres://app:x\PW@db/shop", "write a literal one as %5C"),
        ("postgres://app:x PW@db/shop", "write it as %20"),
    ]);
    // This applies the fix.
    let (url, _) = shown::<service::Postgres>("postgres://app:%40%2F%3F%23%3A%5C%20PW@db/shop");
    assert_eq!(secret(url.password()), Some(&*format!("@/?#:\\ {CANARY}")));
}

#[test]
fn u2_a_percent_sign_that_begins_no_escape() {
    let fix = "it has a % that does not begin an escape: write a literal % as %25";
    for url in ["app:PW%@db", "app:PW%4@db", "app:PW%zz@db", "app:PW%+1@db", "db/%", "db?options=%g0"] {
        postgres(&[(&format!("postgres://{url}"), fix)]);
    }
    assert_eq!(secret(read::<Postgres>("postgres://app:x%25@db").password()), Some("x%"));
}

#[test]
fn u3_escapes_of_what_no_text_holds() {
    let utf_8 = "its percent escapes are not UTF-8: encode the text as UTF-8 first";
    postgres(&[
        ("postgres://app:PW%FF@db", utf_8),
        ("postgres://app:PW%C3@db", utf_8),
        ("postgres://app:PW%00@db", "it has a %00 in it: remove it"),
        ("postgres://db/shop%00", "it has a %00 in it: remove it"),
    ]);
    // A line break is an ordinary character, but it is not printed as a line break.
    let (url, shown) = shown::<service::Postgres>("postgres://app:%0APW@db/a%0Ab");
    assert_eq!((secret(url.password()), url.database()), (Some(&*format!("\n{CANARY}")), Some("a\nb")));
    assert!(!shown.contains('\n'), "{shown:?}");
}

#[test]
fn u4_no_scheme() {
    let begin = "its scheme does not belong to this service: begin it as the example does";
    let missing = "it has no scheme: begin it as the example does";
    let slashes = "its scheme and colon are not followed by two slashes: write ://";
    postgres(&[
        (CANARY, missing),
        ("localhost:5432", missing),
        ("//db/shop", missing),
        ("://db/shop", missing),
        ("foo://app:PW@db", begin),
        ("postgres:/db/shop", slashes),
        ("postgres:app:PW@db", slashes),
        ("postgres//app:PW@db/shop", slashes),
        ("jdbc:postgresql://db/shop?user=app&password=PW", "remove jdbc:"),
        ("host=db user=app password=PW dbname=shop", "connection string of key=value pairs"),
        ("app:PW@tcp(db:3306)/shop", "data source name of a Go driver"),
    ]);
}

#[test]
fn u5_the_scheme_of_another_service() {
    let same = "set the URL of a service of the expected kind; another kind needs a change of the code";
    postgres(&[
        ("mysql://app:PW@db/shop", same),
        ("MySQL://app:PW@db/shop", same),
        ("redis://:PW@cache", same),
        ("sqlite:///PW.db", same),
        ("postgresql+asyncpg://app:PW@db/shop", "without the name of a driver"),
        ("tcp://10.0.0.1:5432", "enableServiceLinks: false"),
    ]);
    redis(&[("postgres://app:PW@db", same), ("redis-sentinel://:PW@a:26379/0", "Sentinel")]);
    http(&[("ftp://PW@x", same)]);
    let db = read::<Postgres>("POSTGRES://db/shop");
    assert_eq!((db.scheme(), db.expose_url()), ("postgres", "POSTGRES://db/shop"));
}

/// The host is required, unless the service's specification makes it optional.
#[test]
fn u6_no_host() {
    let fix = "its host is empty: write scheme://host";
    for text in ["http://", "http:///PW", "http://user:PW@", "http://:8080", "http://?a=PW"] {
        http(&[(text, fix)]);
    }
    let localhost = |host: &str| host == "localhost";
    assert!(localhost(read::<Redis>("redis://").host()) && localhost(read::<Amqp>("amqp://user:x@").host()));
    assert!(matches!(read::<Postgres>("postgres:///shop").endpoints(), [Endpoint::Unix(_)]));
}

#[test]
fn u7_ports() {
    let fix = "its port is not a whole number from 1 to 65535";
    for port in ["0", "65536", "99999999999999999999999", "+80", "-1", "PW", "80:81", "%38%30"] {
        http(&[(&format!("http://api:{port}"), fix)]);
    }
    let empty = "its port is empty: write the number, or omit the colon for the default";
    http(&[("http://user:PW", fix), ("http://api:", empty)]);
    assert_eq!((read::<Http>("http://api:00081").port(), read::<Http>("https://api").port()), (81, 443));
}

#[test]
fn u8_ipv6() {
    let brackets = "its IPv6 address is incomplete or not in brackets: write [::1] or [::1]:PORT";
    for host in ["::1", "user:PW@::1:80", "user:PW@[::1", "[::1]80", "[PW]", "[]"] {
        http(&[(&format!("http://{host}/"), brackets)]);
    }
    for host in ["[1:2:3]", "[fe80::1%25eth0]"] {
        http(&[(&format!("http://user:PW@{host}/"), "its host is neither a name")]);
    }
    let api = read::<Http>("http://[::1]:81");
    assert_eq!((api.host(), api.port()), ("::1", 81));
    // A zone is accepted if the service supports zones.
    assert_eq!(read::<Postgres>("postgres://[fe80::1%25eth0]/shop").host(), "fe80::1%eth0");
}

#[test]
fn u9_hosts_outside_ascii() {
    http(&[
        ("http://user:PW@h\u{f6}st", "its host has a character outside ASCII in it"),
        ("http://user:PW@h%C3%B6st", "an international name as xn--"),
        ("http://\u{2488}example.com", "its host has a character outside ASCII in it"),
    ]);
    assert_eq!(read::<Http>("http://xn--hst-sna.example").host(), "xn--hst-sna.example");
}

#[test]
fn u10_half_an_ipv4_address() {
    for host in ["127.1", "0x7f.1", "0x7f000001", "2130706433", "0177.0.0.1", "1.2.3.4.5", "256.1.1.1"] {
        http(&[(&format!("http://user:PW@{host}/"), "write an IPv4 address as four decimal numbers")]);
    }
    assert_eq!(read::<Http>("http://127.0.0.1").host(), "127.0.0.1");
}

#[test]
fn u11_several_hosts() {
    let port = |endpoint: &Endpoint| if let Endpoint::Tcp { port, .. } = endpoint { *port } else { 0 };
    let ports = |endpoints: &[Endpoint]| endpoints.iter().map(port).collect::<Vec<_>>();
    assert_eq!(ports(read::<Postgres>("postgres://a:1,b/shop").endpoints()), [1, 5432]);
    assert_eq!(ports(read::<MongoDb>("mongodb://a,b:2/shop").endpoints()), [27017, 2]);
    assert_eq!(ports(read::<Kafka>("kafka://a:1,b").endpoints()), [1, 9092]);
    assert_eq!(ports(read::<Nats>("nats://a,nats://b:2").endpoints()), [4222, 2]);
    let one = "it names several hosts, and this service takes one: keep one; write a literal , as %2C";
    http(&[("http://user:PW@a,b", one)]);
    redis(&[("redis://:PW@a:1,b:2", one)]);
    amqp(&[("amqp://u:PW@a,b/v", one)]);
    postgres(&[("postgres://app:PW@a,,b/shop", "its list of hosts has an empty item: remove the comma")]);
}

#[test]
fn u12_sockets() {
    let socket = |url: &Postgres| url.endpoints().to_vec();
    let run = || vec![Endpoint::Unix("/run/pg".into())];
    assert_eq!(socket(&read("postgres://app@%2Frun%2Fpg/shop")), run());
    assert_eq!(socket(&read("postgres:///shop?host=/run/pg")), run());
    assert_eq!(
        read::<Redis>("unix:///run/redis.sock").endpoints(),
        [Endpoint::Unix("/run/redis.sock".into())]
    );
    redis(&[("unix://run/PW.sock", "its socket must be an absolute path without a host")]);
    postgres(&[("postgres://app:PW@%2F/shop", "absolute path")]);
    http(&[
        ("http://%2Frun%2FPW.sock", "its host is neither a name"),
        ("unix:///run/PW.sock", "a Redis or socket URL"),
    ]);
}

/// The crate `url` would drop `..`. Here it is the name of a database.
#[test]
fn u13_the_database() {
    let database = |text: &str| read::<Postgres>(text).database().map(str::to_owned);
    assert_eq!(database("postgres://db"), None);
    assert_eq!(database("postgres://db/shop").as_deref(), Some("shop"));
    assert_eq!(database("postgres://db/a%2Fb").as_deref(), Some("a/b"));
    let dots = "its path has a segment . or .. in it";
    postgres(&[("postgres://app:PW@db/..", dots), ("postgres://app:PW@db/%2e", dots)]);
    let fix = "its path is more than one name: write a literal / in it as %2F, and no / at its end";
    postgres(&[("postgres://app:PW@db/a/b", fix), ("postgres://app:PW@db/shop/", fix)]);
}

#[test]
fn u14_the_number_of_a_redis_database() {
    let database = |text: &str| read::<Redis>(text).database();
    // How many databases a server has depends on the server.
    assert_eq!([database("redis://h"), database("redis://h/15"), database("redis://h/16")], [0, 15, 16]);
    let fix = "its database must be a number";
    for path in [CANARY, "-1", "+1", "99999999999", "1x", "%20"] {
        redis(&[(&format!("redis://:PW@cache/{path}"), fix)]);
    }
    redis(&[("redis://cache?db=PW", fix), ("redis://:PW@cache/1?db=2", "different databases")]);
}

#[test]
fn u15_the_vhosts_of_amqp() {
    for (text, vhost) in [
        ("amqp://host", None),
        ("amqp://host/", None),
        ("amqp://host//", Some("/")),
        ("amqp://host/%2f", Some("/")),
        ("amqp://host/v", Some("v")),
    ] {
        assert_eq!(read::<Amqp>(text).vhost(), vhost, "{text}");
    }
    amqp(&[
        ("amqp://u:PW@host///", "write a literal / in it as %2F"),
        ("amqp://u:PW@host/v/", "no / at its end"),
    ]);
}

#[test]
fn u16_unknown_and_repeated_parameters() {
    let (url, text) = shown::<service::Postgres>("postgres://db/shop?pool=PW&sslmode=require");
    assert_eq!(
        (url.param("pool"), text.as_str()),
        (Some(CANARY), "postgres://db:5432/shop?pool=***&sslmode=require")
    );
    assert_eq!((url.param("SSLMode"), url.param("other")), (Some("require"), None));
    // libpq takes the last of two equal parameters, and other clients the first.
    assert_eq!(read::<Postgres>("postgres://db?sslmode=require&sslmode=require").tls(), Tls::Require);
    postgres(&[(
        "postgres://db?sslmode=disable&sslmode=require",
        "it has sslmode twice, with different values",
    )]);
    redis(&[("redis://cache?password=PW&pass=PW", "remove one of the two")]);
    amqp(&[("amqps://h?heartbeat=1&HEARTBEAT=2", "a parameter twice")]);
    let query = "its query is not key=value pairs separated by &: write a literal & as %26";
    http(&[("http://api?PW", query), ("http://api?a=PW&", query), ("http://api?=PW", query)]);
}

#[test]
fn u17_a_secret_in_the_query() {
    for name in
        ["password", "pass%77ord", "PassWord", "sslpassword", "api_key", "X-Amz-Signature", "authToken"]
    {
        let (api, text) = shown::<service::Http>(&format!("http://api?{name}=PW&page=2"));
        let name = name.replace("%77", "w");
        assert_eq!((api.param(&name), secret(api.secret_param(&name))), (None, Some(CANARY)), "{name}");
        assert_eq!(api.params().collect::<Vec<_>>(), [("page", "2")]);
        assert!(text.contains("=***"), "{text}");
    }
    let (_, text) = shown::<service::Http>("https://hooks.example.com/services/PW");
    assert_eq!(text, "https://hooks.example.com:443/***");
}

#[test]
fn u18_a_fragment() {
    let fix = "it has a # in it, and everything after it would be ignored: write a literal # as %23";
    postgres(&[("postgres://db/shop#PW", fix)]);
    http(&[("http://api#", fix), ("http://api/x?a=b#insecure", fix)]);
    amqp(&[("amqp://u:PW@h/v#x", fix)]);
    // This is the one exception.
    assert_eq!(read::<Redis>("rediss://cache#insecure").tls(), Tls::Require);
    redis(&[
        ("redis://:PW@cache#insecure", "its scheme has no TLS: remove #insecure"),
        ("rediss://cache#PW", fix),
    ]);
}

/// Absent, empty and given are three cases. A user or a password alone is rejected where clients disagree about it.
#[test]
fn u19_a_user_or_a_password_alone() {
    for (text, user, password, printed) in [
        ("smtp://h", None, None, "smtp://h:25"),
        ("smtp://@h", Some(""), None, "smtp://***@h:25"),
        ("smtp://u@h", Some("u"), None, "smtp://***@h:25"),
        ("smtp://u:@h", Some("u"), Some(""), "smtp://***@h:25"),
        ("smtp://:PW@h", Some(""), Some(CANARY), "smtp://***@h:25"),
        ("smtp://u:PW@h", Some("u"), Some(CANARY), "smtp://u:***@h:25"),
        ("smtp://PW:PW@h", Some(CANARY), Some(CANARY), "smtp://***@h:25"),
    ] {
        let (mail, text) = shown::<service::Smtp>(text);
        assert_eq!((mail.username(), secret(mail.password()), text.as_str()), (user, password, printed));
    }
    redis(&[(
        "redis://PW@cache",
        "scheme://:PASSWORD@host for a password, scheme://USER:PASSWORD@host for both",
    )]);
    assert_eq!(shown::<service::Nats>("nats://PW@h").1, "nats://***@h:4222");
    assert_eq!(shown::<service::Http>("https://PW@api").1, "https://***@api:443");
    assert_eq!(
        shown::<service::SentryDsn>("https://PW@o1.ingest.sentry.io/2").0.host(),
        "o1.ingest.sentry.io"
    );
}

#[test]
fn u20_a_url_of_130_kb() {
    let junk = ["@", ":", ",", "/", "?", "#", "%41", "%", "[", "a.", "../", "a=b&", "password=&", "$"];
    for prefix in ["postgres://", "postgres://u:PW", "postgres://h/", "postgres://h?", ""] {
        for piece in junk {
            let text = format!("{prefix}{}", piece.repeat(130_000 / piece.len())).replace("PW", CANARY);
            match One::<Postgres>::from_vars([("VALUE", &text)]) {
                Ok(one) => assert_eq!(leak(&one.value.to_string()), None, "{prefix}{piece}"),
                Err(error) => {
                    assert_eq!(error.problems()[0].reason().code(), "invalid");
                    assert!(error.to_string().len() < 1_000 && leak(&error.to_string()).is_none(), "{error}");
                }
            }
        }
    }
    // A long URL is read if it is valid, up to a length that no service has.
    let long = "x".repeat(130_000);
    assert_eq!(secret(read::<Postgres>(&format!("postgres://u:{long}@h/db")).password()), Some(&*long));
    let hosts = format!("postgres://u:{CANARY}@{}/db", ["h"; 40_000].join(","));
    let params = format!("postgres://u:{CANARY}@h/db?{}", ["k=v"; 30_000].join("&"));
    postgres(&[
        (&hosts, "it has more than 256 hosts or parameters: remove some"),
        (&params, "it has more than 256"),
    ]);
}

#[test]
fn u21_pasted_badly() {
    postgres(&[
        (
            "\"postgres://app:PW@db/shop\"",
            "it is wrapped in quotes, which are part of the value here: remove them",
        ),
        ("'postgres://app:PW@db/shop'", "it is wrapped in quotes"),
        ("postgres://app:PW@db/shop\r\n", "it ends in a line break, as a file does: remove it"),
        (" postgres://app:PW@db/shop", "it begins or ends with a blank: remove it"),
        ("postgres://app:PW@db/shop ", "it begins or ends with a blank: remove it"),
        ("\u{feff}postgres://app:PW@db/shop", "outside ASCII in it (an invisible one counts): remove it"),
        ("postgres://a:PW@db/shoppostgres://a:PW@db/shop", "it contains two URLs: keep one"),
        ("postgres://a:PW@db,postgres://a:PW@db", "it contains two URLs: keep one"),
        ("postgres://a:PW@db,/shop", "remove the comma"),
        ("postgres://a:PW@db/shop?sslmode=require,", "its sslmode must be"),
        (
            "postgres://app:***@db/shop",
            "it was redacted, and has *** in place of the credential: set the original",
        ),
    ]);
}

#[test]
fn u22_contradictory_tls_parameters() {
    redis(&[
        (
            "rediss://:PW@cache?tls=off",
            "its scheme decides about TLS: begin it with rediss:// if it asks for TLS, and remove tls= and ssl=",
        ),
        (
            "redis://:PW@cache?ssl=true",
            "its scheme decides about TLS: begin it with rediss:// if it asks for TLS, and remove tls= and ssl=",
        ),
    ]);
    postgres(&[
        ("postgres://app:PW@db?sslmode=on", "its sslmode must be disable, allow, prefer, require, verify-ca"),
        ("postgres://app:PW@db?ssl=false", "its parameter ssl can only be true"),
        (
            "postgres://app:PW@db?sslrootcert=system&sslmode=require",
            "sslrootcert=system requires sslmode=verify-full",
        ),
    ]);
    amqp(&[("amqp://u:PW@h?verify=verify_none", "begin it with amqps://")]);
    let mysql = "mysql://user:password@localhost:3306/database";
    refuses::<MySql>("a MySQL URL", mysql, &[("mysql://u:PW@h?ssl-mode=on", "ssl-mode")]);
    let mongo = "mongodb://user:password@localhost:27017/database";
    refuses::<MongoDb>("a MongoDB URL", mongo, &[("mongodb://u:PW@h/?tls=true&ssl=false", "tls")]);
    assert_eq!(read::<Smtp>("smtps://h").tls(), Tls::VerifyFull);
}
