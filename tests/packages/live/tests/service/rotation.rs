//! The password of the database rotates while the service runs.

use std::fs;
use std::path::PathBuf;

use factor3_live_tests::{PASSWORD, PRINTABLE, USER, temp_dir};
use tempfile::TempDir;

use crate::balancer::load;
use crate::http::{agent, get, new_order, order, post};
use crate::process::{Process, Vars, until};
use crate::services::{Services, Web, with};

/// A part of [`PRINTABLE`] that no escape changes.
const PART: &str = "abcdefghijklmnopqrstuvwxyz";

#[test]
fn the_password_changes_under_load_and_no_request_is_lost() {
    const PER_SECOND: u32 = 100;
    let services = Services::start();
    let (agent, file) = (agent(), PasswordFile::new(PASSWORD));
    let mut web = Web::start(&agent, &with(&apart(&services, &file), "DATABASE_CONNECTIONS", "2"));
    let more_orders = || {
        let enough = services.orders().len() + 100;
        until("orders go on", || services.orders().len() > enough);
    };
    let during = load(&[web.url.clone()], PER_SECOND, || {
        // Now no request needs a new connection.
        until("the pool is full", || services.postgres.connections() == 2);
        more_orders();
        services.postgres.set_password(PRINTABLE);
        file.write(PRINTABLE);
        is_read_again(&web.process);
        more_orders();
    });
    assert_eq!(during.lost, Vec::<String>::new());

    // Each connection is new from here on.
    services.postgres.disconnect();
    assert_eq!(services.postgres.connections(), 0);
    let after = load(&[web.url.clone()], PER_SECOND, more_orders);
    assert_eq!(after.lost, Vec::<String>::new());
    println!(
        "{} requests during the rotation and {} with new connections, none lost",
        during.taken[0].len(),
        after.taken[0].len()
    );
    assert_eq!(web.process.stop(), Some(0));
    assert!(!web.process.stdout().contains(PART), "{}", web.process.stdout());
    assert!(!web.process.stdout().contains("\"ERROR\""), "{}", web.process.stdout());
}

#[test]
fn a_worker_and_a_migration_use_the_new_password() {
    let services = Services::start();
    let (agent, file) = (agent(), PasswordFile::new(PASSWORD));
    let vars = apart(&services, &file);
    let (web, worker) = (Web::start(&agent, &vars), Process::start("worker", &vars));
    order(&agent, &web.url, 1);
    until("the order is confirmed", || services.orders()[&1] == "confirmed");
    services.postgres.set_password(PRINTABLE);
    file.write(PRINTABLE);
    is_read_again(&web.process);
    is_read_again(&worker);
    services.postgres.disconnect();
    order(&agent, &web.url, 2);
    let status = || get(&agent, &format!("{}/orders/2", web.url)).unwrap().1;
    until("the order is confirmed", || status().contains("confirmed"));
    assert_eq!(Process::start("migrate", &vars).ends_with(), Some(0));
    let written = web.process.stdout() + &worker.stdout();
    assert!(!written.contains(PART), "{written}");
}

#[test]
fn a_bad_rotation_is_an_error_without_content_and_the_service_recovers() {
    const WRONG: &str = "canary\"of/a\\wrong rotation";
    let services = Services::start();
    let (agent, file) = (agent(), PasswordFile::new(PASSWORD));
    // With one connection, the pool never has a second one that ended without being noticed.
    let web = Web::start(&agent, &with(&apart(&services, &file), "DATABASE_CONNECTIONS", "1"));
    let answer = || post(&agent, &web.url, &new_order(1)).unwrap().0;
    assert_eq!(answer(), 201);

    // A file that cannot be used: the pool keeps the password that it has.
    file.write("");
    web.process.logs("DATABASE_PASSWORD from DATABASE_PASSWORD_FILE cannot be read: the file is empty");
    assert!(web.process.stdout().contains("\"ERROR\""));
    assert_eq!(answer(), 201);
    services.postgres.disconnect();
    assert_eq!(answer(), 201);

    // A password that the server refuses: open connections stay.
    file.write(WRONG);
    is_read_again(&web.process);
    assert_eq!(answer(), 201);
    services.postgres.disconnect();
    assert_eq!(answer(), 503);
    web.process.logs("password authentication failed for user");

    file.write(PASSWORD);
    is_read_again(&web.process);
    assert_eq!(answer(), 201);
    let stdout = web.process.stdout();
    assert!(!stdout.contains("canary") && !stdout.contains("rotation\""), "{stdout}");
    // `--show-output` shows these.
    for line in stdout.lines().filter(|line| line.contains("\"ERROR\"")) {
        println!("{line}");
    }
}

/// Waits until the process has read the file as it is now.
fn is_read_again(process: &Process) {
    let count = || process.stdout().matches("the password of the database was read again").count();
    // The first of them may have begun before.
    let enough = count() + 2;
    until("the password is read again", || count() >= enough);
}

/// The variables, with the user and the password of the database apart from its URL.
fn apart(services: &Services, file: &PasswordFile) -> Vars {
    let url = format!("postgres://127.0.0.1:{}/first", services.postgres.port());
    let vars = with(&services.vars(), "DATABASE_URL", &url);
    let vars = with(&vars, "DATABASE_USER", USER);
    let vars = with(&vars, "DATABASE_PASSWORD_FILE", file.path().to_str().unwrap());
    with(&vars, "DATABASE_PASSWORD_PERIOD", "200ms")
}

/// A file that a platform replaces as a whole.
struct PasswordFile(TempDir);

impl PasswordFile {
    fn new(password: &str) -> Self {
        let file = Self(temp_dir());
        file.write(password);
        file
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("password")
    }

    fn write(&self, password: &str) {
        let next = self.0.path().join("next");
        fs::write(&next, password).unwrap();
        fs::rename(next, self.path()).unwrap();
    }
}
