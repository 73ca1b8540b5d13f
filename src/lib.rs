//! factor3
pub use factor3_core::*;
