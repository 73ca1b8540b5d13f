//! A thousand variables in one struct, and spread over flattened structs, where the proof compares all of them.
//!
//! `proof-cost.sh` measures the cost of the proof.

#![deny(long_running_const_eval)]
#![allow(dead_code, reason = "the tests use only some fields")]

use factor3::Config;

include!(concat!(env!("OUT_DIR"), "/limits.rs"));

#[test]
fn a_thousand_variables_in_one_struct_load() {
    let vars = (0..1_000).map(|i| (format!("FLAT_{i}"), i.to_string()));
    let flat = Flat::from_vars(vars).unwrap();
    assert_eq!((Flat::SCHEMA.count(), flat.flat_0, flat.flat_999), (1_000, 0, 999));
}

#[test]
fn a_thousand_variables_in_flattened_structs_load() {
    let names = (0..25).flat_map(|group| (0..40).map(move |i| (format!("GROUP_{group}_{i}"), i.to_string())));
    let spread = Spread::from_vars(names).unwrap();
    assert_eq!((Spread::SCHEMA.count(), spread.group_24.group_24_39), (1_000, 39));
}

#[test]
fn any_number_of_names_is_proved() {
    let files = Files::from_vars([("SECRET_7", "x")]).unwrap();
    assert_eq!((Files::SCHEMA.count(), files.renamed.secret_7.is_some()), (200, true));
    let variables = Files::SCHEMA.variables();
    assert_eq!(variables[199].renamed_from()[4], "OLD_4_199");
}

#[test]
fn a_thousand_problems_are_in_one_report() {
    let error = Spread::from_vars([("GROUP_0_0", "1")]).map(|_| ()).unwrap_err();
    assert_eq!(error.problems().len(), 999);
}
