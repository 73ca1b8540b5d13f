//! What the derive says of each mistake: the folders hold one mistake a file, `pass` what must compile.
//!
//! The expected messages are those of the pinned toolchain. To write them anew, and to judge them:
//! `TRYBUILD=overwrite cargo test -p factor3-ui-tests`.

use std::fs;
use std::path::{Path, PathBuf};

const MISTAKES: &[&str] = &[
    "conflict",
    "groups",
    "malformed",
    "renamed",
    "secret",
    "secret_files",
    "several",
    "twice",
    "types",
    "unknown",
    "unsupported",
];

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

/// A second error would hide the one that helps.
#[test]
fn one_mistake_is_one_error() {
    for case in MISTAKES.iter().filter(|folder| **folder != "several").flat_map(|folder| sources(folder)) {
        let message = fs::read_to_string(case.with_extension("stderr")).unwrap_or_default();
        let errors = message.lines().filter(|line| line.starts_with("error")).count();
        assert_eq!(errors, 1, "{}", case.display());
    }
}

#[test]
fn no_folder_is_forgotten() {
    let folders = entries(Path::new(".")).into_iter().filter(|path| path.is_dir());
    let names: Vec<PathBuf> = folders.filter_map(|path| path.file_name().map(PathBuf::from)).collect();
    let known: Vec<&Path> = MISTAKES.iter().chain(&["pass"]).map(Path::new).collect();
    assert!(names.iter().all(|name| known.contains(&name.as_path()) || name.as_path() == Path::new("wip")));
}

/// The sources of a folder. An empty one would pass without a test.
fn sources(folder: &str) -> Vec<PathBuf> {
    let mut sources = entries(Path::new(folder));
    sources.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    assert!(!sources.is_empty(), "{folder} holds no case");
    sources
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths
}
