//! Text in variables. Also, no type quotes the text that it refuses.

use std::ffi::OsString;
use std::rc::Rc;
use std::sync::Arc;

use factor3::__private::Text;
use factor3::{FromEnvStr, ValueError};

/// Values that deploys set by accident or on purpose. None of them is changed.
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
