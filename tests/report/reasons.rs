//! The text of a report for each reason that concerns more than one value, and for each hint.

#![allow(dead_code, reason = "what counts is what is said of it")]

use std::net::IpAddr;

use factor3::resource::Postgres;
use factor3::{Config, Env, SecretString};

use crate::scratch::Scratch;

/// The part of the report between the two counts.
#[track_caller]
fn blocks<T: Config>(env: &Env) -> String {
    let Err(error) = T::load(env) else { panic!("it loads") };
    let report = error.to_string();
    assert!(!report.contains("hunter"), "{report}");
    let (first, rest) = report.split_once('\n').unwrap();
    let (blocks, last) = rest.rsplit_once('\n').unwrap();
    assert!(first.starts_with("factor3: ") && last.ends_with(", nothing was started"), "{report}");
    blocks.trim_matches('\n').to_owned()
}

#[derive(Debug, Config)]
#[config(secret_files)]
struct Secrets {
    /// Key of the payment provider.
    #[config(renamed_from = "STRIPE_KEY", generate = "openssl rand -hex 32")]
    api_key: Option<SecretString>,
}

fn of_secrets<const N: usize>(vars: [(&str, &str); N]) -> String {
    blocks::<Secrets>(&Env::from_vars(vars))
}

#[test]
fn a_conflict_names_all_sources() {
    let scratch = Scratch::new();
    scratch.file("API_KEY", "hunter2");
    assert_eq!(
        of_secrets([("API_KEY", "hunter2"), ("API_KEY_FILE", "/hunter2")]),
        "\
API_KEY is set more than once (API_KEY and API_KEY_FILE): keep one of them
    meaning   Key of the payment provider. (Secrets.api_key)"
    );
    let directory = ("CREDENTIALS_DIRECTORY", scratch.path().to_str().unwrap());
    assert_eq!(
        of_secrets([("API_KEY_FILE", "/hunter2"), directory]),
        "\
API_KEY is set more than once (API_KEY_FILE and the credential API_KEY): keep one of them
    meaning   Key of the payment provider. (Secrets.api_key)"
    );
}

#[test]
fn a_file_without_a_secret_is_named_as_far_as_its_path_exists() {
    let scratch = Scratch::new();
    let directory = scratch.path().to_str().unwrap();
    let block = |reason: &str, path: &str| {
        let meaning = "    meaning   Key of the payment provider. (Secrets.api_key)";
        format!("API_KEY cannot be read from {reason}\n{meaning}\n    path      {path}")
    };
    assert_eq!(
        of_secrets([("API_KEY_FILE", directory)]),
        block("API_KEY_FILE: it is a directory: give the path of the file in it", directory)
    );
    // The part of the path that does not exist may be the secret itself.
    assert_eq!(
        of_secrets([("API_KEY_FILE", scratch.at("hunter2").join("hunter3").to_str().unwrap())]),
        block(
            "API_KEY_FILE: there is no such file: correct the path, or mount the secret there",
            &format!("{directory} exists, the rest was not found")
        )
    );
    assert_eq!(
        of_secrets([("API_KEY_FILE", "hunter2")]),
        "\
API_KEY cannot be read from API_KEY_FILE: it is not an absolute path: give the full path of the file, not the secret itself
    meaning   Key of the payment provider. (Secrets.api_key)"
    );
    scratch.file("API_KEY", "hunter2\0");
    assert_eq!(
        of_secrets([("CREDENTIALS_DIRECTORY", directory)]),
        block(
            "the credential API_KEY: the file contains a NUL: save the secret as UTF-8 text",
            &scratch.at("API_KEY").display().to_string()
        )
    );
}

#[test]
fn an_old_name_that_contradicts_the_new_one_is_named() {
    assert_eq!(
        of_secrets([("API_KEY", "hunter2"), ("STRIPE_KEY", "hunter3")]),
        "\
API_KEY and its old name STRIPE_KEY hold different values: remove STRIPE_KEY
    meaning   Key of the payment provider. (Secrets.api_key)"
    );
}

/// Where the main database is.
#[derive(Debug, Config)]
#[config(one_of(database_url, dsn, socket), all_or_none(tls_cert, tls_key, cache))]
struct Groups {
    database_url: Option<Postgres>,
    dsn: Option<SecretString>,
    socket: Option<String>,
    tls_cert: Option<String>,
    tls_key: Option<SecretString>,
    #[config(flatten, prefix = "CACHE_")]
    cache: Option<Cache>,
    #[config(requires(tls_key, region))]
    api_url: Option<String>,
    region: Option<String>,
    #[config(conflicts(quiet, silent))]
    verbose: Option<bool>,
    quiet: Option<bool>,
    silent: Option<bool>,
    #[config(required_if(quiet))]
    log_file: Option<String>,
    #[config(required_if(mode = "strict"))]
    authority: Option<SecretString>,
    #[config(default = "lax")]
    mode: String,
}

#[derive(Debug, Config)]
struct Cache {
    host: String,
    #[config(conflicts(token))]
    user: Option<String>,
    token: Option<SecretString>,
}

fn of_groups<const N: usize>(vars: [(&str, &str); N]) -> String {
    blocks::<Groups>(&Env::from_vars(vars))
}

#[test]
fn a_broken_group_shows_every_member_and_which_are_set() {
    assert_eq!(
        of_groups([]),
        "DATABASE_URL (not set), DSN (not set), SOCKET (not set): set exactly one of them"
    );
    assert_eq!(
        of_groups([("DSN", "hunter2"), ("SOCKET", "hunter2")]),
        "DATABASE_URL (not set), DSN (set), SOCKET (set): set exactly one of them"
    );
    let socket = ("SOCKET", "hunter2");
    assert_eq!(
        of_groups([socket, ("TLS_KEY", "hunter2"), ("TLS_CERT", "")]),
        "TLS_CERT (set but empty), TLS_KEY (set), CACHE_* (not set): set all of them, or none"
    );
    assert_eq!(
        of_groups([socket, ("API_URL", "hunter2"), ("REGION", "hunter2")]),
        "API_URL (set) requires TLS_KEY (not set), REGION (set): set TLS_KEY, or remove API_URL"
    );
    assert_eq!(
        of_groups([socket, ("VERBOSE", "yes"), ("SILENT", "no")]),
        "VERBOSE (set) excludes QUIET (not set), SILENT (set): remove SILENT, or remove VERBOSE"
    );
    assert_eq!(
        of_groups([socket, ("QUIET", "yes")]),
        "LOG_FILE (not set) is required by QUIET (set): set LOG_FILE"
    );
    assert_eq!(
        of_groups([socket, ("MODE", "strict")]),
        "AUTHORITY (not set) is required by MODE = strict: set AUTHORITY"
    );
}

#[test]
fn each_broken_group_is_a_separate_problem_of_its_struct() {
    let env = Env::from_vars([("VERBOSE", "1"), ("QUIET", "1")]);
    let error = Groups::load(&env).unwrap_err();
    let told: Vec<_> =
        error.problems().iter().map(|it| (it.variable(), it.field(), it.reason().code())).collect();
    let expected = [("DATABASE_URL", "one_of"), ("VERBOSE", "conflicts"), ("LOG_FILE", "required_if")];
    assert_eq!(told, expected.map(|(variable, code)| (variable, "Groups", code)));
    let env =
        Env::from_vars([("SOCKET", "x"), ("CACHE_USER", "x"), ("CACHE_TOKEN", "x"), ("CACHE_HOST", "x")]);
    let error = Groups::load(&env).unwrap_err();
    // A flattened struct that is present counts as set, even if it has a problem.
    let [problem, outer] = error.problems() else { panic!("{error}") };
    assert_eq!((outer.field(), outer.reason().code()), ("Groups", "all_or_none"));
    assert_eq!(
        problem.to_string(),
        "CACHE_USER (set) excludes CACHE_TOKEN (set): remove CACHE_TOKEN, or remove CACHE_USER"
    );
    assert_eq!((problem.field(), problem.expected().as_str(), problem.hint()), ("Groups.cache", "", None));
}

#[cfg(feature = "dotenv")]
#[test]
fn a_line_of_a_file_is_reported_with_file_and_number() {
    let scratch = Scratch::new();
    let file = scratch.file(".env", "# a\nAPI_KEY=hunter$2\nhunter3\nAPI_KEY\nOTHER=$hunter4\n");
    let path = file.to_str().unwrap();
    assert_eq!(
        blocks::<Secrets>(&Env::dotenv(&file)),
        format!(
            "\
API_KEY in {path}, line 2: a $ outside single quotes is not expanded: put the value in single quotes
    meaning   Key of the payment provider. (Secrets.api_key)

API_KEY in {path}, line 4: the line has no =: write NAME=value, or put # before a comment
    meaning   Key of the payment provider. (Secrets.api_key)"
        )
    );
    let error = Secrets::load(&Env::dotenv(&file)).err().unwrap();
    let warnings: Vec<String> = error.summary().warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            format!("{path}, line 3: the line has no =: write NAME=value, or put # before a comment"),
            format!(
                "{path}, line 5: a $ outside single quotes is not expanded: put the value in single quotes"
            )
        ]
    );
    let directory = scratch.path().to_str().unwrap();
    assert_eq!(
        blocks::<Secrets>(&Env::dotenv(directory)),
        format!(
            "{directory}: it is not a regular file: name a file with a line NAME=value for each variable"
        )
    );
}

#[derive(Debug, Config)]
struct Hints {
    database_port: Option<u16>,
    host: Option<IpAddr>,
    database_url: Option<Postgres>,
    limits: Option<Vec<u16>>,
}

/// The hint follows from what is wrong with the value.
#[test]
fn each_hint_says_what_to_do() {
    let hints = [
        (
            ("DATABASE_PORT", "tcp://10.0.0.1:5432"),
            "\
DATABASE_PORT is not a whole number from 0 to 65535: it starts with a letter
    meaning   Hints.database_port
    hint      it is an address that Kubernetes or Docker made for a service of this name: \
set enableServiceLinks: false in the pod, or rename the service, and set this variable",
        ),
        (
            ("DATABASE_PORT", "\"5432\""),
            "\
DATABASE_PORT is not a whole number from 0 to 65535: it has a character that is not a digit
    meaning   Hints.database_port
    hint      it is wrapped in quotes, which are part of the value here: remove them: docker run --env-file and lists in a Compose file keep quotes",
        ),
        (
            ("DATABASE_PORT", "5432\n"),
            "\
DATABASE_PORT is not a whole number from 0 to 65535: it ends in a line break
    meaning   Hints.database_port
    hint      remove it: echo adds one, printf does not",
        ),
        (
            ("DATABASE_PORT", "5432\r"),
            "\
DATABASE_PORT is not a whole number from 0 to 65535: it ends in a carriage return
    meaning   Hints.database_port
    hint      remove it: save the file that it comes from with LF line ends",
        ),
        (
            ("DATABASE_PORT", "5432 "),
            "\
DATABASE_PORT is not a whole number from 0 to 65535: it has a blank at the end
    meaning   Hints.database_port",
        ),
        (
            ("DATABASE_PORT", "\u{feff}5432"),
            "\
DATABASE_PORT is not a whole number from 0 to 65535: it has an invisible character at the start
    meaning   Hints.database_port
    hint      type the value again, or save its file as UTF-8 without a byte order mark",
        ),
        (
            ("DATABASE_PORT", "${HUNTER2}"),
            "\
DATABASE_PORT is not a whole number from 0 to 65535: it has a character that is not a digit
    meaning   Hints.database_port
    hint      it has a variable such as ${NAME} in it that nothing expanded: set the value itself",
        ),
        (
            ("DATABASE_URL", "op://hunter2/db/url"),
            "\
DATABASE_URL is not a PostgreSQL URL
    meaning   Hints.database_url
    expected  a PostgreSQL URL: postgres://user:password@localhost:5432/database
    hint      it is a reference to a secret, or an encrypted secret, that nothing resolved: start the application through the \
tool that resolves it, or set the secret itself",
        ),
        (
            ("HOST", "changeme"),
            "\
HOST is not an IP address: it needs an IP address, not a host name
    meaning   Hints.host
    hint      it is a placeholder: set the real value",
        ),
        (
            ("HOST", "https://hunter2"),
            "\
HOST is not an IP address: it is a URL, not an address
    meaning   Hints.host
    hint      set the part of it that belongs here",
        ),
        (
            ("DATABASE_PORT", "PORT=5432"),
            "\
DATABASE_PORT is not a whole number from 0 to 65535: it starts with a letter
    meaning   Hints.database_port
    hint      it has a name and an = or a : before the value: remove the name and the sign after it",
        ),
        (
            ("DATABASE_URL", "mysql://hunter2@db/app"),
            "\
DATABASE_URL is not a PostgreSQL URL: it is a MySQL URL: set the URL of a service of the expected kind; another kind \
needs a change of the code
    meaning   Hints.database_url
    expected  a PostgreSQL URL: postgres://user:password@localhost:5432/database",
        ),
        (
            ("LIMITS", "1,\"2\""),
            "\
LIMITS: item 2 is not a whole number from 0 to 65535: it has a character that is not a digit
    meaning   Hints.limits
    expected  a list separated by commas, each item a whole number from 0 to 65535",
        ),
    ];
    for (var, block) in hints {
        assert_eq!(blocks::<Hints>(&Env::from_vars([var])), block, "{var:?}");
    }
}

#[test]
fn a_missing_variable_is_explained_by_what_is_set() {
    #[derive(Debug, Config)]
    struct Cache {
        cache_host: String,
        #[config(generate = "openssl rand -hex 32")]
        cache_token: SecretString,
    }
    #[derive(Debug, Config)]
    struct App {
        database_host: String,
        #[config(flatten)]
        cache: Option<Cache>,
    }
    assert_eq!(
        blocks::<App>(&Env::from_vars([("DATABSE_HOST", "hunter2"), ("CACHE_HOST", "hunter2")])),
        "\
DATABASE_HOST is not set
    meaning   App.database_host
    expected  text
    hint      DATABSE_HOST is set; did you mean DATABASE_HOST?

CACHE_TOKEN is not set
    meaning   App.cache.cache_token
    expected  a secret
    hint      needed because CACHE_HOST is set; make one with: openssl rand -hex 32"
    );
}
