//! The system's allocator, which looks through each block that is given back.

use std::alloc::{GlobalAlloc, Layout, System};
use std::backtrace::Backtrace;
use std::cell::{Cell, RefCell};

/// So many bytes of the canary in a row are a copy.
const WINDOW: usize = 6;

struct Heap;

#[global_allocator]
static HEAP: Heap = Heap;

thread_local! {
    /// What must be in no block that this thread gives back. Empty while nothing is looked at.
    static CANARIES: Cell<&'static [&'static str]> = const { Cell::new(&[]) };
    /// Where such blocks were given back.
    static COPIES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Where `run` gives back blocks that still hold one of the canaries, or six bytes of it in a row.
pub(crate) fn copies(canaries: &'static [&'static str], run: fn()) -> Vec<String> {
    CANARIES.set(canaries);
    run();
    CANARIES.set(&[]);
    COPIES.take()
}

/// Every block starts as zeros: one that was never written to must not show what was there before. The growth of a
/// block is left to the trait, which takes a new one, copies, and gives the old one back: it always moves.
// SAFETY: the system's allocator answers every call, for the layout it was called with.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller upholds the same conditions.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if !CANARIES.get().is_empty() {
            // SAFETY: the caller gives the block back with its layout, so it is `size` bytes that nobody writes to;
            // `alloc` has initialised them.
            let bytes = unsafe { std::slice::from_raw_parts(block, layout.size()) };
            if CANARIES.get().iter().any(|canary| holds(bytes, canary.as_bytes())) {
                found(layout.size());
            }
        }
        // SAFETY: as above.
        unsafe { System.dealloc(block, layout) }
    }
}

fn holds(bytes: &[u8], canary: &[u8]) -> bool {
    bytes.windows(WINDOW).any(|some| canary.windows(WINDOW).any(|window| window == some))
}

/// Notes where that was. What this takes and gives back itself is not looked at.
#[cold]
fn found(size: usize) {
    let canaries = CANARIES.replace(&[]);
    let place = format!("a block of {size} bytes:\n{}", Backtrace::force_capture());
    COPIES.with_borrow_mut(|copies| copies.push(place));
    CANARIES.set(canaries);
}
