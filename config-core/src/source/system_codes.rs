//! Numbers of the operating system for which std has no constant.

/// The codes of a loop of links, and those of a path that is too long or that no file can have. The `ErrorKind`s for
/// them are newer than the oldest supported compiler.
pub(super) const LINK_LOOP: &[i32] = CODES.0;
pub(super) const NOT_A_PATH: &[i32] = CODES.1;

/// `ELOOP`, and `ENAMETOOLONG`. On Windows, `ERROR_CANT_RESOLVE_FILENAME`; and `ERROR_INVALID_NAME`,
/// `ERROR_BAD_PATHNAME` and `ERROR_FILENAME_EXCED_RANGE`. On a system that is not listed, such a path is unreadable.
const CODES: (&[i32], &[i32]) = if cfg!(windows) {
    (&[1921], &[123, 161, 206])
} else if cfg!(any(target_os = "linux", target_os = "android")) {
    if MIPS {
        (&[90], &[78])
    } else if SPARC {
        (&[62], &[63])
    } else {
        (&[40], &[36])
    }
} else if cfg!(any(target_os = "solaris", target_os = "illumos")) {
    (&[90], &[78])
} else if BSD {
    (&[62], &[63])
} else if cfg!(target_os = "wasi") {
    (&[32], &[37])
} else {
    (&[], &[])
};

const MIPS: bool = cfg!(any(
    target_arch = "mips",
    target_arch = "mips64",
    target_arch = "mips32r6",
    target_arch = "mips64r6"
));
const SPARC: bool = cfg!(any(target_arch = "sparc", target_arch = "sparc64"));
const BSD: bool = cfg!(any(
    target_vendor = "apple",
    target_os = "freebsd",
    target_os = "netbsd",
    target_os = "openbsd",
    target_os = "dragonfly"
));

/// `O_NONBLOCK`, for which std has no constant.
///
/// On a system that is not listed it is 0, and the file is opened as usual.
#[cfg(unix)]
pub(super) const NONBLOCK: i32 = if cfg!(any(target_os = "linux", target_os = "android")) {
    if MIPS {
        0x80
    } else if SPARC {
        0x4000
    } else {
        0x800
    }
} else if BSD {
    4
} else {
    0
};
