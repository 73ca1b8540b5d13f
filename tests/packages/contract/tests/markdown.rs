//! The Markdown table, as `pulldown-cmark`, GitHub's `cmark-gfm` and `markdown-it` see it.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

use factor3::__private::Declaration;
use factor3::__private::{Extra, Group, extra, nested, schema};
use factor3::contract::Contract;
use factor3::{Kind, Schema};
use factor3_contract_tests::{Random, Reader, any_text, contract_of, leak, schema_of, texts, variable};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json};

const HEAD: [&str; 4] = ["Variable", "Default", "Value", "Meaning"];

#[test]
fn every_text_is_shown_as_it_is() {
    let mut readers = Readers::new();
    let references = "&#35; &#x23; &amp; &copy; &copy &; &#; \\&#35;".to_owned();
    for text in texts().into_iter().chain([references]) {
        let words: &'static [&'static str] = Box::leak(Box::new(["first", leak(&text), "last"]));
        let all: Vec<Told> = vec![
            Told { doc: text.clone(), ..Told::new("DOC") },
            Told { default: Some(text.clone()), ..Told::new("DEFAULT") },
            Told { example: Some(text.clone()), ..Told::new("EXAMPLE") },
            Told { generate: Some(text.clone()), ..Told::new("GENERATE") },
            Told { words: Some(words), ..Told::new("WORDS") },
            Told { doc: "the last".to_owned(), ..Told::new("LAST") },
        ];
        let page = Contract::new("shop").process("web", schema_of(all.iter().map(Told::declared))).markdown();
        readers.assert(&page, &[table(&all)]);
    }
}

#[test]
fn any_schemas_are_read_back() {
    let (mut readers, mut random) = (Readers::new(), Random::default());
    let (mut texts, mut tables) = (0, 0);
    for _ in 0..400 {
        let own: Vec<Told> =
            (0..random.below(5)).map(|at| Told::any(&format!("W{at}_X"), &mut random)).collect();
        let other: Vec<Told> =
            (0..random.below(5)).map(|at| Told::any(&format!("_{at}"), &mut random)).collect();
        let (name, same) = (any_text(&mut random), Told::any("SHARED", &mut random));
        let with_same = |told: &[Told]| schema_of(told.iter().chain([&same]).map(Told::declared));
        let processes: &[(&str, &'static Schema)] = &[("web", with_same(&own)), (&name, with_same(&other))];

        let page = contract_of("shop", processes).markdown();
        assert_eq!(page, contract_of("shop", processes).markdown());
        let mut expected = vec![heading(&["web", &name]), table(std::slice::from_ref(&same))];
        for (reader, told) in [("web", &own), (&name, &other)] {
            if !told.is_empty() {
                expected.extend([heading(&[reader]), table(told)]);
            }
            texts += told.len();
        }
        tables += expected.len() / 2;
        readers.assert(&page, &expected);
    }
    assert!(texts > 1000 && tables > 900, "{texts} in {tables}");
}

/// The first paragraph is the heading, and the rest is a paragraph.
#[test]
fn every_text_of_a_flattened_field_is_shown_as_it_is() {
    let (mut readers, mut random) = (Readers::new(), Random::default());
    let inner = schema_of([Told::new("INNER").declared()]);
    let rows = table(&[Told::new("INNER")]);
    let own = texts().into_iter().map(|text| text.trim().to_owned());
    let any = (0..300).map(|_| any_ascii_or_text(&mut random).trim().to_owned()).collect::<Vec<_>>();
    let marks = ["1. a", "12) a", "- a", "+ a", "> a", "===", "---", "# a", "a #", "a ##", "#", "~~~", "| a"];
    let all = own.chain(any).chain(marks.map(str::to_owned));
    for text in all.filter(|text| !text.is_empty() && !text.contains(['\n', '\r'])) {
        for rest in [None, Some(&*text)] {
            let doc = rest.map_or(text.clone(), |rest| format!("{text}\n\n{rest}\nlast"));
            let node = nested("inner", "", inner).describe(leak(&doc)).node();
            let schema = Box::leak(Box::new(schema("App", Box::leak(Box::new([node])))));
            let mut expected = vec![json!(["h2", [shown(&text)]])];
            expected.extend(rest.map(|rest| json!(["p", [shown(rest) + "\nlast"]])));
            expected.push(rows.clone());
            readers.assert(&Contract::new("shop").process("web", schema).markdown(), &expected);
        }
    }
}

#[test]
fn a_value_that_another_depends_on_is_shown_as_it_is() {
    let mut readers = Readers::new();
    for text in texts() {
        let groups: &[Group] = Box::leak(Box::new([Group::required_if(&[0, 1], Some(leak(&text)))]));
        let variables = ["FIRST", "OTHER"].map(|name| variable(name, Kind::Text).optional());
        let schema: &'static Schema = Box::leak(Box::new(schema_of(variables).groups(groups)));
        let note = format!("FIRST is required where OTHER is {}", shown(&text));
        let rows = [HEAD, ["FIRST", "optional", "text", &note], ["OTHER", "optional", "text", ""]];
        readers.assert(&Contract::new("shop").process("web", schema).markdown(), &[json!(["table", rows])]);
    }
}

/// Where a default or a value is not the same for all, each process has a line of its own.
#[test]
fn what_processes_disagree_about_is_told_for_each() {
    let (mut readers, mut random) = (Readers::new(), Random::default());
    let mut disagree = 0;
    for _ in 0..400 {
        let names = ["web".to_owned(), format!("w{}", any_ascii_or_text(&mut random)), "x".to_owned()];
        let mut told = [(); 3].map(|()| Told::any("NAME", &mut random));
        let default = told[0].default.clone();
        told[2].default = default;
        let schemas = told.each_ref().map(|told| schema_of([told.declared()]));
        let processes: Vec<(&str, &Schema)> = names.iter().map(String::as_str).zip(schemas).collect();

        let rows = told.each_ref().map(Told::row);
        let cell = |column: usize| {
            if rows.iter().all(|row| row[column] == rows[0][column]) {
                return rows[0][column].clone();
            }
            let each = names.iter().zip(&rows).map(|(name, row)| format!("{}: {}", shown(name), row[column]));
            each.collect::<Vec<_>>().join("\n")
        };
        disagree += usize::from(rows[0][1] != rows[1][1]);
        let mut docs: Vec<&str> = Vec::new();
        for it in &told {
            if !it.doc.is_empty() && !docs.contains(&&*it.doc) {
                docs.push(&it.doc);
            }
        }
        let mut meaning = lines(&docs.join("\n"));
        meaning.extend(
            told.iter().find_map(|told| Some(format!("make one with {}", shown(told.generate.as_ref()?)))),
        );
        let row = vec!["NAME".to_owned(), cell(1), cell(2), meaning.join("\n")];
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        readers.assert(
            &contract_of("shop", &processes).markdown(),
            &[heading(&names), json!(["table", [HEAD.map(str::to_owned).to_vec(), row]])],
        );
    }
    assert!(disagree > 200, "{disagree}");
}

/// What is only almost Markdown stays as it is written.
#[test]
fn an_ordinary_text_is_readable_as_it_is() {
    for text in [
        "Port the web process binds.",
        "It's 5 > 3, \"quoted\" & done (really): see https://example.com/a_b?c=d#e!",
        "snake_case, C:\\dir, a - b, 1. one, + two, # three, {x}, 100%, a@b.c, x = y; é 漢 🦀",
    ] {
        let with = schema_of([variable("A", Kind::Text).describe(leak(text))]);
        assert!(
            Contract::new("shop").process("web", with).markdown().contains(&format!("| text | {text} |\n"))
        );
    }
    let with = schema_of([variable("A", Kind::Text).default_text("a*b <c> ${X} & \\ _d_ é")]);
    assert!(
        Contract::new("shop")
            .process("web", with)
            .markdown()
            .contains("| `A` | `a*b <c> ${X} & \\ _d_ é` | text |")
    );
}

/// What is declared of a variable, and so what its row has to show.
#[derive(Clone)]
struct Told {
    name: String,
    doc: String,
    default: Option<String>,
    example: Option<String>,
    generate: Option<String>,
    words: Option<&'static [&'static str]>,
}

impl Told {
    fn new(name: &str) -> Self {
        let (doc, default, example, generate, words) = (String::new(), None, None, None, None);
        Self { name: name.to_owned(), doc, default, example, generate, words }
    }

    fn any(name: &str, random: &mut Random) -> Self {
        let doc = any_ascii_or_text(random);
        let mut maybe = || (random.below(2) == 0).then(|| any_ascii_or_text(random));
        let (default, example, generate) = (maybe(), maybe(), maybe());
        let words = maybe().map(|word| &*Box::leak(Box::new([leak(&word), "last"]))).map(|words| &words[..]);
        Self { name: name.to_owned(), doc, default, example, generate, words }
    }

    fn declared(&self) -> Declaration {
        let mut more: Extra = extra();
        if let Some(example) = &self.example {
            more = more.example(leak(example));
        }
        if let Some(generate) = &self.generate {
            more = more.generate(leak(generate));
        }
        let declared = variable(&self.name, self.words.map_or(Kind::Text, Kind::Words));
        let declared = declared.describe(leak(&self.doc)).with(Box::leak(Box::new(more)));
        self.default.as_ref().map_or(declared, |default| declared.default_text(leak(default)))
    }

    /// The texts of the cells.
    fn row(&self) -> Vec<String> {
        let default = match self.default.as_deref() {
            None => "required".to_owned(),
            Some("") => "empty".to_owned(),
            Some(default) => shown(default),
        };
        let mut value = match self.words {
            Some(words) => {
                format!("one of {}", words.iter().map(|word| shown(word)).collect::<Vec<_>>().join(", "))
            }
            None => "text".to_owned(),
        };
        if let Some(example) = &self.example {
            value += &format!(", such as {}", shown(example));
        }
        let mut meaning = lines(&self.doc);
        if let Some(generate) = &self.generate {
            meaning.push(format!("make one with {}", shown(generate)));
        }
        vec![self.name.clone(), default, value, meaning.join("\n")]
    }
}

/// Half of the time one of words and all punctuation, in which pairs of the same are frequent.
fn any_ascii_or_text(random: &mut Random) -> String {
    if random.below(2) == 0 {
        return any_text(random);
    }
    let mut few = || random.one_of(&(b' '..=b'~').map(char::from).collect::<Vec<_>>());
    let few = [few(), few(), few(), 'a', 'b', ' '];
    (0..random.below(12)).map(|_| random.one_of(&few)).collect()
}

/// The lines of a meaning.
fn lines(doc: &str) -> Vec<String> {
    doc.split('\n').filter(|_| !doc.is_empty()).map(shown).collect()
}

/// Control characters have no look of their own: they are escaped, as in all that is said of a variable.
fn shown(text: &str) -> String {
    let is_control = |c: char| {
        c.is_control()
            || "\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}".contains(c)
            || "\u{2066}\u{2067}\u{2068}\u{2069}\u{feff}\u{fffe}\u{ffff}".contains(c)
    };
    text.chars().map(|c| if is_control(c) { c.escape_default().to_string() } else { c.to_string() }).collect()
}

fn table(all: &[Told]) -> Value {
    let mut rows = vec![HEAD.map(str::to_owned).to_vec()];
    rows.extend(all.iter().map(Told::row));
    json!(["table", rows])
}

fn heading(names: &[&str]) -> Value {
    json!(["h2", [names.iter().map(|name| shown(name)).collect::<Vec<_>>().join(", ")]])
}

struct Readers(Reader);

impl Readers {
    fn new() -> Self {
        Self(Reader::python("markdown_reader"))
    }

    /// Each sees these blocks, and nothing in them but text, code and links that it makes of bare URLs.
    fn assert(&mut self, page: &str, expected: &[Value]) {
        for reader in ["cmark-gfm", "markdown-it"] {
            let answer = self.0.ask(&json!({ "reader": reader, "text": page }));
            assert_eq!(answer["blocks"], json!(expected), "{reader} of\n{page}");
            let tags = answer["tags"].as_array().unwrap();
            assert!(tags.iter().all(|tag| tag == "code" || tag == "a"), "{reader}: {tags:?} in\n{page}");
        }
        assert_eq!(pulldown(page), expected, "pulldown-cmark of\n{page}");
    }
}

/// The blocks that pulldown-cmark sees, with all of its extensions but the one that turns quotes into others.
fn pulldown(page: &str) -> Vec<Value> {
    let (mut blocks, mut rows, mut row, mut text) = (Vec::new(), Vec::new(), Vec::new(), String::new());
    for event in Parser::new_ext(page, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell) => {}
            Event::Start(Tag::Heading { .. } | Tag::Paragraph) => text.clear(),
            Event::End(TagEnd::Paragraph) => blocks.push(json!(["p", [std::mem::take(&mut text)]])),
            Event::Text(part) | Event::Code(part) => text += &part,
            Event::InlineHtml(tag) if &*tag == "<br>" => text.push('\n'),
            Event::InlineHtml(tag) if &*tag == "<code>" || &*tag == "</code>" => {}
            Event::End(TagEnd::TableCell) => row.push(std::mem::take(&mut text)),
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => rows.push(std::mem::take(&mut row)),
            Event::End(TagEnd::Table) => blocks.push(json!(["table", std::mem::take(&mut rows)])),
            Event::End(TagEnd::Heading(level)) => {
                blocks.push(json!([level.to_string(), [std::mem::take(&mut text)]]));
            }
            other => blocks.push(json!(format!("{other:?}"))),
        }
    }
    blocks
}
