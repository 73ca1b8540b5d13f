use std::borrow::Cow;
use std::path::PathBuf;

use super::failure::{RetiredNames, UnknownNames};
use super::finding::Finding;
use super::prefetch::{Prefetched, Scan};
use crate::outcome::{Notes, Origin};
use crate::schema::{Declaration, Nested, Node, Schema};
use crate::source::{Env, Value};
use crate::strings::concat;
use crate::value::{Text, ValueError};

/// Reads the variables of a schema, one for each call of the generated code.
///
/// The calls come in the order of the table's nodes, so the reader knows the variable of each call.
#[allow(missing_debug_implementations, reason = "it holds values")]
pub struct Reader<'e> {
    pub(super) env: &'e Env,
    pub(super) schema: &'static Schema,
    pub(super) hooks: &'static Hooks,
    pub(super) nodes: core::slice::Iter<'static, Node>,
    /// The place of the next variable among all variables of the schema.
    pub(super) slot: usize,
    pub(super) prefix: String,
    pub(super) prefetched: Prefetched,
    /// The variable that was read last.
    pub(super) variable: Option<&'static Declaration>,
    /// The text of the last variable. If it may hold a credential, it is wiped when the next variable is read.
    pub(super) text: Text<'static>,
    /// The result of reading the last variable.
    pub(super) last: Last,
    pub(super) findings: Vec<Finding>,
    /// Whether secrets and resources are looked for in files.
    pub(super) secret_files: bool,
    /// The path of the last `SecretFile`, and the name under which it was found.
    pub(super) file: Option<(PathBuf, String)>,
    pub(super) observe: Option<Observe>,
    pub(super) notes: Option<Box<Notes>>,
    /// The place of the variable that is set and so makes the variables of its optional struct required.
    pub(super) group: Option<usize>,
    /// Whether only the defaults of an absent struct are checked.
    pub(super) defaults_only: bool,
}

/// The function that the derive generates for a struct.
pub(crate) type Fields<T> = fn(&mut Reader<'_>) -> Option<T>;

/// A function that turns the text of one variable into its type.
pub type Parse<T> = fn(&mut Text<'_>) -> Result<T, ValueError>;

/// The result of reading one variable.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    /// A source gave the text.
    Set,
    /// The default gave the text.
    Default,
    /// The variable is absent, and the type or the code provides the value.
    Absent,
    /// The variable gave no text. The problem is noted, or the variable was not looked up.
    Failed,
}

/// The functions that only some schemas need.
///
/// They are function pointers, so that a program links only the functions that its structs use.
#[derive(Clone, Copy)]
pub(crate) struct Hooks {
    /// Notes the origin of each variable, for groups.
    pub(super) observe: Option<Observe>,
    /// Reads secret files and old names.
    pub(super) other_sources: Option<&'static OtherSources>,
    /// Warns of unknown names, for `warn_unknown`.
    pub(super) unknown_names: Option<UnknownNames>,
    /// Warns of names that are no longer read, for `retired`.
    pub(super) retired: Option<RetiredNames>,
}

/// A function that is called for each variable after its look-up.
pub(super) type Observe = fn(&mut Reader<'_>, &'static Declaration, Origin);

/// The functions that find a variable in a source other than its own name.
#[derive(Clone, Copy)]
pub(super) struct OtherSources {
    /// Takes the text of a variable from all of its sources. Its own name gave `value`.
    pub(super) next: fn(&mut Reader<'_>, &'static Declaration, value: Option<Value>),
    /// Finds the first variable of a nested struct that another source sets. The struct's first variable has the place
    /// `slot`.
    pub(super) first: fn(&mut Reader<'_>, &'static Nested, slot: &mut usize) -> Option<usize>,
}

impl<'e> Reader<'e> {
    pub(super) fn new(
        env: &'e Env,
        schema: &'static Schema,
        hooks: &'static Hooks,
        observe: Option<Observe>,
    ) -> Self {
        let prefetched = match env.prefers_pass(schema.count) {
            true => Prefetched::pass(env, schema),
            false => Prefetched::default(),
        };
        Reader {
            env,
            schema,
            hooks,
            nodes: schema.nodes.iter(),
            slot: 0,
            prefix: String::new(),
            prefetched,
            variable: None,
            text: Text::from(""),
            last: Last::Absent,
            findings: Vec::new(),
            secret_files: schema.secret_files,
            observe: observe.or(hooks.observe),
            file: None,
            notes: None,
            group: None,
            defaults_only: false,
        }
    }

    /// The names that are set in the whole environment.
    #[cold]
    pub(super) fn scan(&mut self) -> &mut Scan {
        self.prefetched.scan(self.env, self.schema)
    }

    pub(super) const fn is_defaults_only(&self) -> bool {
        cfg!(debug_assertions) && self.defaults_only
    }

    pub(super) fn notes(&mut self) -> &mut Notes {
        self.notes.get_or_insert_default()
    }

    /// The origin of the values of the layer at this depth.
    pub(super) fn origin_of(&self, depth: usize) -> Origin {
        Origin::of_layer(self.env.layer_kind(depth), depth)
    }

    /// The full name of a variable of the struct that is being read.
    pub(super) fn name_of(&self, variable: &Declaration) -> Cow<'static, str> {
        variable.name_after(&self.prefix)
    }

    /// Another name of a variable, with the same prefixes as its own name.
    pub(super) fn after_prefix(&self, variable: &Declaration, name: &str) -> String {
        concat(&[if variable.resets_prefix() { "" } else { &self.prefix }, name])
    }
}

/// The derive makes the table and the calls from one list, so they cannot differ.
#[cold]
pub(super) fn out_of_step() -> ! {
    unreachable!("the generated calls and the generated table differ")
}
