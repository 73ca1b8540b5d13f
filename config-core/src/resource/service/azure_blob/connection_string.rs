//! `Key=Value;Key=Value`, with a URL in it.

use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;

use super::{Blobs, Place, Urls, named, parse, place, store};
use crate::ascii;
use crate::resource::percent::Decoded;
use crate::resource::refusal::Refusal;
use crate::resource::rules::RulesOf;
use crate::resource::{grammar, host, mistake};
use crate::value::ValueError;

/// Whether the text begins as a connection string does: with a key.
#[inline]
pub(super) fn is_one(text: &str) -> bool {
    let (key, rest) = ascii::split_while(text, |byte| byte.is_ascii_alphabetic());
    !key.is_empty() && rest.starts_with('=')
}

/// What is read, and what is not, but known.
const KEYS: &[&str] = &[
    "AccountKey",
    "AccountName",
    "BlobEndpoint",
    "DefaultEndpointsProtocol",
    "EndpointSuffix",
    "SharedAccessSignature",
    "UseDevelopmentStorage",
    "AccountKeyName",
    "BlobSecondaryEndpoint",
    "DfsEndpoint",
    "DfsSecondaryEndpoint",
    "FileEndpoint",
    "FileSecondaryEndpoint",
    "QueueEndpoint",
    "QueueSecondaryEndpoint",
    "TableEndpoint",
    "TableSecondaryEndpoint",
    "WebEndpoint",
    "WebSecondaryEndpoint",
];

/// The emulator's, as Microsoft publishes it: it is no secret.
const EMULATOR: &str = "\
    AccountName=devstoreaccount1;\
    AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;\
    BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1";

#[inline]
pub(super) fn read(text: &str) -> Result<Blobs, ValueError> {
    items(text).map_err(|refusal| mistake::explain(text, refusal, RulesOf::<Urls>::RULES))?;
    keys(text)?;
    let mut blobs = match value(text, "UseDevelopmentStorage") {
        None => account(text)?,
        Some(given) if given.eq_ignore_ascii_case("true") && is_alone(text) => account(EMULATOR)?,
        Some(_) => {
            return Err(ValueError::because(
                "its UseDevelopmentStorage is not true, or not alone: write UseDevelopmentStorage=true, or \
                 leave it away",
            ));
        }
    };
    blobs.parts.url = SecretString::from(text);
    Ok(blobs)
}

/// Refuses the characters and the escapes that no URL may have, and what a redactor leaves.
#[inline]
fn items(text: &str) -> Result<(), Refusal> {
    grammar::characters(text)?;
    for item in text.split(';') {
        let (_, value) = item.split_once('=').unwrap_or((item, ""));
        Decoded::new(value)?;
    }
    Ok(())
}

/// Refuses keys that are unknown, empty or there twice.
#[inline]
fn keys(text: &str) -> Result<(), ValueError> {
    for item in text.split(';') {
        if item.is_empty() {
            continue;
        }
        let Some((key, given)) = item.split_once('=') else {
            return Err(ValueError::because(
                "it is not Key=Value, separated by semicolons: no value holds a semicolon",
            ));
        };
        if key.eq_ignore_ascii_case("DevelopmentStorageProxyUri") {
            return Err(ValueError::because(
                "its DevelopmentStorageProxyUri is not read alike by all: write BlobEndpoint=\
                 http://HOST:10000/ACCOUNT",
            ));
        }
        if !KEYS.iter().any(|known| known.eq_ignore_ascii_case(key)) {
            return Err(ValueError::because(
                "it has a key that no connection string of Azure Storage has: correct its name, or leave it \
                 away",
            ));
        }
        if given.is_empty() {
            return Err(ValueError::because("it has a key without a value: leave the key away"));
        }
        // The first of this name has to be this one.
        if value(text, key).is_some_and(|first| !core::ptr::eq(first, given)) {
            return Err(ValueError::because("it has a key twice: leave one of the two away"));
        }
    }
    Ok(())
}

/// The value of a key, whose name ignores case.
#[inline]
fn value<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    for item in text.split(';') {
        match item.split_once('=') {
            Some((name, value)) if name.eq_ignore_ascii_case(key) => return Some(value),
            _ => {}
        }
    }
    None
}

/// Whether there is one item.
#[inline]
fn is_alone(text: &str) -> bool {
    !text.trim_end_matches(';').contains(';')
}

#[inline]
fn account(text: &str) -> Result<Blobs, ValueError> {
    let name = match value(text, "AccountName") {
        Some(name) => Some(named(name)?),
        None => None,
    };
    let account_key = key(text, name)?;
    let sas = value(text, "SharedAccessSignature").map(|sas| sas.strip_prefix('?').unwrap_or(sas));
    if sas.is_some() && account_key.is_some() {
        return Err(ValueError::because(
            "it has an AccountKey and a SharedAccessSignature, of which SDKs take one or the other: leave one \
             of the two away",
        ));
    }
    let base = base(text, name)?;
    let url = Zeroizing::new(ascii::concat(&[
        &base,
        if sas.is_some() { "?" } else { "" },
        sas.unwrap_or_default(),
    ]));
    let parts = parse(&url)?;
    let host = store::host(&parts);
    let path = parts.path().unwrap_or_default();
    let in_url = match place(&host, &parts)? {
        Place::Host(account) if path.is_empty() => Some(named(account)?),
        // The emulator, also behind a host of one's own.
        Place::Path => Some(named(path)?),
        Place::Unknown if path.is_empty() => None,
        Place::Unknown => Some(named(path)?),
        Place::Host(_) => {
            return Err(ValueError::because(
                "its BlobEndpoint has a path: leave it away; the container is no part of a connection string",
            ));
        }
    };
    if in_url.is_some() && name.is_some() && in_url != name {
        return Err(ValueError::because(
            "its AccountName is not the account of its BlobEndpoint: correct one of the two",
        ));
    }
    let origin = store::origin(&parts, &host);
    let endpoint = if path.is_empty() { origin } else { ascii::concat(&[&origin, "/", path]) };
    let account = name.or(in_url).map(str::to_owned);
    let sas_token = sas.map(SecretString::from);
    Ok(Blobs {
        account,
        container: None,
        prefix: None,
        endpoint,
        account_key,
        sas_token,
        by_url: false,
        parts,
    })
}

/// The account's key.
#[inline]
fn key(text: &str, account: Option<&str>) -> Result<Option<SecretString>, ValueError> {
    let Some(key) = value(text, "AccountKey") else { return Ok(None) };
    if account.is_none() {
        return Err(ValueError::because("it has an AccountKey and no AccountName: write both"));
    }
    let digits = key.trim_end_matches('=');
    let base64 = ascii::all(digits, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'));
    if !base64 || key.len() % 4 != 0 || key.len() - digits.len() > 2 {
        return Err(ValueError::because(
            "its AccountKey is not base64, a multiple of 4 letters, digits, + and / with = at the end: copy \
             all of it",
        ));
    }
    Ok(Some(SecretString::from(key)))
}

/// The URL of the account, without a slash at its end.
#[inline]
fn base(text: &str, account: Option<&str>) -> Result<Zeroizing<String>, ValueError> {
    let protocol = value(text, "DefaultEndpointsProtocol").unwrap_or("https");
    if !protocol.eq_ignore_ascii_case("https") && !protocol.eq_ignore_ascii_case("http") {
        return Err(ValueError::because("its DefaultEndpointsProtocol must be https or http"));
    }
    if let Some(endpoint) = value(text, "BlobEndpoint") {
        if ascii::contains(endpoint, "?") {
            return Err(ValueError::because(
                "its BlobEndpoint has a query: write a shared access signature as SharedAccessSignature=SAS",
            ));
        }
        let (scheme, _) = ascii::split_once(endpoint, ":").unwrap_or((endpoint, ""));
        if value(text, "DefaultEndpointsProtocol").is_some() && !scheme.eq_ignore_ascii_case(protocol) {
            return Err(ValueError::because(
                "its DefaultEndpointsProtocol and its BlobEndpoint name different protocols: correct one of \
                 the two",
            ));
        }
        return Ok(Zeroizing::new(endpoint.strip_suffix('/').unwrap_or(endpoint).to_owned()));
    }
    let Some(account) = account else {
        return Err(ValueError::because(
            "it has no AccountName and no BlobEndpoint: write AccountName=ACCOUNT;AccountKey=KEY",
        ));
    };
    let suffix = value(text, "EndpointSuffix").unwrap_or("core.windows.net");
    if !host::is_host(suffix) || suffix.starts_with('.') || suffix.starts_with("blob.") {
        return Err(ValueError::because(
            "its EndpointSuffix is no domain: write one such as core.windows.net, or leave it away",
        ));
    }
    Ok(Zeroizing::new(ascii::concat(&[protocol, "://", account, ".blob.", suffix])))
}
