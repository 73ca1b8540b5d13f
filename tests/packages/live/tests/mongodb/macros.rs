//! The macro of `factor3::client`, with a server.

use std::time::Duration;

use factor3::client;
use factor3::resource::MongoDb;
use factor3_live_tests::{USER, escaped, handing_over, userinfos};
use mongodb::options::ClientOptions;

use crate::clients::{session, url_options};
use crate::documents;
use crate::server::MongoServer;

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let source = include_str!("../../../../../config-core/src/client/mongodb.rs");
    handing_over::check_macro(source, include_str!("macros.rs"));
}

#[tokio::test]
async fn the_macro_connects_with_every_reserved_character() {
    let server = MongoServer::start().await;
    for userinfo in userinfos() {
        for (tail, source, database) in [
            ("", "admin", "none"),
            ("/shop", "shop", "shop"),
            ("/other?authSource=shop&authMechanism=SCRAM-SHA-256", "shop", "other"),
            ("/m%C3%BCll?AUTHSOURCE=admin&appName=shop&retryWrites=false", "admin", "m\u{fc}ll"),
        ] {
            let db = documents(&format!("mongodb://{userinfo}@127.0.0.1:{}{tail}", server.port()));
            let options = client::mongodb!(db, crate = ::mongodb).unwrap();
            assert_eq!(session(options).await.unwrap(), [USER, source, database], "{tail}");
        }
    }
}

#[tokio::test]
async fn tls() {
    let server = MongoServer::start_with_tls().await;
    let ([userinfo, _], port) = (userinfos(), server.port());
    let ca = escaped(&server.certificate());
    for (host, query, connects) in [
        ("localhost", "tls=true".to_owned(), false),
        ("localhost", format!("tls=true&tlsCAFile={ca}"), true),
        ("127.0.0.1", format!("tls=true&tlsCAFile={ca}"), false),
        ("127.0.0.1", "tls=true&tlsInsecure=true".to_owned(), true),
        ("localhost", "tls=false".to_owned(), false),
    ] {
        let db = documents(&format!("mongodb://{userinfo}@{host}:{port}/?{query}"));
        let session = session(client::mongodb!(db).unwrap()).await;
        assert_eq!(session.is_ok(), connects, "{host} {query}: {session:?}");
    }
}

struct Config {
    mongodb_url: MongoDb,
}

#[tokio::test]
async fn the_code_of_the_rustdoc_connects() -> Result<(), Box<dyn std::error::Error>> {
    let server = MongoServer::start().await;
    let [userinfo, _] = userinfos();
    let config =
        Config { mongodb_url: documents(&format!("mongodb://{userinfo}@127.0.0.1:{}", server.port())) };
    let options = client::mongodb!(config.mongodb_url)?;
    let client = mongodb::Client::with_options(options)?;
    client.list_database_names().await?;
    Ok(())
}

/// The macro makes what the driver's own parser makes of the same URL.
#[tokio::test]
async fn the_options_are_those_of_the_drivers_parser() {
    for tail in [
        "",
        "/shop",
        "/shop?replicaSet=rs0&readPreference=secondaryPreferred&readConcernLevel=majority",
        "?w=majority&wtimeoutMS=250&journal=true",
        "?w=2",
        "?w=dc-1&readPreference=nearest&readConcernLevel=local",
        "?retryWrites=false&retryReads=true&maxPoolSize=5&minPoolSize=1&maxConnecting=3&maxIdleTimeMS=120000",
        "?connectTimeoutMS=7&serverSelectionTimeoutMS=8&heartbeatFrequencyMS=900&localThresholdMS=4",
        "?tls=true&tlsCAFile=%2Fca.pem&tlsCertificateKeyFile=%2Fkey.pem",
        "?tls=true&tlsInsecure=true&appName=shop",
        "?directConnection=true",
        "?loadBalanced=true",
        "?authMechanism=MONGODB-X509&tls=true",
    ] {
        let user = if tail.contains("X509") { "" } else { "app:x%2Fy@" };
        let db = documents(&format!("mongodb://{user}db.example.com:27018{tail}"));
        let (ours, theirs) = (client::mongodb!(db).unwrap(), url_options(&db).await.unwrap());
        assert_eq!(shown(ours), shown(theirs), "{tail}");
    }
    let db = documents("mongodb://a,b:27018,%2Ftmp%2Fm.sock/shop?replicaSet=rs0");
    assert_eq!(client::mongodb!(db).unwrap().hosts, url_options(&db).await.unwrap().hosts);
}

/// Every option that the macro sets, in a form that can be compared.
fn shown(options: ClientOptions) -> String {
    let credential = options
        .credential
        .as_ref()
        .map(|one| (one.username.clone(), one.password.clone(), one.source.clone(), one.mechanism.clone()));
    // Without TLS, the parser leaves it out, and with TLS, verification is its default.
    let tls = match options.tls.clone() {
        Some(mongodb::options::Tls::Enabled(tls)) => {
            let unverified = tls.allow_invalid_certificates.unwrap_or_default();
            Some((unverified, tls.ca_file_path, tls.cert_key_file_path))
        }
        _ => None,
    };
    format!(
        "{credential:?} {tls:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        (options.hosts, options.default_database, options.repl_set_name, options.app_name),
        (options.direct_connection.unwrap_or_default(), options.load_balanced.unwrap_or_default()),
        (options.retry_writes, options.retry_reads, options.max_pool_size, options.min_pool_size),
        (options.max_connecting, options.max_idle_time, options.connect_timeout),
        (options.server_selection_timeout, options.heartbeat_freq, options.local_threshold),
        (options.write_concern, options.read_concern),
        options.selection_criteria,
    )
}

#[test]
fn what_the_driver_cannot_express_is_refused() {
    for (url, reason) in [
        ("mongodb+srv://app:hunter2@cluster.example.com", "ClientOptions::parse"),
        ("mongodb://db?tls=true&tlsAllowInvalidHostnames=true", "name of the host"),
        ("mongodb://db?compressors=zstd", "does not pass"),
        ("mongodb://db?readPreferenceTags=dc:x", "does not pass"),
        ("mongodb://db?maxPoolSize=x", "whole number"),
        ("mongodb://db?readPreference=hunter2", "readPreference"),
        ("mongodb://db?retryWrites=hunter2", "true or false"),
        ("mongodb://u:p@db?authMechanism=MONGODB-AWS", "built without"),
    ] {
        let db = documents(url);
        let error = client::mongodb!(db).unwrap_err().to_string();
        assert!(error.contains(reason) && !error.contains("hunter2"), "{url}: {error}");
    }
    let db = documents("mongodb://db?compressors=zstd&maxPoolSize=9");
    let options = client::mongodb!(db, ignore = ["compressors"]).unwrap();
    assert_eq!((options.max_pool_size, options.connect_timeout), (Some(9), None::<Duration>));
}
