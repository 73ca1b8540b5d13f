use factor3::{Config, resource::Kafka};

#[derive(Config)]
struct App {
    #[config(password)]
    kafka_url: Kafka,
}

fn main() {}
