//! Hints for a missing variable: a name that is set and was probably meant for it.

#![allow(dead_code, reason = "the tests look at the reports")]

use factor3::resource::{Postgres, Redis};
use factor3::{Config, Env, SecretString};

/// The variable of each problem with its hint.
fn hints<T: Config>(vars: &[(&str, &str)]) -> Vec<(String, Option<String>)> {
    let error = T::load(&Env::from_vars(vars.to_vec())).err().unwrap();
    error.problems().iter().map(|problem| (problem.variable().to_owned(), problem.hint())).collect()
}

fn asks(set: &str, wanted: &str) -> (String, Option<String>) {
    (wanted.to_owned(), Some(format!("{set} is set; did you mean {wanted}?")))
}

#[derive(Debug, Config)]
#[config(prefix = "SVIX_")]
struct Addresses {
    db_dsn: Postgres,
    redis_url: Redis,
    queue_uri: Redis,
    blobs_connection_string: SecretString,
}

#[test]
fn another_word_for_an_address_is_a_near_miss() {
    for set in [
        ["SVIX_DB_URL", "SVIX_REDIS_DSN", "SVIX_QUEUE_URL", "SVIX_BLOBS_URL"],
        ["SVIX_DB_URI", "SVIX_REDIS_CONNECTION_STRING", "SVIX_QUEUE_DSN", "SVIX_BLOBS_DSN"],
        ["SVIX_DB_CONNECTION_STRING", "SVIX_REDIS_URI", "svix_queue_dsn", "SVIX-BLOBS-URI"],
    ] {
        let wanted = ["SVIX_DB_DSN", "SVIX_REDIS_URL", "SVIX_QUEUE_URI", "SVIX_BLOBS_CONNECTION_STRING"];
        let asked: Vec<_> = set.iter().zip(wanted).map(|(set, wanted)| asks(set, wanted)).collect();
        assert_eq!(hints::<Addresses>(&set.map(|name| (name, "x"))), asked);
    }
}

#[test]
fn a_word_for_another_part_of_a_service_is_no_near_miss() {
    #[derive(Debug, Config)]
    struct Payment {
        payment_api_key: SecretString,
        payment_secret: SecretString,
        payment_url: Redis,
    }
    for vars in [
        [("PAYMENT_API_TOKEN", "x"), ("PAYMENT_TOKEN", "x"), ("PAYMENT_HOST", "x")],
        [("PAYMENT_API_SECRET", "x"), ("PAYMENT_PASSWORD", "x"), ("PAYMENT_PORT", "x")],
        [("PAYMENT_API_URL", "x"), ("PAYMENT_DSN_KEY", "x"), ("BILLING_DSN", "x")],
    ] {
        assert!(hints::<Payment>(&vars).iter().all(|(_, hint)| hint.is_none()), "{vars:?}");
    }
}

#[derive(Debug, Config)]
#[config(prefix = "SVIX_")]
struct OtherNames {
    #[config(fallback = "DATABASE_URL", fallback = "POSTGRESQL_ADDON")]
    db_dsn: Postgres,
    #[config(renamed_from = "SIGNING_SALT")]
    session_key: SecretString,
}

#[test]
fn a_mistake_in_another_name_of_the_variable_offers_its_own_name() {
    for (set, wanted) in [
        ("DATABSE_URL", "SVIX_DB_DSN"),
        ("DATABASE_DSN", "SVIX_DB_DSN"),
        ("POSTGRESQL_ADON", "SVIX_DB_DSN"),
        ("SVIX_SIGNING_SLAT", "SVIX_SESSION_KEY"),
        ("SVIX_SESSION_KYE", "SVIX_SESSION_KEY"),
    ] {
        let asked = asks(set, wanted);
        assert!(hints::<OtherNames>(&[(set, "x")]).contains(&asked), "{set}");
    }
    // An old name has the prefix of the struct, and a fallback has none.
    for set in ["SIGNING_SLAT", "SVIX_DATABSE_URL", "SVIX_POSTGRESQL_ADON"] {
        assert!(hints::<OtherNames>(&[(set, "x")]).iter().all(|(_, hint)| hint.is_none()), "{set}");
    }
}

#[test]
fn another_name_with_something_around_it_offers_the_own_name() {
    for (set, told) in [
        ("DATABASE_URL ", "DATABASE_URL with a blank after it"),
        ("export POSTGRESQL_ADDON", "POSTGRESQL_ADDON with the word export before it"),
        ("\"DATABASE_URL\"", "DATABASE_URL with quotes around it"),
    ] {
        let asked = asks(told, "SVIX_DB_DSN");
        assert!(hints::<OtherNames>(&[(set, "x")]).contains(&asked), "{set}");
    }
}

#[test]
fn the_nearest_of_all_names_is_offered() {
    for (set, nearest) in [
        (["SVIX_DB_URL", "DATABASE_URI"], "DATABASE_URI"),
        (["DATABAS_UR", "SVIX_DB_DNS"], "SVIX_DB_DNS"),
        (["svix_db_dsn", "SVIX_DB_URL"], "svix_db_dsn"),
    ] {
        // Windows does not distinguish the case of names, so the variable is set.
        if cfg!(windows) && nearest == "svix_db_dsn" {
            continue;
        }
        let asked = asks(nearest, "SVIX_DB_DSN");
        assert!(hints::<OtherNames>(&set.map(|name| (name, "x"))).contains(&asked), "{set:?}");
    }
}

#[test]
fn a_name_that_is_declared_for_something_else_is_not_offered() {
    #[derive(Debug, Config)]
    #[config(secret_files, retired("CACHE_URI", "remove it"))]
    struct Declared {
        queue_url: Option<Redis>,
        queue_dsn: Redis,
        cache_dsn: Redis,
        #[config(fallback = "STORE_URL", renamed_from = "EVENTS_URL")]
        other: Option<Redis>,
        store_dsn: Redis,
        events_dsn: Redis,
        key: Option<SecretString>,
        kez_file: String,
    }
    let redis = "redis://localhost";
    for vars in [
        &[("QUEUE_URL", redis), ("CACHE_URI", redis), ("STORE_URL", redis)][..],
        &[("EVENTS_URL", redis), ("KEY_FILE", "/nowhere")],
        &[("QUEUE_URL", ""), ("STORE_URL", ""), ("EVENTS_URL", "")],
    ] {
        let hints = hints::<Declared>(vars);
        assert!(hints.iter().all(|(_, hint)| hint.is_none()), "{hints:?}");
    }
    // The control: a name of nobody is offered.
    assert!(hints::<Declared>(&[("CACHE_URL", redis)]).contains(&asks("CACHE_URL", "CACHE_DSN")));
}

#[test]
fn a_good_environment_causes_no_hint_whatever_else_is_set() {
    #[derive(Debug, Config)]
    struct Complete {
        #[config(fallback = "DATABASE_URL")]
        db_dsn: Postgres,
        cache_dsn: Option<Redis>,
    }
    let url = "postgres://db";
    for vars in [
        &[("DB_DSN", url), ("DB_URL", url)][..],
        &[("DATABASE_URL", url), ("DATABASE_URI", url)],
        &[("DATABASE_URL", url), ("CACHE_URL", "redis://c")],
    ] {
        let loaded = Complete::load(&Env::from_vars(vars.to_vec())).unwrap();
        assert_eq!(loaded.summary.warnings(), [], "{vars:?}");
    }
}

#[test]
fn an_unknown_name_with_another_word_for_an_address_names_the_declared_one() {
    #[derive(Debug, Config)]
    #[config(prefix = "SHOP_", warn_unknown)]
    struct Known {
        db_dsn: Option<Postgres>,
        cache_url: Option<Redis>,
        api_key: Option<SecretString>,
    }
    let warning = |name: &str| {
        let summary = Known::load(&Env::from_vars([(name, "x")])).unwrap().summary;
        summary.warnings()[0].to_string()
    };
    for (set, declared) in
        [("SHOP_DB_URL", "SHOP_DB_DSN"), ("SHOP_CACHE_DSN", "SHOP_CACHE_URL"), ("SHOP_DB_URI", "SHOP_DB_DSN")]
    {
        assert!(warning(set).contains(&format!("did you mean {declared}?")), "{}", warning(set));
    }
    assert!(!warning("SHOP_API_TOKEN").contains("did you mean"));
}

#[derive(Debug, Config)]
#[config(
    prefix = "SHOP_",
    any_of(primary_dsn, replica_dsn),
    all_or_none(user, password),
    one_of(blue, green)
)]
struct Groups {
    #[config(default = "redis")]
    queue: String,
    #[config(fallback = "REDIS_URL", required_if(queue = "redis"))]
    queue_dsn: Option<Redis>,
    primary_dsn: Option<Postgres>,
    replica_dsn: Option<Postgres>,
    user: Option<String>,
    #[config(renamed_from = "PASSPHRASE")]
    password: Option<SecretString>,
    #[config(requires(tls_key))]
    tls_cert: Option<String>,
    tls_key: Option<SecretString>,
    blue: Option<u8>,
    green: Option<u8>,
}

#[test]
fn a_group_that_misses_a_variable_has_the_hint_of_that_variable() {
    let good = [
        ("SHOP_QUEUE_DSN", "redis://localhost"),
        ("SHOP_PRIMARY_DSN", "postgres://localhost"),
        ("SHOP_BLUE", "1"),
    ];
    let with = |left_out: &str, vars: &[(&'static str, &'static str)]| {
        let kept = good.iter().filter(|(name, _)| *name != left_out);
        hints::<Groups>(&kept.chain(vars).copied().collect::<Vec<_>>())
    };
    for (left_out, vars, meant) in [
        // A condition that holds by default.
        ("SHOP_QUEUE_DSN", &[("SHOP_QUEUE_URL", "x")][..], "SHOP_QUEUE_DSN"),
        ("SHOP_QUEUE_DSN", &[("SHOP_QUEUE_DNS", "x")], "SHOP_QUEUE_DSN"),
        ("SHOP_QUEUE_DSN", &[("REDIS_DSN", "x")], "SHOP_QUEUE_DSN"),
        // Each member of a group of which none is set.
        ("SHOP_PRIMARY_DSN", &[("SHOP_PRIMARY_URI", "x")], "SHOP_PRIMARY_DSN"),
        ("SHOP_PRIMARY_DSN", &[("SHOP_REPLICA_URI", "x")], "SHOP_REPLICA_DSN"),
        ("SHOP_BLUE", &[("SHOP_GREN", "x")], "SHOP_GREEN"),
        // The other members of a group.
        ("", &[("SHOP_PASWORD", "x"), ("SHOP_USER", "x")], "SHOP_PASSWORD"),
        ("", &[("SHOP_PASSPHRAZE", "x"), ("SHOP_USER", "x")], "SHOP_PASSWORD"),
        ("", &[("SHOP_TLS_KYE", "x"), ("SHOP_TLS_CERT", "x")], "SHOP_TLS_KEY"),
    ] {
        let [(_, Some(hint))] = &with(left_out, vars)[..] else {
            panic!("{vars:?} {:?}", with(left_out, vars))
        };
        assert_eq!(*hint, format!("{} is set; did you mean {meant}?", vars[0].0));
    }
}

#[test]
fn a_group_that_misses_nothing_has_no_hint_of_a_name() {
    for vars in [
        // Both of a pair of which one is to be set.
        [("SHOP_BLUE", "1"), ("SHOP_GREEN", "2"), ("SHOP_GREN", "2")],
        // Only the condition is misspelt.
        [("SHOP_BLUE", "1"), ("SHOP_QUEUE", "redis"), ("SHOP_QUEU", "redis")],
        [("SHOP_TLS_KEY", "1"), ("SHOP_USER", "x"), ("SHOP_USRE", "x")],
    ] {
        let hints = hints::<Groups>(&vars);
        assert!(hints.len() > 1 && hints.iter().all(|(_, hint)| hint.is_none()), "{hints:?}");
    }
}

/// A platform sets hundreds of names, and one of them has a blank after it.
#[test]
fn a_name_with_something_around_it_is_found_among_many() {
    #[derive(Debug, Config)]
    struct App {
        listen_port: u16,
    }
    let names = (0..400).map(|place| format!("SERVICE_{place}"));
    for odd in ["LISTEN_PORT ", "export LISTEN_PORT", "set LISTEN_PORT"] {
        let vars: Vec<(String, String)> =
            names.clone().chain([odd.to_owned()]).map(|name| (name, "80".to_owned())).collect();
        let error = App::from_vars(vars).unwrap_err();
        let hint = error.problems()[0].hint();
        assert!(hint.as_ref().is_some_and(|hint| hint.contains("LISTEN_PORT")), "{odd}: {hint:?}");
    }
}
