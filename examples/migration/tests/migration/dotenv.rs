//! A `.env` file: dotenvy in front of envy, and `Env::dotenv`.

use std::path::Path;
use std::process::Command;

/// The file, the environment, and what both sides say.
struct Case {
    file: &'static str,
    vars: &'static [(&'static str, &'static str)],
    before: Said,
    after: Said,
}

#[derive(Debug, PartialEq)]
enum Said {
    /// It starts with this port and this text.
    Reads(u16, &'static str),
    /// It does not start, and this is a line of what it says.
    Refuses(&'static str),
}
use Said::{Reads, Refuses};

const CASES: [Case; 9] = [
    Case { file: "PORT=8080\nMOTD=hi\n", vars: &[], before: Reads(8080, "hi"), after: Reads(8080, "hi") },
    // The environment wins on both sides.
    Case {
        file: "PORT=8080\nMOTD=hi\n",
        vars: &[("PORT", "80")],
        before: Reads(80, "hi"),
        after: Reads(80, "hi"),
    },
    // What is empty there hides the file, or does not.
    Case {
        file: "PORT=8080\nMOTD=hi\n",
        vars: &[("PORT", "")],
        before: Refuses("cannot parse integer from empty string while parsing value '' provided by PORT"),
        after: Reads(8080, "hi"),
    },
    // Half of the text is gone without a word.
    Case {
        file: "PORT=8080\nMOTD=half$price\n",
        vars: &[],
        before: Reads(8080, "half"),
        after: Refuses(
            "MOTD in .env, line 2: a $ outside single quotes is not expanded: put the value in single quotes",
        ),
    },
    // A line of no declared variable does not stop the start.
    Case {
        file: "PORT=8080\nMOTD=hi\nOTHER=half$price\n",
        vars: &[],
        before: Reads(8080, "hi"),
        after: Reads(8080, "hi"),
    },
    // The message holds the line.
    Case {
        file: "PORT=8080\nMOTD=\"never shown\n",
        vars: &[],
        before: Refuses("Error parsing line: 'MOTD=\"never shown"),
        after: Refuses(
            "MOTD in .env, line 2: the quote that opens on this line is not closed: close it; a quote after a backslash does not close it",
        ),
    },
    Case {
        file: "PORT=8080\nMOTD=never shown\n",
        vars: &[],
        before: Refuses("Error parsing line: 'never shown', error at line index: 6"),
        after: Reads(8080, "never shown"),
    },
    // The first line counts, or the last one.
    Case {
        file: "PORT=80\nPORT=8080\nMOTD=hi\n",
        vars: &[],
        before: Reads(80, "hi"),
        after: Reads(8080, "hi"),
    },
    // A missing file is not an error.
    Case {
        file: "",
        vars: &[("PORT", "80"), ("MOTD", "hi")],
        before: Reads(80, "hi"),
        after: Reads(80, "hi"),
    },
];

#[test]
fn both_sides() {
    for (number, case) in CASES.iter().enumerate() {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("dotenv-{number}"));
        std::fs::create_dir_all(&directory).unwrap();
        if !case.file.is_empty() {
            std::fs::write(directory.join(".env"), case.file).unwrap();
        }
        for (side, said) in [("before", &case.before), ("after", &case.after)] {
            let (started, text) = start(&directory, side, case.vars);
            let expected = match said {
                Reads(port, motd) => format!("AppConfig {{ port: {port}, motd: {motd:?} }}"),
                Refuses(line) => (*line).to_owned(),
            };
            assert_eq!(started, matches!(said, Reads(..)), "{:?} {side}: {text}", case.file);
            assert!(text.lines().any(|line| line == expected), "{:?} {side}: {text}", case.file);
            assert!(side == "before" || started || !text.contains("never shown"), "{text}");
        }
    }
}

/// dotenvy goes up to a file in a directory above; factor3 reads the path as it is.
#[test]
fn a_file_in_the_directory_above() {
    let above = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dotenv-above");
    let directory = above.join("below");
    std::fs::create_dir_all(&directory).unwrap();
    std::fs::write(above.join(".env"), "PORT=8080\nMOTD=hi\n").unwrap();
    let (started, read) = start(&directory, "before", &[]);
    assert!(started && read.trim() == "AppConfig { port: 8080, motd: \"hi\" }", "{read}");
    let (started, report) = start(&directory, "after", &[]);
    assert!(!started && report.contains("\nPORT is not set\n"), "{report}");
}

/// Whether it started, and what it read or said.
fn start(directory: &Path, side: &str, vars: &[(&str, &str)]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factor3-example-migration"));
    command.env_clear().envs(vars.iter().copied()).env("EXAMPLE", format!("dotenv {side}"));
    let output = command.current_dir(directory).output().unwrap();
    let text = if output.status.success() { output.stdout } else { output.stderr };
    (output.status.success(), String::from_utf8(text).unwrap())
}
