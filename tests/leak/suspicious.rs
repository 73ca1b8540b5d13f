//! Hints and warnings about suspicious values name only the class of the value.

use std::net::IpAddr;
use std::time::Duration;

use factor3::resource::{Http, Postgres};
use factor3::{Base64, BindAddr, ByteSize, Config, Env, FromEnvStr, Hex, SecretBox, SecretString};

use crate::search::CANARY;
use crate::{Tally, own};

#[derive(Debug, FromEnvStr)]
enum Level {
    Low,
    High,
}

/// One variable of each kind, also with the names of service links.
#[derive(Config)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
struct Each {
    text: Option<String>,
    queue_port: Option<String>,
    words: Option<Vec<String>>,
    dir: Option<std::path::PathBuf>,
    flag: Option<bool>,
    mark: Option<char>,
    database_port: Option<u16>,
    rate: Option<f64>,
    timeout: Option<Duration>,
    size: Option<ByteSize>,
    ip: Option<IpAddr>,
    bind: Option<BindAddr>,
    level: Option<Level>,
    ports: Option<Vec<u16>>,
    own: Option<own::Token>,
    api_key: Option<SecretString>,
    #[config(min_len = 200)]
    long_key: Option<SecretString>,
    secret_port: Option<SecretString>,
    pin: Option<SecretBox<u16>>,
    signing_key: Option<Base64>,
    encryption_key: Option<Hex>,
    tokens: Option<Vec<SecretString>>,
    database_url: Option<Postgres>,
    api_url: Option<Http>,
}

/// Values of each class that contain the canary.
const SUSPICIOUS: &[&str] = &[
    "\"{}\"",
    "'{}'",
    "`{}`",
    "{}\n",
    "{}\r\n",
    "{}\r",
    " {}",
    "{} ",
    "\t{}",
    "\u{a0}{}",
    "\u{feff}{}",
    "{}\u{200b}",
    "${{}}",
    "${{}:-{}}",
    "$({})",
    "$({}):5432",
    "${{ {} }}",
    "${{ secrets.{} }}",
    "op://{}/item/field",
    "op://vault/item/{}",
    "pass://{}",
    "ref+vault://{}#/{}",
    "vault:secret/data/{}#{}",
    "ENC[AES256_GCM,data:{}]",
    "ENC({})",
    "{cipher}{}",
    "@Microsoft.KeyVault({})",
    "arn:aws:secretsmanager:eu-west-1:1:secret:{}",
    "$ANSIBLE_VAULT;1.1;{}",
    "<{}>",
    "<your-{}>",
    "your-{}-here",
    "{{{}}}",
    "{{ {} }}",
    "tcp://10.0.0.1:{}",
    "tcp://10.0.0.1:5432/{}",
    "tcp://{}:5432",
    "tcp://app:{}@10.0.0.1:5432",
    "mysql://app:{}@db/app",
    "https://{}@host/{}?{}",
    "{}://host",
    "NAME={}",
    "export NAME={}",
    "{}=value",
    "API_KEY={}",
];

#[test]
fn neither_hints_nor_warnings_show_the_value() {
    let mut tally = Tally::default();
    let mut hints = 0;
    for declared in Each::SCHEMA.variables() {
        for form in SUSPICIOUS {
            // `{{` in a form is a literal brace.
            let value = form.replace("{}", CANARY);
            let env = Env::from_vars([(declared.name().to_owned(), value)]);
            tally.load::<Each>(&env, |_| String::new());
            if let Err(error) = Each::load(&env) {
                hints += error.problems().iter().filter(|problem| problem.hint().is_some()).count();
            }
        }
    }
    tally.assert_silent();
    tally.assert_both(SUSPICIOUS.len());
    assert!(hints > 300 && tally.warned > 100, "{hints} {}", tally.warned);
}
