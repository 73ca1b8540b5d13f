//! The ways through a contract: its variables, its sections, the names of its processes.

use super::model::{Contract, Read};
use crate::schema::Schema;

/// Processes, a bit for each.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Readers(u64);

impl<'a> Contract<'a> {
    /// Every variable, in the order in which it is first read.
    pub(super) fn variables(&self) -> Variables<'_> {
        Variables { reads: &self.reads, place: 0, readers: None }
    }

    /// Those that these processes read, and no others.
    pub(super) fn variables_of(&self, readers: Readers) -> Variables<'_> {
        Variables { readers: Some(readers), ..self.variables() }
    }

    /// The sets of processes that read the same, first those of which there are most.
    pub(super) fn sections(&self) -> Sections<'_> {
        Sections { reads: &self.reads, place: 0, count: self.processes.len() }
    }

    /// The names of processes.
    pub(super) fn names(&self, readers: Readers) -> Names<'a> {
        Names { processes: self.processes, place: 0, readers }
    }
}

/// See [`Contract::variables`]. Its `next` is a function of its own, as that of the other two: closures and adapters would
/// be compiled anew in each loop.
pub(super) struct Variables<'c> {
    reads: &'c [Read],
    place: usize,
    readers: Option<Readers>,
}

impl<'c> Iterator for Variables<'c> {
    type Item = &'c Read;

    #[inline(never)]
    fn next(&mut self) -> Option<&'c Read> {
        loop {
            let read = self.reads.get(self.place)?;
            let is_first = read.first == self.place;
            self.place += 1;
            if is_first && self.readers.is_none_or(|readers| readers == read.all.readers) {
                return Some(read);
            }
        }
    }
}

/// See [`Contract::sections`].
pub(super) struct Sections<'c> {
    reads: &'c [Read],
    place: usize,
    count: usize,
}

impl Iterator for Sections<'_> {
    type Item = Readers;

    #[inline(never)]
    fn next(&mut self) -> Option<Readers> {
        while self.count > 0 {
            let Some(read) = self.reads.get(self.place) else {
                self.count -= 1;
                self.place = 0;
                continue;
            };
            let readers = read.all.readers;
            let mut before = self.reads.iter().take(self.place);
            let is_new = before.all(|before| before.all.readers != readers);
            self.place += 1;
            if is_new && readers.count() == self.count {
                return Some(readers);
            }
        }
        None
    }
}

/// See [`Contract::names`].
pub(super) struct Names<'a> {
    processes: &'a [(&'a str, &'a Schema)],
    place: usize,
    readers: Readers,
}

impl<'a> Iterator for Names<'a> {
    type Item = &'a str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'a str> {
        loop {
            let (name, _) = self.processes.get(self.place)?;
            self.place += 1;
            if self.readers.has(self.place - 1) {
                return Some(name);
            }
        }
    }
}

impl Readers {
    pub(super) const NONE: Self = Self(0);

    pub(super) fn add(&mut self, process: usize) {
        self.0 |= 1 << process;
    }

    pub(super) fn has(self, process: usize) -> bool {
        self.0 >> process & 1 == 1
    }

    pub(super) fn count(self) -> usize {
        self.0.count_ones() as usize
    }
}
