//! `retired`: names that are no longer read. The compile errors are in `packages/ui/retired`.

#![allow(dead_code, reason = "the tests look at what loads")]

use factor3::{Config, Env, Summary};

#[derive(Debug, Config)]
#[config(retired("OLD_LIMIT", "use NEW_LIMIT"), retired("FAST", "remove it: it is always fast"))]
#[config(retired("CARGO", "a\nb\u{1b}[31m"))]
struct App {
    #[config(default = 5)]
    new_limit: u16,
}

#[derive(Debug, Config)]
#[config(retired("LIMIT", "set ATTEMPTS"))]
struct Retry {
    #[config(default = 3)]
    attempts: u8,
}

#[derive(Debug, Config)]
#[config(prefix = "SHOP_", warn_unknown, retired("WORKERS", "set THREADS"))]
struct Shop {
    #[config(flatten, prefix = "MAIL_")]
    mail: Retry,
    #[config(flatten, prefix = "PAYMENT_")]
    payment: Option<Retry>,
    port: u16,
}

fn summary<T: Config>(vars: &[(&str, &str)]) -> Summary {
    T::load(&Env::from_vars(vars.iter().copied())).map_err(|error| error.to_string()).unwrap().summary
}

fn warnings(summary: &Summary) -> Vec<String> {
    summary.warnings().iter().map(ToString::to_string).collect()
}

#[test]
fn a_retired_name_that_is_set_is_a_warning_with_its_text() {
    let summary = summary::<App>(&[("OLD_LIMIT", "hunter2"), ("FAST", "1")]);
    assert_eq!(
        warnings(&summary),
        [
            "OLD_LIMIT is set, but it is no longer read: use NEW_LIMIT",
            "FAST is set, but it is no longer read: remove it: it is always fast",
        ]
    );
    assert_eq!((summary.warnings()[0].variable(), summary.warnings()[0].code()), ("OLD_LIMIT", "retired"));
}

#[test]
fn a_retired_name_that_is_not_set_or_empty_is_no_warning() {
    assert!(warnings(&summary::<App>(&[])).is_empty());
    assert!(
        warnings(&summary::<App>(&[("OLD_LIMIT", ""), ("old_limit", "1")])).len()
            <= usize::from(cfg!(windows))
    );
}

#[test]
fn any_layer_may_set_a_retired_name() {
    let env = Env::from_vars([("OLD_LIMIT", "")]).or(Env::from_vars([("OLD_LIMIT", "1")]));
    assert_eq!(App::load(&env).unwrap().summary.warnings().len(), 1);
}

#[test]
fn the_text_is_escaped() {
    assert_eq!(
        warnings(&summary::<App>(&[("CARGO", "1")])),
        ["CARGO is set, but it is no longer read: a\\nb\\u{1b}[31m"]
    );
}

#[test]
fn the_prefixes_apply_and_nothing_warns_twice() {
    let vars = [
        ("SHOP_PORT", "80"),
        ("SHOP_WORKERS", "4"),
        ("SHOP_MAIL_LIMIT", "1"),
        ("SHOP_PAYMENT_LIMIT", "1"),
        ("SHOP_LIMITS", "1"),
        ("LIMIT", "1"),
        ("WORKERS", "1"),
    ];
    let summary = summary::<Shop>(&vars);
    let told: Vec<(&str, &str)> = summary.warnings().iter().map(|w| (w.code(), w.variable())).collect();
    assert_eq!(
        told,
        [
            ("retired", "SHOP_WORKERS"),
            ("retired", "SHOP_MAIL_LIMIT"),
            ("retired", "SHOP_PAYMENT_LIMIT"),
            ("unknown", "SHOP_LIMITS"),
        ]
    );
}

#[test]
fn a_retired_name_does_not_make_an_optional_struct_present() {
    let vars = [("SHOP_PORT", "80"), ("SHOP_PAYMENT_LIMIT", "1")];
    assert!(Shop::from_vars(vars).unwrap().payment.is_none());
}

#[test]
fn a_load_that_fails_warns_as_well() {
    let error = Shop::load(&Env::from_vars([("SHOP_WORKERS", "4")])).unwrap_err();
    assert_eq!(error.problems()[0].variable(), "SHOP_PORT");
    assert_eq!(warnings(&error.summary()), ["SHOP_WORKERS is set, but it is no longer read: set THREADS"]);
}
