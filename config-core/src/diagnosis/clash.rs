//! Schemes and well-known ports that contradict each other.

/// How a scheme and a well-known port contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clash {
    SmtpsOnStarttls,
    SmtpOnTls,
    AmqpOnTls,
    AmqpsOnPlain,
    AmqpOnManagement,
    AmqpsOnManagement,
    MqttOnTls,
    MqttsOnPlain,
    HttpOnTls,
    HttpsOnPlain,
    WsOnTls,
    WssOnPlain,
    ClickHouseOnHttp,
    ClickHouseOnHttps,
    NatsOnMonitoring,
    KafkaOnZooKeeper,
    SearchOnDashboards,
}

impl Clash {
    /// The clash of a scheme, in any case, with a port.
    pub(super) fn of(scheme: &str, port: &str) -> Option<Self> {
        let clash = |schemes: &[&str], ports: &[&str]| {
            ports.contains(&port) && schemes.iter().any(|known| known.eq_ignore_ascii_case(scheme))
        };
        CLASHES.iter().find(|(schemes, ports, _)| clash(schemes, ports)).map(|(.., clash)| *clash)
    }

    /// The fix. It never turns encryption off.
    pub(super) const fn fix(self) -> &'static str {
        match self {
            Self::SmtpsOnStarttls => "write submission:// for STARTTLS on this port, or port 465",
            Self::SmtpOnTls => "write smtps:// for TLS on this port",
            Self::AmqpOnTls => "write amqps:// for TLS on port 5671",
            Self::AmqpsOnPlain | Self::AmqpsOnManagement => {
                "write port 5671, on which the server takes AMQP over TLS"
            }
            Self::AmqpOnManagement => "write port 5672, since this port serves the management interface",
            Self::MqttOnTls => "write mqtts:// for TLS on port 8883",
            Self::MqttsOnPlain => "write port 8883, on which the server takes MQTT over TLS",
            Self::HttpOnTls => "write https:// for TLS on port 443",
            Self::HttpsOnPlain => "write port 443, or omit the port",
            Self::WsOnTls => "write wss:// for TLS on port 443",
            Self::WssOnPlain => "write port 443, or omit the port",
            Self::ClickHouseOnHttp => "write http:// for this port, or port 9000",
            Self::ClickHouseOnHttps => "write https:// for this port, or port 9440",
            Self::NatsOnMonitoring => "write port 4222, since this port serves the monitoring",
            Self::KafkaOnZooKeeper => "name the brokers, since this port serves ZooKeeper",
            Self::SearchOnDashboards => "write port 9200, since this port serves Kibana or the Dashboards",
        }
    }
}

/// A row of the table: schemes, ports, and how they contradict each other.
type Row = (&'static [&'static str], &'static [&'static str], Clash);

const CLASHES: &[Row] = &[
    (&["smtps", "submissions"], &["587", "2587", "25"], Clash::SmtpsOnStarttls),
    (&["smtp", "submission"], &["465", "2465"], Clash::SmtpOnTls),
    (&["amqp"], &["5671"], Clash::AmqpOnTls),
    (&["amqps"], &["5672"], Clash::AmqpsOnPlain),
    (&["amqp"], &["15672", "15671"], Clash::AmqpOnManagement),
    (&["amqps"], &["15672", "15671"], Clash::AmqpsOnManagement),
    (&["mqtt"], &["8883"], Clash::MqttOnTls),
    (&["mqtts"], &["1883"], Clash::MqttsOnPlain),
    (&["http"], &["443"], Clash::HttpOnTls),
    (&["https"], &["80"], Clash::HttpsOnPlain),
    (&["ws"], &["443"], Clash::WsOnTls),
    (&["wss"], &["80"], Clash::WssOnPlain),
    (&["clickhouse"], &["8123"], Clash::ClickHouseOnHttp),
    (&["clickhouse"], &["8443"], Clash::ClickHouseOnHttps),
    (&["nats", "tls"], &["8222"], Clash::NatsOnMonitoring),
    // Without a scheme, it is a list of brokers.
    (
        &["kafka", "kafka+ssl", "plaintext", "sasl_plaintext", "sasl_ssl", ""],
        &["2181"],
        Clash::KafkaOnZooKeeper,
    ),
    // It is told only of a search cluster.
    (&["http", "https"], &["5601"], Clash::SearchOnDashboards),
];
