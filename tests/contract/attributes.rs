//! What the generated files say of attributes that change where a value comes from, or what it is.

use std::time::Duration;

use factor3::contract::Contract;
use factor3::resource::{Amqp, Redis};
use factor3::{ByteSize, Config};

fn zone(text: &str) -> Result<u8, std::num::ParseIntError> {
    text.parse()
}

#[derive(Config)]
#[config(any_of(redis_dsn, queue_dsn))]
#[expect(dead_code, reason = "only the table is read")]
struct App {
    /// Longest wait for the database.
    #[config(unit = "s", default = "1m", range = 1..=120)]
    db_timeout: Duration,
    /// Largest upload.
    #[config(unit = "MiB")]
    max_upload: Option<ByteSize>,
    /// Refuses every change.
    #[config(is_set)]
    read_only_mode: bool,
    /// Host of the database.
    #[config(fallback = "PGHOST", fallback = "DB_HOST")]
    database_host: String,
    /// Name in links.
    #[config(default = "localhost")]
    domain_name: String,
    /// Whom a token is for.
    #[config(default_from = domain_name)]
    token_audience: String,
    /// Zone of the shop.
    #[config(value_parser = zone, expected = "a zone from 0 to 255")]
    zone: u8,
    redis_dsn: Option<Redis>,
    queue_dsn: Option<Amqp>,
}

fn contract() -> Contract {
    Contract::new("shop").process("web", App::SCHEMA)
}

/// The lines of the `.env.example` before a variable, and its own line.
fn paragraph(name: &str) -> String {
    let text = contract().dotenv_example();
    let is_of = |paragraph: &&str| {
        paragraph.lines().any(|line| line.trim_start_matches('#').starts_with(&format!("{name}=")))
    };
    text.split("\n\n").find(is_of).unwrap_or_else(|| panic!("{name} is not in {text}")).to_owned()
}

#[test]
fn a_unit_is_told_and_its_default_is_a_bare_number() {
    let timeout = paragraph("DB_TIMEOUT");
    assert!(timeout.contains("a duration in seconds from 1 to 120"), "{timeout}");
    assert!(timeout.contains("default 60") && timeout.contains("DB_TIMEOUT=60"), "{timeout}");
    assert!(paragraph("MAX_UPLOAD").contains("a size in MiB"));
}

#[test]
fn a_variable_that_only_has_to_be_set_says_so() {
    let mode = paragraph("READ_ONLY_MODE");
    assert!(mode.contains("on if it is set, even if empty (optional)"), "{mode}");
    assert!(!mode.contains("may be empty"), "{mode}");
}

#[test]
fn the_fallbacks_are_told_in_order() {
    let host = paragraph("DATABASE_HOST");
    assert!(host.contains("if it is not set: PGHOST, DB_HOST"), "{host}");
}

#[test]
fn a_default_from_another_field_names_its_variable() {
    let audience = paragraph("TOKEN_AUDIENCE");
    assert!(audience.contains("default: the value of DOMAIN_NAME"), "{audience}");
    assert!(contract().markdown().contains("the value of `DOMAIN_NAME`"));
}

#[test]
fn every_format_says_what_the_parser_reads_and_which_of_several_has_to_be_set() {
    let contract = contract();
    for (format, text) in [
        ("dotenv", contract.dotenv_example()),
        ("markdown", contract.markdown()),
        ("json_schema", contract.json_schema()),
        ("kubernetes", contract.kubernetes()),
        ("app_json", contract.app_json()),
        ("compose", contract.compose()),
        ("systemd", contract.systemd()),
        ("devcontainer", contract.devcontainer()),
        ("secretspec", contract.secretspec()),
        ("env_spec", contract.env_spec()),
    ] {
        // A devcontainer passes a variable on that is no secret, and has no room for words about it.
        if format != "devcontainer" {
            assert!(text.contains("a zone from 0 to 255"), "{format}: {text}");
            assert!(text.contains("at least one of"), "{format}: {text}");
        }
        assert!(!text.contains("a valid value"), "{format}");
    }
}

#[test]
fn the_json_schema_accepts_each_name_that_gives_the_value() {
    let schema = contract().json_schema();
    assert!(schema.contains("\"DATABASE_HOST is required\""), "{schema}");
    for name in ["PGHOST", "DB_HOST"] {
        assert!(schema.contains(&format!("\"{name}\": {{")), "{schema}");
    }
    assert!(schema.contains("Is read where DATABASE_HOST is not set"), "{schema}");
}

#[derive(Config)]
#[config(prefix = "SHOP_", retired("LIMIT", "set SHOP_\nTHREADS"), retired("QUEUE", "remove it"))]
#[expect(dead_code, reason = "only the table is read")]
struct Web {
    /// Selects settings of the old build.
    #[config(grouped = "until the old build\nis gone", default = "one")]
    stage: String,
    /// Name of the deploy.
    deploy_name: Option<factor3::Label>,
    #[config(flatten, prefix = "MAIL_")]
    mail: Mail,
}

#[derive(Config)]
#[config(retired("RELAY", "use SHOP_MAIL_HOST"))]
#[expect(dead_code, reason = "only the table is read")]
struct Mail {
    host: String,
}

/// It still reads what the process `web` no longer reads.
#[derive(Config)]
#[config(retired("SHOP_LIMIT", "another text"))]
#[expect(dead_code, reason = "only the table is read")]
struct Worker {
    shop_queue: Option<String>,
}

fn web() -> Contract {
    Contract::new("shop").process("web", Web::SCHEMA)
}

/// Each format that has room for words about a variable that is not a secret.
fn formats(contract: &Contract) -> [(&'static str, String); 7] {
    [
        ("dotenv", contract.dotenv_example()),
        ("markdown", contract.markdown()),
        ("json_schema", contract.json_schema()),
        ("kubernetes", contract.kubernetes()),
        ("app_json", contract.app_json()),
        ("compose", contract.compose()),
        ("systemd", contract.systemd()),
    ]
}

#[test]
fn the_reason_for_a_grouped_environment_is_in_every_format() {
    for (format, text) in formats(&web()) {
        let told = "a grouped environment: until the old build";
        assert!(text.contains(told), "{format}: {text}");
        assert!(!text.contains("old build\nis gone"), "{format}: {text}");
    }
}

#[test]
fn a_label_is_told_as_one() {
    for (format, text) in formats(&web()).into_iter().filter(|(format, _)| *format != "json_schema") {
        assert!(text.contains("a label"), "{format}: {text}");
    }
}

#[test]
fn the_names_that_are_no_longer_read_are_a_comment_at_the_end() {
    let list = "
# No longer read:
#   SHOP_LIMIT: set SHOP_\\nTHREADS
#   SHOP_QUEUE: remove it
#   SHOP_MAIL_RELAY: use SHOP_MAIL_HOST
";
    let contract = web();
    for text in [contract.dotenv_example(), contract.kubernetes(), contract.compose(), contract.systemd()] {
        assert!(text.ends_with(list), "{text}");
    }
    assert!(
        contract.markdown().ends_with(
            "|

No longer read:

- `SHOP_LIMIT`: set SHOP\\_\\nTHREADS
- `SHOP_QUEUE`: remove it
- `SHOP_MAIL_RELAY`: use SHOP_MAIL_HOST
"
        ),
        "{}",
        contract.markdown()
    );
    for text in [contract.app_json(), contract.devcontainer()] {
        assert!(!text.contains("SHOP_QUEUE"), "{text}");
    }
}

#[test]
fn the_json_schema_says_that_a_name_is_deprecated() {
    let schema: serde_json::Value = serde_json::from_str(&web().json_schema()).unwrap();
    assert_eq!(
        schema["properties"]["SHOP_QUEUE"],
        serde_json::json!({ "description": "No longer read: remove it", "deprecated": true })
    );
    assert_eq!(
        schema["properties"]["SHOP_STAGE"]["description"],
        "Selects settings of the old build.\na grouped environment: until the old build\\nis gone"
    );
    assert_eq!(schema["required"], serde_json::json!(["SHOP_MAIL_HOST"]));
}

#[test]
fn a_name_that_another_process_reads_is_still_read() {
    let contract = web().process("worker", Worker::SCHEMA);
    let text = contract.dotenv_example();
    assert!(text.contains("\n#SHOP_QUEUE=\n") && !text.contains("SHOP_QUEUE: "), "{text}");
    assert_eq!(text.matches("SHOP_LIMIT").count(), 1, "{text}");
}

#[test]
fn without_retired_names_there_is_no_list() {
    for (format, text) in formats(&contract()) {
        assert!(!text.contains("No longer read"), "{format}: {text}");
    }
}
