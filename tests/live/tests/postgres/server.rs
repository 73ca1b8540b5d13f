use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use factor3_live_tests::{Certificate, PASSWORD, Server, USER, output, temp_dir, tied_to_us};

/// A PostgreSQL cluster that trusts nobody: every connection, sockets included, has to give its password
/// (scram-sha-256). Its role is [`USER`], with [`PASSWORD`].
#[derive(Debug)]
pub(crate) struct PostgresServer {
    server: Server,
    port: u16,
}

impl PostgresServer {
    /// A database whose name has to be escaped too.
    pub(crate) const DATABASE: &str = "orders/2026 \u{fc}+%?#@";

    pub(crate) fn start() -> Self {
        Self::start_with(&[])
    }

    /// The same, with TLS and a certificate for `localhost`.
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

    /// Makes the role, and its databases `first`, `second`, [`DATABASE`](Self::DATABASE), and that of the role.
    fn prepare(&self) {
        let mut psql = Command::new("psql");
        psql.args(["-Xq", "--username=admin", "--dbname=postgres", "--host", self.socket()])
            .args(["--port", &self.port.to_string()])
            .env("PGPASSWORD", ADMIN);
        let (role, password) = (USER.replace('"', "\"\""), PASSWORD.replace('\'', "''"));
        psql.arg(format!("--command=create role \"{role}\" login password '{password}'"));
        for database in ["first", "second", Self::DATABASE, &role] {
            psql.arg(format!("--command=create database \"{database}\" owner \"{role}\""));
        }
        output(&mut psql);
    }
}

/// Stops the processes it has started, which are no group of its own.
impl Drop for PostgresServer {
    fn drop(&mut self) {
        let mut stop = as_postgres(self.server.dir(), "pg_ctl");
        let _ = stop.args(["stop", "-Ddata", "-mimmediate", "-s"]).stderr(Stdio::null()).status();
    }
}

const ADMIN: &str = "admin-of-this-test";

/// A program of PostgreSQL in `dir`, as the user `postgres` if we are root, who may not run one.
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

/// The programs of the newest PostgreSQL, which Debian keeps out of `PATH`.
fn binaries() -> PathBuf {
    let version = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let installed = fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL is not installed");
    let newest = installed.map(|entry| entry.unwrap().path()).max_by_key(version);
    newest.expect("PostgreSQL is not installed").join("bin")
}

fn is_ready(dir: &Path, [port]: [u16; 1]) -> bool {
    let mut command = Command::new(binaries().join("pg_isready"));
    command.arg("-q").arg("-h").arg(dir).args(["-p", &port.to_string()]);
    command.status().unwrap().success()
}
