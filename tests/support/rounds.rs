//! The number of random inputs of a test.

/// A quarter of `full`, so that `cargo test` takes seconds; with `FACTOR3_THOROUGH=N`, N times `full`. `.ci/run` sets it to 1.
pub(crate) fn rounds(full: usize) -> usize {
    thorough().map_or(full / 4, |times| times * full)
}

/// How many times the full number of inputs is asked for.
pub(crate) fn thorough() -> Option<usize> {
    let times = std::env::var("FACTOR3_THOROUGH").ok()?;
    Some(times.parse().unwrap_or_else(|_| panic!("FACTOR3_THOROUGH is a whole number, 1 or more")))
}
