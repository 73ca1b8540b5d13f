use crate::ascii;
use crate::resource::{Parts, Resource, Scheme, Service, Tls, host};
use crate::value::ValueError;

/// A mail server: `submission://user:password@host`, usually in `SMTP_URL`.
///
/// There is no standard; the grammar is that of lettre 0.11, with the `submission` schemes of RFC 8314:
/// `scheme://[user[:password]@]host[:port][/hello-name][?tls=required|opportunistic]`.
///
/// | scheme | port | TLS |
/// |---|---|---|
/// | `smtp` | 25 | none |
/// | `smtp` with `tls=opportunistic` | 587 | STARTTLS if the server offers it: [`Tls::Prefer`] |
/// | `smtp` with `tls=required`, `submission` | 587 | STARTTLS, verified: [`Tls::VerifyFull`] |
/// | `smtps`, `submissions` | 465 | from the start, verified: [`Tls::VerifyFull`] |
///
/// A user name is often a mail address: its `@` is `%40`. A user without a password is read as one, and lettre then sends
/// no credentials.
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar):
///
/// | refused | why, or what to write |
/// |---|---|
/// | another `tls`; `tls=opportunistic` where the scheme demands TLS; two that differ | lettre refuses it, ignores it, or takes the first |
/// | `ssl secure starttls requiretls ignoretls encryption verify_peer` | parameters of other clients about TLS, without which mail would go unencrypted: `tls`, or the scheme |
/// | a path that is no host's name, nor an address in brackets | EHLO takes nothing else; `%0D%0A` would end the command |
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
/// By the parts; for lettre, with the `parameters` of `TlsParameters::new(mail.host().to_owned())?`:
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
/// By [`expose_url`](Resource::expose_url), lettre 0.11 reads these differently: it keeps the brackets of an IPv6
/// address, and then finds no host; it knows no `submission` and `submissions`; `TLS=required`, in upper case, is no
/// parameter for it, so mail goes without TLS.
///
/// (`tests/live` of the repository runs this very code on a server, next to the client's own reading.)
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
    const ZONE: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &["tls"];

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        hello(parts.path().unwrap_or_default())?;
        let mut tls = None;
        for (name, value) in parts.params() {
            let name = name.to_ascii_lowercase();
            if name == "tls" && *tls.get_or_insert(value) != value {
                return Err(ValueError::because(
                    "it has tls twice, with different values: keep one of the two",
                ));
            }
            if OF_OTHERS.contains(&&*name) {
                return Err(ValueError::because(
                    "it has a parameter about TLS that is another client's: write tls=required or tls=opportunistic, or \
                     begin with smtps://",
                ));
            }
        }
        let tls = match tls {
            None => return Ok(()),
            Some("required") => Tls::VerifyFull,
            Some("opportunistic") if parts.scheme() == "smtp" => Tls::Prefer,
            Some("opportunistic") => {
                return Err(ValueError::because(
                    "its scheme demands TLS: leave tls=opportunistic away, or begin with smtp://",
                ));
            }
            Some(_) => {
                return Err(ValueError::because("its parameter tls must be required or opportunistic"));
            }
        };
        parts.set_tls(tls);
        if parts.scheme() == "smtp" {
            parts.set_default_port(587);
        }
        Ok(())
    }
}

/// Those of nodemailer, Symfony and the Django libraries.
const OF_OTHERS: &[&str] =
    &["ssl", "secure", "starttls", "requiretls", "ignoretls", "encryption", "verify_peer"];

/// Refuses what EHLO does not take (RFC 5321 section 4.1.1.1).
#[inline]
fn hello(path: &str) -> Result<(), ValueError> {
    let name = path.strip_prefix('[').and_then(|path| path.strip_suffix(']'));
    let literal =
        ascii::all(name.unwrap_or("@"), |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b':'));
    if path.is_empty() || host::is_name(path) || literal {
        Ok(())
    } else {
        Err(ValueError::because(
            "its path is the name to send in EHLO, and no host's name: write one name, or leave the path away",
        ))
    }
}

impl Resource<Smtp> {
    /// Whether TLS, where it is used, begins with the command STARTTLS instead of with the connection.
    #[must_use]
    #[inline]
    pub fn starttls(&self) -> bool {
        self.tls() != Tls::Off && !matches!(self.scheme(), "smtps" | "submissions")
    }

    /// The name to send in EHLO, where the URL gives one as its path.
    #[must_use]
    #[inline]
    pub fn hello_name(&self) -> Option<&str> {
        self.path().filter(|path| !path.is_empty())
    }
}
