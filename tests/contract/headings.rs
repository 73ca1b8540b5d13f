//! Nested headings: none is without a variable, in any format and for any part of it.

#![allow(dead_code, reason = "the tests look at the files")]

use factor3::contract::Contract;
use factor3::{Config, Schema, SecretString};

/// A heading is a comment in these formats.
const FORMATS: [fn(&Contract) -> String; 6] = [
    Contract::dotenv_example,
    Contract::kubernetes,
    Contract::compose,
    Contract::systemd,
    Contract::secretspec,
    Contract::env_spec,
];

#[derive(Config)]
struct Plain {
    /// The common part.
    #[config(flatten)]
    common: Common,
    port: Option<u16>,
}

/// It has no variable of its own.
#[derive(Config)]
struct Common {
    /// Logs.
    #[config(flatten, prefix = "LOG_")]
    logs: Logs,
    /// Mail.
    ///
    /// Without it, none is sent.
    #[config(flatten, prefix = "MAIL_")]
    mail: Mail,
}

#[derive(Config)]
struct Logs {
    level: Option<String>,
}

/// Its only secret is that of an inner struct.
#[derive(Config)]
struct Mail {
    host: Option<String>,
    /// The account.
    #[config(flatten)]
    account: Account,
}

#[derive(Config)]
struct Account {
    password: Option<SecretString>,
}

#[derive(Config)]
#[config(secret_files)]
struct Files {
    /// Everything.
    ///
    /// It is more than one paragraph.
    #[config(flatten)]
    common: Common,
}

#[derive(Config)]
struct Worker {
    /// The common part.
    #[config(flatten)]
    common: Common,
    concurrency: Option<u16>,
}

fn contracts() -> [Contract; 4] {
    let one = |schema: &'static Schema| Contract::new("shop").process("web", schema);
    [
        one(Plain::SCHEMA),
        one(Files::SCHEMA),
        one(Plain::SCHEMA).process("worker", Worker::SCHEMA),
        one(Mail::SCHEMA).process("worker", Worker::SCHEMA).process("cron", Files::SCHEMA),
    ]
}

/// The first lines of headings after which no variable comes before the next heading or the end of the part.
fn empty_headings(text: &str) -> Vec<&str> {
    let (mut open, mut empty, mut is_in_heading) = (None, Vec::new(), false);
    for line in text.lines() {
        let words = line.trim_start();
        is_in_heading = words.starts_with("# --- ") || is_in_heading && words == "# ---";
        match words {
            _ if is_in_heading && open.is_some_and(|(_, goes_on)| goes_on) => {}
            _ if is_in_heading => empty.extend(open.replace((line, true))),
            "" | "#" => open = open.map(|(line, _)| (line, false)),
            _ if line == "---" || line.ends_with("===") => empty.extend(open.take()),
            _ => open = None,
        }
    }
    empty.extend(open);
    empty.into_iter().map(|(line, _)| line).collect()
}

#[test]
fn no_heading_is_without_a_variable() {
    for contract in contracts() {
        for format in FORMATS {
            let text = format(&contract);
            assert_eq!(empty_headings(&text), Vec::<&str>::new(), "{text}");
        }
    }
    // The control: each of these is found.
    for (text, heading) in [
        ("# --- Outer\n\n# --- Inner\n\nA=\n", "# --- Outer"),
        ("  # --- Last\n\n---\nkind: Secret\n  A: \"\"\n", "  # --- Last"),
        ("# ---\n\n# --- Two\n# --- lines\n#\n", "# --- Two"),
    ] {
        assert_eq!(empty_headings(text), [heading]);
    }
}

#[test]
fn a_heading_of_an_inner_struct_names_the_outer_ones_that_have_none_yet() {
    let [plain, files, ..] = contracts();
    let dotenv = plain.dotenv_example();
    for heading in [
        "\n# --- The common part. / Logs.\n\n",
        "\n# --- Mail.\n# ---\n# --- Without it, none is sent.\n\n",
        "\n# --- The account.\n\n",
    ] {
        assert_eq!(dotenv.matches(heading).count(), 1, "{dotenv}");
    }
    // The secret is in a part of its own.
    let secret = "
stringData:
  # --- The common part. / Mail. / The account.
  # ---
  # --- Without it, none is sent.

  # a secret (optional)
";
    assert!(plain.kubernetes().contains(secret), "{}", plain.kubernetes());
    let everything = "
# --- Everything. / Logs.
# ---
# --- It is more than one paragraph.
";
    assert!(files.systemd().contains(everything), "{}", files.systemd());
}

#[test]
fn each_part_of_a_heading_is_in_each_file() {
    let [plain, files, both, _] = contracts();
    for contract in [plain, files, both] {
        for format in FORMATS {
            let text = format(&contract);
            for part in ["Logs.", "Mail.", "Without it, none is sent.", "The account."] {
                assert!(text.contains(part), "{part} {text}");
            }
        }
    }
}
