//! Whether every value of one kind is a value of another, with the same meaning.

use core::fmt;

use super::declared::{Field, Kind, Whole};
use super::ranges;

/// Whether the new field reads every value that the old one read, and reads it as the same.
pub(super) fn reads_all(new: &Field, old: &Field) -> bool {
    let is_list = matches!(new.kind, Kind::List(_) | Kind::Map(..));
    let same_items = new.separator == old.separator || !is_list;
    let same_url = (new.username_apart, new.password_apart) == (old.username_apart, old.password_apart)
        // A URL without a password is read only together with one.
        || !old.username_apart && !old.password_apart;
    new.kind.includes(&old.kind)
        && same_items
        && ranges::includes(new, old)
        && same_url
        && new.min_len <= old.min_len
}

impl Field {
    /// Whether the field reads whatever is in its variable.
    pub(super) fn reads_anything(&self) -> bool {
        self.kind.is_any_text() && self.min_len == 0 && self.range.is_none()
    }

    /// Whether only the application's code knows what the field reads.
    pub(super) fn is_read_by_code(&self) -> bool {
        self.kind.is_read_by_code()
    }
}

impl Kind {
    fn includes(&self, old: &Self) -> bool {
        match (self, old) {
            (Self::Secret(new), Self::Secret(old)) => new.includes(old),
            (Self::Secret(new), old) => new.includes(old),
            (new, Self::Secret(old)) => new.includes(old),
            (
                Self::Integer { min, max, nonzero },
                Self::Integer { min: least, max: most, nonzero: was_nonzero },
            ) => {
                let had_no_zero = *was_nonzero || *least > Whole::ZERO || *most < Whole::ZERO;
                min <= least && most <= max && (!nonzero || had_no_zero)
            }
            (Self::Words(_), Self::Words(_)) => self.words_gone(old).is_empty(),
            // The URLs of resources may have commas in them: only one before a scheme separates two.
            (Self::List(new), Self::List(old)) => new.is_resource() == old.is_resource() && new.includes(old),
            (Self::Map(key, value), Self::Map(old_key, old_value)) => {
                key.includes(old_key) && value.includes(old_value)
            }
            (Self::Other(word, of), Self::Other(old_word, old_of)) if word == old_word => match word.as_str()
            {
                // Without a version, a length or a number of bits, any is read.
                "ip" | "socket" | "base64" | "hex" | "float" => of.is_none() || of == old_of,
                // Without a unit, no bare number was read.
                "duration" => of == old_of || old_of.is_none(),
                // Without a unit, a bare number counts bytes.
                "byte_size" => of.as_deref().unwrap_or("B") == old_of.as_deref().unwrap_or("B"),
                _ => of == old_of,
            },
            // `false` would mean true.
            (new, old) if new.is_other("is_set") => !new.is_set_of_boolean(old),
            // These may hold bytes that are not text.
            (_, Self::Other(word, _)) if matches!(word.as_str(), "path" | "is_set" | "parsed_by_code") => {
                false
            }
            (new, _) => new.is_any_text() || new.is_other("path"),
        }
    }

    /// Whether a boolean was read, and now only whether the variable is set.
    pub(super) fn is_set_of_boolean(&self, old: &Self) -> bool {
        self.is_other("is_set") && old.is_other("bool")
    }

    /// The words that `old` read and this kind does not. Words are read in any ASCII case.
    pub(super) fn words_gone<'o>(&self, old: &'o Self) -> Vec<&'o str> {
        let (Self::Words(new), Self::Words(old)) = (self, old) else { return Vec::new() };
        let is_read = |word: &str| new.iter().any(|other| other.eq_ignore_ascii_case(word));
        old.iter().map(|word| &**word).filter(|word| !is_read(word)).collect()
    }

    fn is_any_text(&self) -> bool {
        match self {
            Self::Secret(inner) => inner.is_any_text(),
            kind => kind.is_other("text"),
        }
    }

    fn is_read_by_code(&self) -> bool {
        match self {
            Self::Secret(inner) | Self::List(inner) => inner.is_read_by_code(),
            Self::Map(key, value) => key.is_read_by_code() || value.is_read_by_code(),
            kind => kind.is_other("parsed_by_code"),
        }
    }

    fn is_resource(&self) -> bool {
        matches!(self, Self::Other(word, _) if word == "resource")
    }

    fn is_other(&self, word: &str) -> bool {
        matches!(self, Self::Other(own, None) if own == word)
    }
}

/// Writes the kind as the contract does, in the words of an operator where it is short.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer { min, max, nonzero } => {
                write!(f, "a whole number from {min} to {max}{}", if *nonzero { " except 0" } else { "" })
            }
            Self::Words(words) => write!(f, "one of {}", words.join(", ")),
            Self::Secret(inner) if inner.is_any_text() => f.write_str("a secret"),
            Self::Secret(inner) => write!(f, "{inner}, secret"),
            Self::List(item) => write!(f, "a list of: {item}"),
            Self::Map(key, value) => write!(f, "pairs of: {key} = {value}"),
            Self::Other(word, of) => {
                let of = of.as_deref().unwrap_or_default();
                match word.as_str() {
                    "resource" => write!(f, "a URL of {of}"),
                    "ip" => write!(f, "an IP{}{of} address", if of.is_empty() { "" } else { "v" }),
                    "socket" => {
                        write!(f, "an IP{}{of} address with a port", if of.is_empty() { "" } else { "v" })
                    }
                    "duration" | "byte_size" if !of.is_empty() => {
                        write!(f, "{} in {of}", if word == "duration" { "a duration" } else { "a size" })
                    }
                    "base64" | "hex" if !of.is_empty() => write!(f, "{of} bytes in {word}"),
                    "float" if of.is_empty() => f.write_str("a finite number"),
                    "float" => write!(f, "a finite number of {of} bits"),
                    "is_set" => f.write_str("anything or nothing"),
                    "parsed_by_code" => f.write_str("what the application's code reads"),
                    "url" => f.write_str("a URL"),
                    "bool" => f.write_str("true or false"),
                    "byte_size" => f.write_str("a size in bytes"),
                    "bind" => f.write_str("an address to bind"),
                    "text" => f.write_str("text"),
                    _ => write!(f, "a {word}"),
                }
            }
        }
    }
}
