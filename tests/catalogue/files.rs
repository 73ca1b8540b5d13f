//! Secret files: rows F of the catalogue, on real files.

#![cfg(unix)]

mod sources;
use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::time::Duration;

use factor3::{Config, Env, Error, ExposeSecret as _, Loaded, SecretString};

use crate::scratch::Scratch;

#[derive(Debug, Config)]
#[config(secret_files)]
struct App {
    stripe_api_key: SecretString,
}

const LIMIT: usize = 64 * 1024;

fn load(path: impl AsRef<Path>) -> Result<App, Error> {
    App::from_vars([("STRIPE_API_KEY_FILE", path.as_ref())])
}

/// The value that is read from a file with this content.
fn read(content: impl AsRef<[u8]>) -> Result<String, Error> {
    let scratch = Scratch::new();
    let app = load(scratch.file("key", content))?;
    Ok(app.stripe_api_key.expose_secret().to_owned())
}

/// The report, which names the variable and its source, and contains `reason`.
fn refused(result: Result<App, Error>, reason: &str) -> String {
    let error = result.unwrap_err();
    let [problem] = error.problems() else { panic!("{error}") };
    assert_eq!((problem.variable(), problem.reason().code()), ("STRIPE_API_KEY", "secret_file"), "{error}");
    let report = error.to_string();
    assert!(report.contains("STRIPE_API_KEY_FILE"), "{report}");
    assert!(report.contains(reason), "{report}");
    report
}

/// Checks the report of a path that exists, which is shown.
fn refused_at(path: &Path, reason: &str) {
    let report = refused(load(path), reason);
    assert!(report.contains(path.to_str().unwrap()), "{report}");
}

/// Checks the report of a file with this content. No part of the content may be shown.
fn refused_with(content: &[u8], reason: &str) {
    let scratch = Scratch::new();
    let path = scratch.file("key", content);
    refused_at(&path, reason);
    let report = load(&path).unwrap_err().to_string();
    assert!(!report.contains("hunter2"), "{report}");
}

/// Runs a load that must not wait. If the load hangs, the test fails.
fn at_once<T: Send + 'static>(load: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || sender.send(load()));
    receiver.recv_timeout(Duration::from_secs(30)).unwrap_or_else(|_| panic!("the load hangs"))
}

fn fifo(path: PathBuf) -> PathBuf {
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    path
}

#[test]
fn f1_missing_file() {
    let scratch = Scratch::new();
    let report = refused(load(scratch.at("vaulted/key")), "there is no such file");
    assert!(report.contains(scratch.path().to_str().unwrap()), "{report}");
    assert!(!report.contains("vaulted"), "{report}");
}

#[test]
fn f1_dangling_link_is_shown_because_it_exists() {
    let scratch = Scratch::new();
    let link = scratch.at("key");
    symlink(scratch.at("gone"), &link).unwrap();
    refused_at(&link, "there is no such file");
}

#[test]
fn f2_directory() {
    let scratch = Scratch::new();
    refused_at(scratch.path(), "it is a directory");
}

#[test]
fn f2_file_followed_by_a_slash() {
    let scratch = Scratch::new();
    let mut path = scratch.file("key", "hunter2").into_os_string();
    path.push("/");
    refused(load(path), "there is no such file");
}

#[test]
fn f3_permission_denied() {
    const FILE_OF_CHILD: &str = "F3_FILE";
    if let Some(path) = std::env::var_os(FILE_OF_CHILD) {
        refused_at(
            Path::new(&path),
            "permission was denied: give read permission to the user that the application runs as",
        );
        return;
    }
    let scratch = Scratch::new();
    let path = scratch.file("key", "hunter2");
    fs::set_permissions(&path, Permissions::from_mode(0o000)).unwrap();
    if File::open(&path).is_err() {
        return refused_at(&path, "permission was denied");
    }
    // Root may read everything, so another user has to try. The link in /proc can be opened even if that user cannot
    // enter the directory of the binary.
    let (_, module) = module_path!().split_once("::").unwrap();
    let child = Command::new("/proc/self/exe")
        .args(["--exact", &format!("{module}::f3_permission_denied")])
        .env(FILE_OF_CHILD, &path)
        .uid(65534)
        .output()
        .unwrap();
    let output = String::from_utf8_lossy(&child.stdout);
    assert!(child.status.success() && output.contains("1 passed"), "{output}");
}

#[test]
fn f4_a_pipe_without_a_writer_does_not_block() {
    let scratch = Scratch::new();
    let pipe = fifo(scratch.at("key"));
    let path = pipe.clone();
    let result = at_once(move || load(path));
    refused(result, "it is a pipe, a socket or a device");
    let link = scratch.at("link");
    symlink(&pipe, &link).unwrap();
    refused(at_once(move || load(link)), "it is a pipe, a socket or a device");
}

/// The pipe shows whether it was opened: its writer waits until there is a reader.
#[test]
fn f4_a_pipe_is_not_even_opened() {
    let scratch = Scratch::new();
    let pipe = fifo(scratch.at("key"));
    let (opened, was_opened) = mpsc::channel();
    let path = pipe.clone();
    std::thread::spawn(move || opened.send(File::options().write(true).open(path).map(drop)));
    let path = pipe.clone();
    refused(at_once(move || load(path)), "never opened");
    // This is long enough for a writer that no longer waits to say so.
    was_opened.recv_timeout(Duration::from_millis(100)).expect_err("the load opened the pipe");
    // A reader releases the writer.
    let _ = File::open(pipe).unwrap();
    was_opened.recv_timeout(Duration::from_secs(30)).unwrap().unwrap();
}

#[test]
fn f5_devices_and_sockets() {
    let scratch = Scratch::new();
    let socket = scratch.at("socket");
    let _listener = UnixListener::bind(&socket).unwrap();
    for path in [Path::new("/dev/zero"), Path::new("/dev/null"), &socket] {
        let path = path.to_owned();
        at_once(move || refused_at(&path, "it is a pipe, a socket or a device"));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn f6_a_file_in_proc_says_that_its_length_is_0() {
    let version = "/proc/version";
    assert_eq!(fs::metadata(version).unwrap().len(), 0);
    let read = load(version).unwrap().stripe_api_key;
    assert_eq!(Some(read.expose_secret()), fs::read_to_string(version).unwrap().strip_suffix('\n'));
}

#[test]
fn f7_64_kib_are_read_and_one_byte_more_is_refused() {
    let longest = "k".repeat(LIMIT);
    assert_eq!(read(&longest).unwrap(), longest);
    refused_with(format!("hunter2{}", "k".repeat(LIMIT + 1 - 7)).as_bytes(), "larger than 64 KiB");
    let scratch = Scratch::new();
    let huge = scratch.at("huge");
    // The file is a hole. It takes no space on the disk, and reading all of it would take a terabyte of memory.
    File::create(&huge).unwrap().set_len(1 << 40).or_else(|_| fs::write(&huge, vec![b'k'; 1 << 20])).unwrap();
    at_once(move || refused_at(&huge, "larger than 64 KiB"));
}

#[test]
fn f8_empty_or_nothing_but_line_breaks() {
    for content in ["", "\n", "\r\n", "\n\n", "\r\n\r\n"] {
        refused_with(content.as_bytes(), "the file is empty");
    }
}

#[test]
fn f9_one_line_break_at_the_end_is_removed() {
    for content in ["key", "key\n", "key\r\n"] {
        assert_eq!(read(content).unwrap(), "key");
    }
    assert_eq!(read("key\n\n").unwrap(), "key\n");
    assert_eq!(read("key\r\n\r\n").unwrap(), "key\r\n");
    assert_eq!(read("key\r").unwrap(), "key\r");
}

#[test]
fn f10_inner_line_breaks_and_blanks_are_kept() {
    let pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAw\r\nBQYDK2Vw\n-----END PRIVATE KEY-----";
    assert_eq!(read(format!("{pem}\n")).unwrap(), pem);
    assert_eq!(read(" key \t\n").unwrap(), " key \t");
}

#[test]
fn f11_byte_order_mark() {
    refused_with(b"\xef\xbb\xbfhunter2", "the file starts with a byte order mark");
    refused_with(b"\xff\xfeh\0u\0n\0t\0", "the file starts with a byte order mark");
    refused_with(b"\xfe\xff\0h\0u\0n\0t", "the file starts with a byte order mark");
}

#[test]
fn f11_nul() {
    refused_with(b"hunter2\0", "the file contains a NUL");
    refused_with(b"hunter2\0\n", "the file contains a NUL");
}

#[test]
fn f11_not_utf_8() {
    let error = read(b"hunter2\xff").unwrap_err();
    let [problem] = error.problems() else { panic!("{error}") };
    assert_eq!((problem.variable(), problem.reason().code()), ("STRIPE_API_KEY", "not_unicode"));
    assert!(!error.to_string().contains("hunter2"), "{error}");
}

/// Kubernetes mounts a secret like this: `key` is a link to `..data/key`, and `..data` is a link to a directory that
/// changes.
#[test]
fn f12_links_are_followed() {
    let scratch = Scratch::new();
    for version in ["..v1", "..v2"] {
        fs::create_dir(scratch.at(version)).unwrap();
        scratch.file(&format!("{version}/key"), version);
    }
    symlink("..v1", scratch.at("..data")).unwrap();
    symlink("..data/key", scratch.at("key")).unwrap();
    assert_eq!(load(scratch.at("key")).unwrap().stripe_api_key.expose_secret(), "..v1");
    symlink("..v2", scratch.at("..new")).unwrap();
    fs::rename(scratch.at("..new"), scratch.at("..data")).unwrap();
    assert_eq!(load(scratch.at("key")).unwrap().stripe_api_key.expose_secret(), "..v2");
}

#[test]
fn f13_links_in_a_loop() {
    let scratch = Scratch::new();
    symlink(scratch.at("b"), scratch.at("a")).unwrap();
    symlink(scratch.at("a"), scratch.at("b")).unwrap();
    refused_at(&scratch.at("a"), "its symbolic links form a loop");
}

#[test]
fn f14_a_file_that_all_may_read_is_accepted() {
    for mode in [0o400, 0o440, 0o444, 0o600, 0o644, 0o666] {
        let scratch = Scratch::new();
        let path = scratch.file("key", "k");
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        assert_eq!(load(path).unwrap().stripe_api_key.expose_secret(), "k", "{mode:o}");
    }
}

#[test]
fn f15_empty_path_counts_as_none() {
    let error = load("").unwrap_err();
    let [problem] = error.problems() else { panic!("{error}") };
    assert_eq!((problem.variable(), problem.reason().code()), ("STRIPE_API_KEY", "missing"));
}

#[test]
fn f15_relative_path() {
    for path in ["Cargo.toml", "./Cargo.toml", "../vaulted", "~/vaulted", "file:///vaulted"] {
        let report = refused(load(path), "it is not an absolute path");
        assert!(!report.contains("vaulted") && !report.contains(".toml"), "{report}");
    }
}

#[test]
fn f15_path_that_no_file_can_have() {
    let report = refused(load(format!("/{}", "vaulted".repeat(700))), "it is too long for a path");
    assert!(!report.contains("vaulted"), "{report}");
    let report = refused(load("/vaul\0ted"), "or contains a NUL");
    assert!(!report.contains("vaul"), "{report}");
}

/// A path that is longer than what std copies to the stack is looked for, as far as it exists.
#[test]
fn f15_long_path_that_exists_is_read() {
    let scratch = Scratch::new();
    let deep = (0..20).fold(scratch.path().to_owned(), |dir, _| dir.join("d".repeat(100)));
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("key"), "k").unwrap();
    assert_eq!(load(deep.join("key")).unwrap().stripe_api_key.expose_secret(), "k");
    // The report has no room for the whole path. The problem has.
    let error = load(deep.join("vaulted/key")).unwrap_err();
    assert!(error.problems()[0].to_string().contains("there is no such file"), "{error}");
    let json = error.to_json();
    assert!(
        json.contains(&format!("{} exists, the rest", deep.display())) && !json.contains("vaulted"),
        "{json}"
    );
    for path in [deep.join("v".repeat(256)).join("key"), scratch.at(&"v".repeat(400))] {
        let error = load(path).unwrap_err();
        assert!(error.problems()[0].to_string().contains("it is too long for a path"), "{error}");
        assert!(!error.to_json().contains("vvvv"), "{error}");
    }
    let credential = App::from_vars([("CREDENTIALS_DIRECTORY", deep.as_os_str())]).unwrap_err();
    assert!(credential.to_string().contains("STRIPE_API_KEY is not set"), "{credential}");
    fs::write(deep.join("STRIPE_API_KEY"), "c").unwrap();
    let credential = App::from_vars([("CREDENTIALS_DIRECTORY", deep.as_os_str())]).unwrap();
    assert_eq!(credential.stripe_api_key.expose_secret(), "c");
    // A directory that no path can have is a problem, and never copied.
    let directory = format!("/{}", "vaulted".repeat(700));
    let error = App::from_vars([("CREDENTIALS_DIRECTORY", directory)]).unwrap_err();
    assert!(error.to_string().contains("it is too long for a path"), "{error}");
    assert!(!error.to_string().contains("vaulted"), "{error}");
}

/// Whoever forgets what `_FILE` means sets the secret itself.
#[test]
fn f16_path_that_is_really_the_secret() {
    let secret = "4eC39HqLyjWDarjtT1zdp7dc";
    let beginnings =
        ["", "sk_live_", "/", "/9j/", "//", "/tmp/", "postgres://shop:", "/\u{7f}", "/etc/passwd/"];
    for beginning in beginnings {
        let error = load(format!("{beginning}{secret}/{secret}")).unwrap_err();
        let hints =
            error.problems().iter().map(|problem| format!("{problem} {problem:?} {:?}", problem.hint()));
        let shown = format!("{error} {error:#?} {}", hints.collect::<String>()).to_lowercase();
        for at in 0..secret.len() - 3 {
            assert!(!shown.contains(&secret[at..at + 4].to_lowercase()), "{shown}");
        }
    }
}

/// There is one open and one read, so no load sees half of one file and half of another.
#[test]
fn f17_changed_while_it_is_read() {
    let scratch = Scratch::new();
    let (scratch, path) = (&scratch, &scratch.file("key", "a".repeat(LIMIT)));
    let (stop, stopped) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for letter in ["b", "a"].iter().cycle() {
                fs::rename(scratch.file("new", letter.repeat(LIMIT)), path).unwrap();
                if stopped.try_recv() == Err(mpsc::TryRecvError::Disconnected) {
                    break;
                }
            }
        });
        for _ in 0..200 {
            let key = load(path).unwrap().stripe_api_key;
            let first = &key.expose_secret()[..1];
            assert!(key.expose_secret() == first.repeat(LIMIT), "parts of two files");
        }
        drop(stop);
    });
}

#[test]
fn f18_name_and_value_or_quotes_in_the_file_are_kept_with_a_warning() {
    for text in ["STRIPE_API_KEY=hunter2", "\"hunter2\""] {
        let scratch = Scratch::new();
        let env = Env::from_vars([("STRIPE_API_KEY_FILE", scratch.file("key", text))]);
        let Loaded { config, summary, .. } = App::load(&env).unwrap();
        assert_eq!(config.stripe_api_key.expose_secret(), text);
        let [warning] = summary.warnings() else { panic!("{summary}") };
        assert_eq!(warning.variable(), "STRIPE_API_KEY");
        assert!(!format!("{warning} {summary}").contains("hunter2"), "{warning}");
    }
}

/// Only a thread could limit the time, so the limitation is documented.
#[test]
fn f19_that_a_hung_network_mount_hangs_the_load_is_documented() {
    let text = include_str!("../../SECURITY.md").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("If a network mount hangs, the load hangs"), "{text}");
}
