//! Loads environments of growing sizes, and prints a line `KIND<tab>CASE<tab>SIZE` for each call of `measured`.
//!
//! The arguments are a word and sizes: `values SIZE..`, `urls SIZE..`, `signs SIZE..`, `names COUNT..`, `files SIZE..` or
//! `broken SIZE..`. With a variable ONLY, whose lines are `KIND<tab>CASE`, nothing but these is measured.

#[path = "{root}/tests/support/services.rs"]
mod services;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hint::black_box;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use factor3::resource::*;
use factor3::{Base64, BindAddr, ByteSize, Config, Env, FromEnvStr, Hex, SecretBox, SecretString};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let what = arguments.next().expect("what to measure");
    let sizes: Vec<usize> = arguments.map(|size| size.parse().expect("a size")).collect();
    match what.as_str() {
        "values" => KINDS.iter().for_each(|(kind, load)| values(kind, *load, TEXTS, "", &sizes)),
        "urls" => HANDLES.iter().for_each(|(handle, load)| values(handle, *load, URLS, scheme(handle), &sizes)),
        // So short that the text is searched for signs, whether it is accepted or refused.
        "signs" => {
            let kinds = ["text", "secret", "number", "list"];
            let kinds = KINDS.iter().filter(|(kind, _)| kinds.contains(kind));
            kinds.for_each(|(kind, load)| values(kind, *load, TEXTS, "", &sizes));
        }
        "names" => names(&sizes),
        "files" => files(LINES, &sizes),
        "broken" => files(&LINES[..4], &sizes),
        _ => panic!("values, urls, signs, names, files or broken?"),
    }
}

/// Callgrind collects inside this function only, and writes what it counted at its end.
#[unsafe(no_mangle)]
#[inline(never)]
extern "Rust" fn measured(run: &dyn Fn()) {
    run();
}

fn measure(kind: &str, case: &str, size: usize, run: impl Fn()) {
    let line = format!("{kind}\t{}", case.escape_debug());
    if std::env::var("ONLY").is_ok_and(|only| !only.lines().any(|only| only == line)) {
        return;
    }
    // A large request tidies up what the last call left in the lists of the allocator, or this one would pay for it.
    drop(black_box(Vec::<u8>::with_capacity(1 << 16)));
    measured(&run);
    println!("{line}\t{size}");
}

/// All that is said of a load.
fn load<T: Config>(env: &Env) {
    match T::load(black_box(env)) {
        Ok(loaded) => drop(black_box((loaded.summary.to_string(), loaded.summary.to_json()))),
        Err(error) => drop(black_box((error.to_string(), error.to_json(), error.summary().to_string()))),
    }
}

/// A start, what is repeated, and an end. A `{n}` in what is repeated is its number.
type Text = (&'static str, &'static str, &'static str);

fn text((start, unit, end): Text, size: usize) -> String {
    let mut text = start.to_owned();
    let is_numbered = unit.contains("{n}");
    // All numbers of a text of 4 KiB have the same length. A shorter word cannot look like a mistake, and costs less.
    for number in 1000.. {
        let unit = if is_numbered { Cow::Owned(unit.replace("{n}", &number.to_string())) } else { Cow::Borrowed(unit) };
        if text.len() + unit.len() + end.len() > size {
            break;
        }
        text.push_str(&unit);
    }
    text + end
}

macro_rules! kinds {
    ($($name:literal: $type:ty;)*) => {
        &[$(($name, {
            #[derive(Config)]
            #[expect(dead_code, reason = "the benchmark counts the load; nothing reads the field afterwards")]
            struct One {
                value: $type,
            }
            load::<One>
        })),*]
    };
}

macro_rules! handles {
    ($($name:ident)*) => {
        &[$((stringify!($name), {
            #[derive(Config)]
            #[expect(dead_code, reason = "the benchmark counts the load; nothing reads the field afterwards")]
            struct One {
                value: $name,
            }
            load::<One>
        })),*]
    };
}

type Load = fn(&Env);

#[derive(FromEnvStr)]
enum Word {
    Debug,
    Info,
    #[config(rename = "a-word-of-many-letters")]
    Long,
}

const KINDS: &[(&str, Load)] = kinds! {
    "text": String;
    "secret": SecretString;
    "path": PathBuf;
    "number": u64;
    "float": f64;
    "bool": bool;
    "duration": Duration;
    "size": ByteSize;
    "address": IpAddr;
    "socket": SocketAddr;
    "bind": BindAddr;
    "base64": Base64;
    "hex": Hex;
    "word": Word;
    "secret number": SecretBox<u32>;
    "list": Vec<String>;
    "set": HashSet<String>;
    "numbers": BTreeSet<u64>;
    "secrets": Vec<SecretString>;
    "map": BTreeMap<String, String>;
    "URLs": Vec<Nats>;
};

const HANDLES: &[(&str, Load)] = services::with_services!(handles);

/// For every kind: what each sign of the diagnosis begins with, and what the grammar of each kind is made of.
const TEXTS: &[Text] = &[
    ("", "a", ""),
    ("", "1", ""),
    ("", "f", ""),
    ("", "\u{e9}", ""),
    ("", "\u{200b}", "a"),
    ("\u{feff}", "a", ""),
    ("", " ", "a"),
    ("a", " ", ""),
    ("a", "\u{a0}", "\u{a0}"),
    ("", "a ", "\n"),
    ("", "a\n", "\r"),
    ("", "\n", ""),
    ("", "\"", "a"),
    ("\"", "a", "\""),
    ("'", "a'", "'"),
    ("tcp://", "://[", ""),
    ("tcp://[", "]:1", ""),
    ("udp://", "1.", ":1"),
    ("${", "A", "}"),
    ("${A", ":-", "}"),
    ("$(", "A ", ")"),
    ("{{", "a.", "}}"),
    ("<", "your-", ">"),
    ("", "x", ""),
    ("", "-", "changeme"),
    ("op://", "/a", ""),
    ("ref+", "a://", ""),
    ("vault:", "a#", ""),
    ("enc[", "]a", ""),
    ("arn:aws", ":ssm:", ""),
    ("", "A", "=1"),
    ("export A", "_KEY=", ""),
    ("", "KEY", ""),
    ("", "=", ""),
    ("", ",", ""),
    ("", "a,", "a"),
    ("", "1, ", "1"),
    ("[", "1,", "]"),
    ("", "1m", ""),
    ("", "9.", "0"),
    ("1e", "9", ""),
    ("[", ":", "]:1"),
    ("", "%41", ""),
    ("", "a=b=,", ""),
    ("", "{n},", ""),
    ("", "secret-{n},", ""),
    ("", "a line of secret {n}\n", ""),
    ("", "{n}=a,", ""),
    ("nats://a", ",nats://a", ""),
    ("nats://a", ",", "nats://a"),
    ("postgres://", "@", ""),
    ("", "/a", ""),
];

/// For every handle, after its scheme.
const URLS: &[Text] = &[
    ("u:", "p", "@h/d"),
    ("u:", "%41", "@h/d"),
    ("", "u:@", "h/d"),
    ("", "h,", "h/d"),
    ("u:p@h:1", ",h:1", "/d"),
    ("", "h.", "h:1/d"),
    ("[", "1:", "]/d"),
    ("h/", "d/", "d"),
    ("h/", "d.", "d"),
    ("h/", "%2E", "d"),
    ("h/", "?", ""),
    ("h/d?", "k=v&", "k=v"),
    ("h/d?", "&", "k=v"),
    ("h/d?k=", "%41", ""),
    ("h/d?", "k", "=v"),
    ("h/d#", "#", ""),
    ("", "&a=1", "@h"),
    ("h/d", ",://h/d", ""),
];

fn values(kind: &str, load: Load, texts: &[Text], scheme: &str, sizes: &[usize]) {
    // What is done once only is not measured.
    load(&Env::from_vars([("VALUE", "a")]));
    for parts in texts {
        let case = format!("{scheme}{}({})*{}", parts.0, parts.1, parts.2);
        for size in sizes {
            let env = Env::from_vars([("VALUE", format!("{scheme}{}", text(*parts, *size)))]);
            measure(kind, &case, *size, || load(&env));
        }
    }
}

fn scheme(handle: &str) -> &'static str {
    match handle {
        "Amqp" => "amqp://",
        "AzureBlob" => "AccountName=a;AccountKey=",
        "Beanstalkd" => "beanstalkd://",
        "ClickHouse" => "clickhouse://",
        "Kafka" => "kafka://",
        "Memcached" => "memcached://",
        "MongoDb" => "mongodb://",
        "Mqtt" => "mqtt://",
        "MySql" => "mysql://",
        "Nats" => "nats://",
        "Postgres" => "postgres://",
        "Redis" => "redis://",
        "S3" => "s3://",
        "Smtp" => "smtp://",
        "Sqlite" => "sqlite://",
        "StatsD" => "statsd://",
        "Syslog" => "syslog://",
        _ => "https://",
    }
}

macro_rules! many {
    ($($field:ident)*) => {
        #[derive(Config)]
        #[config(prefix = "SHOP_", warn_unknown)]
        #[expect(dead_code, reason = "the benchmark counts the load; nothing reads the fields afterwards")]
        struct Many {
            mail_server: Option<String>,
            $($field: Option<String>,)*
        }

        /// All but one are missing.
        #[derive(Config)]
        #[config(prefix = "SHOP_")]
        #[expect(dead_code, reason = "the benchmark counts the load; nothing reads the fields afterwards")]
        struct Missing {
            mail_server: String,
            $($field: String,)*
        }
    };
}

many! {
    database_host database_name database_user database_pool database_timeout cache_host cache_user cache_timeout
    queue_host queue_user queue_prefetch search_host search_user search_index payment_merchant payment_region
    payment_timeout invoice_sender invoice_language invoice_template shipping_carrier shipping_region shipping_label
    metrics_host metrics_interval tracing_sampler tracing_exporter session_lifetime session_cookie upload_limit
    upload_folder image_quality image_width feature_checkout feature_wishlist feature_reviews rate_limit rate_window
    admin_title admin_footer support_phone support_hours locale_default locale_fallback currency_default tax_region
    stock_threshold stock_warehouse report_folder report_schedule
}

/// Names that are nearly declared ones.
fn near(place: usize) -> String {
    const NAMES: [&str; 4] =
        ["SHOP_PAYMENT_MERCHANT", "SHOP_INVOICE_LANGUAGE", "SHOP_TRACING_EXPORTER", "SHOP_STOCK_WAREHOUSE"];
    const LETTERS: &[u8; 26] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let (name, place) = (NAMES[place % 4], place / 4);
    let mut name = name.as_bytes().to_vec();
    let last = name.len() - 1;
    name[last] = LETTERS[place % 26];
    name[last - 2 - place / 676 % 8] = LETTERS[place / 26 % 26];
    String::from_utf8(name).expect("letters")
}

fn names(counts: &[usize]) {
    type Name = fn(usize) -> String;
    let cases: [(&str, Name); 4] = [
        ("undeclared", |place| format!("SHOP_X{place}_UNKNOWN_NAME")),
        ("near misses", near),
        ("links of services", |place| format!("SHOP_X{place}_PORT_8080_TCP_ADDR")),
        ("of others", |place| format!("X{place}_OTHER")),
    ];
    for (case, name) in cases {
        for (kind, load) in [("warn_unknown", load::<Many> as Load), ("failing", load::<Missing>)] {
            for count in counts {
                let layer = || Env::from_vars((0..*count).map(|place| (name(place), "x")));
                let env = layer();
                measure(kind, case, *count, || load(&env));
                if case == "undeclared" {
                    let env = layer().or(layer());
                    measure(&format!("{kind}, two layers"), case, *count, || load(&env));
                }
            }
        }
    }
}

/// Lines of files. The broken ones that cost the most come first.
const LINES: &[Text] = &[
    ("", "a\n", ""),
    ("", "a='b\n", ""),
    ("", "a=$\n", ""),
    ("", "SHOP_MAIL_SERVER=$\n", ""),
    ("", "SHOP_MAIL_SERVER\n", ""),
    ("", "=\n", ""),
    ("", "a='b\na=\"c\n", ""),
    ("", "a=\"\\q\"\n", ""),
    ("a\n", "SHOP_MAIL_SERVRE=1\n", ""),
    ("#", "\r", ""),
    ("A=", "#", "b"),
    ("A=", " #", ""),
    ("A='", "\\'\n", ""),
    ("A='", "b\n", "'"),
    ("A=\"", "\\n", "\""),
    ("", "A=\n", ""),
    ("", "SHOP_X=1\n", ""),
    ("", "SHOP_MAIL_SERVRE=1\n", ""),
];

fn files(lines: &[Text], sizes: &[usize]) {
    let path = std::env::temp_dir().join(format!("factor3-growth-{}.env", std::process::id()));
    for parts in lines {
        for (kind, load) in [(".env", load::<Many> as Load), (".env, failing", load::<Missing>)] {
            for size in sizes {
                std::fs::write(&path, text(*parts, *size)).expect("a file");
                let case = format!("{}({})*{}", parts.0, parts.1, parts.2);
                measure(kind, &case, *size, || load(&Env::dotenv(&path)));
            }
        }
    }
    std::fs::remove_file(path).expect("a file");
}
