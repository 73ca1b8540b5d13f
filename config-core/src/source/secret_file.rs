//! Reads one secret file.
//!
//! The docker-library images set the convention (`file_env` in their entrypoints), and systemd, Docker and Kubernetes
//! mount such files. If a network mount hangs, the read hangs too: only a separate thread could limit the time.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use secrecy::zeroize::Zeroizing;

use super::file_fault::FileFault;
use super::secret_path::may_exist;
#[cfg(unix)]
use super::system_codes::NONBLOCK;

/// The largest secret file. It is far larger than any key, certificate chain or URL, and far smaller than a file that
/// is named by accident, such as a log or a disk image.
const LIMIT: usize = 64 * 1024;

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

/// Opens a file that is never waited for: a pipe may be put in its place at that very moment, and some files are
/// regular by name only, such as `/proc/kmsg`. Of a file on a disk nothing changes.
pub(crate) fn open(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, NONBLOCK);
    options.open(path)
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
fn read_all(mut file: impl Read) -> Result<Zeroizing<Vec<u8>>, FileFault> {
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
    use crate::source::secret_path::shown;

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
    fn an_interrupted_read_goes_on() {
        /// Is interrupted before each byte.
        struct Bytes(&'static [u8], bool);

        impl Read for Bytes {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                self.1 = !self.1;
                if self.1 {
                    return Err(ErrorKind::Interrupted.into());
                }
                let count = self.0.len().min(1);
                buffer[..count].copy_from_slice(&self.0[..count]);
                self.0 = &self.0[count..];
                Ok(count)
            }
        }

        assert_eq!(read_all(Bytes(b"secret", false)).map(|bytes| bytes.to_vec()), Ok(b"secret".to_vec()));
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
        let folder = (0..12).fold(root.clone(), |folder, _| folder.join("a".repeat(255)));
        // A name that is longer cannot be made, so the path is refused before the system is asked.
        assert_eq!(read(&folder.join("b".repeat(256))).err(), Some(FileFault::NotAPath));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("key");
        fs::write(&path, "secret").unwrap();
        let bytes = read(&path).map(|bytes| bytes.to_vec());
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(bytes, Ok(b"secret".to_vec()));
    }
}
