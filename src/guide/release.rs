//! Release checks: finding out before a deploy that its config is wrong.
//!
//! A release is a build with its config ([factor V](https://12factor.net/build-release-run)), and the first moment when both are
//! there is the last one before it counts. So the build itself is asked, with the environment that it would start with. That takes no
//! line of code but the call in `main`:
//!
//! ```console
//! $ FACTOR3=check ./shop && echo would start
//! factor3: FACTOR3=check is set, not starting
//! ok
//! would start
//! ```
//!
//! The call is [`from_env_or_exit`](crate::Config::from_env_or_exit) or [`load_or_exit`](crate::Config::load_or_exit), and `check`
//! loads as they do, secret files and `validate` functions included. It connects to nothing, so it says that a URL is well-formed,
//! and not that the service answers. Where it would not start, the report is on stderr, and the exit code is 78:
//!
//! ```
//! assert_eq!(factor3::EXIT_CODE, 78); // EX_CONFIG of sysexits.h
//! ```
//!
//! A program of several process types has a struct for each, and is asked about the one that its arguments select: `FACTOR3=check
//! ./shop worker`.
//!
//! # Where to ask
//!
//! **Heroku**: the release phase. If it fails, the release before keeps running. It runs for each build and each change of a config
//! var, but not when an add-on changes its own, such as the URL of a database that was moved.
//!
//! ```text
//! release: FACTOR3=check ./shop
//! web: ./shop
//! ```
//!
//! **Kubernetes**, before the rollout: a Job with the image and environment of the Deployment. The policy fails it at once, since to
//! try again would not help.
//!
//! ```text
//! apiVersion: batch/v1
//! kind: Job
//! metadata: { name: shop-check }
//! spec:
//!   podFailurePolicy:
//!     rules: [{ action: FailJob, onExitCodes: { operator: In, values: [78] } }]
//!   template:
//!     spec:
//!       restartPolicy: Never
//!       enableServiceLinks: false
//!       containers:
//!         - name: check
//!           image: registry.example.com/shop:1.2.3
//!           env: [{ name: FACTOR3, value: check }]
//!           envFrom: [{ configMapRef: { name: shop } }, { secretRef: { name: shop } }]
//! ```
//!
//! Or in each pod, as its first init container: then nothing else of the pod runs, such as a migration in the next one.
//!
//! ```text
//! strategy: { rollingUpdate: { maxUnavailable: 0 } }    # of the Deployment: pods that run stay until new ones are ready
//! # in the pod's spec
//! initContainers:
//!   - name: check
//!     image: registry.example.com/shop:1.2.3
//!     env: [{ name: FACTOR3, value: check }]
//!     envFrom: [{ configMapRef: { name: shop } }, { secretRef: { name: shop } }]
//!     terminationMessagePolicy: FallbackToLogsOnError    # `kubectl describe pod` shows the report
//! ```
//!
//! **systemd**: `restart` stops the old process before it runs `ExecStartPre=`, so a check that comes before is a command of its own.
//! In the unit, 78 says not to try again. It counts for the main process alone: a failed `ExecStartPre=` is tried again where
//! `Restart=` says so.
//!
//! ```text
//! [Service]
//! ExecStartPre=/usr/bin/env FACTOR3=check /usr/local/bin/shop
//! ExecStart=/usr/local/bin/shop
//! Restart=on-failure
//! RestartPreventExitStatus=78
//!
//! # Before `systemctl restart shop`, with the unit's own user, files and credentials:
//! # systemd-run --wait --pipe -p User=shop -p EnvironmentFile=/etc/shop/secrets.env -E FACTOR3=check /usr/local/bin/shop
//! ```
//!
//! **CI**, where the program cannot run: what is about to be deployed, as JSON, against a committed
//! [JSON Schema](#files-that-are-committed). That knows no `validate` function, and less of a URL than its handle.
//!
//! ```text
//! $ jq -n env | check-jsonschema --schemafile env.schema.json -
//! $ heroku config --json | check-jsonschema --schemafile env.schema.json -
//! ```
//!
//! A validator is no part of the crate: check-jsonschema 0.39 prints the value that it refuses, into the log of the build. With real
//! secrets, ask the program.
//!
//! # What shows of a start that was refused
//!
//! The report is on stderr, at most 2,048 bytes and 80 lines: what Kubernetes keeps of a log under
//! `terminationMessagePolicy: FallbackToLogsOnError`. Where the log is no text, or not Kubernetes' own, `main` writes the message itself:
//!
//! ```
//! use factor3::Config;
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     port: u16,
//! }
//!
//! # let log = std::env::temp_dir().join(format!("factor3-guide-termination-{}", std::process::id()));
//! # std::fs::write(&log, "")?;
//! let error = App::from_vars([("PORT", "eighty")]).unwrap_err(); // in `main`: App::from_env()
//! error.write_termination_message(&log)?; // in a pod: "/dev/termination-log"
//! assert_eq!(std::fs::read_to_string(&log)?, error.to_string());
//!
//! // Then error.exit(), or error.exit_json(), which writes this line and ends with 78 as well:
//! assert!(error.to_json().starts_with(r#"{"factor3":"error","struct":"App","problems":[{"variable":"PORT""#));
//! # std::fs::remove_file(&log)?;
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! `from_env` does not look at `FACTOR3`: such a program does not answer.
//!
//! # Files that are committed
//!
//! `.env.example`, the JSON Schema, manifests: a test holds each to the struct. It fails with a diff and the command that writes the
//! file. No file holds a value of an environment.
//!
#![cfg_attr(feature = "contract", doc = "```")]
#![cfg_attr(not(feature = "contract"), doc = "```ignore")]
//! use factor3::{Config, SecretString, contract};
//!
//! #[derive(Config)]
//! struct App {
//!     /// Key of the payment provider.
//!     stripe_api_key: SecretString,
//! }
//!
//! // #[test]
//! fn the_committed_files_are_current() {
//!     let processes = [("web", App::SCHEMA)];
//!     contract::assert_current(".env.example", &contract::dotenv_example(&processes));
//!     contract::assert_current("env.schema.json", &contract::json_schema(&processes));
//! }
//! # // In a directory where they are missing, so that it has to fail, and then where they are current.
//! # let directory = std::env::temp_dir().join(format!("factor3-guide-release-{}", std::process::id()));
//! # std::fs::create_dir_all(&directory).unwrap();
//! # std::env::set_current_dir(&directory).unwrap();
//! # let updates = std::env::var_os("FACTOR3_UPDATE").is_some();
//! # assert!(updates || std::panic::catch_unwind(the_committed_files_are_current).is_err());
//! # std::fs::write(".env.example", contract::dotenv_example(&[("web", App::SCHEMA)])).unwrap();
//! # std::fs::write("env.schema.json", contract::json_schema(&[("web", App::SCHEMA)])).unwrap();
//! # the_committed_files_are_current();
//! # std::env::set_current_dir(std::env::temp_dir()).unwrap();
//! # std::fs::remove_dir_all(&directory).unwrap();
//! ```
//!
//! A variable that a pull request adds is then a changed line of `.env.example`, in the same review.
//!
//! # A new name without a flag day
//!
//! 1. The build that knows the new name says `renamed_from` with the old one. Both work; the old one warns.
//! 2. Deploys set the new name, each when it suits. Where an older build may come back, both are set, to one text.
//! 3. When no start warns any more, the attribute goes.
//!
//! ```
//! use factor3::{Config, Env};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     #[config(renamed_from = "THREADS")]
//!     workers: u8,
//! }
//!
//! let loaded = App::load(&Env::from_vars([("THREADS", "4")]))?;
//! assert_eq!(loaded.config.workers, 4);
//! assert_eq!(
//!     loaded.report.warnings()[0].to_string(),
//!     "THREADS is an old name of WORKERS: set WORKERS instead"
//! );
//!
//! assert!(App::load(&Env::from_vars([("THREADS", "4"), ("WORKERS", "4")]))?.report.warnings().is_empty());
//!
//! let error = App::from_vars([("THREADS", "4"), ("WORKERS", "8")]).unwrap_err();
//! assert_eq!(
//!     error.problems()[0].to_string(),
//!     "WORKERS and its old name THREADS hold different values: remove THREADS"
//! );
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # What came from where
//!
//! `FACTOR3=report ./shop` prints a table of every variable, where its value came from, and the warnings. The same for the app's own
//! log, once at its start, is the [`Report`](crate::Report) of [`Config::load`](crate::Config::load):
//!
//! ```
//! use factor3::{Config, Env, Origin, SecretString};
//! use std::time::Duration;
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     port: u16,
//!     #[config(default = "30s")]
//!     timeout: Duration,
//!     stripe_api_key: SecretString,
//!     motd: Option<String>,
//! }
//!
//! // In an app: Env::process(), and behind it, for development, Env::dotenv(".env").
//! let env = Env::from_vars([("PORT", "8080")]).or(Env::from_vars([("PORT", "1"), ("STRIPE_API_KEY", "sk_live_1")]));
//! let loaded = App::load(&env)?;
//! assert_eq!(loaded.report.to_string(), "\
//! PORT            environment  8080
//! TIMEOUT         default      30s
//! STRIPE_API_KEY  layer 2
//! MOTD            absent
//! ");
//! assert!(loaded.report.origins().any(|entry| entry == ("TIMEOUT", Origin::Default)));
//! assert_eq!((loaded.report.value("PORT"), loaded.report.value("STRIPE_API_KEY")), (Some("8080"), None));
//!
//! // One line, for a log that machines read.
//! assert!(loaded.report.to_json().starts_with(
//!     r#"{"factor3":"report","struct":"App","variables":[{"variable":"PORT","origin":"environment","value":"8080"}"#
//! ));
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! Values stand there of numbers, booleans, durations, sizes, addresses and enum words that are no secret, and of nothing else. A load
//! that failed has the table as well: [`Error::report`](crate::Error::report).
