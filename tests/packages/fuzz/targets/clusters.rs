//! Fuzzes what is named by a list of URLs: see `factor3_fuzz`.

#![no_main]

use factor3_fuzz::{Family, family};

libfuzzer_sys::fuzz_target!(|input: &[u8]| family(Family::Clusters, input));
