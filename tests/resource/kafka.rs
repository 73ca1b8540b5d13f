//! Kafka: `bootstrap.servers`, and Heroku's list of URLs.

use factor3::Config;
use factor3::resource::{Endpoint, Kafka, Tls};

#[test]
fn u11_brokers() {
    for (text, servers, tls, shown) in [
        ("kafka://localhost", "localhost:9092", Tls::Off, "kafka://localhost:9092"),
        ("kafka://localhost:9092/", "localhost:9092", Tls::Off, "kafka://localhost:9092/"),
        ("KAFKA://h1,h2:9093", "h1:9092,h2:9093", Tls::Off, "kafka://h1:9092,h2:9093"),
        ("kafka://h1:1,kafka://h2:2", "h1:1,h2:2", Tls::Off, "kafka://h1:1,h2:2"),
        ("kafka://h1,h2,kafka://h3", "h1:9092,h2:9092,h3:9092", Tls::Off, "kafka://h1:9092,h2:9092,h3:9092"),
        // Examples of Heroku's Dev Center, and of the tests of heroku-kafka-jsplugin.
        (
            "kafka+ssl://ec2-1-1-1-1.compute-1.amazonaws.com:9096,kafka+ssl://ec2-1-1-1-2.compute-1.amazonaws.com:9096",
            "ec2-1-1-1-1.compute-1.amazonaws.com:9096,ec2-1-1-1-2.compute-1.amazonaws.com:9096",
            Tls::VerifyFull,
            "kafka+ssl://ec2-1-1-1-1.compute-1.amazonaws.com:9096,ec2-1-1-1-2.compute-1.amazonaws.com:9096",
        ),
        ("kafka+ssl://h1,h2", "h1:9092,h2:9092", Tls::VerifyFull, "kafka+ssl://h1:9092,h2:9092"),
        // `bootstrap.servers` as Kafka and librdkafka accept it.
        ("localhost:9092", "localhost:9092", Tls::Off, "kafka://localhost:9092"),
        ("host1", "host1:9092", Tls::Off, "kafka://host1:9092"),
        ("b1:9092,b2:9093", "b1:9092,b2:9093", Tls::Off, "kafka://b1:9092,b2:9093"),
        (
            "10.0.0.1:9092,[::1]:9093",
            "10.0.0.1:9092,[::1]:9093",
            Tls::Off,
            "kafka://10.0.0.1:9092,[::1]:9093",
        ),
        ("[2001:db8::1]", "[2001:db8::1]:9092", Tls::Off, "kafka://[2001:db8::1]:9092"),
        // A host with the name of the scheme, as in Compose.
        ("kafka:9092", "kafka:9092", Tls::Off, "kafka://kafka:9092"),
        ("kafka", "kafka:9092", Tls::Off, "kafka://kafka:9092"),
        ("b1,kafka://b2", "b1:9092,b2:9092", Tls::Off, "kafka://b1:9092,b2:9092"),
    ] {
        let kafka: Kafka = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(kafka.bootstrap_servers(), servers, "{text}");
        assert_eq!((kafka.tls(), kafka.to_string().as_str()), (tls, shown), "{text}");
        assert_eq!(kafka.expose_url(), text);
        assert_eq!((kafka.username(), kafka.password().is_none()), (None, true));
        assert_eq!(kafka.endpoints().len(), servers.split(',').count());
        // The printed URL and the list for clients are read as the same brokers.
        assert_eq!(shown.parse::<Kafka>().unwrap().endpoints(), kafka.endpoints());
        assert_eq!(servers.parse::<Kafka>().unwrap().endpoints(), kafka.endpoints());
    }
    let kafka: Kafka = "[::1]:9093,h".parse().unwrap();
    let [first, second] = kafka.endpoints() else { panic!("{kafka}") };
    assert_eq!(*first, Endpoint::Tcp { host: "::1".into(), port: 9093 });
    assert_eq!(*second, Endpoint::Tcp { host: "h".into(), port: 9092 });
    assert_eq!((kafka.host(), kafka.port()), ("::1", 9093));
}

#[test]
fn u4_u5_u7_u8_u19_u21_refused() {
    let sasl = "set those of SASL in separate variables";
    for (text, fix) in [
        ("kafka://u:p@h", sasl),
        ("kafka://u@h", sasl),
        ("kafka://u:@h", sasl),
        ("kafka://:p@h", sasl),
        ("kafka+ssl://u:p@h1,kafka+ssl://u:p@h2", sasl),
        ("kafka://u:p@h1,h2", "write the whole URL for each"),
        ("kafka://u:p@h1,kafka://h2", "differ"),
        ("u:p@h:9092", "it has no scheme"),
        ("kafka://h/topic", "set a topic in a separate variable"),
        ("kafka://h1,h2/topic", "set a topic in a separate variable"),
        ("kafka://h/t,kafka://h2/t", "set a topic in a separate variable"),
        ("h/topic", "set a topic in a separate variable"),
        ("kafka://h?security.protocol=SASL_SSL", "begin with kafka+ssl:// for TLS"),
        ("kafka://h?sasl.password=x", "remove them"),
        ("PLAINTEXT://u:p@h:9092", sasl),
        ("plaintext://u:p@h1:9092,plaintext://u:p@h2:9092", sasl),
        ("SSL://u:p@h:9093", sasl),
        ("ssl://u:p@h:9093,ssl://u:p@h2:9093", sasl),
        ("SASL_PLAINTEXT://u:p@h:9092", sasl),
        ("SASL_SSL://u:p@h:9092", sasl),
        ("sasl_ssl://u:p@h:9092,sasl_ssl://u:p@h2:9092", sasl),
        ("kafka+sasl://h", "a variant"),
        ("kafka://h1,kafka+ssl://h2", "differ"),
        ("h1,kafka+ssl://h2", "differ"),
        ("kafka://", "host is empty"),
        ("kafka://:9092", "host is empty"),
        (":9092", "host is empty"),
        ("h1:9092,,", "empty item"),
        ("h1:9092,,h2:9092", "empty item"),
        (",h", "empty item"),
        ("h1:9092 h2:9092", "blank"),
        ("h1:9092;h2:9092", "separate them by commas"),
        ("h1;h2", "separate them by commas"),
        ("h:", "port is empty"),
        ("h:0", "from 1 to 65535"),
        ("h:9092:9093", "from 1 to 65535"),
        ("::1", "[::1]"),
        ("::1:9092", "[::1]"),
        ("h1:9092#x", "it has no scheme"),
        ("tcp://10.0.0.1:9092", "enableServiceLinks"),
        ("amqp://h", "it is an AMQP URL"),
        ("", ""),
    ] {
        let error = text.parse::<Kafka>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

#[derive(Debug, Config)]
struct App {
    kafka_url: Kafka,
    clusters: Vec<Kafka>,
}

#[test]
fn c7_a_handle_is_one_cluster_and_a_vec_has_several() {
    let list = "kafka://a:1,b:2,kafka+ssl://c,";
    let app = App::from_vars([("KAFKA_URL", "kafka://a:1,kafka://b:2"), ("CLUSTERS", list)]).unwrap();
    assert_eq!(app.kafka_url.bootstrap_servers(), "a:1,b:2");
    let [first, second] = &*app.clusters else { panic!("{app:?}") };
    assert_eq!((first.bootstrap_servers(), second.bootstrap_servers()), ("a:1,b:2".into(), "c:9092".into()));
    assert_eq!((first.tls(), second.tls()), (Tls::Off, Tls::VerifyFull));

    let app = App::from_vars([("KAFKA_URL", "a"), ("CLUSTERS", "a:1,b:2")]).unwrap();
    assert_eq!(app.clusters[0].bootstrap_servers(), "a:1,b:2");
    assert_eq!(app.clusters.len(), 1);

    let error = App::from_vars([("KAFKA_URL", "a"), ("CLUSTERS", "kafka://a,kafka://b/t")]).unwrap_err();
    let error = error.to_string();
    assert!(error.contains("item 2") && error.contains("topic in a separate variable"), "{error}");
}
