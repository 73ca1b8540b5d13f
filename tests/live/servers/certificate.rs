use std::path::{Path, PathBuf};
use std::process::Command;

use super::output;

/// A certificate for `localhost` that no authority has signed, and its key.
pub(super) struct Certificate {
    pub(super) pem: PathBuf,
    pub(super) key: PathBuf,
}

impl Certificate {
    pub(super) fn make(dir: &Path) -> Self {
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
