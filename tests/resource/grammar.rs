//! The common grammar of all services, tested by the public API.

use factor3::resource::{Http, Nats, Postgres, Redis, Resource, Service, Smtp, StatsD};
use factor3::{ExposeSecret, FromEnvStr};

const CANARY: &str = "c4naryPASS";

fn error<T: FromEnvStr>(text: &str) -> String {
    match T::from_env_str(text) {
        Ok(_) => panic!("accepted {text:?}"),
        Err(error) => {
            let shown = format!("{error} {error:?} {error:#?}");
            assert!(!shown.contains(CANARY), "{text:?} leaks: {shown}");
            error.to_string()
        }
    }
}

fn refused<T: FromEnvStr>(rows: &[(&str, &str)]) {
    for (text, fix) in rows {
        let error = error::<T>(text);
        assert!(error.contains(fix), "{text:?} gives {error:?}, not {fix:?}");
    }
}

#[test]
fn u1_unencoded_reserved_characters_in_a_password() {
    let fix = "write each @ as %40, except the one before the host; in a password, also write / as %2F, ? as %3F, # as %23";
    for character in ["/", "?", "#", "@", "@/", "/@", "#?"] {
        for at in 0..=CANARY.len() {
            let (a, b) = CANARY.split_at(at);
            refused::<Postgres>(&[(&format!("postgres://app:{a}{character}{b}@db/shop"), fix)]);
            refused::<Redis>(&[(&format!("redis://:{a}{character}{b}@cache/0"), fix)]);
        }
    }
    // `url` reads the digits before the character as a port.
    refused::<Postgres>(&[
        ("postgres://user:12/c4naryPASS@realhost/db", fix),
        ("postgres://user:12#c4naryPASS@realhost/db", fix),
        ("postgres://user:/c4naryPASS@realhost/db", fix),
        ("postgres://app:p@c4naryPASS/x@db/shop", fix),
        ("postgres://us/er:c4naryPASS@db/shop", fix),
        ("postgres://app:x@db/shop?application_name=me@example.com", fix),
    ]);
    // The colon is also missing, since it is forgotten as easily as an escape.
    refused::<Postgres>(&[
        ("postgres://db/shop?application_name=me@example.com", fix),
        ("postgres://appc4nary/PASS@db/shop", fix),
        ("postgres://appc4nary?PA=SS@db/shop", fix),
    ]);
    refused::<Http>(&[("https://1/c4naryPASS@api.example.com", fix)]);
    refused::<Postgres>(&[
        (r"postgres://app:c4nary\PASS@db/shop", "write a literal one as %5C"),
        ("postgres://app:c4nary PASS@db/shop", "write it as %20"),
    ]);
    let db: Postgres = "postgres://db/shop?application_name=me%40example.com".parse().unwrap();
    assert_eq!(db.param("application_name"), Some("me@example.com"));
}

#[test]
fn u2_u3_broken_escapes() {
    refused::<Postgres>(&[
        ("postgres://app:c4naryPASS%@db", "write a literal % as %25"),
        ("postgres://app:c4naryPASS%4@db", "write a literal % as %25"),
        ("postgres://app:c4naryPASS%zz@db", "write a literal % as %25"),
        ("postgres://app:c4naryPASS%4%41@db", "write a literal % as %25"),
        ("postgres://app:c4naryPASS%+1@db", "write a literal % as %25"),
        ("postgres://db/shop?application_name=%g0", "write a literal % as %25"),
        ("postgres://db/%", "write a literal % as %25"),
        ("postgres://app:c4naryPASS%FF@db", "encode the text as UTF-8"),
        ("postgres://app:c4naryPASS%C3@db", "encode the text as UTF-8"),
        ("postgres://app:c4naryPASS%00@db", "%00 in it: remove it"),
        ("postgres://db/shop%00", "%00 in it: remove it"),
    ]);
}

#[test]
fn u4_u5_schemes() {
    let begin = "begin it as the example does";
    refused::<Postgres>(&[
        ("", begin),
        ("db", begin),
        ("localhost:5432", "it has no scheme"),
        ("127.0.0.1:5432", "it has no scheme"),
        ("db.internal:5432/shop", "it has no scheme"),
        ("app:c4naryPASS@db:5432/shop", "it has no scheme"),
        ("//db/shop", "it has no scheme"),
        ("://db/shop", begin),
        ("postgres:/db/shop", "two slashes: write ://"),
        ("postgres:app:c4naryPASS@db", "two slashes: write ://"),
        ("postgres//db/shop", "two slashes: write ://"),
        ("postgresql:db", "two slashes: write ://"),
        ("mysql:db", "two slashes: write ://"),
        ("jdbc:postgresql://db/shop?user=app&password=c4naryPASS", "remove jdbc:"),
        ("postgre://db/shop", "begin it as the example does, without the name of a driver"),
        ("postgresql+asyncpg://db/shop", "without the name of a driver"),
        ("mysql://app:c4naryPASS@db/shop", "it is a MySQL URL"),
        ("MySQL://db/shop", "it is a MySQL URL"),
        ("redis://:c4naryPASS@cache", "it is a Redis or socket URL"),
        ("tcp://10.0.0.1:5432", "enableServiceLinks: false"),
        ("sqlite:///shop.db", "it is an SQLite"),
        ("foo://db/shop", begin),
        ("$DATABASE_URL", "nothing expanded"),
        ("${DATABASE_URL}", "nothing expanded"),
        ("host=db user=app password=c4naryPASS dbname=shop", "connection string of key=value pairs"),
        ("Server=db;Port=5432;Password=c4naryPASS", "connection string of key=value pairs"),
        ("app:c4naryPASS@tcp(db:3306)/shop", "data source name of a Go driver"),
        ("op://vault/db/url", begin),
    ]);
    refused::<Redis>(&[
        ("postgres://db", "it is a PostgreSQL URL"),
        ("redis-sentinel://a:26379,b:26379/0", "Sentinel"),
        ("redis+sentinel://a:26379/mymaster", "Sentinel"),
        ("rediss+sentinel://a:26379/mymaster", "Sentinel"),
    ]);
    refused::<Http>(&[("api.example.com", "it has no scheme"), ("ftp://x", "file transfer")]);
    refused::<Smtp>(&[("smtp+tls://mail", "submission:// for STARTTLS")]);
    let db: Postgres = "POSTGRES://db/shop".parse().unwrap();
    assert_eq!((db.scheme(), db.expose_url()), ("postgres", "POSTGRES://db/shop"));
}

#[test]
fn u6_u7_hosts_and_ports() {
    let port = "from 1 to 65535";
    refused::<Http>(&[
        ("http://", "its host is empty"),
        ("http:///path", "its host is empty"),
        ("http://user:c4naryPASS@", "its host is empty"),
        ("http://:8080", "its host is empty"),
        ("http://api:0", port),
        ("http://api:65536", port),
        ("http://api:99999999999999999999999", port),
        ("http://api:+80", port),
        ("http://api:-1", port),
        ("http://api:c4naryPASS", port),
        ("http://api:80:81", port),
        ("http://api:%38%30", port),
        ("http://api:", "omit the colon"),
        ("http://a b", "write it as %20"),
        ("http://a^b", "its host is neither a name"),
        ("http://a%2Fb", "its host is neither a name"),
        ("http://%61pi:00081", "percent escape"),
        ("http://a%40b", "its host is neither a name"),
        ("http://a%3A80", "its host is neither a name"),
        ("http://a,b", "takes one"),
        ("http://user:c4naryPASS@[api", "incomplete or not in brackets"),
        ("http://user:c4naryPASS[@api]", "its host is neither a name"),
    ]);
    let api: Http = "http://api:00081".parse().unwrap();
    assert_eq!((api.host(), api.port()), ("api", 81));
}

#[test]
fn u8_u10_addresses() {
    let brackets = "write [::1]";
    refused::<Http>(&[
        ("http://::1", brackets),
        ("http://::1:80", brackets),
        ("http://2001:db8::1/", brackets),
        ("http://[::1", brackets),
        ("http://[::1]x", brackets),
        ("http://[::1]80", brackets),
        ("http://[api]", brackets),
        ("http://[]", brackets),
        ("http://[1:2:3]", "its host is neither a name"),
        ("http://[fe80::1%25eth0]", "its host is neither a name"),
        ("http://[::1]:0", "from 1 to 65535"),
        ("http://127.1", "four decimal numbers"),
        ("http://0x7f.1", "four decimal numbers"),
        ("http://0x7f000001", "four decimal numbers"),
        ("http://2130706433", "four decimal numbers"),
        ("http://0177.0.0.1", "four decimal numbers"),
        ("http://1.2.3.4.5", "four decimal numbers"),
        ("http://256.1.1.1", "four decimal numbers"),
        ("http://.", "its host is neither a name"),
        ("http://h\u{f6}st", "outside ASCII"),
        ("http://h%C3%B6st", "an international name as xn--"),
    ]);
    for (text, host) in [
        ("http://[::1]:81", "::1"),
        ("http://[::ffff:1.2.3.4]:81", "::ffff:1.2.3.4"),
        ("http://127.0.0.1:81", "127.0.0.1"),
        ("http://xn--hst-sna.example:81", "xn--hst-sna.example"),
        ("http://under_score:81", "under_score"),
        ("http://1a.2b:81", "1a.2b"),
        ("http://example.com.:81", "example.com."),
        ("http://Api.Example:81", "Api.Example"),
    ] {
        let api: Http = text.parse().unwrap();
        assert_eq!((api.host(), api.port()), (host, 81), "{text}");
    }
    let db: Postgres = "postgres://[fe80::1%25eth0]/shop".parse().unwrap();
    assert_eq!(db.host(), "fe80::1%eth0");
    assert_eq!(db.to_string(), "postgres://[fe80::1%25eth0]:5432/shop");
}

#[test]
fn u17_u19_a_part_of_the_userinfo_can_be_absent_empty_or_given() {
    let state = |text: &str| {
        let mail: Smtp = text.parse().unwrap();
        let password = mail.password().map(|p| p.expose_secret().to_owned());
        (mail.username().map(str::to_owned), password, mail.to_string())
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(state("smtp://h"), (None, None, "smtp://h:25".to_owned()));
    assert_eq!(state("smtp://@h"), (some(""), None, "smtp://***@h:25".to_owned()));
    assert_eq!(state("smtp://u@h"), (some("u"), None, "smtp://***@h:25".to_owned()));
    assert_eq!(state("smtp://u:@h"), (some("u"), some(""), "smtp://***@h:25".to_owned()));
    assert_eq!(state("smtp://:p@h"), (some(""), some("p"), "smtp://***@h:25".to_owned()));
    assert_eq!(state("smtp://u:p:q@h"), (some("u"), some("p:q"), "smtp://u:***@h:25".to_owned()));
    // Postmark uses one token as user and password.
    assert_eq!(state("smtp://tok:tok@h"), (some("tok"), some("tok"), "smtp://***@h:25".to_owned()));
    assert_eq!(state("smtp://tok:tok1@h"), (some("tok"), some("tok1"), "smtp://***@h:25".to_owned()));
    assert_eq!(state("smtp://u%3A:p%40%2F@h"), (some("u:"), some("p@/"), "smtp://***@h:25".to_owned()));
}

/// If its `?` is mistyped or escaped, a parameter becomes a part of the path, which may be printed.
#[test]
fn u16_a_parameter_in_the_path() {
    let fix = "begin the first parameter with ?";
    refused::<Postgres>(&[
        ("postgres://db/shop&password=c4naryPASS", fix),
        ("postgres://db/shop&sslmode=verify-full", fix),
    ]);
    refused::<Redis>(&[
        ("unix:///run/redis.sock&pass=c4naryPASS", fix),
        ("redis://cache/1&password=c4naryPASS", fix),
    ]);
    for (text, path, shown) in [
        ("postgres://db/a=b", "a=b", "postgres://db:5432/***"),
        ("postgres://db/a%26b", "a&b", "postgres://db:5432/***"),
        ("postgres://db/shop%3Fpassword=x", "shop?password=x", "postgres://db:5432/***"),
        ("postgres://db?dbname=postgres://u:p%40h", "postgres://u:p@h", "postgres://db:5432/***"),
        ("postgres://db/a-b_c.d$e+f", "a-b_c.d$e+f", "postgres://db:5432/a-b_c.d%24e%2Bf"),
    ] {
        let db: Postgres = text.parse().unwrap();
        assert_eq!((db.path(), db.to_string()), (Some(path), shown.to_owned()));
    }
    let cache: Redis = "unix:///run/redis.sock%3Fpass=x".parse().unwrap();
    assert_eq!((cache.host(), cache.to_string()), ("/run/redis.sock?pass=x", "unix:///***".to_owned()));
    for redacted in ["unix:///***", "postgres://***/shop", "postgres://db/***"] {
        assert!(
            error::<Redis>(redacted).contains("redacted") || error::<Postgres>(redacted).contains("redacted")
        );
    }
    let api: Http = "http://api?dG9rZW=&b=3".parse().unwrap();
    assert_eq!(api.to_string(), "http://api:80?***=***&***=***");
}

#[test]
fn u16_u18_query_and_fragment() {
    refused::<Http>(&[
        ("http://api?flag", "literal & as %26"),
        ("http://api?a=1&", "literal & as %26"),
        ("http://api?=c4naryPASS", "literal & as %26"),
        ("http://api/#frag", "write a literal # as %23"),
        ("http://api#", "write a literal # as %23"),
        ("http://api/x?a=b#insecure", "write a literal # as %23"),
    ]);
    let api: Http = "http://api?a=1+2&b=%26%3D&a=3&c==&empty=".parse().unwrap();
    let params: Vec<_> = api.params().collect();
    assert_eq!(params, [("a", "1+2"), ("b", "&="), ("a", "3"), ("c", "="), ("empty", "")]);
    assert_eq!((api.param("a"), api.param("A"), api.param("d")), (Some("3"), Some("3"), None));
    assert_eq!(api.path(), None);
    let bare: Http = "http://api/?".parse().unwrap();
    assert_eq!((bare.path(), bare.params().count()), (Some(""), 0));
}

#[test]
fn u17_secret_parameters() {
    for name in
        ["password", "pass%77ord", "PassWord", "sslpassword", "api_key", "X-Amz-Signature", "authToken"]
    {
        let api: Http = format!("http://api?{name}=c4naryPASS&page=2").parse().unwrap();
        let decoded = name.replace("%77", "w");
        assert_eq!(api.param(&decoded), None, "{name}");
        assert_eq!(api.secret_param(&decoded).unwrap().expose_secret(), CANARY, "{name}");
        assert_eq!(api.params().collect::<Vec<_>>(), [("page", "2")]);
        assert!(!format!("{api} {api:?} {api:#?}").contains(CANARY), "{name}");
    }
    let db: Postgres = "postgres://db?sslkey=/etc/key.pem&passfile=/p".parse().unwrap();
    assert_eq!((db.param("sslkey"), db.param("passfile")), (Some("/etc/key.pem"), Some("/p")));
    assert_eq!(db.to_string(), "postgres://db:5432?sslkey=***&***=***");
}

#[test]
fn u21_mistakes_of_copy_and_paste() {
    refused::<Postgres>(&[
        ("\"postgres://app:c4naryPASS@db/shop\"", "wrapped in quotes"),
        ("'postgres://app:c4naryPASS@db/shop'", "wrapped in quotes"),
        ("postgres://app:c4naryPASS@db/shop\n", "ends in a line break"),
        ("postgres://app:c4naryPASS@db/shop\r\n", "ends in a line break"),
        (" postgres://app:c4naryPASS@db/shop", "begins or ends with a blank"),
        ("postgres://app:c4naryPASS@db/shop ", "begins or ends with a blank"),
        ("postgres://app:c4nary\tPASS@db/shop", "control character"),
        ("postgres://app:c4nary\0PASS@db/shop", "control character"),
        ("postgres://app:c4nary\u{a0}PASS@db/shop", "outside ASCII"),
        ("\u{feff}postgres://app:c4naryPASS@db/shop", "outside ASCII"),
        ("postgres://a:c4naryPASS@db/shoppostgres://a:c4naryPASS@db/shop", "two URLs"),
        ("postgres://a:c4naryPASS@db,postgres://a:c4naryPASS@db", "two URLs"),
        ("postgres://a/b,postgres://c/d", "two URLs"),
        ("postgres://a,b,/shop", "remove the comma"),
        ("postgres://,a/shop", "remove the comma"),
        ("postgres://app:${DB_PASSWORD}@db/shop", "nothing expanded"),
        ("postgres://app:$(DB_PASSWORD)@db/shop", "nothing expanded"),
        ("postgres://app:$a${DB_PASSWORD}@db/shop", "nothing expanded"),
    ]);
    let db: Postgres = "postgres://app:$1$x@db/shop".parse().unwrap();
    assert_eq!(db.password().unwrap().expose_secret(), "$1$x");
}

#[test]
fn a_redacted_url_is_refused_with_its_own_message() {
    let fix = "set the original";
    refused::<Postgres>(&[
        ("postgres://app:***@db/shop", fix),
        ("postgres://***@db/shop", fix),
        ("postgres://app:%2A%2A%2A@db/shop", fix),
        ("postgres://app:********@db/shop", fix),
        ("postgres://app:[REDACTED]@db/shop", fix),
        ("postgres://db/shop?sslpassword=***", fix),
        ("postgres://db/shop?***=***", fix),
    ]);
    refused::<Redis>(&[("redis://***@cache/0", fix)]);
    refused::<Http>(&[("https://api/***", fix)]);
}

/// The benches measure how the time grows (section `resource`). A quadratic step would take minutes here.
#[test]
fn u20_a_very_long_url_is_read_or_refused_with_one_line() {
    fn said<S: Service>(text: &str) -> String {
        match text.parse::<Resource<S>>() {
            Ok(url) => {
                assert!(!url.to_string().is_empty());
                String::new()
            }
            Err(refusal) => refusal.to_string(),
        }
    }
    use factor3::resource::service;
    let junk =
        ["@", ":", ",", "/", "?", "#", "%41", "%", "[", "a&", "a=b&", "../", "a.", "password=&", "$", "$x"];
    for prefix in ["postgres://", "redis://", "http://a/", "http://a?", "postgres://u:", "postgres://[", ""] {
        for piece in junk {
            let text = format!("{prefix}{}", piece.repeat(128 * 1024 / piece.len()));
            for said in [
                said::<service::Postgres>(&text),
                said::<service::Redis>(&text),
                said::<service::Http>(&text),
            ] {
                assert!(said.len() < 200 && !said.contains('\n'), "{prefix}{piece}: {said}");
            }
        }
    }
}

#[test]
fn a_url_without_secrets_is_printed_as_the_same_url() {
    fn same<S: Service>(text: &str) {
        let first: Resource<S> = text.parse().unwrap();
        let again: Resource<S> = first.to_string().parse().unwrap();
        assert_eq!(first.endpoints(), again.endpoints(), "{text}");
        assert_eq!(
            (first.path(), first.tls(), first.port()),
            (again.path(), again.tls(), again.port()),
            "{text}"
        );
        assert_eq!(first.to_string(), again.to_string());
    }
    use factor3::resource::service;
    for text in [
        "postgres://a,b:2/shop%2Fx?sslmode=require",
        "postgres:///shop?host=/tmp/a%20b&port=5433",
        "postgres://[::1]:1/%C3%B6",
        "postgres://[fe80::1%25a%2Fb]/",
        "postgres://?application_name=web-1.2_3",
    ] {
        same::<service::Postgres>(text);
    }
    for text in ["rediss://h/3#insecure", "redis://", "unix:///a%20b/c.sock?db=4", "redis://h?db=7"] {
        same::<service::Redis>(text);
    }
    for text in ["smtp://h?tls=required", "smtps://h", "smtp://h:25?tls=opportunistic"] {
        same::<service::Smtp>(text);
    }
}

#[cfg(feature = "url")]
#[test]
fn to_url_contains_the_credentials_if_url_can_hold_them() {
    let db: Postgres = "postgres://app:x@db/shop".parse().unwrap();
    assert_eq!(db.to_url().unwrap().password(), Some("x"));
    let two: Postgres = "postgres://app:c4naryPASS@db:1,db:2/shop".parse().unwrap();
    assert!(!two.to_url().unwrap_err().to_string().contains(CANARY));
}

#[test]
fn u20_the_number_of_hosts_and_parameters_is_limited() {
    let hosts = |count: usize| format!("postgres://{}/db", vec!["h"; count].join(","));
    let params = |count: usize| format!("postgres://h/db?{}", vec!["k=v"; count].join("&"));
    for make in [&hosts as &dyn Fn(usize) -> String, &params] {
        assert!(make(256).parse::<Postgres>().is_ok());
        for count in [257, 40_000] {
            let error = make(count).parse::<Postgres>().unwrap_err().to_string();
            assert!(error.contains("more than 256"), "{error}");
        }
    }
}

/// Where the path is a name or a socket, no client would read the parameter. Elsewhere an `&` is a part of the path.
#[test]
fn a_path_that_continues_with_a_parameter() {
    for text in ["unixgram:///run/statsd.sock&x=1", "unixgram:///run/a&b&statsd-1=x"] {
        let error = text.parse::<StatsD>().unwrap_err().to_string();
        assert!(error.contains("begin the first parameter with ?"), "{text}: {error}");
    }
    assert!("unixgram:///run/a&b".parse::<StatsD>().is_ok());
    for text in ["https://api/a&b=c", "https://api/a/b&c=d?e=f"] {
        assert!(text.parse::<Http>().is_ok(), "{text}");
    }
}

/// A comma may belong to a password, and a blank after a comma before a scheme does not.
#[test]
fn a_list_with_commas_in_passwords_and_blanks_between_urls() {
    for text in [
        "nats://u:p,w@a, nats://u:p,w@b", "nats://u:p,w@a,nats://u:p,w@b,",
        "nats://u:p,w@a,  nats://u:p,w@b,",
    ] {
        let nats: Nats = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(nats.endpoints().len(), 2, "{text}");
        assert_eq!(nats.password().map(|password| password.expose_secret()), Some("p,w"), "{text}");
    }
    assert!("nats://u:p, w@a,nats://u:p, w@b".parse::<Nats>().is_err());
}
