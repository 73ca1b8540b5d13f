use factor3::resource::Http;
use factor3::{Config, SecretString};

/// Buckets of S3. Without one, files are kept in a local directory.
#[derive(Debug, Config)]
pub struct Storage {
    /// Bucket of the uploaded packages.
    #[config(requires(s3_index_bucket, aws_access_key, aws_secret_key, s3_cdn))]
    pub s3_bucket: Option<String>,
    /// Region of the bucket.
    #[config(default = "us-west-1")]
    pub s3_region: String,
    /// Host name, or URL, from which users download.
    pub s3_cdn: Option<String>,
    /// Bucket of the index.
    pub s3_index_bucket: Option<String>,
    /// Region of the index's bucket.
    #[config(default = "us-west-1")]
    pub s3_index_region: String,
    /// Id of the access key for both buckets, the logs and the CDN.
    #[config(requires(aws_secret_key))]
    pub aws_access_key: Option<String>,
    /// Secret of the access key.
    pub aws_secret_key: Option<SecretString>,
}

/// A queue of SQS. Without a URL, the queue is empty.
#[derive(Debug, Config)]
pub struct CdnLogQueue {
    /// URL of the queue.
    #[config(requires(access_key, secret_key, region))]
    pub url: Option<Http>,
    /// Id of the access key.
    #[config(not_secret)]
    pub access_key: Option<String>,
    /// Secret of the access key.
    pub secret_key: Option<SecretString>,
    /// Region of the queue.
    pub region: Option<String>,
}
