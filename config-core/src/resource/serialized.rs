//! Serde: a handle is written without its credentials, and so is not read back from that.

use core::fmt;
use core::marker::PhantomData;

use secrecy::zeroize::Zeroizing;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use super::{Resource, Service};

/// Writes the URL without its credentials, as `Display` does.
impl<S: Service> Serialize for Resource<S> {
    fn serialize<Ser: Serializer>(&self, serializer: Ser) -> Result<Ser::Ok, Ser::Error> {
        serializer.collect_str(self)
    }
}

/// Reads the URL from text. A URL that was redacted is refused, and no error holds a part of the input.
impl<'de, S: Service> Deserialize<'de> for Resource<S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(UrlVisitor(PhantomData))
    }
}

struct UrlVisitor<S>(PhantomData<fn() -> S>);

impl<S: Service> Visitor<'_> for UrlVisitor<S> {
    type Value = Resource<S>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {} URL such as {}", S::NAME, S::EXAMPLE)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        self.visit_str(&Zeroizing::new(text))
    }

    // What follows replaces serde's own errors, which show the value.

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Err(E::custom(format_args!("not text; expected {}", Expected(self))))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        self.visit_bool(false)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        self.visit_bool(false)
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<Self::Value, E> {
        self.visit_bool(false)
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<Self::Value, E> {
        self.visit_bool(false)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        self.visit_bool(false)
    }
}

struct Expected<S>(UrlVisitor<S>);

impl<S: Service> fmt::Display for Expected<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }
}

#[cfg(test)]
mod tests {
    use serde::de::value::{Error, StrDeserializer, StringDeserializer, U64Deserializer};
    use serde::de::{Deserialize, IntoDeserializer};

    use crate::resource::Postgres;

    const CANARY: &str = "c4naryPASS";

    #[test]
    fn text_is_read_and_a_redacted_url_refused() {
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
        let number: U64Deserializer<Error> = 48_151_623_u64.into_deserializer();
        let error = refusal(Postgres::deserialize(number));
        assert!(error.contains("expected a Postgres URL") && !error.contains("48151623"), "{error}");
        let broken = format!("postgres://app:{CANARY}@{CANARY}@db");
        let broken: StrDeserializer<'_, Error> = broken.as_str().into_deserializer();
        let error = refusal(Postgres::deserialize(broken));
        assert!(error.contains("%40") && !error.contains(CANARY), "{error}");
    }

    fn refusal(result: Result<Postgres, Error>) -> String {
        result.map_or_else(|error| format!("{error} {error:?}"), |_| String::new())
    }
}
