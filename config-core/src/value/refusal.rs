use thiserror::Error;

/// Why a value is not a URL of its service, and the fix. It holds no part of the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum Refusal {
    // The value as a whole.
    #[error("it is wrapped in quotes, which are part of the value here: remove them")]
    Quoted,
    #[error("it ends in a line break, as a file does: remove it")]
    Newline,
    #[error("it begins or ends with a blank: remove it")]
    Surrounded,
    #[error("it has a blank in it: write it as %20, or remove it if it is in the host")]
    Blank,
    #[error("it has a blank beside a : / = ? & or @: remove it")]
    BlankAtEdge,
    #[error(
        "it has a blank before a parameter: write a ? before the first parameter, and an & before each other one"
    )]
    BlankBeforeParameter,
    #[error("it has a control character in it, such as a tab or a line break: remove it")]
    Control,
    #[error(
        "it has a backslash in it: remove it if it only escapes the next character, as for a shell; write a literal one as \
         %5C"
    )]
    Backslash,
    #[error("it has an escape of JSON in it, such as \\u0026 for &: write the character itself")]
    JsonEscape,
    #[error("it ends in the two characters \\n, which stand for a line break: remove them")]
    WrittenNewline,
    #[error(
        "it has a character outside ASCII in it (an invisible one counts): remove it, or write it as \
         percent-encoded UTF-8"
    )]
    NonAscii,
    #[error(
        "its host has a character outside ASCII in it: remove an invisible one, write a hyphen, a dot or a digit in ASCII, and \
         an international name as xn--..."
    )]
    NonAsciiHost,
    #[error(
        "it has a ${{NAME}} or $(NAME) in it that nothing expanded: set the value itself; write a literal $ \
         there as %24"
    )]
    Unexpanded,
    #[error("it has a template in it, such as {{{{ name }}}}, that nothing expanded: set the value itself")]
    Template,
    #[error("it has a %NAME% in it that nothing expanded: set the value itself")]
    WindowsVariable,
    #[error(
        "it contains two URLs separated by a semicolon, and this setting takes one URL: keep one; an application can \
         read a list by a field of several URLs with the separator ;"
    )]
    UrlsBySemicolon,
    #[error("its hosts are separated by semicolons: separate them by commas")]
    Semicolons,
    #[error("a comment follows it: remove the blank, the # and everything after it")]
    Comment,
    #[error("it has a blank after a comma: remove the blank")]
    BlankInList,
    #[error("the text after its comma is not a URL: begin each item with its scheme")]
    NoUrlAfterComma,
    #[error("it is several URLs with blanks between them: separate them by commas")]
    UrlsByBlank,
    #[error("its hosts are separated by blanks: separate them by commas")]
    BlanksInList,
    #[error("it is JSON, as a platform or a secret store gives it: set only the URL that is inside")]
    Json,
    #[error("it is a command: write only the URL, without the command and the quotes")]
    Command,
    #[error(
        "it is a command: write only the URL, without the command and the quotes, and begin it with rediss:// in place of \
         redis://, since the command has --tls"
    )]
    CommandWithTls,
    #[error("it is a command without a URL: write scheme://{0}, and keep its setting of TLS")]
    CommandWithoutUrl(&'static str),
    #[error("it begins with the name of a variable: remove the name and the = before the URL")]
    Assignment,
    #[error(
        "it is the ARN of a secret or a resource, which nothing replaced: set the URL, or have the platform insert \
         the value of the secret"
    )]
    Arn,
    #[error(
        "it is a reference to Azure Key Vault that was not resolved: correct the reference, and allow the \
         application's \
         identity to read the secret"
    )]
    KeyVault,
    #[error(
        "it is a word that turns a setting off, not a URL: remove the variable if it is optional, or set a URL"
    )]
    TurnedOff,
    #[error("it contains two URLs: keep one; write a literal : in it as %3A")]
    TwoUrls,
    #[error("it has a second scheme before its host: remove that scheme")]
    SecondScheme,
    #[error(
        "its port is an address that Kubernetes or Docker made for a service, as the variable REDIS_PORT has it: write the \
         number"
    )]
    LinkAsPort,
    // The scheme.
    #[error("its scheme does not belong to this service: begin it as the example does")]
    Scheme,
    #[error("it has no scheme: begin it as the example does")]
    MissingScheme,
    #[error("it has something before its scheme, such as a bracket or a name: write only the URL")]
    TextBefore,
    #[error("its scheme and colon are not followed by two slashes: write ://")]
    Slashes,
    #[error("it is a JDBC URL: remove jdbc: and write the user and password as user:password@host")]
    Jdbc,
    #[error("it is an R2DBC URL: remove r2dbc: and write the user and password as user:password@host")]
    R2dbc,
    #[error(
        "it is a data source name of a Go driver: write scheme://user:password@host:port/database, and keep its setting of TLS"
    )]
    GoDsn,
    #[error("it is a connection string of key=value pairs: write scheme://{0}, and keep its setting of TLS")]
    KeyValue(&'static str),
    #[error(
        "it is an address that Kubernetes or Docker made for a service of this name, not a setting: \
         rename the service, or set enableServiceLinks: false, and set this variable"
    )]
    ServiceLink,
    #[error("it names a Redis Sentinel, for which clients have no common URL: name the server itself")]
    Sentinel,
    #[error("its scheme names a transport, not a service: begin it as the example does")]
    Transport,
    #[error(
        "its scheme is a variant that only some clients know: begin it with {0}://, which has verified TLS"
    )]
    TlsScheme(&'static str),
    #[error(
        "its scheme is a variant that only some clients know: begin it as the example does, and add {0}, which is \
         verified TLS"
    )]
    TlsParameter(&'static str),
    #[error(
        "its scheme is known to only some clients: write submission:// for STARTTLS on port 587, or smtps:// \
         for TLS from the start on port 465"
    )]
    SmtpScheme,
    #[error(
        "its scheme is a variant that only some clients know: begin it as the example does, without the name \
         of a driver"
    )]
    Variation,
    #[error(
        "it is {0} URL: set the URL of a service of the expected kind; another kind needs a change of the code"
    )]
    Other(OtherService),
    #[error(
        "it is a Cloud ID: set the URL of the cluster instead, https://host:port, as the console of Elastic Cloud \
         shows it"
    )]
    CloudId,
    #[error(
        "its scheme does not name a service: write mqtt:// instead of tcp://, mqtts:// instead of tls://; \
         if Kubernetes or Docker made this tcp:// address for a service of this name, rename the \
         service, or set enableServiceLinks: false"
    )]
    MqttScheme,
    #[error(
        "its scheme does not name a service: write clickhouse:// instead of tcp://; if Kubernetes or Docker \
         made this address for a service of this name, rename the service, or set enableServiceLinks: false"
    )]
    ClickHouseScheme,
    /// A message in the words of one service.
    #[error("{0}")]
    Service(&'static str),
    // The authority.
    #[error(
        "it has an @ too many: write each @ as %40, except the one before the host; in a password, also write \
         / as %2F, ? as %3F, # as %23 and : as %3A"
    )]
    At,
    #[error(
        "clients disagree whether the part before the @ is a user or a password: write scheme://:PASSWORD@host \
         for a password, scheme://USER:PASSWORD@host for both"
    )]
    LoneUserinfo,
    #[error("its host is empty: write scheme://host")]
    EmptyHost,
    #[error("its list of hosts has an empty item: remove the comma")]
    EmptyItem,
    #[error("it names several hosts, and this service takes one: keep one; write a literal , as %2C")]
    SeveralHosts,
    #[error(
        "its list of hosts has a user and password in it: write the whole URL for each, scheme://user:password@host, \
         separated by commas; write a literal @ , in a password as %40 %2C"
    )]
    ListUserinfo,
    #[error(
        "the URLs of its list differ in more than host and port: write the same scheme, user, \
         password, path and parameters in each"
    )]
    Differs,
    #[error("it has more than 256 hosts or parameters: remove some")]
    TooMany,
    #[error(
        "its host is neither a name of letters, digits, dots, - and _ nor an IP address: write an IPv4 address \
         as four decimal numbers, and a / ? # @ : in a password as %2F %3F %23 %40 %3A"
    )]
    Host,
    /// For a URL that has no password.
    #[error(
        "its host is neither a name of letters, digits, dots, - and _ nor an IP address: write an IPv4 \
         address as four \
         decimal numbers, and an international name as xn--..."
    )]
    HostAlone,
    #[error("a part of its host in brackets is a placeholder: write the real name")]
    PlaceholderInHost,
    #[error(
        "its host has a percent escape in it, which some clients do not decode: write the name itself; the path of a \
         socket begins with %2F"
    )]
    HostEscape,
    #[error(
        "it has a parameter before its path: begin the first parameter with ?, as in host:port?name=value; write a \
         literal & ; , | ? in the user or the password as %26 %3B %2C %7C %3F"
    )]
    EarlyParameter,
    /// For a URL that has no password.
    #[error(
        "it has a parameter directly after the host or port: begin the first parameter with ?, as in \
         host:port?name=value"
    )]
    EarlyParameterAlone,
    #[error("its IPv6 address is incomplete or not in brackets: write [::1] or [::1]:PORT")]
    Ipv6,
    #[error(
        "its port is not a whole number from 1 to 65535: correct it; if it is a part of the password, write \
         @host after it, and a / ? # : @ in it as %2F %3F %23 %3A %40"
    )]
    Port,
    #[error("it has two ports after its host: remove one")]
    TwoPorts,
    /// For a URL that has no password.
    #[error("its port is not a whole number from 1 to 65535: correct it")]
    PortAlone,
    #[error("its port is empty: write the number, or omit the colon for the default")]
    EmptyPort,
    #[error("its port is missing, and this scheme has no default: write host:port")]
    NoPort,
    #[error("its host is looked up in DNS SRV records, which name the port: remove the port")]
    SrvPort,
    #[error("its socket must be an absolute path without a host: write unix:///run/name.sock")]
    Socket,
    #[error(
        "a socket in place of the host must be an absolute path, percent-encoded and without parentheses: \
         write scheme://%2Frun%2Fname.sock/database"
    )]
    SocketHost,
    #[error("its sockets have different ports: use one port")]
    SocketPorts,
    // Path, query and fragment.
    #[error("its path is more than one name: write a literal / in it as %2F, and no / at its end")]
    Segment,
    #[error(
        "its path continues with a parameter after an &: begin the first parameter with ?; write a literal & \
         as %26"
    )]
    QuestionMark,
    #[error(
        "its path has a segment . or .. in it, which some clients resolve and others keep: write another name"
    )]
    DotSegment,
    #[error("it has &amp; in it, which is & in HTML: write & itself")]
    HtmlEscape,
    #[error(
        "its query is not key=value pairs separated by &: write a literal & as %26, key= for a key without a value, and no & \
         at its end"
    )]
    Parameter,
    #[error("it has a # in it, and everything after it would be ignored: write a literal # as %23")]
    Fragment,
    #[error("#insecure turns off the verification of TLS, and its scheme has no TLS: remove #insecure")]
    Insecure,
    // Any part.
    #[error("it has a % that does not begin an escape: write a literal % as %25")]
    Escape,
    #[error("it has two % before an escape: write one %, as in %40 for an @")]
    DoublePercent,
    #[error("its percent escapes are not UTF-8: encode the text as UTF-8 first")]
    Utf8,
    #[error("it has a %00 in it: remove it")]
    Nul,
    #[error("it was redacted, and has *** in place of the credential: set the original")]
    Redacted,
}

/// A service other than the expected one, with its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum OtherService {
    #[error("a PostgreSQL")]
    Postgres,
    #[error("a MySQL")]
    MySql,
    #[error("an SQLite or file")]
    Sqlite,
    #[error("a SQL Server")]
    SqlServer,
    #[error("an Oracle")]
    Oracle,
    #[error("a CockroachDB")]
    Cockroach,
    #[error("a MongoDB")]
    MongoDb,
    #[error("a ClickHouse")]
    ClickHouse,
    #[error("a libSQL")]
    LibSql,
    #[error("a Prisma Accelerate")]
    Prisma,
    #[error("a Neo4j")]
    Neo4j,
    #[error("an LDAP")]
    Ldap,
    #[error("a CouchDB")]
    CouchDb,
    #[error("an Elasticsearch")]
    Elasticsearch,
    #[error("a Redis or socket")]
    Redis,
    #[error("a Memcached")]
    Memcached,
    #[error("an AMQP")]
    Amqp,
    #[error("a Kafka")]
    Kafka,
    #[error("a NATS")]
    Nats,
    #[error("an MQTT")]
    Mqtt,
    #[error("a Beanstalkd")]
    Beanstalkd,
    #[error("a mail server's")]
    Smtp,
    #[error("an S3")]
    S3,
    #[error("an Azure Blob")]
    AzureBlob,
    #[error("a StatsD")]
    StatsD,
    #[error("a syslog")]
    Syslog,
    #[error("an OTLP or gRPC")]
    Otlp,
    #[error("an HTTP")]
    Http,
    #[error("a proxy")]
    Proxy,
    #[error("a WebSocket")]
    WebSocket,
    #[error("a file transfer")]
    Ftp,
    #[error("a Google Cloud Storage")]
    GoogleStorage,
    #[error("a Cassandra")]
    Cassandra,
    #[error("a Pulsar")]
    Pulsar,
    #[error("an SQS")]
    Sqs,
    #[error("a STOMP")]
    Stomp,
    #[error("a mailbox's")]
    Mailbox,
    #[error("a ZooKeeper")]
    ZooKeeper,
    #[error("a data warehouse's")]
    Warehouse,
}
