//! The iterators over a model: its variables, their fields, and the names of processes.

use super::model::{ContractVariable, Field, Model, Source};

impl<'a> Model<'a> {
    /// The sets of processes that read the same variables, the largest sets first.
    pub(super) fn sections(&self) -> Vec<&[usize]> {
        let mut sections = Vec::new();
        for count in (1..=self.processes.len()).rev() {
            for variable in &self.variables {
                let readers = &*variable.readers;
                if readers.len() == count && !sections.contains(&readers) {
                    sections.push(readers);
                }
            }
        }
        sections
    }

    /// The variables that these processes read, and no others. Those without a heading come first, so that nothing follows
    /// a heading that it does not belong to.
    pub(super) fn variables_of<'m>(
        &'m self,
        readers: &'m [usize],
    ) -> impl Iterator<Item = &'m ContractVariable> {
        let mut variables: Vec<_> =
            self.variables.iter().filter(|variable| variable.readers == readers).collect();
        variables.sort_by_key(|variable| variable.heading);
        variables.into_iter()
    }

    /// The variable of every field.
    pub(super) fn fields(&self) -> &[Source] {
        self.sources.get(..self.field_count).unwrap_or_default()
    }

    /// The fields that read a variable.
    pub(super) fn fields_of<'m>(&'m self, variable: &'m ContractVariable) -> impl Iterator<Item = &'m Field> {
        self.fields().iter().map(|source| &source.field).filter(|field| field.variable == variable.place)
    }

    /// The names that the value of a variable may come from.
    pub(super) fn sources_of<'m>(
        &'m self,
        variable: &'m ContractVariable,
    ) -> impl Iterator<Item = &'m Source> {
        self.sources.iter().filter(|source| source.field.variable == variable.place)
    }

    /// The name of a process.
    pub(super) fn process_name(&self, process: usize) -> &'a str {
        self.processes.get(process).map_or("", |(name, _)| name)
    }

    /// The names of processes.
    pub(super) fn names<'m>(&'m self, readers: &'m [usize]) -> impl Iterator<Item = &'a str> + use<'m, 'a> {
        readers.iter().map(|process| self.process_name(*process))
    }

    /// Whether those are all processes.
    pub(super) fn are_all(&self, readers: &[usize]) -> bool {
        readers.len() == self.processes.len()
    }

    pub(super) fn are_several(&self) -> bool {
        self.processes.len() > 1
    }
}
