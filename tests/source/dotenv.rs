//! `.env` files: which lines are read, which are rejected, and what is shown of them.

use std::fs;
use std::path::{Path, PathBuf};

use factor3::{Config, Env, Error, Origin, SecretString};

use crate::random::Xorshift;
use crate::search::{CANARY, leak};

#[derive(Debug, Config)]
struct App {
    value: Option<String>,
    #[config(default = 3000)]
    port: u16,
    #[config(allow_empty)]
    prefix: Option<String>,
    api_token: Option<SecretString>,
}

/// A file for one test, which is removed after the test.
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

/// The problems of a file, one line each, without the path of the file.
fn problems(error: &Error) -> Vec<String> {
    assert!(error.problems().iter().all(|problem| problem.reason().code() == "dotenv"), "{error}");
    let text = |problem: &factor3::Problem| {
        let text = problem.to_string();
        let (_, text) = text.split_once(".env").unwrap_or(("", &text));
        text.to_owned()
    };
    error.problems().iter().map(text).collect()
}

/// The rows of the comparison of `.env` readers. Each row follows a line `A=1`.
#[test]
fn each_row_of_the_comparison() {
    let ours: &[(&str, Result<&str, &str>)] = &[
        ("VALUE=x # c", Ok("x")),
        ("VALUE=a#b", Ok("a#b")),
        ("VALUE=\"x # y\" # z", Ok("x # y")),
        ("VALUE=$A", Err("a $ outside single quotes")),
        ("VALUE=${N:-d}", Err("a $ outside single quotes")),
        ("VALUE=p@$$w0rd", Err("a $ outside single quotes")),
        ("VALUE='p@$$w0rd'", Ok("p@$$w0rd")),
        ("VALUE=it's", Ok("it's")),
        ("VALUE=a b", Ok("a b")),
        ("export VALUE=1", Ok("1")),
        ("VALUE = s", Ok("s")),
        ("VALUE=\"a\nb\"", Ok("a\nb")),
        ("VALUE=\"a\\nb\"", Ok("a\nb")),
        ("VALUE", Err("the line has no =")),
        ("VALUE: yaml", Err("the line has no =")),
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
PORT=8080 # A comment after a value needs a space before the #.
COLOUR=#b00
export VALUE = it's me
API_TOKEN='p@$$w0rd' # In single quotes everything is literal, except \', which is a quote.
PREFIX="a\tb \$5\n" # In double quotes \n \r \t \\ \" \$ are the only escapes.
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
fn the_layer_before_the_file_wins() {
    let file = DotenvFile::new("before", "VALUE=file\nPORT=1\nPREFIX=file\n");
    let before = Env::from_vars([("VALUE", "before"), ("PORT", ""), ("PREFIX", "")]);
    let app = App::load(&before.or(Env::dotenv(&file.0))).unwrap().config;
    // An empty variable counts as absent, unless the field has `allow_empty`.
    assert_eq!((app.value.as_deref(), app.port, app.prefix.as_deref()), (Some("before"), 1, Some("")));
}

#[test]
fn an_empty_value_does_not_hide_the_next_layer() {
    let file = DotenvFile::new("empty", "VALUE=\nPORT=''\nPREFIX=\"\" # x\n");
    let next = Env::from_vars([("VALUE", "next"), ("PREFIX", "next")]);
    let app = App::load(&Env::dotenv(&file.0).or(next)).unwrap().config;
    assert_eq!((app.value.as_deref(), app.port, app.prefix.as_deref()), (Some("next"), 3000, Some("")));
}

#[test]
fn the_last_of_two_lines_counts_in_look_ups_and_in_a_pass() {
    #[derive(Debug, Config)]
    struct Required {
        value: String,
        #[allow(dead_code, reason = "it is missing")]
        absent: Option<String>,
    }
    // With many lines, the variables are read in one pass.
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
fn a_missing_file_is_an_empty_layer() {
    let file = DotenvFile::new("there", "");
    let missing = file.0.with_extension("missing");
    for path in [missing.as_path(), &missing.join("below"), &file.0.join("below"), Path::new("")] {
        let app = App::load(&Env::dotenv(path)).unwrap().config;
        assert_eq!((app.value, app.port), (None, 3000), "{path:?}");
    }
    assert_eq!(file.value(), None);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_ignored() {
    let file = DotenvFile::new("crlf", "\u{feff}VALUE=x\r\n# c\r\n\r\nPORT=1\r\nPREFIX='y'\r\n");
    let app = file.load().unwrap();
    assert_eq!((app.value.as_deref(), app.port, app.prefix.as_deref()), (Some("x"), 1, Some("y")));
}

#[test]
fn broken_lines_of_declared_variables_are_problems_and_all_others_are_warnings() {
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
    let of_warnings: Vec<String> = error.summary().warnings().iter().map(ToString::to_string).collect();
    let path = file.0.to_str().unwrap();
    for (lines, expected) in [
        (&of_lines, &[(2, "VALUE in "), (4, "PREFIX in "), (6, "API_TOKEN in "), (8, "PORT in ")][..]),
        (&of_warnings, &[(5, ""), (7, "")]),
    ] {
        assert_eq!(lines.len(), expected.len(), "{lines:#?}");
        for (text, (line, variable)) in lines.iter().zip(expected) {
            assert!(text.starts_with(&format!("{variable}{path}, line {line}: ")), "{text}");
        }
    }
    let shown = report + &of_warnings.concat();
    assert!(
        !shown.contains("OTHER") && !shown.contains("some words") && !shown.contains("eighty"),
        "{shown}"
    );
}

/// The codes of the problems, and those of the warnings, whether the load fails or not.
fn codes<T: Config>(env: &Env) -> (Vec<&'static str>, Vec<&'static str>) {
    let (problems, summary) = match T::load(env) {
        Ok(loaded) => (Vec::new(), loaded.summary),
        Err(error) => {
            (error.problems().iter().map(|problem| problem.reason().code()).collect(), error.summary())
        }
    };
    (problems, summary.warnings().iter().map(|warning| warning.code()).collect())
}

#[test]
fn a_broken_line_that_sets_nothing_declared_is_a_warning_and_the_app_starts() {
    let lines = [
        "OTHER=$x", "some words", "OTHER", "1A=x", "OTHER='open", "OTHER=\"a\" b", "MY_VALUE: x",
        "-----BEGIN KEY-----",
    ];
    // On Windows, the name in lower case is the same name.
    for line in lines.into_iter().chain(cfg!(not(windows)).then_some("value=$x")) {
        let file = DotenvFile::new("undeclared", format!("VALUE=x\n{line}\n"));
        let loaded = App::load(&Env::dotenv(&file.0)).unwrap();
        assert_eq!(loaded.config.value.as_deref(), Some("x"), "{line}");
        let [warning] = loaded.summary.warnings() else { panic!("{line}: {}", loaded.summary) };
        assert_eq!((warning.code(), warning.variable()), ("dotenv", ""), "{line}");
        let place = format!("{}, line 2: ", file.0.display());
        assert!(warning.to_string().starts_with(&place), "{line}: {warning}");
        // The other calls start as well.
        assert!(App::load(&Env::from_vars([("PORT", "1")]).or(Env::dotenv(&file.0))).is_ok(), "{line}");
    }
}

#[test]
fn a_broken_line_that_sets_a_declared_variable_stops_the_start_even_when_the_process_sets_it() {
    for line in
        ["VALUE=$x", "VALUE", "export VALUE", "VALUE: x", "VALUE='open", "VALUE=\"a\" b", "VALUE= # x"]
    {
        let file = DotenvFile::new("declared", format!("{line}\n"));
        for before in ["", "the environment has it"] {
            let env = Env::from_vars([("VALUE", before)]).or(Env::dotenv(&file.0));
            assert_eq!(codes::<App>(&env), (vec!["dotenv"], vec![]), "{line}");
            let error = App::load(&env).unwrap_err();
            assert_eq!(error.problems()[0].variable(), "VALUE", "{line}");
        }
    }
}

#[test]
fn ten_thousand_broken_lines_are_counted() {
    const COUNT: usize = 10_000;
    let of = |name: &str, line: &str| DotenvFile::new(name, format!("{line}\n").repeat(COUNT));
    let undeclared = of("count-undeclared", "OTHER=$x");
    let loaded = App::load(&Env::dotenv(&undeclared.0)).unwrap();
    let warnings = loaded.summary.warnings();
    assert_eq!(warnings.len(), 65);
    assert!(warnings[63].to_string().contains(", line 64: a $ outside"), "{}", warnings[63]);
    assert!(
        warnings[64].to_string().ends_with(
            ", line 65: 9936 lines from here on cannot be read: correct the first ones, and start again"
        ),
        "{}",
        warnings[64]
    );

    let declared = of("count-declared", "VALUE=$x");
    let error = App::load(&Env::dotenv(&declared.0)).unwrap_err();
    assert_eq!(error.problems().len(), 65);
    let last = &error.problems()[64];
    assert!(last.to_string().contains(", line 65: 9936 lines from here on"), "{last}");
    assert!(last.field().ends_with(", line 65") && last.variable().is_empty(), "{last}");
    assert!(error.to_string().len() < 2048, "{error}");

    // Problems and warnings are counted apart, and a single line has its own sentence.
    let both =
        DotenvFile::new("count-both", format!("{}{}", "VALUE=$x\n".repeat(65), "OTHER=$x\n".repeat(65)));
    let error = App::load(&Env::dotenv(&both.0)).unwrap_err();
    let last = (error.problems()[64].to_string(), error.summary().warnings()[64].to_string());
    assert!(
        last.0.ends_with("line 65: it cannot be read: correct the lines before it, and start again"),
        "{last:?}"
    );
    assert!(
        last.1.ends_with("line 130: it cannot be read: correct the lines before it, and start again"),
        "{last:?}"
    );
}

#[test]
fn a_variable_is_not_missing_where_its_broken_line_is_only_counted() {
    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "it does not load")]
    struct Two {
        first: u16,
        second: u16,
    }
    let file = DotenvFile::new("counted", format!("{}SECOND=$x\n", "FIRST=$x\n".repeat(100)));
    let (problems, _) = codes::<Two>(&Env::dotenv(&file.0));
    assert_eq!(problems, vec!["dotenv"; 65]);
}

/// A secret that spans lines without quotes: what looks like a name in it is a part of the secret.
#[test]
fn a_name_in_a_file_with_a_broken_line_is_offered_neither_as_a_near_miss_nor_as_unknown() {
    #[derive(Debug, Config)]
    #[config(prefix = "SHOP_", warn_unknown)]
    #[allow(dead_code, reason = "what counts is what is said")]
    struct Shop {
        token: SecretString,
        port: Option<u16>,
    }
    for text in [
        // The name comes after the broken line.
        "some words\nSHOP_TOKN=x\nSHOP_OTHER=x\n",
        // Before it: nothing tells where a secret began.
        "SHOP_TOKN=x\nSHOP_OTHER=x\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n",
        // A quote that is not closed, and one that is closed in a later line.
        "SHOP_OTHER='x\nSHOP_TOKN=x\n",
        "SHOP_X=\"-----BEGIN\nSHOP_TOKN=x\nSHOP_OTHER=x\n-----END\" x\n",
        // A key in PEM without quotes, the last line of which ends in padding.
        "SHOP_X=-----BEGIN KEY-----\nSHOP_TOKN=\nSHOP_OTHER==\n-----END KEY-----\n",
        "X=1\rY=2\nSHOP_TOKN=x\nSHOP_OTHER=x\n",
    ] {
        let file = DotenvFile::new("near", text);
        for env in [Env::dotenv(&file.0), Env::from_vars([("A", "b")]).or(Env::dotenv(&file.0))] {
            let error = Shop::load(&env).unwrap_err();
            let shown = format!("{error}{}{}", error.to_json(), error.summary());
            assert!(shown.contains("SHOP_TOKEN is not set"), "{text:?}: {shown}");
            assert!(!shown.contains("SHOP_TOKN") && !shown.contains("SHOP_OTHER"), "{text:?}: {shown}");
        }
        // Another layer is read as ever.
        let error = Shop::load(&Env::from_vars([("SHOP_TOKN", "x")]).or(Env::dotenv(&file.0))).unwrap_err();
        assert!(error.to_string().contains("SHOP_TOKN is set; did you mean SHOP_TOKEN?"), "{error}");
    }
    // Without a broken line both are.
    let file = DotenvFile::new("near", "SHOP_TOKN=x\nSHOP_OTHER=x\n");
    let error = Shop::load(&Env::dotenv(&file.0)).unwrap_err();
    let shown = format!("{error}{}", error.summary());
    assert!(
        shown.contains("SHOP_TOKN is set; did you mean") && shown.contains("SHOP_OTHER is set"),
        "{shown}"
    );
}

#[test]
fn a_file_that_is_not_a_dotenv_file_is_one_problem() {
    let mebibyte = 1 << 20;
    let large = |size: usize| format!("VALUE=x\n#{}", "x".repeat(size - 9));
    assert_eq!(DotenvFile::new("limit", large(mebibyte)).value().as_deref(), Some("x"));

    let refused = |content: &[u8]| problems(&DotenvFile::new("refused", content).load().unwrap_err());
    assert_eq!(refused(large(mebibyte + 1).as_bytes()).len(), 1);
    assert!(refused(large(mebibyte + 1).as_bytes())[0].contains("larger than 1 MiB"));
    assert!(refused(b"VALUE=x\nVALUE=\xff\n")[0].contains("not valid UTF-8"));
    // Some Windows shells write UTF-16 like this.
    assert!(refused(b"\xff\xfeV\0=\0x\0")[0].contains("not valid UTF-8"));

    let directory = App::load(&Env::dotenv(env!("CARGO_TARGET_TMPDIR"))).unwrap_err();
    assert!(directory.to_string().contains("not a regular file"), "{directory}");
    assert_eq!(directory.problems().len(), 1);
}

/// A device is not opened, and so neither is a pipe, since opening it could block.
#[cfg(unix)]
#[test]
fn only_a_regular_file_is_opened() {
    for path in ["/dev/null", "/dev/zero"] {
        let error = App::load(&Env::dotenv(path)).unwrap_err();
        assert!(error.to_string().contains("not a regular file"), "{error}");
    }
}

/// The given path may be the content of the file by mistake.
#[test]
fn a_text_that_cannot_be_a_path_is_not_shown() {
    // Windows says of a name that is too long only that there is no such file.
    let too_long = cfg!(not(windows)).then(|| CANARY.repeat(400));
    for path in too_long.into_iter().chain([format!("{CANARY}\0")]) {
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
fn the_summary_says_what_comes_from_the_file() {
    let file = DotenvFile::new("origin", "VALUE=x\nPORT=1\n");
    let loaded = App::load(&Env::from_vars([("PORT", "2")]).or(Env::dotenv(&file.0))).unwrap();
    let origins: Vec<_> = loaded.summary.origins().take(2).collect();
    assert_eq!(origins, [("VALUE", Origin::Dotenv), ("PORT", Origin::Environment)]);
}

/// One line for each mistake, with the canary in each place where a text can be.
const BROKEN: &[&str] = &[
    "{}", "export {}", "{}: {}", "{} {}={}", "1{}={}", "[{}]=", "={}", "{}=${}", "VALUE=${}", "VALUE=${{}}",
    "VALUE={}$", "VALUE=\"{}$\"", "VALUE='{}'{}", "VALUE=\"{}\"{}", "VALUE=\"\\{}\"", "VALUE= #{}",
    "VALUE={}\t# {}", "VALUE={}\r{}", "#{}\r{}", "VALUE={}\0", "VALUE='{}", "{}='\n{}\n{}='{}",
    "VALUE=\"{}\n{}\" {}",
];

/// The form in which an error shows the canary, if it does.
fn leak_of(error: &Error) -> Option<&'static str> {
    let mut shown = format!("{error}\n{error:#?}\n{}\n{}", error.to_json(), error.summary());
    for problem in error.problems() {
        let hint = problem.hint().unwrap_or_default();
        let (variable, field, expected) = (problem.variable(), problem.field(), problem.expected());
        shown += &format!("\n{problem} {problem:?} {variable} {field} {expected} {hint}");
    }
    leak(&shown)
}

/// In which form anything that is shown of a load holds the canary, if it does, and whether the load failed.
fn leak_of_load(file: &DotenvFile) -> (Option<&'static str>, bool) {
    match App::load(&Env::dotenv(&file.0)) {
        Ok(loaded) => {
            let (summary, warnings) = (&loaded.summary, loaded.summary.warnings());
            let mut shown = format!("{summary}{}{warnings:#?}", summary.to_json());
            for warning in warnings {
                shown += &format!("\n{warning} {}", warning.variable());
            }
            (leak(&shown), false)
        }
        Err(error) => (leak_of(&error), true),
    }
}

#[test]
fn no_part_of_a_line_shows() {
    let mut refused = 0;
    for form in BROKEN {
        let file = DotenvFile::new("canary", form.replace("{}", CANARY));
        let (leak, failed) = leak_of_load(&file);
        assert_eq!(leak, None, "{form}");
        refused += usize::from(failed);
        assert!(failed || codes::<App>(&Env::dotenv(&file.0)).1.contains(&"dotenv"), "{form}");
    }
    assert!(refused > 10 && refused < BROKEN.len(), "{refused}");
}

/// Writes a value in single quotes, if this is possible.
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
fn a_quoted_value_is_read_back() {
    const PARTS: &[&str] = &[
        "a", "Z", "0", " ", "  ", "#", " #", "=", "'", "\"", "\\", "\\n", "\\\\", "$", "${A}", "\n", "\r\n",
        "\t", "\r", "\u{e9}", "\u{a0}", "\u{1f600}", "export ", ":", "`", "%", "\u{feff}", "\nB=", "\n# ",
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
        let (leak, refused) = leak_of_load(&file);
        assert_eq!(leak, None, "{text:?}");
        if refused {
            failed += 1;
        } else {
            read += 1;
        }
    }
    assert!(total > 20_000 && failed > 300 && read > 300, "{total} {failed} {read}");
}
