//! A `.env` file as a layer, for development.

mod grammar;

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use secrecy::zeroize::Zeroizing;

use crate::ascii::concat;
use crate::env::{Env, Layer, Visit, same_name};
use crate::error::{Problem, Reason};
use crate::names::Slot;
use crate::report::Origin;
use crate::secret_file;

/// What a `.env` file says. The values are wiped when it is dropped.
#[derive(Default)]
struct Dotenv {
    /// The last line first: of two with one name the last one of the file counts, and the first one found here.
    pairs: Vec<(String, Zeroizing<String>)>,
    broken: Vec<Broken>,
}

/// A line, or the whole file, that cannot be read.
struct Broken {
    /// The file, as the app names it.
    file: String,
    /// From 1; none for the whole file.
    line: Option<usize>,
    /// What may be the name of a variable. It may be a part of a secret as well.
    key: Option<String>,
    /// What is wrong, and the fix.
    reason: &'static str,
}

/// A larger file is something else.
const LIMIT: usize = 1 << 20;

const UNREADABLE: &str = "it cannot be read: make it readable by the user the app runs as";
const NOT_A_FILE: &str = "it is not a regular file: name a file with a line NAME=value for each variable";
const TOO_LARGE: &str = "it is larger than 1 MiB: name a file with a line NAME=value for each variable";
const GREW: &str =
    "it is longer than its size: start again if it was just written, else name a file on a disk";
const NOT_UTF_8: &str = "it is not valid UTF-8: save it as UTF-8";

impl Env {
    /// A `.env` file, for development (feature `dotenv`). Deploys have no such file, and then this layer is empty.
    ///
    /// The file is read now, once, from the path as it is: no parent directory is searched. A file that is there and
    /// cannot be read is a problem in the one report. So is each line that cannot, with the file, the number of the
    /// line and the name of the variable if it is a declared one, never with the text. Then nothing starts, also where
    /// the process environment has that variable.
    ///
    /// Put it behind [`Env::process`], so that what the environment says wins:
    ///
    /// ```
    /// use factor3::{Config, Env};
    ///
    /// #[derive(Config)]
    /// struct App {
    ///     #[config(default = 3000)]
    ///     port: u16,
    /// }
    ///
    /// let app = App::load(&Env::process().or(Env::dotenv(".env")))?.config;
    /// # Ok::<(), factor3::Error>(())
    /// ```
    ///
    /// # The file
    ///
    /// At most 1 MiB of UTF-8, each line empty, a comment or an assignment. Values are as [Docker Compose][compose]
    /// reads them, but nothing is expanded: a `$` outside of single quotes is refused, not cut off.
    ///
    /// ```text
    /// # A comment.
    /// PORT=8080 # Another one: a space stands before it.
    /// COLOUR=#b00
    /// export NAME = it's me
    /// DATABASE_PASSWORD='p@$$w0rd' # Literally, but for \', which is a quote.
    /// GREETING="a\tb \$5\n" # \n \r \t \\ \" \$, and no other escape.
    /// KEY="-----BEGIN
    /// -----END"
    /// ```
    ///
    /// Of two lines with one name the last one counts. `NAME=` is empty, so the next layer or the default is asked.
    /// A line without `=`, `NAME: value`, an open quote or text behind a closing one is refused.
    ///
    /// [compose]: https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax
    #[must_use]
    pub fn dotenv(path: impl AsRef<Path>) -> Self {
        Self::of(Dotenv::open(path.as_ref()))
    }
}

impl Layer for Dotenv {
    fn find(&self, name: &str) -> Option<OsString> {
        let (_, value) = self.pairs.iter().find(|(key, _)| same_name(OsStr::new(key), name))?;
        Some(OsString::from(value.as_str()))
    }

    fn each(&self, depth: usize, visit: &mut Visit<'_>) {
        for (name, value) in &self.pairs {
            visit(depth, OsString::from(name), OsString::from(value.as_str()));
        }
    }

    fn prefers_pass(&self, variables: usize) -> bool {
        self.pairs.len().saturating_mul(variables) > 1024
    }

    fn describe(&self) -> &'static str {
        "dotenv"
    }

    fn origin(&self, _: usize) -> Origin {
        Origin::Dotenv
    }

    fn is_broken(&self) -> bool {
        !self.broken.is_empty()
    }

    fn problems(&self, slots: &[Slot]) -> Vec<Problem> {
        self.broken.iter().map(|broken| broken.problem(slots)).collect()
    }
}

impl Broken {
    /// Only a declared name is shown: any other may be a part of a secret that spans lines.
    fn problem(&self, slots: &[Slot]) -> Problem {
        let key = self.key.as_deref();
        let slot = slots.iter().find(|slot| key.is_some_and(|key| *key == *slot.declared.name));
        let mut place = self.file.clone();
        if let Some(line) = self.line {
            place.push_str(", line ");
            place.push_str(&line.to_string());
        }
        let headline = match slot {
            Some(slot) => concat(&[&slot.declared.name, " in ", &place, ": ", self.reason]),
            None => concat(&[&place, ": ", self.reason]),
        };
        Problem::told(Reason::Dotenv, slot, place, headline)
    }
}

impl Dotenv {
    /// Reads a file. One that does not exist says nothing.
    fn open(path: &Path) -> Self {
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Self::default();
            }
            // Nothing tells that this is a path, and not a secret in the place of one.
            Err(_) => return Self::refused(".env", UNREADABLE),
        };
        let file = path.display().to_string();
        // Opening anything else could block.
        if !metadata.is_file() {
            return Self::refused(&file, NOT_A_FILE);
        }
        let size = usize::try_from(metadata.len()).map_or(LIMIT, |size| size.min(LIMIT));
        let opened = secret_file::open(path, OpenOptions::new().read(true));
        let Ok(bytes) = opened.and_then(|file| read(file, size)) else {
            return Self::refused(&file, UNREADABLE);
        };
        if bytes.len() > size {
            return Self::refused(&file, if size == LIMIT { TOO_LARGE } else { GREW });
        }
        match core::str::from_utf8(&bytes) {
            Ok(text) => grammar::parse(text, &file),
            Err(_) => Self::refused(&file, NOT_UTF_8),
        }
    }

    #[cold]
    fn refused(file: &str, reason: &'static str) -> Self {
        Self {
            pairs: Vec::new(),
            broken: vec![Broken { file: file.to_owned(), line: None, key: None, reason }],
        }
    }
}

/// At most one byte more than `size`. The buffer has room for all of it from the start, since one that grows leaves
/// copies behind; and for 32 bytes more, or `read_to_end` would read the last ones to the stack first.
fn read(file: File, size: usize) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(size + 1 + 32));
    file.take(size as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
