//! Tests of the repository: the order of the modules, the links of the READMEs, and the figures, plots and compiler messages
//! in the guide.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::disallowed_methods, reason = "a test reads what its runner sets")]

mod guide_figures;
mod guide_plots;
mod layers;
#[path = "../support/picture.rs"]
mod picture;
mod readmes;
