use std::path::Path;

use crate::resource::Endpoint;
use crate::value::ValueError;

/// The one place that a client connects to.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    Tcp(&'a str, u16),
    Unix(&'a Path),
}

/// The only endpoint. Several endpoints, or one that is looked up in SRV records, are refused with `message`.
pub(super) fn one_host<'a>(
    endpoints: &'a [Endpoint],
    message: &'static str,
) -> Result<Place<'a>, ValueError> {
    match endpoints {
        [Endpoint::Tcp { host, port }] => Ok(Place::Tcp(host, *port)),
        [Endpoint::Unix(path)] => socket(path).map(Place::Unix),
        _ => Err(ValueError::because(message)),
    }
}

/// The only endpoint, as host and port. Anything else is refused with `message`.
pub(super) fn one_tcp_host<'a>(
    endpoints: &'a [Endpoint],
    message: &'static str,
) -> Result<(&'a str, u16), ValueError> {
    match one_host(endpoints, message)? {
        Place::Tcp(host, port) => Ok((host, port)),
        Place::Unix(_) => Err(ValueError::because(message)),
    }
}

/// The path of a socket, which no client has on other systems than Unix.
pub(super) fn socket(path: &Path) -> Result<&Path, ValueError> {
    if cfg!(unix) {
        Ok(path)
    } else {
        Err(ValueError::because("it names a Unix socket, which this system does not have: write host:port"))
    }
}

impl<'a> Place<'a> {
    pub(super) fn tcp(self) -> Option<(&'a str, u16)> {
        match self {
            Self::Tcp(host, port) => Some((host, port)),
            Self::Unix(_) => None,
        }
    }

    pub(super) fn socket(self) -> Option<&'a Path> {
        match self {
            Self::Unix(path) => Some(path),
            Self::Tcp(..) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resource::{MongoDb, Postgres};

    #[test]
    fn only_one_endpoint_is_a_place() {
        let place = |url: &str| {
            let db: Postgres = url.parse().unwrap();
            one_host(db.endpoints(), "no").map(|place| (place.tcp().is_some(), place.socket().is_some()))
        };
        assert_eq!(place("postgres://db/shop"), Ok((true, false)));
        assert_eq!(place("postgres:///shop?host=/tmp").is_ok(), cfg!(unix));
        place("postgres://a,b/shop").unwrap_err();
        let srv: MongoDb = "mongodb+srv://cluster.example.com".parse().unwrap();
        assert!(one_host(srv.endpoints(), "no").is_err() && one_tcp_host(srv.endpoints(), "no").is_err());
    }
}
