//! SQL databases.

use factor3::resource::{MySql, Postgres, Sqlite};

use crate::{Template, reads};

pub(crate) const TEMPLATES: &[Template] = &[
    (reads::<Postgres>, "postgres://app:{}@db/shop"),
    (reads::<Postgres>, "postgres://app{}/x@db/shop"),
    (reads::<Postgres>, "postgres://db?dbname=postgres%3A%2F%2Fapp%3A{}%40db"),
    (reads::<Postgres>, "postgres://app:{}@db-1:5432,db-2/shop?sslmode=require"),
    (reads::<Postgres>, "postgresql://app:{}@%2Frun/shop"),
    (reads::<Postgres>, "postgres://:{}@[::1]:5432"),
    (reads::<Postgres>, "postgres://db/shop?user=app&password={}&sslmode=require"),
    (reads::<Postgres>, "postgres://db/shop?application_name=web&sslpassword={}"),
    (reads::<Postgres>, "postgres://db?pass%77ord={}&host=other"),
    (reads::<Postgres>, "postgres://db?oauth_client_secret={}"),
    (reads::<Postgres>, "postgres://db?some_token={}&pool=1"),
    (reads::<MySql>, "mysql://app:{}@db/shop"),
    (reads::<MySql>, "mysql://app{}/x@db/shop"),
    (reads::<MySql>, "mariadb://app:{}@[fe80::1%25eth0]:3307/shop?ssl-mode=VERIFY_CA&ssl-ca=/ca.pem"),
    (reads::<MySql>, "mysql://app:{}@%2Frun%2Fm.sock/shop"),
    (reads::<MySql>, "mysql://app:{}@localhost/shop?socket=/run/m.sock"),
    (reads::<MySql>, "mysql://app:{}@(/run/m.sock)/shop"),
    (reads::<MySql>, "mysql://:{}@db"),
    (reads::<MySql>, "mysql://db/shop?user=app&password={}&ssl-mode=REQUIRED"),
    (reads::<MySql>, "mysql://db/shop?charset=utf8mb4&sslpassword={}&pool_max=5"),
    (reads::<MySql>, "mysql://db?trustCertificateKeyStorePassword={}&useSSL=true"),
    (reads::<MySql>, "mysql://app@db?some_token={}"),
    (reads::<MySql>, "jdbc:mysql://db/shop?user=app&password={}"),
    (reads::<MySql>, "app:{}@tcp(db:3306)/shop"),
    (reads::<MySql>, "Server=db;Uid=app;Pwd={}"),
    (reads::<Sqlite>, "sqlite:data.db?key={}"),
    (reads::<Sqlite>, "sqlite:///var/lib/data.db?mode=rwc&hexkey={}&cache=shared"),
    (reads::<Sqlite>, "sqlite::memory:?key={}"),
    (reads::<Sqlite>, "sqlite:data.db?_auth_user=app&_auth_pass={}"),
    (reads::<Sqlite>, "sqlite:data.db&key={}"),
    (reads::<Sqlite>, "sqlite://app:{}@db/data.db"),
    (reads::<Sqlite>, "file:data.db?key={}"),
];
