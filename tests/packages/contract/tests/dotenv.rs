//! `.env.example`, as `dotenvy`, `python-dotenv` and our own reader see it.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

use factor3::contract::Contract;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use factor3::__private::{Declaration, Extra, Group, extra};
use factor3::{Config, Env, Kind, Schema, Variable};
use factor3_contract_tests::{Random, Reader, any_text, contract_of, leak, schema_of, texts, variable};
use serde_json::json;

type Pairs = BTreeMap<String, String>;

const NAMES: [&str; 8] = ["A", "_", "_B1", "export", "lower", "TWO_WORDS", "A_FILE", "NAME"];

const NO_SPELLING: &str = "# (readers of .env files read this default differently, however it is quoted)";

#[test]
fn a_default_is_read_back_or_has_no_spelling() {
    let mut readers = Readers::of("defaults");
    let mut without = Vec::new();
    for default in texts() {
        let with = variable("A", Kind::Text).default_text(leak(&default));
        // Quotes before and behind it: a reader that misses the end of one would find another.
        let before = variable("_", Kind::Text).default_text("\"it's\"");
        let behind = variable("_B1", Kind::Text).default_text("'\"'");
        let groups: &[Group] = Box::leak(Box::new([Group::required_if(&[0, 1], Some(leak(&default)))]));
        let schema: &'static Schema = Box::leak(Box::new(schema_of([before, with, behind]).groups(groups)));
        let text = Contract::new("shop").process("web", schema).dotenv_example();
        assert!(text.contains("\n# _ is required where A is "), "{text}");
        readers.assert(&text, &Pairs::new());
        let value = if has_spelling(&default) { default.as_str() } else { "" };
        readers.assert(&uncommented(&text), &pairs([("_", "\"it's\""), ("A", value), ("_B1", "'\"'")]));
        assert_eq!(text.contains(&format!("\n{NO_SPELLING}\n#A=\n")), !has_spelling(&default), "{text}");
        if !has_spelling(&default) {
            without.push(default);
        }
    }
    without.retain(|text| text.len() < 100);
    assert_eq!(without, ["${X}", "${X:-y}", "a\r\nb", "\\", "ends in \\", "\\${X}", "it's ${X}"]);
}

/// Else the rule would be stricter than it has to be.
#[test]
fn what_has_no_spelling_is_misread_by_one_of_them() {
    let mut readers = Readers::of("misread");
    for default in ["${X}", "a\rb", "a\r\nb", "\\", "a\\", "it's $5", "'$", "a\\\\$b", "$'\\"] {
        assert!(!has_spelling(default));
        let escaped = default.replace('\\', "\\\\");
        let double = escaped.replace('"', "\\\"");
        for spelling in [
            default.to_owned(),
            escaped.clone(),
            escaped.replace('$', "\\$"),
            format!("'{default}'"),
            format!("'{}'", default.replace('\'', "\\'")),
            format!("'{escaped}'"),
            format!("'{}'", escaped.replace('\'', "\\'")),
            format!("\"{default}\""),
            format!("\"{double}\""),
            format!("\"{}\"", double.replace('$', "\\$")),
            format!("\"{}\"", double.replace('$', "$$")),
            format!("\"{}\"", double.replace('\r', "\\r").replace('\n', "\\n")),
        ] {
            let expected = pairs([("A", default), ("NAME", "\"")]);
            let text = format!("A={spelling}\nNAME='\"'\n");
            let is_read = |(_, pairs): &(_, Option<Pairs>)| pairs.as_ref() == Some(&expected);
            assert!(!readers.read(&text).iter().all(is_read), "{text}");
        }
    }
    // These two have one: but it would take two lines, of which `#` comments out one, and a `}` in a later edit
    // would make the other a reference.
    readers.assert("A='$\n5'\n_='${'\n", &pairs([("A", "$\n5"), ("_", "${")]));
}

#[test]
fn no_description_becomes_a_variable_and_each_default_is_there_or_said_to_have_no_spelling() {
    let (mut readers, mut random) = (Readers::of("random"), Random::default());
    let (mut defaults, mut without) = (0, 0);
    for _ in 0..400 {
        let (web, worker, name) = (any_schema(&mut random), any_schema(&mut random), any_text(&mut random));
        let two: &[(&str, &Schema)] = &[("web", web), (&name, worker)];
        let processes = if random.below(2) == 0 { two } else { &two[..1] };
        let text = contract_of("shop", processes).dotenv_example();
        assert_eq!(text, contract_of("shop", processes).dotenv_example());

        let (mut active, mut whole, mut filled) = (Pairs::new(), Pairs::new(), Pairs::new());
        let mut without_here = 0;
        for name in NAMES {
            let declared = processes.iter().flat_map(|(_, schema)| schema.variables());
            let reads: Vec<Variable> = declared.filter(|it| it.name() == name).collect();
            let Some(first) = reads.first() else { continue };
            if reads.iter().any(|read| read.is_required()) {
                active.insert(name.to_owned(), String::new());
            }
            let is_told = |read: &Variable| !read.kind().is_sensitive() && read.default() == first.default();
            let default = first.default().filter(|_| reads.iter().all(is_told));
            let value = default.filter(|default| has_spelling(default));
            whole.insert(name.to_owned(), value.unwrap_or_default().to_owned());
            filled.insert(name.to_owned(), "it's \"filled\" in".to_owned());
            defaults += usize::from(default.is_some());
            without_here += usize::from(default.is_some() && value.is_none());
        }
        readers.assert(&text, &active);
        readers.assert(&uncommented(&text), &whole);
        readers.assert(&filled_in(&text, "\"it's \\\"filled\\\" in\""), &filled);
        assert_eq!(text.lines().filter(|line| *line == NO_SPELLING).count(), without_here, "{text}");
        without += without_here;
    }
    assert!(defaults > 500 && without > 100 && without < defaults * 2 / 3, "{without} of {defaults}");
}

#[test]
fn what_may_hold_a_credential_has_no_value() {
    let kinds = [
        Kind::Secret(&Kind::Text),
        Kind::List(&Kind::Secret(&Kind::Text)),
        Kind::Map(&Kind::Text, &Kind::Secret(&Kind::Text)),
        <factor3::resource::Postgres as factor3::FromEnvStr>::KIND,
    ];
    let declared = NAMES.iter().zip(kinds).map(|(name, kind)| variable(name, kind).default_text("x"));
    let text = Contract::new("shop").process("web", schema_of(declared)).dotenv_example();
    let expected = pairs([("A", ""), ("_", ""), ("_B1", ""), ("export", "")]);
    Readers::of("secrets").assert(&uncommented(&text), &expected);
}

/// The rule that the documentation of `dotenv_example` states.
fn has_spelling(default: &str) -> bool {
    let has = |part| default.contains(part);
    let is_misread = has("\r") || has("\0") || has("${") || default.ends_with('\\');
    !is_misread && !((has("$") || has("`")) && (has("'") || has("\\\\") || has("\n")))
}

/// The text without the `#` of each line in which no blank is behind it.
fn uncommented(text: &str) -> String {
    let is_name = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let line = |line: &str| line.strip_prefix('#').filter(is_name).unwrap_or(line).to_owned() + "\n";
    text.split_terminator('\n').map(line).collect()
}

/// The text with another value for each variable.
fn filled_in(text: &str, value: &str) -> String {
    let line = |line: &str| match line.split_once('=') {
        Some((name, _)) if !line.starts_with('#') => format!("{name}={value}\n"),
        _ => format!("{line}\n"),
    };
    uncommented(text).split_terminator('\n').map(line).collect()
}

fn pairs<'t>(all: impl IntoIterator<Item = (&'t str, &'t str)>) -> Pairs {
    all.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Some of the names, in any order.
fn any_schema(random: &mut Random) -> &'static Schema {
    let mut variables = Vec::new();
    for name in NAMES {
        if random.below(3) > 0 {
            variables.insert(random.below(variables.len() + 1), any_variable(name, random));
        }
    }
    schema_of(variables)
}

/// A variable with any texts, as the derive might declare it.
fn any_variable(name: &str, random: &mut Random) -> Declaration {
    let mut text = || leak(&any_text(random));
    let (doc, default, example, generate) = (text(), text(), text(), text());
    let words: &'static [&'static str] = Box::leak(Box::new([text(), text()]));
    let kind = random.one_of(&[
        Kind::Text,
        Kind::Path,
        Kind::Other,
        Kind::Words(words),
        Kind::List(Box::leak(Box::new(Kind::Words(words)))),
        Kind::Secret(&Kind::Text),
    ]);
    let more: Extra = random.one_of(&[
        extra().example(example).generate(generate),
        extra().generate(generate).separator(example),
        extra().renamed_from(&["OLD", "OLDER"]),
        extra(),
    ]);
    let declared = variable(name, kind).describe(doc).with(Box::leak(Box::new(more)));
    match random.below(5) {
        0 => declared,
        1 => declared.optional(),
        2 => declared.computed(),
        _ if kind.is_sensitive() => declared,
        _ => declared.default_text(default),
    }
}

/// The three readers.
struct Readers {
    python: Reader,
    path: PathBuf,
}

impl Readers {
    /// `test`: for a file of its own.
    fn of(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("contract-{test}.env"));
        Self { python: Reader::python("dotenv_reader"), path }
    }

    /// What each of them reads; none where it refuses the file.
    fn read(&mut self, text: &str) -> [(&'static str, Option<Pairs>); 3] {
        let python = serde_json::from_value(self.python.ask(&json!({ "text": text }))).ok();
        let dotenvy = dotenvy::from_read_iter(text.as_bytes()).collect::<Result<_, _>>().ok();
        fs::write(&self.path, text).unwrap();
        let ours = Read::load(&Env::dotenv(&self.path)).ok().map(|loaded| loaded.config.pairs());
        [("python-dotenv", python), ("dotenvy", dotenvy), ("ours", ours)]
    }

    fn assert(&mut self, text: &str, expected: &Pairs) {
        for (reader, pairs) in self.read(text) {
            assert_eq!(pairs.as_ref(), Some(expected), "{reader} of\n{text}");
        }
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// All of the names, for our own reader.
#[derive(Config)]
struct Read {
    #[config(allow_empty, env = "A")]
    a: Option<String>,
    #[config(allow_empty, env = "_")]
    underscore: Option<String>,
    #[config(allow_empty, env = "_B1")]
    b1: Option<String>,
    #[config(allow_empty, env = "export")]
    export: Option<String>,
    #[config(allow_empty, env = "lower")]
    lower: Option<String>,
    #[config(allow_empty, env = "TWO_WORDS")]
    two_words: Option<String>,
    #[config(allow_empty, env = "A_FILE")]
    a_file: Option<String>,
    #[config(allow_empty, env = "NAME")]
    name: Option<String>,
}

impl Read {
    fn pairs(self) -> Pairs {
        let Self { a, underscore, b1, export, lower, two_words, a_file, name } = self;
        let values = [a, underscore, b1, export, lower, two_words, a_file, name];
        let all = NAMES.iter().zip(values);
        all.filter_map(|(name, value)| Some(((*name).to_owned(), value?))).collect()
    }
}
