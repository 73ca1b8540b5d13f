use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Every reserved character of RFC 3986, the special characters of shells and INI files, and a letter outside ASCII.
pub const PASSWORD: &str = "p@ss/w#rd:%?&[] +\u{fc}\"\\!$'()*,;=%41^`{|}<>~";

/// A user name with the characters that most services allow.
pub const USER: &str = "app:eu@shop/%2F";

/// The name of a second user, whose password is [`PRINTABLE`].
pub const PRINTABLE_USER: &str = "printable";

/// Every printable character of ASCII.
pub const PRINTABLE: &str =
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// The second user and password as in the variable.
pub fn printable_userinfo() -> String {
    format!("{PRINTABLE_USER}:{}", escaped(PRINTABLE))
}

/// `text` with every character escaped except ASCII letters and digits.
pub fn escaped(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The user and password as in the variable: once with every character escaped that can be, and once with only the
/// characters escaped that have to be.
pub fn userinfos() -> [String; 2] {
    let least = |text| utf8_percent_encode(text, USERINFO).to_string();
    [format!("{}:{}", escaped(USER), escaped(PASSWORD)), format!("{}:{}", least(USER), least(PASSWORD))]
}

/// Passwords that a parser reads from [`PASSWORD`] if it decodes too little or too much, or ends the password early.
pub fn near_misses() -> [String; 4] {
    [
        escaped(PASSWORD),
        PASSWORD.replace("%41", "A"),
        PASSWORD.replace('+', " "),
        PASSWORD.split('/').next().unwrap_or_default().to_owned(),
    ]
}

/// The characters to escape in a user or password: all except the unreserved characters and sub-delims of RFC 3986.
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
