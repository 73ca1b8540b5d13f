//! Services as data: the library's own, and a service of a user.

use factor3::resource::{
    EmptyHost, Endpoint, Hosts, LoneUserinfo, Parts, Postgres, Redis, Resource, Scheme, Service, Tls,
};
use factor3::{ExposeSecret, FromEnvStr, Kind, ValueError};

#[test]
fn the_kind_names_the_service() {
    assert!(matches!(Postgres::KIND, Kind::Resource(kind) if kind.name == "Postgres"));
    assert!(Redis::KIND.to_string().contains("Redis"));
}

/// A service of a user, with every rule that it may set.
#[derive(Debug)]
enum Broker {}

impl Service for Broker {
    const NAME: &'static str = "Broker";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("broker", 7000),
        Scheme::srv("broker+srv"),
        Scheme::new("broker+raw", 1).without_port(),
        Scheme::unix("broker+unix"),
    ];
    const EXAMPLE: &'static str = "broker://localhost";
    const HOSTS: Hosts = Hosts::Several;
    const EMPTY_HOST: EmptyHost = EmptyHost::Localhost;
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &["mode"];

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        match parts.param("mode") {
            None => {}
            Some("secure") => parts.set_tls(Tls::Require),
            Some(_) => return Err(ValueError::because("its mode must be secure")),
        }
        Ok(())
    }
}

#[test]
fn a_user_can_define_a_service() {
    type Url = Resource<Broker>;
    let url: Url = "broker://t0ken@a,b:7001/x/y%2Fz?mode=secure&page=2".parse().unwrap();
    assert_eq!(url.password().unwrap().expose_secret(), "t0ken");
    assert_eq!((url.tls(), url.path()), (Tls::Require, Some("x/y/z")));
    assert_eq!(url.to_string(), "broker://***@a:7000,b:7001/x/y/z?mode=secure&page=***");
    assert_eq!(format!("{url:?}"), format!("Broker({url})"));
    assert_eq!(url.clone().expose_url(), url.expose_url());

    let url: Url = "broker+srv://cluster.example".parse().unwrap();
    assert_eq!(url.endpoints(), [Endpoint::Srv { host: "cluster.example".into() }]);
    assert_eq!((url.host(), url.port(), url.tls()), ("cluster.example", 7000, Tls::VerifyFull));
    assert_eq!(url.to_string(), "broker+srv://cluster.example");

    let url: Url = "broker+unix:///run/a%20b.sock".parse().unwrap();
    assert_eq!(url.endpoints(), [Endpoint::Unix("/run/a b.sock".into())]);
    assert_eq!(url.to_string(), "broker+unix:///run/a%20b.sock");

    for (text, fix) in [
        ("broker+srv://cluster.example:1", "remove the port"),
        ("broker+raw://h", "this scheme has no default"),
        ("broker+unix://h/run/x", "absolute path without a host"),
        ("broker+unix://", "absolute path without a host"),
        ("broker+unix:///", "absolute path without a host"),
        ("broker://h?mode=x", "its mode must be secure"),
    ] {
        let error = text.parse::<Url>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

/// A service whose hosts are a list of URLs, with a user and a path.
#[derive(Debug)]
enum Cluster {}

impl Service for Cluster {
    const NAME: &'static str = "Cluster";
    const SCHEMES: &'static [Scheme] = &[Scheme::new("cluster", 7000), Scheme::tls("clusters", 7001)];
    const EXAMPLE: &'static str = "cluster://localhost";
    const HOSTS: Hosts = Hosts::Urls;
    const BARE_HOSTS: bool = true;
    const SHOW_PATH: bool = true;
}

#[test]
fn a_list_of_urls() {
    type Urls = Resource<Cluster>;
    for (text, shown) in [
        ("cluster://a,b:1", "cluster://a:7000,b:1"),
        ("cluster://a,cluster://b:1", "cluster://a:7000,b:1"),
        ("cluster://a,cluster://b,c", "cluster://a:7000,b:7000,c:7000"),
        ("CLUSTER://[::1]:1,Cluster://[::2]", "cluster://[::1]:1,[::2]:7000"),
        ("clusters://u:p,@a/x?y=1,clusters://u:p%2C@b/x?y=1", "clusters://u:***@a:7001,b:7001/x?y=***"),
        ("a", "cluster://a:7000"),
        ("a:1,b,[::1]:2", "cluster://a:1,b:7000,[::1]:2"),
        // A host with the name of the scheme.
        ("cluster:9092", "cluster://cluster:9092"),
    ] {
        let urls: Urls = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(urls.to_string(), shown, "{text}");
        assert_eq!(urls.expose_url(), text);
    }
    let differs = "differ in more than host and port";
    for (text, fix) in [
        ("cluster://a,clusters://b", differs),
        ("cluster://u:p@a,cluster://b", differs),
        ("cluster://u:p@a,cluster://u:q@b", differs),
        ("cluster://u:p@a,cluster://v:p@b", differs),
        ("cluster://u:@a,cluster://u@b", differs),
        ("cluster://a/x,cluster://b", differs),
        ("cluster://a/,cluster://b", differs),
        ("cluster://a?x=1,cluster://b?x=2", differs),
        ("cluster://u:p@a,b", "write the whole URL for each"),
        ("cluster://a,,", "empty item"),
        ("cluster://a,,cluster://b", "empty item"),
        (",a", "empty item"),
        ("cluster://a,cluster://", "its host is empty"),
        ("cluster://a cluster://b", "blank"),
        ("cluster://a,other://b", "begin it as the example does"),
        ("u:p@a", "it has no scheme"),
        ("a/x", "it has no scheme"),
        ("a?x=1", "it has no scheme"),
    ] {
        let error = text.parse::<Urls>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
    let many = vec!["cluster://a"; 256].join(",");
    assert_eq!(many.parse::<Urls>().unwrap().endpoints().len(), 256);
    assert!((many + ",cluster://b").parse::<Urls>().unwrap_err().to_string().contains("more than 256"));
    let all: Vec<Urls> = Vec::from([("cluster://a,cluster://b").parse().unwrap()]);
    assert_eq!(all[0].endpoints().len(), 2);
}
