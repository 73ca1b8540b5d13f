//! Where a Git repository is: a backing service that factor3 has no handle for.

use factor3::resource::{EmptyHost, Resource, Scheme, Service};

/// A Git repository. The registry and docs.rs read one, and Git itself connects to it.
pub type GitRepository = Resource<Git>;

/// The grammar of [`GitRepository`]: `https://host/path`, `ssh://user@host/path` or `file:///path`.
#[derive(Debug)]
#[non_exhaustive]
pub enum Git {}

impl Service for Git {
    const NAME: &'static str = "Git";
    const SCHEMES: &'static [Scheme] =
        &[Scheme::tls("https", 443), Scheme::new("http", 80), Scheme::new("ssh", 22), Scheme::new("file", 0)];
    const EXAMPLE: &'static str = "https://git.example.com/registry/index.git";
    const NOUN: &'static str = "the URL of a Git repository";
    // RFC 8089: `file:///path` is a file of this host.
    const EMPTY_HOST: EmptyHost = EmptyHost::Localhost;
    const SHOW_PATH: bool = true;
}
