//! A service as data: ours, and one of the user's own.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use factor3::resource::{
    EmptyHost, Endpoint, Hosts, LoneUserinfo, Parts, Postgres, Redis, Resource, Scheme, Service, Tls, service,
};
use factor3::{ExposeSecret, FromEnvStr, Kind, ValueError};

#[test]
fn the_kind_names_the_service() {
    assert!(matches!(Postgres::KIND, Kind::Resource(kind) if kind.name == "Postgres"));
    assert!(Redis::KIND.to_string().contains("Redis"));
    fn example<S: Service>() {
        assert!(S::EXAMPLE.parse::<Resource<S>>().is_ok(), "{}", S::EXAMPLE);
    }
    example::<service::Postgres>();
    example::<service::Redis>();
    example::<service::Smtp>();
    example::<service::Http>();
}

/// A service from outside, with every rule that it may set.
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
fn a_service_of_the_users_own() {
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
        ("broker+srv://cluster.example:1", "leave the port away"),
        ("broker+raw://h", "this scheme has no default"),
        ("broker+unix://h/run/x", "absolute path and without a host"),
        ("broker+unix://", "absolute path and without a host"),
        ("broker+unix:///", "absolute path and without a host"),
        ("broker://h?mode=x", "its mode must be secure"),
    ] {
        let error = text.parse::<Url>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}
