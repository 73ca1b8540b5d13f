use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use factor3::{Config, FromEnvStr, Hex, SecretString, ValueError};

use super::{Blocked, CdnLogQueue, Database, RateLimits, Storage, Telemetry};

/// What the server and the worker share.
#[derive(Debug, Config)]
pub struct Common {
    /// Whether the platform is Heroku. Then database connections need TLS.
    #[config(is_set)]
    pub heroku: bool,
    /// Whether the process runs in the container for development.
    #[config(is_set)]
    pub dev_docker: bool,
    /// Port on which the server listens.
    #[config(default = 8888)]
    pub port: u16,
    /// Largest number of threads for blocking work; the runtime chooses if it is not set.
    pub server_threads: Option<usize>,
    /// The databases and their pools of connections.
    #[config(flatten)]
    pub database: Database,
    /// Workers for the queue of backfill jobs.
    #[config(default = 0)]
    pub backfill_workers: usize,
    /// Buckets for uploads and for the index.
    #[config(flatten)]
    pub storage: Storage,
    /// The queue of notices about new request logs of the CDN.
    #[config(flatten, prefix = "CDN_LOG_QUEUE_")]
    pub cdn_log_queue: CdnLogQueue,
    /// Signs and encrypts session cookies.
    #[config(min_len = 32, generate = "openssl rand -hex 32")]
    pub session_key: SecretString,
    /// Id of the OAuth application on GitHub; empty if nobody signs in.
    #[config(allow_empty)]
    pub gh_client_id: String,
    /// Secret of the OAuth application on GitHub; empty if nobody signs in.
    #[config(allow_empty)]
    pub gh_client_secret: SecretString,
    /// Encrypts the OAuth tokens in the database.
    #[config(generate = "openssl rand -hex 32")]
    pub token_encryption_key: Hex<32>,
    /// Largest number of entries in an uploaded archive; unlimited if it is not set.
    pub max_tarball_entries: Option<usize>,
    /// How often a user may publish and yank.
    #[config(flatten)]
    pub rate_limits: RateLimits,
    /// What an operator has blocked by hand.
    #[config(flatten, prefix = "BLOCKED_")]
    pub blocked: Blocked,
    /// Greatest offset of a page of results.
    #[config(default = 200)]
    pub web_max_allowed_page_offset: u32,
    /// Packages that are left out of the lists on the front page.
    #[config(default = "")]
    pub excluded_crate_names: Vec<String>,
    /// Host name under which users reach the registry.
    #[config(default = "registry.example")]
    pub domain_name: String,
    /// Origins from which a browser may send changes.
    #[config(example = "https://registry.example")]
    pub web_allowed_origins: Vec<String>,
    /// Which status codes old versions of the package manager receive.
    #[config(default = "adjust-all")]
    pub cargo_compat_status_codes: StatusCodes,
    /// Pages that the cache of rendered pages holds.
    #[config(default = 1024)]
    pub html_render_cache_cap: u64,
    /// Audience that a token of an identity provider must name.
    #[config(default_from = domain_name)]
    pub trustpub_audience: String,
    /// Turns the creation of API tokens off, and is what users read instead.
    pub disable_token_creation: Option<String>,
    /// Notice on top of every page.
    pub banner_message: Option<String>,
    /// What is not yet on for everyone.
    #[config(flatten)]
    pub features: Features,
    /// Purges the cache of the CDN.
    pub fastly_api_token: Option<SecretString>,
    /// Id of the CDN's service for downloads.
    pub fastly_service_id_static: Option<String>,
    /// Directory of `pg_dump` and `psql`; they are looked up in `PATH` if it is not set.
    pub postgres_bin_dir: Option<PathBuf>,
    /// The account that sends mail. Without it, mail is written to files.
    #[config(flatten, prefix = "MAILGUN_SMTP_", required_if(heroku))]
    pub mailgun: Option<Mailgun>,
    /// Whether mail has an HTML part.
    #[config(default = false)]
    pub html_emails_enabled: bool,
    /// Errors, logs and metrics.
    #[config(flatten)]
    pub telemetry: Telemetry,
}

impl Common {
    /// The address on which the server listens: all of them inside a container, else the local one.
    #[must_use]
    pub fn ip(&self) -> IpAddr {
        match self.heroku || self.dev_docker {
            true => Ipv4Addr::UNSPECIFIED.into(),
            false => Ipv4Addr::LOCALHOST.into(),
        }
    }
}

/// Which status codes the package manager receives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromEnvStr)]
#[config(rename_all = "kebab-case")]
pub enum StatusCodes {
    /// Those of the handlers.
    Disabled,
    /// 200 for every answer, also for errors.
    AdjustAll,
    /// 200 for every success.
    AdjustSuccess,
}

/// An account at Mailgun.
#[derive(Debug, Config)]
pub struct Mailgun {
    /// User name, and the sender of all mail.
    pub login: String,
    /// Password.
    pub password: SecretString,
    /// Host name of the SMTP server.
    pub server: String,
}

/// Switches of features.
#[derive(Debug, Config)]
#[config(validate = invalidation_needs_tags)]
pub struct Features {
    /// Whether a new user has to agree before the account exists.
    #[config(default = false)]
    pub explicit_signup_enabled: bool,
    /// Whether the index says when a version was published.
    #[config(default = false)]
    pub index_include_pubtime: bool,
    /// Whether a published package is packed as a ZIP archive, too.
    #[config(default = false)]
    pub zip_archives_enabled: bool,
    /// Whether uploads carry tags for the cache of the CDN.
    #[config(default = false)]
    pub cache_tags_enabled: bool,
    /// Whether the cache is invalidated by tag instead of by URL.
    #[config(default = false)]
    pub cache_tag_invalidations_enabled: bool,
}

fn invalidation_needs_tags(features: &Features) -> Result<(), ValueError> {
    match features.cache_tag_invalidations_enabled && !features.cache_tags_enabled {
        true => Err(ValueError::because("it needs tags: set CACHE_TAGS_ENABLED=true, too")
            .for_field("cache_tag_invalidations_enabled")),
        false => Ok(()),
    }
}
