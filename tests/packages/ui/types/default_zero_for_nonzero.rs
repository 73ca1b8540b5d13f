use std::num::NonZeroU8;

use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = 0)]
    workers: NonZeroU8,
}

fn main() {}
