//! Kubernetes manifests: who reads which `ConfigMap` and which `Secret`.

use super::model::{Contract, Read, written};
use super::page::Page;
use super::walk::Readers;
use super::yaml::{PLAIN, SENSITIVE, Yaml, key, only, yaml};
use crate::ascii::any;
use crate::schema::Schema;

const HEAD: &str = "\
# An empty value is a place to fill in: an empty variable counts as one that is not set.
# Fill in a copy. Applied as they are, these empty what is already filled in.
";

const POD: &str = "\
---
# Runs nothing. Its spec, with your image, is what a Deployment or a Job has as spec.template.spec.
apiVersion: v1
kind: PodTemplate
metadata:
  name: ";

const CONTAINER: &str = "
template:
  spec:
    enableServiceLinks: false
    containers:
      - name: ";

const CONFIG_MAP: &str = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ";
const SECRET: &str = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: ";

const CONFIG_MAP_REF: &str = "          - configMapRef:\n              name: ";
const SECRET_REF: &str = "          - secretRef:\n              name: ";

/// Kubernetes manifests: a `ConfigMap` and a `Secret`, and for each process a `PodTemplate` whose container takes both.
///
/// The variables that the same processes read share a `ConfigMap` and, where they are secrets or resources, a `Secret`:
/// those of all are named `app`, those of some `app-web-worker`. What is left of a name is a label of RFC 1123: `My_App`
/// becomes `my-app`.
///
/// In a `Secret`, every value is empty. In a `ConfigMap`, what has a default has it, and what is required has an empty place.
/// All else is a comment, to be taken in by deleting its `#`: what is optional, what may be empty, and a variable for which
/// it matters whether it is set, because it belongs to a group or to an `Option` of a struct, or has an old name. Fill in a
/// copy: applied as they are, the manifests empty what is already filled in.
///
/// A [`PodTemplate`] is an object that runs nothing. Copy its `spec` into `spec.template.spec` of a `Deployment`, or of a
/// `Job` for a process that ends, and set `image`, which the API demands. `enableServiceLinks: false` keeps the variables
/// of other Services out of the container. With `terminationMessagePolicy: FallbackToLogsOnError`, `kubectl describe pod`
/// shows the report of a start that was refused.
///
/// ```
/// use factor3::{Config, SecretString, contract};
///
/// #[derive(Config)]
/// struct Web {
///     /// Port the web process binds.
///     #[config(default = 3000)]
///     port: u16,
///     /// Key of the payment provider.
///     stripe_api_key: SecretString,
/// }
///
/// let manifests = contract::kubernetes(&[("web", Web::SCHEMA)], "shop");
/// assert!(manifests.contains("
/// kind: Secret
/// metadata:
///   name: shop
/// type: Opaque
/// stringData:
///   ## Key of the payment provider.
///   ## a secret (required)
///   STRIPE_API_KEY: \"\"
/// "));
/// ```
///
/// [`PodTemplate`]: https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates
#[must_use]
pub fn kubernetes(processes: &[(&str, &Schema)], app: &str) -> String {
    written(processes, app, write)
}

pub(super) fn write(contract: &Contract<'_>, app: &str, page: &mut Page) {
    yaml(contract, app, app, false, page, manifests);
}

fn manifests(yaml: &mut Yaml<'_>) {
    yaml.page.put(HEAD);
    for place in 0..yaml.sections {
        yaml.map(place, false);
        yaml.map(place, true);
    }
    let image = yaml.begin;
    for process in 0..yaml.contract.processes.len() {
        yaml.put_name(POD, yaml.sections + process);
        yaml.begin = "";
        yaml.put_label(CONTAINER, only(process));
        yaml.begin = image;
        yaml.put_label("\n        image: ", Readers::NONE);
        let mut joint = "\n        envFrom:\n";
        for place in 0..yaml.sections {
            if yaml.section(place).has(process) {
                yaml.source(place, false, &mut joint);
                yaml.source(place, true, &mut joint);
            }
        }
        yaml.page.put("\n        terminationMessagePolicy: FallbackToLogsOnError\n");
    }
}

impl Yaml<'_> {
    /// A `Secret`, or a `ConfigMap`, unless it would be empty.
    #[inline(never)]
    fn map(&mut self, place: usize, is_sensitive: bool) {
        let readers = self.section(place);
        if self.has(readers, is_sensitive) {
            self.page.put("---\n");
            self.put_readers(readers);
            self.put_name(if is_sensitive { SECRET } else { CONFIG_MAP }, place);
            self.page.put(if is_sensitive { "\ntype: Opaque\nstringData:\n" } else { "\ndata:\n" });
            self.variables(readers, if is_sensitive { SENSITIVE } else { PLAIN }, pair);
        }
    }

    /// What a container takes of a section, if it has such.
    #[inline(never)]
    fn source(&mut self, place: usize, is_sensitive: bool, joint: &mut &str) {
        if self.has(self.section(place), is_sensitive) {
            self.page.put(joint);
            *joint = "\n";
            self.put_name(if is_sensitive { SECRET_REF } else { CONFIG_MAP_REF }, place);
        }
    }

    #[inline(never)]
    fn has(&self, readers: Readers, is_sensitive: bool) -> bool {
        for read in self.contract.variables_of(readers) {
            if read.all.is_sensitive == is_sensitive {
                return true;
            }
        }
        false
    }
}

/// Writes `NAME: "value"`, or the same as a comment.
fn pair(yaml: &mut Yaml<'_>, read: &Read) {
    // Where an empty text is a value, an empty place would be one, and nobody would be told.
    let is_place = (read.all.is_sensitive || read.is_required()) && !read.all.allows_empty;
    // No environment can hold a NUL.
    let value = read.value().unwrap_or("\0");
    let is_held = !any(value, |byte| byte == 0);
    if is_place || is_held && read.value_to_set().is_some() {
        yaml.indent();
    } else {
        yaml.page.put(yaml.comment);
    }
    key(yaml.contract.name(read), yaml.page);
    yaml.page.put(": \"");
    yaml.page.say(if is_held { value } else { "" });
    yaml.page.put("\"\n");
}
