//! The READMEs that a registry shows: each link of a package leads to a file of the repository, seen from that package.

use std::fs;
use std::path::Path;

#[test]
fn each_relative_link_of_a_readme_leads_to_a_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut links = 0;
    for package in [".", "config-core", "config-derive"] {
        let text = fs::read_to_string(root.join(package).join("README.md")).unwrap();
        for target in targets(&text) {
            links += 1;
            assert!(root.join(package).join(target).exists(), "{package}/README.md links to {target}");
        }
    }
    assert!(links > 10, "the links are not found any more: {links}");
}

/// What the links lead to, except other sites and places in the same text.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.filter(|target| !target.contains("://") && !target.starts_with('#'))
}
