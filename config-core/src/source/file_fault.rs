use std::io::{self, ErrorKind};

use thiserror::Error;

use super::system_codes::{LINK_LOOP, NOT_A_PATH};

/// Why a secret file gave no secret, and the fix. It contains no text of the file or of the operating system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum FileFault {
    #[error("it is not an absolute path: give the full path of the file, not the secret itself")]
    NotAbsolute,
    /// The path may be the secret itself, and to look for it would send a part of it to a server.
    #[error(
        "it is a path of the network or of a device, which is never opened: give the path of a file on a drive"
    )]
    NotOnDrive,
    #[error("there is no such file: correct the path, or mount the secret there")]
    NotFound,
    #[error("it is a directory: give the path of the file in it")]
    Directory,
    #[error("it is a pipe, a socket or a device, which is never opened: give the path of a regular file")]
    NotRegular,
    #[error("permission was denied: give read permission to the user that the application runs as")]
    PermissionDenied,
    #[error("its symbolic links form a loop: make them end at a file")]
    LinkLoop,
    /// It is too long or contains a NUL, so no file can have that path.
    #[error("it is too long for a path, or contains a NUL: give the path of the file, not the secret itself")]
    NotAPath,
    #[error("the file is larger than 64 KiB, and a secret is smaller: correct the path")]
    TooLarge,
    #[error("the file is empty: write the secret to it")]
    Empty,
    #[error("the file starts with a byte order mark: save it as UTF-8 without one")]
    ByteOrderMark,
    #[error("the file contains a NUL: save the secret as UTF-8 text")]
    Nul,
    #[error("the file cannot be read: check its disk or mount")]
    Unreadable,
    #[error(
        "CREDENTIALS_DIRECTORY is not an absolute path: give the full path of the directory, or unset the variable"
    )]
    DirectoryNotAbsolute,
}

impl FileFault {
    #[cold]
    pub(super) fn of(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NotFound,
            ErrorKind::PermissionDenied => Self::PermissionDenied,
            ErrorKind::InvalidInput => Self::NotAPath,
            _ => match error.raw_os_error() {
                Some(code) if LINK_LOOP.contains(&code) => Self::LinkLoop,
                Some(code) if NOT_A_PATH.contains(&code) => Self::NotAPath,
                _ => Self::Unreadable,
            },
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_the_operating_system_has_its_own_fault() {
        for (code, fault) in [
            (2, FileFault::NotFound),
            (20, FileFault::NotFound),
            (13, FileFault::PermissionDenied),
            (22, FileFault::NotAPath),
            (36, FileFault::NotAPath),
            (40, FileFault::LinkLoop),
            (5, FileFault::Unreadable),
            (107, FileFault::Unreadable),
        ] {
            assert_eq!(FileFault::of(&io::Error::from_raw_os_error(code)), fault, "{code}");
        }
    }
}
