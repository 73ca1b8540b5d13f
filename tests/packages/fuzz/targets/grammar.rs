//! Fuzzes the grammar of all services: see `factor3_fuzz`.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| factor3_fuzz::grammar(input));
