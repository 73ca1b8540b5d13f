//! The whole Kubernetes manifests of small structs.
use crate::contract_of;
use factor3::Config;
use factor3::contract::Contract;

use crate::shop::{Matters, PROCESSES, Web};

#[test]
fn of_one_process() {
    let manifests = Contract::new("shop").process("web", Web::SCHEMA).kubernetes();
    assert_eq!(
        manifests,
        r#"# Fill in the empty values in a copy of this file: an empty variable counts as not set.
# Applying the file as it is overwrites existing values with empty ones.
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
data:
  # Port the web process binds.
  # a whole number from 0 to 65535 (default 3000)
  # PORT: "3000"

  # Public address of the shop,
  # without a slash at its end.
  # text (required)
  BASE_URL: ""

  # Shown above all pages.
  # text (optional)
  # NOTICE: ""

  # text (default computed)
  # THEME: ""
---
apiVersion: v1
kind: Secret
metadata:
  name: shop
type: Opaque
stringData:
  # Orders and customers.
  # a PostgreSQL URL: postgres://user:password@localhost:5432/database (required)
  DATABASE_URL: ""

  # Signs the cookies.
  # a secret (required)
  # make one with: openssl rand -hex 32
  COOKIE_SECRET: ""
---
# This object runs nothing. Copy its spec, with your image, into spec.template.spec of a Deployment or a Job.
apiVersion: v1
kind: PodTemplate
metadata:
  name: shop
template:
  spec:
    enableServiceLinks: false
    containers:
      - name: shop
        image: shop
        envFrom:
          - configMapRef:
              name: shop
          - secretRef:
              name: shop
        terminationMessagePolicy: FallbackToLogsOnError
"#
    );
}

#[test]
fn of_several_processes() {
    let manifests = contract_of("shop", PROCESSES).kubernetes();
    assert_eq!(
        manifests,
        r#"# Fill in the empty values in a copy of this file: an empty variable counts as not set.
# Applying the file as it is overwrites existing values with empty ones.
---
# Read by web, worker, migrate.
apiVersion: v1
kind: Secret
metadata:
  name: shop
type: Opaque
stringData:
  # Orders and customers.
  # a PostgreSQL URL: postgres://user:password@localhost:5432/database (required)
  DATABASE_URL: ""
---
# Read by worker, migrate.
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop-worker-migrate
data:
  # How many jobs run at once.
  # worker: a whole number from 0 to 255 (default 4)
  # migrate: a whole number from 0 to 255 (default 1)
  # JOBS: ""
---
# Read by web.
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop-web
data:
  # Port the web process binds.
  # a whole number from 0 to 65535 (default 3000)
  # PORT: "3000"

  # Public address of the shop,
  # without a slash at its end.
  # text (required)
  BASE_URL: ""

  # Shown above all pages.
  # text (optional)
  # NOTICE: ""

  # text (default computed)
  # THEME: ""
---
# Read by web.
apiVersion: v1
kind: Secret
metadata:
  name: shop-web
type: Opaque
stringData:
  # Signs the cookies.
  # a secret (required)
  # make one with: openssl rand -hex 32
  COOKIE_SECRET: ""
---
# This object runs nothing. Copy its spec, with your image, into spec.template.spec of a Deployment or a Job.
apiVersion: v1
kind: PodTemplate
metadata:
  name: shop-web
template:
  spec:
    enableServiceLinks: false
    containers:
      - name: web
        image: shop
        envFrom:
          - secretRef:
              name: shop
          - configMapRef:
              name: shop-web
          - secretRef:
              name: shop-web
        terminationMessagePolicy: FallbackToLogsOnError
---
# This object runs nothing. Copy its spec, with your image, into spec.template.spec of a Deployment or a Job.
apiVersion: v1
kind: PodTemplate
metadata:
  name: shop-worker
template:
  spec:
    enableServiceLinks: false
    containers:
      - name: worker
        image: shop
        envFrom:
          - secretRef:
              name: shop
          - configMapRef:
              name: shop-worker-migrate
        terminationMessagePolicy: FallbackToLogsOnError
---
# This object runs nothing. Copy its spec, with your image, into spec.template.spec of a Deployment or a Job.
apiVersion: v1
kind: PodTemplate
metadata:
  name: shop-migrate
template:
  spec:
    enableServiceLinks: false
    containers:
      - name: migrate
        image: shop
        envFrom:
          - secretRef:
              name: shop
          - configMapRef:
              name: shop-worker-migrate
        terminationMessagePolicy: FallbackToLogsOnError
"#
    );
}

#[test]
fn a_variable_that_matters_when_set_is_a_comment() {
    let manifests = Contract::new("shop").process("web", Matters::SCHEMA).kubernetes();
    let (maps, _) = manifests.split_once("---\n# This object runs nothing").unwrap_or_default();
    assert_eq!(
        maps,
        r#"# Fill in the empty values in a copy of this file: an empty variable counts as not set.
# Applying the file as it is overwrites existing values with empty ones.
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
data:
  # text (default info)
  # formerly LEVEL
  # LOG_LEVEL: "info"

  # text (default /run/app)
  # exactly one of SOCKET, ADDRESS is set
  # SOCKET: "/run/app"

  # text (optional)
  # ADDRESS: ""

  # text, may be empty (required)
  # PATH_PREFIX: ""

  # text, may be empty (default a "b" ${c})
  # MODE: "a \"b\" ${c}"

  # text (required if any SMTP_* is set)
  # SMTP_HOST: ""

  # a whole number from 0 to 65535 (default 25)
  # SMTP_PORT: "25"

  # a whole number from 0 to 255 (required)
  "NO": ""
---
apiVersion: v1
kind: Secret
metadata:
  name: shop
type: Opaque
stringData:
  # a secret (required)
  # or the file that TOKEN_FILE names
  # formerly APP_TOKEN
  TOKEN: ""

  # a secret, may be empty (optional)
  # or the file that PIN_FILE names
  # PIN: ""

  # a secret (required if any SMTP_* is set)
  # or the file that SMTP_PASSWORD_FILE names
  SMTP_PASSWORD: ""
"#
    );
}

#[test]
fn without_a_process_there_are_comments() {
    assert!(Contract::new("shop").kubernetes().lines().all(|line| line.starts_with('#')));
}

#[test]
fn names_are_labels() {
    let processes = ["Web_1.x-", "-a é b", "no", "1"].map(|name| (name, Web::SCHEMA));
    let manifests = contract_of("My App", &processes).kubernetes();
    let names =
        manifests.lines().filter_map(|line| line.trim_start_matches([' ', '-']).strip_prefix("name: "));
    let names: Vec<&str> = names.collect();
    let ours = ["my-app", "my-app"];
    let pods = [
        ["my-app-web-1-x", "web-1-x", "my-app", "my-app"],
        ["my-app-a-b", "a-b", "my-app", "my-app"],
        ["my-app-no", "\"no\"", "my-app", "my-app"],
        ["my-app-1", "\"1\"", "my-app", "my-app"],
    ];
    assert_eq!(names, [&ours[..], pods.as_flattened()].concat(), "{manifests}");
    assert_eq!(manifests.matches("\n        image: my-app\n").count(), 4);
}

#[derive(Config)]
#[allow(dead_code, reason = "the tests look only at the schema")]
struct Nul {
    #[config(default = "a\0b", allow_empty)]
    separator: String,
}

#[test]
fn a_default_that_no_environment_can_hold_is_omitted() {
    let manifests = Contract::new("shop").process("web", Nul::SCHEMA).kubernetes();
    assert!(manifests.contains("\n  # SEPARATOR: \"\"\n"), "{manifests}");
}
