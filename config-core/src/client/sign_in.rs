//! The password that a client sends.

use secrecy::{ExposeSecret, SecretString};

/// The password, unless it is empty: a server that asks for none refuses the client that sends an empty one.
pub(super) fn password(password: Option<&SecretString>) -> Option<&SecretString> {
    password.filter(|password| !password.expose_secret().is_empty())
}

#[cfg(test)]
mod tests {
    use crate::client::{lettre, redis, sqlx_mysql};

    #[test]
    fn an_empty_password_is_not_sent() {
        for url in ["redis://cache", "redis://:@cache", "redis://default:@cache"] {
            assert!(redis::parts(&url.parse().unwrap(), &[]).unwrap().password.is_none(), "{url}");
        }
        assert!(redis::parts(&"redis://:pw@cache".parse().unwrap(), &[]).unwrap().password.is_some());
        for url in ["mysql://root@db/shop", "mysql://root:@db/shop"] {
            assert!(sqlx_mysql::parts(&url.parse().unwrap(), &[]).unwrap().password.is_none(), "{url}");
        }
        assert!(sqlx_mysql::parts(&"mysql://root:pw@db".parse().unwrap(), &[]).unwrap().password.is_some());
        for url in ["smtp://mailpit:1025", "smtp://:@mailpit:1025"] {
            assert!(lettre::parts(&url.parse().unwrap(), &[]).unwrap().credentials.is_none(), "{url}");
        }
        assert!(lettre::parts(&"smtp://u:pw@mailpit".parse().unwrap(), &[]).unwrap().credentials.is_some());
    }
}
