//! The sources of text: the environment, a `.env` file and secret files.

#[cfg(feature = "dotenv")]
mod dotenv;
mod env;
mod dotenv_fault;
mod rotating_secret;
pub(crate) mod secret_file;
pub(crate) mod secret_path;
mod file_fault;
mod system_codes;

pub use env::Env;
pub(crate) use env::{Broken, LayerKind, Value, same_name};
pub(crate) use file_fault::FileFault;
pub(crate) use rotating_secret::{Place, Show};
pub use rotating_secret::{RotatingSecret, SecretFile, SecretFileError};
