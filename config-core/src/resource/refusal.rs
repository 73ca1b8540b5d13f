use crate::value::ValueError;

/// Why a text is no URL of its service.
///
/// The set is closed and its texts are fixed, so nothing of the input can get into an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    // The text as a whole.
    Quoted,
    Newline,
    Surrounded,
    Blank,
    Control,
    Backslash,
    NonAscii,
    Unexpanded,
    TwoUrls,
    // The scheme.
    Scheme,
    MissingScheme,
    Slashes,
    Jdbc,
    GoDsn,
    KeyValue,
    ServiceLink,
    Sentinel,
    SmtpScheme,
    Variation,
    Other(&'static str),
    // The authority.
    At,
    LoneUserinfo,
    EmptyHost,
    EmptyItem,
    SeveralHosts,
    ListUserinfo,
    Differs,
    TooMany,
    Host,
    Ipv6,
    Port,
    EmptyPort,
    NoPort,
    SrvPort,
    Socket,
    SocketHost,
    SocketPorts,
    // What stands behind it.
    Segment,
    QuestionMark,
    Parameter,
    Fragment,
    Insecure,
    // Any part.
    Escape,
    Utf8,
    Nul,
    Redacted,
}

impl Refusal {
    const fn text(self) -> &'static str {
        match self {
            Self::Quoted => "it is wrapped in quotes, which are part of the value here: remove them",
            Self::Newline => "it ends in a line break, as a file does: remove it",
            Self::Surrounded => "it begins or ends with a blank: remove it",
            Self::Blank => "it has a blank in it: write %20, or in a host remove it",
            Self::Control => "it has a control character in it, such as a tab or a line break: remove it",
            Self::Backslash => "it has a backslash in it: write a literal one as %5C",
            Self::NonAscii => {
                "it has a character outside ASCII in it (an invisible one counts): remove it, or write it as \
                 percent-encoded UTF-8"
            }
            Self::Unexpanded => {
                "it has a ${NAME} or $(NAME) in it that nothing expanded: set the value itself; a literal $ \
                 there is %24"
            }
            Self::TwoUrls => "it holds two URLs: keep one; a literal : in it is %3A",
            Self::Scheme => "its scheme is not one of this service: begin it as the example does",
            Self::MissingScheme => "it has no scheme: begin it as the example does",
            Self::Slashes => "after the scheme and its colon there must be two slashes: ://",
            Self::Jdbc => {
                "it is a JDBC URL: remove jdbc: and write the user and password as user:password@host"
            }
            Self::GoDsn => {
                "it is a data source name of a Go driver: write scheme://user:password@host:port/database"
            }
            Self::KeyValue => {
                "it is a connection string of key=value pairs: write scheme://user:password@host:port/database"
            }
            Self::ServiceLink => {
                "it is an address that Kubernetes or Docker made for a service of this name, not a setting: \
                 rename the service, or set enableServiceLinks: false, and set this variable"
            }
            Self::Sentinel => {
                "it names a Redis Sentinel, for which clients share no URL: name the server itself"
            }
            Self::SmtpScheme => {
                "its scheme is not shared by clients: write submission:// for STARTTLS on port 587, or smtps:// \
                 for TLS from the start on port 465"
            }
            Self::Variation => {
                "its scheme is a variation that clients do not share: begin it as the example does, without the \
                 name of a driver"
            }
            Self::Other(text) => text,
            Self::At => {
                "it has an @ behind the one that ends the user and password, or behind the host: write a literal \
                 @ as %40; in a password also / as %2F, ? as %3F, # as %23 and : as %3A"
            }
            Self::LoneUserinfo => {
                "what stands alone before the @ is a user for some clients and the password for others: write \
                 scheme://:PASSWORD@host for a password, scheme://USER:PASSWORD@host for both"
            }
            Self::EmptyHost => "its host is empty: write scheme://host",
            Self::TooMany => "it has more than 256 hosts or parameters",
            Self::EmptyItem => "its list of hosts has an empty item: remove the comma",
            Self::SeveralHosts => "it names several hosts, and this service takes one; a literal , is %2C",
            Self::ListUserinfo => {
                "its user and password stand before the first of several hosts: write the whole URL for each, \
                 scheme://user:password@host, separated by commas"
            }
            Self::Differs => {
                "the URLs of its list differ in more than host and port: write the same scheme, user, password, \
                 path and parameters in each"
            }
            Self::Host => {
                "its host is no name of letters, digits, dots, - and _, nor an IP address: an IPv4 address is \
                 four decimal numbers, and a / ? # @ : in a password must be written as %2F %3F %23 %40 %3A"
            }
            Self::Ipv6 => "its IPv6 address is not complete or not in brackets: write [::1] or [::1]:PORT",
            Self::Port => {
                "its port is not a whole number from 1 to 65535; if that is a part of the password, it must be \
                 followed by @host, and a / ? # : @ in it written as %2F %3F %23 %3A %40"
            }
            Self::EmptyPort => "its port is empty: write the number, or leave the colon away for the default",
            Self::NoPort => "its port is missing, and this scheme has no default: write host:port",
            Self::SrvPort => {
                "its host is looked up in DNS SRV records, which name the port: leave the port away"
            }
            Self::Socket => {
                "a socket is written as an absolute path and without a host: unix:///run/name.sock"
            }
            Self::SocketHost => {
                "a socket in the place of the host is an absolute path, percent-encoded and without parentheses: \
                 scheme://%2Frun%2Fname.sock/database"
            }
            Self::SocketPorts => "its sockets have different ports: use one port",
            Self::Segment => {
                "its path is more than one name: write a literal / in it as %2F, and none at its end"
            }
            Self::QuestionMark => {
                "its path goes on with a parameter behind an &: begin the first one with ?; a literal & is %26"
            }
            Self::Parameter => "its query is not key=value, separated by &: a literal & is %26",
            Self::Fragment => "it has a # in it, and behind that nothing is read: write a literal # as %23",
            Self::Insecure => {
                "#insecure turns the verification of TLS off, and its scheme has no TLS: remove it"
            }
            Self::Escape => "it has a % that begins no escape: write a literal % as %25",
            Self::Utf8 => "its percent escapes are not UTF-8: encode the text as UTF-8 first",
            Self::Nul => "it has a %00 in it: remove it",
            Self::Redacted => "it was redacted: *** stands where the credential was; set the original",
        }
    }
}

impl From<Refusal> for ValueError {
    fn from(refusal: Refusal) -> Self {
        Self::because(refusal.text())
    }
}
