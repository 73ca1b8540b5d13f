use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use factor3_live_tests::{Certificate, PASSWORD, Server, USER, output, temp_dir, tied_to_us};

/// A MariaDB server, with TLS or without. Its user is [`USER`], with [`PASSWORD`].
#[derive(Debug)]
pub(crate) struct MariaDbServer {
    server: Server,
    port: u16,
}

impl MariaDbServer {
    /// A database whose name has to be escaped too.
    pub(crate) const DATABASE: &str = "orders/2026 \u{fc}+%?#@";

    pub(crate) fn start() -> Self {
        Self::start_with(&["--skip-ssl"])
    }

    /// The same, with TLS and a certificate for `localhost`.
    pub(crate) fn start_with_tls() -> Self {
        Self::start_with(&["--ssl-cert=cert.pem", "--ssl-key=key.pem"])
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn socket(&self) -> PathBuf {
        socket(self.server.dir())
    }

    /// What a client has to trust to verify the server.
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
            |dir, _| admin(dir).arg("--execute=select 1").output().unwrap().status.success(),
        );
        let server = Self { server, port };
        server.prepare();
        server
    }

    /// Makes the user and the databases, and lets in nobody without a password.
    fn prepare(&self) {
        let quoted = |text: &str| text.replace('\\', "\\\\").replace('\'', "''");
        let (user, password) = (quoted(USER), quoted(PASSWORD));
        let mut sql = format!("create user '{user}'@'%' identified by '{password}';");
        for database in ["first", "second", Self::DATABASE] {
            sql += &format!("create database `{database}`; grant all on `{database}`.* to '{user}'@'%';");
        }
        sql += "delete from mysql.global_priv where user = ''; flush privileges;";
        output(admin(self.server.dir()).arg(format!("--execute={sql}")));
    }
}

/// As little as it takes, and nothing kept for a crash.
const LITTLE: [&str; 5] = [
    "--innodb-buffer-pool-size=8M",
    "--innodb-log-file-size=4M",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-use-native-aio=0",
    "--performance-schema=off",
];

/// It ends where there is no ::1 to bind to.
fn addresses() -> &'static str {
    let ipv6 = TcpListener::bind(("::1", 0)).is_ok();
    if ipv6 { "--bind-address=127.0.0.1,::1" } else { "--bind-address=127.0.0.1" }
}

/// MariaDB refuses to run as root, unless it is told to.
fn as_ourselves() -> Option<&'static str> {
    (fs::metadata("/proc/self").unwrap().uid() == 0).then_some("--user=root")
}

/// Its files, the temporary ones among them: a MariaDB that starts removes those of all that share the directory.
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
