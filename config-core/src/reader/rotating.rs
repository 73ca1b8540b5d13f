//! Reads secrets that are read again while the process runs.

use std::sync::Arc;

use secrecy::SecretString;

use super::state::{Last, Parse, Reader};
use crate::outcome::Notes;
use crate::source::{Place, SecretFile, Show};
use crate::value::ValueError;

/// The functions that the generated code calls for a field of type `SecretFile`.
impl Reader<'_> {
    /// Reads a secret that has to be there.
    pub fn set_file<T>(&mut self, out: &mut Option<SecretFile<T>>, parse: Parse<T>, show: Show<T>) {
        if self.next_file() {
            *out = self.secret_file(parse, show);
        }
    }

    /// Reads a secret that may be absent.
    pub fn set_file_option<T>(
        &mut self,
        out: &mut Option<Option<SecretFile<T>>>,
        parse: Parse<T>,
        show: Show<T>,
    ) {
        if self.next_file() {
            *out = self.secret_file(parse, show).map(Some);
        } else if self.last == Last::Absent {
            *out = Some(None);
        }
    }

    fn next_file(&mut self) -> bool {
        self.file = None;
        self.next()
    }

    /// The secret whose text was read last, if its type and its checks accept the text.
    fn secret_file<T>(&mut self, parse: Parse<T>, show: Show<T>) -> Option<SecretFile<T>> {
        match self.place_of_secret(parse, show) {
            Ok(secret) => Some(secret),
            Err(error) => {
                self.refused(error);
                None
            }
        }
    }

    fn place_of_secret<T>(&mut self, parse: Parse<T>, show: Show<T>) -> Result<SecretFile<T>, ValueError> {
        let name = self.variable.map(|variable| self.name_of(variable).into_owned()).unwrap_or_default();
        let place = match self.file.take() {
            Some((path, source)) => Place::File { path, source },
            None => Place::Constant(SecretString::from(self.text.as_str()?)),
        };
        let value = parse(&mut self.text)?;
        // Its values join the scrubber if the caller asked for one.
        let scrubber = match self.notes.as_deref_mut() {
            Some(Notes { secrets: Some(secrets), scrubber, .. }) => {
                show(&value, secrets.parts());
                Some(Arc::clone(scrubber.get_or_insert_default()))
            }
            _ => None,
        };
        Ok(SecretFile::new(name, place, parse, show, scrubber))
    }
}
