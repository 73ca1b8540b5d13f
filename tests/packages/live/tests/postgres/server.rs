use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use factor3_live_tests::{
    Certificate, PASSWORD, PRINTABLE, PRINTABLE_USER, Server, USER, listens, output, temp_dir, tied_to_us,
};

/// A PostgreSQL cluster that requires a password (scram-sha-256) for every connection, also over a socket.
///
/// Its role is [`USER`], with [`PASSWORD`].
#[derive(Debug)]
pub(crate) struct PostgresServer {
    server: Server,
    port: u16,
}

impl PostgresServer {
    /// A database whose name also has to be escaped.
    pub(crate) const DATABASE: &str = "orders/2026 \u{fc}+%?#@";

    pub(crate) fn start() -> Self {
        Self::start_with(&[])
    }

    /// Starts the server with TLS and a certificate for `localhost`.
    pub(crate) fn start_with_tls() -> Self {
        Self::start_with(&["-cssl=on", "-cssl_cert_file=../cert.pem", "-cssl_key_file=../key.pem"])
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The directory of its socket.
    pub(crate) fn socket(&self) -> &str {
        self.server.dir().to_str().unwrap()
    }

    pub(crate) fn certificate(&self) -> PathBuf {
        self.server.dir().join("cert.pem")
    }

    fn start_with(settings: &[&str]) -> Self {
        let dir = temp_dir();
        let path = dir.path();
        let certificate = Certificate::make(path);
        fs::write(path.join("password"), ADMIN).unwrap();
        for path in [path, &path.join("password"), &certificate.pem, &certificate.key] {
            give_to_postgres(path);
        }
        output(
            as_postgres(path, "initdb")
                .args(["--no-sync", "--locale=C", "--encoding=UTF8", "--wal-segsize=1"])
                .args(["--auth=scram-sha-256", "--username=admin", "--pwfile=password", "data"]),
        );
        let (server, [port]) = Server::start(
            dir,
            |dir, [port]| {
                let mut command = as_postgres(dir, "postgres");
                command
                    .args(["-Ddata", "-cfsync=off", "-clisten_addresses=127.0.0.1,::1"])
                    .args([format!("-p{port}"), format!("-k{}", dir.display())])
                    .args(settings);
                command
            },
            is_ready,
        );
        let server = Self { server, port };
        server.prepare();
        server
    }

    /// Makes the role and its databases: `first`, `second`, [`DATABASE`](Self::DATABASE), and one named after the role.
    fn prepare(&self) {
        let mut psql = self.admin();
        let (role, password) = (USER.replace('"', "\"\""), PASSWORD.replace('\'', "''"));
        psql.arg(format!("--command=create role \"{role}\" login password '{password}'"));
        psql.arg(format!(
            "--command=create role {PRINTABLE_USER} login password '{}'",
            PRINTABLE.replace('\'', "''")
        ));
        for database in ["first", "second", Self::DATABASE, &role] {
            psql.arg(format!("--command=create database \"{database}\" owner \"{role}\""));
        }
        output(&mut psql);
    }

    /// Gives the role [`USER`] another password. Its connections stay open.
    pub(crate) fn set_password(&self, password: &str) {
        let (role, password) = (USER.replace('"', "\"\""), password.replace('\'', "''"));
        output(self.admin().arg(format!("--command=alter role \"{role}\" password '{password}'")));
    }

    /// The number of connections of the role [`USER`].
    pub(crate) fn connections(&self) -> usize {
        let count = format!("select count(*) from pg_stat_activity where usename = '{USER}'");
        self.query("postgres", &count).trim().parse().unwrap()
    }

    /// Ends each connection of the role [`USER`].
    pub(crate) fn disconnect(&self) {
        let end = "select pg_terminate_backend(pid, 10000) from pg_stat_activity where usename";
        self.query("postgres", &format!("{end} = '{USER}'"));
    }

    /// The answer to the administrator's query: a line for each row, with `|` between the columns.
    pub(crate) fn query(&self, database: &str, query: &str) -> String {
        output(self.admin().arg("-At").args(["--dbname", database, "--command", query]))
    }

    /// The client of the server's administrator.
    fn admin(&self) -> Command {
        let mut psql = Command::new("psql");
        psql.args(["-Xq", "--username=admin", "--dbname=postgres", "--host", self.socket()])
            .args(["--port", &self.port.to_string()])
            .env("PGPASSWORD", ADMIN);
        psql
    }
}

/// Stops the processes that the server has started, since they are in other process groups.
impl Drop for PostgresServer {
    fn drop(&mut self) {
        let mut stop = as_postgres(self.server.dir(), "pg_ctl");
        let _ = stop.args(["stop", "-Ddata", "-mimmediate", "-s"]).stderr(Stdio::null()).status();
    }
}

const ADMIN: &str = "admin-of-this-test";

/// A command that runs a program of PostgreSQL in `dir`. Root may not run it, so root runs it as the user `postgres`.
fn as_postgres(dir: &Path, program: &str) -> Command {
    let mut command = tied_to_us("INT");
    if is_root() {
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
    }
    command.arg(binaries().join(program)).current_dir(dir).stdout(Stdio::null());
    command
}

fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

fn give_to_postgres(path: &Path) {
    if is_root() {
        let id = |flag| output(Command::new("id").args([flag, "postgres"])).trim().parse().ok();
        chown(path, id("-u"), id("-g")).unwrap();
    }
}

/// The directory with the programs of the newest PostgreSQL, which is not in `PATH` on Debian.
fn binaries() -> PathBuf {
    let version = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let installed = fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL is not installed");
    let newest = installed.map(|entry| entry.unwrap().path()).max_by_key(version);
    newest.expect("PostgreSQL is not installed").join("bin")
}

/// Whether the server answers at its socket and at each address. It also starts if it cannot listen at one address.
fn is_ready(dir: &Path, [port]: [u16; 1]) -> bool {
    let mut command = Command::new(binaries().join("pg_isready"));
    command.arg("-q").arg("-h").arg(dir).args(["-p", &port.to_string()]);
    command.status().unwrap().success() && listens(&[port])
}
