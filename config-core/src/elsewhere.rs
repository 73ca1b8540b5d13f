//! Where a variable comes from, if not from its own name alone: a file, a credential, an earlier name.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use secrecy::zeroize::Zeroize as _;

use crate::ascii::concat;
use crate::env::{Env, Value};
use crate::error::Reason;
use crate::reader::Reader;
use crate::report::Origin;
use crate::schema::{Nested, Node, Variable};
use crate::secret_file::{self, FileFault};
use crate::value::Text;
use crate::warning::What;

/// What the reader calls for a schema with secret files or old names. Functions, so that no other program links them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Elsewhere {
    /// Takes the text of a variable whose own name gave `value`.
    pub(crate) next: fn(&mut Reader<'_>, &'static Variable, value: Option<Value>),
    /// The first variable of a nested struct that is set elsewhere; its own first one has the place `slot`.
    pub(crate) first: fn(&mut Reader<'_>, &'static Nested, slot: &mut usize) -> Option<usize>,
}

/// A constant, and its functions inlined, so that they are compiled where they are used.
pub(crate) const ELSEWHERE: &Elsewhere = &Elsewhere { next, first };

/// Where systemd puts credentials (systemd.exec(5), "Credentials").
pub(crate) const DIRECTORY: &str = "CREDENTIALS_DIRECTORY";

/// Of a path that is joined from the directory's and the name.
const NO_DIRECTORY: &str =
    "CREDENTIALS_DIRECTORY is no absolute path: name the directory from the root on, or unset it";

/// A text, and where it was found. Or nothing; or where there is one that does not count, which was noted.
type Found = Result<Option<(Text<'static>, Origin)>, Origin>;

#[inline]
fn next(reader: &mut Reader<'_>, variable: &'static Variable, value: Option<Value>) {
    let in_files = reader.secret_files && variable.kind.is_sensitive();
    if reader.is_trial() || !in_files && variable.renamed_from().is_empty() {
        return reader.settle(variable, value);
    }
    let is_empty = value.as_ref().is_some_and(|value| value.text.is_empty());
    let own = value.filter(|value| variable.accepts(&value.text)).map(|value| {
        let origin = reader.env().origin(value.depth);
        (Text::new(value.text, variable.kind.is_sensitive()), origin)
    });
    let name = reader.name_of(variable);
    let found = if in_files { in_file(reader, variable, &name, own) } else { Ok(own) };
    match found.and_then(|own| by_old_name(reader, variable, own)) {
        Ok(Some((text, origin))) => {
            reader.found_at(origin);
            reader.take(variable, text, origin);
        }
        Ok(None) => reader.miss(variable, is_empty),
        Err(origin) => reader.fail(variable, origin),
    }
}

#[inline]
fn first(reader: &mut Reader<'_>, nested: &'static Nested, slot: &mut usize) -> Option<usize> {
    let outer = reader.go_behind(nested);
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
    reader.go_back(outer);
    first
}

#[inline]
fn is_set(reader: &Reader<'_>, variable: &Variable) -> bool {
    let (env, name) = (reader.env(), reader.name_of(variable));
    let in_files = reader.secret_files && variable.kind.is_sensitive();
    let file =
        |name: &str| beside(env, &concat(&[name, "_FILE"])).is_some() || credential(env, name).is_some();
    let old = |old: &&str| {
        let old = reader.behind_prefix(variable, old);
        accepted(env, &old, variable).is_some() || in_files && file(&old)
    };
    in_files && file(&name) || variable.renamed_from().iter().any(old)
}

/// `NAME_FILE`, and the credential `NAME`.
#[inline]
fn in_file(
    reader: &mut Reader<'_>,
    variable: &Variable,
    name: &str,
    own: Option<(Text<'static>, Origin)>,
) -> Found {
    let (by_file, by_credential) = (concat(&[name, "_FILE"]), concat(&["the credential ", name]));
    let file = beside(reader.env(), &by_file);
    let credential = credential(reader.env(), name);
    let ways = [(own.is_some(), name), (file.is_some(), &by_file), (credential.is_some(), &by_credential)];
    let mut sources = String::new();
    for (_, source) in ways.iter().filter(|(is_there, _)| *is_there) {
        sources.push_str(if sources.is_empty() { "" } else { " and " });
        sources.push_str(source);
    }
    let (path, origin) = match (&own, &file, &credential) {
        (Some(_), None, None) | (None, None, None) => return Ok(own),
        (None, Some(path), None) => (Path::new(&path.0), Origin::File),
        (None, None, Some(path)) => (path.as_path(), Origin::Credential),
        // Nobody can say that it is there.
        (_, _, Some(path)) if fs::symlink_metadata(path).is_err() => {
            sources = by_credential;
            (path.as_path(), Origin::Credential)
        }
        _ => {
            let headline = concat(&[name, " is set more than once: ", &sources, "; keep one"]);
            reader.tell(Reason::Conflict, headline, None);
            return Err(if own.is_some() { Origin::Environment } else { Origin::File });
        }
    };
    match secret_file::read(path) {
        Ok(bytes) => Ok(Some((Text::of_file(bytes), origin))),
        Err(FileFault::Empty) if variable.allows_empty() => Ok(Some((Text::from(""), origin))),
        Err(fault) => {
            let reason = match (fault, origin) {
                (FileFault::NotAbsolute, Origin::Credential) => NO_DIRECTORY,
                _ => fault.reason(),
            };
            let headline = concat(&[name, " cannot be read from ", &sources, ": ", reason]);
            reader.tell(Reason::SecretFile, headline, secret_file::shown(path));
            Err(origin)
        }
    }
}

/// The path of a credential that is there. What is there and cannot be read is a problem to be told.
#[inline]
fn credential(env: &Env, name: &str) -> Option<PathBuf> {
    let path = Path::new(&beside(env, DIRECTORY)?.0).join(name);
    match fs::symlink_metadata(&path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => None,
        _ => Some(path),
    }
}

#[inline]
fn by_old_name(reader: &mut Reader<'_>, variable: &Variable, own: Option<(Text<'static>, Origin)>) -> Found {
    let mut found = own;
    let mut first_old: Option<String> = None;
    for old in variable.renamed_from() {
        let old = reader.behind_prefix(variable, old);
        let mut by_old = accepted(reader.env(), &old, variable).map(|mut value| {
            let text = Text::new(core::mem::take(&mut value.0), variable.kind.is_sensitive());
            (text, Origin::OldName)
        });
        if reader.secret_files && variable.kind.is_sensitive() {
            by_old = in_file(reader, variable, &old, by_old)?;
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
                reader.tell(Reason::OldName, headline, None);
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

/// The value of an old name, where it counts.
#[inline]
fn accepted(env: &Env, name: &str, variable: &Variable) -> Option<Beside> {
    let value = Beside(env.find(name, variable.allows_empty())?.text);
    if variable.accepts(&value.0) { Some(value) } else { None }
}

/// The value of a variable that stands beside a declared one, where it is not empty.
#[inline]
fn beside(env: &Env, name: &str) -> Option<Beside> {
    env.find(name, false).map(|value| Beside(value.text)).filter(|value| !value.0.is_empty())
}

/// May be the secret itself, also where a path is expected; so it is wiped when dropped.
struct Beside(OsString);

impl Drop for Beside {
    #[inline]
    fn drop(&mut self) {
        core::mem::take(&mut self.0).into_encoded_bytes().zeroize();
    }
}
