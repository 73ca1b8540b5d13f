//! The table of variables that rustdoc shows in the documentation of a struct.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::disallowed_methods, reason = "a test reads what its runner sets")]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// The page of a struct of an example. Warnings of rustdoc are errors, as with `#![deny(rustdoc::all)]`.
fn page(package: &str, example: &str, name: &str) -> String {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rustdoc");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["rustdoc", "--quiet", "--package", package, "--example", example, "--target-dir"])
        .arg(&target);
    cargo.args(["--", "--document-private-items", "-D", "warnings", "-D", "rustdoc::all"]);
    let output = cargo.output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    let page = target.join("doc").join(example).join(format!("struct.{name}.html"));
    fs::read_to_string(&page).unwrap_or_else(|error| panic!("{}: {error}", page.display()))
}

/// The cells of the table of variables, row by row. Code is between backticks.
fn table(page: &str) -> Vec<Vec<String>> {
    let Some((_, rest)) = page.split_once("Reads these variables:") else { return Vec::new() };
    let (table, _) = rest.split_once("</table>").unwrap();
    let rows = table.split("<tr>").skip(1);
    let cells = |row: &str| {
        let cells = row.split("<td>").skip(1).map(|cell| text(cell.split_once("</td>").unwrap().0));
        cells.collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = rows.map(cells).collect();
    assert!(table.contains("<th>variable</th><th>type</th><th>default</th><th>meaning</th>"), "{table}");
    // The first row is the head.
    rows.into_iter().filter(|row| !row.is_empty()).collect()
}

/// The text that a browser shows. An unknown tag is a failure.
fn text(html: &str) -> String {
    let mut text = html.replace("<code>", "`").replace("</code>", "`");
    for (entity, shown) in
        [("&lt;", "\u{1}"), ("&gt;", "\u{2}"), ("&#39;", "'"), ("&quot;", "\""), ("&amp;", "&")]
    {
        text = text.replace(entity, shown);
    }
    assert!(!text.contains('<'), "{html}");
    text.replace('\u{1}', "<").replace('\u{2}', ">")
}

#[test]
fn the_program_of_the_readme_has_its_table() {
    let page = page("factor3", "quickstart", "AppConfig");
    assert_eq!(
        table(&page),
        [
            ["`PORT`", "`u16`", "`3000`", "Port the web process binds."],
            ["`DATABASE_URL`", "`Postgres`", "required", "Primary database."],
            ["`REDIS_URL`", "`Redis`", "required", "Cache and job queue."],
            ["`SMTP_URL`", "`Option<Smtp>`", "optional", "Outbound mail; no mail is sent without it."],
            ["`STRIPE_API_KEY`", "`SecretString`", "required", "Key of the payment provider."],
        ]
    );
}

#[test]
fn special_characters_do_not_break_the_table() {
    let example = "documented";
    let page = page("factor3-ui-tests", example, "App");
    let nasty = "`a|b `c` <d> [Mail] [e](f) \\| \\    *g* https://h/ &amp; ~i~ ##`";
    let long = format!("`{}…`", "0123456789".repeat(8));
    assert_eq!(
        table(&page),
        [
            ["`APP_PORT`", "`u16`", "`3000`", "Port that `web` binds, behind the router."],
            ["`DATABASE_URL`", "`Postgres`", "required", "Primary database."],
            [
                "`APP_STRIPE_API_KEY`",
                "`Option<SecretString>`",
                "optional",
                "See [`Mail`], <https://example.com/a_b>, *this* | that, `a|b` & `<i>`, \\[x\\]. 日本",
            ],
            ["`APP_NASTY`", "`String`", nasty, ""],
            ["`APP_TAGS`", "`String`", "`<b>[Mail]</b> | https://h.example | [x]: y`", ""],
            ["`APP_BLANK`", "`String`", "` `", ""],
            ["`APP_LONG`", "`String`", &long, ""],
            ["`APP_LIMITS`", "`BTreeMap<String, u8>`", "`Default::default()`", ""],
            ["`APP_NAMES`", "`Vec<String>`", "empty", ""],
            ["`APP_TIMEOUT`", "`std::time::Duration`", "computed", ""],
            ["`APP_OWN`", "`T`", "required", ""],
            ["`APP_SMTP_*`", "`Option<Mail>`", "optional", "No mail is sent without it."],
            ["all of `Mail`", "`Mail`", "", ""],
        ]
    );
    let nothing = self::page("factor3-ui-tests", example, "Nothing");
    assert!(nothing.contains("It reads nothing.") && table(&nothing).is_empty());
}
