use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Every reserved character of RFC 3986, what shells and INI files treat specially, and a letter beyond ASCII.
pub const PASSWORD: &str = "p@ss/w#rd:%?&[] +\u{fc}\"\\!$'()*,;=%41^`{|}<>~";

/// A user's name, of what most services allow in one.
pub const USER: &str = "app:eu@shop/%2F";

/// `text` with everything escaped that is no letter or digit.
pub fn escaped(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The user and password as the variable holds them: with every character escaped that can be, and with
/// only those that have to be.
pub fn userinfos() -> [String; 2] {
    let least = |text| utf8_percent_encode(text, USERINFO).to_string();
    [format!("{}:{}", escaped(USER), escaped(PASSWORD)), format!("{}:{}", least(USER), least(PASSWORD))]
}

/// Passwords that a parser makes of [`PASSWORD`] when it decodes too little, too much, or ends it early.
pub fn near_misses() -> [String; 4] {
    [
        escaped(PASSWORD),
        PASSWORD.replace("%41", "A"),
        PASSWORD.replace('+', " "),
        PASSWORD.split('/').next().unwrap_or_default().to_owned(),
    ]
}

/// The characters that RFC 3986 lets stand as they are in a user or password: unreserved and sub-delims.
const USERINFO: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=');
