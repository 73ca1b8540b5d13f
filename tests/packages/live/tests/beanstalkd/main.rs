//! beanstalkd: the tube that a job goes into.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod server;

use beanstalkc::Beanstalkc;
use factor3::Config;
use factor3::resource::Beanstalkd;
use factor3_live_tests::{escaped, handing_over};

use crate::clients::connect;
use crate::server::BeanstalkdServer;

#[derive(Debug, Config)]
struct App {
    /// Where the jobs wait.
    beanstalkd_url: Beanstalkd,
}

/// The application's queue, which `BEANSTALKD_URL` names.
fn jobs(url: &str) -> Beanstalkd {
    App::from_vars([("BEANSTALKD_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).beanstalkd_url
}

/// Puts a job, and asks the server about the tube over another connection.
fn check(jobs: &Beanstalkd, tube: &str) {
    let mut queue = connect(jobs).unwrap();
    queue.put_default(b"job").unwrap();
    let mut other =
        Beanstalkc::new().host(jobs.host()).port(jobs.port()).connection_timeout(None).connect().unwrap();
    let stats = other.stats_tube(tube).unwrap();
    // The name in YAML may have quotes around it.
    assert_eq!(stats["name"].trim_matches('"'), tube);
    assert_eq!(
        (&*stats["current-jobs-ready"], &*stats["current-using"]),
        ("1", if tube == "default" { "2" } else { "1" })
    );
    let mut job = queue.reserve().unwrap();
    assert_eq!(job.body(), b"job");
    job.delete().unwrap();
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/beanstalkd.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[test]
fn the_tube_is_where_the_jobs_go() {
    let server = BeanstalkdServer::start("127.0.0.1");
    let every_character = "aZ0-+/;.$_()";
    let longest = "t".repeat(200);
    let at = format!("127.0.0.1:{}", server.port());
    for (tail, tube) in [
        (String::new(), "default"),
        ("/".to_owned(), "default"),
        ("/mail".to_owned(), "mail"),
        ("?tube_name=mail".to_owned(), "mail"),
        ("/mail%2Fout".to_owned(), "mail/out"),
        (format!("/{}", escaped(every_character)), every_character),
        (format!("/{longest}"), &*longest),
    ] {
        for scheme in ["beanstalk", "beanstalkd"] {
            let jobs = jobs(&format!("{scheme}://{at}{tail}"));
            assert_eq!(jobs.tube(), tube);
            check(&jobs, tube);
        }
    }
}

#[test]
fn ipv6() {
    let server = BeanstalkdServer::start("::1");
    check(&jobs(&format!("beanstalk://[::1]:{}/mail", server.port())), "mail");
}

/// The server also refuses every name that factor3 refuses.
#[test]
fn the_server_refuses_the_names_that_factor3_refuses() {
    let server = BeanstalkdServer::start("127.0.0.1");
    let at = format!("127.0.0.1:{}", server.port());
    for name in ["-mail", "a b", "a:b", "a,b", "\u{f6}", "a%b", &"t".repeat(201)] {
        format!("beanstalk://{at}/{}", escaped(name)).parse::<Beanstalkd>().unwrap_err();
        let mut queue = connect(&jobs(&format!("beanstalk://{at}"))).unwrap();
        assert!(queue.use_tube(name).is_err(), "{name}");
    }
}

#[test]
#[should_panic(expected = "Option::unwrap()")]
fn quirk_beanstalkc_panics_without_an_ipv4_address() {
    let jobs = jobs("beanstalk://[::1]:1");
    drop(Beanstalkc::new().host(jobs.host()).port(jobs.port()).connect());
}
