//! Compares parsing the URL of a backing service with `url::Url::parse`.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

use crate::callgrind;
use crate::contender::{Contender, FACTOR3, Workshop};
use crate::environment::Environment;
use crate::run::{self, Outcome};
use crate::table::{Table, number};

/// The services, as in the template.
const SERVICES: [&str; 5] = ["Amqp", "Http", "MongoDb", "Nats", "Postgres"];
const PARSES_MEASURED: f64 = 64.0;

/// The cost of one URL of 100 bytes: instructions of both parsers, and time of factor3.
pub(crate) struct Cost {
    pub(crate) service: &'static str,
    pub(crate) url: f64,
    pub(crate) factor3: f64,
    pub(crate) nanoseconds: f64,
}

pub(crate) struct Parsers {
    program: PathBuf,
    environment: Environment,
}

impl Parsers {
    pub(crate) fn build(workshop: &Workshop) -> Outcome<Self> {
        let app = workshop.url_app()?;
        let target = workshop.target("load");
        run::output(&mut run::cargo(&app.dir, &target, &["build", "--release"]))?;
        let program = target.join("release").join(&app.name);
        Ok(Self { program, environment: Environment::without_config(0) })
    }

    pub(crate) fn costs(&self) -> Outcome<Vec<Cost>> {
        let instructions = |parser: &str, service: &str| {
            let argument = format!("{parser}:{service}:count");
            let all = callgrind::instructions(&self.environment, &self.program, &argument)?;
            Ok::<_, Box<dyn std::error::Error>>(all / PARSES_MEASURED)
        };
        let cost = |service| {
            Ok(Cost {
                service,
                url: instructions("url", service)?,
                factor3: instructions("factor3", service)?,
                nanoseconds: self.number(&format!("factor3:{service}:time"))?,
            })
        };
        SERVICES.into_iter().map(cost).collect()
    }

    /// Milliseconds for the slowest hostile text of 128 KiB.
    pub(crate) fn hostile(&self, parser: &str) -> Outcome<f64> {
        self.number(&format!("{parser}:hostile"))
    }

    /// The services with code in the program, by the names of their files.
    pub(crate) fn services(&self) -> Outcome<BTreeSet<String>> {
        let program = fs::read(&self.program)?;
        let files = concat!(env!("CARGO_MANIFEST_DIR"), "/../config-core/src/resource/service");
        let mut services = BTreeSet::new();
        for file in fs::read_dir(files)? {
            let file = file?.path();
            let Some(name) = file.file_stem().and_then(OsStr::to_str) else { continue };
            // The names are in a type's own functions, and in those of a trait.
            for symbol in [format!("7service{}{name}", name.len()), format!("service..{name}..")] {
                if program.windows(symbol.len()).any(|part| part == symbol.as_bytes()) {
                    services.insert(name.to_owned());
                }
            }
        }
        Ok(services)
    }

    fn number(&self, argument: &str) -> Outcome<f64> {
        Ok(self.environment.run(&self.program, argument)?.parse()?)
    }
}

pub(crate) fn print(workshop: &Workshop, contenders: &[Contender]) -> Outcome<()> {
    if !contenders.iter().any(|one| one.name == FACTOR3.name) {
        return Ok(());
    }
    let parsers = Parsers::build(workshop)?;
    let mut table = Table::new(["`url`, instructions", "factor3, instructions", "ratio", "factor3, ns"]);
    for Cost { service, url, factor3, nanoseconds } in parsers.costs()? {
        table.row(service, [url, factor3, factor3 / url, nanoseconds].map(number));
    }
    table.print("Parse and drop of a URL of 100 bytes");
    let mut table = Table::new(["ms"]);
    for parser in ["url", "factor3"] {
        table.row(parser, [number(parsers.hostile(parser)?)]);
    }
    table.print("The slowest of ten hostile URLs of 128 KiB");
    Ok(())
}
