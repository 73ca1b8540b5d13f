//! Names of variables: how they follow from names of fields, and which ones look like a credential.

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

/// The variable of a credential that is apart from the URL in `url`: `DATABASE_PASSWORD` for `DATABASE_URL`.
pub(crate) fn apart(url: &str, word: &str) -> String {
    for ending in ["URL", "URI", "DSN", "ADDRESS", "ENDPOINT"] {
        match url.strip_suffix(ending) {
            // Flattened with a prefix, the field `url` is `DATABASE_URL`.
            Some("") => return word.to_owned(),
            Some(start) if start.ends_with('_') => return format!("{start}{word}"),
            _ => {}
        }
    }
    format!("{url}_{word}")
}

/// Whether a shell accepts the name (POSIX.1-2024, XBD 8.1), in either case.
pub(crate) fn is_valid(name: &str) -> bool {
    is_valid_part(name) && !name.starts_with(|c: char| c.is_ascii_digit())
}

/// Like [`is_valid`], for a name that may follow a prefix.
pub(crate) fn is_valid_part(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Endings of names that look like a credential, each with the type to use. The page `guide::secrets` lists them.
const CREDENTIALS: &[(&str, &str)] = &[
    ("PASSWORD", SECRET),
    ("PGPASSWORD", SECRET),
    ("PASSWD", SECRET),
    ("PASS", SECRET),
    ("PWD", SECRET),
    ("PASSPHRASE", SECRET),
    ("SECRET", SECRET),
    ("CLIENTSECRET", SECRET),
    ("TOKEN", SECRET),
    ("ACCESSTOKEN", SECRET),
    ("AUTHTOKEN", SECRET),
    ("APITOKEN", SECRET),
    ("PAT", SECRET),
    ("BEARER", SECRET),
    ("CREDENTIAL", SECRET),
    ("PEM", SECRET),
    ("SIGNING", SECRET),
    ("API_KEY", SECRET),
    ("APIKEY", SECRET),
    ("PRIVATE_KEY", SECRET),
    ("PRIVATEKEY", SECRET),
    ("ACCESS_KEY", SECRET),
    ("SECRET_KEY", SECRET),
    ("SECRETKEY", SECRET),
    ("SIGNING_KEY", SECRET),
    ("ENCRYPTION_KEY", SECRET),
    ("LICENSE_KEY", SECRET),
    ("MASTER_KEY", SECRET),
    ("SECRET_KEY_BASE", SECRET),
    ("WEBHOOK_URL", SECRET),
    ("DATABASE_URL", DATABASE),
    ("DATABASE_URI", DATABASE),
    ("DB_URL", DATABASE),
    ("DB_URI", DATABASE),
    ("POSTGRES_URL", POSTGRES),
    ("POSTGRES_URI", POSTGRES),
    ("POSTGRESQL_URL", POSTGRES),
    ("POSTGRESQL_URI", POSTGRES),
    ("MYSQL_URL", MY_SQL),
    ("MYSQL_URI", MY_SQL),
    ("MARIADB_URL", MY_SQL),
    ("MARIADB_URI", MY_SQL),
    ("REDIS_URL", REDIS),
    ("REDIS_URI", REDIS),
    ("CACHE_URL", CACHE),
    ("CACHE_URI", CACHE),
    ("AMQP_URL", AMQP),
    ("AMQP_URI", AMQP),
    ("RABBITMQ_URL", AMQP),
    ("RABBITMQ_URI", AMQP),
    ("BROKER_URL", BROKER),
    ("BROKER_URI", BROKER),
    ("MONGO_URL", MONGO_DB),
    ("MONGO_URI", MONGO_DB),
    ("MONGODB_URL", MONGO_DB),
    ("MONGODB_URI", MONGO_DB),
    ("SMTP_URL", SMTP),
    ("SMTP_URI", SMTP),
    ("DSN", RESOURCE),
    ("CONNECTION_STRING", RESOURCE),
];

/// Endings of names that only look like a credential: the id of an access key, and the public halves of keys.
const PUBLIC: &[&str] = &[
    "AWS_ACCESS_KEY", "S3_ACCESS_KEY", "R2_ACCESS_KEY", "MINIO_ACCESS_KEY", "SPACES_ACCESS_KEY",
    "PUBLIC_PEM", "PUBLIC_KEY_PEM", "CERT_PEM", "CERTIFICATE_PEM", "CA_PEM", "CHAIN_PEM", "BUNDLE_PEM",
];

const SECRET: &str = "`factor3::SecretString`";
const DATABASE: &str = "`factor3::resource::Postgres` or the handle of another database";
const POSTGRES: &str = "`factor3::resource::Postgres`";
const MY_SQL: &str = "`factor3::resource::MySql`";
const REDIS: &str = "`factor3::resource::Redis`";
const CACHE: &str = "`factor3::resource::Redis` or the handle of another cache";
const BROKER: &str = "`factor3::resource::Amqp` or the handle of another broker";
const SMTP: &str = "`factor3::resource::Smtp`";
const AMQP: &str = "`factor3::resource::Amqp`";
const MONGO_DB: &str = "`factor3::resource::MongoDb`";
const RESOURCE: &str = "a handle of `factor3::resource`, or `factor3::SecretString`";

/// The type to use if the name looks like a credential.
///
/// The last whole segments between `_` decide, with or without a plural S or a number.
pub(crate) fn credential(name: &str) -> Option<&'static str> {
    let name = normal(name);
    let name = name.trim_end_matches(|c: char| c == '_' || c.is_ascii_digit());
    if PUBLIC.iter().any(|public| ends_in(name, public)) {
        return None;
    }
    CREDENTIALS.iter().find(|(word, _)| ends_in(name, word)).map(|(_, remedy)| *remedy)
}

/// The name in upper case, with one `_` where it has several, as in `DATABASE__URL`.
fn normal(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    for c in name.chars() {
        if c != '_' || !normal.ends_with('_') {
            normal.push(c.to_ascii_uppercase());
        }
    }
    normal
}

/// The names that look like a credential after `prefix`, such as `KEY` after `API_`.
pub(crate) fn credential_rests(prefix: &str) -> Vec<String> {
    let prefix = normal(prefix);
    let mut rests = Vec::new();
    for (word, _) in CREDENTIALS {
        let mut rest = *word;
        while let Some((_, after)) = rest.split_once('_') {
            rest = after;
            let start = word.strip_suffix(rest).unwrap_or(word);
            if is_last_part(&prefix, start) && credential(&format!("{prefix}{rest}")).is_some() {
                rests.push(rest.to_owned());
                rests.push(format!("{rest}S"));
            }
        }
    }
    rests
}

/// Names of variables that select a whole environment. The page `guide::environments` lists them.
const ENVIRONMENTS: &[&str] = &[
    "ENV", "ENVIRONMENT", "APP_ENV", "NODE_ENV", "RUST_ENV", "RAILS_ENV", "RACK_ENV", "GO_ENV", "FLASK_ENV",
    "MIX_ENV", "LOCO_ENV", "ROCKET_PROFILE", "SPRING_PROFILES_ACTIVE", "ASPNETCORE_ENVIRONMENT",
    "DOTNET_ENVIRONMENT", "DEPLOY_ENV", "RUN_MODE", "RUN_ENV", "PROFILE", "STAGE",
];

/// Whether a variable selects a whole environment. `own` is its name without prefixes, and `full` its name with that of the
/// struct.
pub(crate) fn is_environment(own: &str, full: &str) -> bool {
    let (own, full) = (normal(own), normal(full));
    // It says which credentials are used.
    if is_last_part(&full, "AWS_PROFILE") {
        return false;
    }
    let ends_so = own.ends_with("_ENV") || own.ends_with("_ENVIRONMENT");
    ends_so || ENVIRONMENTS.iter().any(|name| own == *name || full == *name)
}

/// The names that select an environment after `prefix`, and not alone, such as `MODE` after `RUN_`.
pub(crate) fn environment_rests(prefix: &str) -> Vec<&'static str> {
    let prefix = normal(prefix);
    let rests = ENVIRONMENTS.iter().filter_map(|name| name.strip_prefix(&prefix));
    rests.filter(|rest| !prefix.is_empty() && !is_environment(rest, rest)).collect()
}

/// Whether the prefix of an outer struct may make the name one that selects an environment.
pub(crate) fn may_become_environment(own: &str) -> bool {
    let own = normal(own);
    ENVIRONMENTS.iter().any(|name| *name != own && is_last_part(name, &own))
}

/// An example of a service's own address, and of the variable that it replaces: `PLAID_URL` for `PLAID_ENV`.
pub(crate) fn address_instead(name: &str) -> (String, String) {
    let stem = name.strip_suffix("_ENV").or_else(|| name.strip_suffix("_ENVIRONMENT"));
    match stem.filter(|_| !ENVIRONMENTS.contains(&name)) {
        Some(stem) => (format!("{stem}_URL"), name.to_owned()),
        None => ("PLAID_URL".to_owned(), "PLAID_ENV".to_owned()),
    }
}

fn ends_in(name: &str, word: &str) -> bool {
    is_last_part(name, word) || name.strip_suffix('S').is_some_and(|singular| is_last_part(singular, word))
}

/// Whether the last segments of the name are `part`.
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
        for name in [
            "TOKEN", "API_TOKENS", "DB_PASS", "SMTP_PASSWORD", "PGPASSWORD", "AWS_SECRET_ACCESS_KEY",
            "SENTRY_DSN", "GITHUB_PAT", "PRIVATE_PEM", "TLS_PRIVATE_KEY_PEM", "WEBHOOK_SIGNING",
            "DOCSRS_GITHUB_ACCESSTOKEN", "NPM_AUTHTOKEN", "PROXY_BEARER", "MAXMIND_LICENSE_KEY",
            "RAILS_MASTER_KEY", "OAUTH_CLIENT_SECRET", "DATABASE_URI", "READ_DATABASE_URLS", "MONGO_URI",
            "MONGODB_URL", "REDIS_URI", "SLACK_WEBHOOK_URL", "AZURE_STORAGE_ACCESS_KEY",
            "GOOGLE_CREDENTIALS", "STORAGE_CONNECTION_STRING", "SECRET_KEY_BASE", "session_secret",
            "SSH_KEY_PASSPHRASE", "MYSQL_PWD", "API__KEY", "DATABASE__URL", "api__token", "API_KEY_2",
            "PASSWORD1", "SIGNING_KEY_01", "PASSWORD_", "DB_URL", "CACHE_URI", "CELERY_BROKER_URL",
            "POSTGRESQL_URL", "MARIADB_URI", "SMTP_URL", "RABBITMQ_URLS",
        ] {
            assert!(credential(name).is_some(), "{name}");
        }
    }

    #[test]
    fn an_id_and_a_setting_do_not_look_like_a_credential() {
        for name in [
            // Ids, and what is public.
            "CLIENT_ID", "KEY_ID", "ACCESS_KEY_ID", "AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY",
            "SHOP_AWS_ACCESS_KEYS", "S3_ACCESS_KEY", "MINIO_ACCESS_KEY", "PUBLIC_KEY", "JWT_PUBLIC_KEY_PEM",
            "TLS_CERT_PEM", "CA_PEM", "USERNAME", "SECRET_NAME", "SECRET_ARN", "TOKEN_ID", "API_KEY_ID",
            "PUBLISHABLE_KEY", "SITE_KEY",
            // Settings about credentials, and where they are.
            "TOKEN_URL", "TOKEN_TTL", "TOKEN_AUDIENCE", "PASSWORD_MIN_LENGTH", "PASSWORD_POLICY",
            "MAX_TOKEN_COUNT", "API_KEY_HEADER", "PEM_PATH", "SIGNING_ALGORITHM", "SIGNING_KEY_FILE",
            "WEBHOOK_URL_PATH", "DSN_HOST", "PRIVATE_KEY_PATH", "LICENSE", "MASTER_KEY_ARN", "BEARER_FORMAT",
            "PAT_EXPIRY", // Other words with the same letters.
            "TOKENIZER", "COMPASS", "BYPASS", "KEY", "PATH", "DATA_PATH", "SPAT", "COMPAT", "POEM",
            "DESIGNING", "FORBEARER", "DATABASE", "BASE_URI", "REDIRECT_URI", "CALLBACK_URL", "API_URL",
            "MONGO_HOST", "WEBHOOK_PATH", "OAUTH2", "S3", "REDIS_URL_TTL", "BROKER_HOST", "CACHE_DIR",
            "KEY_2",
        ] {
            assert!(credential(name).is_none(), "{name}");
        }
    }

    #[test]
    fn a_credential_apart_is_named_after_its_url() {
        for (url, password) in [
            ("DATABASE_URL", "DATABASE_PASSWORD"),
            ("MONGODB_URI", "MONGODB_PASSWORD"),
            ("SHOP_DSN", "SHOP_PASSWORD"),
            ("CACHE_ADDRESS", "CACHE_PASSWORD"),
            ("S3_ENDPOINT", "S3_PASSWORD"),
            ("URL", "PASSWORD"),
            ("DATABASE", "DATABASE_PASSWORD"),
            ("CURL", "CURL_PASSWORD"),
            ("DATABASE_URL_RO", "DATABASE_URL_RO_PASSWORD"),
        ] {
            assert_eq!(apart(url, "PASSWORD"), password);
        }
        assert_eq!(apart("DATABASE_URL", "USER"), "DATABASE_USER");
    }

    #[test]
    fn a_name_that_selects_an_environment_is_known_with_and_without_a_prefix() {
        for name in ENVIRONMENTS {
            assert!(is_environment(name, name) && is_environment(name, &format!("SHOP_{name}")), "{name}");
            assert!(is_environment(&name.to_ascii_lowercase(), name), "{name}");
        }
        for name in ["PLAID_ENV", "SENTRY_ENVIRONMENT", "VIRTUAL_ENV", "BASH_ENV", "shop_env"] {
            assert!(is_environment(name, name), "{name}");
        }
        assert!(is_environment("MODE", "RUN_MODE"));
    }

    #[test]
    fn other_names_select_no_environment() {
        for name in [
            "AWS_PROFILE", "SHOP_AWS_PROFILE", "STAGE_WIDTH", "PROFILE_URL", "DEPLOY_NAME", "LOG_LEVEL",
            "MODE", "SSL_MODE", "SHOP_STAGE", "MY_PROFILE", "ENV_FILE", "ENVIRONMENTS", "CANENV",
            "APP_ENV_NAME",
        ] {
            assert!(!is_environment(name, name), "{name}");
        }
        assert!(!is_environment("PROFILE", "AWS_PROFILE"));
    }

    #[test]
    fn a_prefix_may_complete_the_name_of_an_environment() {
        assert_eq!(environment_rests("RUN_"), ["MODE"]);
        assert_eq!(environment_rests("SPRING_"), ["PROFILES_ACTIVE"]);
        assert_eq!(environment_rests("SPRING_PROFILES_"), ["ACTIVE"]);
        // These names select an environment without their prefix, too.
        for prefix in ["", "APP_", "ROCKET_", "DEPLOY_", "SHOP_"] {
            assert!(environment_rests(prefix).is_empty(), "{prefix}");
        }
        assert!(may_become_environment("mode") && may_become_environment("ACTIVE"));
        assert!(!may_become_environment("ODE") && !may_become_environment("LEVEL"));
    }

    #[test]
    fn a_service_has_an_address_instead_of_an_environment() {
        let told = |name| address_instead(name).0;
        assert_eq!((told("STRIPE_ENV"), told("SVIX_ENVIRONMENT")), ("STRIPE_URL".into(), "SVIX_URL".into()));
        assert_eq!((told("APP_ENV"), told("STAGE")), ("PLAID_URL".into(), "PLAID_URL".into()));
    }

    #[test]
    fn a_prefix_may_begin_a_credential() {
        assert_eq!(credential_rests("STRIPE_API_"), ["KEY", "KEYS"]);
        assert_eq!(credential_rests("SECRET_"), ["KEY", "KEYS", "KEY_BASE", "KEY_BASES"]);
        assert!(credential_rests("MAIL_").is_empty());
        assert!(credential_rests("RAPI_").is_empty());
        assert_eq!(credential_rests("WEBHOOK_"), ["URL", "URLS"]);
        assert_eq!(credential_rests("ACCESS_"), ["KEY", "KEYS"]);
        assert!(credential_rests("AWS_ACCESS_").is_empty());
        assert_eq!(credential_rests("API__"), credential_rests("API_"));
        assert_eq!(credential_rests("shop__database__"), ["URL", "URLS", "URI", "URIS"]);
    }
}
