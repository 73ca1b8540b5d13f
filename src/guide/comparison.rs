//! What others do better, what this does, and when to take another.
//!
//! | | |
//! |---|---|
//! | crates | [features](#beside-other-crates), [figures](#figures) |
//! | other languages | [features](#beyond-rust) |
//! | to decide | [when to take another](#when-to-take-another) |
//!
//! What is said of others is of the versions named here, which are older by the day. A dash means no, `?` not looked at, and
//! an empty cell that there is nothing to say. What is said of factor3 is shown by the code in [`reports`](super::reports),
//! [`environments`](super::environments) and the crate's own documentation, all of which runs as tests.
//!
//! # Beside other crates
//!
//! envy 0.4.2, envconfig 0.11.1, confique 0.4.0, conf 0.4.5, config 0.15.27, figment 0.10.19, clap 4.6.7 with `derive` and
//! `env`: the versions of `benches/contenders` and `examples/migration` in the repository. Behind each row is what shows it:
//!
//! - **t**: tests of `examples/migration` run both sides; conf is not among them. [`migration`](super::migration) has the
//!   tables.
//! - **b**: the benches: [figures](#figures) below.
//! - **r**: a run of the published crate, on 2026-11-20. **d**: its documentation or source.
//!
//! | errors | factor3 | conf | confique | envconfig | config | figment | envy | clap | |
//! |---|---|---|---|---|---|---|---|---|---|
//! | names all that is missing | yes | yes, but for lists | – | – | – | – | – | yes | t b |
//! | and what is wrong with it | yes | yes | – | – | – | – | – | – | t, conf r |
//! | says what a variable is for | yes | of one problem | – | – | – | – | – | – | r |
//! | never shows a value | yes | of fields that are marked, but for what their parser says | – | yes, and no reason | – | – | – | – | t, conf r |
//! | near-miss names | yes | – | – | – | – | – | – | of arguments | r |
//! | a stranger's variable that is not UTF-8 | no harm | no harm | no harm | no harm | no harm behind a prefix, else the load fails | no harm | panics | no harm | t, conf r |
//! | ends the process with the report | 78 | 2 | – | – | – | – | – | 2 | t, conf r |
//!
//! | values | factor3 | conf | confique | envconfig | config | figment | envy | clap | |
//! |---|---|---|---|---|---|---|---|---|---|
//! | `Debug` hides secrets | yes | – | – | – | – | – | – | – | t, conf r |
//! | URLs of services as handles | [yes](crate::resource) | – | – | – | – | – | – | – | d |
//! | durations, sizes | yes | – | – | – | – | – | – | – | d |
//! | lists from one variable | yes | yes | by a parser | – | by an option | `[a,b]` | yes | yes | r d |
//! | maps from one variable | yes | – | by a function | – | – | `{k=v}` | – | – | d |
//! | `NAME=` of a number | not set | error | not set | error | error, or not set by an option | error | error | error | r |
//! | text of digits stays text | yes | yes | yes | yes | without `try_parsing` | – | yes | yes | t, conf r |
//! | any serde type | by an attribute | by a parser | yes | – | yes | yes | yes | – | d |
//!
//! | structs | factor3 | conf | confique | envconfig | config | figment | envy | clap | |
//! |---|---|---|---|---|---|---|---|---|---|
//! | names follow from fields | yes | yes | – | yes | yes | yes | yes | yes | r d |
//! | one struct twice, with prefixes | yes | yes | – | – | yes | yes | – | – | t r d |
//! | groups that may be absent | yes | yes | – | ? | by serde | by serde | by serde | ? | r d |
//! | one variable read by two fields | compile error | unseen | unseen | unseen | | | | unseen | t, conf and clap r |
//! | cross-field checks | yes | yes | yes | – | – | – | – | groups of arguments | d |
//! | generic structs | yes | – | – | – | yes | yes | yes | ? | r |
//! | read from pairs in a test | yes | yes | – | yes | yes | sets the process | yes | – | d |
//!
//! | sources and files | factor3 | conf | confique | envconfig | config | figment | envy | clap | |
//! |---|---|---|---|---|---|---|---|---|---|
//! | arguments | – | yes | – | – | – | – | – | yes | d |
//! | files in TOML, YAML, JSON | – | by serde | yes | – | yes | yes | – | – | d |
//! | layers and profiles | layers of variables | ? | layers | – | layers | both | – | – | d |
//! | `NAME_FILE`, systemd credentials | yes | – | – | – | by another crate | by another crate | – | – | d |
//! | where a value came from | each variable | a callback | – | – | "the environment" | each provider | – | each argument | r d |
//! | writes files of its contract | [these](crate::Config::from_env_or_exit) | help, completions | TOML, YAML, JSON5 templates | – | – | – | – | help, man, completions | d |
//! | Rust, at least | 1.85 | 1.85 | 1.68.2 | not said | 1.88 | not said | not said | 1.85 | d |
//!
//! # Figures
//!
//! Excerpts of `benches/RESULTS.md`, each behind the command that prints it. The first row has its own unit, and others are
//! ratios to it, unless the title says otherwise; below 1 is less. `placeholders` is the hand-written reader where each type
//! has a `Default`. N is the number of fields, E that of the variables in the environment. What they mean, and what they
//! leave out, is in `benches/README.md`.
//!
//! ```console
//! $ cargo run --release -p factor3-benches -- load
//! ```
//!
//! **Load, instructions (hand-written in thousands)**
//!
//! | | N=10 E=40 | N=10 E=3000 | N=50 E=80 | N=50 E=3000 | N=200 E=230 | N=200 E=3000 |
//! | --- | ---: | ---: | ---: | ---: | ---: | ---: |
//! | handwritten | 10.5 | 97.1 | 94.4 | 580 | 960 | 2782 |
//! | factor3 | 1.13 | 1.02 | 1.05 | 1.01 | 0.48 | 1.30 |
//! | envconfig | 1.05 | 1.00 | 1.01 | 1.00 | 1.01 | 1.02 |
//! | placeholders | 1.00 | 1.00 | 1.01 | 1.00 | 1.01 | 1.00 |
//! | confique | 1.11 | 1.01 | 1.11 | 1.01 | 1.02 | 1.02 |
//! | conf | 13.3 | 65.3 | 5.63 | 11.6 | 2.05 | 2.87 |
//! | clap | 12.9 | 2.28 | 9.27 | 2.33 | 8.30 | 3.51 |
//! | config | 11.2 | 48.3 | 3.60 | 8.38 | 1.35 | 2.00 |
//! | figment | 12.4 | 44.6 | 11.5 | 9.01 | 16.2 | 7.00 |
//! | envy | 5.10 | 39.4 | 1.45 | 6.69 | 0.47 | 1.46 |
//!
//! A process loads once. `RESULTS.md` has the times too, in microseconds for the first row.
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
//! The next three are what a build pays. Crates, seconds and sizes are as they are, not ratios.
//!
//! ```console
//! $ cargo run --release -p factor3-benches -- build rebuild size
//! ```
//!
//! **Clean debug build of an app with N=50, two jobs**
//!
//! | | crates | wall s | cpu s |
//! | --- | ---: | ---: | ---: |
//! | handwritten | 0 | 0.24 | 0.28 |
//! | factor3 | 9 | 2.87 | 4.92 |
//! | envconfig | 6 | 2.71 | 3.32 |
//! | placeholders | 0 | 0.26 | 0.29 |
//!
//! **After an edit of `main.rs`, N=200, median of three**
//!
//! | | check s | debug build s | release build s |
//! | --- | ---: | ---: | ---: |
//! | handwritten | 0.07 | 0.15 | 2.17 |
//! | factor3 | 0.11 | 0.25 | 0.89 |
//! | envconfig | 0.11 | 0.23 | 14.4 |
//! | placeholders | 0.07 | 0.16 | 0.66 |
//!
//! **Stripped release binary, KiB over an empty `main`**
//!
//! | | N=50 | N=200 | bytes a field |
//! | --- | ---: | ---: | ---: |
//! | handwritten | 47.9 | 136 | 603 |
//! | factor3 | 118 | 170 | 360 |
//! | envconfig | 48.4 | 271 | 1517 |
//! | placeholders | 40.4 | 70.7 | 207 |
//!
//! Where factor3 is behind: envconfig, confique and a reader by hand load a small struct with as much work or less, and
//! envconfig brings fewer crates and links less into a small app. Where it is ahead: in what a failed load says, and, beside
//! another derive, in how a rebuild and the binary grow with the fields.
//!
//! # Beyond Rust
//!
//! pydantic-settings 2.16.3 (Python), envalid 8.2.0 and varlock 1.20.0 (Node), caarlos0/env at `a3a36cc` (Go) were run on
//! 2026-11-20; hoplite at `aa12015` (Kotlin) and Spring Boot (Java) were read.
//!
//! | | factor3 | pydantic-settings | envalid | varlock | caarlos0/env | hoplite | Spring Boot |
//! |---|---|---|---|---|---|---|---|
//! | all problems in one run | yes | yes | yes | yes | yes | yes | partly |
//! | names the variable itself | yes | – | yes | yes | partly | partly | partly |
//! | says what it is for, or how to fix it | yes | – | yes | – | – | – | yes |
//! | a type or flag for secrets | yes | yes | – | yes | – | yes | – |
//! | secrets stay out of errors | yes | – | – | yes, but for two characters | – | ? | – |
//! | a URL shows its host and not its password | yes | – | – | – | – | – | partly |
//! | secrets from files | yes | yes | – | partly | partly | yes | yes |
//! | typed URLs of services | yes | partly | partly | partly | partly | partly | partly |
//! | files from the schema | yes | partly | – | yes | partly | – | yes |
//! | a check that they are current | yes | – | – | yes | – | – | – |
//! | names that nothing reads | under a prefix | partly | – | partly | – | yes | ? |
//! | old names, with a warning | yes | partly | – | partly | – | partly | yes |
//! | required if another is set | yes | partly | yes | yes | – | – | – |
//! | mutual exclusion | yes | – | – | – | – | – | partly |
//! | durations, sizes | both | sizes, some durations | – | durations | durations | both | both |
//! | where a value came from | yes | partly | – | yes | – | yes | yes |
//! | tests without the process environment | yes | yes | yes | ? | yes | yes | ? |
//! | reload while running | – | – | – | – | – | yes | ? |
//! | finds secrets in logs and files | – | – | – | yes | – | – | – |
//!
//! varlock also writes types for several languages, searches the source for names that its schema lacks, and masks secrets in
//! what a child prints. Spring Boot lists the sources that another one hides, and shows the config of a running process at an
//! endpoint.
//!
//! # When to take another
//!
//! | you want | take |
//! |---|---|
//! | files of settings, in layers, by profile | figment or config; confique for a fixed list of files, with templates of them |
//! | arguments, subcommands, `--help` | clap; conf, where environment variables, arguments and prefixes meet |
//! | a template of a settings file in TOML, YAML or JSON5 | confique |
//! | files that change while the app runs | config or figment, built again; factor3 reads once |
//! | no procedural macro of the config crate's | config, figment, or envy with serde's alone; a reader by hand for a few variables |
//! | the smallest binary of a small app, or fewer crates | envconfig, or a reader by hand: see [figures](#figures) |
//! | an older compiler | confique |
//! | a crate that many have run for years | config, figment or clap: factor3 is at 0.1 |
//! | a format that serde reads, for all of it | config or figment |
//! | one schema for programs in several languages | varlock, or the JSON Schema that factor3 writes |
//!
//! They go together too: clap for arguments, figment for what a user of the program sets, and factor3 for what a deploy has
//! to. [`limits`](super::limits) goes through what is left out here.
