use crate::kind::Scheme;
use crate::resource::conventions::Hosts;
use crate::resource::handle::Resource;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::value::ValueError;

/// A Kafka cluster: `kafka+ssl://broker-1:9096,kafka+ssl://broker-2:9096`, usually in `KAFKA_URL`.
///
/// Kafka itself has no URL: `bootstrap.servers` is `host:port[,host:port…]` (Apache Kafka's documentation, "Producer
/// Configs"). Heroku's `KAFKA_URL` is such a list with a scheme before each host. Both forms are read:
/// `[scheme://]host[:port][,[scheme://]host[:port]…]`.
///
/// | part | meaning |
/// |---|---|
/// | `kafka`, `PLAINTEXT`, `SASL_PLAINTEXT`, or no scheme | the URL does not require TLS |
/// | `kafka+ssl`, `SSL`, `SASL_SSL` | verified TLS |
/// | hosts | the bootstrap brokers. The scheme is before each host, or only before the first |
/// | port | the default is 9092, as in librdkafka |
/// | `/` at the end, blanks after commas, one comma at the end | ignored |
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | a user, a password | no client reads them from the URL: set those of SASL in separate variables. The same applies to certificates, such as Heroku's `KAFKA_TRUSTED_CERT`, `KAFKA_CLIENT_CERT` and `KAFKA_CLIENT_CERT_KEY` |
/// | a path, a query | no client reads them: set the topic in a separate variable |
/// | hosts separated by `;` | commas |
/// | two schemes in one list | one scheme for all |
/// | an empty host | librdkafka would use `localhost`: write `localhost` |
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
/// One handle is one cluster. In a field `Vec<Kafka>`, each URL with a scheme is a separate cluster, and a host without
/// a scheme belongs to the cluster before it.
///
/// # Handing it to a client
///
/// [`client::rdkafka!`](crate::client) does this for rdkafka, with the protocol of the scheme.
///
/// Pass the parts. For rskafka, build this `builder` for `builder.build().await?`:
///
/// ```ignore
/// let servers = kafka.bootstrap_servers();
/// let builder = ClientBuilder::new(servers.split(',').map(str::to_owned).collect());
/// ```
///
/// rdkafka (librdkafka) takes [`bootstrap_servers`](Resource::bootstrap_servers) as it is:
/// `config.set("bootstrap.servers", kafka.bootstrap_servers())`. Configure TLS, SASL and certificates separately for
/// both clients.
///
/// Do not pass [`expose_url`](Resource::expose_url) to either client:
///
/// | client | reads differently |
/// |---|---|
/// | rskafka 0.6 | a scheme becomes a part of the host's name, and a port is required. With TLS, an IPv6 address fails, since the part before the first colon is used as the name in the certificate |
/// | librdkafka 2.12 | `kafka://` is an error |
///
/// (`tests/packages/live` in the repository runs this code against a server, and compares it with how the client itself
/// reads the URL.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Kafka {}

impl Service for Kafka {
    const NAME: &'static str = "Kafka";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("kafka", 9092),
        Scheme::tls("kafka+ssl", 9092),
        // The security protocols, as Confluent writes them before a bootstrap server.
        Scheme::new("plaintext", 9092),
        Scheme::new("sasl_plaintext", 9092),
        Scheme::tls("ssl", 9092),
        Scheme::tls("sasl_ssl", 9092),
    ];
    const EXAMPLE: &'static str = "kafka://localhost:9092";
    const NOUN: &'static str = "a Kafka URL";
    const HOSTS: Hosts = Hosts::Urls;
    const BARE_HOSTS: bool = true;
    const CREDENTIALS_APART: bool = false;

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.username.is_some() || parts.password.is_some() {
            return Err(ValueError::because(
                "no client of Kafka takes a user or password from its URL: remove them, and set those of SASL \
                 in separate variables",
            ));
        }
        if !matches!(parts.path(), None | Some("")) {
            return Err(ValueError::because(
                "no client of Kafka reads the path of its URL: remove it, and set a topic in a separate \
                 variable",
            ));
        }
        if !parts.params.is_empty() {
            return Err(ValueError::because(
                "no client of Kafka reads the parameters of its URL: remove them, and begin with kafka+ssl:// \
                 for TLS",
            ));
        }
        Ok(())
    }
}

impl Resource<Kafka> {
    /// The brokers for Kafka's own setting `bootstrap.servers`: `broker-1:9092,[::1]:9093`.
    #[must_use]
    pub fn bootstrap_servers(&self) -> String {
        let mut servers = String::new();
        for endpoint in self.endpoints() {
            if !servers.is_empty() {
                servers.push(',');
            }
            servers.push_str(&endpoint.to_string());
        }
        servers
    }
}
