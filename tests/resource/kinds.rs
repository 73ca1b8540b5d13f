//! Kinds of URLs that providers issue or people write, each with inputs that no study lists.

use factor3::resource::*;
use factor3::{ExposeSecret, FromEnvStr};

use crate::reading::{error, read, refused};

#[test]
fn amqp_a_slash_alone_names_no_vhost_and_two_slashes_name_the_vhost_slash() {
    for text in
        ["amqp://shop:x@mq.prod.svc:5672/", "amqps://mq/", "amqp:///", "amqp://[::1]:5672/?heartbeat=5"]
    {
        let broker: Amqp = read(text);
        assert_eq!((broker.vhost(), broker.path()), (None, Some("")), "{text}");
    }
    for text in ["amqp://shop:x@mq.prod.svc:5672//", "amqps://mq//", "amqp:////", "amqp://mq//?heartbeat=5"] {
        assert_eq!(read::<Amqp>(text).vhost(), Some("/"), "{text}");
    }
    refused::<Amqp>(&["amqp://mq//v", "amqp://mq/v/", "amqp://mq/a/b"], "write a literal / in it as %2F");
}

#[test]
fn smtp_a_password_for_a_remote_host_needs_starttls() {
    for (text, port) in [
        ("smtp://key:x@smtp.postmarkapp.com:587", 587),
        ("smtp://key:x@smtp-relay.example.org", 587),
        ("smtp://key:x@203.0.113.7:2525", 2525),
        ("smtp://key:@[2001:db8::1]:25", 25),
        ("smtp://key:x@172.32.0.1:25", 25),
        ("smtp://key:x@mailpit:1025?tls=required", 1025),
        ("smtp://key:x@smtp.example.net:587?starttls=true", 587),
        ("smtp://mail:587?STARTTLS=true&tls=required", 587),
    ] {
        let mail: Smtp = read(text);
        assert_eq!((mail.tls(), mail.starttls(), mail.port()), (Tls::VerifyFull, true, port), "{text}");
    }
    for host in [
        "mailpit:1025", "localhost:25", "mail.local", "mta.prod.svc", "mta.prod.svc.cluster.local",
        "mail.internal", "smtp.test", "10.1.2.3", "172.16.0.9", "192.168.1.1", "127.0.0.1", "[::1]",
        "[fd00::5]", "[fe80::1%25eth0]", "[::ffff:10.0.0.1]", "mail.local.", "MAIL.LOCALHOST",
        "smtp.example.com:25?tls=none",
    ] {
        let mail: Smtp = read(&format!("smtp://key:x@{host}"));
        assert_eq!((mail.tls(), mail.starttls()), (Tls::Off, false), "{host}");
    }
    assert_eq!(read::<Smtp>("smtp://key@smtp.example.com").tls(), Tls::Off);
    refused::<Smtp>(&["smtps://u:x@m.example.com?starttls=true"], "remove starttls=true");
    refused::<Smtp>(&["smtps://u:x@m?tls=none", "submission://m?tls=none"], "its scheme requires TLS");
}

#[test]
fn s3_a_store_that_names_the_bucket_in_its_host() {
    for (text, bucket, endpoint) in [
        ("https://pics.t3.storage.dev/2024", "pics", "https://t3.storage.dev"),
        ("https://pics.storage.yandexcloud.net/2024", "pics", "https://storage.yandexcloud.net"),
        ("https://pics.sos-de-fra-1.exo.io/2024", "pics", "https://sos-de-fra-1.exo.io"),
        (
            "https://pics.cellar-c2.services.clever-cloud.com/2024",
            "pics",
            "https://cellar-c2.services.clever-cloud.com",
        ),
        ("https://pics.gateway.storjshare.io/2024", "pics", "https://gateway.storjshare.io"),
        ("https://my.pics.fly.storage.tigris.dev/2024", "my.pics", "https://fly.storage.tigris.dev"),
        ("https://k:x@pics.s3.tebi.io/2024", "pics", "https://s3.tebi.io"),
        (
            "http://pics.s3.localhost.localstack.cloud:4566/2024",
            "pics",
            "http://s3.localhost.localstack.cloud:4566",
        ),
        ("s3://pics.fra1.digitaloceanspaces.com/2024", "pics", "https://fra1.digitaloceanspaces.com"),
        ("s3://pics.s3.us-west-004.backblazeb2.com/2024", "pics", "https://s3.us-west-004.backblazeb2.com"),
        ("S3://Pics.fly.storage.tigris.dev/2024", "pics", "https://fly.storage.tigris.dev"),
        (
            "https://pics-125.cos.eu-frankfurt.myqcloud.com/2024",
            "pics-125",
            "https://cos.eu-frankfurt.myqcloud.com",
        ),
        ("https://pics.eu-001.s3.synologyc2.net/2024", "pics", "https://eu-001.s3.synologyc2.net"),
        ("https://pics.obs.eu-de.myhuaweicloud.com/2024", "pics", "https://obs.eu-de.myhuaweicloud.com"),
        // The bucket is in the path.
        ("https://eu-001.s3.synologyc2.net/pics/2024", "pics", "https://eu-001.s3.synologyc2.net"),
        ("https://cos.eu-frankfurt.myqcloud.com/pics/2024", "pics", "https://cos.eu-frankfurt.myqcloud.com"),
        ("https://storage.yandexcloud.net/pics/2024", "pics", "https://storage.yandexcloud.net"),
        ("https://sos-de-fra-1.exo.io/pics/2024", "pics", "https://sos-de-fra-1.exo.io"),
        (
            "http://s3.localhost.localstack.cloud:4566/pics/2024",
            "pics",
            "http://s3.localhost.localstack.cloud:4566",
        ),
        (
            "http://localhost.localstack.cloud:4566/pics/2024",
            "pics",
            "http://localhost.localstack.cloud:4566",
        ),
        // Supabase.
        (
            "https://ref.storage.supabase.co/storage/v1/s3/pics/2024",
            "pics",
            "https://ref.storage.supabase.co/storage/v1/s3",
        ),
        (
            "https://k:x@ref.supabase.co/storage/v1/s3/pics/2024",
            "pics",
            "https://ref.supabase.co/storage/v1/s3",
        ),
        ("http://127.0.0.1:54321/storage/v1/s3/pics/2024", "pics", "http://127.0.0.1:54321/storage/v1/s3"),
    ] {
        let store: S3 = read(text);
        let found = (store.bucket(), store.prefix(), store.endpoint());
        assert_eq!(found, (bucket, Some("2024"), Some(endpoint)), "{text}");
    }
    refused::<S3>(
        &["s3://fra1.digitaloceanspaces.com/pics", "s3://t3.storage.dev", "s3://sos-de-fra-1.exo.io/pics"],
        "an endpoint in place of the bucket",
    );
    refused::<S3>(
        &["https://ref.supabase.co/pics", "https://ref.storage.supabase.co/storage/v1/pics"],
        "storage/v1/s3",
    );
}

#[test]
fn s3_an_unknown_host_with_a_label_s3_after_its_first_may_name_the_bucket() {
    for host in
        ["pics.s3.example.com", "pics.s3-eu.example.com", "a.b.s3.gra.example.net", "minio.s3.internal"]
    {
        let error = error::<S3>(&format!("https://{host}/2024"));
        assert!(
            error.contains("https://ENDPOINT/BUCKET") && error.contains("https://HOST:443/BUCKET"),
            "{error}"
        );
        // Both fixes are read as they were meant.
        let store: S3 = read(&format!("https://{host}:443/pics"));
        assert_eq!((store.bucket(), store.endpoint()), ("pics", Some(&*format!("https://{host}"))));
        let (_, endpoint) = host.split_once("s3").unwrap();
        assert_eq!(read::<S3>(&format!("https://s3{endpoint}/pics/2024")).bucket(), "pics");
    }
    for host in ["s3.example.com", "minio.internal", "objects.example.net", "s3-eu.example.com"] {
        assert_eq!(read::<S3>(&format!("https://{host}/pics")).bucket(), "pics", "{host}");
    }
}

#[test]
fn otlp_the_path_of_a_signal_is_not_appended_twice() {
    for base in ["http://c:4318", "https://c/otlp", "https://c/t/v1"] {
        for signal in ["/v1/traces", "/v1/metrics", "/v1/logs", "/v1/traces/"] {
            let otlp: Otlp = read(&format!("{base}{signal}"));
            assert_eq!(otlp.traces_url().expose_secret(), format!("{base}/v1/traces"), "{base}{signal}");
            assert_eq!(otlp.metrics_url().expose_secret(), format!("{base}/v1/metrics"), "{base}{signal}");
            assert_eq!(otlp.logs_url().expose_secret(), format!("{base}/v1/logs"), "{base}{signal}");
        }
    }
    let otlp: Otlp = read("https://v1/traces");
    assert_eq!(otlp.traces_url().expose_secret(), "https://v1/traces/v1/traces");
}

#[test]
fn postgres_a_parameter_about_tls_never_lowers_the_mode_and_is_never_ignored() {
    for (query, tls) in [
        ("sslmode=verify-ca&ssl=true", Tls::VerifyCa),
        ("ssl=true&sslmode=prefer", Tls::Require),
        ("sslmode=verify-full&requiressl=1", Tls::VerifyFull),
        ("requiressl=1&sslmode=allow", Tls::Require),
        ("requiressl=0&sslmode=verify-ca", Tls::VerifyCa),
        ("sslaccept=strict", Tls::VerifyFull),
        ("sslmode=require&sslaccept=strict", Tls::VerifyFull),
        ("sslaccept=accept_invalid_certs", Tls::Require),
        ("sslmode=verify-full&sslaccept=accept_invalid_certs", Tls::VerifyFull),
        ("ssl={\"rejectUnauthorized\":true}", Tls::VerifyFull),
        ("ssl=%7B%22rejectUnauthorized%22%3A%20false%7D", Tls::Require),
        ("ssl={\"rejectUnauthorized\":false,\"minVersion\":\"TLSv1.3\"}", Tls::Require),
    ] {
        assert_eq!(read::<Postgres>(&format!("postgres://db/shop?{query}")).tls(), tls, "{query}");
    }
    for query in [
        "ssl-mode=require", "ssl_mode=verify-full", "ssl-ca=/ca.pem", "ssl-root-cert=/ca.pem",
        "sslca=/ca.pem", "tls=true", "useSSL=true", "encrypt=true", "SSLVERIFY=1",
        "trustServerCertificate=false", "use_ssl=1",
    ] {
        refused::<Postgres>(&[&format!("postgres://db/shop?{query}")], "sslmode=verify-full");
    }
    refused::<Postgres>(
        &["postgres://db?ssl=require", "postgres://db?ssl=1", "postgres://db?ssl={}"],
        "sslmode=require",
    );
    for (written, meant, tls) in [
        ("verify-full", "verify-full", Tls::VerifyFull),
        ("VERIFY_IDENTITY", "verify-full", Tls::VerifyFull),
        ("strict", "verify-full", Tls::VerifyFull),
        ("verify-ca", "verify-ca", Tls::VerifyCa),
        ("VERIFY_CA", "verify-ca", Tls::VerifyCa),
        ("require", "require", Tls::Require),
        ("REQUIRED", "require", Tls::Require),
        ("prefer", "prefer", Tls::Prefer),
    ] {
        let reason = error::<Postgres>(&format!("postgres://u:x@db/shop?ssl={written}"));
        assert!(reason.ends_with(&format!("write sslmode={meant}")), "{written}: {reason}");
        assert_eq!(read::<Postgres>(&format!("postgres://u:x@db/shop?sslmode={meant}")).tls(), tls);
    }
    refused::<Postgres>(&["postgres://db?sslmode=disable&sslaccept=strict"], "contradict");
    refused::<Postgres>(&["postgres://db?requiressl=yes"], "write sslmode=require");
}

#[test]
fn mysql_reads_the_tls_parameters_of_prisma_and_node() {
    for (query, tls) in [
        ("sslaccept=strict&sslcert=/etc/ssl/cert.pem", Tls::VerifyFull),
        ("sslaccept=accept_invalid_certs", Tls::Require),
        ("ssl-mode=VERIFY_CA&sslcert=/c.pem&sslkey=/k.pem", Tls::VerifyCa),
        ("ssl={\"rejectUnauthorized\":false}", Tls::Require),
        ("ssl=%7B%22rejectUnauthorized%22:true%7D", Tls::VerifyFull),
        ("ssl={\"rejectUnauthorized\":true,\"minVersion\":\"TLSv1.2\"}&charset=utf8", Tls::VerifyFull),
    ] {
        assert_eq!(read::<MySql>(&format!("mysql://db/shop?{query}")).tls(), tls, "{query}");
    }
    refused::<MySql>(
        &[
            "mysql://db?ssl=true", "mysql://db?ssl={\"ca\":\"x\"}", "mysql://db?tls=skip-verify",
            "mysql://db?encrypt=1",
        ],
        "write ssl-mode",
    );
    refused::<MySql>(&["mysql://db?sslaccept=strict&ssl-mode=REQUIRED"], "the strictest of their levels");
    // Prisma requires TLS with it, and every other client reads the certificate of the client.
    for name in ["sslcert", "ssl-cert", "ssl_cert"] {
        refused::<MySql>(
            &[
                &format!("mysql://db/shop?{name}=/ca.pem"),
                &format!("mysql://db/shop?{name}=/c.pem&ssl-mode=REQUIRED"),
                &format!("mysql://db/shop?{name}=/c.pem&sslkey="),
            ],
            "ssl-ca",
        );
    }
}

/// Every handle except `Http`, with its example and the parameter.
#[test]
fn a_parameter_of_another_client_about_tls_or_the_place_is_never_kept_in_silence() {
    const NAMES: &[&str] = &[
        "socketPath=/run/x", "unixSocket=/run/x", "unixSocketPath=/run/x", "socket_path=/run/x",
        "localSocket=/run/x", "unix_sock=/run/x", "UNIX_SOCKET_PATH=/run/x", "useTLS=true", "use_ssl=1",
        "ssl_verify=0", "tlsSkipVerify=1", "encrypt=true", "trustServerCertificate=true", "hostname=other",
        "rejectUnauthorized=0",
    ];
    fn check<T: FromEnvStr + std::fmt::Debug>(url: &str) {
        read::<T>(url);
        for name in NAMES {
            let joint = if url.contains('?') { '&' } else { '?' };
            let text = format!("{url}{joint}{name}");
            assert!(T::from_env_str(&text).is_err(), "{text} is read");
        }
    }
    check::<Amqp>("amqps://mq/v");
    check::<AzureBlob>("https://shop.blob.core.windows.net/uploads?sv=1&sig=x");
    check::<Beanstalkd>("beanstalk://h/t");
    check::<ClickHouse>("clickhouse://h/d");
    check::<CouchDb>("http://h/d");
    check::<Elasticsearch>("https://h");
    check::<Kafka>("kafka://h");
    check::<Memcached>("memcached://h");
    check::<MongoDb>("mongodb://h/d?tls=true");
    check::<Mqtt>("mqtt://h");
    check::<Mqtt>("wss://h/mqtt");
    check::<MySql>("mysql://h/d");
    check::<Nats>("nats://h");
    check::<Nats>("wss://h/nats");
    check::<Otlp>("https://h");
    check::<Postgres>("postgres://h/d");
    check::<Proxy>("https://h");
    check::<Proxy>("h:3128");
    check::<Redis>("rediss://h/0");
    check::<S3>("s3://bucket");
    check::<SentryDsn>("https://key@h/42");
    check::<Smtp>("smtp://h");
    check::<Sqlite>("sqlite:data.db");
    check::<StatsD>("statsd://h");
    check::<Syslog>("syslog://h");
    assert_eq!(read::<Http>("https://h?useTLS=true&hostname=x").param("hostname"), Some("x"));
}

#[test]
fn an_ampersand_that_was_escaped_for_html_is_refused_everywhere() {
    let fix = "write & itself";
    refused::<Postgres>(&["postgres://db?a=b&amp;sslmode=require", "postgres://db/shop?amp;x=y"], fix);
    refused::<MySql>(&["mysql://db?charset=utf8&amp;ssl-mode=REQUIRED"], fix);
    refused::<Http>(&["https://api?a=b&amp;c=d"], fix);
    refused::<MongoDb>(&["mongodb://db/?w=1&amp;tls=true"], fix);
    refused::<Redis>(&["redis://h?db=1&amp;protocol=3"], fix);
}

#[test]
fn a_socket_as_the_host_may_contain_a_colon() {
    for path in ["%2Fcloudsql%2Facme%3Aeurope-west1%3Amain", "%2frun%2fa%3ab", "%2Ftmp%2Fx%3A1%2Fy"] {
        let db: Postgres = read(&format!("postgres://u:x@{path}/shop"));
        assert!(db.host().starts_with('/') && db.host().contains(':'), "{db:?}");
        let db: MySql = read(&format!("mysql://u:x@{path}/shop"));
        assert!(matches!(db.endpoints(), [Endpoint::Unix(_)]) && db.host().contains(':'), "{db:?}");
        let db: MongoDb = read(&format!("mongodb://u:x@{path}.sock/shop"));
        assert!(matches!(db.endpoints(), [Endpoint::Unix(_)]), "{db:?}");
    }
    refused::<Postgres>(
        &["postgres://h%3A80/d", "postgres://a%3Ab%2Fc", "postgres://u:x@p%3Aq%40r/d"],
        "host",
    );
}

#[test]
fn mongodb_the_app_name_of_cosmos_db_may_have_the_user_between_two_at_signs() {
    for text in [
        "mongodb://acme:k3y%3D%3D@acme.mongo.cosmos.azure.com:10255/?ssl=true&appName=@acme@",
        "mongodb://acme:k3y==@acme.mongo.cosmos.azure.com:10255/shop?ssl=true&appname=@acme@&retrywrites=false",
        "mongodb://acme@h/?appName=@acme@",
    ] {
        let db: MongoDb = read(text);
        assert_eq!((db.username(), db.param("appName")), (Some("acme"), Some("@acme@")), "{text}");
        assert!(!db.to_string().contains("k3y"), "{db}");
    }
    refused::<MongoDb>(
        &[
            "mongodb://acme:k@h/?appName=@other@",
            "mongodb://acme:k@h/?appName=@acme",
            "mongodb://acme:k@h/@acme@",
            "mongodb://acme:k@h/?appName=@acme@&w=@acme@",
            "mongodb://h/?appName=@@",
            "mongodb://acme:k/x@h/?appName=@acme@",
        ],
        "%40",
    );
    refused::<Postgres>(&["postgres://acme:k@h/?appName=@acme@"], "%40");
}

#[test]
fn kafka_reads_the_security_protocols_as_schemes() {
    for (text, servers, tls) in [
        ("SASL_SSL://pkc-1.eu.confluent.cloud:9092", "pkc-1.eu.confluent.cloud:9092", Tls::VerifyFull),
        ("sasl_ssl://a,sasl_ssl://b:1", "a:9092,b:1", Tls::VerifyFull),
        ("Ssl://a:9093", "a:9093", Tls::VerifyFull),
        ("SASL_PLAINTEXT://a:1,SASL_PLAINTEXT://b:2", "a:1,b:2", Tls::Off),
        ("plaintext://a:1,b:2", "a:1,b:2", Tls::Off),
    ] {
        let events: Kafka = read(text);
        assert_eq!((events.bootstrap_servers(), events.tls()), (servers.to_owned(), tls), "{text}");
    }
    refused::<Kafka>(&["PLAINTEXT://a,SASL_SSL://b", "SSL://a,kafka://b"], "differ");
}

#[test]
fn a_list_may_have_blanks_after_its_commas_and_one_comma_at_its_end() {
    for text in ["a:1, b:2", "a:1,  b:2,", "kafka://a:1, b:2", "kafka://a:1, kafka://b:2,", "a:1,b:2,"] {
        assert_eq!(read::<Kafka>(text).bootstrap_servers(), "a:1,b:2", "{text}");
    }
    for text in ["nats://a, nats://b", "a, b", "nats://a,b,", "nats://u:x@a, nats://u:x@b,"] {
        assert_eq!(read::<Nats>(text).servers(), ["nats://a:4222", "nats://b:4222"], "{text}");
    }
    assert_eq!(read::<Memcached>("m1, m2").servers(), ["m1:11211", "m2:11211"]);
    assert_eq!(
        read::<Elasticsearch>("https://a/p, https://b/p,").nodes(),
        ["https://a:443/p", "https://b:443/p"]
    );
    // A blank in a password or a path stays.
    refused::<Nats>(&["nats://u:a, b@h", "wss://h/a, b"], "blank");
    refused::<Kafka>(&["a,,b", ",a", "a, ,b"], "comma");
    refused::<Kafka>(&["a:1;b:2", "kafka://a;b:2", "a;b;c"], "separate them by commas");
    refused::<Nats>(&["nats://a;nats://b", "a:1;b:2"], "separate them by commas");
    refused::<Memcached>(&["m1:11211;m2:11211", "memcached://m1;m2"], "separate them by commas");
    for text in ["amqp://a;amqp://b", "amqp://u:x@a:5672;amqp://u:x@b:5672", "amqp://a; amqp://b"] {
        let error = error::<Amqp>(text);
        assert!(error.contains("separator ;"), "{text} gives {error}");
    }
}

#[test]
fn mqtt_reads_ssl_as_mqtts() {
    for (text, port) in
        [("ssl://u:x@b.emqxsl.com:8883", 8883), ("SSL://b", 8883), ("ssl://b:1?client_id=a", 1)]
    {
        let broker: Mqtt = read(text);
        assert_eq!((broker.tls(), broker.port()), (Tls::VerifyFull, port), "{text}");
    }
    refused::<Mqtt>(&["mqtt+ssl://h", "mqtt+tls://h", "tls://h"], "mqtts://");
}

#[test]
fn redis_reads_ssl_cert_reqs_of_celery() {
    for (query, tls) in [
        ("ssl_cert_reqs=required", Tls::VerifyFull),
        ("ssl_cert_reqs=CERT_REQUIRED&db=1", Tls::VerifyFull),
        ("db=1&SSL_CERT_REQS=none", Tls::Require),
        ("ssl_cert_reqs=CERT_NONE", Tls::Require),
    ] {
        assert_eq!(read::<Redis>(&format!("rediss://h?{query}")).tls(), tls, "{query}");
    }
    refused::<Redis>(
        &["redis://h?ssl_cert_reqs=none", "unix:///x?ssl_cert_reqs=none"],
        "begin it with rediss://",
    );
}

#[test]
fn redis_a_repeated_verification_never_turns_it_off() {
    let url =
        |first: &str, second: &str| format!("rediss://cache?ssl_cert_reqs={first}&SSL_CERT_REQS={second}");
    for (first, second) in [("required", "none"), ("none", "CERT_REQUIRED"), ("optional", "CERT_NONE")] {
        refused::<Redis>(&[&url(first, second)], "keep ssl_cert_reqs=required");
    }
    assert_eq!(read::<Redis>(&url("required", "optional")).tls(), Tls::VerifyFull);
    assert_eq!(read::<Redis>(&url("none", "CERT_NONE")).tls(), Tls::Require);
}

#[test]
fn smtp_the_fix_for_a_parameter_of_another_client_loads_and_keeps_its_tls() {
    let starttls = "write tls=required, or tls=opportunistic";
    refused::<Smtp>(
        &["smtp://mail.example.com?secure=false", "smtp://k:x@mail.example.com:587?Secure=0"],
        starttls,
    );
    for fix in ["tls=required", "tls=opportunistic"] {
        assert!(read::<Smtp>(&format!("smtp://k:x@mail.example.com:587?{fix}")).starttls());
    }
    refused::<Smtp>(
        &["smtp://mail.example.com?ignoreTLS=true", "smtp://mail.example.com?auto_tls=false"],
        "write tls=none if the server has no TLS",
    );
    assert_eq!(read::<Smtp>("smtp://mail.example.com?tls=none").tls(), Tls::Off);
    // A scheme with TLS keeps it.
    for scheme in ["smtps", "submission", "submissions"] {
        for query in
            ["secure=false", "ignoreTLS=true", "auto_tls=0", "disable_starttls=true", "encryption=none"]
        {
            let url = format!("{scheme}://k:x@mail.example.com?{query}");
            assert_eq!(
                error::<Smtp>(&url),
                "its scheme requires TLS, and a parameter of another client asks for none: remove the parameter"
            );
        }
    }
}

#[test]
fn amqp_a_repeated_passphrase_is_refused_too() {
    refused::<Amqp>(
        &["amqps://mq?password=a&password=b", "amqps://mq?verify=verify_peer&verify=verify_none"],
        "twice",
    );
}

#[test]
fn otlp_an_empty_query_is_no_part_of_the_path() {
    for text in
        ["https://otel.example.com/?", "https://otel.example.com?", "https://otel.example.com/v1/traces?"]
    {
        let traces = read::<Otlp>(text).traces_url();
        assert_eq!(traces.expose_secret(), "https://otel.example.com/v1/traces", "{text}");
    }
}

#[test]
fn http_a_key_in_the_query_is_a_secret_parameter() {
    for name in ["code", "sig", "auth", "sign", "api_key", "X-Amz-Signature"] {
        let hook: Http = read(&format!("https://hooks.example.com/invoke?{name}=s3cret"));
        assert_eq!(hook.secret_param(name).map(ExposeSecret::expose_secret), Some("s3cret"), "{name}");
        assert!(hook.param(name).is_none());
    }
}

#[test]
fn a_user_is_printed_if_it_is_short_enough_to_be_compared_with_its_password() {
    for (length, shown) in [(256, true), (257, false)] {
        let user = "u".repeat(length);
        let db: Postgres = read(&format!("postgres://{user}:hunter2@db"));
        assert_eq!(db.to_string().contains(&user), shown, "{length}");
    }
}
