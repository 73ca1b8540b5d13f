//! The signs of a suspicious value.

use super::paths::GIT_BASH;
use super::pattern::is_any;
use super::placeholders::{PLACEHOLDERS, SECRET_PLACEHOLDERS};
use super::variables::CODE;
pub(super) use super::variables::{is_unexpanded_secret, is_whole_variable};
use crate::kind::Kind;
use crate::strings;

/// No text that takes the place of a value by mistake is longer. Of a longer one only the ends are looked at.
pub(crate) const LONGEST: usize = 4096;

/// A quick filter: whether text that is kept as it is cannot be suspicious.
// Nearly every text ends here after a few instructions. Some good texts do not, and are then examined further.
pub(crate) fn is_good(text: &[u8]) -> bool {
    let (Some(first), Some(last)) = (text.first(), text.last()) else { return true };
    let odd_ends = matches!(
        first,
        b'\t'..=b'\r' | 0x1b | b' ' | b'#'..=b'&' | b'(' | b'*' | b'<' | b'\\' | b'_'..=b'`' | b'{' | b'X' | b'x' | 0x80..
    ) || matches!(last, b'\t'..=b'\r' | b' ' | b'"' | b'\'' | b')' | 0x80..)
        || *last == b'n' && text.ends_with(b"\\n")
        || matches!(text, [.., b'"' | b'\'', b',' | b';'])
        || *last == b'm' && matches!(text, [.., b'[', b'm'] | [.., b'[', b'0', b'm']);
    let odd_start = || match text.first_chunk() {
        Some(start) => {
            let bit = start_bit(u32::from_le_bytes(*start));
            STARTS.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
        }
        None => text.eq_ignore_ascii_case(b"nil"),
    };
    !odd_ends && !odd_start() && (text.len() < LEAST_WITH_COMMENT || !has_byte(text, b'#'))
}

/// A quick filter for what is suspicious only in a secret.
pub(super) fn is_good_secret(text: &[u8]) -> bool {
    let names_vault = || text.windows(13).any(|part| part == b".vault.azure.");
    let is_cut_out = || has_byte(text, b'.') && text.windows(3).any(|part| part == b"...");
    // The brackets, the dots or the stars of a mask, a bullet, an ellipsis or an invisible character, and the end of `sk-xxxx`.
    let is_odd = matches!(text, [b'[', ..] | [b'.', b'.', ..])
        || has_byte(text, b'*')
        || text.iter().fold(0, |all, byte| all | byte) >= 0x80
        || text.last_chunk::<3>().is_some_and(|end| end.eq_ignore_ascii_case(b"xxx"))
        || text.len() <= MOST_IN_MASK && is_cut_out()
        || text.starts_with(b"https://") && names_vault();
    !is_odd
}

/// A secret of which the middle is cut out is not longer.
const MOST_IN_MASK: usize = 24;

/// The length of the shortest comment: a value, a blank, the `#`, a blank and a word.
const LEAST_WITH_COMMENT: usize = 5;

/// Whether a text has this byte. It reads several bytes at once.
pub(super) fn has_byte(text: &[u8], byte: u8) -> bool {
    // No early exit, so that the compiler can vectorise the loop.
    if text.len() >= 64 {
        return text.iter().fold(false, |found, other| found | (*other == byte));
    }
    let holds = |chunk: &[u8; 8]| {
        let others = u64::from_ne_bytes(*chunk) ^ (LOW * u64::from(byte));
        others.wrapping_sub(LOW) & !others & (LOW << 7) != 0
    };
    let Some(last) = text.last_chunk() else { return text.contains(&byte) };
    text.chunks_exact(8).any(|chunk| chunk.first_chunk().is_some_and(holds)) || holds(last)
}

/// One in each byte.
const LOW: u64 = 0x0101_0101_0101_0101;

/// One bit for a hash of the first four bytes of each link, reference and placeholder.
static STARTS: [u64; 64] = {
    let mut bits = [0; 64];
    let mut lists = STARTS_OF;
    while let [list, others @ ..] = lists {
        let mut patterns = list.as_bytes();
        let mut is_start = true;
        while let [byte, rest @ ..] = patterns {
            // `is_good` refuses these bytes at the start anyway.
            let begins = is_start && !matches!(byte, b'<' | b'{' | b'$' | b'%' | b'*');
            if let (true, Some(start)) = (begins, patterns.first_chunk()) {
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

/// The lists in the filter. Each pattern begins with four literal bytes, or with a byte that `is_good` refuses.
const STARTS_OF: &[&str] = &[
    LINKS,
    REFERENCES,
    SECRET_REFERENCES,
    PLACEHOLDERS,
    SECRET_PLACEHOLDERS,
    NOTHING,
    SECRET_NOTHING,
    COMMANDS,
    CODE,
    SECRET_PATHS,
    GIT_BASH,
    "pleaseA*\nfix-\nfix_\n[red\n----\n[obj\n!sub",
];

/// The bit of four bytes, 0 to 4095. It ignores the case of letters.
const fn start_bit(start: u32) -> usize {
    ((start | 0x2020_2020).wrapping_mul(0x9e37_79b1) >> 20) as usize
}

/// Whether the text is an address like `tcp://10.0.0.1:5432` or `udp://[fd00::1]:53`, as Kubernetes makes it.
// An address to bind, such as 0.0.0.0, is not a service's.
pub(super) fn is_service_link(text: &str) -> bool {
    is_any(LINKS, text)
        && is_any("A*://DD*.DD*.DD*.DD*:DD*\nA*://[S*]:DD*", text)
        && !is_any("A*://127.A*\nA*://0.A*\nA*://[::A*", text)
}

const LINKS: &str = "tcp://A*\nudp://A*\nsctp://A*";

/// Whether the text is a reference or a ciphertext that no tool has resolved. `secret`: whether a secret belongs
/// here.
pub(super) fn is_reference(text: &str, secret: bool) -> bool {
    is_any(REFERENCES, text) || secret && (is_any(SECRET_REFERENCES, text) || is_any(KEY_VAULT, text))
}

/// Whether the text is the start of a long reference or ciphertext. The end of a ciphertext in brackets may be far away.
pub(super) fn begins_reference(start: &str, secret: bool) -> bool {
    is_reference(start, secret) || is_any("enc[A*\nenc(A*", start)
}

/// References of 1Password, Proton Pass, vals, Bank-Vaults, SOPS and eyaml, Jasypt, ejson, DigitalOcean, dotenvx,
/// Ansible, Spring Cloud Config, Azure App Service and Container Apps, CloudFormation.
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
keyvaultref:A*
{{resolve:A*
{{op://A*
{{ op://A*";

/// References that an application may want as text, to resolve them itself: AWS (ECS, secrets-init), Berglas, Google
/// Secret Manager, HashiCorp Vault.
const SECRET_REFERENCES: &str = "\
arn:awsA*:secretsmanager:A*
arn:awsA*:ssm:A*
awssm://A*
secretsmanager://A*
ssm:/A*
projects/S*/secrets/S*
berglas://A*
sm://A*
secretmanager://A*
gcp:secretmanager:A*
vault://A*";

/// The address of a secret in Azure Key Vault. It begins as any address does.
const KEY_VAULT: &str = "https://S*.vault.azure.S*/secrets/S*";

/// Whether the text is what a program prints for a value that is missing. `secret`: whether a secret belongs here.
pub(super) fn is_nothing(text: &str, secret: bool) -> bool {
    is_word_for_nothing(text, secret) || has_go_error(text)
}

/// Whether the whole text is a word for a missing value.
fn is_word_for_nothing(text: &str, secret: bool) -> bool {
    is_any(NOTHING, text) || secret && (is_any(SECRET_NOTHING, text) || is_any("nil", text))
}

/// Whether a refused URL has in it what a program prints for a missing value.
pub(super) fn has_nothing(text: &str) -> bool {
    is_any("A*<nil>A*\nA*<no value>A*", text) || has_go_error(text)
}

/// Whether the text has in it what Go's `printf` leaves of a missing value.
fn has_go_error(text: &str) -> bool {
    strings::contains(text, "%!") && is_any("A*%!L(<nil>)A*\nA*%!L(missing)A*\nA*%!(extra A*", text)
}

/// What JavaScript and Go templates print for a missing value.
const NOTHING: &str = "undefined\n<nil>\n<no value>\n<undefined>\n[object LV*]\ncalling [toLL*] on an [outputA*\n%!L(A*)\n%!(LA*)";

/// Words for nothing that an application may want as text.
const SECRET_NOTHING: &str = "null\nnone\n<null>\n<none>";

/// Whether the word turns a setting off. `url`: whether a URL belongs here, so that `0` and `false` cannot be values.
pub(super) fn is_off(text: &str, url: bool) -> bool {
    is_word_for_nothing(text, true)
        || is_any("disabled\ndisable\noff\nn/a", text)
        || url && is_any("false\nno\n0", text)
}

/// Whether the text begins like a key or certificate in PEM.
pub(super) fn is_pem(text: &str) -> bool {
    text.starts_with("-----BEGIN ")
}

/// Whether the text is a key or certificate in PEM whose line breaks are gone, or the two characters `\n`.
pub(super) fn is_pem_without_lines(text: &str) -> bool {
    is_pem(text) && !strings::any(text, |byte| byte == b'\n')
}

/// Whether the text is the path of a secret that a platform mounts.
pub(super) fn is_secret_path(text: &str) -> bool {
    is_any(SECRET_PATHS, text)
}

/// Directories of secrets of Docker, Kubernetes, Render, Vault and systemd.
const SECRET_PATHS: &str = "\
/run/secrets/S*
/var/run/secrets/S*
/etc/secrets/S*
/mnt/secrets/S*
/mnt/secrets-store/S*
/vault/secrets/S*
/secrets/S*
/run/credentials/S*
file:///S*";

/// Whether the text is a command that holds the value.
pub(super) fn is_command(text: &str) -> bool {
    is_any(COMMANDS, text)
}

/// Whether the text is a command, where a value has no blanks.
pub(super) fn is_any_command(text: &str) -> bool {
    is_command(text) || is_any("redis-cli A*\nnats A*\namqp-A* A*\nsqlite3 A*\nheroku A*\nkubectl A*", text)
}

const COMMANDS: &str = "\
psql A*
pg_dump A*
mysql A*
mongo A*
mongosh A*
curl A*
docker A*";

/// Whether the text is a JSON object, or a JSON list.
pub(super) fn is_json(text: &str) -> bool {
    is_any("{}\n{B*\"A*}\n{B*'A*}\n[]\n[B*\"A*]\n[B*'A*]\n[B*DA*]\n[B*{A*]", text)
}

/// Whether the text is like `PORT=8080` or `PORT: 8080` where only `8080` belongs.
// Maps and the connection strings of some services consist of such pairs.
pub(super) fn names_a_value(kind: &Kind, text: &str) -> bool {
    // The padding of base64 is not a value.
    let patterns = match kind.item().unwrap_or(kind) {
        Kind::Base64(_) | Kind::Secret(Kind::Base64(_)) => "LN*=QQQQA*\nexport LN*=QQQQA*\nCUU*:BA*",
        Kind::Resource(_) | Kind::Url | Kind::Other => "CUU*=EA*\nexport CUU*=EA*",
        _ => "LN*=EA*\nexport LN*=EA*\nCUU*:BA*",
    };
    !matches!(kind, Kind::Map(..)) && is_any(patterns, text)
}

/// Whether the text is like `API_KEY=value`. Any text is allowed here, so only names for credentials count.
pub(super) fn names_a_credential(text: &str) -> bool {
    is_any("CU*=EA*\nexport CU*=EA*", text) && is_any(CREDENTIALS, text)
}

/// Patterns for names of credentials, with the `=` after them.
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

/// Whether the text begins with a scheme, such as `postgres://`.
pub(super) fn has_scheme(text: &str) -> bool {
    is_any("LF*://A*", text)
}

/// Whether the text contains an invisible character: one of `Unseen::Invisible`.
pub(super) fn has_invisible(text: &str) -> bool {
    // The search is slow, so ASCII text skips it.
    strings::any(text, |byte| !byte.is_ascii())
        && is_any(
            "A*\u{ad}A*\nA*\u{200b}A*\nA*\u{200c}A*\nA*\u{200d}A*\nA*\u{200e}A*\nA*\u{200f}A*\nA*\u{2060}A*\nA*\u{feff}A*",
            text,
        )
}

/// Whether a secret contains an invisible character that no language needs between its letters.
pub(super) fn has_zero_width(text: &str) -> bool {
    strings::any(text, |byte| !byte.is_ascii())
        && is_any("A*\u{ad}A*\nA*\u{200b}A*\nA*\u{2060}A*\nA*\u{feff}A*", text)
}

/// Whether the text has the colours of a terminal, which begin with an escape. As text, an application may want a format that has them.
pub(super) fn has_colours(text: &str, secret: bool) -> bool {
    strings::any(text, |byte| byte == 0x1b)
        && (secret
            || is_any("S*\x1b[SS*", text) && !strings::any(text, |byte| matches!(byte, b'%' | b'$' | b'{')))
}

/// Whether the first character joins the next one or sets its direction, as some scripts need it.
pub(super) fn joins_next(text: &str) -> bool {
    is_any("\u{200c}HA*\n\u{200d}HA*\n\u{200e}HA*\n\u{200f}HA*", text)
}

/// Whether the last character joins the one before it or sets its direction.
pub(super) fn joins_last(text: &str) -> bool {
    is_any("A*H\u{200c}\nA*H\u{200d}\nA*H\u{200e}\nA*H\u{200f}", text)
}

/// Whether the text has more than one line.
pub(super) fn has_lines(text: &str) -> bool {
    is_any("A*RTA*", text)
}

/// Whether the text has blanks around it that are most likely a mistake.
// A prompt, a separator and the start of a line may end in a blank on purpose: they are short, or have another blank or
// a punctuation character before it. A no-break space is never typed on purpose.
pub(super) fn is_padded(text: &str) -> bool {
    is_any("\u{a0}A*\nA*\u{a0}", text)
        || text.len() >= 4 && is_any("S*WBB*\nBB*WS*\nBB*WBB*\nBB*WS*WBB*\nS*W\u{3000}\n\u{3000}WS*", text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_passes_on_every_suspicious_text() {
        for pattern in STARTS_OF.iter().flat_map(|list| list.split('\n')) {
            // `A*` also matches nothing.
            let start = pattern.replace("A*", "").replace("S*", "").replace("D*", "").replace('D', "1");
            let is_literal = pattern.bytes().take(4).all(|byte| !byte.is_ascii_uppercase());
            assert!(is_literal || !pattern.starts_with(|c: char| c.is_ascii_alphanumeric()), "{pattern}");
            assert!(!is_good(start.as_bytes()), "{pattern}");
            assert!(!is_good(format!("{}-", start.to_uppercase()).as_bytes()), "{pattern}");
        }
    }

    #[test]
    fn the_filter_stops_at_most_good_texts() {
        let (mut all, mut good) = (0, 0);
        for place in 0..26_u32.pow(3) {
            let letter = |power| char::from_u32(97 + place / 26_u32.pow(power) % 26).unwrap();
            let word: String = [letter(0), letter(1), letter(2), letter(0), letter(1)].into_iter().collect();
            if !word.starts_with('x') {
                all += 1;
                good += usize::from(is_good(word.as_bytes()));
            }
        }
        assert!(good * 100 > all * 98, "{good} of {all}");
    }
}
