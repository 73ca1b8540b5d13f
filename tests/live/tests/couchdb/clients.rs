//! The clients, made by the parts of a handle. What the rustdoc of `CouchDb` shows stands here word for word.

use factor3::ExposeSecret;
use factor3::resource::CouchDb;
use factor3_live_tests::escaped;

/// Who the server says we are, where it lets us in, by ureq.
pub(crate) fn by_ureq(couch: &CouchDb) -> Result<String, ureq::Error> {
    let (user, password) = (couch.username().unwrap_or_default(), couch.password());
    let password = password.map(ExposeSecret::expose_secret).unwrap_or_default();
    let session = ureq::post(format!("{}/_session", couch.base_url()))
        .send_form([("name", user), ("password", password)])?;
    let cookie = session.headers()["set-cookie"].clone();
    ureq::get(format!("{}/_session", couch.base_url()))
        .header("Cookie", cookie)
        .call()?
        .body_mut()
        .read_to_string()
}

/// Who the server says we are, where it lets us in, and what it says of the database, by reqwest.
pub(crate) async fn by_reqwest(couch: &CouchDb) -> Result<[String; 2], reqwest::Error> {
    provide_crypto();
    let request = |path: &str| {
        let mut request = reqwest::Client::new().get(format!("{}/{path}", couch.base_url()));
        if let Some(user) = couch.username() {
            request = request.basic_auth(user, couch.password().map(ExposeSecret::expose_secret));
        }
        request
    };
    let session = request("_session").send().await?.error_for_status()?.text().await?;
    let database = request(&escaped(couch.database().unwrap_or_default()));
    Ok([session, database.send().await?.error_for_status()?.text().await?])
}

/// The one that reqwest is built without here; another test may have done it.
pub(crate) fn provide_crypto() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}
