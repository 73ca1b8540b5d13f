//! `validate = path` on fields and structs.

use factor3::{Config, ExposeSecret, SecretString, ValueError};

fn even(n: &u16) -> Result<(), &'static str> {
    if n % 2 == 0 { Ok(()) } else { Err("it must be even") }
}

fn bucket(name: &str) -> Result<(), String> {
    if name.starts_with("app-") { Ok(()) } else { Err(format!("bad bucket {name}")) }
}

fn short(tags: &[String]) -> Result<(), ValueError> {
    if tags.len() < 3 { Ok(()) } else { Err(ValueError::expected("at most two tags")) }
}

fn key(key: &SecretString) -> Result<(), ValueError> {
    match key.expose_secret().starts_with("sk_live_") {
        true => Ok(()),
        false => Err(ValueError::because("only a live key works here")),
    }
}

fn ordered(pool: &Pool) -> Result<(), &'static str> {
    if pool.min <= pool.max { Ok(()) } else { Err("the minimum is above the maximum") }
}

fn app(app: &App) -> Result<(), String> {
    if app.port == 66 { Err(format!("bad port {}", app.port)) } else { Ok(()) }
}

#[derive(Debug, Config)]
#[config(validate = ordered, prefix = "POOL_")]
struct Pool {
    #[config(default = 1)]
    min: u8,
    #[config(default = 4)]
    max: u8,
}

#[derive(Debug, Config)]
#[config(validate = app)]
struct App {
    #[config(validate = even, default = 80)]
    port: u16,
    #[config(validate = even)]
    other_port: Option<u16>,
    #[config(validate = bucket)]
    bucket: Option<String>,
    #[config(validate = short, default = "")]
    tags: Vec<String>,
    #[config(validate = key)]
    api_key: Option<SecretString>,
    #[config(flatten, prefix = "DB_")]
    pool: Pool,
    #[config(flatten, prefix = "CACHE_")]
    cache: Option<Pool>,
}

/// The variable, the field and the headline of each problem.
fn refused(vars: &[(&str, &str)]) -> Vec<(String, String, String)> {
    let error = App::from_vars(vars.iter().copied()).unwrap_err();
    assert!(!error.to_string().contains("hunter2"), "{error}");
    let three = |p: &factor3::Problem| (p.variable().to_owned(), p.field().to_owned(), p.to_string());
    error.problems().iter().map(three).collect()
}

fn one(name: &str, value: &str) -> String {
    refused(&[(name, value)]).remove(0).2
}

#[test]
fn a_good_value_passes() {
    let app = App::from_vars([("PORT", "8080"), ("OTHER_PORT", "2"), ("BUCKET", "app-x"), ("TAGS", "a,b")]);
    let app = app.unwrap();
    assert_eq!((app.port, app.other_port, app.bucket.as_deref()), (8080, Some(2), Some("app-x")));
    assert_eq!((app.tags.len(), app.pool.max, app.cache.is_none()), (2, 4, true));
    assert!(app.api_key.is_none());
}

#[test]
fn a_reason_from_the_code_is_shown() {
    assert_eq!(one("PORT", "81"), "PORT was rejected: it must be even");
    assert_eq!(one("API_KEY", "hunter2"), "API_KEY was rejected: only a live key works here");
    assert_eq!(one("TAGS", "a,b,c"), "TAGS is not at most two tags");
}

#[test]
fn any_other_reason_is_dropped() {
    assert_eq!(one("BUCKET", "hunter2"), "BUCKET was rejected by the application's validation");
    assert_eq!(one("PORT", "66"), "App was rejected by the application's validation");
}

#[test]
fn the_check_of_an_option_gets_the_inner_value() {
    assert_eq!(one("OTHER_PORT", "3"), "OTHER_PORT was rejected: it must be even");
}

#[test]
fn a_struct_is_checked_only_if_all_its_fields_are_valid() {
    let wrong = refused(&[("PORT", "66"), ("DB_POOL_MIN", "x"), ("DB_POOL_MAX", "0")]);
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert_eq!((wrong[0].0.as_str(), wrong[0].1.as_str()), ("DB_POOL_MIN", "App.pool.min"));
}

#[test]
fn problems_of_fields_and_structs_are_in_the_order_of_declaration() {
    let wrong =
        refused(&[("CACHE_POOL_MIN", "9"), ("DB_POOL_MIN", "9"), ("PORT", "81"), ("CACHE_POOL_MAX", "1")]);
    let fields: Vec<&str> = wrong.iter().map(|(_, field, _)| field.as_str()).collect();
    assert_eq!(fields, ["App.port", "App.pool", "App.cache"]);
}

mod for_field {
    use super::*;

    #[derive(Debug, Config)]
    #[config(validate = tags, prefix = "CACHE_")]
    struct Cache {
        #[config(default = false)]
        tags: bool,
        #[config(default = false, env = "TAG_INVALIDATIONS_ENABLED")]
        invalidation: bool,
        #[config(flatten, prefix = "POOL_")]
        pool: Limits,
    }

    #[derive(Debug, Config)]
    struct Limits {
        #[config(default = 1)]
        least: u8,
        #[config(default = 4)]
        most: u8,
    }

    fn tags(cache: &Cache) -> Result<(), ValueError> {
        if cache.invalidation && !cache.tags {
            return Err(ValueError::because("it needs CACHE_TAGS").for_field("invalidation"));
        }
        if cache.pool.least > cache.pool.most {
            return Err(ValueError::because("the maximum is below the minimum").for_field("pool.most"));
        }
        if cache.pool.most == 99 {
            return Err(ValueError::because("that pool does not exist").for_field("pool.mots"));
        }
        Ok(())
    }

    #[derive(Debug, Config)]
    #[expect(dead_code, reason = "the tests look at what is reported")]
    struct App {
        port: u16,
        #[config(flatten, prefix = "EU_")]
        cache: Cache,
        workers: u8,
    }

    fn refused(vars: &[(&str, &str)]) -> Vec<(String, String, String)> {
        let error = App::from_vars(vars.to_vec()).unwrap_err();
        let three = |p: &factor3::Problem| (p.variable().to_owned(), p.field().to_owned(), p.to_string());
        error.problems().iter().map(three).collect()
    }

    #[test]
    fn the_variable_of_the_field_is_reported_beside_other_problems() {
        let wrong = refused(&[("PORT", "x"), ("EU_CACHE_TAG_INVALIDATIONS_ENABLED", "on")]);
        let names: Vec<&str> = wrong.iter().map(|(name, ..)| name.as_str()).collect();
        assert_eq!(names, ["PORT", "EU_CACHE_TAG_INVALIDATIONS_ENABLED", "WORKERS"]);
        assert_eq!(wrong[1].1, "App.cache.invalidation");
        assert_eq!(wrong[1].2, "EU_CACHE_TAG_INVALIDATIONS_ENABLED: it needs CACHE_TAGS");
    }

    #[test]
    fn a_dot_leads_into_a_flattened_struct() {
        let wrong = refused(&[("PORT", "1"), ("WORKERS", "1"), ("EU_CACHE_POOL_LEAST", "9")]);
        assert_eq!((wrong.len(), wrong[0].1.as_str()), (1, "App.cache.pool.most"));
        assert_eq!(wrong[0].2, "EU_CACHE_POOL_MOST: the maximum is below the minimum");
    }

    #[test]
    #[should_panic = "of which Cache has no variable: name one of its fields"]
    fn a_field_that_the_struct_lacks_is_a_mistake_in_the_code() {
        refused(&[("PORT", "1"), ("WORKERS", "1"), ("EU_CACHE_POOL_MOST", "99")]);
    }

    #[test]
    fn the_rejected_value_is_not_shown_in_the_summary() {
        let vars = [("PORT", "1"), ("WORKERS", "1"), ("EU_CACHE_TAG_INVALIDATIONS_ENABLED", "on")];
        let error = App::load(&factor3::Env::from_vars(vars)).map(|loaded| loaded.summary).unwrap_err();
        assert_eq!(error.summary().value("EU_CACHE_TAG_INVALIDATIONS_ENABLED"), None);
        assert_eq!(error.summary().value("PORT"), Some("1"));
    }
}

#[test]
fn a_large_struct_is_described_by_its_first_variables() {
    fn never(_: &Large) -> Result<(), &'static str> {
        Err("it is large")
    }

    #[derive(Debug, Config)]
    #[config(validate = never)]
    #[expect(dead_code, reason = "it never loads")]
    struct Large {
        #[config(flatten, prefix = "A_")]
        a: Pool,
        #[config(flatten, prefix = "B_")]
        b: Pool,
        #[config(flatten, prefix = "C_")]
        c: Pool,
        #[config(flatten, prefix = "D_")]
        d: Pool,
        #[config(flatten, prefix = "E_")]
        e: Pool,
        #[config(flatten, prefix = "F_")]
        f: Pool,
        #[config(flatten, prefix = "G_")]
        g: Pool,
    }

    let report = Large::from_vars([("OTHER", "")]).unwrap_err().to_string();
    assert!(report.contains("F_POOL_MIN, F_POOL_MAX and 2 more"), "{report}");
}

#[test]
fn a_struct_of_twelve_variables_is_described_by_all_of_them() {
    fn never(_: &Twelve) -> Result<(), &'static str> {
        Err("it is refused")
    }
    macro_rules! twelve {
        ($($field:ident)*) => {
            #[derive(Debug, Config)]
            #[config(validate = never)]
            #[expect(dead_code, reason = "it never loads")]
            struct Twelve {
                #[config(shared)]
                region: Option<u8>,
                #[config(flatten)]
                other: Other,
                $($field: Option<u8>,)*
            }
        };
    }
    #[derive(Debug, Config)]
    #[expect(dead_code, reason = "it never loads")]
    struct Other {
        #[config(shared)]
        region: Option<u8>,
    }
    twelve!(a b c d e f g h i j k);

    let report = Twelve::from_vars([("OTHER", "")]).unwrap_err().to_string();
    assert!(report.contains("REGION, A, B, C, D, E, F, G, H, I, J, K"), "{report}");
    assert!(!report.contains(" more"), "{report}");
}

/// A variable that a struct shares with the one around it is named for both.
#[test]
fn a_variable_that_is_read_before_the_struct_is_one_of_its_own() {
    fn never(_: &Store) -> Result<(), &'static str> {
        Err("it is refused")
    }
    #[derive(Debug, Config)]
    #[expect(dead_code, reason = "it never loads")]
    struct App {
        #[config(shared)]
        region: Option<u8>,
        #[config(flatten)]
        store: Store,
    }
    #[derive(Debug, Config)]
    #[config(validate = never)]
    #[expect(dead_code, reason = "it never loads")]
    struct Store {
        bucket: Option<u8>,
        #[config(shared)]
        region: Option<u8>,
    }

    let report = App::from_vars([("OTHER", "")]).unwrap_err().to_string();
    assert!(report.contains("BUCKET, REGION"), "{report}");
}
