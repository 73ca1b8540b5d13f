//! The derive macros of factor3.
