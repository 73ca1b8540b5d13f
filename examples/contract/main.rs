//! A shop of three processes, and the files that its structs become: they lie beside this one.
//!
//! ```text
//! cargo run --example contract -- web                    # says what it needs
//! FACTOR3=markdown cargo run --example contract -- web   # says what it reads
//! FACTOR3=check cargo run --example contract -- migrate  # would it start?
//! FACTOR3_UPDATE=1 cargo test --test contract_example    # writes the files anew
//! ```

#![allow(dead_code, unreachable_pub, reason = "the example prints its config, and uses no field")]

mod config;

use config::{Migrate, Web, Worker};
use factor3::Config;

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("web") => println!("{:#?}", Web::from_env_or_exit()),
        Some("worker") => println!("{:#?}", Worker::from_env_or_exit()),
        Some("migrate") => println!("{:#?}", Migrate::from_env_or_exit()),
        _ => {
            eprintln!("usage: contract web|worker|migrate");
            std::process::exit(2);
        }
    }
}
