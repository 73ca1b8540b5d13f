//! The trait that the derive implements, and the calls that an application makes.

use std::ffi::OsString;

#[cfg(feature = "contract")]
use crate::contract::introspect;
use crate::outcome::{Error, Summary};
use crate::reader::{self, Hooks, Reader, Wanted};
use crate::report::terminal;
use crate::schema::Schema;
use crate::scrubber::Scrubber;
use crate::source::Env;

/// An application's contract with its environment. Derive it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a config: `Config` is not implemented for it",
    label = "not a config",
    note = "derive `factor3::Config` for `{Self}`, or remove `flatten` to read the field from one variable"
)]
pub trait Config: Sized {
    /// The variables that this type reads, as const data.
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
    /// // If anything is wrong, `main` ends with the report and exit code 1.
    /// fn main() -> Result<(), factor3::Error> {
    ///     let app = App::from_env()?;
    ///     println!("listening on {}", app.port);
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// The error lists everything that is wrong.
    fn from_env() -> Result<Self, Error> {
        reader::read(&Env::process(), Self::SCHEMA, const { &Hooks::of(Self::SCHEMA) }, Self::__read)
    }

    /// Reads the environment of this process, or ends the process with a report.
    ///
    /// It writes warnings on stderr, if there are any. If anything is wrong, it also writes the report there and ends
    /// the process with [`EXIT_CODE`](crate::EXIT_CODE), 78. Call it in the first line of `main`.
    ///
    /// # Asking the program
    ///
    /// A program can describe itself (feature `contract`, on by default). If the variable `FACTOR3` is set and not
    /// empty, this call does not return. It writes `factor3: FACTOR3=check is set, not starting` on stderr. On stdout
    /// it writes the answer for the struct that it is called on. So call it before the program starts anything.
    ///
    /// | `FACTOR3=` | stdout | exit code |
    /// |---|---|---|
    /// | `check` | `ok`; nothing if the start would fail | 0, or 78 |
    /// | `summary` | the text of a [`Summary`]: where each variable came from, and the warnings | 0, or 78 |
    /// | `dotenv` | a `.env.example` | 0 |
    /// | `markdown` | a Markdown table | 0 |
    /// | `json_schema` | a JSON Schema | 0 |
    /// | `kubernetes` | a `Secret`, a `ConfigMap` and the part of a container that refers to them | 0 |
    /// | `app_json` | the `env` of Heroku's `app.json` | 0 |
    /// | `compose` | the `environment` of a Compose file | 0 |
    /// | `systemd` | lines of a unit | 0 |
    /// | `devcontainer` | `secrets` and `containerEnv` of a dev container | 0 |
    /// | `secretspec` | a `secretspec.toml` | 0 |
    /// | `env_spec` | a `.env.schema` for varlock | 0 |
    /// | `contract` | the contract, one line for each variable, to compare a later build with | 0 |
    /// | `changes` | what this build changes since the contract on stdin | 0; 1 if an environment of the old build may not start this one; 65 if stdin has no contract |
    /// | anything else | nothing; stderr lists the words of this table and does not repeat the given one | 78 |
    ///
    /// - `check` and `summary` load the config as a start does, including secret files and `validate` functions. If the
    ///   load fails, the report is on stderr, as after a failed start. `check` writes the warnings on stderr too.
    ///   Both also warn of a name that nothing reads and that is near the name of a variable that is not set.
    /// - The other words read no variables. They call the functions of the module `contract` for one process, which is
    ///   named after the program's file. Their answers contain no value from the environment.
    /// - If the answer cannot be written, the program ends with 74, `EX_IOERR` of `sysexits.h`. This happens when the
    ///   disk is full, or when nobody reads the pipe any more. If the load fails, the program still ends with 78. A
    ///   stdout that was closed from the start accepts everything: the standard library opens `/dev/null` in its place.
    /// - `#[config(introspect = "NAME")]` on the struct chooses another variable; no prefix applies to this name.
    ///   `introspect = false` turns the answers off. No field may read the chosen variable, also not through flattening
    ///   and prefixes: that is checked at compile time. On a flattened struct the attribute has no effect, because the
    ///   struct that is loaded answers.
    /// - [`from_env`](Self::from_env), [`from_vars`](Self::from_vars) and [`load`](Self::load) never read this variable.
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
    /// A release can be compared with the one before it, without any environment:
    ///
    /// ```console
    /// $ FACTOR3=contract ./old > old.contract
    /// factor3: FACTOR3=contract is set, not starting
    /// $ FACTOR3=changes ./new < old.contract || echo "an operator is needed"
    /// factor3: FACTOR3=changes is set, not starting
    /// Added:
    /// ! STRIPE_API_KEY is required (a secret): set it before the release
    ///
    /// Not compatible: an environment that starts the old build may not start the new one. Do what the lines with ! say.
    /// an operator is needed
    /// ```
    ///
    /// With `check`, a platform can reject a release before it stops the old one, with the same binary and environment:
    ///
    /// ```text
    /// # Heroku, Procfile: if the release phase fails, the previous release stays.
    /// release: FACTOR3=check ./web
    /// web: ./web
    ///
    /// # Kubernetes: an init container of the pod, with the same `envFrom` as the main container.
    /// initContainers:
    ///   - name: check
    ///     image: registry.example.com/web:1.2.3
    ///     envFrom: [{ secretRef: { name: web } }, { configMapRef: { name: web } }]
    ///     env: [{ name: FACTOR3, value: check }]
    ///
    /// # systemd: the unit is not started if this command fails.
    /// ExecStartPre=/usr/bin/env FACTOR3=check /usr/local/bin/web
    /// ```
    fn from_env_or_exit() -> Self {
        load_or_exit(&Env::process(), Wanted::WARNINGS).config
    }

    /// Reads pairs of names and values, so that a test does not touch the environment of its process.
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
    /// The error lists everything that is wrong.
    fn from_vars<I, K, V>(vars: I) -> Result<Self, Error>
    where
        I: IntoIterator<Item = (K, V)>,
        K: Into<OsString>,
        V: Into<OsString>,
    {
        reader::read(&Env::from_vars(vars), Self::SCHEMA, const { &Hooks::of(Self::SCHEMA) }, Self::__read)
    }

    /// Reads any source, and returns the config and where each variable came from.
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
    /// let Loaded { config, summary, .. } = App::load(&env)?;
    /// assert_eq!(config.port, 8080);
    /// assert_eq!(summary.to_string(), "PORT     environment  8080\nWORKERS  default      4\n");
    /// # assert_eq!(config.workers, 4);
    /// # Ok::<(), factor3::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The error lists everything that is wrong.
    fn load(env: &Env) -> Result<Loaded<Self>, Error> {
        let hooks = const { &Hooks::of(Self::SCHEMA) };
        Ok(Loaded::new(reader::load(env, Self::SCHEMA, hooks, Wanted::LOADED, Self::__read)?))
    }

    /// Reads any source, or ends the process with a report.
    ///
    /// It writes warnings on stderr, if there are any. If anything is wrong, it also writes the report there and ends
    /// the process with [`EXIT_CODE`](crate::EXIT_CODE).
    ///
    /// If any layer of the source sets the variable `FACTOR3`, this call answers as
    /// [`from_env_or_exit`](Self::from_env_or_exit) does.
    ///
    /// ```
    /// use factor3::{Config, Env};
    ///
    /// #[derive(Config)]
    /// struct App {
    ///     port: u16,
    /// }
    ///
    /// let loaded = App::load_or_exit(&Env::from_vars([("PORT", "8080")]));
    /// assert_eq!(loaded.config.port, 8080);
    /// assert_eq!(loaded.summary.value("PORT"), Some("8080"));
    /// ```
    fn load_or_exit(env: &Env) -> Loaded<Self> {
        load_or_exit(env, Wanted::LOADED)
    }
}

/// A config, where each of its variables came from, and what masks its secrets.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Loaded<T> {
    /// The config.
    pub config: T,
    /// Where each variable came from, and the warnings.
    pub summary: Summary,
    /// Masks loaded secrets in text that passes through it, such as the log of a driver. [`Scrubber::not_masked`] lists those that
    /// it leaves.
    pub scrubber: Scrubber,
}

impl<T: Config> Loaded<T> {
    fn new(loaded: reader::Loaded<T>) -> Self {
        let reader::Loaded { config, summary, secrets, scrubber: place } = loaded;
        let are_read_again = place.is_some();
        let scrubber =
            secrets.map_or_else(Scrubber::default, |secrets| secrets.finish(T::SCHEMA, are_read_again));
        if let Some(place) = place {
            // Nobody else fills it.
            let _ = place.set(scrubber.clone());
        }
        Self { config, summary, scrubber }
    }
}

fn load_or_exit<T: Config>(env: &Env, wanted: Wanted) -> Loaded<T> {
    let load = |wanted| reader::load(env, T::SCHEMA, const { &Hooks::of(T::SCHEMA) }, wanted, T::__read);
    #[cfg(feature = "contract")]
    if let Some(name) = const { T::SCHEMA.introspect } {
        if let Some(question) = introspect::question(env, name, T::SCHEMA) {
            question.answer(load(Wanted::ANSWER).map(|loaded| loaded.summary));
        }
    }
    match load(wanted) {
        Ok(loaded) => {
            terminal::write_warnings(&loaded.summary);
            Loaded::new(loaded)
        }
        Err(error) => terminal::refuse(&error),
    }
}
