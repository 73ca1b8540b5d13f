//! The code that the rustdoc shows under "Handing it to a client" is the code that these tests run.

fn shown(rustdoc: &'static str) -> Vec<Vec<&'static str>> {
    let mut lines = rustdoc.lines().map_while(|line| line.strip_prefix("///")).map(str::trim);
    lines.find(|line| *line == "# Handing it to a client").unwrap();
    let mut blocks = Vec::new();
    while lines.any(|line| line == "```ignore") {
        blocks.push(lines.by_ref().take_while(|line| *line != "```").collect());
    }
    blocks
}

fn check(service: &'static str, clients: &str, count: usize) {
    let from = service.find("\n/// ").unwrap() + 1;
    let clients: Vec<&str> = clients.lines().map(str::trim).collect();
    let blocks = shown(&service[from..]);
    assert_eq!(blocks.len(), count);
    for block in blocks {
        assert!(clients.windows(block.len()).any(|lines| lines == block), "not run here:\n{block:#?}");
    }
}

#[test]
fn the_rustdoc_shows_what_runs_here() {
    check(
        include_str!("../../config-core/src/resource/service/postgres.rs"),
        include_str!("clients/postgres.rs"),
        2,
    );
    check(
        include_str!("../../config-core/src/resource/service/redis.rs"),
        include_str!("clients/redis.rs"),
        1,
    );
}
