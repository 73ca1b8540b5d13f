//! A program that is asked for its contract, or for a check, instead of being started.

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsStr;
use std::io::Write as _;
use std::path::Path;
use std::process::exit;

use super::model::{Format, written};
use super::page::{Form, Page};
use super::{app_json, compose, devcontainer, dotenv, json_schema, kubernetes, markdown, systemd};
use crate::EXIT_CODE;
use crate::ascii::concat;
use crate::config::refuse;
use crate::env::Env;
use crate::error::Error;
use crate::report::{Report, terminal};
use crate::schema::Schema;

/// `EX_IOERR` of `sysexits.h`, "input/output error": the answer could not be written.
const NOT_WRITTEN: i32 = 74;

/// What is answered from a load.
#[derive(Clone, Copy)]
pub(crate) enum Question {
    Check,
    Report,
}

/// What may be asked for.
#[derive(Clone, Copy)]
enum Asked {
    Load(Question),
    Format(Format),
}

static WORDS: [(&str, Asked); 10] = [
    ("check", Asked::Load(Question::Check)),
    ("report", Asked::Load(Question::Report)),
    ("dotenv", Asked::Format(dotenv::write)),
    ("markdown", Asked::Format(markdown::write)),
    ("json_schema", Asked::Format(json_schema::write)),
    ("kubernetes", Asked::Format(kubernetes::write)),
    ("app_json", Asked::Format(app_json::write)),
    ("compose", Asked::Format(compose::write)),
    ("systemd", Asked::Format(systemd::write)),
    ("devcontainer", Asked::Format(devcontainer::write)),
];

/// What the variable `name` asks of a load; an empty one asks for nothing. Answers and ends the process, if it asks for
/// anything else.
pub(crate) fn question(env: &Env, name: &str, schema: &Schema) -> Option<Question> {
    let value = env.find(name, false)?.text;
    if value.is_empty() { None } else { Some(asked(&value, name, schema)) }
}

#[cold]
fn asked(word: &OsStr, name: &str, schema: &Schema) -> Question {
    let Some((word, asked)) = WORDS.iter().find(|(known, _)| word == *known) else { unknown(name) };
    note(concat(&[name, "=", word]).as_str(), " is set, not starting", "");
    match asked {
        Asked::Load(question) => *question,
        Asked::Format(format) => {
            let app = program();
            end(&written(&[(&app, schema)], &app, *format))
        }
    }
}

impl Question {
    /// Answers and ends the process.
    #[cold]
    pub(crate) fn answer(self, load: Result<Report, Error>) -> ! {
        let is_check = matches!(self, Self::Check);
        match load {
            Ok(report) if is_check => {
                terminal::write_warnings(&report);
                end("ok\n")
            }
            // Warnings are a part of it.
            Ok(report) => end(&report.table()),
            Err(error) if is_check => refuse(&error),
            // That the load fails counts, whatever becomes of the table.
            Err(error) => {
                write(&error.report().table());
                error.exit()
            }
        }
    }
}

/// The word itself is not shown: it may be anything.
fn unknown(name: &str) -> ! {
    let mut page = Page::new(Form::Quoted);
    page.put(" is set, not starting: it is not one of ");
    let mut joint = "";
    for (word, _) in &WORDS {
        page.put(joint);
        page.put(word);
        joint = ", ";
    }
    note(name, &page.text, "");
    exit(i32::from(EXIT_CODE))
}

#[inline(never)]
fn note(name: &str, a: &str, b: &str) {
    terminal::write_line(concat(&["factor3: ", name, a, b]));
}

/// The name of the program's file, without `.exe`: what a unit, a service or a pod is called after.
fn program() -> String {
    let path = std::env::args_os().next().unwrap_or_default();
    let name = Path::new(&path).file_name().and_then(OsStr::to_str).unwrap_or_default();
    let name = name.strip_suffix(EXE_SUFFIX).unwrap_or(name);
    String::from(if name.is_empty() { "app" } else { name })
}

fn end(answer: &str) -> ! {
    if !write(answer) {
        note("the answer cannot be written to stdout", "", "");
        exit(NOT_WRITTEN)
    }
    exit(0)
}

/// Whether all of it could be written.
#[inline(never)]
fn write(text: &str) -> bool {
    let mut stdout = std::io::stdout();
    stdout.write_all(text.as_bytes()).is_ok() && stdout.flush().is_ok()
}
