//! Adds a backing service that factor3 does not have, in a few lines of data.

use factor3::Config;
use factor3::resource::{Resource, Scheme, Service};

/// Typesense, a search engine: `typesense://:API_KEY@host:8108`.
enum Typesense {}

impl Service for Typesense {
    const NAME: &'static str = "Typesense";
    const SCHEMES: &'static [Scheme] = &[Scheme::new("typesense", 8108), Scheme::tls("typesenses", 443)];
    const EXAMPLE: &'static str = "typesense://:api-key@localhost:8108";
}

#[derive(Debug, Config)]
struct App {
    /// Product search.
    search_url: Resource<Typesense>,
}

fn main() -> Result<(), factor3::Error> {
    let app = App::from_vars([("SEARCH_URL", "typesenses://:xyz%2F42@search.internal")])?;
    println!("{app:?}");
    println!("{}:{} with {:?}", app.search_url.host(), app.search_url.port(), app.search_url.tls());

    if let Err(error) = App::from_vars([("SEARCH_URL", "redis://search.internal")]) {
        println!("\n{error}");
    }
    Ok(())
}
