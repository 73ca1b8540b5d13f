//! How a process starts, and how it refuses to start.

use std::time::Instant;

use factor3_live_tests::{DEAD_HOST, PASSWORD, escaped, free_port};

use crate::http::{agent, get, new_order, post};
use crate::process::{PATIENCE, Process, Vars, program, until};
use crate::services::{Services, with};

/// The variables that each process requires.
const NEEDED: [(&str, &[&str]); 3] = [
    ("web", &["DATABASE_URL", "REDIS_URL"]),
    ("worker", &["DATABASE_URL", "REDIS_URL", "SMTP_URL", "MAIL_FROM"]),
    ("migrate", &["DATABASE_URL"]),
];

const EVERY: [&str; 16] = [
    "DATABASE_URL", "DATABASE_USER", "DATABASE_PASSWORD", "LOG_LEVEL", "PORT", "REDIS_URL",
    "DATABASE_PASSWORD_PERIOD", "DATABASE_CONNECTIONS", "SHUTDOWN_DRAIN", "SHUTDOWN_TIMEOUT", "SMTP_URL",
    "SMTP_USER", "SMTP_PASSWORD", "MAIL_FROM", "WORKER_LEASE", "LOCK_TIMEOUT",
];

#[test]
fn without_variables_each_process_names_what_it_requires_and_exits() {
    for (name, needed) in NEEDED {
        let mut process = Process::start(name, &[]);
        assert_eq!(process.ends_with(), Some(78), "{name}");
        let stderr = process.stderr();
        assert_eq!(process.stdout(), "", "{name}");
        for variable in EVERY {
            let is_named = stderr.contains(&format!("\n{variable} is not set\n"));
            assert_eq!(is_named, needed.contains(&variable), "{name}, {variable}:\n{stderr}");
        }
        // `--show-output` shows this.
        println!("{stderr}");
    }
}

#[test]
fn a_check_starts_nothing_and_says_whether_it_would_start() {
    // Nothing listens at these addresses, and the check does not connect.
    let password = escaped(PASSWORD);
    let good: Vars = vec![
        ("FACTOR3", "check".to_owned()),
        ("DATABASE_URL", format!("postgres://shop:{password}@{DEAD_HOST}/shop")),
        ("REDIS_URL", format!("redis://:{password}@{DEAD_HOST}")),
        ("SMTP_URL", format!("smtp://shop:{password}@{DEAD_HOST}")),
        ("MAIL_FROM", "shop@example.com".to_owned()),
    ];
    for (name, needed) in NEEDED {
        let mut check = Process::start(name, &good);
        assert_eq!(check.ends_with(), Some(0), "{name}: {}", check.stderr());
        assert_eq!(check.stdout(), "ok\n", "{name}");
        assert_eq!(check.stderr(), "factor3: FACTOR3=check is set, not starting\n", "{name}");

        for variable in needed {
            let bad = with(&good, variable, PASSWORD);
            let mut check = Process::start(name, &bad);
            assert_eq!((check.ends_with(), &*check.stdout()), (Some(78), ""), "{name}, {variable}");
            assert!(check.stderr().contains(variable), "{name}: {}", check.stderr());
        }
    }
}

#[test]
fn the_release_phase_checks_each_process_and_migrates() {
    let services = Services::start();
    let procfile = include_str!("../../../../../examples/service/Procfile");
    let release = procfile.lines().find_map(|line| line.strip_prefix("release: ")).unwrap();
    let good = with(&services.vars(), "DATABASE_URL", &services.database_url("second"));

    // Only the worker's sender is invalid, and nothing is migrated.
    let mut phase = Process::start_in_shell(release, &with(&good, "MAIL_FROM", "nobody"));
    assert_eq!((phase.ends_with(), &*phase.stdout()), (Some(78), "ok\n"));
    assert!(phase.stderr().contains("\nMAIL_FROM "), "{}", phase.stderr());

    let mut phase = Process::start_in_shell(release, &good);
    assert_eq!(phase.ends_with(), Some(0), "{}", phase.stderr());
    assert!(phase.stdout().starts_with("ok\nok\n{"), "{}", phase.stdout());
    assert!(phase.stdout().contains("\"migrated\""), "{}", phase.stdout());
}

#[test]
fn without_its_database_a_web_process_starts_and_is_not_healthy() {
    let services = Services::start();
    let agent = agent();
    let (password, good) = (escaped(PASSWORD), services.database_url("first"));
    let wrong_password = good.replace(&password, &escaped(&password));
    assert_ne!(wrong_password, good);
    let dead = format!("postgres://shop:{password}@{DEAD_HOST}/first");
    for (url, what) in [(wrong_password, "password authentication failed"), (dead, "pool timed out")] {
        let port = format!("127.0.0.1:{}", free_port());
        let vars = with(&with(&services.vars(), "DATABASE_URL", &url), "PORT", &port);
        let mut web = Process::start("web", &vars);
        web.logs("\"listen\"");
        let health = get(&agent, &format!("http://{port}/health")).unwrap();
        assert_eq!(health, (503, r#"{"database":false,"queue":true,"stops":false}"#.to_owned()));
        let (status, body) = post(&agent, &format!("http://{port}"), &new_order(1)).unwrap();
        assert_eq!(status, 503, "{body}");
        web.logs(what);
        assert_eq!(web.stop(), Some(0));
    }
}

#[test]
fn the_share_of_the_start_that_reading_the_config_takes_is_shown() {
    const STARTS: usize = 20;
    let services = Services::start();
    let agent = agent();
    program();
    let mut shares = Vec::new();
    for _ in 0..STARTS {
        let address = format!("127.0.0.1:{}", free_port());
        let (vars, health) = (with(&services.vars(), "PORT", &address), format!("http://{address}/health"));
        let start = Instant::now();
        let web = Process::start_at_once("web", &vars);
        while !get(&agent, &health).is_ok_and(|(status, _)| status == 200) {
            assert!(start.elapsed() < PATIENCE, "{}", web.stdout());
        }
        let first_answer = start.elapsed().as_secs_f64() * 1e3;
        until("the first line", || web.stdout().contains('\n'));
        shares.push((read_in_ms(&web.stdout()) / first_answer, first_answer));
    }
    shares.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (share, first_answer) = shares[STARTS / 2];
    println!(
        "from exec to the first answer {first_answer:.1} ms; reading the config {:.3} ms of them, {:.2} % \
         (the median of {STARTS} starts)",
        share * first_answer,
        share * 100.0
    );
}

/// The time in the first line that the process prints.
fn read_in_ms(stdout: &str) -> f64 {
    let (_, after) = stdout.lines().next().unwrap().split_once("\"read_in_ms\":").unwrap();
    after[..after.find([',', '}']).unwrap()].parse().unwrap()
}
