//! The guide: pages that answer a question each, with code that runs.
//!
//! | page | answers |
//! |---|---|
//! | [`twelve_factors`] | what does the crate do for each of the twelve factors? |
//! | [`environments`] | how do I do without `APP_ENV` and a file for each environment? |
//! | [`backing_services`] | how does one variable become a database, a queue, a mail server? |
//! | [`secrets`] | how do secrets get in, on Kubernetes, systemd, Docker, Heroku, with Vault and 1Password? |
//! | [`release`] | how do I find out before a deploy that its config is wrong? |
//! | [`testing`] | how do I test what reads the environment, without touching it? |
//! | [`reports`] | what does it say at night, when a deploy does not start? |
//! | [`generated`] | what does the derive write, and what does it cost? |
//! | [`migration`] | how do I get here from envy, envconfig, confique, config, figment or clap? |
//! | [`comparison`] | what do others do better, and what does this? |
//! | [`limits`] | what does it not do, and what to use then? |
//!
//! # What people ask of such a crate
//!
//! The wishes that most threads of other crates' trackers have in common, and where each is answered:
//!
//! | wish | answer |
//! |---|---|
//! | no secret in help, `Debug`, logs, errors | [`secrets`] |
//! | names that can be told from the struct, without rules for `_` | [`environments#names`](environments#names) |
//! | groups that are used again, with a prefix | [`environments#groups-that-are-used-again`](environments#groups-that-are-used-again) |
//! | lists and maps | [`backing_services#lists`](backing_services#lists) |
//! | `NAME_FILE`, Docker's secrets | [`secrets#docker`](secrets#docker) |
//! | URLs of services that are read, and explained when they are wrong | [`backing_services`] |
//! | texts stay texts: a PIN keeps its leading zero | [`environments#what-is-written-is-what-is-read`](environments#what-is-written-is-what-is-read) |
//! | a variable of somebody else's that is not UTF-8 does no harm | [`environments#the-variables-of-others`](environments#the-variables-of-others) |
//! | flattening that keeps types and names | [`environments#groups-that-are-used-again`](environments#groups-that-are-used-again) |
//! | an error that names the variable, and what is wrong | [`reports`] |
//! | tests without `set_var` | [`testing`] |
//! | an empty variable is none | [`environments#empty`](environments#empty) |
//! | where did this value come from? | [`release#what-came-from-where`](release#what-came-from-where) |
//! | names that are misspelt, or that nothing reads | [`reports#a-misspelt-name`](reports#a-misspelt-name) |
//! | all problems at once | [`reports`] |

pub mod backing_services;
pub mod comparison;
pub mod environments;
pub mod generated;
pub mod limits;
pub mod migration;
pub mod release;
pub mod reports;
pub mod secrets;
pub mod testing;
pub mod twelve_factors;
