//! Ranges that a new build widens or narrows.

#![allow(dead_code, reason = "only the schemas are looked at")]

use std::num::NonZeroI8;
use std::time::Duration;

use factor3::{ByteSize, Config};

use super::changes::{assert_told, compare};

#[test]
fn a_range_that_has_the_old_one_within_is_compatible() {
    for changes in [
        compare!({ #[config(range = -10..=-1)] a: i8, } => { #[config(range = -20..=-1)] a: i8, }),
        compare!({ #[config(range = -10..0)] a: i8, } => { #[config(range = -10..=-1)] a: i8, }),
        compare!({ #[config(range = -10..=-1)] a: i8, } => { #[config(range = -10..=5)] a: i8, }),
        compare!({ #[config(range = -10..=-1)] a: i8, } => { #[config(range = ..0)] a: i64, }),
        compare!({ #[config(range = -10..=-1)] a: i8, } => { a: NonZeroI8, }),
        compare!({ #[config(range = -10..=-1)] a: NonZeroI8, } => { #[config(range = -10..=-1)] a: i8, }),
        compare!({ #[config(range = -2..=-1)] a: Vec<i8>, } => { #[config(range = -2..=7)] a: Vec<i16>, }),
        compare!({ #[config(range = 0.0..=1.0)] a: f64, } => { #[config(range = 0.0..=2.0)] a: f64, }),
        compare!({ #[config(range = 0.5..1.0)] a: f32, } => { #[config(range = 0.5..=1.0)] a: f32, }),
        compare!({ #[config(range = 0.5..=1.0)] a: f64, } => { #[config(range = 0.25..)] a: f64, }),
        compare!({ #[config(range = -1.5..=1.0)] a: f64, } => { #[config(range = -1.75..=10.0)] a: f64, }),
        compare!({ #[config(range = "1s"..="60s")] a: Duration, } => { #[config(range = "1s"..="1m")] a: Duration, }),
        compare!({ #[config(range = "1s"..="1m")] a: Duration, } => { #[config(range = "500ms"..="1h")] a: Duration, }),
        compare!({ #[config(range = .."1MiB")] a: ByteSize, } => { #[config(range = ..="1024KiB")] a: ByteSize, }),
    ] {
        assert!(changes.is_compatible(), "{changes}");
    }
    for changes in [
        compare!({ #[config(range = -20..=-1)] a: i8, } => { #[config(range = -10..=-1)] a: i8, }),
        compare!({ #[config(range = -10..=0)] a: i8, } => { #[config(range = -10..0)] a: i8, }),
        compare!({ #[config(range = -10..=5)] a: i8, } => { #[config(range = -10..=-1)] a: i8, }),
        compare!({ #[config(range = -10..=0)] a: i8, } => { a: NonZeroI8, }),
        compare!({ a: i8, } => { #[config(range = ..0)] a: i8, }),
        compare!({ #[config(range = -2..=7)] a: Vec<i8>, } => { #[config(range = -2..=-1)] a: Vec<i16>, }),
        compare!({ #[config(range = 0.0..=2.0)] a: f64, } => { #[config(range = 0.0..=1.0)] a: f64, }),
        compare!({ #[config(range = 0.5..=1.0)] a: f64, } => { #[config(range = 0.5..1.0)] a: f64, }),
        compare!({ #[config(range = -1.75..=1.0)] a: f64, } => { #[config(range = -1.5..=1.0)] a: f64, }),
        compare!({ #[config(range = 0.0..=10.0)] a: f64, } => { #[config(range = 0.0..=9.5)] a: f64, }),
        compare!({ #[config(range = 0.0..=1.0)] a: f64, } => { #[config(range = 0.0..1.00000000000000000001)] a: f64, }),
        compare!({ #[config(range = 0.5..=1.0)] a: f32, } => { #[config(range = 0.5..1.00000000001)] a: f32, }),
        compare!({ #[config(range = 0.1..=1.0)] a: f32, } => { #[config(range = 0.1..=1.1)] a: f64, }),
        compare!({ #[config(range = "1s"..="61s")] a: Duration, } => { #[config(range = "1s"..="1m")] a: Duration, }),
        compare!({ #[config(range = "1s"..)] a: Duration, } => { #[config(range = "1s"..="1m")] a: Duration, }),
        compare!({ #[config(range = ..="1MiB")] a: ByteSize, } => { #[config(range = .."1024KiB")] a: ByteSize, }),
    ] {
        assert!(!changes.is_compatible(), "{changes}");
    }
    let changes = compare!({ #[config(range = -10..=-1)] a: i8, } => { #[config(range = -5..=5)] a: i8, });
    let told = "! A reads a whole number from -5 to 5, and read a whole number from -10 to -1 before: check its value before the release";
    assert_told(&changes, &[told], false);
}
