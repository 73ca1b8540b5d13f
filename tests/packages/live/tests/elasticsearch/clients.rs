//! The client, made from the parts of a handle. The rustdoc of `Elasticsearch` shows this code word for word.

use elasticsearch::auth::Credentials;
use elasticsearch::http::transport::Transport;
use elasticsearch::{Elasticsearch as Client, Error};
use factor3::ExposeSecret;
use factor3::resource::Elasticsearch;

/// The transport of the crate elasticsearch.
pub(crate) fn transport(search: &Elasticsearch) -> Result<Transport, Error> {
    let nodes = search.nodes();
    let transport = Transport::static_node_list(nodes.iter().map(String::as_str).collect())?;
    if let (Some(user), Some(password)) = (search.username(), search.password()) {
        let password = password.expose_secret().to_owned();
        transport.set_auth(Credentials::Basic(user.to_owned(), password));
    }
    Ok(transport)
}

/// The status of a request for the name and version of the cluster.
pub(crate) async fn info(transport: Transport) -> Result<u16, Error> {
    Ok(Client::new(transport).info().send().await?.status_code().as_u16())
}
