//! The name of the variable that a field reads.

#![allow(dead_code, non_snake_case, reason = "the tests look only at the names of the fields")]

use factor3::Config;

fn names<T: Config>() -> Vec<String> {
    T::SCHEMA.variables().into_iter().map(|variable| variable.name().to_owned()).collect()
}

#[derive(Debug, Config)]
struct Plain {
    port: u16,
    database_host: String,
    r#type: String,
    _internal: u8,
    http2_port: u16,
    maxConnections: u8,
    #[config(env = "Mixed_Case")]
    other: u8,
}

#[test]
fn a_variable_is_the_name_of_its_field_in_screaming_snake_case() {
    assert_eq!(
        names::<Plain>(),
        ["PORT", "DATABASE_HOST", "TYPE", "_INTERNAL", "HTTP2_PORT", "MAX_CONNECTIONS", "Mixed_Case"]
    );
}

#[derive(Debug, PartialEq, Config)]
#[config(prefix = "MAIL_")]
struct Mail {
    host: String,
    #[config(env = "SMTP_PORT")]
    port: u16,
    #[config(no_prefix)]
    region: String,
    #[config(no_prefix, env = "TIMEZONE")]
    zone: String,
}

#[test]
fn every_name_has_the_prefix_of_the_struct_except_with_no_prefix() {
    assert_eq!(names::<Mail>(), ["MAIL_HOST", "MAIL_SMTP_PORT", "REGION", "TIMEZONE"]);
}

#[derive(Debug, Config)]
#[config(prefix = "B_")]
struct Inner {
    leaf: u8,
    #[config(no_prefix)]
    bare: u8,
}

#[derive(Debug, Config)]
#[config(prefix = "A_")]
struct Middle {
    own: u8,
    #[config(flatten, prefix = "IN_")]
    inner: Inner,
    #[config(flatten)]
    plain: Leaf,
    #[config(flatten, no_prefix, prefix = "OUT_")]
    reset: Leaf,
}

#[derive(Debug, Config)]
struct Leaf {
    end: u8,
}

#[derive(Debug, Config)]
#[config(prefix = "APP_")]
struct Outer {
    #[config(flatten, prefix = "MID_")]
    middle: Middle,
    last: u8,
}

#[test]
fn prefixes_go_from_the_outermost_to_the_innermost() {
    assert_eq!(
        names::<Outer>(),
        ["APP_MID_A_OWN", "APP_MID_A_IN_B_LEAF", "BARE", "APP_MID_A_END", "OUT_END", "APP_LAST"]
    );
}

#[test]
fn the_names_of_the_schema_are_those_that_are_read() {
    let vars = names::<Outer>().into_iter().zip(1..).map(|(name, n)| (name, n.to_string()));
    let config = Outer::from_vars(vars).unwrap();
    assert_eq!(config.middle.own, 1);
    assert_eq!((config.middle.inner.leaf, config.middle.inner.bare), (2, 3));
    assert_eq!((config.middle.plain.end, config.middle.reset.end, config.last), (4, 5, 6));
}

#[test]
fn the_path_of_a_field_names_the_outer_structs() {
    let fields: Vec<String> =
        Outer::SCHEMA.variables().into_iter().map(|variable| variable.field().to_owned()).collect();
    assert_eq!(fields[1..3], ["Outer.middle.inner.leaf", "Outer.middle.inner.bare"]);
    let raw = &Plain::SCHEMA.variables()[2];
    assert_eq!(raw.field(), "Plain.type");
}

#[test]
fn a_struct_without_fields_reads_nothing() {
    #[derive(Debug, Config)]
    struct Nothing {}
    assert!(names::<Nothing>().is_empty());
    assert!(Nothing::from_vars([("PORT", "1")]).is_ok());
}

#[cfg(unix)]
#[test]
fn names_are_case_sensitive() {
    assert!(Leaf::from_vars([("end", "1")]).is_err());
}
