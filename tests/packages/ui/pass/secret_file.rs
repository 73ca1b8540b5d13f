#![no_implicit_prelude]

use ::factor3::{Base64, Config, ExposeSecret, SecretFile, SecretString, ValueError, resource};

struct Own;

impl ::core::str::FromStr for Own {
    type Err = ValueError;

    fn from_str(_: &str) -> ::core::result::Result<Self, ValueError> {
        ::core::result::Result::Ok(Own)
    }
}

fn check(secret: &SecretString) -> ::core::result::Result<(), ValueError> {
    let _ = secret.expose_secret();
    ::core::result::Result::Ok(())
}

fn parse(_: &str) -> ::core::result::Result<Own, ValueError> {
    ::core::result::Result::Ok(Own)
}

#[derive(Config)]
struct App {
    #[config(min_len = 8, validate = check)]
    database_password: SecretFile,
    key: ::factor3::SecretFile<Base64<32>>,
    url: ::core::option::Option<SecretFile<resource::Postgres>>,
    own: SecretFile<Own>,
    #[config(value_parser = parse)]
    parsed: SecretFile<Own>,
    text: SecretFile<::std::string::String>,
}

#[derive(Config)]
struct Nested {
    #[config(flatten, prefix = "MAIN_")]
    app: ::core::option::Option<App>,
}

fn main() {
    let _ = <Nested as Config>::SCHEMA;
    let key = &App::SCHEMA.variables()[3];
    ::std::assert!(key.kind().is_secret());
}
