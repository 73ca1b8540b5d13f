//! Texts in place of a URL that another tool prints or takes, such as JSON, a command or a reference.

use super::rules::{Rules, looks_secret};
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
    // `PGPASSWORD=value psql -h host`.
    let mut words =
        text.split(' ').skip_while(|word| strings::contains(word, "=") && !strings::contains(word, "://"));
    if words.next().is_some_and(|word| COMMANDS.contains(&word)) && words.next().is_some() {
        return Some(match () {
            () if !strings::contains(text, "://") => Refusal::CommandWithoutUrl(rules.form()),
            () if rules.name == "Redis" && strings::contains(text, " --tls") => Refusal::CommandWithTls,
            () => Refusal::Command,
        });
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
    if let Some(refusal) = azure(text, rules) {
        return Some(refusal);
    }
    match rules.name {
        "Otlp" if is_header(text) => {
            return Some(Refusal::Service(
                "it is a header: set it in OTEL_EXPORTER_OTLP_HEADERS or in the application's own variable of headers, and \
                 here the URL of the collector",
            ));
        }
        "Proxy" => {
            if let Some(reason) = proxy(text) {
                return Some(Refusal::Service(reason));
            }
        }
        _ => {}
    }
    let (name, after) = strings::split_while(text, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if let Some(after) = after.strip_prefix('=') {
        let url = after.trim_start_matches(['"', '\'']);
        if strings::starts_with_scheme(url) || strings::contains(name, "_") {
            return Some(Refusal::Assignment);
        }
    }
    // Properties of a client: `bootstrap.servers=kafka:9092`. A value without a port may be a password.
    let is_of_key = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    let (name, value) = strings::split_while(text, is_of_key);
    let value = value.strip_prefix('=').unwrap_or_default();
    if rules.bare_hosts && !name.is_empty() && !looks_secret(name) && strings::contains(value, ":") {
        let several = strings::contains(value, "=");
        return Some(if several { Refusal::KeyValue(rules.form()) } else { Refusal::Assignment });
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

/// A connection string of Azure, such as `Endpoint=sb://name.servicebus.windows.net/;SharedAccessKeyName=name;..`.
fn azure(text: &str, rules: &Rules) -> Option<Refusal> {
    let (name, rest) = text.split_once('=')?;
    if name.eq_ignore_ascii_case("InstrumentationKey") {
        return Some(Refusal::Service(
            "it is a connection string of Azure Monitor, not a URL: set the URL of a collector that sends to Azure Monitor",
        ));
    }
    if name.eq_ignore_ascii_case("HostName") && strings::contains(rest, ";") {
        return Some(Refusal::Service(
            "it is a connection string of Azure IoT Hub: write mqtts://HOSTNAME, and make the user and the token in the code",
        ));
    }
    if !name.eq_ignore_ascii_case("Endpoint") || !strings::contains(rest, ";") {
        return None;
    }
    Some(Refusal::Service(match rules.name {
        "Kafka" => {
            "it is a connection string of Azure Event Hubs: write NAMESPACE.servicebus.windows.net:9093, and set the string \
             as the password of the user $ConnectionString in a variable of its own"
        }
        "Amqp" => {
            "it is a connection string of Azure Service Bus or Event Hubs, which speak AMQP 1.0: an AMQP URL is for \
             AMQP 0.9.1, as RabbitMQ speaks it"
        }
        _ => "it is a connection string of an Azure service, not a URL: begin it as the example does",
    }))
}

/// Whether the text is a header of OTLP, such as `api-key=value`, `Authorization: Basic value` and `Basic value`.
fn is_header(text: &str) -> bool {
    if text.starts_with("Basic ") || text.starts_with("Bearer ") {
        return true;
    }
    let (name, rest) = strings::split_while(text, |b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let Some(value) = rest.strip_prefix('=').or_else(|| rest.strip_prefix(": ")) else { return false };
    // `OTEL_EXPORTER_OTLP_ENDPOINT=`, `url=http://collector:4318` and `host=collector:4318`.
    let is_variable = strings::contains(name, "_") && !strings::any(name, |byte| byte.is_ascii_lowercase());
    let (_, port) = strings::split_once(value, ":").unwrap_or(("", "-"));
    let is_place = strings::contains(value, "://") || strings::all(port, |byte| byte.is_ascii_digit());
    // `host=db user=app` and `Server=db;Port=5432`. A token may end in `=`.
    let given = value.trim_end_matches('=');
    let are_pairs =
        strings::contains(given, ";") || (strings::contains(given, " ") && strings::contains(given, "="));
    !(name.is_empty() || given.is_empty() || is_variable || is_place || are_pairs)
}

/// What the text is, if it is the proxies of Windows, the answer of a PAC file, or the value of `NO_PROXY`.
fn proxy(text: &str) -> Option<&'static str> {
    if ["http=", "https=", "ftp=", "socks="].iter().any(|start| text.starts_with(start)) {
        return Some(
            "it is a list of proxies, as Windows writes it: write http://host:port of its http= or https=, or \
             socks5h://host:port of its socks=",
        );
    }
    let (word, rest) = strings::split_while(text, |byte| byte.is_ascii_alphanumeric());
    if rest.starts_with([' ', ';'])
        && ["PROXY", "HTTP", "HTTPS", "SOCKS", "SOCKS4", "SOCKS5", "DIRECT"].contains(&word)
    {
        return Some(
            "it is the answer of a PAC file: write http://host:port of its PROXY or HTTP, https://host:port of its HTTPS, or \
             socks5h://host:port of its SOCKS or SOCKS5",
        );
    }
    let (first, rest) = strings::split_while(text, |byte| !matches!(byte, b',' | b'|' | b';'));
    let is_list = !rest.is_empty() || text.starts_with('*');
    let is_of_list = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(
                byte,
                b' ' | b'*' | b',' | b'-' | b'.' | b'/' | b':' | b';' | b'<' | b'>' | b'_' | b'|'
            )
    };
    let has_port = strings::contains(first, ":") && !first.starts_with(':');
    if is_list && !has_port && strings::all(text, is_of_list) && !strings::contains(text, "//") {
        return Some("it is a list of hosts, as NO_PROXY has it: write http://host:port of the proxy");
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
