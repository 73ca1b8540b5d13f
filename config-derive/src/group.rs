//! Parses groups: attributes that relate several fields.

use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Error, Ident, Result, Token, token};

use crate::literal::Literal;
use crate::parse::{after_equals, at_end, missing};

/// A group. It is written on a struct, or on the field that depends on the other fields.
pub(crate) struct Group {
    pub(crate) key: Ident,
    pub(crate) rule: Rule,
    /// Fields of the same struct, except the field that the group is written on.
    pub(crate) members: Vec<Ident>,
    /// The value in `required_if(other = VALUE)`.
    pub(crate) value: Option<Literal>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    OneOf,
    AnyOf,
    AllOrNone,
    Requires,
    Conflicts,
    RequiredIf,
}

impl Rule {
    /// The name of the attribute, which is also the name of the constructor in the table.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::OneOf => "one_of",
            Self::AnyOf => "any_of",
            Self::AllOrNone => "all_or_none",
            Self::Requires => "requires",
            Self::Conflicts => "conflicts",
            Self::RequiredIf => "required_if",
        }
    }

    /// The form of the attribute, as messages show it.
    pub(crate) const fn form(self) -> &'static str {
        match self {
            Self::OneOf => "`one_of(a, b)`",
            Self::AnyOf => "`any_of(a, b)`",
            Self::AllOrNone => "`all_or_none(a, b)`",
            Self::Requires => "`requires(other)`",
            Self::Conflicts => "`conflicts(other)`",
            Self::RequiredIf => "`required_if(other)` or `required_if(other = LITERAL)`",
        }
    }

    /// Whether the rule is written on the struct.
    pub(crate) const fn is_of_struct(self) -> bool {
        matches!(self, Self::OneOf | Self::AnyOf | Self::AllOrNone)
    }
}

/// Parses `key(member, ..)` or `key(member = LITERAL)`. Each key may be given several times.
pub(crate) fn group(groups: &mut Vec<Group>, rule: Rule, key: &Ident, input: ParseStream<'_>) -> Result<()> {
    if !input.peek(token::Paren) {
        let span = if at_end(input) { key.span() } else { input.span() };
        return Err(missing(span, &format!("fields in parentheses: write {}", rule.form())));
    }
    let inner = input.parse::<proc_macro2::Group>()?.stream();
    let mut group = Group { key: key.clone(), rule, members: Vec::new(), value: None };
    let members = |input: ParseStream<'_>| {
        while !input.is_empty() {
            member(&mut group, input)?;
        }
        Ok(())
    };
    members.parse2(inner)?;
    groups.push(group);
    Ok(())
}

fn member(group: &mut Group, input: ParseStream<'_>) -> Result<()> {
    let rule = group.rule;
    let member = Ident::parse_any(input)
        .map_err(|cause| missing(cause.span(), &format!("the name of a field: write {}", rule.form())))?;
    if rule == Rule::RequiredIf && !group.members.is_empty() {
        let message = "`required_if` takes one field: add another `required_if(..)` for a second field";
        return Err(Error::new(member.span(), message));
    }
    if rule == Rule::RequiredIf && input.peek(Token![=]) {
        group.value = Some(after_equals(&member, input, "a literal: write `required_if(other = LITERAL)`")?);
    }
    group.members.push(member);
    if !input.is_empty() {
        if let Err(cause) = input.parse::<Token![,]>() {
            let message = match rule {
                Rule::RequiredIf => {
                    "`required_if` takes one field and at most one value: write `required_if(other = LITERAL)`"
                }
                _ if input.peek(Token![.]) => {
                    "a group names fields of its own struct: name the field that holds the flattened struct"
                }
                _ if input.peek(Token![=]) => {
                    "only `required_if` compares a value: remove the value, or write `required_if(other = LITERAL)`"
                }
                _ => "expected a comma between the names of fields",
            };
            return Err(Error::new(cause.span(), message));
        }
    }
    Ok(())
}
