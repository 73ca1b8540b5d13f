//! How the instructions of a load grow with its input: values of each kind, names, `.env` files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread;

use crate::callgrind;
use crate::contender::{Contender, FACTOR3, Workshop};
use crate::run::{self, Outcome};
use crate::table::{Table, number};

const KIB: usize = 1024;
/// Below this, what grows is lost in what does not: a load of one variable and its report.
const LEAST: f64 = 40_000.0;
/// Each item is a handle of its own: 64 KiB are up to 7,300 URLs.
const URLS: &str = "URLs";
/// Each item is a text, which std allocates: 64 KiB are up to 32,000.
const LIST: &str = "list";
/// Each pair is two texts, which std allocates and sorts.
const MAP: &str = "map";
/// A scrubber learns each item.
const SECRETS: &str = "secrets";

/// The program that loads what grows.
pub(crate) struct Growth {
    program: PathBuf,
}

/// What one kind of input costs at several sizes.
pub(crate) struct Case {
    kind: String,
    text: String,
    /// Sizes and instructions.
    costs: Vec<(usize, f64)>,
}

/// The most that `check` found, and where.
pub(crate) struct Worst {
    pub(crate) what: String,
    pub(crate) measured: f64,
    pub(crate) most: f64,
}

impl Growth {
    pub(crate) fn build(workshop: &Workshop) -> Outcome<Self> {
        let app = workshop.growth_app()?;
        let target = workshop.target("load");
        eprintln!("building {}", app.name);
        run::output(&mut run::cargo(&app.dir, &target, &["build", "--release"]))?;
        Ok(Self { program: target.join("release").join(&app.name) })
    }

    /// The limits, each with the input that comes nearest to it.
    pub(crate) fn worst(&self) -> Outcome<Vec<Worst>> {
        let program = &self.program;
        let (one, other) = thread::scope(|scope| {
            let one = scope.spawn(|| {
                Some([
                    cases(program, "values", &[8 * KIB, 64 * KIB], "").ok()?,
                    cases(program, "signs", &[2 * KIB, 4 * KIB], "").ok()?,
                ])
            });
            let other = scope.spawn(|| {
                Some([
                    cases(program, "urls", &[8 * KIB, 64 * KIB], "").ok()?,
                    cases(program, "names", &[20_000, 40_000], "").ok()?,
                    cases(program, "files", &[64 * KIB, 128 * KIB], "").ok()?,
                    cases(program, "broken", &[KIB * KIB], "").ok()?,
                ])
            });
            (one.join().ok().flatten(), other.join().ok().flatten())
        });
        let (Some([values, signs]), Some([urls, names, files, broken])) = (one, other) else {
            return Err("growth: a run of valgrind failed".into());
        };
        let is = |kind: &'static str| move |case: &&Case| case.kind == kind;
        let is_other = |case: &&Case| ![LIST, MAP, URLS, SECRETS].contains(&case.kind.as_str());
        let texts = || values.iter().chain(&urls);
        Ok(vec![
            grows("a value", texts()),
            grows("a value of 4 KiB with signs of a mistake", signs.iter()),
            grows("names", names.iter()),
            grows("`.env` files", files.iter()),
            costs("64 KiB of text", texts().filter(is_other), 20e6),
            costs("64 KiB of a list, up to 32,000 items", texts().filter(is(LIST)), 22e6),
            costs("64 KiB of a map, up to 13,000 pairs", texts().filter(is(MAP)), 22e6),
            costs("64 KiB of a list of URLs, up to 7,300 of them", texts().filter(is(URLS)), 36e6),
            costs("64 KiB of a list of secrets, up to 6,500 of them", texts().filter(is(SECRETS)), 75e6),
            costs("40,000 unknown names", names.iter().filter(is("warn_unknown")), 500e6),
            costs("40,000 names, the load fails", names.iter().filter(is("failing")), 500e6),
            costs("a broken `.env` of 1 MiB", broken.iter(), 500e6),
        ])
    }
}

impl Case {
    /// What doubling the input costs, the mean from the first size to the last.
    fn doubling(&self) -> f64 {
        let (Some((from, least)), Some((to, most))) = (self.costs.first(), self.costs.last()) else {
            return f64::NAN;
        };
        let doublings = (*to as f64 / *from as f64).log2();
        (most.max(LEAST) / least.max(LEAST)).powf(1.0 / doublings)
    }

    fn most(&self) -> f64 {
        self.costs.last().map_or(f64::NAN, |(_, cost)| *cost)
    }

    fn name(&self) -> String {
        format!("{} `{}`", self.kind, self.text)
    }
}

pub(crate) fn print(workshop: &Workshop, contenders: &[Contender]) -> Outcome<()> {
    if !contenders.iter().any(|one| one.name == FACTOR3.name) {
        return Ok(());
    }
    let growth = Growth::build(workshop)?;
    print_texts(&growth, "values", "Kinds of values")?;
    print_texts(&growth, "urls", "URLs of services")?;
    for (what, title, sizes) in [
        ("names", "Names in the environment", [100, 1_000, 10_000, 40_000]),
        ("files", "`.env` files, bytes", [KIB, 16 * KIB, 128 * KIB, KIB * KIB]),
    ] {
        let mut table = Table::new(sizes.iter().map(usize::to_string).chain(["a doubling".to_owned()]));
        for case in cases(&growth.program, what, &sizes, "")? {
            let costs = case.costs.iter().map(|(_, cost)| number(cost / 1e3));
            table.row(&case.name(), costs.chain([number(case.doubling())]));
        }
        table.print(&format!("{title}: thousands of instructions"));
    }
    Ok(())
}

/// For each kind, the text that costs the most, in the notation of the program: the part in parentheses is repeated.
fn print_texts(growth: &Growth, what: &str, title: &str) -> Outcome<()> {
    let mut worst: BTreeMap<String, Case> = BTreeMap::new();
    for case in cases(&growth.program, what, &[KIB, 64 * KIB], "")? {
        if worst.get(&case.kind).is_none_or(|other| other.most() < case.most()) {
            worst.insert(case.kind.clone(), case);
        }
    }
    let only: String = worst.values().map(|case| format!("{}\t{}\n", case.kind, case.text)).collect();
    let sizes = [KIB, 8 * KIB, 64 * KIB, KIB * KIB];
    let mut table = Table::new(["1 KiB", "8 KiB", "64 KiB", "1 MiB", "a doubling"]);
    for case in cases(&growth.program, what, &sizes, &only)? {
        let costs = case.costs.iter().map(|(_, cost)| number(cost / 1e3));
        table.row(&case.name(), costs.chain([number(case.doubling())]));
    }
    table.print(&format!("{title}, the text that costs the most: thousands of instructions"));
    Ok(())
}

/// Runs the program once, and sorts what it measured.
fn cases(program: &Path, what: &str, sizes: &[usize], only: &str) -> Outcome<Vec<Case>> {
    eprintln!("growth of {what}");
    let sizes: Vec<String> = sizes.iter().map(usize::to_string).collect();
    let mut cases: Vec<Case> = Vec::new();
    for (line, cost) in callgrind::each_call(program, what, &sizes, only)? {
        let mut words = line.split('\t');
        let (Some(kind), Some(text), Some(size)) = (words.next(), words.next(), words.next()) else {
            return Err(format!("growth: what is {line:?}?").into());
        };
        let size = size.parse()?;
        match cases.iter_mut().rev().take(8).find(|case| case.kind == kind && case.text == text) {
            Some(case) => case.costs.push((size, cost)),
            None => {
                cases.push(Case { kind: kind.to_owned(), text: text.to_owned(), costs: vec![(size, cost)] })
            }
        }
    }
    Ok(cases)
}

fn grows<'c>(what: &str, cases: impl Iterator<Item = &'c Case>) -> Worst {
    let worst = cases.max_by(|one, other| one.doubling().total_cmp(&other.doubling()));
    let what =
        format!("doubling of {what}, instructions ratio: {}", worst.map_or_else(String::new, Case::name));
    Worst { what, measured: worst.map_or(f64::INFINITY, Case::doubling), most: 2.4 }
}

/// In millions.
fn costs<'c>(what: &str, cases: impl Iterator<Item = &'c Case>, most: f64) -> Worst {
    let worst = cases.max_by(|one, other| one.most().total_cmp(&other.most()));
    let what = format!("{what}, millions of instructions: {}", worst.map_or_else(String::new, Case::name));
    Worst { what, measured: worst.map_or(f64::INFINITY, Case::most) / 1e6, most: most / 1e6 }
}
