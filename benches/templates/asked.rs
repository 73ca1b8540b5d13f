//! The app of which a contract may be asked, if its struct and its features say so.

#[allow(dead_code, reason = "`load` is what the other apps call")]
mod config;

fn main() {
    use factor3::Config as _;
    drop(std::hint::black_box(config::AppConfig::from_env_or_exit()));
    // Whatever it is asked for or not: an app writes to stdout.
    println!("started");
}
