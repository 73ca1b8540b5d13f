//! Reads a connection string: `Key=Value;Key=Value`.

use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;

use super::super::object_store;
use super::layout::{Layout, named, place};
use super::{AzureUrls, Blobs, parse};
use crate::resource::grammar;
use crate::resource::host;
use crate::resource::percent::Decoded;
use crate::resource::rules::RulesOf;
use crate::resource::usual_mistakes;
use crate::strings;
use crate::value::{Refusal, ValueError};

/// Whether the text begins with a key, as a connection string does.
pub(super) fn is_one(text: &str) -> bool {
    let (key, rest) = strings::split_while(text, |byte| byte.is_ascii_alphabetic());
    !key.is_empty() && rest.starts_with('=')
}

/// The known keys: first those that are read, then those that are ignored.
const KEYS: &[&str] = &[
    "AccountKey", "AccountName", "BlobEndpoint", "DefaultEndpointsProtocol", "EndpointSuffix",
    "SharedAccessSignature", "UseDevelopmentStorage", "AccountKeyName", "BlobSecondaryEndpoint",
    "DfsEndpoint", "DfsSecondaryEndpoint", "FileEndpoint", "FileSecondaryEndpoint", "QueueEndpoint",
    "QueueSecondaryEndpoint", "TableEndpoint", "TableSecondaryEndpoint", "WebEndpoint",
    "WebSecondaryEndpoint",
];

/// The emulator's connection string. Microsoft publishes it, so it is not a secret.
const EMULATOR: &str = "\
    AccountName=devstoreaccount1;\
    AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;\
    BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1";

pub(super) fn read(text: &str) -> Result<Blobs, ValueError> {
    items(text).map_err(|refusal| usual_mistakes::explain(text, refusal, RulesOf::<AzureUrls>::RULES))?;
    keys(text)?;
    let mut blobs = match value(text, "UseDevelopmentStorage") {
        None => account(text)?,
        Some(given) if given.eq_ignore_ascii_case("true") && is_alone(text) => account(EMULATOR)?,
        Some(_) => {
            return Err(ValueError::because(
                "its UseDevelopmentStorage is not true, or is not the only key: write \
                 UseDevelopmentStorage=true, or remove it",
            ));
        }
    };
    blobs.parts.url = SecretString::from(text);
    Ok(blobs)
}

/// Refuses characters and escapes that no URL may have, and redacted values.
fn items(text: &str) -> Result<(), Refusal> {
    grammar::characters(text)?;
    for item in text.split(';') {
        let (_, value) = item.split_once('=').unwrap_or((item, ""));
        Decoded::new(value)?;
    }
    Ok(())
}

/// Refuses keys that are unknown, empty or repeated.
fn keys(text: &str) -> Result<(), ValueError> {
    for item in text.split(';') {
        if item.is_empty() {
            continue;
        }
        let Some((key, given)) = item.split_once('=') else {
            return Err(ValueError::because(
                "it is not Key=Value pairs separated by semicolons: write them so, without a semicolon in a \
                 value",
            ));
        };
        if key.eq_ignore_ascii_case("DevelopmentStorageProxyUri") {
            return Err(ValueError::because(
                "its DevelopmentStorageProxyUri is read differently by clients: write \
                 BlobEndpoint=http://HOST:10000/ACCOUNT with the AccountName and the AccountKey of Azurite, and remove \
                 UseDevelopmentStorage",
            ));
        }
        if !KEYS.iter().any(|known| known.eq_ignore_ascii_case(key)) {
            return Err(ValueError::because(unknown(text, key)));
        }
        if given.is_empty() {
            return Err(ValueError::because("it has a key without a value: remove the key"));
        }
        // This has to be the first value of this key.
        if value(text, key).is_some_and(|first| !core::ptr::eq(first, given)) {
            return Err(ValueError::because("it has a key twice: remove one of the two"));
        }
    }
    Ok(())
}

/// What is wrong with an unknown key. Without an account's name, it may belong to Cosmos DB, Service Bus, Event Hubs, App
/// Configuration, SignalR, IoT Hub or Application Insights.
#[cold]
fn unknown(text: &str, key: &str) -> &'static str {
    // A part of a value may be in the place of a key, so it is wiped.
    match Zeroizing::new(key.to_ascii_lowercase()).as_str() {
        "accountendpoint"
        | "endpoint"
        | "sharedaccesskeyname"
        | "sharedaccesskey"
        | "id"
        | "secret"
        | "accesskey"
        | "hostname"
        | "instrumentationkey"
        | "ingestionendpoint"
            if value(text, "AccountName").is_none() =>
        {
            "it is the connection string of another Azure service: copy the one of the storage account"
        }
        _ => {
            "it has a key that is unknown in connection strings of Azure Storage: correct its name, or remove it"
        }
    }
}

/// The value of a key, whose name ignores case.
fn value<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    for item in text.split(';') {
        match item.split_once('=') {
            Some((name, value)) if name.eq_ignore_ascii_case(key) => return Some(value),
            _ => {}
        }
    }
    None
}

/// Whether the text has only one item.
fn is_alone(text: &str) -> bool {
    !text.trim_end_matches(';').contains(';')
}

fn account(text: &str) -> Result<Blobs, ValueError> {
    let name = match value(text, "AccountName") {
        Some(name) => Some(named(name)?),
        None => None,
    };
    let account_key = key(text, name)?;
    let sas = value(text, "SharedAccessSignature").map(|sas| sas.strip_prefix('?').unwrap_or(sas));
    if sas.is_some() && account_key.is_some() {
        return Err(ValueError::because(
            "it has both an AccountKey and a SharedAccessSignature, and SDKs differ in which one they use: \
             remove one of the two",
        ));
    }
    let base = base(text, name)?;
    let url = Zeroizing::new(strings::concat(&[
        &base,
        if sas.is_some() { "?" } else { "" },
        sas.unwrap_or_default(),
    ]));
    let parts = parse(&url)?;
    let host = object_store::host(&parts);
    let path = parts.path().unwrap_or_default();
    let in_url = match place(&host, &parts)? {
        Layout::Host(account) if path.is_empty() => Some(named(account)?),
        // The emulator, also at another host.
        Layout::Path => Some(named(path)?),
        Layout::Unknown if path.is_empty() => None,
        Layout::Unknown => Some(named(path)?),
        Layout::Host(_) => {
            return Err(ValueError::because(
                "its BlobEndpoint has a path: remove the path; a connection string does not name the container",
            ));
        }
    };
    if in_url.is_some() && name.is_some() && in_url != name {
        return Err(ValueError::because(
            "its AccountName is not the account of its BlobEndpoint: correct one of the two",
        ));
    }
    let origin = object_store::origin(&parts, &host);
    let endpoint = if path.is_empty() { origin } else { strings::concat(&[&origin, "/", path]) };
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
fn key(text: &str, account: Option<&str>) -> Result<Option<SecretString>, ValueError> {
    let Some(key) = value(text, "AccountKey") else { return Ok(None) };
    if account.is_none() {
        return Err(ValueError::because("it has an AccountKey and no AccountName: write both"));
    }
    check_key(key)?;
    Ok(Some(SecretString::from(key)))
}

/// Refuses what cannot be the key of an account.
pub(super) fn check_key(key: &str) -> Result<(), ValueError> {
    let digits = key.trim_end_matches('=');
    let base64 = strings::all(digits, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'));
    if base64 && key.len() % 4 == 0 && key.len() - digits.len() <= 2 {
        return Ok(());
    }
    Err(ValueError::because(
        "its AccountKey is not base64 (a multiple of 4 letters, digits, + and /, with = at the end): copy the \
         whole key",
    ))
}

/// The URL of the account, without a slash at its end.
fn base(text: &str, account: Option<&str>) -> Result<Zeroizing<String>, ValueError> {
    let protocol = value(text, "DefaultEndpointsProtocol").unwrap_or("https");
    if !protocol.eq_ignore_ascii_case("https") && !protocol.eq_ignore_ascii_case("http") {
        return Err(ValueError::because("its DefaultEndpointsProtocol must be https or http"));
    }
    if let Some(endpoint) = value(text, "BlobEndpoint") {
        if strings::contains(endpoint, "?") {
            return Err(ValueError::because(
                "its BlobEndpoint has a query: write a shared access signature as SharedAccessSignature=SAS",
            ));
        }
        let (scheme, _) = strings::split_once(endpoint, ":").unwrap_or((endpoint, ""));
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
            "its EndpointSuffix is not a domain: write one such as core.windows.net, or remove it",
        ));
    }
    Ok(Zeroizing::new(strings::concat(&[protocol, "://", account, ".blob.", suffix])))
}
