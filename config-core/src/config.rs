//! The trait that the derive implements, and the calls an app makes.

use std::ffi::OsString;

#[cfg(feature = "contract")]
use crate::contract::ask;
use crate::env::Env;
use crate::error::Error;
use crate::reader::{self, Reader, Wanted};
use crate::report::{Report, terminal};
use crate::schema::Schema;

/// An app's contract with its environment. Derive it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no config: `Config` is not implemented for it",
    label = "not a config",
    note = "put `#[derive(factor3::Config)]` on `{Self}`; without `flatten`, a field is read from one variable"
)]
pub trait Config: Sized {
    /// What this type reads, as const data.
    const SCHEMA: &'static Schema;

    #[doc(hidden)]
    fn __read(reader: &mut Reader<'_>) -> Option<Self>;

    /// Reads the environment of this process, and prints nothing.
    ///
    /// ```no_run
    /// use factor3::Config;
    ///
    /// #[derive(Config)]
    /// struct App {
    ///     port: u16,
    /// }
    ///
    /// // With anything wrong the report is what `main` ends with, and the exit code 1.
    /// fn main() -> Result<(), factor3::Error> {
    ///     let app = App::from_env()?;
    ///     println!("listening on {}", app.port);
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// With everything that is wrong, if anything is.
    fn from_env() -> Result<Self, Error> {
        reader::read(&Env::process(), Self::SCHEMA, Self::__read)
    }

    /// Reads the environment of this process and writes warnings on stderr, if there are any; or writes the report
    /// there and ends the process with [`EXIT_CODE`](crate::EXIT_CODE), 78. For the first line of `main`.
    ///
    /// # Asking the program
    ///
    /// A build answers for itself (feature `contract`, on by default). Where the variable `FACTOR3` is set and not empty,
    /// this call does not return: it writes `factor3: FACTOR3=check is set, not starting` on stderr, and the answer on
    /// stdout, about the struct that it is called on. So it stands before anything that starts.
    ///
    /// | `FACTOR3=` | stdout | exit code |
    /// |---|---|---|
    /// | `check` | `ok`; nothing where the start would be refused | 0, or 78 |
    /// | `report` | where each variable came from, and the warnings: the text of a [`Report`] | 0, or 78 |
    /// | `dotenv` | a `.env.example` | 0 |
    /// | `markdown` | a table for people | 0 |
    /// | `json_schema` | a JSON Schema | 0 |
    /// | `kubernetes` | a `Secret`, a `ConfigMap` and what a container says of them | 0 |
    /// | `app_json` | the `env` of Heroku's `app.json` | 0 |
    /// | `compose` | the `environment` of a Compose file | 0 |
    /// | `systemd` | lines of a unit | 0 |
    /// | `devcontainer` | `secrets` and `containerEnv` of a dev container | 0 |
    /// | anything else | nothing; stderr lists these words, and not the one that was given | 78 |
    ///
    /// - `check` and `report` load as a start does, secret files and `validate` functions included. With 78 the report is on
    ///   stderr, as a start that is refused writes it; `check` has the warnings there too.
    /// - The others read nothing: they are the functions of the module `contract` for one process, named as the
    ///   program's file. No value of the environment is in them.
    /// - An answer that cannot be written, to a full disk or to a pipe that nobody reads any more, ends with 74, `EX_IOERR` of
    ///   `sysexits.h`; a load that fails still with 78. A stdout that was closed from the start takes everything: the
    ///   standard library opens `/dev/null` in its place.
    /// - `#[config(ask = "NAME")]` on the struct is another variable, no prefix applied, and `ask = false` none. No field
    ///   may read it, through flattening and prefixes too; that is proved at compile time. Of flattened structs the attribute
    ///   does not count: the struct that is loaded answers.
    /// - [`from_env`](Self::from_env), [`from_vars`](Self::from_vars) and [`load`](Self::load) never look at it.
    ///
    /// ```console
    /// $ FACTOR3=check ./web && echo started next
    /// factor3: FACTOR3=check is set, not starting
    /// ok
    /// started next
    /// $ FACTOR3=dotenv ./web > .env.example
    /// factor3: FACTOR3=dotenv is set, not starting
    /// ```
    ///
    /// It lets a platform refuse a release before the old one is stopped, with the same binary and environment:
    ///
    /// ```text
    /// # Heroku, Procfile: a release phase that fails keeps the release before.
    /// release: FACTOR3=check ./web
    /// web: ./web
    ///
    /// # Kubernetes: an init container of the pod, with the `envFrom` of the container that follows.
    /// initContainers:
    ///   - name: check
    ///     image: registry.example.com/web:1.2.3
    ///     envFrom: [{ secretRef: { name: web } }, { configMapRef: { name: web } }]
    ///     env: [{ name: FACTOR3, value: check }]
    ///
    /// # systemd: the unit is not started where this fails.
    /// ExecStartPre=/usr/bin/env FACTOR3=check /usr/local/bin/web
    /// ```
    fn from_env_or_exit() -> Self {
        Self::load_or_exit(&Env::process())
    }

    /// Reads pairs of name and value, so that a test never touches the environment of its process.
    ///
    /// ```
    /// use factor3::Config;
    ///
    /// #[derive(Debug, Config)]
    /// struct App {
    ///     port: u16,
    ///     #[config(default = 4)]
    ///     workers: u8,
    /// }
    ///
    /// let app = App::from_vars([("PORT", "8080")])?;
    /// assert_eq!((app.port, app.workers), (8080, 4));
    ///
    /// let error = App::from_vars([("WORKERS", "many")]).unwrap_err();
    /// assert_eq!(error.problems().len(), 2);
    /// # Ok::<(), factor3::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// With everything that is wrong, if anything is.
    fn from_vars<I, K, V>(vars: I) -> Result<Self, Error>
    where
        I: IntoIterator<Item = (K, V)>,
        K: Into<OsString>,
        V: Into<OsString>,
    {
        reader::read(&Env::from_vars(vars), Self::SCHEMA, Self::__read)
    }

    /// Reads any source, and says where each variable came from.
    ///
    /// ```
    /// use factor3::{Config, Env, Loaded};
    ///
    /// #[derive(Config)]
    /// struct App {
    ///     port: u16,
    ///     #[config(default = 4)]
    ///     workers: u8,
    /// }
    ///
    /// let env = Env::from_vars([("PORT", "8080")]).or(Env::from_vars([("PORT", "3000")]));
    /// let Loaded { config, report } = App::load(&env)?;
    /// assert_eq!(config.port, 8080);
    /// assert_eq!(report.to_string(), "PORT     environment  8080\nWORKERS  default      4\n");
    /// # assert_eq!(config.workers, 4);
    /// # Ok::<(), factor3::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// With everything that is wrong, if anything is.
    fn load(env: &Env) -> Result<Loaded<Self>, Error> {
        let (config, report) = reader::read_and_report(env, Self::SCHEMA, Wanted::REPORT, Self::__read)?;
        Ok(Loaded { config, report })
    }

    /// Reads any source and writes warnings on stderr, if there are any; or writes the report there and ends the
    /// process with [`EXIT_CODE`](crate::EXIT_CODE).
    ///
    /// It answers to `FACTOR3` as [`from_env_or_exit`](Self::from_env_or_exit) does, if any layer of the source sets it.
    fn load_or_exit(env: &Env) -> Self {
        #[cfg(feature = "contract")]
        if let Some(name) = const { Self::SCHEMA.ask } {
            let question = ask::question(env, name, Self::SCHEMA);
            let wanted = if question.is_some() { Wanted::REPORT } else { Wanted::WARNINGS };
            let read = reader::read_and_report(env, Self::SCHEMA, wanted, Self::__read);
            if let Some(question) = question {
                question.answer(read.map(|(_, report)| report));
            }
            return or_exit(read);
        }
        or_exit(reader::read_and_report(env, Self::SCHEMA, Wanted::WARNINGS, Self::__read))
    }
}

#[inline]
fn or_exit<T>(read: Result<(T, Report), Error>) -> T {
    match read {
        Ok((config, report)) => {
            terminal::write_warnings(&report);
            config
        }
        Err(error) => refuse(&error),
    }
}

#[cold]
pub(crate) fn refuse(error: &Error) -> ! {
    terminal::write_warnings(&error.report());
    error.exit()
}

/// A config, and where each of its variables came from: what [`Config::load`] returns.
#[derive(Clone, Debug)]
#[allow(clippy::exhaustive_structs, reason = "two parts, to be taken apart")]
pub struct Loaded<T> {
    /// The config.
    pub config: T,
    /// Where each variable came from.
    pub report: Report,
}
