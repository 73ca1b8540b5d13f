//! One variable, one field: where a crate reads it otherwise than factor3.

use factor3_example_migration::Peer;
use factor3_example_migration::probe::Probe;

use crate::child;

/// The environment, the field, and how both are shown.
const PROBES: [(&str, &str, Probe); 36] = [
    ("PORT", "0080", Probe::Number),
    ("PORT", "+80", Probe::Number),
    ("PORT", " 80", Probe::Number),
    ("PORT", "1e3", Probe::Number),
    ("PORT", "80.0", Probe::Number),
    ("PORT", "0x50", Probe::Number),
    ("PORT", "true", Probe::Number),
    ("PORT", "", Probe::Number),
    ("PORT", "", Probe::NumberOr),
    ("port", "80", Probe::NumberOr),
    ("LIMIT", "", Probe::OptionalNumber),
    ("ZIP", "12345", Probe::Text),
    ("ZIP", "01234", Probe::Text),
    ("ZIP", "1e3", Probe::Text),
    ("ZIP", "true", Probe::Text),
    ("ZIP", "TRUE", Probe::Text),
    ("ZIP", "[1]", Probe::Text),
    ("ZIP", "\"quoted\"", Probe::Text),
    ("ZIP", " 1a ", Probe::Text),
    ("ZIP", "", Probe::Text),
    ("REGION", "", Probe::OptionalText),
    ("REGION", "none", Probe::OptionalText),
    ("DEBUG", "true", Probe::Flag),
    ("DEBUG", "TRUE", Probe::Flag),
    ("DEBUG", "1", Probe::Flag),
    ("DEBUG", "yes", Probe::Flag),
    ("DEBUG", "off", Probe::Flag),
    ("DEBUG", "", Probe::Flag),
    ("ORIGINS", "a,b", Probe::List),
    ("ORIGINS", "a, b", Probe::List),
    ("ORIGINS", "a,,b", Probe::List),
    ("ORIGINS", "a,b,", Probe::List),
    ("ORIGINS", "[a,b]", Probe::List),
    ("ORIGINS", r#"["a","b"]"#, Probe::List),
    ("ORIGINS", "1,2", Probe::List),
    ("ORIGINS", "", Probe::List),
];

const FIELDS: [(Probe, &str); 7] = [
    (Probe::Number, "u16"),
    (Probe::NumberOr, "u16, default 3000"),
    (Probe::OptionalNumber, "Option<u16>"),
    (Probe::Text, "String"),
    (Probe::OptionalText, "Option<String>"),
    (Probe::Flag, "bool"),
    (Probe::List, "Vec<String>"),
];

/// What differs, as the page of the crate has it, and what does not.
pub(crate) fn table(peer: &Peer) -> String {
    let mut table = format!("| variable | field | {} | factor3 |\n|---|---|---|---|\n", peer.title());
    let mut same = Vec::new();
    for (name, value, probe) in PROBES {
        let [theirs, ours] = [peer.name, "factor3"].map(|who| cell(who, name, value, probe));
        let field = FIELDS.iter().find(|(one, _)| *one == probe).unwrap().1;
        if theirs.trim_end_matches(", shows the value") == ours {
            let twice = PROBES.iter().filter(|(other, text, _)| (*other, *text) == (name, value)).count() > 1;
            same.push(format!(
                "`{name}={value}`{}",
                if twice { format!(" as `{field}`") } else { String::new() }
            ));
        } else {
            table += &format!("| `{name}={value}` | `{field}` | {theirs} | {ours} |\n");
        }
    }
    table + "\nThese have the same result on both sides: " + &same.join(", ") + ".\n"
}

fn cell(who: &str, name: &str, value: &str, probe: Probe) -> String {
    let ended = child::run(&format!("{who} probe {probe:?}"), &vec![(name.to_owned(), value.to_owned())]);
    match (ended.code, ended.stdout) {
        // A list in envconfig is a type that the application defines.
        (Some(0), read) => {
            format!("`{}`", read.strip_prefix("Origins(").map_or(&*read, |list| &list[..list.len() - 1]))
        }
        (Some(1), _) if value.len() > 2 && ended.stderr.contains(value) => {
            "refused, shows the value".to_owned()
        }
        (Some(1), _) => "refused".to_owned(),
        (code, _) => panic!("{who} {name}={value}: {code:?} {}", ended.stderr),
    }
}
