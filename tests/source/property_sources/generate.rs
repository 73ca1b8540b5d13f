//! Random environments for a spec.
use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use crate::random::Xorshift;
use crate::scratch::Scratch;

use super::model::Layers;
use super::os;
use super::spec::{Absent, Kind, Node, Spec, Var};

pub(crate) struct Generator {
    random: Xorshift,
    scratch: Scratch,
    /// One file for each content.
    files: HashMap<Vec<u8>, PathBuf>,
    credentials: Vec<PathBuf>,
    layers: Layers,
    wild: bool,
}

/// How many directories of credentials exist.
const DIRECTORIES: usize = 12;

impl Generator {
    pub(crate) fn new(specs: &[&'static Spec]) -> Self {
        let mut generator = Self {
            random: Xorshift::new(),
            scratch: Scratch::new(),
            files: HashMap::new(),
            credentials: Vec::new(),
            layers: Vec::new(),
            wild: false,
        };
        for number in 0..DIRECTORIES {
            let directory = generator.scratch.at(&format!("credentials-{number}"));
            fs::create_dir(&directory).unwrap();
            for spec in specs {
                generator.fill(&directory, spec, "");
            }
            generator.credentials.push(directory);
        }
        generator
    }

    /// Makes layers of random variables: half of the environments are nearly good, and half are wild.
    pub(crate) fn layers(&mut self, spec: &'static Spec) -> Layers {
        self.layers = vec![Vec::new(); 1 + self.random.below(3)];
        self.wild = self.random.below(2) == 0;
        match self.random.below(12) {
            0 => self.put("CREDENTIALS_DIRECTORY", ""),
            1 => self.put("CREDENTIALS_DIRECTORY", self.scratch.at("none")),
            2..=4 => {
                let place = self.random.below(DIRECTORIES);
                self.put("CREDENTIALS_DIRECTORY", self.credentials[place].clone());
            }
            _ => {}
        }
        for fallback in ["FROM", "REPLY_TO", "MASTER", "MASTER_FILE"] {
            match self.random.below(8) {
                0 if fallback.ends_with("_FILE") => {
                    let path = self.file(b"t0k3n-4".to_vec());
                    self.put(fallback, path);
                }
                0 => self.put(fallback, "eu"),
                1 => self.put(fallback, ""),
                _ => {}
            }
        }
        for stranger in ["APP_STRANGER", "APP_CACHE_SIZES", "VAULT_X_STRANGER", "S_STRANGER", "STRANGER"] {
            for _ in 0..self.random.below(8).saturating_sub(5) {
                self.put(stranger, "x");
            }
        }
        self.set(spec, "");
        std::mem::take(&mut self.layers)
    }

    fn set(&mut self, spec: &'static Spec, prefix: &str) {
        for node in spec.nodes {
            match node {
                Node::Var(var) => self.var(var, &var.name(spec, prefix), &var.old_names(spec, prefix)),
                Node::Nested { prefix: own, optional, spec: below } => {
                    if !optional || self.random.below(2) == 0 {
                        self.set(below, &format!("{prefix}{}{own}", spec.prefix));
                    }
                }
            }
        }
    }

    fn var(&mut self, var: &Var, name: &str, old: &[String]) {
        let rarity = match (var.absent, self.wild) {
            // The variable is set for each of its fields, and makes optional structs required.
            _ if name == "REGION" => 12,
            (Absent::Required, true) => 1,
            (Absent::Required, false) => 0,
            _ => 3,
        };
        let is_there = match rarity {
            0 => true,
            1 => self.random.below(6) > 0,
            rarity => self.random.below(rarity) == 0,
        };
        if is_there {
            let value = self.value(var.kind);
            match self.random.below(8) {
                0 if var.kind.is_sensitive() => {
                    let path = self.file(value.into());
                    self.put(&format!("{name}_FILE"), path);
                }
                2 | 3 if !old.is_empty() => {
                    let place = self.random.below(old.len());
                    self.put(&old[place], value);
                }
                _ => self.put(name, value),
            }
        }
        while self.random.below(if self.wild { 4 } else { 60 }) == 0 {
            self.more(var, name, old);
        }
    }

    /// Adds a source that is not needed.
    fn more(&mut self, var: &Var, name: &str, old: &[String]) {
        let (file, value) = (format!("{name}_FILE"), self.value(var.kind));
        let old_name = old.get(self.random.below(3)).map_or("", String::as_str);
        match self.random.below(13) {
            0 | 1 => self.put(name, ""),
            2 => self.put(name, value),
            3 if cfg!(unix) => self.put(name, os(b"ZQXJK\xff".to_vec())),
            4 => self.put(&file, ""),
            5 => self.put(&file, "relative"),
            6 => self.put(&file, self.scratch.at("none")),
            7 => {
                let path = self.file(Vec::new());
                self.put(&file, path);
            }
            8 if cfg!(unix) => {
                let path = self.file(b"ZQXJK\xff".to_vec());
                self.put(&file, path);
            }
            9 => {
                let path = self.file(value.into());
                self.put(&file, path);
            }
            10 if !old_name.is_empty() => self.put(old_name, ""),
            11 if !old_name.is_empty() => self.put(old_name, value),
            12 if !old_name.is_empty() => {
                let same = self.layers.iter().flatten().find(|(set, _)| set == name);
                if let Some(same) = same.map(|(_, value)| value.clone()) {
                    self.put(old_name, same);
                }
            }
            _ => {}
        }
    }

    /// Chooses a value. In a nearly good environment it is nearly always good.
    fn value(&mut self, kind: Kind) -> &'static str {
        loop {
            let (text, reads) = self.random.one_of(kind.readings());
            if reads.is_ok() || self.wild || self.random.below(20) == 0 {
                return text;
            }
        }
    }

    fn put(&mut self, name: &str, value: impl Into<OsString>) {
        let depth = self.random.below(self.layers.len());
        self.layers[depth].push((name.to_owned(), value.into()));
    }

    /// Writes a file with this content, often with a line break at the end.
    fn file(&mut self, mut content: Vec<u8>) -> PathBuf {
        let line_break: &[u8] = self.random.one_of(&[&b""[..], b"\n", b"\r\n"]);
        content.extend_from_slice(line_break);
        let number = self.files.len();
        let scratch = &self.scratch;
        self.files
            .entry(content)
            .or_insert_with_key(|content| scratch.file(&format!("file-{number}"), content))
            .clone()
    }

    /// Puts some credentials in a directory.
    fn fill(&mut self, directory: &std::path::Path, spec: &'static Spec, prefix: &str) {
        for node in spec.nodes {
            match node {
                Node::Var(var) if self.random.below(8) == 0 => {
                    let value = self.value(var.kind);
                    fs::write(directory.join(var.name(spec, prefix)), value).unwrap();
                }
                Node::Var(_) => {}
                Node::Nested { prefix: own, spec: below, .. } => {
                    self.fill(directory, below, &format!("{prefix}{}{own}", spec.prefix));
                }
            }
        }
    }
}
