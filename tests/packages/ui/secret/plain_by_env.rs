use factor3::Config;

#[derive(Config)]
struct App {
    #[config(env = "STRIPE_API_KEY")]
    stripe: String,
}

fn main() {}
