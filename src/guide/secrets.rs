//! Secrets: how they get in, on each platform, and what never gets out.
//!
//! A secret is one by its type, so that nobody has to remember it where it is printed:
//!
//! | type | for | its `Debug` has |
//! |---|---|---|
//! | [`SecretString`](crate::SecretString) | API keys, tokens, passwords | `[REDACTED]` |
//! | [`Base64<32>`](crate::Base64), [`Hex<32>`](crate::Hex) | keys of that many bytes; without a number, of any length | `[REDACTED]` |
//! | [`SecretBox<T>`](crate::SecretBox) | any other type: a PIN is a `SecretBox<u32>` | `[REDACTED]` |
//! | a [handle](crate::resource) | the URL of a service, with its password | the URL without it |
//! | `#[config(secret)]` on a field | a type of the app's | as the app prints it |
//!
//! With `secret_files` on the struct, each of them may also come as a file, which is what most platforms below mount. One struct does
//! for all of them:
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
//!     ("DATABASE_URL", "postgres://shop:s3cret@db/orders".into()), // by value
//!     ("STRIPE_API_KEY_FILE", key_file),                           // by the path of a file
//!     ("CREDENTIALS_DIRECTORY", mounted.clone()),                  // files named as the variables
//! ]);
//! let loaded = App::load(&env)?;
//! assert_eq!(loaded.config.stripe_api_key.expose_secret(), "sk_live_1"); // without the line break at the end
//!
//! // What `FACTOR3=report` prints, too: origins without values.
//! assert_eq!(loaded.report.to_string(), "\
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
//! Two of the three for one secret are a problem that names both. What a file may be stands in
//! [Where a value comes from](crate#where-a-value-comes-from).
//!
//! # Never in the code
//!
//! No secret has a default, and no default holds a password:
//!
//! ```compile_fail
//! #[derive(factor3::Config)]
//! struct App {
//!     #[config(default = "changeme")] // `key` is a secret, and a secret has no default in the code
//!     key: factor3::SecretString,
//! }
//! ```
//!
//! ```compile_fail
//! #[derive(factor3::Config)]
//! struct App {
//!     #[config(default = "postgres://app:hunter2@localhost/app")] // this default holds a credential
//!     database_url: factor3::resource::Postgres,
//! }
//! ```
//!
//! And no field whose name looks like a credential is plain text, unless it says `not_secret`:
//!
//! ```compile_fail
//! #[derive(factor3::Config)]
//! struct App {
//!     db_password: String, // DB_PASSWORD looks like a credential but is plain text
//! }
//! ```
//!
//! # Kubernetes
//!
//! A `Secret` whose keys are the variables' names, taken over as variables. Plain `stringData` spares the line break that `echo` puts
//! into hand-made base64, which the report would warn of. `FACTOR3=kubernetes` prints what the struct needs.
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
//! enableServiceLinks: false    # else a service named `shop` sets SHOP_PORT=tcp://10.0.0.1:80
//! containers:
//!   - name: web
//!     envFrom: [{ secretRef: { name: shop } }]
//! ```
//!
//! The same `Secret` as files, which stand in no environment block:
//!
//! ```text
//! containers:
//!   - name: web
//!     env: [{ name: STRIPE_API_KEY_FILE, value: /secrets/STRIPE_API_KEY }]
//!     # or, for all whose key is the variable's name: [{ name: CREDENTIALS_DIRECTORY, value: /secrets }]
//!     volumeMounts: [{ name: secrets, mountPath: /secrets, readOnly: true }]
//! volumes:
//!   - name: secrets
//!     secret: { secretName: shop }
//! ```
//!
//! The External Secrets Operator writes such a `Secret` from a vault elsewhere. The Secrets Store CSI driver mounts files without
//! one, with `csi: { driver: secrets-store.csi.k8s.io, readOnly: true, volumeAttributes: { secretProviderClass: shop } }` in the place
//! of `secret:`. The container's part and the struct stay as they are.
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
//! Credentials (systemd.exec(5), "Credentials") are files in `$CREDENTIALS_DIRECTORY` that the service's user can read, named as the
//! variables, and no part of the environment. What a unit sets with `Environment=`, everyone can read over D-Bus.
//!
//! ```text
//! [Service]
//! ExecStart=/usr/local/bin/shop
//! LoadCredential=STRIPE_API_KEY:/etc/credstore/shop/STRIPE_API_KEY
//! LoadCredentialEncrypted=DATABASE_URL:/etc/credstore.encrypted/shop/DATABASE_URL
//!
//! # systemd-ask-password -n | systemd-creds encrypt --name=DATABASE_URL - /etc/credstore.encrypted/shop/DATABASE_URL
//! ```
//!
//! `FACTOR3=systemd` prints these lines for the struct. The encrypted form needs systemd 250.
//!
//! # Docker
//!
//! Compose mounts a secret at `/run/secrets/NAME`; Swarm does the same with `docker secret create`. The variable holds the path alone,
//! as those of Docker's official images do:
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
//!     file: ./stripe_api_key.txt    # not committed; the container's user must be able to read it
//! ```
//!
//! A secret that was not mounted, or one that stands where its path belongs, does not show:
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
//! let refused = |path| App::from_vars([("STRIPE_API_KEY_FILE", path)]).err().unwrap().problems()[0].to_string();
//! assert_eq!(
//!     refused("/no/such/directory/stripe_api_key"),
//!     "STRIPE_API_KEY cannot be read from STRIPE_API_KEY_FILE: there is no such file: \
//!      correct the path, or mount the secret there"
//! );
//! assert_eq!(
//!     refused("sk_live_1"),
//!     "STRIPE_API_KEY cannot be read from STRIPE_API_KEY_FILE: it is no absolute path: \
//!      name the file from the root on, not the secret itself"
//! );
//! ```
//!
//! `docker run --env-file` and lists in a Compose file keep quotes; a value that is wrapped in them is warned of, or refused.
//!
//! # Heroku, Fly
//!
//! Config vars and secrets are variables; nothing is to be done in the app. Both platforms restart it with the new value.
//!
//! ```text
//! $ heroku config:set STRIPE_API_KEY=sk_live_…
//! $ fly secrets import < shop.env     # lines NAME=VALUE, which stay out of the shell's history
//! ```
//!
//! # Vault
//!
//! On Kubernetes, the Agent Injector writes files below `/vault/secrets`:
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
//! Elsewhere the Agent starts the app itself (process supervisor mode), with variables, and restarts it when a secret changes. It
//! ends with the app's exit code, so 78 stays 78:
//!
//! ```text
//! env_template "STRIPE_API_KEY" {
//!   contents = "{{ with secret \"secret/data/shop\" }}{{ .Data.data.stripe_api_key }}{{ end }}"
//!   error_on_missing_key = true    # else it is the text "<no value>"
//! }
//! exec { command = ["/usr/local/bin/shop"] }
//! ```
//!
//! # 1Password, SOPS
//!
//! Both start the app with what they resolve or decrypt, as variables. Such a file may be committed: it holds references, or is
//! encrypted.
//!
//! ```text
//! $ cat shop.env
//! STRIPE_API_KEY=op://shop/stripe/credential
//! $ op run --env-file=shop.env -- ./shop
//!
//! $ sops exec-env shop.enc.env ./shop
//! ```
//!
//! # A reference that nothing resolved
//!
//! Started without its tool, the app gets `op://…` or `ENC[…]` itself. That is a problem of a field that reads its text, such as a
//! handle, and a warning of a `SecretString`, for which any text may be right. Placeholders such as `changeme` are warned of, too.
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
//!     Some("it is a reference to a secret, or an encrypted one, that nothing resolved: \
//!           start the app through the tool that resolves it, or set the secret itself")
//! );
//!
//! #[derive(Debug, Config)]
//! struct Payment {
//!     stripe_api_key: SecretString,
//! }
//!
//! let loaded = Payment::load(&Env::from_vars([("STRIPE_API_KEY", "op://shop/stripe/credential")]))?;
//! let codes: Vec<_> = loaded.report.warnings().iter().map(|warning| warning.code()).collect();
//! assert_eq!(codes, ["reference"]); // an app that wants to refuse it ends here
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Rotation
//!
//! A config is read once, files too, so rotating a secret is a restart: `kubectl rollout restart`, `systemctl restart`; Heroku, Fly
//! and Vault's supervisor do it themselves. Where both secrets have to work meanwhile, the old one has a variable of its own: a
//! `session_secret_previous: Option<SecretString>`, which verifies and does not sign.
//!
//! # What stays visible
//!
//! SECURITY.md of the repository has the whole list. In short:
//!
//! - The operating system keeps the environment as it was at the start: `/proc/PID/environ`, readable by root and by processes of
//!   the same user. So does whatever starts the app. With a file, only its path stands there.
//! - A process that the app starts inherits its variables, unless it is started with `env_clear` or `env_remove`.
//! - Core dumps, swap and debuggers see memory. The crate's own copies are wiped when they are dropped.
//! - What `expose_secret` and `expose_url` give is the app's, and what a client prints of it is the client's.
//! - A `String` is printed by the app's own `Debug`.
