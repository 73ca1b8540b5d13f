use std::fs;
use std::path::Path;
use std::process::Command;

use factor3_live_tests::{Certificate, PASSWORD, Server, listens, output, temp_dir, tied_to_us};

/// A ClickHouse server that requires a password. Its user is [`USER`], with [`PASSWORD`].
#[derive(Debug)]
pub(crate) struct ClickHouseServer {
    server: Server,
    ports: [u16; 3],
}

/// A user name that is also the name of an XML element.
pub(crate) const USER: &str = "app_eu-shop";

/// A database whose name has to be escaped.
pub(crate) const DATABASE: &str = "eve nts/%2F";

impl ClickHouseServer {
    pub(crate) fn start() -> Self {
        let dir = temp_dir();
        let certificate = Certificate::make(dir.path());
        let (server, ports) = Server::start(
            dir,
            |dir, ports| {
                let file = dir.join("config.xml");
                fs::write(&file, config(dir, &certificate, ports)).unwrap();
                fs::write(dir.join("users.xml"), users()).unwrap();
                let mut command = tied_to_us("TERM");
                command.arg("/usr/sbin/clickhouse-server").arg("--config-file").arg(file).current_dir(dir);
                command
            },
            |dir, ports| {
                listens(&ports) && admin(dir, ports[1], "SELECT 1").output().unwrap().status.success()
            },
        );
        let server = Self { server, ports };
        output(&mut admin(server.dir(), server.native_port(), &format!("CREATE DATABASE `{DATABASE}`")));
        server
    }

    pub(crate) fn http_port(&self) -> u16 {
        self.ports[0]
    }

    pub(crate) fn native_port(&self) -> u16 {
        self.ports[1]
    }

    /// The port of the native protocol over TLS.
    pub(crate) fn tls_port(&self) -> u16 {
        self.ports[2]
    }

    pub(crate) fn dir(&self) -> &Path {
        self.server.dir()
    }
}

/// A command that runs clickhouse-client without the configuration of the machine.
pub(crate) fn clickhouse_client(dir: &Path, password: &str) -> Command {
    let file = dir.join("client.xml");
    let pem = dir.join("cert.pem");
    let tls = format!(
        "<openSSL><client><caConfig>{}</caConfig><loadDefaultCAFile>false</loadDefaultCAFile>\
         <verificationMode>strict</verificationMode><invalidCertificateHandler><name>RejectCertificateHandler</name>\
         </invalidCertificateHandler></client></openSSL>",
        pem.display()
    );
    fs::write(&file, format!("<config><password>{}</password>{tls}</config>", xml(password))).unwrap();
    let mut command = Command::new("clickhouse-client");
    command.arg("--config-file").arg(file).env("HOME", dir);
    command
}

fn admin(dir: &Path, port: u16, query: &str) -> Command {
    let mut command = clickhouse_client(dir, PASSWORD);
    command.args([
        "--host=127.0.0.1",
        &format!("--port={port}"),
        &format!("--user={USER}"),
        "--query",
        query,
    ]);
    command
}

fn config(dir: &Path, certificate: &Certificate, [http, native, tls]: [u16; 3]) -> String {
    let (dir, pem, key) = (dir.display(), certificate.pem.display(), certificate.key.display());
    format!(
        "<yandex><logger><level>warning</level><console>1</console></logger>\
         <http_port>{http}</http_port><tcp_port>{native}</tcp_port><tcp_port_secure>{tls}</tcp_port_secure>\
         <openSSL><server><certificateFile>{pem}</certificateFile><privateKeyFile>{key}</privateKeyFile>\
         <verificationMode>none</verificationMode><loadDefaultCAFile>false</loadDefaultCAFile></server></openSSL>\
         <listen_host>127.0.0.1</listen_host><listen_host>::1</listen_host><listen_try>1</listen_try>\
         <mark_cache_size>5368709120</mark_cache_size>\
         <path>{dir}/data/</path><tmp_path>{dir}/tmp/</tmp_path><user_files_path>{dir}/files/</user_files_path>\
         <format_schema_path>{dir}/schemas/</format_schema_path>\
         <users_config>{dir}/users.xml</users_config><default_profile>default</default_profile>\
         <default_database>default</default_database></yandex>"
    )
}

fn users() -> String {
    let network = "<networks><ip>::1</ip><ip>127.0.0.1</ip></networks>";
    let user = |name: &str, password: &str| {
        let password = xml(password);
        format!(
            "<{name}><password>{password}</password>{network}<profile>default</profile><quota>default</quota></{name}>"
        )
    };
    let users = user(USER, PASSWORD) + &user("default", "of the/default@user");
    format!(
        "<yandex><profiles><default/></profiles><users>{users}</users><quotas><default/></quotas></yandex>"
    )
}

fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
