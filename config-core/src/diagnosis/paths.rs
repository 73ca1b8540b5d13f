//! What shows that a text is not the path that was meant.

use super::pattern::is_any;
use super::quotes::has_stray_quote;
use super::signs::LONGEST;
use super::suspicion::Suspicion;

/// The suspicion about a path for what only a path cannot have.
pub(super) fn suspicion(text: &str) -> Option<Suspicion> {
    if text.len() > LONGEST {
        None
    } else if is_any("BB*SA*", text) {
        Some(Suspicion::Blank)
    } else if is_any("LFF*://A*", text) {
        Some(Suspicion::UrlForPath)
    } else if has_stray_quote(text) {
        Some(Suspicion::StrayQuote)
    } else {
        None
    }
}

/// Whether the text is a path that Git Bash made of one such as `/data`, for a program that does not run there.
pub(super) fn is_of_git_bash(text: &str) -> bool {
    cfg!(unix) && is_any(GIT_BASH, text)
}

/// Where Git for Windows is installed.
pub(super) const GIT_BASH: &str = "c:/program files/git/A*";
