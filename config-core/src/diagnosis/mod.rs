//! Why a name or a value looks wrong.

mod clash;
mod comment;
mod form;
mod items;
mod words;
mod names;
mod likeness;
mod address;
mod pattern;
mod signs;
mod suspicion;
#[cfg(test)]
mod tests;
mod masks;
mod paths;
mod placeholders;
mod quotes;
mod random;
mod url;
mod url_part;
mod values;
mod variables;

pub(crate) use items::is_good_as;
pub(crate) use likeness::Likeness;
pub(crate) use names::{Compared, is_offered, names_service_link, told_around};
pub(crate) use signs::LONGEST;
pub(crate) use suspicion::Suspicion;
pub(crate) use values::{names_itself, of_accepted_as, of_file, of_refused, of_refused_variable};
pub(crate) use words::nearest_word;

/// Whether a text in the place of a secret is a placeholder, such as `changeme`.
pub(crate) fn is_placeholder(text: &str) -> bool {
    !signs::is_good(text.as_bytes()) && placeholders::is_placeholder(text, true)
}
