//! Brokers, queues and caches with one server.

use factor3::resource::{Amqp, Beanstalkd, Mqtt, Redis};

use super::{Template, reads};

pub(crate) const TEMPLATES: &[Template] = &[
    (reads::<Amqp>, "amqp://shop:{}@mq:5672/vhost"),
    (reads::<Amqp>, "amqps://shop:{}@mq/eu%2Forders?heartbeat=30&verify=verify_peer"),
    (reads::<Amqp>, "amqp://:{}@/"),
    (reads::<Amqp>, "amqp://shop{}/x@mq/vhost"),
    (reads::<Amqp>, "amqps://shop:x@mq/vhost?keyfile=key.pem&password={}&heartbeat=30"),
    (reads::<Amqp>, "amqps://mq?password={}"),
    (reads::<Amqp>, "amqp://shop:{}@mq//"),
    (reads::<Amqp>, "amqp://shop:{}@a;amqp://shop:{}@b"),
    (reads::<Amqp>, "amqp://mq&password={}@x"),
    (reads::<Beanstalkd>, "beanstalk://{}@queue/tube"),
    (reads::<Beanstalkd>, "beanstalk://user:{}@queue:11300/tube"),
    (reads::<Beanstalkd>, "beanstalkd://queue/tube?token={}&ttr=60"),
    (reads::<Mqtt>, "mqtt://meter:{}@broker:1883?client_id=meter"),
    (reads::<Mqtt>, "mqtts://{}@broker"),
    (reads::<Mqtt>, "mqtts://{}:@broker?clientId=meter"),
    (reads::<Mqtt>, "mqtts://{}:x@broker"),
    (reads::<Mqtt>, "mqtt://broker?username=meter&password={}"),
    (reads::<Mqtt>, "mqtt://broker?client_id={}"),
    (reads::<Mqtt>, "wss://meter:{}@broker/mqtt"),
    (reads::<Mqtt>, "wss://broker/{}"),
    (reads::<Mqtt>, "wss://broker/mqtt?X-Amz-Date=1&X-Amz-Signature={}&client_id=meter"),
    (reads::<Mqtt>, "ssl://meter:{}@broker:8883"),
    (reads::<Redis>, "rediss://:{}@cache:6380/0?ssl_cert_reqs=none"),
    (reads::<Redis>, "cache:6380,password={},ssl=True"),
    (reads::<Redis>, "tcp://cache:6379?password={}"),
    (reads::<Redis>, "redis://cache:6379&password={}@x"),
    (reads::<Redis>, "REDIS_URL=redis://:{}@cache"),
    (reads::<Redis>, "redis://:{}@cache:6379/0"),
    (reads::<Redis>, "rediss://worker:{}@cache/1#insecure"),
    (reads::<Redis>, "redis://{}@cache/0"),
    (reads::<Redis>, "unix:///run/redis.sock?db=1&pass={}"),
    (reads::<Redis>, "redis://cache?password={}&db=2"),
    (reads::<Redis>, "valkey+unix://:{}@/run/valkey.sock"),
];
