//! Elasticsearch and OpenSearch: `test_url_to_node_config` of elastic-transport, and lists of nodes.

use factor3::resource::{Elasticsearch, Endpoint, Tls};
use factor3::{Config, ExposeSecret};

#[test]
fn u11_u13_nodes_and_prefix() {
    for (text, nodes, prefix, tls, shown) in [
        ("http://localhost:9200", &["http://localhost:9200"][..], "", Tls::Off, "http://localhost:9200"),
        ("http://localhost", &["http://localhost:80"], "", Tls::Off, "http://localhost:80"),
        ("http://localhost/", &["http://localhost:80/"], "", Tls::Off, "http://localhost:80/"),
        ("HTTPS://localhost", &["https://localhost:443"], "", Tls::VerifyFull, "https://localhost:443"),
        ("http://[::1]:3002", &["http://[::1]:3002"], "", Tls::Off, "http://[::1]:3002"),
        ("https://[::1]/p", &["https://[::1]:443/p"], "p", Tls::VerifyFull, "https://[::1]:443/***"),
        ("http://h:9200/a/b/", &["http://h:9200/a/b/"], "a/b", Tls::Off, "http://h:9200/***"),
        ("http://h:9200/a%20b", &["http://h:9200/a%20b"], "a b", Tls::Off, "http://h:9200/***"),
        ("http://h:9200/a%2Fb", &["http://h:9200/a%2Fb"], "a/b", Tls::Off, "http://h:9200/***"),
        ("http://h:9200/a,b", &["http://h:9200/a,b"], "a,b", Tls::Off, "http://h:9200/***"),
        (
            "http://n1:9200,http://n2:9201,http://n3",
            &["http://n1:9200", "http://n2:9201", "http://n3:80"],
            "",
            Tls::Off,
            "http://n1:9200,n2:9201,n3:80",
        ),
        (
            "http://n1:9200,n2:9201/es",
            &["http://n1:9200/es", "http://n2:9201/es"],
            "es",
            Tls::Off,
            "http://n1:9200,n2:9201/***",
        ),
        (
            "https://u:p@n1:9200/es,https://u:p@n2:9200/es",
            &["https://n1:9200/es", "https://n2:9200/es"],
            "es",
            Tls::VerifyFull,
            "https://***@n1:9200,n2:9200/***",
        ),
    ] {
        let search: Elasticsearch = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(search.nodes(), nodes, "{text}");
        assert_eq!((search.prefix().unwrap_or_default(), search.tls()), (prefix, tls), "{text}");
        assert_ne!(search.prefix(), Some(""));
        assert_eq!(search.to_string(), shown, "{text}");
        assert_eq!(search.expose_url(), text);
    }
    let search: Elasticsearch = "https://[::1]:9243".parse().unwrap();
    assert_eq!(search.endpoints(), [Endpoint::Tcp { host: "::1".into(), port: 9243 }]);
}

#[test]
fn u19_user_and_password() {
    for (text, user, password) in [
        ("https://elastic:changeme@h", Some("elastic"), Some("changeme")),
        ("https://elastic:@h", Some("elastic"), Some("")),
        // elastic-transport: "https://user%20name:pass%3Aword@localhost".
        ("https://us%40er:p%20%3A%25%2F%40@h", Some("us@er"), Some("p :%/@")),
        ("https://u:p:w,d@h", Some("u"), Some("p:w,d")),
        ("https://u:p,d@h,https://u:p,d@i", Some("u"), Some("p,d")),
        ("https://@h", None, None),
        ("https://h", None, None),
    ] {
        let search: Elasticsearch = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(search.username(), user, "{text}");
        assert_eq!(search.password().map(ExposeSecret::expose_secret), password, "{text}");
        for node in search.nodes() {
            assert!(!node.contains('@'), "{node}");
        }
    }
}

#[test]
fn u4_u5_u6_u16_u19_refused() {
    let (alone, cloud) = ("write user:password@host", "it is a Cloud ID");
    for (text, fix) in [
        ("https://elastic@h", alone),
        ("https://VnVhQ2ZHY0JDZGJrU@h", alone),
        ("https://:changeme@h", alone),
        ("https://:@h", alone),
        ("https://elastic@h,https://elastic@i", alone),
        ("https://u:p@n1,n2", "write the whole URL for each"),
        ("https://u:p@n1,https://n2", "differ in more than host and port"),
        ("https://u:p@n1,https://u:q@n2", "differ in more than host and port"),
        ("https://n1,http://n2", "differ in more than host and port"),
        ("https://n1/a,https://n2/b", "differ in more than host and port"),
        ("https://n1/a%2Fb,https://n2/a/b", "differ in more than host and port"),
        ("https://n1/a,https://n2/a/", "differ in more than host and port"),
        ("https://h?pretty=true", "no client of Elasticsearch sends the parameters"),
        ("https://h/?api_key=x", "no client of Elasticsearch sends the parameters"),
        ("https://h#x", "%23"),
        // The examples of elastic-transport.
        ("cluster:d2VzdGV1cm9wZS5henVyZS5lbGFzdGljLWNsb3VkLmNvbTo5MjQzJGUyODUyOGVj", cloud),
        ("my cluster:bG9jYWxob3N0JGFiY2QkZWZnaA==", cloud),
        (":dXMtZWFzdC0xLmF3cy5mb3VuZC5pbyQ0ZmE4ODIxZTc1NjM0MDMyYmVk", cloud),
        ("localhost:9200", "it has no scheme"),
        ("localhost", "it has no scheme"),
        ("n1:9200,n2:9200", "it has no scheme"),
        ("elasticsearch://h", "a variant"),
        ("opensearch+https://h", "a variant"),
        ("http://", "host is empty"),
        ("http://:9200", "host is empty"),
        ("http://h:", "port is empty"),
        ("http://n1,http://n2,,", "empty item"),
        ("http://n1 ,http://n2", "blank"),
        ("https://u:a/b@h", "%40"),
        ("https://a/b@h", "%40"),
        ("couchdb://h", "it is a CouchDB URL"),
    ] {
        let error = text.parse::<Elasticsearch>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

#[derive(Debug, Config)]
struct App {
    elasticsearch_url: Elasticsearch,
    clusters: Vec<Elasticsearch>,
}

#[test]
fn c7_a_handle_is_one_cluster_and_a_vec_has_several() {
    let list = "https://u:p@a/x,http://v:q,r@b:9200";
    let app = App::from_vars([("ELASTICSEARCH_URL", "http://a,http://b"), ("CLUSTERS", list)]).unwrap();
    assert_eq!(app.elasticsearch_url.nodes(), ["http://a:80", "http://b:80"]);
    let [a, b] = &*app.clusters else { panic!("{app:?}") };
    assert_eq!((a.username(), a.prefix(), b.username(), b.prefix()), (Some("u"), Some("x"), Some("v"), None));
    assert_eq!(b.nodes(), ["http://b:9200"]);
}
