use secrecy::ExposeSecret;

use super::url_list;
use crate::kind::Scheme;
use crate::resource::conventions::{Hosts, LoneUserinfo};
use crate::resource::handle::Resource;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::value::ValueError;

/// An Elasticsearch or OpenSearch cluster: `https://user:password@es.internal:9200/prefix`, usually in
/// `ELASTICSEARCH_URL` or `OPENSEARCH_URL`. Some hosting providers set `BONSAI_URL` or `SEARCHBOX_URL`.
///
/// The address of a node is an HTTP URL, and a cluster is a list of such URLs. The grammar follows RFC 9110 sections
/// 4.2.1 and 4.2.2, with the userinfo as the clients' shared transport reads it (`url_to_node_config` of
/// elastic-transport): `http[s]://[user:password@]host[:port][/prefix][,…]`.
///
/// | part | meaning |
/// |---|---|
/// | `http`, `https` | port 80 without TLS, port 443 with verified TLS. Write port 9200 in the URL: clients disagree about a default |
/// | hosts | the nodes, with a URL for each; without user and password also `http://n1:9200,n2:9200` |
/// | `user:password@` | percent-decoded, for Basic authentication; the password may be empty |
/// | the path | [`prefix`](Resource::prefix), which comes before the path of each request, for a proxy; masked when printed |
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | only a user, or only a password | the Python client sends an empty password, the JavaScript and Rust clients send nothing: `user:password@host`. Set an API key in a separate variable |
/// | `http://u:p@n1,n2`, or nodes that differ in scheme, user, password or prefix | the whole URL for each node; only host and port may differ |
/// | a query | no client sends it |
/// | a Cloud ID, `name:base64` | the cluster's URL, as the console shows it |
/// | a host without a scheme | `https://host:9200` |
///
/// ```
/// use factor3::resource::{Elasticsearch, Tls};
///
/// let nodes = "https://app:s3cr%40t@n1:9200/es,https://app:s3cr%40t@n2:9200/es";
/// let search: Elasticsearch = nodes.parse()?;
/// assert_eq!(search.nodes(), ["https://n1:9200/es", "https://n2:9200/es"]);
/// assert_eq!((search.prefix(), search.username()), (Some("es"), Some("app")));
/// assert_eq!(search.tls(), Tls::VerifyFull);
/// assert_eq!(search.to_string(), "https://***@n1:9200,n2:9200/***");
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// One handle is one cluster. In a field `Vec<Elasticsearch>`, each URL with a scheme is a separate cluster.
///
/// # Handing it to a client
///
/// Pass the parts. For elasticsearch, build this `transport` for `Elasticsearch::new(transport)`:
///
/// ```ignore
/// let nodes = search.nodes();
/// let transport = Transport::static_node_list(nodes.iter().map(String::as_str).collect())?;
/// if let (Some(user), Some(password)) = (search.username(), search.password()) {
///     let password = password.expose_secret().to_owned();
///     transport.set_auth(Credentials::Basic(user.to_owned(), password));
/// }
/// ```
///
/// From [`expose_url`](Resource::expose_url), elasticsearch 9 sends the user and password without decoding their
/// percent escapes. It reads a list as one name, or refuses it.
///
/// (`tests/packages/live` in the repository runs this code against an HTTP server that reports what it received, and
/// compares it with how the client itself reads the URL.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Elasticsearch {}

impl Service for Elasticsearch {
    const NAME: &'static str = "Elasticsearch";
    const SCHEMES: &'static [Scheme] = &[Scheme::tls("https", 443), Scheme::new("http", 80)];
    const EXAMPLE: &'static str = "https://user:password@localhost:9200";
    const NOUN: &'static str = "an Elasticsearch URL";
    const HOSTS: Hosts = Hosts::Urls;
    // A lone userinfo is refused, but may be an API key.
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        url_list::both_or_neither(parts)?;
        if !parts.params.is_empty() {
            return Err(ValueError::because(
                "no client of Elasticsearch sends the parameters of its URL: remove them; https:// is TLS",
            ));
        }
        url_list::spelt_alike(parts.url.expose_secret())
    }
}

impl Resource<Elasticsearch> {
    /// Each node as a URL with the prefix, without user and password: `https://n1:9200/prefix`.
    #[must_use]
    pub fn nodes(&self) -> Vec<String> {
        url_list::urls(self.endpoints(), self.scheme(), url_list::tail(self.expose_url()))
    }

    /// The path before the path of each request, percent-decoded, without slashes around it. It is never empty.
    #[must_use]
    pub fn prefix(&self) -> Option<&str> {
        match self.path().unwrap_or_default().trim_end_matches('/') {
            "" => None,
            prefix => Some(prefix),
        }
    }
}
