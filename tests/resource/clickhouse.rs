//! ClickHouse: the connection strings of clickhouse-client (`02784_connection_string.sh` of its tests), the DSNs
//! of clickhouse-go (`clickhouse_options_test.go`), and other forms that clients read.

use factor3::ExposeSecret;
use factor3::resource::{ClickHouse, Endpoint, Tls};

fn tcp(host: &str, port: u16) -> Endpoint {
    let host = if host.contains(':') { format!("[{host}]") } else { host.to_owned() };
    let url: ClickHouse = format!("clickhouse://{host}:{port}?secure=true").parse().unwrap();
    url.endpoints()[0].clone()
}

/// A URL, its endpoints, user, password and database, and how it is printed.
type Row<'a> = (&'a str, Vec<Endpoint>, Option<&'a str>, Option<&'a str>, Option<&'a str>, &'a str);

fn check(rows: &[Row<'_>]) {
    for (text, endpoints, username, password, database, shown) in rows {
        let url: ClickHouse = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(url.endpoints(), endpoints, "{text}");
        assert_eq!(url.username(), *username, "{text}");
        assert_eq!(url.password().map(|p| p.expose_secret()), *password, "{text}");
        assert_eq!(url.database(), *database, "{text}");
        assert_eq!(url.to_string(), *shown, "{text}");
        assert_eq!(url.expose_url(), *text);
    }
}

#[test]
fn u11_the_strings_of_clickhouse_client() {
    let home = || vec![tcp("localhost", 9000)];
    check(&[
        ("clickhouse://", home(), None, None, None, "clickhouse://localhost:9000"),
        ("clickhouse:///", home(), None, None, None, "clickhouse://localhost:9000/"),
        ("clickhouse:///db", home(), None, None, Some("db"), "clickhouse://localhost:9000/db"),
        ("clickhouse://default@", home(), Some("default"), None, None, "clickhouse://***@localhost:9000"),
        ("clickhouse://@h", vec![tcp("h", 9000)], None, None, None, "clickhouse://h:9000"),
        ("clickhouse://:9001", vec![tcp("localhost", 9001)], None, None, None, "clickhouse://localhost:9001"),
        ("clickhouse://h/", vec![tcp("h", 9000)], None, None, None, "clickhouse://h:9000/"),
        ("clickhouse://[::1]:9001", vec![tcp("::1", 9001)], None, None, None, "clickhouse://[::1]:9001"),
        (
            "clickhouse://h:9001,other,[::1],127.0.0.1:9000/db",
            vec![tcp("h", 9001), tcp("other", 9000), tcp("::1", 9000), tcp("127.0.0.1", 9000)],
            None,
            None,
            Some("db"),
            "clickhouse://h:9001,other:9000,[::1]:9000,127.0.0.1:9000/db",
        ),
        (
            "clickhouse://test%40some_mail.com:zyx%25%24%26abc@h/db",
            vec![tcp("h", 9000)],
            Some("test@some_mail.com"),
            Some("zyx%$&abc"),
            Some("db"),
            "clickhouse://***@h:9000/db",
        ),
        (
            "clickhouse://default:@h/%D0%91%D0%B0",
            vec![tcp("h", 9000)],
            Some("default"),
            Some(""),
            Some("\u{411}\u{430}"),
            "clickhouse://***@h:9000/%D0%91%D0%B0",
        ),
        (
            "clickhouse://u:p@h1,h2/db?secure=",
            vec![tcp("h1", 9440), tcp("h2", 9440)],
            Some("u"),
            Some("p"),
            Some("db"),
            "clickhouse://u:***@h1:9440,h2:9440/db?secure=***",
        ),
    ]);
}

#[test]
fn u16_the_names_of_clickhouse_go() {
    let home = |port| vec![tcp("127.0.0.1", port)];
    check(&[
        (
            "clickhouse://joe:Ys31@127.0.0.1/test?debug=true",
            home(9000),
            Some("joe"),
            Some("Ys31"),
            Some("test"),
            "clickhouse://joe:***@127.0.0.1:9000/test?debug=true",
        ),
        (
            "http://127.0.0.1:8123/?http_proxy=http%3A%2F%2Fu%3Ap%2540%40proxy%3A3128",
            home(8123),
            None,
            None,
            None,
            "http://127.0.0.1:8123/?http_proxy=***",
        ),
        (
            "clickhouse://127.0.0.1/?database=bla&username=u&password=a%2Bb%20",
            home(9000),
            Some("u"),
            Some("a+b "),
            Some("bla"),
            "clickhouse://u:***@127.0.0.1:9000/bla",
        ),
        ("http://127.0.0.1:8123?user=u", home(8123), Some("u"), None, None, "http://***@127.0.0.1:8123"),
        ("http://127.0.0.1:8123/a?database=a", home(8123), None, None, Some("a"), "http://127.0.0.1:8123/a"),
        (
            "clickhouse://127.0.0.1:9440,127.0.0.1/x?secure=false&max_execution_time=60&pool=5&access_token=x&y=z",
            vec![tcp("127.0.0.1", 9440), tcp("127.0.0.1", 9000)],
            None,
            None,
            Some("x"),
            "clickhouse://127.0.0.1:9440,127.0.0.1:9000/x?secure=false&max_execution_time=60&pool=***\
             &access_token=***&***=***",
        ),
    ]);
    let url: ClickHouse = "clickhouse://h?max_memory_usage=5&access_token=x".parse().unwrap();
    assert_eq!(url.params().collect::<Vec<_>>(), [("max_memory_usage", "5")]);
    assert_eq!(url.secret_param("access_token").unwrap().expose_secret(), "x");
}

#[test]
fn u22_tls_of_scheme_and_parameters() {
    for (text, tls, endpoints) in [
        ("clickhouse://h", Tls::Off, vec![tcp("h", 9000)]),
        ("clickhouse://h?secure=false", Tls::Off, vec![tcp("h", 9000)]),
        ("clickhouse://h?secure=true", Tls::VerifyFull, vec![tcp("h", 9440)]),
        ("clickhouse://?s=", Tls::VerifyFull, vec![tcp("localhost", 9440)]),
        ("clickhouse://h?s=1&secure=t&secure=TRUE", Tls::VerifyFull, vec![tcp("h", 9440)]),
        ("clickhouse://u:p@h?secure=True&skip_verify=true", Tls::Require, vec![tcp("h", 9440)]),
        ("clickhouse://h?secure=true&skip_verify=0", Tls::VerifyFull, vec![tcp("h", 9440)]),
        ("clickhouse://h?skip_verify=false", Tls::Off, vec![tcp("h", 9000)]),
        ("clickhouse://h:9000?secure=true", Tls::VerifyFull, vec![tcp("h", 9000)]),
        ("clickhouse://h:9440?secure=true", Tls::VerifyFull, vec![tcp("h", 9440)]),
        ("clickhouse://h:9440?secure=false", Tls::Off, vec![tcp("h", 9440)]),
        (
            "clickhouse://a.clickhouse.cloud?secure=true",
            Tls::VerifyFull,
            vec![tcp("a.clickhouse.cloud", 9440)],
        ),
        (
            "clickhouse://a,b:1,[::1],[::2]:9000/x?secure=true",
            Tls::VerifyFull,
            vec![tcp("a", 9440), tcp("b", 1), tcp("::1", 9440), tcp("::2", 9000)],
        ),
        ("http://h:8123", Tls::Off, vec![tcp("h", 8123)]),
        ("http://h:8123?secure=false", Tls::Off, vec![tcp("h", 8123)]),
        ("https://h:8443", Tls::VerifyFull, vec![tcp("h", 8443)]),
        ("https://h:443,i:8443?secure=true", Tls::VerifyFull, vec![tcp("h", 443), tcp("i", 8443)]),
        ("https://h:9440?skip_verify=", Tls::Require, vec![tcp("h", 9440)]),
    ] {
        let url: ClickHouse = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((url.tls(), url.endpoints()), (tls, endpoints.as_slice()), "{text}");
    }
}

#[test]
fn the_url_for_a_client_of_the_http_interface() {
    for (text, url) in [
        ("http://u:p@h:8123/db?x=1", Some("http://h:8123")),
        ("https://[::1]:8443", Some("https://[::1]:8443")),
        ("HTTPS://h:443,i:443", Some("https://h:443")),
        ("clickhouse://h", None),
    ] {
        assert_eq!(text.parse::<ClickHouse>().unwrap().http_url().as_deref(), url, "{text}");
    }
}

#[test]
fn u4_u6_u7_u22_refused() {
    let both = "before the @ and in the query";
    let twice = "the user, the password or the database twice";
    let decide = "decide about protocol and TLS";
    for (text, fix) in [
        // clickhouse-client reads these, but the common grammar refuses them.
        ("clickhouse:", "two slashes"),
        ("clickhouse:/db?s", "two slashes"),
        ("clickhouse://h?secure", "key=value"),
        ("clickhouse://h:", "its port is empty"),
        // clickhouse-client refuses these.
        ("click_house://h", "begin it as the example does"),
        ("clickhouse://h1,,,", "remove the comma"),
        ("clickhouse://,", "remove the comma"),
        ("clickhouse://user1@localhost,default@localhost/", "only before the first host"),
        ("clickhouse://my_mail@email.com@host/", "each @ as %40"),
        ("clickhouse://host1, host2/", "remove the blank"),
        // clickhouse-go refuses these.
        ("http://h:8123?secure=true", "begin it with https://"),
        ("https://h:8443?secure=false", "begin it with http://"),
        ("clickhouse://h?secure=ture", "must be true or false"),
        ("clickhouse://h?secure=true&skip_verify=ture", "must be true or false"),
        ("clickhouse://h?tls_server_name=i", "add secure=true"),
        ("clickhouse://h?secure=true&tls_server_name=", "tls_server_name is empty"),
        // Clients read these differently.
        ("clickhouse://h:9440", "add secure=true or secure=false"),
        ("clickhouse://h,i:9440/db", "add secure=true or secure=false"),
        ("clickhouse://x.eu.ClickHouse.Cloud.", "add secure=true or secure=false"),
        ("clickhouse://u:a+b@h", "%2B for a plus"),
        ("http://h:8123?user=u&password=a+b", "%2B for a plus"),
        ("clickhouse://u%3Av:x@h", "as the parameter user"),
        ("clickhouse://h?host=i", "and separate several hosts by commas"),
        ("clickhouse://h?port=9440", "and separate several hosts by commas"),
        ("clickhouse://h?alt_hosts=i:9000", "and separate several hosts by commas"),
        ("clickhouse://h?secure=true&accept-invalid-certificate=", decide),
        ("http://h", "write host:port"),
        ("https://h/db", "write host:port"),
        ("http://:8123", "its host is empty"),
        ("http:///db", "write host:port"),
        ("https://u:p@:8443", "its host is empty"),
        ("clickhouse://h?protocol=https", decide),
        ("clickhouse://h?ssl=true", decide),
        ("http://h:8123?SSLMode=none", decide),
        ("http://h:8123?tls=true", decide),
        ("clickhouse://u@h?password=x", both),
        ("clickhouse://u:p@h?username=v", both),
        ("clickhouse://h?username=u&user=u", twice),
        ("clickhouse://h?password=u&password=v", twice),
        ("clickhouse://h?database=u&Database=v", twice),
        ("clickhouse://h/a?database=b", "different databases"),
        ("clickhouse://h?database=b,clickhouse://i?database=b", "keep one URL"),
        ("clickhouse://h?secure=true&s=false", "contradict each other"),
        ("clickhouse://h?skip_verify=true", "add secure=true"),
        ("http://h:8123?skip_verify=true", "add secure=true"),
        ("clickhouse://h/a/b", "literal / in it as %2F"),
        ("clickhouse://h/db/", "no / at its end"),
        // Schemes of other clients.
        ("clickhouse+native://h", "without the name of a driver"),
        ("clickhouses://h", "add secure=true"),
        ("ch://h", "without the name of a driver"),
        ("tcp://h:9000", "write clickhouse:// instead of tcp://"),
    ] {
        let error = text.parse::<ClickHouse>().expect_err(text).to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}
