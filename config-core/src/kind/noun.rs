use core::fmt;

use super::Kind;

/// Writes a noun that can follow "is not": `a whole number from 0 to 65535`.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.noun(f);
        Ok(())
    }
}

impl Kind {
    /// Writes the noun. Errors of `out` are ignored, because writing to a `String` does not fail.
    pub(crate) fn noun(&self, out: &mut dyn fmt::Write) {
        let mut put = |text: &str| {
            let _ = out.write_str(text);
        };
        match self {
            Self::Ip(version) | Self::Socket(version) => {
                put("an IP");
                put(version.map_or("", |version| if version == 6 { "v6" } else { "v4" }));
                put(if matches!(self, Self::Ip(_)) { " address" } else { " address with a port" });
            }
            Self::Resource(kind) => {
                let _ = kind.write_noun(out);
            }
            Self::Integer { min, max, nonzero } => {
                let _ = match told_bounds(*min, *max) {
                    (Some(min), Some(max)) => write!(out, "a whole number from {min} to {max}"),
                    (Some(min), None) => write!(out, "a whole number, {min} or more"),
                    (None, Some(max)) => write!(out, "a whole number, {max} or less"),
                    (None, None) => out.write_str("a whole number"),
                };
                let _ = out.write_str(if *nonzero && *min < 0 { " except 0" } else { "" });
            }
            Self::Duration(Some(unit)) => {
                put("a duration in ");
                put(match *unit {
                    "ms" => "milliseconds",
                    "m" => "minutes",
                    "h" => "hours",
                    "d" => "days",
                    _ => "seconds",
                });
            }
            Self::ByteSize(Some(unit)) => {
                put("a size in ");
                put(if *unit == "B" { "bytes" } else { unit });
            }
            Self::Base64(length) => bytes(*length, "base64", out),
            Self::Hex(length) => bytes(*length, "hexadecimal", out),
            Self::Words([only]) => {
                let _ = write!(out, "`{only}`");
            }
            Self::Words(words) => {
                let mut joint = "one of ";
                for word in *words {
                    put(joint);
                    put(word);
                    joint = ", ";
                }
            }
            Self::Secret(Self::Text | Self::Other) => put("a secret"),
            Self::Secret(inner) => {
                put("a secret, ");
                inner.noun(out);
            }
            simple => put(simple.word()),
        }
    }

    /// The noun of a kind without parameters.
    const fn word(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Label => "a label",
            Self::Path => "a path",
            Self::Bool => "a boolean",
            Self::Char => "a single character",
            Self::Float { .. } => "a finite number",
            Self::IsSet => "on if it is set, even if empty",
            Self::Duration(_) => "a duration",
            Self::ByteSize(_) => "a size in bytes",
            Self::Bind => "an address to bind",
            Self::Url => "a URL without userinfo",
            Self::List(_) => "a list",
            Self::Map(..) => "a list of key=value",
            _ => "a valid value",
        }
    }

    /// The text between the noun and the form of a value, and the form. `None` if the noun says enough.
    pub(crate) fn form(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Bool => Some((": ", "1 yes y true t on, or 0 no n false f off")),
            Self::Duration(None) => Some((": ", "numbers with units (ms s m h d), such as 30s or 1h30m")),
            Self::Duration(Some(_)) => {
                Some((": ", "a number, or numbers with units (ms s m h d), such as 1h30m"))
            }
            Self::ByteSize(None) => Some((", such as ", "512, 10MB or 64MiB")),
            Self::ByteSize(Some(_)) => Some((": ", "a number, or a number with a unit, such as 64MiB")),
            Self::Socket(Some(6)) => Some((", such as ", "[::1]:8080")),
            Self::Socket(Some(_)) => Some((", such as ", "127.0.0.1:8080")),
            Self::Socket(None) => Some((", such as ", "127.0.0.1:8080 or [::1]:8080")),
            Self::Bind => Some((", such as ", "8080, :8080, 0.0.0.0:8080 or [::]:8080")),
            Self::Resource(kind) => Some((": ", kind.example)),
            Self::Url => Some((", such as ", "https://example.com/path")),
            Self::Secret(inner) => inner.form(),
            _ => None,
        }
    }
}

/// The bounds of an integer type that are worth showing. Bounds of 64 bits and more are omitted.
pub(crate) fn told_bounds(min: i128, max: u128) -> (Option<i64>, Option<u64>) {
    let is_signed = min < 0;
    let widest = if is_signed { i64::MAX.unsigned_abs() } else { u64::MAX };
    let min = i64::try_from(min).ok().filter(|min| *min != i64::MIN);
    (min, u64::try_from(max).ok().filter(|max| *max < widest))
}

fn bytes(length: usize, encoding: &str, out: &mut dyn fmt::Write) {
    let _ = match length {
        0 => write!(out, "bytes in {encoding}"),
        length => write!(out, "{length} bytes in {encoding}"),
    };
}
