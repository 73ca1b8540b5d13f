use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::sync::{Arc, OnceLock};

use super::Origin;
use super::warning::{Warned, Warning, What};
use crate::schema::Schema;
use crate::scrubber::{Scrubber, Secrets};
use crate::strings::concat;
use crate::value::SecretParts;

/// Where each variable of a config came from, and the warnings. An application logs it once, at its start.
///
/// A summary also contains the values of these types, and of lists of them, if the value is valid:
///
/// - numbers and booleans
/// - durations and sizes
/// - addresses
/// - the words of enums
///
/// It also contains the defaults that the code holds as literals, unless they are secrets. The URL of a resource is written as
/// its handle prints it, without credentials. It contains no other value. A variable that several fields share is listed once.
///
/// ```
/// use factor3::{Config, Env, SecretString};
///
/// #[derive(Config)]
/// struct App {
///     port: u16,
///     #[config(default = 4)]
///     workers: u8,
///     #[config(default = "eu-1")]
///     region: String,
///     stripe_api_key: SecretString,
/// }
///
/// let loaded = App::load(&Env::from_vars([("PORT", "8080"), ("STRIPE_API_KEY", "x")]))?;
/// assert_eq!(
///     loaded.summary.to_string(),
///     "\
/// PORT            environment  8080
/// WORKERS         default      4
/// REGION          default      eu-1
/// STRIPE_API_KEY  environment
/// "
/// );
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// [`to_json`](Self::to_json) and `Serialize` give the struct's name, a list of the variables and a list of the
/// warnings. They contain no more than the table.
#[derive(Clone, Default)]
pub struct Summary {
    pub(crate) schema_name: &'static str,
    pub(crate) entries: Vec<Entry>,
    pub(crate) warnings: Vec<Warning>,
}

/// One variable of a summary.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) name: Cow<'static, str>,
    pub(crate) origin: Origin,
    pub(crate) value: Option<String>,
    /// Why the variable may be a grouped environment.
    pub(crate) grouped: Option<&'static str>,
}

/// The notes of the reader for a summary.
#[derive(Default)]
pub(crate) struct Notes {
    /// The origin of every variable, if the caller asked for the origins.
    pub(crate) origins: Vec<Origin>,
    /// The places and origins of the variables that were not found under their own name.
    pub(crate) sources: Vec<(usize, Origin)>,
    /// The places of the variables that were found under a fallback, and its name.
    pub(crate) fallbacks: Vec<(usize, &'static str)>,
    /// The places and values of the variables that may be shown, if the caller asked for the values.
    pub(crate) values: Vec<(usize, String)>,
    /// The places of the variables whose default is the URL of a resource, if the caller asked for the values.
    pub(crate) default_urls: Vec<(usize, PrintedUrl)>,
    pub(crate) warned: Vec<Warned>,
    /// The secrets, if the caller asked for a scrubber and there are any.
    pub(crate) secrets: Option<Box<dyn Secrets>>,
    /// Where the secrets that are read again find the scrubber.
    pub(crate) scrubber: Option<Arc<OnceLock<Scrubber>>>,
}

/// The URLs of a default, as their handles print them. It takes nothing else of a handle.
#[derive(Default)]
pub(crate) struct PrintedUrl(String);

impl SecretParts for PrintedUrl {
    fn secret(&mut self, _: &str) {}

    fn bytes(&mut self, _: &[u8]) {}

    fn credentials(&mut self, _: &str, _: &str) {}

    fn ordinary(&mut self, _: &str) {}

    fn printed(&mut self, url: &dyn fmt::Display) {
        let joint = if self.0.is_empty() { "" } else { "," };
        // Writing to a text cannot fail.
        let _ = write!(self.0, "{joint}{url}");
    }
}

impl Summary {
    /// Every variable once, in the order of declaration, and where its value came from.
    pub fn origins(&self) -> impl Iterator<Item = (&str, Origin)> {
        self.entries.iter().map(|entry| (&*entry.name, entry.origin))
    }

    /// The text of the variable `name` as it was given, if it may be shown: see [`Summary`].
    ///
    /// The summary of an [`Error`](crate::Error) has values only after [`Config::load`](crate::Config::load).
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.entries.iter().find(|entry| entry.name == name)?.value.as_deref()
    }

    /// The warnings. They do not stop a start, but somebody should look at them.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    pub(crate) fn new(schema: &Schema, origins: &[Origin], notes: &Notes) -> Self {
        let mut summary = Self { schema_name: schema.name, entries: Vec::new(), warnings: Vec::new() };
        if origins.is_empty() && notes.warned.is_empty() {
            return summary;
        }
        let mut variables = Vec::with_capacity(schema.count);
        schema.each(&mut |variable| variables.push((variable.name, variable.declaration)));
        for Warned { slot, what } in &notes.warned {
            let of_variable = matches!(what, What::OldName(_) | What::InUrl { .. } | What::Suspicious(_));
            let (name, is_shared) = variables
                .get(*slot)
                .filter(|_| of_variable)
                .map_or(("", false), |(name, declaration)| (name, declaration.is_shared()));
            let source = if of_variable { notes.source(*slot, name) } else { String::new() };
            let warning = Warning::new(name, what.clone(), source);
            // Fields that share a variable share its warnings.
            if !is_shared || !summary.warnings.contains(&warning) {
                summary.warnings.push(warning);
            }
        }
        let mut entries = Vec::with_capacity(origins.len());
        for ((name, declaration), origin) in variables.into_iter().zip(origins) {
            let entry = Entry { name, origin: *origin, value: None, grouped: declaration.grouped() };
            entries.push((entry, declaration.is_shared()));
        }
        for (slot, origin) in &notes.sources {
            if let Some((entry, _)) = entries.get_mut(*slot) {
                entry.origin = *origin;
            }
        }
        for (slot, value) in &notes.values {
            if let Some((entry, _)) = entries.get_mut(*slot) {
                entry.value = Some(value.clone());
            }
        }
        for (slot, PrintedUrl(url)) in &notes.default_urls {
            if let Some((entry, _)) = entries.get_mut(*slot).filter(|_| !url.is_empty()) {
                entry.value = Some(url.clone());
            }
        }
        for (entry, is_shared) in entries {
            let same = summary.entries.iter_mut().find(|other| is_shared && other.name == entry.name);
            match same {
                Some(first) => first.share(entry),
                None => summary.entries.push(entry),
            }
        }
        summary
    }
}

impl Entry {
    /// Takes the origin of another field of the same variable, if it says more: the field of an absent struct reads
    /// nothing, and one field may have a default where the other has none.
    fn share(&mut self, other: Self) {
        let is_more = match self.origin {
            Origin::Absent => other.origin != Origin::Absent,
            Origin::Default => other.origin.is_set(),
            _ => false,
        };
        let grouped = self.grouped.or(other.grouped);
        if is_more {
            *self = other;
        }
        self.grouped = grouped;
    }
}

impl Notes {
    /// The fallback that gives the value of the variable at a place.
    pub(crate) fn fallback(&self, slot: usize) -> Option<&'static str> {
        self.fallbacks.iter().find(|(place, _)| *place == slot).map(|(_, name)| *name)
    }

    /// Where the value of the variable at a place is, for a fix: in the variable itself, if no other place gave it.
    pub(crate) fn holder(&self, slot: usize, name: &str) -> String {
        match self.origin(slot) {
            Some(Origin::File) => concat(&["the file of ", name, "_FILE"]),
            Some(Origin::Credential) => concat(&["the credential ", name]),
            Some(Origin::OldName) => String::from(self.old_name(slot)),
            Some(Origin::Fallback) => String::from(self.fallback(slot).unwrap_or_default()),
            _ => String::from(name),
        }
    }

    /// The suffix of a name that says where the value is, such as ` (from PORT_FILE)`. It is empty if the value is in
    /// the variable itself.
    pub(crate) fn source(&self, slot: usize, name: &str) -> String {
        match self.origin(slot) {
            Some(Origin::File) => concat(&[" (from ", name, "_FILE)"]),
            Some(Origin::Credential) => concat(&[" (from the credential ", name, ")"]),
            Some(Origin::OldName) => concat(&[" (from its old name ", self.old_name(slot), ")"]),
            Some(Origin::Fallback) => concat(&[" (from ", self.fallback(slot).unwrap_or_default(), ")"]),
            _ => String::new(),
        }
    }

    /// The source of the value at a place, if it is not the variable itself.
    fn origin(&self, slot: usize) -> Option<Origin> {
        self.sources.iter().find(|(place, _)| *place == slot).map(|(_, origin)| *origin)
    }

    /// The old name that gives the value of the variable at a place.
    fn old_name(&self, slot: usize) -> &str {
        let of_slot = |warned: &&Warned| warned.slot == slot;
        let old = self.warned.iter().filter(of_slot).find_map(|warned| match &warned.what {
            What::OldName(old) => Some(&**old),
            _ => None,
        });
        old.unwrap_or_default()
    }
}
