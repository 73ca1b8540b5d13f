//! The default of a resource, which the summary shows without credentials.

use std::collections::BTreeMap;

use factor3::resource::{Http, Nats, Postgres, Sqlite};
use factor3::{Config, Env};

/// Each literal passes the compiler, which refuses only what certainly is a password.
#[derive(Debug, Config)]
struct DefaultUrls {
    #[config(default = "postgres://localhost/shop")]
    database_url: Postgres,
    #[config(default = "postgres://app@localhost/shop?sslmode=require")]
    user_url: Postgres,
    #[config(default = "nats://hunter2@localhost")]
    bus_url: Nats,
    #[config(default = "https://api.example.com/hooks/hunter2?key=hunter2")]
    hook_url: Http,
    #[config(default = "sqlite:///var/lib/shop.db")]
    file_url: Sqlite,
    #[config(default = "https://hunter2@a,https://b")]
    replicas: Vec<Http>,
    #[config(default = "eu=nats://hunter2@a")]
    caches: BTreeMap<String, Nats>,
    #[config(password, default = "postgres://app@localhost/shop")]
    orders_url: Postgres,
    #[config(username, password, default = "postgres://localhost/shop")]
    carts_url: Postgres,
}

#[test]
fn a_default_url_is_shown_as_its_handle_prints_it() {
    let loaded = DefaultUrls::load(&Env::from_vars([("ORDERS_PASSWORD", "hunter2")])).unwrap();
    let (config, summary) = (loaded.config, loaded.summary);
    for (name, url) in [
        ("DATABASE_URL", "postgres://localhost:5432/shop"),
        ("USER_URL", "postgres://***@localhost:5432/shop?sslmode=require"),
        ("BUS_URL", "nats://***@localhost:4222"),
        ("HOOK_URL", "https://api.example.com:443/***?***=***"),
        ("FILE_URL", &config.file_url.to_string()),
        ("REPLICAS", "https://***@a:443,https://b:443"),
        ("ORDERS_URL", "postgres://app:***@localhost:5432/shop"),
    ] {
        assert_eq!(summary.value(name), Some(url));
    }
    assert_eq!(summary.value("DATABASE_URL"), Some(&*config.database_url.to_string()));
    for name in ["CACHES", "CARTS_URL", "ORDERS_PASSWORD"] {
        assert_eq!(summary.value(name), None, "{name}");
    }
    for text in [summary.to_string(), summary.to_json()] {
        assert!(!text.contains("hunter2"), "{text}");
    }
}

#[test]
fn a_url_of_the_environment_is_not_shown_whatever_the_default_is() {
    for vars in [
        [("DATABASE_URL", "postgres://db.internal/shop"), ("REPLICAS", "https://api.internal")],
        [("ORDERS_URL", "postgres://app@db.internal/shop"), ("BUS_URL", "nats://bus.internal")],
        [("CARTS_USER", "robot"), ("CARTS_PASSWORD", "db.internal")],
    ] {
        let summary = DefaultUrls::load(&Env::from_vars(vars)).unwrap().summary;
        for (name, _) in vars {
            assert_eq!(summary.value(name), None, "{name}");
        }
        let text = summary.to_string();
        assert!(!text.contains(".internal") && !text.contains("robot"), "{text}");
    }
}

#[test]
fn a_default_url_that_cannot_be_read_is_not_shown() {
    #[derive(Debug, Config)]
    struct Broken {
        #[config(default = "nats//localhost")]
        bus_url: Nats,
        #[config(default = "postgres://localhost/shop")]
        database_url: Postgres,
        port: u16,
    }
    for vars in [&[][..], &[("PORT", "1")], &[("DATABASE_URL", "postgres://db.internal"), ("PORT", "1")]] {
        let summary = Broken::load(&Env::from_vars(vars.to_vec())).unwrap_err().summary();
        assert_eq!(summary.value("CACHE_URL"), None);
        let is_default = vars.len() < 2;
        let shown = is_default.then_some("postgres://localhost:5432/shop");
        assert_eq!(summary.value("DATABASE_URL"), shown);
    }
}
