//! The client, made by the parts of a handle. What the rustdoc of `Elasticsearch` shows stands here word for word.

use elasticsearch::auth::Credentials;
use elasticsearch::http::transport::Transport;
use elasticsearch::{Elasticsearch as Client, Error};
use factor3::ExposeSecret;
use factor3::resource::Elasticsearch;

/// For elasticsearch.
pub(crate) fn transport(search: &Elasticsearch) -> Result<Transport, Error> {
    let nodes = search.nodes();
    let transport = Transport::static_node_list(nodes.iter().map(String::as_str).collect())?;
    if let (Some(user), Some(password)) = (search.username(), search.password()) {
        transport.set_auth(Credentials::Basic(user.to_owned(), password.expose_secret().to_owned()));
    }
    Ok(transport)
}

/// The status of the answer to what asks a cluster for its name and version.
pub(crate) async fn info(transport: Transport) -> Result<u16, Error> {
    Ok(Client::new(transport).info().send().await?.status_code().as_u16())
}
