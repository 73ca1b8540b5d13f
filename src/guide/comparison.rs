//! What other crates do better, what this one does better, and how to choose.
//!
//! | question | see |
//! |---|---|
//! | how do the crates differ? | [crates](#crates), [figures](#figures) |
//! | how do other languages do it? | [other languages](#other-languages) |
//! | which crate should I use? | [choosing](#choosing) |
//!
//! The tables describe the versions named here; newer versions may differ. A dash means no, `?` means that nobody checked, and an
//! empty cell means that the question does not apply. The code in [`reports`](super::reports),
//! [`environments`](super::environments) and the crate's own documentation shows what factor3 does, and all of it runs as tests.
//!
//! # Crates
//!
//! envy 0.4.2, envconfig 0.11.1, confique 0.4.0, conf 0.4.5, config 0.15.27, figment 0.10.19, clap 4.6.9 with `derive` and
//! `env`: the versions of `benches/contenders` and `examples/migration` in the repository. The last column says what shows each
//! row:
//!
//! | letter | evidence |
//! |---|---|
//! | **t** | tests of `examples/migration` run both sides, except for conf; [`migration`](super::migration) has the tables |
//! | **b** | the benches: [figures](#figures) below |
//! | **r** | a run of the published crate, on 2026-11-20 |
//! | **d** | its documentation or source |
//!
//! | errors | factor3 | conf | confique | envconfig | config | figment | envy | clap | shown by |
//! |---|---|---|---|---|---|---|---|---|---|
//! | names every missing variable | yes | except lists | – | – | – | – | – | yes | t b |
//! | names every invalid variable too | yes | yes | – | – | – | – | – | – | t, conf r |
//! | says what a variable is for | yes | for one problem | – | – | – | – | – | – | r |
//! | never shows a value | yes | for marked fields, except in messages of their parser | – | yes, without a reason | – | – | – | – | t, conf r |
//! | suggests similar names | yes | – | – | – | – | – | – | for arguments | r |
//! | another program's variable that is not UTF-8 | no harm | no harm | no harm | no harm | no harm with a prefix, otherwise the load fails | no harm | panics | no harm | t, conf r |
//! | ends the process with a report, and this exit code | 78 | 2 | – | – | – | – | – | 2 | t, conf r |
//!
//! | values | factor3 | conf | confique | envconfig | config | figment | envy | clap | shown by |
//! |---|---|---|---|---|---|---|---|---|---|
//! | `Debug` hides secrets | yes | – | – | – | – | – | – | – | t, conf r |
//! | handles for backing services | [yes](crate::resource) | – | – | – | – | – | – | – | d |
//! | durations, sizes | yes | – | – | – | – | – | – | – | d |
//! | lists from one variable | yes | yes | with a parser | – | with an option | `[a,b]` | yes | yes | r d |
//! | maps from one variable | yes | – | with a function | – | – | `{k=v}` | – | – | d |
//! | `NAME=` for a number | not set | error | not set | error | error, or not set with an option | error | error | error | r |
//! | text of digits stays text | yes | yes | yes | yes | without `try_parsing` | – | yes | yes | t, conf r |
//! | any serde type | with an attribute | with a parser | yes | – | yes | yes | yes | – | d |
//!
//! | structs | factor3 | conf | confique | envconfig | config | figment | envy | clap | shown by |
//! |---|---|---|---|---|---|---|---|---|---|
//! | names follow from fields | yes | yes | – | yes | yes | yes | yes | yes | r d |
//! | reuse of a struct, with prefixes | yes | yes | – | – | yes | yes | – | – | t r d |
//! | optional groups | yes | yes | – | ? | with serde | with serde | with serde | ? | r d |
//! | detects a variable that two fields read | compile error | – | – | – | | | | – | t, conf and clap r |
//! | cross-field checks | yes | yes | yes | – | – | – | – | groups of arguments | d |
//! | generic structs | yes | – | – | – | yes | yes | yes | ? | r |
//! | tests read pairs | yes | yes | – | yes | yes | sets variables | yes | – | d |
//!
//! | sources and files | factor3 | conf | confique | envconfig | config | figment | envy | clap | shown by |
//! |---|---|---|---|---|---|---|---|---|---|
//! | arguments | – | yes | – | – | – | – | – | yes | d |
//! | files in TOML, YAML, JSON | – | with serde | yes | – | yes | yes | – | – | d |
//! | layers and profiles | layers of variables | ? | layers | – | layers | both | – | – | d |
//! | `NAME_FILE`, systemd credentials | yes | – | – | – | with another crate | with another crate | – | – | d |
//! | says where a value came from | for each variable | with a callback | – | – | "the environment" | for each provider | – | for each argument | r d |
//! | writes files | [these](crate::Config::from_env_or_exit) | help, completions | TOML, YAML, JSON5 templates | – | – | – | – | help, man, completions | d |
//! | minimum Rust version | 1.85 | 1.85 | 1.68.2 | not said | 1.88 | not said | not said | 1.85 | d |
//!
//! # Figures
//!
//! The plots show a config of 50 fields in an environment of 80 variables, and a shorter bar is better. What the run did
//! not measure has no bar.
//!
//! <div style="display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:1rem;margin-bottom:1rem">
//!
#![doc = include_str!("pictures/load.svg")]
#![doc = include_str!("pictures/build.svg")]
#![doc = include_str!("pictures/size.svg")]
//!
//! </div>
//!
//! The tables are excerpts of `benches/RESULTS.md`, and each follows the command that prints it. The first row is measured in its
//! own unit. The other rows are ratios to it, unless the title says otherwise; a ratio below 1 is less. `placeholders` is a
//! hand-written reader that needs a `Default` for each type. N is the number of fields, and E is the number of variables in the
//! environment. `benches/README.md` says what the figures mean, and what they omit. `RESULTS.md` also has the tables of instructions,
//! allocations and times of a load. A process loads once.
//!
//! ```console
//! $ cargo run --release -p factor3-benches -- failing
//! ```
//!
//! **Required variables named by one failed load, N=50**
//!
//! | | named | bytes |
//! | --- | ---: | ---: |
//! | handwritten | 35 of 35 | 879 |
//! | factor3 | 35 of 35 | 975 |
//! | envconfig | 1 of 35 | 42 |
//! | placeholders | 35 of 35 | 879 |
//! | confique | 1 of 35 | 49 |
//! | conf | 30 of 35 | 1215 |
//! | clap | 35 of 35 | 1877 |
//! | config | 1 of 35 | 36 |
//! | figment | 1 of 35 | 22 |
//! | envy | 1 of 35 | 30 |
//!
//! The next four tables show the cost for a build. Crates, seconds and sizes are absolute, and not ratios. The first one has a
//! whole backend, which compiles some of these dependencies anyway, and what each crate adds to it. factor3 is measured there
//! without its default features; [what they add](super::generated#missed-limits) is on another page.
//!
//! ```console
//! $ cargo run --release -p factor3-benches -- backend build rebuild size
//! ```
//!
//! **What is added to a clean debug build of a backend (axum, sqlx, redis, serde, tracing), N=50**
//!
//! | | crates | cpu s |
//! | --- | ---: | ---: |
//! | the backend | 186 | 102 |
//! | factor3 | 4.00 | 6.54 |
//! | envconfig | 2.00 | 1.20 |
//! | placeholders | 0.00 | -0.02 |
//! | confique | 2.00 | 1.61 |
//! | conf | 14.0 | 6.53 |
//! | clap | 12.0 | 4.92 |
//! | config | 30.0 | 14.7 |
//! | figment | 7.00 | 4.17 |
//! | envy | 1.00 | 0.15 |
//!
//! **Clean debug build of an app with N=50, two jobs**
//!
//! | | crates | wall s | cpu s |
//! | --- | ---: | ---: | ---: |
//! | handwritten | 0 | 0.22 | 0.25 |
//! | factor3 | 11 | 6.06 | 8.86 |
//! | envconfig | 6 | 2.36 | 2.83 |
//! | placeholders | 0 | 0.21 | 0.23 |
//! | confique | 11 | 4.87 | 8.64 |
//! | conf | 19 | 5.60 | 9.57 |
//! | clap | 17 | 4.58 | 8.34 |
//! | config | 10 | 4.71 | 8.32 |
//! | figment | 16 | 7.60 | 12.9 |
//! | envy | 8 | 4.50 | 6.73 |
//!
//! **After an edit of `main.rs`, N=200, median of three**
//!
//! | | check s | debug build s | release build s |
//! | --- | ---: | ---: | ---: |
//! | handwritten | 0.04 | 0.11 | 1.60 |
//! | factor3 | 0.08 | 0.20 | 0.62 |
//! | envconfig | 0.07 | 0.15 | 10.8 |
//! | placeholders | 0.05 | 0.13 | 0.39 |
//! | confique | 0.14 | 0.24 | 87.7 |
//! | conf | 0.22 | 0.39 | 3.58 |
//! | clap | 0.25 | 0.41 | 15.5 |
//! | config | 0.12 | 0.23 | 13.7 |
//! | figment | 0.13 | 0.25 | 37.0 |
//! | envy | 0.11 | 0.20 | 8.32 |
//!
//! **Stripped release binary, KiB over an empty `main`**
//!
//! | | N=50 | N=200 | bytes a field |
//! | --- | ---: | ---: | ---: |
//! | handwritten | 47.9 | 136 | 603 |
//! | factor3 | 219 | 280 | 416 |
//! | envconfig | 48.4 | 271 | 1517 |
//! | placeholders | 40.4 | 70.7 | 207 |
//! | confique | 104 | 1416 | 8960 |
//! | conf | 799 | 1012 | 1454 |
//! | clap | 566 | 924 | 2445 |
//! | config | 261 | 520 | 1766 |
//! | figment | 507 | 1548 | 7107 |
//! | envy | 85.2 | 264 | 1220 |
//!
//! factor3 is worse in these respects: envconfig, confique and a hand-written reader load a small struct with as much work or
//! less. envconfig, confique and envy add less code to a small application, and with the default features of factor3, every other
//! crate does, except conf. Each crate except conf and config adds less CPU time to the build of a backend. factor3 is better in
//! these: a failed load says more, and compared with another derive, the rebuild and the binary grow less with each field.
//!
//! # Other languages
//!
//! pydantic-settings 2.16.3 (Python), envalid 8.2.0 and varlock 1.20.0 (Node), caarlos0/env at `a3a36cc` (Go) were run on
//! 2026-11-20. For hoplite at `aa12015` (Kotlin) and Spring Boot (Java), the source and documentation were read.
//!
//! | feature | factor3 | pydantic-settings | envalid | varlock | caarlos0/env | hoplite | Spring Boot |
//! |---|---|---|---|---|---|---|---|
//! | all problems in one run | yes | yes | yes | yes | yes | yes | partly |
//! | names the variable itself | yes | – | yes | yes | partly | partly | partly |
//! | says what the variable is for, or how to fix it | yes | – | yes | – | – | – | yes |
//! | a type or flag for secrets | yes | yes | – | yes | – | yes | – |
//! | secrets stay out of errors | yes | – | – | except two characters | – | ? | – |
//! | a URL prints its host without its password | yes | – | – | – | – | – | partly |
//! | secrets from files | yes | yes | – | partly | partly | yes | yes |
//! | typed URLs of services | yes | partly | partly | partly | partly | partly | partly |
//! | writes files from the schema | yes | partly | – | yes | partly | – | yes |
//! | checks that the files are current | yes | – | – | yes | – | – | – |
//! | detects names that nothing reads | under a prefix | partly | – | partly | – | yes | ? |
//! | old names, with a warning | yes | partly | – | partly | – | partly | yes |
//! | required if another is set | yes | partly | yes | yes | – | – | – |
//! | mutual exclusion | yes | – | – | – | – | – | partly |
//! | durations, sizes | both | sizes, some durations | – | durations | durations | both | both |
//! | where a value came from | yes | partly | – | yes | – | yes | yes |
//! | tests without the process environment | yes | yes | yes | ? | yes | yes | ? |
//! | reload while running | – | – | – | – | – | yes | ? |
//! | finds secrets in logs and files | – | – | – | yes | – | – | – |
//!
//! varlock also writes types for several languages, searches the source for names that its schema lacks, and masks secrets in the
//! output of a child process. Spring Boot lists the sources that another source hides, and shows the config of a running process
//! at an endpoint.
//!
//! # Choosing
//!
//! | you want | use |
//! |---|---|
//! | files of settings, in layers, by profile | figment or config; confique for a fixed list of files, with templates of them |
//! | arguments, subcommands, `--help` | clap; conf for environment variables, arguments and prefixes together |
//! | a template of a settings file in TOML, YAML or JSON5 | confique |
//! | files that change while the application runs | config or figment, which you can build again; factor3 reads once |
//! | no procedural macro of the config crate | config, figment or envy, which use only serde's; a hand-written reader for a few variables |
//! | the smallest binary of a small application, or the shortest build | envconfig, or a hand-written reader: see [figures](#figures) |
//! | an older compiler | confique |
//! | a crate that many people have used for years | config, figment or clap: factor3 is at 0.1 |
//! | the whole config in a format that serde reads | config or figment |
//! | one schema for programs in several languages | varlock, or the JSON Schema that factor3 writes |
//!
//! The crates also work together: clap for arguments, figment for the settings of a user, and factor3 for the settings of a deploy.
//! [`limits`](super::limits) describes what factor3 does not do.
