//! Types that have only `FromStr`: they work without an adapter, and their error messages are dropped.

use std::collections::{BTreeSet, HashMap};
use std::str::FromStr;

use factor3::{Config, FromEnvStr, Kind, ValueError};

/// A type whose error repeats the text, as most errors do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Even(u8);

impl FromStr for Even {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.parse() {
            Ok(n) if n % 2 == 0 => Ok(Self(n)),
            _ => Err(format!("invalid even number {text}")),
        }
    }
}

/// A type with both traits: `FromEnvStr` is used, since it says what is expected.
#[derive(Debug, PartialEq)]
struct Percent(u8);

impl FromStr for Percent {
    type Err = ();

    fn from_str(_: &str) -> Result<Self, ()> {
        unreachable!("`FromEnvStr` comes first")
    }
}

impl FromEnvStr for Percent {
    const KIND: Kind = Kind::Integer { min: 0, max: 100, nonzero: false };

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        match u8::from_env_str(text)? {
            n @ 0..=100 => Ok(Self(n)),
            _ => Err(ValueError::expected("a percentage from 0 to 100")),
        }
    }
}

mod user {
    /// An alias: the derive sees only the name `Id`.
    pub(crate) type Id = u64;
}

#[derive(Debug, Config)]
struct App {
    one: Even,
    maybe: Option<Even>,
    #[config(default)]
    list: Vec<Even>,
    #[config(default = "2,4")]
    set: BTreeSet<Even>,
    #[config(default)]
    map: HashMap<Even, Even>,
    #[config(default = "6")]
    text: Even,
    #[config(default = 50)]
    rate: Percent,
    #[config(default = 1)]
    id: user::Id,
}

#[test]
fn a_from_str_type_can_be_used_wherever_a_value_can() {
    let app = App::from_vars([("ONE", "2"), ("MAYBE", "4"), ("LIST", "6, 8"), ("MAP", "2=4")]).unwrap();
    assert_eq!((app.one, app.maybe, app.text), (Even(2), Some(Even(4)), Even(6)));
    assert_eq!((app.list, app.set), (vec![Even(6), Even(8)], [Even(2), Even(4)].into()));
    assert_eq!(app.map, [(Even(2), Even(4))].into());
    assert_eq!((app.rate, app.id), (Percent(50), 1));
}

#[test]
fn its_error_is_dropped() {
    let vars = [("ONE", "hunter2"), ("MAYBE", "hunter2"), ("LIST", "2,hunter2"), ("MAP", "2=hunter2")];
    let error = App::from_vars(vars).unwrap_err();
    assert!(!error.to_string().contains("hunter2"), "{error}");
    let wrong: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    assert_eq!(
        wrong,
        [
            "ONE is not a valid value", "MAYBE is not a valid value", "LIST: item 2 is not valid",
            "MAP: item 1 is not valid"
        ]
    );
}

#[test]
fn an_example_describes_what_the_type_does_not() {
    #[derive(Debug, Config)]
    struct Shown {
        #[config(example = "42")]
        #[allow(dead_code, reason = "only its error is looked at")]
        answer: Even,
    }
    let error = Shown::from_vars([("ANSWER", "43")]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "\
factor3: 1 problem in the environment of Shown

ANSWER is not a valid value
    meaning   Shown.answer
    expected  a valid value, such as 42

factor3: 1 problem, nothing was started"
    );
}

#[test]
fn from_env_str_is_preferred_and_says_what_is_expected() {
    let error = App::from_vars([("ONE", "2"), ("RATE", "101")]).unwrap_err();
    assert_eq!(error.problems()[0].to_string(), "RATE is not a percentage from 0 to 100");
    assert_eq!(error.problems()[0].reason().code(), "invalid");
}

#[test]
fn an_error_is_debugged_as_it_is_displayed() {
    let error = "8080/tcp".parse::<factor3::ByteSize>().unwrap_err();
    assert_eq!(format!("{error:?}"), error.to_string());
    assert!(error.to_string().contains("unit"), "{error}");
}
