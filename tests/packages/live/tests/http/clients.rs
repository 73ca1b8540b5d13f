//! The client, made from the parts of a handle. The rustdoc of `Http` shows this code word for word.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use factor3::ExposeSecret;
use factor3::resource::Http;
use ureq::Agent;

/// Sends a request with ureq, and returns the status.
pub(crate) fn by_ureq(agent: &Agent, api: &Http) -> Result<u16, ureq::Error> {
    let mut request = agent.get(api.base_url().expose_secret());
    if let Some(token) = api.token() {
        // Or another header that this API wants.
        request = request.header("authorization", format!("Bearer {}", token.expose_secret()));
    } else if let (Some(user), Some(password)) = (api.username(), api.password()) {
        let userinfo = BASE64_STANDARD.encode(format!("{user}:{}", password.expose_secret()));
        request = request.header("authorization", format!("Basic {userinfo}"));
    }
    Ok(request.call()?.status().as_u16())
}
