//! What parsing the URL of a backing service costs, over `url::Url::parse`.

use crate::callgrind;
use crate::contender::{Contender, FACTOR3, Workshop};
use crate::environment::Environment;
use crate::run::{self, Outcome};
use crate::table::{Table, number};

/// As in the template.
const PARSES_MEASURED: f64 = 64.0;

pub(crate) fn print(workshop: &Workshop, contenders: &[Contender]) -> Outcome<()> {
    if !contenders.iter().any(|one| one.name == FACTOR3.name) {
        return Ok(());
    }
    let app = workshop.url_app()?;
    let target = workshop.target("load");
    run::output(&mut run::cargo(&app.dir, &target, &["build", "--release"]))?;
    let program = target.join("release").join(&app.name);
    let environment = Environment::without_config(0);
    let mut table = Table::new(["100-byte URL, instructions", "128 KiB hostile, ms"]);
    for parser in ["url", "factor3"] {
        let instructions = callgrind::instructions(&environment, &program, parser)? / PARSES_MEASURED;
        let hostile: f64 = environment.run(&program, &format!("{parser}-hostile"))?.parse()?;
        table.row(parser, [number(instructions), number(hostile)]);
    }
    table.print("Parse and drop of a Postgres URL");
    Ok(())
}
