//! Texts that tools, clients and consoles write in place of a URL, or into one. Each refusal names what to write, and that is
//! read.

use factor3::resource::{
    Amqp, AzureBlob, ClickHouse, CouchDb, Elasticsearch, Endpoint, Http, Kafka, Memcached, MongoDb, Mqtt,
    MySql, Nats, Otlp, Postgres, Proxy, Redis, S3, Smtp, Sqlite, StatsD, Syslog, Tls,
};

use crate::reading::{read, refused};

#[test]
fn a_blank_before_a_parameter_is_no_character_of_the_database() {
    let words = "a blank before a parameter";
    refused::<Postgres>(
        &["postgres://app:x@db/app sslmode=require", "postgres://db/app  a=b&sslmode=require"],
        words,
    );
    refused::<MySql>(&["mysql://app:x@db/shop ssl-mode=REQUIRED"], words);
    refused::<MongoDb>(&["mongodb://app:x@db/shop tls=true"], words);
    // It may belong to a password, or to a path.
    refused::<Postgres>(&["postgres://app:x y=z@db/app", "postgres://db/my app"], "a blank in it");
    assert_eq!(read::<Postgres>("postgres://app:x@db/app?sslmode=require").tls(), Tls::Require);
}

#[test]
fn a_blank_in_the_value_of_a_parameter_is_escaped_there() {
    let words = "write each blank in it as %20";
    for text in [
        "postgres://u:x@h/db?options=-c search_path=x",
        "postgres://u:x@h/db?options=-c statement_timeout=5000&sslmode=require",
        "postgres://u:x@h/db?sslmode=require&options=-c a=b -c c=d",
        "postgres://u:x@h/db?options=--cluster=one -c a=b, c",
    ] {
        refused::<Postgres>(&[text], words);
        let db: Postgres = read(&text.replace(' ', "%20"));
        assert!(db.param("options").is_some_and(|options| options.contains("-c ")), "{text}");
        assert_eq!(
            (db.database(), db.tls() == Tls::Require),
            (Some("db"), text.contains("sslmode")),
            "{text}"
        );
    }
    let set = "mysql://u:x@h/db?init_command=SET sql_mode=x";
    refused::<MySql>(&[set], words);
    assert_eq!(read::<MySql>(&set.replace(' ', "%20")).param("init_command"), Some("SET sql_mode=x"));
    assert_eq!(
        read::<Postgres>("postgres://u:x@h/db?options=--search_path=x").param("options"),
        Some("--search_path=x")
    );
    // Another parameter begins after the blank.
    refused::<Postgres>(
        &[
            "postgres://h/db?sslmode=require connect_timeout=5",
            "postgres://h/db?options=-ca=b sslmode=require",
            "postgres://h/db?options=-c a=b sslmode=require",
        ],
        "a blank before a parameter",
    );
}

#[test]
fn a_blank_at_the_edge_of_a_part_is_removed() {
    let edge = "it has a blank beside a : / = ? & or @: remove it";
    refused::<Postgres>(
        &[
            "postgres://app: hunter2@db/app",
            "postgres:// app:hunter2@db/app",
            "postgres://app:hunter2 @db/app",
            "postgres://app:hunter2@ db/app",
            "postgres://app:hunter2@db :5432/app",
            "postgres://app:hunter2@db/app ?sslmode=require",
        ],
        edge,
    );
    refused::<Redis>(&["redis://: hunter2@cache", "redis://:hunter2@cache: 6379"], edge);
    // Inside a password, a blank may be meant.
    refused::<Postgres>(
        &["postgres://app:hunter2 =x@db/app", "postgres://app:h: unter2@db/app"],
        "write it as %20",
    );
    assert!("postgres://app:hunter2@db:5432/app?sslmode=require".parse::<Postgres>().is_ok());
    assert!("redis://:hunter2@cache:6379".parse::<Redis>().is_ok());
}

#[test]
fn two_urls_with_a_blank_between_them_are_not_told_to_encode_it() {
    let two = "it contains two URLs: keep one";
    refused::<Redis>(&["redis://a:6379 redis://b:6379", "redis://:hunter2@a  redis://:hunter2@b/1"], two);
    refused::<Postgres>(&["postgres://u:hunter2@a/d postgres://u:hunter2@b/d"], two);
    refused::<Memcached>(
        &["m1:11211; m2:11211"],
        "its hosts are separated by semicolons: separate them by commas",
    );
    refused::<Nats>(
        &["nats://u:hunter2@a nats://u:hunter2@b"],
        "it is several URLs with blanks between them: separate them by commas",
    );
    assert!("nats://u:hunter2@a,nats://u:hunter2@b".parse::<Nats>().is_ok());
}

#[test]
fn a_backslash_that_escapes_is_not_written_as_a_character() {
    let json = "an escape of JSON";
    refused::<Postgres>(
        &[r"postgres://db/app?a=b\u0026sslmode=require", r"postgres://app:x\u003dy@db"],
        json,
    );
    refused::<Http>(&[r"https://api.test/?a=b\u0026c=d"], json);
    let line_break = r"the two characters \n";
    refused::<Postgres>(&[r"postgres://app:x@db/app\n", r"postgres://app:x@db/app\r\n"], line_break);
    refused::<Amqp>(&[r"amqp://u:x@mq/v\n"], line_break);
    refused::<Sqlite>(&[r"sqlite:app.db\n"], line_break);
    refused::<Http>(&[r"https://api.test/v1\n"], line_break);
    let escape = "remove it if it only escapes";
    refused::<Postgres>(
        &[r"postgres://app:\$DB_PASSWORD@db/app", r"postgres://db/app\?sslmode\=require"],
        escape,
    );
    refused::<Redis>(&[r"redis://:pa\!ss@cache"], escape);
}

#[test]
fn the_path_of_a_socket_is_no_url() {
    let path = "the path of a socket";
    refused::<Redis>(
        &[
            "/run/redis.sock", "redis:/var/run/redis/redis.sock", "redis:///run/redis.sock",
            "redis://:x@/run/redis.sock", "redis://x@/run/redis.sock?db=1", "redis://%2Frun%2Fredis.sock/0",
            "valkey:///tmp/valkey.sock",
        ],
        "the path of a socket: write unix:///run/redis.sock?db=1",
    );
    refused::<Memcached>(&["/run/memcached.sock", "memcached:/run/memcached.sock"], "memcached:///run/");
    refused::<StatsD>(&["/run/statsd.sock", "statsd:///run/statsd.sock"], "unix:///run/statsd.sock");
    refused::<MySql>(&["/run/mysqld/mysqld.sock", "mysql:/run/mysqld/mysqld.sock"], path);
    refused::<Postgres>(&["/run/postgresql/.s.PGSQL.5432", "/tmp/pg.sock", "postgres:/tmp/pg.sock"], path);
    refused::<Syslog>(
        &["/dev/log", "/run/systemd/journal/dev-log", "syslog:///dev/log"],
        "syslog+udp://localhost:514",
    );
    // What the messages say.
    assert_eq!(read::<Redis>("unix:///run/redis.sock?db=1").database(), 1);
    read::<Memcached>("memcached:///run/memcached.sock");
    read::<StatsD>("unix:///run/statsd.sock");
    read::<MySql>("mysql://user:password@%2Frun%2Fname.sock/database");
    read::<Postgres>("postgres://user:password@/database?host=/directory");
    read::<Syslog>("syslog+udp://localhost:514");
    // The fix never drops TLS. A database is not a socket, and an AMQP broker has none.
    for url in ["rediss:///run/redis.sock", "redis:///run/0", "redis://cache/run/x"] {
        let reason = url.parse::<Redis>().unwrap_err().to_string();
        assert!(!reason.contains(path), "{url}: {reason}");
    }
    let reason = "/run/rabbitmq.sock".parse::<Amqp>().unwrap_err().to_string();
    assert!(!reason.contains(path), "{reason}");
}

#[test]
fn hosts_in_the_brackets_of_symfony_are_named() {
    let brackets = "its hosts in brackets, as Symfony does";
    refused::<Redis>(
        &[
            "redis:?host[cache:6379]",
            "redis://?host[cache]",
            "redis:?host[a:26379]&host[b:26379]&redis_sentinel=main",
        ],
        brackets,
    );
    refused::<Memcached>(&["memcached:?host[h1]&host[h2:11212]", "memcached://?host[h1]"], brackets);
    read::<Memcached>("memcached://h1,h2:11212");
}

#[test]
fn hosts_that_blanks_separate_are_named() {
    let blanks = "separated by blanks: separate them by commas";
    refused::<Kafka>(&["kafka-1:9092 kafka-2:9092", "kafka://k1:9092 k2:9092", "k1:9092  k2:9092"], blanks);
    refused::<Memcached>(&["c1:11211 c2:11211", "memcached://c1 c2:11211"], blanks);
    refused::<Elasticsearch>(&["https://es1:9200 https://es2:9200"], blanks);
    refused::<MongoDb>(&["mongodb://m1:27017 m2:27017"], blanks);
    // It may be a part of a password, or of a name.
    refused::<Kafka>(&["kafka://app:x y:1@k1:9092", "my kafka"], "write it as %20");
    assert_eq!(read::<Kafka>("kafka-1:9092,kafka-2:9092").endpoints().len(), 2);
}

#[test]
fn the_scheme_of_a_store_or_of_another_service_is_named() {
    refused::<S3>(&["gs://shop", "gcs://shop/a"], "it is a bucket of Google Cloud Storage");
    refused::<S3>(&["r2://shop", "b2://shop", "minio://KEY:x@minio:9000/shop"], "its scheme names a store");
    assert!(read::<S3>("https://KEY:SECRET@storage.googleapis.com/shop").bucket() == "shop");
    let other = "set the URL of a service of the expected kind";
    refused::<Amqp>(&["stomp://mq:61613", "stomp+ssl://mq:61614", "pulsar://mq:6650", "sqs://"], other);
    refused::<Postgres>(
        &["cassandra://c1", "snowflake://u:x@acc/db", "bigquery://project", "trino://t"],
        other,
    );
    refused::<Smtp>(&["imap://mail.test", "imaps://u:x@mail.test", "pop3://mail.test"], other);
    refused::<Kafka>(&["zookeeper://zk:2181", "pulsar+ssl://mq:6651"], other);
    refused::<AzureBlob>(&["gs://shop"], other);
}

#[test]
fn what_is_before_the_scheme_is_named() {
    let before = "something before its scheme";
    refused::<Http>(
        &[
            "<https://api.test/v1>", "(https://api.test/v1)", "[docs](https://api.test/v1)",
            "GET https://api.test/v1",
        ],
        before,
    );
    refused::<Postgres>(
        &[
            "DATABASE_URL: postgres://app:x@db/app", "- postgresql://app:x@db/app", "url: postgres://db/app",
            "<postgres://app:x@db/app>",
        ],
        before,
    );
    refused::<Redis>(&["[rediss://:x@cache]", "(redis://cache:6379)", "-u redis://cache"], before);
    // It belongs to the URL, or nobody knows what it is.
    for text in ["app:x@postgres://db/app", "db1,postgres://db2", "https://db/app", "<mysql://db>"] {
        let reason = text.parse::<Postgres>().unwrap_err().to_string();
        assert!(!reason.contains(before), "{text}: {reason}");
    }
}

#[test]
fn a_template_in_any_part_is_named() {
    let template = "a template in it";
    refused::<Postgres>(&["postgres://db/{{ name }}", "postgres://app:{{ password }}@db"], template);
    refused::<Redis>(&["redis://<%= host %>:6379"], template);
    let variable = "a %NAME% in it";
    refused::<Postgres>(&["postgres://db/%DB_NAME%", "postgres://app:%DB_PASSWORD%@db"], variable);
    refused::<Sqlite>(&["sqlite:///%kernel.project_dir%/var/data.db", "sqlite:%env(DB_FILE)%"], variable);
    refused::<Postgres>(
        &["postgres://app:50%of@db", "postgres://app:100%sure%of@db"],
        "write a literal % as %25",
    );
    let placeholder = "a part of its host in brackets is a placeholder";
    refused::<Otlp>(
        &["https://ingest.<region>.signoz.cloud:443", "https://{your-env}.live.dynatrace.com/otlp"],
        placeholder,
    );
    refused::<Kafka>(&["<bootstrap-server>:9092"], placeholder);
    refused::<Http>(&["https://<host>/v1"], placeholder);
}

#[test]
fn a_parameter_about_tls_after_another_separator_is_refused() {
    let words = "without an & before it";
    refused::<Postgres>(
        &[
            "postgres://db/app?pgbouncer=true?sslmode=require",
            "postgres://db/app??sslmode=require",
            "postgres://db/app?a=b;sslmode=require",
            "postgres://db/app?a=b,sslmode=require",
            "postgres://db/app?a=b&c=d;host=other",
        ],
        words,
    );
    refused::<MySql>(&["mysql://db/shop?charset=utf8mb4?ssl-mode=VERIFY_IDENTITY"], words);
    refused::<MongoDb>(&["mongodb://db/?authSource=admin?tls=true"], words);
    refused::<ClickHouse>(&["clickhouse://db?a=b?secure=true"], words);
    refused::<Mqtt>(&["mqtt://broker?a=b?tls=true"], words);
    for text in ["postgres://db/app?options=-c%20search_path=a,b", "postgres://db/app?application_name=a?b"] {
        read::<Postgres>(text);
    }
    read::<Redis>("redis://cache?a=b;c=d");
}

#[test]
fn a_parameter_about_tls_is_known_wherever_its_name_says_so() {
    refused::<Smtp>(
        &[
            "smtps://u:x@mail:465/?skip_ssl_verify=true",
            "smtps://u:x@mail:465/?skip_tls_verify=true",
            "smtp://mail?enable_starttls_auto=true",
            "smtp://mail?peer_fingerprint=x",
            "smtp://mail?useSslMode=x",
        ],
        "about TLS",
    );
    refused::<Amqp>(&["amqps://u:x@mq/v?cafile=ca.pem", "amqp://mq/v?cacert=/ca.pem"], "about TLS");
    refused::<Redis>(&["rediss://cache?cacert=/ca.crt"], "of TLS");
    read::<Redis>("redis://cache?accessLevel=x&classLoader=y");
}

#[test]
fn two_ports_and_a_second_scheme_are_named() {
    refused::<Postgres>(
        &["postgres://app:x@db:5432:5432/app", "postgres://db:5432:5432/app"],
        "it has two ports",
    );
    refused::<MySql>(&["mysql://app:x@db.test:3306:3306/shop"], "it has two ports");
    refused::<Kafka>(&["kafka:9092:9092"], "it has two ports");
    refused::<Redis>(&["redis://redis:tcp://10.0.0.1:6379"], "that Kubernetes or Docker made for a service");
    refused::<Redis>(
        &["redis://default:x@https://x.test:6379", "redis://https://x.test:6379"],
        "a second scheme",
    );
    refused::<Http>(&["https://https://api.test"], "a second scheme");
    // A host that was taken from `MYSQL_PORT`, which Docker and Kubernetes make.
    refused::<MySql>(&["mysql://u:x@tcp://10.0.0.1:3306/db"], "a second scheme");
    refused::<Redis>(&["redis://tcp://10.0.0.1:6379/0", "redis://:x@TCP://cache:6379"], "a second scheme");
    refused::<Postgres>(
        &["postgres://u:x@tcp://10.0.0.1:5432/db", "postgres://udp://db/app"],
        "a second scheme",
    );
    assert_eq!(read::<MySql>("mysql://u:x@10.0.0.1:3306/db").host(), "10.0.0.1");
    refused::<Postgres>(&["postgres://db:5432:postgres://db"], "two URLs");
}

#[test]
fn the_command_of_a_console_keeps_its_tls() {
    refused::<Redis>(&["redis-cli --tls -u redis://default:x@h.test:6379"], "begin it with rediss://");
    refused::<Redis>(&["redis-cli -u redis://default:x@h.test:6379"], "write only the URL");
    refused::<Redis>(&["redis-cli --tls -a x -h h.test -p 6379"], "a command without a URL");
    refused::<Postgres>(
        &["PGPASSWORD=x psql -h db.test -U shop shop", "psql -h h -U u -d db"],
        "a command without a URL",
    );
}

#[test]
fn the_scheme_of_a_tool_is_named_with_what_to_write() {
    refused::<Postgres>(&["cockroachdb://u:x@db:26257/d", "cockroachdb+asyncpg://u:x@db/d"], "a variant");
    refused::<Postgres>(&["prisma+postgres://localhost:51213/?api_key=x"], "begins with postgres://");
    refused::<Postgres>(&["r2dbc:postgresql://db:5432/d"], "remove r2dbc:");
    refused::<Sqlite>(&["jdbc:sqlite:/data/x.db"], "remove jdbc:");
    refused::<Sqlite>(&["Data Source=app.db"], "write sqlite: and the path");
    refused::<Redis>(
        &["redis+socket:///run/redis.sock?virtual_host=1", "redis-socket:///run/x.sock"],
        "unix:///run",
    );
    refused::<Redis>(&["redis-cluster://h1:30001?node=h2:30002"], "a Redis Cluster");
    refused::<Redis>(&["redis://cache:26379?redis_sentinel=mymaster"], "Sentinel");
    refused::<Memcached>(&["unix:/tmp/memcached.sock"], "memcached:///run/memcached.sock");
    refused::<Amqp>(&["rabbitmqs://mq:5671"], "begin it with amqps://");
    refused::<Amqp>(&["amqp://guest:x@mq:5672/%2f/messages"], "what Symfony writes after the vhost");
    refused::<CouchDb>(&["https://u:x@host/couchdb/mydb"], "a prefix before the database");
    refused::<Mqtt>(&["mqtt+wss://broker/mqtt"], "begin it with wss://");
    refused::<Redis>(&["rediss-cluster://h1:30001"], "begin it with rediss://");
    refused::<Kafka>(
        &["PLAINTEXT://kafka:9092,PLAINTEXT_HOST://localhost:29092", "PLAINTEXT_HOST://localhost:29092"],
        "the listeners of a broker",
    );
    refused::<Smtp>(
        &["ses+smtp://KEY:x@default?region=eu-west-1", "sendgrid+smtp://KEY@default"],
        "Symfony's name",
    );
    refused::<Smtp>(&["smtp://KEY:x@default?region=eu-west-1"], "Symfony's word");
    refused::<Smtp>(&["smtp://mail:587?username=me%40x.test&password=x"], "user:password@host");
    refused::<Smtp>(
        &[
            "smtp://localhost:8025/?ignoreTLS=true", "smtp://mail:25?encryption=",
            "smtp://mail?auto_tls=false",
        ],
        "write tls=none",
    );
    refused::<Smtp>(&["smtp://mail?requireTLS=true"], "write tls=required, or begin with smtps://");
    refused::<S3>(&["s3:https://minio:9000/bucket"], "a repository of restic");
    refused::<AzureBlob>(&["abfss://data@shop.dfs.core.windows.net/a"], "the part before the @");
    refused::<Proxy>(&["192.0.2.5:8080:user:x"], "write http://USER:PASSWORD@HOST:PORT");
    refused::<Proxy>(&["fixie:x@socks.test:1080"], "socks5h://");
    refused::<Syslog>(&["unixgram:///dev/log"], "it is a socket");
    refused::<Http>(&["https://shop.webhook.test/webhookb2/a@b/c"], "write each @ of the path as %40");
    refused::<Http>(&["https://u:pa/ss@api.test"], "an @ too many");
    refused::<Http>(&["https://api.test/service?wsdl"], "key= for a key without a value");
}

#[test]
fn a_connection_string_of_azure_is_no_assignment() {
    let hub = "Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=x=";
    refused::<Kafka>(&[hub], "windows.net:9093");
    refused::<Amqp>(&[hub], "AMQP 1.0");
    refused::<Redis>(
        &["Endpoint=https://shop.azconfig.io;Id=a;Secret=x"],
        "a connection string of an Azure service",
    );
    refused::<Mqtt>(&["HostName=h.azure-devices.net;DeviceId=d;SharedAccessKey=x="], "Azure IoT Hub");
    refused::<Otlp>(&["InstrumentationKey=x;IngestionEndpoint=https://a.test/"], "Azure Monitor");
    // A name before a URL is one.
    refused::<Elasticsearch>(&["ENDPOINT=https://search.test"], "the name of a variable");
}

#[test]
fn a_setting_about_tls_of_another_client_is_not_read_as_weaker_than_it_is() {
    assert_eq!(read::<Postgres>("postgres://db/d?sslmode=require&sslrootcert=/ca.pem").tls(), Tls::VerifyCa);
    assert_eq!(read::<Postgres>("postgres://db/d?sslmode=require&sslrootcert=").tls(), Tls::Require);
    refused::<Postgres>(&["postgres://db/d?sslmode=require&sslcert=../server-ca.pem"], "sslrootcert");
    refused::<MongoDb>(
        &[
            "mongodb+srv://u:x@c.test/d?ssl=true&ssl_cert_reqs=CERT_NONE",
            "mongodb://u:x@c.test/d?ssl=true&sslValidate=false",
            "mongodb://u:x@c.test/d?ssl=true&ssl_match_hostname=false",
        ],
        "tlsAllowInvalidCertificates=true",
    );
    assert_eq!(
        read::<MongoDb>("mongodb://u:x@c.test/d?ssl=true&ssl_cert_reqs=CERT_REQUIRED").tls(),
        Tls::VerifyFull
    );
    refused::<MongoDb>(&["mongodb://u:x@localhost/?authMechanism=DEFAULT"], "remove authMechanism");
    assert_eq!(read::<Redis>("rediss://cache?ssl_cert_reqs=CERT_OPTIONAL").tls(), Tls::VerifyFull);
    assert_eq!(read::<Redis>("rediss://cache").endpoints().first().map(Endpoint::port), Some(Some(6379)));
}

#[test]
fn a_header_in_place_of_the_url_of_a_collector_is_named() {
    refused::<Otlp>(
        &[
            "Authorization=Basic%20aHVudGVyMg==", "api-key=hunter2pw", "x-honeycomb-team=hunter2pw",
            "signoz-ingestion-key=hunter2pw", "uptrace_dsn=hunter2pw", "api-key=hunter2pw,x-org=7",
            "Authorization: Bearer hunter2pw", "Authorization=Basic aHVudGVyMg==", "x-scope-orgid: 7",
            "Bearer hunter2pw", "Basic aHVudGVyMg==",
        ],
        "it is a header: set it in OTEL_EXPORTER_OTLP_HEADERS",
    );
    // The name of a variable or of a setting is not a header.
    refused::<Otlp>(
        &[
            "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318",
            "OTEL_EXPORTER_OTLP_ENDPOINT=collector:4318",
            "endpoint=http://collector:4318",
        ],
        "remove the name and the =",
    );
    refused::<Otlp>(
        &["host=collector:4318", "host=db user=app", "Server=db;Port=1"],
        "write scheme://host:port, and",
    );
    refused::<Otlp>(&["aHVudGVyMg==", "hunter2pw=", "service.name=shop"], "it has no scheme");
    read::<Otlp>("http://collector:4318");
}

#[test]
fn what_other_tools_write_for_a_proxy_is_named() {
    refused::<Proxy>(
        &[
            "http=proxy:8080;https=proxy:8443", "https=proxy:8443", "http=http://proxy:8080;ftp=proxy:21",
            "ftp=proxy:21;socks=proxy:1080", "socks=proxy:1080",
        ],
        "it is a list of proxies, as Windows writes it: write http://host:port of its http= or https=",
    );
    refused::<Proxy>(
        &[
            "PROXY proxy:8080", "PROXY proxy:8080; DIRECT", "SOCKS5 proxy:1080",
            "HTTPS proxy:443;PROXY p:80", "DIRECT; PROXY proxy:8080",
        ],
        "it is the answer of a PAC file",
    );
    refused::<Proxy>(
        &[
            "localhost,127.0.0.1,.svc", "localhost, 127.0.0.1", "10.0.0.0/8,localhost", "::1,localhost", "*",
            "*.svc,127.0.0.1:8080", "localhost|127.0.0.1|*.svc", "<local>;*.svc", "localhost;10.0.0.7",
        ],
        "it is a list of hosts, as NO_PROXY has it: write http://host:port of the proxy",
    );
    refused::<Proxy>(&["DIRECT", "direct"], "a word that turns a setting off");
    // Several proxies, and a variable.
    refused::<Proxy>(&["a:8080,b:8080", "http://a:8080,b:8080"], "takes one: keep one");
    refused::<Proxy>(&["HTTP_PROXY=http://proxy:8080"], "remove the name and the =");
    read::<Proxy>("http://proxy:8080");
    read::<Proxy>("https://proxy:443");
    read::<Proxy>("socks5h://proxy:1080");
}

#[test]
fn pairs_in_place_of_a_url_are_told_a_form_that_the_service_reads() {
    let pairs = "key=value pairs: write scheme://";
    let text = &["host=mail user=app password=hunter2pw", "Server=mail;Port=25", "server=mail"];
    refused::<Smtp>(text, &[pairs, "user:password@host:port, and keep its setting of TLS"].concat());
    refused::<Mqtt>(text, &[pairs, "user:password@host:port, and keep"].concat());
    refused::<Nats>(text, &[pairs, "user:password@host:port, and keep"].concat());
    refused::<StatsD>(text, &[pairs, "host:port, and keep"].concat());
    refused::<Syslog>(text, &[pairs, "host:port, and keep"].concat());
    refused::<Postgres>(text, &[pairs, "user:password@host:port/database, and keep"].concat());
    refused::<Nats>(
        &["nats server check"],
        "a command without a URL: write scheme://user:password@host:port, and",
    );
    read::<Smtp>("smtps://app:x@mail:465");
    read::<Mqtt>("mqtts://app:x@mq:8883");
    read::<Nats>("tls://app:x@nats:4222");
    read::<StatsD>("statsd://metrics:8125");
    read::<Syslog>("syslog+tls://logs:6514");
    read::<Postgres>("postgres://app:x@db:5432/shop");
}

#[test]
fn a_character_outside_ascii_in_a_host_is_not_told_to_be_encoded() {
    let host = "its host has a character outside ASCII in it: remove an invisible one";
    refused::<Http>(
        &[
            "https://m\u{fc}nchen.example", "https://h\u{2010}1/v1", "https://a\u{3002}example",
            "https://h\u{200b}", "https://app:hunter2pw@h\u{2011}1/v1", "https://m%C3%BCnchen.example",
            "https://a:x@m%C3%BCnchen.example",
        ],
        host,
    );
    refused::<Postgres>(&["postgres://app:x@db\u{2013}1:5432/shop", "postgres://app:x@\u{fc}/shop"], host);
    refused::<Kafka>(
        &[
            "kafk\u{e4}:9092", "\u{f6}sterreich:9092", "k1:9092,k\u{2010}2:9092",
            "kafka://k1:9092,k\u{2010}2", "kafka://k1,kafka://k\u{2010}2",
        ],
        host,
    );
    refused::<Proxy>(&["proxy\u{2010}1:3128", "http://proxy\u{2010}1:3128"], host);
    // In another part, it is encoded, and a password may hold anything.
    let encoded = "remove it, or write it as percent-encoded UTF-8";
    refused::<Http>(&["https://h/\u{fc}", "https://app:h\u{fc}nter2pw@h", "https://h?q=\u{fc}"], encoded);
    refused::<Postgres>(
        &["postgres://app:h\u{fc}nter2pw", "postgres://h\u{fc}nter2/pw@db/shop", "postgres://\u{fc}:x@db"],
        encoded,
    );
    refused::<Sqlite>(&["sqlite://\u{f6}.db"], encoded);
    refused::<Kafka>(&["\u{201c}kafka:9092\u{201d}", "\u{feff}kafka:9092"], encoded);
    refused::<AzureBlob>(
        &[
            "AccountName=shop;AccountKey=\u{fc};BlobEndpoint=https://h",
            "BlobEndpoint=https://h;AccountKey=\u{fc}",
        ],
        encoded,
    );
    read::<Http>("https://xn--mnchen-3ya.example");
    read::<Http>("https://h-1/v1");
    read::<Http>("https://app:h%C3%BCnter2pw@h/%C3%BC");
    assert_eq!(read::<Kafka>("xn--sterreich-z7a:9092,k-2:9092").endpoints().len(), 2);
}

#[test]
fn what_is_wrong_with_a_host_without_a_scheme_is_no_missing_scheme() {
    refused::<Kafka>(
        &[
            "kafka:9092/topic", "k1:9092,k2:9092/topic", "kafka/topic", "10.0.0.7:9092/a/b",
            "kafka:9092,k2:9092/a",
        ],
        "no client of Kafka reads the path of its URL: remove it",
    );
    refused::<Kafka>(
        &["kafka:9092?acks=all", "k1,k2:9092/?acks=all"],
        "reads the parameters of its URL: remove",
    );
    refused::<Nats>(&["nats-1:4222/a", "nats-1:4222?tls=true"], "a path or parameters");
    refused::<Proxy>(
        &["proxy:3128/a", "proxy:8080/wpad.dat"],
        "it has a path, and a proxy has none: remove it",
    );
    // There, only the scheme is missing.
    refused::<Kafka>(&["kafka-1:9092/", "//kafka:9092"], "it has no scheme: begin it as the example does");
    refused::<Nats>(&["app:x@nats-1:4222", "token@nats-1"], "it has no scheme: begin it as the example does");
    read::<Kafka>("kafka:9092");
    read::<Kafka>("kafka://kafka-1:9092/");
    read::<Nats>("nats://app:x@nats-1:4222");
    read::<Proxy>("proxy:3128");
}

#[test]
fn a_property_in_place_of_the_brokers_is_named() {
    refused::<Kafka>(
        &[
            "bootstrap.servers=kafka:9092",
            "KAFKA_BROKERS=kafka:9092",
            "brokers=k1:9092,k2:9092",
            "spring.kafka.bootstrap-servers=kafka:9092",
            "metadata.broker.list=kafka:9092",
        ],
        "it begins with the name of a variable: remove the name and the =",
    );
    refused::<Kafka>(
        &[
            "password=hunter2pw",
            "bootstrap.servers=kafka:9092;security.protocol=SASL_SSL",
            "brokers=k1:9092 acks=all",
            "Server=k1:9092;Password=hunter2pw",
        ],
        "key=value pairs: write scheme://host:port, and keep its setting of TLS",
    );
    refused::<Nats>(&["servers=nats-1:4222", "nats.server=n1:1,n2:2"], "remove the name and the =");
    refused::<Memcached>(&["memcache.hosts=h1:11211,h2:11211"], "remove the name and the =");
    refused::<Proxy>(&["proxy=proxy:3128"], "remove the name and the =");
    // After the name, a host without a port could be a password.
    refused::<Kafka>(
        &["aHVudGVyMg==", "hunter2pw=", "sasl.password=hunter2pw", "sasl.password=a:1"],
        "it has no scheme",
    );
    read::<Nats>("n1:1,n2:2");
    read::<Memcached>("h1:11211,h2:11211");
    read::<Proxy>("proxy:3128");
    read::<Kafka>("kafka:9092");
    read::<Kafka>("k1:9092,k2:9092");
    read::<Kafka>("SASL_SSL://kafka:9092");
}

#[test]
fn listeners_in_place_of_the_brokers_are_named() {
    refused::<Kafka>(
        &[
            "INTERNAL://kafka:9092",
            "EXTERNAL://kafka:9092,INTERNAL://kafka:29092",
            "PLAINTEXT_HOST://h:9092",
            "DOCKER://kafka:9092",
            "PLAINTEXT://kafka:9092,EXTERNAL://h:9092",
            "Internal_1://h",
        ],
        "it lists the listeners of a broker: write only the host:port that the application reaches",
    );
    refused::<Kafka>(&["HTTP://kafka:9092"], "it is an HTTP URL");
    refused::<Kafka>(&["AMQP://kafka:9092"], "it is an AMQP URL");
    refused::<Kafka>(&["foo://kafka:9092"], "its scheme does not belong to this service");
    read::<Kafka>("SASL_SSL://kafka:9092");
    read::<Kafka>("PLAINTEXT://kafka:9092");
    read::<Kafka>("kafka:9092");
}
