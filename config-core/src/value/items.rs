use crate::kind::Kind;
use crate::strings;

/// Iterates over the items of a list, or the pairs of a map, without the ASCII whitespace around them, in time linear to the
/// text. An item may be empty, and ends the list if it should be a URL.
pub(crate) struct Items<'a> {
    rest: Option<&'a str>,
    separator: Separator<'a>,
}

/// What is between two items.
#[derive(Clone, Copy)]
enum Separator<'a> {
    Byte(u8),
    Text(&'a str),
    /// A comma before a scheme. It separates resources, because their URLs may contain commas.
    CommaBeforeScheme,
}

impl<'a> Items<'a> {
    /// `kind` is the kind of an item.
    pub(crate) fn new(text: &'a str, separator: &'a str, kind: &Kind) -> Self {
        // A separator at the end does not begin another item.
        let trimmed = text.trim_ascii();
        let rest = trimmed.strip_suffix(separator).unwrap_or(trimmed);
        let separator = match separator.as_bytes() {
            b"," if matches!(kind, Kind::Resource(_)) => Separator::CommaBeforeScheme,
            [byte] => Separator::Byte(*byte),
            _ => Separator::Text(separator),
        };
        Self { rest: (!text.is_empty()).then_some(rest), separator }
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        let split = match self.separator {
            Separator::Byte(byte) => strings::split_at_byte(rest, byte),
            Separator::Text(separator) => strings::split_once(rest, separator),
            Separator::CommaBeforeScheme => strings::split_before_scheme(rest),
        };
        let (item, rest) = split.map_or((rest, None), |(item, rest)| (item, Some(rest)));
        self.rest = rest;
        let item = item.trim_ascii();
        // A URL is never empty, so the list is refused here. To go on would look at the same commas again and again.
        if item.is_empty() && matches!(self.separator, Separator::CommaBeforeScheme) {
            self.rest = None;
        }
        Some(item)
    }
}
