use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use factor3_live_tests::{
    Certificate, PASSWORD, PRINTABLE, PRINTABLE_USER, Server, USER, has_ipv6, listens, output, temp_dir,
    tied_to_us,
};

/// A MariaDB server, with TLS or without. Its user is [`USER`], with [`PASSWORD`].
#[derive(Debug)]
pub(crate) struct MariaDbServer {
    server: Server,
    port: u16,
}

impl MariaDbServer {
    /// A database whose name also has to be escaped.
    pub(crate) const DATABASE: &str = "orders/2026 \u{fc}+%?#@";

    pub(crate) fn start() -> Self {
        Self::start_with(&["--skip-ssl"])
    }

    /// Starts the server with TLS and a certificate for `localhost`.
    pub(crate) fn start_with_tls() -> Self {
        Self::start_with(&["--ssl-cert=cert.pem", "--ssl-key=key.pem"])
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn socket(&self) -> PathBuf {
        socket(self.server.dir())
    }

    /// The certificate that a client has to trust to verify the server.
    pub(crate) fn certificate(&self) -> PathBuf {
        self.server.dir().join("cert.pem")
    }

    fn start_with(settings: &[&str]) -> Self {
        let dir = temp_dir();
        Certificate::make(dir.path());
        output(
            tied_to_us("KILL")
                .args(["mariadb-install-db", "--no-defaults", "--skip-test-db"])
                .args(places(dir.path()))
                .args(["--auth-root-authentication-method=normal", "--skip-name-resolve"])
                .args(LITTLE)
                .args(as_ourselves()),
        );
        let (server, [port]) = Server::start(
            dir,
            |dir, [port]| {
                let mut command = tied_to_us("KILL");
                command
                    .args(["/usr/sbin/mariadbd", "--no-defaults", addresses()])
                    .args([format!("--port={port}"), format!("--socket={}", socket(dir).display())])
                    .args(places(dir))
                    .args(["--skip-name-resolve", "--character-set-server=utf8mb4"])
                    .args(LITTLE)
                    .args(as_ourselves());
                for setting in settings {
                    command.arg(setting.replace("=", &format!("={}/", dir.display())));
                }
                command
            },
            |dir, ports| {
                admin(dir).arg("--execute=select 1").output().unwrap().status.success() && listens(&ports)
            },
        );
        let server = Self { server, port };
        server.prepare();
        server
    }

    /// Makes the user and the databases, and requires a password.
    fn prepare(&self) {
        let quoted = |text: &str| text.replace('\\', "\\\\").replace('\'', "''");
        let (user, password) = (quoted(USER), quoted(PASSWORD));
        let mut sql = format!("create user '{user}'@'%' identified by '{password}';");
        for database in ["first", "second", Self::DATABASE] {
            sql += &format!("create database `{database}`; grant all on `{database}`.* to '{user}'@'%';");
        }
        sql += &format!(
            "create user '{PRINTABLE_USER}'@'%' identified by '{}';grant all on `first`.* to '{PRINTABLE_USER}'@'%';",
            quoted(PRINTABLE)
        );
        sql += "delete from mysql.global_priv where user = ''; flush privileges;";
        output(admin(self.server.dir()).arg(format!("--execute={sql}")));
    }
}

/// The smallest settings, without protection against a crash.
const LITTLE: [&str; 5] = [
    "--innodb-buffer-pool-size=8M", "--innodb-log-file-size=4M", "--innodb-flush-log-at-trx-commit=0",
    "--innodb-use-native-aio=0", "--performance-schema=off",
];

/// The addresses to bind to. MariaDB exits if it cannot bind to ::1.
fn addresses() -> &'static str {
    if has_ipv6() { "--bind-address=127.0.0.1,::1" } else { "--bind-address=127.0.0.1" }
}

/// The option that lets MariaDB run as root.
fn as_ourselves() -> Option<&'static str> {
    (fs::metadata("/proc/self").unwrap().uid() == 0).then_some("--user=root")
}

/// The options for the directories, including the temporary one: at its start, MariaDB removes all temporary files of
/// a shared directory.
fn places(dir: &Path) -> [String; 2] {
    let dir = dir.display();
    [format!("--datadir={dir}/data"), format!("--tmpdir={dir}")]
}

fn socket(dir: &Path) -> PathBuf {
    dir.join("m.sock")
}

fn admin(dir: &Path) -> Command {
    let mut command = Command::new("mariadb");
    command.args(["--no-defaults", "--user=root", "--default-character-set=utf8mb4"]);
    command.arg(format!("--socket={}", socket(dir).display()));
    command
}
