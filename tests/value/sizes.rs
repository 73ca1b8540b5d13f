//! Sizes in bytes in the program. Values of variables are tested in `catalogue/numbers.rs`.

use factor3::ByteSize;

#[test]
fn a_printed_size_can_be_read_again() {
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
