//! The path of a Unix domain socket where a URL belongs, such as `/run/redis.sock` or `redis:///run/redis.sock`.

use super::Tls;
use super::rules::Rules;
use crate::kind::Scheme;
use crate::strings;
use crate::value::Refusal;

/// How the service writes a socket, if the text is the path of one.
pub(super) fn refusal(text: &str, rules: &Rules) -> Option<Refusal> {
    if !is_socket(path(text, rules)?) {
        return None;
    }
    Some(Refusal::Service(match rules.name {
        "Redis" => {
            "it is the path of a socket: write unix:///run/redis.sock?db=1 with the path and the number of yours"
        }
        "Memcached" => {
            "it is the path of a socket: write memcached:///run/memcached.sock with the path of yours"
        }
        "StatsD" => "it is the path of a socket: write unix:///run/statsd.sock with the path of yours",
        "MySql" => {
            "it is the path of a socket: write mysql://user:password@%2Frun%2Fname.sock/database, with each / of its path \
             as %2F"
        }
        "Postgres" => {
            "it is the path of a socket: write postgres://user:password@/database?host=/directory with the directory of \
             the socket"
        }
        "Syslog" => "it is a socket, and a Syslog URL names a host: write syslog+udp://localhost:514",
        _ => return None,
    }))
}

/// What is a path, with or without a scheme, a userinfo and the two slashes before it. A scheme with TLS has no socket.
fn path<'a>(text: &'a str, rules: &Rules) -> Option<&'a str> {
    if text.starts_with('/') {
        return Some(text);
    }
    let (scheme, rest) = text.split_once(':')?;
    let is_plain = |known: &Scheme| known.name.eq_ignore_ascii_case(scheme) && known.tls < Tls::Require;
    if !rules.schemes.iter().any(is_plain) {
        return None;
    }
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let (before, _) = strings::split_while(rest, |byte| !matches!(byte, b'/' | b'?' | b'#'));
    let path = match before.rsplit_once('@') {
        Some((userinfo, _)) => rest.get(userinfo.len() + 1..)?,
        None => rest,
    };
    (path.starts_with('/') || path.starts_with("%2F") || path.starts_with("%2f")).then_some(path)
}

/// Whether a path ends as that of a socket does, or is one that a system has.
fn is_socket(path: &str) -> bool {
    let (path, _) = strings::split_while(path, |byte| !matches!(byte, b'?' | b'#'));
    strings::contains(path, ".sock")
        || strings::contains(path, "/.s.PGSQL.")
        || path == "/dev/log"
        || path == "/run/systemd/journal/dev-log"
}
