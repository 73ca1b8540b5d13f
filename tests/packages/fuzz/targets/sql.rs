//! Fuzzes the SQL databases: see `factor3_fuzz`.

#![no_main]

use factor3_fuzz::{Family, family};

libfuzzer_sys::fuzz_target!(|input: &[u8]| family(Family::Sql, input));
