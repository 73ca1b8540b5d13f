//! The number of random inputs of a test.

/// A quarter of `full`, so that `cargo test` takes seconds; `full` if `FACTOR3_THOROUGH` is set, as in `.ci/run`.
pub(crate) fn rounds(full: usize) -> usize {
    if std::env::var_os("FACTOR3_THOROUGH").is_some() { full } else { full / 4 }
}
