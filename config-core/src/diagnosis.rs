//! Why a name looks wrong.

use std::ffi::OsStr;

/// Names that are set for reasons of their own, so that they are no misspelling of a variable of the app's.
const WELL_KNOWN: &[&str] = &[
    "DISPLAY", "EDITOR", "HOME", "HOSTNAME", "LANG", "LOGNAME", "MAIL", "OLDPWD", "PAGER", "PATH", "PWD",
    "SHELL", "SHLVL", "TEMP", "TERM", "TMP", "TMPDIR", "USER", "USERNAME",
];

/// For each name that is wanted and absent, the nearest of the names that are set and not declared, if any is near.
pub(crate) fn near_misses<'s>(
    wanted: &[&str],
    strangers: impl Iterator<Item = &'s OsStr>,
) -> Vec<Option<&'s str>> {
    let likeness = Likeness::of(wanted);
    let mut best: Vec<Option<(usize, &str)>> = vec![None; wanted.len()];
    for name in strangers {
        // Nearly all names end here.
        if !likeness.may_hold(name.as_encoded_bytes()) {
            continue;
        }
        let Some(name) = name.to_str().filter(|name| is_offered(name)) else { continue };
        for (wanted, best) in wanted.iter().zip(&mut best) {
            let edits = edits(wanted, name);
            if let Some(edits) = edits.filter(|edits| best.is_none_or(|least| (*edits, name) < least)) {
                *best = Some((edits, name));
            }
        }
    }
    best.into_iter().map(|best| best.map(|(_, name)| name)).collect()
}

/// What the wanted names are like: a stranger that is like none of them is no misspelling.
///
/// A misspelling is about as long, and leaves one end of the name as it is: who gets both ends wrong meant
/// another name.
struct Likeness {
    /// One bit for each length that is near enough.
    lengths: u64,
    /// The bits of a hash of each end.
    ends: [u64; 32],
}

impl Likeness {
    #[allow(clippy::cast_possible_truncation, reason = "lengths count modulo 64")]
    fn of(wanted: &[&str]) -> Self {
        let mut likeness = Self { lengths: 0, ends: [0; 32] };
        for name in wanted {
            likeness.lengths |= 0b11111_u64.rotate_left(name.len() as u32).rotate_right(2);
            for bit in ends(name.as_bytes(), name.len() < SHORT) {
                if let Some(word) = likeness.ends.get_mut(bit / 64) {
                    *word |= 1 << (bit % 64);
                }
            }
        }
        likeness
    }

    #[allow(clippy::cast_possible_truncation, reason = "lengths count modulo 64")]
    fn may_hold(&self, name: &[u8]) -> bool {
        let mut bits = ends(name, false).into_iter().chain(ends(name, true));
        self.lengths.rotate_right(name.len() as u32) & 1 == 1
            && bits.any(|bit| self.ends.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1))
    }
}

/// Of a name shorter than this, one character is an end; of others four.
const SHORT: usize = 8;

/// The bits of both ends. They ignore the case of letters.
#[allow(clippy::cast_possible_truncation, reason = "the highest bits are kept")]
fn ends(name: &[u8], short: bool) -> [usize; 2] {
    let one = |byte: Option<&u8>| byte.map_or(0, |&byte| u32::from(byte));
    let (start, end) = match (name.first_chunk(), name.last_chunk()) {
        (Some(start), Some(end)) if !short => (u32::from_ne_bytes(*start), u32::from_ne_bytes(*end)),
        _ => (one(name.first()), one(name.last())),
    };
    [start, !end].map(|end| ((end | 0x2020_2020).wrapping_mul(0x9e37_79b1) >> 21) as usize)
}

fn is_offered(name: &str) -> bool {
    let printable = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    !WELL_KNOWN.contains(&name) && name.bytes().all(printable)
}

/// How many edits a name is from a wanted one, if it may be a misspelling of it.
fn edits(wanted: &str, name: &str) -> Option<usize> {
    let (wanted, name) = (wanted.as_bytes(), name.as_bytes());
    if wanted.len().abs_diff(name.len()) > 2 {
        return None;
    }
    let edits = distance(wanted, name, limit(wanted.len()))?;
    (edits <= limit_of_words(wanted, name)).then_some(edits)
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

    fn near<'s>(wanted: &'s str, set: &'s [&'s str]) -> Option<&'s str> {
        near_misses(&[wanted], set.iter().map(OsStr::new)).into_iter().next().flatten()
    }

    #[test]
    fn a_misspelt_name_is_found() {
        for miss in [
            "DATABSE_URL",
            "DATABASE_URI",
            "DATABASEURL",
            "DTAABASE_URL",
            "ADTABASE_URL",
            "database_url",
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
    fn a_short_name_is_misspelt_in_one_place() {
        assert_eq!(near("HOST", &["HSOT"]), Some("HSOT"));
        assert_eq!(near("PORTS", &["PORT"]), Some("PORT"));
        assert_eq!(near("HOST", &["OHTS"]), None);
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
