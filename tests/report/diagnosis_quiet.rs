//! Good values cause no hint and no warning.
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use factor3::resource::{Amqp, Http, Kafka, MongoDb, Mqtt, MySql, Nats, Postgres, Redis, Smtp};
use factor3::{Base64, BindAddr, ByteSize, Config, Env, FromEnvStr, Hex, SecretBox, SecretString};

use crate::random::Xorshift;
use crate::rounds::rounds;

#[derive(Debug, PartialEq, Eq, FromEnvStr)]
enum Level {
    Low,
    High,
}

#[derive(Debug, Config)]
#[allow(dead_code, reason = "what counts is that nothing is said of it")]
struct Everything {
    text: String,
    log_format: String,
    dir: std::path::PathBuf,
    flag: bool,
    mark: char,
    port: u16,
    offset: i64,
    rate: f64,
    timeout: Duration,
    size: ByteSize,
    ip: IpAddr,
    socket: SocketAddr,
    bind: BindAddr,
    level: Level,
    api_key: SecretString,
    password: SecretString,
    token: SecretString,
    pin: SecretBox<u16>,
    signing_key: Base64,
    encryption_key: Hex,
    tokens: Vec<SecretString>,
    words: Vec<String>,
    #[config(separator = ";")]
    dirs: Vec<std::path::PathBuf>,
    tags: std::collections::BTreeSet<String>,
    headers: std::collections::BTreeMap<String, String>,
    keys: std::collections::BTreeMap<String, SecretString>,
    url_text: String,
    secret_url: SecretString,
    limits: std::collections::BTreeMap<String, u32>,
    database_url: Postgres,
    redis_url: Redis,
    amqp_url: Amqp,
    kafka_url: Kafka,
    mongodb_url: MongoDb,
    smtp_url: Smtp,
    mysql_url: MySql,
    mqtt_url: Mqtt,
    nats_url: Nats,
    api_url: Http,
    replica_urls: Vec<Postgres>,
}

#[test]
fn good_environments_cause_no_hint_and_no_warning() {
    let mut random = Xorshift::new();
    for round in 0..rounds(10_000) {
        let vars = good_environment(&mut random);
        match Everything::load(&Env::from_vars(vars.iter().cloned())) {
            Ok(loaded) => {
                let warned: Vec<String> = loaded.summary.warnings().iter().map(ToString::to_string).collect();
                assert!(warned.is_empty(), "round {round}: {warned:?}\n{vars:?}");
            }
            Err(error) => panic!("round {round}: {error}\n{vars:?}"),
        }
    }
}

fn good_environment(random: &mut Xorshift) -> Vec<(&'static str, String)> {
    let mut userinfo = || format!("app:{}", percent_encoded(&password(random)));
    let [a, b, c, d, e, f] = std::array::from_fn(|_| userinfo());
    let number = |random: &mut Xorshift, bound: usize| random.below(bound).to_string();
    let texts = [
        "a", "db-1.internal", "Straße 1", "{\"a\":1}", "^[a-z]+$", "<br>", ", ", " - ", "key=value",
        "'self'", "Room #5", "C# and F#", "#general", "#1e90ff", "None", "100%", "$5", "see\n# Title\n",
    ];
    let formats = [
        "{{.Time}} {{.Level}}", "${time} ${level}", "$remote_addr - $status", "%d %m%n",
        "{level}: {message}", "> ", "[%s]", "\"%r\" %s \"%h\"", "tcp://0.0.0.0:5555",
    ];
    vec![
        ("TEXT", random.one_of(&texts).to_owned()),
        ("LOG_FORMAT", random.one_of(&formats).to_owned()),
        ("DIR", random.one_of(&["/", "/var/lib/app", "~/x", "./a b", "C:\\app"]).to_owned()),
        ("FLAG", random.one_of(&["true", "0", "ON", "n"]).to_owned()),
        ("MARK", random.one_of(&["x", " ", "\"", "$", "\n", "ä"]).to_owned()),
        ("PORT", number(random, 65536)),
        ("OFFSET", format!("-{}", random.below(1000))),
        ("RATE", format!("{}e-3", random.below(1000))),
        ("TIMEOUT", format!("{}m{}s", random.below(60), random.below(60))),
        ("SIZE", format!("{}{}", random.below(1000), random.one_of(&["", "kB", "MiB", "G"]))),
        ("IP", format!("10.0.{}.{}", random.below(256), random.below(256))),
        ("SOCKET", format!("[fd00::{:x}]:{}", random.below(65536), random.below(65536))),
        ("BIND", format!(":{}", random.below(65536))),
        ("LEVEL", random.one_of(&["low", "High", "HIGH"]).to_owned()),
        ("API_KEY", secret(random)),
        ("PASSWORD", password(random)),
        ("TOKEN", secret(random)),
        ("PIN", number(random, 10_000)),
        ("SIGNING_KEY", base64(random)),
        ("ENCRYPTION_KEY", letters(random, HEX, 64)),
        ("TOKENS", format!("{}, {},", letters(random, WORD, 20), letters(random, HEX, 32))),
        ("WORDS", random.one_of(&["a,b", "a, b ,c,", "debug,info=off"]).to_owned()),
        ("DIRS", random.one_of(&["/a;/b", "/srv/My Folder #1", "C:\\app;./x", "/a/$b;/c%20d"]).to_owned()),
        (
            "TAGS",
            random
                .one_of(&["#a, #b", "[a-z]+", "{id}", "[::1]:80,[::2]:80", "none", "[\"'][a-z]"])
                .to_owned(),
        ),
        (
            "HEADERS",
            random.one_of(&["x-a=b, x-c=d e", "accept=*/*", "a={id},b=[1]", "{id}=a,b={id}"]).to_owned(),
        ),
        ("KEYS", format!("a={},b={}", letters(random, WORD, 20), letters(random, HEX, 32))),
        (
            "URL_TEXT",
            random
                .one_of(&["https://a.test:8443/x#y", "http://{host}/", "ws://db:80", "tcp://a:1"])
                .to_owned(),
        ),
        ("SECRET_URL", format!("https://hooks.example.com/services/{}", letters(random, WORD, 24))),
        ("MYSQL_URL", format!("mysql://{a}@db:3307/app")),
        (
            "MQTT_URL",
            random.one_of(&["mqtts://broker", "mqtt://broker:1883", "mqtts://broker:8883"]).to_owned(),
        ),
        ("NATS_URL", format!("nats://{b}@n1:4222,nats://{b}@n2:4222")),
        ("LIMITS", format!("a={},b=2", random.below(1000))),
        ("DATABASE_URL", format!("postgres://{a}@db-1,db-2:5433/app?sslmode=require")),
        ("REDIS_URL", format!("rediss://{b}@cache:6380/{}", random.below(16))),
        ("AMQP_URL", format!("amqp://{c}@mq/%2F")),
        ("KAFKA_URL", random.one_of(&["kafka:9092,kafka-2:9092", "kafka+ssl://a:9093"]).to_owned()),
        ("MONGODB_URL", format!("mongodb+srv://{d}@cluster.example.com/app")),
        ("SMTP_URL", format!("submission://{e}@mail.example.com")),
        (
            "API_URL",
            format!(
                "https://{f}@api.example.com/v1/{}?api_key={}",
                letters(random, WORD, 12),
                percent_encoded(&password(random))
            ),
        ),
        ("REPLICA_URLS", format!("postgres://{a}@r1/app, postgres://{b}@r2/app")),
    ]
}

const HEX: &str = "0123456789abcdef";
const WORD: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn letters(random: &mut Xorshift, alphabet: &str, length: usize) -> String {
    (0..length).map(|_| char::from(random.one_of(alphabet.as_bytes()))).collect()
}

fn base64(random: &mut Xorshift) -> String {
    format!("{}{}", letters(random, &WORD[..62], 40), random.one_of(&["", "QQ==", "QUI="]))
}

/// A password of all printable ASCII characters. It does not have the same quote at both ends, because nobody can tell
/// that from a value with quotes around it.
fn password(random: &mut Xorshift) -> String {
    let length = 8 + random.below(24);
    let printable: String = ('!'..='~').collect();
    loop {
        let password = letters(random, &printable, length);
        let is_wrapped = |quote| password.starts_with(quote) && password.ends_with(quote);
        if !is_wrapped('"') && !is_wrapped('\'') && !is_wrapped('`') {
            return password;
        }
    }
}

fn secret(random: &mut Xorshift) -> String {
    let some = letters(random, WORD, 22);
    match random.below(12) {
        0 => letters(random, HEX, 40),
        1 => base64(random),
        2 => format!("eyJhbGciOiJIUzI1NiJ9.{some}.{}", letters(random, WORD, 43)),
        3 => format!("-----BEGIN PRIVATE KEY-----\n{some}\n-----END PRIVATE KEY-----\n"),
        4 => format!("-----BEGIN CERTIFICATE-----\r\n{some}\r\n-----END CERTIFICATE-----\r\n"),
        5 => format!("$2b$12${some}"),
        6 => format!("{{\"type\":\"service_account\",\"key\":\"{some}\"}}"),
        7 => "correct horse battery staple".into(),
        8 => format!("sk_live_{some}"),
        9 => format!("{}-{}", letters(random, HEX, 8), letters(random, HEX, 12)),
        10 => format!("Größe{some}ß"),
        _ => password(random),
    }
}

fn percent_encoded(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).into() } else { format!("%{b:02X}") })
        .collect()
}
