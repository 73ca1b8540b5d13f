//! The client, made by the parts of a handle. What the rustdoc of `ClickHouse` shows stands here word for word.

use factor3::ExposeSecret;
use factor3::resource::{ClickHouse, Tls};

/// For the `clickhouse` crate, where the URL is one of the HTTP interface.
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

/// For clickhouse-client, which is to have the password in its environment or configuration.
pub(crate) fn arguments(events: &ClickHouse) -> Vec<String> {
    let mut arguments = vec![format!("--host={}", events.host()), format!("--port={}", events.port())];
    arguments.extend(events.username().map(|user| format!("--user={user}")));
    arguments.extend(events.database().map(|database| format!("--database={database}")));
    arguments.extend((events.tls() != Tls::Off).then(|| "--secure".to_owned()));
    arguments
}

/// The query that says who is connected to which database.
pub(crate) const SESSION: &str = "SELECT any(user), currentDatabase() FROM system.processes";

/// Who is connected to which database.
pub(crate) async fn session(client: &clickhouse::Client) -> clickhouse::error::Result<(String, String)> {
    // The server of Debian is older than what the client would check its rows by.
    client.clone().with_validation(false).query(SESSION).fetch_one().await
}
