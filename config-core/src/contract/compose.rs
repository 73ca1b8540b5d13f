//! A Compose file with the `environment` of each service.

use super::model::{Contract, Read, written};
use super::page::Page;
use super::yaml::{PLAIN, SENSITIVE, Yaml, cut, is_repeated, key, only, yaml};
use crate::report::text;
use crate::schema::Schema;

const HEAD: &str = "\
# The environment of each service. The rest of it is in another file, whose values win:
# docker compose -f environment.yaml -f compose.yaml up

";

/// How many characters of a meaning a message shows at most. The comment has all.
const MESSAGE: usize = 100;

/// A Compose file with the `environment` of each process, a service: to be merged with the file that has the rest of it.
///
/// `docker compose -f environment.yaml -f compose.yaml up` merges both, or `extends` in the other one; what that sets itself
/// wins. What a service is given comes from the environment of the command and from the `.env` beside the files, by
/// [interpolation]:
///
/// * `NAME: "${NAME:?what it is}"`: required, and the command says what is missing before it starts anything, also for
///   services that it is not asked for. That is the beginning of the meaning: 100 characters, or up to a `$` or a brace;
/// * `NAME: "${NAME:-3000}"`: the default, unless it is set;
/// * `NAME:`: passed on if it is set, and not in the container otherwise ([environment]). This is how the file has what is
///   optional; what may come from other variables too (a file, an old name), which are passed on as well; and a variable for
///   which it matters whether it is set, because it belongs to a group or to an `Option` of a struct. The program checks
///   these itself. A default with `$`, a brace or a control character is left to the program, too: not every Compose reads
///   one the same way.
///
/// With `allow_empty`, the first two are written without a colon: then an empty variable is given as it is.
///
/// What several services read stands once, in an extension that each of them merges. A character that the name of a service
/// cannot have becomes a `-`.
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
/// let compose = contract::compose(&[("web", Web::SCHEMA)]);
/// assert!(compose.ends_with("
/// services:
///   web:
///     environment:
///       ## Port the web process binds.
///       ## a whole number from 0 to 65535 (default 3000)
///       PORT: \"${PORT:-3000}\"
///
///       ## Key of the payment provider.
///       ## a secret (required)
///       STRIPE_API_KEY: \"${STRIPE_API_KEY:?Key of the payment provider.}\"
/// "));
/// ```
///
/// [interpolation]: https://docs.docker.com/reference/compose-file/interpolation/
/// [environment]: https://docs.docker.com/reference/compose-file/services/#environment
#[must_use]
pub fn compose(processes: &[(&str, &Schema)]) -> String {
    written(processes, "", write)
}

pub(super) fn write(contract: &Contract<'_>, _: &str, page: &mut Page) {
    yaml(contract, "all", "", true, page, services);
}

fn services(yaml: &mut Yaml<'_>) {
    yaml.page.put(HEAD);
    for place in 0..yaml.sections {
        let readers = yaml.section(place);
        if readers.count() > 1 {
            yaml.put_readers(readers);
            yaml.put_name("x-", place);
            yaml.put_name(": &", place);
            yaml.page.put("\n");
            yaml.variables(readers, PLAIN | SENSITIVE, variable);
            yaml.page.put("\n");
        }
    }
    yaml.comment = "      # ";
    yaml.page.put(if yaml.contract.processes.is_empty() { "services: {}\n" } else { "services:\n" });
    for process in 0..yaml.contract.processes.len() {
        yaml.put_name("  ", yaml.sections + process);
        yaml.page.put(":\n    environment:");
        let start = yaml.page.text.len();
        let mut joint = "\n      <<: [*";
        for place in 0..yaml.sections {
            let readers = yaml.section(place);
            if readers.count() > 1 && readers.has(process) {
                yaml.put_name(joint, place);
                joint = ", *";
            }
        }
        yaml.page.put(if yaml.page.text.len() == start { "\n" } else { "]\n" });
        yaml.variables(only(process), PLAIN | SENSITIVE, variable);
        if yaml.page.text.len() == start + 1 {
            cut(yaml.page, start);
            yaml.page.put(" {}\n");
        }
    }
}

/// Writes a variable, and all that may give its value too.
fn variable(yaml: &mut Yaml<'_>, read: &Read) {
    let contract = yaml.contract;
    yaml.indent();
    key(contract.name(read), yaml.page);
    yaml.page.put(":");
    yaml.interpolate(read);
    yaml.page.put("\n");
    for field in contract.reads_of(read) {
        yaml.pass("", contract.name(read), field);
        for old in field.variable.renamed_from() {
            yaml.pass(contract.prefix(field), old, field);
        }
    }
}

impl Yaml<'_> {
    /// Writes that a variable and its file are passed on.
    #[inline(never)]
    fn pass(&mut self, prefix: &str, name: &str, field: &Read) {
        self.pass_one(prefix, name, "");
        if field.in_files {
            self.pass_one(prefix, name, "_FILE");
        }
    }

    /// Writes that a variable is passed on, unless that is said in this section.
    #[inline(never)]
    fn pass_one(&mut self, prefix: &str, name: &str, suffix: &str) {
        let (from, start) = (self.names.text.len(), self.page.text.len());
        self.names.put(prefix);
        self.names.put(name);
        self.names.put(suffix);
        self.indent();
        let name = self.names.text.get(from..).unwrap_or_default();
        key(name, self.page);
        self.page.put(":");
        let mut is_said = is_repeated(self.page, self.start, start);
        for read in self.contract.variables_of(self.section) {
            is_said |= self.contract.name(read) == name;
        }
        if is_said {
            cut(self.page, start);
        } else {
            self.page.put("\n");
        }
        cut(&mut self.names, from);
    }

    /// Writes the text of which Compose makes its value; nothing where it is passed on as it is.
    #[inline(never)]
    fn interpolate(&mut self, read: &Read) {
        let contract = self.contract;
        let default = read.value_to_set();
        let (mut is_alone, mut told) = (true, read);
        for field in contract.reads_of(read) {
            is_alone &= !field.in_files && field.variable.renamed_from().is_empty();
            told = if told.variable.doc().is_empty() { field } else { told };
        }
        if !default.map_or_else(|| is_alone && read.is_required(), is_inert) {
            return;
        }
        let page = &mut *self.page;
        page.put(" \"${");
        page.put(contract.name(read));
        page.put(if read.all.allows_empty { "" } else { ":" });
        page.put(if default.is_some() { "-" } else { "?" });
        if let Some(default) = default {
            page.say(default);
        } else {
            tell(&text::meaning_of(told.variable), page);
        }
        page.put("}\"");
    }
}

/// Whether interpolation leaves a text as it is.
#[inline(never)]
fn is_inert(text: &str) -> bool {
    let mut before = 0;
    for byte in text.bytes() {
        // 0xC2 begins the control characters U+0080 to U+009F.
        let is_control = byte < b' ' || byte == 0x7f || before == 0xc2 && byte < 0xa0;
        if is_control || matches!(byte, b'$' | b'{' | b'}') {
            return false;
        }
        before = byte;
    }
    true
}

/// Writes the beginning of a line, without what interpolation reads.
#[inline(never)]
fn tell(line: &str, page: &mut Page) {
    let (mut length, mut end) = (0, 0);
    for byte in line.bytes() {
        length += usize::from(byte & 0xc0 != 0x80);
        if length > MESSAGE || matches!(byte, b'$' | b'{' | b'}') {
            break;
        }
        end += 1;
    }
    page.say(line.get(..end).unwrap_or_default());
    page.put(if end < line.len() { "…" } else { "" });
}
