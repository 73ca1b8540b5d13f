//! Reads a text as a handle, and checks what a refusal says.

use factor3::FromEnvStr;

#[track_caller]
pub(crate) fn error<T: FromEnvStr + std::fmt::Debug>(text: &str) -> String {
    match T::from_env_str(text) {
        Ok(read) => panic!("{text} is read as {read:?}"),
        Err(error) => error.to_string(),
    }
}

#[track_caller]
pub(crate) fn refused<T: FromEnvStr + std::fmt::Debug>(texts: &[&str], fix: &str) {
    for text in texts {
        let error = error::<T>(text);
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

#[track_caller]
pub(crate) fn read<T: FromEnvStr>(text: &str) -> T {
    T::from_env_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}
