use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use factor3_live_tests::{Certificate, Server, has_ipv6, listens_by_udp, temp_dir, tied_to_us};
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

/// An rsyslog server.
#[derive(Debug)]
pub(crate) struct SyslogServer {
    server: Server,
    pub(crate) udp: u16,
    pub(crate) tcp: u16,
    pub(crate) tls: u16,
}

impl SyslogServer {
    pub(crate) fn start() -> Self {
        let dir = temp_dir();
        let certificate = Certificate::make(dir.path());
        let (server, [udp, tcp, tls]) = Server::start(
            dir,
            |dir, ports| {
                let file = dir.join("rsyslog.conf");
                fs::write(&file, config(dir, &certificate, ports)).unwrap();
                let mut command: Command = tied_to_us("TERM");
                command.arg("/usr/sbin/rsyslogd").arg("-n").arg("-f").arg(file);
                command.arg("-i").arg(dir.join("pid"));
                command
            },
            |_, [udp, tcp, tls]| {
                listens_by_udp(udp)
                    && [tcp, tls].iter().all(|port| TcpStream::connect(("127.0.0.1", *port)).is_ok())
            },
        );
        Self { server, udp, tcp, tls }
    }

    /// The certificate that a client has to trust to verify the server, whose name is `localhost`.
    pub(crate) fn roots(&self) -> RootCertStore {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_file(self.server.dir().join("cert.pem")).unwrap()).unwrap();
        roots
    }

    /// Waits for `count` lines of the program `shop`, without the lines of rsyslog itself.
    ///
    /// A line has the transport, the facility and severity, the program and the message.
    pub(crate) fn lines(&self, count: usize) -> Vec<String> {
        let start = Instant::now();
        loop {
            let text = fs::read_to_string(self.server.dir().join("messages")).unwrap_or_default();
            let lines: Vec<String> = text.lines().map(str::to_owned).collect();
            if lines.len() >= count || start.elapsed() > Duration::from_secs(60) {
                return lines;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

fn config(dir: &Path, certificate: &Certificate, [udp, tcp, tls]: [u16; 3]) -> String {
    let (dir, pem, key) = (dir.display(), certificate.pem.display(), certificate.key.display());
    let ipv6 = if has_ipv6() {
        format!("input(type=\"imudp\" address=\"::1\" port=\"{udp}\")\n")
    } else {
        String::new()
    };
    format!(
        "global(workDirectory=\"{dir}\" defaultNetstreamDriverCAFile=\"{pem}\"\n\
         defaultNetstreamDriverCertFile=\"{pem}\" defaultNetstreamDriverKeyFile=\"{key}\")\n\
         module(load=\"imudp\")\n\
         module(load=\"imptcp\")\n\
         module(load=\"imtcp\" streamDriver.name=\"ossl\" streamDriver.mode=\"1\" streamDriver.authMode=\"anon\")\n\
         template(name=\"kept\" type=\"string\"\n\
         string=\"%inputname% %syslogfacility-text%.%syslogseverity-text% %programname%:%msg%\\n\")\n\
         if $programname == \"shop\" then action(type=\"omfile\" file=\"{dir}/messages\" template=\"kept\")\n\
         input(type=\"imudp\" address=\"127.0.0.1\" port=\"{udp}\")\n{ipv6}\
         input(type=\"imptcp\" address=\"127.0.0.1\" port=\"{tcp}\")\n\
         input(type=\"imtcp\" address=\"127.0.0.1\" port=\"{tls}\")\n"
    )
}
