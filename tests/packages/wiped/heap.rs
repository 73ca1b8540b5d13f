//! The system's allocator with a search through each block that is freed.

use std::alloc::{GlobalAlloc, Layout, System};
use std::backtrace::Backtrace;
use std::cell::{Cell, RefCell};

/// The number of bytes of the canary in a row that are a copy.
const WINDOW: usize = 6;

struct Heap;

#[global_allocator]
static HEAP: Heap = Heap;

thread_local! {
    /// The texts that no block freed by this thread may contain. Empty while no block is searched.
    static CANARIES: Cell<&'static [&'static str]> = const { Cell::new(&[]) };
    /// The places where a block with such a text was freed.
    static COPIES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The places where `run` frees blocks that still contain one of the canaries, or six bytes of one in a row.
pub(crate) fn copies(canaries: &'static [&'static str], run: fn()) -> Vec<String> {
    CANARIES.set(canaries);
    run();
    CANARIES.set(&[]);
    COPIES.take()
}

/// Every block starts as zeros, so that an unwritten block does not show its previous content.
///
/// The trait's own `realloc` is used. It allocates a new block, copies, and frees the old block, so a block that grows
/// always moves.
// SAFETY: the system's allocator handles every call, with the layout of the call.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller upholds the same conditions.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if !CANARIES.get().is_empty() {
            // SAFETY: the caller frees the block with its layout, so the block has `size` bytes and nobody writes to them.
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

/// Notes the place. Blocks that this function itself frees are not searched.
#[cold]
fn found(size: usize) {
    let canaries = CANARIES.replace(&[]);
    let place = format!("a block of {size} bytes:\n{}", Backtrace::force_capture());
    COPIES.with_borrow_mut(|copies| copies.push(place));
    CANARIES.set(canaries);
}
