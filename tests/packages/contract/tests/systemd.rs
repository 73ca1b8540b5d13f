//! `Contract::systemd`, as systemd itself reads it: `systemd-analyze verify`, and what `systemd --test` shows of a unit.
//!
//! The latter shows variables and the files that are read, but no credentials: of those it is only shown that systemd takes
//! their lines.

#![allow(clippy::expect_used, reason = "what fails here fails the test")]

mod random_schema;

use factor3::__private::Declaration;
use factor3::contract::Contract;
use factor3::{Kind, Schema};
use factor3_contract_tests::{Random, Reader, any_text, contract_of, leak, schema_of, texts, variable};
use serde_json::{Value, json};

use random_schema::{expected, pairs, processes};

const SECRET: Kind = Kind::Secret(&Kind::Text);

/// The drop-ins under the paths that stand above them, relative to where units are.
fn drop_ins(text: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for part in text.split("\n\n# /etc/systemd/system/").skip(1) {
        let mut body = part;
        let mut paths = Vec::new();
        while let Some((path, rest)) = body.split_once('\n').filter(|_| !body.starts_with(['#', '['])) {
            paths.push(path.to_owned());
            body = rest.strip_prefix("# /etc/systemd/system/").unwrap_or(rest);
        }
        assert!(body.contains("[Service]\n"), "{part}");
        all.extend(paths.into_iter().map(|path| (path, body.to_owned())));
    }
    assert!(!all.is_empty(), "{text}");
    all
}

/// As an administrator does who needs what is commented out.
fn uncommented(text: &str) -> String {
    text.replace("\n#Environment=", "\nEnvironment=").replace("\n#LoadCredential=", "\nLoadCredential=")
}

/// What systemd says of `unit` with these files.
fn load(reader: &mut Reader, unit: &str, files: &[(String, String)], names: &[&str]) -> Value {
    let mut files = files.to_vec();
    files.push((unit.to_owned(), String::from("[Service]\nExecStart=/bin/true\n")));
    reader.ask(&json!({ "unit": unit, "files": files, "names": names }))
}

fn accepted(reader: &mut Reader, unit: &str, files: &[(String, String)], names: &[&str]) -> Value {
    let answer = load(reader, unit, files, names);
    assert_eq!((&answer["accepted"], &answer["warnings"]), (&json!(true), &json!("")), "{files:?}");
    answer
}

fn secret_files(variables: impl IntoIterator<Item = Declaration>) -> &'static Schema {
    Box::leak(Box::new(schema_of(variables).secret_files()))
}

#[test]
fn every_text_survives() {
    let mut random = Random::default();
    let mut all = texts();
    all.extend((0..400).map(|_| any_text(&mut random)));
    let words: Vec<&'static str> = all.iter().map(|text| leak(text)).collect();
    let names: Vec<String> = (0..words.len()).map(|place| format!("V{place}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();

    let mut variables = Vec::new();
    for (place, text) in words.iter().copied().enumerate() {
        let kind = if place % 2 == 0 { Kind::Text } else { Kind::Words(Vec::leak(vec![text, "b"])) };
        variables.push(variable(names[place], kind).default_text(text).describe(text));
        variables.push(variable(&format!("S{place}"), SECRET).describe(text));
    }
    let mut reader = Reader::python("systemd");
    for schema in [secret_files(variables.clone()), schema_of(variables)] {
        let text = Contract::new("shop").process("web", schema).systemd();
        // As it is, it sets nothing.
        let [as_it_is, filled_in] = [drop_ins(&text), drop_ins(&uncommented(&text))];
        assert_eq!(as_it_is[0].0, "shop.service.d/factor3.conf");
        assert_eq!(accepted(&mut reader, "shop.service", &as_it_is, &names)["environment"], json!({}));
        let answer = accepted(&mut reader, "shop.service", &filled_in, &names);
        for (name, text) in names.iter().zip(&words) {
            // systemd takes no noncharacter.
            let expected = if text.contains('\u{fffe}') { "" } else { text };
            assert_eq!(answer["environment"][name], expected);
        }
        // The meaning stands in comments, line by line, with control characters escaped.
        for text in words.iter().filter(|text| !text.contains(|c: char| c.is_control() || c > '~')) {
            assert!(as_it_is[0].1.contains(&format!("\n# {text}\n")) || text.is_empty(), "{text:?}");
        }
    }
}

#[test]
fn random_processes() {
    let mut random = Random::default();
    let mut reader = Reader::python("systemd");
    let mut count = 0;
    for _ in 0..10 {
        let processes = processes(&mut random);
        let text = contract_of("shop", &pairs(&processes)).systemd();
        let files = drop_ins(&uncommented(&text));
        let expected = expected(&processes);
        for one in &expected {
            // Once, whoever reads it.
            let settings = [
                text.matches(&format!("\n#Environment=\"{}=", one.name)).count(),
                text.matches(&format!("LoadCredential={}:", one.name)).count(),
                text.matches(&format!("\n#\n# {}=\n", one.name)).count(),
            ];
            assert_eq!(settings.iter().sum::<usize>(), 1, "{one:?}\n{text}");
            assert_eq!(settings[0] == 0, one.sensitive, "{one:?}\n{text}");
            // A unit starts without what its process can do without.
            let active = text.contains(&format!("\nLoadCredential={}:", one.name));
            assert!(!active || one.required, "{one:?}\n{text}");
        }
        let names: Vec<&str> = expected.iter().map(|one| one.name.as_str()).collect();
        for (place, process) in processes.iter().enumerate() {
            let unit = match processes.len() {
                1 => String::from("shop.service"),
                _ => format!("shop-{}.service", process.name),
            };
            let environment: Value = expected
                .iter()
                .filter(|one| !one.sensitive && one.readers.contains(&place))
                .map(|one| (one.name.clone(), json!(one.default.unwrap_or_default())))
                .collect();
            let answer = accepted(&mut reader, &unit, &files, &names);
            assert_eq!(answer["environment"], environment, "{text}");
            count += environment.as_object().map_or(0, |all| all.len());
        }
    }
    assert!(count > 50, "{count}");
}

/// What all read is in each of their units, and what some read in no other's.
#[test]
fn each_unit_has_what_its_process_reads() {
    let all = variable("ALL", Kind::Text).default_text("a");
    let some = variable("SOME", Kind::Text).default_text("s");
    let web = schema_of([all, some, variable("WEB", Kind::Text).default_text("w"), variable("W", SECRET)]);
    let worker =
        schema_of([all, some, variable("WORKER", Kind::Text).default_text("k"), variable("K", SECRET)]);
    let migrate = schema_of([all, variable("M", SECRET).optional()]);
    let text = Contract::new("shop")
        .process("web", web)
        .process("worker", worker)
        .process("migrate", migrate)
        .systemd();
    let files = drop_ins(&uncommented(&text));

    let mut reader = Reader::python("systemd");
    let names = ["ALL", "SOME", "WEB", "WORKER"];
    let mut unit = |unit: &str| {
        let answer = accepted(&mut reader, unit, &files, &names);
        (answer["environment"].clone(), answer["environment_files"].clone())
    };
    let expected = (json!({ "ALL": "a", "SOME": "s", "WEB": "w" }), json!(["/etc/shop/secrets-web.env"]));
    assert_eq!(unit("shop-web.service"), expected);
    let expected =
        (json!({ "ALL": "a", "SOME": "s", "WORKER": "k" }), json!(["/etc/shop/secrets-worker.env"]));
    assert_eq!(unit("shop-worker.service"), expected);
    let expected = (json!({ "ALL": "a" }), json!(["-/etc/shop/secrets-migrate.env"]));
    assert_eq!(unit("shop-migrate.service"), expected);
    assert_eq!(unit("other.service"), (json!({}), json!([])));

    // The whole is one as well.
    let whole = [(String::from("shop.service.d/factor3.conf"), uncommented(&text))];
    let answer = accepted(&mut reader, "shop.service", &whole, &names);
    assert_eq!(answer["environment"], json!({ "ALL": "a", "SOME": "s", "WEB": "w", "WORKER": "k" }));

    // Why the files are named differently: of those of one name, systemd takes the more specific one.
    let alike: Vec<(String, String)> = files
        .into_iter()
        .filter(|(path, _)| !path.contains("-web-worker"))
        .map(|(path, text)| (path.replace("factor3-web.conf", "factor3.conf"), text))
        .collect();
    let answer = accepted(&mut reader, "shop-web.service", &alike, &names);
    assert_eq!(answer["environment"], json!({ "WEB": "w" }));
}

/// Whatever app and processes are called, there is a unit that takes the drop-ins.
#[test]
fn every_name_makes_a_unit() {
    let mut random = Random::default();
    let mut all = texts();
    all.extend((0..200).map(|_| any_text(&mut random)));
    let [one, two] = ["ONE", "TWO"].map(|name| schema_of([variable(name, Kind::Text).default_text("x")]));
    let mut units = Vec::new();
    let mut seen = Vec::new();
    for name in &all {
        let single = Contract::new(name).process(name, one).systemd();
        let several = Contract::new(name).process(name, one).process("worker", two).systemd();
        for files in [drop_ins(&uncommented(&single)), drop_ins(&uncommented(&several))] {
            let (path, _) = &files[0];
            let (unit, file) = path.split_once(".d/").expect("it is a drop-in");
            for part in [unit, file] {
                let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
                assert!(
                    part.chars().all(is_plain)
                        && part.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'),
                    "{path}"
                );
                assert!(part.len() < 250, "{path}");
            }
            if !seen.contains(path) {
                seen.push(path.clone());
                units.push((unit.to_owned(), files));
            }
        }
    }
    // systemd itself takes a moment for each.
    let mut reader = Reader::python("systemd");
    assert!(units.len() > 40, "{}", units.len());
    for (unit, files) in units.iter().take(15) {
        assert_eq!(
            accepted(&mut reader, unit, files, &["ONE"])["environment"],
            json!({ "ONE": "x" }),
            "{unit}"
        );
    }
}

#[test]
fn what_may_hold_a_credential_has_no_value() {
    const POSTGRES: Kind =
        Kind::Resource(&factor3::ResourceKind::new("Postgres", "postgres://localhost/app"));
    let kinds =
        [POSTGRES, SECRET, Kind::List(&POSTGRES), Kind::List(&SECRET), Kind::Map(&Kind::Text, &SECRET)];
    let secret =
        |place: usize, kind: Kind| variable(&format!("S{place}"), kind).default_text("postgres://db");
    let variables = || kinds.into_iter().enumerate().map(|(place, kind)| secret(place, kind));
    // Where one process takes it for a text, it is the secret of another.
    let worker = schema_of((0..kinds.len()).map(|place| secret(place, Kind::Text)));
    for web in [schema_of(variables()), secret_files(variables())] {
        for processes in [&[("web", web)][..], &[("worker", worker), ("web", web)]] {
            let text = uncommented(&contract_of("shop", processes).systemd());
            assert!(!text.contains("\nEnvironment="), "{text}");
            assert_ne!(text.contains("\nLoadCredential=S4:"), text.contains("\nEnvironmentFile="), "{text}");
        }
    }
    assert!(
        Contract::new("shop")
            .process("worker", worker)
            .systemd()
            .contains("#Environment=\"S4=postgres://db\"\n")
    );
}

/// A warning is one, or these tests show nothing.
#[test]
fn the_reader_refuses() {
    let mut reader = Reader::python("systemd");
    let schema = secret_files([variable("A", Kind::Text).default_text("100%"), variable("S", SECRET)]);
    let text = uncommented(&Contract::new("shop").process("web", schema).systemd());
    let path = String::from("shop.service.d/factor3.conf");
    let mut answer = |text: String| load(&mut reader, "shop.service", &[(path.clone(), text)], &["A"]);
    assert_eq!(answer(text.clone())["environment"], json!({ "A": "100%" }));
    for broken in [
        text.replace("100", "\\q"),
        text.replace("100", "\u{fffe}"),
        text.replace("100", "\\xef\\xbf\\xbe"),
        text.replace("100", "\\ufffe"),
        text.replace("Environment=", "Environmnt="),
        text.replace("=S:", "=S/:"),
        text.replace("[Service]\n", ""),
    ] {
        assert_ne!(answer(broken.clone())["warnings"], "", "{broken}");
    }
    // Without doubling, systemd takes what follows for its own.
    assert_ne!(answer(text.replace("100%%", "%h"))["environment"], json!({ "A": "%h" }));
}
