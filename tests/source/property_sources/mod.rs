//! Compares the sources and messages of loads with a model that was written from the documentation.
//!
//! It covers names, files, credentials, old names, defaults, layers, groups, optional structs, shared variables and
//! unknown names.

mod families;
mod generate;
mod model;
mod spec;

use std::collections::BTreeMap;
use std::ffi::OsString;

use factor3::{Config, Env, Error, Origin, Problem, Summary};

use crate::rounds::rounds;

use families::{FILL, OUTER, Outer, PLAIN, Plain, Wide};
use generate::Generator;
use model::{Layers, Told};
use spec::Spec;

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
fn the_specs_match_the_structs() {
    fn names<T: Config>() -> Vec<String> {
        T::SCHEMA.variables().into_iter().map(|variable| variable.name().to_owned()).collect()
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
fn a_load_gives_the_result_of_the_model() {
    let mut seen = Seen::default();
    let mut generator = Generator::new(&[&OUTER, &PLAIN]);
    // The number of rounds is for each of the two families.
    for round in 0..rounds(1_000) {
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
    // With few variables each is looked up, and with many the environment is read in one pass. The pass is not tried
    // in each round, because in a debug build most of the time goes into wiping the buffers of files.
    compare(&T::load(&env).map(|loaded| (values(&loaded.config), loaded.summary)), &told, &about);
    if round % 2 == 0 {
        let wide = Wide::<T>::load(&env);
        compare(
            &wide.map(|loaded| (values(&loaded.config), loaded.summary)),
            &told,
            &format!("wide, {about}"),
        );
    }
    // A load without a summary reads the same values.
    if let ([only], 1) = (layers.as_slice(), round % 2) {
        let read = T::from_vars(only.iter().cloned()).map(|config| values(&config));
        let read = read.map_err(|error| problems(&error));
        let same = if told.problems.is_empty() { Ok(told.values) } else { Err(told.problems) };
        assert_eq!(read, same, "from_vars, {about}");
    }
}

fn compare(loaded: &Result<(Vec<Option<String>>, Summary), Error>, told: &Told, about: &str) {
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
            // The value of a variable with a problem is not defined, so it is not compared.
            let is_told = |name: &str| told.problems.iter().any(|(problem, _)| problem == name);
            let report = error.summary();
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
        // A problem of a struct is named by the struct's field.
        field if field.contains('.') => ("*".to_owned(), problem.reason().code()),
        name => (name.to_owned(), problem.reason().code()),
    };
    error.problems().iter().map(problem).collect()
}

/// The origins of the model's variables. The variables that only fill the wide struct are absent.
fn origins(report: &Summary, told: &Told) -> Vec<(String, Origin)> {
    let mut origins: Vec<_> = report.origins().map(|(name, origin)| (name.to_owned(), origin)).collect();
    let filled = origins.split_off(told.origins.len());
    assert!(filled.iter().all(|(name, origin)| name.starts_with("FILL_") && *origin == Origin::Absent));
    origins
}

/// The warnings. Those of unknown names are sorted, because the order of an environment is arbitrary.
fn warnings(report: &Summary) -> Vec<(&'static str, String)> {
    let mut warnings: Vec<_> =
        report.warnings().iter().map(|warning| (warning.code(), warning.variable().to_owned())).collect();
    if let Some(unknown) = warnings.iter().position(|(code, _)| *code == "unknown") {
        warnings[unknown..].sort();
    }
    warnings
}

/// How often the generator reached each case.
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

    /// Checks that every [`Reason::code`](factor3::Reason::code) was reached, except `default`, which is a mistake in
    /// the code, and `dotenv`, which needs a file that is not one of these layers.
    fn assert_all(&self) {
        const PROBLEMS: [&str; 16] = [
            "missing", "empty", "not_unicode", "invalid", "out_of_range", "too_short", "rejected",
            "conflict", "secret_file", "old_name", "one_of", "any_of", "all_or_none", "requires",
            "conflicts", "required_if",
        ];
        const ORIGINS: [&str; 8] =
            ["absent", "default", "environment", "layer", "file", "credential", "old_name", "fallback"];
        const WARNINGS: [&str; 6] =
            ["old_name", "unknown", "quoted", "line_break", "placeholder", "assignment"];
        for (all, seen) in
            [(&PROBLEMS[..], &self.problems), (&ORIGINS, &self.origins), (&WARNINGS, &self.warnings)]
        {
            for code in all.iter().filter(|code| cfg!(unix) || **code != "not_unicode") {
                assert!(seen.get(code).copied() > Some(rounds(1_000) / 110), "{code} is rare: {seen:?}");
            }
            assert!(seen.keys().all(|code| all.contains(code)), "{seen:?}");
        }
        assert!(
            self.good > rounds(1_000) / 10 && self.several > rounds(1_000) / 10,
            "{} {}",
            self.good,
            self.several
        );
    }
}
