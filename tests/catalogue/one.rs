//! One bad variable, and everything that is reported about it.

use std::fmt::Debug;

use factor3::{Config, Env, Error, FromEnvStr, Problem, Warning};

use crate::search;

/// A config of one variable, `VALUE`.
#[derive(Debug, Config)]
pub(crate) struct One<T: FromEnvStr> {
    pub(crate) value: T,
}

pub(crate) fn read<T: FromEnvStr>(text: &str) -> T {
    One::from_vars([("VALUE", text)]).unwrap_or_else(|error| panic!("{text:?}: {error}")).value
}

/// Checks that each text is rejected as `invalid`: it is not `noun`, for the given reason, and the problem has
/// `expected`.
pub(crate) fn refuses<T: FromEnvStr + Debug>(noun: &str, expected: &str, rows: &[(&str, &str)]) {
    for (text, reason) in rows {
        let problem = refusal::<T>(text);
        let joint = if reason.is_empty() { "" } else { ": " };
        assert_eq!(
            problem,
            told("invalid", &format!("VALUE is not {noun}{joint}{reason}"), expected),
            "{text:?}"
        );
    }
}

/// Checks the same for a long reason, which contains `part`.
pub(crate) fn refuses_with<T: FromEnvStr + Debug>(noun: &str, expected: &str, rows: &[(&str, &str)]) {
    for (text, part) in rows {
        let problem = refusal::<T>(text);
        assert_eq!(problem, told("invalid", &problem.line, expected), "{text:?}");
        let reason = problem.line.strip_prefix(&format!("VALUE is not {noun}: "));
        assert!(reason.is_some_and(|reason| reason.contains(part)), "{text:?}: {}, not {part}", problem.line);
    }
}

/// The problem with a text of `VALUE`.
pub(crate) fn refusal<T: FromEnvStr + Debug>(text: &str) -> Told {
    only(&error::<T>(text))
}

/// Checks that the hint on each text that `VALUE` rejects contains `part`.
pub(crate) fn hints<T: FromEnvStr + Debug>(part: &str, texts: &[&str]) {
    for text in texts {
        let error = error::<T>(text);
        let hint = error.problems()[0].hint().unwrap_or_default();
        assert!(hint.contains(part), "{text:?}: {hint:?}, not {part:?}");
        // The hint is a line of the report, and the rest of the report is the same as without it.
        assert!(error.to_string().contains(&format!("\n    hint      {hint}\n")), "{error}");
        only(&error);
    }
}

/// Checks that `VALUE` accepts each text as it is, with one warning of this code, or with no warning for `None`.
pub(crate) fn warns<T: FromEnvStr>(code: Option<&str>, texts: &[&str]) {
    for text in texts {
        let loaded = One::<T>::load(&Env::from_vars([("VALUE", text)])).unwrap();
        let codes: Vec<&str> = loaded.summary.warnings().iter().map(Warning::code).collect();
        assert_eq!(codes, Vec::from_iter(code), "{text:?}");
        for warning in loaded.summary.warnings() {
            let shown = format!("{warning} {warning:?}");
            assert_eq!(warning.variable(), "VALUE");
            assert!(shown.starts_with("VALUE ") && search::leak(&shown).is_none(), "{shown}");
        }
        assert_eq!(search::leak(&loaded.summary.to_string()), None, "{text:?}");
    }
}

fn error<T: FromEnvStr + Debug>(text: &str) -> Error {
    let error = match One::<T>::from_vars([("VALUE", text)]) {
        Ok(one) => panic!("{text:?} was read as {one:?}"),
        Err(error) => error,
    };
    assert_eq!(error.problems()[0].variable(), "VALUE");
    assert_eq!(error.problems()[0].field(), "One.value");
    error
}

/// What a problem says about itself.
#[derive(Debug, PartialEq)]
pub(crate) struct Told {
    pub(crate) code: &'static str,
    pub(crate) line: String,
    pub(crate) expected: String,
}

pub(crate) fn told(code: &'static str, line: &str, expected: &str) -> Told {
    Told { code, line: line.to_owned(), expected: expected.to_owned() }
}

/// The only problem of an error.
pub(crate) fn only(error: &Error) -> Told {
    let [told] = each(error).try_into().unwrap_or_else(|all| panic!("{all:?}"));
    told
}

/// What each problem says. It checks that the whole report contains nothing else.
pub(crate) fn each(error: &Error) -> Vec<Told> {
    let shown = error.to_string();
    assert_eq!((format!("{error:?}"), format!("{error:#?}")), (shown.clone(), shown.clone()));
    assert_eq!(search::leak(&shown), None, "{shown}");
    let known: Vec<String> = error.problems().iter().flat_map(lines).collect();
    let body = shown.lines().filter(|line| !line.is_empty() && !line.starts_with("factor3: "));
    for line in body {
        assert!(known.iter().any(|known| known == line.trim_start()), "{line:?} is none of {known:#?}");
    }
    let tell = |problem: &Problem| told(problem.reason().code(), &problem.to_string(), &problem.expected());
    error.problems().iter().map(tell).collect()
}

/// The lines that a report may have for a problem of a field without a doc comment.
fn lines(problem: &Problem) -> Vec<String> {
    let mut lines = vec![
        problem.to_string(),
        format!("meaning   {}", problem.field()),
        format!("expected  {}", problem.expected()),
        format!("hint      {}", problem.hint().unwrap_or_default()),
    ];
    // The other fields that share the variable.
    lines.extend(problem.fields().skip(1).map(str::to_owned));
    lines
}
