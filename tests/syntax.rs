//! What Rust lets people write of a struct, the derive reads: types, parameters, expressions, macros.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(unused_parens, reason = "that is what is tested")]

use std::collections::{BTreeMap, HashMap};
use std::marker::PhantomData;

use factor3::{Config, FromEnvStr};

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
#[allow(clippy::type_complexity, reason = "that is what is tested")]
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

#[test]
fn macros() {
    let declared = Declared::from_vars([("HOSTS", "a,b")]).unwrap();
    assert_eq!((declared.port, declared.hosts.map(|hosts| hosts.len())), (80, Some(2)));
    assert!(Declared::from_vars([("PORT", "100")]).is_err());
    assert_eq!(Declared::SCHEMA.variables()[0].variable.doc(), "The port.");
    assert_eq!(Private::from_vars([("OTHER", "1")]).unwrap().port, Some(1));
}
