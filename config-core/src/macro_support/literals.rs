//! Lets the compiler check the literal of a default against the field's type.
//!
//! The functions are written out, because a macro would add lines of its own to each compiler message.

use std::num;
use std::time::Duration;

use super::autoref::Probe;

impl Probe<u8> {
    pub const fn literal(_: u8) {}
}
impl Probe<u16> {
    pub const fn literal(_: u16) {}
}
impl Probe<u32> {
    pub const fn literal(_: u32) {}
}
impl Probe<u64> {
    pub const fn literal(_: u64) {}
}
impl Probe<u128> {
    pub const fn literal(_: u128) {}
}
impl Probe<usize> {
    pub const fn literal(_: usize) {}
}
impl Probe<i8> {
    pub const fn literal(_: i8) {}
}
impl Probe<i16> {
    pub const fn literal(_: i16) {}
}
impl Probe<i32> {
    pub const fn literal(_: i32) {}
}
impl Probe<i64> {
    pub const fn literal(_: i64) {}
}
impl Probe<i128> {
    pub const fn literal(_: i128) {}
}
impl Probe<isize> {
    pub const fn literal(_: isize) {}
}
impl Probe<num::NonZeroU8> {
    pub const fn literal(_: u8) {}
}
impl Probe<num::NonZeroU16> {
    pub const fn literal(_: u16) {}
}
impl Probe<num::NonZeroU32> {
    pub const fn literal(_: u32) {}
}
impl Probe<num::NonZeroU64> {
    pub const fn literal(_: u64) {}
}
impl Probe<num::NonZeroU128> {
    pub const fn literal(_: u128) {}
}
impl Probe<num::NonZeroUsize> {
    pub const fn literal(_: usize) {}
}
impl Probe<num::NonZeroI8> {
    pub const fn literal(_: i8) {}
}
impl Probe<num::NonZeroI16> {
    pub const fn literal(_: i16) {}
}
impl Probe<num::NonZeroI32> {
    pub const fn literal(_: i32) {}
}
impl Probe<num::NonZeroI64> {
    pub const fn literal(_: i64) {}
}
impl Probe<num::NonZeroI128> {
    pub const fn literal(_: i128) {}
}
impl Probe<num::NonZeroIsize> {
    pub const fn literal(_: isize) {}
}
impl Probe<f32> {
    pub const fn literal(_: f32) {}
}
impl Probe<f64> {
    pub const fn literal(_: f64) {}
}
impl Probe<bool> {
    pub const fn literal(_: bool) {}
}
impl Probe<char> {
    pub const fn literal(_: char) {}
}
impl Probe<Duration> {
    pub const fn literal(_: &'static str) {}
}
