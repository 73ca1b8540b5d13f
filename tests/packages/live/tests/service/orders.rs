//! Orders: the main function of the service.

use factor3_live_tests::USER;

use crate::http::{agent, get, order};
use crate::process::{Process, until};
use crate::services::{Services, Web, with};

#[test]
fn an_order_goes_through_the_queue_and_the_worker_to_the_mail() {
    let services = Services::start();
    let agent = agent();
    // At this level, the clients also log.
    let vars = with(&services.vars(), "LOG_LEVEL", "trace");
    let mut web = Web::start(&agent, &vars);
    let id = order(&agent, &web.url, 3);
    let place = format!("{}/orders/{id}", web.url);
    let received = format!(r#"{{"id":{id},"item":"lamps","quantity":3,"status":"received"}}"#);
    assert_eq!(get(&agent, &place).unwrap(), (200, received.clone()));

    let mut worker = Process::start("worker", &vars);
    let confirmed = (200, received.replace("received", "confirmed"));
    until("the order is confirmed", || get(&agent, &place).unwrap() == confirmed);
    let [mail] = &*services.mails() else { panic!("one mail") };
    assert!(mail.starts_with(&format!("{USER}\t")), "{mail}");
    let end = format!("\tshop@example.com\tcustomer@example.com\tWe have your order {id}: 3 of lamps.");
    assert!(mail.ends_with(&end), "{mail}");

    assert_eq!((web.process.stop(), worker.stop()), (Some(0), Some(0)));
    assert!(services.queue().is_empty());
    for (process, database) in [(&web.process, "Web {"), (&worker, "Worker {")] {
        let stdout = process.stdout();
        assert_eq!(process.stderr(), "");
        assert!(
            stdout.lines().all(|line| line.starts_with("{\"timestamp\":") && line.ends_with('}')),
            "{stdout}"
        );
        let first = stdout.lines().next().unwrap();
        for part in ["\"message\":\"start\"", database, "/first", "***@127.0.0.1"] {
            assert!(first.contains(part), "{part} is not in:\n{first}");
        }
        // `--show-output` shows this.
        println!("{first}\n");
    }
}

#[test]
fn an_invalid_order_is_refused() {
    let services = Services::start();
    let agent = agent();
    let web = Web::start(&agent, &services.vars());
    for (order, status) in [
        ("{}", 422),
        ("not JSON", 400),
        (r#"{"email": "nobody", "item": "lamps", "quantity": 1}"#, 422),
        (r#"{"email": "customer@example.com", "item": "lamps", "quantity": 0}"#, 422),
        (r#"{"email": "customer@example.com", "item": "", "quantity": 1}"#, 422),
    ] {
        assert_eq!(crate::http::post(&agent, &web.url, order).unwrap().0, status, "{order}");
    }
    assert_eq!(get(&agent, &format!("{}/orders/1", web.url)).unwrap().0, 404);
    assert!(services.orders().is_empty() && services.queue().is_empty());
}

#[test]
fn one_variable_swaps_the_database() {
    let services = Services::start();
    services.migrate("second");
    let agent = agent();
    let first = services.vars();
    let second = with(&first, "DATABASE_URL", &services.database_url("second"));

    let mut web = Web::start(&agent, &first);
    let ids = [order(&agent, &web.url, 1), order(&agent, &web.url, 2)];
    assert_eq!((ids, web.process.stop()), ([1, 2], Some(0)));

    let mut web = Web::start(&agent, &second);
    for id in ids {
        assert_eq!(get(&agent, &format!("{}/orders/{id}", web.url)).unwrap().0, 404);
    }
    assert_eq!(order(&agent, &web.url, 7), 1);
    assert_eq!(web.process.stop(), Some(0));

    let web = Web::start(&agent, &first);
    let (status, kept) = get(&agent, &format!("{}/orders/1", web.url)).unwrap();
    assert!(status == 200 && kept.contains("\"quantity\":1"), "{kept}");
    assert_eq!(services.orders().len(), 2);
}
