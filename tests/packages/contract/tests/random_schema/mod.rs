//! Processes as no one would write them: structs in structs, groups and old names, with any text in them.

#![allow(dead_code, reason = "each test looks at what its format says")]

use factor3::__private::{Group, Node, extra, nested, schema};
use factor3::{Kind, ResourceKind, Schema};
use factor3_contract_tests::{Random, any_text, leak, variable};

/// A process.
#[derive(Debug)]
pub(crate) struct Process {
    pub(crate) name: String,
    pub(crate) schema: &'static Schema,
}

/// What the processes say of a variable.
#[derive(Debug)]
pub(crate) struct Expected {
    pub(crate) name: String,
    pub(crate) sensitive: bool,
    pub(crate) required: bool,
    pub(crate) allows_empty: bool,
    /// The default that all have.
    pub(crate) default: Option<&'static str>,
    /// Which processes read it.
    pub(crate) readers: Vec<usize>,
}

/// One to three processes that read some of the same variables.
pub(crate) fn processes(random: &mut Random) -> Vec<Process> {
    let names = ["web", "worker", "migrate"];
    names.into_iter().take(1 + random.below(3)).map(|name| process(name, random)).collect()
}

fn process(name: &str, random: &mut Random) -> Process {
    let schema = structure(random, "", 2, &mut Vec::new());
    Process { name: name.to_owned(), schema }
}

/// As `contract_of` takes them.
pub(crate) fn pairs(processes: &[Process]) -> Vec<(&str, &'static Schema)> {
    processes.iter().map(|process| (process.name.as_str(), process.schema)).collect()
}

/// What the public description of the schemas says of each variable.
pub(crate) fn expected(processes: &[Process]) -> Vec<Expected> {
    let mut all: Vec<Expected> = Vec::new();
    for (place, process) in processes.iter().enumerate() {
        for declared in process.schema.variables() {
            let variable = &declared;
            let one = Expected {
                name: declared.name().to_owned(),
                sensitive: variable.kind().is_sensitive(),
                required: variable.is_required() && !declared.in_option(),
                allows_empty: variable.allows_empty(),
                default: variable.default(),
                readers: vec![place],
            };
            match all.iter_mut().find(|known| known.name == one.name) {
                None => all.push(one),
                Some(known) => {
                    known.sensitive |= one.sensitive;
                    known.required |= one.required;
                    known.allows_empty |= one.allows_empty;
                    known.default = known.default.filter(|default| Some(*default) == one.default);
                    known.readers.push(place);
                }
            }
        }
    }
    all
}

fn structure(random: &mut Random, prefix: &str, depth: usize, taken: &mut Vec<String>) -> &'static Schema {
    let mut nodes = Vec::new();
    for _ in 0..=random.below(6) {
        if depth > 0 && random.below(4) == 0 {
            let part = random.one_of(&["", "A_", "B_"]);
            let inner = structure(random, &format!("{prefix}{part}"), depth - 1, taken);
            let mut node = nested("inner", part, inner);
            if random.below(2) == 0 {
                node = node.describe(leak(&any_text(random)));
            }
            nodes.push(if random.below(2) == 0 { node.optional().node() } else { node.node() });
            continue;
        }
        let name = random.one_of(&["HOST", "PORT", "KEY", "PATH", "LEVEL", "V1", "V2", "V3", "V4"]);
        let whole = format!("{prefix}{name}");
        if !taken.contains(&whole) {
            nodes.push(field(name, random));
            taken.push(whole);
        }
    }
    let count = nodes.len();
    let mut whole = schema("Struct", Box::leak(nodes.into_boxed_slice()));
    if random.below(3) == 0 {
        whole = whole.secret_files();
    }
    if count > 1 && random.below(2) == 0 {
        let members: &'static [usize] = if random.below(2) == 0 { &[0, 1] } else { &[1, 0] };
        let group = match random.below(4) {
            0 => Group::one_of(members),
            1 => Group::requires(members),
            2 => Group::conflicts(members),
            _ => Group::required_if(members, Some(leak(&any_text(random)))),
        };
        whole = whole.groups(Box::leak(Box::new([group])));
    }
    Box::leak(Box::new(whole))
}

fn field(name: &str, random: &mut Random) -> Node {
    const POSTGRES: Kind = Kind::Resource(&ResourceKind::new("Postgres", "postgres://localhost/app"));
    let words: &'static [&'static str] = Vec::leak(vec![leak(&any_text(random)), "b"]);
    let kinds = [
        Kind::Text,
        Kind::Bool,
        Kind::Duration(None),
        Kind::Duration(Some("s")),
        Kind::ByteSize(Some("MiB")),
        Kind::List(&Kind::Text),
        Kind::Words(words),
        POSTGRES,
        Kind::Secret(&Kind::Text),
        Kind::Secret(&Kind::Hex(16)),
    ];
    let kind = random.one_of(&kinds);
    let mut field = variable(name, kind).describe(leak(&any_text(random)));
    match random.below(4) {
        0 => {}
        1 => field = field.optional(),
        2 if !kind.is_secret() => field = field.default_text(random.one_of(&["a", "${X}", "%h \\\"", ""])),
        _ => field = field.computed(),
    }
    if random.below(5) == 0 {
        field = field.allow_empty();
    }
    let mut more = extra();
    if random.below(3) == 0 {
        more = more.generate(leak(&any_text(random)));
    }
    if random.below(5) == 0 {
        more = more.renamed_from(&["OLD"]);
    }
    field.with(Box::leak(Box::new(more))).node()
}
