//! What the derive says of each mistake: the folders hold one mistake a file, `pass` what must compile.
//!
//! The expected messages are those of the pinned toolchain. To write them anew, and to judge them:
//! `TRYBUILD=overwrite cargo test -p factor3-ui-tests`.

use std::path::{Path, PathBuf};

const MISTAKES: &[&str] =
    &["conflict", "malformed", "secret", "several", "twice", "types", "unknown", "unsupported"];

#[test]
fn each_mistake_has_its_message() {
    let cases = trybuild::TestCases::new();
    // With a case that passes, all are built and not only checked: a generic struct is proved when it is built.
    for case in sources("pass") {
        cases.pass(case);
    }
    for case in MISTAKES.iter().flat_map(|folder| sources(folder)) {
        cases.compile_fail(case);
    }
}

/// The sources of a folder. An empty one would pass without a test.
fn sources(folder: &str) -> Vec<PathBuf> {
    let path = Path::new(folder);
    let entries = path.read_dir().unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut sources: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    sources.sort();
    assert!(!sources.is_empty(), "{folder} holds no case");
    sources
}

#[test]
fn no_folder_is_forgotten() {
    let mut folders: Vec<String> = Path::new(".")
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .filter(|name| name != "pass" && name != "wip")
        .collect();
    folders.sort();
    assert_eq!(folders, MISTAKES);
}
