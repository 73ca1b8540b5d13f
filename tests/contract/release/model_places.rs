//! The model check of compatibility, where one declaration depends on another: fallbacks in structs that may be absent,
//! values that several fields read, credentials apart from a URL, and defaults that decide a condition.

use factor3::resource::{Amqp, Postgres, Redis};
use factor3::{Config, FromEnvStr, SecretBox, SecretFile, SecretString};

use super::model::{Version, check, version};

macro_rules! part {
    ($(#[$attribute:meta])* $name:ident $($fields:tt)*) => {
        #[derive(Config)]
        $(#[$attribute])*
        #[allow(dead_code, reason = "the test looks only at whether it loads")]
        struct $name { $($fields)* }
    };
}

part!(NeedsB b: u8, c: Option<u8>,);
part!(BOfA #[config(fallback = "A")] b: u8,);
part!(BAndC #[config(fallback = "A")] b: Option<u8>, c: Option<u8>,);
part!(BAndCOfD #[config(fallback = "A")] b: Option<u8>, #[config(fallback = "D")] c: Option<u8>,);
part!(BAndD #[config(fallback = "A")] b: Option<u8>, d: Option<u8>,);
part!(BAndCAndD #[config(fallback = "A")] b: Option<u8>, c: Option<u8>, d: Option<u8>,);
part!(BRequiresC #[config(fallback = "A", requires(c))] b: Option<u8>, c: Option<u8>,);
part!(BOld #[config(renamed_from = "A")] b: u8, c: Option<u8>,);
part!(SharedA #[config(shared)] a: u8, c: Option<u8>,);
part!(SharedB #[config(shared)] b: u8,);
part!(OnlyB b: Option<u8>,);
part!(OnlyA a: u8,);

/// Fallbacks in structs that may be absent.
fn fallbacks() -> Vec<Version> {
    let mut all = Vec::new();
    macro_rules! each_member {
        ($($more:tt)*) => {
            all.push(version!(d: Option<u8>, #[config(flatten)] more: $($more)*,));
            all.push(version!({config(any_of(d, more))} d: Option<u8>, #[config(flatten)] more: $($more)*,));
            all.push(version!({config(one_of(d, more))} d: Option<u8>, #[config(flatten)] more: $($more)*,));
            all.push(version!({config(all_or_none(d, more))} d: Option<u8>, #[config(flatten)] more: $($more)*,));
            all.push(version!(#[config(requires(more))] d: Option<u8>, #[config(flatten)] more: $($more)*,));
            all.push(version!(#[config(conflicts(more))] d: Option<u8>, #[config(flatten)] more: $($more)*,));
            all.push(version!(#[config(required_if(more))] d: Option<u8>, #[config(flatten)] more: $($more)*,));
        };
    }
    each_member!(Option<NeedsB>);
    each_member!(Option<BOfA>);
    all.push(version!(d: Option<u8>, #[config(flatten)] more: BOfA,));
    each_member!(Option<BAndC>);
    all.push(version!(d: Option<u8>, #[config(flatten)] more: BAndC,));
    each_member!(Option<BRequiresC>);
    all.push(version!(d: Option<u8>, #[config(flatten)] more: BRequiresC,));
    each_member!(Option<BOld>);
    each_member!(Option<OnlyA>);
    all.push(version!(d: Option<u8>, #[config(flatten)] more: OnlyA,));
    all.push(version!(d: Option<u8>, #[config(flatten)] more: OnlyB,));
    all.push(version!(a: u8,));
    all.push(version!(a: Option<u8>, d: Option<u8>,));
    all.push(version!(a: u8, d: Option<u8>, #[config(flatten)] more: Option<BOfA>,));
    all.push(
        version!({config(any_of(d, more))} a: u8, d: Option<u8>, #[config(flatten)] more: Option<BOfA>,),
    );
    all.push(
        version!({config(any_of(d, more))} a: String, d: Option<u8>, #[config(flatten)] more: Option<BAndC>,),
    );
    all.push(version!(a: String, d: Option<u8>, #[config(flatten)] more: Option<BAndC>,));
    all.push(version!(#[config(flatten)] more: Option<BAndCOfD>,));
    all.push(version!(#[config(flatten)] more: Option<BAndD>, c: Option<u8>,));
    all.push(version!(#[config(flatten)] more: Option<BAndCAndD>,));
    all.push(
        version!(d: Option<u8>, #[config(shared)] a: Option<u8>, #[config(flatten)] more: Option<SharedA>,),
    );
    all.push(version!({config(any_of(d, more))} d: Option<u8>, #[config(shared, fallback = "B")] a: Option<u8>, #[config(flatten)] more: Option<SharedA>,));
    all.push(version!({config(any_of(d, a))} d: Option<u8>, #[config(shared, fallback = "B")] a: Option<u8>, #[config(flatten)] more: Option<SharedA>,));
    all.push(version!({config(any_of(d, more))} d: Option<u8>, b: Option<u8>, #[config(shared)] a: Option<u8>, #[config(flatten)] more: Option<SharedA>,));
    all.push(version!({config(any_of(d, more))} d: Option<u8>, #[config(shared, fallback = "A")] b: u8, #[config(flatten)] more: Option<SharedB>,));
    all
}

#[test]
fn what_is_compatible_reads_fallbacks_only_in_structs_that_are_there() {
    let values = vec!["", "7", "x"];
    let (compatible, others, shown) = check(
        &fallbacks(),
        &[("A", values.clone()), ("B", values.clone()), ("C", values.clone()), ("D", values)],
    );
    assert!(compatible > 20, "{compatible}");
    assert!(shown * 100 >= others * 80, "{shown} of {others}");
}

/// Credentials apart from their URL.
fn credentials() -> Vec<Version> {
    let mut all = Vec::new();
    macro_rules! each_service {
        ($service:ty) => {
            all.push(version!(url: $service,));
            all.push(version!(url: Option<$service>,));
            all.push(version!(url: $service, url_password: SecretString,));
            all.push(version!(url: $service, url_password: Option<SecretString>,));
            all.push(version!(url: $service, b: Option<SecretString>,));
            all.push(version!(#[config(password = "URL_PASSWORD")] url: $service,));
            all.push(version!(#[config(password = "B")] url: $service,));
            all.push(version!(#[config(password = "B")] url: Option<$service>,));
            all.push(version!(#[config(username = "A", password = "B")] url: $service,));
            all.push(version!(a: Option<String>, #[config(password = "B")] url: $service,));
            all.push(version!(a: String, url: $service,));
            all.push(version!(#[config(fallback = "A", password = "C")] url: Option<$service>,));
            all.push(version!(#[config(password = "B")] a: Option<$service>, #[config(password = "URL_PASSWORD")] url: Option<$service>,));
            all.push(version!({config(any_of(a, url))} #[config(password = "B")] a: Option<$service>, #[config(password = "URL_PASSWORD")] url: Option<$service>,));
            all.push(version!({config(any_of(a, url))} a: Option<$service>, url: Option<$service>,));
            all.push(version!(b: Option<SecretString>, #[config(password = "URL_PASSWORD")] url: $service,));
        };
    }
    each_service!(Postgres);
    each_service!(Amqp);
    each_service!(Redis);
    all.push(version!(url: String, b: Option<SecretString>,));
    all
}

#[test]
fn what_is_compatible_has_the_same_credentials() {
    let urls = vec![
        "postgres://u@h/d", "postgres://u:p@h/d", "postgres://h/d", "amqp://h", "amqp://u:p@h", "amqp://u@h",
        "redis://h", "redis://u:p@h", "redis://u@h",
    ];
    let words = vec!["p", "q"];
    let (compatible, others, shown) = check(
        &credentials(),
        &[
            ("URL", urls),
            ("URL_PASSWORD", words.clone()),
            ("A", vec!["u", "v", "redis://h", "redis://u@h"]),
            ("B", words),
        ],
    );
    assert!(compatible > 20, "{compatible}");
    assert!(shown * 100 >= others * 80, "{shown} of {others}");
}

/// Defaults that decide a condition.
fn conditions() -> Vec<Version> {
    let mut all = Vec::new();
    macro_rules! each {
        ($($fields:tt)*) => {
            all.push(version!(#[config(required_if(b = 8))] a: Option<u8>, $($fields)*));
            all.push(version!({config(introspect = false)} a: Option<u8>, $($fields)*));
        };
    }
    each!(b: Option<u8>,);
    each!(#[config(default = 7)] b: u8,);
    each!(#[config(default = 8)] b: u8,);
    each!(#[config(default_with = 7)] b: u8,);
    each!(#[config(default = 7)] c: u8, #[config(default_from = c)] b: u8,);
    each!(#[config(default = 8)] c: u8, #[config(default_from = c)] b: u8,);
    each!(#[config(default = 7)] c: u8, #[config(default = 7)] b: u8,);
    each!(#[config(default = 7, renamed_from = "D")] c: u8, #[config(default_from = c)] b: u8,);
    each!(#[config(default_with = 7)] c: u8, #[config(default_from = c)] b: u8,);
    each!(#[config(default = 7)] b: u8, d: Option<u8>,);
    each!(#[config(default = 7)] c: u8, #[config(default_from = c)] b: u8, d: Option<u8>,);
    all
}

#[test]
fn what_is_compatible_has_the_same_condition() {
    let values = vec!["", "7", "8"];
    let (compatible, others, shown) = check(
        &conditions(),
        &[("A", values.clone()), ("B", values.clone()), ("C", values.clone()), ("D", values)],
    );
    assert!(compatible > 20, "{compatible}");
    assert!(shown * 100 >= others * 60, "{shown} of {others}");
}

#[derive(FromEnvStr, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Debug,
    Info,
}

#[derive(FromEnvStr)]
enum MoreLevels {
    Debug,
    Info,
    #[config(rename = "a b")]
    Other,
}

#[derive(FromEnvStr)]
enum Upper {
    #[config(rename = "DEBUG")]
    Debug,
    #[config(rename = "x")]
    Other,
}

/// Kinds of which one reads more.
fn kinds() -> Vec<Version> {
    use std::collections::{BTreeMap, BTreeSet};
    use std::time::Duration;
    vec![
        version!(a: f64,),
        version!(a: f32,),
        version!(#[config(range = 0.5..=1.0)] a: f64,),
        version!(#[config(range = 0.5..1.0)] a: f64,),
        version!(a: Duration,),
        version!(#[config(unit = "s")] a: Duration,),
        version!(#[config(range = "1s"..)] a: Duration,),
        version!(#[config(range = "1s"..="1m")] a: Duration,),
        version!(#[config(unit = "ms", range = "1s"..)] a: Duration,),
        version!(a: factor3::ByteSize,),
        version!(#[config(unit = "MiB")] a: factor3::ByteSize,),
        version!(#[config(range = .."1MiB")] a: factor3::ByteSize,),
        version!(#[config(range = -5..-1)] a: i8,),
        version!(#[config(range = -5..=1)] a: i8,),
        version!(#[config(range = 1..)] a: i16,),
        version!(#[config(range = 0x1..=1_00)] a: u16,),
        version!(a: usize,),
        version!(a: u64,),
        version!(a: i128,),
        version!(a: char,),
        version!(a: bool,),
        version!(#[config(is_set)] a: bool,),
        version!(a: String,),
        version!(#[config(min_len = 2)] a: String,),
        version!(#[config(min_len = 2)] a: SecretString,),
        version!(a: Vec<u8>,),
        version!(#[config(min_len = 2)] a: Vec<u8>,),
        version!(a: BTreeSet<u8>,),
        version!(a: Vec<String>,),
        version!(#[config(min_len = 2)] a: Vec<String>,),
        version!(#[config(allow_empty)] a: Vec<u8>,),
        version!(a: BTreeMap<String, u8>,),
        version!(a: BTreeMap<u8, String>,),
        version!(#[config(separator = " ")] a: Vec<String>,),
        version!(a: Option<factor3::Label>,),
        version!(a: std::path::PathBuf,),
        version!(a: std::net::IpAddr,),
        version!(a: std::net::SocketAddr,),
        version!(a: Vec<Duration>,),
        version!(a: Vec<f64>,),
        version!(a: Vec<f32>,),
        version!(a: Vec<Level>,),
        version!(a: Vec<MoreLevels>,),
        version!(a: Level,),
        version!(a: Upper,),
        version!(a: Vec<factor3::Label>,),
        version!(a: std::net::Ipv4Addr,),
        version!(a: std::net::SocketAddrV6,),
        version!(a: factor3::BindAddr,),
        version!(a: factor3::Base64,),
        version!(a: factor3::Base64<1>,),
        version!(a: factor3::Hex,),
        version!(a: factor3::Hex<1>,),
        version!(a: SecretBox<u8>,),
        version!(#[config(range = 2..)] a: SecretBox<u16>,),
        version!(#[config(range = 0..=2)] a: std::num::NonZeroU8,),
        version!(#[config(range = -1..=2)] a: std::num::NonZeroI8,),
        version!(#[config(allow_empty)] a: Option<String>,),
        version!(#[config(default = 1)] a: i64,),
        version!(#[config(default = 1, range = ..=1)] a: i64,),
        version!(a: Vec<std::path::PathBuf>,),
        version!(a: Vec<Redis>,),
        version!(a: Redis,),
        version!(a: factor3::resource::Http,),
        version!(a: BTreeMap<Level, String>,),
    ]
}

#[test]
fn what_is_compatible_reads_the_same_kind() {
    let values = vec![
        "", "0", "1", "2", "7", "-1", "-3", "100", "300", "1e300", "1.0", "0.5", "0.7", "1s", "61s", "2000",
        "1048576", "2MiB", "18446744073709551615", "99999999999999999999", "1,1", "1,2", "a,b", "a b", "é",
        "x", "true", "1=2", "a=1", "a=1,a=2", "01=1,1=2", " 1", "1,", "http://h/", "::1", "::1:80", "prod",
        "production", "a,", ",", "[1,2]", "['a']",
    ];
    let (compatible, others, shown) = check(&kinds(), &[("A", values)]);
    assert!(compatible > 20, "{compatible}");
    // Few values are of each kind.
    assert!(shown * 100 >= others * 60, "{shown} of {others}");
}

part!(SecretA a: SecretString, b: Option<SecretString>,);
part!(#[config(secret_files)] SecretAInFile a: SecretString, b: Option<SecretString>,);
part!(#[config(secret_files)] SecretAOrB #[config(fallback = "B")] a: SecretString,);

/// Secrets in files and credentials.
fn files() -> Vec<Version> {
    let mut all = Vec::new();
    macro_rules! in_each {
        ($($fields:tt)*) => {
            all.push(version!($($fields)*));
            all.push(version!({config(secret_files)} $($fields)*));
        };
    }
    in_each!(a: SecretString,);
    in_each!(a: Option<SecretString>,);
    in_each!(a: SecretBox<u8>,);
    in_each!(#[config(allow_empty)] a: SecretString,);
    in_each!(a: SecretFile,);
    in_each!(a: Option<SecretFile>,);
    in_each!(#[config(renamed_from = "A")] b: SecretString,);
    in_each!(#[config(renamed_from = "A")] b: SecretFile,);
    in_each!(#[config(fallback = "A")] b: SecretString,);
    in_each!(#[config(fallback = "A")] b: Option<SecretFile>,);
    in_each!(a: Redis,);
    in_each!(#[config(password = "A")] b: Redis,);
    in_each!(#[config(flatten)] more: Option<SecretA>,);
    in_each!(#[config(flatten)] more: Option<SecretAInFile>,);
    in_each!(#[config(flatten)] more: SecretAInFile,);
    in_each!(#[config(flatten)] more: Option<SecretAOrB>,);
    all.push(version!(a: Option<String>, a_file: Option<std::path::PathBuf>,));
    all.push(version!(credentials_directory: Option<String>, a: Option<String>,));
    all
}

#[test]
fn what_is_compatible_reads_the_same_files_and_credentials() {
    let scratch = crate::scratch::Scratch::new();
    let path = |name: &str, text: &str| scratch.file(name, text).to_str().unwrap().to_owned();
    let (good, number) = (path("good", "redis://h"), path("A", "7"));
    let directory = scratch.path().to_str().unwrap();
    let paths = vec!["", &*good, &*number];
    let texts = vec!["7", "redis://h"];
    let names = [
        ("A", texts.clone()),
        ("A_FILE", paths.clone()),
        ("B", texts),
        ("B_FILE", paths),
        ("CREDENTIALS_DIRECTORY", vec![directory, "relative"]),
    ];
    let (compatible, others, shown) = check(&files(), &names);
    assert!(compatible > 20, "{compatible}");
    assert!(shown * 100 >= others * 80, "{shown} of {others}");
}
