//! Checks for every service: its example is read, and usual mistakes are refused with their fix.

use std::fmt::{Debug, Display};

use factor3::resource::*;
use factor3::{FromEnvStr, Kind};

use crate::services::with_services;

macro_rules! each {
    ($($service:ident)*) => {
        fn each(check: &dyn Fn(&str, &str, &dyn Fn(&str) -> Result<String, String>)) {
            $(check(stringify!($service), example::<$service>(), &read::<$service>);)*
        }
    };
}

with_services!(each);

fn example<T: FromEnvStr>() -> &'static str {
    match T::KIND {
        Kind::Resource(kind) => kind.example,
        kind => panic!("{kind} is no resource"),
    }
}

/// What the handle prints after it has read the text, or the error.
fn read<T: FromEnvStr + Display + Debug + Clone + Send + Sync>(text: &str) -> Result<String, String> {
    let handle = T::from_env_str(text).map_err(|error| error.to_string())?;
    assert_eq!(handle.to_string(), handle.clone().to_string());
    Ok(format!("{handle} {handle:?}"))
}

#[test]
fn the_kind_names_the_service_and_the_example_is_read() {
    macro_rules! names {
        ($($service:ident)*) => {
            $(assert!(
                matches!($service::KIND, Kind::Resource(kind) if kind.name == stringify!($service)),
                stringify!($service)
            );)*
        };
    }
    with_services!(names);
    each(&|service, example, read| {
        let shown = read(example).unwrap_or_else(|error| panic!("{service} {example}: {error}"));
        assert!(!shown.contains("password"), "{service} shows {shown}");
        assert!(shown.contains(&format!("{service}(")), "{service} shows {shown}");
    });
}

#[cfg(feature = "serde")]
#[test]
fn serde_reads_the_url_of_a_handle_and_its_errors_show_the_form() {
    macro_rules! handles {
        ($($service:ident)*) => {
            $({
                let example = example::<$service>();
                let url = serde_json::to_string(example).unwrap();
                let handle: $service = serde_json::from_str(&url).unwrap();
                let printed = serde_json::to_string(&handle).unwrap();
                assert_eq!(printed, serde_json::to_string(&handle.to_string()).unwrap(), "{example}");
                let bytes = serde_json::from_value::<$service>(serde_json::Value::String(example.to_owned()));
                assert_eq!(bytes.unwrap().to_string(), handle.to_string());
                for value in ["7777", "true", "null", "[]", "{}"] {
                    let error = serde_json::from_str::<$service>(value).unwrap_err().to_string();
                    let form = format!("expected {} such as {example}", $service::KIND);
                    assert!(error.contains(&form), "{value}: {error}");
                }
            })*
        };
    }
    with_services!(handles);
}

/// Mistakes around a URL or in it that every service refuses.
#[test]
fn u1_u2_u6_a_usual_mistake_is_refused_with_its_fix() {
    each(&|service, example, read| {
        // After a port, it would be a part of the port.
        let port = example.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
        let path = format!("{example}{}", if port { "/" } else { "" });
        for (text, fix) in [
            (format!("\"{example}\""), "remove them"),
            (format!("'{example}'"), "remove them"),
            (format!("{example}\n"), "line break"),
            (format!(" {example}"), "remove it"),
            (format!("{example} "), "remove it"),
            (format!("\u{feff}{example}"), "outside ASCII"),
            (format!("jdbc:{example}"), "remove jdbc:"),
            ("${SERVICE_URL}".to_owned(), "nothing expanded"),
            (format!("{path}%zz"), "%25"),
            (format!("{path}%00"), "%00"),
            (format!("{path}%ff"), "UTF-8"),
            (format!("{example}#x"), "%23"),
            (String::new(), "begin it as the example does"),
            ("foo://host".to_owned(), "begin it as the example does"),
            ("u:p@host:1234/x".to_owned(), "begin it as the example does"),
            ("mssql://host".to_owned(), "it is a SQL Server URL"),
        ] {
            let error = read(&text).expect_err(&format!("{service} reads {text}"));
            assert!(error.contains(fix), "{service}: {text} gives {error}");
        }
        // Without slashes, an SQLite URL names the same file.
        let text = example.replacen("://", ":", 1);
        match read(&text) {
            Ok(_) => assert_eq!(service, "Sqlite", "{text}"),
            Err(error) => {
                assert!(error.contains("two slashes: write ://"), "{service}: {text} gives {error}")
            }
        }
    });
}

/// Mistakes in the place of the host, for services whose URL has a host.
#[test]
fn u4_u6_u7_u8_a_mistake_in_the_authority_is_refused() {
    each(&|service, example, read| {
        let Some((scheme, _)) = example.split_once("://") else { return };
        if matches!(service, "S3" | "AzureBlob" | "Sqlite") {
            return;
        }
        for (authority, fix) in [
            ("h:0", "from 1 to 65535"),
            ("h:99999", "from 1 to 65535"),
            ("h:", "its port is empty"),
            ("::1", "[::1]"),
            ("[::1", "[::1]"),
            ("2001:db8::1:80", "[::1]"),
            ("u:p@ss@h", "%40"),
            ("u:p/w@h", "%40"),
            ("u:p?w@h", "%40"),
            ("u:p#w@h", "%40"),
            ("u:12/34@h", "%40"),
            ("u:12#34@h", "%40"),
            ("u:/x@h", "%40"),
            ("u:p%zz@h", "%25"),
            ("u:p%00@h", "%00"),
            ("u:p%ff@h", "UTF-8"),
            ("u:p\\w@h", "%5C"),
            ("u:***@h", "it was redacted"),
            ("u:[REDACTED]@h", "it was redacted"),
            ("u:p@tcp(h:3306)/db", "Go driver"),
            ("h/#x", "%23"),
            ("h\t", "blank"),
            ("h h", "blank"),
            ("127.1", "four decimal numbers"),
            ("h\u{f6}", "outside ASCII"),
        ] {
            let text = format!("{scheme}://{authority}");
            let error = read(&text).expect_err(&format!("{service} reads {text}"));
            assert!(error.contains(fix), "{service}: {text} gives {error}");
        }
        for two in [format!("{example}{example}"), format!("{scheme}://h/p{example}")] {
            let error = read(&two).expect_err(&format!("{service} reads {two}"));
            assert!(error.contains("contains two URLs"), "{service}: {two} gives {error}");
        }
    });
}

/// No service reads the example of another service, except services that are reached by HTTP or WebSocket.
#[test]
fn the_refusal_names_the_other_service_of_a_url() {
    each(&|service, _, read| {
        each(&|other, example, _| {
            let (scheme, _) = example.split_once(':').unwrap();
            if other == service || matches!(scheme, "http" | "https") {
                return;
            }
            let error = read(example).expect_err(&format!("{service} reads {example}"));
            assert!(error.contains("a service of the expected kind"), "{service}: {example} gives {error}");
        });
        for (text, fix) in [
            // A connection string of Azure Storage contains no blank.
            (
                "host=db user=app password=x dbname=shop",
                if service == "AzureBlob" { "blank" } else { "key=value" },
            ),
            ("Server=db;Uid=app;Pwd=x", if service == "AzureBlob" { "Azure Storage" } else { "key=value" }),
            ("u:p@tcp(db:3306)/shop", "Go driver"),
        ] {
            let error = read(text).expect_err(&format!("{service} reads {text}"));
            assert!(error.contains(fix), "{service}: {text} gives {error}");
        }
    });
}

/// Output without a credential that was pasted back into a variable.
#[test]
fn u10_the_output_of_a_handle_is_refused_as_redacted() {
    let urls = [
        ("Amqp", "amqp://u:p@h/v"),
        ("Amqp", "amqps://h?password=p"),
        ("AzureBlob", "AccountName=shop;AccountKey=c2VjcmV0"),
        ("AzureBlob", "BlobEndpoint=https://blobs.example.com;SharedAccessSignature=sig=p"),
        ("AzureBlob", "https://shop.blob.core.windows.net/uploads?sig=p"),
        ("Beanstalkd", "beanstalk://h/t?token=p"),
        ("ClickHouse", "clickhouse://u:p@h"),
        ("ClickHouse", "http://h:8123?access_token=p"),
        ("CouchDb", "couchdb://u:p@h/d"),
        ("Elasticsearch", "https://u:p@h"),
        ("Elasticsearch", "https://h/p"),
        ("Http", "https://p@h"),
        ("Http", "https://h/p"),
        ("Http", "https://h?a=p"),
        ("Http", "https://h?p1="),
        ("Memcached", "memcached://u:p@h"),
        ("Memcached", "memcached://h?a=p"),
        ("MongoDb", "mongodb://u:p@h,i:2/d"),
        ("Mqtt", "mqtt://u:p@h"),
        ("Mqtt", "wss://h/p"),
        ("MySql", "mysql://u:p@h/d"),
        ("MySql", "mysql://%2Frun%2Fa=b/d?a=p"),
        ("Nats", "nats://p@h"),
        ("Nats", "nats://u:p@h,nats://u:p@i"),
        ("Otlp", "http://h/p"),
        ("Postgres", "postgres://u:p@h/d"),
        ("Postgres", "postgres://p:p@h/d"),
        ("Postgres", "postgres:///d%3Da?host=/run/a%3Da"),
        ("Proxy", "http://u:p@h:1"),
        ("Proxy", "socks5h://p:@h/"),
        ("Redis", "redis://:p@h"),
        ("Redis", "unix:///run/a%3Fa=p"),
        ("S3", "s3://u:p@minio.internal/uploads"),
        ("S3", "s3://uploads/a=p"),
        ("SentryDsn", "https://p@h/42"),
        ("Smtp", "smtp://u:p@h"),
        ("Smtp", "smtp://h/p"),
        ("Sqlite", "sqlite:data.db?key=p"),
        ("Sqlite", "sqlite:a%3Dp"),
        ("StatsD", "unix:///run/a%3Dp"),
    ];
    each(&|service, _, read| {
        let urls = urls.iter().filter(|(name, _)| *name == service);
        // The URLs of these two contain nothing that is masked.
        assert_eq!(urls.clone().count() == 0, matches!(service, "Kafka" | "Syslog"), "{service}");
        for (_, url) in urls {
            let shown = read(url).unwrap_or_else(|error| panic!("{service} {url}: {error}"));
            let (shown, _) = shown.split_once(' ').unwrap();
            let error = read(shown).expect_err(&format!("{service} reads {shown}"));
            assert!(error.contains("it was redacted"), "{service}: {shown} gives {error}");
        }
    });
}
