//! A `.env` file for development, in addition to the environment.

pub mod after;
pub mod before;
