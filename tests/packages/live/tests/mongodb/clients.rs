//! The client, made from the URL and from the parts of a handle.
//!
//! The rustdoc of `MongoDb` shows this code word for word.

use factor3::ExposeSecret;
use factor3::resource::{Endpoint, MongoDb, Tls};
use mongodb::bson::{Document, doc};
use mongodb::error::Result;
use mongodb::options::{AuthMechanism, ClientOptions, Credential, ServerAddress, TlsOptions};
use mongodb::{Client, options};

/// The options from the URL.
pub(crate) async fn url_options(db: &MongoDb) -> Result<ClientOptions> {
    let options = ClientOptions::parse(db.expose_url()).await?;
    Ok(options)
}

/// The options from the parts.
pub(crate) fn parts_options(db: &MongoDb) -> Result<ClientOptions> {
    let mut options = ClientOptions::default();
    options.hosts.clear();
    for endpoint in db.endpoints() {
        options.hosts.push(match endpoint {
            Endpoint::Tcp { host, port } => {
                let (host, port) = (host.clone(), Some(*port));
                ServerAddress::Tcp { host, port }
            }
            socket => ServerAddress::Unix { path: socket.host().into() },
        });
    }
    if db.username().is_some() || db.auth_mechanism().is_some() {
        let mut credential = Credential::default();
        credential.username = db.username().map(str::to_owned);
        credential.password = db.password().map(|password| password.expose_secret().to_owned());
        credential.source = db.auth_source().map(str::to_owned);
        credential.mechanism = db.auth_mechanism().map(str::parse::<AuthMechanism>).transpose()?;
        options.credential = Some(credential);
    }
    if db.tls() != Tls::Off {
        let mut tls = TlsOptions::default();
        tls.allow_invalid_certificates = Some(db.tls() == Tls::Require);
        tls.ca_file_path = db.param("tlsCAFile").map(Into::into);
        options.tls = Some(options::Tls::Enabled(tls));
    }
    options.default_database = db.database().map(str::to_owned);
    options.repl_set_name = db.replica_set().map(str::to_owned);
    Ok(options)
}

/// The user of the connection, the database that holds the user, and the default database.
pub(crate) async fn session(options: ClientOptions) -> Result<[String; 3]> {
    let client = Client::with_options(short(options))?;
    let database = client.default_database().unwrap_or_else(|| client.database("none"));
    let status = database.run_command(doc! { "connectionStatus": 1 }).await?;
    let users = status.get_document("authInfo").unwrap().get_array("authenticatedUsers").unwrap();
    let user: &Document = users.first().unwrap().as_document().unwrap();
    let text = |name| user.get_str(name).unwrap().to_owned();
    // This command needs the user.
    database.list_collection_names().await?;
    Ok([text("user"), text("db"), database.name().to_owned()])
}

/// The options with shorter timeouts.
pub(crate) fn short(mut options: ClientOptions) -> ClientOptions {
    options.server_selection_timeout = Some(std::time::Duration::from_secs(2));
    options
}
