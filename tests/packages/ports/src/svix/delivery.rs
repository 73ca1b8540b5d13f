use std::time::Duration;

use factor3::Config;
use factor3::resource::Proxy;
use ipnet::IpNet;

/// How webhooks are sent.
#[derive(Debug, Config)]
pub struct Delivery {
    /// Waits before each further attempt.
    #[config(unit = "s", default = "5,300,1800,7200,18000,36000,36000")]
    pub retry_schedule: Vec<Duration>,
    /// Longest run of a request.
    #[config(unit = "s", range = 1..=30, default = 30)]
    pub worker_request_timeout: Duration,
    /// Requests that are open at the same time; 0 is unlimited.
    #[config(default = 500)]
    pub worker_max_tasks: u16,
    /// Time of failures after which an endpoint is turned off.
    #[config(unit = "h", default = 120)]
    pub endpoint_failure_disable_after: Duration,
    /// Whether an endpoint must have an `https` URL.
    #[config(default = false)]
    pub endpoint_https_only: bool,
    /// Whether headers begin with `Webhook-` instead of with the service's name.
    #[config(default = false)]
    pub whitelabel_headers: bool,
    /// Private networks in which an endpoint may be.
    #[config(default = "", expected = "a list of subnets", example = "10.0.0.0/8, 172.17.0.0/16")]
    pub whitelist_subnets: Vec<IpNet>,
    /// Whether an endpoint may have any certificate. Others can then read and change what is sent.
    #[config(default = false)]
    pub dangerous_disable_tls_verification: bool,
    /// The way out of the network.
    #[config(flatten)]
    pub proxy: Option<Proxied>,
}

/// A proxy between the server and the endpoints.
#[derive(Debug, Config)]
pub struct Proxied {
    /// The proxy.
    #[config(env = "PROXY_ADDR")]
    pub addr: Proxy,
    /// Addresses, networks and host names that are reached without it.
    #[config(default = "", example = "10.0.0.0/8, .internal")]
    pub noproxy: Vec<String>,
}
