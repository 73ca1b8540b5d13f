//! Placeholders and masks of secrets, which are known by a part of the text.

use super::pattern::is_any;

/// Whether a secret is a placeholder by its beginning or its end, such as `your_openai_api_key` or `sk-xxxxxxxx`.
// A passphrase has blanks in it.
pub(super) fn is_like_placeholder(text: &str) -> bool {
    text.len() <= 80 && is_any("S*", text) && is_any(PLACEHOLDERS, text)
}

/// `Z` is a sign between two words.
const PLACEHOLDERS: &str = "\
yourZA*Zkey
yourZA*apikey
yourZA*Ztoken
yourZA*Zsecret
yourZA*ZsecretZA*
yourZA*Zpassword
yourZA*Zpassphrase
changeZ*meZA*
changeZ*thisZA*
pleaseZ*changeA*
replaceZ*meZA*
replaceZ*thisZA*
replaceZwithZA*
A*-xxxx*
A*_xxxx*
[LLLVV*]";

/// Whether a secret is masked, as a screen, a log or a plan of Terraform shows it.
pub(super) fn is_masked(text: &str) -> bool {
    // A random password has other signs, or stars at several places.
    is_any(MASKS, text) || is_any("S*", text) && (is_any("P*MMMM*P*", text) || text.contains(MASKING))
}

const MASKS: &str = "\
....*
LWW*-...WWWW
LWW*_...WWWW
LWW*-LWW*-...WWWW
LWWW...WWWW
(sensitive value)
(sensitive)
(known after apply)
(hidden)
[filtered]
[masked]
[hidden]
[removed]";

/// The ellipsis, and the bullets of an input field.
const MASKING: [char; 4] = ['\u{2026}', '\u{2022}', '\u{25cf}', '\u{2219}'];
