use std::num::NonZero;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use factor3::resource::Http;
use factor3::{ByteSize, Config, FromEnvStr};

/// Where documentation and sources are kept.
#[derive(Debug, Config)]
#[config(prefix = "DOCSRS_")]
pub struct Storage {
    /// Directory for everything that the process writes.
    #[config(example = "/var/lib/docsrs")]
    pub prefix: PathBuf,
    /// Kind of the store.
    #[config(env = "STORAGE_BACKEND", default = "s3")]
    pub backend: Backend,
    /// Further attempts of a request to S3 that failed.
    #[config(default = 6)]
    pub aws_sdk_max_retries: u32,
    /// Bucket of the store.
    #[config(default = "rust-docs-rs")]
    pub s3_bucket: String,
    /// Region of the bucket.
    #[config(no_prefix, default = "us-west-1")]
    pub s3_region: String,
    /// Address of a store that is not Amazon's.
    #[config(no_prefix)]
    pub s3_endpoint: Option<Http>,
    /// Largest file that is served.
    #[config(unit = "B", default = "50MiB")]
    pub max_file_size: ByteSize,
    /// Largest page that is served.
    #[config(unit = "B", default = "50MiB")]
    pub max_file_size_html: ByteSize,
    /// Local copies of the indexes of archives.
    #[config(flatten)]
    pub archive_index_cache: ArchiveIndexCache,
    /// Files that are read and compressed at the same time.
    #[config(default_with = thread::available_parallelism().map_or(1, NonZero::get))]
    pub local_filesystem_parallelism: usize,
}

/// A kind of store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromEnvStr)]
#[config(rename_all = "snake_case")]
pub enum Backend {
    /// A store with the API of S3.
    S3,
}

/// Local copies of the indexes of archives.
#[derive(Debug, Config)]
#[config(prefix = "ARCHIVE_INDEX_")]
pub struct ArchiveIndexCache {
    /// Directory of the copies; `archive_cache` below `DOCSRS_PREFIX` if it is not set.
    #[config(env = "CACHE_PATH")]
    pub path: Option<PathBuf>,
    /// Disk space for the copies.
    #[config(env = "CACHE_MAX_SIZE_MB", unit = "MiB", default = "50GiB")]
    pub max_size: ByteSize,
    /// Time that a copy is kept after it was last read.
    #[config(env = "CACHE_TTL", unit = "s", default = "1d")]
    pub ttl: Duration,
    /// Number of copies for which memory is reserved.
    #[config(default = 100_000)]
    pub expected_count: usize,
}
