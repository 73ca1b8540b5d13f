use super::list;
use crate::resource::{Hosts, Parts, Resource, Scheme, Service};
use crate::value::ValueError;

/// A Kafka cluster: `kafka+ssl://broker-1:9096,kafka+ssl://broker-2:9096`, usually in `KAFKA_URL`.
///
/// Kafka knows no URL: `bootstrap.servers` is `host:port[,host:port…]` (Apache Kafka's documentation, "Producer
/// Configs"). With a scheme before each, that is the `KAFKA_URL` of Heroku. Both are read:
/// `[scheme://]host[:port][,[scheme://]host[:port]…]`.
///
/// | part | reading |
/// |---|---|
/// | `kafka`, or no scheme | the URL demands no TLS |
/// | `kafka+ssl` | verified TLS |
/// | hosts | the brokers to begin with; the scheme before each, or before the first alone |
/// | port | 9092, as in librdkafka |
/// | `/` at the end | nothing |
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar):
///
/// | refused | why, or what to write |
/// |---|---|
/// | a user, a password | no client looks for them here: variables of their own, for SASL. Certificates as well, such as Heroku's `KAFKA_TRUSTED_CERT`, `KAFKA_CLIENT_CERT` and `KAFKA_CLIENT_CERT_KEY` |
/// | a path, a query | no client reads them: the topic is a variable of its own |
/// | `PLAINTEXT:// SSL:// SASL_PLAINTEXT:// SASL_SSL://` | they are librdkafka's, which demands that they equal `security.protocol`: `kafka://` or `kafka+ssl://` |
/// | both schemes in one list | one of them for all |
/// | an empty host | librdkafka's `localhost` is written so |
///
/// ```
/// use factor3::resource::{Kafka, Tls};
///
/// let events: Kafka = "kafka+ssl://broker-1:9096,kafka+ssl://broker-2:9096".parse()?;
/// assert_eq!(events.bootstrap_servers(), "broker-1:9096,broker-2:9096");
/// assert_eq!(events.tls(), Tls::VerifyFull);
///
/// let events: Kafka = "broker-1,[::1]:9093".parse()?;
/// assert_eq!(events.bootstrap_servers(), "broker-1:9092,[::1]:9093");
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// One handle is one cluster. A field `Vec<Kafka>` is several: there, every URL with a scheme is a cluster of its own,
/// and hosts without one are those of the cluster before the comma.
///
/// # Handing it to a client
///
/// By the parts. For rskafka, what is to become `builder.build().await?`:
///
/// ```ignore
/// let servers = kafka.bootstrap_servers();
/// let builder = ClientBuilder::new(servers.split(',').map(str::to_owned).collect());
/// ```
///
/// librdkafka, so rdkafka, takes [`bootstrap_servers`](Resource::bootstrap_servers) as it is:
/// `config.set("bootstrap.servers", kafka.bootstrap_servers())`. Both are told of TLS, of SASL and of certificates
/// apart from it.
///
/// [`expose_url`](Resource::expose_url) is for neither:
///
/// | client | reads differently |
/// |---|---|
/// | rskafka 0.6 | a scheme is a part of the host's name, and a port has to be there. With TLS, an IPv6 address fails: it takes what stands before the first colon for the name in the certificate |
/// | librdkafka 2.12 | `kafka://` is an error |
///
/// (`tests/live` of the repository runs this very code on a server, next to the client's own reading.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Kafka {}

impl Service for Kafka {
    const NAME: &'static str = "Kafka";
    const SCHEMES: &'static [Scheme] = &[Scheme::new("kafka", 9092), Scheme::tls("kafka+ssl", 9092)];
    const EXAMPLE: &'static str = "kafka://localhost:9092";
    const HOSTS: Hosts = Hosts::Urls;
    const BARE_HOSTS: bool = true;

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.username.is_some() || parts.password.is_some() {
            return Err(ValueError::because(
                "no client of Kafka takes a user or password from its URL: leave them away, and set those of SASL \
                 in variables of their own",
            ));
        }
        if !matches!(parts.path(), None | Some("")) {
            return Err(ValueError::because(
                "no client of Kafka reads the path of its URL: leave it away, and set a topic in a variable of \
                 its own",
            ));
        }
        if !parts.params.is_empty() {
            return Err(ValueError::because(
                "no client of Kafka reads the parameters of its URL: leave them away, and begin with kafka+ssl:// \
                 for TLS",
            ));
        }
        Ok(())
    }
}

impl Resource<Kafka> {
    /// The brokers as Kafka's own setting `bootstrap.servers` takes them: `broker-1:9092,[::1]:9093`.
    #[must_use]
    #[inline]
    pub fn bootstrap_servers(&self) -> String {
        let mut servers = String::new();
        for endpoint in self.endpoints() {
            if !servers.is_empty() {
                servers.push(',');
            }
            servers.push_str(&list::text(endpoint));
        }
        servers
    }
}
