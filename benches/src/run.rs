//! Runs other programs, and measures their time.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// Seconds of the wall and of all processors together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) wall: f64,
    pub(crate) cpu: f64,
}

/// Runs the command, and returns its stdout.
///
/// # Errors
///
/// Fails if the command cannot be started or ends with a failure. The error holds the stderr of the command.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|error| format!("{}: {error}", program(command)))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{} failed in {command:?}:\n{stderr}", program(command)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

pub(crate) fn timed(command: &mut Command) -> Outcome<Cost> {
    let (start, cpu) = (Instant::now(), children_cpu()?);
    output(command)?;
    Ok(Cost { wall: start.elapsed().as_secs_f64(), cpu: children_cpu()? - cpu })
}

/// Makes a cargo command for a generated crate. After [`fetch`] it needs no network.
pub(crate) fn cargo(dir: &Path, target: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(dir).args(arguments).args(["--quiet", "--offline", "-j2"]);
    command.env("CARGO_TARGET_DIR", target).env("CARGO_TERM_COLOR", "never");
    for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTC_WRAPPER", "CARGO_INCREMENTAL"] {
        command.env_remove(name);
    }
    command
}

pub(crate) fn fetch(dir: &Path) -> Outcome<()> {
    let fetch = |offline: &[&str]| {
        output(Command::new(env!("CARGO")).current_dir(dir).args(["fetch", "--quiet"]).args(offline))
    };
    fetch(&["--offline"]).or_else(|_| fetch(&[])).map(drop)
}

fn program(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

/// Reads the CPU time of all finished child processes: `cutime` and `cstime` of proc(5), in ticks of 10 ms.
fn children_cpu() -> Outcome<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = stat.rsplit_once(')').ok_or("/proc/self/stat: no name")?;
    let mut ticks = 0.0;
    for field in fields.split_whitespace().skip(13).take(2) {
        ticks += field.parse::<f64>()?;
    }
    Ok(ticks / 100.0)
}

pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
