//! `#[config(serde)]`: the type's `Deserialize` reads the text, and its error is dropped.

use std::collections::BTreeMap;
use std::fmt;

use factor3::{Config, Kind};
use serde::de::{Deserialize, Deserializer, EnumAccess, VariantAccess as _, Visitor};

/// A type of the standard library that serde reads and that has no `FromStr` of its own.
type Pair = std::net::Ipv4Addr;

#[derive(Debug, Config)]
struct App {
    #[config(serde, default = "1.5")]
    rate: f64,
    #[config(serde)]
    name: Option<String>,
    #[config(serde)]
    address: Option<Pair>,
    #[config(serde, default = "")]
    ports: Vec<u16>,
    #[config(serde, default = "")]
    limits: BTreeMap<String, u8>,
    #[config(serde)]
    unit: Option<std::num::Wrapping<i8>>,
}

fn refused(name: &str, value: &str) -> String {
    let error = App::from_vars([(name, value)]).unwrap_err();
    assert!(!error.to_string().contains("hunter2"), "{error}");
    error.problems()[0].to_string()
}

#[test]
fn deserialize_reads_the_text_by_the_rules_of_the_scalar_types() {
    let vars =
        [("NAME", "x"), ("ADDRESS", "127.0.0.1"), ("PORTS", "1, 2"), ("LIMITS", "a=1"), ("UNIT", "-3")];
    let app = App::from_vars(vars).unwrap();
    assert_eq!((app.rate, app.name.as_deref()), (1.5, Some("x")));
    assert_eq!(app.address, Some(Pair::LOCALHOST));
    assert_eq!((app.ports, app.limits["a"]), (vec![1, 2], 1));
    assert_eq!(app.unit, Some(std::num::Wrapping(-3)));
}

#[test]
fn its_error_is_dropped() {
    for name in ["RATE", "ADDRESS", "UNIT"] {
        assert_eq!(refused(name, "hunter2"), format!("{name} is not a valid value"));
    }
    assert_eq!(refused("PORTS", "1,hunter2"), "PORTS: item 2 is not valid");
    assert_eq!(refused("LIMITS", "a=hunter2"), "LIMITS: item 1 is not valid");
}

#[test]
fn the_schema_does_not_claim_to_know_the_form() {
    let kinds: Vec<Kind> = App::SCHEMA.variables().iter().map(|declared| *declared.kind()).collect();
    assert_eq!(kinds[0], Kind::Other);
    assert_eq!(kinds[3], Kind::List(&Kind::Other));
}

#[test]
fn a_list_or_a_map_of_secrets_is_read_by_deserialize() {
    #[derive(Config)]
    struct Secrets {
        #[config(secret, serde)]
        pins: Vec<u32>,
        #[config(secret, serde)]
        limits: BTreeMap<String, u8>,
    }
    let secrets = Secrets::from_vars([("PINS", "1234,5678"), ("LIMITS", "a=1")]).unwrap();
    assert_eq!((secrets.pins, secrets.limits["a"]), (vec![1234, 5678], 1));
    assert!(Secrets::SCHEMA.variables().iter().all(|variable| variable.kind().is_secret()));
}

/// What serde's derive writes for an enum of words.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Level {
    Info,
    Debug,
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;
        impl<'de> Visitor<'de> for Words {
            type Value = Level;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a level")
            }

            fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Level, A::Error> {
                let (word, variant) = data.variant::<String>()?;
                variant.unit_variant()?;
                match &*word {
                    "info" => Ok(Level::Info),
                    "debug" => Ok(Level::Debug),
                    _ => Err(serde::de::Error::custom(format!("no level: {word}"))),
                }
            }
        }
        deserializer.deserialize_enum("Level", &["info", "debug"], Words)
    }
}

/// What serde's derive writes for a struct with one field without a name.
#[derive(Debug, PartialEq)]
struct Meters(u32);

impl<'de> Deserialize<'de> for Meters {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Inner;
        impl<'de> Visitor<'de> for Inner {
            type Value = Meters;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a length in meters")
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Meters, D::Error> {
                u32::deserialize(inner).map(Meters)
            }
        }
        deserializer.deserialize_newtype_struct("Meters", Inner)
    }
}

#[test]
fn deserialize_reads_enums_newtypes_and_options() {
    #[derive(Debug, Config)]
    struct Own {
        #[config(serde)]
        level: Level,
        #[config(serde, default = "")]
        levels: Vec<Level>,
        #[config(serde)]
        length: Option<Meters>,
        #[config(serde, default = "")]
        limits: Vec<Option<u8>>,
    }
    let vars = [("LEVEL", "debug"), ("LEVELS", "info,debug"), ("LENGTH", "12"), ("LIMITS", "1,2")];
    let own = Own::from_vars(vars).unwrap();
    assert_eq!((own.level, own.levels), (Level::Debug, vec![Level::Info, Level::Debug]));
    assert_eq!((own.length, own.limits), (Some(Meters(12)), vec![Some(1), Some(2)]));
    for (name, value) in [("LEVEL", "hunter2"), ("LENGTH", "-1"), ("LENGTH", "hunter2"), ("LIMITS", "1,300")]
    {
        let mut vars = vec![(name, value)];
        vars.extend((name != "LEVEL").then_some(("LEVEL", "info")));
        let error = Own::from_vars(vars).unwrap_err();
        let [problem] = error.problems() else { panic!("{error}") };
        assert_eq!(problem.variable(), name);
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
}
