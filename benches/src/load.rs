//! Measures one warm load: time, instructions, allocations; and a load that fails, with its report.

use std::path::PathBuf;

use crate::callgrind;
use crate::contender::{BASELINE, Contender, Workshop};
use crate::environment::{Environment, REQUIRED};
use crate::run::{self, Outcome};
use crate::table::{Table, number};

/// The number of fields, and the number of variables in the whole environment.
pub(crate) const GRID: [(usize, [usize; 3]); 3] =
    [(10, [40, 300, 3000]), (50, [80, 300, 3000]), (200, [230, 300, 3000])];

const ROUNDS: usize = 5;
/// The number of loads, as in the template.
const LOADS_MEASURED: f64 = 8.0;

/// The program that loads the struct of one contender.
#[derive(Debug)]
pub(crate) struct Loader {
    name: &'static str,
    program: PathBuf,
}

/// Prints the tables: each number is a ratio to that of the baseline.
pub(crate) fn print_loads(workshop: &Workshop, contenders: &[Contender]) -> Outcome<()> {
    let columns = || GRID.iter().flat_map(|(n, es)| es.iter().map(move |e| format!("N={n} E={e}")));
    let [mut time, mut instructions, mut allocations] = [(); 3].map(|()| Grid::new(contenders));
    for (fields, totals) in GRID {
        let loaders = agreeing(workshop, contenders, fields)?;
        for total in totals {
            let environment = Environment::complete(fields, total);
            time.push(times(&loaders, &environment)?);
            instructions.push(each(&loaders, |loader| loader.instructions(&environment))?);
            allocations.push(each(&loaders, |loader| loader.allocations(&environment))?);
        }
    }
    time.print(
        "Load, time (median of the ratios of five rounds; hand-written in microseconds)",
        columns(),
        1e3,
    );
    instructions.print("Load, instructions (hand-written in thousands)", columns(), 1e3);
    allocations.print("Load, allocations (hand-written as counted)", columns(), 1.0);
    Ok(())
}

pub(crate) fn print_failing_loads(workshop: &Workshop, contenders: &[Contender]) -> Outcome<()> {
    let (fields, totals) = GRID[1];
    let loaders = agreeing(workshop, contenders, fields)?;
    let mut grid = Grid::new(contenders);
    let mut named = Table::new(["named", "bytes"]);
    for total in totals {
        let environment = Environment::without_config(total);
        grid.push(each(&loaders, |loader| loader.instructions(&environment))?);
        grid.push(each(&loaders, |loader| loader.allocations(&environment))?);
    }
    let report = Environment::without_config(totals[0]);
    for loader in &loaders {
        let report = loader.report(&report)?;
        let words: Vec<&str> = report.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
        let required = (0..fields / 10).flat_map(|n| REQUIRED.iter().map(move |name| format!("{name}_{n}")));
        // Some contenders name the field and not the variable.
        let is_named = |name: &String| {
            words.iter().any(|word| word.trim_start_matches("APP_").eq_ignore_ascii_case(name))
                || words.iter().any(|word| word.eq_ignore_ascii_case(&name.replace('_', "-")))
        };
        let (count, all) = (required.clone().filter(is_named).count(), required.count());
        named.row(loader.name, [format!("{count} of {all}"), report.len().to_string()]);
    }
    let columns = totals.iter().flat_map(|e| [format!("E={e}, instructions"), format!("E={e}, allocations")]);
    grid.print("Load and report, every variable missing, N=50 (hand-written as counted)", columns, 1.0);
    named.print("Required variables named by one failed load, N=50");
    Ok(())
}

/// Makes one loader for each contender, and checks that each reads the same values as the baseline, which is the first.
pub(crate) fn agreeing(workshop: &Workshop, contenders: &[Contender], fields: usize) -> Outcome<Vec<Loader>> {
    let complete = Environment::complete(fields, fields + 30);
    let mut loaders = Vec::new();
    let mut expected = None;
    for contender in contenders {
        let loader = Loader::build(workshop, contender, fields)?;
        let read = loader.report(&complete)?;
        if *expected.get_or_insert_with(|| read.clone()) != read {
            return Err(
                format!("{} reads other values than {}: {read}", contender.name, BASELINE.name).into()
            );
        }
        loaders.push(loader);
    }
    Ok(loaders)
}

impl Loader {
    fn build(workshop: &Workshop, contender: &Contender, fields: usize) -> Outcome<Self> {
        let app = workshop.app(contender, fields)?;
        let target = workshop.target("load");
        eprintln!("building {}", app.name);
        run::output(&mut run::cargo(&app.dir, &target, &["build", "--release", "--examples"]))?;
        Ok(Self { name: contender.name, program: target.join(format!("release/examples/{}-load", app.name)) })
    }

    /// Returns the checksum of all fields, or the error of the contender.
    fn report(&self, environment: &Environment) -> Outcome<String> {
        environment.run(&self.program, "checksum")
    }

    fn nanoseconds(&self, environment: &Environment) -> Outcome<f64> {
        Ok(environment.run(&self.program, "time")?.parse()?)
    }

    /// Counts the calls of `malloc` and `realloc` in one load.
    pub(crate) fn allocations(&self, environment: &Environment) -> Outcome<f64> {
        Ok(environment.run(&self.program, "allocations")?.parse()?)
    }

    /// Returns the mean of eight places on the stack, which are spread over a page: if a name crosses two pages, glibc needs
    /// more instructions to compare it.
    pub(crate) fn instructions(&self, environment: &Environment) -> Outcome<f64> {
        let mut sum = 0.0;
        for place in 0..8 {
            sum += callgrind::instructions(&environment.moved(place * 512), &self.program, "instructions")?;
        }
        Ok(sum / 8.0 / LOADS_MEASURED)
    }
}

/// Values of each contender, the baseline first, for each cell.
struct Grid {
    names: Vec<&'static str>,
    cells: Vec<Vec<f64>>,
}

impl Grid {
    fn new(contenders: &[Contender]) -> Self {
        Self { names: contenders.iter().map(|one| one.name).collect(), cells: Vec::new() }
    }

    fn push(&mut self, cell: Vec<f64>) {
        self.cells.push(cell);
    }

    /// Prints the baseline in `unit`, and the others as ratios to it.
    fn print(&self, title: &str, columns: impl Iterator<Item = String>, unit: f64) {
        let mut table = Table::new(columns);
        for (index, name) in self.names.iter().enumerate() {
            let ratio = |cell: &Vec<f64>| if index == 0 { cell[0] / unit } else { cell[index] / cell[0] };
            table.row(name, self.cells.iter().map(|cell| number(ratio(cell))));
        }
        table.print(title);
    }
}

fn each(loaders: &[Loader], measure: impl Fn(&Loader) -> Outcome<f64>) -> Outcome<Vec<f64>> {
    loaders.iter().map(measure).collect()
}

/// Measures all contenders in turn, several times, so that a slow moment of the machine affects all of them.
fn times(loaders: &[Loader], environment: &Environment) -> Outcome<Vec<f64>> {
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push(each(loaders, |loader| loader.nanoseconds(environment))?);
    }
    let baseline = run::median(rounds.iter().map(|round| round[0]).collect());
    let ratio = |index: usize| run::median(rounds.iter().map(|round| round[index] / round[0]).collect());
    Ok((0..loaders.len()).map(|index| ratio(index) * baseline).collect())
}
