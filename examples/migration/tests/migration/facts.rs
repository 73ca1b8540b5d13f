//! What each crate does with environments that are wrong in one way.

use factor3_example_migration::{PEERS, Peer, Vars};

use crate::environments::{after, before, of, with};

/// The rows of the table on the first page.
pub(crate) fn table() -> String {
    let mut table = "| an environment with |".to_owned();
    for peer in &PEERS {
        table += &format!(" {} |", peer.title());
    }
    table += &format!(" factor3 |\n|---|{}---|\n", "---|".repeat(PEERS.len()));
    for (title, vars, judge) in rows() {
        table += &format!("| {title} |");
        for peer in &PEERS {
            table += &format!(" {} |", judge(&before(peer, &vars(peer)), peer));
        }
        // The names differ with the crate; what is said of them does not.
        let mut said: Vec<String> = PEERS.iter().map(|peer| judge(&after(peer, &vars(peer)), peer)).collect();
        said.dedup();
        assert_eq!(said.len(), 1, "{title}: {said:?}");
        table += &format!(" {} |\n", said[0]);
    }
    table
}

type Outcome = Result<String, String>;

type Row = (&'static str, fn(&Peer) -> Vars, fn(&Outcome, &Peer) -> String);

fn rows() -> Vec<Row> {
    vec![
        ("nothing in it", |_| Vars::new(), |said, peer| missing(said, peer, &MISSING)),
        ("two problems: `PORT=eighty`, no `MAIL_PASSWORD`", two, two_problems),
        ("`PORT=eighty`", |peer| with(peer, &[("PORT", "eighty")]), |said, _| shows(said, "eighty")),
        ("`LOG_LEVEL=loud`", |peer| with(peer, &[("LOG_LEVEL", "loud")]), |said, _| shows(said, "loud")),
        (
            "`REQUEST_TIMEOUT_SECS=fast`",
            |peer| with(peer, &[("REQUEST_TIMEOUT_SECS", "fast")]),
            |said, _| shows(said, "fast"),
        ),
        ("`PUBLIC_HOST=`", |peer| with(peer, &[("PUBLIC_HOST", "")]), |said, _| shows(said, "\0")),
        ("`MAIL_PASSWORD=`", |peer| with(peer, &[("MAIL_PASSWORD", "")]), |said, _| shows(said, "\0")),
        (
            "`DATABASE_URL=localhost`",
            |peer| with(peer, &[("DATABASE_URL", "localhost")]),
            |said, _| shows(said, "\0"),
        ),
        (
            "`DATABASE_URL=mysql://…`",
            |peer| with(peer, &[("DATABASE_URL", "mysql://shop:s3cret@db/orders")]),
            |said, _| shows(said, "s3cret"),
        ),
    ]
}

const MISSING: [&str; 6] =
    ["PUBLIC_HOST", "ALLOWED_ORIGINS", "DATABASE_URL", "STRIPE_API_KEY", "MAIL_HOST", "MAIL_PASSWORD"];

fn two(peer: &Peer) -> Vars {
    let password = of(peer, &[("MAIL_PASSWORD", "")]).remove(0).0;
    let mut vars = with(peer, &[("PORT", "eighty")]);
    vars.retain(|(name, _)| *name != password);
    vars
}

fn two_problems(said: &Outcome, peer: &Peer) -> String {
    let Err(said) = said else { return "starts".to_owned() };
    match (names(said, peer, "PORT"), names(said, peer, "MAIL_PASSWORD")) {
        (true, true) => "names both".to_owned(),
        (true, false) | (false, true) => "names one".to_owned(),
        (false, false) => panic!("{}: {said}", peer.name),
    }
}

fn missing(said: &Outcome, peer: &Peer, of: &[&str]) -> String {
    let Err(said) = said else { return "starts".to_owned() };
    let named = of.iter().filter(|name| names(said, peer, name)).count();
    format!("names {named} of {}", of.len())
}

/// Whether a message names the variable, or the field that it is for.
fn names(said: &str, peer: &Peer, name: &str) -> bool {
    let said = said.to_lowercase().replace(['-', '.'], "_");
    let field = name.to_lowercase();
    // Of a nested part envy and figment know the field alone.
    let alone = field.strip_prefix("mail_").map(|field| [format!("field {field}"), format!("`{field}`")]);
    let words = [peer.variable(name).to_lowercase(), field.clone()];
    words.into_iter().chain(alone.into_iter().flatten()).any(|word| said.contains(&word))
}

fn shows(said: &Outcome, value: &str) -> String {
    match said {
        Ok(_) => "starts".to_owned(),
        Err(said) if said.contains(value) => "refuses, shows the value".to_owned(),
        Err(_) => "refuses".to_owned(),
    }
}

/// factor3's column: it names all, shows nothing and starts with none of these.
#[test]
fn the_last_column() {
    let table = table();
    let last: Vec<&str> = table.lines().skip(2).map(|row| row.rsplit('|').nth(1).unwrap().trim()).collect();
    assert_eq!(last[..2], ["names 6 of 6", "names both"]);
    assert!(last[2..].iter().all(|said| *said == "refuses"), "{last:?}");
    assert_eq!(last.len(), rows().len());
}
