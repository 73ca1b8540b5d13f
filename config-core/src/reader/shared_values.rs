//! Reports a value that several fields read once, with all of its fields.

use std::borrow::Cow;

use crate::outcome::{OtherField, Problem};
use crate::schema::Declaration;

/// Finds the problem of another field that reads the same value.
pub(super) struct SharedValues {
    /// For each problem, the variable that holds its value.
    holders: Vec<Cow<'static, str>>,
    /// Whether any value is that of a fallback.
    has_fallbacks: bool,
}

impl SharedValues {
    /// The first problems concern no values.
    pub(super) fn new(first: usize) -> Self {
        Self { holders: vec![Cow::Borrowed(""); first], has_fallbacks: false }
    }

    /// Adds a problem, or its field to the same problem of another field. The value is that of the `fallback`, if there is
    /// one.
    pub(super) fn add(
        &mut self,
        problem: Problem,
        fallback: Option<&'static str>,
        problems: &mut Vec<Problem>,
    ) {
        let is_shared = fallback.is_some() || problem.declaration.is_some_and(Declaration::is_shared);
        let holder = fallback.map_or_else(|| problem.variable.clone(), Cow::Borrowed);
        self.has_fallbacks |= fallback.is_some();
        // The variable itself may come after the fields whose fallback it is.
        if is_shared || self.has_fallbacks {
            let mut all = problems.iter_mut().zip(&self.holders);
            if let Some((other, _)) = all.find(|(other, held)| **held == holder && is_same(other, &problem)) {
                return merge(other, problem, &holder);
            }
        }
        self.holders.push(holder);
        problems.push(problem);
    }
}

/// Whether one problem stands for both: they are of one variable, or have the same reason and the same expectation.
fn is_same(one: &Problem, other: &Problem) -> bool {
    let (Some(first), Some(second)) = (one.declaration, other.declaration) else { return false };
    one.variable == other.variable
        || one.reason == other.reason
            && one.error == other.error
            && one.headline().is_none()
            && other.headline().is_none()
            && first.expects_the_same_as(second)
}

/// Adds the field of `problem` to `one`, which is the problem of the variable itself, if both have one.
fn merge(one: &mut Problem, mut problem: Problem, holder: &str) {
    if one.variable != holder && problem.variable == holder {
        core::mem::swap(&mut one.variable, &mut problem.variable);
        core::mem::swap(&mut one.field, &mut problem.field);
        core::mem::swap(&mut one.declaration, &mut problem.declaration);
        core::mem::swap(&mut one.source, &mut problem.source);
    }
    // What helps one field may be wrong for the other.
    if one.cue != problem.cue && !one.is_absent() && one.headline().is_none() {
        one.cue = None;
    }
    let Problem { variable, field, declaration, .. } = problem;
    one.also.extend(declaration.map(|declaration| OtherField { variable, field, declaration }));
}
