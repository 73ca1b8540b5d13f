use secrecy::ExposeSecret;

use super::list;
use crate::resource::{Hosts, LoneUserinfo, Parts, Resource, Scheme, Service};
use crate::value::ValueError;

/// An Elasticsearch or OpenSearch cluster: `https://user:password@es.internal:9200/prefix`, usually in
/// `ELASTICSEARCH_URL` or `OPENSEARCH_URL`; of hosting providers, `BONSAI_URL` and `SEARCHBOX_URL`.
///
/// A node's address is an HTTP URL, and a cluster is a list of them. The grammar is that of RFC 9110 sections 4.2.1
/// and 4.2.2, with the userinfo as the clients' shared transport reads it (`url_to_node_config` of
/// elastic-transport): `http[s]://[user:password@]host[:port][/prefix][,…]`.
///
/// | part | reading |
/// |---|---|
/// | `http`, `https` | port 80 without TLS, port 443 with verified TLS. 9200 has to be written: clients disagree about it |
/// | hosts | the nodes, a URL for each; without user and password also `http://n1:9200,n2:9200` |
/// | `user:password@` | percent-decoded, for Basic authentication; an empty password is one |
/// | the path | [`prefix`](Resource::prefix), which a proxy puts before those of requests; masked when printed |
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar):
///
/// | refused | why, or what to write |
/// |---|---|
/// | a user or a password alone | a user with an empty password for the Python client, nothing for those of JavaScript and Rust: `user:password@host`. An API key is a variable of its own |
/// | `http://u:p@n1,n2`, or nodes that differ in scheme, user, password or prefix | the whole URL for each, alike but for host and port |
/// | a query | no client sends it |
/// | a Cloud ID, `name:base64` | the URL that it stands for, as the console shows it |
/// | a host without a scheme | `https://host:9200` |
///
/// ```
/// use factor3::resource::{Elasticsearch, Tls};
///
/// let search: Elasticsearch = "https://app:s3cr%40t@n1:9200/es,https://app:s3cr%40t@n2:9200/es".parse()?;
/// assert_eq!(search.nodes(), ["https://n1:9200/es", "https://n2:9200/es"]);
/// assert_eq!((search.prefix(), search.username(), search.tls()), (Some("es"), Some("app"), Tls::VerifyFull));
/// assert_eq!(search.to_string(), "https://***@n1:9200,n2:9200/***");
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// One handle is one cluster. A field `Vec<Elasticsearch>` is several: there, every URL with a scheme is a cluster of its
/// own.
///
/// # Handing it to a client
///
/// By the parts. For elasticsearch, what is to become `Elasticsearch::new(transport)`:
///
/// ```ignore
/// let nodes = search.nodes();
/// let transport = Transport::static_node_list(nodes.iter().map(String::as_str).collect())?;
/// if let (Some(user), Some(password)) = (search.username(), search.password()) {
///     transport.set_auth(Credentials::Basic(user.to_owned(), password.expose_secret().to_owned()));
/// }
/// ```
///
/// By [`expose_url`](Resource::expose_url), elasticsearch 9 sends the user and password without decoding them, so `p%40` as it
/// stands here, and takes a list for an error or for one name.
///
/// (`tests/live` of the repository runs this very code, on an HTTP server that says what it was sent, next to the client's
/// own reading.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Elasticsearch {}

impl Service for Elasticsearch {
    const NAME: &'static str = "Elasticsearch";
    const SCHEMES: &'static [Scheme] = &[Scheme::tls("https", 443), Scheme::new("http", 80)];
    const EXAMPLE: &'static str = "https://user:password@localhost:9200";
    const HOSTS: Hosts = Hosts::Urls;
    // It is refused, but may be an API key.
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        list::both_or_neither(parts)?;
        if !parts.params.is_empty() {
            return Err(ValueError::because(
                "no client of Elasticsearch sends the parameters of its URL: leave them away; https:// is TLS",
            ));
        }
        list::spelt_alike(parts.url.expose_secret())
    }
}

impl Resource<Elasticsearch> {
    /// Every node as a URL without user and password, but with the prefix: `https://n1:9200/prefix`.
    #[must_use]
    #[inline]
    pub fn nodes(&self) -> Vec<String> {
        list::urls(self.endpoints(), self.scheme(), list::behind(self.expose_url()))
    }

    /// The path that comes before that of a request, percent-decoded, without slashes around it. Never empty.
    #[must_use]
    #[inline]
    pub fn prefix(&self) -> Option<&str> {
        match self.path().unwrap_or_default().trim_end_matches('/') {
            "" => None,
            prefix => Some(prefix),
        }
    }
}
