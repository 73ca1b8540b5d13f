use core::fmt;
use core::marker::PhantomData;

use super::Parts;
use super::scheme::{EmptyHost, Hosts, LoneUserinfo, Scheme};
use crate::value::ValueError;

/// A kind of backing service: what its URLs look like, as data.
///
/// Three lines make a service; everything else has the default that reveals least.
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
///     // As much as it wants to say more:
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
/// assert_eq!((keys.host(), keys.port(), keys.tls()), ("consul.internal", 8501, Tls::VerifyFull));
/// assert_eq!(keys.to_string(), "consul://***@consul.internal:8501/shop?tls=***");
/// # Ok::<(), factor3::ValueError>(())
/// ```
pub trait Service {
    /// What the service is called in the report: `Postgres`.
    const NAME: &'static str;
    /// The schemes, in lower case; the first is the usual one. At least one.
    const SCHEMES: &'static [Scheme];
    /// A URL to show in the report and the contract, without a real credential.
    const EXAMPLE: &'static str;

    /// How many hosts the URL may name.
    const HOSTS: Hosts = Hosts::One;
    /// What no host means.
    const EMPTY_HOST: EmptyHost = EmptyHost::Refused;
    /// Whether a host may be the path of a Unix domain socket, percent-encoded: `%2Frun%2Fname.sock`.
    const SOCKET_HOST: bool = false;
    /// Whether hosts alone, without a scheme, stand for those of the first scheme: `h1:9092,h2:9092`.
    const BARE_HOSTS: bool = false;
    /// Whether an IPv6 address may name its zone: `[fe80::1%25eth0]`.
    const ZONE: bool = false;
    /// What a userinfo without a colon means.
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::User;
    /// Whether the path is one segment, such as a database; a `/` in it is then `%2F`.
    const ONE_SEGMENT: bool = false;
    /// Whether the path may be printed: a database may, the path of an HTTP hook is a credential.
    const SHOW_PATH: bool = false;
    /// The parameters whose values may be printed, in lower case; of a value that is no word of
    /// `[A-Za-z0-9._-]`, nothing is.
    const SHOWN_PARAMS: &'static [&'static str] = &[];
    /// The parameters that hold credentials, in lower case, beyond those whose name says so.
    const SECRET_PARAMS: &'static [&'static str] = &[];
    /// Whether the fragment `#insecure` turns [`VerifyFull`](super::Tls::VerifyFull) into
    /// [`Require`](super::Tls::Require).
    const INSECURE_FRAGMENT: bool = false;

    /// Reads what the service reads in its own way, such as TLS from a parameter.
    ///
    /// # Errors
    ///
    /// When the service would refuse the URL.
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        let _ = parts;
        Ok(())
    }
}

/// A service's data, for the parts of the grammar that know no type.
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

/// Where the data of a service is made: once, at compile time.
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
    /// Whether the value of the parameter `name`, which is not shown, is kept as a secret.
    pub(super) fn is_secret(&self, name: &str) -> bool {
        listed(self.secret_params, name) || looks_secret(name)
    }

    /// Whether the service itself knows the parameter `name`, so that it is no part of a secret.
    pub(super) fn is_known(&self, name: &str) -> bool {
        self.is_shown(name) || listed(self.secret_params, name)
    }

    /// Whether the value of the parameter `name` may be printed.
    pub(super) fn is_shown(&self, name: &str) -> bool {
        listed(self.shown_params, name)
    }

    /// The port of the usual scheme, for what has no port of its own.
    pub(super) fn usual_port(&self) -> u16 {
        self.schemes.iter().find_map(|scheme| scheme.port).unwrap_or_default()
    }
}

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Proves the schemes at compile time: a service without one, or with one in upper case, accepts nothing.
const fn checked(schemes: &'static [Scheme]) -> &'static [Scheme] {
    assert!(!schemes.is_empty(), "a Service needs at least one scheme");
    let mut i = 0;
    while i < schemes.len() {
        let name = schemes[i].name.as_bytes();
        assert!(!name.is_empty() && name[0].is_ascii_lowercase(), "a scheme begins with a lower-case letter");
        let mut j = 1;
        while j < name.len() {
            assert!(
                matches!(name[j], b'a'..=b'z' | b'0'..=b'9' | b'+' | b'.' | b'-'),
                "a scheme is made of a-z 0-9 + . - (RFC 3986 section 3.1)"
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
fn looks_secret(name: &str) -> bool {
    const WORDS: [&[u8]; 6] = [b"pass", b"pwd", b"secret", b"token", b"credential", b"signature"];
    let name = name.as_bytes();
    let ends = |end: &[u8]| {
        name.len()
            .checked_sub(end.len())
            .and_then(|at| name.get(at..))
            .is_some_and(|n| n.eq_ignore_ascii_case(end))
    };
    // A path to a credential is none.
    let path = ends(b"file") || ends(b"path") || ends(b"sslkey") || ends(b"ssl-key") || ends(b"ssl_key");
    let word = |word: &&[u8]| name.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    !path && (ends(b"key") || ends(b"jwt") || WORDS.iter().any(word))
}
