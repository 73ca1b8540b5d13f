//! Kubernetes manifests: who reads which `ConfigMap` and which `Secret`.

use super::builder::Contract;
use super::model::{ContractVariable, Model};
use super::object_names::{label, process_names, section_names};
use super::yaml::{write_key, write_text};
use crate::report::writer::Writer;

const HEAD: &str = "\
# Fill in the empty values in a copy of this file: an empty variable counts as not set.
# Applying the file as it is overwrites existing values with empty ones.
";

const POD: &str = "\
---
# This object runs nothing. Copy its spec, with your image, into spec.template.spec of a Deployment or a Job.
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

impl Contract {
    /// Kubernetes manifests: a `ConfigMap` and a `Secret`, and for each process a `PodTemplate` whose container takes both.
    ///
    /// The variables that the same processes read share a `ConfigMap` and, if they are secrets or resources, a `Secret`. Those
    /// of all processes are named after the application, those of some also after the processes: `shop-web-worker`. A name
    /// becomes a label of RFC 1123: `My_App` becomes `my-app`.
    ///
    /// In a `Secret`, every value is empty. In a `ConfigMap`, a required variable has an empty value, and so has one that
    /// `required_if` requires because another variable has its default. All others are comments:
    /// optional variables, those that may be empty, and those with a default, which show it. Remove the `#` to use one. The
    /// manifests set no default, so that a later default of the program takes effect. Fill in the empty values in a copy:
    /// applied as they are, the manifests overwrite existing values with empty ones.
    ///
    /// The doc comment of a flattened field heads the group of its variables, after those without a heading.
    ///
    /// A [`PodTemplate`] is an object that runs nothing. Copy its `spec` into `spec.template.spec` of a `Deployment`, or of a
    /// `Job` for a process that ends, and set `image`, which the API demands. `enableServiceLinks: false` keeps the variables
    /// of other Services out of the container. With `terminationMessagePolicy: FallbackToLogsOnError`, `kubectl describe pod`
    /// shows the report of a start that was refused.
    ///
    /// ```
    /// use factor3::contract::Contract;
    /// use factor3::{Config, SecretString};
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
    /// let manifests = Contract::new("shop").process("web", Web::SCHEMA).kubernetes();
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
    pub fn kubernetes(&self) -> String {
        self.text(write)
    }
}

fn write(model: &Model<'_>, out: &mut Writer) {
    let app = model.app;
    out.put(HEAD);
    let sections = model.sections();
    let names = section_names(model, app, app);
    for (readers, name) in sections.iter().zip(&names) {
        write_map(model, readers, name, false, out);
        write_map(model, readers, name, true, out);
    }
    for (process, pod) in process_names(model, app).iter().enumerate() {
        out.put(POD);
        write_key(pod, out);
        out.put(CONTAINER);
        write_key(&label(if model.are_several() { model.process_name(process) } else { app }), out);
        out.put("\n        image: ");
        write_key(&label(app), out);
        let mut begin = "\n        envFrom:\n";
        for (readers, name) in sections.iter().zip(&names).filter(|(readers, _)| readers.contains(&process)) {
            for is_sensitive in [false, true] {
                if variables(model, readers, is_sensitive).next().is_some() {
                    out.put_all(&[begin, if is_sensitive { SECRET_REF } else { CONFIG_MAP_REF }]);
                    write_key(name, out);
                    begin = "\n";
                }
            }
        }
        out.put("\n        terminationMessagePolicy: FallbackToLogsOnError\n");
    }
    model.write_retired("\n", "# ", out);
}

/// A `Secret`, or a `ConfigMap`, unless it would be empty.
fn write_map(model: &Model<'_>, readers: &[usize], name: &str, is_sensitive: bool, out: &mut Writer) {
    let mut heading = None;
    for (place, variable) in variables(model, readers, is_sensitive).enumerate() {
        if place == 0 {
            out.put("---\n");
            model.readers_comment(readers, "# Read by ", ".\n", out);
            out.put(if is_sensitive { SECRET } else { CONFIG_MAP });
            write_key(name, out);
            out.put(if is_sensitive { "\ntype: Opaque\nstringData:" } else { "\ndata:" });
        }
        out.put("\n");
        model.write_headings(variable, &mut heading, "  # ", "\n", out);
        model.write_comment(variable, "  # ", out);
        write_pair(variable, out);
    }
}

/// The variables of a section that may hold a credential, or those that hold none.
fn variables<'m>(
    model: &'m Model<'_>,
    readers: &'m [usize],
    is_sensitive: bool,
) -> impl Iterator<Item = &'m ContractVariable> {
    model.variables_of(readers).filter(move |variable| variable.is_sensitive == is_sensitive)
}

/// `NAME: "value"`, or the same as a comment.
fn write_pair(variable: &ContractVariable, out: &mut Writer) {
    let is_place = (variable.is_sensitive || variable.is_to_fill_in()) && !variable.allows_empty;
    // No environment can hold a NUL.
    let value = variable.value().filter(|value| !value.contains('\0'));
    out.put(if is_place { "  " } else { "  # " });
    write_key(&variable.name, out);
    out.put(": ");
    write_text(value.unwrap_or_default(), out);
    out.put("\n");
}
