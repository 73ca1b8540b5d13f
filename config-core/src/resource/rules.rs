use core::fmt;
use core::marker::PhantomData;

use super::conventions::{EmptyHost, Hosts, LoneUserinfo};
use super::parts::Parts;
use crate::kind::Scheme;
use crate::value::ValueError;

/// A kind of backing service: a description of its URLs.
///
/// Only three constants are required. The defaults of the others are those that reveal the least.
///
/// ```
/// use factor3::ValueError;
/// use factor3::resource::{LoneUserinfo, Parts, Resource, Scheme, Service, Tls};
///
/// /// A Consul agent, `consul://TOKEN@host:8500/prefix?tls=true`.
/// enum Consul {}
///
/// impl Service for Consul {
///     const NAME: &'static str = "Consul";
///     const SCHEMES: &'static [Scheme] = &[Scheme::new("consul", 8500)];
///     const EXAMPLE: &'static str = "consul://change-me@localhost/shop";
///
///     // Everything below is optional:
///     const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;
///     const SHOW_PATH: bool = true; // the prefix of its keys
///
///     fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
///         if parts.param("tls") == Some("true") {
///             parts.set_tls(Tls::VerifyFull);
///             parts.set_default_port(8501);
///         }
///         Ok(())
///     }
/// }
///
/// let keys: Resource<Consul> = "consul://x%2Fy@consul.internal/shop?tls=true".parse()?;
/// assert_eq!((keys.host(), keys.port()), ("consul.internal", 8501));
/// assert_eq!(keys.tls(), Tls::VerifyFull);
/// assert_eq!(keys.to_string(), "consul://***@consul.internal:8501/shop?tls=***");
/// # Ok::<(), factor3::ValueError>(())
/// ```
pub trait Service {
    /// The name of the handle as `Debug` prints it, such as `Postgres`.
    const NAME: &'static str;
    /// The schemes, in lower case. There is at least one, and the first is the usual one.
    const SCHEMES: &'static [Scheme];
    /// An example URL for the report and the contract, without a real credential.
    const EXAMPLE: &'static str;
    /// The noun for a URL of the service, with an article: `a PostgreSQL URL`. If it is empty, the report says
    /// "a NAME URL".
    const NOUN: &'static str = "";

    /// How many hosts the URL may name.
    const HOSTS: Hosts = Hosts::One;
    /// The meaning of a URL without a host.
    const EMPTY_HOST: EmptyHost = EmptyHost::Refused;
    /// Whether a host may be the path of a Unix domain socket, percent-encoded: `%2Frun%2Fname.sock`.
    const SOCKET_HOST: bool = false;
    /// Whether a list of hosts without a scheme is read with the first scheme: `h1:9092,h2:9092`.
    const BARE_HOSTS: bool = false;
    /// Whether an IPv6 address may name its zone: `[fe80::1%25eth0]`.
    const ZONE: bool = false;
    /// The meaning of a userinfo without a colon.
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::User;
    /// Whether the user and the password may come from variables of their own (`#[config(password)]`). It is false for a
    /// service that has none, or whose URL cannot be read without them.
    const CREDENTIALS_APART: bool = true;
    /// Whether the path is one segment, such as a database. A `/` in it is then written `%2F`.
    const ONE_SEGMENT: bool = false;
    /// Whether the path may be printed. A database may be printed; the path of an HTTP hook is a credential.
    const SHOW_PATH: bool = false;
    /// The parameters whose values may be printed, in lower case. A value is masked all the same if it contains
    /// characters outside `[A-Za-z0-9._-]`.
    const SHOWN_PARAMS: &'static [&'static str] = &[];
    /// The parameters that hold credentials, in lower case. Names such as `password` are recognised without this.
    const SECRET_PARAMS: &'static [&'static str] = &[];
    /// Whether the fragment `#insecure` turns [`VerifyFull`](super::Tls::VerifyFull) into
    /// [`Require`](super::Tls::Require).
    const INSECURE_FRAGMENT: bool = false;

    /// Applies the service's own rules, such as a parameter for TLS.
    ///
    /// # Errors
    ///
    /// Returns an error if the service would refuse the URL.
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        let _ = parts;
        Ok(())
    }
}

/// The largest number of hosts, and of parameters, in a URL: more are a mistake, and each costs memory.
pub(crate) const MOST_IN_URL: usize = 256;

/// The data of a [`Service`], for code that is not generic over the service.
pub(super) struct Rules {
    pub(super) name: &'static str,
    pub(super) schemes: &'static [Scheme],
    pub(super) hosts: Hosts,
    pub(super) empty_host: EmptyHost,
    pub(super) socket_host: bool,
    pub(super) bare_hosts: bool,
    pub(super) zone: bool,
    pub(super) lone_userinfo: LoneUserinfo,
    pub(super) one_segment: bool,
    pub(super) show_path: bool,
    pub(super) shown_params: &'static [&'static str],
    pub(super) secret_params: &'static [&'static str],
    pub(super) insecure_fragment: bool,
    pub(super) interpret: fn(&mut Parts) -> Result<(), ValueError>,
}

/// Makes the data of a service, once and at compile time.
pub(super) struct RulesOf<S: Service>(PhantomData<fn() -> S>);

impl<S: Service> RulesOf<S> {
    pub(super) const RULES: &'static Rules = &Rules {
        name: S::NAME,
        schemes: checked(S::SCHEMES),
        hosts: S::HOSTS,
        empty_host: S::EMPTY_HOST,
        socket_host: S::SOCKET_HOST,
        bare_hosts: S::BARE_HOSTS,
        zone: S::ZONE,
        lone_userinfo: S::LONE_USERINFO,
        one_segment: S::ONE_SEGMENT,
        show_path: S::SHOW_PATH,
        shown_params: S::SHOWN_PARAMS,
        secret_params: S::SECRET_PARAMS,
        insecure_fragment: S::INSECURE_FRAGMENT,
        interpret: S::interpret,
    };
}

impl Rules {
    /// Whether the parameter `name`, which is not in the list of shown ones, holds a secret.
    pub(super) fn is_secret(&self, name: &str) -> bool {
        listed(self.secret_params, name) || looks_secret(name)
    }

    /// Whether the service knows the parameter `name`, so that the name is not a part of a secret.
    pub(super) fn is_known(&self, name: &str) -> bool {
        self.is_shown(name) || listed(self.secret_params, name)
    }

    /// Whether the value of the parameter `name` may be printed.
    pub(super) fn is_shown(&self, name: &str) -> bool {
        listed(self.shown_params, name)
    }

    /// What follows the scheme in a usual URL of the service, to replace a text that names these parts in another way.
    #[cold]
    pub(super) fn form(&self) -> &'static str {
        if ["Beanstalkd", "Kafka", "Otlp", "StatsD", "Syslog"].contains(&self.name) {
            "host:port"
        } else if self.one_segment || ["MongoDb", "S3"].contains(&self.name) {
            "user:password@host:port/database"
        } else {
            "user:password@host:port"
        }
    }

    /// The default port of the first scheme that has one, for endpoints without a port.
    pub(super) fn usual_port(&self) -> u16 {
        self.schemes.iter().find_map(|scheme| scheme.port).unwrap_or_default()
    }
}

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Checks the schemes at compile time, since a service without one, or with one in upper case, accepts nothing.
const fn checked(schemes: &'static [Scheme]) -> &'static [Scheme] {
    assert!(!schemes.is_empty(), "a Service needs at least one scheme");
    let mut i = 0;
    while i < schemes.len() {
        let name = schemes[i].name.as_bytes();
        assert!(!name.is_empty() && name[0].is_ascii_lowercase(), "a scheme begins with a lower-case letter");
        let mut j = 1;
        while j < name.len() {
            assert!(
                // RFC 3986 section 3.1 has no underscore, which Kafka's `sasl_ssl` has.
                matches!(name[j], b'a'..=b'z' | b'0'..=b'9' | b'+' | b'.' | b'-' | b'_'),
                "a scheme is made of a-z 0-9 + . - _"
            );
            j += 1;
        }
        i += 1;
    }
    schemes
}

fn listed(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a parameter's name says that it holds a credential.
pub(crate) fn looks_secret(name: &str) -> bool {
    const WORDS: [&[u8]; 6] = [b"pass", b"pwd", b"secret", b"token", b"credential", b"signature"];
    let name = name.as_bytes();
    let ends = |end: &[u8]| {
        name.len()
            .checked_sub(end.len())
            .and_then(|at| name.get(at..))
            .is_some_and(|n| n.eq_ignore_ascii_case(end))
    };
    // The path of a credential's file is not a credential.
    let path = ends(b"file") || ends(b"path") || ends(b"sslkey") || ends(b"ssl-key") || ends(b"ssl_key");
    let word = |word: &&[u8]| name.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    !path && (ends(b"key") || ends(b"jwt") || WORDS.iter().any(word))
}
