//! Accidents in accepted values: each causes one warning, and the fixed value causes none.

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;
use std::str::FromStr;

use factor3::resource::{
    Amqp, AzureBlob, Beanstalkd, ClickHouse, CouchDb, Elasticsearch, Http, Kafka, Memcached, MongoDb, Mqtt,
    MySql, Nats, Otlp, Postgres, Proxy, Redis, S3, SentryDsn, Smtp, Sqlite, StatsD, Syslog,
};
use factor3::{Base64, Config, Env, FromEnvStr, SecretBox, SecretString};

#[derive(Debug, PartialEq, Eq, FromEnvStr)]
pub(crate) enum Level {
    Debug,
    Info,
    Warning,
}

/// A type of the application that accepts any text.
#[derive(Debug)]
struct Template;

impl FromStr for Template {
    type Err = std::convert::Infallible;

    fn from_str(_: &str) -> Result<Self, Self::Err> {
        Ok(Self)
    }
}

/// One variable of each kind that accepts nearly any text.
#[derive(Debug, Default, Config)]
#[allow(dead_code, reason = "what counts is what is said of it")]
pub(crate) struct Accepting {
    text: Option<String>,
    dir: Option<PathBuf>,
    template: Option<Template>,
    api_key: Option<SecretString>,
    boxed_key: Option<SecretBox<String>>,
    signing_key: Option<Base64>,
    words: Option<Vec<String>>,
    #[config(separator = ";")]
    dirs: Option<Vec<PathBuf>>,
    tags: Option<HashSet<String>>,
    tokens: Option<Vec<SecretString>>,
    headers: Option<BTreeMap<String, String>>,
    keys: Option<BTreeMap<String, SecretString>>,
    database_url: Option<Postgres>,
    mysql_url: Option<MySql>,
    redis_url: Option<Redis>,
    amqp_url: Option<Amqp>,
    mongodb_url: Option<MongoDb>,
    mqtt_url: Option<Mqtt>,
    smtp_url: Option<Smtp>,
    api_url: Option<Http>,
    replica_urls: Option<Vec<Postgres>>,
}

/// The codes of the warnings about one variable.
pub(crate) fn codes<T: Config>(name: &str, value: &str) -> Vec<&'static str> {
    match T::load(&Env::from_vars([(name, value)])) {
        Ok(loaded) => {
            let warnings = loaded.summary.warnings();
            for text in warnings.iter().map(ToString::to_string) {
                assert!(!text.contains("hunter") && !text.contains(value), "{name}: {text}");
            }
            warnings.iter().map(factor3::Warning::code).collect()
        }
        Err(error) => panic!("{name}={value}: {error}"),
    }
}

/// Checks that each value causes one warning of this code, and that the value with the fix applied causes none.
pub(crate) fn warns(code: &str, cases: &[(&str, &str, &str)]) {
    for (name, bad, fixed) in cases {
        assert_eq!(codes::<Accepting>(name, bad), [code], "{name}={bad}");
        assert_eq!(codes::<Accepting>(name, fixed), [""; 0], "{name}={fixed}");
    }
}

#[test]
fn quotes_are_seen_in_every_type() {
    warns(
        "quoted",
        &[
            ("DIR", "\"/data\"", "/data"),
            ("TEMPLATE", "'a b'", "a b"),
            ("BOXED_KEY", "\"hunter2\"", "hunter2"),
            ("WORDS", "\"a,b\"", "a,b"),
            ("WORDS", "'a','b'", "a,b"),
            ("TAGS", "blue,'green'", "blue,green"),
            ("DIRS", "'/a';/b", "/a;/b"),
            ("TOKENS", "hunter2,\"hunter3\"", "hunter2,hunter3"),
            ("HEADERS", "'a=b,c=d'", "a=b,c=d"),
            ("KEYS", "a='hunter2',b=c", "a=hunter2,b=c"),
        ],
    );
}

#[test]
fn a_comment_that_came_along_is_seen() {
    warns(
        "comment",
        &[
            ("TEXT", "eu-west-1   # Ireland", "eu-west-1"),
            ("DIR", "/srv/data\t# the volume", "/srv/data"),
            ("API_KEY", "hunter2 #staging", "hunter2"),
            ("API_KEY", "# ask the platform team", "hunter2"),
            ("TOKENS", "hunter2, hunter3 # both", "hunter2, hunter3"),
            ("WORDS", "a, b # two", "a, b"),
            ("HEADERS", "a=1, b=2 # two", "a=1, b=2"),
        ],
    );
    for (name, good) in [
        ("TEXT", "Room #5"),
        ("TEXT", "C# and F#"),
        ("TEXT", "#general"),
        ("TEXT", "#fff"),
        ("TEXT", "%h # %m"),
        ("API_KEY", "p#ssw#rd"),
        ("API_KEY", "#hunter2"),
        ("WORDS", "#a, #b"),
        ("DIR", "/data/My Folder #1"),
        ("TEXT", "see\n# Title\n"),
    ] {
        assert_eq!(codes::<Accepting>(name, good), [""; 0], "{name}={good}");
    }
}

#[test]
fn a_variable_that_nothing_expanded_is_seen() {
    warns(
        "unexpanded",
        &[
            ("TEXT", "$HOST", "db"),
            ("TEXT", "%APPDATA%\\shop", "C:\\shop"),
            ("DIR", "$HOME/data", "/home/app/data"),
            ("DIR", "${HOME}/data", "/home/app/data"),
            ("DIR", "/srv/{{ tenant }}/data", "/srv/a/data"),
            ("DIRS", "/a;/srv/$TENANT/data", "/a;/srv/a/data"),
            ("TEMPLATE", "$(POD_NAME)", "a"),
            ("API_KEY", "$STRIPE_KEY", "hunter2"),
            ("API_KEY", "%STRIPE_KEY%", "hunter2"),
            ("API_KEY", "{{ stripe_key }}", "hunter2"),
            ("WORDS", "a,${B}", "a,b"),
            ("TOKENS", "hunter2,$TOKEN_2", "hunter2,hunter3"),
            ("KEYS", "a=$KEY_A", "a=hunter2"),
            ("DATABASE_URL", "postgres://app:$DB_PASSWORD@db/app", "postgres://app:hunter2@db/app"),
            ("REDIS_URL", "redis://:$REDIS_PASSWORD@cache", "redis://:hunter2@cache"),
            (
                "REPLICA_URLS",
                "postgres://db/a,postgres://$USER:x@db/a",
                "postgres://db/a,postgres://app:x@db/a",
            ),
        ],
    );
    for (name, good) in [
        ("TEXT", "costs $5"),
        ("TEXT", "$remote_addr"),
        ("TEXT", "%d %m%n"),
        ("API_KEY", "$ABCdef"),
        ("API_KEY", "%41bc%"),
        ("DIR", "/srv/$a"),
        ("DATABASE_URL", "postgres://app:$hunter2@db/app"),
    ] {
        assert_eq!(codes::<Accepting>(name, good), [""; 0], "{name}={good}");
    }
}

#[test]
fn the_form_of_the_variable_that_nothing_expanded_is_named() {
    for (name, bad, form) in [
        ("TEXT", "${HOST}", "variable such as ${NAME}"),
        ("DIR", "/srv/${TENANT}/a", "variable such as ${NAME}"),
        ("TEMPLATE", "$(POD_NAME)", "variable such as $(NAME)"),
        ("API_KEY", "${{ secrets.KEY }}", "expression such as ${{ name }}"),
        ("API_KEY", "{{ stripe_key }}", "expression such as {{ name }}"),
        ("API_KEY", "%STRIPE_KEY%", "variable such as %NAME%"),
        ("DIR", "$HOME/data", "variable such as $NAME"),
        ("WORDS", "a,$B_C", "variable such as $NAME"),
        ("DATABASE_URL", "postgres://app:$DB_PASSWORD@db/app", "variable such as $NAME"),
        ("DATABASE_URL", "postgres://app:%24%28DB_PASSWORD%29@db/app", "variable such as $(NAME)"),
    ] {
        let loaded = Accepting::load(&Env::from_vars([(name, bad)])).unwrap();
        let told = loaded.summary.warnings()[0].to_string();
        assert!(
            told.contains(&format!("{form} in it that nothing expanded: set the value itself")),
            "{told}"
        );
    }
}

#[test]
fn a_placeholder_is_seen_in_every_type() {
    warns(
        "placeholder",
        &[
            ("DIR", "<your-dir>", "/data"),
            ("SIGNING_KEY", "changeme", "3q2+7w=="),
            ("TOKENS", "changeme,hunter2", "hunter3,hunter2"),
            ("WORDS", "a,REPLACE_ME", "a,b"),
            ("KEYS", "a=hunter2,b=<token>", "a=hunter2,b=hunter3"),
            (
                "DATABASE_URL",
                "postgres://postgres.ref:[YOUR-PASSWORD]@db.test/postgres",
                "postgres://a:hunter2@db.test/b",
            ),
            (
                "MONGODB_URL",
                "mongodb+srv://app:<db_password>@cluster.test/app",
                "mongodb+srv://app:hunter2@cluster.test/app",
            ),
            ("MYSQL_URL", "mysql://app:CHANGE_ME@db/app", "mysql://app:hunter2@db/app"),
            ("MYSQL_URL", "mysql://your_user_here:x@db/app", "mysql://app:x@db/app"),
            ("REDIS_URL", "redis://:xxxxxxxx@cache", "redis://:hunter2@cache"),
            ("AMQP_URL", "amqp://app:PASSWORD@mq", "amqp://app:hunter2@mq"),
            ("API_KEY", "postgres://app:[YOUR-PASSWORD]@db/app", "postgres://app:hunter2@db/app"),
            ("TOKENS", "redis://:<password>@a,redis://:hunter2@b", "redis://:hunter3@a,redis://:hunter2@b"),
            // The example that the report itself shows.
            (
                "DATABASE_URL",
                "postgres://user:password@localhost:5432/database",
                "postgres://user:x@localhost:5432/database",
            ),
        ],
    );
}

#[test]
fn a_placeholder_that_is_percent_encoded_is_seen() {
    let good = "postgres://app:hunter2@db/app";
    warns(
        "placeholder",
        &[
            ("DATABASE_URL", "postgres://app:%3Cpassword%3E@db/app", good),
            ("DATABASE_URL", "postgres://app:%5BYOUR-PASSWORD%5D@db/app", good),
            ("DATABASE_URL", "postgres://app:ch%61ng%65me@db/app", good),
            ("DATABASE_URL", "postgres://%3Cyour%2Duser%3E:hunter2@db/app", good),
            ("MYSQL_URL", "mysql://app:%7Bpassword%7d@db/app", "mysql://app:hunter2@db/app"),
            ("REDIS_URL", "redis://:%78xx%58xxx@cache", "redis://:hunter2@cache"),
            ("AMQP_URL", "amqp://app:%50ASSWORD@mq", "amqp://app:hunter2@mq"),
            ("API_KEY", "mysql://app:replace%5Fme@db/app", "mysql://app:hunter2@db/app"),
            ("REPLICA_URLS", "postgres://db/a,postgres://app:%3Cpw%5Fhere%3E@db/a", "postgres://db/a"),
        ],
    );
    warns(
        "unexpanded",
        &[
            ("DATABASE_URL", "postgres://app:%24%7BDB_PASSWORD%7D@db/app", good),
            ("DATABASE_URL", "postgres://app:%24DB_PASSWORD@db/app", good),
            ("AMQP_URL", "amqp://%7B%7B%20user%20%7D%7D:hunter2@mq", "amqp://app:hunter2@mq"),
        ],
    );
    for password in [
        "p%40ss%3C", "%3Cp%40ss%3E", "%25%41bc%25", "change%2Fit", "%24hunter2", "%24%7BMWGRE%7DQ%5C%26",
        "%7BwhYUatF%7D",
    ] {
        let url = format!("postgres://app:{password}@db/app");
        assert_eq!(codes::<Accepting>("DATABASE_URL", &url), [""; 0], "{url}");
    }
}

#[test]
fn a_secret_parameter_of_a_url_is_seen_as_a_password_is() {
    let good = "postgres://db/app?password=hunter2";
    warns(
        "placeholder",
        &[
            ("DATABASE_URL", "postgres://db/app?password=changeme", good),
            ("DATABASE_URL", "postgres://db/app?sslpassword=%3Cpassword%3E&application_name=x", good),
            ("REDIS_URL", "redis://cache?token=YOUR_TOKEN", "redis://cache?token=hunter2"),
            (
                "API_URL",
                "https://api.test/v1?api_key=your-api-key-here",
                "https://api.test/v1?api_key=hunter2",
            ),
            ("API_KEY", "libsql://db.test?authToken=xxxxxx", "libsql://db.test?authToken=hunter2"),
        ],
    );
    warns(
        "unexpanded",
        &[
            ("DATABASE_URL", "postgres://db/app?user=a&password=$DB_PASSWORD", good),
            ("API_URL", "https://api.test/?access_token=%24%7BTOKEN%7D", "https://api.test/?access_token=a"),
            ("TOKENS", "a,https://b.test/?secret=%7B%7B%20s%20%7D%7D", "a,https://b.test/?secret=x"),
        ],
    );
    warns("nothing", &[("DATABASE_URL", "postgres://db/app?password=undefined", good)]);
    // Other parameters, and the path of a credential's file, hold no secret.
    for url in ["postgres://db/app?application_name=changeme", "postgres://db/app?sslkey=/changeme"] {
        assert_eq!(codes::<Accepting>("DATABASE_URL", url), [""; 0], "{url}");
    }
}

#[test]
fn what_a_template_printed_for_nothing_is_seen() {
    warns(
        "nothing",
        &[
            ("TEXT", "<no value>", "a"),
            ("TEXT", "undefined", "a"),
            ("DIR", "<nil>", "/data"),
            ("API_KEY", "null", "hunter2"),
            ("API_KEY", "None", "hunter2"),
            ("API_KEY", "nil", "hunter2"),
            ("TOKENS", "hunter2,undefined", "hunter2"),
            ("KEYS", "a=null", "a=hunter2"),
            ("REDIS_URL", "redis://undefined:6379", "redis://cache:6379"),
            ("DATABASE_URL", "postgres://app:null@db/app", "postgres://app:hunter2@db/app"),
            ("AMQP_URL", "amqp://undefined:hunter2@mq", "amqp://app:hunter2@mq"),
            ("TEXT", "http://undefined:3000/api", "http://api:3000/api"),
            ("API_KEY", "redis://:null@cache", "redis://:hunter2@cache"),
        ],
    );
    // Go's `printf`, as Helm has it.
    warns(
        "nothing",
        &[
            ("TEXT", "%!s(<nil>)", "a"),
            ("TEXT", "shop-%!s(<nil>)", "shop-a"),
            ("TEXT", "http://%!s(<nil>):8080/", "http://api:8080/"),
            ("DIR", "/data/%!s(<nil>)", "/data/a"),
            ("DIR", "/srv/%!v(MISSING)/data", "/srv/a/data"),
            ("API_KEY", "%!s(MISSING)", "hunter2"),
            ("API_KEY", "%!v(PANIC=String method: nil pointer)", "hunter2"),
            ("API_KEY", "hunter2%!(EXTRA string=x)", "hunter2"),
            ("TOKENS", "hunter2,%!q(<nil>)", "hunter2,hunter3"),
            ("DATABASE_URL", "postgres://app:%25!s(<nil>)@db/app", "postgres://app:hunter2@db/app"),
            ("REDIS_URL", "redis://:%25%21s%28%3Cnil%3E%29@cache", "redis://:hunter2@cache"),
        ],
    );
    // A template of the application.
    assert_eq!(codes::<Accepting>("TEXT", "https://{user}:{password}@{host}/"), [""; 0]);
    // These words may be wanted as text.
    for (name, good) in [("TEXT", "None"), ("TEXT", "null"), ("WORDS", "none"), ("API_KEY", "nile")] {
        assert_eq!(codes::<Accepting>(name, good), [""; 0], "{name}={good}");
    }
}

#[test]
fn a_pem_without_its_line_breaks_is_seen() {
    let good = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw\n-----END PRIVATE KEY-----\n";
    for bad in [
        good.replace('\n', "\\n"),
        good.trim().replace('\n', " "),
        good.replace('\n', ""),
        "-----BEGIN PRIVATE KEY-----".to_owned(),
    ] {
        for name in ["TEXT", "API_KEY", "BOXED_KEY", "TEMPLATE"] {
            warns("pem", &[(name, &bad, good)]);
        }
    }
}

#[test]
fn a_scheme_and_a_port_that_contradict_each_other_are_seen() {
    warns(
        "scheme_and_port",
        &[
            ("SMTP_URL", "smtps://app:hunter2@mail.test:587", "submission://app:hunter2@mail.test:587"),
            ("SMTP_URL", "smtps://app:hunter2@mail.test:587", "smtps://app:hunter2@mail.test:465"),
            ("SMTP_URL", "smtp://app:hunter2@mail.test:465", "smtps://app:hunter2@mail.test:465"),
            ("SMTP_URL", "smtp://u:hunter2@smtp.test:2465", "smtps://u:hunter2@smtp.test:2465"),
            ("SMTP_URL", "submission://u:hunter2@smtp.test:2465", "submission://u:hunter2@smtp.test:587"),
            ("SMTP_URL", "smtps://u:hunter2@smtp.test:2587", "submission://u:hunter2@smtp.test:2587"),
            ("SMTP_URL", "submissions://u:hunter2@smtp.test:587", "submission://u:hunter2@smtp.test:587"),
            ("AMQP_URL", "amqp://mq:5671", "amqps://mq:5671"),
            ("AMQP_URL", "amqps://mq:5672/v", "amqps://mq:5671/v"),
            ("AMQP_URL", "AMQP://app:hunter2@mq:15672", "amqp://app:hunter2@mq:5672"),
            ("MQTT_URL", "mqtt://broker:8883", "mqtts://broker:8883"),
            ("MQTT_URL", "mqtts://broker:1883", "mqtts://broker:8883"),
            ("API_URL", "https://api.test:80/v1", "https://api.test:443/v1"),
            ("API_URL", "https://[::1]:80/v1", "https://[::1]/v1"),
            ("API_URL", "http://api.test:443", "https://api.test:443"),
            ("TEXT", "https://api.test:80/v1", "https://api.test/v1"),
            ("API_KEY", "smtp://app:hunter2@mail.test:465", "smtps://app:hunter2@mail.test:465"),
            ("WORDS", "https://a.test:80,https://b.test", "https://a.test,https://b.test"),
        ],
    );
}

#[test]
fn the_port_of_a_companion_of_the_service_is_seen() {
    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct Companions {
        kafka: Option<Kafka>,
        nats: Option<Nats>,
        redis: Option<Redis>,
        search: Option<Elasticsearch>,
        api: Option<Http>,
    }
    for (name, bad, fixed) in [
        ("KAFKA", "zookeeper:2181", "kafka:9092"),
        ("KAFKA", "kafka:9092,zookeeper:2181", "kafka:9092"),
        ("KAFKA", "kafka+ssl://k1:9093,zk:2181", "kafka+ssl://k1:9093"),
        ("NATS", "nats://n:8222", "nats://n:4222"),
        ("NATS", "tls://u:hunter2@n:8222", "tls://u:hunter2@n:4222"),
        ("SEARCH", "http://es:5601", "http://es:9200"),
        ("SEARCH", "https://u:hunter2@kibana.test:5601/", "https://u:hunter2@es.test:9200/"),
    ] {
        assert_eq!(codes::<Companions>(name, bad), ["scheme_and_port"], "{bad}");
        assert_eq!(codes::<Companions>(name, fixed), [""; 0], "{fixed}");
    }
    for path in ["/_dashboards", "/_dashboards/app/home", "/_plugin/kibana/"] {
        assert_eq!(codes::<Companions>("SEARCH", &format!("https://es.test{path}")), ["url_part"], "{path}");
    }
    assert_eq!(codes::<Companions>("SEARCH", "https://es.test/prefix"), [""; 0]);
    // An application may ask Sentinel or Kibana, and a broker may have any name.
    for asked in ["redis://:hunter2@sentinel:26379", "rediss://h:26379/0", "valkey://sentinel:26379"] {
        assert_eq!(codes::<Companions>("REDIS", asked), [""; 0], "{asked}");
    }
    assert_eq!(codes::<Companions>("API", "http://kibana:5601/_dashboards"), [""; 0]);
    assert_eq!(codes::<Companions>("KAFKA", "zookeeper:9092"), [""; 0]);
}

#[test]
fn a_part_of_a_url_that_nobody_means_is_seen() {
    warns(
        "url_part",
        &[
            ("DATABASE_URL", "postgres://app:hunter2@:5432/d", "postgres://app:hunter2@db:5432/d"),
            ("DATABASE_URL", "postgres://:@:5432/", "postgres://db:5432/"),
            ("REDIS_URL", "redis://:hunter2@:6379", "redis://:hunter2@cache:6379"),
            ("AMQP_URL", "amqp://u:hunter2@:5672/v", "amqp://u:hunter2@mq:5672/v"),
            ("DATABASE_URL", "postgres://app:hunter2%0A@db/app", "postgres://app:hunter2@db/app"),
            ("DATABASE_URL", "postgres://app%0A:hunter2@db/app", "postgres://app:hunter2@db/app"),
            ("DATABASE_URL", "postgres://app:hunter2@db/app%0a", "postgres://app:hunter2@db/app"),
            ("REDIS_URL", "redis://:hunter2%0D%0A@cache", "redis://:hunter2@cache"),
            ("DATABASE_URL", "postgres://app:\"hunter2\"@db/app", "postgres://app:hunter2@db/app"),
            ("AMQP_URL", "amqp://u:'hunter2'@mq", "amqp://u:hunter2@mq"),
            ("DATABASE_URL", "postgres://db/app\"", "postgres://db/app"),
            ("DATABASE_URL", "postgres://db/app;", "postgres://db/app"),
            ("DATABASE_URL", "postgres://db/app,", "postgres://db/app"),
            ("API_URL", "https://https//api.test", "https://api.test"),
            ("TEXT", "https://https://api.test", "https://api.test"),
        ],
    );
    for name in ["TEXT", "WORDS", "API_KEY"] {
        assert_eq!(codes::<Accepting>(name, "https://a.test,https://b.test"), [""; 0]);
    }
    for good in [
        "postgres://app:hunter2@:5432/d?host=/cloudsql/a:b:c",
        "postgres://app@/d",
        "postgres:///d",
        "postgres://:5432/d",
    ] {
        assert_eq!(codes::<Accepting>("DATABASE_URL", good), [""; 0], "{good}");
    }
}

#[test]
fn a_variable_in_the_path_or_the_parameters_of_a_url_is_seen() {
    warns(
        "unexpanded",
        &[
            ("DATABASE_URL", "postgres://db/$DB_NAME", "postgres://db/app"),
            ("DATABASE_URL", "postgres://db/{{name}}", "postgres://db/app"),
            ("AMQP_URL", "amqp://mq/$VHOST", "amqp://mq/v"),
            (
                "DATABASE_URL",
                "postgres://db/d?sslmode=verify-full&sslrootcert=$HOME/.postgresql/root.crt",
                "postgres://db/d?sslmode=verify-full&sslrootcert=/root.crt",
            ),
        ],
    );
    warns("placeholder", &[("DATABASE_URL", "postgres://db/<dbname>", "postgres://db/shop")]);
    warns("placeholder", &[("DATABASE_URL", "postgres://db/[db]", "postgres://db/shop")]);
    warns("nothing", &[("DATABASE_URL", "postgres://db/None", "postgres://db/shop")]);
    warns("nothing", &[("AMQP_URL", "amqp://mq/undefined", "amqp://mq/v")]);
    for (name, good) in [
        ("MONGODB_URL", "mongodb://u:hunter2@db/?authSource=$external&authMechanism=PLAIN"),
        ("API_URL", "https://api.test/{id}"),
    ] {
        assert_eq!(codes::<Accepting>(name, good), [""; 0], "{good}");
    }
}

#[test]
fn the_path_of_a_secret_file_is_seen_under_secret_files() {
    #[derive(Debug, Config)]
    #[config(secret_files)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct Files {
        text: Option<String>,
        api_key: Option<SecretString>,
        pin: Option<SecretBox<u16>>,
        database_url: Option<Postgres>,
    }
    for path in
        ["/run/secrets/api_key", "/var/run/secrets/shop/key", "file:///run/secrets/x", "/etc/secrets/k"]
    {
        assert_eq!(codes::<Files>("API_KEY", path), ["secret_path"], "{path}");
        assert_eq!(codes::<Files>("TEXT", path), [""; 0], "{path}");
        for name in ["PIN", "DATABASE_URL"] {
            let error = Files::from_vars([(name, path)]).unwrap_err();
            let hint = error.problems()[0].hint().unwrap_or_default();
            let expected =
                format!("it is the path of a file, not its content: name the path in {name}_FILE instead");
            assert_eq!(hint, expected, "{path}");
            assert!(!error.to_string().contains(path), "{error}");
        }
    }
    let loaded = Files::load(&Env::from_vars([("API_KEY", "/run/secrets/key")])).unwrap();
    assert_eq!(
        loaded.summary.warnings()[0].to_string(),
        "API_KEY is the path of a file, not its content: name the path in API_KEY_FILE instead"
    );
    // The fix, applied.
    let file = std::env::temp_dir().join(format!("factor3-accidents-{}", std::process::id()));
    std::fs::write(&file, "hunter2").unwrap();
    assert_eq!(codes::<Files>("API_KEY_FILE", file.to_str().unwrap()), [""; 0]);
    std::fs::remove_file(file).unwrap();
}

#[test]
fn the_path_of_a_secret_is_seen_where_no_file_is_read() {
    let path = "/run/secrets/hunter2";
    let fix = "set the content of the file: the application does not read this variable from a file";
    warns(
        "secret_path",
        &[
            ("API_KEY", path, "hunter2"),
            ("BOXED_KEY", "/etc/secrets/key", "hunter2"),
            ("TOKENS", "hunter2,/run/secrets/token", "hunter2,hunter3"),
            ("KEYS", "a=hunter2,b=/vault/secrets/b", "a=hunter2,b=hunter3"),
        ],
    );
    for name in ["DATABASE_URL", "REDIS_URL", "AMQP_URL", "API_URL"] {
        let error = Accepting::from_vars([(name, path)]).unwrap_err();
        let problem = &error.problems()[0];
        assert!(problem.hint().is_some_and(|hint| hint.contains(fix)), "{problem:?}");
        let report = error.to_string();
        assert!(!report.contains("scheme") && !report.contains(path), "{report}");
    }
}

#[test]
fn a_url_with_a_password_in_plain_text_is_seen() {
    warns(
        "plain_password",
        &[
            ("TEXT", "redis://:hunter2@cache/0", "redis://cache/0"),
            ("TEXT", "https://app:hunter2@api.test/v1?a=b", "https://api.test/v1?a=b"),
            ("WORDS", "a,amqp://app:hunter2@mq", "a,amqp://mq"),
            ("HEADERS", "upstream=https://app:hunter2@api.test", "upstream=https://api.test"),
        ],
    );
    for template in
        ["https://{user}:{password}@api.test", "https://<user>:<password>@x", "redis://:***@cache"]
    {
        assert_eq!(codes::<Accepting>("TEXT", template), [""; 0], "{template}");
    }
    assert_eq!(codes::<Accepting>("TEXT", "https://app@api.test"), [""; 0]);
    // It is a secret, or its type is the application's.
    assert_eq!(codes::<Accepting>("API_KEY", "https://app:hunter2@api.test"), [""; 0]);
    assert_eq!(codes::<Accepting>("TEMPLATE", "https://app:hunter2@api.test"), [""; 0]);
    #[derive(Debug, Config)]
    #[expect(dead_code, reason = "what counts is what is said of it")]
    struct Public {
        #[config(not_secret)]
        demo_url: String,
    }
    assert_eq!(codes::<Public>("DEMO_URL", "https://guest:guest@demo.test"), [""; 0]);
}

#[test]
fn a_command_in_place_of_a_secret_is_seen() {
    warns(
        "command",
        &[
            ("API_KEY", "psql postgres://app:hunter2@db/app", "postgres://app:hunter2@db/app"),
            ("API_KEY", "mongosh \"mongodb://db\"", "mongodb://db"),
            ("TOKENS", "hunter2,curl -u hunter3", "hunter2,hunter3"),
        ],
    );
}

/// Loads a URL as the only variable, and returns the codes of its warnings; `None` if it is refused.
fn codes_of_url<T: FromEnvStr>(url: &str) -> Option<Vec<&'static str>> {
    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct One<T: FromEnvStr> {
        url: T,
    }
    let loaded = One::<T>::load(&Env::from_vars([("URL", url)])).ok()?;
    Some(loaded.summary.warnings().iter().map(factor3::Warning::code).collect())
}

#[test]
fn urls_as_providers_issue_them_cause_no_warning() {
    let (mut read, mut warned) = (0, Vec::new());
    for line in include_str!("../data/providers.tsv").lines().skip(1) {
        let mut columns = line.split('\t');
        let (Some(service), Some(url)) = (columns.next(), columns.next()) else { panic!("{line}") };
        macro_rules! of {
            ($($service:ident)*) => {
                match service {
                    $(stringify!($service) => codes_of_url::<$service>(url),)*
                    other => panic!("{other}"),
                }
            };
        }
        let codes = of! {
            Amqp AzureBlob Beanstalkd ClickHouse CouchDb Elasticsearch Http Kafka Memcached MongoDb Mqtt MySql Nats
            Otlp Postgres Proxy Redis S3 SentryDsn Smtp Sqlite StatsD Syslog
        };
        read += usize::from(codes.is_some());
        for code in codes.unwrap_or_default() {
            warned.push(format!("{code}: {service} {url}"));
        }
    }
    assert!(read > 130, "{read}");
    assert_eq!(warned, [""; 0]);
}
