use factor3::Config;

#[derive(Config)]
struct App {
    docsrs_github_accesstoken: Option<String>,
}

fn main() {}
