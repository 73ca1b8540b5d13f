//! Groups of variables that depend on each other.

use std::collections::HashSet;

use super::declared::{Default, Field, Group, Kind, Rule};
use super::link::{Link, Old};
use super::linked::Linked;

/// What is known of a member of a group in an environment that starts the old build.
struct Member<'n, 'o, 'l> {
    fields: Vec<(&'n Field, &'l Link<'o>)>,
}

impl Member<'_, '_, '_> {
    fn is_never_set(&self) -> bool {
        self.fields.iter().all(|(_, link)| link.is_never_set)
    }

    fn is_always_set(&self) -> bool {
        // A fallback alone does not tell that a struct is there.
        let is_always_set = |field: &Field, link: &Link<'_>| match field.around {
            None => link.is_always_set,
            Some(_) => link.is_always_itself_set,
        };
        // Another field that reads the same variable may have other names.
        self.fields.iter().any(|(field, _)| {
            let mut alike = self.fields.iter().filter(|(other, _)| other.name == field.name);
            alike.all(|(field, link)| is_always_set(field, link))
        })
    }

    /// Whether it is set if and only if the variables of that member of an old group are.
    fn is_same(&self, old: &Old<'_>, names: &[String]) -> bool {
        let mut same: HashSet<*const Field> = HashSet::new();
        for (_, link) in self.fields.iter().filter(|(_, link)| !link.is_never_set) {
            if link.same.is_empty() {
                return false;
            }
            same.extend(link.same.iter().map(|old| core::ptr::from_ref::<Field>(old)));
        }
        let named: HashSet<*const Field> = names
            .iter()
            .flat_map(|name| old.of_name(name))
            .map(|field| core::ptr::from_ref::<Field>(field))
            .collect();
        same == named
    }
}

impl<'n, 'o> Linked<'n, 'o> {
    /// Whether each environment that starts the old build obeys a group of the new one.
    pub(super) fn holds(&self, group: &'n Group, old: &Old<'o>) -> bool {
        let members: Vec<_> = group.members.iter().map(|names| self.member(names)).collect();
        self.holds_anyway(group, &members)
            || old.process.is_some_and(|process| {
                process.groups.iter().any(|other| self.follows(group, &members, other, old))
            })
    }

    fn member(&self, names: &[String]) -> Member<'n, 'o, '_> {
        let names: HashSet<&str> = names.iter().map(String::as_str).collect();
        Member { fields: self.fields().filter(|(field, _)| names.contains(field.name.as_str())).collect() }
    }

    /// Whether a group holds whatever the environment sets of what it can set.
    fn holds_anyway(&self, group: &Group, members: &[Member<'_, '_, '_>]) -> bool {
        let Some((first, others)) = members.split_first() else { return true };
        let always = || members.iter().filter(|member| member.is_always_set()).count();
        let never = || members.iter().filter(|member| member.is_never_set()).count();
        match &group.rule {
            Rule::OneOf => always() == 1 && never() == others.len(),
            Rule::AnyOf => always() > 0,
            Rule::AllOrNone => never() == members.len() || always() == members.len(),
            Rule::Requires => first.is_never_set() || others.iter().all(Member::is_always_set),
            Rule::Conflicts => first.is_never_set() || others.iter().all(Member::is_never_set),
            Rule::RequiredIf(None) => first.is_always_set() || others.iter().all(Member::is_never_set),
            Rule::RequiredIf(Some(value)) => {
                first.is_always_set()
                    || others
                        .iter()
                        .flat_map(|other| &other.fields)
                        .all(|(field, link)| link.is_never_set && field.default_is_not(value))
            }
        }
    }

    /// Whether a group holds because an old one does.
    fn follows(&self, group: &Group, members: &[Member<'_, '_, '_>], old: &Group, all: &Old<'o>) -> bool {
        let is_same = |member: &Member<'_, '_, '_>, names: &Vec<String>| member.is_same(all, names);
        // The old members that are members of the new group, and the reverse.
        let each_is_old =
            || members.iter().all(|member| old.members.iter().any(|names| is_same(member, names)));
        let each_is_new =
            || old.members.iter().all(|names| members.iter().any(|member| is_same(member, names)));
        let same_first = || match (members.first(), old.members.first()) {
            (Some(member), Some(names)) => is_same(member, names),
            _ => false,
        };
        let in_same_struct = || match (group.around, old.around) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(place), Some(old_place)) => {
                all.process.is_some_and(|old| self.is_there_with(place, old, old_place))
            }
        };
        match (&group.rule, &old.rule) {
            (Rule::OneOf, Rule::OneOf) => each_is_old() && each_is_new() && in_same_struct(),
            (Rule::AnyOf, Rule::AnyOf | Rule::OneOf) => each_is_new() && in_same_struct(),
            (Rule::AllOrNone, Rule::AllOrNone) => each_is_old(),
            (Rule::Requires, Rule::Requires) | (Rule::Conflicts, Rule::Conflicts) => {
                same_first() && each_is_old()
            }
            (Rule::RequiredIf(None), Rule::RequiredIf(None)) => {
                same_first() && each_is_old() && in_same_struct()
            }
            (Rule::RequiredIf(Some(value)), Rule::RequiredIf(Some(old_value))) => {
                value == old_value
                    && same_first()
                    && each_is_old()
                    && in_same_struct()
                    && members.iter().skip(1).flat_map(|member| &member.fields).all(|(field, link)| {
                        let same =
                            |old: &&Field| old.kind == field.kind && self.has_default_of(field, old, all);
                        link.same.iter().any(same)
                    })
            }
            _ => false,
        }
    }
}

impl Field {
    /// Whether the default is certainly not that value.
    fn default_is_not(&self, value: &str) -> bool {
        match (&self.default, &self.kind) {
            (None, _) => true,
            (Some(Default::Text(default)), Kind::Words(_)) => !default.eq_ignore_ascii_case(value),
            (Some(Default::Text(default)), Kind::Other(word, None)) if word == "bool" => {
                matches!((default.as_str(), value), ("true", "false") | ("false", "true"))
            }
            _ => false,
        }
    }
}

impl Group {
    /// The rule in words.
    pub(super) fn sentence(&self) -> String {
        let members: Vec<String> = self.members.iter().map(|names| names.join(" or ")).collect();
        let (first, others) = match members.split_first() {
            Some((first, others)) => (first.as_str(), others.join(" and ")),
            None => ("", String::new()),
        };
        let all = members.join(", ");
        match &self.rule {
            Rule::OneOf => format!("exactly one of {all} is set"),
            Rule::AnyOf => format!("at least one of {all} is set"),
            Rule::AllOrNone => format!("all of {all} are set, or none"),
            Rule::Requires => format!("{first} requires {others}"),
            Rule::Conflicts => format!("{first} excludes {others}"),
            Rule::RequiredIf(None) => format!("{first} is required where {others} is set"),
            Rule::RequiredIf(Some(value)) => format!("{first} is required where {others} is {value}"),
        }
    }
}
