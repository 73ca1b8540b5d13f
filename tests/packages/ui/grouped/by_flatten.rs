use factor3::Config;

#[derive(Config)]
struct Run {
    mode: String,
}

#[derive(Config)]
#[config(prefix = "SHOP_")]
struct App {
    #[config(flatten, prefix = "RUN_")]
    run: Run,
}

fn main() {}
