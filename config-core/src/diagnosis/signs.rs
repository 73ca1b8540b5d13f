//! By what a suspicious value is known.

use super::pattern::{is_any, is_any_word};
use crate::ascii;
use crate::kind::Kind;

/// Whether there is nothing to look at in a text that is taken as it is: nearly every one ends here, after a few
/// instructions. It is a filter, and lets some good texts pass on to be looked at.
#[inline]
pub(crate) fn is_good(text: &[u8]) -> bool {
    let (Some(first), Some(last)) = (text.first(), text.last()) else { return true };
    let odd_ends = matches!(first, b'\t'..=b'\r' | b' ' | b'$' | b'*' | b'<' | b'{' | b'X' | b'x' | 0x80..)
        || matches!(last, b'\t'..=b'\r' | b' ' | b'"' | b'\'' | 0x80..);
    let odd_start = || {
        text.first_chunk().is_some_and(|start| {
            let bit = start_bit(u32::from_le_bytes(*start));
            STARTS.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
        })
    };
    !odd_ends && !odd_start()
}

/// One bit for a hash of each start of a link, a reference or a placeholder.
static STARTS: [u64; 16] = {
    let mut bits = [0; 16];
    let mut lists = STARTS_OF;
    while let [list, others @ ..] = lists {
        let mut patterns = list.as_bytes();
        let mut is_start = true;
        while let [byte, rest @ ..] = patterns {
            if let (true, Some(start)) = (is_start, patterns.first_chunk()) {
                let bit = start_bit(u32::from_le_bytes(*start));
                bits[bit / 64] |= 1 << (bit % 64);
            }
            is_start = *byte == b'\n';
            patterns = rest;
        }
        lists = others;
    }
    bits
};

/// Each of these begins with four letters or signs of its own, or with a sign that is odd at a start.
const STARTS_OF: &[&str] =
    &[LINKS, REFERENCES, SECRET_REFERENCES, PLACEHOLDERS, SECRET_PLACEHOLDERS, "fix-\nfix_\n[red"];

/// The bit of four bytes, 0 to 1023. It ignores the case of letters.
#[inline]
const fn start_bit(start: u32) -> usize {
    ((start | 0x2020_2020).wrapping_mul(0x9e37_79b1) >> 22) as usize
}

/// `tcp://10.0.0.1:5432`, `udp://[fd00::1]:53`. Not of an address to bind, which no service has.
pub(super) fn is_service_link(text: &str) -> bool {
    is_any(LINKS, text)
        && is_any("A*://DD*.DD*.DD*.DD*:DD*\nA*://[S*]:DD*", text)
        && !is_any("A*://127.A*\nA*://0.A*\nA*://[::A*", text)
}

const LINKS: &str = "tcp://A*\nudp://A*\nsctp://A*";

/// A reference or a ciphertext that the tool for it has left. `secret`: whether it stands where no app wants one.
pub(super) fn is_reference(text: &str, secret: bool) -> bool {
    is_any(REFERENCES, text) || secret && is_any(SECRET_REFERENCES, text)
}

/// Of 1Password, Proton Pass, vals, Bank-Vaults, SOPS and eyaml, Jasypt, ejson, DigitalOcean, dotenvx, Ansible, Spring
/// Cloud Config, Azure App Service and Container Apps, CloudFormation.
const REFERENCES: &str = "\
op://A*
pass://A*
ref+A*://A*
secretref+A*://A*
vault:A*#A*
>>vault:A*
enc[A*]A*
enc(A*)A*
ej[1:A*
ev[1:A*
encrypted:bA*
$ansible_vault;A*
!vault A*
{cipher}A*
@microsoft.keyvault(A*
secretref:A*
{{resolve:A*
{{op://A*
{{ op://A*";

/// The same that an app may well want as a text, to resolve it itself: AWS (ECS, secrets-init), Berglas, Google
/// Secret Manager, HashiCorp Vault.
const SECRET_REFERENCES: &str = "\
arn:awsA*:secretsmanager:A*
arn:awsA*:ssm:A*
awssm://A*
secretsmanager://A*
ssm://A*
berglas://A*
sm://A*
secretmanager://A*
gcp:secretmanager:A*
vault://A*";

/// Whether all of it is one `${NAME}`, `${{ NAME }}` or `$(command)`, or it is a word that begins with `${NAME}` or
/// `$(NAME)`, as in a manifest of Kubernetes. A name in lower case is more often a template's.
pub(super) fn is_unexpanded(text: &str) -> bool {
    is_any("${B*CU*B*}\n${{P*}}\n$(LA*)\n$(<A*)\n$(/A*)", text)
        || is_any("S*", text)
            && is_any("${CU*}A*\n${CU*:A*}A*\n${CU*-A*}A*\n${CU*?A*}A*\n${N*.P*}A*\n$(CU*)A*", text)
}

/// The same where nobody wants a template.
pub(super) fn has_unexpanded(text: &str) -> bool {
    is_any("A*${A*\nA*$(A*\n$LA*", text)
}

pub(super) fn is_placeholder(text: &str, secret: bool) -> bool {
    // Longer than any of them.
    text.len() <= 64
        && (is_any_word(PLACEHOLDERS, text)
            || secret
                && (is_any_word(SECRET_PLACEHOLDERS, text)
                    // One template, which nothing filled in; `<api-key>`, but not `<br>`.
                    || is_any("xxxx*\nMMMM*\n{{O*}}\n<PPPP*>", text)))
}

const PLACEHOLDERS: &str = "\
changeme
changethis
replaceme
replacethis
yourA*here
insertA*here
<yourA*>
<insertA*>
yourapikey
yourkey
yourpassword
yoursecret
yoursecretkey
yourtoken
<todo>
<fixme>
<placeholder>
<example>
<redacted>";

/// The same that an app may well want as a text.
const SECRET_PLACEHOLDERS: &str = "todo\nfixme\nplaceholder\nexample\nredacted";

/// `PORT=8080`, where `8080` belongs. A map is made of such, and the connection strings of some services.
pub(super) fn names_a_value(kind: &Kind, text: &str) -> bool {
    // Padding of base64 is no value.
    let patterns = match kind.item().unwrap_or(kind) {
        Kind::Resource(_) | Kind::Url | Kind::Other => "CUU*=EA*\nexport CUU*=EA*",
        _ => "LN*=EA*\nexport LN*=EA*",
    };
    !matches!(kind, Kind::Map(..)) && is_any(patterns, text)
}

/// `API_KEY=value` where any text may stand, so that only a name that somebody would give a credential counts.
pub(super) fn names_a_credential(text: &str) -> bool {
    is_any("CU*=EA*\nexport CU*=EA*", text) && is_any(CREDENTIALS, text)
}

/// In each, what is before the first `=`.
const CREDENTIALS: &str = "\
P*key=A*
P*token=A*
P*secret=A*
P*password=A*
P*pass=A*
P*pwd=A*
P*url=A*
P*dsn=A*
P*credentials=A*
II*_NNN*=A*
export II*_NNN*=A*";

/// `postgres://`, whatever the scheme.
pub(super) fn has_scheme(text: &str) -> bool {
    is_any("LF*://A*", text)
}

/// Whether it begins and ends with the same quote.
pub(super) fn is_wrapped(text: &str) -> bool {
    is_any("\"A*\"\n'A*'\n`A*`", text)
}

/// The same, of quotes around the whole: `'a', 'b'` has others between. `'self'` and `'none'` are words of a
/// Content-Security-Policy.
pub(super) fn is_wrapped_whole(text: &str) -> bool {
    is_any("\"J*\"\n'K*'", text) && !is_any("'self'\n'none'", text)
}

/// Whether a character that nobody sees stands anywhere: those of `Unseen::Invisible`.
pub(super) fn has_invisible(text: &str) -> bool {
    // It is long to look for each of them.
    ascii::any(text, |byte| !byte.is_ascii())
        && is_any(
            "A*\u{ad}A*\nA*\u{200b}A*\nA*\u{200c}A*\nA*\u{200d}A*\nA*\u{200e}A*\nA*\u{200f}A*\nA*\u{2060}A*\nA*\u{feff}A*",
            text,
        )
}

/// Whether the first character joins the next, or sets its direction: it belongs to a script.
pub(super) fn joins_next(text: &str) -> bool {
    is_any("\u{200c}HA*\n\u{200d}HA*\n\u{200e}HA*\n\u{200f}HA*", text)
}

/// The same of the last and the one before it.
pub(super) fn joins_last(text: &str) -> bool {
    is_any("A*H\u{200c}\nA*H\u{200d}\nA*H\u{200e}\nA*H\u{200f}", text)
}

pub(super) fn has_lines(text: &str) -> bool {
    is_any("A*RTA*", text)
}

/// Whether nobody wants the blanks around it. A prompt, a separator and the start of a line may end in one: they are
/// short, or have another blank, or a sign before it. A no-break space is never typed on purpose.
pub(super) fn is_padded(text: &str) -> bool {
    is_any("\u{a0}A*\nA*\u{a0}", text)
        || text.len() >= 4 && is_any("S*WBB*\nBB*WS*\nBB*WBB*\nBB*WS*WBB*\nS*W\u{3000}\n\u{3000}WS*", text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_lets_nothing_suspicious_end_early() {
        for pattern in STARTS_OF.iter().flat_map(|list| list.split('\n')) {
            // Any number of any bytes may as well be none.
            let start = pattern.replace("A*", "").replace("S*", "").replace("D*", "").replace('D', "1");
            let is_literal = pattern.bytes().take(4).all(|byte| !byte.is_ascii_uppercase());
            assert!(is_literal || !pattern.starts_with(|c: char| c.is_ascii_alphanumeric()), "{pattern}");
            assert!(!is_good(start.as_bytes()), "{pattern}");
            assert!(!is_good(format!("{}-", start.to_uppercase()).as_bytes()), "{pattern}");
        }
    }

    #[test]
    fn the_filter_ends_most_texts_early() {
        let (mut all, mut good) = (0, 0);
        for place in 0..26_u32.pow(3) {
            let letter = |power| char::from_u32(97 + place / 26_u32.pow(power) % 26).unwrap();
            let word: String = [letter(0), letter(1), letter(2), letter(0), letter(1)].into_iter().collect();
            if !word.starts_with('x') {
                all += 1;
                good += usize::from(is_good(word.as_bytes()));
            }
        }
        assert!(good * 100 > all * 93, "{good} of {all}");
    }
}
