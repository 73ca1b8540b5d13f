//! The message of each mistake that the derive itself finds, and where it shows, without a compiler; and the table of the
//! documentation.
//!
//! The mistakes and the messages are those of `tests/packages/ui`, which asks the compiler. What only the compiler finds, such
//! as a type without an implementation, is tested there alone.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::stages;

/// A message, its line and its column, as the compiler counts them.
type Mistake = (String, usize, usize);

#[test]
fn each_mistake_has_its_message_at_its_place() {
    let mut found = 0;
    for case in cases() {
        let source = fs::read_to_string(&case).unwrap();
        let mut mistakes = mistakes(source.parse().unwrap());
        let mut expected = expected(&fs::read_to_string(case.with_extension("stderr")).unwrap_or_default());
        mistakes.sort();
        expected.sort();
        // At line 1 is what has the place of the derive itself, which is not known here.
        let is_same = |((found, ..), (other, ..)): (&Mistake, &Mistake)| found == other;
        let are_same = mistakes.len() == expected.len() && mistakes.iter().zip(&expected).all(is_same);
        let placed = mistakes.iter().filter(|(_, line, _)| *line > 1);
        assert!(
            are_same && placed.clone().all(|mistake| expected.contains(mistake)),
            "{}: {mistakes:?}, not {expected:?}",
            case.display()
        );
        found += mistakes.len();
    }
    assert!(found > 250, "only {found} mistakes were found");
}

#[test]
fn the_documentation_has_a_table_of_the_variables() {
    let table = table_of(
        r#"
        #[config(prefix = "APP_")]
        struct App<T> {
            /// Port that `web` binds,
            /// which follows the *router*.
            ///
            /// More.
            #[config(default = 3000)]
            port: u16,
            name: Option<String>,
            #[config(is_set)]
            verbose: bool,
            #[config(default = "")]
            tags: Vec<String>,
            #[config(default)]
            limits: BTreeMap<String, [u8; 4]>,
            #[config(default_with = now())]
            start: fn(u8) -> T,
            #[config(default_from = port)]
            health: u16,
            /// The database.
            #[config(username, password)]
            database_url: Postgres,
            #[config(skip = None)]
            handle: Option<u8>,
            #[config(flatten, prefix = "MAIL_")]
            mail: Option<Mail>,
            #[config(flatten)]
            rest: Rest,
        }"#,
    );
    let rows = "\
        | `APP_PORT` | `u16` | `3000` | Port that `web` binds, which follows the \\*router\\*. |\n\
        | `APP_NAME` | `Option<String>` | optional |  |\n\
        | `APP_VERBOSE` | `bool` | optional |  |\n\
        | `APP_TAGS` | `Vec<String>` | empty |  |\n\
        | `APP_LIMITS` | `BTreeMap<String, [u8; 4]>` | `Default::default()` |  |\n\
        | `APP_START` | `fn(u8) -> T` | computed |  |\n\
        | `APP_HEALTH` | `u16` | the value of `port` |  |\n\
        | `APP_DATABASE_URL` | `Postgres` | required | The database. |\n";
    assert!(table.contains(rows), "{table}");
    assert!(table.starts_with(
        "Reads these variables:\n\n| variable | type | default | meaning |\n|---|---|---|---|\n"
    ));
    for row in ["| `APP_MAIL_*` | `Option<Mail>` | optional |  |\n", "| `APP_*` | `Rest` |  |  |\n"] {
        assert!(table.contains(row), "{row}: {table}");
    }
    for (name, which) in [("USER", "user name"), ("PASSWORD", "password")] {
        let row =
            format!("| `APP_DATABASE_{name}` | `SecretString` | optional | The database: the {which}. |\n");
        assert!(table.contains(&row), "{row}: {table}");
    }
    assert!(!table.contains("handle"), "{table}");
    assert!(
        table_of("struct App { #[config(flatten)] rest: Rest }")
            .ends_with("| all of `Rest` | `Rest` |  |  |\n")
    );
    assert_eq!(table_of("struct Nothing { #[config(skip = 1)] a: u8 }"), "");
}

/// The table in the documentation of a struct's implementation.
fn table_of(item: &str) -> String {
    let mut found = String::new();
    each_literal(stages::config(item.parse().unwrap()), &mut |text| {
        if text.starts_with("Reads these variables") {
            found = text;
        }
    });
    found
}

fn each_literal(tokens: TokenStream, told: &mut impl FnMut(String)) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => each_literal(group.stream(), told),
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    told(text.value());
                }
            }
            _ => {}
        }
    }
}

fn cases() -> Vec<PathBuf> {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/packages/ui");
    let folders = ui.read_dir().unwrap().map(|folder| folder.unwrap().path()).filter(|path| path.is_dir());
    let files = folders.flat_map(|folder| folder.read_dir().unwrap().map(|file| file.unwrap().path()));
    files.filter(|file| file.extension().is_some_and(|extension| extension == "rs")).collect()
}

/// The messages of the macro: nearly all of the compiler's have a code, such as `error[E0080]`.
///
/// With its feature `full`, syn parses every expression, so nothing is wrong with one. The derive does not ask for the feature,
/// but another package of the same build may.
fn expected(stderr: &str) -> Vec<Mistake> {
    let syn_is_full = syn::parse_str::<syn::Expr>("if true { 2 } else { 4 }").is_ok();
    let mut lines = stderr.lines();
    let mut mistakes = Vec::new();
    while let Some(line) = lines.next() {
        let message = line.strip_prefix("error: ");
        if let Some(message) = message.filter(|message| !message.starts_with("literal out of range")) {
            let place = lines.next().unwrap_or_default();
            let mut numbers = place.rsplit(':').map(|number| number.parse().unwrap());
            let (column, line) = (numbers.next().unwrap(), numbers.next().unwrap());
            if !(syn_is_full && message.starts_with("the derive cannot parse this expression")) {
                mistakes.push((message.to_owned(), line, column));
            }
        }
    }
    mistakes
}

/// What the derives say of each item with one of them.
fn mistakes(tokens: TokenStream) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let mut item = Vec::new();
    for token in tokens {
        // Between the brackets of generics, an expression has braces too.
        let is_argument =
            matches!(item.last(), Some(TokenTree::Punct(punct)) if matches!(punct.as_char(), '<' | '='));
        let body = match &token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace && !is_argument => {
                Some(group.stream())
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => Some(TokenStream::new()),
            _ => None,
        };
        item.push(token);
        if let Some(body) = body {
            let (derives, item) = without_derives(core::mem::take(&mut item));
            for derive in &derives {
                mistakes.extend(errors(derive(item.clone())));
            }
            // The body of a macro has no item yet.
            if derives.is_empty() && !item.to_string().starts_with("macro_rules") {
                mistakes.extend(self::mistakes(body));
            }
        }
    }
    mistakes
}

type Derive = fn(TokenStream) -> TokenStream;

/// Takes the attribute `derive` from an item, as the compiler does.
fn without_derives(item: Vec<TokenTree>) -> (Vec<Derive>, TokenStream) {
    let (mut derives, mut rest) = (Vec::new(), Vec::new());
    for token in item {
        let attribute = match &token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => group.stream().to_string(),
            _ => String::new(),
        };
        if attribute.starts_with("derive") {
            rest.pop();
            let names = attribute.split(|c: char| !c.is_alphanumeric());
            derives.extend(names.filter_map(|name| match name {
                "Config" => Some(stages::config as Derive),
                "FromEnvStr" => Some(stages::from_env_str as Derive),
                _ => None,
            }));
        } else {
            rest.push(token);
        }
    }
    (derives, rest.into_iter().collect())
}

/// Each `::core::compile_error! { "message" }`.
fn errors(tokens: TokenStream) -> Vec<Mistake> {
    let mut errors = Vec::new();
    let mut start = None;
    let mut is_error = false;
    for token in tokens {
        match &token {
            TokenTree::Ident(name) if name == "core" => start = Some(name.span().start()),
            TokenTree::Ident(name) => is_error = name == "compile_error",
            TokenTree::Group(group) if is_error => {
                let message: syn::LitStr = syn::parse2(group.stream()).unwrap();
                let place = start.unwrap();
                errors.push((message.value(), place.line, place.column + 1));
                is_error = false;
            }
            _ => {}
        }
    }
    errors
}
