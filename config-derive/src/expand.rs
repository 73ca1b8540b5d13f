//! Writes the implementation of `Config`: a table and small calls. Expanding cannot fail.
//!
//! ```text
//! const _: () = {
//!     use ::factor3::__private as __p;
//!     use __p::{Dropped as _, Fallback as _};
//!     impl __p::Config for App {
//!         #![doc = "| variable | type | default | meaning | .."]
//!         const SCHEMA: &'static __p::Schema = &__p::schema("App", &[
//!             __p::var("PORT App.port", &__p::Probe::<u16>::KIND).default_text("3000").node(),
//!             ..
//!         ]);
//!         fn __read(__r: &mut __p::Reader<'_>) -> __p::Option<Self> {
//!             let mut __o = (__p::None, ..);
//!             __r.set(&mut __o.0, __p::Probe::<u16>::parse);
//!             ..
//!             let __g = __r.groups(..);  // this line and the check of `__g`: only if there are groups
//!             let (__p::Some(__0), ..) = __o else { return __p::None };
//!             if !__g { return __p::None; }
//!             __p::Some(Self { port: __0, .. })
//!         }
//!     }
//! };
//! ```
//!
//! All fields go into one tuple, and one pattern takes them out again. With a `?` for each field of the struct literal,
//! each `?` would have to drop all fields before it, and the code would grow with the square of the number of fields.

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::ext::IdentExt as _;

use crate::ast::Input;
use crate::implementation::implementation;
use crate::span::site;
use crate::table::{row, schema_calls};
use crate::{doc, prove, read};

/// Writes the implementation.
pub(crate) fn expand(input: &Input<'_>) -> TokenStream {
    let name = input.item.ident.unraw().to_string();
    let rows = input.fields.iter().map(|field| row(input, field));
    let calls = schema_calls(input);
    let read = read::body(input);
    let proofs = prove::proofs(input);
    let instance = prove::instance(input);
    // The table is not under `cfg(doc)`: that would save no time, and another crate that documents the struct would
    // lack the table.
    let doc = doc::table(input).map(|table| quote_spanned!(site()=> #![doc = #table]));
    let body = quote_spanned! {site()=>
        #doc
        const SCHEMA: &'static __p::Schema = &__p::schema(#name, &[#(#rows)*]) #calls;
        fn __read(__r: &mut __p::Reader<'_>) -> __p::Option<Self> {
            #instance
            #read
        }
    };
    let items = quote_spanned! {site()=>
        #[allow(unused_imports, reason = "few structs have a type that needs them; in those, an `expect` would warn")]
        use __p::{Dropped as _, Fallback as _};
        #proofs
    };
    implementation(input.item, "Config", &body, &items)
}
