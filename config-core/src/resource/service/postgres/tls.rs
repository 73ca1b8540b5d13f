//! The level of TLS that a URL of PostgreSQL asks for.

use crate::kind::Tls;
use crate::resource::foreign;
use crate::resource::parts::Parts;
use crate::value::ValueError;

/// Reads `sslmode`, and the parameters of other clients that replace it.
pub(super) fn read(parts: &mut Parts) -> Result<(), ValueError> {
    let (mut tls, mut least) = (None, None);
    for (name, value) in parts.params() {
        if name.eq_ignore_ascii_case("sslmode") {
            let asked = match value {
                "disable" => Tls::Off,
                "allow" | "prefer" => Tls::Prefer,
                "require" => Tls::Require,
                "verify-ca" => Tls::VerifyCa,
                "verify-full" => Tls::VerifyFull,
                _ => return Err(ValueError::because(SSLMODE)),
            };
            // libpq takes the last one, pgx the first, and no client knows it in upper case.
            if tls.is_some_and(|tls| tls != asked) {
                return Err(ValueError::because(
                    "it has sslmode twice, with different values: keep one of the two",
                ));
            }
            tls = Some(asked);
        } else if let Some(asked) = by_another_client(name, value)? {
            least = least.max(Some(asked));
        }
    }
    // Such a parameter never lowers the level of sslmode.
    if let Some(least) = least {
        if tls == Some(Tls::Off) && least > Tls::Require {
            return Err(ValueError::because(
                "its parameters about TLS contradict each other: keep only sslmode, as in sslmode=verify-full",
            ));
        }
        tls = tls.max(Some(least));
    }
    if parts.param("sslrootcert") == Some("system") && *tls.get_or_insert(Tls::VerifyFull) != Tls::VerifyFull
    {
        return Err(ValueError::because(
            "sslrootcert=system requires sslmode=verify-full: write that, or remove sslmode",
        ));
    }
    if foreign::value(parts, "sslcert").is_some() && foreign::value(parts, "sslkey").is_none() {
        return Err(ValueError::because(
            "its sslcert has no sslkey: a client's certificate needs both, and the certificate of an authority, which \
             Prisma calls sslcert, is sslrootcert",
        ));
    }
    let mut tls = tls.unwrap_or(Tls::Prefer);
    // libpq and pgx verify the certificate if its authority is given.
    if tls == Tls::Require && parts.param("sslrootcert").is_some_and(|file| !file.is_empty()) {
        tls = Tls::VerifyCa;
    }
    if parts.param("sslnegotiation") == Some("direct") && tls < Tls::Require {
        return Err(ValueError::because(
            "sslnegotiation=direct requires sslmode=require or stricter: write that, or remove sslnegotiation",
        ));
    }
    parts.set_tls(tls);
    Ok(())
}

/// The level of TLS in a parameter that replaces `sslmode`. `None` for every other parameter.
fn by_another_client(name: &str, value: &str) -> Result<Option<Tls>, ValueError> {
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    let verified = if is("ssl") {
        match value {
            "true" => return Ok(Some(Tls::Require)),
            "false" | "0" | "disable" | "off" | "no" => {
                return Err(ValueError::because(
                    "its parameter ssl can only be true: remove it; the parameter for no TLS is sslmode=disable",
                ));
            }
            _ => foreign::reject_unauthorized(value).ok_or_else(|| mode_in_ssl(value))?,
        }
    } else if is("requiressl") {
        return match value {
            "1" => Ok(Some(Tls::Require)),
            "0" => Ok(None),
            _ => Err(ValueError::because("its requiressl must be 1 or 0: write sslmode=require")),
        };
    } else if is("sslaccept") {
        match value {
            "strict" => true,
            "accept_invalid_certs" => false,
            _ => {
                return Err(ValueError::because(
                    "its sslaccept must be strict or accept_invalid_certs: write sslmode=verify-full",
                ));
            }
        }
    } else {
        return Ok(None);
    };
    Ok(Some(if verified { Tls::VerifyFull } else { Tls::Require }))
}

/// The refusal of another `ssl` than `true`. Its fix never asks for less than a mode that is written there.
fn mode_in_ssl(value: &str) -> ValueError {
    let start = value.get(.."verify".len()).unwrap_or(value);
    ValueError::because(if foreign::is_one_of(value, &["verify-ca", "verify_ca"]) {
        "its parameter ssl can only be true: write sslmode=verify-ca"
    } else if foreign::is_one_of(start, &["verify", "strict"]) {
        "its parameter ssl can only be true: write sslmode=verify-full"
    } else if foreign::is_one_of(value, &["require", "required"]) {
        "its parameter ssl can only be true: write sslmode=require"
    } else if foreign::is_one_of(value, &["prefer", "preferred", "allow"]) {
        "its parameter ssl can only be true: write sslmode=prefer"
    } else {
        "its parameter ssl can only be true: write sslmode=require, or sslmode=verify-full, which is stricter"
    })
}

const SSLMODE: &str = "its sslmode must be disable, allow, prefer, require, verify-ca or verify-full";
