//! Serde: a handle is written without its credentials, so the written text cannot be read again.

use core::fmt;
use core::marker::PhantomData;

use secrecy::zeroize::Zeroizing;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use super::handle::Resource;
use super::rules::Service;
use crate::kind::Kind;
use crate::value::FromEnvStr;

/// Writes the URL without its credentials, as `Display` does.
// The module has this `cfg` too; repeated here, it becomes a badge in the documentation of the crate `factor3`.
#[cfg(feature = "serde")]
impl<S: Service> Serialize for Resource<S> {
    fn serialize<Ser: Serializer>(&self, serializer: Ser) -> Result<Ser::Ok, Ser::Error> {
        serializer.collect_str(self)
    }
}

/// Reads the URL from text. A redacted URL is refused, and no error contains a part of the input.
#[cfg(feature = "serde")]
impl<'de, S: Service> Deserialize<'de> for Resource<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

/// Reads a handle from text.
pub(super) fn read<'de, T: FromEnvStr, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(UrlVisitor(PhantomData))
}

struct UrlVisitor<T>(PhantomData<fn() -> T>);

impl<T: FromEnvStr> Visitor<'_> for UrlVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", T::KIND)?;
        match T::KIND {
            Kind::Resource(kind) => write!(f, " such as {}", kind.example),
            _ => Ok(()),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::from_env_str(text).map_err(E::custom)
    }

    fn visit_string<E: Error>(self, text: String) -> Result<T, E> {
        self.visit_str(&Zeroizing::new(text))
    }

    // The methods below replace serde's own errors, which show the value.

    fn visit_bool<E: Error>(self, _: bool) -> Result<T, E> {
        Err(E::custom(format_args!("not text; expected {}", Expected(self))))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<T, E> {
        self.visit_bool(false)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<T, E> {
        self.visit_bool(false)
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<T, E> {
        self.visit_bool(false)
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<T, E> {
        self.visit_bool(false)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<T, E> {
        self.visit_bool(false)
    }
}

struct Expected<T>(UrlVisitor<T>);

impl<T: FromEnvStr> fmt::Display for Expected<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }
}

#[cfg(test)]
mod tests {
    use serde::de::value::{Error, StrDeserializer, StringDeserializer, U64Deserializer};
    use serde::de::{Deserialize, IntoDeserializer};

    use crate::resource::{Postgres, Sqlite};

    const CANARY: &str = "c4naryPASS";

    #[test]
    fn a_url_is_read_but_a_redacted_url_is_refused() {
        let text = format!("postgres://app:{CANARY}@db/shop");
        let borrowed: StrDeserializer<'_, Error> = text.as_str().into_deserializer();
        let db = Postgres::deserialize(borrowed).map_err(|e| e.to_string());
        assert_eq!(db.as_ref().map(Postgres::expose_url), Ok(text.as_str()));
        let shown = db.map_or_else(|error| error, |db| db.to_string());
        let owned: StringDeserializer<Error> = text.into_deserializer();
        assert!(Postgres::deserialize(owned).is_ok());

        let redacted: StringDeserializer<Error> = shown.into_deserializer();
        assert!(refusal(Postgres::deserialize(redacted)).contains("it was redacted"));
    }

    #[test]
    fn no_error_shows_the_input() {
        fn refused<'de>(value: impl IntoDeserializer<'de, Error>) {
            let error = refusal(Postgres::deserialize(value.into_deserializer()));
            let is_told = error.contains("not text; expected a PostgreSQL URL such as postgres://");
            assert!(is_told && !error.contains("48151623") && !error.contains("true"), "{error}");
        }
        refused(48_151_623_u64);
        refused(48_151_623_i64);
        refused(48_151_623_u128);
        refused(48_151_623_i128);
        refused(48_151_623_f64);
        refused(true);
        let broken = format!("postgres://app:{CANARY}@{CANARY}@db");
        let broken: StrDeserializer<'_, Error> = broken.as_str().into_deserializer();
        let error = refusal(Postgres::deserialize(broken));
        assert!(error.contains("%40") && !error.contains(CANARY), "{error}");
    }

    #[test]
    fn a_handle_without_hosts_is_read_the_same_way() {
        let text: StrDeserializer<'_, Error> = "sqlite:data.db".into_deserializer();
        assert!(Sqlite::deserialize(text).is_ok());
        let number: U64Deserializer<Error> = 48_151_623_u64.into_deserializer();
        let error = Sqlite::deserialize(number).map_or_else(|error| error.to_string(), |db| db.to_string());
        assert!(error.contains("expected an SQLite URL") && !error.contains("48151623"), "{error}");
    }

    fn refusal(result: Result<Postgres, Error>) -> String {
        result.map_or_else(|error| format!("{error} {error:?}"), |_| String::new())
    }
}
