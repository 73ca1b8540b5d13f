//! What the derive writes for a struct, why it has that shape, and what it costs.
//!
//! | | |
//! |---|---|
//! | the code | [of a small struct](#a-small-struct), [why so](#why-it-has-that-shape) |
//! | mistakes | [what is proved](#what-is-proved-while-compiling), [how a mistake looks](#how-a-mistake-looks) |
//! | figures | [loading](#loading), [compiling](#compiling), [size](#size), [what is not reached](#what-is-not-reached) |
//!
//! # A small struct
//!
//! The derive on `App` writes what stands behind it here, but for `#[automatically_derived]` and the table in the
//! documentation of the impl, which are left out. It is internal, and changes from release to release.
//!
//! ```
//! use factor3::{Config, SecretString};
//!
//! #[derive(Config)]
//! struct Mail {
//!     host: String,
//!     password: SecretString,
//! }
//!
//! struct App {
//!     /// Port the web process binds.
//!     /* #[config(default = 3000)] */
//!     port: u16,
//!     public_host: Option<String>,
//!     /* #[config(flatten, prefix = "MAIL_")] */
//!     mail: Mail,
//! }
//!
//! const _: () = {
//!     use ::factor3::__private as __p;
//!     impl __p::Config for App {
//!         const SCHEMA: &'static __p::Schema = &__p::schema(
//!             "App",
//!             &[
//!                 __p::var("PORT App.port", &__p::Probe::<u16>::KIND)
//!                     .default_text("3000")
//!                     .describe("Port the web process binds.")
//!                     .node(),
//!                 __p::var("PUBLIC_HOST App.public_host", &__p::Probe::<String>::KIND).optional().node(),
//!                 __p::nested("mail", "MAIL_", <Mail as __p::Config>::SCHEMA).node(),
//!             ],
//!         );
//!         fn __read(__r: &mut __p::Reader<'_>) -> __p::Option<Self> {
//!             let mut __o = (__p::None, __p::None, __p::None);
//!             let _ = || { __p::Probe::<u16>::literal(3000); };
//!             __r.set::<u16>(&mut __o.0, __p::Probe::<u16>::parse);
//!             __r.set_option::<String>(&mut __o.1, __p::Probe::<String>::parse);
//!             __p::Probe::<Mail>::nest(__r, &mut __o.2);
//!             let (__p::Some(__0), __p::Some(__1), __p::Some(__2)) = __o else { return __p::None };
//!             __p::Some(Self { port: __0, public_host: __1, mail: __2 })
//!         }
//!     }
//!     #[allow(unused_imports)]
//!     use __p::{Dropped as _, Fallback as _};
//!     const __SCHEMA: &__p::Schema = <App as __p::Config>::SCHEMA;
//!     const __PROOF: __p::Proof = __p::Proof::of(__SCHEMA);
//!     const _: () = __PROOF.field(__SCHEMA, 2usize);
//! };
//!
//! // It does what the derive on the same struct does.
//! fn derived(env: Vec<(&str, &str)>) -> Result<(), factor3::Error> {
//!     #[derive(Config)]
//!     # #[allow(dead_code)]
//!     struct App {
//!         /// Port the web process binds.
//!         #[config(default = 3000)]
//!         port: u16,
//!         public_host: Option<String>,
//!         #[config(flatten, prefix = "MAIL_")]
//!         mail: Mail,
//!     }
//!     App::from_vars(env).map(drop)
//! }
//! for env in [vec![], vec![("PORT", "eighty"), ("PUBLIC_HOST", ""), ("MAIL_HSOT", "mail")]] {
//!     let by_hand = App::from_vars(env.clone()).err().unwrap().to_string();
//!     assert_eq!(by_hand, derived(env).unwrap_err().to_string());
//!     assert!(by_hand.contains("MAIL_PASSWORD is not set"));
//! }
//! let app = App::from_vars([("MAIL_HOST", "mail"), ("MAIL_PASSWORD", "hunter2"), ("PORT", "80")])?;
//! assert_eq!((app.port, app.public_host, app.mail.host.as_str()), (80, None, "mail"));
//! # let _ = app.mail.password;
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! `cargo expand`, or `cargo rustc -- -Zunpretty=expanded` of a nightly compiler, shows that of your own.
//!
//! # Why it has that shape
//!
//! Most of it is about what the compiler need not do, and what it can check.
//!
//! - **A table and thin calls.** Names, kinds, defaults and meanings are const data; no code is made for them. Reports,
//!   contracts and proofs read the same table, so they cannot differ from what is read.
//! - **One call for a field.** `set` is one function for each type, not one for each field, and is not inlined. All that is
//!   particular to a field is its place in the tuple and in the table.
//! - **All fields, then one pattern.** With `?` at each field of the struct literal, each would carry the drops of all
//!   fields before it, and code would grow with the square of their number. Here it is linear, and no first problem hides a
//!   second one.
//! - **No values for errors.** A call notes the number of its field and a class; text is made of both and the table, only
//!   when it is shown.
//! - **Names that meet nobody's.** All in one `const _`, behind one import, with the hygiene of macros: a struct beside a
//!   type of the app's named `Option`, or in a module named `std`, compiles. `crate = ::path` is for a crate that is
//!   renamed.
//! - **Nothing by dispatch.** `Probe::<T>::parse` takes `FromEnvStr` where the type has it, else `FromStr`; that is decided
//!   while compiling.
//!
//! # What is proved while compiling
//!
//! | | by |
//! |---|---|
//! | attributes, names, groups; plain text under a credential-looking name; a default for a secret | the macro, at the attribute or the type |
//! | a literal that does not fit its type: `literal(3000)` above, which is never called | the compiler, at the literal |
//! | a type that cannot be read | the compiler, at the type, with the ways out |
//! | two fields that read one variable, through flattening and prefixes | `__PROOF` above, at the field; where no struct is flattened, the macro |
//! | a secret or plain text behind an alias | a constant beside it, from the kind that the type says it has |
//!
//! A default that only its own type can judge, such as `"30"` of a `Duration`, is read by each load of a debug build, also
//! where the variable is set: any test that loads the struct finds it.
//!
//! # How a mistake looks
//!
//! All mistakes of a struct are told at once, each with its remedy. Programs and messages are those of `tests/ui`:
//!
//! ```compile_fail
//! use factor3::Config;
//!
//! #[derive(Config)]
//! struct App {
//!     db_password: String,
//! }
//!
//! fn main() {}
//! ```
//!
//! ```text
//! error: DB_PASSWORD looks like a credential but is plain text: use `factor3::SecretString`, or say `#[config(not_secret)]`
//!  --> secret/plain_text.rs:5:18
//!   |
//! 5 |     db_password: String,
//!   |                  ^^^^^^
//! ```
//!
//! ```compile_fail
//! use factor3::Config;
//!
//! #[derive(Config)]
//! struct Mail {
//!     host: String,
//!     port: u16,
//! }
//!
//! #[derive(Config)]
//! struct App {
//!     port: u16,
//!     #[config(flatten)]
//!     mail: Mail,
//! }
//!
//! fn main() {}
//! ```
//!
//! ```text
//! error[E0080]: evaluation panicked: PORT is read by two fields: `port` and `mail`; rename one, flatten it with a prefix, or mark both `shared`
//!   --> twice/by_flatten.rs:13:11
//!    |
//!  9 | #[derive(Config)]
//!    |          ------ in this derive macro expansion
//! ...
//! 13 |     mail: Mail,
//!    |           ^^^^ evaluation of `_::_` failed here
//!    |
//!    = note: this error originates in the derive macro `Config` (in Nightly builds, run with -Z macro-backtrace for more info)
//! ```
//!
//! ```compile_fail
//! use factor3::Config;
//!
//! #[derive(Config)]
//! struct App {
//!     #[config(default = 70000)]
//!     port: u16,
//! }
//!
//! fn main() {}
//! ```
//!
//! ```text
//! error: literal out of range for `u16`
//!  --> types/default_too_large.rs:5:24
//!   |
//! 5 |     #[config(default = 70000)]
//!   |                        ^^^^^
//!   |
//!   = note: the literal `70000` does not fit into the type `u16` whose range is `0..=65535`
//!   = note: `#[deny(overflowing_literals)]` on by default
//! ```
//!
//! # Loading
//!
//! The tables are excerpts of `benches/RESULTS.md`, which says on what they were measured, and `benches/README.md` says how.
//! The baseline is a reader written by hand: one `std::env::var` for each field, all problems in a list. Its row has the
//! unit of the title; others are ratios to it, and below 1 is less. N is the number of fields, E that of the variables in
//! the environment. Times move with the machine, so instructions and allocations are told here.
//!
//! ```console
//! $ cargo run --release -p factor3-benches -- load
//! ```
//!
//! **Load, instructions (hand-written in thousands)**
//!
//! | | N=10 E=40 | N=10 E=3000 | N=50 E=80 | N=50 E=3000 | N=200 E=230 | N=200 E=3000 |
//! | --- | ---: | ---: | ---: | ---: | ---: | ---: |
//! | handwritten | 10.5 | 97.1 | 94.4 | 580 | 960 | 2782 |
//! | factor3 | 1.13 | 1.02 | 1.05 | 1.01 | 0.48 | 1.30 |
//!
//! **Load, allocations (hand-written as counted)**
//!
//! | | N=10 E=40 | N=10 E=3000 | N=50 E=80 | N=50 E=3000 | N=200 E=230 | N=200 E=3000 |
//! | --- | ---: | ---: | ---: | ---: | ---: | ---: |
//! | handwritten | 14.0 | 14.0 | 68.0 | 68.0 | 270 | 270 |
//! | factor3 | 1.00 | 1.00 | 1.00 | 1.00 | 2.11 | 22.6 |
//!
//! A small struct is read by one lookup for each name, a large one by one pass over the environment, which allocates for
//! each variable of it: a large struct in a far larger environment is where factor3 is behind.
//!
//! A load that fails looks for near misses, and its report says more:
//!
//! ```console
//! $ cargo run --release -p factor3-benches -- failing
//! ```
//!
//! **Load and report, every variable missing, N=50 (hand-written as counted)**
//!
//! | | E=80, instructions | E=80, allocations | E=3000, instructions | E=3000, allocations |
//! | --- | ---: | ---: | ---: | ---: |
//! | handwritten | 76827 | 81.0 | 952827 | 81.0 |
//! | factor3 | 1.94 | 2.25 | 3.95 | 74.5 |
//!
//! # Compiling
//!
//! `placeholders` is the reader by hand where each type has a `Default` to stand in for what is missing.
//!
//! ```console
//! $ cargo run --release -p factor3-benches -- source build rebuild
//! ```
//!
//! **LLVM IR of the app, lines inside functions, debug**
//!
//! | | N=50 | N=200 | lines a field, 50 to 100 | 200 to 400 |
//! | --- | ---: | ---: | ---: | ---: |
//! | handwritten | 12830 | 21575 | 58.3 | 58.3 |
//! | placeholders | 11646 | 16401 | 31.7 | 31.7 |
//! | factor3 | 8508 | 18963 | 69.7 | 69.7 |
//!
//! **Clean debug build of an app with N=50, two jobs**
//!
//! | | crates | wall s | cpu s |
//! | --- | ---: | ---: | ---: |
//! | handwritten | 0 | 0.24 | 0.28 |
//! | factor3 | 9 | 2.87 | 4.92 |
//!
//! **After an edit of `main.rs`, N=200, median of three**
//!
//! | | check s | debug build s | release build s | release ratio |
//! | --- | ---: | ---: | ---: | ---: |
//! | handwritten | 0.07 | 0.15 | 2.17 | 1.00 |
//! | placeholders | 0.07 | 0.16 | 0.66 | 0.31 |
//! | factor3 | 0.11 | 0.25 | 0.89 | 0.41 |
//!
//! **`cargo check` after an edit of `main.rs`, seconds: the macro and the proofs**
//!
//! | | 0 fields | 200 | 1,000 | ms a field |
//! | --- | ---: | ---: | ---: | ---: |
//! | handwritten | 0.07 | 0.08 | 0.17 | 0.10 |
//! | factor3 | 0.06 | 0.09 | 0.48 | 0.42 |
//!
//! # Size
//!
//! The engine is in the binary once: reader, report, hints, grammar of URLs. After it, each field takes less than by hand.
//!
//! ```console
//! $ cargo run --release -p factor3-benches -- size
//! ```
//!
//! **Stripped release binary, KiB over an empty `main`**
//!
//! | | N=50 | N=200 | bytes a field |
//! | --- | ---: | ---: | ---: |
//! | handwritten | 47.9 | 136 | 603 |
//! | placeholders | 40.4 | 70.7 | 207 |
//! | factor3 | 118 | 170 | 360 |
//!
//! # What is not reached
//!
//! Limits were set before the crate was written, and a command compares it with all of them. The size of the binary is not
//! where it was meant to be; it is held at what was reached, and a smaller binary is a reason to take
//! [another crate](super::comparison#when-to-take-another).
//!
//! ```console
//! $ cargo run --release -p factor3-benches -- check
//! ```
//!
//! **factor3 against its limits**
//!
//! | | measured | limit |  |
//! | --- | ---: | ---: | ---: |
//! | binary, KiB over empty, N=50 | 118 | 87.9 | not reached |
//! | binary, KiB over empty, N=200 | 171 | 136 | not reached |
