use factor3::{Config, FromEnvStr};

#[derive(Config)]
struct Part<T: FromEnvStr> {
    limit: T,
}

#[derive(Config)]
#[config(retired("LIMIT", "use NEW_LIMIT"))]
struct App<T: FromEnvStr> {
    #[config(flatten)]
    part: Part<T>,
}

fn main() {
    let _ = App::<u16>::from_env();
}
