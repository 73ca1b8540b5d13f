//! The order of the modules: no module of the runtime or of the macros imports from one above its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The layers of `config-core/src`, from top to bottom.
const LAYERS: &[&str] = &[
    "macro_support", "config", "client", "contract", "report", "reader", "outcome", "diagnosis", "source",
    "scrubber", "schema", "resource", "value", "kind", "strings",
];

/// A source file and the paths that it imports.
struct File {
    /// The path of the module below `src`, such as `reader::lookup`.
    module: Vec<String>,
    imports: Vec<Vec<String>>,
}

#[test]
fn lib_rs_of_the_runtime_declares_the_layers_in_this_order() {
    let source = fs::read_to_string(runtime().join("lib.rs")).unwrap();
    let declared: Vec<&str> = source
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(declared, LAYERS);
}

#[test]
fn no_layer_of_the_runtime_imports_from_one_above_its_own() {
    let layer =
        |module: &[String]| LAYERS.iter().position(|layer| module.first().is_some_and(|m| m == layer));
    let (mut upward, mut by_the_root) = (Vec::new(), Vec::new());
    let mut downward = 0;
    for file in files(&runtime()) {
        let Some(own) = layer(&file.module) else { continue };
        for import in &file.imports {
            match layer(import) {
                Some(other) if other < own => upward.push((file.module.join("::"), import.join("::"))),
                Some(_) => downward += 1,
                None => by_the_root.push((file.module.join("::"), import.join("::"))),
            }
        }
    }
    assert_eq!(upward, [], "a layer imports from one above its own");
    assert_eq!(by_the_root, [], "an import goes through the crate's root, which hides the layer");
    assert!(downward > 300, "the imports are not found any more: {downward}");
}

#[test]
fn no_circle_of_imports_in_the_runtime_has_more_than_two_files() {
    let mut circles = circles(&files(&runtime()));
    circles.retain(|circle| circle.len() > 2);
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn the_macros_have_no_circle_of_imports() {
    let circles = circles(&files(&macros()));
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn lib_rs_of_the_macros_lists_every_file() {
    let listed = listed_files();
    let names: BTreeSet<&String> = listed.iter().collect();
    assert_eq!(names.len(), listed.len(), "a file is listed twice: {listed:?}");
    let files: BTreeSet<String> = files(&macros()).iter().map(|file| file.module.join("::")).collect();
    assert_eq!(names, files.iter().collect());
}

#[test]
fn no_file_of_the_macros_imports_from_a_line_above_its_own() {
    let listed = listed_files();
    let files = files(&macros());
    let names = names(&files);
    let line = |file: &File| listed.iter().position(|name| *name == file.module.join("::"));
    let (mut upward, mut downward) = (Vec::new(), 0);
    for file in &files {
        for import in &file.imports {
            let target = target(&names, import).map(|place| &files[place]);
            match target.map(|target| line(file) < line(target)) {
                Some(true) => downward += 1,
                _ => upward.push((file.module.join("::"), import.join("::"))),
            }
        }
    }
    assert_eq!(upward, [], "a file imports from a line above its own, or from its own");
    assert!(downward > 150, "the imports are not found any more: {downward}");
}

/// The modules in the order in which `config-derive/src/lib.rs` lists them. The root has an empty name.
///
/// An indented line is a file of the folder above it.
fn listed_files() -> Vec<String> {
    let source = fs::read_to_string(macros().join("lib.rs")).unwrap();
    let (_, list) = source.split_once("//! ```text\n").unwrap();
    let (list, _) = list.split_once("//! ```").unwrap();
    let mut folder = "";
    let mut listed = Vec::new();
    for line in list.lines().filter_map(|line| line.strip_prefix("//! ")) {
        let name = line.split_whitespace().next().unwrap();
        if line.starts_with(' ') {
            listed.push(format!("{folder}::{name}"));
        } else {
            folder = name;
            listed.push(if name == "lib.rs" { String::new() } else { name.to_owned() });
        }
    }
    listed
}

/// The sets of files that import each other, directly or through other files of the set.
fn circles(files: &[File]) -> BTreeSet<Vec<String>> {
    let names = names(files);
    let edges: Vec<BTreeSet<usize>> = files
        .iter()
        .enumerate()
        .map(|(place, file)| {
            let targets = file.imports.iter().filter_map(|import| target(&names, import));
            targets.filter(|target| *target != place).collect()
        })
        .collect();
    let reached: Vec<BTreeSet<usize>> = (0..files.len()).map(|from| reachable(&edges, from)).collect();
    let mut circles = BTreeSet::new();
    for (from, reached_from) in reached.iter().enumerate() {
        let circle: BTreeSet<usize> =
            reached_from.iter().copied().filter(|to| reached[*to].contains(&from)).collect();
        if !circle.is_empty() {
            circles.insert(circle.iter().map(|place| files[*place].module.join("::")).collect::<Vec<_>>());
        }
    }
    circles
}

/// The place of each file by the name of its module.
fn names(files: &[File]) -> BTreeMap<String, usize> {
    files.iter().enumerate().map(|(place, file)| (file.module.join("::"), place)).collect()
}

/// The file that a path leads to: the longest part of the path that is a module.
fn target(names: &BTreeMap<String, usize>, path: &[String]) -> Option<usize> {
    (1..=path.len()).rev().find_map(|length| names.get(&path[..length].join("::")).copied())
}

fn reachable(edges: &[BTreeSet<usize>], from: usize) -> BTreeSet<usize> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(place) = open.pop() {
        for next in &edges[place] {
            if seen.insert(*next) {
                open.push(*next);
            }
        }
    }
    seen
}

fn runtime() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("config-core/src")
}

fn macros() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("config-derive/src")
}

/// Every source file below a folder.
fn files(root: &Path) -> Vec<File> {
    let (mut folders, mut files) = (vec![root.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let module = path.strip_prefix(root).unwrap().with_extension("");
                let mut module: Vec<String> =
                    module.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
                if module.last().is_some_and(|last| last == "mod" || last == "lib") {
                    module.pop();
                }
                let source = fs::read_to_string(&path).unwrap();
                let imports = imports(&source, &module);
                files.push(File { module, imports });
            }
        }
    }
    files
}

/// Every path in the code that begins with `crate` or `super`, written from the crate's root.
///
/// `$crate::__private` and other hidden names of an exported macro are in the application's code, so they do not count.
fn imports(source: &str, module: &[String]) -> Vec<Vec<String>> {
    let mut imports = Vec::new();
    // Imports of unit tests, and paths in documentation and in messages, do not count.
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = without_shown_paths(&lines.collect::<Vec<_>>().join("\n"));
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':'))
                || (before == Some('$') && code[at..].starts_with("crate::__"))
            {
                continue;
            }
            expand(&code[at..], &mut Vec::new(), module, &mut imports);
        }
    }
    imports
}

/// The code without the paths that a message shows between backticks, such as "write `crate = crate::{shown}`".
fn without_shown_paths(code: &str) -> String {
    let lines = code.lines().map(|line| line.split('`').step_by(2).collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n")
}

/// Adds the paths at the start of a text: `crate::a::{b, c::D}` has two.
fn expand(text: &str, so_far: &mut Vec<String>, module: &[String], imports: &mut Vec<Vec<String>>) {
    if let Some(list) = text.strip_prefix('{') {
        for item in items(list) {
            expand(item.trim_start(), &mut so_far.clone(), module, imports);
        }
        return;
    }
    let word: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let rest = &text[word.len()..];
    so_far.push(word);
    match rest.strip_prefix("::") {
        Some(rest) => expand(rest, so_far, module, imports),
        None => imports.extend(absolute(so_far, module)),
    }
}

/// The items of a list in braces. An item may hold a list itself.
fn items(list: &str) -> Vec<&str> {
    let (mut items, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                items.push(&list[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    items.retain(|item| !item.trim().is_empty());
    items
}

/// The path, written from the crate's root.
fn absolute(path: &[String], module: &[String]) -> Option<Vec<String>> {
    let ups = path.iter().take_while(|part| *part == "super").count();
    if ups == 0 {
        return Some(path[1..].to_vec());
    }
    let mut whole = module[..module.len().checked_sub(ups)?].to_vec();
    whole.extend_from_slice(&path[ups..]);
    Some(whole)
}

#[test]
fn the_paths_of_an_import_are_found() {
    let module = ["reader", "lookup"].map(str::to_owned);
    let found = |source| -> Vec<String> {
        imports(source, &module).into_iter().map(|path| path.join("::")).collect()
    };
    assert_eq!(found("use crate::kind::Kind;"), ["kind::Kind"]);
    assert_eq!(found("use crate::kind::{self, Kind};\n"), ["kind::self", "kind::Kind"]);
    assert_eq!(found("use super::state::{Last, Reader};"), ["reader::state::Last", "reader::state::Reader"]);
    assert_eq!(found("use crate::{a::{B, c::D}, e};"), ["a::B", "a::c::D", "e"]);
    assert_eq!(found("    crate::kind::integer(1)"), ["kind::integer"]);
    assert_eq!(found("    $crate::kind::Kind; $crate::__private::client"), ["kind::Kind"]);
    assert_eq!(found("let message = \"write `crate = crate::kind`\";"), [""; 0]);
    assert_eq!(found("//! crate::kind\n    /// super::super::kind\n"), [""; 0]);
}
