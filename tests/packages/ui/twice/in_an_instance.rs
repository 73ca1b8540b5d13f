use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
struct App<T: Config> {
    host: String,
    #[config(flatten)]
    inner: T,
}

fn main() {
    let _ = App::<Mail>::from_env();
}
