//! The code that the derive generates, the reasons for its shape, and its cost.
//!
//! | topic | see |
//! |---|---|
//! | code | [an example](#example), [reasons](#reasons) |
//! | mistakes | [compile-time checks](#compile-time-checks), [messages](#messages) |
//! | figures | [loading](#loading), [compiling](#compiling), [size](#size), [missed limits](#missed-limits) |
//!
//! # Example
//!
//! For the struct `App`, the derive generates the code below it. Only `#[automatically_derived]` and the documentation of the impl
//! are omitted here. The generated code is internal, and changes from release to release.
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
//!                 __p::var("PUBLIC_HOST App.public_host", &__p::Probe::<String>::KIND)
//!                     .optional()
//!                     .node(),
//!                 __p::nested("mail", "MAIL_", <Mail as __p::Config>::SCHEMA).node(),
//!             ],
//!         );
//!         fn __read(__r: &mut __p::Reader<'_>) -> __p::Option<Self> {
//!             let mut __o = (__p::None, __p::None, __p::None);
//!             let _ = || { __p::Probe::<u16>::literal(3000); };
//!             __r.set::<u16>(&mut __o.0, __p::Probe::<u16>::parse);
//!             __r.set_option::<String>(&mut __o.1, __p::Probe::<String>::parse);
//!             __p::Probe::<Mail>::nest(__r, &mut __o.2);
//!             let (__p::Some(__0), __p::Some(__1), __p::Some(__2)) = __o else {
//!                 return __p::None;
//!             };
//!             __p::Some(Self { port: __0, public_host: __1, mail: __2 })
//!         }
//!     }
//!     #[allow(unused_imports, reason = "few structs have a type that needs them")]
//!     use __p::{Dropped as _, Fallback as _};
//!     const __SCHEMA: &__p::Schema = <App as __p::Config>::SCHEMA;
//!     const __PROOF: __p::Proof = __p::Proof::of(__SCHEMA);
//!     const _: () = __PROOF.field(__SCHEMA, 2usize);
//! };
//!
//! // It behaves like the derive on the same struct.
//! fn derived(env: Vec<(&str, &str)>) -> Result<(), factor3::Error> {
//!     #[derive(Config)]
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
//! let env = [("MAIL_HOST", "mail"), ("MAIL_PASSWORD", "hunter2"), ("PORT", "80")];
//! let app = App::from_vars(env)?;
//! assert_eq!((app.port, app.public_host, app.mail.host.as_str()), (80, None, "mail"));
//! # let _ = app.mail.password;
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! `cargo expand`, or `cargo rustc -- -Zunpretty=expanded` with a nightly compiler, shows the code of your own struct.
//!
//! # Reasons
//!
//! Most of the shape follows from what the compiler need not do, and from what it can check.
//!
//! - **A table and thin calls.** Names, kinds, defaults and meanings are const data, which needs no code. Reports, contracts and
//!   proofs read the same table, so they cannot differ from what is read.
//! - **One call for each field.** `set` is one function for each type, not for each field, and is not inlined. Only the place in the
//!   tuple and in the table belongs to the field.
//! - **All fields, then one pattern.** With `?` at each field of the struct literal, each field would drop all fields before it, and
//!   the code would grow with the square of their number. Here it grows linearly, and the first problem does not hide the second.
//! - **No values in errors.** A call records the number of its field and a class of problem. The text is made from both and the
//!   table, and only when it is shown.
//! - **No name conflicts.** Everything is in one `const _`, after one import, with the hygiene of macros. So a struct compiles next
//!   to a type named `Option`, or in a module named `std`. `crate = ::path` is for a renamed crate.
//! - **No dynamic dispatch.** `Probe::<T>::parse` uses `FromEnvStr` if the type implements it, otherwise `FromStr`. The compiler
//!   decides that.
//!
//! # Compile-time checks
//!
//! | mistake | found by |
//! |---|---|
//! | a wrong attribute, name or group; plain text under a name that looks like a credential; a default for a secret | the macro, at the attribute or the type |
//! | a literal that does not fit its type | the compiler, at the literal: `literal(3000)` above is never called |
//! | a type that cannot be read | the compiler, at the type, with the remedies |
//! | two fields that read one variable, through flattening and prefixes | `__PROOF` above, at the field; without flattened structs, the macro |
//! | a secret or plain text under an alias of its type | a constant next to the proof, from the kind that the type declares |
//!
//! Some defaults need their own type, such as `"30"` for a `Duration`. A debug build reads each of them at every load, even if the
//! variable is set. So any test that loads the struct finds a wrong default.
//!
//! # Messages
//!
//! The compiler reports all mistakes of a struct at once, each with its remedy. These programs and messages are tests in
//! `tests/packages/ui`:
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
//! error: DB_PASSWORD looks like a credential but is plain text: use `factor3::SecretString`, or add `#[config(not_secret)]` if it is not one
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
//! error[E0080]: evaluation panicked: PORT is read by two fields, `port` and `mail`: rename one, flatten it with a prefix, or mark both `shared`
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
//! The tables are excerpts of `benches/RESULTS.md`, which names the machine. `benches/README.md` describes the method. The baseline
//! is a hand-written reader: it calls `std::env::var` for each field, and collects all problems in a list. Its row has the unit of
//! the title. The other rows are ratios to it, and a ratio below 1 is less. N is the number of fields, and E is the number of
//! variables in the environment. Times depend on the machine, so these tables have instructions and allocations.
//!
//! ```console
//! $ cargo run --release -p factor3-benches -- load
//! ```
//!
//! **Load, instructions (hand-written in thousands)**
//!
//! | | N=10 E=40 | N=10 E=3000 | N=50 E=80 | N=50 E=3000 | N=200 E=230 | N=200 E=3000 |
//! | --- | ---: | ---: | ---: | ---: | ---: | ---: |
//! | handwritten | 10.6 | 97.2 | 95.1 | 580 | 960 | 2783 |
//! | factor3 | 1.15 | 1.02 | 1.04 | 1.01 | 0.48 | 1.34 |
//!
//! **Load, allocations (hand-written as counted)**
//!
//! | | N=10 E=40 | N=10 E=3000 | N=50 E=80 | N=50 E=3000 | N=200 E=230 | N=200 E=3000 |
//! | --- | ---: | ---: | ---: | ---: | ---: | ---: |
//! | handwritten | 14.0 | 14.0 | 68.0 | 68.0 | 270 | 270 |
//! | factor3 | 1.00 | 1.00 | 1.00 | 1.00 | 2.11 | 22.6 |
//!
//! A small struct needs one lookup for each name. A large struct is read in one pass over the environment, which allocates for each
//! variable. So factor3 is slower than the baseline for a large struct in a much larger environment.
//!
//! A load that fails searches for similar names, and its report says more:
//!
//! ```console
//! $ cargo run --release -p factor3-benches -- failing
//! ```
//!
//! **Load and report, every variable missing, N=50 (hand-written as counted)**
//!
//! | | E=80, instructions | E=80, allocations | E=3000, instructions | E=3000, allocations |
//! | --- | ---: | ---: | ---: | ---: |
//! | handwritten | 76835 | 81.0 | 952827 | 81.0 |
//! | factor3 | 2.24 | 2.32 | 4.24 | 74.5 |
//!
//! # Compiling
//!
//! `placeholders` is a hand-written reader that uses a `Default` of each type for missing values.
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
//! | factor3 | 8157 | 18612 | 69.7 | 69.7 |
//!
//! **Clean debug build of an app with N=50, two jobs**
//!
//! | | crates | wall s | cpu s |
//! | --- | ---: | ---: | ---: |
//! | handwritten | 0 | 0.22 | 0.25 |
//! | factor3 | 11 | 6.06 | 8.86 |
//!
//! **After an edit of `main.rs`, N=200, median of three**
//!
//! | | check s | debug build s | release build s | release ratio |
//! | --- | ---: | ---: | ---: | ---: |
//! | handwritten | 0.04 | 0.11 | 1.60 | 1.00 |
//! | placeholders | 0.05 | 0.13 | 0.39 | 0.24 |
//! | factor3 | 0.08 | 0.20 | 0.62 | 0.39 |
//!
//! **`cargo check` after an edit of `main.rs`, seconds: the macro and the proofs**
//!
//! | | 0 fields | 200 | 1,000 | ms a field |
//! | --- | ---: | ---: | ---: | ---: |
//! | handwritten | 0.05 | 0.05 | 0.11 | 0.07 |
//! | factor3 | 0.05 | 0.09 | 0.41 | 0.35 |
//!
//! # Size
//!
//! The binary contains the engine once: reader, report, hints and the grammar of URLs. Each further field takes less space than in
//! the hand-written reader.
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
//! | factor3 | 219 | 280 | 416 |
//!
//! # Missed limits
//!
//! Some limits were set before the crate was written, and are not reached: 2.0 for a failed load, 240 KiB for a binary that answers
//! to `FACTOR3` in every format, and 6 s for what the crate adds to the build of a backend, which takes [6.5 s](super::comparison#figures).
//! `check` keeps the first two from growing further. If you need a smaller binary, turn the feature `contract` off, or choose
//! [another crate](super::comparison#choosing).
//!
//! ```console
//! $ cargo run --release -p factor3-benches -- check
//! ```
//!
//! **factor3 against its limits**
//!
//! | | measured | limit |  |
//! | --- | ---: | ---: | ---: |
//! | failing load, instructions ratio, N=50 E=80 | 2.25 | 2.40 | kept |
//! | binary with every default feature, KiB over empty, N=50 | 582 | 620 | kept |
