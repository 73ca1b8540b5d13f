//! The client, made from the URL of a handle. The rustdoc of `Proxy` shows this code word for word.

use factor3::resource;
use reqwest::{Client, ClientBuilder, NoProxy, Proxy};

/// A client that sends its requests through the proxy, except to the hosts of `no_proxy`.
pub(crate) fn by_reqwest(
    builder: ClientBuilder,
    proxy: &resource::Proxy,
    no_proxy: &[String],
) -> Result<Client, reqwest::Error> {
    let direct = NoProxy::from_string(&no_proxy.join(","));
    let client = builder.proxy(Proxy::all(proxy.expose_url())?.no_proxy(direct)).build()?;
    Ok(client)
}
