//! Generic structs, and structs in modules that shadow names which generated code could use.

#![allow(dead_code, reason = "the tests look at what compiles and at what is read")]

use std::marker::PhantomData;

use factor3::{Config, FromEnvStr};

#[derive(Debug, Config)]
struct Pair<A: FromEnvStr, B>
where
    B: FromEnvStr + std::fmt::Debug,
{
    left: A,
    #[config(default = "2,3")]
    right: Vec<B>,
}

#[test]
fn the_type_of_a_field_may_be_a_parameter() {
    let pair = Pair::<u8, i32>::from_vars([("LEFT", "1")]).unwrap();
    assert_eq!((pair.left, pair.right), (1, vec![2, 3]));
    let error = Pair::<u8, bool>::from_vars([("LEFT", "x"), ("RIGHT", "on,2")]).unwrap_err();
    let wrong: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    assert_eq!(
        wrong[0], "LEFT is not a whole number from 0 to 255: it starts with a letter",
        "the message has the bounds of the type"
    );
}

#[derive(Debug, Config)]
struct Service<P: Config, const N: usize> {
    name: String,
    #[config(flatten, prefix = "DB_")]
    pool: P,
    #[config(flatten, prefix = "CACHE_")]
    cache: Option<P>,
    #[config(skip = [0; N])]
    buffer: [u8; N],
    #[config(skip = PhantomData)]
    marker: PhantomData<P>,
}

#[derive(Debug, Config)]
struct Pool {
    size: u8,
}

#[test]
fn a_flattened_struct_may_be_a_parameter() {
    let service =
        Service::<Pool, 3>::from_vars([("NAME", "n"), ("DB_SIZE", "4"), ("CACHE_SIZE", "5")]).unwrap();
    assert_eq!((service.pool.size, service.cache.unwrap().size, service.buffer.len()), (4, 5, 3));
    let names: Vec<String> =
        Service::<Pool, 1>::SCHEMA.variables().into_iter().map(|v| v.name().to_owned()).collect();
    assert_eq!(names, ["NAME", "DB_SIZE", "CACHE_SIZE"]);
}

mod shadowed {
    #![allow(non_camel_case_types)]
    pub(crate) struct Option;
    pub(crate) struct Result;
    pub(crate) struct String;
    pub(crate) struct Some;
    pub(crate) struct None;
    pub(crate) struct Ok;
    pub(crate) struct Err;
    pub(crate) mod core {}
    pub(crate) mod std {}

    #[derive(Debug, factor3::Config)]
    pub(crate) struct App {
        #[config(default = 80)]
        pub(crate) port: u16,
        pub(crate) maybe: ::core::option::Option<u8>,
        #[config(default)]
        pub(crate) list: ::std::vec::Vec<u8>,
    }
}

#[test]
fn names_that_shadow_the_prelude_do_no_harm() {
    let app = shadowed::App::from_vars([("MAYBE", "1"), ("LIST", "2")]).unwrap();
    assert_eq!((app.port, app.maybe, app.list), (80, Some(1), vec![2]));
}

macro_rules! config {
    ($name:ident { $($field:ident: $type:ty = $default:literal),* }) => {
        #[derive(Debug, Config)]
        struct $name {
            $(#[config(default = $default)] $field: $type,)*
        }
    };
}

config! { Made { port: u16 = 80, list: Vec<u8> = "1" } }

#[test]
fn a_struct_may_come_from_a_macro() {
    let made = Made::from_vars::<_, &str, &str>([]).unwrap();
    assert_eq!((made.port, made.list), (80, vec![1]));
}

#[test]
fn a_type_may_have_a_lifetime_of_the_struct() {
    use std::borrow::Cow;

    #[derive(Debug, PartialEq)]
    struct Name<'a>(Cow<'a, str>);

    impl std::str::FromStr for Name<'_> {
        type Err = std::convert::Infallible;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            Ok(Self(Cow::Owned(text.to_owned())))
        }
    }

    #[derive(Debug, Config)]
    struct Borrowing<'a> {
        name: Name<'a>,
        #[config(default = "other")]
        other: Name<'a>,
        port: u16,
    }

    let app = Borrowing::from_vars([("NAME", "shop"), ("PORT", "80")]).unwrap();
    assert_eq!((app.name, app.other, app.port), (Name("shop".into()), Name("other".into()), 80));
}
