use factor3::{Config, resource::AzureBlob};

#[derive(Config)]
struct App {
    #[config(username = "ACCOUNT", password = "ACCOUNT_KEY")]
    blob_url: AzureBlob,
}

fn main() {}
