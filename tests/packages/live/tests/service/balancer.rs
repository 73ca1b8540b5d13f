//! A load balancer and its load.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};

use crate::http::{agent, get, id, new_order, post};

/// The time between two health checks of a backend.
const INTERVAL: Duration = Duration::from_millis(50);

/// The number of senders: enough that each has its answer before its next request.
const SENDERS: usize = 16;

/// The results of the requests.
#[derive(Debug)]
pub(crate) struct Load {
    /// The orders that were answered with 201, by backend.
    pub(crate) taken: Vec<Vec<i64>>,
    /// Every other request.
    pub(crate) lost: Vec<String>,
    pub(crate) per_second: f64,
}

/// Sends orders at an even rate while `meanwhile` runs.
///
/// The orders go in turn to each backend whose last `/health` was 200. No order is sent twice.
pub(crate) fn load(urls: &[String], per_second: u32, meanwhile: impl FnOnce()) -> Load {
    let backends: Vec<Backend> = urls.iter().map(|url| Backend::new(url)).collect();
    let (over, due, lost) = (AtomicBool::new(false), AtomicUsize::new(0), Mutex::new(Vec::new()));
    let start = Instant::now();
    let senders = || {
        let agent = agent();
        loop {
            let number = due.fetch_add(1, SeqCst);
            let at = start + Duration::from_secs(1) * u32::try_from(number).unwrap() / per_second;
            thread::sleep(at.saturating_duration_since(Instant::now()));
            if over.load(SeqCst) {
                return;
            }
            let turn = backends.iter().cycle().skip(number).take(backends.len());
            let answer = match turn.into_iter().find(|backend| backend.is_well.load(SeqCst)) {
                Some(backend) => backend.order(&agent, number + 1),
                None => Err("no backend is well".to_owned()),
            };
            if let Err(answer) = answer {
                lost.lock().unwrap().push(format!("{:?}: {answer}", start.elapsed()));
            }
        }
    };
    thread::scope(|scope| {
        let over = Over(&over);
        for backend in &backends {
            let over = over.0;
            scope.spawn(move || backend.watch(over));
        }
        for _ in 0..SENDERS {
            scope.spawn(senders);
        }
        meanwhile();
    });
    let taken: Vec<Vec<i64>> =
        backends.into_iter().map(|backend| backend.taken.into_inner().unwrap()).collect();
    let lost = lost.into_inner().unwrap();
    let sent = taken.iter().map(Vec::len).sum::<usize>() + lost.len();
    Load { taken, lost, per_second: sent as f64 / start.elapsed().as_secs_f64() }
}

struct Backend {
    url: String,
    is_well: AtomicBool,
    taken: Mutex<Vec<i64>>,
}

impl Backend {
    fn new(url: &str) -> Self {
        Self { url: url.to_owned(), is_well: AtomicBool::new(true), taken: Mutex::default() }
    }

    fn watch(&self, over: &AtomicBool) {
        let (agent, health) = (agent(), format!("{}/health", self.url));
        while !over.load(SeqCst) {
            self.is_well.store(get(&agent, &health).is_ok_and(|(status, _)| status == 200), SeqCst);
            thread::sleep(INTERVAL);
        }
    }

    fn order(&self, agent: &ureq::Agent, quantity: usize) -> Result<(), String> {
        match post(agent, &self.url, &new_order(quantity)) {
            Ok((201, body)) => self.taken.lock().unwrap().push(id(&body).unwrap()),
            Ok((status, body)) => return Err(format!("{status} {body} from {}", self.url)),
            Err(error) => return Err(format!("{error} from {}", self.url)),
        }
        Ok(())
    }
}

/// Ends the load, also when the test fails.
pub(crate) struct Over<'a>(pub(crate) &'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, SeqCst);
    }
}
