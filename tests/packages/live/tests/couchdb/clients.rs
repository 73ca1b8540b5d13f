//! The clients, made from the parts of a handle. The rustdoc of `CouchDb` shows this code word for word.

use factor3::ExposeSecret;
use factor3::resource::CouchDb;
use factor3_live_tests::escaped;

/// The user that the server reports to ureq.
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

/// The user and the database that the server reports to reqwest.
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

/// Installs the provider of cryptography that reqwest is built without. Another test may have installed it.
pub(crate) fn provide_crypto() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}
