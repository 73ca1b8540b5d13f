use factor3::Config;

#[derive(Config)]
struct App {
    github_pat: Option<String>,
}

fn main() {}
