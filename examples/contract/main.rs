//! A shop of three processes. Its structs write the other files of this folder.
//!
//! ```text
//! cargo run --example contract -- web                    # prints what is missing
//! FACTOR3=markdown cargo run --example contract -- web   # prints a table of its variables
//! FACTOR3=check cargo run --example contract -- migrate  # would it start?
//! FACTOR3_UPDATE=1 cargo test --test contract example    # regenerates the files
//! ```

#![expect(dead_code, unreachable_pub, reason = "the example prints its config, and uses no field")]

mod config;

use config::{Migrate, Web, Worker};
use factor3::Config;

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("web") => println!("{:#?}", Web::from_env_or_exit()),
        Some("worker") => println!("{:#?}", Worker::from_env_or_exit()),
        Some("migrate") => println!("{:#?}", Migrate::from_env_or_exit()),
        _ => {
            let processes: Vec<&str> = config::PROCESSES.iter().map(|(name, _)| *name).collect();
            eprintln!("usage: contract {}", processes.join("|"));
            std::process::exit(2);
        }
    }
}
