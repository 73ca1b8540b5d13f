//! The worker process: it takes orders from the queue, one at a time, and confirms each by mail.
//!
//! To confirm more orders at a time, start more processes (factor VIII). Each order is confirmed at least once: if a worker is
//! killed after it sent the mail and before it noted that, another worker confirms the order again.

use std::time::Duration;

use lettre::AsyncTransport as _;
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use sqlx::PgPool;
use tokio::time::timeout;

use crate::attach::Mailer;
use crate::config;
use crate::orders::Order;
use crate::queue::Queue;
use crate::stop::Stop;
use crate::{Outcome, attach, logs, orders};

/// The pause after the queue was empty or out of reach.
const IDLE: Duration = Duration::from_millis(200);

/// The pause before an order that could not be confirmed is tried again. Other orders do not wait for it.
const RETRY: Duration = Duration::from_secs(10);

pub async fn run(config: config::Worker) -> Outcome<()> {
    let stop = Stop::on_signal()?;
    let mut worker = Worker {
        pool: attach::database(&config.shared, 1, config.database_password_period)?,
        mailer: attach::mailer(&config.smtp_url)?,
        queue: attach::queue(&config.redis_url)?,
        from: config.mail_from,
        lease: config.worker_lease,
        stop,
    };
    while !worker.stop.is_told() {
        let found = worker.work().await.unwrap_or_else(|error| {
            tracing::warn!(error = logs::message(&*error), details = ?error, "no work");
            false
        });
        if !found {
            let _ = timeout(IDLE, worker.stop.told()).await;
        }
    }
    Ok(())
}

struct Worker {
    pool: PgPool,
    mailer: Mailer,
    queue: Queue,
    from: Mailbox,
    lease: Duration,
    stop: Stop,
}

impl Worker {
    /// Takes one job, if there is one, and finishes it or returns it to the queue.
    async fn work(&mut self) -> Outcome<bool> {
        let Some(id) = self.queue.take(self.lease).await? else { return Ok(false) };
        // Another worker takes the order then.
        let outcome = timeout(self.lease, self.confirm(id)).await.unwrap_or_else(|late| Err(late.into()));
        match outcome {
            Ok(true) => self.queue.done(id).await?,
            Ok(false) => {
                self.queue.put(id, Duration::ZERO).await?;
                tracing::info!(order = id, "given back");
            }
            Err(error) => {
                tracing::warn!(order = id, error = logs::message(&*error), details = ?error, "not confirmed");
                self.queue.put(id, RETRY).await?;
                if orders::give_up(&self.pool, id).await? {
                    self.queue.done(id).await?;
                }
            }
        }
        Ok(true)
    }

    /// Tells whether the order is done. It is not if the process has to stop before the mail is sent.
    async fn confirm(&mut self, id: i64) -> Outcome<bool> {
        let received = orders::find(&self.pool, id).await?.filter(|order| order.status == "received");
        let Some(order) = received else { return Ok(true) };
        let mail = mail(&self.from, &order)?;
        tokio::select! {
            sent = self.mailer.send(mail) => sent?,
            () = self.stop.told() => return Ok(false),
        };
        orders::confirm(&self.pool, id).await?;
        tracing::info!(order = id, "confirmed");
        Ok(true)
    }
}

fn mail(from: &Mailbox, order: &Order) -> Outcome<Message> {
    let Order { id, quantity, item, .. } = order;
    Ok(Message::builder()
        .from(from.clone())
        .to(order.email.parse()?)
        .subject(format!("Your order {id}"))
        .header(ContentType::TEXT_PLAIN)
        .body(format!("We have your order {id}: {quantity} of {item}.\n"))?)
}
