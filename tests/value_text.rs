//! Texts and secrets as a variable holds them.

use std::ffi::OsString;
use std::rc::Rc;
use std::sync::Arc;

use factor3::{ExposeSecret, FromEnvStr, Kind, SecretBox, Text, ValueError};

/// What deploys set by accident or on purpose; none of it is changed.
const TEXTS: [&str; 8] = ["", " ", " a b\t", "a\r\n", "\u{feff}a", "\"a\"", "~/a/../b", "\u{1b}[31m"];

#[test]
fn text_is_kept_as_it_is() {
    for text in TEXTS {
        assert_eq!(String::from_env_str(text).as_deref(), Ok(text));
        assert_eq!(String::from_env_text(&mut Text::from(text)).as_deref(), Ok(text));
        assert_eq!(<Box<str>>::from_env_str(text).as_deref(), Ok(text));
        assert_eq!(<Box<str>>::from_env_text(&mut Text::from(text)).as_deref(), Ok(text));
        assert_eq!(<Rc<str>>::from_env_str(text).as_deref(), Ok(text));
        assert_eq!(<Arc<str>>::from_env_str(text).as_deref(), Ok(text));
        assert_eq!(OsString::from_env_str(text), Ok(text.into()));
        assert_eq!(OsString::from_env_text(&mut Text::from(text)), Ok(text.into()));
    }
}

#[test]
fn a_secret_of_any_type_says_nothing_of_what_is_wrong_with_it() -> Result<(), ValueError> {
    let pin = SecretBox::<u32>::from_env_str("0042")?;
    assert_eq!(*pin.expose_secret(), 42);
    assert!(!format!("{pin:?}").contains("42"));
    assert_eq!(SecretBox::<u32>::KIND, Kind::Secret(&u32::KIND));
    for (text, reason) in [
        ("4 2", "not a valid value"),
        ("99999999999", "not a valid value"),
        ("42\n", "it ends in a line break"),
    ] {
        let error = SecretBox::<u32>::from_env_str(text).map(|_| ());
        assert_eq!(error.map_err(|error| error.to_string()), Err(reason.to_owned()), "{text:?}");
    }
    Ok(())
}

/// The error of each type that refuses `text`.
fn errors(text: &str) -> impl Iterator<Item = ValueError> {
    [
        u16::from_env_str(text).err(),
        f64::from_env_str(text).err(),
        bool::from_env_str(text).err(),
        char::from_env_str(text).err(),
        std::time::Duration::from_env_str(text).err(),
        factor3::ByteSize::from_env_str(text).err(),
        std::net::IpAddr::from_env_str(text).err(),
        std::net::SocketAddr::from_env_str(text).err(),
        factor3::BindAddr::from_env_str(text).err(),
        factor3::Base64::<32>::from_env_str(text).err(),
        factor3::Hex::<32>::from_env_str(text).err(),
    ]
    .into_iter()
    .flatten()
}

#[test]
fn no_error_holds_the_text() {
    const CANARY: &str = "cANaRy-9f3";
    assert_eq!(errors(CANARY).count(), 11);
    for error in errors(CANARY) {
        let shown = format!("{error} {error:?} {error:#?}").to_lowercase();
        for window in CANARY.to_lowercase().as_bytes().windows(3) {
            assert!(!shown.as_bytes().windows(3).any(|part| part == window), "{shown}");
        }
        assert!(std::error::Error::source(&error).is_none());
    }
}
