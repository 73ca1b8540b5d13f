//! Reads one variable as one type with each crate, to find small differences.

use ::factor3::Config;

/// A struct with one field. Its variable has the name of the field in upper case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Probe {
    /// `port: u16`
    Number,
    /// `port: u16` with the default 3000
    NumberOr,
    /// `limit: Option<u16>`
    OptionalNumber,
    /// `zip: String`
    Text,
    /// `region: Option<String>`
    OptionalText,
    /// `debug: bool`
    Flag,
    /// `origins: Vec<String>`
    List,
}

impl Probe {
    pub const ALL: [Self; 7] = [
        Self::Number,
        Self::NumberOr,
        Self::OptionalNumber,
        Self::Text,
        Self::OptionalText,
        Self::Flag,
        Self::List,
    ];
}

/// For each probe, declares a struct with that field, reads it with `$read`, and prints the field.
macro_rules! probes {
    (#[derive($derive:path)] by $read:path; $($probe:ident { $(#[$meta:meta])* $field:ident: $($ty:tt)* })*) => {
        pub fn probe(probe: $crate::probe::Probe) -> Result<String, String> {
            match probe {$(
                $crate::probe::Probe::$probe => {
                    #[derive($derive)]
                    struct One {
                        $(#[$meta])*
                        $field: $($ty)*,
                    }
                    let one: One = $read()?;
                    Ok(format!("{:?}", one.$field))
                }
            )*}
        }
    };
}
pub(crate) use probes;

fn read<T: Config>() -> Result<T, String> {
    T::from_env().map_err(|error| error.to_string())
}

probes! {
    #[derive(Config)] by read;
    Number { port: u16 }
    NumberOr { #[config(default = 3000)] port: u16 }
    OptionalNumber { limit: Option<u16> }
    Text { zip: String }
    OptionalText { region: Option<String> }
    Flag { debug: bool }
    List { origins: Vec<String> }
}
