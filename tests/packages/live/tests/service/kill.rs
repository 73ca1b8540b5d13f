//! kill -9: another worker gets the job of a worker that was killed.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

use crate::balancer::Over;
use crate::http::{agent, order};
use crate::process::{Process, until};
use crate::services::{Services, Web, with};

#[test]
fn no_job_is_lost_over_ten_kills_of_the_worker() {
    const KILLS: usize = 10;
    let services = Services::start();
    let vars = with(&services.vars(), "WORKER_LEASE", "1s");
    let web = Web::start(&agent(), &vars);
    let is_over = AtomicBool::new(false);
    let (mut met, mut pauses) = (BTreeSet::new(), Vec::new());
    let ids: BTreeSet<i64> = thread::scope(|scope| {
        let (url, is_over) = (&web.url, &is_over);
        // More orders than a worker confirms in this time, so that it is killed during a job.
        let customer = scope.spawn(move || {
            let (agent, mut ids) = (agent(), BTreeSet::new());
            while !is_over.load(SeqCst) {
                ids.insert(order(&agent, url, ids.len() + 1));
                thread::sleep(Duration::from_millis(10));
            }
            ids
        });
        let _over = Over(is_over);
        for _ in 0..KILLS {
            let mut worker = Process::start("worker", &vars);
            worker.logs("\"start\"");
            let pause = Duration::from_millis(RandomState::new().hash_one(0) % 400);
            thread::sleep(pause);
            worker.tell("KILL");
            assert_eq!(worker.ends_with(), None);
            pauses.push(pause);
            met.extend(services.taken());
        }
        is_over.store(true, SeqCst);
        customer.join().unwrap()
    });
    let _workers = [(); 4].map(|()| Process::start("worker", &vars));
    until("every order is confirmed", || services.orders().values().all(|status| status == "confirmed"));
    assert_eq!(ids, services.orders().into_keys().collect());
    let mails = services.mails();
    let told: BTreeSet<i64> = mails.iter().filter_map(|mail| number(mail)).collect();
    assert_eq!(ids, told);
    println!(
        "{} jobs, {KILLS} kills while {} of them were worked on, none lost; {} mails sent again",
        ids.len(),
        met.len(),
        mails.len() - ids.len()
    );
    until("the queue is empty", || services.queue().is_empty());
    assert!(!met.is_empty(), "{pauses:?}");
}

/// The number of the order in a mail.
fn number(mail: &str) -> Option<i64> {
    let (_, text) = mail.split_once("We have your order ")?;
    text.split(':').next()?.parse().ok()
}
