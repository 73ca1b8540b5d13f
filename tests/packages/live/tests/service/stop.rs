//! SIGTERM: requests and jobs that have begun are not lost.

use std::collections::HashSet;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use crate::balancer::load;
use crate::http::{agent, new_order, order};
use crate::process::{Process, until};
use crate::services::{Services, Web, with};

#[test]
fn no_request_is_lost_when_all_processes_are_replaced_under_load() {
    const PER_SECOND: u32 = 220;
    const LEAST: usize = 800;
    let services = Services::start();
    let (agent, vars) = (agent(), services.vars());
    let mut webs = [Web::start(&agent, &vars), Web::start(&agent, &vars)];
    let urls = webs.each_ref().map(|web| web.url.clone());
    let load = load(&urls, PER_SECOND, || {
        for (turn, web) in webs.iter_mut().enumerate() {
            let count = || services.orders().len();
            let enough = count() + 150;
            until("orders come", || count() > enough);
            assert_eq!(web.process.stop(), Some(0), "{turn}");
            *web = Web::start_on(&agent, &vars, &web.address);
        }
        until("orders go on", || services.orders().len() > LEAST);
    });
    assert_eq!(load.lost, Vec::<String>::new());
    let acknowledged: HashSet<i64> = load.taken.iter().flatten().copied().collect();
    println!(
        "{} requests at {:.0} a second, {} and {} by each, none lost",
        acknowledged.len(),
        load.per_second,
        load.taken[0].len(),
        load.taken[1].len()
    );
    // Each order exists, has its job, and was taken once.
    assert_eq!(acknowledged, services.orders().into_keys().collect());
    assert_eq!(acknowledged, services.queue());
    assert_eq!(acknowledged.len(), load.taken.iter().map(Vec::len).sum::<usize>());
    assert!(acknowledged.len() > LEAST);
    assert!(load.taken.iter().all(|taken| taken.len() > 100));
}

#[test]
fn a_request_that_has_begun_is_answered() {
    let services = Services::start();
    let mut web = Web::start(&agent(), &with(&services.vars(), "SHUTDOWN_DRAIN", "0s"));
    let mut connection = begin(&web.address);
    web.process.tell("TERM");
    until("nobody else is let in", || TcpStream::connect(&web.address).is_err());
    connection.write_all(new_order(1).as_bytes()).unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 201 ") && answer.ends_with(r#"{"id":1}"#), "{answer}");
    assert!(answer.contains("\r\nconnection: close\r\n"), "{answer}");
    assert_eq!(web.process.ends_with(), Some(0));
    assert_eq!(services.queue().len(), 1);
}

#[test]
fn a_request_that_never_ends_delays_a_stop_at_most_by_its_timeout() {
    let services = Services::start();
    let vars = with(&services.vars(), "SHUTDOWN_DRAIN", "0s");
    let mut web = Web::start(&agent(), &with(&vars, "SHUTDOWN_TIMEOUT", "100ms"));
    let _connection = begin(&web.address);
    assert_eq!(web.process.stop(), Some(1));
    assert!(web.process.stdout().contains(r#""error":"timed out""#), "{}", web.process.stdout());
}

/// Sends the head of an order, and waits until the service asks for its body.
fn begin(address: &str) -> TcpStream {
    let mut connection = TcpStream::connect(address).unwrap();
    connection.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let length = new_order(1).len();
    let head = format!(
        "POST /orders HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\n\
         content-length: {length}\r\nexpect: 100-continue\r\n\r\n"
    );
    connection.write_all(head.as_bytes()).unwrap();
    let mut asks = [0; 25];
    connection.read_exact(&mut asks).unwrap();
    assert_eq!(&asks, b"HTTP/1.1 100 Continue\r\n\r\n");
    connection
}

#[test]
fn a_worker_that_is_told_to_stop_gives_its_job_back() {
    let services = Services::start();
    // The lease is longer than any wait here, so a job that is not given back would not be taken again.
    let (agent, vars) = (agent(), with(&services.vars(), "WORKER_LEASE", "10m"));
    let web = Web::start(&agent, &vars);
    let id = order(&agent, &web.url, 1);

    // The server accepts the connection of the worker and never answers.
    let slow = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", slow.local_addr().unwrap());
    let mut worker = Process::start("worker", &with(&vars, "SMTP_URL", &url));
    let _connection = slow.accept().unwrap();
    assert_eq!(services.taken(), HashSet::from([id]));
    assert_eq!(worker.stop(), Some(0));
    assert_eq!((services.taken(), services.queue()), (HashSet::new(), HashSet::from([id])));
    assert!(worker.stdout().contains("\"given back\""), "{}", worker.stdout());

    let _worker = Process::start("worker", &vars);
    until("the order is confirmed", || services.orders()[&id] == "confirmed");
    assert_eq!(services.mails().len(), 1);
}

#[test]
fn a_worker_whose_mail_server_does_not_answer_stops_within_its_lease() {
    let services = Services::start();
    let (agent, vars) = (agent(), services.vars());
    let web = Web::start(&agent, &vars);
    order(&agent, &web.url, 1);
    let slow = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", slow.local_addr().unwrap());
    let mut worker = Process::start("worker", &with(&with(&vars, "SMTP_URL", &url), "WORKER_LEASE", "1s"));
    worker.logs("\"deadline has elapsed\"");
    assert_eq!(worker.stop(), Some(0));
    assert_eq!(services.queue().len(), 1);
}
