//! Buffers that may hold a part of a secret. No copy stays in memory when one grows or is dropped.

use secrecy::zeroize::{Zeroize, Zeroizing};

pub(super) type Wiped<T> = Zeroizing<Vec<T>>;

/// Adds items, and wipes the old block if the buffer moves.
pub(super) fn append<T: Copy + Zeroize>(buffer: &mut Wiped<T>, items: &[T]) {
    reserve(buffer, items.len());
    buffer.extend_from_slice(items);
}

/// Makes room for more items, and wipes the old block if the buffer moves.
pub(super) fn reserve<T: Copy + Zeroize>(buffer: &mut Wiped<T>, more: usize) {
    let needed = buffer.len().saturating_add(more);
    if needed > buffer.capacity() {
        // Doubling keeps the cost of all moves linear.
        let mut moved = Zeroizing::new(Vec::with_capacity(needed.max(buffer.capacity().saturating_mul(2))));
        moved.extend_from_slice(buffer);
        *buffer = moved;
    }
}

/// Removes items from the front, and wipes where the last ones were. The rest of the block never holds anything.
pub(super) fn remove_front<T: Copy + Zeroize>(buffer: &mut Wiped<T>, count: usize) {
    let rest = buffer.len().saturating_sub(count);
    if rest > 0 {
        buffer.copy_within(count.., 0);
    }
    for item in buffer.iter_mut().skip(rest) {
        item.zeroize();
    }
    buffer.truncate(rest);
}

pub(super) fn clear<T: Copy + Zeroize>(buffer: &mut Wiped<T>) {
    let all = buffer.len();
    remove_front(buffer, all);
}
