use factor3::Config;

#[derive(Config)]
struct App {
    #[config(env = "PLAID_ENV")]
    plaid: String,
}

fn main() {}
