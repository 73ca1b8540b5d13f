//! Texts that cannot be compared with.

use factor3::Config;
use factor3::contract::UnreadableContract;

use crate::contract_of;
use crate::shop;

fn error(old: &str) -> UnreadableContract {
    contract_of("shop", &[("web", shop::Web::SCHEMA)]).changes_since(old).unwrap_err()
}

/// A contract with that line as its third.
fn with(line: &str) -> String {
    format!("factor3 contract 1\nprocess web\n{line}\nend\n")
}

#[test]
fn an_empty_text_is_empty() {
    for old in ["", "\n", "  \n\n"] {
        assert_eq!(error(old), UnreadableContract::Empty, "{old:?}");
    }
}

#[test]
fn other_texts_are_not_contracts() {
    for old in ["PORT=3000", "{}", "factor3 contract", "factor3 contract 0\nend\n", "factor3 contract one\n"]
    {
        assert_eq!(error(old), UnreadableContract::Other, "{old:?}");
    }
}

#[test]
fn a_newer_format_is_not_guessed() {
    for old in ["factor3 contract 2\n", "factor3 contract 17\nwhatever\n"] {
        assert_eq!(error(old), UnreadableContract::Newer, "{old:?}");
    }
}

#[test]
fn a_contract_that_is_cut_off_at_any_line_is_noticed() {
    let whole = contract_of("shop", &[("web", shop::Web::SCHEMA)]).to_text();
    let ends: Vec<usize> = whole.match_indices('\n').map(|(place, _)| place + 1).collect();
    assert!(ends.len() > 4, "{whole}");
    for end in &ends[..ends.len() - 1] {
        assert_eq!(error(&whole[..*end]), UnreadableContract::CutOff);
    }
}

#[test]
fn a_broken_line_is_named_by_its_number() {
    let lines = [
        "variable", "variable PORT", "variable PORT ", "variable PORT integer(0..x)",
        "variable PORT integer(0..1", "variable PORT integer(0..1,some)", "variable PORT text required=1",
        "variable PORT text unheard_of", "variable PORT text default=", "variable PORT text  required",
        "variable PORT text default=\"a", "variable PORT text default=\"\\q\"",
        "variable PORT text default=\"\\ud800\"", "variable PORT text min_len=-1", "variable PORT list()",
        "variable PORT map(text)", "variable \u{e4} text", "  variable PORT text", "struct now",
        "group one_of", "group all_of A B", "group required_if A", "group one_of A B value=1",
        "group required_if A B value=", "retired OLD", "checked", "process", "PORT text", "",
    ];
    for line in lines {
        assert_eq!(error(&with(line)), UnreadableContract::Broken { line: 3 }, "{line:?}");
    }
    assert_eq!(
        error("factor3 contract 1\nvariable PORT text\nend\n"),
        UnreadableContract::Broken { line: 2 }
    );
    assert_eq!(error(&(with("checked App") + "more")), UnreadableContract::Broken { line: 5 });
}

#[test]
fn depth_is_limited() {
    let kind = format!("variable PORT {}text{}", "list(".repeat(100_000), ")".repeat(100_000));
    assert_eq!(error(&with(&kind)), UnreadableContract::Broken { line: 3 });
    let structs: Vec<String> = (0..1000).map(|depth| format!("{}struct", "  ".repeat(depth))).collect();
    assert!(matches!(error(&with(&structs.join("\n"))), UnreadableContract::Broken { .. }));
}

#[test]
fn a_variable_that_more_fields_read_than_a_program_has_is_refused() {
    let lines = |count| with(&vec!["variable PORT text"; count].join("\n"));
    contract_of("shop", &[("web", shop::Web::SCHEMA)]).changes_since(&lines(100)).unwrap();
    assert_eq!(error(&lines(101)), UnreadableContract::Broken { line: 103 });
}

#[test]
fn one_process_is_not_compared_with_several_others() {
    let old = contract_of("shop", &[("api", shop::Web::SCHEMA), ("worker", shop::Worker::SCHEMA)]).to_text();
    assert_eq!(error(&old), UnreadableContract::OtherProcesses);
    assert_eq!(
        error(&old).to_string(),
        "the old contract has several processes, and none has the name of this one: write the old contract with the old \
         build of this process, or compare all processes in a test, with Contract::new(..).process(..) for each",
    );
    // What the message says.
    let alone = contract_of("shop", &[("api", shop::Web::SCHEMA)]).to_text();
    let web = contract_of("shop", &[("web", shop::Web::SCHEMA)]);
    assert!(web.changes_since(&alone).unwrap().is_compatible());
    let all = contract_of("shop", &[("api", shop::Web::SCHEMA), ("worker", shop::Worker::SCHEMA)]);
    assert!(all.changes_since(&old).unwrap().is_compatible());
}

/// Names and texts of a contract from elsewhere may hold anything.
#[test]
fn control_characters_of_the_old_contract_do_not_reach_the_terminal() {
    let old = with("variable \"A\\u001b[31m\" text");
    let changes = contract_of("shop", &[("web", shop::Web::SCHEMA)]).changes_since(&old).unwrap().to_string();
    assert!(changes.contains("A\\u{1b}[31m is no longer read"), "{changes}");
}

/// Any change of one byte is a contract or an error, and never a panic.
#[test]
fn a_damaged_contract_never_panics() {
    let whole = contract_of("shop", &[("web", shop::Web::SCHEMA)]).to_text();
    let contract = contract_of("shop", &[("web", shop::Web::SCHEMA)]);
    let mut broken = 0;
    for place in 0..whole.len() {
        for byte in *b" \n\"\\(=),x0" {
            let mut bytes = whole.clone().into_bytes();
            bytes[place] = byte;
            let old = String::from_utf8(bytes).unwrap();
            broken += usize::from(contract.changes_since(&old).is_err());
        }
    }
    assert!(broken > whole.len(), "{broken}");
}
