//! A `.env` file as a layer, for development.

mod grammar;

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use secrecy::zeroize::Zeroizing;

use super::dotenv_fault::DotenvFault;
use super::env::{Broken, Env, Layer, LayerKind, Visit, same_name};
use super::secret_file;

/// What a `.env` file says. All of it is wiped when it is dropped: where a line is broken, what seems to be a name may be
/// a part of a secret.
#[derive(Default)]
struct Dotenv {
    /// The last line first: of two with one name the last one of the file counts, and the first one found here.
    pairs: Vec<(Zeroizing<String>, Zeroizing<String>)>,
    broken: Vec<Broken>,
}

/// The largest file that is read. A larger file is not a `.env` file.
const LIMIT: usize = 1 << 20;

impl Env {
    /// A `.env` file, for development (feature `dotenv`). If the file does not exist, as in a deploy, the layer is
    /// empty.
    ///
    /// The file is read now, once, from the path as it is: no parent directory is searched.
    ///
    /// A file that is there and cannot be read is a problem in the one report. So is a line that cannot be read and sets a
    /// declared variable, even if the process environment sets that variable too. Every other line that cannot be read is
    /// a [`Warning`](crate::Warning). Both name the file and the number of the line, and never show its text. At most 64 of
    /// each name a line; one more counts the rest.
    ///
    /// Where a line cannot be read, no name of the file is offered as a misspelt or an unknown one: a secret that spans lines
    /// without quotes may look like names.
    ///
    /// Put this layer after [`Env::process`], so that the environment takes precedence:
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
    /// The file is at most 1 MiB of UTF-8. Each line is empty, a comment or an assignment. Values are read as
    /// [Docker Compose][compose] reads them, except that nothing is expanded: a `$` outside single quotes is rejected.
    ///
    /// ```text
    /// # A comment.
    /// PORT=8080 # A comment after a value needs a space before the #.
    /// COLOUR=#b00
    /// export NAME = it's me
    /// DATABASE_PASSWORD='p@$$w0rd' # Single quotes keep all text, except \', a quote.
    /// GREETING="a\tb \$5\n" # In double quotes \n \r \t \\ \" \$ are the only escapes.
    /// KEY="-----BEGIN
    /// -----END"
    /// ```
    ///
    /// If two lines have the same name, the last one counts. `NAME=` is empty, so the next layer or the default is used.
    /// A line without `=`, `NAME: value`, an open quote or text after a closing one cannot be read.
    ///
    /// [compose]: https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax
    #[must_use]
    // The module has this `cfg` too; repeated here, it becomes a badge in the documentation of the crate `factor3`.
    #[cfg(feature = "dotenv")]
    pub fn dotenv(path: impl AsRef<Path>) -> Self {
        Self::of(Dotenv::open(path.as_ref()))
    }
}

impl Layer for Dotenv {
    fn find(&self, name: &str) -> Option<OsString> {
        let (_, value) = self.pairs.iter().find(|(key, _)| same_name(OsStr::new(key.as_str()), name))?;
        Some(OsString::from(value.as_str()))
    }

    fn each(&self, depth: usize, visit: &mut Visit<'_>) {
        for (name, value) in &self.pairs {
            visit(depth, OsString::from(name.as_str()), OsString::from(value.as_str()));
        }
    }

    fn prefers_pass(&self, variables: usize) -> bool {
        self.pairs.len().saturating_mul(variables) > 1024
    }

    fn kind(&self) -> LayerKind {
        LayerKind::Dotenv
    }

    fn broken(&self) -> &[Broken] {
        &self.broken
    }
}

impl Dotenv {
    /// Reads a file. If the file does not exist, the result is empty.
    fn open(path: &Path) -> Self {
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Self::default();
            }
            // The given text may be a secret in place of a path, so it is not shown.
            Err(_) => return Self::refused(".env", DotenvFault::Unreadable),
        };
        let file = path.display().to_string();
        // Opening anything other than a regular file could block.
        if !metadata.is_file() {
            return Self::refused(&file, DotenvFault::NotAFile);
        }
        let size = usize::try_from(metadata.len()).map_or(LIMIT, |size| size.min(LIMIT));
        let opened = secret_file::open(path, OpenOptions::new().read(true));
        let Ok(bytes) = opened.and_then(|file| read(file, size)) else {
            return Self::refused(&file, DotenvFault::Unreadable);
        };
        if bytes.len() > size {
            return Self::refused(
                &file,
                if size == LIMIT { DotenvFault::TooLarge } else { DotenvFault::Grew },
            );
        }
        match core::str::from_utf8(&bytes) {
            Ok(text) => grammar::parse(text, &file),
            Err(_) => Self::refused(&file, DotenvFault::NotUtf8),
        }
    }

    #[cold]
    fn refused(file: &str, fault: DotenvFault) -> Self {
        Self { pairs: Vec::new(), broken: vec![Broken { file: file.into(), line: None, key: None, fault }] }
    }
}

/// Reads at most one byte more than `size`.
///
/// The buffer has its full size from the start, because a buffer that grows leaves copies of the content in memory. It
/// has room for 32 more bytes, because otherwise `read_to_end` would first read the last bytes to the stack.
fn read(file: File, size: usize) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(size + 1 + 32));
    file.take(size as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
