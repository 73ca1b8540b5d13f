use factor3::Config;
use factor3::resource::AzureBlob;

#[derive(Config)]
struct App {
    #[config(default = "AccountName=app;AccountKey=aHVudGVyMg==")]
    uploads: AzureBlob,
}

fn main() {}
