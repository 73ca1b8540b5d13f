use std::collections::BTreeMap;

use factor3::Config;

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Level;

#[derive(Config)]
struct App {
    levels: BTreeMap<Level, u8>,
}

fn main() {}
