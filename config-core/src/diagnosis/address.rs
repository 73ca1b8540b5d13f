//! The words at the end of a name that mean the address of a service.

/// The ends of a name that all say that the variable holds the address of a service.
///
/// `_KEY`, `_TOKEN` and `_SECRET` do not mean the same, since a service may have one of each.
pub(super) const ADDRESSES: [&str; 4] = ["_URL", "_URI", "_DSN", "_CONNECTION_STRING"];

/// What is before such an end. It is empty if the name has no such end.
pub(super) fn stem(name: &str) -> &str {
    let stem_before = |end: &&str| {
        let (stem, last) = name.split_at_checked(name.len().checked_sub(end.len())?)?;
        is_same(last, end).then_some(stem)
    };
    ADDRESSES.iter().find_map(stem_before).unwrap_or_default()
}

/// Whether both are the same except for case, and `-` or `.` instead of `_`.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.as_bytes().iter().zip(b.as_bytes()).all(|(a, b)| fold(a) == fold(b))
}

/// Maps a byte so that case, and `-` or `.` instead of `_`, make no difference.
pub(super) const fn fold(byte: &u8) -> u8 {
    match byte {
        b'-' | b'.' => b'_',
        byte => byte.to_ascii_uppercase(),
    }
}
