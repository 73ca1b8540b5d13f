//! The READMEs that a registry shows: each link and picture of a package is a file of the repository, seen from that package.

use std::fs;
use std::path::Path;

#[test]
fn each_relative_link_and_picture_of_a_readme_is_a_file() {
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

/// What the links and pictures lead to, except other sites and places in the same text.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let pictures = ["src=\"", "srcset=\""];
    let pictures = pictures.into_iter().flat_map(|attribute| text.split(attribute).skip(1));
    let pictures = pictures.filter_map(|rest| rest.split('"').next());
    links.chain(pictures).filter(|target| !target.contains("://") && !target.starts_with('#'))
}
