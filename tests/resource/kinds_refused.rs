//! Kinds of mistakes in URLs, each with inputs that no study lists, and their fixes.

use factor3::resource::*;
use factor3::{ExposeSecret, FromEnvStr};

use crate::reading::{error, read, refused};

#[test]
fn a_parameter_before_the_path_is_refused_so_that_no_password_is_read_as_a_host() {
    let fix = "begin the first parameter with ?";
    refused::<Postgres>(
        &[
            "postgres://db:5432&password=hunter@zwei",
            "postgres://db;user=app;password=x@y",
            "postgres://db|pw=x@y",
            "postgres://db,password=x@y/z",
            "postgres://db%3Fpassword=x@y",
            "postgres://a:x&b=c@h/d",
        ],
        fix,
    );
    refused::<Redis>(&["redis://redis:6379&db=8", "redis://:x@h&db=1", "redis://h;db=1"], fix);
    refused::<Http>(&["https://h&token=x", "https://t%3fa=b@h", "https://u:x;a=b@h"], fix);
    for text in ["postgres://u:endpoint=ep-a-1;x@h/d", "postgres://u:endpoint=ep-a-1$x@h/d"] {
        let db: Postgres = read(text);
        assert!(db.password().unwrap().expose_secret().starts_with("endpoint=ep-a-1"), "{text}");
        assert!(!format!("{db} {db:?}").contains("ep-a"), "{db}");
    }
    refused::<Postgres>(&["postgres://u:endpoint=ep-a;x&b=c@h/d"], fix);
    for password in ["a=b", "==", "a&b", "x;=y", "&&=", "k+/=".replace('/', "").as_str()] {
        assert_eq!(
            read::<Redis>(&format!("redis://:{password}@h")).password().unwrap().expose_secret(),
            password
        );
    }
}

#[test]
fn what_two_clients_read_differently_is_refused() {
    refused::<Redis>(&["redis://d%62:6379", "redis://%68", "redis://u:x@a%2Eb"], "percent escape");
    refused::<Http>(&["https://ex%61mple.com", "https://h%2d1", "https://%41"], "percent escape");
    refused::<Postgres>(
        &["postgres://h/..", "postgres://h/%2e%2e", "postgres://%2Frun%2F../d"],
        "segment . or ..",
    );
    refused::<Redis>(&["unix:///..", "unix:///run/../x.sock", "unix:///%2e/x"], "segment . or ..");
    refused::<Amqp>(&["amqp://h/..", "amqp://h/%2E"], "segment . or ..");
    refused::<Amqp>(
        &["amqp://h?HEARTBEAT=5", "amqps://h?Verify=verify_none", "amqp://h?Frame_Max=1"],
        "lower case",
    );
}

#[test]
fn only_what_belongs_to_the_service_is_shown() {
    for text in
        ["https://hooks.example.com/T0KEN", "https://h.example/T0KEN?region=x", "https://hooks/T0KEN/a"]
    {
        assert!(!read::<S3>(text).to_string().contains("T0KEN"), "{text}");
    }
    for text in ["https://hooks/services/t0ken", "https://h00k/t0ken", "http://bot/t0ken/container"] {
        if let Ok(blobs) = text.parse::<AzureBlob>() {
            assert!(!blobs.to_string().contains("t0ken"), "{text}");
        }
    }
    for text in ["postgres://Admin:admin@h", "postgres://shop:MySHOPpw@h", "postgres://appuser:APP@h"] {
        assert!(read::<Postgres>(text).to_string().starts_with("postgres://***@"), "{text}");
    }
    for token in ["SUAKJ4N5XQ7ZTOKEN9EXAMPLE", "0123456789abcdef0123", "a1-b2-c3-d4-e5-f6-g7"] {
        assert_eq!(read::<Nats>(token).to_string(), "nats://***:4222");
    }
    for host in ["broker-0", "nats1", "a-long-name-without-a-digit", "a-long-name-1.internal.example"] {
        assert!(read::<Nats>(host).to_string().contains(host), "{host}");
    }
}

#[test]
fn a_text_of_another_tool_is_recognised() {
    refused::<Postgres>(
        &[
            "{\"username\":\"u\",\"password\":\"x\"}",
            "{\"postgres\":[{\"credentials\":{}}]}",
            "[{\"uri\":\"x\"}]",
        ],
        "it is JSON",
    );
    refused::<Postgres>(
        &["psql 'postgres://u:x@h/d'", "pg_dump postgres://u:x@h/d", "export DATABASE_URL=x"],
        "a command",
    );
    refused::<MongoDb>(&["mongosh \"mongodb://h\"", "mongo mongodb://h"], "a command");
    refused::<Redis>(&["REDIS_URL=redis://h", "CACHE_URL=h:6379", "url=\"redis://h\""], "remove the name");
    refused::<MySql>(&["arn:aws:secretsmanager:eu-west-1:1:secret:a", "arn:aws:ssm:x:1:parameter/a"], "ARN");
    refused::<MySql>(
        &["@Microsoft.KeyVault(SecretUri=https://v)", "@Microsoft.KeyVault(VaultName=v)"],
        "Key Vault",
    );
    refused::<Redis>(
        &["h:6380,password=x,ssl=True", "h,abortConnect=false", "h:6379,h2:6379,Password=x"],
        "StackExchange.Redis",
    );
    refused::<Postgres>(
        &["acme:europe-west1:main", "/cloudsql/a-1:us-east4:b", "x.com:acme:asia-east1:m"],
        "?host=/cloudsql/",
    );
    refused::<MySql>(&["acme:europe-west1:main", "/cloudsql/a:us-east4:b"], "?socket=/cloudsql/");
    refused::<AzureBlob>(&["sv=2022-11-02&sig=x", "?sp=r&sv=1&sig=x", "sig=x"], "CONTAINER?SAS");
    refused::<SentryDsn>(
        &["false", "Disabled", "none", "off", "0", "null"],
        "remove the variable if it is optional",
    );
    refused::<Kafka>(&["false", "None", "undefined"], "remove the variable if it is optional");
    refused::<Nats>(&["off", "null", "disabled"], "remove the variable if it is optional");
    refused::<Kafka>(&["[\"a:9092\",\"b:9092\"]", "{\"brokers\":\"a:9092\"}"], "it is JSON");
    refused::<Kafka>(&["arn:aws:kafka:eu-west-1:1:cluster/a", "arn:aws:kafka:x"], "ARN");
    refused::<Postgres>(&["postgres://h/d # x", "postgres://h   # main"], "a comment follows it");
    refused::<Redis>(&["redis://h/0 #", "redis://:x@h #note"], "a comment follows it");
    refused::<Postgres>(&["postgres://u:p%%40ss@h", "postgres://u:x@h/a%%2Fb"], "write one %");
    refused::<Postgres>(
        &["postgres://u:x@/cloudsql/p:r:i/db", "postgres:///run/pg/shop"],
        "?host=/directory",
    );
    refused::<Elasticsearch>(&["opensearch:9200", "elasticsearch:9200/p", "es:1"], "it has no scheme");
    refused::<Redis>(&["redis:6379", "redis:6379/0"], "it has no scheme");
}

#[test]
fn no_message_blames_a_password_where_there_is_none() {
    for text in ["a_b!:9092", "h:abc", "h1:1,h2:0", "h1:1,h%2", "kafka://h:x"] {
        assert!(!error::<Kafka>(text).contains("password"), "{text}");
    }
    for text in ["redis://127.1:6379", "redis://h!:6379", "redis://h%2Fx"] {
        assert!(!error::<Redis>(text).contains("password"), "{text}");
    }
    for text in ["redis://redis:6379&db=8", "redis://h;db=1", "redis://h|db=1"] {
        assert!(!error::<Redis>(text).contains("password"), "{text}");
    }
    for text in ["m1:11211;m2:11211", "m1;m2", "m1:0"] {
        assert!(!error::<Memcached>(text).contains("password"), "{text}");
    }
}

/// A quadratic step would take minutes here.
#[test]
fn a_long_list_or_a_long_mistake_is_judged_in_linear_time() {
    for piece in
        ["a, ", "nats://a, ", "a;", "a;nats://", "&a=", "|a", "%%41", "a:1;", ",a=", "%3Fa", "@a@&appName="]
    {
        for prefix in
            ["", "nats://", "nats://u:p@", "mongodb://u:p@h/?", "postgres://u:endpoint=a;", "{", "a="]
        {
            let text = format!("{prefix}{}", piece.repeat(64 * 1024 / piece.len()));
            let _ = (
                text.parse::<Nats>().is_ok(),
                text.parse::<Postgres>().is_ok(),
                text.parse::<MongoDb>().is_ok(),
            );
            let _ = (
                text.parse::<Redis>().is_ok(),
                text.parse::<S3>().is_ok(),
                text.parse::<AzureBlob>().is_ok(),
            );
        }
    }
}

#[test]
fn a_fix_for_a_scheme_with_tls_has_tls() {
    refused::<Redis>(
        &["tls://h:6380", "ssl://h", "redis+tls://h", "redis+ssl://h"],
        "begin it with rediss://",
    );
    refused::<Amqp>(&["amqp+ssl://h", "tls://h", "pyamqp+ssl://h"], "begin it with amqps://");
    refused::<Syslog>(&["tcp+tls://logs:1", "tls://logs:1"], "begin it with syslog+tls://");
    refused::<Syslog>(&["tcp://logs.example.com:514"], "syslog+tls://");
    refused::<Redis>(
        &["tcp://h:6379?password=x", "tcp://:x@h:6379", "tcp://10.0.0.1:6379/0"],
        "names a transport",
    );
    refused::<Redis>(&["tcp://10.0.0.1:6379", "tcp://[fd00::1]:6379"], "enableServiceLinks");
    refused::<Redis>(&["sentinel://h:26379"], "Sentinel");
    refused::<Postgres>(&["redshift://h", "redshift+psycopg2://h"], "a variant");
    refused::<MySql>(&["trilogy://h", "mysql2://h"], "a variant");
    refused::<Amqp>(&["pyamqp://h", "librabbitmq://h"], "a variant");
    refused::<ClickHouse>(&["clickhousedb://h", "clickhousedb+connect://h"], "a variant");
    refused::<Sqlite>(&["libsql://h", "libsql+wss://h"], "a libSQL URL");
    refused::<Postgres>(&["prisma://h?api_key=x", "prisma+postgres://h"], "a Prisma Accelerate URL");
}

#[test]
fn a_variant_of_a_scheme_that_has_tls_gets_a_scheme_or_a_parameter_with_tls() {
    fn check<T: FromEnvStr + std::fmt::Debug>(texts: &[&str], fix: &str, applied: &str, tls: fn(&T) -> Tls) {
        refused::<T>(texts, fix);
        assert_eq!(tls(&read(applied)), Tls::VerifyFull, "{applied}");
    }
    let https = "begin it with https://";
    check::<ClickHouse>(
        &["clickhouse+https://u:x@ch.test:8443/d"],
        https,
        "https://u:x@ch.test:8443/d",
        |u| u.tls(),
    );
    check::<CouchDb>(&["couchdb+https://h/d", "couch+tls://h/d"], https, "https://h/d", |u| u.tls());
    check::<Elasticsearch>(&["elasticsearch+https://h", "opensearch+ssl://h"], https, "https://h", |u| {
        u.tls()
    });
    check::<Nats>(&["nats+wss://n:443"], "begin it with wss://", "wss://n:443", |u| u.tls());
    check::<Nats>(&["natss://n:4222", "nats+ssl://n"], "begin it with tls://", "tls://n:4222", |u| u.tls());
    check::<Mqtt>(&["mqtt+wss://h/mqtt"], "begin it with wss://", "wss://h/mqtt", |u| u.tls());
    check::<Mqtt>(&["mqttss://h", "mqtt+tls://h"], "begin it with mqtts://", "mqtts://h", |u| u.tls());
    check::<Redis>(&["redisss://h", "valkey+ssl://h"], "begin it with rediss://", "rediss://h", |u| u.tls());
    check::<Amqp>(
        &["amqpss://h", "rabbitmq+tls://h", "rabbitmq+amqps://h"],
        "begin it with amqps://",
        "amqps://h",
        |u| u.tls(),
    );
    check::<Kafka>(&["kafkas://h", "kafka+tls://h"], "begin it with kafka+ssl://", "kafka+ssl://h", |u| {
        u.tls()
    });
    check::<Memcached>(
        &["memcacheds://h", "memcached+ssl://h"],
        "memcache+tls://",
        "memcache+tls://h",
        |u| u.tls(),
    );
    check::<Syslog>(
        &["syslogs://h", "syslog+ssl://h"],
        "begin it with syslog+tls://",
        "syslog+tls://h",
        |u| u.tls(),
    );
    check::<S3>(&["s3+https://h/bucket"], https, "https://h/bucket", |u| u.tls());
    let secure = "add secure=true";
    check::<ClickHouse>(
        &["clickhouses://h", "clickhouse+tls://h"],
        secure,
        "clickhouse://h?secure=true",
        |u| u.tls(),
    );
    let tls = "add tls=true";
    check::<MongoDb>(&["mongodbs://h", "mongodb+ssl://h", "tls://h"], tls, "mongodb://h?tls=true", |u| {
        u.tls()
    });
    let mode = "add ssl-mode=VERIFY_IDENTITY";
    check::<MySql>(
        &["mysqls://h", "mysql+tls://h", "mariadb+ssl://h"],
        mode,
        "mysql://h?ssl-mode=VERIFY_IDENTITY",
        |u| u.tls(),
    );
    let mode = "add sslmode=verify-full";
    check::<Postgres>(
        &["postgresqls://h", "postgres+ssl://h", "cockroachdb+ssl://h"],
        mode,
        "postgres://h?sslmode=verify-full",
        |u| u.tls(),
    );
    // Without TLS, the example is right.
    refused::<Postgres>(&["postgres+asyncpg://h", "postgre://h"], "without the name of a driver");
    refused::<CouchDb>(&["couchdb+http://h/d"], "begin it as the example does");
}

#[test]
fn a_user_before_each_host_of_a_list_makes_no_host_a_password() {
    // The handle takes a URL for each host.
    let whole = "write the whole URL for each";
    refused::<Nats>(
        &[
            "nats://u:x@n:4222,u:x@m:4222", "tls://u:x@n/,u:x@m/", "nats://u:x@n,v:y@[::1]:1",
            "nats://token@n:4222,token@m", "nats://u:x@n,m,u:x@o", "nats://u:x@n;u:x@m",
        ],
        whole,
    );
    refused::<Elasticsearch>(&["https://u:x@n:9200,u:x@m:9200/prefix"], whole);
    refused::<Memcached>(&["memcached://u:x@n,u:x@m"], whole);
    let bus: Nats = read("nats://u:x@n:4222,nats://u:x@m:4222");
    assert_eq!((bus.servers().len(), bus.password().unwrap().expose_secret()), (2, "x"));
    // It takes one user for all hosts.
    let first = "write user:password@ only before the first host";
    refused::<Postgres>(&["postgres://u:x@n:5432,u:x@m:5432/d?sslmode=require"], first);
    refused::<MongoDb>(&["mongodb://u:x@n,u:x@m,u:x@o/d"], first);
    refused::<ClickHouse>(&["clickhouse://u:x@n:9000,u:x@m"], first);
    let db: MongoDb = read("mongodb://u:x@n,m,o/d");
    assert_eq!((db.endpoints().len(), db.password().unwrap().expose_secret()), (3, "x"));
    // It takes one host.
    let one = "it names several hosts, and this service takes one";
    refused::<Amqp>(&["amqp://u:x@n:5672,u:x@m:5672/v", "amqps://u:x@n;u:x@m"], one);
    refused::<Mqtt>(&["mqtt://u:x@n,u:x@m"], one);
    refused::<Redis>(&["redis://:x@n:6379,:x@m:6379/0", "redis://x@n,x@m"], one);
    refused::<MySql>(&["mysql://u:x@n,u:x@m/d"], one);
    // It is one host, and its password has an @ in it.
    for text in ["postgres://u:p@ss@h,h2/d", "postgres://u:p@ss,word@h/d", "postgres://u:p@s!,s:x@h/d"] {
        refused::<Postgres>(&[text], "write each @ as %40");
    }
    // Two URLs stay two.
    refused::<Amqp>(&["amqp://u:x@n,amqp://u:x@m"], "two URLs");
}

#[test]
fn a_name_after_the_colon_may_be_a_database() {
    let fix = "write ://localhost/ before a database or vhost, :// before a host";
    refused::<Postgres>(&["postgresql:shop", "postgres:shop?sslmode=require", "postgis:/shop"], fix);
    refused::<MySql>(&["mysql:shop", "mariadb:/shop"], fix);
    refused::<MongoDb>(&["mongodb:shop"], fix);
    refused::<Redis>(&["redis:0", "rediss:15"], fix);
    refused::<Postgres>(
        &["jdbc:postgresql:shop", "jdbc:postgresql:shop?user=u&password=x"],
        "write postgresql://localhost/ and the name of the database",
    );
    let db: Postgres = read("postgresql://localhost/shop?user=u&password=x");
    assert_eq!((db.host(), db.database(), db.username()), ("localhost", Some("shop"), Some("u")));
    assert_eq!(read::<Redis>("redis://localhost/15").database(), 15);
    refused::<Postgres>(&["jdbc:postgresql://h/shop", "jdbc:mysql:shop"], "remove jdbc:");
    refused::<Postgres>(&["postgres:app:x@db/shop", "postgres:db.test"], "write ://");
    refused::<Redis>(&["redis:6379"], "it has no scheme");
    refused::<Amqp>(&["amqp:mq"], fix);
    refused::<Nats>(&["nats:/n"], "slashes: write ://");
}

/// Each fix of a message, applied, is read and means what was meant.
#[test]
fn a_fix_that_is_applied_is_read_as_it_was_meant() {
    assert_eq!(read::<Postgres>("postgres://db?sslmode=require").tls(), Tls::Require);
    assert_eq!(read::<Postgres>("postgres://u:p%40ss@h").password().unwrap().expose_secret(), "p@ss");
    let db: Postgres = read("postgres://u:x@/shop?host=/cloudsql/p:europe-west1:i");
    assert_eq!((db.host(), db.database()), ("/cloudsql/p:europe-west1:i", Some("shop")));
    let db: Postgres = read("postgres://u:x@localhost/shop?host=/cloudsql/p:europe-west1:i");
    assert_eq!(db.host(), "/cloudsql/p:europe-west1:i");
    let db: MySql = read("mysql://u:x@localhost/shop?socket=/cloudsql/p:europe-west1:i");
    assert_eq!(db.host(), "/cloudsql/p:europe-west1:i");
    assert_eq!(read::<Redis>("rediss://:x@h:6380").tls(), Tls::VerifyFull);
    assert_eq!(read::<Redis>("redis://redis:6379?db=8").database(), 8);
    assert_eq!(read::<Syslog>("syslog+tls://logs:6514").tls(), Tls::VerifyFull);
    assert_eq!(read::<Smtp>("smtp://u:x@m.example.com?tls=required").tls(), Tls::VerifyFull);
    let blobs: AzureBlob = read("https://shop.blob.core.windows.net/uploads?sv=2022-11-02&sig=x");
    assert_eq!(blobs.container(), Some("uploads"));
    assert_eq!(read::<S3>("s3://bucket").bucket(), "bucket");
}
