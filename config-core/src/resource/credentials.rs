//! Puts a user name and a password that are apart from a URL into the URL.
//!
//! The result is the URL that has them, percent-encoded, so each service reads them by the rules that it has for a URL.

use core::fmt::Write as _;
use core::str::FromStr;

use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};

use super::conventions::{Hosts, LoneUserinfo};
use super::parts::Parts;
use super::percent::{Decoded, Encoded};
use super::rules::Rules;
use crate::strings;
use crate::value::{FromEnvStr, ValueError};

/// A handle whose user name and password may come from variables of their own.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no user name and no password that can come from variables of their own",
    label = "`username` and `password` are for a resource such as `Postgres`",
    note = "for a secret of its own, add a field of type `SecretString`"
)]
pub trait Credentials: Sized + FromEnvStr + FromStr<Err = ValueError> {
    /// Whether the user name may come from a variable of its own.
    const USERNAME: bool;
    /// Whether the password may come from a variable of its own.
    const PASSWORD: bool;
    /// The fix if there is a password and no user, after "needs a user: ".
    const WHERE_USER: &'static str = "write it before the host, as in scheme://USER@host";

    /// The user name in the URL. For a store, it is the id of the access key.
    fn written_username(&self) -> Option<&str>;

    /// The password in the URL. For a store, it is the secret key.
    fn written_password(&self) -> Option<&SecretString>;

    /// This resource with this user name and this password. `None` keeps what the URL has.
    ///
    /// # Errors
    ///
    /// Returns an error if the service would refuse the URL with them.
    fn with_credentials(&self, username: Option<&str>, password: Option<&str>) -> Result<Self, ValueError>;

    /// Reads a URL that is refused because it lacks the user name or the password that is apart.
    ///
    /// `None` means that the URL is not one of these.
    fn read_with(
        url: &str,
        username: Option<&str>,
        password: Option<&str>,
    ) -> Option<Result<Self, ValueError>>;
}

/// Why a URL takes no credentials that are apart.
pub(super) const IN_QUERY: ValueError = ValueError::because(
    "it has its user or password in the query: write the user before the host, as in scheme://USER@host",
);

/// The URL of `parts` with a user name and a password, percent-encoded. `None` keeps what the URL has.
pub(super) fn url(parts: &Parts, username: Option<&str>, password: Option<&str>) -> Zeroizing<String> {
    let username = username.or(parts.username());
    let password = password.or(parts.password().map(ExposeSecret::expose_secret));
    let userinfo = userinfo(username.map(Username::Given), password, parts.rules.lone_userinfo);
    with_userinfo(parts.url.expose_secret(), parts.scheme(), &userinfo, parts.rules)
}

/// Completes a URL that may have a user, and has no password. `None` means that the URL is not one of these.
///
/// The user stays as it is written, so whatever the grammar refuses in it is refused in the whole URL, too. A list whose
/// URLs have other schemes or other users is not one of these: only the first of each would be kept.
pub(super) fn completed(
    url: &str,
    username: Option<&str>,
    password: Option<&str>,
    rules: &Rules,
) -> Option<Zeroizing<String>> {
    let mut items = items(url, rules);
    let first = items.next()?;
    let scheme = first.scheme?;
    let user = first.userinfo.map(user_of);
    let is_alike = |item: Item<'_>| {
        item.scheme.is_none_or(|other| other.eq_ignore_ascii_case(scheme))
            && item.userinfo.map(user_of) == user
    };
    if !items.all(is_alike) {
        return None;
    }
    if let Some(user) = user {
        // The URL has a password, so it lacks nothing.
        if strings::contains(user, ":") {
            return None;
        }
        let decoded = Decoded::new(user).ok()?;
        if username.is_some_and(|given| given != &*decoded) {
            return None;
        }
    }
    let username = user.map(Username::Written).or(username.map(Username::Given));
    let userinfo = userinfo(username, password, rules.lone_userinfo);
    Some(with_userinfo(url, scheme, &userinfo, rules))
}

/// The userinfo without the colon of an empty password.
fn user_of(userinfo: &str) -> &str {
    userinfo.strip_suffix(':').unwrap_or(userinfo)
}

/// The URL with a userinfo in place of its own.
///
/// Clients disagree about which hosts of a list get its one userinfo. So if the service allows a URL for each host, each
/// host gets one.
fn with_userinfo(url: &str, scheme: &str, userinfo: &str, rules: &Rules) -> Zeroizing<String> {
    let is_list = rules.hosts == Hosts::Urls;
    let places = || {
        items(url, rules).flat_map(move |Item { hosts, tail, .. }| {
            let most = if is_list { usize::MAX } else { 1 };
            hosts.splitn(most, ',').map(move |host| (host, tail))
        })
    };
    let length_of =
        |(host, tail): (&str, &str)| scheme.len() + "://@,".len() + userinfo.len() + host.len() + tail.len();
    // The buffer has its final size, because a growing one leaves copies in memory.
    let mut whole = Zeroizing::new(String::with_capacity(places().map(length_of).sum()));
    for (host, tail) in places() {
        let joint = if whole.is_empty() { "" } else { "," };
        for text in [joint, scheme, "://", userinfo, "@", host, tail] {
            whole.push_str(text);
        }
    }
    whole
}

/// The parts of one URL, as they are written.
struct Item<'a> {
    /// A list may have it before its first host alone.
    scheme: Option<&'a str>,
    userinfo: Option<&'a str>,
    hosts: &'a str,
    /// The path and the query.
    tail: &'a str,
}

/// The URLs of a list, or the only one.
fn items<'a>(url: &'a str, rules: &Rules) -> impl Iterator<Item = Item<'a>> {
    let is_list = rules.hosts == Hosts::Urls;
    let mut rest = Some(url);
    core::iter::from_fn(move || {
        let all = rest?;
        let split = if is_list { strings::split_before_scheme(all) } else { None };
        let (item, more) = split.map_or((all, None), |(item, more)| (item, Some(more)));
        // A comma may be at the end, and blanks after each.
        rest = more.map(str::trim_ascii_start).filter(|more| !more.is_empty());
        Some(Item::of(item))
    })
}

impl<'a> Item<'a> {
    fn of(url: &'a str) -> Self {
        let (scheme, rest) = match strings::split_once(url, "://") {
            Some((scheme, rest)) if strings::starts_with_scheme(url) => (Some(scheme), rest),
            _ => (None, url),
        };
        let (authority, tail) = strings::split_while(rest, |byte| !matches!(byte, b'/' | b'?' | b'#'));
        let (userinfo, hosts) = match strings::split_once(authority, "@") {
            Some((userinfo, hosts)) => (Some(userinfo), hosts),
            None => (None, authority),
        };
        Self { scheme, userinfo, hosts, tail }
    }
}

/// A user name to write before the `@`.
#[derive(Clone, Copy)]
enum Username<'a> {
    /// It is percent-encoded already.
    Written(&'a str),
    /// It is not encoded.
    Given(&'a str),
}

/// The text before the `@`, percent-encoded.
fn userinfo(username: Option<Username<'_>>, password: Option<&str>, lone: LoneUserinfo) -> Zeroizing<String> {
    let is_lone = match lone {
        LoneUserinfo::User | LoneUserinfo::SecretUser => password.is_none(),
        LoneUserinfo::Token => username.is_none(),
        LoneUserinfo::Refused => false,
    };
    let joint = if is_lone { "" } else { ":" };
    let (written, given) = match username {
        Some(Username::Written(written)) => (written, ""),
        Some(Username::Given(given)) => ("", given),
        None => ("", ""),
    };
    let password = password.unwrap_or_default();
    let length = written.len() + 3 * (given.len() + password.len()) + joint.len();
    let mut text = Zeroizing::new(String::with_capacity(length));
    // Writing to a `String` cannot fail.
    let _ = write!(text, "{written}{}{joint}{}", Encoded(given), Encoded(password));
    text
}
