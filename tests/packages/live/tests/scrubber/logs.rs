//! Every event of the clients, once through the scrubber and once without it.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use factor3::Scrubber;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, Registry, fmt};

/// The text of the log, as lines of JSON and as lines of plain text.
#[derive(Debug, Default)]
pub(crate) struct Logs {
    scrubbed: Sink,
    plain: Sink,
}

impl Logs {
    /// Logs every event of the process from now on, at every level. The events of the crate `log` are among them.
    pub(crate) fn start(scrubber: &Scrubber) -> Self {
        let logs = Self::default();
        let mut layers = Vec::new();
        for is_scrubbed in [true, false] {
            let (scrubber, sink) = if is_scrubbed {
                (scrubber.clone(), logs.scrubbed.clone())
            } else {
                (Scrubber::default(), logs.plain.clone())
            };
            let writer = move || scrubber.writer(sink.clone());
            layers.push(fmt::layer::<Registry>().json().with_writer(writer.clone()).boxed());
            layers.push(fmt::layer::<Registry>().with_ansi(false).with_writer(writer).boxed());
        }
        tracing_subscriber::registry().with(layers).init();
        logs
    }

    pub(crate) fn scrubbed(&self) -> String {
        self.scrubbed.text()
    }

    pub(crate) fn plain(&self) -> String {
        self.plain.text()
    }
}

#[derive(Clone, Debug, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl Sink {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
