//! `SecretFile`: a secret that is read again while the process runs.

#![allow(dead_code, reason = "the tests look at what loads")]

use std::fs;
use std::path::Path;

#[cfg(feature = "contract")]
use factor3::contract::Contract;
use factor3::resource::Postgres;
use factor3::{Base64, Config, Env, ExposeSecret, Origin, SecretFile, ValueError};

use crate::rounds::rounds;
use crate::scratch::Scratch;

#[derive(Debug, Config)]
#[config(prefix = "SHOP_")]
struct App {
    /// Password of the database.
    #[config(min_len = 4, validate = no_blank)]
    db_password: SecretFile,
    replica_url: Option<SecretFile<Postgres>>,
    #[config(renamed_from = "KEY")]
    signing_key: Option<SecretFile<Base64<4>>>,
}

fn no_blank(secret: &factor3::SecretString) -> Result<(), ValueError> {
    match secret.expose_secret().contains(' ') {
        true => Err(ValueError::because("it has a blank in it")),
        false => Ok(()),
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn problem(vars: &[(&str, &str)]) -> String {
    let error = App::from_vars(vars.to_vec()).unwrap_err();
    let [problem] = error.problems() else { panic!("one: {error}") };
    problem.to_string()
}

#[test]
fn each_read_gives_what_the_file_holds_now() {
    let scratch = Scratch::new();
    let file = scratch.file("password", "first\n");
    let app = App::from_vars([("SHOP_DB_PASSWORD_FILE", text(&file))]).unwrap();
    assert!(app.db_password.may_change());
    assert_eq!(app.db_password.variable(), "SHOP_DB_PASSWORD");
    assert_eq!(app.db_password.read().unwrap().expose_secret(), "first");
    fs::write(&file, "second\r\n").unwrap();
    assert_eq!(app.db_password.read().unwrap().expose_secret(), "second");
    assert_eq!(app.clone_of_password().read().unwrap().expose_secret(), "second");
}

impl App {
    fn clone_of_password(&self) -> SecretFile {
        self.db_password.clone()
    }
}

#[test]
fn a_bad_file_stops_the_start() {
    let scratch = Scratch::new();
    assert_eq!(problem(&[]), "SHOP_DB_PASSWORD is not set");
    let missing = scratch.at("missing");
    assert_eq!(
        problem(&[("SHOP_DB_PASSWORD_FILE", text(&missing))]),
        "SHOP_DB_PASSWORD cannot be read from SHOP_DB_PASSWORD_FILE: there is no such file: correct the path, or mount \
         the secret there"
    );
    let short = scratch.file("short", "abc");
    assert!(problem(&[("SHOP_DB_PASSWORD_FILE", text(&short))]).contains("has fewer than 4 characters"));
    let blank = scratch.file("blank", "a b c");
    assert!(problem(&[("SHOP_DB_PASSWORD_FILE", text(&blank))]).contains("it has a blank in it"));
    let twice = [("SHOP_DB_PASSWORD_FILE", text(&blank)), ("SHOP_DB_PASSWORD", "abcd")];
    assert!(problem(&twice).contains("is set more than once"));
}

#[test]
fn a_bad_rotation_is_an_error_without_content() {
    let scratch = Scratch::new();
    let file = scratch.file("password", "canary-1");
    let app = App::from_vars([("SHOP_DB_PASSWORD_FILE", text(&file))]).unwrap();
    for (content, said) in [
        (&b"can"[..], "SHOP_DB_PASSWORD from SHOP_DB_PASSWORD_FILE cannot be used: it is too short"),
        (b"canary 2", "SHOP_DB_PASSWORD from SHOP_DB_PASSWORD_FILE cannot be used: it has a blank in it"),
        (
            b"",
            "SHOP_DB_PASSWORD from SHOP_DB_PASSWORD_FILE cannot be read: the file is empty: write the secret to it",
        ),
        (b"canary\xff", "SHOP_DB_PASSWORD from SHOP_DB_PASSWORD_FILE cannot be used: it is not valid UTF-8"),
        (
            b"canary\0",
            "SHOP_DB_PASSWORD from SHOP_DB_PASSWORD_FILE cannot be read: the file contains a NUL: save the secret as UTF-8 \
             text",
        ),
    ] {
        fs::write(&file, content).unwrap();
        let error = app.db_password.read().unwrap_err();
        assert_eq!(error.to_string(), said);
        assert_eq!(error.variable(), "SHOP_DB_PASSWORD");
        assert!(!format!("{error:?} {app:?}").contains("canary"), "{error:?} {app:?}");
    }
    fs::write(&file, vec![b'x'; 64 * 1024 + 1]).unwrap();
    assert!(app.db_password.read().unwrap_err().to_string().contains("larger than 64 KiB"));
    fs::remove_file(&file).unwrap();
    assert!(app.db_password.read().unwrap_err().to_string().contains("there is no such file"));
    fs::create_dir(&file).unwrap();
    assert!(app.db_password.read().unwrap_err().to_string().contains("it is a directory"));
}

#[test]
fn a_value_in_the_variable_itself_is_a_constant() {
    let app = App::from_vars([("SHOP_DB_PASSWORD", "constant")]).unwrap();
    assert!(!app.db_password.may_change());
    for _ in 0..2 {
        assert_eq!(app.db_password.read().unwrap().expose_secret(), "constant");
    }
    assert_eq!(format!("{:?}", app.db_password), "SecretFile(SHOP_DB_PASSWORD)");
}

#[test]
fn a_credential_and_an_old_name_are_read_again_too() {
    let scratch = Scratch::new();
    let password = scratch.file("SHOP_DB_PASSWORD", "credential");
    let key = scratch.file("key", "c2Vjcg==");
    let env =
        Env::from_vars([("CREDENTIALS_DIRECTORY", text(scratch.path())), ("SHOP_KEY_FILE", text(&key))]);
    let loaded = App::load(&env).unwrap();
    assert_eq!(loaded.config.db_password.read().unwrap().expose_secret(), "credential");
    let origins: Vec<Origin> = loaded.summary.origins().map(|(_, origin)| origin).collect();
    assert_eq!(origins, [Origin::Credential, Origin::Absent, Origin::OldName]);
    fs::write(&password, "rotated").unwrap();
    fs::write(&key, "AAAAAA==").unwrap();
    assert_eq!(loaded.config.db_password.read().unwrap().expose_secret(), "rotated");
    let key = loaded.config.signing_key.unwrap();
    assert_eq!(key.read().unwrap().expose_secret(), &[0; 4]);
    fs::remove_file(&password).unwrap();
    assert!(loaded.config.db_password.read().unwrap_err().to_string().starts_with(
        "SHOP_DB_PASSWORD from the credential SHOP_DB_PASSWORD cannot be read: there is no such file"
    ));
}

#[test]
fn the_file_may_hold_the_url_of_a_resource() {
    let scratch = Scratch::new();
    let file = scratch.file("url", "postgres://shop:a@replica/orders");
    let vars = [("SHOP_DB_PASSWORD", "constant"), ("SHOP_REPLICA_URL_FILE", text(&file))];
    let url = App::from_vars(vars).unwrap().replica_url.unwrap();
    assert_eq!(url.read().unwrap().host(), "replica");
    fs::write(&file, "postgres://shop:s3cret@/").unwrap();
    let db = url.read();
    assert!(
        db.as_ref().map_or_else(
            |error| !error.to_string().contains("s3cret"),
            |db| !db.to_string().contains("s3cret")
        )
    );
    fs::write(&file, "mysql://shop:s3cret@replica/orders").unwrap();
    let error = url.read().unwrap_err().to_string();
    assert!(error.starts_with("SHOP_REPLICA_URL from SHOP_REPLICA_URL_FILE cannot be used: "), "{error}");
    assert!(!error.contains("s3cret"));
}

#[test]
fn groups_and_optional_structs_count_its_file() {
    #[derive(Debug, Config)]
    #[config(all_or_none(user, password))]
    struct Login {
        user: Option<String>,
        password: Option<SecretFile>,
    }
    #[derive(Debug, Config)]
    struct Outer {
        #[config(flatten, prefix = "MAIL_")]
        mail: Option<Login>,
    }
    let scratch = Scratch::new();
    let file = scratch.file("password", "s3cret");
    let vars = [("MAIL_USER", "shop"), ("MAIL_PASSWORD_FILE", text(&file))];
    let mail = Outer::from_vars(vars).unwrap().mail.unwrap();
    assert_eq!(mail.password.unwrap().read().unwrap().expose_secret(), "s3cret");
    let error = Outer::from_vars([("MAIL_PASSWORD_FILE", text(&file))]).unwrap_err();
    assert!(error.to_string().contains("MAIL_USER (not set), MAIL_PASSWORD (set)"), "{error}");
}

#[cfg(feature = "contract")]
#[test]
fn the_contracts_name_the_file() {
    let contract = Contract::new("shop").process("web", App::SCHEMA);
    assert!(App::SCHEMA.variables()[0].kind().is_secret());
    assert!(contract.markdown().contains("SHOP_DB_PASSWORD_FILE"), "{}", contract.markdown());
    assert!(contract.systemd().contains("LoadCredential=SHOP_DB_PASSWORD"), "{}", contract.systemd());
}

/// Kubernetes mounts `..data` as a link to a directory with the time in its name, and swaps the link.
#[cfg(unix)]
#[test]
fn readers_see_whole_secrets_while_the_directory_is_swapped() {
    use std::os::unix::fs::symlink;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    let swaps = rounds(10_000);
    let scratch = Scratch::new();
    let version = |number: usize| scratch.at(&format!("..{number}"));
    let write = |number: usize| {
        fs::create_dir(version(number)).unwrap();
        fs::write(version(number).join("password"), format!("{number:08}-{number:08}")).unwrap();
        let next = scratch.at("..data_tmp");
        symlink(version(number).file_name().unwrap(), &next).unwrap();
        fs::rename(&next, scratch.at("..data")).unwrap();
    };
    write(0);
    symlink("..data/password", scratch.at("password")).unwrap();
    let app = App::from_vars([("SHOP_DB_PASSWORD_FILE", text(&scratch.at("password")))]).unwrap();
    let (done, read) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let mut last = 0;
                while !done.load(Ordering::Relaxed) {
                    let secret = app.db_password.read().unwrap();
                    let (first, second) = secret.expose_secret().split_once('-').unwrap();
                    assert_eq!(first, second, "torn");
                    let number: usize = first.parse().unwrap();
                    assert!(number >= last, "{number} after {last}");
                    last = number;
                    read.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        for number in 1..=swaps {
            write(number);
            fs::remove_dir_all(version(number - 1)).unwrap();
        }
        done.store(true, Ordering::Relaxed);
    });
    assert!(read.load(Ordering::Relaxed) > swaps / 10);
}

/// While a variable is renamed, both names may be set. What gave the value is read again.
#[test]
fn the_file_of_an_old_name_is_not_read_again_in_place_of_the_value() {
    #[derive(Debug, Config)]
    struct Renamed {
        #[config(renamed_from = "OLD_PASSWORD", renamed_from = "OLDER_PASSWORD")]
        db_password: SecretFile,
    }
    let scratch = Scratch::new();
    let [new, old, older] = ["new", "old", "older"].map(|name| scratch.file(name, "one"));
    let file = |name, path| (name, text(path));
    for (vars, source) in [
        (vec![file("DB_PASSWORD_FILE", &new), file("OLD_PASSWORD_FILE", &old)], Some(&new)),
        (vec![("DB_PASSWORD", "one"), file("OLD_PASSWORD_FILE", &old)], None),
        (vec![file("OLD_PASSWORD_FILE", &old), file("OLDER_PASSWORD_FILE", &older)], Some(&old)),
        (vec![("OLD_PASSWORD", "one"), file("OLDER_PASSWORD_FILE", &older)], None),
        (vec![file("OLD_PASSWORD_FILE", &old)], Some(&old)),
        (vec![file("OLDER_PASSWORD_FILE", &older)], Some(&older)),
    ] {
        for path in [&new, &old, &older] {
            fs::write(path, "one").unwrap();
        }
        let password = Renamed::from_vars(vars.clone()).unwrap().db_password;
        assert_eq!(password.may_change(), source.is_some(), "{vars:?}");
        for path in [&new, &old, &older] {
            fs::write(path, if source == Some(path) { "two" } else { "wrong" }).unwrap();
        }
        let read = password.read().unwrap();
        assert_eq!(read.expose_secret(), if source.is_some() { "two" } else { "one" }, "{vars:?}");
    }
}
