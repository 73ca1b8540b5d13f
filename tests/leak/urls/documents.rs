//! Document and column stores.

use factor3::resource::{ClickHouse, CouchDb, MongoDb};

use super::{Template, reads};

pub(crate) const TEMPLATES: &[Template] = &[
    (reads::<MongoDb>, "mongodb://app:{}@db/shop"),
    (reads::<MongoDb>, "mongodb://app{}/x@db/shop"),
    (reads::<MongoDb>, "mongodb://acct:{}==@acct.mongo.cosmos.azure.com:10255/?ssl=true&appName=@acct@"),
    (reads::<MongoDb>, "mongodb://acct:{}@h/?appName=@acct{}@"),
    (reads::<MongoDb>, "mongodb://acct:{}@h/?appName=@{}@"),
    (reads::<MongoDb>, "mongodb://app:{}@%2Frun%2Fa%3Ab.sock/shop"),
    (reads::<MongoDb>, "mongodb://app:{}@db-1:27018,db-2/shop?replicaSet=rs0&tls=true"),
    (reads::<MongoDb>, "mongodb+srv://app:{}@cluster0.example.net/?retryWrites=true&w=majority"),
    (reads::<MongoDb>, "mongodb://app:{}@%2Ftmp%2Fm.sock/admin"),
    (
        reads::<MongoDb>,
        "mongodb://db/?authMechanism=MONGODB-AWS&authMechanismProperties=AWS_SESSION_TOKEN:{}",
    ),
    (reads::<MongoDb>, "mongodb://db/?AUTHMECHANISMPROPERTIES=AWS_SESSION_TOKEN%3A{}&w=1"),
    (reads::<MongoDb>, "mongodb://db/?tls=true&tlsCertificateKeyFilePassword={}&appName=web"),
    (reads::<MongoDb>, "mongodb://db/?proxyHost=p&proxyUsername=u&proxyPassword={}"),
    (reads::<ClickHouse>, "clickhouse://app:{}@ch/events"),
    (reads::<ClickHouse>, "clickhouse://app{}/x@ch/events"),
    (reads::<ClickHouse>, "clickhouse://ch?database=clickhouse%3A%2F%2Fapp%3A{}%40ch"),
    (reads::<ClickHouse>, "clickhouse://app:{}@ch-1,ch-2:9441/events?secure=true&skip_verify=true"),
    (reads::<ClickHouse>, "https://app:{}@ch:8443/events"),
    (reads::<ClickHouse>, "http://ch:8123/events?user=app&password={}&max_execution_time=60"),
    (reads::<ClickHouse>, "clickhouse://ch?secure=true&pass%77ord={}"),
    (reads::<ClickHouse>, "https://ch:8443?access_token={}&database=events"),
    (reads::<ClickHouse>, "https://ch:8443/?http_proxy=http%3A%2F%2Fu%3A{}%40proxy%3A3128"),
    (reads::<CouchDb>, "http://app:{}@couch:5984/shop"),
    (reads::<CouchDb>, "https://app:{}@account.example.com"),
    (reads::<CouchDb>, "couchdb://app:{}@[::1]/_users"),
    (reads::<CouchDb>, "couchdb://app{}/x@couch/shop"),
    (reads::<CouchDb>, "couchdbs://couch/shop?token={}"),
];
