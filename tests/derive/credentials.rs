//! `username` and `password`: parts of a resource that come from variables of their own.

#![allow(dead_code, reason = "the tests look at what loads")]

use std::fs;

#[cfg(feature = "contract")]
use factor3::contract::Contract;
use factor3::resource::{
    AzureBlob, Elasticsearch, Memcached, MongoDb, Mqtt, Nats, Postgres, Redis, S3, Smtp, Tls,
};
use factor3::{Config, Env, ExposeSecret, Origin, Reason, SecretString, ValueError};

use crate::scratch::Scratch;

#[derive(Debug, Config)]
struct App {
    /// Primary database.
    #[config(username, password)]
    database_url: Postgres,
}

const URL: (&str, &str) = ("DATABASE_URL", "postgres://db.internal/orders");
const USER: (&str, &str) = ("DATABASE_USER", "shop@eu");
const PASSWORD: (&str, &str) = ("DATABASE_PASSWORD", "100% s/cr@t:?#[]");

fn exposed(secret: Option<&SecretString>) -> Option<&str> {
    secret.map(ExposeSecret::expose_secret)
}

fn problems<T: Config + std::fmt::Debug>(vars: &[(&str, &str)]) -> Vec<String> {
    let error = T::from_vars(vars.to_vec()).unwrap_err();
    error.problems().iter().map(ToString::to_string).collect()
}

#[test]
fn the_parts_are_raw_text_and_enter_the_handle() {
    let db = App::from_vars([URL, USER, PASSWORD]).unwrap().database_url;
    assert_eq!((db.username(), exposed(db.password())), (Some(USER.1), Some(PASSWORD.1)));
    assert_eq!((db.host(), db.database()), ("db.internal", Some("orders")));
    let url = db.expose_url();
    assert_eq!(url, "postgres://shop%40eu:100%25%20s%2Fcr%40t%3A%3F%23%5B%5D@db.internal/orders");
    let again: Postgres = url.parse().unwrap();
    assert_eq!((again.username(), exposed(again.password())), (Some(USER.1), Some(PASSWORD.1)));
}

#[test]
fn no_part_of_the_password_is_printed() {
    let loaded = App::load(&Env::from_vars([URL, ("DATABASE_USER", "shop"), PASSWORD])).unwrap();
    assert_eq!(
        format!("{:?}", loaded.config),
        "App { database_url: Postgres(postgres://shop:***@db.internal:5432/orders) }"
    );
    assert_eq!(
        loaded.summary.to_string(),
        "DATABASE_URL       environment\nDATABASE_USER      environment\nDATABASE_PASSWORD  environment\n"
    );
}

#[test]
fn both_are_optional_and_a_user_may_be_in_the_url() {
    let db = App::from_vars([URL]).unwrap().database_url;
    assert_eq!((db.username(), exposed(db.password())), (None, None));
    let url = ("DATABASE_URL", "postgres://shop@db.internal/orders");
    let db = App::from_vars([url, PASSWORD]).unwrap().database_url;
    assert_eq!((db.username(), exposed(db.password())), (Some("shop"), Some(PASSWORD.1)));
    let whole = ("DATABASE_URL", "postgres://shop:pw@db.internal/orders");
    assert_eq!(exposed(App::from_vars([whole]).unwrap().database_url.password()), Some("pw"));
}

#[test]
fn different_parts_are_an_error_that_names_both_variables() {
    let url = ("DATABASE_URL", "postgres://app:pw@db.internal/orders");
    assert_eq!(
        problems::<App>(&[url, USER, PASSWORD]),
        [
            "DATABASE_URL and DATABASE_USER hold different user names: remove the user name from DATABASE_URL",
            "DATABASE_URL and DATABASE_PASSWORD hold different passwords: remove the password from DATABASE_URL",
        ]
    );
    let error = App::from_vars([url, PASSWORD]).unwrap_err();
    assert_eq!(*error.problems()[0].reason(), Reason::Conflict);
    assert_eq!(error.problems()[0].variable(), "DATABASE_URL");
    assert!(!error.to_string().contains("s/cr"));
}

#[test]
fn equal_parts_are_a_warning() {
    let url = ("DATABASE_URL", "postgres://app:p%40w@db.internal/orders");
    let loaded = App::load(&Env::from_vars([url, ("DATABASE_PASSWORD", "p@w")])).unwrap();
    let [warning] = loaded.summary.warnings() else { panic!("one") };
    assert_eq!((warning.code(), warning.variable()), ("in_url", "DATABASE_URL"));
    assert_eq!(
        warning.to_string(),
        "DATABASE_URL holds the password that DATABASE_PASSWORD holds, too: remove it from DATABASE_URL"
    );
    assert_eq!(exposed(loaded.config.database_url.password()), Some("p@w"));
}

#[test]
fn a_part_without_its_url_is_an_error_that_names_both_variables() {
    #[derive(Debug, Config)]
    struct Optional {
        #[config(password)]
        cache_url: Option<Redis>,
    }
    assert_eq!(
        problems::<Optional>(&[("CACHE_PASSWORD", "s3cret")]),
        ["CACHE_PASSWORD (set) requires CACHE_URL (not set): set CACHE_URL, or remove CACHE_PASSWORD"]
    );
    assert!(Optional::from_vars([("CACHE_PASSWORD", "")]).unwrap().cache_url.is_none());
    let all = [("CACHE_URL", "redis://cache"), ("CACHE_PASSWORD", "s3cret")];
    let cache = Optional::from_vars(all).unwrap().cache_url.unwrap();
    assert_eq!(exposed(cache.password()), Some("s3cret"));
    // A required URL is reported as missing.
    assert_eq!(problems::<App>(&[PASSWORD]), ["DATABASE_URL is not set"]);
}

#[test]
fn a_service_that_needs_a_user_says_where_to_write_it() {
    #[derive(Debug, Config)]
    struct Documents {
        #[config(username, password)]
        mongodb_uri: MongoDb,
        #[config(password = "EVENTS_SECRET")]
        events_url: MongoDb,
    }
    let url = "mongodb://db.internal/shop";
    assert_eq!(
        problems::<Documents>(&[
            ("MONGODB_URI", url),
            ("MONGODB_PASSWORD", "x"),
            ("EVENTS_URL", url),
            ("EVENTS_SECRET", "x"),
        ]),
        [
            "MONGODB_URI with MONGODB_PASSWORD needs a user: set MONGODB_USER, or write it before the host, as in \
             scheme://USER@host",
            "EVENTS_URL with EVENTS_SECRET needs a user: write it before the host, as in scheme://USER@host",
        ]
    );
    // The client of PostgreSQL takes the user from elsewhere.
    assert!(App::from_vars([URL, PASSWORD]).unwrap().database_url.username().is_none());
}

#[test]
fn a_store_says_where_its_key_id_belongs_and_the_fix_loads() {
    #[derive(Debug, Config)]
    struct Store {
        #[config(password = "STORE_SECRET")]
        store_url: S3,
    }
    let load = |url| Store::from_vars([("STORE_URL", url), ("STORE_SECRET", "wJa/bPx")]);
    assert_eq!(
        load("https://minio.internal/uploads").unwrap_err().problems()[0].to_string(),
        "STORE_URL with STORE_SECRET needs a user: write the key's id as the user, https://KEY@ENDPOINT/bucket"
    );
    let store = load("https://AKIDEXAMPLE@minio.internal/uploads").unwrap().store_url;
    assert_eq!((store.access_key_id(), store.bucket()), (Some("AKIDEXAMPLE"), "uploads"));
    assert_eq!(exposed(store.secret_access_key()), Some("wJa/bPx"));
    // What else is wrong with the URL is told, and not that its secret is missing.
    let error = load("https://AKIDEXAMPLE@minio.internal/b").unwrap_err().problems()[0].to_string();
    assert!(error.contains("bucket") && !error.contains("KEY:SECRET@"), "{error}");
}

#[test]
fn a_url_that_lacks_its_password_is_refused_if_the_variable_is_not_set() {
    #[derive(Debug, Config)]
    struct Search {
        #[config(username, password)]
        search_url: Elasticsearch,
    }
    let [problem] = &problems::<Search>(&[("SEARCH_URL", "https://elastic@search:9200")])[..] else {
        panic!("one")
    };
    assert!(problem.contains("it has only a user or only a password"), "{problem}");
}

#[test]
fn what_a_url_is_refused_for_is_refused_with_a_password_apart_too() {
    #[derive(Debug, Config)]
    struct Cache {
        #[config(password)]
        cache_url: Redis,
    }
    for authority in [
        "db&password=hunter@zwei", "db;user=app&password=x@zwei", "db%3Fpassword=x@zwei",
        r"db\password@zwei", "db user@zwei", "a@b@zwei",
    ] {
        for password in [None, Some("s3cret")] {
            let vars = |names: [&'static str; 2], scheme| {
                let url = format!("{scheme}://{authority}");
                let password = password.map(|password: &str| (names[1], password.to_owned()));
                [(names[0], url)].into_iter().chain(password).collect::<Vec<_>>()
            };
            let database = App::from_vars(vars(["DATABASE_URL", "DATABASE_PASSWORD"], "postgres"));
            let cache = Cache::from_vars(vars(["CACHE_URL", "CACHE_PASSWORD"], "redis"));
            assert!(database.is_err() && cache.is_err(), "{authority}: {database:?} {cache:?}");
        }
    }
    // A user that is written with an escape stays as it is.
    let vars = [("CACHE_URL", "redis://a%2db@h"), ("CACHE_PASSWORD", "s3cret")];
    let cache = Cache::from_vars(vars).unwrap().cache_url;
    assert_eq!((cache.username(), cache.expose_url()), (Some("a-b"), "redis://a%2db:s3cret@h"));
}

#[test]
fn a_refusal_of_the_service_is_told_with_both_names() {
    #[derive(Debug, Config)]
    struct Store {
        #[config(password = "BLOB_KEY")]
        blob_url: AzureBlob,
    }
    let blobs = "https://shop.blob.core.windows.net/uploads";
    assert_eq!(
        problems::<Store>(&[("BLOB_URL", blobs), ("BLOB_KEY", "not base64")]),
        [
            "BLOB_URL with BLOB_KEY is refused: its AccountKey is not base64 (a multiple of 4 letters, digits, + and /, \
             with = at the end): copy the whole key"
        ]
    );
    let signed = format!("{blobs}?sv=2022-11-02&sig=x");
    let [problem] = &problems::<Store>(&[("BLOB_URL", &signed), ("BLOB_KEY", "c2VjcmV0")])[..] else {
        panic!("one")
    };
    assert!(problem.starts_with("BLOB_URL with BLOB_KEY is refused: it has a shared access"), "{problem}");
}

#[test]
fn a_user_in_the_query_cannot_be_joined() {
    let url = ("DATABASE_URL", "postgres:///orders?host=/run/postgresql&user=shop");
    assert_eq!(
        problems::<App>(&[url, PASSWORD]),
        [
            "DATABASE_URL with DATABASE_PASSWORD is refused: it has its user or password in the query: write the user \
             before the host, as in scheme://USER@host"
        ]
    );
}

#[test]
fn names_follow_the_url_or_are_given_and_take_the_prefixes() {
    #[derive(Debug, Config)]
    struct Store {
        #[config(password)]
        url: Redis,
    }
    #[derive(Debug, Config)]
    #[config(prefix = "SHOP_")]
    struct Names {
        #[config(username = "DB_LOGIN", password = "DB_SECRET")]
        db_uri: Postgres,
        #[config(no_prefix, password)]
        mail_endpoint: Smtp,
        #[config(env = "BUS", password)]
        bus: Option<Nats>,
        #[config(flatten, prefix = "CACHE_")]
        cache: Store,
    }
    let variables = Names::SCHEMA.variables();
    let names: Vec<&str> = variables.iter().map(|variable| variable.name()).collect();
    assert_eq!(
        names,
        [
            "SHOP_DB_URI", "SHOP_DB_LOGIN", "SHOP_DB_SECRET", "MAIL_ENDPOINT", "MAIL_PASSWORD", "SHOP_BUS",
            "SHOP_BUS_PASSWORD", "SHOP_CACHE_URL", "SHOP_CACHE_PASSWORD",
        ]
    );
    assert!(variables[2].kind().is_secret() && !variables[2].is_required());
    assert_eq!(variables[2].field(), "Names.db_uri");
}

#[test]
fn the_old_names_of_a_derived_name_follow_those_of_the_url() {
    #[derive(Debug, Config)]
    struct Renamed {
        #[config(password, renamed_from = "DB_URL")]
        database_url: Postgres,
    }
    let env = Env::from_vars([("DB_URL", "postgres://shop@db/orders"), ("DB_PASSWORD", "s3cret")]);
    let loaded = Renamed::load(&env).unwrap();
    assert_eq!(exposed(loaded.config.database_url.password()), Some("s3cret"));
    let warnings: Vec<String> = loaded.summary.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "DB_URL is an old name of DATABASE_URL: set DATABASE_URL instead",
            "DB_PASSWORD is an old name of DATABASE_PASSWORD: set DATABASE_PASSWORD instead",
        ]
    );
}

#[test]
fn the_parts_may_come_from_files_and_credentials() {
    #[derive(Debug, Config)]
    #[config(secret_files)]
    struct Files {
        #[config(username, password)]
        database_url: Postgres,
    }
    let scratch = Scratch::new();
    let (user, password) = (scratch.path().join("user"), scratch.path().join("DATABASE_PASSWORD"));
    fs::write(&user, "shop\n").unwrap();
    fs::write(&password, "p w\n").unwrap();
    let env = Env::from_vars([
        ("DATABASE_URL", "postgres://db/orders"),
        ("DATABASE_USER_FILE", user.to_str().unwrap()),
        ("CREDENTIALS_DIRECTORY", scratch.path().to_str().unwrap()),
    ]);
    let loaded = Files::load(&env).unwrap();
    let db = loaded.config.database_url;
    assert_eq!((db.username(), exposed(db.password())), (Some("shop"), Some("p w")));
    let origins: Vec<Origin> = loaded.summary.origins().map(|(_, origin)| origin).collect();
    assert_eq!(origins, [Origin::Environment, Origin::File, Origin::Credential]);
}

#[test]
fn a_check_of_the_field_sees_the_whole_resource() {
    fn has_password(db: &Postgres) -> Result<(), ValueError> {
        db.password().map(|_| ()).ok_or(ValueError::because("it has no password"))
    }
    #[derive(Debug, Config)]
    struct Checked {
        #[config(password, validate = has_password)]
        database_url: Postgres,
    }
    let url = ("DATABASE_URL", "postgres://shop@db/orders");
    assert!(Checked::from_vars([url, PASSWORD]).is_ok());
    assert_eq!(problems::<Checked>(&[url]), ["DATABASE_URL was rejected: it has no password"]);
}

#[test]
fn defaults_of_each_kind_take_a_password() {
    fn cache() -> Redis {
        "redis://localhost/1".parse().unwrap()
    }
    #[derive(Debug, Config)]
    struct Defaults {
        #[config(password, default = "postgres://shop@localhost/orders")]
        database_url: Postgres,
        #[config(password, default_with = cache())]
        cache_url: Redis,
    }
    let app = Defaults::from_vars([("DATABASE_PASSWORD", "a"), ("CACHE_PASSWORD", "b")]).unwrap();
    assert_eq!(exposed(app.database_url.password()), Some("a"));
    assert_eq!((exposed(app.cache_url.password()), app.cache_url.database()), (Some("b"), 1));
    assert!(Defaults::from_vars::<_, &str, &str>([]).unwrap().cache_url.password().is_none());
}

#[test]
fn an_optional_struct_is_there_if_its_password_is_set() {
    #[derive(Debug, Config)]
    struct Outer {
        #[config(flatten)]
        app: Option<App>,
    }
    assert!(Outer::from_vars::<_, &str, &str>([]).unwrap().app.is_none());
    let [problem] = &problems::<Outer>(&[PASSWORD])[..] else { panic!("one") };
    assert!(problem.starts_with("DATABASE_URL is not set"), "{problem}");
    let app = Outer::from_vars([URL, USER, PASSWORD]).unwrap().app.unwrap();
    assert_eq!(exposed(app.database_url.password()), Some(PASSWORD.1));
}

#[test]
fn other_fields_keep_their_places() {
    #[derive(Debug, Config)]
    #[config(all_or_none(database_url, port))]
    struct Among {
        before: Option<u16>,
        #[config(username, password)]
        database_url: Option<Postgres>,
        port: Option<u16>,
        #[config(default_from = port)]
        metrics_port: Option<u16>,
        #[config(skip = 7)]
        skipped: u8,
        #[config(required_if(port = 80))]
        last: Option<String>,
    }
    let vars = [("BEFORE", "1"), URL, USER, PASSWORD, ("PORT", "80"), ("LAST", "x")];
    let among = Among::from_vars(vars).unwrap();
    assert_eq!(
        (among.before, among.port, among.metrics_port, among.skipped),
        (Some(1), Some(80), Some(80), 7)
    );
    assert_eq!(exposed(among.database_url.unwrap().password()), Some(PASSWORD.1));
    let [port] = &problems::<Among>(&[URL])[..] else { panic!("one") };
    assert!(port.starts_with("DATABASE_URL (set), PORT (not set)"), "{port}");
}

/// A problem after a resource blames its own variable, however the resource is declared.
#[test]
fn a_problem_after_a_resource_names_its_variable() {
    fn cache() -> Redis {
        "redis://cache".parse().unwrap()
    }
    #[derive(Debug, Config)]
    struct Several {
        #[config(username, password)]
        orders_url: Option<Postgres>,
        a: u8,
        #[config(password, default_with = cache())]
        cache_url: Redis,
        b: u8,
        #[config(username, password, default = "postgres://db/stock")]
        stock_url: Postgres,
        c: u8,
        #[config(username, password)]
        database_url: Postgres,
        d: u8,
    }
    let error = Several::from_vars([URL, ("A", "x"), ("B", "x"), ("C", "x"), ("D", "x")]).unwrap_err();
    let names: Vec<&str> = error.problems().iter().map(factor3::Problem::variable).collect();
    assert_eq!(names, ["A", "B", "C", "D"]);
    let error = Several::from_vars([("A", "x")]).unwrap_err();
    let names: Vec<&str> = error.problems().iter().map(factor3::Problem::variable).collect();
    assert_eq!(names, ["A", "B", "C", "DATABASE_URL", "D"]);
}

#[test]
fn each_service_gives_the_parts_its_meaning() {
    #[derive(Debug, Config)]
    struct Services {
        #[config(username = "S3_KEY_ID", password = "S3_SECRET_KEY")]
        s3_url: Option<S3>,
        #[config(password = "AZURE_ACCOUNT_KEY")]
        azure_url: Option<AzureBlob>,
        #[config(username, password)]
        nats_url: Option<Nats>,
        #[config(username, password)]
        search_url: Option<Elasticsearch>,
        #[config(username, password)]
        smtp_url: Option<Smtp>,
    }
    let load = |vars: &[(&str, &str)]| Services::from_vars(vars.to_vec()).unwrap();
    let (id, secret) = (("S3_KEY_ID", "AKIDEXAMPLE"), ("S3_SECRET_KEY", "wJa/bPx+"));
    for (url, endpoint, bucket, prefix) in [
        ("s3://uploads", None, "uploads", None),
        ("s3://up.loads_2/a/b%20c", None, "up.loads_2", Some("a/b c")),
        (
            "s3://uploads.nyc3.digitaloceanspaces.com/a",
            Some("https://nyc3.digitaloceanspaces.com"),
            "uploads",
            Some("a"),
        ),
        ("http://minio:9000/uploads/a", Some("http://minio:9000"), "uploads", Some("a")),
        ("https://uploads.s3.eu-west-1.amazonaws.com/a", None, "uploads", Some("a")),
    ] {
        let s3 = load(&[("S3_URL", url), id, secret]).s3_url.unwrap();
        assert_eq!(
            (s3.access_key_id(), exposed(s3.secret_access_key())),
            (Some(id.1), Some(secret.1)),
            "{url}"
        );
        assert_eq!((s3.endpoint(), s3.bucket(), s3.prefix()), (endpoint, bucket, prefix), "{url}");
        assert!(!s3.to_string().contains("wJa"));
    }
    let url = ("AZURE_URL", "https://shop.blob.core.windows.net/uploads/a");
    let azure = load(&[url, ("AZURE_ACCOUNT_KEY", "c2VjcmV0")]).azure_url.unwrap();
    assert_eq!((azure.container(), azure.prefix()), (Some("uploads"), Some("a")));
    assert_eq!(exposed(azure.account_key()), Some("c2VjcmV0"));
    let text = ("AZURE_URL", "AccountName=shop");
    let azure = load(&[text, ("AZURE_ACCOUNT_KEY", "c2VjcmV0")]).azure_url.unwrap();
    assert_eq!(exposed(azure.account_key()), Some("c2VjcmV0"));

    // Without a user, the password of NATS is the token. Each server of a list gets the credentials.
    let nats = load(&[("NATS_URL", "nats://n1,n2:4223"), ("NATS_PASSWORD", "t@ken")]).nats_url.unwrap();
    assert_eq!((nats.username(), exposed(nats.token())), (None, Some("t@ken")));
    assert_eq!(nats.servers(), ["nats://n1:4222", "nats://n2:4223"]);
    let vars = [("NATS_URL", "tls://n1,tls://n2"), ("NATS_USER", "app"), ("NATS_PASSWORD", "p,w")];
    let nats = load(&vars).nats_url.unwrap();
    assert_eq!((nats.username(), exposed(nats.password())), (Some("app"), Some("p,w")));
    let bare = [("NATS_URL", "n1:4222,n2:4222"), ("NATS_USER", "app"), ("NATS_PASSWORD", "p,w")];
    assert_eq!(load(&bare).nats_url.unwrap().endpoints().len(), 2);

    // Alone, the URL would lack its password.
    let vars = [("SEARCH_URL", "https://elastic@search:9200/es"), ("SEARCH_PASSWORD", "p@w")];
    let search = load(&vars).search_url.unwrap();
    assert_eq!((search.username(), exposed(search.password())), (Some("elastic"), Some("p@w")));
    assert_eq!(search.prefix(), Some("es"));

    // A password makes TLS required, wherever it comes from.
    let url = ("SMTP_URL", "smtp://mail.example.com");
    assert_eq!(load(&[url]).smtp_url.unwrap().tls(), Tls::Off);
    let mail = load(&[url, ("SMTP_USER", "a@b"), ("SMTP_PASSWORD", "x")]).smtp_url.unwrap();
    assert_eq!((mail.tls(), mail.username()), (Tls::VerifyFull, Some("a@b")));
}

/// A list whose URLs differ in more than the host would lose that with its credentials, such as its TLS.
#[test]
fn a_list_keeps_each_scheme_and_each_user() {
    #[derive(Debug, Config)]
    struct Lists {
        #[config(username, password)]
        nats_url: Option<Nats>,
        #[config(username, password)]
        search_url: Option<Elasticsearch>,
        #[config(username, password)]
        cache_url: Option<Memcached>,
    }
    for (name, credentials, list) in [
        ("NATS_URL", "NATS", "nats://n1,tls://n2"),
        ("NATS_URL", "NATS", "tls://n1,nats://n2"),
        ("SEARCH_URL", "SEARCH", "https://n1:9200,http://n2:9200"),
        ("SEARCH_URL", "SEARCH", "http://n1:9200,https://n2:9200"),
        ("SEARCH_URL", "SEARCH", "https://alice@n1:9200,https://bob@n2:9200"),
        ("SEARCH_URL", "SEARCH", "https://n1:9200,https://bob@n2:9200"),
        ("SEARCH_URL", "SEARCH", "https://alice:pw@n1:9200,https://alice@n2:9200"),
        ("CACHE_URL", "CACHE", "memcached://m1,memcache+tls://m2"),
        ("CACHE_URL", "CACHE", "memcache+tls://m1,memcached://m2"),
    ] {
        let (user, password) = (format!("{credentials}_USER"), format!("{credentials}_PASSWORD"));
        for apart in [&[(&*password, "s3cret")][..], &[(&*user, "alice"), (&*password, "s3cret")]] {
            let vars: Vec<(&str, &str)> = [(name, list)].into_iter().chain(apart.iter().copied()).collect();
            let [problem] = &problems::<Lists>(&vars)[..] else { panic!("{list}: one") };
            assert!(problem.starts_with(name), "{list}: {problem}");
        }
    }
    for list in [
        "https://alice@n1:9200, https://alice@n2:9200",
        "https://alice@n1:9200,https://alice:@n2:9200,",
        "HTTPS://alice@n1:9200,https://alice@n2:9200",
    ] {
        let search =
            Lists::from_vars([("SEARCH_URL", list), ("SEARCH_PASSWORD", "p,w")]).unwrap().search_url.unwrap();
        assert_eq!((search.username(), exposed(search.password())), (Some("alice"), Some("p,w")), "{list}");
        assert_eq!(search.nodes(), ["https://n1:9200", "https://n2:9200"], "{list}");
    }
}

#[test]
fn a_broker_needs_a_user_for_a_password() {
    #[derive(Debug, Config)]
    struct App {
        #[config(username, password)]
        mqtt_url: Mqtt,
    }
    let url = ("MQTT_URL", "mqtts://broker.internal");
    assert_eq!(
        problems::<App>(&[url, ("MQTT_PASSWORD", "s3cret")]),
        ["MQTT_URL with MQTT_PASSWORD needs a user: set MQTT_USER, or write it before the host, as in \
             scheme://USER@host"]
    );
    let load = |vars: &[(&str, &str)]| App::from_vars(vars.to_vec()).unwrap().mqtt_url;
    let broker = load(&[url, ("MQTT_USER", "meter"), ("MQTT_PASSWORD", "s3cret")]);
    assert_eq!((broker.username(), exposed(broker.password())), (Some("meter"), Some("s3cret")));
    let broker = load(&[("MQTT_URL", "mqtts://meter@broker.internal"), ("MQTT_PASSWORD", "s3cret")]);
    assert_eq!((broker.username(), exposed(broker.password())), (Some("meter"), Some("s3cret")));
    // Several brokers take a token as the user, and no password.
    let broker = load(&[url, ("MQTT_USER", "t0ken")]);
    assert_eq!((broker.username(), exposed(broker.password())), (Some("t0ken"), None));
}

#[cfg(feature = "contract")]
#[test]
fn the_url_is_no_secret_of_the_deploy_any_more() {
    let kubernetes = Contract::new("shop").process("web", App::SCHEMA).kubernetes();
    let (config, secret) = kubernetes.split_once("kind: Secret").map_or_else(
        || panic!("a secret: {kubernetes}"),
        |(config, secret)| (config.to_owned(), secret.to_owned()),
    );
    let (with_url, with_password) =
        if config.contains("DATABASE_URL:") { (&config, &secret) } else { (&secret, &config) };
    assert!(with_url.contains("kind: ConfigMap") && !with_url.contains("DATABASE_PASSWORD:"), "{kubernetes}");
    assert!(with_password.contains("DATABASE_PASSWORD:"), "{kubernetes}");
    let example = Contract::new("shop").process("web", App::SCHEMA).dotenv_example();
    assert!(example.contains("Primary database: the password."), "{example}");
}

#[test]
fn different_parts_are_the_only_problem_of_a_resource() {
    fn never(_: &Postgres) -> Result<(), ValueError> {
        Err(ValueError::because("it is never good"))
    }
    #[derive(Debug, Config)]
    struct Checked {
        #[config(username, password, validate = never)]
        database_url: Postgres,
    }
    let url = ("DATABASE_URL", "postgres://app:pw@db.internal/orders");
    for (apart, part) in
        [(("DATABASE_USER", "shop"), "user names"), (("DATABASE_PASSWORD", "other"), "passwords")]
    {
        let [problem] = &problems::<Checked>(&[url, apart])[..] else { panic!("one") };
        assert!(problem.contains(&format!("hold different {part}")), "{problem}");
    }
}

#[test]
fn a_service_may_refuse_credentials_without_a_reason() {
    use factor3::resource::{Parts, Resource, Scheme, Service};
    #[derive(Debug)]
    enum Open {}
    impl Service for Open {
        const NAME: &'static str = "Open";
        const SCHEMES: &'static [Scheme] = &[Scheme::new("open", 7)];
        const EXAMPLE: &'static str = "open://localhost";
        fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
            if parts.password().is_some() { Err(ValueError::invalid()) } else { Ok(()) }
        }
    }
    #[derive(Debug, Config)]
    struct App {
        #[config(password)]
        open_url: Resource<Open>,
    }
    let vars = [("OPEN_URL", "open://user@door"), ("OPEN_PASSWORD", "s3cret")];
    assert_eq!(problems::<App>(&vars), ["OPEN_URL with OPEN_PASSWORD is refused"]);
}

#[test]
fn a_fix_names_the_place_of_the_url() {
    #[derive(Debug, Config)]
    #[config(secret_files)]
    struct Elsewhere {
        #[config(username, password, fallback = "PG_URL", renamed_from = "OLD_URL")]
        database_url: Postgres,
    }
    let scratch = Scratch::new();
    let url = "postgres://app:pw@db.internal/orders";
    let file = scratch.file("url", url);
    for (name, text, place) in [
        ("DATABASE_URL", url, "DATABASE_URL"),
        ("PG_URL", url, "PG_URL"),
        ("OLD_URL", url, "OLD_URL"),
        ("DATABASE_URL_FILE", file.to_str().unwrap(), "the file of DATABASE_URL_FILE"),
    ] {
        let message = problems::<Elsewhere>(&[(name, text), ("DATABASE_PASSWORD", "other")]);
        let end = format!("hold different passwords: remove the password from {place}");
        assert_eq!(message, [format!("{place} and DATABASE_PASSWORD {end}")]);
        let loaded = Elsewhere::load(&Env::from_vars([(name, text), ("DATABASE_USER", "app")])).unwrap();
        let warnings: Vec<String> = loaded.summary.warnings().iter().map(ToString::to_string).collect();
        let told =
            format!("{place} holds the user name that DATABASE_USER holds, too: remove it from {place}");
        assert!(warnings.contains(&told), "{warnings:?}");
    }
}

/// Nobody can remove a user from the code while a deploy does not start.
#[test]
fn a_variable_replaces_what_the_default_of_the_code_has() {
    fn queue() -> Nats {
        "nats://app:dev@localhost".parse().unwrap()
    }
    #[derive(Debug, Config)]
    struct Defaults {
        #[config(username, password, default = "postgres://dev@localhost/orders")]
        database_url: Postgres,
        #[config(username, password, default_with = queue())]
        nats_url: Nats,
    }
    let app = Defaults::from_vars([
        ("DATABASE_USER", "shop"),
        ("DATABASE_PASSWORD", "x"),
        ("NATS_USER", "bus"),
        ("NATS_PASSWORD", "y"),
    ]);
    let Defaults { database_url: db, nats_url: bus } = app.unwrap();
    assert_eq!((db.username(), exposed(db.password()), db.host()), (Some("shop"), Some("x"), "localhost"));
    assert_eq!((bus.username(), exposed(bus.password()), bus.host()), (Some("bus"), Some("y"), "localhost"));
    let app = Defaults::from_vars([("DATABASE_PASSWORD", "x")]).unwrap();
    assert_eq!(app.database_url.username(), Some("dev"));
}
