use std::fs;
use std::path::{Path, PathBuf};

use factor3_live_tests::{
    Certificate, PASSWORD, PRINTABLE, PRINTABLE_USER, Server, USER, listens, temp_dir, tied_to_us,
};
use redis::{Client, ConnectionAddr, IntoConnectionInfo, RedisConnectionInfo};

/// A Redis server that requires a password. Its user is [`USER`], with [`PASSWORD`].
#[derive(Debug)]
pub(crate) struct RedisServer {
    server: Server,
    port: u16,
    tls_port: u16,
}

impl RedisServer {
    /// The password of the default user, for clients without a user name.
    pub(crate) const DEFAULT_PASSWORD: &str = "of the/default@user";

    pub(crate) fn start() -> Self {
        let dir = temp_dir();
        let certificate = Certificate::make(dir.path());
        let (server, [port, tls_port]) = Server::start(
            dir,
            |dir, ports| {
                let file = dir.join("redis.conf");
                fs::write(&file, config(dir, &certificate, ports)).unwrap();
                let mut command = tied_to_us("TERM");
                command.arg("redis-server").arg(file);
                command
            },
            |dir, ports| admin(dir).is_ok() && listens(&ports),
        );
        let server = Self { server, port, tls_port };
        server.prepare();
        server
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn tls_port(&self) -> u16 {
        self.tls_port
    }

    /// The certificate that a client has to trust to verify the server, whose name is `localhost`.
    pub(crate) fn certificate(&self) -> Vec<u8> {
        fs::read(self.server.dir().join("cert.pem")).unwrap()
    }

    pub(crate) fn socket(&self) -> PathBuf {
        socket(self.server.dir())
    }

    fn prepare(&self) {
        let mut admin = admin(self.server.dir()).unwrap();
        for (user, password) in [(USER, PASSWORD), (PRINTABLE_USER, PRINTABLE)] {
            redis::cmd("ACL")
                .arg(&["SETUSER", user, "on", &format!(">{password}"), "~*", "&*", "+@all"])
                .exec(&mut admin)
                .unwrap();
        }
    }
}

fn socket(dir: &Path) -> PathBuf {
    dir.join("redis.sock")
}

fn admin(dir: &Path) -> redis::RedisResult<redis::Connection> {
    let info = ConnectionAddr::Unix(socket(dir)).into_connection_info()?;
    let settings = RedisConnectionInfo::default().set_password(RedisServer::DEFAULT_PASSWORD);
    Client::open(info.set_redis_settings(settings))?.get_connection()
}

fn config(dir: &Path, certificate: &Certificate, [port, tls_port]: [u16; 2]) -> String {
    let (dir, socket) = (dir.display(), socket(dir));
    let password = RedisServer::DEFAULT_PASSWORD;
    let (socket, pem, key) = (socket.display(), certificate.pem.display(), certificate.key.display());
    format!(
        "bind 127.0.0.1 -::1\nport {port}\nunixsocket {socket}\ndir {dir}\nsave \"\"\nappendonly no\n\
         requirepass \"{password}\"\ntls-port {tls_port}\ntls-cert-file {pem}\ntls-key-file {key}\n\
         tls-ca-cert-file {pem}\ntls-auth-clients no\n"
    )
}
