//! The program whose compile time and size are measured: one struct, one `main`.

mod config;

const EDITED: u32 = 0;

fn main() {
    std::hint::black_box(EDITED);
    match config::load() {
        Ok(config) => drop(std::hint::black_box(config)),
        Err(report) => {
            eprintln!("{report}");
            std::process::exit(78);
        }
    }
}
