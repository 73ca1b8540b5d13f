//! Finds the variable that is set and is most likely a mistake for a missing one: a misspelling, or another word for an
//! address.

use super::address::{fold, is_same, stem};
use super::pattern::{NOTHING, is_any, which};
use crate::strings::{self, concat};

/// A name that is compared with others, and what is compared first.
#[derive(Clone, Copy)]
pub(crate) struct Compared<'n> {
    pub(crate) name: &'n str,
    letters: Letters,
    /// What is before the end that says that it is an address.
    stem: &'n str,
}

impl<'n> Compared<'n> {
    pub(crate) fn new(name: &'n str) -> Self {
        Self { name, letters: Letters::of(name), stem: stem(name) }
    }

    /// How far a name that is set is from this one, which is wanted. It is `None` if it is not a mistake for this one.
    ///
    /// A name that differs only in the word for an address is as near as a misspelling with one edit.
    pub(crate) fn distance(self, set: Compared<'_>) -> Option<usize> {
        let (wanted, name) = (self.name.as_bytes(), set.name.as_bytes());
        let edits = if self.letters.may_be_near(set.letters) { edits(wanted, name) } else { None };
        let is_same_address = || !self.stem.is_empty() && is_same(self.stem, set.stem);
        let distance = edits.or_else(|| is_same_address().then_some(1));
        // This check is last, since few names reach it.
        distance.filter(|_| !is_foreign(self.name, set.name))
    }
}

/// The characters of a name, as a set. Of a misspelling nearly all are those of the name that is meant, so that most names
/// are told apart without a look at each pair of characters.
#[derive(Clone, Copy)]
struct Letters(u64);

impl Letters {
    fn of(name: &str) -> Self {
        // The letters, the digits and `_` are all different modulo 64.
        Self(name.as_bytes().iter().fold(0, |letters, byte| letters | 1 << (fold(byte) & 63)))
    }

    /// Whether two edits may lead from one to the other. Each adds and removes a character at most.
    const fn may_be_near(self, other: Self) -> bool {
        (self.0 ^ other.0).count_ones() <= 4
    }
}

/// Whether a name that is set may be shown: it is no longer than names are, and prints as it is.
pub(crate) fn is_offered(name: &str) -> bool {
    name.len() <= 256
        && !is_well_known(name)
        && strings::all(name, |b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
}

/// Whether the shell or the system sets the name, so that it is not a misspelling of the application's variable.
fn is_well_known(name: &str) -> bool {
    name.len() <= 8 && is_any(WELL_KNOWN, name)
}

/// Each has 8 characters at most.
const WELL_KNOWN: &str = "\
ci
display
dyno
editor
home
hostname
lang
logname
mail
oldpwd
pager
path
pwd
shell
shlvl
temp
term
tmp
tmpdir
tz
user
username";

/// Whether `name` belongs to a well-known program or platform to which `wanted` does not belong.
///
/// `PGHOST` is not a misspelling of `MGHOST`, but `AWS_REGON` is a misspelling of `AWS_REGION`.
#[cold]
fn is_foreign(wanted: &str, name: &str) -> bool {
    let family = |name| which(FAMILIES, name, NOTHING);
    names_service_link(name) && !names_service_link(wanted)
        || family(name) != 0 && family(name) != family(wanted)
}

/// Patterns of names that are set by or for other programs and platforms.
const FAMILIES: &str = "\
aws_A*
cargo_A*
dbus_A*
docker_A*
fly_A*
github_A*
git_A*
heroku_A*
java_A*
kubernetes_A*
lc_A*
ld_A*
mysql_A*
node_A*
pgA*
pythonA*
railway_A*
render_A*
rustA*
ssh_A*
systemd_A*
vercel_A*
xdg_A*
npm_A*";

/// Whether Kubernetes or Docker make a variable of that name for each service: `X_SERVICE_HOST`, `X_SERVICE_PORT`,
/// `X_SERVICE_PORT_HTTP`, `X_PORT_5432_TCP`, `X_PORT_5432_TCP_ADDR`. `X_PORT` alone may be anything.
pub(crate) fn names_service_link(name: &str) -> bool {
    let holds = |word: &str| {
        name.as_bytes().windows(word.len()).any(|part| {
            // Few names come further.
            part.first() == Some(&b'_') && part.eq_ignore_ascii_case(word.as_bytes())
        })
    };
    holds("_service_") && is_any("A*_service_host\nA*_service_portA*", name)
        || holds("_port_") && is_any("A*_port_DD*_tcpA*\nA*_port_DD*_udpA*\nA*_port_DD*_sctpA*", name)
}

/// The number of edits between a name and a wanted one, if it is small enough for a misspelling.
pub(super) fn edits(wanted: &[u8], name: &[u8]) -> Option<usize> {
    // Each edit adds or removes one character at most. Most names end here.
    if wanted.len().abs_diff(name.len()) > 2 {
        return None;
    }
    let digit_apart = wanted.len() == name.len()
        && wanted.iter().zip(name).all(|(a, b)| a == b || (a.is_ascii_digit() && b.is_ascii_digit()));
    // Names whose only difference is a digit are different things (`NODE_1`, `NODE_2`).
    if digit_apart {
        return None;
    }
    (0..=limit(wanted, name)).find(|&edits| within(wanted, name, edits))
}

/// Whether at most `edits` insertions, deletions, substitutions and swaps of neighbours lead from `a` to `b`.
// Each edit branches four ways, and there are at most two edits.
fn within(a: &[u8], b: &[u8], edits: usize) -> bool {
    let (Some((first, rest)), Some((other, others))) = (a.split_first(), b.split_first()) else {
        return a.len() + b.len() <= edits;
    };
    if fold(first) == fold(other) {
        return within(rest, others, edits);
    }
    let Some(left) = edits.checked_sub(1) else { return false };
    let swapped = match (rest.split_first(), others.split_first()) {
        (Some((second, rest)), Some((another, others)))
            if fold(second) == fold(other) && fold(first) == fold(another) =>
        {
            within(rest, others, left)
        }
        _ => false,
    };
    swapped || within(rest, others, left) || within(rest, b, left) || within(a, others, left)
}

/// The largest number of edits for a misspelling.
///
/// An edit in a short name makes another name. The same is true for a short word between long words that both names
/// share: `DATABASE_PORT` is not a misspelling of `DATABASE_HOST`.
fn limit(wanted: &[u8], name: &[u8]) -> usize {
    let of_length = |length: usize| match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    let shared =
        words_shared(wanted, name, <[u8]>::split_first) + words_shared(wanted, name, <[u8]>::split_last);
    of_length(wanted.len()).min(of_length(wanted.len().saturating_sub(shared)).max(1))
}

/// Takes the next byte of a name, from either end.
type Next = fn(&[u8]) -> Option<(&u8, &[u8])>;

/// The length of the whole words that both names share at the end from which `next` takes.
fn words_shared(mut a: &[u8], mut b: &[u8], next: Next) -> usize {
    let (mut shared, mut length) = (0, 0);
    while let (Some((one, rest)), Some((other, others))) = (next(a), next(b)) {
        length += 1;
        match (fold(one), fold(other)) {
            (b'_', b'_') => shared = length,
            (one, other) if one == other => {}
            _ => break,
        }
        (a, b) = (rest, others);
    }
    shared
}

/// What is around the wanted name in the name that is set, in words: `DATABASE_URL with a blank after it`.
///
/// It is `None` if the name is not the wanted one with something around it.
#[cold]
pub(crate) fn told_around(wanted: &str, name: &str) -> Option<String> {
    let (before, after) = strings::split_once(name, wanted).filter(|parts| *parts != ("", ""))?;
    let is_blank = |text: &str| !text.is_empty() && text.chars().all(char::is_whitespace);
    let is_quote = |text: &str| matches!(text, "\"" | "'" | "`");
    let around = match (before, after) {
        ("", "\r") => " with a carriage return after it",
        ("", after) if is_blank(after) => " with a blank after it",
        (before, "") if is_blank(before) => " with a blank before it",
        (before, after) if is_blank(before) && is_blank(after) => " with blanks around it",
        ("\u{feff}", "") => " with an invisible byte order mark before it",
        (before, "") if before.trim() == "export" => " with the word export before it",
        (before, "") if before.trim() == "set" => " with the word set before it",
        (before, after) if before == after && is_quote(before) => " with quotes around it",
        ("", ":") => " with a colon after it",
        ("$", "") => " with a $ before it",
        _ => return None,
    };
    Some(concat(&[wanted, around]))
}

#[cfg(test)]
mod tests {
    use super::super::address::ADDRESSES;
    use super::super::likeness::Likeness;
    use super::*;

    fn near<'s>(wanted: &str, set: &[&'s str]) -> Option<&'s str> {
        let likeness = Likeness::of([wanted].into_iter());
        let wanted = Compared::new(wanted);
        let distance = |name: &&'s str| {
            let may_be_near = likeness.may_hold(name.as_bytes()) && is_offered(name);
            let distance = may_be_near.then(|| wanted.distance(Compared::new(name))).flatten();
            Some((distance?, *name))
        };
        set.iter().filter_map(distance).min().map(|(_, name)| name)
    }

    #[test]
    fn a_misspelt_name_is_found() {
        for miss in [
            "DATABSE_URL", "DATABASE_URI", "DATABASEURL", "DTAABASE_URL", "ADTABASE_URL", "database_url",
            "DATABASE-URL",
        ] {
            assert_eq!(near("DATABASE_URL", &["PATH", miss, "REDIS_URL"]), Some(miss));
        }
    }

    #[test]
    fn the_nearest_wins_then_the_first_of_the_alphabet() {
        assert_eq!(near("DATABASE_URL", &["DATABAS_UR", "DATABASE_UR"]), Some("DATABASE_UR"));
        assert_eq!(near("DATABASE_URL", &["DATABASE_URX", "DATABASE_URK"]), Some("DATABASE_URK"));
    }

    #[test]
    fn another_word_for_an_address_is_found() {
        for stem in ["A", "DB", "SVIX_DB", "POSTGRES_REPLICA"] {
            for wanted in ADDRESSES {
                for other in ADDRESSES.iter().filter(|other| **other != wanted) {
                    let (wanted, set) = ([stem, wanted].concat(), [stem, other].concat().to_lowercase());
                    assert_eq!(near(&wanted, &["PATH", &set]), Some(&*set), "{wanted}");
                }
            }
        }
    }

    #[test]
    fn a_word_that_means_another_thing_is_not_found() {
        for (wanted, set) in [
            ("STRIPE_KEY", "STRIPE_TOKEN"),
            ("STRIPE_SECRET", "STRIPE_KEY"),
            ("SVIX_DB_DSN", "SVIX_DB_PASSWORD"),
            ("SVIX_DB_DSN", "SVIX_REDIS_URL"),
            ("SVIX_DB_DSN", "SVIX_DB_URLS"),
            ("PG_DSN", "PG_URL_FILE"),
            ("_URL", "_DSN"),
            ("URL", "DSN"),
            // Of another program.
            ("HUB_DSN", "GITHUB_URL"),
            ("DB_DSN", "RENDER_DB_URL"),
        ] {
            assert_eq!(near(wanted, &[set]), None, "{wanted} {set}");
        }
    }

    #[test]
    fn a_short_name_is_misspelt_in_one_place() {
        assert_eq!(near("HOST", &["HSOT"]), Some("HSOT"));
        assert_eq!(near("PORTS", &["PORT"]), Some("PORT"));
        assert_eq!(near("HOST", &["OHTS"]), None);
    }

    #[test]
    fn another_name_is_not_a_misspelling() {
        for (wanted, set) in [
            ("HOST", "HOME"),
            ("PORT", "SORT_BY"),
            ("KEY", "KEYS"),
            ("NODE_1_URL", "NODE_2_URL"),
            ("HOST_NAME", "HOSTNAME"),
            ("REDIS_URL", "DATABASE_URL"),
            ("DATABASE_HOST", "DATABASE_PORT"),
            ("POOL_MIN_SIZE", "POOL_MAX_SIZE"),
        ] {
            assert_eq!(near(wanted, &[set]), None, "{wanted} {set}");
        }
    }

    #[test]
    fn a_name_of_another_program_is_not_a_misspelling() {
        for (wanted, set) in [
            ("MGHOST", "PGHOST"),
            ("LAWS_REGION", "AWS_REGION"),
            ("MODE_ENV", "NODE_ENV"),
            ("TRUST_LOG", "RUST_LOG"),
            ("SKY_APP_NAME", "FLY_APP_NAME"),
            ("LOCKER_HOST", "DOCKER_HOST"),
            ("GIST_DIRECTORY", "GIT_DIRECTORY"),
            ("KUBERNETE_HOSTS", "KUBERNETES_HOST"),
            ("SCARGO_HOME", "CARGO_HOME"),
            ("ENV_HOME", "DYNO"),
            ("DYNE", "DYNO"),
            ("AUTH_SERVICE_HOSTS", "AUTH_SERVICE_HOST"),
            ("AUTH_SERVICE_SPORT", "AUTH_SERVICE_PORT"),
            ("AUTH_PORT_TCP", "AUTH_PORT_80_TCP"),
            ("DB_PORTS_5432_TCP", "DB_PORT_5432_TCP"),
        ] {
            assert_eq!(near(wanted, &[set]), None, "{wanted} {set}");
        }
    }

    #[test]
    fn within_a_family_a_misspelling_is_found() {
        for (wanted, miss) in [
            ("AWS_REGION", "AWS_REGON"),
            ("PGPASSWORD", "PGPASWORD"),
            ("NODE_OPTIONS", "NODE_OPTION"),
            ("RUST_LOG", "RUST_LGO"),
            ("MYSQL_DATABASE", "MYSQL_DATABSE"),
            ("KUBERNETES_NAMESPACE", "KUBERNETES_NAMSPACE"),
            ("AUTH_SERVICE_HOST", "AUHT_SERVICE_HOST"),
            ("DB_PORT_5432_TCP", "DBS_PORT_5432_TCP"),
            // The wanted name belongs to a family, the other does not.
            ("AWS_REGION", "AWSREGION"),
            ("PAYMENT_PORT", "PAYMENT_PORTS"),
        ] {
            assert_eq!(near(wanted, &["PATH", miss]), Some(miss));
        }
    }

    #[test]
    fn a_name_that_would_not_print_is_not_offered() {
        assert_eq!(near("DATABASE_URL", &["DATABASE_URL\u{1b}"]), None);
    }
}
