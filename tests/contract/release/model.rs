//! A model check of compatibility: every pair of many structs, in every environment of a few names and values.
//!
//! If the comparison says that a build is compatible with an older one, then each environment that sets only what the old
//! contract declares, and loads the old struct, has to load the new one.

use std::collections::HashSet;

use factor3::contract::Contract;
use factor3::{Config, FromEnvStr, Schema, SecretString};

/// A struct, as one build declares it.
pub(super) struct Version {
    pub(super) text: &'static str,
    pub(super) schema: &'static Schema,
    pub(super) loads: fn(&[(&str, &str)]) -> bool,
}

macro_rules! version {
    ({$attributes:meta} $($fields:tt)*) => {
        version!(@ [#[$attributes]] $($fields)*)
    };
    (@ [$($attributes:tt)*] $($fields:tt)*) => {{
        #[derive(Config)]
        $($attributes)*
        #[allow(dead_code, reason = "the test looks only at whether it loads")]
        struct App {
            $($fields)*
        }
        $crate::release::model::Version {
            text: stringify!($($attributes)* $($fields)*),
            schema: App::SCHEMA,
            loads: |vars| App::from_vars(vars.iter().copied()).is_ok(),
        }
    }};
    ($($fields:tt)*) => {
        version!(@ [] $($fields)*)
    };
}

pub(super) use version;

/// Each of the first fields with each of the second ones.
macro_rules! product {
    ($all:ident [$({$($first:tt)*})*] $second:tt) => {
        $(product!(@ $all {$($first)*} $second);)*
    };
    (@ $all:ident $first:tt [$($second:tt)*]) => {
        $(product!(@@ $all $first $second);)*
    };
    (@@ $all:ident {$($first:tt)*} {$($second:tt)*}) => {
        $all.push(version!($($first)* $($second)*));
    };
}

#[derive(FromEnvStr, PartialEq)]
enum Level {
    Debug,
    Info,
}

#[derive(FromEnvStr)]
enum MoreLevels {
    Debug,
    Info,
    Trace,
}

#[derive(Config)]
#[allow(dead_code, reason = "the test looks only at whether it loads")]
struct RequiresB {
    b: u16,
    c: Option<u8>,
}

#[derive(Config)]
#[allow(dead_code, reason = "the test looks only at whether it loads")]
struct RequiresBoth {
    b: u16,
    c: u8,
}

#[derive(Config)]
#[config(all_or_none(b, c))]
#[allow(dead_code, reason = "the test looks only at whether it loads")]
struct Together {
    b: Option<u16>,
    c: Option<u8>,
}

#[derive(Config)]
#[allow(dead_code, reason = "the test looks only at whether it loads")]
struct Nested {
    b: Option<u16>,
    #[config(flatten)]
    inner: Option<RequiresC>,
}

#[derive(Config)]
#[allow(dead_code, reason = "the test looks only at whether it loads")]
struct RequiresC {
    c: u8,
}

/// Kinds, defaults, names and optional structs.
fn fields() -> Vec<Version> {
    let mut all = Vec::new();
    product!(all [
        {}
        { a: u8, }
        { a: u16, }
        { a: Option<u8>, }
        { #[config(default = 7)] a: u8, }
        { #[config(range = 1..=100)] a: u16, }
        { #[config(range = 1..=100)] a: Option<u16>, }
        { a: std::num::NonZeroU8, }
        { a: String, }
        { #[config(allow_empty)] a: String, }
        { #[config(allow_empty)] a: Option<String>, }
        { #[config(min_len = 2)] a: String, }
        { a: Vec<u8>, }
        { #[config(min_len = 2)] a: Vec<u8>, }
        { #[config(separator = ";")] a: Option<Vec<u8>>, }
        { a: Level, }
        { a: MoreLevels, }
    ] [
        {}
        { b: u16, }
        { b: Option<String>, }
        { #[config(default = 3)] b: u8, }
        { #[config(flatten)] more: Option<RequiresB>, }
        { #[config(flatten)] more: Option<RequiresBoth>, }
        { #[config(flatten)] more: Option<Together>, }
        { #[config(flatten)] more: RequiresB, }
        { #[config(flatten)] more: Option<Nested>, }
    ]);
    product!(all [
        { #[config(renamed_from = "B")] a: u8, }
        { #[config(renamed_from = "B")] a: Option<u16>, }
        { #[config(renamed_from = "B", renamed_from = "C")] a: u8, }
        { #[config(fallback = "B")] a: u16, }
        { #[config(fallback = "B")] a: Option<u8>, }
        { #[config(fallback = "B", allow_empty)] a: String, }
        { #[config(fallback = "C", fallback = "B")] a: u16, }
    ] [
        {}
        { d: Option<u8>, }
    ]);
    product!(all [
        { a: u8, }
        { a: Option<u8>, }
    ] [
        { #[config(fallback = "A")] b: u8, }
        { #[config(fallback = "A")] b: Option<u16>, }
        { #[config(fallback = "A")] b: String, }
    ]);
    all.push(version!(a: u16, #[config(default_from = a)] b: u16,));
    all.push(version!(#[config(default = 5)] a: u16, #[config(default_from = a, range = 1..=300)] b: u16,));
    all
}

/// Groups.
fn groups() -> Vec<Version> {
    let mut all = Vec::new();
    macro_rules! in_each {
        ($($attributes:tt)*) => {
            all.push(version!({config($($attributes)*)} a: Option<u8>, b: Option<u16>, c: Option<u8>,));
            all.push(version!({config($($attributes)*)} #[config(default = 7)] a: u8, b: Option<u16>, c: Option<u8>,));
            all.push(version!({config($($attributes)*)} a: Option<u8>, b: Option<u16>, #[config(renamed_from = "D")] c: Option<u8>,));
        };
    }
    in_each!(introspect = false);
    in_each!(one_of(a, b));
    in_each!(one_of(a, b, c));
    in_each!(any_of(a, b));
    in_each!(any_of(a, b, c));
    in_each!(all_or_none(a, b));
    in_each!(all_or_none(a, b, c));
    in_each!(any_of(a, b), all_or_none(b, c));
    all.push(version!(#[config(requires(b))] a: Option<u8>, b: Option<u16>,));
    all.push(version!(#[config(requires(b, c))] a: Option<u8>, b: Option<u16>, c: Option<u8>,));
    all.push(version!(#[config(conflicts(b))] a: Option<u8>, b: Option<u16>,));
    all.push(version!(#[config(conflicts(b, c))] a: Option<u8>, b: Option<u16>, c: Option<u8>,));
    all.push(version!(#[config(required_if(b))] a: Option<u8>, b: Option<u16>,));
    all.push(version!(#[config(required_if(b = 7))] a: Option<u8>, b: Option<u16>,));
    all.push(version!(#[config(required_if(b = 7))] a: Option<u8>, #[config(default = 7)] b: u16,));
    all.push(version!(#[config(required_if(b = 7))] a: Option<u8>, #[config(default = 8)] b: u16,));
    all.push(
        version!(#[config(required_if(b = "info"))] a: Option<u8>, #[config(default = "debug")] b: Level,),
    );
    all.push(
        version!(#[config(required_if(b = "info"))] a: Option<u8>, #[config(default = "info")] b: Level,),
    );
    all.push(version!(a: Option<u8>, b: u16, c: u8,));
    all.push(version!(a: u8, b: u16,));
    all.push(version!(a: u8,));
    all.push(version!(b: u16, c: Option<u8>,));
    all.push(version!({config(one_of(a, more))} a: Option<u8>, #[config(flatten)] more: Option<RequiresB>,));
    all.push(version!({config(any_of(a, more))} a: Option<u8>, #[config(flatten)] more: Option<RequiresB>,));
    all.push(
        version!({config(one_of(a, more))} a: Option<u8>, #[config(flatten)] more: Option<RequiresBoth>,),
    );
    all.push(
        version!({config(all_or_none(a, more))} a: Option<u8>, #[config(flatten)] more: Option<Together>,),
    );
    all
}

/// Secrets that may come from files.
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
    in_each!(#[config(allow_empty)] a: SecretString,);
    in_each!(#[config(min_len = 8)] a: SecretString,);
    in_each!(#[config(renamed_from = "B")] a: SecretString,);
    in_each!(#[config(fallback = "B")] a: SecretString,);
    in_each!(#[config(fallback = "B")] a: Option<SecretString>,);
    in_each!(b: SecretString,);
    in_each!(a: Option<SecretString>, b: Option<SecretString>,);
    all.push(version!(a: Option<String>, a_file: Option<String>,));
    all.push(version!(a_file: std::path::PathBuf,));
    all.push(version!(#[config(requires(a_file))] a: Option<String>, a_file: Option<String>,));
    all
}

/// Every environment that sets each name to one of its values, or not at all.
fn environments<'v>(names: &[(&'v str, Vec<&'v str>)]) -> Vec<Vec<(&'v str, &'v str)>> {
    let mut all = vec![Vec::new()];
    for (name, values) in names {
        let longer = all.iter().flat_map(|env| {
            values.iter().map(move |value| env.iter().copied().chain([(*name, *value)]).collect())
        });
        let longer: Vec<_> = longer.collect();
        all.extend(longer);
    }
    all
}

fn contract(version: &Version) -> Contract {
    Contract::new("shop").process("web", version.schema)
}

/// The names that an environment of the version may set.
fn declared(version: &Version) -> HashSet<String> {
    let text = contract(version).to_text();
    let mut names = HashSet::new();
    for line in text.lines().filter_map(|line| line.trim_start().strip_prefix("variable ")) {
        let own = line.split(' ').next().map(str::to_owned);
        let others = line.split(' ').filter_map(|word| {
            word.strip_prefix("renamed_from=").or(word.strip_prefix("fallback=")).map(str::to_owned)
        });
        for name in own.into_iter().chain(others) {
            if line.contains(" in_file") {
                names.insert(format!("{name}_FILE"));
            }
            names.insert(name);
        }
        // The directory has the credential A.
        if line.starts_with("A ") && line.contains(" in_file") {
            names.insert("CREDENTIALS_DIRECTORY".to_owned());
        }
    }
    names
}

/// How many pairs are compatible, how many are not, and of how many of these an environment shows it.
pub(super) fn check(versions: &[Version], names: &[(&str, Vec<&str>)]) -> (usize, usize, usize) {
    let environments = environments(names);
    let loads: Vec<Vec<bool>> =
        versions.iter().map(|one| environments.iter().map(|env| (one.loads)(env)).collect()).collect();
    let (mut compatible, mut others, mut shown) = (0, 0, 0);
    let mut wrong = Vec::new();
    // Each old struct is compared with some of the new ones, or with all in a thorough run.
    let step = if std::env::var_os("FACTOR3_THOROUGH").is_some() { 1 } else { 5 };
    for (place, (old, old_loads)) in versions.iter().zip(&loads).enumerate() {
        let declared = declared(old);
        let text = contract(old).to_text();
        let is_of_old = |env: &Vec<(&str, &str)>| env.iter().all(|(name, _)| declared.contains(*name));
        let started: Vec<usize> = (0..environments.len())
            .filter(|place| old_loads[*place] && is_of_old(&environments[*place]))
            .collect();
        for (new, new_loads) in versions.iter().zip(&loads).skip(place % step).step_by(step) {
            let changes = contract(new).changes_since(&text).unwrap();
            assert!(changes.is_empty() || contract(new).to_text() != text, "{changes}");
            let broken = started.iter().find(|place| !new_loads[**place]);
            match (changes.is_compatible(), broken) {
                (true, None) => compatible += 1,
                (true, Some(place)) => wrong.push(format!(
                    "old: {}\nnew: {}\n{:?} loads only the old one\n{changes}",
                    old.text, new.text, environments[*place]
                )),
                (false, found) => {
                    others += 1;
                    shown += usize::from(found.is_some());
                    if found.is_none() && std::env::var_os("FACTOR3_SHOW").is_some() {
                        println!("too careful:\n  old: {}\n  new: {}\n{changes}", old.text, new.text);
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} pairs are called compatible:\n{}", wrong.len(), wrong.join("\n"));
    (compatible, others, shown)
}

#[test]
fn what_is_compatible_loads_whatever_loaded_before() {
    let numbers = vec!["", "0", "7", "200", "1000", "x", "5,6", "5;6", "debug", "trace"];
    let few = vec!["", "0", "7", "300", "x"];
    let (compatible, others, shown) =
        check(&fields(), &[("A", numbers), ("B", few.clone()), ("C", few), ("D", vec!["7"])]);
    assert!(compatible > 200, "{compatible}");
    // What is called incompatible nearly always has an environment that shows it.
    assert!(shown * 100 >= others * 93, "{shown} of {others}");
}

#[test]
fn what_is_compatible_obeys_the_groups() {
    let values = vec!["", "7", "8", "info"];
    let (compatible, others, shown) = check(
        &groups(),
        &[("A", values.clone()), ("B", values.clone()), ("C", values.clone()), ("D", values)],
    );
    assert!(compatible > 30, "{compatible}");
    assert!(shown * 100 >= others * 93, "{shown} of {others}");
}

#[test]
fn what_is_compatible_reads_the_same_files() {
    let scratch = crate::scratch::Scratch::new();
    let path = |name: &str, text: &str| scratch.file(name, text).to_str().unwrap().to_owned();
    let (good, short, missing) =
        (path("good", "a long secret"), path("short", "short"), "/nowhere/at/all".to_owned());
    let texts = vec!["", "short", "a long secret", "another secret"];
    let paths = vec!["", &*good, &*short, &*missing];
    let names = [("A", texts.clone()), ("A_FILE", paths.clone()), ("B", texts), ("B_FILE", paths)];
    let (compatible, others, shown) = check(&files(), &names);
    assert!(compatible > 20, "{compatible}");
    assert!(shown * 100 >= others * 93, "{shown} of {others}");
}
