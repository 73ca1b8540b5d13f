//! The client, made from the parts of a handle. The rustdoc of `ClickHouse` shows this code word for word.

use factor3::ExposeSecret;
use factor3::resource::{ClickHouse, Tls};

/// The client of the `clickhouse` crate, if the URL is for the HTTP interface.
pub(crate) fn client(events: &ClickHouse) -> Option<clickhouse::Client> {
    let mut client = clickhouse::Client::default().with_url(events.http_url()?);
    client = client.with_user(events.username().unwrap_or("default"));
    if let Some(password) = events.password() {
        client = client.with_password(password.expose_secret());
    }
    if let Some(database) = events.database() {
        client = client.with_database(database);
    }
    Some(client)
}

/// The arguments of clickhouse-client, which reads the password from its environment or configuration.
pub(crate) fn arguments(events: &ClickHouse) -> Vec<String> {
    let mut arguments = vec![format!("--host={}", events.host()), format!("--port={}", events.port())];
    arguments.extend(events.username().map(|user| format!("--user={user}")));
    arguments.extend(events.database().map(|database| format!("--database={database}")));
    arguments.extend((events.tls() != Tls::Off).then(|| "--secure".to_owned()));
    arguments
}

/// The query for the user and the database of the connection.
pub(crate) const SESSION: &str = "SELECT any(user), currentDatabase() FROM system.processes";

/// The user and the database of the connection.
pub(crate) async fn session(client: &clickhouse::Client) -> clickhouse::error::Result<(String, String)> {
    // The server of Debian is too old for the validation of rows in the client.
    client.clone().with_validation(false).query(SESSION).fetch_one().await
}
