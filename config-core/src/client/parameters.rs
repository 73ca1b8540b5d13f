use core::str::FromStr;

use crate::resource::Parts;
use crate::strings;
use crate::value::ValueError;

/// The parameters of a URL that a macro has to pass on: all except those that the application ignores.
#[derive(Clone, Copy)]
pub(super) struct Parameters<'a> {
    parts: &'a Parts,
    ignored: &'a [&'a str],
}

impl<'a> Parameters<'a> {
    pub(super) const fn new(parts: &'a Parts, ignored: &'a [&'a str]) -> Self {
        Self { parts, ignored }
    }

    /// The value of a parameter that has several names. Different values are refused, since the client takes one.
    pub(super) fn by_any_name(self, names: &[&str]) -> Result<Option<&'a str>, ValueError> {
        let mut values = names.iter().filter_map(|name| self.get(name));
        let first = values.next();
        if values.any(|value| Some(value) != first) {
            return Err(ValueError::because(
                "it has one parameter by two names, with different values: keep one of the two",
            ));
        }
        Ok(first)
    }

    pub(super) fn get(self, name: &str) -> Option<&'a str> {
        if self.ignores(name) { None } else { self.parts.param(name) }
    }

    /// The whole number in a parameter. Anything else is refused with `message`.
    pub(super) fn number<T: FromStr>(
        self,
        name: &str,
        message: &'static str,
    ) -> Result<Option<T>, ValueError> {
        self.get(name).map(|text| number(text, message)).transpose()
    }

    /// The `true` or `false` in a parameter. Anything else is refused with `message`.
    pub(super) fn flag(self, name: &str, message: &'static str) -> Result<Option<bool>, ValueError> {
        match self.get(name) {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(_) => Err(ValueError::because(message)),
        }
    }

    /// Whether the URL has one of these parameters, secret or not.
    pub(super) fn has_one_of(self, names: &[&str]) -> bool {
        let is =
            |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name)) && !self.ignores(name);
        self.parts.named_params().any(|(name, _)| is(name))
    }

    /// Refuses a parameter that is not `passed` to the client, with `message`.
    ///
    /// A value of `usual` is accepted, because it is what the client does anyway.
    pub(super) fn refuse_others(
        self,
        passed: &[&str],
        usual: &[(&str, &str)],
        message: &'static str,
    ) -> Result<(), ValueError> {
        for (name, value) in self.parts.named_params() {
            let is = |known: &str| known.eq_ignore_ascii_case(name);
            let same = |(known, same): &(&str, &str)| {
                is(known) && value.is_some_and(|value| value.eq_ignore_ascii_case(same))
            };
            if !self.ignores(name) && !passed.iter().any(|known| is(known)) && !usual.iter().any(same) {
                return Err(ValueError::because(message));
            }
        }
        Ok(())
    }

    fn ignores(self, name: &str) -> bool {
        self.ignored.iter().any(|ignored| ignored.eq_ignore_ascii_case(name))
    }
}

/// Reads a whole number without a sign.
pub(super) fn number<T: FromStr>(text: &str, message: &'static str) -> Result<T, ValueError> {
    let digits = strings::all(text, |byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or(ValueError::because(message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resource::{MySql, Postgres};

    const MESSAGE: &str = "it is not passed";

    #[test]
    fn a_parameter_is_passed_or_usual_or_ignored_or_refused() {
        let db: Postgres =
            "postgres://db/shop?application_name=web&Client_Encoding=utf8&x_token=t".parse().unwrap();
        let refused = |ignored: &[&str], passed: &[&str], usual: &[(&str, &str)]| {
            Parameters::new(db.parts(), ignored).refuse_others(passed, usual, MESSAGE).is_err()
        };
        let usual = [("client_encoding", "UTF8")];
        assert!(!refused(&["X_TOKEN"], &["application_name"], &usual));
        // A parameter with a credential counts, and its value is not looked at.
        assert!(refused(&[], &["application_name"], &usual));
        assert!(refused(&[], &["application_name"], &[usual[0], ("x_token", "t")]));
        assert!(refused(&["x_token"], &[], &usual));
        assert!(refused(&["x_token"], &["application_name"], &[("client_encoding", "latin1")]));
    }

    #[test]
    fn two_names_of_a_parameter_hold_the_same_value() {
        let of = |query: &str, ignored: &[&str]| {
            let db: MySql = ["mysql://db/shop?", query].concat().parse().unwrap();
            let value = Parameters::new(db.parts(), ignored).by_any_name(&["ssl-ca", "sslca"]);
            value.map(|value| value.map(str::to_owned))
        };
        assert_eq!(of("ssl-ca=/a&sslca=/a", &[]), Ok(Some("/a".to_owned())));
        assert_eq!(of("sslca=/b", &[]), Ok(Some("/b".to_owned())));
        of("ssl-ca=/a&sslca=/b", &[]).unwrap_err();
        assert_eq!(of("ssl-ca=/a&sslca=/b", &["sslca"]), Ok(Some("/a".to_owned())));
    }

    #[test]
    fn an_ignored_parameter_has_no_value() {
        let db: Postgres = "postgres://db/shop?application_name=web&connect_timeout=+5".parse().unwrap();
        let parameters = Parameters::new(db.parts(), &["Application_Name"]);
        assert_eq!(parameters.get("application_name"), None);
        parameters.number::<u8>("connect_timeout", MESSAGE).unwrap_err();
        assert_eq!(Parameters::new(db.parts(), &[]).get("application_name"), Some("web"));
    }
}
