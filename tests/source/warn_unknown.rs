//! `warn_unknown`: variables that begin with the struct's own prefix and are not declared.

#![allow(dead_code, reason = "what counts is what loads")]

use factor3::{Config, Env};

#[derive(Debug, Config)]
#[config(prefix = "SHOP_", warn_unknown)]
struct App {
    #[config(default = 3000, renamed_from = "LISTEN_PORT")]
    port: u16,
    host: Option<String>,
    #[config(flatten, prefix = "MAIL_")]
    mail: Option<Mail>,
    #[config(no_prefix, default = "eu")]
    region: String,
}

#[derive(Debug, Config)]
struct Mail {
    sender: String,
}

/// The unknown names of a load, each with the text of its warning.
fn unknown<T: Config>(vars: &[(&'static str, &'static str)]) -> Vec<(String, String)> {
    let env = Env::from_vars(vars.iter().copied());
    let loaded = T::load(&env).map_err(|error| error.to_string()).unwrap();
    let mut unknown = Vec::new();
    for warning in loaded.summary.warnings() {
        if warning.code() == "unknown" {
            unknown.push((warning.variable().to_owned(), warning.to_string()));
        }
    }
    unknown
}

fn names<T: Config>(vars: &[(&'static str, &'static str)]) -> Vec<String> {
    unknown::<T>(vars).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn declared_names_cause_no_warning() {
    let vars = [("SHOP_PORT", "80"), ("SHOP_HOST", "h"), ("SHOP_MAIL_SENDER", "s"), ("REGION", "us")];
    assert_eq!(names::<App>(&vars), [""; 0]);
    assert_eq!(names::<App>(&[]), [""; 0]);
    // The prefix alone is the name of no field that anybody misspelt.
    assert_eq!(names::<App>(&[("SHOP_", "x")]), [""; 0]);
}

#[test]
fn an_undeclared_name_causes_a_warning_and_the_load_succeeds() {
    let vars = [("SHOP_PORT", "80"), ("SHOP_HSOT", "h"), ("SHOP_MAIL_SNEDER", "s")];
    let mut names = names::<App>(&vars);
    names.sort();
    assert_eq!(names, ["SHOP_HSOT", "SHOP_MAIL_SNEDER"]);
    assert_eq!(App::from_vars(vars).unwrap().port, 80);
}

#[test]
fn a_warning_names_the_variable_and_shows_no_value() {
    let unknown = unknown::<App>(&[("SHOP_HSOT", "value-1234")]);
    let [(_, text)] = unknown.as_slice() else { panic!("{unknown:?}") };
    assert!(text.contains("SHOP_HSOT") && !text.contains("1234"), "{text}");
}

#[test]
fn names_without_the_prefix_cause_no_warning() {
    assert_eq!(
        names::<App>(&[("HOST", "h"), ("SHOPPER", "x"), ("PATH", "/bin"), ("MY_SHOP_X", "x")]),
        [""; 0]
    );
}

#[test]
fn an_old_name_is_known() {
    assert_eq!(names::<App>(&[("SHOP_LISTEN_PORT", "80")]), [""; 0]);
}

#[test]
fn names_are_sorted_and_each_is_reported_once() {
    let env = Env::from_vars([("SHOP_X", "1"), ("SHOP_B", "1")])
        .or(Env::from_vars([("SHOP_A", "1"), ("SHOP_X", "2")]));
    let report = App::load(&env).unwrap().summary;
    let names: Vec<&str> = report.warnings().iter().map(|warning| warning.variable()).collect();
    assert_eq!(names, ["SHOP_A", "SHOP_B", "SHOP_X"]);
}

/// The variables that Kubernetes sets in each pod for a service `shop`.
#[test]
fn a_service_with_the_name_of_the_application_causes_no_warning() {
    let links = [
        ("SHOP_SERVICE_HOST", "10.0.0.1"),
        ("SHOP_SERVICE_PORT", "80"),
        ("SHOP_SERVICE_PORT_HTTP", "80"),
        ("SHOP_PORT_80_TCP", "tcp://10.0.0.1:80"),
        ("SHOP_PORT_80_TCP_PROTO", "tcp"),
        ("SHOP_PORT_80_TCP_PORT", "80"),
        ("SHOP_PORT_80_TCP_ADDR", "10.0.0.1"),
    ];
    assert_eq!(names::<App>(&links), [""; 0]);
}

#[test]
fn a_name_that_people_cannot_read_is_not_shown() {
    let long = format!("SHOP_{}", "X".repeat(100_000));
    let env = Env::from_vars([(long.as_str(), "1"), ("SHOP_\u{1b}[31m", "1"), ("SHOP_\u{202e}", "1")]);
    assert!(App::load(&env).unwrap().summary.warnings().is_empty());
}

#[test]
fn a_name_in_two_layers_causes_one_warning() {
    let layer = || Env::from_vars([("SHOP_HSOT", "h")]);
    let report = App::load(&layer().or(layer())).unwrap().summary;
    assert_eq!(report.warnings().len(), 1, "{report}");
}

/// So many that each of them, compared with all others, would take minutes.
#[test]
fn many_unknown_names_are_told_up_to_a_limit_and_counted() {
    type Name = fn(usize) -> String;
    let names: [Name; 4] = [
        |place| format!("SHOP_X{place:05}"),
        // Near misses of one name, and of another.
        |place| {
            format!("SHOP_HOST{}", ["_", "-", "."].map(|sign| sign.repeat(place % 34)).concat())
                + &place.to_string()
        },
        |place| format!("SHOP_MAIL_{place:05}_SENDER"),
        |place| format!("SHOP_{place}_{place}_{place}"),
    ];
    for name in names {
        let layer = |count: usize| Env::from_vars((0..count).map(|place| (name(place), "x")));
        for env in [layer(40_000), layer(20_000).or(layer(40_000))] {
            let summary = App::load(&env).unwrap().summary;
            let warnings = summary.warnings();
            assert_eq!(warnings.len(), 257);
            assert!(warnings.iter().all(|warning| warning.code() == "unknown"));
            assert!(warnings.iter().take(256).all(|warning| warning.variable().starts_with("SHOP_")));
            let last =
                "39744 more names are set, and nothing reads them: remove them, or correct their names";
            assert_eq!((warnings[256].to_string().as_str(), warnings[256].variable()), (last, ""));
        }
    }
    let few = Env::from_vars((0..256).map(|place| (format!("SHOP_X{place}"), "x")));
    assert_eq!(App::load(&few).unwrap().summary.warnings().len(), 256);
}

/// Near misses of a missing variable, each of which would be compared with all problems.
#[cfg(feature = "dotenv")]
#[test]
fn many_broken_lines_and_near_misses_do_not_hang_a_failing_load() {
    #[derive(Debug, Config)]
    struct Missing {
        database_location: String,
        database_username: String,
    }
    let letters = || (0..26_u8).map(|letter| char::from(b'A' + letter));
    let near: Vec<String> = letters()
        .flat_map(|one| letters().map(move |other| format!("DATABASE_LOCA{one}IO{other}")))
        .filter(|name| name != "DATABASE_LOCATION")
        .collect();
    let misses: String = near.iter().map(|name| format!("{name}=x\n")).collect();
    let path = std::env::temp_dir().join(format!("factor3-many-broken-{}.env", std::process::id()));
    for line in ["a\n", "=\n", "DATABASE_LOCATION=$\n", "DATABASE_USERNAME\n", "a='b\n", "1=2\n"] {
        let content = misses.clone() + &line.repeat(((1 << 20) - misses.len()) / line.len());
        std::fs::write(&path, content).unwrap();
        let in_front = Env::from_vars((0..40_000).map(|place| {
            (near.get(place).cloned().unwrap_or_else(|| format!("DATABASE_USERNA{place}")), "x")
        }));
        let error = Missing::load(&in_front.or(Env::dotenv(&path))).unwrap_err();
        let (problems, warnings) = (error.problems().len(), error.summary().warnings().len());
        assert!((2..=66).contains(&problems) && warnings <= 65, "{line:?}: {problems} {warnings}");
        assert!(problems + warnings > 65, "{line:?}: {problems} {warnings}");
    }
    std::fs::remove_file(&path).unwrap();
}

mod secret_files {
    use super::*;
    use factor3::SecretString;

    #[derive(Debug, Config)]
    #[config(prefix = "SHOP_", warn_unknown, secret_files)]
    struct Files {
        key: Option<SecretString>,
        host: Option<String>,
    }

    #[test]
    fn the_names_of_secret_files_are_known_and_no_other_file_names() {
        let file = std::env::temp_dir().join(format!("factor3-warn-unknown-{}", std::process::id()));
        std::fs::write(&file, "k").unwrap();
        let path = file.clone().into_os_string();
        let loaded = Files::load(&Env::from_vars([
            ("SHOP_KEY_FILE", path),
            ("SHOP_HOST_FILE", "/etc/hostname".into()),
        ]));
        std::fs::remove_file(&file).unwrap();
        let loaded = loaded.unwrap();
        assert!(loaded.config.key.is_some() && loaded.config.host.is_none());
        let unknown = loaded.summary.warnings().iter().filter(|warning| warning.code() == "unknown");
        assert_eq!(
            unknown.map(|warning| warning.variable().to_owned()).collect::<Vec<_>>(),
            ["SHOP_HOST_FILE"]
        );
    }
}

mod nested {
    use super::*;

    #[derive(Debug, Config)]
    #[config(prefix = "DB_", warn_unknown)]
    struct Database {
        name: String,
    }

    #[derive(Debug, Config)]
    struct Outer {
        #[config(flatten, prefix = "APP_")]
        database: Database,
        #[config(default = 1, env = "APP_DB_SIZE")]
        size: u8,
    }

    #[test]
    fn the_prefixes_of_outer_structs_come_before_the_struct_s_own() {
        let vars = [("APP_DB_NAME", "n"), ("APP_DB_NMAE", "x"), ("APP_OTHER", "x"), ("DB_OTHER", "x")];
        assert_eq!(names::<Outer>(&vars), ["APP_DB_NMAE"]);
    }

    #[test]
    fn names_that_another_struct_declares_are_known() {
        assert_eq!(names::<Outer>(&[("APP_DB_NAME", "n"), ("APP_DB_SIZE", "2")]), [""; 0]);
    }
}

#[test]
fn the_nearest_declared_name_is_offered() {
    #[derive(Debug, Config)]
    #[config(prefix = "APP_", warn_unknown)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct Connections {
        connection: Option<u8>,
        connections: Option<u8>,
    }
    let summary = Connections::load(&Env::from_vars([("APP_CONNECTIONSS", "3")])).unwrap().summary;
    let [warning] = summary.warnings() else { panic!("one: {summary}") };
    assert!(warning.to_string().ends_with("did you mean APP_CONNECTIONS?"), "{warning}");
}
