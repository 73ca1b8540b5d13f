use factor3::Config;

#[derive(Config)]
#[config(all_or_none(USER_NAME, host))]
struct App {
    user_name: Option<String>,
    host: Option<String>,
}

fn main() {}
