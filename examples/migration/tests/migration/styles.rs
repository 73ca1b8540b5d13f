//! `rename_all` has the styles of serde, and each style gives the words that serde gives.

use factor3::{FromEnvStr, Kind};
use serde::de::value::{Error, StrDeserializer};
use serde::de::{Deserialize, IntoDeserializer as _};

macro_rules! styles {
    ($($test:ident $style:literal)*) => {$(
        #[test]
        fn $test() {
            #[derive(Debug, PartialEq, FromEnvStr, serde::Deserialize)]
            #[config(rename_all = $style)]
            #[serde(rename_all = $style)]
            #[allow(non_camel_case_types, reason = "styles differ in how they split such names")]
            enum Word {
                Info,
                ReadOnly,
                HTTPServer,
                H264,
                V1Beta,
                TLSv1_3,
                Read_Only2,
                X,
                GrößeÜber,
                #[config(rename = "Own word")]
                #[serde(rename = "Own word")]
                Renamed,
            }

            let Kind::Words(words) = Word::KIND else { panic!("an enum of words") };
            assert_eq!(words.len(), 10);
            for word in words {
                let by_serde: StrDeserializer<'_, Error> = word.into_deserializer();
                assert_eq!(Word::deserialize(by_serde), Ok(Word::from_env_str(word).unwrap()), "{word}");
            }
        }
    )*};
}

styles! {
    lowercase "lowercase"
    uppercase "UPPERCASE"
    pascal_case "PascalCase"
    camel_case "camelCase"
    snake_case "snake_case"
    screaming_snake_case "SCREAMING_SNAKE_CASE"
    kebab_case "kebab-case"
    screaming_kebab_case "SCREAMING-KEBAB-CASE"
}
