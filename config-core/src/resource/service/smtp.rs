use std::net::{IpAddr, Ipv4Addr};

use crate::kind::{Scheme, Tls};
use crate::resource::endpoint::Endpoint;
use crate::resource::foreign;
use crate::resource::handle::Resource;
use crate::resource::host;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::strings;
use crate::value::ValueError;

/// A mail server: `submission://user:password@host`, usually in `SMTP_URL`.
///
/// No standard defines this URL. The grammar follows lettre 0.11, with the `submission` schemes of RFC 8314:
/// `scheme://[user[:password]@]host[:port][/hello-name][?tls=required|opportunistic|none]`.
///
/// | scheme | port | TLS |
/// |---|---|---|
/// | `smtp` without a password, or to a local host | 25 | none |
/// | `smtp` with a password to another host | 587 | as with `tls=required`, so that the password is not sent in clear text |
/// | `smtp` with `tls=none` | 25 | none, also with a password |
/// | `smtp` with `tls=opportunistic` | 587 | STARTTLS if the server offers it: [`Tls::Prefer`] |
/// | `smtp` with `tls=required` or `starttls=true`, `submission` | 587 | STARTTLS, verified: [`Tls::VerifyFull`] |
/// | `smtps`, `submissions` | 465 | TLS from the start, verified: [`Tls::VerifyFull`] |
///
/// A local host is a single label, `localhost`, a private or loopback address, or a name that ends in `.local`,
/// `.localhost`, `.internal`, `.svc`, `.cluster.local` or `.test`. A port in the URL is used as it is written.
///
/// A user name is often a mail address: write its `@` as `%40`. A user without a password is accepted, but lettre then
/// sends no credentials.
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | another `tls` | `required`, `opportunistic` or `none` |
/// | `tls=opportunistic` or `tls=none` with a scheme that requires TLS | lettre ignores it: `smtp` |
/// | `starttls=true` with `smtps` | TLS begins with the connection: `submission` |
/// | two different values of `tls` | lettre uses the first |
/// | `starttls=false`, `ssl secure requiretls ignoretls encryption verify_peer` and similar | they belong to other clients; if they were ignored, mail would be sent unencrypted: `tls`, or the scheme |
/// | `user= username= pass= password=` | only some clients read them: `user:password@host` |
/// | the host `default` | Symfony's word for the host of a provider: that host |
/// | a path that is neither a host's name nor an address in brackets | EHLO takes nothing else, and `%0D%0A` would end the command |
///
/// ```
/// use factor3::resource::{Smtp, Tls};
///
/// let mail: Smtp = "smtp://robot%40example.com:x@mail.example.com?tls=required".parse()?;
/// assert_eq!((mail.username(), mail.port()), (Some("robot@example.com"), 587));
/// assert_eq!((mail.tls(), mail.starttls()), (Tls::VerifyFull, true));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// [`client::lettre!`](crate::client) and [`client::lettre_tokio!`](crate::client) do this, and refuse what lettre cannot express.
///
/// Pass the parts. For lettre, `parameters` is `TlsParameters::new(mail.host().to_owned())?`:
///
/// ```ignore
/// let tls = match (mail.tls(), mail.starttls()) {
///     (Tls::Off, _) => client::Tls::None,
///     (Tls::Prefer, _) => client::Tls::Opportunistic(parameters),
///     (_, true) => client::Tls::Required(parameters),
///     (_, false) => client::Tls::Wrapper(parameters),
/// };
/// let mut builder = SmtpTransport::builder_dangerous(mail.host()).port(mail.port()).tls(tls);
/// if let (Some(user), Some(password)) = (mail.username(), mail.password()) {
///     let password = password.expose_secret().to_owned();
///     builder = builder.credentials(Credentials::new(user.to_owned(), password));
/// }
/// if let Some(name) = mail.hello_name() {
///     builder = builder.hello_name(ClientId::Domain(name.to_owned()));
/// }
/// ```
///
/// lettre 0.11 reads [`expose_url`](Resource::expose_url) differently:
///
/// - It keeps the brackets of an IPv6 address, and then finds no host.
/// - It does not know `submission` and `submissions`.
/// - It ignores `TLS=required` in upper case, so mail is sent without TLS.
/// - For `smtp://user:password@host` without `tls=`, it sends the password in clear text, although
///   [`tls`](Resource::tls) is [`Tls::VerifyFull`]. It does not know `tls=none` and `starttls=true`.
///
/// (`tests/packages/live` in the repository runs this code against a server, and compares it with how the client itself
/// reads the URL.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Smtp {}

impl Service for Smtp {
    const NAME: &'static str = "Smtp";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("smtp", 25),
        Scheme::tls("smtps", 465),
        Scheme::tls("submission", 587),
        Scheme::tls("submissions", 465),
    ];
    const EXAMPLE: &'static str = "submission://user:password@localhost:587";
    const NOUN: &'static str = "an SMTP URL";
    const ZONE: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &["tls"];

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        hello(parts.path().unwrap_or_default())?;
        let mut tls = None;
        for (name, value) in parts.params() {
            let value = match value {
                "true" if name.eq_ignore_ascii_case("starttls") && parts.scheme() == "smtps" => {
                    return Err(ValueError::because(
                        "its scheme has TLS from the start: remove starttls=true, or begin with submission://",
                    ));
                }
                "true" if name.eq_ignore_ascii_case("starttls") => "required",
                _ if name.eq_ignore_ascii_case("tls") => value,
                _ => continue,
            };
            if *tls.get_or_insert(value) != value {
                return Err(ValueError::because(
                    "it has tls twice, with different values: keep one of the two",
                ));
            }
        }
        let own: &[&str] =
            if parts.param("starttls") == Some("true") { &["tls", "starttls"] } else { &["tls"] };
        if parts.endpoints().iter().any(|endpoint| endpoint.host() == "default") {
            return Err(ValueError::because(
                "its host is default, Symfony's word for the host of a provider: write that host",
            ));
        }
        let in_query =
            |(name, _): (&str, _)| foreign::is_one_of(name, &["user", "username", "pass", "password"]);
        if parts.params().any(in_query) {
            return Err(ValueError::because(
                "it has the user or the password in its parameters, which only some clients read: write \
                 scheme://user:password@host",
            ));
        }
        if let Some((name, _)) = parts.params().find(|(name, value)| asks_for_no_tls(name, value)) {
            return Err(ValueError::because(if parts.scheme() != "smtp" {
                "its scheme requires TLS, and a parameter of another client asks for none: remove the parameter"
            } else if name.eq_ignore_ascii_case("secure") {
                "its parameter secure belongs to another client, for which it means STARTTLS: write tls=required, or \
                 tls=opportunistic if the server may have no TLS"
            } else {
                "it asks for no TLS in the way of another client: write tls=none if the server has no TLS, or remove the \
                 parameter"
            }));
        }
        foreign::refuse(
            parts,
            own,
            "it has a parameter about TLS that belongs to another client: write tls=required, or begin with \
             smtps://",
            "it has a parameter that names a host or a port, which only some clients read: write \
             smtp://user:password@host:port",
        )?;
        let tls = match tls {
            None if parts.scheme() == "smtp" && parts.password().is_some() && !is_local(parts) => {
                Tls::VerifyFull
            }
            None => return Ok(()),
            Some("required") => Tls::VerifyFull,
            Some("opportunistic") if parts.scheme() == "smtp" => Tls::Prefer,
            Some("none") if parts.scheme() == "smtp" => Tls::Off,
            Some("opportunistic" | "none") => {
                return Err(ValueError::because(
                    "its scheme requires TLS, and its parameter tls does not: remove the parameter",
                ));
            }
            Some(_) => {
                return Err(ValueError::because(
                    "its parameter tls must be required, opportunistic or none: write tls=required",
                ));
            }
        };
        parts.set_tls(tls);
        if parts.scheme() == "smtp" && tls != Tls::Off {
            parts.set_default_port(587);
        }
        Ok(())
    }
}

/// Whether a parameter of Nodemailer, Symfony or Ory Kratos turns TLS off, or puts it off until STARTTLS. The fix for any
/// other parameter must not.
fn asks_for_no_tls(name: &str, value: &str) -> bool {
    let is_off = foreign::is_one_of(value, &["", "null", "none", "false", "0"]);
    foreign::is_one_of(name, &["ignoreTLS", "disable_starttls"]) && value == "true"
        || foreign::is_one_of(name, &["encryption", "secure", "auto_tls"]) && is_off
}

/// Whether the host is in the network of the application: a password may be sent to it in clear text.
fn is_local(parts: &Parts) -> bool {
    let host = parts.endpoints().first().map_or("", Endpoint::host);
    // An IPv6 address may have a zone.
    let (address, _) = host.split_once('%').unwrap_or((host, ""));
    if let Ok(address) = address.parse::<IpAddr>() {
        return match address {
            IpAddr::V4(address) => is_local_ipv4(address),
            IpAddr::V6(address) => match address.to_ipv4_mapped() {
                Some(address) => is_local_ipv4(address),
                None => address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local(),
            },
        };
    }
    let host = host.strip_suffix('.').unwrap_or(host);
    let Some((_, last)) = host.rsplit_once('.') else { return true };
    foreign::is_one_of(last, &["local", "localhost", "internal", "svc", "test"])
}

fn is_local_ipv4(address: Ipv4Addr) -> bool {
    address.is_loopback() || address.is_private() || address.is_link_local()
}

/// Refuses a name that EHLO does not accept (RFC 5321 section 4.1.1.1).
fn hello(path: &str) -> Result<(), ValueError> {
    let name = path.strip_prefix('[').and_then(|path| path.strip_suffix(']'));
    let literal =
        strings::all(name.unwrap_or("@"), |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b':'));
    if path.is_empty() || host::is_name(path) || literal {
        Ok(())
    } else {
        Err(ValueError::because(
            "its path is the name to send in EHLO, and is not a host's name: write one name, or remove the \
             path",
        ))
    }
}

impl Resource<Smtp> {
    /// Whether TLS begins with the command STARTTLS instead of with the connection. It is false without TLS.
    #[must_use]
    pub fn starttls(&self) -> bool {
        self.tls() != Tls::Off && !matches!(self.scheme(), "smtps" | "submissions")
    }

    /// The name to send in EHLO, which is the path of the URL.
    #[must_use]
    pub fn hello_name(&self) -> Option<&str> {
        self.path().filter(|path| !path.is_empty())
    }
}
