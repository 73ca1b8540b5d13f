//! factor3
#[doc(hidden)]
pub use factor3_core::__private;
#[doc(inline)]
pub use factor3_core::*;
pub use factor3_derive::{Config, FromEnvStr};
