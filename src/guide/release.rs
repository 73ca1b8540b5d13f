//! How to find a mistake in the config before a deploy.
//!
//! A release is a build with its config ([factor V](https://12factor.net/build-release-run)). Before the release starts, run the
//! build with `FACTOR3=check` in the environment that it would start with. The call in `main` is enough; there is no other code to
//! write:
//!
//! ```console
//! $ FACTOR3=check ./shop && echo would start
//! factor3: FACTOR3=check is set, not starting
//! ok
//! would start
//! ```
//!
//! The call is [`from_env_or_exit`](crate::Config::from_env_or_exit) or [`load_or_exit`](crate::Config::load_or_exit). `check` loads
//! as they do, including secret files and `validate` functions. It connects to nothing: it says that a URL is well-formed, and not
//! that the service answers. If the program would not start, the report is on stderr, and the exit code is 78:
//!
//! ```
//! assert_eq!(factor3::EXIT_CODE, 78); // EX_CONFIG of sysexits.h
//! ```
//!
//! A program with several process types has a struct for each. Its arguments select the struct that is checked:
//! `FACTOR3=check ./shop worker`. A generated file names everything after the program's file, so print the files of several
//! processes with `Contract::new("shop").process("web", ..).process("worker", ..)`: see [committed files](#committed-files).
//!
//! # Heroku
//!
//! Check in the release phase. If it fails, the previous release keeps running. The release phase runs for each build and each
//! change of a config var. It does not run when an add-on changes a variable, such as the URL of a database that was moved.
//!
//! ```text
//! release: FACTOR3=check ./shop
//! web: ./shop
//! ```
//!
//! # Kubernetes
//!
//! Before the rollout, run a Job with the image and environment of the Deployment. Its policy makes the Job fail at once, because a
//! retry would not help.
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
//! Or check in the first init container of each pod. If it fails, no later container of the pod runs, such as a migration.
//!
//! ```text
//! # in the Deployment: old pods keep running until new ones are ready
//! strategy: { rollingUpdate: { maxUnavailable: 0 } }
//! # in the pod's spec
//! initContainers:
//!   - name: check
//!     image: registry.example.com/shop:1.2.3
//!     env: [{ name: FACTOR3, value: check }]
//!     envFrom: [{ configMapRef: { name: shop } }, { secretRef: { name: shop } }]
//!     # `kubectl describe pod` shows the report
//!     terminationMessagePolicy: FallbackToLogsOnError
//! ```
//!
//! # systemd
//!
//! `systemctl restart` stops the old process before it runs `ExecStartPre=`. To check earlier, run a separate command before the
//! restart. In the unit, `RestartPreventExitStatus=78` prevents further restarts. It applies only to the main process: if
//! `ExecStartPre=` fails, systemd follows `Restart=`.
//!
//! ```text
//! [Service]
//! ExecStartPre=/usr/bin/env FACTOR3=check /usr/local/bin/shop
//! ExecStart=/usr/local/bin/shop
//! Restart=on-failure
//! RestartPreventExitStatus=78
//!
//! # Before `systemctl restart shop`, with the user, files and credentials of the unit:
//! # systemd-run --wait --pipe -p User=shop -p EnvironmentFile=/etc/shop/secrets.env \
//! #     -E FACTOR3=check /usr/local/bin/shop
//! ```
//!
//! # CI
//!
//! If the program cannot run there, validate the variables of the deploy as JSON against a committed
//! [JSON Schema](#committed-files). The schema does not include `validate` functions, and checks less of a URL than its handle.
//!
//! ```text
//! $ jq -n env | check-jsonschema --schemafile env.schema.json -
//! $ heroku config --json | check-jsonschema --schemafile env.schema.json -
//! ```
//!
//! The crate has no control over a validator: check-jsonschema 0.39 prints the value that it refuses into the log of the build. If
//! the environment holds real secrets, use `FACTOR3=check`.
//!
//! # What a release changes
//!
//! `FACTOR3=check` needs the environment. What a build changes can be told without one, before anybody deploys: each build
//! writes its contract, with one line for each variable, and the next build compares itself with that.
//!
//! ```console
//! $ FACTOR3=contract ./shop-1.2 > shop.contract
//! factor3: FACTOR3=contract is set, not starting
//! $ cat shop.contract
//! factor3 contract 1
//! process shop-1.2
//! variable PORT integer(0..65535) default=3000
//! variable DATABASE_URL resource(Postgres) required
//! end
//! $ FACTOR3=changes ./shop-1.3 < shop.contract
//! factor3: FACTOR3=changes is set, not starting
//! Added:
//! ! STRIPE_API_KEY is required (a secret): set it before the release
//!   METRICS_PORT (a whole number from 0 to 65535) has the default 9090
//!
//! Changed:
//!   PORT has the default 8080 and had 3000: where it is not set, set PORT=3000 to keep that
//!
//! Not compatible: an environment that starts the old build may not start the new one. Do what the lines with ! say.
//! ```
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | compatible: each environment that sets only what the old contract declares, and starts the old build, also starts the new one |
//! | 1 | such an environment may not start the new build: a line with `!` says what to do before the release |
//! | 65 | stdin has no contract, or one that is cut off or from a newer version of the format |
//!
//! A value may also mean something else without a refusal. A new separator and another unit of bare numbers count as not
//! compatible, too. A changed default does not: its line says how to keep the old one.
//!
//! What only the application's code knows is listed and not compared: `validate` functions, and types with their own parser.
//! How a handle reads its URL, whether a list or a set takes the items, and whether text may be other than UTF-8 (`OsString`)
//! belongs to the code as well. So does a default that the code computes.
//!
//! A pipeline compares each pull request with the main branch, and asks for an operator if the exit code is 1:
//!
//! ```text
//! # a job in CI, after the build; main.contract comes from the last build of the main branch
//! FACTOR3=changes ./target/release/shop < main.contract
//!
//! # a job on the main branch keeps it
//! FACTOR3=contract ./target/release/shop > main.contract
//! ```
//!
//! A release phase does both. If the contract of the running build is kept in a file of the image, or in a ConfigMap, the
//! report of an incompatible release is in the log of the phase, next to that of the check:
//!
//! ```text
//! # Heroku, Procfile: the slug has the contract of the release before it.
//! release: FACTOR3=changes ./shop < released.contract; FACTOR3=check ./shop
//!
//! # Kubernetes, before the rollout: the ConfigMap has the contract of the running build.
//! kubectl get configmap shop-contract -o jsonpath='{.data.contract}' > running.contract
//! docker run --rm -i -e FACTOR3=changes registry.example.com/shop:1.3.0 < running.contract
//! # and after it:
//! docker run --rm -e FACTOR3=contract registry.example.com/shop:1.3.0 > running.contract
//! kubectl create configmap shop-contract --from-file=contract=running.contract --dry-run=client -o yaml | kubectl apply -f -
//! ```
//!
//! Or a test guards the contract of the last release, which is a committed file. With `FACTOR3_UPDATE=1` it writes the file:
//!
#![cfg_attr(feature = "contract", doc = "```")]
#![cfg_attr(not(feature = "contract"), doc = "```ignore")]
//! use factor3::contract::{Contract, assert_compatible};
//! use factor3::{Config, SecretString};
//!
//! #[derive(Config)]
//! struct App {
//!     /// Key of the payment provider.
//!     stripe_api_key: SecretString,
//! }
//!
//! // #[test]
//! fn an_environment_of_the_last_release_starts_this_build() {
//!     let contract = Contract::new("shop").process("web", App::SCHEMA);
//!     assert_compatible("released.contract", &contract);
//! }
//! # let directory = std::env::temp_dir().join(format!("factor3-guide-compatible-{}", std::process::id()));
//! # std::fs::create_dir_all(&directory).unwrap();
//! # std::env::set_current_dir(&directory).unwrap();
//! # let updates = std::env::var_os("FACTOR3_UPDATE").is_some();
//! # let released = "factor3 contract 1\nprocess web\nvariable PORT text\nend\n";
//! # std::fs::write("released.contract", released).unwrap();
//! # assert!(updates || std::panic::catch_unwind(an_environment_of_the_last_release_starts_this_build).is_err());
//! # let contract = Contract::new("shop").process("web", App::SCHEMA);
//! # std::fs::write("released.contract", contract.to_text()).unwrap();
//! # an_environment_of_the_last_release_starts_this_build();
//! # std::env::set_current_dir(std::env::temp_dir()).unwrap();
//! # std::fs::remove_dir_all(&directory).unwrap();
//! ```
//!
//! # Refused starts
//!
//! The report is on stderr. It has at most 2,048 bytes and 80 lines, as much as Kubernetes keeps of a log under
//! `terminationMessagePolicy: FallbackToLogsOnError`. If the log is not text, or Kubernetes does not collect it, `main` can write the
//! message itself:
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
//! // Then call error.exit(), or error.exit_json(), which writes JSON and also ends with 78:
//! let json = error.to_json();
//! assert!(json.starts_with(r#"{"factor3":"error","struct":"App","problems":["#));
//! # std::fs::remove_file(&log)?;
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! `from_env` ignores `FACTOR3`, so a program that only calls it does not answer.
//!
//! # Committed files
//!
//! A test compares `.env.example`, the JSON Schema and manifests with the struct. If a file is stale, the test fails with a diff and
//! the command that writes the file. No file holds a value of an environment.
//!
#![cfg_attr(feature = "contract", doc = "```")]
#![cfg_attr(not(feature = "contract"), doc = "```ignore")]
//! use factor3::contract::{Contract, assert_current};
//! use factor3::{Config, SecretString};
//!
//! #[derive(Config)]
//! struct App {
//!     /// Key of the payment provider.
//!     stripe_api_key: SecretString,
//! }
//!
//! // #[test]
//! fn the_committed_files_are_current() {
//!     let contract = Contract::new("shop").process("web", App::SCHEMA);
//!     assert_current(".env.example", &contract.dotenv_example());
//!     assert_current("env.schema.json", &contract.json_schema());
//! }
//! # // In a directory where they are missing, so that it has to fail, and then where they are current.
//! # let directory = std::env::temp_dir().join(format!("factor3-guide-release-{}", std::process::id()));
//! # std::fs::create_dir_all(&directory).unwrap();
//! # std::env::set_current_dir(&directory).unwrap();
//! # let updates = std::env::var_os("FACTOR3_UPDATE").is_some();
//! # assert!(updates || std::panic::catch_unwind(the_committed_files_are_current).is_err());
//! # let contract = Contract::new("shop").process("web", App::SCHEMA);
//! # std::fs::write(".env.example", contract.dotenv_example()).unwrap();
//! # std::fs::write("env.schema.json", contract.json_schema()).unwrap();
//! # the_committed_files_are_current();
//! # std::env::set_current_dir(std::env::temp_dir()).unwrap();
//! # std::fs::remove_dir_all(&directory).unwrap();
//! ```
//!
//! If a pull request adds a variable, its review then shows a changed line of `.env.example`.
//!
//! # Renaming
//!
//! 1. Add `renamed_from` with the old name to the field. Both names work, and the old one causes a warning.
//! 2. Set the new name in each deploy, at any time. If an older build may come back, set both names to the same text.
//! 3. When no start warns any more, remove the attribute.
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
//!     loaded.summary.warnings()[0].to_string(),
//!     "THREADS is an old name of WORKERS: set WORKERS instead"
//! );
//!
//! let both = Env::from_vars([("THREADS", "4"), ("WORKERS", "4")]);
//! assert!(App::load(&both)?.summary.warnings().is_empty());
//!
//! let error = App::from_vars([("THREADS", "4"), ("WORKERS", "8")]).unwrap_err();
//! assert_eq!(
//!     error.problems()[0].to_string(),
//!     "WORKERS and its old name THREADS hold different values: remove THREADS"
//! );
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Summary
//!
//! `FACTOR3=summary ./shop` prints a table of all variables, with the origin of each value, and the warnings. The application can
//! write the same table to its log at the start: it is the [`Summary`](crate::Summary) of [`Config::load`](crate::Config::load):
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
//! // In an application: Env::process(), and for development .or(Env::dotenv(".env")).
//! let first = Env::from_vars([("PORT", "8080")]);
//! let second = Env::from_vars([("PORT", "1"), ("STRIPE_API_KEY", "sk_live_1")]);
//! let env = first.or(second);
//! let loaded = App::load(&env)?;
//! assert_eq!(loaded.summary.to_string(), "\
//! PORT            environment  8080
//! TIMEOUT         default      30s
//! STRIPE_API_KEY  layer 2
//! MOTD            absent
//! ");
//! assert!(loaded.summary.origins().any(|entry| entry == ("TIMEOUT", Origin::Default)));
//! assert_eq!(loaded.summary.value("PORT"), Some("8080"));
//! assert_eq!(loaded.summary.value("STRIPE_API_KEY"), None);
//!
//! // One line, for a log that programs read.
//! let start = concat!(
//!     r#"{"factor3":"summary","struct":"App","variables":["#,
//!     r#"{"variable":"PORT","origin":"environment","value":"8080"}"#,
//! );
//! assert!(loaded.summary.to_json().starts_with(start));
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! The table shows only the values of numbers, booleans, durations, sizes, addresses and enum words that are not secret. A load
//! that failed has the table as well: [`Error::summary`](crate::Error::summary).
