//! The queue of orders to confirm: a sorted set in Redis.
//!
//! The score of a job is the time from which a worker may take it, by the clock of Redis. A worker that takes a job moves that
//! time ahead by a lease, and removes the job only when it is done. So a job is not lost if a worker is killed. It is done at
//! least once.

use std::time::Duration;

use redis::aio::ConnectionManager;
use redis::{AsyncCommands as _, RedisResult, cmd};

const QUEUE: &str = "orders:queue";

/// `PUT job delay`
const PUT: &str = "\
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])";

/// `TAKE lease`
const TAKE: &str = "\
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local job = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, 1)[1]
if job then redis.call('ZADD', KEYS[1], now + ARGV[1], job) end
return job";

#[derive(Clone)]
pub struct Queue(ConnectionManager);

impl Queue {
    pub fn new(redis: ConnectionManager) -> Self {
        Self(redis)
    }

    /// Adds or returns an order. A worker may take it after `delay`.
    pub async fn put(&mut self, order: i64, delay: Duration) -> RedisResult<()> {
        cmd("EVAL").arg((PUT, 1, QUEUE, order, millis(delay))).exec_async(&mut self.0).await
    }

    /// Takes the order that has waited longest, if there is one. After the lease, another worker may take it.
    pub async fn take(&mut self, lease: Duration) -> RedisResult<Option<i64>> {
        cmd("EVAL").arg((TAKE, 1, QUEUE, millis(lease))).query_async(&mut self.0).await
    }

    pub async fn done(&mut self, order: i64) -> RedisResult<()> {
        self.0.zrem(QUEUE, order).await
    }

    pub async fn answers(&mut self) -> bool {
        cmd("PING").exec_async(&mut self.0).await.is_ok()
    }
}

fn millis(duration: Duration) -> u64 {
    duration.as_millis().try_into().unwrap_or(u64::MAX)
}
