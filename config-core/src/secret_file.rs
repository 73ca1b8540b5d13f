//! One secret file: what may be opened, how much is read, what becomes of the bytes.
//!
//! The docker-library images set the convention (`file_env` in their entrypoints); systemd, Docker and Kubernetes
//! mount such files. A network mount that hangs makes the read hang too: nothing but a thread could bound that.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use secrecy::zeroize::Zeroizing;

/// Far above every key, certificate chain and URL, far below what an accident (a log, a disk image) costs.
const LIMIT: usize = 64 * 1024;

/// The longest path that is looked for (`PATH_MAX` of Linux).
const LONGEST: usize = 4096;

/// Why a secret file gave no secret. Closed: no text of the file or of the operating system is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileFault {
    NotAbsolute,
    NotFound,
    Directory,
    NotRegular,
    PermissionDenied,
    LinkLoop,
    /// Too long, or with a NUL: no file can have that path.
    NoPath,
    TooLarge,
    Empty,
    ByteOrderMark,
    Nul,
    Unreadable,
}

impl FileFault {
    /// A clause with the fix.
    #[inline]
    pub(crate) const fn reason(self) -> &'static str {
        match self {
            Self::NotAbsolute => {
                "it is no absolute path: name the file from the root on, not the secret itself"
            }
            Self::NotFound => "there is no such file: correct the path, or mount the secret there",
            Self::Directory => "it is a directory: name the file in it",
            Self::NotRegular => {
                "it is a pipe, a socket or a device, which is never opened: name a regular file"
            }
            Self::PermissionDenied => "permission denied: make it readable by the user the app runs as",
            Self::LinkLoop => "its symbolic links lead in a circle: make them end at a file",
            Self::NoPath => "it is too long for a path, or holds a NUL: name the file, not the secret itself",
            Self::TooLarge => "the file is larger than 64 KiB: a secret is smaller, so correct the path",
            Self::Empty => "the file is empty: write the secret to it",
            Self::ByteOrderMark => "the file starts with a byte order mark: save it as UTF-8 without one",
            Self::Nul => "the file holds a NUL: save the secret as text in UTF-8",
            Self::Unreadable => "the file cannot be read: see whether its disk or mount is in order",
        }
    }

    #[cold]
    #[inline]
    fn of(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NotFound,
            ErrorKind::PermissionDenied => Self::PermissionDenied,
            ErrorKind::IsADirectory => Self::Directory,
            ErrorKind::InvalidInput => Self::NoPath,
            _ => match error.raw_os_error() {
                Some(LINK_LOOP) => Self::LinkLoop,
                Some(NAME_TOO_LONG) => Self::NoPath,
                _ => Self::Unreadable,
            },
        }
    }
}

/// `ELOOP` and `ENAMETOOLONG`: the kinds that std has for them are newer than the oldest compiler we build with.
const LINK_LOOP: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };
const NAME_TOO_LONG: i32 = if cfg!(target_os = "linux") { 36 } else { 63 };

/// Reads a secret file: at most 64 KiB, one final line break removed.
///
/// Links are followed, as Kubernetes mounts a secret behind two. Who else may read the file is not asked: the modes
/// that orchestrators give (0444, 0644, a group's 0440) are theirs to choose.
#[inline]
pub(crate) fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, FileFault> {
    if !path.is_absolute() {
        return Err(FileFault::NotAbsolute);
    }
    // Before the open, which some devices act upon; and after it, since the path may have changed.
    regular(fs::metadata(path))?;
    let file = open(path, OpenOptions::new().read(true)).map_err(|error| FileFault::of(&error))?;
    regular(file.metadata())?;
    let mut bytes = all(file)?;
    let length = without_line_break(&bytes).len();
    bytes.truncate(length);
    check(&bytes)?;
    Ok(bytes)
}

/// Opens a file that is never waited for: a pipe may be put in its place at that very moment, and some files are
/// regular by name only, such as `/proc/kmsg`. Of a file on a disk nothing changes.
#[inline]
pub(crate) fn open(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, NONBLOCK);
    options.open(path)
}

/// `O_NONBLOCK`, which std has no name for. Without one here, all is as std does it.
#[cfg(unix)]
const NONBLOCK: i32 = if cfg!(any(target_os = "linux", target_os = "android")) {
    if cfg!(any(
        target_arch = "mips",
        target_arch = "mips64",
        target_arch = "mips32r6",
        target_arch = "mips64r6"
    )) {
        0x80
    } else if cfg!(any(target_arch = "sparc", target_arch = "sparc64")) {
        0x4000
    } else {
        0x800
    }
} else if cfg!(any(
    target_vendor = "apple",
    target_os = "freebsd",
    target_os = "netbsd",
    target_os = "openbsd",
    target_os = "dragonfly"
)) {
    4
} else {
    0
};

/// As much of the path as may be shown, since it may be the secret itself: whole if it exists, else that the longest
/// ancestor does; nothing of a relative one.
#[cold]
#[inline]
pub(crate) fn shown(path: &Path) -> Option<String> {
    if !path.is_absolute() {
        return None;
    }
    // A link counts, wherever it leads. No system takes a longer path, and a secret of a megabyte has many slashes.
    let mut ancestors = path.ancestors().filter(|path| path.as_os_str().len() <= LONGEST);
    let existing = ancestors.find(|path| fs::symlink_metadata(path).is_ok())?;
    let mut shown = existing.to_string_lossy().into_owned();
    if existing != path {
        shown.push_str(" exists, the rest was not found");
    }
    Some(shown)
}

#[inline]
fn regular(metadata: io::Result<Metadata>) -> Result<(), FileFault> {
    match metadata {
        Ok(metadata) if metadata.is_file() => Ok(()),
        Ok(metadata) if metadata.is_dir() => Err(FileFault::Directory),
        Ok(_) => Err(FileFault::NotRegular),
        Err(error) => Err(FileFault::of(&error)),
    }
}

/// The buffer has its full size from the start: the length that the file claims may be wrong (in `/proc` it is 0), and
/// a buffer that grows leaves copies behind. One byte more than allowed tells what is too large.
#[inline]
fn all(mut file: File) -> Result<Zeroizing<Vec<u8>>, FileFault> {
    let mut bytes = Zeroizing::new(vec![0; LIMIT + 1]);
    let mut length = 0;
    while let Some(rest @ [_, ..]) = bytes.get_mut(length..) {
        match file.read(rest) {
            Ok(0) => break,
            Ok(more) => length += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(FileFault::of(&error)),
        }
    }
    bytes.truncate(length);
    if length > LIMIT { Err(FileFault::TooLarge) } else { Ok(bytes) }
}

#[inline]
fn without_line_break(bytes: &[u8]) -> &[u8] {
    let line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    if line.len() < bytes.len() { line.strip_suffix(b"\r").unwrap_or(line) } else { bytes }
}

/// What no text is. Whether the rest is UTF-8 is for the reader of text to say.
#[inline]
fn check(bytes: &[u8]) -> Result<(), FileFault> {
    const MARKS: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    if bytes.iter().all(|byte| matches!(byte, b'\r' | b'\n')) {
        return Err(FileFault::Empty);
    }
    if MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(FileFault::ByteOrderMark);
    }
    if bytes.contains(&0) { Err(FileFault::Nul) } else { Ok(()) }
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    #[test]
    #[inline]
    fn a_pipe_in_the_place_of_a_file_is_not_waited_for() {
        let path = std::env::temp_dir().join(format!("factor3-pipe-{}", std::process::id()));
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        let (sender, opened) = mpsc::channel();
        let pipe = path.clone();
        std::thread::spawn(move || {
            let kind = |file: io::Result<File>| file.map_err(|error| FileFault::of(&error)).map(|_| ());
            let _ = sender.send(kind(open(&pipe, OpenOptions::new().read(true))));
        });
        let opened = opened.recv_timeout(Duration::from_secs(20));
        fs::remove_file(&path).unwrap();
        assert_eq!(opened, Ok(Ok(())));
    }

    #[test]
    #[inline]
    fn of_a_long_path_only_what_can_exist_is_looked_for() {
        let path = format!("/{}", "a/".repeat(1 << 19));
        // It takes minutes where each of half a million ancestors is.
        assert_eq!(shown(Path::new(&path)).as_deref(), Some("/ exists, the rest was not found"));
    }
}
