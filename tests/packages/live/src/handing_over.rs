//! Checks that the tests run the code that the rustdoc shows under "Handing it to a client".

/// Checks that each of the `count` blocks of code in the rustdoc of a service is in `clients` word for word.
///
/// `service` is the source of the service in `config-core`, and `clients` is the source of its clients in the tests.
///
/// # Panics
///
/// When a block is not in `clients`, or when the number of blocks is not `count`.
pub fn check(service: &'static str, clients: &str, count: usize) {
    let from = service.find("\n/// ").unwrap() + 1;
    let clients: Vec<&str> = clients.lines().map(str::trim).collect();
    let blocks = shown(&service[from..]);
    assert_eq!(blocks.len(), count);
    for block in blocks {
        assert!(clients.windows(block.len()).any(|lines| lines == block), "not run here:\n{block:#?}");
    }
}

/// Checks that the code in the rustdoc of a macro in `factor3::client` is in `tests` word for word.
///
/// `source` is the file of the macro in `config-core`. It may hold several macros.
///
/// # Panics
///
/// When the code is not in `tests`.
pub fn check_macro(source: &'static str, tests: &str) {
    let mut lines = source.lines().filter_map(|line| line.strip_prefix("///")).map(str::trim);
    let tests: Vec<&str> = tests.lines().map(str::trim).collect();
    let blocks = blocks(&mut lines);
    assert!(!blocks.is_empty());
    for block in blocks {
        assert!(tests.windows(block.len()).any(|lines| lines == block), "not run here:\n{block:#?}");
    }
}

/// The blocks of code under the heading.
fn shown(rustdoc: &'static str) -> Vec<Vec<&'static str>> {
    let mut lines = rustdoc.lines().map_while(|line| line.strip_prefix("///")).map(str::trim);
    lines.find(|line| *line == "# Handing it to a client").unwrap();
    blocks(&mut lines)
}

fn blocks(lines: &mut impl Iterator<Item = &'static str>) -> Vec<Vec<&'static str>> {
    let mut blocks = Vec::new();
    while lines.any(|line| line == "```ignore") {
        blocks.push(lines.by_ref().take_while(|line| *line != "```").collect());
    }
    blocks
}
