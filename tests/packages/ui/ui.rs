//! The message of the derive for each mistake. Each file has one mistake; the files in `pass` must compile.
//!
//! The expected messages are from the pinned toolchain. To regenerate them, run
//! `TRYBUILD=overwrite cargo test -p factor3-ui-tests`, and read the difference.

use std::fs;
use std::path::{Path, PathBuf};

const MISTAKES: &[&str] = &[
    "conflict", "grouped", "groups", "label", "malformed", "renamed", "retired", "secret", "secret_files",
    "several", "twice", "types", "unknown", "unsupported",
];

#[test]
fn each_mistake_has_its_message() {
    let cases = trybuild::TestCases::new();
    // With a case that passes, trybuild builds all cases. That matters, since a generic struct is only proved when built.
    for case in sources("pass") {
        cases.pass(case);
    }
    for case in MISTAKES.iter().flat_map(|folder| sources(folder)) {
        cases.compile_fail(case);
    }
}

/// A second error would hide the helpful error.
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

/// The sources of a folder. An empty folder is a failure, since it would test nothing.
fn sources(folder: &str) -> Vec<PathBuf> {
    let mut sources = entries(Path::new(folder));
    sources.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    assert!(!sources.is_empty(), "{folder} has no case");
    sources
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths
}
