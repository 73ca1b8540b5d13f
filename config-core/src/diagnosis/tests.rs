//! Suspicious values, and values that are not suspicious.

use super::clash::Clash;
use super::form::Form;
use super::signs::is_good;
use super::suspicion::Suspicion::{self, *};
use super::values::*;
use crate::kind::{Kind, ResourceKind};
use crate::value::{Mismatch, Refusal, ValueError};

const PORT: Kind = Kind::Integer { min: 0, max: 65535, nonzero: false };
const SECRET: Kind = Kind::Secret(&Kind::Text);
const POSTGRES: &ResourceKind = &ResourceKind::new("Postgres", "postgres://host");
const RESOURCE: Kind = Kind::Resource(POSTGRES);

const ALL: [Suspicion; 33] = [
    ServiceLink,
    Quoted,
    LineBreak,
    CarriageReturn,
    Blank,
    Invisible,
    Colours,
    Unexpanded(Form::Braces),
    Reference,
    Placeholder,
    OtherService,
    Assignment,
    Comment,
    Nothing,
    Off,
    Pem,
    PemForBytes,
    SecretPath { is_read: true },
    SchemeAndPort(Clash::HttpOnTls),
    Command,
    Json,
    EscapedQuotes,
    StringOfCode,
    StrayQuote,
    EscapedLineBreak,
    Masked,
    SeveralItems,
    Brackets,
    PlainPassword,
    UrlInBase64,
    EscapedUrl,
    UrlForPath,
    GitBashPath,
];

/// Values that are suspicious for every kind.
const BAD: &[(&str, Suspicion)] = &[
    ("tcp://10.0.0.1:5432", ServiceLink),
    ("udp://172.20.0.10:53", ServiceLink),
    ("tcp://[fd00::10]:5432", ServiceLink),
    ("\"5432\"", Quoted),
    ("'hunter2'", Quoted),
    ("\"\"", Quoted),
    ("`hunter2`", Quoted),
    ("\"hunter2hunter2\",", StringOfCode),
    ("'sk_live.hunter2==';", StringOfCode),
    ("b'hunter2hunter2'", StringOfCode),
    ("5432\n", LineBreak),
    ("5432\r\n", LineBreak),
    ("hunter2\n\n", LineBreak),
    ("5432\r", CarriageReturn),
    ("5432 ", Blank),
    ("5432\t", Blank),
    (" 5432", Blank),
    ("c2VjcmV0Cg== ", Blank),
    ("hunter2\u{a0}", Blank),
    ("hunter2\u{3000}", Blank),
    (" hunter2", Blank),
    (" hunter2\t", Blank),
    ("\u{feff}5432", Invisible),
    ("5432\u{200b}", Invisible),
    ("\u{ad}hunter2", Invisible),
    ("hunter2\u{2060}", Invisible),
    ("\u{1b}[32m5432\u{1b}[0m", Colours),
    ("\u{1b}[1;38;5;9mhunter2", Colours),
    ("hunter2\u{1b}[0m", Colours),
    ("hunter2\u{1b}[m", Colours),
    ("${PORT}", Unexpanded(Form::Braces)),
    ("${PORT:-8080}", Unexpanded(Form::Braces)),
    ("${HOST}:5432", Unexpanded(Form::Braces)),
    ("${{ secrets.DB_PASSWORD }}", Unexpanded(Form::Workflow)),
    ("${db.DATABASE_URL}", Unexpanded(Form::Braces)),
    ("$(cat /run/secrets/key)", Unexpanded(Form::Parentheses)),
    ("$(POSTGRES_HOST):5432", Unexpanded(Form::Parentheses)),
    ("op://vault/item/field", Reference),
    ("pass://Work/GitHub/password", Reference),
    ("ref+awssecrets://app/db#/password", Reference),
    ("secretref+vault://app/db#/password", Reference),
    ("vault:secret/data/app#password", Reference),
    (">>vault:secret/data/app#password", Reference),
    ("ENC[AES256_GCM,data:evQ=,iv:A4D=,tag:YDU==,type:str]", Reference),
    ("ENC(nrmZtkF7T0kjG/VodDvBw93Ct8EgjCA+)", Reference),
    ("EJ[1:WGj2t4znULHT1IRveMEdvvNXqZzNBNMsJ5iZVy6Dvxs=]", Reference),
    ("EV[1:abcdefgh:c2VjcmV0]", Reference),
    ("encrypted:BD+uttK9iBuXnfx6HukDK06I", Reference),
    ("@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/db/)", Reference),
    ("secretref:db-password", Reference),
    ("keyvaultref:https://shop.vault.azure.net/secrets/db,identityref:system", Reference),
    ("{{resolve:secretsmanager:app:SecretString:password}}", Reference),
    ("{{ op://vault/item/field }}", Reference),
    ("{cipher}682bc583f4641835fa2db009355293665d2647dade3375c0ee201de2a49f7bda", Reference),
    ("$ANSIBLE_VAULT;1.1;AES256", Reference),
    ("!vault |", Reference),
    ("changeme", Placeholder),
    ("CHANGE_ME", Placeholder),
    ("Change-Me", Placeholder),
    ("replace me", Placeholder),
    ("your-api-key-here", Placeholder),
    ("YOUR_API_KEY", Placeholder),
    ("<your-key>", Placeholder),
    ("insert_key_here", Placeholder),
];

/// Values that are suspicious as a secret, but that an application may want as text.
const NOT_A_SECRET: &[(&str, Suspicion)] = &[
    ("   ", Blank),
    ("hunter\u{1b}[32m 2\u{1b}[0m", Colours),
    ("arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf", Reference),
    ("arn:aws-cn:ssm:cn-north-1:123456789012:parameter/db", Reference),
    ("ssm:///app/db/password", Reference),
    ("ssm:/app/db/password", Reference),
    ("projects/123/secrets/key/versions/latest", Reference),
    ("projects/shop/locations/europe-west1/secrets/key", Reference),
    ("berglas://bucket/secret", Reference),
    ("sm://project/secret", Reference),
    ("gcp:secretmanager:projects/p/secrets/s", Reference),
    ("vault://secret/data/app", Reference),
    ("{{ .Values.password }}", Unexpanded(Form::Template)),
    ("TODO", Placeholder),
    ("fix-me", Placeholder),
    ("xxx", Placeholder),
    ("Xxxxxxxx", Placeholder),
    ("***", Placeholder),
    ("[REDACTED]", Placeholder),
    ("example", Placeholder),
    ("<password>", Placeholder),
];

/// Values that are good as text and as a secret.
const GOOD: &[&str] = &[
    "",
    "a",
    "\"",
    "'",
    "\"a",
    "a'",
    "\"a\",",
    "'hunter2&hunter2',",
    "b'a'",
    "p@$$w0rd",
    "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ\n-----END PRIVATE KEY-----\n",
    "-----BEGIN PRIVATE KEY-----\r\nMC4CAQAwBQYDK2VwBCIEIJ\r\n-----END PRIVATE KEY-----\r\n",
    "c2VjcmV0Cg==",
    "3q2+7w==",
    "deadbeefdeadbeef",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
    "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
    "$argon2id$v=19$m=65536,t=2,p=1$gZiV/M1gPc22ElAH$Jh1t",
    "{\"a\":1}",
    "[\"a\", \"b\"]",
    "\"a\" OR \"b\"",
    "'self'",
    "'self' https: 'unsafe-inline'",
    "^[a-z]+$",
    "$(a|b",
    "<html></html>",
    "<br>",
    "<?xml version=\"1.0\"?>",
    "${time} ${level} ${message}",
    "${level}",
    "${NAME}, welcome",
    "{{.Time}} {{.Level}} {{.Message}}",
    "$remote_addr - $remote_user",
    "correct horse battery staple",
    "name: ",
    "Enter your name: ",
    "app> ",
    "- ",
    "https://example.com",
    "https://example.com/${id}",
    "postgres://app:hunter2@db/app",
    "tcp://0.0.0.0:5555",
    "tcp://127.0.0.1:5555",
    "tcp://[::1]:5555",
    "tcp://mqtt.internal:1883",
    "tcp://10.0.0.1",
    "sha256:9f86d081884c7d65",
    "vault",
    "vault:prod",
    "ref+x",
    "projects/shop",
    "ssm",
    "https://shop.vault.azure.net/keys/x",
    "ENC[",
    "encrypted",
    "your",
    "yours truly",
    "here",
    "example.com",
    "changeme2",
    "xx",
    "x-api-key",
    "Straße",
    "日本語",
    "مرحبا\u{200f}",
    "👨\u{200d}👩",
    "2024=x",
    "A=b",
];

#[test]
fn a_suspicious_value_is_recognised_for_every_kind() {
    for (text, suspicion) in BAD {
        let name = format!("{text:?}");
        assert!(!is_good(text.as_bytes()), "{name}");
        assert_eq!(of_accepted(text), Some(*suspicion), "{name} as a text");
        assert_eq!(of_secret(text), Some(*suspicion), "{name} as a secret");
        assert_eq!(of_file(text), Some(*suspicion), "{name} in a file");
        for kind in [PORT, Kind::Secret(&PORT), RESOURCE, Kind::Bool, Kind::Other, SECRET, Kind::Text] {
            assert_eq!(of_refused(&kind, text, ValueError::invalid()), Some(*suspicion), "{name} as {kind}");
        }
    }
}

#[test]
fn a_placeholder_for_a_secret_is_not_suspicious_as_text() {
    for (text, suspicion) in NOT_A_SECRET {
        assert_eq!(of_accepted(text), None, "{text:?} as a text");
        assert!(!is_good(text.as_bytes()), "{text:?}");
        assert_eq!(of_secret(text), Some(*suspicion), "{text:?} as a secret");
        assert_eq!(of_refused(&PORT, text, ValueError::invalid()), Some(*suspicion), "{text:?} as a number");
    }
}

#[test]
fn a_good_value_is_not_suspicious() {
    for text in GOOD {
        assert_eq!(of_accepted(text), None, "{text:?} as a text");
        assert_eq!(of_secret(text), None, "{text:?} as a secret");
        assert_eq!(of_file(text), None, "{text:?} in a file");
    }
    for blanks in [" ", "\t", "\n", "\r\n", "    "] {
        assert_eq!(of_accepted(blanks), None, "{blanks:?}");
    }
}

#[test]
fn more_is_suspicious_in_a_refused_value() {
    for (kind, text, suspicion) in [
        (PORT, "$PORT", Some(Unexpanded(Form::Dollar))),
        (PORT, "80${SUFFIX}", Some(Unexpanded(Form::Braces))),
        (PORT, "5 ", Some(Blank)),
        (PORT, "\n5", Some(Blank)),
        (PORT, "5\u{200b}0", Some(Invisible)),
        (PORT, "`5`", Some(Quoted)),
        (PORT, "postgres://app:hunter2@db/app", Some(OtherService)),
        (Kind::Ip(None), "tcp://10.0.0.1:53", Some(ServiceLink)),
        (PORT, "tcp://db:5432", Some(OtherService)),
        (PORT, "PORT=8080", Some(Assignment)),
        (PORT, "export PORT=8080", Some(Assignment)),
        (PORT, "port=8080", Some(Assignment)),
        (PORT, "PORT: 8080", Some(Assignment)),
        (PORT, "port: 8080", None),
        (PORT, "\"8080\",", Some(StringOfCode)),
        (PORT, "<port>", Some(Placeholder)),
        (PORT, "{{ .Values.port }}", Some(Unexpanded(Form::Template))),
        (RESOURCE, "DATABASE_URL=postgres://db/app", Some(Assignment)),
        (RESOURCE, "host=db user=app", None),
        (RESOURCE, "mysql://db/app", None),
        (Kind::Url, "redis://db", None),
        (Kind::Other, "(a${b", None),
        (Kind::Secret(&Kind::Base64(4)), "QUJDRA==", None),
        (Kind::List(&PORT), "\"80,81\"", Some(Quoted)),
        (Kind::List(&PORT), "80,81,x\n", None),
        (Kind::List(&PORT), "PORTS=80,81", Some(Assignment)),
        (Kind::Map(&Kind::Text, &PORT), "a=80,b=x", None),
        (Kind::List(&Kind::Text), "a,,b", None),
        (Kind::List(&SECRET), "'a,,b'", Some(Quoted)),
        (PORT, "see http://db", None),
        (PORT, "eighty", None),
        (PORT, "99999", None),
        (PORT, "-1", None),
        (Kind::Duration(None), "30", None),
        (Kind::Words(&["low"]), "Low", None),
    ] {
        assert_eq!(of_refused(&kind, text, ValueError::invalid()), suspicion, "{text:?} as {kind}");
    }
}

#[test]
fn a_file_may_hold_a_line_of_an_env_file() {
    for text in ["API_KEY=hunter2", "TOKEN=hunter2", "export DATABASE_URL=postgres://db", "DB_PASS='x'\nB=c"]
    {
        assert_eq!(of_file(text), Some(Assignment), "{text:?}");
        assert_eq!(of_secret(text), None, "{text:?}");
    }
    for text in ["KEY=", "KEY==", "key=value", "ZXC=vbn", "aGVsbG8=", "user=app password=x"] {
        assert_eq!(of_file(text), None, "{text:?}");
    }
}

#[test]
fn a_suspicion_is_omitted_if_the_error_already_has_the_fix() {
    for (text, error, suspicion) in [
        ("5\n", Mismatch::LineBreak.into(), Some(LineBreak)),
        ("5\r", Mismatch::CarriageReturn.into(), Some(CarriageReturn)),
        ("5\u{200b}", Mismatch::InvisibleAtEnd.into(), Some(Invisible)),
        ("5 ", Mismatch::BlankAtEnd.into(), None),
        ("5\t", Mismatch::TabAtEnd.into(), None),
        (" \t", Mismatch::BlanksOnly.into(), None),
        ("\"5\"", Mismatch::NotADigit.into(), Some(Quoted)),
        ("\"5\"", Refusal::Quoted.into(), None),
        ("5\n", Refusal::Newline.into(), None),
        ("5\r", Refusal::Newline.into(), None),
        ("http://a", Mismatch::UrlForAddress.into(), Some(OtherService)),
        // The words of an application's own error have no influence.
        ("\"5\"", ValueError::because("it is wrapped in quotes: remove them"), Some(Quoted)),
    ] {
        assert_eq!(of_refused(&PORT, text, error), suspicion, "{text:?} {error}");
    }
}

#[test]
fn a_service_link_has_the_name_of_one() {
    for name in ["DB_PORT", "MY_DB_PORT_5432_TCP", "DNS_PORT_53_UDP"] {
        assert!(ServiceLink.fits(name), "{name}");
        assert_eq!(ServiceLink.under(name), ServiceLink);
    }
    for name in ["DOCKER_HOST", "BIND", "PORT", "BROKER_URL"] {
        assert!(!ServiceLink.fits(name) && Quoted.fits(name), "{name}");
        assert_eq!((ServiceLink.under(name), Quoted.under(name)), (OtherService, Quoted));
    }
}

#[test]
fn each_class_has_a_word_and_a_fix_of_its_own() {
    for (place, one) in ALL.iter().enumerate() {
        assert!(one.code().bytes().all(|b| b.is_ascii_lowercase() || b == b'_'));
        assert!(one.what().len() > 8 && one.fix().len() > 8, "{one:?}");
        assert!(ALL.iter().skip(place + 1).all(|other| other.what() != one.what()));
    }
}
