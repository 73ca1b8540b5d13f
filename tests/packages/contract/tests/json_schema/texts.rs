//! Schemas with any text in them, values that are no texts, and texts that take time.

use crate::processes::ABOUT_WORDS;
use factor3::__private::extra;
use factor3::contract::Contract;
use factor3::{Config, Kind, Schema, SecretString};
use factor3_contract_tests::{Random, Reader, any_text, leak, schema_of, texts, variable};
use serde_json::{Value, json};

use crate::structs::{Groups, Lists, Numbers, Texts, Urls};

fn parsed(schema: &'static Schema) -> Value {
    serde_json::from_str(&Contract::new("shop").process("app", schema).json_schema()).unwrap()
}

/// A schema with that text wherever the code may have one, and what it becomes.
fn with(text: &str) -> (&'static Schema, Value) {
    let text = leak(text);
    let words: &'static [&'static str] = Box::leak(Box::new([text, "word"]));
    let schema = schema_of([
        variable("PLAIN", Kind::Text)
            .describe(text)
            .default_text(text)
            .with(Box::leak(Box::new(extra().example(text).generate(text)))),
        variable("WORD", Kind::Words(words)).describe(text),
        variable("WORDS", Kind::List(Box::leak(Box::new(Kind::Words(words))))).optional(),
        variable("PARTS", Kind::List(&Kind::Text))
            .optional()
            .with(Box::leak(Box::new(extra().separator(text)))),
        variable("NUMBERS", Kind::List(&Kind::Float { bits: 64 }))
            .optional()
            .with(Box::leak(Box::new(extra().separator(text)))),
        variable("HIDDEN", Kind::Secret(&Kind::Text))
            .describe(text)
            .with(Box::leak(Box::new(extra().example(text)))),
    ]);
    (schema, json!({ "PLAIN": text, "WORD": text, "HIDDEN": "x" }))
}

fn survive(mut reader: Reader) {
    let mut random = Random::default();
    let mut all = texts();
    all.extend((0..100).map(|_| any_text(&mut random)));
    for text in all {
        let (schema, environment) = with(&text);
        let question = json!({ "schema": Contract::new("shop").process(&text, schema).json_schema(), "environments": [environment, {}] });
        let answer = reader.ask(&question);
        let schema = &answer["schema"];
        let properties = &schema["properties"];
        assert_eq!(schema["title"], format!("Environment of {text}"));
        if text.is_empty() {
            continue;
        }
        for name in ["PLAIN", "HIDDEN"] {
            assert_eq!(properties[name]["description"], text, "{name}");
        }
        assert_eq!(properties["WORD"]["description"], format!("{text}\n{ABOUT_WORDS}"));
        assert_eq!(properties["PLAIN"]["default"], text);
        assert_eq!(properties["PLAIN"]["examples"], json!([text]));
        assert_eq!(properties["PLAIN"]["$comment"], format!("make one with: {text}"));
        assert_eq!(properties["WORD"]["enum"], json!([text, "word"]));
        assert_eq!(properties["HIDDEN"]["writeOnly"], true);
        assert_eq!((properties["HIDDEN"].get("examples"), properties["HIDDEN"].get("default")), (None, None));
        assert_eq!(answer["verdicts"], json!([true, false]), "{text:?}");
    }
}

#[test]
fn any_text_survives_jsonschema() {
    survive(Reader::python("json_schema"));
}

#[test]
fn any_text_survives_ajv() {
    survive(Reader::node("json_schema"));
}

/// Numbers that every reader of JSON holds exactly.
#[test]
fn the_bounds_of_numbers_as_such_are_exact() {
    bounds(15, true);
}

/// Text of up to 128 bits within the bounds is never refused.
#[test]
fn no_number_within_its_bounds_is_refused() {
    bounds(38, false);
}

fn bounds(digits: usize, as_such: bool) {
    let mut random = Random::default();
    let number = |random: &mut Random| {
        let digits: String =
            (0..1 + random.below(digits)).map(|_| random.one_of(&["0", "1", "5", "9", "9", "0"])).collect();
        let number: i128 = digits.parse().unwrap();
        if random.below(2) == 0 { -number } else { number }
    };
    let mut readers = [Reader::python("json_schema"), Reader::node("json_schema")];
    for _ in 0..150 {
        // Zero is among the numbers of every type.
        let (one, other, third) = (number(&mut random), number(&mut random), number(&mut random));
        let (min, max) = (one.min(other).min(0), one.max(other).max(0));
        let (from, to) = (min.max(third.min(other)), max.min(third.max(other)));
        let (nonzero, inclusive) = (random.below(2) == 0, random.below(2) == 0);
        // The derive refuses a range without a number.
        if from == to && (!inclusive || nonzero && from == 0) {
            continue;
        }
        let range = extra().range(Some(leak(&from.to_string())), Some(leak(&to.to_string())), inclusive);
        let kind = Kind::Integer { min, max: max.unsigned_abs(), nonzero };
        let schema = Contract::new("shop")
            .process("app", schema_of([variable("N", kind).with(Box::leak(Box::new(range)))]))
            .json_schema();
        let mut environments = Vec::new();
        let mut expected = Vec::new();
        for around in [from, to, 0, min, max, from / 2 + to / 2, from / 10, to / 10, number(&mut random)] {
            for number in around - 2..=around + 2 {
                let is_between = (from..=to).contains(&number) && (number != to || inclusive);
                if as_such {
                    environments.push(json!({ "N": i64::try_from(number).unwrap() }));
                    expected.push(is_between);
                    continue;
                }
                for text in [format!("{number}"), format!("{number:+}"), format!("{number:045}")] {
                    environments.push(json!({ "N": text }));
                    expected.push(is_between && !(nonzero && number == 0));
                }
            }
        }
        for reader in &mut readers {
            let answer = reader.ask(&json!({ "schema": schema, "environments": environments }));
            let verdicts = answer["verdicts"].as_array().unwrap();
            assert_eq!(verdicts.len(), expected.len());
            for (place, verdict) in verdicts.iter().enumerate() {
                let verdict = verdict.as_bool().unwrap();
                let agrees = if as_such { verdict == expected[place] } else { verdict || !expected[place] };
                assert!(agrees, "{schema} {}", environments[place]);
            }
        }
    }
}

#[test]
fn numbers_and_booleans_are_taken_beside_their_texts() {
    let schema = Contract::new("shop").process("app", Numbers::SCHEMA).json_schema();
    let with = |name: &str, value: Value| {
        let mut vars = json!({ "A_U8": 1, "REQUIRED_BOOL": true });
        vars[name] = value;
        vars
    };
    let good = [
        with("A_U8", json!(255)),
        with("RATIO", json!(0.5)),
        with("BELOW", json!(-8)),
        with("RANGED_I32", json!(9)),
        with("NONZERO", json!(1)),
        // It lies between both bounds.
        with("NONZERO_I8", json!(0)),
    ];
    let bad = [
        with("A_U8", json!(256)),
        with("A_U8", json!(1.5)),
        with("A_U8", json!(null)),
        with("A_U8", json!(true)),
        with("RATIO", json!(1)),
        with("RATIO", json!(0.25)),
        with("BELOW", json!(-7)),
        with("RANGED_I32", json!(10)),
        with("NONZERO", json!(0)),
        with("REQUIRED_BOOL", json!(1)),
        with("A_CHAR", json!(1)),
    ];
    for mut reader in [Reader::python("json_schema"), Reader::node("json_schema")] {
        let verdicts = |reader: &mut Reader, environments: &[Value]| {
            reader.ask(&json!({ "schema": schema, "environments": environments }))["verdicts"].clone()
        };
        assert_eq!(verdicts(&mut reader, &good), json!(vec![true; good.len()]));
        assert_eq!(verdicts(&mut reader, &bad), json!(vec![false; bad.len()]));
    }
}

#[derive(Debug, Config)]
#[allow(dead_code, reason = "what loads is what counts")]
struct Shared {
    #[config(env = "THREADS", shared, range = 1..=8)]
    threads: Option<u8>,
    #[config(env = "THREADS", shared, range = 2..=4)]
    workers: u8,
}

/// The first of the fields that share a variable describes it, and any of them demands that it is set.
#[test]
fn the_first_of_fields_that_share_a_variable_describes_it() {
    let schema = Contract::new("shop").process("app", Shared::SCHEMA).json_schema();
    let loads = ["1", "2", "4", "8", "9", ""].map(|text| Shared::from_vars([("THREADS", text)]).is_ok());
    assert_eq!(loads, [false, true, true, false, false, false]);
    let environments = [json!(1), json!(2), json!(4), json!(8), json!(9), json!("")]
        .map(|value| json!({ "THREADS": value }));
    for mut reader in [Reader::python("json_schema"), Reader::node("json_schema")] {
        let answer = reader.ask(&json!({ "schema": schema, "environments": environments }));
        assert_eq!(answer["verdicts"], json!([true, true, true, true, false, false]));
        assert_eq!(answer["schema"]["required"], json!(["THREADS"]));
    }
}

/// A condition on a value does not hold of numbers and booleans that are others.
#[test]
fn other_numbers_and_booleans_ask_for_nothing() {
    let schema = Contract::new("shop").process("app", Groups::SCHEMA).json_schema();
    let base = json!({ "TOKEN": "t", "RETRIES": "1", "REASON": "r" });
    let with = |others: Value| {
        let mut vars = base.clone();
        vars.as_object_mut().unwrap().extend(others.as_object().unwrap().clone());
        vars
    };
    let environments = [
        with(json!({ "PORT": 3000 })),
        with(json!({ "PORT": "3000", "ON": false })),
        with(json!({ "PORT": "3000", "ON": "off" })),
        with(json!({ "PORT": "3000", "ON": "YES" })),
        with(json!({ "PORT": "25" })),
        with(json!({})),
        // Nor of the same, as such: a schema compares texts.
        with(json!({ "PORT": 25 })),
        with(json!({ "PORT": "3000", "ON": true })),
    ];
    for mut reader in [Reader::python("json_schema"), Reader::node("json_schema")] {
        let answer = reader.ask(&json!({ "schema": schema, "environments": environments }));
        assert_eq!(answer["verdicts"], json!([true, true, true, false, false, false, true, true]));
    }
}

/// Lists whose items have many shapes, and lists whose separator may be in an item.
#[derive(Config)]
#[allow(dead_code, reason = "the test looks only at the schema")]
struct Separated {
    floats: Vec<f64>,
    #[config(separator = ".")]
    dotted: Vec<f64>,
    #[config(separator = "e")]
    exponents: Vec<f32>,
    #[config(separator = "-")]
    signed: Vec<i64>,
    #[config(separator = "0")]
    naturals: Vec<u8>,
    #[config(separator = "-")]
    keys: Vec<factor3::Base64>,
    #[config(separator = "/")]
    other_keys: Vec<factor3::Base64>,
    #[config(separator = ":")]
    ips: Vec<std::net::IpAddr>,
    #[config(separator = "a")]
    hex: Vec<factor3::Hex>,
    #[config(separator = ":")]
    sites: Vec<url::Url>,
}

/// A pattern with two ways to match the same text takes time that doubles with each character: it would not end.
#[test]
fn long_texts_are_judged() {
    let pieces = [
        "1,", "a", "1", "0", " ", "a=1,", "a=b;", "redis://a,", "https://a,", "https://a, ", "1.2.3.4 ",
        "1s::", "a::", "info,", "1|", "1-", "a^", "AAAA", "\t", "yes,", "::", "1:", "a:1,", "ab", "[", "1d",
        "0x", "\u{a0}", "10000, ", "1.5,", "10000", "1.", "1e1", "a,nats://", "nats,", "AA-", "AA/", "a:",
        "1-1", "0aa", ".5,",
    ];
    for (name, schema) in [
        ("Lists", Lists::SCHEMA),
        ("Texts", Texts::SCHEMA),
        ("Urls", Urls::SCHEMA),
        ("Groups", Groups::SCHEMA),
        ("Separated", Separated::SCHEMA),
    ] {
        let parsed = parsed(schema);
        let names = parsed["properties"].as_object().unwrap().keys();
        let environments: Vec<Value> = pieces
            .iter()
            .flat_map(|piece| ["", "\u{1}", "!", "x"].map(|end| format!("{}{end}", piece.repeat(400))))
            .map(|text| names.clone().map(|name| (name.clone(), Value::from(text.clone()))).collect())
            .collect();
        let question = json!({ "schema": Contract::new("shop").process("app", schema).json_schema(), "environments": environments });
        for mut reader in [Reader::python("json_schema"), Reader::node("json_schema")] {
            let answer = reader.ask(&question);
            assert_eq!(answer["verdicts"], json!(vec![false; environments.len()]), "{name}");
        }
    }
}

#[derive(Debug, Config)]
struct Guarded {
    #[config(generate = "openssl rand -hex 32")]
    api_key: SecretString,
    #[config(default = "redis://change-me.example/")]
    redis_url: factor3::resource::Redis,
}

#[test]
fn what_may_hold_a_credential_has_no_value() {
    let app = Guarded::from_vars([("API_KEY", "k")]).unwrap();
    assert_eq!(app.redis_url.host(), "change-me.example");
    assert!(format!("{:?}", app.api_key).contains("REDACTED"));
    let schema = parsed(Guarded::SCHEMA);
    for name in ["API_KEY", "REDIS_URL"] {
        assert_eq!(schema["properties"][name]["writeOnly"], true);
        assert_eq!(schema["properties"][name].get("default"), None);
    }
    assert!(!schema.to_string().contains("change-me.example"));
    assert_eq!(schema["properties"]["API_KEY"]["$comment"], "make one with: openssl rand -hex 32");
}
