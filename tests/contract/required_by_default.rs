//! A variable that `required_if` requires because another variable has its default.

#![allow(dead_code, reason = "the tests look at the files")]

use factor3::contract::Contract;
use factor3::resource::Redis;
use factor3::{Config, FromEnvStr, Schema, SecretString};

#[derive(PartialEq, FromEnvStr)]
enum Queue {
    Memory,
    Redis,
}

#[derive(Config)]
#[config(prefix = "SHOP_", any_of(mirror_host, mirror_url))]
struct Shop {
    #[config(default = "redis")]
    queue: Queue,
    /// The default of `queue` requires it.
    #[config(fallback = "REDIS_URL", required_if(queue = "redis"))]
    queue_url: Option<Redis>,
    #[config(required_if(queue = "redis"))]
    queue_name: Option<String>,
    /// Nothing requires it unless a variable is set.
    #[config(required_if(queue = "memory"))]
    queue_size: Option<u32>,
    #[config(required_if(queue_name))]
    queue_owner: Option<String>,
    /// An empty text would be its value.
    #[config(required_if(queue = "redis"), allow_empty)]
    queue_suffix: Option<String>,
    #[config(default = true)]
    mail: bool,
    #[config(flatten, prefix = "SMTP_", required_if(mail = true))]
    smtp: Option<Smtp>,
    /// One of both is enough.
    mirror_host: Option<String>,
    mirror_url: Option<Redis>,
    #[config(flatten, prefix = "EXTRA_")]
    extra: Option<Extra>,
}

#[derive(Config)]
struct Smtp {
    host: String,
    password: SecretString,
    sender: Option<String>,
}

/// Nothing requires it unless one of its variables is set.
#[derive(Config)]
struct Extra {
    #[config(default = 1)]
    level: u8,
    #[config(required_if(level = 1))]
    note: Option<String>,
}

fn contract(schema: &'static Schema) -> Contract {
    Contract::new("shop").process("web", schema)
}

const TO_FILL_IN: [&str; 4] = ["SHOP_QUEUE_URL", "SHOP_QUEUE_NAME", "SHOP_SMTP_HOST", "SHOP_SMTP_PASSWORD"];

const OPTIONAL: [&str; 8] = [
    "SHOP_QUEUE_SIZE", "SHOP_QUEUE_OWNER", "SHOP_QUEUE_SUFFIX", "SHOP_SMTP_SENDER", "SHOP_MIRROR_HOST",
    "SHOP_MIRROR_URL", "SHOP_EXTRA_NOTE", "SHOP_EXTRA_LEVEL",
];

#[test]
fn the_example_has_a_place_for_what_a_default_requires() {
    let text = contract(Shop::SCHEMA).dotenv_example();
    let places: Vec<&str> = text.lines().filter_map(|line| line.strip_suffix('=')).collect();
    let active: Vec<&str> = places.iter().copied().filter(|name| !name.starts_with('#')).collect();
    assert_eq!(active, TO_FILL_IN, "{text}");
    for name in OPTIONAL {
        assert!(text.contains(&format!("\n#{name}=")), "{name} {text}");
    }
}

#[test]
fn the_example_loads_once_its_places_are_filled_in_and_not_before() {
    let text = contract(Shop::SCHEMA).dotenv_example();
    let active = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let names: Vec<&str> = active.filter_map(|line| line.strip_suffix('=')).collect();
    // What the comments of the file name in addition: one of two, and what may be empty.
    let groups = [("SHOP_MIRROR_HOST", "mirror"), ("SHOP_QUEUE_SUFFIX", ""), ("SHOP_QUEUE_OWNER", "me")];
    let filled = |left_out: &str| {
        let value = |name: &str| if name.ends_with("_URL") { "redis://cache" } else { "x" };
        let given = names.iter().map(|name| (*name, if *name == left_out { "" } else { value(name) }));
        Shop::from_vars(given.chain(groups))
    };
    assert!(filled("").is_ok(), "{:?}", filled("").err());
    for name in &names {
        assert!(filled(name).is_err(), "{name}");
    }
    // The fallback does as well as the variable itself.
    let by_fallback = names.iter().map(|name| (*name, if *name == "SHOP_QUEUE_URL" { "" } else { "x" }));
    assert!(Shop::from_vars(by_fallback.chain(groups).chain([("REDIS_URL", "redis://cache")])).is_ok());
}

#[test]
fn a_config_map_and_a_secret_have_the_same_places() {
    let text = contract(Shop::SCHEMA).kubernetes();
    for name in TO_FILL_IN {
        assert!(text.contains(&format!("\n  {name}: \"\"\n")), "{name} {text}");
    }
    for name in OPTIONAL {
        let is_secret = name == "SHOP_MIRROR_URL";
        assert_eq!(text.contains(&format!("\n  {name}: \"\"\n")), is_secret, "{name} {text}");
    }
}

#[test]
fn a_process_of_several_that_requires_it_is_enough() {
    #[derive(Config)]
    struct Web {
        #[config(default = "memory")]
        queue: Queue,
        #[config(required_if(queue = "redis"))]
        queue_name: Option<String>,
    }
    #[derive(Config)]
    struct Worker {
        #[config(default = "redis")]
        queue: Queue,
        #[config(required_if(queue = "redis"))]
        queue_name: Option<String>,
    }
    let place = "\nQUEUE_NAME=\n";
    for (processes, has_place) in [
        (&[("web", Web::SCHEMA)][..], false),
        (&[("worker", Worker::SCHEMA)], true),
        (&[("web", Web::SCHEMA), ("worker", Worker::SCHEMA)], true),
    ] {
        let text = crate::contract_of("shop", processes).dotenv_example();
        assert_eq!(text.contains(place), has_place, "{text}");
    }
}
