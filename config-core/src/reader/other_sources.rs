//! Reads a variable from other sources than its own name: a file, a credential, an old name or a fallback.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use secrecy::zeroize::Zeroize as _;

use super::state::{OtherSources, Reader};
use crate::outcome::{Origin, Reason, What};
use crate::schema::{CREDENTIALS_DIRECTORY, Declaration, Nested, Node};
use crate::source::{Env, Value};
use crate::source::{FileFault, secret_file, secret_path};
use crate::strings::concat;
use crate::value::Text;

pub(super) const OTHER_SOURCES: &OtherSources = &OtherSources { next, first };

/// The result of a search in one or more sources.
///
/// - `Ok(Some)` has the value and its origin.
/// - `Ok(None)` says that the variable is not set.
/// - `Err` has the origin of a value that was rejected. That problem is already noted.
type Found = Result<Option<(Text<'static>, Origin)>, Origin>;

fn next(reader: &mut Reader<'_>, variable: &'static Declaration, value: Option<Value>) {
    let in_files = variable.may_be_in_file(reader.secret_files);
    if reader.is_defaults_only() || !in_files && !variable.has_other_names() {
        return reader.settle(variable, value);
    }
    let is_empty = value.as_ref().is_some_and(|value| value.text.is_empty());
    let own = value.filter(|value| variable.accepts(&value.text)).map(|value| {
        let origin = reader.origin_of(value.depth);
        (Text::new(value.text, variable.kind.is_wiped()), origin)
    });
    let name = reader.name_of(variable);
    let found = if in_files { from_file(reader, variable, &name, own) } else { Ok(own) };
    let found = found.and_then(|own| from_old_name(reader, variable, own));
    match found.and_then(|found| from_fallback(reader, variable, found)) {
        Ok(Some((text, origin))) => {
            reader.found_at(origin);
            reader.take(variable, text, origin);
        }
        Ok(None) => reader.miss(variable, is_empty),
        Err(origin) => reader.fail(variable, origin),
    }
}

fn first(reader: &mut Reader<'_>, nested: &'static Nested, slot: &mut usize) -> Option<usize> {
    let outer = reader.enter_prefix(nested);
    let mut first = None;
    for node in nested.schema.nodes {
        match node {
            Node::Variable(variable) => {
                if is_set(reader, variable) {
                    first = first.or(Some(*slot));
                }
                *slot += 1;
            }
            Node::Nested(nested) => {
                let below = self::first(reader, nested, slot);
                first = first.or(below);
            }
        }
    }
    reader.leave_prefix(outer);
    first
}

fn is_set(reader: &Reader<'_>, variable: &Declaration) -> bool {
    let (env, name) = (reader.env, reader.name_of(variable));
    let in_files = variable.may_be_in_file(reader.secret_files);
    let file =
        |name: &str| non_empty(env, &concat(&[name, "_FILE"])).is_some() || credential(env, name).is_some();
    let old = |old: &&str| {
        let old = reader.after_prefix(variable, old);
        accepted(env, &old, variable).is_some() || in_files && file(&old)
    };
    in_files && file(&name) || variable.renamed_from().iter().any(old)
}

/// Reads the file that `NAME_FILE` names, or the credential `NAME`. `own` is the value of the variable itself.
fn from_file(
    reader: &mut Reader<'_>,
    variable: &Declaration,
    name: &str,
    own: Option<(Text<'static>, Origin)>,
) -> Found {
    let (by_file, by_credential) = (concat(&[name, "_FILE"]), concat(&["the credential ", name]));
    let file = non_empty(reader.env, &by_file);
    let credential = credential(reader.env, name);
    let ways = [(own.is_some(), name), (file.is_some(), &by_file), (credential.is_some(), &by_credential)];
    let mut sources = String::new();
    for (_, source) in ways.iter().filter(|(is_there, _)| *is_there) {
        sources.push_str(if sources.is_empty() { "" } else { " and " });
        sources.push_str(source);
    }
    let (path, origin) = match (&own, &file, &credential) {
        (Some(_), None, None) | (None, None, None) => return Ok(own),
        (None, Some(path), None) => (Path::new(&path.0), Origin::File),
        (None, None, Some(path)) => (Path::new(&path.0), Origin::Credential),
        // Nobody can say that it is there.
        (_, _, Some(path)) if secret_path::look(Path::new(&path.0)).is_err() => {
            sources = by_credential;
            (Path::new(&path.0), Origin::Credential)
        }
        _ => {
            let headline = concat(&[name, " is set more than once (", &sources, "): keep one of them"]);
            reader.fault_with(Reason::Conflict, headline, None);
            return Err(if own.is_some() { Origin::Environment } else { Origin::File });
        }
    };
    match secret_file::read(path) {
        Ok(bytes) => {
            if variable.is_secret_file() {
                reader.file = Some((path.to_owned(), sources));
            }
            Ok(Some((Text::of_file(bytes), origin)))
        }
        Err(FileFault::Empty) if variable.allows_empty() => Ok(Some((Text::from(""), origin))),
        Err(fault) => {
            // The path of a credential starts with the path of its directory.
            let fault = match (fault, origin) {
                (FileFault::NotAbsolute, Origin::Credential) => FileFault::DirectoryNotAbsolute,
                _ => fault,
            };
            let headline = concat(&[name, " cannot be read from ", &sources, ": ", &fault.to_string()]);
            reader.fault_with(Reason::SecretFile, headline, secret_path::shown(path));
            Err(origin)
        }
    }
}

/// The path of a credential that is there. What is there and cannot be read is a problem to be told.
fn credential(env: &Env, name: &str) -> Option<Wiped> {
    let directory = non_empty(env, CREDENTIALS_DIRECTORY)?;
    // A buffer that grows leaves a copy behind.
    let mut path = PathBuf::with_capacity(directory.0.len() + 1 + name.len());
    path.push(&directory.0);
    path.push(name);
    let path = Wiped(path.into_os_string());
    match secret_path::look(Path::new(&path.0)) {
        Err(FileFault::NotFound) => None,
        _ => Some(path),
    }
}

/// Reads the old names of a variable. `own` is the value of the variable itself.
fn from_old_name(
    reader: &mut Reader<'_>,
    variable: &Declaration,
    own: Option<(Text<'static>, Origin)>,
) -> Found {
    let mut found = own;
    let mut first_old: Option<String> = None;
    for old in variable.renamed_from() {
        let old = reader.after_prefix(variable, old);
        let mut by_old = accepted(reader.env, &old, variable).map(|mut value| {
            let text = Text::new(core::mem::take(&mut value.0), variable.kind.is_wiped());
            (text, Origin::OldName)
        });
        if variable.may_be_in_file(reader.secret_files) {
            let file = reader.file.take();
            by_old = from_file(reader, variable, &old, by_old)?;
            // A secret is read again from the place that gave its value.
            if found.is_some() {
                reader.file = file;
            }
        }
        let Some((text, _)) = by_old else { continue };
        match &found {
            Some((first, origin)) if first.as_bytes() != text.as_bytes() => {
                let origin = *origin;
                let name = reader.name_of(variable);
                let headline = match &first_old {
                    Some(first) => {
                        let olds = [" has two old names that hold different values, ", first, " and ", &old];
                        concat(&[&name, &concat(&olds), ": set ", &name, " instead"])
                    }
                    None => {
                        concat(&[&name, " and its old name ", &old, " hold different values: remove ", &old])
                    }
                };
                reader.fault_with(Reason::OldName, headline, None);
                return Err(origin);
            }
            Some(_) => {}
            None => {
                reader.warn(What::OldName(old.clone()));
                found = Some((text, Origin::OldName));
                first_old = Some(old);
            }
        }
    }
    Ok(found)
}

/// Reads the fallbacks of a variable in order, unless another source gives the value.
fn from_fallback(
    reader: &mut Reader<'_>,
    variable: &Declaration,
    found: Option<(Text<'static>, Origin)>,
) -> Found {
    if found.is_some() {
        return Ok(found);
    }
    for name in variable.fallbacks() {
        let mut by_name = accepted(reader.env, name, variable).map(|mut value| {
            let text = Text::new(core::mem::take(&mut value.0), variable.kind.is_wiped());
            (text, Origin::Fallback)
        });
        if variable.may_be_in_file(reader.secret_files) {
            by_name = from_file(reader, variable, name, by_name)?;
        }
        if let Some((text, _)) = by_name {
            let slot = reader.slot - 1;
            reader.notes().fallbacks.push((slot, name));
            return Ok(Some((text, Origin::Fallback)));
        }
    }
    Ok(None)
}

/// The value of another name, if it counts as set.
fn accepted(env: &Env, name: &str, variable: &Declaration) -> Option<Wiped> {
    let value = Wiped(env.find(name, variable.allows_empty())?.text);
    if variable.accepts(&value.0) { Some(value) } else { None }
}

/// The value of an auxiliary variable, such as `NAME_FILE`, if the value is not empty.
fn non_empty(env: &Env, name: &str) -> Option<Wiped> {
    env.find(name, false).map(|value| Wiped(value.text)).filter(|value| !value.0.is_empty())
}

/// A value that is wiped when it is dropped. Even where a path is expected, the value may be the secret itself.
struct Wiped(OsString);

impl Drop for Wiped {
    fn drop(&mut self) {
        core::mem::take(&mut self.0).into_encoded_bytes().zeroize();
    }
}
