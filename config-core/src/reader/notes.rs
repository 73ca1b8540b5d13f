//! Keeps origins, values and warnings of a load.

use super::broken_lines;
#[cfg(feature = "contract")]
use super::misspelt_names;
use super::state::{Last, Observe, Reader};
use crate::diagnosis::{self, Suspicion};
use crate::kind::Kind;
use crate::outcome::{Notes, Origin, PrintedUrl, Summary, Warned, What};
use crate::schema::{Declaration, Schema};
use crate::scrubber;
use crate::strings;
use crate::value::{Items, SecretParts};

/// What a call keeps of a load, in addition to the config.
///
/// It consists of function pointers, so that a program links only the functions that it asks for.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    pub(super) observe: Observe,
    pub(super) summary: fn(&mut Reader<'_>) -> Summary,
}

impl Wanted {
    /// Keeps only the warnings.
    pub(crate) const WARNINGS: Self = Self { observe: warn_of_suspicious, summary: warnings };
    /// Keeps the warnings, the origins and the values, and looks for misspelt names of variables that are not set. A start does
    /// not: it would read the names of the whole environment.
    #[cfg(feature = "contract")]
    pub(crate) const ANSWER: Self = Self { observe: note_everything, summary: answer };
    /// Keeps the secrets for a scrubber, too. Only a program that asks for one links that code.
    pub(crate) const LOADED: Self = Self { observe: note_secrets, summary };
}

/// Notes the origin of a variable.
pub(super) fn note_origin(reader: &mut Reader<'_>, _: &'static Declaration, origin: Origin) {
    reader.notes().origins.push(origin);
}

/// Warns of a text that was accepted, but is probably a mistake.
fn warn_of_suspicious(reader: &mut Reader<'_>, variable: &'static Declaration, origin: Origin) {
    if reader.hooks.observe.is_some() {
        note_origin(reader, variable, origin);
    }
    let is_set = reader.last == Last::Set;
    let is_good =
        || diagnosis::is_good_as(variable, reader.text.as_bytes()) && !names_itself(reader, variable);
    if is_set && (origin.is_file() || !is_good()) {
        examine(reader, variable, origin.is_file());
    }
}

/// Whether the text is the whole line of an env file that sets the variable.
fn names_itself(reader: &Reader<'_>, variable: &Declaration) -> bool {
    let prefix = if variable.resets_prefix() { "" } else { &*reader.prefix };
    diagnosis::names_itself(reader.text.as_bytes(), prefix, variable.name())
}

/// Examines a text that the quick filter did not pass.
#[cold]
fn examine(reader: &mut Reader<'_>, variable: &'static Declaration, is_file: bool) {
    let Ok(text) = reader.text.as_str() else { return };
    let may_name_a_file = variable.may_be_in_file(reader.secret_files);
    let (kind, separator) = (variable.kind, variable.separator());
    let of_file = if is_file && kind.is_as_it_is() { diagnosis::of_file(text) } else { None };
    let of_name = names_itself(reader, variable).then_some(Suspicion::Assignment).or(of_file);
    let suspicion = of_name.or_else(|| diagnosis::of_accepted_as(kind, separator, text, may_name_a_file));
    let is_meant = |suspicion: Suspicion| {
        variable.is_not_secret() && suspicion == Suspicion::PlainPassword
            || !suspicion.fits(&reader.name_of(variable))
    };
    if let Some(suspicion) = suspicion.filter(|suspicion| !is_meant(*suspicion)) {
        reader.warn(What::Suspicious(suspicion));
    }
}

/// Warns of a suspicious text, and notes the origin and, if it may be shown, the value.
fn note_everything(reader: &mut Reader<'_>, variable: &'static Declaration, origin: Origin) {
    warn_of_suspicious(reader, variable, origin);
    if reader.hooks.observe.is_none() {
        note_origin(reader, variable, origin);
    }
    let may_be_shown = match reader.last {
        Last::Set => variable.kind.is_shown(),
        // A default is in the code, and the contracts show it, too.
        Last::Default => variable.kind.is_shown() || !variable.kind.is_sensitive(),
        _ => false,
    };
    if reader.last == Last::Default && is_printed_without_credentials(variable) {
        let url = (reader.slot - 1, PrintedUrl::default());
        reader.notes().default_urls.push(url);
    }
    if may_be_shown {
        if let Some(text) = reader.text.as_str().ok().filter(|text| !text.is_empty()) {
            let shown = (reader.slot - 1, text.to_owned());
            reader.notes().values.push(shown);
        }
    }
}

/// Whether the default is a URL, or a list of them, that nothing of the environment changes but its password.
fn is_printed_without_credentials(variable: &Declaration) -> bool {
    let (has_username, _) = variable.has_apart();
    matches!(variable.kind, Kind::Resource(_) | Kind::List(Kind::Resource(_))) && !has_username
}

/// Notes everything, and takes the secrets.
fn note_secrets(reader: &mut Reader<'_>, variable: &'static Declaration, origin: Origin) {
    note_everything(reader, variable, origin);
    if reader.last == Last::Set && variable.kind.is_sensitive() {
        collect(reader, variable);
    }
}

/// Takes the text of a secret as it was given. The parts of a URL are taken when it is read.
#[cold]
fn collect(reader: &mut Reader<'_>, variable: &'static Declaration) {
    let name = reader.name_of(variable).into_owned();
    let mut secrets =
        reader.notes().secrets.take().unwrap_or_else(|| scrubber::collect(diagnosis::is_placeholder));
    secrets.begin(name);
    if let (true, Ok(text)) = (variable.kind.is_secret(), reader.text.as_str()) {
        secrets.secret(text);
        show_items(variable, text, secrets.parts());
    }
    reader.notes().secrets = Some(secrets);
}

/// Shows each item of a list, and each value of a map. The type of an item may be one of the application, which shows nothing.
fn show_items(variable: &Declaration, text: &str, parts: &mut dyn SecretParts) {
    let Some(kind) = variable.kind.item() else { return };
    // These are shown decoded, and as they are given.
    if matches!(kind, Kind::Secret(Kind::Base64(_) | Kind::Hex(_))) {
        return;
    }
    let is_map = matches!(variable.kind, Kind::Map(..));
    for item in Items::new(text, variable.separator(), kind) {
        match strings::split_once(item, "=").filter(|_| is_map) {
            Some((_, value)) => parts.secret(value.trim_ascii()),
            None => parts.secret(item),
        }
    }
}

fn warnings(reader: &mut Reader<'_>) -> Summary {
    reader.notes().origins.clear();
    summary(reader)
}

fn summary(reader: &mut Reader<'_>) -> Summary {
    let mut notes = reader.notes.take().unwrap_or_default();
    warn_of_names(reader, &mut notes);
    Summary::new(reader.schema, &notes.origins, &notes)
}

#[cfg(feature = "contract")]
fn answer(reader: &mut Reader<'_>) -> Summary {
    let mut notes = reader.notes.take().unwrap_or_default();
    warn_of_names(reader, &mut notes);
    misspelt_names::warn(reader.schema, reader.scan(), &notes.origins, &mut notes.warned);
    Summary::new(reader.schema, &notes.origins, &notes)
}

/// Warns of retired names, of unknown ones, and of broken lines.
fn warn_of_names(reader: &mut Reader<'_>, notes: &mut Notes) {
    let schema: &'static Schema = reader.schema;
    if let Some(warn) = reader.hooks.retired {
        warn(schema, reader.env, &mut notes.warned);
    }
    if let Some(warn) = reader.hooks.unknown_names {
        warn(schema, reader.scan(), &mut notes.warned);
    }
    let env = reader.env;
    if env.is_broken() {
        notes.warned.extend(broken_lines::warnings(env, &reader.scan().names));
    }
}

impl Reader<'_> {
    /// Where the value that was read last shows its secrets, or the URL of its default. It is `None` unless the caller asked
    /// for a scrubber or for the values.
    #[inline(never)]
    pub fn secret_parts(&mut self) -> Option<&mut dyn SecretParts> {
        let notes = self.notes.as_mut()?;
        match self.last {
            Last::Set => Some(notes.secrets.as_mut()?.parts()),
            Last::Default => {
                // The row of its password comes after that of the URL. With a user name, no default is shown.
                let (_, has_password) = self.variable?.has_apart();
                let rows = 1 + usize::from(has_password);
                let (place, url) = notes.default_urls.last_mut()?;
                if *place + rows == self.slot { Some(url) } else { None }
            }
            Last::Absent | Last::Failed => None,
        }
    }

    #[cold]
    pub(super) fn warn(&mut self, what: What) {
        let slot = self.slot.saturating_sub(1);
        self.notes().warned.push(Warned { slot, what });
    }

    /// Notes the origin of a variable, if a source other than its own name set it.
    pub(super) fn found_at(&mut self, origin: Origin) {
        if !matches!(origin, Origin::File | Origin::Credential | Origin::OldName | Origin::Fallback) {
            return;
        }
        let slot = self.slot.saturating_sub(1);
        self.notes().sources.push((slot, origin));
    }
}
