//! How credentials rotate within a process's life, and who issues them.
//!
//! The text of factor III asks for credentials that can change within a process's life. The
//! variable then holds their location. Such a field is a [`SecretFile`](crate::SecretFile):
//!
//! ```
//! use factor3::resource::Postgres;
//! use factor3::{Config, ExposeSecret, SecretFile};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     /// Primary database.
//!     database_url: Postgres,
//!     /// Password of the database. It rotates.
//!     database_password: SecretFile,
//! }
//!
//! # let mounted = std::env::temp_dir().join(format!("factor3-guide-rotation-{}", std::process::id()));
//! # std::fs::create_dir_all(&mounted)?;
//! # let file = mounted.join("password");
//! # std::fs::write(&file, "first password\n")?;
//! # let file = file.to_str().unwrap();
//! let app = App::from_vars([
//!     ("DATABASE_URL", "postgres://shop@db/orders"),
//!     ("DATABASE_PASSWORD_FILE", file), // /etc/secrets/password
//! ])?;
//!
//! // Whenever a connection is made:
//! let database = app.database_url.with_password(&app.database_password.read()?)?;
//! assert_eq!(database.password().map(ExposeSecret::expose_secret), Some("first password"));
//! # std::fs::write(mounted.join("password"), "second password\n")?;
//! # let database = app.database_url.with_password(&app.database_password.read()?)?;
//! # assert_eq!(database.password().map(ExposeSecret::expose_secret), Some("second password"));
//! # std::fs::remove_dir_all(&mounted)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! - The file is read and checked at the start, so a missing or bad one stops the deploy.
//! - [`read`](crate::SecretFile::read) reads it again with the same limits and checks. A bad rotation is an error that names the
//!   variable and holds no content. The old connections stay.
//! - `DATABASE_PASSWORD` itself is a constant, for development.
//!
//! A pool of sqlx takes new options while it runs, and its open connections stay as they are:
//!
//! ```ignore
//! async fn rotate(app: &App, pool: &PgPool) -> Result<(), Box<dyn Error>> {
//!     let database = app.database_url.with_password(&app.database_password.read()?)?;
//!     pool.set_connect_options(factor3::client::sqlx_postgres!(database)?);
//!     Ok(())
//! }
//! ```
//!
//! Call it from a timer whose period is shorter than the time for which the old password still works, or after a connection was
//! refused.
//!
//! How the file changes on each platform:
//!
//! | platform | what replaces the file |
//! |---|---|
//! | Kubernetes, a mounted `Secret` | kubelet writes a new directory and swaps the link `..data`, about a minute after the `Secret` changed. A volume with `subPath` never changes |
//! | External Secrets Operator | it updates the `Secret` after `refreshInterval`; kubelet does the rest |
//! | Secrets Store CSI driver | it writes the files if rotation is turned on in the driver |
//! | Vault Agent | it renders the template again when the lease ends; the injected sidecar stays in the pod |
//! | systemd credentials | they are fixed when the unit starts, so a new one needs a restart |
//!
//! A secret that is not a `SecretFile` is read once, and needs a restart: `kubectl rollout restart` or `systemctl restart`.
//! Heroku, Fly and Vault's supervisor restart the application themselves. If the old secret must work for some time, give it its
//! own variable: `session_secret_previous: Option<SecretString>`, which the application uses to verify and never to sign.
//!
//! # Operators
//!
//! An operator that runs a database puts its credentials into a `Secret` of its own. A password apart from its URL takes them as
//! they are:
//!
//! ```
//! use factor3::resource::{Amqp, Postgres};
//! use factor3::{Config, ExposeSecret};
//!
//! #[derive(Debug, Config)]
//! #[config(secret_files)]
//! struct App {
//!     #[config(username, password)]
//!     database_url: Postgres,
//!     #[config(username, password)]
//!     amqp_url: Amqp,
//! }
//!
//! let app = App::from_vars([
//!     ("DATABASE_URL", "postgres://shop-db/orders"),
//!     ("DATABASE_USER", "shop"),
//!     ("DATABASE_PASSWORD", "k(3}:/#@"),
//!     ("AMQP_URL", "amqp://shop-rabbitmq"),
//!     ("AMQP_USER", "default_user_1"),
//!     ("AMQP_PASSWORD", "x y"),
//! ])?;
//! assert_eq!(app.database_url.password().map(ExposeSecret::expose_secret), Some("k(3}:/#@"));
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! | operator | its `Secret` | keys |
//! |---|---|---|
//! | Zalando's for PostgreSQL | `USER.CLUSTER.credentials.postgresql.acid.zalan.do` | `username`, `password` |
//! | CloudNativePG | `CLUSTER-app` | `username`, `password`, also `uri` with both |
//! | RabbitMQ's | `CLUSTER-default-user` | `username`, `password`, also `connection_string` |
//!
//! ```text
//! env:
//!   - { name: DATABASE_URL, value: "postgres://shop-db/orders" }
//!   - name: DATABASE_USER
//!     valueFrom: { secretKeyRef: { name: shop-db-app, key: username } }
//!   - name: DATABASE_PASSWORD
//!     valueFrom: { secretKeyRef: { name: shop-db-app, key: password } }
//! ```
//!
//! # Service bindings
//!
//! A [service binding](https://servicebinding.io) mounts a directory for each service at `$SERVICE_BINDING_ROOT`. Each file in it
//! is one entry, so a variable that ends in `_FILE` names it:
//!
//! ```text
//! env:
//!   - { name: DATABASE_URL_FILE, value: /bindings/orders-db/uri }
//!   # or, if the binding has no `uri`:
//!   - { name: DATABASE_URL, value: "postgres://orders-db:5432/orders" }
//!   - { name: DATABASE_USER_FILE, value: /bindings/orders-db/username }
//!   - { name: DATABASE_PASSWORD_FILE, value: /bindings/orders-db/password }
//! ```
