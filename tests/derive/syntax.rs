//! The derive accepts the types, parameters, expressions and macros that Rust accepts in a struct.

#![allow(unreachable_pub, reason = "a macro passes the visibility on")]
#![allow(unused_braces, unused_parens, reason = "the test is about this syntax")]

use std::collections::{BTreeMap, HashMap};
use std::marker::PhantomData;

use factor3::{Base64, Config, FromEnvStr};

type Pair = fn(u8, u8) -> Vec<(u8, u8)>;

fn pair(a: u8, b: u8) -> Vec<(u8, u8)> {
    vec![(a, b)]
}

fn even(number: &u8) -> Result<(), &'static str> {
    if number % 2 == 0 { Ok(()) } else { Err("odd") }
}

trait Checks {
    fn check(number: &u8) -> Result<(), &'static str>;
}

impl Checks for u8 {
    fn check(number: &u8) -> Result<(), &'static str> {
        even(number)
    }
}

fn generic<const MOST: u8, T>(text: &str) -> Result<T, &'static str>
where
    T: From<u8>,
{
    text.parse::<u8>().ok().filter(|n| *n <= MOST).map(T::from).ok_or("a small number")
}

#[derive(Debug, Config)]
#[allow(clippy::type_complexity, reason = "the test is about this syntax")]
struct Types {
    pub(crate) plain: ::std::primitive::u8,
    pub(crate) list: Vec<(u8)>,
    r#type: Option<::std::vec::Vec<u8>>,
    map: HashMap<String, u8, std::hash::RandomState>,
    boxed: Box<[u8]>,
    #[config(skip = pair)]
    function: fn(u8, u8) -> Vec<(u8, u8)>,
    #[config(skip = HashMap::<u8, (u8, u8)>::new())]
    turbofish: HashMap<u8, (u8, u8)>,
    #[config(skip = <BTreeMap<u8, u8> as Default>::default(), )]
    qualified: BTreeMap<u8, u8>,
    #[config(skip = (1 < 2, 3 > 2))]
    compared: (bool, bool),
    #[config(skip = 1 << 2 > 3)]
    shifted: bool,
    #[config(skip = { let (a, b) = (1, 2); a < b })]
    block: bool,
    #[config(skip = pair as fn(u8, u8) -> Vec<(u8, u8)>)]
    cast: Pair,
    #[config(skip = std::ptr::null::<(u8, u8)>() as *const HashMap<u8, u8>)]
    pointer: *const HashMap<u8, u8>,
    #[config(default_with = [1, 2].iter().map(|n| n + 1).sum::<u8>(), validate = <u8 as Checks>::check)]
    #[allow(dead_code)]
    computed: u8,
    #[config(value_parser = generic::<3, u8>)]
    parsed: u8,
    #[config(default = -1)]
    negative: i8,
}

#[test]
fn types_and_expressions() {
    let types = Types::from_vars([
        ("PLAIN", "1"),
        ("LIST", "1,2"),
        ("TYPE", "3"),
        ("MAP", "a=1"),
        ("BOXED", "4,5"),
        ("PARSED", "3"),
        ("COMPUTED", "4"),
    ])
    .unwrap();
    assert_eq!((types.plain, types.list, types.r#type), (1, vec![1, 2], Some(vec![3])));
    assert_eq!((types.map.get("a"), &*types.boxed, types.parsed), (Some(&1), &[4, 5][..], 3));
    assert_eq!((types.function)(1, 2), (types.cast)(1, 2));
    assert!(types.turbofish.is_empty() && types.qualified.is_empty() && types.pointer.is_null());
    assert_eq!((types.compared, types.shifted, types.block), ((true, true), true, true));
    assert_eq!((types.computed, types.negative), (4, -1));
    let error = Types::from_vars([("COMPUTED", "3"), ("PARSED", "4")]).unwrap_err().to_string();
    assert!(error.contains("COMPUTED") && error.contains("PARSED"), "{error}");
}

const HALF: usize = 2;

/// Expressions in types that syn can parse without its feature `full`.
#[derive(Debug, Config)]
struct Expressions {
    #[config(value_parser = bytes)]
    block: [u8; { HALF + HALF }],
    #[config(value_parser = bytes)]
    sum: Option<[u8; HALF * 2]>,
    #[config(value_parser = bytes)]
    call: [u8; size_of::<u64>() / 2],
    key: Option<Base64<{ HALF * 2 }>>,
    list: Option<Vec<Base64<4>>>,
    #[config(skip = Signed)]
    negative: Signed<-1>,
}

#[derive(Debug, PartialEq)]
struct Signed<const N: i8>;

fn bytes(text: &str) -> Result<[u8; 4], &'static str> {
    text.as_bytes().try_into().map_err(|_| "four bytes")
}

#[test]
fn expressions_in_types() {
    let vars =
        [("BLOCK", "abcd"), ("SUM", "efgh"), ("CALL", "ijkl"), ("KEY", "YWJjZA=="), ("LIST", "YWJjZA==")];
    let config = Expressions::from_vars(vars).unwrap();
    assert_eq!((&config.block, config.sum.as_ref(), &config.call), (b"abcd", Some(b"efgh"), b"ijkl"));
    assert_eq!((config.key.is_some(), config.list.unwrap().len(), config.negative), (true, 1, Signed));
    let error = Expressions::from_vars([("BLOCK", "abc"), ("CALL", "abcd")]).unwrap_err();
    assert_eq!(error.problems().len(), 1);
}

macro_rules! byte {
    () => {
        u8
    };
}

fn pair_of_bytes(text: &str) -> Result<(u8, (u8,)), &'static str> {
    let [a, b] = text.as_bytes() else { return Err("two bytes") };
    Ok((*a, (*b,)))
}

/// Types that are not paths, and expressions that contain commas and bars.
#[derive(Config)]
#[allow(clippy::type_complexity, reason = "the test is about this syntax")]
struct Rare {
    #[config(value_parser = generic::<9, u8>)]
    invoked: byte!(),
    read: byte![],
    #[config(value_parser = pair_of_bytes)]
    tuple: (u8, (u8,)),
    #[config(skip = |a, b| a + b)]
    closure: fn(u8, u8) -> u8,
    #[config(skip = Box::new(move |a: &u8, b| *a | b))]
    object: Box<dyn for<'a> Fn(&'a u8, u8) -> u8 + Send + 'static>,
    #[config(skip = || 1)]
    no_argument: fn() -> u8,
    #[config(skip = move |r#type: HashMap<u8, u8>, n: u8| r#type.get(&n).copied())]
    typed: for<'a> fn(HashMap<u8, u8>, u8) -> Option<u8>,
    #[config(default_with = [1, 2].iter().fold(0, |a, b| a | b), range = 1..)]
    called: u8,
    #[config(default_with = 1 | 2, no_prefix)]
    or: u8,
    #[config(default_with = HALF > 2 || HALF < 3, no_prefix)]
    either: bool,
    #[config(skip = "text")]
    lifetime: &'static str,
}

#[test]
fn rare_types_and_closures() {
    let rare = Rare::from_vars([("INVOKED", "9"), ("READ", "8"), ("TUPLE", "ab")]).unwrap();
    assert_eq!((rare.invoked, rare.read, rare.tuple), (9, 8, (b'a', (b'b',))));
    assert_eq!(((rare.closure)(1, 2), (rare.object)(&1, 2), (rare.no_argument)()), (3, 3, 1));
    assert_eq!((rare.typed)(HashMap::from([(1, 2)]), 1), Some(2));
    assert_eq!((rare.called, rare.or, rare.either, rare.lifetime), (3, 3, true, "text"));
}

/// The attributes of a parameter belong only to the declaration, not to the implementation.
#[derive(Debug, Config)]
struct Attributed<
    #[config(declared)] 'a,
    #[config(declared)] r#T: FromEnvStr,
    #[config(declared)] const N: usize,
> {
    value: T,
    #[config(skip = PhantomData)]
    rest: PhantomData<&'a [u8; N]>,
}

#[derive(Debug, Config)]
struct Parameters<'a, T: FromEnvStr + PartialEq<T> = u8, U = fn(u8) -> u8, const N: usize = { 1 + 1 }>
where
    U: Copy,
    [u8; N]: Sized,
{
    value: T,
    #[config(skip = PhantomData)]
    rest: PhantomData<&'a (U, [u8; N])>,
}

#[test]
fn parameters() {
    let parameters = Parameters::<'_, u16, u8, 7>::from_vars([("VALUE", "300")]).unwrap();
    assert_eq!((parameters.value, parameters.rest), (300, PhantomData));
    let attributed = Attributed::<'_, u8, 1>::from_vars([("VALUE", "3")]).unwrap();
    assert_eq!((attributed.value, attributed.rest), (3, PhantomData));
}

macro_rules! declare {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $ty:ty,)* }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$field_meta])* $field_vis $field: $ty,)* }
    };
}

declare! {
    /// Written by a macro.
    #[derive(Debug, Config)]
    pub struct Declared {
        /// The port.
        #[config(default = 80, range = 1..=99)]
        pub port: u16,
        hosts: Option<Vec<String>>,
    }
}

declare! {
    #[derive(Debug, Config)]
    struct Private {
        #[config(env = "OTHER")]
        port: ::core::option::Option<u16>,
    }
}

macro_rules! described {
    ($doc:literal, $name:ident, $inner:ty, $outer:ident) => {
        #[derive(Debug, Config)]
        struct $name {
            #[doc = $doc]
            port: Option<$inner>,
            ports: $outer<$inner>,
        }
    };
}

described!("The port.", Described, u16, Vec);

#[test]
fn macros() {
    let described = Described::from_vars([("PORTS", "1,2")]).unwrap();
    assert_eq!((described.port, described.ports), (None, vec![1, 2]));
    assert_eq!(Described::SCHEMA.variables()[0].doc(), "The port.");
    let declared = Declared::from_vars([("HOSTS", "a,b")]).unwrap();
    assert_eq!((declared.port, declared.hosts.map(|hosts| hosts.len())), (80, Some(2)));
    assert!(Declared::from_vars([("PORT", "100")]).is_err());
    assert_eq!(Declared::SCHEMA.variables()[0].doc(), "The port.");
    assert_eq!(Private::from_vars([("OTHER", "1")]).unwrap().port, Some(1));
}
