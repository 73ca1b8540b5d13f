//! One bad variable, and all that is said of it.

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

/// Each text is refused as `invalid`: it is not `noun`, for the reason behind it, and `expected` says more.
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

/// The same, where the reason is long: it holds `part`.
pub(crate) fn refuses_with<T: FromEnvStr + Debug>(noun: &str, expected: &str, rows: &[(&str, &str)]) {
    for (text, part) in rows {
        let problem = refusal::<T>(text);
        assert_eq!(problem, told("invalid", &problem.line, expected), "{text:?}");
        let reason = problem.line.strip_prefix(&format!("VALUE is not {noun}: "));
        assert!(reason.is_some_and(|reason| reason.contains(part)), "{text:?}: {}, not {part}", problem.line);
    }
}

/// What is said of the text of `VALUE`.
pub(crate) fn refusal<T: FromEnvStr + Debug>(text: &str) -> Told {
    only(&error::<T>(text))
}

/// The hint on each text of `VALUE` that its type refuses holds `part`.
pub(crate) fn hints<T: FromEnvStr + Debug>(part: &str, texts: &[&str]) {
    for text in texts {
        let error = error::<T>(text);
        let hint = error.problems()[0].hint().unwrap_or_default();
        assert!(hint.contains(part), "{text:?}: {hint:?}, not {part:?}");
        // The hint is a line of the report, which says nothing else.
        assert!(error.to_string().contains(&format!("\n    hint      {hint}\n")), "{error}");
        only(&error);
    }
}

/// `VALUE` takes each text as it is, and its one warning has this code; without one there is none.
pub(crate) fn warns<T: FromEnvStr>(code: Option<&str>, texts: &[&str]) {
    for text in texts {
        let loaded = One::<T>::load(&Env::from_vars([("VALUE", text)])).unwrap();
        let codes: Vec<&str> = loaded.report.warnings().iter().map(Warning::code).collect();
        assert_eq!(codes, Vec::from_iter(code), "{text:?}");
        for warning in loaded.report.warnings() {
            let shown = format!("{warning} {warning:?}");
            assert_eq!(warning.variable(), "VALUE");
            assert!(shown.starts_with("VALUE ") && search::leak(&shown).is_none(), "{shown}");
        }
        assert_eq!(search::leak(&loaded.report.to_string()), None, "{text:?}");
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

/// What a problem says of itself.
#[derive(Debug, PartialEq)]
pub(crate) struct Told {
    pub(crate) code: &'static str,
    pub(crate) line: String,
    pub(crate) expected: String,
}

pub(crate) fn told(code: &'static str, line: &str, expected: &str) -> Told {
    Told { code, line: line.to_owned(), expected: expected.to_owned() }
}

/// The one problem of an error.
pub(crate) fn only(error: &Error) -> Told {
    let [told] = each(error).try_into().unwrap_or_else(|all| panic!("{all:?}"));
    told
}

/// What each problem says, once the whole report is known to say nothing but that.
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

/// The lines that a report may have for a problem without a doc comment.
fn lines(problem: &Problem) -> Vec<String> {
    vec![
        problem.to_string(),
        format!("meaning   {}", problem.field()),
        format!("expected  {}", problem.expected()),
        format!("hint      {}", problem.hint().unwrap_or_default()),
    ]
}
