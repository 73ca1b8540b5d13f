use crate::kind::Tls;
use crate::resource::Kafka;
use crate::value::ValueError;

/// Makes rdkafka's `ClientConfig` of a [`Kafka`](crate::resource::Kafka).
///
/// ```ignore
/// let kafka = client::rdkafka!(config.kafka_url)?;
/// let producer: BaseProducer = kafka.create()?;
/// ```
///
/// (`tests/packages/live` in the repository runs this with a server.)
///
/// It sets `bootstrap.servers` to every broker, and `security.protocol` to the protocol of the scheme: `plaintext`, `ssl`,
/// `sasl_plaintext` or `sasl_ssl`. Every version of librdkafka verifies the certificate. With TLS, the macro also sets the
/// verification of the name of the host, which librdkafka before 2.0 does not do by itself. The application adds the
/// mechanism, the user and the password of SASL, and certificates; with SASL, it also sets `security.protocol` unless the
/// scheme names it. librdkafka without its feature for TLS refuses the config.
///
/// # Errors
///
/// The handle has refused everything that rdkafka cannot express.
#[macro_export]
#[doc(hidden)]
macro_rules! __client_rdkafka {
    ($handle:expr $(,)?) => {
        $crate::__client_rdkafka!($handle, crate = ::rdkafka)
    };
    ($handle:expr, crate = $($first:ident)? $(:: $rest:ident)* $(,)?) => {
        $crate::__private::client::rdkafka(&$handle).map(|settings| {
            use $($first)? $(:: $rest)* as client;

            let mut config = client::config::ClientConfig::new();
            for (name, value) in settings {
                config.set(name, value);
            }
            config
        })
    };
}

pub fn settings(kafka: &Kafka) -> Result<Vec<(&'static str, String)>, ValueError> {
    let protocol = match kafka.scheme() {
        "sasl_plaintext" => "sasl_plaintext",
        "sasl_ssl" => "sasl_ssl",
        _ if kafka.tls() == Tls::Off => "plaintext",
        _ => "ssl",
    };
    let mut settings =
        vec![("bootstrap.servers", kafka.bootstrap_servers()), ("security.protocol", protocol.to_owned())];
    match kafka.tls() {
        Tls::Off => {}
        Tls::VerifyFull => settings.push(("ssl.endpoint.identification.algorithm", "https".to_owned())),
        _ => {
            return Err(ValueError::because(
                "its TLS is not one of Kafka's: begin with kafka+ssl:// or kafka://",
            ));
        }
    }
    Ok(settings)
}
