use std::path::{Path, PathBuf};
use std::process::Command;

use crate::output;

/// A self-signed certificate for `localhost`, and its key.
#[derive(Debug)]
#[non_exhaustive]
pub struct Certificate {
    /// The certificate that a client has to trust.
    pub pem: PathBuf,
    /// The private key of the server.
    pub key: PathBuf,
}

impl Certificate {
    /// Creates `cert.pem` and `key.pem` in `dir`.
    ///
    /// # Panics
    ///
    /// When `openssl` fails.
    pub fn make(dir: &Path) -> Self {
        let (config, pem, key) = (dir.join("openssl.cnf"), dir.join("cert.pem"), dir.join("key.pem"));
        std::fs::write(&config, CONFIG).unwrap();
        output(
            Command::new("openssl")
                .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"])
                .args(["-noenc", "-days", "2", "-config"])
                .arg(config)
                .arg("-out")
                .arg(&pem)
                .arg("-keyout")
                .arg(&key),
        );
        Self { pem, key }
    }
}

const CONFIG: &str = "\
[req]
prompt = no
distinguished_name = name
x509_extensions = extensions
[name]
CN = localhost
[extensions]
basicConstraints = critical, CA:FALSE
subjectAltName = DNS:localhost
";
