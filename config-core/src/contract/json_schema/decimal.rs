//! Regular expressions of the whole numbers between two bounds, in digits.

use crate::contract::page::Page;
use crate::kind::Kind;
use crate::schema::Variable;

use super::put_bytes;

/// As many digits as a number of 128 bits has.
const DIGITS: usize = 39;
const ZEROS: &[u8] = &[b'0'; DIGITS];
const NINES: &[u8] = &[b'9'; DIGITS];

/// The least of 20 digits. What is beyond 64 bits is told by its digits alone.
const LARGE: u64 = 10_000_000_000_000_000_000;

/// The whole numbers of a variable. There is none where the least is above the most.
pub(super) struct Bounds {
    pub(super) least: i128,
    pub(super) most: i128,
    signed: bool,
    nonzero: bool,
}

impl Bounds {
    /// The numbers of a kind, within the range that its variable declares. A bound that does not read bounds nothing.
    #[inline(never)]
    pub(super) fn of(kind: &Kind, variable: Option<&Variable>) -> Self {
        let (min, max, nonzero) = match kind {
            Kind::Integer { min, max, nonzero } => (*min, *max, *nonzero),
            _ => (0, 0, false),
        };
        let most = i128::try_from(max).unwrap_or(i128::MAX);
        let mut bounds = Self { least: min, most, signed: min < 0, nonzero };
        if let Some(range) = variable.and_then(Variable::range) {
            bounds.least = min.max(read(range.min, min));
            bounds.most = most.min(read(range.max, i128::MAX) - i128::from(!range.inclusive));
        }
        bounds
    }

    /// Writes all texts of them, one sign and leading zeros included. False where there is none.
    #[inline(never)]
    pub(super) fn write(&self, page: &mut Page) -> bool {
        let start = page.text.len();
        let (least, most) = (self.least, self.most);
        branch("\\+?", least.max(i128::from(self.nonzero)), most, page);
        if self.signed {
            let least_below = match most {
                0.. => i128::from(least > 0 || self.nonzero),
                most => -most,
            };
            let joint = if page.text.len() == start { "-" } else { "|-" };
            branch(joint, least_below, if least < 0 { least.saturating_neg() } else { 0 }, page);
        }
        page.text.len() > start
    }
}

/// Writes the amounts behind a sign, if there are any.
#[inline(never)]
fn branch(sign: &str, from: i128, to: i128, page: &mut Page) {
    if from > to {
        return;
    }
    page.say(sign);
    page.put("0*(?:");
    let (mut least, mut most) = ([b'0'; DIGITS], [b'0'; DIGITS]);
    digits(u64::try_from(from).unwrap_or(LARGE), &mut least);
    let to = match u64::try_from(to) {
        Ok(to) => digits(to, &mut most),
        Err(_) => NINES,
    };
    between(least.get(DIGITS - to.len()..).unwrap_or_default(), to, true, page);
    page.put(")");
}

#[inline(never)]
fn read(text: Option<&str>, otherwise: i128) -> i128 {
    let text = text.unwrap_or_default();
    let amount = text.strip_prefix('-').unwrap_or(text);
    // More digits may not fit.
    if amount.is_empty() || amount.len() >= DIGITS {
        return otherwise;
    }
    let mut number = 0;
    for byte in amount.bytes() {
        if !byte.is_ascii_digit() {
            return otherwise;
        }
        number = number * 10 + i128::from(byte - b'0');
    }
    if amount.len() < text.len() { -number } else { number }
}

/// Writes the digits to the end of zeros. Those that count.
#[inline(never)]
fn digits(mut amount: u64, zeros: &mut [u8; DIGITS]) -> &[u8] {
    let mut start = DIGITS;
    for digit in zeros.iter_mut().rev() {
        *digit = b'0' + (amount % 10) as u8;
        amount /= 10;
        start -= 1;
        if amount == 0 {
            break;
        }
    }
    zeros.get(start..).unwrap_or_default()
}

/// Writes a number.
#[inline(never)]
pub(super) fn number(amount: u64, page: &mut Page) {
    put_bytes(digits(amount, &mut [b'0'; DIGITS]), page);
}

/// Writes what is between two choices, but before the first.
#[inline(never)]
pub(super) fn begin_choice(start: usize, page: &mut Page) {
    page.put(if page.text.len() > start { "|" } else { "" });
}

/// Writes how often there is one of something.
#[inline(never)]
pub(super) fn times(one: &str, least: usize, most: usize, page: &mut Page) {
    if most == 0 {
        return;
    }
    page.say(one);
    match (least, most) {
        (1, 1) => return,
        (0, 1) => return page.put("?"),
        _ => {}
    }
    page.put("{");
    number(least as u64, page);
    if least != most {
        page.put(",");
        number(most as u64, page);
    }
    page.put("}");
}

/// Choices that match the texts from `from` to `to`, which are equally long. Where they are `leading`, zeros at the
/// beginning may be left out.
#[inline(never)]
fn between(from: &[u8], to: &[u8], leading: bool, page: &mut Page) {
    let (Some((low, below)), Some((high, above))) = (from.split_first(), to.split_first()) else { return };
    let (low, high) = (*low, *high);
    if low == high {
        return behind(low, below, above, page);
    }
    let start = page.text.len();
    let (zeros, nines) = (ZEROS.get(..below.len()), NINES.get(..below.len()));
    let (zeros, nines) = (zeros.unwrap_or_default(), nines.unwrap_or_default());
    let is_shorter = leading && low == b'0' && !below.is_empty();
    let is_low_cut = is_shorter || below != zeros;
    let is_high_cut = above != nines;
    if is_shorter && below == zeros {
        times("[0-9]", 1, below.len(), page);
    } else if is_shorter {
        between(below, nines, true, page);
    } else if is_low_cut {
        behind(low, below, nines, page);
    }
    let (first, last) = (low + u8::from(is_low_cut), high - u8::from(is_high_cut));
    if first <= last {
        begin_choice(start, page);
        let class = [b'[', first, b'-', last, b']'];
        put_bytes(if first == last { class.get(1..2).unwrap_or_default() } else { &class }, page);
        times("[0-9]", below.len(), below.len(), page);
    }
    if is_high_cut {
        begin_choice(start, page);
        behind(high, zeros, above, page);
    }
}

/// The same behind a digit.
#[inline(never)]
fn behind(digit: u8, from: &[u8], to: &[u8], page: &mut Page) {
    put_bytes(&[digit], page);
    // Of one digit there is one choice.
    let is_group = from.len() > 1;
    page.put(if is_group { "(?:" } else { "" });
    between(from, to, false, page);
    page.put(if is_group { ")" } else { "" });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::page::Form;
    use crate::schema::table::{extra, var};

    fn written(bounds: &Bounds) -> String {
        let mut page = Page::new(Form::Quoted);
        assert!(bounds.write(&mut page));
        page.text.replace("\\\\", "\\")
    }

    fn pattern(min: i128, max: u128, nonzero: bool) -> String {
        written(&Bounds::of(&Kind::Integer { min, max, nonzero }, None))
    }

    #[test]
    fn bounds_of_types_are_short() {
        assert_eq!(pattern(0, 255, false), r"\+?0*(?:[0-9]{1,2}|1[0-9]{2}|2(?:[0-4][0-9]|5[0-5]))");
        assert_eq!(pattern(0, 9, false), r"\+?0*(?:[0-9])");
        assert_eq!(pattern(0, 0, false), r"\+?0*(?:0)");
        assert_eq!(pattern(1, 64, false), r"\+?0*(?:[1-9]|[1-5][0-9]|6[0-4])");
        assert_eq!(pattern(-99, 99, true), r"\+?0*(?:[1-9]|[1-9][0-9])|-0*(?:[1-9]|[1-9][0-9])");
        assert_eq!(pattern(-5, 7, false), r"\+?0*(?:[0-7])|-0*(?:[0-5])");
        assert_eq!(pattern(0, 1 << 64, false), r"\+?0*(?:[0-9]{1,38}|[1-9][0-9]{38})");
        assert_eq!(pattern(100, 999, false), r"\+?0*(?:[1-9][0-9]{2})");
        assert_eq!(
            pattern(1024, 49151, false),
            r"\+?0*(?:1(?:0(?:2[4-9]|[3-9][0-9])|[1-9][0-9]{2})|[2-9][0-9]{3}|[1-3][0-9]{4}|4(?:[0-8][0-9]{3}|9(?:0[0-9]{2}|1(?:[0-4][0-9]|5[0-1]))))"
        );
    }

    #[test]
    fn bounds_that_are_declared_narrow_it() {
        let range = |min, max, inclusive| {
            let kind: &Kind = Box::leak(Box::new(Kind::Integer { min: -128, max: 127, nonzero: false }));
            let extra = Box::leak(Box::new(extra().range(min, max, inclusive)));
            let bounds = Bounds::of(kind, Some(&var("N App.n", kind).with(extra)));
            (written(&bounds), (bounds.least, bounds.most))
        };
        assert_eq!(range(Some("3"), None, false).1, (3, 127));
        assert_eq!(range(Some("0"), Some("5"), false), (r"\+?0*(?:[0-4])|-0*(?:0)".into(), (0, 4)));
        assert_eq!(range(None, Some("-3"), true).1, (-128, -3));
        assert_eq!(range(Some("-9"), Some("-3"), false), ("-0*(?:[4-9])".into(), (-9, -4)));
    }
}
