//! Runs one of the applications, or one probe, in the environment of this process: `EXAMPLE="envy before"`.

use std::process::ExitCode;

use factor3_example_migration::probe::{self, Probe};
use factor3_example_migration::{Peer, dotenv};

fn main() -> ExitCode {
    #[allow(clippy::disallowed_methods, reason = "it asks which application to run, and is none itself")]
    let example = std::env::var("EXAMPLE").unwrap_or_default();
    let mut words = example.split(' ');
    let mut word = || words.next().unwrap_or_default();
    let (name, what, probed) = (word(), word(), word());
    let probed = Probe::ALL.into_iter().find(|probe| format!("{probe:?}") == probed);
    let outcome = match (Peer::named(name), name, what, probed) {
        (Some(peer), _, "before", _) => (peer.before)().map(|view| format!("{view:#?}")),
        (Some(peer), _, "after", _) => Ok(format!("{:#?}", (peer.after)())),
        (Some(peer), _, "debug", _) => Ok((peer.debug)()),
        (Some(peer), _, "probe", Some(one)) => (peer.probe)(one),
        (_, "factor3", "probe", Some(one)) => probe::probe(one),
        (_, "dotenv", "before", _) => {
            dotenv::before::load().map(|app| format!("{app:?}")).map_err(|error| error.to_string())
        }
        (_, "dotenv", "after", _) => Ok(format!("{:?}", dotenv::after::load())),
        _ => {
            eprintln!("EXAMPLE is `CRATE before`, `CRATE after`, `CRATE debug` or `CRATE probe PROBE`");
            return ExitCode::from(64);
        }
    };
    match outcome {
        Ok(read) => {
            println!("{read}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}", error.trim_end());
            ExitCode::FAILURE
        }
    }
}
