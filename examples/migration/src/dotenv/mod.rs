//! A `.env` file for development beside the environment.

pub mod after;
pub mod before;
