//! The generated code compiles in unusual surroundings: no prelude, shadowed names, odd fields, generics.

#![deny(warnings, clippy::all, missing_docs, unused_qualifications)]
#![allow(dead_code, reason = "these names only shadow others")]

mod no_prelude {
    #![no_implicit_prelude]

    mod words {
        #[derive(::factor3::FromEnvStr)]
        pub(super) enum Level {
            Info,
            #[config(rename = "warning")]
            Warn,
        }
    }

    #[derive(::factor3::Config)]
    #[config(prefix = "MAIL_")]
    struct Mail {
        host: ::std::string::String,
        password: ::std::option::Option<::factor3::SecretString>,
    }

    #[derive(::factor3::Config)]
    #[config(prefix = "G_", secret_files, warn_unknown, one_of(a, b), all_or_none(b, c))]
    struct Groups {
        #[config(requires(d), renamed_from = "OLD_A")]
        a: ::std::option::Option<::std::string::String>,
        #[config(conflicts(a, d))]
        b: ::std::option::Option<::std::string::String>,
        #[config(required_if(b), required_if(d = 5), required_if(e = "x"))]
        c: ::std::option::Option<::factor3::SecretString>,
        #[config(value_parser = parse)]
        d: ::std::option::Option<::std::primitive::u32>,
        #[config(default = "y")]
        e: ::std::string::String,
    }

    #[::std::prelude::v1::test]
    fn groups_load() {
        let vars = [("G_A", "a"), ("G_D", "4")];
        let loaded = <Groups as ::factor3::Config>::from_vars(vars);
        let ::std::result::Result::Ok(groups) = loaded else { ::std::panic!("not loaded") };
        ::std::assert!(groups.a.is_some() && groups.b.is_none() && groups.c.is_none());
        ::std::assert_eq!((groups.d, &*groups.e), (::std::option::Option::Some(4), "y"));
    }

    #[derive(::factor3::Config)]
    #[config(validate = check)]
    struct App {
        #[config(default = 3000, range = 1..=9999)]
        port: ::std::primitive::u16,
        #[config(default_with = 7)]
        retries: ::std::primitive::u8,
        #[config(default)]
        verbose: ::std::primitive::bool,
        #[config(skip = 1)]
        skipped: ::std::primitive::u8,
        level: words::Level,
        #[config(min_len = 1, separator = ";")]
        names: ::std::vec::Vec<::std::string::String>,
        limits:
            ::std::option::Option<::std::collections::BTreeMap<::std::string::String, ::std::primitive::u8>>,
        #[config(value_parser = parse, validate = any, default = "5")]
        parsed: ::std::primitive::u32,
        #[config(range = "1s"..="1m", default = "2s")]
        timeout: ::std::time::Duration,
        #[config(flatten)]
        mail: Mail,
        #[config(flatten, prefix = "OLD_")]
        old: ::std::option::Option<Mail>,
    }

    #[cfg(feature = "serde")]
    #[derive(::factor3::Config)]
    struct Ratio {
        #[config(serde, default = "1.5")]
        ratio: ::std::primitive::f64,
    }

    fn check(app: &App) -> ::std::result::Result<(), &'static ::std::primitive::str> {
        if app.port == 1 { ::std::result::Result::Err("taken") } else { ::std::result::Result::Ok(()) }
    }

    fn parse(
        text: &::std::primitive::str,
    ) -> ::std::result::Result<::std::primitive::u32, ::std::num::ParseIntError> {
        ::std::primitive::str::parse(text)
    }

    fn any(_: &::std::primitive::u32) -> ::std::result::Result<(), &'static ::std::primitive::str> {
        ::std::result::Result::Ok(())
    }

    #[::std::prelude::v1::test]
    fn it_loads() {
        let vars = [("LEVEL", "warning"), ("NAMES", "a;b"), ("LIMITS", "a=1"), ("MAIL_HOST", "mail")];
        let loaded = <App as ::factor3::Config>::from_vars(vars);
        let ::std::result::Result::Ok(app) = loaded else { ::std::panic!("not loaded") };
        ::std::assert_eq!((app.port, app.retries, app.verbose, app.skipped), (3000, 7, false, 1));
        ::std::assert_eq!((app.names.len(), app.parsed, app.timeout.as_secs()), (2, 5, 2));
        ::std::assert!(::std::matches!(app.level, words::Level::Warn) && app.limits.is_some());
        ::std::assert_eq!(
            (&*app.mail.host, app.mail.password.is_none(), app.old.is_none()),
            ("mail", true, true)
        );
    }
}

mod shadowed {
    mod alloc {}
    mod core {}
    mod factor3 {}
    mod serde {}
    mod std {}

    struct None;
    struct Some;
    #[allow(non_snake_case, reason = "these names only shadow others")]
    fn Ok() {}
    #[allow(non_snake_case, reason = "these names only shadow others")]
    fn Err() {}
    struct Config;
    struct Default;
    struct FromEnvStr;
    struct Group;
    struct Option;
    struct Probe;
    struct Reader;
    struct Result;
    struct Schema;
    struct String;
    struct Vec;
    trait Fallback {}
    trait From {}
    trait PartialEq {}
    fn equals() {}
    type Self_ = u8;

    #[allow(unused_macros, reason = "the generated code must not use it")]
    macro_rules! assert {
        ($($any:tt)*) => {
            compile_error!("not this one")
        };
    }
    #[allow(unused_macros, reason = "the generated code must not use it")]
    macro_rules! panic {
        ($($any:tt)*) => {
            compile_error!("not this one")
        };
    }
    #[allow(unused_macros, reason = "the generated code must not use it")]
    macro_rules! matches {
        ($($any:tt)*) => {
            compile_error!("not this one")
        };
    }

    #[derive(::factor3::FromEnvStr)]
    enum Level {
        None,
        Some,
        Ok,
        Err,
    }

    struct Own(u8);

    impl ::std::str::FromStr for Own {
        type Err = ::std::num::ParseIntError;

        fn from_str(text: &str) -> ::std::result::Result<Self, ::std::num::ParseIntError> {
            text.parse().map(Self)
        }
    }

    #[derive(::factor3::Config)]
    struct Inner {
        host: ::std::string::String,
    }

    #[derive(::factor3::Config)]
    #[config(validate = check)]
    struct App {
        #[config(default = 3000, range = 1..)]
        port: u16,
        level: Level,
        own: Own,
        #[config(default_with = u8::from(true))]
        computed: u8,
        #[config(value_parser = parse)]
        parsed: ::std::option::Option<u8>,
        #[config(
            required_if(computed = 9),
            required_if(parsed = 9),
            conflicts(inner_too),
            renamed_from = "OLD"
        )]
        grouped: ::std::option::Option<u8>,
        #[config(flatten, prefix = "TOO_")]
        inner_too: ::std::option::Option<Inner>,
        // The name looks like a credential, so that the derive writes a proof.
        api_token: ::std::vec::Vec<::factor3::SecretString>,
        #[config(flatten, prefix = "API_")]
        inner: Inner,
    }

    fn check(_: &App) -> ::std::result::Result<(), ::std::string::String> {
        ::std::result::Result::Ok(())
    }

    fn parse(text: &str) -> ::std::result::Result<u8, ::std::num::ParseIntError> {
        text.parse()
    }

    #[test]
    fn it_loads() {
        let vars = [("LEVEL", "none"), ("OWN", "7"), ("PARSED", "8"), ("API_TOKEN", "x"), ("API_HOST", "h")];
        let app = <App as ::factor3::Config>::from_vars(vars).unwrap();
        ::std::assert_eq!(
            (app.port, app.own.0, app.computed, app.parsed),
            (3000, 7, 1, ::std::option::Option::Some(8))
        );
        ::std::assert!(::std::matches!(app.level, Level::None));
        ::std::assert_eq!((app.api_token.len(), app.inner.host.as_str()), (1, "h"));
        ::std::assert!(app.grouped.is_none() && app.inner_too.is_none());
    }
}

mod fields {
    use factor3::Config;

    #[derive(Config)]
    #[config(validate = check, one_of(__g_1, __g_2))]
    #[allow(non_snake_case, reason = "these are names that the generated code uses")]
    struct App {
        loader: u8,
        __0: u8,
        __1: u8,
        __r: u8,
        __o: u8,
        __g: u8,
        __v: u8,
        __t: u8,
        __e: u8,
        __p: u8,
        self_: u8,
        r#type: u8,
        r#match: u8,
        SCHEMA: u8,
        #[config(required_if(__o = 9), required_if(__g = 9))]
        __g_1: Option<u8>,
        __g_2: Option<u8>,
    }

    #[expect(clippy::unnecessary_wraps, reason = "`validate` needs this signature")]
    fn check(_: &App) -> Result<(), &'static str> {
        Ok(())
    }

    #[test]
    fn they_load() {
        let names: Vec<String> = App::SCHEMA.variables().iter().map(|v| v.name().to_owned()).collect();
        assert_eq!(names[11..], ["TYPE", "MATCH", "SCHEMA", "__G_1", "__G_2"]);
        let app = App::from_vars(names.iter().zip(["1"; 15])).unwrap();
        let first =
            [app.loader, app.__0, app.__1, app.__r, app.__o, app.__g, app.__v, app.__t, app.__e, app.__p];
        assert_eq!((first, app.self_, app.r#type, app.r#match, app.SCHEMA), ([1; 10], 1, 1, 1, 1));
        assert_eq!((app.__g_1, app.__g_2), (Some(1), None));
    }
}

mod generics {
    use std::fmt::Debug;
    use std::str::FromStr;

    use factor3::{Config, FromEnvStr, Hex};

    #[derive(Config)]
    struct Own<T: FromEnvStr> {
        value: T,
        values: Option<Vec<T>>,
    }

    #[derive(Config)]
    struct Parsed<T: FromStr> {
        value: T,
        #[config(env = "OTHER", default = "9")]
        other: T,
    }

    #[derive(Config)]
    struct Nested<A: Config, B>
    where
        B: Config + Debug,
    {
        #[config(flatten)]
        a: A,
        #[config(flatten, prefix = "B_")]
        b: Option<B>,
    }

    #[derive(Config)]
    struct Sized<const N: usize> {
        key: Hex<N>,
    }

    #[derive(Config)]
    struct Defaulted<T = u16>
    where
        T: FromEnvStr + Default + Debug,
    {
        #[config(default)]
        value: T,
        #[config(default_with = T::default(), validate = Self::check)]
        checked: T,
    }

    impl<T: FromEnvStr + Default + Debug> Defaulted<T> {
        fn check(_: &T) -> Result<(), &'static str> {
            Ok(())
        }
    }

    #[derive(Config, Debug)]
    struct Leaf {
        name: String,
    }

    #[derive(Config)]
    struct Marked<T> {
        name: String,
        #[config(skip = std::marker::PhantomData)]
        marker: std::marker::PhantomData<T>,
    }

    struct NoEnv(u8);

    impl FromStr for NoEnv {
        type Err = std::num::ParseIntError;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            text.parse().map(Self)
        }
    }

    #[test]
    fn they_load() {
        let own = Own::<u16>::from_vars([("VALUE", "1"), ("VALUES", "2,3")]).unwrap();
        assert_eq!((own.value, own.values), (1, Some(vec![2, 3])));
        let parsed = Parsed::<NoEnv>::from_vars([("VALUE", "4")]).unwrap();
        assert_eq!((parsed.value.0, parsed.other.0), (4, 9));
        let nested = Nested::<Own<u8>, Leaf>::from_vars([("VALUE", "5"), ("B_NAME", "b")]).unwrap();
        assert_eq!((nested.a.value, nested.b.unwrap().name.as_str()), (5, "b"));
        assert!(
            Sized::<2>::from_vars([("KEY", "00ff")])
                .is_ok_and(|sized| !format!("{:?}", sized.key).contains("00"))
        );
        let defaulted = <Defaulted>::from_vars([("VALUE", "6")]).unwrap();
        assert_eq!((defaulted.value, defaulted.checked), (6, 0));
        let marked = Marked::<NoEnv>::from_vars([("NAME", "n")]).unwrap();
        assert_eq!((marked.name.as_str(), marked.marker), ("n", std::marker::PhantomData));
    }
}

mod from_macros {
    use factor3::{Config, FromEnvStr};

    macro_rules! config {
        ($name:ident { $($field:ident: $type:ty = $default:literal,)* } $nested:ident: $of:ty) => {
            #[derive(Config)]
            struct $name {
                $(#[config(default = $default)] $field: $type,)*
                #[config(flatten, prefix = "N_")]
                $nested: $of,
            }
        };
    }

    macro_rules! words {
        ($name:ident: $($word:ident),*) => {
            #[derive(Debug, PartialEq, FromEnvStr)]
            enum $name { $($word),* }
        };
    }

    macro_rules! hidden {
        ($name:ident) => {
            #[derive(Config)]
            struct $name {
                local: u8,
            }

            impl $name {
                fn local(&self) -> u8 {
                    self.local
                }
            }
        };
    }

    #[derive(Config)]
    struct Leaf {
        name: Option<String>,
    }

    words!(Level: Info, Warn);
    config!(App { port: u16 = 80, level: Level = "warn", ports: Vec<u16> = "1,2", } leaf: Option<Leaf>);
    hidden!(Local);

    #[test]
    fn they_load() {
        let app = App::from_vars([("N_NAME", "x")]).unwrap();
        assert_eq!((app.port, app.level, app.ports), (80, Level::Warn, vec![1, 2]));
        assert_eq!(app.leaf.and_then(|leaf| leaf.name).as_deref(), Some("x"));
        assert_eq!(Local::from_vars([("LOCAL", "3")]).unwrap().local(), 3);
        assert_eq!(Level::from_env_str("info"), Ok(Level::Info));
    }
}

mod in_a_function {
    use factor3::Config;

    #[test]
    fn a_local_struct_loads() {
        #[derive(Config)]
        struct Local {
            host: String,
            #[config(value_parser = parse)]
            port: u16,
        }

        fn parse(text: &str) -> Result<u16, std::num::ParseIntError> {
            text.parse()
        }

        let local = Local::from_vars([("HOST", "h"), ("PORT", "80")]).unwrap();
        assert_eq!((local.host.as_str(), local.port), ("h", 80));
    }
}

mod empty {
    use factor3::Config;

    #[derive(Config)]
    struct Empty {}

    #[derive(Config)]
    struct App {
        #[config(skip = 3)]
        skipped: u8,
        #[config(flatten)]
        empty: Empty,
    }

    #[test]
    fn it_loads() {
        let app = App::from_vars([("ANY", "x")]).unwrap();
        assert_eq!((app.skipped, App::SCHEMA.count()), (3, 0));
        let Empty {} = app.empty;
    }
}
