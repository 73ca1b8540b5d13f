//! Measures the code of the struct: expanded lines, lines of LLVM IR, bytes of the binary.

use std::fs;
use std::process::Command;

use crate::contender::{App, Contender, EMPTY, Workshop};
use crate::run::{self, Outcome};
use crate::table::{Table, number};

const FIELDS: [usize; 4] = [50, 100, 200, 400];

pub(crate) fn print_source(workshop: &Workshop, contenders: &[Contender]) -> Outcome<()> {
    let mut expanded = Table::new(["N=50", "N=200", "lines a field"]);
    let mut ir = Table::new(["N=50", "N=100", "N=200", "N=400", "lines a field, 50 to 100", "200 to 400"]);
    for contender in contenders {
        let [small, large] =
            [expanded_lines(workshop, contender, 50)?, expanded_lines(workshop, contender, 200)?];
        expanded.row(contender.name, [small, large, (large - small) / 150.0].map(number));
        let mut lines = FIELDS.map(|_| f64::NAN);
        for (line, fields) in lines.iter_mut().zip(FIELDS) {
            *line = ir_lines(workshop, contender, fields)?;
        }
        let [n50, n100, n200, n400] = lines;
        ir.row(
            contender.name,
            lines.into_iter().chain([(n100 - n50) / 50.0, (n400 - n200) / 200.0]).map(number),
        );
    }
    expanded.print("Expanded source of the app, lines");
    ir.print("LLVM IR of the app, lines inside functions, debug");
    Ok(())
}

pub(crate) fn print_binaries(workshop: &Workshop, contenders: &[Contender]) -> Outcome<()> {
    let mut table = Table::new(["N=50", "N=200", "bytes a field"]);
    for contender in contenders {
        let [small, large] = [binary_kib(workshop, contender, 50)?, binary_kib(workshop, contender, 200)?];
        table.row(contender.name, [small, large, (large - small) * 1024.0 / 150.0].map(number));
    }
    table.print("Stripped release binary, KiB over an empty `main`");
    Ok(())
}

/// Counts lines of LLVM IR inside function bodies, from one codegen unit.
pub(crate) fn ir_lines(workshop: &Workshop, contender: &Contender, fields: usize) -> Outcome<f64> {
    let app = workshop.app(contender, fields)?;
    let file = app.dir.join("app.ll");
    let emit = format!("--emit=llvm-ir={}", file.display());
    eprintln!("LLVM IR of {}", app.name);
    touch(&app)?;
    let arguments = ["rustc", "--bin", &app.name];
    let mut command = run::cargo(&app.dir, &workshop.target("ir"), &arguments);
    run::output(command.env("CARGO_INCREMENTAL", "0").args(["--", "-Ccodegen-units=1", &emit]))?;
    let mut inside = false;
    let mut lines = 0.0;
    for line in fs::read_to_string(file)?.lines() {
        inside = (inside || line.starts_with("define ")) && line != "}";
        lines += if inside && !line.is_empty() { 1.0 } else { 0.0 };
    }
    Ok(lines)
}

/// Returns the bytes of the binary, minus those of the empty program.
pub(crate) fn binary_kib(workshop: &Workshop, contender: &Contender, fields: usize) -> Outcome<f64> {
    Ok((stripped_bytes(workshop, contender, fields)? - stripped_bytes(workshop, &EMPTY, 0)?) / 1024.0)
}

fn stripped_bytes(workshop: &Workshop, contender: &Contender, fields: usize) -> Outcome<f64> {
    stripped(workshop, &workshop.app(contender, fields)?)
}

/// Returns the bytes of a release binary. The crate is built into the target directory `load`, and the binary stays there.
pub(crate) fn stripped(workshop: &Workshop, app: &App) -> Outcome<f64> {
    let target = workshop.target("load");
    eprintln!("release binary of {}", app.name);
    run::output(&mut run::cargo(&app.dir, &target, &["build", "--release"]))?;
    let stripped = app.dir.join("stripped");
    run::output(Command::new("strip").arg("-o").arg(&stripped).arg(target.join("release").join(&app.name)))?;
    Ok(fs::metadata(stripped)?.len() as f64)
}

/// Counts lines of the expansion, which the stable compiler prints if nightly features are turned on.
fn expanded_lines(workshop: &Workshop, contender: &Contender, fields: usize) -> Outcome<f64> {
    let app = workshop.app(contender, fields)?;
    eprintln!("expansion of {}", app.name);
    touch(&app)?;
    let mut command = run::cargo(&app.dir, &workshop.target("expanded"), &["rustc", "--bin", &app.name]);
    let source = run::output(command.env("RUSTC_BOOTSTRAP", "1").args(["--", "-Zunpretty=expanded"]))?;
    Ok(source.lines().count() as f64)
}

/// Marks the source as changed: cargo prints nothing for an unchanged crate.
fn touch(app: &App) -> Outcome<()> {
    Ok(fs::File::options().append(true).open(app.main())?.set_modified(std::time::SystemTime::now())?)
}
