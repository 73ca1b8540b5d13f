use std::time::Duration;

use factor3::resource::{Amqp, Redis};
use factor3::{Config, FromEnvStr, SecretString};

/// The queue of messages, and the cache.
#[derive(Debug, Config)]
pub struct Backends {
    /// Redis of the queue and the cache, if these have none of their own. With Sentinel, it is one of the Sentinels.
    pub redis_dsn: Option<Redis>,
    /// Largest number of connections to each Redis.
    #[config(default = 100, range = 10..)]
    pub redis_pool_max_size: u16,
    /// Time after which a message that no worker has acknowledged is given to another one.
    #[config(env = "REDIS_PENDING_DURATION_SECS", unit = "s", default = 45)]
    pub redis_pending_duration: Duration,
    /// The main server that Sentinel looks up.
    #[config(flatten, required_if(queue_type = "redissentinel"), required_if(cache_type = "redissentinel"))]
    pub sentinel: Option<Sentinel>,
    /// Kind of the queue.
    #[config(default = "redis")]
    pub queue_type: QueueType,
    /// Redis of the queue.
    #[config(
        fallback = "SVIX_REDIS_DSN",
        required_if(queue_type = "redis"),
        required_if(queue_type = "rediscluster"),
        required_if(queue_type = "redissentinel")
    )]
    pub queue_dsn: Option<Redis>,
    /// Prefix of the queue's name, if several services share a server.
    pub queue_prefix: Option<String>,
    /// Longest wait for a message.
    #[config(env = "QUEUE_MAX_POLL_SECS", unit = "s", default = 20)]
    pub queue_max_poll: Duration,
    /// Kind of the cache. With several instances, only a shared one is right.
    #[config(default = "memory")]
    pub cache_type: CacheType,
    /// Redis of the cache.
    #[config(
        fallback = "SVIX_REDIS_DSN",
        required_if(cache_type = "redis"),
        required_if(cache_type = "rediscluster"),
        required_if(cache_type = "redissentinel")
    )]
    pub cache_dsn: Option<Redis>,
    /// RabbitMQ of the queue.
    #[config(required_if(queue_type = "rabbitmq"))]
    pub rabbit_dsn: Option<Amqp>,
    /// Messages that RabbitMQ sends ahead.
    pub rabbit_consumer_prefetch_size: Option<u16>,
}

/// A server that is found by Sentinel.
#[derive(Debug, Config)]
pub struct Sentinel {
    /// Name under which Sentinel knows the server.
    #[config(env = "SENTINEL_SERVICE_NAME")]
    pub service_name: String,
    /// Whether the connection to the server has TLS.
    #[config(default = false)]
    pub redis_tls_mode_secure: bool,
    /// Number of the database.
    pub redis_db: Option<i64>,
    /// User name at the server.
    pub redis_username: Option<String>,
    /// Password at the server.
    pub redis_password: Option<SecretString>,
    /// Whether version 3 of the protocol is used.
    #[config(default = false)]
    pub redis_use_resp3: bool,
}

/// A kind of queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromEnvStr)]
#[config(rename_all = "lowercase")]
pub enum QueueType {
    /// In this process, which forgets it when it stops.
    Memory,
    /// One server.
    Redis,
    /// A cluster.
    RedisCluster,
    /// A server that is found by Sentinel.
    RedisSentinel,
    /// RabbitMQ.
    RabbitMq,
}

/// A kind of cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromEnvStr)]
#[config(rename_all = "lowercase")]
pub enum CacheType {
    /// In this process.
    Memory,
    /// One server.
    Redis,
    /// A cluster.
    RedisCluster,
    /// A server that is found by Sentinel.
    RedisSentinel,
    /// Nothing is cached.
    None,
}
