//! When the platform tells a process to stop (factor IX).

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Tells whether this process has to stop, because of SIGTERM or of SIGINT from a terminal.
#[derive(Clone)]
pub struct Stop(watch::Receiver<bool>);

impl Stop {
    pub fn on_signal() -> std::io::Result<Self> {
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        let (tell, told) = watch::channel(false);
        tokio::spawn(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            tracing::info!("told to stop");
            tell.send_replace(true);
        });
        Ok(Self(told))
    }

    pub fn is_told(&self) -> bool {
        *self.0.borrow()
    }

    /// Returns when the process has to stop.
    pub async fn told(&mut self) {
        let _ = self.0.wait_for(|told| *told).await;
    }
}
