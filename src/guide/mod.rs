//! How-to pages with code that runs. Each page answers one question.
//!
//! | page | question |
//! |---|---|
//! | [`twelve_factors`] | what does the crate do for each of the twelve factors? |
//! | [`environments`] | what replaces `APP_ENV` and a file for each environment? |
//! | [`backing_services`] | how does one variable become a database, a queue or a mail server? |
//! | [`secrets`] | how do secrets reach the application on Kubernetes, systemd, Docker or Heroku, and from Vault or 1Password? |
//! | [`rotation`] | how does a password rotate while the process runs, and how do I use the `Secret` of a Kubernetes operator? |
//! | [`log_stream`] | how do secrets stay out of the log of every driver? |
//! | [`release`] | how do I find a mistake in the config before a deploy, and what does a release change? |
//! | [`testing`] | how do I test config without touching the environment? |
//! | [`recipes`] | what else does an application want around its config? |
//! | [`reports`] | what does the report say when a deploy does not start? |
//! | [`generated`] | what code does the derive generate, and what does it cost? |
//! | [`migration`] | how do I migrate from `std::env::var`, envy, envconfig, confique, config, figment or clap? |
//! | [`comparison`] | what do other crates do better, and what does this one do better? |
//! | [`limits`] | what does the crate not do, and what can I use instead? |
//!
//! # Common wishes
//!
//! The issue trackers of other config crates have many threads about these wishes. This table says where each is answered.
//!
//! | wish | answer |
//! |---|---|
//! | no secret in help, `Debug`, logs or errors | [`secrets`] |
//! | names that follow from the struct, without rules for `_` | [names](environments#names) |
//! | structs that are used twice, with a prefix each | [reuse](environments#reuse) |
//! | lists and maps | [lists](backing_services#lists) |
//! | `NAME_FILE`, Docker secrets | [Docker](secrets#docker) |
//! | URLs of services that are parsed, with a reason if they are wrong | [`backing_services`] |
//! | a password with `@` or `/`, without percent-encoding | [its own variable](backing_services#the-password-in-its-own-variable) |
//! | a password that rotates while the process runs | [`rotation`] |
//! | no password in a driver's debug log | [`log_stream`] |
//! | a client's options from a URL | [clients](backing_services#clients) |
//! | text stays text: a PIN keeps its leading zero | [no guessing](environments#no-guessing) |
//! | another program's variable that is not UTF-8 does no harm | [other variables](environments#other-variables) |
//! | flattening that keeps types and names | [reuse](environments#reuse) |
//! | an error that names the variable and what is wrong | [`reports`] |
//! | tests without `set_var` | [`testing`] |
//! | an empty variable counts as not set | [empty values](environments#empty-values) |
//! | where did this value come from? | [summary](release#summary) |
//! | what has to be set before the next release? | [what a release changes](release#what-a-release-changes) |
//! | misspelt names, and names that nothing reads | [misspelt names](reports#misspelt-names) |
//! | all problems at once | [`reports`] |

pub mod backing_services;
pub mod comparison;
pub mod environments;
pub mod generated;
pub mod limits;
pub mod log_stream;
pub mod migration;
pub mod recipes;
pub mod release;
pub mod reports;
pub mod rotation;
pub mod secrets;
pub mod testing;
pub mod twelve_factors;
