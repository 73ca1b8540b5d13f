//! Why a name looks wrong.

/// Names that are set for reasons of their own, so that they are no misspelling of a variable of the app's.
const WELL_KNOWN: &[&str] = &[
    "DISPLAY", "EDITOR", "HOME", "HOSTNAME", "LANG", "LOGNAME", "MAIL", "OLDPWD", "PAGER", "PATH", "PWD",
    "SHELL", "SHLVL", "TEMP", "TERM", "TMP", "TMPDIR", "USER", "USERNAME",
];

/// A name, with what tells most pairs of names apart at the cost of a few instructions.
#[derive(Clone, Copy)]
struct Shape {
    length: usize,
    /// One bit for each letter and digit that occurs.
    letters: u64,
}

/// The names that are wanted and absent, each with the best of the names that are set and not declared.
pub(crate) struct NearMisses {
    wanted: Vec<Wanted>,
}

struct Wanted {
    name: String,
    shape: Shape,
    /// The nearest name so far, and how many edits away it is.
    best: Option<(usize, String)>,
}

impl NearMisses {
    pub(crate) fn new(wanted: impl Iterator<Item = String>) -> Self {
        let wanted = wanted.map(|name| Wanted { shape: Shape::of(name.as_bytes()), name, best: None });
        Self { wanted: wanted.collect() }
    }

    /// Compares a name that is set and not declared with all that are wanted.
    pub(crate) fn offer(&mut self, name: &str) {
        let shape = Shape::of(name.as_bytes());
        let printable = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
        for Wanted { name: wanted, shape: other, best } in &mut self.wanted {
            let limit = limit(wanted.len());
            if !other.may_be(shape, limit) {
                continue;
            }
            let Some(distance) = distance(wanted.as_bytes(), name.as_bytes(), limit) else { continue };
            if distance > limit_of_words(wanted.as_bytes(), name.as_bytes()) {
                continue;
            }
            let better = match best {
                Some((least, held)) => (distance, name) < (*least, held.as_str()),
                None => true,
            };
            if better && !WELL_KNOWN.contains(&name) && name.bytes().all(printable) {
                *best = Some((distance, name.to_owned()));
            }
        }
    }

    /// The near miss of each wanted name, in the order of the wanted names.
    pub(crate) fn into_names(self) -> impl Iterator<Item = Option<String>> {
        self.wanted.into_iter().map(|wanted| wanted.best.map(|(_, name)| name))
    }
}

impl Shape {
    fn of(name: &[u8]) -> Self {
        let letters = name.iter().fold(0, |letters, &byte| letters | 1 << (byte.to_ascii_uppercase() & 63));
        Self { length: name.len(), letters }
    }

    /// Whether two names may be `edits` apart: each edit changes the length by one at most, and the letters
    /// that occur by two at most; so does writing `-` or `.` for `_`.
    fn may_be(self, other: Self, edits: usize) -> bool {
        self.length.abs_diff(other.length) <= edits
            && (self.letters ^ other.letters).count_ones() as usize <= 2 * edits + 2
    }
}

/// How many edits make a misspelling: in a short name each edit makes another name.
const fn limit(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The same for the words that differ: `DATABASE_PORT` is no misspelling of `DATABASE_HOST`, however long
/// the word is that they share.
fn limit_of_words(wanted: &[u8], name: &[u8]) -> usize {
    let same = |(a, b): &(&u8, &u8)| fold(a) == fold(b);
    let ends_word = |(place, (byte, _)): (usize, (&u8, &u8))| (fold(byte) == b'_').then_some(place + 1);
    let start = wanted.iter().zip(name).take_while(same).enumerate().filter_map(ends_word).last();
    let backwards = wanted.iter().rev().zip(name.iter().rev());
    let end = backwards.take_while(same).enumerate().filter_map(ends_word).last();
    limit(wanted.len().saturating_sub(start.unwrap_or(0) + end.unwrap_or(0))).max(1)
}

/// Case, and `-` or `.` for `_`, make no difference.
const fn fold(byte: &u8) -> u8 {
    match byte {
        b'-' | b'.' => b'_',
        byte => byte.to_ascii_uppercase(),
    }
}

/// The edits (insertion, deletion, substitution, transposition of neighbours) from one name to another,
/// if there are no more than `limit`; case, and `-` or `.` for `_`, count as none.
///
/// Names whose only difference is a digit are different things (`NODE_1`, `NODE_2`), not misspellings.
fn distance(a: &[u8], b: &[u8], limit: usize) -> Option<usize> {
    let digit_apart = a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| a == b || (a.is_ascii_digit() && b.is_ascii_digit()));
    if digit_apart {
        return None;
    }
    let b: Vec<u8> = b.iter().map(fold).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut last = None;
    for (i, a) in a.iter().map(fold).enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        let mut least = i + 1;
        let mut previous: Option<u8> = None;
        for (j, &b) in b.iter().enumerate() {
            let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
            let mut edits =
                (at(&above, j) + usize::from(a != b)).min(at(&above, j + 1) + 1).min(at(&row, j) + 1);
            if last == Some(b) && previous == Some(a) && j > 0 {
                edits = edits.min(at(&before, j - 1) + 1);
            }
            row.push(edits);
            least = least.min(edits);
            previous = Some(b);
        }
        if least > limit {
            return None;
        }
        last = Some(a);
        before = core::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|&edits| edits <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(wanted: &str, set: &[&str]) -> Option<String> {
        let mut misses = NearMisses::new([wanted.to_owned()].into_iter());
        set.iter().for_each(|name| misses.offer(name));
        misses.into_names().next().flatten()
    }

    #[test]
    fn a_misspelt_name_is_found() {
        for miss in
            ["DATABSE_URL", "DATABASE_URI", "DATABASEURL", "DTAABASE_URL", "database_url", "DATABASE-URL"]
        {
            assert_eq!(near("DATABASE_URL", &["PATH", miss, "REDIS_URL"]).as_deref(), Some(miss));
        }
    }

    #[test]
    fn the_nearest_wins_then_the_first_of_the_alphabet() {
        assert_eq!(near("DATABASE_URL", &["DATABAS_UR", "DATABASE_UR"]).as_deref(), Some("DATABASE_UR"));
        assert_eq!(near("DATABASE_URL", &["DATABASE_URX", "DATABASE_URK"]).as_deref(), Some("DATABASE_URK"));
    }

    #[test]
    fn another_name_is_no_misspelling() {
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
    fn a_name_that_would_not_print_is_not_offered() {
        assert_eq!(near("DATABASE_URL", &["DATABASE_URL\u{1b}"]), None);
    }
}
