//! Reads a resource whose user name or password comes from a variable of its own.

use secrecy::{ExposeSecret, SecretString};

use super::finding::Finding;
use super::state::{Last, Parse, Reader};
use crate::outcome::{Cue, Reason, What};
use crate::resource::TakesCredentials;
use crate::schema::Declaration;
use crate::strings::concat;
use crate::value::{Fault, FromEnvStr as _, Text, ValueError};

/// A check of a value that was read.
pub type Check<T> = fn(T) -> Result<T, ValueError>;

/// What was read of a resource whose credentials are apart.
#[derive(Default)]
pub(super) struct Apart {
    username: Option<Credential>,
    password: Option<Credential>,
}

/// A credential, if its variable is set, and that variable.
struct Credential {
    declaration: &'static Declaration,
    value: Option<SecretString>,
}

impl Credential {
    fn value(this: &Option<Self>) -> Option<&str> {
        this.as_ref()?.value.as_ref().map(ExposeSecret::expose_secret)
    }
}

/// The functions that the generated code calls for a resource whose table row is followed by those of its credentials.
impl Reader<'_> {
    /// Reads a resource that is required or has a default in the table.
    pub fn set_resource<T: TakesCredentials>(
        &mut self,
        out: &mut Option<T>,
        parse: Parse<T>,
        check: Check<T>,
    ) {
        let (is_there, apart) = self.next_apart();
        if is_there {
            *out = self.resource(parse, check, &apart);
        }
        self.slot += apart.count();
    }

    /// Reads a resource that may be absent.
    pub fn set_resource_option<T: TakesCredentials>(
        &mut self,
        out: &mut Option<Option<T>>,
        parse: Parse<T>,
        check: Check<T>,
    ) {
        let (is_there, apart) = self.next_apart();
        if is_there {
            *out = self.resource(parse, check, &apart).map(Some);
        } else if self.last == Last::Absent {
            *out = Some(None);
        }
        self.slot += apart.count();
    }

    /// Reads a resource whose default the code computes.
    pub fn set_resource_or<T: TakesCredentials>(
        &mut self,
        out: &mut Option<T>,
        parse: Parse<T>,
        check: Check<T>,
        default: impl FnOnce() -> Option<T>,
    ) {
        let (is_there, apart) = self.next_apart();
        if is_there {
            *out = self.resource(parse, check, &apart);
        } else if self.last == Last::Absent {
            *out = default().and_then(|default| self.complete(default, check, &apart));
        }
        self.slot += apart.count();
    }

    /// Reads the variables of the resource and of its credentials. Afterwards the resource is the last variable.
    fn next_apart(&mut self) -> (bool, Apart) {
        let is_there = self.next();
        let (variable, last) = (self.variable, self.last);
        let text = core::mem::replace(&mut self.text, Text::from(""));
        let (has_username, has_password) = variable.map_or((false, false), Declaration::has_apart);
        let mut apart = Apart::default();
        if has_username {
            apart.username = self.next_credential();
        }
        if has_password {
            apart.password = self.next_credential();
        }
        (self.variable, self.last, self.text) = (variable, last, text);
        self.slot -= apart.count();
        (is_there, apart)
    }

    fn next_credential(&mut self) -> Option<Credential> {
        let mut value = None;
        if self.next() {
            match SecretString::from_env_text(&mut self.text) {
                Ok(secret) => value = Some(secret),
                Err(error) => self.refused(error),
            }
        }
        self.variable.map(|declaration| Credential { declaration, value })
    }

    /// The resource that the text of the last variable and its credentials describe.
    fn resource<T: TakesCredentials>(
        &mut self,
        parse: Parse<T>,
        check: Check<T>,
        apart: &Apart,
    ) -> Option<T> {
        match parse(&mut self.text) {
            Ok(resource) => self.complete(resource, check, apart),
            Err(error) => {
                let (username, password) = apart.values();
                let is_apart = username.is_some() || password.is_some();
                let url = self.text.as_str().ok().filter(|_| is_apart);
                let whole = url.and_then(|url| T::read_with(url, username, password));
                match whole.unwrap_or(Err(error)).and_then(check) {
                    Ok(resource) => Some(resource),
                    Err(error) => {
                        self.refused(error);
                        None
                    }
                }
            }
        }
    }

    /// Adds its credentials to a resource, and checks it.
    fn complete<T: TakesCredentials>(&mut self, resource: T, check: Check<T>, apart: &Apart) -> Option<T> {
        let (username, password) = apart.values();
        let mut whole = resource;
        if username.is_some() || password.is_some() {
            // Variables replace what the default of the code has.
            let is_set = self.last == Last::Set;
            let written = [
                (&apart.username, whole.written_username(), "user name"),
                (&apart.password, whole.written_password().map(ExposeSecret::expose_secret), "password"),
            ];
            let mut is_one = true;
            for (credential, written, part) in written.into_iter().filter(|_| is_set) {
                is_one &= self.is_one(credential.as_ref(), written, part);
            }
            if !is_one {
                return None;
            }
            match whole.with_credentials(username, password) {
                Ok(complete) => whole = complete,
                Err(error) => {
                    let lacks_user = T::USERNAME && username.is_none() && whole.written_username().is_none();
                    self.refused_together(apart, lacks_user.then_some(T::WHERE_USER), error);
                    return None;
                }
            }
        }
        match check(whole) {
            Ok(resource) => {
                self.show_completed(&resource, apart);
                Some(resource)
            }
            Err(error) => {
                self.refused(error);
                None
            }
        }
    }

    /// Shows the secrets of a default that has its credentials. Those of a URL that is set are shown after it is read.
    fn show_completed<T: TakesCredentials>(&mut self, resource: &T, apart: &Apart) {
        if self.last == Last::Set || apart.values() == (None, None) {
            return;
        }
        if let Some(secrets) = self.notes.as_mut().and_then(|notes| notes.secrets.as_mut()) {
            resource.__secrets(secrets.parts());
        }
    }

    /// Whether a part of the URL does not contradict its variable. It warns if both hold the same.
    fn is_one(&mut self, credential: Option<&Credential>, written: Option<&str>, part: &'static str) -> bool {
        let Some(Credential { declaration, value: Some(value) }) = credential else { return true };
        let Some(written) = written.filter(|written| !written.is_empty()) else { return true };
        let other = self.name_of(declaration).into_owned();
        let url = self.holder_of_url();
        if written == value.expose_secret() {
            self.warn(What::InUrl { part, variable: other, url });
            return true;
        }
        let headline = concat(&[
            &url, " and ", &other, " hold different ", part, "s: remove the ", part, " from ", &url,
        ]);
        self.fault_with(Reason::Conflict, headline, None);
        false
    }

    /// Notes that the service refuses the URL with its credentials.
    #[cold]
    fn refused_together(&mut self, apart: &Apart, where_user: Option<&str>, error: ValueError) {
        if let Some(where_user) = where_user {
            let set = match &apart.username {
                Some(Credential { declaration, .. }) => {
                    concat(&["set ", &self.name_of(declaration), ", or "])
                }
                None => String::new(),
            };
            return self.not_together(apart, &concat(&["needs a user: ", &set, where_user]));
        }
        let reason = match error.fault {
            Fault::Invalid => "is refused".to_owned(),
            _ => concat(&["is refused: ", &error.to_string()]),
        };
        self.not_together(apart, &reason);
    }

    /// Notes a problem of the URL and its credentials.
    #[cold]
    fn not_together(&mut self, apart: &Apart, reason: &str) {
        let mut names = self.holder_of_url();
        let (username, password) = (apart.username.as_ref(), apart.password.as_ref());
        let mut joint = " with ";
        for Credential { declaration, value } in [username, password].into_iter().flatten() {
            if value.is_some() {
                names.push_str(joint);
                names.push_str(&self.name_of(declaration));
                joint = " and ";
            }
        }
        let cue = Some(Box::new(Cue::Told(concat(&[&names, " ", reason]), None)));
        let slot = self.slot.saturating_sub(1);
        self.findings.push(Finding { cue, ..Finding::new(slot, Reason::Invalid) });
    }

    /// Where the text of the last variable is.
    fn holder_of_url(&mut self) -> String {
        let (slot, name) = (self.slot.saturating_sub(1), self.url_name());
        self.notes().holder(slot, &name)
    }

    /// The name of the last variable.
    fn url_name(&self) -> String {
        self.variable.map(|variable| self.name_of(variable).into_owned()).unwrap_or_default()
    }
}

impl Apart {
    /// How many variables there are for credentials.
    fn count(&self) -> usize {
        usize::from(self.username.is_some()) + usize::from(self.password.is_some())
    }

    fn values(&self) -> (Option<&str>, Option<&str>) {
        (Credential::value(&self.username), Credential::value(&self.password))
    }
}
