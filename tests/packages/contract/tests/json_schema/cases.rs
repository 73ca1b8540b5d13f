//! For each struct an environment that loads, and texts to try: good ones, bad ones, and those beside a bound.

use factor3::contract::Contract;
use factor3::{Config, Error, Schema};

use crate::pools::*;
use crate::structs::*;

/// A problem's variable and code.
pub(crate) type Problem = (String, &'static str);

/// A struct, and what is tried with it.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) schema: &'static Schema,
    pub(crate) load: fn(&[(String, String)]) -> Vec<Problem>,
    /// What loads.
    pub(crate) base: Vec<(String, String)>,
    /// What is tried with each variable, beside what is tried with all.
    pub(crate) texts: Vec<(String, Vec<String>)>,
}

/// All of them. `directory` holds the files.
pub(crate) fn all(directory: &str) -> Vec<Case> {
    let numbers = [ANY, INTEGERS, FLOATS, WORDS, DURATIONS, SIZES];
    let texts = [ANY, BYTES, WORDS, URLS, INTEGERS];
    let mut files: Vec<String> =
        ["key", "empty", "missing", "", "@credentials"].map(|name| format!("{directory}/{name}")).into();
    files.extend(
        ["relative", "C:\\x", "postgres://h/db", "postgres://u:p@h/db", "ab", "cd"].map(str::to_owned),
    );
    let mut with_files =
        case::<Files>("Files", &[ANY], &[("API_KEY", "k"), ("SIGNING_KEY", "k"), ("THREE", "3")]);
    for (name, texts) in &mut with_files.texts {
        texts.extend(if name == "CREDENTIALS_DIRECTORY" {
            vec![format!("{directory}/credentials")]
        } else {
            files.clone()
        });
    }
    vec![
        case::<Numbers>("Numbers", &numbers, &[("A_U8", "1"), ("REQUIRED_BOOL", "on")]),
        case::<Texts>("Texts", &texts, &[("LONG", "long"), ("MAY_BE_EMPTY", ""), ("LEVEL", "debug")]),
        case::<Addresses>("Addresses", &[ANY, ADDRESSES], &[("IPV4", "127.0.0.1"), ("IPV6", "::1")]),
        case::<Lists>("Lists", &[ANY, LISTS], &[("NUMBERS", "1,2")]),
        case::<Urls>("Urls", &[ANY, URLS], &[]),
        case::<Groups>(
            "Groups",
            &[&["", "0", "1", "25", "+025", "1m", "60s", "61s", "on", "ON", "x", "y"]],
            &[("TOKEN", "t"), ("HELO", "h"), ("RETRIES", "1"), ("REASON", "r")],
        ),
        case::<Nested>("Nested", &[&["", "1", "2", "x"]], &[]),
        with_files,
        case::<Web>(
            "Web",
            &[&["", "1", "a", "info", "postgres://h/d"]],
            &[("DATABASE_URL", "postgres://h/d"), ("WORKERS", "1"), ("NOTE", "n")],
        ),
        case::<Renamed>("Renamed", &[&["", "1", "2", "65536", "info", "debug"]], &[("PORT", "1")]),
    ]
}

fn case<T: Config>(name: &'static str, pools: &[&[&str]], base: &[(&str, &str)]) -> Case {
    let mut texts = Vec::new();
    let schema: serde_json::Value =
        serde_json::from_str(&Contract::new("shop").process("app", T::SCHEMA).json_schema()).unwrap();
    let mut names: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    let (credentials, unknown) = ("CREDENTIALS_DIRECTORY".to_owned(), "NOBODY_READS_IT".to_owned());
    if name == "Files" {
        names.push(&credentials);
    }
    names.push(&unknown);
    for name in names {
        texts.push((
            name.clone(),
            pools.iter().flat_map(|pool| pool.iter().map(|&text| text.to_owned())).collect(),
        ));
    }
    let base = base.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Case { name, schema: T::SCHEMA, load: problems::<T>, base, texts }
}

/// Each problem's variable and code.
pub(crate) fn problems<T: Config>(vars: &[(String, String)]) -> Vec<Problem> {
    let error: Error = match T::from_vars(vars.iter().map(|(name, value)| (name, value))) {
        Ok(_) => return Vec::new(),
        Err(error) => error,
    };
    error.problems().iter().map(|problem| (problem.variable().to_owned(), problem.reason().code())).collect()
}
