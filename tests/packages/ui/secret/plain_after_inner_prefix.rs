use factor3::Config;

#[derive(Config)]
struct Inner {
    key: String,
}

#[derive(Config)]
struct Outer {
    #[config(flatten, prefix = "API_")]
    inner: Inner,
}

#[derive(Config)]
struct App {
    #[config(flatten, prefix = "STRIPE_")]
    outer: Outer,
}

fn main() {}
