//! `with_username` and `with_password`: a credential that is apart from its URL changes nothing else of the URL.

use factor3::resource::*;
use factor3::{ExposeSecret, SecretString};

use crate::random::Xorshift;

/// Credentials as people choose them, and as generators make them. None contains another.
fn password(random: &mut Xorshift) -> String {
    const LETTERS: &[u8] = b" !\"#$%&'()*+,-./0123456789:;<=>?@ABCXYZ[\\]^_`abcxyz{|}~";
    // A run of stars alone is what a redactor leaves, and is refused.
    let mut password = "q7".to_owned();
    for _ in 0..random.below(24) {
        match random.below(20) {
            0 => password.push_str(
                random.one_of(&["${NAME}", "%40", "://", "\u{e4}\u{1f980}", "\\n", "&sslmode=x", "@b"]),
            ),
            _ => password.push(char::from(random.one_of(LETTERS))),
        }
    }
    password
}

/// What a URL says apart from its credentials.
fn rest<S: Service>(resource: &Resource<S>) -> impl PartialEq + std::fmt::Debug {
    (
        resource.scheme().to_owned(),
        resource.endpoints().to_vec(),
        resource.path().map(str::to_owned),
        resource.params().map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>(),
    )
}

/// Gives the resource credentials and compares what became of it. It returns false if the service refuses them.
fn keeps_the_rest<S: Service>(resource: &Resource<S>, random: &mut Xorshift) -> bool {
    let (user, secret) = (password(random).replace(':', ";"), password(random));
    let Ok(named) = resource.with_username(&user) else { return false };
    let Ok(whole) = named.with_password(&SecretString::from(&*secret)) else { return false };
    assert_eq!(whole.username(), Some(&*user), "{resource}");
    assert_eq!(whole.password().map(ExposeSecret::expose_secret), Some(&*secret), "{resource}");
    assert_eq!(rest(&whole), rest(resource), "{resource}");
    let again: Resource<S> = whole.expose_url().parse().expect("its own URL");
    assert_eq!(again.password().map(ExposeSecret::expose_secret), Some(&*secret), "{resource}");
    assert_eq!((again.to_string(), rest(&again)), (whole.to_string(), rest(&whole)));
    // A short secret may be in the URL by chance.
    let shown = format!("{whole} {whole:?}");
    assert!(secret.len() < 6 || !shown.contains(&*secret), "{shown}");
    true
}

macro_rules! each {
    ($service:expr, $url:expr, $random:expr; $($name:ident)*) => {
        match $service {
            $(stringify!($name) => match $url.parse::<$name>() {
                Ok(resource) => Some(keeps_the_rest(&resource, $random)),
                Err(_) => None,
            },)*
            _ => None,
        }
    };
}

#[test]
fn every_url_of_a_provider_takes_any_user_and_password() {
    let random = &mut Xorshift::new();
    let (mut taken, mut refused) = (0, Vec::new());
    for line in include_str!("../data/providers.tsv").lines().skip(1) {
        let mut columns = line.split('\t');
        let (Some(service), Some(url)) = (columns.next(), columns.next()) else { panic!("{line}") };
        let result = each!(service, url, random;
            Amqp ClickHouse CouchDb Elasticsearch Http Memcached MongoDb Mqtt MySql Nats Postgres Proxy Redis Smtp
        );
        match result {
            Some(true) => taken += 1,
            Some(false) => refused.push(url.to_owned()),
            None => {}
        }
    }
    assert!(taken > 100, "{taken}");
    // Their credentials are in the query, or they name a way to log in that takes no password.
    let is_known =
        |url: &&String| ["user=", "password=", "MONGODB-X509"].iter().any(|known| url.contains(known));
    refused.retain(|url| !is_known(&url));
    assert_eq!(refused, Vec::<String>::new());
}

#[test]
fn a_store_keeps_its_bucket_with_a_key_that_is_apart() {
    let random = &mut Xorshift::new();
    let mut taken = 0;
    for line in include_str!("../data/providers.tsv").lines().skip(1) {
        let mut columns = line.split('\t');
        let (Some("S3"), Some(url)) = (columns.next(), columns.next()) else { continue };
        let Ok(store) = url.parse::<S3>() else { continue };
        let (id, secret) = (password(random), password(random));
        let keyed = store.with_access_key(&id, &SecretString::from(&*secret)).unwrap_or_else(|error| {
            panic!("{url}: {error}");
        });
        assert_eq!(keyed.access_key_id(), Some(&*id));
        assert_eq!(keyed.secret_access_key().map(ExposeSecret::expose_secret), Some(&*secret));
        let rest = |store: &S3| {
            let owned = |text: Option<&str>| text.map(str::to_owned);
            (
                store.bucket().to_owned(),
                owned(store.prefix()),
                owned(store.endpoint()),
                owned(store.region()),
                store.tls(),
            )
        };
        assert_eq!(rest(&keyed), rest(&store), "{url}");
        taken += 1;
    }
    assert!(taken > 10, "{taken}");
}

#[test]
fn a_service_without_a_user_takes_the_password_alone() {
    let secret = SecretString::from("p@ss:w/rd");
    let redis = "redis://cache/2".parse::<Redis>().unwrap().with_password(&secret).unwrap();
    assert_eq!((redis.username(), redis.database()), (None, 2));
    assert_eq!(redis.expose_url(), "redis://:p%40ss%3Aw%2Frd@cache/2");
    let api = "https://api.example.com/v1".parse::<Http>().unwrap().with_password(&secret).unwrap();
    assert_eq!(api.expose_url(), "https://p%40ss%3Aw%2Frd@api.example.com/v1");
    assert_eq!(api.token().map(ExposeSecret::expose_secret), Some("p@ss:w/rd"));
}

#[test]
fn a_parameter_does_not_take_the_place_of_a_credential() {
    let secret = SecretString::from("s3cret");
    for text in [
        "postgres://shop@h?password=", "postgres://shop@h?user=", "postgres://h?user=",
        "postgres://shop@h?user=other",
    ] {
        let named = text.parse::<Postgres>().unwrap().with_username("boss");
        let is_read = |whole: &Postgres| {
            whole.username() == Some("boss")
                && whole.password().map(ExposeSecret::expose_secret) == Some("s3cret")
        };
        let whole = named.and_then(|named| named.with_password(&secret));
        assert!(whole.as_ref().map_or(true, is_read), "{text}: {whole:?}");
        assert!(whole.is_err(), "{text}");
    }
}

#[test]
fn a_service_without_userinfo_takes_none() {
    let secret = SecretString::from("s3cret");
    assert!("syslog://logs".parse::<Syslog>().unwrap().with_password(&secret).is_err());
    assert!("kafka:9092".parse::<Kafka>().unwrap().with_password(&secret).is_err());
    assert!("statsd://metrics".parse::<StatsD>().unwrap().with_username("shop").is_err());
}

#[test]
fn a_user_that_may_be_a_token_stays_a_user_without_a_password() {
    let broker = "mqtt://broker".parse::<Mqtt>().unwrap();
    let named = broker.with_username("meter@7").unwrap();
    assert_eq!((named.username(), named.password().is_some()), (Some("meter@7"), false));
    assert_eq!(
        (named.expose_url(), &*named.to_string()),
        ("mqtt://meter%407@broker", "mqtt://***@broker:1883")
    );
    let secret = SecretString::from("s3cret");
    assert_eq!(named.with_password(&secret).unwrap().expose_url(), "mqtt://meter%407:s3cret@broker");
    // A broker knows no password without a user.
    let error = broker.with_password(&secret).unwrap_err();
    assert!(error.to_string().contains("it has a password and no user"), "{error}");
}
