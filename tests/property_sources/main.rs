//! Where each value comes from and what is said about it, against a model that was written from the documentation:
//! names, files, credentials, old names, defaults, layers, groups, optional structs, shared variables, unknown names.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper of a test may panic as the test may")]

mod families;
mod generate;
mod model;
#[path = "../random/mod.rs"]
mod random;
#[path = "../catalogue/files/scratch.rs"]
#[allow(dead_code, reason = "other tests use the rest of it")]
mod scratch;
mod spec;

use std::collections::BTreeMap;
use std::ffi::OsString;

use factor3::{Config, Env, Error, Origin, Problem, Report};

use families::{FILL, OUTER, Outer, PLAIN, Plain, Wide};
use generate::Generator;
use model::{Layers, Told};
use spec::Spec;

/// For each of the two families.
const ROUNDS: usize = 1_000;

#[cfg(unix)]
pub(crate) fn os(bytes: Vec<u8>) -> OsString {
    use std::os::unix::ffi::OsStringExt as _;
    OsString::from_vec(bytes)
}

#[cfg(not(unix))]
pub(crate) fn os(bytes: Vec<u8>) -> OsString {
    String::from_utf8(bytes).unwrap().into()
}

#[test]
fn the_specs_are_those_of_the_structs() {
    fn names<T: Config>() -> Vec<String> {
        T::SCHEMA.variables().into_iter().map(|variable| variable.name.into_owned()).collect()
    }
    assert_eq!(names::<Outer>(), declared(&OUTER));
    assert_eq!(names::<Plain>(), declared(&PLAIN));
    assert_eq!(names::<Wide<Outer>>().len(), names::<Outer>().len() + FILL);
}

fn declared(spec: &Spec) -> Vec<String> {
    let mut names = Vec::new();
    families::names(spec, "", &mut names);
    names
}

#[test]
fn a_load_says_what_the_model_says() {
    let mut seen = Seen::default();
    let mut generator = Generator::new(&[&OUTER, &PLAIN]);
    for round in 0..ROUNDS {
        check::<Outer>(round, &OUTER, &generator.layers(&OUTER), &mut seen);
        check::<Plain>(round, &PLAIN, &generator.layers(&PLAIN), &mut seen);
    }
    seen.assert_all();
}

fn check<T: Config + families::Told>(round: usize, spec: &'static Spec, layers: &Layers, seen: &mut Seen) {
    let told = model::load(spec, layers);
    let about = format!("round {round}: {layers:?}");
    let env = env(layers);
    seen.add(&told);
    // Few variables are looked up one by one, many are found in one pass. Not in each round: in a debug build most of
    // the time goes into wiping the buffers of files.
    compare(&T::load(&env).map(|loaded| (values(&loaded.config), loaded.report)), &told, &about);
    if round % 2 == 0 {
        let wide = Wide::<T>::load(&env);
        compare(
            &wide.map(|loaded| (values(&loaded.config), loaded.report)),
            &told,
            &format!("wide, {about}"),
        );
    }
    // Without a report nothing else is read.
    if let ([only], 1) = (layers.as_slice(), round % 2) {
        let read = T::from_vars(only.iter().cloned()).map(|config| values(&config));
        let read = read.map_err(|error| problems(&error));
        let same = if told.problems.is_empty() { Ok(told.values) } else { Err(told.problems) };
        assert_eq!(read, same, "from_vars, {about}");
    }
}

fn compare(loaded: &Result<(Vec<Option<String>>, Report), Error>, told: &Told, about: &str) {
    match loaded {
        Ok((values, report)) => {
            assert_eq!(told.problems, [], "{about}");
            assert_eq!(*values, told.values, "{about}");
            assert_eq!(origins(report, told), told.origins, "{about}");
            assert_eq!(warnings(report), told.warnings, "{about}");
        }
        Err(error) => {
            assert_eq!(problems(error), told.problems, "{about}\n{error}");
            assert!(!format!("{error}{}", error.to_json()).contains("ZQXJK"), "{about}\n{error}");
            for hint in error.problems().iter().filter_map(Problem::hint) {
                let Some(needed) = hint.strip_prefix("needed because ") else { continue };
                assert!(
                    told.set.iter().any(|set| needed.starts_with(&format!("{set} is set"))),
                    "{about}\n{hint}"
                );
            }
            // Of what is a problem, no more is said for sure.
            let is_told = |name: &str| told.problems.iter().any(|(problem, _)| problem == name);
            let report = error.report();
            let (mut said, mut expected) = (origins(&report, told), told.origins.clone());
            said.retain(|(name, _)| !is_told(name));
            expected.retain(|(name, _)| !is_told(name));
            assert_eq!(said, expected, "{about}\n{error}");
            let (mut said, mut expected) = (warnings(&report), told.warnings.clone());
            said.retain(|(_, name)| !is_told(name));
            expected.retain(|(_, name)| !is_told(name));
            assert_eq!(said, expected, "{about}\n{error}");
        }
    }
}

fn env(layers: &Layers) -> Env {
    let mut layers = layers.iter().map(|pairs| Env::from_vars(pairs.iter().cloned()));
    let first = layers.next().unwrap();
    layers.fold(first, Env::or)
}

fn values<T: families::Told>(config: &T) -> Vec<Option<String>> {
    let mut values = Vec::new();
    T::told(Some(config), &mut values);
    values
}

fn problems(error: &Error) -> Vec<(String, &'static str)> {
    let problem = |problem: &Problem| match problem.variable() {
        // A struct is named by its field.
        field if field.contains('.') => ("*".to_owned(), problem.reason().code()),
        name => (name.to_owned(), problem.reason().code()),
    };
    error.problems().iter().map(problem).collect()
}

/// Those of the model's variables; what fills the wide struct is absent.
fn origins(report: &Report, told: &Told) -> Vec<(String, Origin)> {
    let mut origins: Vec<_> = report.origins().map(|(name, origin)| (name.to_owned(), origin)).collect();
    let filled = origins.split_off(told.origins.len());
    assert!(filled.iter().all(|(name, origin)| name.starts_with("FILL_") && *origin == Origin::Absent));
    origins
}

/// Those of unknown names are sorted: the order of an environment says nothing.
fn warnings(report: &Report) -> Vec<(&'static str, String)> {
    let mut warnings: Vec<_> =
        report.warnings().iter().map(|warning| (warning.code(), warning.variable().to_owned())).collect();
    if let Some(unknown) = warnings.iter().position(|(code, _)| *code == "unknown") {
        warnings[unknown..].sort();
    }
    warnings
}

/// How often the generator reached what there is.
#[derive(Default)]
struct Seen {
    problems: BTreeMap<&'static str, usize>,
    origins: BTreeMap<&'static str, usize>,
    warnings: BTreeMap<&'static str, usize>,
    good: usize,
    several: usize,
}

impl Seen {
    fn add(&mut self, told: &Told) {
        for (_, code) in &told.problems {
            *self.problems.entry(code).or_default() += 1;
        }
        for (_, origin) in &told.origins {
            *self.origins.entry(origin.code()).or_default() += 1;
        }
        for (code, _) in &told.warnings {
            *self.warnings.entry(code).or_default() += 1;
        }
        self.good += usize::from(told.problems.is_empty());
        self.several += usize::from(told.problems.len() > 3);
    }

    /// All of [`Reason::code`](factor3::Reason::code) but `default`, a mistake in the code, and `dotenv`, of a file
    /// that is none of these layers.
    fn assert_all(&self) {
        const PROBLEMS: [&str; 15] = [
            "missing",
            "empty",
            "not_unicode",
            "invalid",
            "out_of_range",
            "too_short",
            "rejected",
            "conflict",
            "secret_file",
            "old_name",
            "one_of",
            "all_or_none",
            "requires",
            "conflicts",
            "required_if",
        ];
        const ORIGINS: [&str; 7] =
            ["absent", "default", "environment", "layer", "file", "credential", "old_name"];
        const WARNINGS: [&str; 6] =
            ["old_name", "unknown", "quoted", "line_break", "placeholder", "assignment"];
        for (all, seen) in
            [(&PROBLEMS[..], &self.problems), (&ORIGINS, &self.origins), (&WARNINGS, &self.warnings)]
        {
            for code in all.iter().filter(|code| cfg!(unix) || **code != "not_unicode") {
                assert!(seen.get(code).copied() > Some(9), "{code} is rare: {seen:?}");
            }
            assert!(seen.keys().all(|code| all.contains(code)), "{seen:?}");
        }
        assert!(self.good > ROUNDS / 10 && self.several > ROUNDS / 10, "{} {}", self.good, self.several);
    }
}
