//! Texts in place of a URL that another tool prints or takes, such as JSON, a command or a reference.

use super::rules::Rules;
use crate::strings;
use crate::value::Refusal;

/// Why the text is not a URL, if it is what another tool prints or takes.
pub(super) fn recognise(text: &str, rules: &Rules) -> Option<Refusal> {
    const COMMANDS: [&str; 17] = [
        "psql", "pg_dump", "mysql", "mysqlsh", "mariadb", "mongosh", "mongo", "redis-cli", "valkey-cli",
        "sqlite3", "clickhouse-client", "nats", "amqp", "curl", "docker", "export", "set",
    ];
    if is_off(text) {
        return Some(Refusal::TurnedOff);
    }
    let braces = text.starts_with("{\"") || (text.starts_with('{') && !text.starts_with("{{"));
    if braces || text.starts_with("[\"") || text.starts_with("[{") {
        return Some(Refusal::Json);
    }
    let (word, after) = text.split_once(' ').unwrap_or((text, ""));
    if !after.is_empty() && COMMANDS.contains(&word) {
        return Some(Refusal::Command);
    }
    if text.starts_with("arn:") && rules.name == "S3" {
        return Some(Refusal::Service(
            "it is an ARN: write the bucket's name, s3://BUCKET, or an access point's alias",
        ));
    }
    if text.starts_with("arn:") {
        return Some(Refusal::Arn);
    }
    if text.starts_with("@Microsoft.KeyVault(") {
        return Some(Refusal::KeyVault);
    }
    let (name, after) = strings::split_while(text, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if let Some(after) = after.strip_prefix('=') {
        let url = after.trim_start_matches(['"', '\'']);
        if strings::starts_with_scheme(url) || strings::contains(name, "_") {
            return Some(Refusal::Assignment);
        }
    }
    if rules.name == "Redis" && !strings::contains(text, "://") {
        let option = |item: &str| {
            let (name, _) = item.split_once('=').unwrap_or_default();
            ["password", "ssl", "abortConnect", "user", "defaultDatabase", "allowAdmin"]
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name.trim()))
        };
        if text.split(',').skip(1).any(option) {
            return Some(Refusal::Service(
                "it is a connection string of StackExchange.Redis: write rediss://:PASSWORD@HOST:PORT, or if it has \
                 no ssl=True, redis://:PASSWORD@HOST:PORT",
            ));
        }
    }
    if is_cloud_sql(text) {
        match rules.name {
            "Postgres" => {
                return Some(Refusal::Service(
                    "it is the connection name of a Cloud SQL instance: write \
                     postgres://USER:PASSWORD@localhost/DATABASE?host=/cloudsql/NAME",
                ));
            }
            "MySql" => {
                return Some(Refusal::Service(
                    "it is the connection name of a Cloud SQL instance: write \
                     mysql://USER:PASSWORD@localhost/DATABASE?socket=/cloudsql/NAME",
                ));
            }
            _ => {}
        }
    }
    None
}

/// Whether the text is a word that turns a setting off.
pub(super) fn is_off(text: &str) -> bool {
    const OFF: [&str; 11] =
        ["false", "disabled", "disable", "none", "off", "no", "null", "nil", "undefined", "0", "n/a"];
    OFF.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether the text is like `project:europe-west1:instance`, also after `/cloudsql/`.
fn is_cloud_sql(text: &str) -> bool {
    let mut parts = text.strip_prefix("/cloudsql/").unwrap_or(text).rsplit(':');
    let (Some(instance), Some(region), Some(project)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let name = |text: &str| {
        !text.is_empty() && strings::all(text, |b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
    };
    name(instance)
        && name(project)
        && name(region)
        && strings::contains(region, "-")
        && region.as_bytes().last().is_some_and(u8::is_ascii_digit)
}
