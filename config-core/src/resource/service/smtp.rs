use crate::resource::{Parts, Resource, Scheme, Service, Tls};
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
/// A user name is often a mail address: its `@` is `%40`. lettre keeps the brackets of an IPv6 address and then
/// cannot connect, and sends no credentials without a password: hand over the parts.
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar): another `tls`, and `tls=opportunistic` where the
/// scheme demands TLS.
///
/// ```
/// use factor3::resource::{Smtp, Tls};
///
/// let mail: Smtp = "smtp://robot%40example.com:x@mail.example.com?tls=required".parse()?;
/// assert_eq!((mail.username(), mail.port()), (Some("robot@example.com"), 587));
/// assert_eq!((mail.tls(), mail.starttls()), (Tls::VerifyFull, true));
/// # Ok::<(), factor3::ValueError>(())
/// ```
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
        let tls = match parts.param("tls") {
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
