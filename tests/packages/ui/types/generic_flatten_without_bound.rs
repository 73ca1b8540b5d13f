use factor3::Config;

#[derive(Config)]
struct App<T> {
    #[config(flatten)]
    inner: T,
}

fn main() {}
