//! The public items of each package are those of the list next to this file.
//!
//! `FACTOR3_UPDATE=1 cargo test -p factor3-api-tests` writes the lists. A line that goes or changes is a breaking change.
//! The list of `factor3` names what it re-exports, and that of `factor3-core` has the methods. They hold all features.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::disallowed_methods, reason = "a test reads what its runner sets")]

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What the list leaves out: unstable traits, hidden items, and the guide, which exists in the documentation alone.
const LEFT_OUT: &[&str] = &[
    " core::marker::Freeze for ",
    " core::marker::StructuralPartialEq for ",
    " core::marker::UnsafeUnpin for ",
    "::__",
    "::guide",
    "::macro_support::",
];

/// The macros of `client` are re-exports of hidden ones, so the facade is documented with its hidden items.
#[test]
fn the_items_of_the_facade_are_those_of_the_list() {
    assert_current("factor3", &["--document-hidden-items"]);
}

#[test]
fn the_items_of_the_runtime_are_those_of_the_list() {
    assert_current("factor3-core", &[]);
}

#[test]
fn the_items_of_the_macros_are_those_of_the_list() {
    assert_current("factor3-derive", &[]);
}

fn assert_current(package: &str, flags: &[&str]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("{package}.txt"));
    let items = items(&json(package, flags));
    if env::var_os("FACTOR3_UPDATE").is_some_and(|value| value == "1") {
        fs::write(&path, &items).unwrap();
        return;
    }
    let listed = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        listed == items,
        "The public items of {package} are not those of {}.\n\nOnly in the list:\n{}\n\nOnly in the package:\n{}\n\n\
         To write the list: FACTOR3_UPDATE=1 cargo test -p factor3-api-tests. Then read the difference.",
        path.display(),
        missing(&listed, &items),
        missing(&items, &listed),
    );
}

/// What rustdoc knows of a package. Only a nightly toolchain writes it, or a stable one with this variable.
///
/// Build scripts see the variable, too, so the target directory is another one.
fn json(package: &str, flags: &[&str]) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("api");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["rustdoc", "--quiet", "--lib", "--all-features", "--package", package, "--target-dir"])
        .arg(&target)
        .args(["--", "-Z", "unstable-options", "--output-format", "json"])
        .args(flags)
        .env("RUSTC_BOOTSTRAP", "1");
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    target.join("doc").join(package.replace('-', "_")).with_extension("json")
}

/// A line for each item. What an impl of a trait holds follows from the trait, except for its types.
fn items(json: &Path) -> String {
    let api = public_api::Builder::from_rustdoc_json(json).omit_blanket_impls(true).build();
    let api = api.unwrap_or_else(|error| {
        panic!(
            "{error}\n\nAnother toolchain writes other JSON: take the version of public-api that reads it."
        )
    });
    let mut of_traits = HashSet::new();
    let mut text = String::new();
    for item in api.items() {
        let line = item.to_string();
        if line.starts_with("impl") && line.contains(" for ") {
            of_traits.insert(item.id());
        }
        let follows = item.parent_id().is_some_and(|parent| of_traits.contains(&parent))
            && !line.starts_with("pub type ");
        if !follows && !LEFT_OUT.iter().any(|words| line.contains(words)) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

/// The lines that only the first text has.
fn missing(text: &str, other: &str) -> String {
    let other: BTreeSet<&str> = other.lines().collect();
    let lines: Vec<&str> = text.lines().filter(|line| !other.contains(line)).collect();
    if lines.is_empty() { "nothing".to_owned() } else { lines.join("\n") }
}
