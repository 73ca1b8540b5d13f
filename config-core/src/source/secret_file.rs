//! Reads one secret file.
//!
//! The docker-library images set the convention (`file_env` in their entrypoints), and systemd, Docker and Kubernetes
//! mount such files. If a network mount hangs, the read hangs too: only a separate thread could limit the time.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Component, Path, Prefix};

use secrecy::zeroize::Zeroizing;
use thiserror::Error;

/// The largest secret file. It is far larger than any key, certificate chain or URL, and far smaller than a file that
/// is named by accident, such as a log or a disk image.
const LIMIT: usize = 64 * 1024;

/// The longest path that is looked for (`PATH_MAX` of Linux), and the longest name in it (`NAME_MAX`).
const LONGEST: usize = 4096;
const LONGEST_NAME: usize = 255;

/// The longest path that std copies to the stack. It copies a longer one to the heap, where nobody wipes it.
const ON_STACK: usize = 383;

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
    fn of(error: &io::Error) -> Self {
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

/// The codes of a loop of links, and those of a path that is too long or that no file can have. The `ErrorKind`s for
/// them are newer than the oldest supported compiler.
const LINK_LOOP: &[i32] = CODES.0;
const NOT_A_PATH: &[i32] = CODES.1;

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

/// Reads a secret file of at most 64 KiB, and removes one line break from its end.
///
/// Links are followed, because Kubernetes mounts a secret through two links. The mode of the file is not checked,
/// because orchestrators choose it (0444, 0644, or 0440 with a group).
pub(crate) fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, FileFault> {
    if !path.is_absolute() {
        return Err(FileFault::NotAbsolute);
    }
    may_exist(path)?;
    // Before the open, which some devices act upon; and after it, since the path may have changed.
    require_regular(fs::metadata(path))?;
    let file = open(path, OpenOptions::new().read(true)).map_err(|error| FileFault::of(&error))?;
    require_regular(file.metadata())?;
    let mut bytes = read_all(file)?;
    let length = without_line_break(&bytes).len();
    bytes.truncate(length);
    check(&bytes)?;
    Ok(bytes)
}

/// Whether anything is at the path, be it a link that leads nowhere.
pub(crate) fn look(path: &Path) -> Result<(), FileFault> {
    may_exist(path)?;
    fs::symlink_metadata(path).map(|_| ()).map_err(|error| FileFault::of(&error))
}

/// Refuses a path that the operating system must not be asked about: one of the network or of a device, and one that is
/// long because it is the secret itself. The latter is refused before it is copied for the operating system: each name
/// in it has to be short enough, and the part of it that fits on the stack has to exist.
fn may_exist(path: &Path) -> Result<(), FileFault> {
    if !is_on_drive(path) {
        return Err(FileFault::NotOnDrive);
    }
    if is_device(path) {
        return Err(FileFault::NotRegular);
    }
    let length = |path: &Path| path.as_os_str().len();
    if length(path) <= ON_STACK {
        return Ok(());
    }
    if length(path) > LONGEST || path.iter().any(|name| name.len() > LONGEST_NAME) {
        return Err(FileFault::NotAPath);
    }
    match path.ancestors().find(|ancestor| length(ancestor) <= ON_STACK).map(fs::metadata) {
        Some(Err(error)) => Err(FileFault::of(&error)),
        _ => Ok(()),
    }
}

/// Whether the path names neither a server nor a device. Only paths of Windows can, by how they begin.
fn is_on_drive(path: &Path) -> bool {
    match path.components().next() {
        Some(Component::Prefix(prefix)) => match prefix.kind() {
            Prefix::Disk(_) => true,
            // Without a separator after it, this is the drive itself, as a device.
            Prefix::VerbatimDisk(_) => path.as_os_str().len() > prefix.as_os_str().len(),
            _ => false,
        },
        _ => true,
    }
}

/// Whether Windows takes the last name of the path for a device. It finds some devices in every directory, and opening a
/// serial port acts upon it.
fn is_device(path: &Path) -> bool {
    cfg!(windows) && path.file_name().is_some_and(|name| is_name_of_device(name.as_encoded_bytes()))
}

/// Whether Windows takes a name for a device. What comes after a dot or a colon does not count, and nor do the blanks
/// before it.
fn is_name_of_device(name: &[u8]) -> bool {
    let stem = name.split(|byte| matches!(byte, b'.' | b':')).next().unwrap_or_default().trim_ascii_end();
    let is = |device: &&[u8]| stem.eq_ignore_ascii_case(device);
    let ports: [&[u8]; 2] = [b"COM", b"LPT"];
    let devices: [&[u8]; 6] = [b"CON", b"PRN", b"AUX", b"NUL", b"CONIN$", b"CONOUT$"];
    let is_port = match stem.split_at_checked(3) {
        Some((port, number)) => {
            ports.iter().any(|name| port.eq_ignore_ascii_case(name))
                && matches!(number, [b'0'..=b'9'] | [0xc2, 0xb9 | 0xb2 | 0xb3])
        }
        None => false,
    };
    is_port || devices.iter().any(is)
}

/// Opens a file that is never waited for: a pipe may be put in its place at that very moment, and some files are
/// regular by name only, such as `/proc/kmsg`. Of a file on a disk nothing changes.
pub(crate) fn open(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, NONBLOCK);
    options.open(path)
}

/// `O_NONBLOCK`, for which std has no constant.
///
/// On a system that is not listed it is 0, and the file is opened as usual.
#[cfg(unix)]
const NONBLOCK: i32 = if cfg!(any(target_os = "linux", target_os = "android")) {
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

/// The part of a path that may be shown, since the path may be the secret itself.
///
/// - A path that exists is shown in full.
/// - Otherwise the longest ancestor that exists is shown.
/// - On Windows, nothing is shown from a `..` on.
/// - A relative path is not shown, and nor is one of the network or of a device.
#[cold]
pub(crate) fn shown(path: &Path) -> Option<String> {
    if !path.is_absolute() || !is_on_drive(path) {
        return None;
    }
    // A link counts, wherever it leads. The shortest comes first, so that no more of a long path is looked for than exists.
    let mut ancestors: Vec<&Path> =
        path.ancestors().filter(|ancestor| ancestor.as_os_str().len() <= LONGEST).collect();
    ancestors.reverse();
    let exists = |path: &&Path| {
        path.file_name().is_none_or(|name| name.len() <= LONGEST_NAME)
            && !is_removed_by_system(path)
            && !is_device(path)
            && fs::symlink_metadata(path).is_ok()
    };
    let existing = ancestors.into_iter().take_while(exists).last()?;
    let mut shown = existing.to_string_lossy().into_owned();
    if existing != path {
        shown.push_str(if path.ancestors().any(is_removed_by_system) {
            " exists, the rest is not shown"
        } else {
            " exists, the rest was not found"
        });
    }
    Some(shown)
}

/// Whether Windows removes the last name of the path before it looks for the path. It removes `x/..` without looking for
/// `x`, and dots and blanks at the end, so a path that ends like this does not show that what comes before it exists.
fn is_removed_by_system(path: &Path) -> bool {
    cfg!(windows) && path.components().next_back().is_some_and(is_removed)
}

fn is_removed(name: Component<'_>) -> bool {
    match name {
        Component::ParentDir => true,
        Component::Normal(name) => name.as_encoded_bytes().iter().all(|byte| matches!(byte, b'.' | b' ')),
        _ => false,
    }
}

fn require_regular(metadata: io::Result<Metadata>) -> Result<(), FileFault> {
    match metadata {
        Ok(metadata) if metadata.is_file() => Ok(()),
        Ok(metadata) if metadata.is_dir() => Err(FileFault::Directory),
        Ok(_) => Err(FileFault::NotRegular),
        Err(error) => Err(FileFault::of(&error)),
    }
}

/// Reads the whole file, if it is not larger than `LIMIT`.
///
/// The buffer has its full size from the start. The length that the file claims may be wrong (in `/proc` it is 0), and
/// a buffer that grows leaves copies of the secret in memory. One more byte than allowed shows that the file is too
/// large.
fn read_all(mut file: File) -> Result<Zeroizing<Vec<u8>>, FileFault> {
    let mut bytes = Zeroizing::new(vec![0; LIMIT + 1]);
    let mut length = 0;
    while let Some(rest @ [_, ..]) = bytes.get_mut(length..) {
        match file.read(rest) {
            Ok(0) => break,
            Ok(more) => length += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            // The path was good enough to be opened.
            Err(error) => {
                return Err(match FileFault::of(&error) {
                    FileFault::NotAPath => FileFault::Unreadable,
                    fault => fault,
                });
            }
        }
    }
    bytes.truncate(length);
    if length > LIMIT { Err(FileFault::TooLarge) } else { Ok(bytes) }
}

fn without_line_break(bytes: &[u8]) -> &[u8] {
    let line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    if line.len() < bytes.len() { line.strip_suffix(b"\r").unwrap_or(line) } else { bytes }
}

/// Rejects bytes that are not the text of a secret. It does not check that they are UTF-8: the parser of the text does.
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
    fn opening_a_pipe_in_place_of_a_file_does_not_block() {
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
    #[cfg(target_os = "linux")]
    fn a_file_that_refuses_the_read_is_not_told_to_have_a_bad_path() {
        // Its entries have eight bytes, and other reads are invalid.
        assert_eq!(read(Path::new("/proc/self/pagemap")).err(), Some(FileFault::Unreadable));
    }

    #[test]
    #[cfg(target_os = "linux")]
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

    #[test]
    fn windows_has_devices_with_these_names() {
        for name in [
            "con", "NUL", "nul.txt", "aux:", "PRN .key", "CONIN$", "conout$", "com0", "LPT9.key",
            "com\u{b9}", "lpt\u{b2}", "com\u{b3}.x",
        ] {
            assert!(is_name_of_device(name.as_bytes()), "{name:?}");
        }
        for name in [
            "", "key", "cone", "xcon", "com", "com10", "comx", "com\u{b4}", "kom1", ".con", " con", "nul_txt",
        ] {
            assert!(!is_name_of_device(name.as_bytes()), "{name:?}");
        }
    }

    #[test]
    fn windows_removes_these_names() {
        for name in ["..", "...", ". .", " ", ". "] {
            assert!(Path::new(name).components().all(is_removed), "{name:?}");
        }
        for name in ["/", "a", ".a", "a.", "x y"] {
            assert!(!Path::new(name).components().any(is_removed), "{name:?}");
        }
    }

    /// Only Windows has devices and drives.
    #[test]
    fn a_file_with_the_name_of_a_device_is_read_and_shown() {
        let folder = std::env::temp_dir().join(format!("factor3-nul-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for name in ["nul", "com1.key", "..."] {
            let path = folder.join(name);
            fs::write(&path, "secret").unwrap();
            assert_eq!(read(&path).map(|bytes| bytes.to_vec()), Ok(b"secret".to_vec()), "{name}");
            assert_eq!(shown(&path).as_deref(), path.to_str(), "{name}");
        }
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn one_line_break_at_the_end_is_removed_and_nothing_else() {
        for (bytes, text) in
            [("s\n", "s"), ("s\r\n", "s"), ("s\r", "s\r"), ("s\n\n", "s\n"), ("s\r\r\n", "s\r"), ("s", "s")]
        {
            assert_eq!(without_line_break(bytes.as_bytes()), text.as_bytes(), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_not_a_regular_file_is_never_opened() {
        assert_eq!(read(Path::new("/dev/null")).err(), Some(FileFault::NotRegular));
        assert_eq!(read(&std::env::temp_dir()).err(), Some(FileFault::Directory));
    }

    #[test]
    fn the_largest_secret_file_has_64_kib() {
        let path = std::env::temp_dir().join(format!("factor3-large-{}", std::process::id()));
        let read_of = |size: usize| {
            fs::write(&path, "s".repeat(size)).unwrap();
            read(&path).map(|bytes| bytes.len())
        };
        assert_eq!(read_of(65_536), Ok(65_536));
        assert_eq!(read_of(65_537), Err(FileFault::TooLarge));
        fs::remove_file(&path).unwrap();
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_path_of_the_longest_names_is_read() {
        let root = std::env::temp_dir().join(format!("factor3-long-{}", std::process::id()));
        let folder = (0..12).fold(root.clone(), |folder, _| folder.join("a".repeat(LONGEST_NAME)));
        // A name that is longer cannot be made, so the path is refused before the system is asked.
        assert_eq!(read(&folder.join("b".repeat(LONGEST_NAME + 1))).err(), Some(FileFault::NotAPath));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("key");
        fs::write(&path, "secret").unwrap();
        let bytes = read(&path).map(|bytes| bytes.to_vec());
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(bytes, Ok(b"secret".to_vec()));
    }

    #[test]
    fn ancestors_longer_than_any_path_are_not_looked_up() {
        let path = format!("/{}", "a/".repeat(1 << 19));
        // To look up each of the half a million ancestors would take minutes.
        assert_eq!(shown(Path::new(&path)).as_deref(), Some("/ exists, the rest was not found"));
    }
}
