//! The grammar of groups: variables that depend on each other.

use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Error, Ident, Result, Token, token};

use crate::attr::{at_end, missing};
use crate::literal::Literal;

/// A group as it stands on a struct, or on the field that has the demand.
pub(crate) struct Group {
    pub(crate) key: Ident,
    pub(crate) rule: Rule,
    /// Fields of the same struct, without the one that the group stands on.
    pub(crate) members: Vec<Ident>,
    /// The value of the member of a `required_if`.
    pub(crate) value: Option<Literal>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    OneOf,
    AllOrNone,
    Requires,
    Conflicts,
    RequiredIf,
}

impl Rule {
    /// Its name, as an attribute and as a constructor of the table.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::OneOf => "one_of",
            Self::AllOrNone => "all_or_none",
            Self::Requires => "requires",
            Self::Conflicts => "conflicts",
            Self::RequiredIf => "required_if",
        }
    }

    /// How it is written.
    pub(crate) const fn form(self) -> &'static str {
        match self {
            Self::OneOf => "`one_of(a, b)`",
            Self::AllOrNone => "`all_or_none(a, b)`",
            Self::Requires => "`requires(other)`",
            Self::Conflicts => "`conflicts(other)`",
            Self::RequiredIf => "`required_if(other)` or `required_if(other = LITERAL)`",
        }
    }

    /// Whether it stands on the struct.
    pub(crate) const fn is_of_struct(self) -> bool {
        matches!(self, Self::OneOf | Self::AllOrNone)
    }
}

/// `key(member, ..)` or `key(member = LITERAL)`; each may be given several times.
pub(crate) fn group(groups: &mut Vec<Group>, rule: Rule, key: &Ident, input: ParseStream<'_>) -> Result<()> {
    if !input.peek(token::Paren) {
        let span = if at_end(input) { key.span() } else { input.span() };
        return Err(missing(span, &format!("fields in parentheses: {}", rule.form())));
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
    let member = match input.call(Ident::parse_any) {
        Ok(member) => member,
        Err(cause) => return Err(missing(cause.span(), &format!("the name of a field: {}", rule.form()))),
    };
    if rule == Rule::RequiredIf && !group.members.is_empty() {
        let message = "`required_if` takes one field: for another give `required_if(..)` once more";
        return Err(Error::new(member.span(), message));
    }
    let span = member.span();
    group.members.push(member);
    if rule == Rule::RequiredIf && input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        let expected = "a literal: `required_if(other = LITERAL)`";
        if at_end(input) {
            return Err(missing(span, expected));
        }
        group.value = Some(input.parse().map_err(|cause: Error| missing(cause.span(), expected))?);
    }
    if !input.is_empty() {
        if let Err(cause) = input.parse::<Token![,]>() {
            let message = match rule {
                Rule::RequiredIf => "`required_if` takes one field, and one value of it at most",
                _ if input.peek(Token![.]) => {
                    "a group names fields of its own struct: of a flattened one, name the field that holds it"
                }
                _ if input.peek(Token![=]) => {
                    "only `required_if` asks for a value: `required_if(other = LITERAL)`"
                }
                _ => "expected a comma between the names of fields of this struct",
            };
            return Err(Error::new(cause.span(), message));
        }
    }
    Ok(())
}
