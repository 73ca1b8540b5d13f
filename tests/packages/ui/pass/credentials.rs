#![no_implicit_prelude]

use ::factor3::{Config, ValueError, resource};

/// A service of the application's own.
enum Search {}

impl resource::Service for Search {
    const NAME: &'static str = "Search";
    const SCHEMES: &'static [resource::Scheme] = &[resource::Scheme::new("search", 7700)];
    const EXAMPLE: &'static str = "search://localhost";
}

type Alias = resource::Postgres;

fn check(_: &Alias) -> ::core::result::Result<(), ValueError> {
    ::core::result::Result::Ok(())
}

#[derive(Config)]
struct App {
    #[config(username, password = "PGPASSWORD", validate = check)]
    database_url: Alias,
    #[config(password, default = "redis://localhost")]
    cache_url: resource::Redis,
    #[config(password)]
    search_url: ::core::option::Option<resource::Resource<Search>>,
}

#[derive(Config)]
struct Generic<S: resource::Service> {
    #[config(password)]
    url: resource::Resource<S>,
}

fn main() {
    let _ = <Generic<Search> as Config>::SCHEMA;
}
