use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use sqlx::postgres::{PgConnectOptions, PgSslMode};
use sqlx::{AssertSqlSafe, ConnectOptions, Executor};
use tempfile::TempDir;

use super::certificate::Certificate;
use super::{free_port, output, temp_dir, tied_to_us, wait_for};
use crate::{PASSWORD, USER};

/// A PostgreSQL cluster that trusts nobody: every connection, sockets included, has to give its password
/// (scram-sha-256). Its role is [`USER`], with [`PASSWORD`].
pub(crate) struct PostgresServer {
    dir: TempDir,
    process: Child,
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
        self.dir.path().to_str().unwrap()
    }

    pub(crate) fn certificate(&self) -> PathBuf {
        self.dir.path().join("cert.pem")
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
        let (port, process) = (0..5)
            .find_map(|_| {
                let port = free_port();
                let mut process = as_postgres(path, "postgres")
                    .args(["-Ddata", "-cfsync=off", "-clisten_addresses=127.0.0.1,::1"])
                    .args([format!("-p{port}"), format!("-k{}", path.display())])
                    .args(settings)
                    .stderr(Stdio::null())
                    .spawn()
                    .unwrap();
                wait_for(&mut process, || is_ready(path, port)).then_some((port, process))
            })
            .expect("PostgreSQL does not start");
        let server = Self { dir, process, port };
        server.prepare();
        server
    }

    /// Makes the role, and three databases: `first`, `second` and [`DATABASE`](Self::DATABASE).
    fn prepare(&self) {
        let admin = PgConnectOptions::new_without_pgpass()
            .socket(self.dir.path())
            .port(self.port)
            .username("admin")
            .password(ADMIN)
            .database("postgres")
            .ssl_mode(PgSslMode::Disable);
        crate::clients::block_on(async {
            let mut connection = admin.connect().await.unwrap();
            let role = USER.replace('"', "\"\"");
            let password = PASSWORD.replace('\'', "''");
            let mut run = vec![format!("create role \"{role}\" login password '{password}'")];
            for database in ["first", "second", Self::DATABASE, USER] {
                run.push(format!("create database \"{database}\""));
            }
            for statement in run {
                connection.execute(AssertSqlSafe(statement)).await.unwrap();
            }
        });
    }
}

/// Stops it; then its directory goes as well.
impl Drop for PostgresServer {
    fn drop(&mut self) {
        let stop = as_postgres(self.dir.path(), "pg_ctl")
            .args(["stop", "-Ddata", "-mimmediate", "-s"])
            .stderr(Stdio::null())
            .status();
        if !stop.is_ok_and(|status| status.success()) {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
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

fn is_ready(dir: &Path, port: u16) -> bool {
    let mut command = Command::new(binaries().join("pg_isready"));
    command.arg("-q").arg("-h").arg(dir).args(["-p", &port.to_string()]);
    command.status().unwrap().success()
}
