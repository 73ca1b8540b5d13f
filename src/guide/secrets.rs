//! How secrets reach the application on each platform, and what never shows.
//!
//! The type of a field makes it a secret, so nobody has to remember that where the field is printed:
//!
//! | type | for | `Debug` prints |
//! |---|---|---|
//! | [`SecretString`](crate::SecretString) | API keys, tokens, passwords | `[REDACTED]` |
//! | [`Base64<32>`](crate::Base64), [`Hex<32>`](crate::Hex) | keys of that many bytes; without a number, of any length | `[REDACTED]` |
//! | [`SecretBox<T>`](crate::SecretBox) | any other type: for a PIN, use `SecretBox<u32>` | `[REDACTED]` |
//! | [`SecretFile`](crate::SecretFile) | a secret in a file that [rotates](super::rotation) | the name of its variable |
//! | a [handle](crate::resource) | the URL of a service, with its password | the URL without the password |
//! | `#[config(secret)]` on a field | a type of the application | what the type itself prints |
//!
//! With `secret_files` on the struct, each secret may also come from a file, and most of the platforms below mount files. One
//! struct works on all of them:
//!
//! ```
//! use factor3::resource::Postgres;
//! use factor3::{Config, Env, ExposeSecret, SecretString};
//!
//! #[derive(Debug, Config)]
//! #[config(secret_files)]
//! struct App {
//!     /// Primary database.
//!     database_url: Postgres,
//!     /// Key of the payment provider.
//!     stripe_api_key: SecretString,
//!     /// Signs the sessions.
//!     session_secret: SecretString,
//! }
//!
//! # let mounted = std::env::temp_dir().join(format!("factor3-guide-secrets-{}", std::process::id()));
//! # std::fs::create_dir_all(&mounted)?;
//! # let key_file = mounted.join("stripe");
//! # std::fs::write(&key_file, "sk_live_1\n")?;
//! # std::fs::write(mounted.join("SESSION_SECRET"), "8f3a5c")?;
//! let env = Env::from_vars([
//!     // a value
//!     ("DATABASE_URL", "postgres://shop:s3cret@db/orders".into()),
//!     // the path of a file
//!     ("STRIPE_API_KEY_FILE", key_file),
//!     // a directory whose files have the names of the variables
//!     ("CREDENTIALS_DIRECTORY", mounted.clone()),
//! ]);
//! let loaded = App::load(&env)?;
//! // The line break at the end of the file is not part of the secret.
//! assert_eq!(loaded.config.stripe_api_key.expose_secret(), "sk_live_1");
//!
//! // `FACTOR3=summary` prints the same: origins without values.
//! assert_eq!(loaded.summary.to_string(), "\
//! DATABASE_URL    environment
//! STRIPE_API_KEY  secret file
//! SESSION_SECRET  credential
//! ");
//! assert_eq!(
//!     format!("{:?}", loaded.config),
//!     "App { database_url: Postgres(postgres://shop:***@db:5432/orders), \
//!      stripe_api_key: SecretBox<str>([REDACTED]), session_secret: SecretBox<str>([REDACTED]) }"
//! );
//! # std::fs::remove_dir_all(&mounted)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! It is a problem if one secret comes from two of these three, and the report names both. [Sources](crate#sources) says what a
//! file may be.
//!
//! # Not in the code
//!
//! A secret cannot have a default, and no default may hold a password:
//!
//! ```compile_fail
//! #[derive(factor3::Config)]
//! struct App {
//!     // `key` is a secret, and a secret has no default in the code
//!     #[config(default = "changeme")]
//!     key: factor3::SecretString,
//! }
//! ```
//!
//! ```compile_fail
//! #[derive(factor3::Config)]
//! struct App {
//!     // this default holds a credential
//!     #[config(default = "postgres://app:hunter2@localhost/app")]
//!     database_url: factor3::resource::Postgres,
//! }
//! ```
//!
//! A field whose name looks like a credential cannot be plain text, unless it says `not_secret`:
//!
//! ```compile_fail
//! #[derive(factor3::Config)]
//! struct App {
//!     db_password: String, // DB_PASSWORD looks like a credential but is plain text
//! }
//! ```
//!
//! A name looks like a credential if it ends in one of these words, with or without a plural `S` or a number. Only whole parts
//! between `_` or `__` count, so `TOKEN_TTL`, `TOKENIZER` and `CLIENT_ID` do not.
//!
//! | the name ends in | use |
//! |---|---|
//! | `PASSWORD PGPASSWORD PASSWD PASS PWD PASSPHRASE`, `SECRET CLIENTSECRET`, `CREDENTIAL` | [`SecretString`](crate::SecretString) |
//! | `TOKEN ACCESSTOKEN AUTHTOKEN APITOKEN PAT BEARER` | `SecretString` |
//! | `API_KEY APIKEY PRIVATE_KEY PRIVATEKEY ACCESS_KEY SECRET_KEY SECRETKEY SIGNING_KEY ENCRYPTION_KEY LICENSE_KEY MASTER_KEY SECRET_KEY_BASE`, `SIGNING`, `PEM` | `SecretString` |
//! | `WEBHOOK_URL` | `SecretString`, since whoever knows the URL may post |
//! | `_URL` or `_URI` after `DATABASE DB POSTGRES POSTGRESQL MYSQL MARIADB REDIS CACHE AMQP RABBITMQ BROKER MONGO MONGODB SMTP` | the handle of the service |
//! | `DSN`, `CONNECTION_STRING` | the handle of the service, or `SecretString` |
//!
//! These are not credentials: the id of an access key (`AWS_ACCESS_KEY`, and the same after `S3 R2 MINIO SPACES`), and what is
//! public in PEM (`PUBLIC_PEM PUBLIC_KEY_PEM CERT_PEM CERTIFICATE_PEM CA_PEM CHAIN_PEM BUNDLE_PEM`).
//!
//! ```
//! #[derive(factor3::Config)]
//! struct App {
//!     aws_access_key: String,
//!     aws_secret_key: factor3::SecretString,
//!     /// The token of the next page, which is not a credential.
//!     #[config(not_secret)]
//!     page_token: Option<String>,
//! }
//! ```
//!
//! No list of names is complete. So a start also warns, with the code `plain_password`, of a URL with a password in a field of
//! plain text that does not say `not_secret`.
//!
//! # Kubernetes
//!
//! Use a `Secret` whose keys are the names of the variables, and import it with `envFrom`. `FACTOR3=kubernetes` prints what the
//! struct needs. Use `stringData`: base64 that was made with `echo` has a line break at its end, which causes a warning.
//!
//! ```text
//! apiVersion: v1
//! kind: Secret
//! metadata: { name: shop }
//! stringData:
//!   DATABASE_URL: postgres://…
//!   STRIPE_API_KEY: sk_live_…
//! ---
//! # in the pod's spec
//! enableServiceLinks: false    # otherwise a service `shop` sets SHOP_PORT=tcp://10.0.0.1:80
//! containers:
//!   - name: web
//!     envFrom: [{ secretRef: { name: shop } }]
//! ```
//!
//! A `Secret` can also be mounted as files. Then its values are not in the environment block:
//!
//! ```text
//! containers:
//!   - name: web
//!     env: [{ name: STRIPE_API_KEY_FILE, value: /secrets/STRIPE_API_KEY }]
//!     # or, if the keys are the names of the variables:
//!     # env: [{ name: CREDENTIALS_DIRECTORY, value: /secrets }]
//!     volumeMounts: [{ name: secrets, mountPath: /secrets, readOnly: true }]
//! volumes:
//!   - name: secrets
//!     secret: { secretName: shop }
//! ```
//!
//! The Secrets Store CSI driver mounts such files without a `Secret`. Only the volume changes:
//!
//! ```text
//! volumes:
//!   - name: secrets
//!     csi:
//!       driver: secrets-store.csi.k8s.io
//!       readOnly: true
//!       volumeAttributes: { secretProviderClass: shop }
//! ```
//!
//! The External Secrets Operator writes a `Secret` from an external vault:
//!
//! ```text
//! apiVersion: external-secrets.io/v1
//! kind: ExternalSecret
//! metadata: { name: shop }
//! spec:
//!   secretStoreRef: { kind: ClusterSecretStore, name: company-vault }
//!   target: { name: shop }
//!   dataFrom: [{ extract: { key: shop } }]
//! ```
//!
//! # systemd
//!
//! Credentials (systemd.exec(5), "Credentials") are files in `$CREDENTIALS_DIRECTORY`. They have the names of the variables, the
//! user of the service can read them, and they are not part of the environment. In contrast, every user can read the values of
//! `Environment=` over D-Bus.
//!
//! ```text
//! [Service]
//! ExecStart=/usr/local/bin/shop
//! LoadCredential=STRIPE_API_KEY:/etc/credstore/shop/STRIPE_API_KEY
//! LoadCredentialEncrypted=DATABASE_URL:/etc/credstore.encrypted/shop/DATABASE_URL
//!
//! # systemd-ask-password -n | systemd-creds encrypt --name=DATABASE_URL - \
//! #     /etc/credstore.encrypted/shop/DATABASE_URL
//! ```
//!
//! `FACTOR3=systemd` prints these lines for the struct. The encrypted form needs systemd 250.
//!
//! # Docker
//!
//! Compose mounts a secret at `/run/secrets/NAME`, and so does Swarm after `docker secret create`. The variable holds only the
//! path, as with Docker's official images:
//!
//! ```text
//! services:
//!   web:
//!     image: registry.example.com/shop:1.2.3
//!     environment:
//!       STRIPE_API_KEY_FILE: /run/secrets/stripe_api_key
//!     secrets: [stripe_api_key]
//! secrets:
//!   stripe_api_key:
//!     # do not commit it; the user of the container must be able to read it
//!     file: ./stripe_api_key.txt
//! ```
//!
//! The report says if the secret is not mounted. If somebody sets the secret in the place of its path, the report does not show
//! it:
//!
//! ```
//! use factor3::{Config, SecretString};
//!
//! #[derive(Config)]
//! #[config(secret_files)]
//! struct App {
//!     stripe_api_key: SecretString,
//! }
//!
//! let refused = |path| {
//!     let error = App::from_vars([("STRIPE_API_KEY_FILE", path)]).err().unwrap();
//!     error.problems()[0].to_string()
//! };
//! assert_eq!(
//!     refused("/no/such/directory/stripe_api_key"),
//!     "STRIPE_API_KEY cannot be read from STRIPE_API_KEY_FILE: there is no such file: \
//!      correct the path, or mount the secret there"
//! );
//! assert_eq!(
//!     refused("sk_live_1"),
//!     "STRIPE_API_KEY cannot be read from STRIPE_API_KEY_FILE: it is not an absolute path: \
//!      give the full path of the file, not the secret itself"
//! );
//! ```
//!
//! `docker run --env-file` and lists in a Compose file keep quotes. A value in quotes is refused, or causes a warning.
//!
//! # Heroku, Fly
//!
//! Config vars and secrets are variables, so the application needs no further code. Both platforms restart it with the new value.
//!
//! ```text
//! $ heroku config:set STRIPE_API_KEY=sk_live_…
//! $ fly secrets import < shop.env     # lines NAME=VALUE; the shell's history does not keep them
//! ```
//!
//! # Vault
//!
//! On Kubernetes, the Agent Injector writes files to `/vault/secrets`:
//!
//! ```text
//! # annotations of the pod, not of its Deployment
//! vault.hashicorp.com/agent-inject: "true"
//! vault.hashicorp.com/role: shop
//! vault.hashicorp.com/agent-inject-secret-stripe: secret/data/shop
//! vault.hashicorp.com/agent-inject-template-stripe: |
//!   {{- with secret "secret/data/shop" -}}{{ .Data.data.stripe_api_key }}{{- end -}}
//! # and in the container: STRIPE_API_KEY_FILE=/vault/secrets/stripe
//! ```
//!
//! On other platforms, the Agent starts the application itself (process supervisor mode). It sets variables, and restarts the
//! application when a secret changes. The Agent ends with the application's exit code, so 78 stays 78:
//!
//! ```text
//! env_template "STRIPE_API_KEY" {
//!   contents = "{{ with secret \"secret/data/shop\" }}{{ .Data.data.stripe_api_key }}{{ end }}"
//!   error_on_missing_key = true    # otherwise the value is "<no value>"
//! }
//! exec { command = ["/usr/local/bin/shop"] }
//! ```
//!
//! # 1Password, SOPS
//!
//! Both tools resolve or decrypt a file, and start the application with the result as variables. The file may be committed,
//! because it holds references or is encrypted.
//!
//! ```text
//! $ cat shop.env
//! STRIPE_API_KEY=op://shop/stripe/credential
//! $ op run --env-file=shop.env -- ./shop
//!
//! $ sops exec-env shop.enc.env ./shop
//! ```
//!
//! # Unresolved references
//!
//! If the application is started without the tool, it gets the text `op://…` or `ENC[…]`. For a type with a format, such as a
//! handle, that is a problem. For a `SecretString` it is a warning, because any text may be a valid secret. A placeholder such as
//! `changeme` also causes a warning.
//!
//! ```
//! use factor3::resource::Postgres;
//! use factor3::{Config, Env, SecretString};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     database_url: Postgres,
//! }
//!
//! let error = App::from_vars([("DATABASE_URL", "op://shop/database/url")]).unwrap_err();
//! assert_eq!(
//!     error.problems()[0].hint().as_deref(),
//!     Some("it is a reference to a secret, or an encrypted secret, that nothing resolved: \
//!           start the application through the tool that resolves it, or set the secret itself")
//! );
//!
//! #[derive(Debug, Config)]
//! struct Payment {
//!     stripe_api_key: SecretString,
//! }
//!
//! let env = Env::from_vars([("STRIPE_API_KEY", "op://shop/stripe/credential")]);
//! let loaded = Payment::load(&env)?;
//! let warnings = loaded.summary.warnings().iter();
//! let codes: Vec<_> = warnings.map(|warning| warning.code()).collect();
//! assert_eq!(codes, ["reference"]); // a strict application ends here
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Visible secrets
//!
//! The library cannot hide a secret everywhere. The file SECURITY.md of the repository has the whole list. In short:
//!
//! - The operating system keeps the environment as it was at the start. Root and processes of the same user can read it in
//!   `/proc/PID/environ`. Whatever starts the application also keeps a copy. With a secret file, both hold only the path.
//! - A process that the application starts inherits its variables, unless [`withhold`](crate::Schema::withhold) or `env_clear`
//!   removes them.
//! - Core dumps, swap and debuggers see memory. The crate wipes its own copies when they are dropped.
//! - `expose_secret` and `expose_url` return the real value, and a client may print what it is given. The
//!   [scrubber](super::log_stream) masks that in the log.
//! - The application's own `Debug` prints a `String`.
