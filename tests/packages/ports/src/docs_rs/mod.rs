//! docs.rs, which builds and shows the documentation of packages: `web`, `builder` and `watcher`.

mod builder;
mod services;
mod storage;
mod telemetry;
mod watcher;
mod web;

pub use builder::{BuildCores, BuildLimits, Builder};
pub use services::{BuildQueue, Cdn, Common, Database, RegistryApi, RepositoryStats};
pub use storage::{ArchiveIndexCache, Backend, Storage};
pub use telemetry::{LogFormat, Telemetry};
pub use watcher::{Events, Watcher};
pub use web::Web;

use factor3::{Config as _, Schema};

/// Each process with what it reads.
pub const PROCESSES: &[(&str, &Schema)] =
    &[("web", Web::SCHEMA), ("builder", Builder::SCHEMA), ("watcher", Watcher::SCHEMA)];
