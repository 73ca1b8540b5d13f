//! Secret files on Windows, whose paths have more forms, and of which the system removes parts before it looks.

#![cfg(windows)]

use factor3::{Config, ExposeSecret as _, SecretString};

use crate::scratch::Scratch;

#[derive(Debug, Config)]
#[config(secret_files)]
struct App {
    api_key: SecretString,
}

const SECRET: &str = "ZQXJK";

/// The problem with a path, and the report. Neither shows the secret.
#[track_caller]
fn refused(path: &str, reason: &str) -> String {
    let error = App::from_vars([("API_KEY_FILE", path)]).unwrap_err();
    let [problem] = error.problems() else { panic!("{error}") };
    assert_eq!(problem.reason().code(), "secret_file", "{path}: {error}");
    assert!(problem.to_string().contains(reason), "{path}: {error}");
    let shown = format!("{error} {}", error.to_json());
    assert!(!shown.contains(SECRET), "{path}: {shown}");
    error.to_string()
}

fn read(path: &str) -> String {
    let app = App::from_vars([("API_KEY_FILE", path)]).unwrap_or_else(|error| panic!("{path}: {error}"));
    app.api_key.expose_secret().to_owned()
}

#[test]
fn a_name_that_dots_remove_is_not_shown() {
    let scratch = Scratch::new();
    scratch.file("empty", "");
    let dir = scratch.path().to_str().unwrap();
    for separator in ["\\", "/"] {
        for after in ["..", "../gone", "../empty", "../..", "x/../..", "...", " ", ". ", "../"] {
            let report = refused(&format!("{dir}/{SECRET}/{after}").replace('/', separator), "");
            assert!(report.contains(" exists, the rest is"), "{report}");
            refused(&format!("C:/{SECRET}/{after}").replace('/', separator), "");
        }
    }
    let report = refused(&format!("{dir}\\{SECRET}\\..\\empty"), "the file is empty");
    assert!(report.contains(&format!("{dir} exists, the rest is not shown")), "{report}");
    let report = refused(&format!("{dir}\\{SECRET}\\key"), "there is no such file");
    assert!(report.contains(&format!("{dir} exists, the rest was not found")), "{report}");
}

/// A look at such a path would send its first name to a server, or act upon a device.
#[test]
fn paths_of_the_network_and_of_devices_are_refused_and_not_shown() {
    for path in [
        r"\\ZQXJK\share\key", "//ZQXJK/share/key", r"\\?\UNC\ZQXJK\share\key", r"\\.\ZQXJK",
        r"\\.\pipe\ZQXJK", r"\\?\GLOBALROOT\ZQXJK", r"\\?\C:", r"\\.\C:\ZQXJK", r"\\ZQXJK\share\..",
        r"\\ZQXJK",
    ] {
        let report = refused(path, "");
        assert!(!report.contains(" exists"), "{path}: {report}");
    }
    for path in [r"\\ZQXJK\share\key", r"\\?\UNC\ZQXJK\share\key", r"\\.\pipe\ZQXJK", r"\\?\C:"] {
        refused(path, "it is a path of the network or of a device, which is never opened");
        let vars = [("CREDENTIALS_DIRECTORY", path)];
        let error = App::from_vars(vars).unwrap_err().to_string();
        assert!(error.contains("never opened") || path.ends_with("C:"), "{path}: {error}");
        assert!(!error.contains(SECRET), "{error}");
    }
}

#[test]
fn names_of_devices_are_never_opened() {
    let scratch = Scratch::new();
    let dir = scratch.path().to_str().unwrap();
    for name in
        ["NUL", "nul", "con", "AUX.txt", "PRN .key", "com1", "LPT9.tar.gz", "COM¹", "CONIN$", "NUL:ZQXJK"]
    {
        for path in [format!("{dir}\\{name}"), format!("C:\\{name}"), format!("{dir}/{name}")] {
            let report = refused(&path, "it is a pipe, a socket or a device, which is never opened");
            assert!(report.contains(" exists, the rest was not found"), "{report}");
        }
    }
    for name in ["NULL", "COMA", "COM", "nul-key", "key.nul"] {
        assert_eq!(read(scratch.file(name, "k").to_str().unwrap()), "k", "{name}");
    }
}

/// They depend on the current directory of a drive.
#[test]
fn a_path_without_a_drive_or_without_a_root_is_not_absolute() {
    for path in [r"C:ZQXJK", r"\ZQXJK\key", "/ZQXJK/key", r"C:..\ZQXJK", r".\ZQXJK", r"\??\C:\ZQXJK"] {
        refused(path, "it is not an absolute path");
    }
}

#[test]
fn each_form_of_a_path_on_a_drive_is_read() {
    let scratch = Scratch::new();
    let path = scratch.file("key", "k\r\n");
    let path = path.to_str().unwrap();
    assert_eq!(read(path), "k");
    assert_eq!(read(&path.replace('\\', "/")), "k");
    assert_eq!(read(&path.to_uppercase()), "k");
    assert_eq!(read(&format!(r"\\?\{path}")), "k");
    let dir = scratch.path().to_str().unwrap();
    assert_eq!(read(&format!(r"{dir}\.\gone\..\key")), "k");
    let app = App::from_vars([("CREDENTIALS_DIRECTORY", dir)]).unwrap_err();
    assert!(app.to_string().contains("API_KEY is not set"), "{app}");
    scratch.file("API_KEY", "c\r\n");
    let app = App::from_vars([("CREDENTIALS_DIRECTORY", dir)]).unwrap();
    assert_eq!(app.api_key.expose_secret(), "c");
}

#[test]
fn a_path_that_no_file_can_have_is_named_so() {
    let scratch = Scratch::new();
    let dir = scratch.path().to_str().unwrap();
    for name in ["ZQX\0JK".to_owned(), SECRET.repeat(100), format!("{}/{SECRET}", "d".repeat(400))] {
        refused(&format!("{dir}\\{name}"), "it is too long for a path, or contains a NUL");
    }
    refused(dir, "it is a directory");
    refused(&format!("{dir}\\gone\\{SECRET}"), "there is no such file");
}
