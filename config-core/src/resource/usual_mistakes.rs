//! Looks for usual mistakes in a URL that was refused. Each mistake has its own message and fix.

use secrecy::zeroize::Zeroizing;

use super::conventions::Hosts;
use super::host;
use super::mistaken_form::{
    has_at_in_path, has_placeholder_in_host, has_second_scheme, has_several_users, has_two_ports,
    holds_two_urls, is_base64, is_cloud_id, is_go_dsn, is_host_and_port, is_list_by_semicolon,
    is_mysql_shell_socket, names_no_host,
};
use super::odd_character;
use super::other_tools;
use super::rules::Rules;
use super::scheme_owner;
use super::socket_path;
use crate::kind::Scheme;
use crate::strings;
use crate::value::Refusal;

/// The usual mistake that explains a refusal, or the refusal itself.
#[cold]
pub(super) fn explain(text: &str, refusal: Refusal, rules: &Rules) -> Refusal {
    if let Some(refusal) = around(text, rules) {
        return refusal;
    }
    if rules.bare_hosts && refusal != Refusal::Scheme {
        if let Some(refusal) = other_tools::recognise(text, rules) {
            return refusal;
        }
    }
    let place = matches!(
        refusal,
        Refusal::Scheme
            | Refusal::Slashes
            | Refusal::LoneUserinfo
            | Refusal::EmptyHost
            | Refusal::Host
            | Refusal::Segment
    );
    if let (true, Some(refusal)) = (place, socket_path::refusal(text, rules)) {
        return refusal;
    }
    match refusal {
        Refusal::Slashes | Refusal::Parameter
            if strings::contains(text, "?host[") || strings::contains(text, "&host[") =>
        {
            Refusal::Service(
                "it names its hosts in brackets, as Symfony does: write them after the ://, without host[ and ]",
            )
        }
        Refusal::Scheme => scheme(text, rules),
        Refusal::Slashes if is_host_and_port(text) && !is_database(text, rules) => Refusal::MissingScheme,
        Refusal::Escape => odd_character::escape(text),
        Refusal::NonAscii => odd_character::non_ascii(text, rules),
        Refusal::Backslash => odd_character::backslash(text),
        Refusal::Port if rules.name == "Proxy" && is_proxy_list(text) => Refusal::Service(
            "it is an item of a list of proxies: write http://USER:PASSWORD@HOST:PORT, or for a SOCKS proxy \
             socks5h://USER:PASSWORD@HOST:PORT",
        ),
        Refusal::Ipv6 | Refusal::Port if has_two_ports(text) => Refusal::TwoPorts,
        Refusal::Port
        | Refusal::EmptyPort
        | Refusal::Segment
        | Refusal::TwoUrls
        | Refusal::Host
        | Refusal::Ipv6
            if strings::contains(text, ":tcp://") =>
        {
            Refusal::LinkAsPort
        }
        Refusal::Port | Refusal::EmptyPort | Refusal::Segment | Refusal::TwoUrls
            if has_second_scheme(text) =>
        {
            Refusal::SecondScheme
        }
        Refusal::At if has_several_users(text) => match rules.hosts {
            Hosts::One => Refusal::SeveralHosts,
            Hosts::Several => Refusal::Service(
                "it has a user before each of its hosts, and a URL has one: write user:password@ only before the first host; \
                 write a literal @ , in a password as %40 %2C",
            ),
            Hosts::Urls => Refusal::ListUserinfo,
        },
        Refusal::Host if has_placeholder_in_host(text) => Refusal::PlaceholderInHost,
        Refusal::Host
        | Refusal::EmptyPort
        | Refusal::Port
        | Refusal::At
        | Refusal::Segment
        | Refusal::TwoUrls
        | Refusal::EarlyParameter
        | Refusal::Blank
            if is_list_by_semicolon(text) =>
        {
            if rules.hosts == Hosts::One {
                Refusal::UrlsBySemicolon
            } else {
                Refusal::Semicolons
            }
        }
        Refusal::At
        | Refusal::Host
        | Refusal::Ipv6
        | Refusal::Port
        | Refusal::EmptyPort
        | Refusal::SeveralHosts
        | Refusal::Segment
            if holds_two_urls(text, rules.hosts == Hosts::Urls) =>
        {
            Refusal::TwoUrls
        }
        Refusal::At | Refusal::Host | Refusal::Port if is_go_dsn(text) => Refusal::GoDsn,
        // `kafka:localhost:9092` lacks its slashes, while `kafka:9092` is a host.
        Refusal::Port if rules.bare_hosts && scheme(text, rules) == Refusal::Slashes => Refusal::Slashes,
        Refusal::At | Refusal::Host if rules.socket_host && is_mysql_shell_socket(text) => {
            Refusal::SocketHost
        }
        Refusal::Segment if rules.name == "Postgres" && names_no_host(text) => Refusal::Service(
            "its host is empty, and its path is not one name: write a socket's directory as a parameter, \
             postgres://user:password@/database?host=/directory",
        ),
        Refusal::LoneUserinfo if rules.name == "Proxy" => Refusal::Service(
            "some clients ignore a user without a colon: write scheme://USER:PASSWORD@host, or scheme://USER:@host \
             without a password",
        ),
        Refusal::Segment if rules.name == "MySql" && names_no_host(text) => Refusal::SocketHost,
        Refusal::Segment if rules.name == "Amqp" => Refusal::Service(
            "its path is more than one name: write a literal / in it as %2F, and no / at its end; remove what Symfony \
             writes after the vhost",
        ),
        Refusal::Segment if rules.name == "CouchDb" => Refusal::Service(
            "its path is more than one name: write a literal / in it as %2F, and no / at its end; a prefix before the \
             database is not supported",
        ),
        Refusal::Slashes if rules.name == "S3" && text.get(..7) == Some("s3:http") => {
            Refusal::Service("it is a repository of restic: write https://HOST/BUCKET, without s3: before it")
        }
        Refusal::At if rules.name == "Http" && has_at_in_path(text) => Refusal::Service(
            "it has an @ after its host: write each @ of the path as %40; in a user or password, also write / as %2F",
        ),
        Refusal::Slashes if is_database(text, rules) => DATABASE,
        Refusal::EarlyParameter if !strings::contains(text, "@") => Refusal::EarlyParameterAlone,
        // There is no password without an @ after it.
        Refusal::Host if !strings::contains(text, "@") => Refusal::HostAlone,
        Refusal::Port if rules.bare_hosts && !strings::contains(text, "@") => Refusal::PortAlone,
        Refusal::Blank => odd_character::blank(text, rules),
        _ => refusal,
    }
}

/// Whether the only `@` after the userinfo are those of `appName=@USER@`, as Azure Cosmos DB for MongoDB writes it.
#[cold]
pub(super) fn names_user(after: &str, userinfo: Option<&str>, rules: &Rules) -> bool {
    let (Some(userinfo), Some((before, query))) = (userinfo, after.split_once('?')) else { return false };
    let (user, _) = userinfo.split_once(':').unwrap_or((userinfo, ""));
    let named = |item: &str| {
        let (name, value) = item.split_once('=').unwrap_or_default();
        let value = value.strip_prefix('@').and_then(|value| value.strip_suffix('@'));
        name.eq_ignore_ascii_case("appName") && value == Some(user) && !user.is_empty()
    };
    rules.name == "MongoDb"
        && !strings::contains(before, "@")
        && query.split('&').all(|item| !strings::contains(item, "@") || named(item))
}

/// Whether the authority holds `&name=`, `;name=`, `,name=`, `|name=` or `%3Fname=`.
///
/// There, parameters begin without their `?`, and the rest may be a password.
#[cold]
pub(super) fn holds_parameter(authority: &str, rules: &Rules) -> bool {
    // A proxy has no parameters. Some providers take options in the password: `http://KEY:render=true&country=de@host`.
    if rules.name == "Proxy" && strings::contains(authority, "@") {
        return false;
    }
    let mut text = authority;
    if rules.name == "Postgres" {
        // Neon: the password may begin with `endpoint=ID;` or `endpoint=ID$`.
        let (_, password) = authority.split_once(':').unwrap_or_default();
        if let Some(rest) = password.strip_prefix("endpoint=") {
            let (id, rest) = strings::split_while(rest, |byte| byte.is_ascii_alphanumeric() || byte == b'-');
            if let (false, Some(rest)) = (id.is_empty(), rest.strip_prefix([';', '$'])) {
                text = rest;
            }
        }
    }
    let name = |text: &str| {
        let (name, rest) = strings::split_while(text, |b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
        !name.is_empty() && rest.starts_with('=')
    };
    let separated = text.split(['&', ';', ',', '|']).skip(1).any(name);
    let escaped = text.split('%').skip(1).any(|rest| match rest.as_bytes() {
        [b'3', b'F' | b'f', ..] => rest.get(2..).is_some_and(name),
        _ => false,
    });
    separated || escaped
}

/// Quotes, line breaks and blanks around the URL.
fn around(text: &str, rules: &Rules) -> Option<Refusal> {
    match (text.as_bytes().first()?, text.as_bytes().last()?) {
        (b'"' | b'\'' | b'`', _) => Some(Refusal::Quoted),
        (_, b'\n' | b'\r') => Some(Refusal::Newline),
        // A letter begins the name of a host, as in `österreich:9092`.
        (0xc3..=0xdf, _) if rules.bare_hosts => None,
        // A byte order mark, or a typographic quote of a word processor.
        (0x80.., _) => Some(Refusal::NonAscii),
        (b' ' | b'\t', _) | (_, b' ' | b'\t') => Some(Refusal::Surrounded),
        _ => None,
    }
}

/// Why a text does not begin with a scheme of its service.
fn scheme(text: &str, rules: &Rules) -> Refusal {
    if let Some(refusal) = other_tools::recognise(text, rules) {
        return refusal;
    }
    let service = rules.name;
    let (name, rest) = text.split_once(':').unwrap_or((text, ""));
    let valid = matches!(name.as_bytes(), [b'a'..=b'z' | b'A'..=b'Z', ..])
        && strings::all(name, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-'));
    // Kafka's brokers name a listener in upper case: `PLAINTEXT_HOST`, `INTERNAL`.
    let upper = !strings::any(name, |byte| byte.is_ascii_lowercase());
    // Without a colon, the name is the whole text with its password, so it is wiped.
    let name = Zeroizing::new(name.to_ascii_lowercase());
    match name.as_str() {
        "jdbc" if service == "Sqlite" => return Refusal::Service("it is a JDBC URL: remove jdbc: before it"),
        // pgJDBC reads `jdbc:postgresql:shop` as a database on this host.
        "jdbc" if rest.starts_with("postgresql:") && is_database(rest, rules) => {
            return Refusal::Service(
                "it is a JDBC URL of a database on localhost: write postgresql://localhost/ and the name of the database",
            );
        }
        "jdbc" => return Refusal::Jdbc,
        "r2dbc" => return Refusal::R2dbc,
        _ => {}
    }
    if service == "Kafka"
        && rest.starts_with("//")
        && (strings::contains(&name, "_") || (valid && upper))
        && scheme_owner::refusal(&name, rest, rules) == Refusal::Scheme
    {
        return Refusal::Service(scheme_owner::LISTENERS);
    }
    if text.starts_with('$') {
        return Refusal::Unexpanded;
    }
    if is_go_dsn(text) {
        return Refusal::GoDsn;
    }
    // 64 bytes in base64.
    if service == "AzureBlob" && text.len() == 88 && text.ends_with("==") && is_base64(text) {
        return Refusal::Service(
            "it is only an account key: copy the whole connection string of the storage account",
        );
    }
    if service == "Elasticsearch" && is_cloud_id(rest) {
        return Refusal::CloudId;
    }
    if valid && rest.starts_with("//") {
        return scheme_owner::refusal(&name, rest, rules);
    }
    // `host=db user=app` and `Server=db;Port=5432` begin with a key. Base64 ends in `=`.
    let (_, rest) = strings::split_while(text, |byte| byte.is_ascii_alphabetic() || byte == b' ');
    if rest.starts_with('=') && !strings::all(rest, |byte| byte == b'=') {
        return match service {
            "Sqlite" => Refusal::Service(
                "it is a connection string of key=value pairs: write sqlite: and the path of the file",
            ),
            _ => Refusal::KeyValue(rules.form()),
        };
    }
    // `opensearch:9200` is a host and its port.
    if valid && is_host_and_port(text) {
        return Refusal::MissingScheme;
    }
    // `postgres:/host` and `postgres:app@host` begin with the scheme of a service, `localhost:5432` does not.
    if valid && strings::contains(text, ":") {
        match scheme_owner::refusal(&name, "", rules) {
            Refusal::Scheme => {}
            refusal @ Refusal::Service(_) => return refusal,
            _ if is_database(text, rules) => return DATABASE,
            _ => return Refusal::Slashes,
        }
    }
    // `postgres//host`.
    let (name, _) = strings::split_once(text, "//").unwrap_or_default();
    let name = Zeroizing::new(name.to_ascii_lowercase());
    if scheme_owner::refusal(&name, "", rules) != Refusal::Scheme {
        return Refusal::Slashes;
    }
    if has_text_before(text, rules) { Refusal::TextBefore } else { Refusal::MissingScheme }
}

/// Whether the URL of the service begins after a bracket, a blank or another sign, as in `<https://host>` and
/// `- url: redis://host`. What is before an `@` or a comma belongs to it.
fn has_text_before(text: &str, rules: &Rules) -> bool {
    let Some((before, _)) = strings::split_once(text, "://") else { return false };
    let is_of_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-');
    let rest = before.trim_end_matches(is_of_scheme);
    let name = before.get(rest.len()..).unwrap_or_default();
    let known = |scheme: &Scheme| scheme.name.eq_ignore_ascii_case(name);
    !rest.is_empty() && !rest.ends_with(['@', ',']) && rules.schemes.iter().any(known)
}

/// Whether the text is like `host:8080:user:password`, as shops sell proxies.
fn is_proxy_list(text: &str) -> bool {
    let mut parts = text.splitn(4, ':');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(host), Some(port), Some(_), Some(_)) => host::is_host(host) && host::port(port).is_ok(),
        _ => false,
    }
}

const DATABASE: Refusal = Refusal::Service(
    "its scheme and colon are not followed by two slashes: write ://localhost/ before a database or vhost, :// before a host",
);

/// Whether only one name follows the first colon, which may be a database: `postgres:shop`, or of Redis a number.
fn is_database(text: &str, rules: &Rules) -> bool {
    let (_, rest) = strings::split_once(text, ":").unwrap_or_default();
    let (name, _) = strings::split_while(rest.strip_prefix('/').unwrap_or(rest), |byte| byte != b'?');
    let is_port = || name.len() > 2 && strings::all(name, |byte| byte.is_ascii_digit());
    rules.show_path
        && rules.name != "S3"
        && host::is_name(name)
        && !strings::contains(name, ".")
        && !is_port()
}
