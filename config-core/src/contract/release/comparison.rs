//! Compares the contracts of two builds.

use std::collections::HashSet;

use super::changes::{Changes, Sort};
use super::declared::{Declared, Default, Field, Group, Process, Rule};
use super::differences::{bounds_changed, default_changed, default_of};
use super::link::{Doubt, Link, Old};
use super::linked::Linked;
use crate::report::text::escaped;

pub(super) fn compare(old: &Declared, new: &Declared) -> Changes {
    let mut changes = Changes::default();
    let several = old.processes.len() > 1 || new.processes.len() > 1;
    for process in &new.processes {
        let before = match (several, old.processes.as_slice()) {
            (false, [only]) => Some(only),
            _ => old.process(&process.name),
        };
        let known = Old::new(old, before);
        let linked = Linked::new(process, &known);
        let begin = if several { format!("{}: ", process.name) } else { String::new() };
        let mut comparison = Comparison { old: known, new: linked, begin, changes: &mut changes };
        comparison.introspect();
        comparison.fields();
        comparison.groups();
        comparison.not_compared();
        comparison.removed();
    }
    for process in &old.processes {
        if several && new.process(&process.name).is_none() {
            changes.add(
                Sort::Removed,
                false,
                escaped(&format!("the process {} is not there any more", process.name)),
            );
        }
    }
    changes
}

/// The comparison of one process.
struct Comparison<'n, 'o, 'c> {
    old: Old<'o>,
    new: Linked<'n, 'o>,
    /// What each line begins with.
    begin: String,
    changes: &'c mut Changes,
}

impl Comparison<'_, '_, '_> {
    /// The variable that the program answers instead of starting.
    fn introspect(&mut self) {
        let name = self.new.process.answers_to();
        let Some(before) = self.old.process.map(Process::answers_to).filter(|before| *before != name) else {
            return;
        };
        let text = match (name, before) {
            ("", before) => format!("{before} asks the program for nothing any more"),
            (name, _) if self.old.declares(name) => {
                format!(
                    "{name} asks the program for an answer instead of a start: remove it before the release"
                )
            }
            (name, "") => format!("{name} asks the program for an answer instead of a start"),
            (name, before) => {
                format!("{name} asks the program for an answer instead of a start, and not {before}")
            }
        };
        self.add(Sort::Changed, self.old.declares(name), &text);
    }

    fn fields(&mut self) {
        let mut lines = Vec::new();
        for (field, link) in self.new.fields() {
            let before = self.old.of_name(&field.name);
            // A variable that two fields read is compared with what reads it alike, or with the first.
            let alike = before
                .iter()
                .find(|old| old.kind == field.kind && old.names().eq(field.names()))
                .or_else(|| before.iter().find(|old| old.kind == field.kind))
                .or(before.first());
            let sort = match alike.copied() {
                Some(old) => {
                    self.changed(field, link, old, &mut lines);
                    Sort::Changed
                }
                None => {
                    self.added(field, link, &mut lines);
                    Sort::Added
                }
            };
            lines.extend(self.copy(field, alike.copied()).map(|sentence| (sort, true, sentence)));
        }
        for (sort, breaks, text) in lines {
            self.add(sort, breaks, &text);
        }
    }

    /// What an operator has to check, if a field takes the value of another as its default and may refuse it.
    fn copy(&self, field: &Field, old: Option<&Field>) -> Option<String> {
        let other = self.new.doubtful_copy(field, old, &self.old)?;
        let name = &field.name;
        Some(format!(
            "{name} has the value of {other} as its default, and does not accept every value of {other}: set {name} where it \
             would be refused, before the release"
        ))
    }

    /// A field whose variable no old field of the process reads.
    fn added(&self, field: &Field, link: &Link<'_>, lines: &mut Vec<(Sort, bool, String)>) {
        let Field { name, kind, .. } = field;
        let old_name = |earlier: &&str| field.old_names.iter().any(|old| old == earlier);
        let earlier = field.names().skip(1).find(|name| !self.old.of_name(name).is_empty());
        let is_known = matches!(link.doubt, None | Some(Doubt::ReadsLess(_)));
        if let Some(earlier) = earlier.filter(old_name).filter(|_| is_known) {
            return self.renamed(field, link, earlier, lines);
        }
        if let Some(sentence) = self.doubt(field, link) {
            return lines.push((Sort::Added, true, sentence));
        }
        if let Some(condition) = self.lack(field, link) {
            let text = format!("{name} is required{condition} ({kind}): set it before the release");
            return lines.push((Sort::Added, true, text));
        }
        let text = match earlier {
            Some(earlier) => format!("{name} ({kind}): where it is not set, {earlier} is read"),
            None if !link.is_never_set => format!("{name} ({kind}) is read from what is set already"),
            None if field.is_required => {
                format!("{name} ({kind}) is required together with others that are new")
            }
            None => match &field.default {
                Some(Default::Text(default)) => format!("{name} ({kind}) has {}", default_of(default)),
                Some(Default::From(other)) => {
                    format!("{name} ({kind}) has the value of {other} as its default")
                }
                Some(Default::Untold) => format!("{name} ({kind}) has a default"),
                None => format!("{name} ({kind}) is optional"),
            },
        };
        lines.push((Sort::Added, false, text));
    }

    /// A field that reads an old field's variable, under a new name.
    fn renamed(&self, field: &Field, link: &Link<'_>, earlier: &str, lines: &mut Vec<(Sort, bool, String)>) {
        let name = &field.name;
        let mut add = |breaks: bool, text: String| lines.push((Sort::Added, breaks, text));
        add(
            false,
            format!(
                "{name} is the new name of {earlier}: set both to the same, and remove {earlier} after the release"
            ),
        );
        if let Some(sentence) = self.doubt(field, link) {
            add(true, sentence);
        }
        if let Some(condition) = self.lack(field, link) {
            add(
                true,
                format!(
                    "{name} is required now{condition}: set it where {earlier} is not set, before the release"
                ),
            );
        }
        if let Some(old) = self.old.of_name(earlier).first().filter(|old| old.default != field.default) {
            add(false, default_changed(field, old, "neither is set"));
        }
    }

    /// A field whose variable `old` read.
    fn changed(&self, field: &Field, link: &Link<'_>, old: &Field, lines: &mut Vec<(Sort, bool, String)>) {
        let name = &field.name;
        let mut add = |breaks: bool, text: String| lines.push((Sort::Changed, breaks, text));
        if let Some(sentence) = self.doubt(field, link) {
            add(true, sentence);
        } else if field.kind != old.kind || field.range != old.range || field.min_len != old.min_len {
            let now = if field.kind == old.kind {
                "values of another range or length".to_owned()
            } else {
                field.kind.to_string()
            };
            add(false, format!("{name} reads {now}: every old value is still read"));
        }
        if link.doubt.is_none() && !field.credentials.is_empty() && field.credentials != old.credentials {
            let credentials = field.credentials.join(" and ");
            add(false, format!("{name} may have its user name or password in {credentials}"));
        }
        match self.lack(field, link) {
            Some(condition) => {
                add(
                    true,
                    format!(
                        "{name} is required now{condition}: set it where it is not set, before the release"
                    ),
                );
            }
            None if old.is_required && !field.is_required => {
                add(false, format!("{name} is no longer required"))
            }
            None => {}
        }
        if old.in_file && !field.in_file {
            add(
                false,
                format!("{name} is no longer read from {name}_FILE or a credential: set {name} itself"),
            );
        }
        if !old.in_file && field.in_file {
            add(false, format!("{name} may come from a file: {name}_FILE, or the credential {name}"));
        }
        for more in field.names().filter(|more| !old.names().any(|name| name == *more)) {
            add(false, format!("{name} is also read from {more} where it is not set"));
        }
        match (old.allows_empty, field.allows_empty) {
            (false, true) => add(false, format!("{name} may be empty: it counted as not set")),
            (true, false) => add(false, format!("an empty {name} counts as not set: it was a value")),
            _ => {}
        }
        for gone in old.names().filter(|gone| !field.names().any(|name| name == *gone)) {
            add(false, format!("{name} is no longer read from {gone}: set {name} instead"));
        }
        if field.default != old.default {
            add(false, default_changed(field, old, "it is not set"));
        }
    }

    /// What an operator has to check, if the values of a field are in doubt.
    fn doubt(&self, field: &Field, link: &Link<'_>) -> Option<String> {
        let Field { name, kind, .. } = field;
        Some(match link.doubt? {
            Doubt::ReadsLess(old) if kind.is_set_of_boolean(&old.kind) => format!(
                "{name} is on wherever {} is set: remove it where it is false or empty, before the release",
                old.name
            ),
            Doubt::ReadsLess(old) if old.kind != *kind && old.name == *name => {
                let gone = kind.words_gone(&old.kind);
                if gone.is_empty() {
                    format!(
                        "{name} reads {kind}, and read {} before: check its value before the release",
                        old.kind
                    )
                } else {
                    let gone = gone.join(", ");
                    format!("{name} no longer reads {gone}: write {kind} instead, before the release")
                }
            }
            Doubt::ReadsLess(old) if old.kind != *kind => {
                format!(
                    "{name} reads {kind}, and {} is {}: check its value before the release",
                    old.name, old.kind
                )
            }
            Doubt::ReadsLess(old) if old.separator != field.separator => format!(
                "{name} has `{}` between its items, and had `{}`: write its value with the new one before the release",
                field.separator.as_deref().unwrap_or(","),
                old.separator.as_deref().unwrap_or(","),
            ),
            Doubt::ReadsLess(old)
                if (old.username_apart, old.password_apart)
                    != (field.username_apart, field.password_apart) =>
            {
                format!(
                    "{name} holds its user name and password itself: write them into the URL before the release"
                )
            }
            Doubt::ReadsLess(old) => {
                let bounds = bounds_changed(field, old);
                let value = if old.name == *name {
                    "its value".to_owned()
                } else {
                    format!("the value of {}", old.name)
                };
                format!("{name} {bounds}: check {value} before the release")
            }
            Doubt::NeverRead => {
                format!(
                    "{name} ({kind}) reads a name whose value the old build does not check: check it before the release"
                )
            }
            Doubt::TwoNames => {
                let names: Vec<&str> = field.names().filter(|name| self.old.declares(name)).collect();
                format!("{name} is read from {}: keep one of them before the release", names.join(" and "))
            }
            Doubt::Credentials => {
                let credentials = field.credentials.join(" and ");
                format!(
                    "{name} is read together with {credentials}: see that they belong together before the release"
                )
            }
            Doubt::Empty => format!("{name} reads an empty text as a value: remove it where it is empty"),
        })
    }

    /// If an environment that starts the old build may lack a value that the field requires: on what condition.
    fn lack(&self, field: &Field, link: &Link<'_>) -> Option<String> {
        if !field.is_required || link.is_always_set {
            return None;
        }
        let Some(place) = field.around else { return Some(String::new()) };
        let others: Vec<&str> = self
            .new
            .fields()
            .filter(|(other, link)| {
                !core::ptr::eq(*other, field)
                    && !link.is_never_set
                    && self.new.process.is_within(other.around, place)
            })
            .map(|(other, _)| other.name.as_str())
            .collect();
        let required_before = link.same.iter().any(|old| {
            old.is_required
                && old
                    .around
                    .zip(self.old.process)
                    .is_some_and(|(old_place, old)| self.new.is_there_with(place, old, old_place))
        });
        if others.is_empty() || required_before {
            return None;
        }
        Some(format!(" where {} is set", others.join(" or ")))
    }

    fn groups(&mut self) {
        let process: &Process = self.new.process;
        let sentences = |process: &Process| process.groups.iter().map(Group::sentence).collect();
        let now: HashSet<String> = sentences(process);
        let before: HashSet<String> = self.old.process.map_or_else(HashSet::new, sentences);
        for group in &process.groups {
            let sentence = group.sentence();
            if !self.new.holds(group, &self.old) {
                self.add(Sort::Changed, true, &format!("{sentence}: see to that before the release"));
            } else if !before.contains(&sentence) {
                self.add(Sort::Changed, false, &format!("{sentence}: every old environment keeps to that"));
            }
        }
        for group in self.old.process.map_or(&[][..], |process| &process.groups) {
            let sentence = group.sentence();
            if !now.contains(&sentence) {
                self.add(Sort::Changed, false, &format!("it is no longer required that {sentence}"));
            }
        }
    }

    fn not_compared(&mut self) {
        let mut list: Vec<String> = Vec::new();
        for field in &self.new.process.fields {
            let Field { name, expected, .. } = field;
            if field.is_read_by_code() {
                let expected = expected.as_deref().unwrap_or("its own parser");
                list.push(format!("{}{name}: what the application reads ({expected})", self.begin));
            } else if field.is_checked {
                list.push(format!("{}{name}: the application's check of the value", self.begin));
            }
        }
        for group in &self.new.process.groups {
            let (Rule::RequiredIf(Some(_)), [first, other]) = (&group.rule, group.members.as_slice()) else {
                continue;
            };
            for (field, _) in self.new.fields().filter(|(field, _)| other.contains(&field.name)) {
                if self.new.has_computed_default(field) {
                    list.push(format!(
                        "{}{}: the default that the code computes, on which it depends whether {} is required",
                        self.begin,
                        field.name,
                        first.join(" or ")
                    ));
                }
            }
        }
        for name in &self.new.process.checked {
            list.push(format!("{}the application's check of {name} as a whole", self.begin));
        }
        self.changes.not_compared.extend(list.iter().map(|text| escaped(text)));
    }

    fn removed(&mut self) {
        let Some(before) = self.old.process else { return };
        let process: &Process = self.new.process;
        let read: HashSet<&str> = process.fields.iter().flat_map(Field::names).collect();
        let mut told: HashSet<&str> = HashSet::new();
        for field in &before.fields {
            let name = field.name.as_str();
            if read.contains(name) || !told.insert(name) {
                continue;
            }
            let remedy = process.retired.iter().find(|(retired, _)| retired == name);
            let remedy = match remedy {
                Some((_, remedy)) => format!(": {remedy}"),
                None => ": remove it after the release".to_owned(),
            };
            self.add(Sort::Removed, false, &format!("{name} is no longer read{remedy}"));
        }
    }

    fn add(&mut self, sort: Sort, breaks: bool, text: &str) {
        // A contract from elsewhere may hold anything.
        self.changes.add(sort, breaks, escaped(&format!("{}{text}", self.begin)));
    }
}
