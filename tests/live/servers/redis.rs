use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use redis::{Client, ConnectionAddr, IntoConnectionInfo, RedisConnectionInfo};
use tempfile::TempDir;

use super::certificate::Certificate;
use super::{free_port, temp_dir, tied_to_us, wait_for};
use crate::{PASSWORD, USER};

/// A Redis server that lets nobody in without a password. Its user is [`USER`], with [`PASSWORD`].
pub(crate) struct RedisServer {
    dir: TempDir,
    process: Child,
    port: u16,
    tls_port: u16,
}

impl RedisServer {
    /// The password of the user that a client without a user name is.
    pub(crate) const DEFAULT_PASSWORD: &str = "of the/default@user";

    pub(crate) fn start() -> Self {
        let dir = temp_dir();
        let certificate = Certificate::make(dir.path());
        let (port, tls_port, process) = (0..5)
            .find_map(|_| {
                let (port, tls_port) = (free_port(), free_port());
                fs::write(dir.path().join("redis.conf"), config(dir.path(), &certificate, port, tls_port))
                    .unwrap();
                let mut process = tied_to_us("TERM")
                    .arg("redis-server")
                    .arg(dir.path().join("redis.conf"))
                    .stdout(Stdio::null())
                    .spawn()
                    .unwrap();
                let ready = wait_for(&mut process, || admin(dir.path()).is_ok());
                ready.then_some((port, tls_port, process))
            })
            .expect("Redis does not start");
        let server = Self { dir, process, port, tls_port };
        server.prepare();
        server
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn tls_port(&self) -> u16 {
        self.tls_port
    }

    /// What a client has to trust to verify the server, whose name is `localhost`.
    pub(crate) fn certificate(&self) -> Vec<u8> {
        fs::read(self.dir.path().join("cert.pem")).unwrap()
    }

    pub(crate) fn socket(&self) -> PathBuf {
        socket(self.dir.path())
    }

    fn prepare(&self) {
        let mut admin = admin(self.dir.path()).unwrap();
        redis::cmd("ACL")
            .arg(&["SETUSER", USER, "on", &format!(">{PASSWORD}"), "~*", "&*", "+@all"])
            .exec(&mut admin)
            .unwrap();
    }
}

/// Stops it; then its directory goes as well.
impl Drop for RedisServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
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

fn config(dir: &Path, certificate: &Certificate, port: u16, tls_port: u16) -> String {
    let (dir, socket) = (dir.display(), socket(dir));
    let password = RedisServer::DEFAULT_PASSWORD;
    let (socket, pem, key) = (socket.display(), certificate.pem.display(), certificate.key.display());
    format!(
        "bind 127.0.0.1 -::1\nport {port}\nunixsocket {socket}\ndir {dir}\nsave \"\"\nappendonly no\n\
         requirepass \"{password}\"\ntls-port {tls_port}\ntls-cert-file {pem}\ntls-key-file {key}\n\
         tls-ca-cert-file {pem}\ntls-auth-clients no\n"
    )
}
