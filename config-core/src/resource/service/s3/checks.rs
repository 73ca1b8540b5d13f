//! Refuses parameters and credentials that an S3 URL cannot have.

use secrecy::ExposeSecret;

use crate::resource::host;
use crate::resource::parts::Parts;
use crate::strings;
use crate::value::ValueError;

/// Returns the region, and refuses every parameter except `region` and `session_token`.
pub(super) fn parameters(parts: &Parts) -> Result<Option<String>, ValueError> {
    let mut region = None;
    let mut token = false;
    for param in &parts.params {
        let name = param.name.as_str();
        let value = param.value.expose_secret();
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        let start = name.get(.."x-amz-".len()).unwrap_or_default();
        let twice = match () {
            () if is("region") && host::is_name(value) => region.replace(value.to_owned()).is_some(),
            () if is("region") => {
                return Err(ValueError::because("its region must be a name such as eu-west-1"));
            }
            () if is("session_token") && !value.is_empty() => core::mem::replace(&mut token, true),
            () if is("session_token") => {
                return Err(ValueError::because("its session_token is empty: remove it"));
            }
            () if start.eq_ignore_ascii_case("x-amz-") || is("awsaccesskeyid") || is("signature") => {
                return Err(ValueError::because(
                    "it is a presigned URL, which is one request and expires: write \
                     s3://KEY:SECRET@ENDPOINT/bucket",
                ));
            }
            () => {
                return Err(ValueError::because(
                    "it has a parameter other than region and session_token: remove it; an endpoint is written \
                     as https://ENDPOINT/bucket",
                ));
            }
        };
        if twice {
            return Err(ValueError::because("it has a parameter twice: remove one of the two"));
        }
    }
    Ok(region)
}

/// Refuses incomplete credentials.
pub(super) fn credentials(parts: &Parts, text: &str) -> Result<(), ValueError> {
    let given = match (parts.username(), parts.password()) {
        (None, None) => !strings::contains(text, "@"),
        (Some(id), Some(secret)) => !id.is_empty() && !secret.expose_secret().is_empty(),
        _ => false,
    };
    if !given {
        return Err(ValueError::because(
            "the part before its @ is not an access key's id and its secret: write KEY:SECRET@, or remove both \
             and the @; write a / in the secret as %2F",
        ));
    }
    if parts.username().is_none() && parts.secret_param("session_token").is_some() {
        return Err(ValueError::because(
            "its session_token belongs to a key: write KEY:SECRET@ before the endpoint",
        ));
    }
    Ok(())
}
