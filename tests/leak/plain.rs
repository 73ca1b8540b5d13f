//! Plain values: a report shows only those that are not text and that are valid.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use factor3::{BindAddr, ByteSize, Config, FromEnvStr};

use crate::run;
use crate::search::{CANARY, leak};

#[derive(Debug, FromEnvStr)]
pub(crate) enum Level {
    Low,
    High,
}

/// Every field can fail. `Debug` of the config shows plain values, so the test reads only the fields below.
#[derive(Config)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
pub(crate) struct Plain {
    text: String,
    dir: PathBuf,
    flag: bool,
    mark: char,
    port: u16,
    rate: f64,
    timeout: Duration,
    size: ByteSize,
    ip: IpAddr,
    socket: SocketAddr,
    bind: BindAddr,
    level: Level,
    #[config(range = 10..=99)]
    percent: u8,
    #[config(min_len = 99)]
    name: String,
    words: Vec<String>,
    levels: Vec<Level>,
    ports: BTreeSet<u16>,
    limits: BTreeMap<String, u8>,
    by_level: BTreeMap<u8, String>,
    labels: HashMap<String, String>,
}

#[cfg(feature = "serde")]
#[derive(Config)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
struct Serde {
    #[config(serde)]
    address: std::net::Ipv4Addr,
    #[config(serde)]
    number: std::num::Wrapping<u8>,
    #[config(serde)]
    list: Vec<u8>,
}

#[cfg(not(feature = "serde"))]
type Serde = Plain;

#[test]
fn no_report_shows_a_plain_value() {
    let tally = run::<Plain>(|_| String::new());
    tally.assert_silent();
    assert!(tally.refused > 0);
}

#[test]
fn no_report_shows_the_errors_of_serde() {
    let tally = run::<Serde>(|_| String::new());
    tally.assert_silent();
    assert!(tally.refused > 0);
}

#[test]
fn neither_a_raw_text_nor_a_value_error_shows_the_canary() {
    assert_eq!(leak(&format!("{:?}", factor3::__private::Text::from(CANARY))), None);
    let errors = [
        u16::from_env_str(CANARY).err(),
        Duration::from_env_str(CANARY).err(),
        Level::from_env_str(CANARY).err(),
    ];
    assert_eq!(leak(&format!("{errors:?} {errors:#?}")), None);
}
