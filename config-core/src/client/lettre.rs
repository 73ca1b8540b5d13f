use secrecy::SecretString;

use super::one_host::one_tcp_host;
use super::parameters::Parameters;
use super::sign_in;
use crate::kind::Tls;
use crate::resource::Smtp;
use crate::value::ValueError;

/// Makes lettre's `SmtpTransportBuilder` of an [`Smtp`](crate::resource::Smtp).
///
/// ```ignore
/// let mailer = client::lettre!(config.smtp_url)?.build();
/// mailer.send(&mail)?;
/// ```
///
/// (`tests/packages/live` in the repository runs this with a server.)
///
/// It passes host, port, user, password, TLS and the name for EHLO. A password is sent in clear text only if
/// [`tls()`](crate::resource::Resource::tls) is [`Tls::Off`](crate::resource::Tls::Off). lettre needs one of its features for
/// TLS.
///
/// [`lettre_tokio!`](macro.lettre_tokio.html) makes the builder of the asynchronous transport.
///
/// # Errors
///
/// | refused | what to do |
/// |---|---|
/// | a user without a password, a password without a user | lettre would sign in with neither: write both |
/// | a parameter other than `tls` and `starttls=true` | remove it, or [ignore](index.html#parameters) it |
/// | a system without certificates of authorities | lettre cannot verify: install them |
#[macro_export]
#[doc(hidden)]
macro_rules! __client_lettre {
    ($handle:expr $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__client_lettre!($handle, crate = ::lettre, ignore = [$($($ignored),*)?])
    };
    ($handle:expr, crate = $($first:ident)? $(:: $rest:ident)* $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__private::client::lettre(&$handle, &[$($($ignored),*)?]).and_then(|parts| {
            use $($first)? $(:: $rest)* as client;

            let builder = client::SmtpTransport::builder_dangerous(parts.host);
            $crate::__client_lettre!(@set client, builder, parts)
        })
    };
    // The setters, which both builders have.
    (@set $client:ident, $builder:ident, $parts:ident) => {{
        use $crate::__private::client as factor3;

        let tls = if let factor3::Tls::Off = $parts.tls {
            $client::transport::smtp::client::Tls::None
        } else {
            let domain = factor3::owned($parts.host);
            match ($client::transport::smtp::client::TlsParameters::new(domain), $parts.tls, $parts.starttls) {
                (::core::result::Result::Err(_), _, _) => return ::core::result::Result::Err(factor3::LETTRE_TLS),
                (::core::result::Result::Ok(parameters), factor3::Tls::Prefer, _) => {
                    $client::transport::smtp::client::Tls::Opportunistic(parameters)
                }
                (::core::result::Result::Ok(parameters), _, true) => {
                    $client::transport::smtp::client::Tls::Required(parameters)
                }
                (::core::result::Result::Ok(parameters), _, false) => {
                    $client::transport::smtp::client::Tls::Wrapper(parameters)
                }
            }
        };
        let mut builder = $builder.port($parts.port).tls(tls);
        if let ::core::option::Option::Some((user, password)) = $parts.credentials {
            builder = builder.credentials($client::transport::smtp::authentication::Credentials::new(
                factor3::owned(user),
                factor3::owned(factor3::expose(password)),
            ));
        }
        if let ::core::option::Option::Some(name) = $parts.hello_name {
            let name = factor3::owned(name);
            builder = builder.hello_name($client::transport::smtp::extension::ClientId::Domain(name));
        }
        ::core::result::Result::Ok(builder)
    }};
}

/// Makes lettre's `AsyncSmtpTransportBuilder` of an [`Smtp`](crate::resource::Smtp).
///
/// It passes and refuses what [`lettre!`](macro.lettre.html) does. lettre needs its feature `tokio1`, and one for TLS with
/// tokio.
///
/// ```ignore
/// let mailer: AsyncSmtpTransport<Tokio1Executor> = client::lettre_tokio!(config.smtp_url)?.build();
/// mailer.send(mail).await?;
/// ```
///
/// (`tests/packages/live` in the repository runs this with a server.)
///
/// # Errors
///
/// See [`lettre!`](macro.lettre.html).
#[macro_export]
#[doc(hidden)]
macro_rules! __client_lettre_tokio {
    ($handle:expr $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__client_lettre_tokio!($handle, crate = ::lettre, ignore = [$($($ignored),*)?])
    };
    ($handle:expr, crate = $($first:ident)? $(:: $rest:ident)* $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__private::client::lettre(&$handle, &[$($($ignored),*)?]).and_then(|parts| {
            use $($first)? $(:: $rest)* as client;

            let builder = client::AsyncSmtpTransport::<client::Tokio1Executor>::builder_dangerous(parts.host);
            $crate::__client_lettre!(@set client, builder, parts)
        })
    };
}

pub struct Parts<'a> {
    pub host: &'a str,
    pub port: u16,
    pub tls: Tls,
    pub starttls: bool,
    pub credentials: Option<(&'a str, &'a SecretString)>,
    pub hello_name: Option<&'a str>,
}

pub fn parts<'a>(mail: &'a Smtp, ignored: &'a [&'a str]) -> Result<Parts<'a>, ValueError> {
    let (host, port) =
        one_tcp_host(mail.endpoints(), "it names several hosts, and lettre connects to one: keep one host")?;
    Parameters::new(mail.parts(), ignored).refuse_others(
        &["tls", "starttls"],
        &[],
        "it has a parameter that lettre has no setting for: remove it, or set it in the code and name it in \
         ignore = [..] of the macro",
    )?;
    let credentials = match (mail.username(), mail.password()) {
        // `smtp://:@host`, made of two empty variables.
        (Some(""), Some(_)) if sign_in::password(mail.password()).is_none() => None,
        (Some(user), Some(password)) => Some((user, password)),
        (None, None) => None,
        _ => {
            return Err(ValueError::because(
                "it has a user without a password, or a password without a user, and lettre would sign in with neither: \
                 write user:password@host, or remove the part before the @",
            ));
        }
    };
    if matches!(mail.tls(), Tls::Require | Tls::VerifyCa) {
        return Err(ValueError::because(
            "lettre verifies the certificate and the name of the host: write tls=required",
        ));
    }
    Ok(Parts {
        host,
        port,
        tls: mail.tls(),
        starttls: mail.starttls(),
        credentials,
        hello_name: mail.hello_name(),
    })
}

pub const TLS: ValueError = ValueError::because(
    "lettre cannot set up TLS on this system: install the certificates of the authorities, such as ca-certificates",
);
