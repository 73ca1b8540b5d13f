//! The code that the rustdoc shows under "Handing it to a client" is the code that the tests run.

/// Compares the source of a service in `config-core` with that of its clients in the tests: each of the `count` blocks
/// of code in its rustdoc has to stand there word for word.
///
/// # Panics
///
/// When one does not, or there are not as many.
pub fn check(service: &'static str, clients: &str, count: usize) {
    let from = service.find("\n/// ").unwrap() + 1;
    let clients: Vec<&str> = clients.lines().map(str::trim).collect();
    let blocks = shown(&service[from..]);
    assert_eq!(blocks.len(), count);
    for block in blocks {
        assert!(clients.windows(block.len()).any(|lines| lines == block), "not run here:\n{block:#?}");
    }
}

/// The blocks of code under that heading.
fn shown(rustdoc: &'static str) -> Vec<Vec<&'static str>> {
    let mut lines = rustdoc.lines().map_while(|line| line.strip_prefix("///")).map(str::trim);
    lines.find(|line| *line == "# Handing it to a client").unwrap();
    let mut blocks = Vec::new();
    while lines.any(|line| line == "```ignore") {
        blocks.push(lines.by_ref().take_while(|line| *line != "```").collect());
    }
    blocks
}
