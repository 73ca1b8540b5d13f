//! The answers of a program that is asked for its contract, or for a check, instead of being started.

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsStr;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::exit;

use super::builder::Contract;
use super::release::UnreadableContract;
use crate::outcome::{EXIT_CODE, Error, Summary};
use crate::report::terminal;
use crate::report::writer::Writer;
use crate::schema::Schema;
use crate::source::Env;

/// `EX_IOERR` of `sysexits.h`, "input/output error": the answer could not be written.
const NOT_WRITTEN: i32 = 74;
/// `EX_DATAERR` of `sysexits.h`, "data format error": what was to be compared is not a contract.
const NO_CONTRACT: i32 = 65;

/// How many bytes of stdin are read: a contract has about 50 for each variable.
const LONGEST: u64 = 16 << 20;

/// A question that a load answers.
#[derive(Clone, Copy)]
pub(crate) enum Question {
    Check,
    Summary,
}

/// What may be asked for.
#[derive(Clone, Copy)]
enum Asked {
    Load(Question),
    Format(fn(&Contract) -> String),
    /// What changes since the contract on stdin.
    Changes,
}

static WORDS: [(&str, Asked); 14] = [
    ("check", Asked::Load(Question::Check)),
    ("summary", Asked::Load(Question::Summary)),
    ("dotenv", Asked::Format(Contract::dotenv_example)),
    ("markdown", Asked::Format(Contract::markdown)),
    ("json_schema", Asked::Format(Contract::json_schema)),
    ("kubernetes", Asked::Format(Contract::kubernetes)),
    ("app_json", Asked::Format(Contract::app_json)),
    ("compose", Asked::Format(Contract::compose)),
    ("systemd", Asked::Format(Contract::systemd)),
    ("devcontainer", Asked::Format(Contract::devcontainer)),
    ("secretspec", Asked::Format(Contract::secretspec)),
    ("env_spec", Asked::Format(Contract::env_spec)),
    ("contract", Asked::Format(Contract::to_text)),
    ("changes", Asked::Changes),
];

/// What the variable `name` asks of a load; an empty one asks for nothing. If it asks for anything else, this answers and
/// ends the process.
pub(crate) fn question(env: &Env, name: &str, schema: &'static Schema) -> Option<Question> {
    let value = env.find(name, false)?.text;
    if value.is_empty() { None } else { Some(asked(&value, name, schema)) }
}

fn asked(word: &OsStr, name: &str, schema: &'static Schema) -> Question {
    let Some((word, asked)) = WORDS.iter().find(|(known, _)| word == *known) else { unknown(name) };
    note(&format!("{name}={word} is set, not starting"));
    let write = match asked {
        Asked::Load(question) => return *question,
        Asked::Format(write) => Some(write),
        Asked::Changes => None,
    };
    let app = program();
    let contract = Contract::new(&app).process(&app, schema);
    match write {
        Some(write) => end(&write(&contract), 0),
        None => changes(&contract),
    }
}

impl Question {
    /// Answers and ends the process.
    pub(crate) fn answer(self, load: Result<Summary, Error>) -> ! {
        let is_check = matches!(self, Self::Check);
        match load {
            Ok(summary) if is_check => {
                terminal::write_warnings(&summary);
                end("ok\n", 0)
            }
            // The table has the warnings, too.
            Ok(summary) => end(&summary.table(), 0),
            Err(error) if is_check => terminal::refuse(&error),
            // The exit code is that of the load that failed, whatever becomes of the table.
            Err(error) => {
                write(&error.summary().table());
                error.exit()
            }
        }
    }
}

/// Compares with the contract on stdin, and ends the process.
fn changes(contract: &Contract) -> ! {
    let mut old = String::new();
    let read = std::io::stdin().take(LONGEST + 1).read_to_string(&mut old);
    let is_read = read.is_ok_and(|length| length as u64 <= LONGEST);
    let changes = if is_read { contract.changes_since(&old) } else { Err(UnreadableContract::Other) };
    match changes {
        Ok(changes) => end(&changes.to_string(), i32::from(!changes.is_compatible())),
        Err(error) => {
            note(&error.to_string());
            exit(NO_CONTRACT)
        }
    }
}

/// The word itself is not shown: it may be anything.
fn unknown(name: &str) -> ! {
    let mut out = Writer::unbounded();
    out.put_all(&[name, " is set, not starting: it is not one of "]);
    for (place, (word, _)) in WORDS.iter().enumerate() {
        out.put_all(&[if place > 0 { ", " } else { "" }, word]);
    }
    note(out.text());
    exit(i32::from(EXIT_CODE))
}

fn note(text: &str) {
    terminal::write_line(format!("factor3: {text}"));
}

/// The name of the program's file, without `.exe`: a unit, a service or a pod is called after it.
fn program() -> String {
    let path = std::env::args_os().next().unwrap_or_default();
    let name = Path::new(&path).file_name().and_then(OsStr::to_str).unwrap_or_default();
    let name = name.strip_suffix(EXE_SUFFIX).unwrap_or(name);
    String::from(if name.is_empty() { "app" } else { name })
}

fn end(answer: &str, code: i32) -> ! {
    if !write(answer) {
        note("the answer cannot be written to stdout");
        exit(NOT_WRITTEN)
    }
    exit(code)
}

/// Writes to stdout. Whether all of it could be written.
fn write(text: &str) -> bool {
    let mut stdout = std::io::stdout();
    stdout.write_all(text.as_bytes()).is_ok() && stdout.flush().is_ok()
}
