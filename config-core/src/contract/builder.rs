//! The contract of an application, from which the files are written.

use super::model::Model;
use crate::report::json::Json;
use crate::report::writer::Writer;
use crate::schema::Schema;

/// The contract of an application: what each of its processes reads from the environment.
///
/// It has a method for each file that can be written from it. No method reads the environment, and each gives the same text
/// every time. What several processes read is written once; where they differ, the file says who reads what.
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
/// #[derive(Config)]
/// struct Worker {
///     /// Key of the payment provider.
///     stripe_api_key: SecretString,
/// }
///
/// let contract = Contract::new("shop").process("web", Web::SCHEMA).process("worker", Worker::SCHEMA);
/// assert!(contract.dotenv_example().contains("\nSTRIPE_API_KEY=\n"));
/// assert!(contract.kubernetes().contains("\n  name: shop-web\n"));
/// ```
#[derive(Clone, Debug)]
pub struct Contract {
    application: String,
    processes: Vec<(String, &'static Schema)>,
}

impl Contract {
    /// A contract without processes. Kubernetes objects and systemd units are named after the application.
    #[must_use]
    pub fn new(application: impl Into<String>) -> Self {
        Self { application: application.into(), processes: Vec::new() }
    }

    /// Adds a process type, such as `web`, with [`Config::SCHEMA`](crate::Config::SCHEMA) of the struct that it loads.
    ///
    /// Each process needs a name of its own. There may be any number of processes.
    #[must_use]
    pub fn process(mut self, name: impl Into<String>, schema: &'static Schema) -> Self {
        self.processes.push((name.into(), schema));
        self
    }

    pub(super) fn processes(&self) -> &[(String, &'static Schema)] {
        &self.processes
    }

    /// The text that a format writes.
    pub(super) fn text(&self, write: fn(&Model<'_>, &mut Writer)) -> String {
        let mut out = Writer::unbounded();
        write(&Model::new(&self.application, &self.processes), &mut out);
        out.into_text()
    }

    /// The JSON document whose members a format writes, with one line for each value.
    pub(super) fn json(&self, write: fn(&Model<'_>, &mut Json)) -> String {
        let model = Model::new(&self.application, &self.processes);
        Json::pretty(&mut |json| write(&model, json))
    }
}
