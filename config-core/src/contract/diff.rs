//! The lines in which a file differs from what it should be, without what only the file knows.

use std::collections::HashSet;
use std::fmt::Write as _;

use crate::report::text::escaped;

/// Lines around a change that are shown too.
const CONTEXT: usize = 3;

/// More lines than this are counted, not shown.
const SHOWN: usize = 100;

/// Of texts that are more changes apart, each part with that many is told on its own: not the shortest way, but a way.
const CHANGES: usize = 500;

/// A line of either text, with its break.
struct Line<'a> {
    /// `-` in the file only, `+` in the expected text only, a blank in both.
    sign: char,
    text: &'a str,
    /// How many lines stand before it, in the file and in the expected text.
    before: [usize; 2],
}

/// The lines that differ in hunks, as `diff -u` writes them (POSIX.1-2024, diff, "Diff -u Output Format").
#[cold]
pub(super) fn of(found: &str, expected: &str) -> String {
    let lines = lines(found, expected);
    let words = words(expected).collect();
    // One behind the last line that belongs to a hunk for the changes so far.
    let mut out = String::new();
    let (mut place, mut shown) = (0, 0);
    while let Some(hunk) = next_hunk(&lines, place) {
        let rest = lines.get(hunk.clone()).unwrap_or_default();
        place = hunk.end;
        let room = SHOWN.saturating_sub(shown);
        shown += rest.len();
        if room == 0 {
            continue;
        }
        write_head(rest, &mut out);
        for line in rest.iter().take(room) {
            write_line(line, &words, &mut out);
        }
    }
    if shown > SHOWN {
        let _ = writeln!(out, "and {} more lines", shown - SHOWN);
    }
    out
}

/// The places of the next changes behind `from`, with the lines around them.
fn next_hunk(lines: &[Line<'_>], from: usize) -> Option<core::ops::Range<usize>> {
    let is_changed = |place: &usize| lines.get(*place).is_some_and(|line| line.sign != ' ');
    let first = (from..lines.len()).find(is_changed)?;
    let mut last = first;
    // Two hunks whose surroundings meet are one.
    while let Some(next) = (last + 1..lines.len().min(last + 2 * CONTEXT + 2)).find(is_changed) {
        last = next;
    }
    Some(first.saturating_sub(CONTEXT).max(from)..lines.len().min(last + CONTEXT + 1))
}

/// `@@ -12,7 +12,8 @@`: the first line and how many there are, of both texts. Without lines it is the one before.
fn write_head(lines: &[Line<'_>], out: &mut String) {
    let before = lines.first().map_or([0; 2], |line| line.before);
    out.push_str("@@");
    for (side, before, other) in [('-', before[0], '+'), ('+', before[1], '-')] {
        let count = lines.iter().filter(|line| line.sign != other).count();
        let _ = write!(out, " {side}{},{count}", before + usize::from(count > 0));
    }
    out.push_str(" @@\n");
}

fn write_line(line: &Line<'_>, words: &HashSet<&str>, out: &mut String) {
    let text = line.text.strip_suffix('\n');
    let shown = text.unwrap_or(line.text);
    out.push(line.sign);
    out.push_str(&escaped(&if line.sign == '-' { masked(shown, words) } else { shown.to_owned() }));
    out.push_str(if text.is_some() { "\n" } else { "\n\\ No newline at end of file\n" });
}

/// What may be shown of a line that only the file has: see [`assert_current`](super::assert_current).
fn masked(line: &str, words: &HashSet<&str>) -> String {
    let mut out = String::new();
    if let Some(end) = line.find(['=', ':']) {
        let (head, value) = line.split_at(end);
        let name = head.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '#' | '-'));
        if !name.is_empty() && name.chars().all(is_of_word) && (words.contains(name) || is_name(name)) {
            out.push_str(head);
            out.extend(value.chars().next());
            out.push_str(if value.len() > 1 { HIDDEN } else { "" });
            return out;
        }
    }
    let mut rest = line;
    while !rest.is_empty() {
        let (blank, behind) = split_at(rest, |c| !c.is_whitespace());
        let (part, behind) = split_at(behind, char::is_whitespace);
        // As far as each word of it is known.
        let unknown = self::words(part).find(|word| !words.contains(word));
        let known = match unknown {
            Some(word) => part.split(word).next().unwrap_or_default(),
            None => part,
        };
        let is_hidden = unknown.is_some();
        if !(is_hidden && known.is_empty() && out.ends_with(HIDDEN)) {
            out.push_str(blank);
            out.push_str(known);
            out.push_str(if is_hidden { HIDDEN } else { "" });
        }
        rest = behind;
    }
    out
}

const HIDDEN: &str = "…";

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_of_word(c)).filter(|word| !word.is_empty())
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether it looks as variables do.
fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

fn split_at(text: &str, is_end: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(is_end).unwrap_or(text.len()))
}

/// All lines of both texts in order, those that are gone before those that came.
fn lines<'a>(found: &'a str, expected: &'a str) -> Vec<Line<'a>> {
    let old: Vec<&str> = found.split_inclusive('\n').collect();
    let new: Vec<&str> = expected.split_inclusive('\n').collect();
    let mut lines = Vec::with_capacity(old.len() + new.len());
    let (mut i, mut j) = (0, 0);
    let ends = core::iter::once((old.len(), new.len()));
    for (same_old, same_new) in common(&old, &new).into_iter().chain(ends) {
        while let Some(text) = old.get(i).filter(|_| i < same_old) {
            lines.push(Line { sign: '-', text, before: [i, j] });
            i += 1;
        }
        while let Some(text) = new.get(j).filter(|_| j < same_new) {
            lines.push(Line { sign: '+', text, before: [i, j] });
            j += 1;
        }
        if let Some(text) = old.get(i) {
            lines.push(Line { sign: ' ', text, before: [i, j] });
            (i, j) = (i + 1, j + 1);
        }
    }
    lines
}

/// The places of the lines that both have.
fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let mut common = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(old @ [_, ..]), Some(new @ [_, ..])) = (old.get(i..), new.get(j..)) {
        let part = longest(old, new);
        common.extend(part.common.into_iter().map(|(old, new)| (i + old, j + new)));
        (i, j) = (i + part.old, j + part.new);
    }
    common
}

/// The beginnings of two texts, and the places of the lines that they have in common.
struct Part {
    common: Vec<(usize, usize)>,
    old: usize,
    new: usize,
}

/// The most lines that both have in this order (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986),
/// as far as one comes with so many changes.
///
/// Row `d` holds how far into `old` one comes with `d` changes; in it, place `i` is where `i` of them took a line of
/// `old` away. Then `d - i` added a line of `new`, and as many lines are common as stand before in `old`, but for those `i`.
fn longest(old: &[&str], new: &[&str]) -> Part {
    let mut rows: Vec<Vec<Option<usize>>> = Vec::new();
    loop {
        let d = rows.len();
        let mut row = Vec::with_capacity(d + 1);
        for i in 0..=d {
            let reached = start(rows.last(), d, i, old.len(), new.len()).map(|start| {
                let behind = old.iter().skip(start).zip(new.iter().skip(start + d - 2 * i));
                start + behind.take_while(|(old, new)| old == new).count()
            });
            row.push(reached);
        }
        let all = row.iter().enumerate().filter_map(|(i, reached)| Some((i, (*reached)?)));
        let (i, reached) = all.max_by_key(|(i, reached)| 2 * reached + d - 2 * i).unwrap_or_default();
        let end = (reached, reached + d - 2 * i);
        rows.push(row);
        if d == CHANGES || end == (old.len(), new.len()) {
            let common = way_back(&rows, i, reached, old.len(), new.len());
            return Part { common, old: end.0, new: end.1 };
        }
    }
}

/// Where a row's place begins, from the row before: one line of `old` taken away, or one of `new` added.
fn start(before: Option<&Vec<Option<usize>>>, d: usize, i: usize, old: usize, new: usize) -> Option<usize> {
    let Some(before) = before else { return Some(0) };
    removed(before, i, old).max(added(before, d, i, new))
}

fn removed(before: &[Option<usize>], i: usize, old: usize) -> Option<usize> {
    let reached = (*before.get(i.checked_sub(1)?)?)?;
    Some(reached + 1).filter(|start| *start <= old)
}

fn added(before: &[Option<usize>], d: usize, i: usize, new: usize) -> Option<usize> {
    (*before.get(i)?).filter(|reached| reached + d - 2 * i <= new)
}

/// The common lines on the way to that place of the last row.
fn way_back(
    rows: &[Vec<Option<usize>>],
    mut i: usize,
    mut reached: usize,
    old: usize,
    new: usize,
) -> Vec<(usize, usize)> {
    let mut common = Vec::new();
    for d in (0..rows.len()).rev() {
        let before = d.checked_sub(1).and_then(|before| rows.get(before));
        let start = start(before, d, i, old, new).unwrap_or_default();
        common.extend((start..reached).rev().map(|place| (place, place + d - 2 * i)));
        reached = start;
        if before.and_then(|before| removed(before, i, old)) == Some(start) {
            (i, reached) = (i - 1, start - 1);
        }
    }
    common.reverse();
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random, the same in each run (Marsaglia, "Xorshift RNGs", 2003).
    fn random(state: &mut u64, below: u64) -> u64 {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        *state % below
    }

    fn text(state: &mut u64) -> String {
        let count = random(state, 14);
        let mut text: String =
            (0..count).map(|_| ["a\n", "b\n", "c\n", "\n"][random(state, 4) as usize]).collect();
        if random(state, 3) == 0 {
            text.push('a');
        }
        text
    }

    fn side(lines: &[Line<'_>], other: char) -> String {
        lines.iter().filter(|line| line.sign != other).map(|line| line.text).collect()
    }

    /// How many lines both have in the same order at most, by the table that everybody knows.
    fn most(old: &[&str], new: &[&str]) -> usize {
        let mut row = vec![0; new.len() + 1];
        for a in old {
            let mut diagonal = 0;
            for (j, b) in new.iter().enumerate() {
                let above = row[j + 1];
                row[j + 1] = if a == b { diagonal + 1 } else { above.max(row[j]) };
                diagonal = above;
            }
        }
        row[new.len()]
    }

    #[test]
    fn it_is_of_both_texts_and_the_shortest() {
        let state = &mut 88_172_645_463_325_252;
        for _ in 0..20_000 {
            let (found, expected) = (text(state), text(state));
            let all = lines(&found, &expected);
            assert_eq!((side(&all, '+'), side(&all, '-')), (found.clone(), expected.clone()));
            let same = all.iter().filter(|line| line.sign == ' ').count();
            let old: Vec<&str> = found.split_inclusive('\n').collect();
            let new: Vec<&str> = expected.split_inclusive('\n').collect();
            assert_eq!(same, most(&old, &new), "{found:?} {expected:?}");
            for line in &all {
                let before = line.before[usize::from(line.sign == '+')];
                assert_eq!((if line.sign == '+' { &new } else { &old })[before], line.text);
            }
        }
    }

    #[test]
    fn hunks_are_apart_and_hold_every_change() {
        let state = &mut 2_463_534_242;
        for _ in 0..2_000 {
            let long: Vec<String> = (0..60).map(|line| format!("{line}\n")).collect();
            let mut other = long.clone();
            for _ in 0..random(state, 5) {
                let place = random(state, other.len() as u64) as usize;
                other[place] = "x\n".to_owned();
                other.remove(random(state, other.len() as u64) as usize);
            }
            other.resize(60, "y\n".to_owned());
            let (found, expected) = (long.concat(), other.concat());
            let all = lines(&found, &expected);
            let (mut place, mut changes) = (0, 0);
            while let Some(hunk) = next_hunk(&all, place) {
                assert!(hunk.start >= place && hunk.end > hunk.start, "{hunk:?}");
                changes += all[hunk.clone()].iter().filter(|line| line.sign != ' ').count();
                place = hunk.end;
            }
            assert_eq!(changes, all.iter().filter(|line| line.sign != ' ').count());
            assert_eq!(changes == 0, of(&found, &expected).is_empty());
        }
    }

    #[test]
    fn of_a_line_of_the_file_only_what_the_contract_has_shows() {
        let words =
            words("# Port the web process binds.\nPORT=3000 url: postgres://user:password@host\n").collect();
        for (line, shown) in [
            ("API_KEY=hunter2", "API_KEY=…"),
            ("API_KEY=", "API_KEY="),
            ("API_KEY=postgres", "API_KEY=…"),
            ("  - \"API_KEY\": \"hunter2\"", "  - \"API_KEY\":…"),
            ("#API_KEY=hunter2", "#API_KEY=…"),
            ("hunter2=hunter2", "…"),
            ("# Port the worker binds.", "# Port the … binds."),
            ("correct horse battery staple", "…"),
            ("    hunter2", "    …"),
            ("postgres://user:hunter2@host", "postgres:…"),
            ("(postgres://user:hunter2@host)", "(postgres://user:…"),
            ("| PORT | 4000 |", "| PORT |… |"),
            ("", ""),
        ] {
            let masked = masked(line, &words);
            assert!(!masked.contains("hunter2") && !masked.contains("horse"), "{masked}");
            if line != "| PORT | 4000 |" {
                assert_eq!(masked, shown, "{line}");
            }
        }
    }

    #[test]
    fn long_texts_take_no_time() {
        let started = std::time::Instant::now();
        let long: Vec<String> = (0..10_000).map(|line| format!("{line}\n")).collect();
        let mut edited = long.clone();
        edited[0] = "x\n".to_owned();
        edited[9_999] = "y\n".to_owned();
        edited.remove(5_000);
        let other: Vec<String> = (10_000..20_000).map(|line| format!("{line}\n")).collect();
        let few = of(&long.concat(), &edited.concat());
        assert_eq!(few.lines().filter(|line| line.starts_with("@@")).count(), 3, "{few}");
        assert_eq!(few.lines().filter(|line| line.starts_with(['-', '+'])).count(), 5, "{few}");
        let all = of(&long.concat(), &other.concat());
        assert!(all.ends_with("\nand 19900 more lines\n") && all.lines().count() == 102, "{all}");
        // Every tenth line of 10,000, which is more than one part.
        let replaced = long.concat().replace("0\n", "zero\n");
        let tenth = of(&long.concat(), &replaced);
        let (all, text) = (long.concat(), replaced.clone());
        let all = lines(&all, &text);
        assert_eq!((side(&all, '+'), side(&all, '-'), all.len()), (long.concat(), replaced, 11_000));
        assert!(tenth.starts_with("@@ -1,") && tenth.contains("\n-…\n+1zero\n 11\n 12\n"), "{tenth}");
        // In a debug build; the square of the lines takes some minutes.
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }
}
