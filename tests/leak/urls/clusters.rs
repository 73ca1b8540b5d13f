//! Services that are addressed by a list of URLs.

use factor3::resource::{Elasticsearch, Kafka, Memcached, Nats};

use super::{Template, reads};

pub(crate) const TEMPLATES: &[Template] = &[
    (reads::<Kafka>, "kafka://app:{}@b1:9092"),
    (reads::<Kafka>, "kafka+ssl://b1:9096,kafka+ssl://app:{}@b2:9096"),
    (reads::<Kafka>, "kafka://b1?sasl.password={}"),
    (reads::<Kafka>, "SASL_SSL://app:{}@b1:9092, SASL_SSL://app:{}@b2:9092,"),
    (reads::<Nats>, "nats://app:{}@n1, nats://app:{}@n2,"),
    (reads::<Nats>, "nats://app:{}@n1;nats://app:{}@n2"),
    (reads::<Nats>, "nats://n1;password={}@n2"),
    (reads::<Memcached>, "memcached://app:{}@m1, memcached://app:{}@m2"),
    (reads::<Nats>, "nats://{}@n1:4222"),
    (reads::<Nats>, "nats://app:{}@n1:4222"),
    (reads::<Nats>, "tls://app:{}@n1,tls://app:{}@n2:4223,tls://app:{}@n3"),
    (reads::<Nats>, "nats://{}@n1,nats://{}@n2,nats://{}@n3"),
    (reads::<Nats>, "nats://app:pw@n1,nats://app:{}@n2,nats://app:pw@n3"),
    (reads::<Nats>, "nats://n1,nats://n2,nats://{}@n3"),
    (reads::<Nats>, "nats://app:a,{},b@n1,nats://app:a,{},b@n2"),
    (reads::<Nats>, "wss://app:pw@proxy/{}/nats?tenant=1"),
    (reads::<Nats>, "wss://proxy/nats?tenant=1&access={},wss://proxy2/nats?tenant=1&access={}"),
    (reads::<Elasticsearch>, "https://elastic:{}@es:9200"),
    (reads::<Elasticsearch>, "https://{}@es/prefix"),
    (reads::<Elasticsearch>, "https://{}:@es"),
    (reads::<Elasticsearch>, "https://elastic:{}@es-1:9200/p,https://elastic:{}@es-2:9200/p"),
    (reads::<Elasticsearch>, "https://es-1,https://elastic:{}@es-2,https://es-3"),
    (reads::<Elasticsearch>, "https://elastic:a,{}@es-1,https://elastic:a,{}@es-2"),
    (reads::<Elasticsearch>, "https://es:9200/{}"),
    (reads::<Elasticsearch>, "https://es-1/{}/x,https://es-2/{}/x"),
    (reads::<Elasticsearch>, "https://es?api_key={}"),
    (reads::<Memcached>, "memcached://app:{}@m1:11211?protocol=ascii"),
    (reads::<Memcached>, "memcache://app:{}@m1,memcache://app:{}@m2,memcache://app:{}@m3"),
    (reads::<Memcached>, "memcache+tls://m1,memcache+tls://app:{}@m2"),
    (reads::<Memcached>, "memcached://app:a,{}@m1,memcached://app:a,{}@m2"),
    (reads::<Memcached>, "memcached://{}@m1"),
    (reads::<Memcached>, "memcached://app:{}@/run/memcached.sock"),
    (reads::<Memcached>, "memcached://m1?password={}"),
];
