//! Everything that a load can show.

use std::fmt::Debug;

use factor3::{Error, Loaded, Summary};

use crate::scratch::Scratch;
use crate::search::leak;

/// The outputs, each with its name.
pub(crate) type Shown = Vec<(&'static str, String)>;

pub(crate) fn of_error(error: &Error) -> Shown {
    assert!(std::error::Error::source(error).is_none());
    let mut shown = vec![
        ("error", error.to_string()),
        ("error, debug", format!("{error:?}\n{error:#?}")),
        ("error, json", error.to_json()),
    ];
    for problem in error.problems() {
        shown.extend([
            ("problem", problem.to_string()),
            ("problem, debug", format!("{problem:?}\n{problem:#?}")),
            ("expected", problem.expected()),
            ("hint", problem.hint().unwrap_or_default()),
            ("doc", problem.doc().to_owned()),
            ("field", problem.field().to_owned()),
            ("variable", problem.variable().to_owned()),
        ]);
    }
    shown.extend(of_report(&error.summary()));
    shown
}

/// The message for the platform, and the error if the message cannot be written.
pub(crate) fn termination_message(error: &Error) -> Shown {
    let scratch = Scratch::new();
    let file = scratch.file("termination-log", "");
    error.write_termination_message(&file).unwrap();
    let gone = error.write_termination_message(scratch.at("gone")).unwrap_err();
    // The error contains nothing of the config, so there is nothing to plant.
    assert_eq!(leak(&format!("{gone}\n{gone:?}")), None);
    vec![("termination message", std::fs::read_to_string(file).unwrap())]
}

pub(crate) fn of_report(report: &Summary) -> Shown {
    let mut shown = vec![
        ("table", report.to_string()),
        ("table, debug", format!("{report:?}\n{report:#?}")),
        ("report, json", report.to_json()),
    ];
    #[cfg(feature = "serde")]
    shown.push(("report, serialized", serde_json::to_string_pretty(report).unwrap()));
    for (name, origin) in report.origins() {
        shown.push(("origins", format!("{name} {origin} {origin:?} {}", origin.code())));
        shown.push(("value", report.value(name).unwrap_or_default().to_owned()));
    }
    for warning in report.warnings() {
        shown.push(("warning", format!("{warning}\n{} {}", warning.variable(), warning.code())));
        shown.push(("warning, debug", format!("{warning:?}\n{warning:#?}")));
        #[cfg(feature = "serde")]
        shown.push(("warning, serialized", serde_json::to_string(warning).unwrap()));
    }
    shown
}

/// The `Debug` of a load. The config has no canary where `Debug` may show it.
pub(crate) fn of_loaded<T: Debug>(loaded: &Loaded<T>) -> Shown {
    vec![("loaded", format!("{loaded:?}\n{loaded:#?}"))]
}
