//! The secrets of the config, in every form in which a log may show them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use factor3_live_tests::{PASSWORD, PRINTABLE, PRINTABLE_USER, USER, escaped};

use crate::WRONG;

/// The form of a secret that is in the text.
pub(crate) fn secret_in(text: &str) -> Option<String> {
    let mut forms = Vec::new();
    for (user, password) in [(USER, PASSWORD), (PRINTABLE_USER, PRINTABLE), (USER, WRONG)] {
        let as_debug = format!("{password:?}");
        forms.extend([password.to_owned(), escaped(password), format!("{as_debug:?}"), as_debug]);
        for encoded in [password.to_owned(), format!("{user}:{password}"), format!("\0{user}\0{password}")] {
            forms.push(STANDARD_NO_PAD.encode(encoded));
        }
    }
    // Parts that no escape of a log changes, percent-encoded parts, and parts as the numbers of their bytes.
    let parts = ["p@ss", "w#rd:", "%41^`{|}<>~", "abcdefghijklm", "ABCDEFGHIJKLM", "wr0ng", "w@rd #1"];
    forms.extend(parts.map(|part| part.bytes().map(|byte| byte.to_string()).collect::<Vec<_>>().join(", ")));
    forms.extend(parts.map(str::to_owned));
    forms.extend(["p%40ss", "w%23rd", "%2541", "w%40rd"].map(str::to_owned));
    forms.into_iter().find(|form| text.contains(form))
}
