//! Paths of secret files: which may be looked for, and what of one may be shown. Each may be the secret itself, by mistake.

use std::fs;
use std::path::{Component, Path, Prefix};

use super::file_fault::FileFault;

/// The longest path that is looked for (`PATH_MAX` of Linux, which counts the byte at the end), and the longest name in it
/// (`NAME_MAX`).
const LONGEST: usize = 4095;
const LONGEST_NAME: usize = 255;

/// The longest path that std copies to the stack. It copies a longer one to the heap, where nobody wipes it.
const ON_STACK: usize = 383;

/// Whether anything is at the path, be it a link that leads nowhere.
pub(crate) fn look(path: &Path) -> Result<(), FileFault> {
    may_exist(path)?;
    fs::symlink_metadata(path).map(|_| ()).map_err(|error| FileFault::of(&error))
}

/// Refuses a path that the operating system must not be asked about: one of the network or of a device, and one that is
/// long because it is the secret itself. The latter is refused before it is copied for the operating system: each name
/// in it has to be short enough, and the part of it that fits on the stack has to exist.
pub(super) fn may_exist(path: &Path) -> Result<(), FileFault> {
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

#[cfg(all(test, unix))]
mod tests {
    use super::*;

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

    #[test]
    fn a_path_that_no_file_can_have_is_refused_without_a_look() {
        let path = |length: usize| format!("/{}", "a/".repeat(length))[..length].to_owned();
        // The first name of each path is looked for, and is not there.
        assert_eq!(may_exist(Path::new(&path(4095))), Err(FileFault::NotFound));
        assert_eq!(may_exist(Path::new(&path(4096))), Err(FileFault::NotAPath));
        assert_eq!(may_exist(Path::new(&path(10_000))), Err(FileFault::NotAPath));
    }

    #[test]
    fn ancestors_longer_than_any_path_are_not_looked_up() {
        let path = format!("/{}", "a/".repeat(1 << 19));
        // To look up each of the half a million ancestors would take minutes.
        assert_eq!(shown(Path::new(&path)).as_deref(), Some("/ exists, the rest was not found"));
    }
}
