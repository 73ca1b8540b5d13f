//! Sizes in bytes as a variable holds them.

use factor3::{ByteSize, FromEnvStr};

fn refused(text: &str) -> String {
    match ByteSize::from_env_str(text) {
        Ok(value) => panic!("{text:?} was read as {value:?}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn s9_units_are_powers_of_1000_or_of_1024() {
    for (text, bytes) in [
        ("0", 0),
        ("512", 512),
        ("512B", 512),
        ("1k", 1_000),
        ("1kB", 1_000),
        ("1Ki", 1_024),
        ("1KiB", 1_024),
        ("10M", 10_000_000),
        ("10MB", 10_000_000),
        ("64Mi", 67_108_864),
        ("64MiB", 67_108_864),
        ("2G", 2_000_000_000),
        ("2GB", 2_000_000_000),
        ("2Gi", 2_147_483_648),
        ("2GiB", 2_147_483_648),
        ("3T", 3_000_000_000_000),
        ("3TB", 3_000_000_000_000),
        ("3Ti", 3_298_534_883_328),
        ("3TiB", 3_298_534_883_328),
        ("18446744073709551615", u64::MAX),
    ] {
        assert_eq!(ByteSize::from_env_str(text), Ok(ByteSize::new(bytes)), "{text:?}");
    }
}

#[test]
fn s9_what_is_no_size_is_refused_with_its_remedy() {
    for (text, start) in [
        ("64m", "it has an ambiguous unit: write M or MB for 1000\u{b2} bytes, Mi or MiB for 1024\u{b2}"),
        ("64mb", "it has an ambiguous unit: write M"),
        ("1K", "it has an ambiguous unit: write k or kB for 1000 bytes, Ki or KiB for 1024"),
        ("1KB", "it has an ambiguous unit: write k"),
        ("1ki", "it has an ambiguous unit: write k"),
        ("1g", "its unit must be in upper case"),
        ("8b", "a lower-case b is bits"),
        ("8P", "it has an unknown unit"),
        ("8MIB", "it has an unknown unit"),
        ("MB", "it needs a number before each unit"),
        ("-1", "it is negative"),
        ("+1", "it has a sign"),
        ("1.5GB", "it has a fraction"),
        ("64 MiB", "it has a blank before its unit"),
        ("1_000", "it has a separator among its digits"),
        ("1MB2", "it has digits behind its unit"),
        ("1MB!", "it has a character that is neither digit nor unit"),
        ("0x10", "it has digits behind its unit"),
        ("", "it is empty"),
        ("64MiB ", "it has a blank at the end"),
    ] {
        let reason = refused(text);
        assert!(reason.starts_with(start), "{text:?}: {reason}");
    }
}

#[test]
fn s9_overflow_is_refused() {
    for text in ["18446744073709551616", "16777216Ti", "18446744073709551615k"] {
        assert_eq!(refused(text), "it is 16EiB or more", "{text:?}");
    }
}

#[test]
fn a_size_prints_as_it_reads_back() {
    for (bytes, text) in [
        (0, "0"),
        (1, "1"),
        (1_000, "1kB"),
        (1_023, "1023"),
        (1_024, "1KiB"),
        (1_024_000, "1000KiB"),
        (67_108_864, "64MiB"),
        (10_000_000, "10MB"),
        (u64::MAX, "18446744073709551615"),
    ] {
        let size = ByteSize::from(bytes);
        assert_eq!(size.to_string(), text);
        assert_eq!(text.parse(), Ok(size));
        assert_eq!(u64::from(size), bytes);
    }
    assert_eq!(format!("{:?} [{:>6}]", ByteSize::mib(1), ByteSize::gib(1)), "ByteSize(1MiB) [  1GiB]");
    assert_eq!(usize::try_from(ByteSize::kib(4)), Ok(4096));
}
