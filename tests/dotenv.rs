//! `.env` files: what is read, what is refused, and what of it shows.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]
#![cfg(feature = "dotenv")]

mod random;
mod search;

use std::fs;
use std::path::{Path, PathBuf};

use factor3::{Config, Env, Error, Origin, SecretString};
use random::Xorshift;
use search::{CANARY, leak};

#[derive(Debug, Config)]
struct App {
    value: Option<String>,
    #[config(default = 3000)]
    port: u16,
    #[config(allow_empty)]
    prefix: Option<String>,
    api_token: Option<SecretString>,
}

/// A file of this test's own, removed when it has been used.
struct DotenvFile(PathBuf);

impl DotenvFile {
    fn new(test: &str, content: impl AsRef<[u8]>) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("dotenv-{test}.env"));
        fs::write(&path, content).unwrap();
        Self(path)
    }

    fn load(&self) -> Result<App, Error> {
        App::load(&Env::dotenv(&self.0)).map(|loaded| loaded.config)
    }

    fn value(&self) -> Option<String> {
        self.load().unwrap().value
    }
}

impl Drop for DotenvFile {
    fn drop(&mut self) {
        fs::remove_file(&self.0).unwrap();
    }
}

/// What is wrong with a file, a line for each problem, without the path of the file.
fn problems(error: &Error) -> Vec<String> {
    assert!(error.problems().iter().all(|problem| problem.reason().code() == "dotenv"), "{error}");
    let text = |problem: &factor3::Problem| {
        let text = problem.to_string();
        let (_, text) = text.split_once(".env").unwrap_or(("", &text));
        text.to_owned()
    };
    error.problems().iter().map(text).collect()
}

/// The rows of the comparison of `.env` readers, with `A=1` before each of them.
#[test]
fn each_row_of_the_comparison() {
    let ours: &[(&str, Result<&str, &str>)] = &[
        ("VALUE=x # c", Ok("x")),
        ("VALUE=a#b", Ok("a#b")),
        ("VALUE=\"x # y\" # z", Ok("x # y")),
        ("VALUE=$A", Err("a $ outside of single quotes")),
        ("VALUE=${N:-d}", Err("a $ outside of single quotes")),
        ("VALUE=p@$$w0rd", Err("a $ outside of single quotes")),
        ("VALUE='p@$$w0rd'", Ok("p@$$w0rd")),
        ("VALUE=it's", Ok("it's")),
        ("VALUE=a b", Ok("a b")),
        ("export VALUE=1", Ok("1")),
        ("VALUE = s", Ok("s")),
        ("VALUE=\"a\nb\"", Ok("a\nb")),
        ("VALUE=\"a\\nb\"", Ok("a\nb")),
        ("VALUE", Err("there is no = in it")),
        ("VALUE: yaml", Err("there is no = in it")),
    ];
    for (line, expected) in ours {
        let file = DotenvFile::new("row", format!("A=1\n{line}\n"));
        match (file.load(), expected) {
            (Ok(app), Ok(value)) => assert_eq!(app.value.as_deref(), Some(*value), "{line}"),
            (Err(error), Err(reason)) => {
                let shown = problems(&error).join("\n");
                assert!(shown.contains("line 2") && shown.contains(reason), "{line}: {shown}");
            }
            (result, _) => panic!("{line}: {result:?}"),
        }
    }
}

#[test]
fn the_file_of_the_documentation_is_read() {
    let file = DotenvFile::new(
        "documentation",
        r#"# A comment.
PORT=8080 # Another one: a space stands before it.
COLOUR=#b00
export VALUE = it's me
API_TOKEN='p@$$w0rd' # Literally, but for \', which is a quote.
PREFIX="a\tb \$5\n" # \n \r \t \\ \" \$, and no other escape.
KEY="-----BEGIN
-----END"
"#,
    );
    use factor3::ExposeSecret as _;
    let app = file.load().unwrap();
    assert_eq!(
        (app.port, app.value.as_deref(), app.prefix.as_deref()),
        (8080, Some("it's me"), Some("a\tb $5\n"))
    );
    assert_eq!(app.api_token.unwrap().expose_secret(), "p@$$w0rd");
}

#[test]
fn what_stands_before_it_wins() {
    let file = DotenvFile::new("before", "VALUE=file\nPORT=1\nPREFIX=file\n");
    let before = Env::from_vars([("VALUE", "before"), ("PORT", ""), ("PREFIX", "")]);
    let app = App::load(&before.or(Env::dotenv(&file.0))).unwrap().config;
    // Empty is absent, but where the field says otherwise.
    assert_eq!((app.value.as_deref(), app.port, app.prefix.as_deref()), (Some("before"), 1, Some("")));
}

#[test]
fn an_empty_value_falls_through() {
    let file = DotenvFile::new("empty", "VALUE=\nPORT=''\nPREFIX=\"\" # x\n");
    let behind = Env::from_vars([("VALUE", "behind"), ("PREFIX", "behind")]);
    let app = App::load(&Env::dotenv(&file.0).or(behind)).unwrap().config;
    assert_eq!((app.value.as_deref(), app.port, app.prefix.as_deref()), (Some("behind"), 3000, Some("")));
}

#[test]
fn the_last_of_two_lines_counts_however_they_are_looked_up() {
    #[derive(Debug, Config)]
    struct Required {
        value: String,
        #[allow(dead_code, reason = "it is missing")]
        absent: Option<String>,
    }
    // With many lines the variables are read in one pass.
    for more in [0, 2000] {
        let lines: String = (0..more).map(|n| format!("X{n}=x\n")).collect();
        let file = DotenvFile::new("last", format!("VALUE=a\n{lines}VALUE=b\n"));
        let required = Required::load(&Env::dotenv(&file.0)).unwrap().config;
        assert_eq!(required.value, "b");
        let file = DotenvFile::new("last-empty", format!("VALUE=a\n{lines}VALUE=\n"));
        let error = Required::load(&Env::dotenv(&file.0)).unwrap_err();
        assert_eq!(error.problems()[0].to_string(), "VALUE is set but empty");
    }
}

#[test]
fn a_file_that_is_not_there_says_nothing() {
    let file = DotenvFile::new("there", "");
    let missing = file.0.with_extension("missing");
    for path in [missing.as_path(), &missing.join("below"), &file.0.join("below"), Path::new("")] {
        let app = App::load(&Env::dotenv(path)).unwrap().config;
        assert_eq!((app.value, app.port), (None, 3000), "{path:?}");
    }
    assert_eq!(file.value(), None);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_do_not_count() {
    let file = DotenvFile::new("crlf", "\u{feff}VALUE=x\r\n# c\r\n\r\nPORT=1\r\nPREFIX='y'\r\n");
    let app = file.load().unwrap();
    assert_eq!((app.value.as_deref(), app.port, app.prefix.as_deref()), (Some("x"), 1, Some("y")));
}

#[test]
fn every_broken_line_is_in_the_one_report() {
    let file = DotenvFile::new(
        "broken",
        "PORT=eighty\nVALUE=$x\n\nPREFIX='a\nOTHER=$x\nexport API_TOKEN=\"\\d\"\nsome words\nPORT=1$\n",
    );
    let before = Env::from_vars([("VALUE", "the environment has it")]);
    let error = App::load(&before.or(Env::dotenv(&file.0))).unwrap_err();
    let report = error.to_string();
    let of_lines: Vec<String> = error
        .problems()
        .iter()
        .filter(|problem| problem.reason().code() == "dotenv")
        .map(|p| p.to_string())
        .collect();
    let path = file.0.to_str().unwrap();
    for (line, key) in [(2, "VALUE"), (4, "PREFIX"), (5, ""), (6, "API_TOKEN"), (7, ""), (8, "PORT")] {
        let is_it = |text: &&String| text.contains(&format!("{path}, line {line}: ")) && text.contains(key);
        assert_eq!(of_lines.iter().filter(is_it).count(), 1, "line {line}: {of_lines:#?}");
    }
    assert_eq!(of_lines.len(), 6, "{of_lines:#?}");
    assert!(
        !report.contains("OTHER") && !report.contains("some words") && !report.contains("eighty"),
        "{report}"
    );
}

#[test]
fn a_file_that_is_no_env_file_is_one_problem() {
    let mebibyte = 1 << 20;
    let large = |size: usize| format!("VALUE=x\n#{}", "x".repeat(size - 9));
    assert_eq!(DotenvFile::new("limit", large(mebibyte)).value().as_deref(), Some("x"));

    let refused = |content: &[u8]| problems(&DotenvFile::new("refused", content).load().unwrap_err());
    assert_eq!(refused(large(mebibyte + 1).as_bytes()).len(), 1);
    assert!(refused(large(mebibyte + 1).as_bytes())[0].contains("larger than 1 MiB"));
    assert!(refused(b"VALUE=x\nVALUE=\xff\n")[0].contains("not valid UTF-8"));
    // As some shells of Windows write it.
    assert!(refused(b"\xff\xfeV\0=\0x\0")[0].contains("not valid UTF-8"));

    let directory = App::load(&Env::dotenv(env!("CARGO_TARGET_TMPDIR"))).unwrap_err();
    assert!(directory.to_string().contains("not a regular file"), "{directory}");
    assert_eq!(directory.problems().len(), 1);
}

/// A device, and so a pipe: opening one could block.
#[cfg(unix)]
#[test]
fn only_a_regular_file_is_opened() {
    for path in ["/dev/null", "/dev/zero"] {
        let error = App::load(&Env::dotenv(path)).unwrap_err();
        assert!(error.to_string().contains("not a regular file"), "{error}");
    }
}

/// What is given for a path may be the content of the file.
#[test]
fn a_path_that_cannot_be_one_is_not_shown() {
    for path in [CANARY.repeat(400), format!("{CANARY}\0")] {
        let error = App::load(&Env::dotenv(&path)).unwrap_err();
        assert_eq!(leak_of(&error), None, "{error}");
        assert_eq!(error.problems().len(), 1);
    }
}

#[test]
fn an_env_shows_no_name_and_no_value() {
    let file = DotenvFile::new("debug", "VALUE=hunter2\nhunter2\n");
    assert_eq!(format!("{:?}", Env::process().or(Env::dotenv(&file.0))), "[\"process\", \"dotenv\"]");
}

#[test]
fn the_report_tells_what_comes_from_the_file() {
    let file = DotenvFile::new("origin", "VALUE=x\nPORT=1\n");
    let loaded = App::load(&Env::from_vars([("PORT", "2")]).or(Env::dotenv(&file.0))).unwrap();
    let origins: Vec<_> = loaded.report.origins().take(2).collect();
    assert_eq!(origins, [("VALUE", Origin::Dotenv), ("PORT", Origin::Environment)]);
}

/// A line for each way to be wrong, with the canary wherever a text can stand.
const BROKEN: &[&str] = &[
    "{}",
    "export {}",
    "{}: {}",
    "{} {}={}",
    "1{}={}",
    "[{}]=",
    "={}",
    "{}=${}",
    "VALUE=${}",
    "VALUE=${{}}",
    "VALUE={}$",
    "VALUE=\"{}$\"",
    "VALUE='{}'{}",
    "VALUE=\"{}\"{}",
    "VALUE=\"\\{}\"",
    "VALUE= #{}",
    "VALUE={}\t# {}",
    "VALUE={}\r{}",
    "#{}\r{}",
    "VALUE={}\0",
    "VALUE='{}",
    "{}='\n{}\n{}='{}",
    "VALUE=\"{}\n{}\" {}",
];

/// How the canary stands in anything that is shown of an error, if it does.
fn leak_of(error: &Error) -> Option<&'static str> {
    let mut shown = format!("{error}\n{error:#?}\n{}\n{}", error.to_json(), error.report());
    for problem in error.problems() {
        let hint = problem.hint().unwrap_or_default();
        let (variable, field, expected) = (problem.variable(), problem.field(), problem.expected());
        shown += &format!("\n{problem} {problem:?} {variable} {field} {expected} {hint}");
    }
    leak(&shown)
}

#[test]
fn no_part_of_a_line_shows() {
    for form in BROKEN {
        let file = DotenvFile::new("canary", form.replace("{}", CANARY));
        let error = file.load().unwrap_err();
        assert_eq!(leak_of(&error), None, "{form}: {error}");
    }
}

/// Writes a value in single quotes, if it can stand there.
fn in_single_quotes(value: &str) -> Option<String> {
    (!value.contains("\\'") && !value.ends_with('\\')).then(|| format!("'{}'", value.replace('\'', "\\'")))
}

fn in_double_quotes(value: &str) -> String {
    let mut quoted = String::from('"');
    for c in value.chars() {
        match c {
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\\' | '"' | '$' => quoted.extend(['\\', c]),
            _ => quoted.push(c),
        }
    }
    quoted + "\""
}

#[test]
fn what_is_quoted_is_read_back() {
    const PARTS: &[&str] = &[
        "a",
        "Z",
        "0",
        " ",
        "  ",
        "#",
        " #",
        "=",
        "'",
        "\"",
        "\\",
        "\\n",
        "\\\\",
        "$",
        "${A}",
        "\n",
        "\r\n",
        "\t",
        "\r",
        "\u{e9}",
        "\u{a0}",
        "\u{1f600}",
        "export ",
        ":",
        "`",
        "%",
        "\u{feff}",
        "\nB=",
        "\n# ",
    ];
    let mut random = Xorshift::new();
    let mut count = [0; 2];
    for _ in 0..2_000 {
        let value: String = (0..1 + random.below(8)).map(|_| random.one_of(PARTS)).collect();
        let end = random.one_of(&["", "\n", "\r\n", " # '\"$", "\t\n"]);
        let quoted = [in_single_quotes(&value), Some(in_double_quotes(&value))];
        for (count, quoted) in
            count.iter_mut().zip(quoted).filter_map(|(count, quoted)| Some((count, quoted?)))
        {
            *count += 1;
            let file = DotenvFile::new("quoted", format!("VALUE={quoted}{end}"));
            assert_eq!(file.value().as_deref(), Some(value.as_str()), "{quoted:?}");
        }
    }
    assert!(count.iter().all(|count| *count > 1_000), "{count:?}");
}

#[test]
fn no_part_of_a_random_line_shows() {
    const PARTS: &[&str] = &[
        "{}", "{}", "VALUE", "PORT", "=", "=", "='", "=\"", "'", "\"", "\\", "$", "#", " ", "\t", ":", "\r",
        "\0", "\u{e9}", "export ", "1", "\u{feff}", "\\n", "\\'", "{}=", "{}==", "VALUE={}",
    ];
    let mut random = Xorshift::new();
    let (mut failed, mut read, mut total) = (0, 0, 0);
    for _ in 0..1_100 {
        let mut text = String::new();
        let lines = random.one_of(&[1, 39]);
        total += lines;
        for _ in 0..lines {
            (0..random.below(8)).for_each(|_| text.push_str(random.one_of(PARTS)));
            text.push_str(random.one_of(&["\n", "\n", "\r\n"]));
        }
        let file = DotenvFile::new("random", text.replace("{}", CANARY));
        match file.load() {
            Ok(_) => read += 1,
            Err(error) => {
                failed += 1;
                assert_eq!(leak_of(&error), None, "{text:?}: {error}");
            }
        }
    }
    assert!(total > 20_000 && failed > 500 && read > 100, "{total} {failed} {read}");
}
