use std::fs;
use std::path::Path;
use std::process::Command;

use factor3_live_tests::{
    Certificate, PASSWORD, PRINTABLE, PRINTABLE_USER, Server, USER, has_ipv6, listens, temp_dir, tied_to_us,
};

/// The vhosts of the server. Each vhost has one queue, [`queue_of`], which no other vhost has.
pub(crate) const VHOSTS: [&str; 4] = ["", "/", "eu/orders", "p@ss w#rd:%?&[]+\u{fc}\"\\%2F"];

/// The queue of a vhost. It tells a client which vhost it is connected to.
pub(crate) fn queue_of(vhost: &str) -> String {
    format!("of {vhost}")
}

/// A RabbitMQ node with its own name, cookie and `epmd`. Its user is [`USER`], with [`PASSWORD`].
#[derive(Debug)]
pub(crate) struct RabbitServer {
    _server: Server,
    port: u16,
    tls_port: u16,
    certificate: String,
}

impl RabbitServer {
    pub(crate) fn start() -> Self {
        let dir = temp_dir();
        let certificate = Certificate::make(dir.path());
        let pem = fs::read_to_string(&certificate.pem).unwrap();
        fs::write(dir.path().join("definitions.json"), definitions()).unwrap();
        fs::write(dir.path().join("plugins"), "[].").unwrap();
        let (server, [port, tls_port, ..]) = Server::start(
            dir,
            |dir, [port, tls_port, epmd_port, dist_port]| {
                let (file, certificate) = (dir.join("rabbitmq.conf"), &certificate);
                fs::write(&file, config(dir, certificate, port, tls_port)).unwrap();
                node(dir, epmd_port, dist_port)
            },
            |_, [port, tls_port, ..]| listens(&[port, tls_port]),
        );
        Self { _server: server, port, tls_port, certificate: pem }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn tls_port(&self) -> u16 {
        self.tls_port
    }

    /// The certificate that a client has to trust to verify the server, whose name is `localhost`.
    pub(crate) fn certificate(&self) -> String {
        self.certificate.clone()
    }
}

/// Nodes find each other through `epmd`. The first node of a machine starts it, and it continues to run after the node.
/// This node gets its own `epmd`, which listens only on the loopback and ends with the node.
fn node(dir: &Path, epmd_port: u16, dist_port: u16) -> Command {
    let mut command = tied_to_us("TERM");
    command
        .args(["sh", "-c"])
        .arg(
            "setpriv --pdeathsig=KILL epmd & until epmd -names >/dev/null 2>&1; do sleep 0.02; done; \
             exec /usr/lib/rabbitmq/bin/rabbitmq-server",
        )
        .env("HOME", dir)
        .env("ERL_EPMD_PORT", epmd_port.to_string())
        .env("ERL_EPMD_ADDRESS", "127.0.0.1")
        .env("RABBITMQ_NODENAME", format!("factor3-{dist_port}@localhost"))
        .env("RABBITMQ_DIST_PORT", dist_port.to_string())
        .env("RABBITMQ_CONF_ENV_FILE", "/dev/null")
        .env("RABBITMQ_CONFIG_FILE", dir.join("rabbitmq.conf"))
        .env("RABBITMQ_ENABLED_PLUGINS_FILE", dir.join("plugins"))
        .env("RABBITMQ_MNESIA_BASE", dir.join("mnesia"))
        .env("RABBITMQ_LOG_BASE", dir)
        .env("RABBITMQ_PID_FILE", dir.join("pid"))
        .env(
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
            "+S 1:1 +sbwt none -kernel inet_dist_use_interface {127,0,0,1}",
        );
    command
}

fn config(dir: &Path, certificate: &Certificate, port: u16, tls_port: u16) -> String {
    let (dir, pem, key) = (dir.display(), certificate.pem.display(), certificate.key.display());
    let mut config = format!(
        "load_definitions = {dir}/definitions.json\nlog.file = false\nlog.console = true\nlog.console.level = warning\n\
         listeners.tcp.1 = 127.0.0.1:{port}\nlisteners.ssl.1 = 127.0.0.1:{tls_port}\n\
         ssl_options.certfile = {pem}\nssl_options.keyfile = {key}\nssl_options.cacertfile = {pem}\n\
         ssl_options.verify = verify_none\n"
    );
    if has_ipv6() {
        config += &format!("listeners.tcp.2 = ::1:{port}\nlisteners.ssl.2 = ::1:{tls_port}\n");
    }
    config
}

/// The vhosts, users and queues in RabbitMQ's JSON format. The `Debug` of these strings is valid JSON.
fn definitions() -> String {
    let each = |item: fn(&str) -> String| VHOSTS.map(item).join(",");
    let vhosts = each(|vhost| format!(r#"{{"name":{vhost:?}}}"#));
    let permissions = each(|vhost| {
        [USER, PRINTABLE_USER]
            .map(|user| {
                format!(r#"{{"user":{user:?},"vhost":{vhost:?},"configure":".*","write":".*","read":".*"}}"#)
            })
            .join(",")
    });
    let queues = each(|vhost| {
        let queue = queue_of(vhost);
        format!(
            r#"{{"name":{queue:?},"vhost":{vhost:?},"durable":true,"auto_delete":false,"arguments":{{}}}}"#
        )
    });
    format!(
        r#"{{"vhosts":[{vhosts}],"users":[{{"name":{USER:?},"password":{PASSWORD:?},"tags":[]}},{{"name":{PRINTABLE_USER:?},"password":{PRINTABLE:?},"tags":[]}}],"permissions":[{permissions}],"queues":[{queues}]}}"#
    )
}
