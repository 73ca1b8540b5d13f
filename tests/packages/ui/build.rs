//! Writes the structs of `limits.rs`, since `macro_rules` cannot create names.

#![allow(clippy::disallowed_methods, reason = "a build script reads what Cargo sets")]

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let Some(out) = env::var_os("OUT_DIR") else { return Err(io::Error::other("OUT_DIR is not set")) };
    fs::write(Path::new(&out).join("limits.rs"), structs())
}

fn structs() -> String {
    let mut text = structure("Flat", (0..1_000).map(|i| format!("flat_{i}: u16")));
    for group in 0..25 {
        let fields = (0..40).map(|i| format!("group_{group}_{i}: u16"));
        text.push_str(&structure(&format!("Group{group}"), fields));
    }
    let nested = (0..25).map(|group| format!("#[config(flatten)] group_{group}: Group{group}"));
    text.push_str(&structure("Spread", nested));
    // Few variables with more names than the smaller hash set of the proof can hold.
    let renamed = (0..200).map(|i| {
        let old: String = (0..5).map(|n| format!("renamed_from = \"OLD_{n}_{i}\", ")).collect();
        format!("#[config({old})] secret_{i}: Option<factor3::SecretString>")
    });
    text.push_str(&structure("Renamed", renamed));
    text.push_str("#[derive(factor3::Config)]\n#[config(secret_files)]\n");
    text.push_str("struct Files {\n    #[config(flatten)] renamed: Renamed,\n}\n");
    text
}

fn structure(name: &str, fields: impl Iterator<Item = String>) -> String {
    let mut text = format!("#[derive(factor3::Config)]\nstruct {name} {{\n");
    for field in fields {
        let _ = writeln!(text, "    {field},");
    }
    text + "}\n"
}
