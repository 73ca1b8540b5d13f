//! Names of variables: how they follow from names of fields, and which of them look like a credential.

use syn::Ident;
use syn::ext::IdentExt as _;

/// The field's name in `SCREAMING_SNAKE_CASE`.
pub(crate) fn variable(field: &Ident) -> String {
    let field = field.unraw().to_string();
    let mut name = String::with_capacity(field.len() + 4);
    let mut before_is_small = false;
    for c in field.chars() {
        if c.is_uppercase() && before_is_small {
            name.push('_');
        }
        before_is_small = c.is_lowercase() || c.is_numeric();
        for upper in c.to_uppercase() {
            name.push(upper);
        }
    }
    name
}

/// A variant's name in `kebab-case`.
pub(crate) fn word(variant: &Ident) -> String {
    let mut word = String::new();
    for c in variable(variant).to_lowercase().trim_matches('_').chars() {
        word.push(if c == '_' { '-' } else { c });
    }
    word
}

/// What a shell takes for a name (POSIX.1-2024, XBD 8.1), in either case.
pub(crate) fn is_valid(name: &str) -> bool {
    is_valid_part(name) && !name.starts_with(|c: char| c.is_ascii_digit())
}

/// As [`is_valid`], for what may stand behind a prefix.
pub(crate) fn is_valid_part(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Names that end in one of these look like a credential, with the type to use.
const CREDENTIALS: &[(&str, &str)] = &[
    ("PASSWORD", SECRET),
    ("PASSWD", SECRET),
    ("PASS", SECRET),
    ("PWD", SECRET),
    ("PASSPHRASE", SECRET),
    ("SECRET", SECRET),
    ("TOKEN", SECRET),
    ("CREDENTIAL", SECRET),
    ("API_KEY", SECRET),
    ("APIKEY", SECRET),
    ("PRIVATE_KEY", SECRET),
    ("ACCESS_KEY", SECRET),
    ("SECRET_KEY", SECRET),
    ("SIGNING_KEY", SECRET),
    ("ENCRYPTION_KEY", SECRET),
    ("SECRET_KEY_BASE", SECRET),
    ("DATABASE_URL", "`factor3::resource::Postgres` or the handle of another database"),
    ("REDIS_URL", "`factor3::resource::Redis`"),
    ("AMQP_URL", "`factor3::resource::Amqp`"),
    ("MONGODB_URI", "`factor3::resource::MongoDb`"),
    ("DSN", RESOURCE),
    ("CONNECTION_STRING", RESOURCE),
];

const SECRET: &str = "`factor3::SecretString`";
const RESOURCE: &str = "a handle of `factor3::resource`, or `factor3::SecretString`";

/// The type to use, if the name looks like a credential: whole `_` segments at its end, with or without an S.
pub(crate) fn credential(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_uppercase();
    for (word, remedy) in CREDENTIALS {
        if ends_in(&name, word) {
            return Some(remedy);
        }
    }
    None
}

/// The names that, behind `prefix`, would make a credential's name: `KEY` behind `API_`.
pub(crate) fn credential_rests(prefix: &str) -> Vec<String> {
    let prefix = prefix.to_ascii_uppercase();
    let mut rests = Vec::new();
    for (word, _) in CREDENTIALS {
        let mut rest = *word;
        while let Some((_, behind)) = rest.split_once('_') {
            rest = behind;
            let start = word.strip_suffix(rest).unwrap_or(word);
            if is_last_part(&prefix, start) {
                rests.push(rest.to_owned());
                rests.push(format!("{rest}S"));
            }
        }
    }
    rests
}

fn ends_in(name: &str, word: &str) -> bool {
    is_last_part(name, word) || name.strip_suffix('S').is_some_and(|singular| is_last_part(singular, word))
}

/// Whether the name ends in the part, as a whole.
fn is_last_part(name: &str, part: &str) -> bool {
    match name.strip_suffix(part) {
        Some(before) => before.is_empty() || before.ends_with('_'),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_segments_at_the_end_look_like_a_credential() {
        for name in ["TOKEN", "API_TOKENS", "DB_PASS", "SMTP_PASSWORD", "AWS_SECRET_ACCESS_KEY", "SENTRY_DSN"]
        {
            assert!(credential(name).is_some(), "{name}");
        }
        for name in ["TOKENIZER", "MAX_TOKEN_COUNT", "COMPASS", "PUBLIC_KEY", "KEY", "TOKEN_TTL", "BYPASS"] {
            assert!(credential(name).is_none(), "{name}");
        }
    }

    #[test]
    fn a_prefix_may_begin_a_credential() {
        assert_eq!(credential_rests("STRIPE_API_"), ["KEY", "KEYS"]);
        assert_eq!(credential_rests("SECRET_"), ["KEY", "KEYS", "KEY_BASE", "KEY_BASES"]);
        assert!(credential_rests("SMTP_").is_empty());
        assert!(credential_rests("RAPI_").is_empty());
    }

    #[test]
    fn words_are_kebab_case() {
        let word = |name: &str| word(&Ident::new(name, proc_macro2::Span::call_site()));
        assert_eq!(
            (word("ReadOnly"), word("Off"), word("Utf8")),
            ("read-only".into(), "off".into(), "utf8".into())
        );
    }
}
