//! The contract as text.

use std::collections::{BTreeMap, HashSet};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroI8;
use std::path::PathBuf;
use std::time::Duration;

use factor3::resource::{Postgres, Redis};
use factor3::{
    Base64, BindAddr, ByteSize, Config, FromEnvStr, Hex, Label, SecretBox, SecretString, ValueError,
};

use crate::contract_of;

#[derive(FromEnvStr)]
enum Level {
    Debug,
    #[config(rename = "very quiet")]
    Quiet,
}

fn even(number: &u8) -> Result<(), &'static str> {
    if number % 2 == 0 { Ok(()) } else { Err("it is odd") }
}

struct Own;

impl std::str::FromStr for Own {
    type Err = ValueError;

    fn from_str(_: &str) -> Result<Self, ValueError> {
        Ok(Self)
    }
}

fn ports_differ(_: &Kinds) -> Result<(), &'static str> {
    Ok(())
}

#[derive(Config)]
#[config(validate = ports_differ)]
#[allow(dead_code, reason = "only the schema is looked at")]
struct Kinds {
    text: String,
    label: Label,
    path: PathBuf,
    flag: bool,
    #[config(is_set)]
    ci: bool,
    letter: char,
    signed: i64,
    nonzero: NonZeroI8,
    #[config(range = 1..100)]
    percent: u8,
    float: f64,
    #[config(range = 0.5..=2.0)]
    ratio: f32,
    wait: Duration,
    #[config(unit = "s")]
    timeout: Duration,
    size: ByteSize,
    ip: IpAddr,
    ip4: Ipv4Addr,
    socket: SocketAddr,
    bind: BindAddr,
    bytes: Base64,
    key: Hex<32>,
    level: Level,
    number: SecretBox<u16>,
    #[config(separator = ";", min_len = 2)]
    list: Vec<String>,
    set: HashSet<Level2>,
    map: BTreeMap<String, u8>,
    #[config(expected = "a name of ours")]
    own: Own,
    #[config(validate = even)]
    even: u8,
}

type Level2 = u8;

#[test]
fn each_kind_is_written() {
    let text = contract_of("shop", &[("web process", Kinds::SCHEMA)]).to_text();
    let expected = "\
factor3 contract 1
process \"web process\"
variable TEXT text required
variable LABEL label required
variable PATH path required
variable FLAG bool required
variable CI is_set allow_empty
variable LETTER char required
variable SIGNED integer(-9223372036854775808..9223372036854775807) required
variable NONZERO integer(-128..127,nonzero) required
variable PERCENT integer(1..99) required
variable FLOAT float required
variable RATIO float(32) required range=\"0.5..=2.0\"
variable WAIT duration required
variable TIMEOUT duration(s) required
variable SIZE byte_size required
variable IP ip required
variable IP4 ip(4) required
variable SOCKET socket required
variable BIND bind required
variable BYTES secret(base64) required
variable KEY secret(hex(32)) required
variable LEVEL words(debug,\"very quiet\") required
variable NUMBER secret(integer(0..65535)) required
variable LIST list(text) required min_len=2 separator=\";\"
variable SET list(integer(0..255)) required
variable MAP map(text,integer(0..255)) required
variable OWN parsed_by_code required expected=\"a name of ours\"
variable EVEN integer(0..255) required checked
checked Kinds
end
";
    assert_eq!(text, expected);
}

#[derive(Config)]
#[config(prefix = "SHOP_", secret_files, retired("CACHE", "use CACHE_URL"))]
#[config(one_of(token, mail))]
#[allow(dead_code, reason = "only the schema is looked at")]
struct Attributes {
    #[config(default = "a \"b\"\n", renamed_from = "MOTTO", fallback = "TEXT_OF_ALL")]
    text: String,
    #[config(default_with = 3)]
    computed: u8,
    #[config(default_from = computed)]
    again: u8,
    /// It may hold a user.
    #[config(default = "redis://localhost")]
    cache_url: Redis,
    #[config(username, password)]
    database_url: Option<Postgres>,
    #[config(allow_empty, required_if(cache_url))]
    token: Option<SecretString>,
    #[config(flatten)]
    mail: Option<Mail>,
}

#[derive(Config)]
#[config(prefix = "MAIL_", all_or_none(user, password))]
#[allow(dead_code, reason = "only the schema is looked at")]
struct Mail {
    host: String,
    user: Option<String>,
    password: Option<SecretString>,
}

#[test]
fn each_attribute_and_group_is_written() {
    let text = contract_of("shop", &[("web", Attributes::SCHEMA), ("mailer", Mail::SCHEMA)]).to_text();
    let expected = "\
factor3 contract 1
process web
variable SHOP_TEXT text default=\"a \\\"b\\\"\\n\" renamed_from=SHOP_MOTTO fallback=TEXT_OF_ALL
variable SHOP_COMPUTED integer(0..255) default
variable SHOP_AGAIN integer(0..255) default_from=SHOP_COMPUTED
variable SHOP_CACHE_URL resource(Redis) default in_file
variable SHOP_DATABASE_URL resource(Postgres) in_file username_apart password_apart
variable SHOP_DATABASE_USER secret(text) in_file
variable SHOP_DATABASE_PASSWORD secret(text) in_file
variable SHOP_TOKEN secret(text) allow_empty in_file
struct
  variable SHOP_MAIL_HOST text required
  variable SHOP_MAIL_USER text
  variable SHOP_MAIL_PASSWORD secret(text) in_file
  group all_or_none SHOP_MAIL_USER SHOP_MAIL_PASSWORD
group one_of SHOP_TOKEN (SHOP_MAIL_HOST,SHOP_MAIL_USER,SHOP_MAIL_PASSWORD)
group required_if SHOP_TOKEN SHOP_CACHE_URL
group requires SHOP_DATABASE_USER SHOP_DATABASE_URL
group requires SHOP_DATABASE_PASSWORD SHOP_DATABASE_URL
retired SHOP_CACHE \"use CACHE_URL\"
process mailer
variable MAIL_HOST text required
variable MAIL_USER text
variable MAIL_PASSWORD secret(text)
group all_or_none MAIL_USER MAIL_PASSWORD
end
";
    assert_eq!(text, expected, "{text}");
}
