//! Loads the struct as its argument says, and prints the result.

#[path = "../src/config.rs"]
mod config;

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

const WARM_UP: u32 = 4;
/// The number of loads: the allocator does some work only in some of them. The runner divides by this number.
const LOADS: u32 = 8;

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("checksum") => match config::load() {
            Ok(config) => println!("{:016x}", checksum(&config)),
            Err(report) => println!("{report}"),
        },
        Some("time") => println!("{}", median_nanoseconds()),
        Some("allocations") => println!("{}", allocations()),
        Some("instructions") => {
            (0..WARM_UP).for_each(|_| load_and_drop());
            measured();
        }
        _ => panic!("checksum, time, allocations or instructions?"),
    }
}

fn load_and_drop() {
    drop(black_box(config::load()));
}

/// Callgrind collects inside this function only.
#[unsafe(no_mangle)]
#[inline(never)]
extern "C" fn measured() {
    (0..LOADS).for_each(|_| load_and_drop());
}

/// Measures batches of about 40 microseconds, for 0.12 seconds.
fn median_nanoseconds() -> f64 {
    let start = Instant::now();
    let mut trial = 0_u32;
    while start.elapsed() < Duration::from_millis(20) {
        load_and_drop();
        trial += 1;
    }
    let batch = (trial / 500).max(1);
    let start = Instant::now();
    let mut batches = Vec::with_capacity(8192);
    while start.elapsed() < Duration::from_millis(120) {
        let start = Instant::now();
        (0..batch).for_each(|_| load_and_drop());
        batches.push(start.elapsed().as_nanos() as f64 / f64::from(batch));
    }
    batches.sort_by(f64::total_cmp);
    batches[batches.len() / 2]
}

fn allocations() -> u64 {
    load_and_drop();
    COUNTING.store(true, Relaxed);
    load_and_drop();
    COUNTING.store(false, Relaxed);
    CALLS.load(Relaxed)
}

fn checksum(config: &config::AppConfig) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    // repeat
    feed(&mut hash, &config.host_0);
    feed(&mut hash, &config.port_0);
    feed(&mut hash, &config.max_items_0);
    feed(&mut hash, &config.verbose_0);
    feed(&mut hash, &config.ratio_0);
    feed(&mut hash, &config.region_0);
    feed(&mut hash, &config.timeout_ms_0);
    feed(&mut hash, &config.base_url_0);
    feed(&mut hash, &config.origins_0[..]);
    feed(&mut hash, &config.level_0);
    // end
    hash
}

fn feed(hash: &mut u64, value: &(impl std::fmt::Debug + ?Sized)) {
    for byte in format!("{value:?};").bytes() {
        *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}

struct Counting;

static COUNTING: AtomicBool = AtomicBool::new(false);
static CALLS: AtomicU64 = AtomicU64::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn count() {
    if COUNTING.load(Relaxed) {
        CALLS.fetch_add(1, Relaxed);
    }
}

// SAFETY: every call goes unchanged to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        unsafe { System.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        unsafe { System.realloc(memory, layout, size) }
    }
}
