//! A program that answers to `FACTOR3`, if its struct and its features say so.

#[expect(dead_code, reason = "this program calls `from_env_or_exit` itself; the others call `config::load`")]
mod config;

fn main() {
    use factor3::Config as _;
    drop(std::hint::black_box(config::AppConfig::from_env_or_exit()));
    // A real program writes to stdout, whether it answers or starts.
    println!("started");
}
