//! What is masked, in text and across chunks.

mod forms;
mod listed;
mod random;
mod rotation;
mod writer;

use std::io::Write;

use super::{Collector, Scrubber};

fn is_placeholder(text: &str) -> bool {
    text == "changeme"
}

fn collector() -> Collector {
    Collector::new(is_placeholder)
}

fn of(secrets: &[(&'static str, &str)]) -> Scrubber {
    let mut collector = collector();
    secrets.iter().for_each(|(variable, secret)| collector.secret(variable, secret));
    collector.finish()
}

/// What a writer passes on of these chunks.
fn written<'c>(scrubber: &Scrubber, chunks: impl IntoIterator<Item = &'c [u8]>) -> Vec<u8> {
    let mut output = Vec::new();
    let mut writer = scrubber.writer(&mut output);
    for chunk in chunks {
        writer.write_all(chunk).unwrap();
    }
    drop(writer);
    output
}
