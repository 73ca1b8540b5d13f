//! Drop-ins for systemd units: `Environment=` and `LoadCredential=`.

use super::model::{Contract, Read, written};
use super::page::{Form, Page};
use super::walk::Readers;
use crate::schema::Schema;

const COMMENT: Form = Form::Comment("# ");

const IN_A_FILE: &str =
    "\n# Belongs in the file, which root alone can read: what a unit sets, all can read over D-Bus.\n";
const REQUIRED: &str = "EnvironmentFile=/etc/";

/// Drop-ins for systemd units (systemd.unit(5)), one for each set of processes that reads the same variables. A comment
/// above each names its file; the whole is a valid drop-in as well.
///
/// `app` names the units: `shop.service` with one process, `shop-web.service`, `shop-worker.service` with several. What all
/// of several read stands in the drop-in of `shop-.service`, which holds for each unit that begins with `shop-`. The files
/// are named differently, since of two with the same name systemd takes only the more specific one.
///
/// - A secret or resource that is read from files (`secret_files`) is a credential (systemd.exec(5), "Credentials"):
///   `LoadCredential=` with a file below `/etc/credstore/shop/`. A unit does not start without the file, so that the line of
///   an optional one is commented out.
/// - Other secrets and resources belong in a file for `EnvironmentFile=` that root alone can read: what a unit sets with
///   `Environment=` is readable for everyone over D-Bus.
/// - All else is a commented `Environment=` with the default, or with nothing, to be filled in. A drop-in is read behind
///   its unit: an active default would replace what the unit sets, and hold back a later default of the program's.
///
/// Values are quoted (systemd.syntax(7)): `%` is doubled, control characters are escaped, and `$` means nothing there. A
/// default with a noncharacter of Unicode, such as U+FFFE, is left out: systemd takes no such value in any form.
///
/// ```
/// use factor3::{Config, SecretString, contract};
///
/// #[derive(Config)]
/// #[config(secret_files)]
/// struct Web {
///     /// Port the web process binds.
///     #[config(default = 3000)]
///     port: u16,
///     /// Signs the sessions.
///     session_secret: SecretString,
/// }
///
/// assert_eq!(
///     contract::systemd(&[("web", Web::SCHEMA)], "shop"),
///     r#"# To check the environment before each start: ExecStartPre=/usr/bin/env FACTOR3=check PROGRAM
///
/// ## /etc/systemd/system/shop.service.d/factor3.conf
/// [Service]
///
/// ## Port the web process binds.
/// ## a whole number from 0 to 65535 (default 3000)
/// ##Environment="PORT=3000"
///
/// ## Signs the sessions.
/// ## a secret (required)
/// ## or the file that SESSION_SECRET_FILE names
/// LoadCredential=SESSION_SECRET:/etc/credstore/shop/SESSION_SECRET
/// "#
/// );
/// ```
#[must_use]
pub fn systemd(processes: &[(&str, &Schema)], app: &str) -> String {
    written(processes, app, write)
}

pub(super) fn write(contract: &Contract<'_>, app: &str, page: &mut Page) {
    for (_, schema) in contract.processes {
        if let Some(ask) = schema.ask {
            page.put("# To check the environment before each start: ExecStartPre=/usr/bin/env ");
            page.put(ask);
            page.put("=check PROGRAM\n");
            break;
        }
    }
    for readers in contract.sections() {
        page.put(if page.text.is_empty() { "" } else { "\n" });
        contract.drop_in(readers, app, page);
    }
}

impl Contract<'_> {
    fn drop_in(&self, readers: Readers, app: &str, page: &mut Page) {
        if self.are_all(readers) {
            self.path(readers, app, None, page);
        } else {
            for name in self.names(readers) {
                self.path(readers, app, Some(name), page);
            }
        }
        if self.are_several() {
            page.put("# Read by ");
            page.begin(COMMENT);
            self.say_names(readers, page);
            page.put("\n");
        }
        page.put("[Service]\n");
        for read in self.variables_of(readers) {
            if !is_in_a_file(read) {
                self.setting(read, app, page);
            }
        }
        // Without the file, `-` lets the unit start.
        let mut mark = "";
        for read in self.variables_of(readers) {
            if is_in_a_file(read) {
                page.put(if mark.is_empty() { IN_A_FILE } else { "" });
                page.put("#\n# ");
                page.put(self.name(read));
                page.put("=\n");
                self.comment(read, "# ", page);
                let is_soft = mark != REQUIRED && !read.is_required();
                mark = if is_soft { "EnvironmentFile=-/etc/" } else { REQUIRED };
            }
        }
        if !mark.is_empty() {
            page.put(mark);
            put_name(app, page);
            page.put("/secrets");
            self.of_some(readers, page);
            page.put(".env\n");
        }
    }

    /// The path of the drop-in of one process, or of all.
    #[inline(never)]
    fn path(&self, readers: Readers, app: &str, name: Option<&str>, page: &mut Page) {
        page.put("# /etc/systemd/system/");
        put_name(app, page);
        page.put(if self.are_several() { "-" } else { "" });
        if let Some(name) = name {
            put_name(name, page);
        }
        page.put(".service.d/factor3");
        self.of_some(readers, page);
        page.put(".conf\n");
    }

    /// What the names of these processes' files have behind those of all: of two files with one name, systemd takes only
    /// the more specific one.
    #[inline(never)]
    fn of_some(&self, readers: Readers, page: &mut Page) {
        if !self.are_all(readers) {
            for name in self.names(readers) {
                page.put("-");
                put_name(name, page);
            }
        }
    }

    /// A credential, or a line for the administrator.
    fn setting(&self, read: &Read, app: &str, page: &mut Page) {
        page.put("\n");
        self.comment(read, "# ", page);
        if read.all.is_sensitive {
            page.put(if read.is_required() { "LoadCredential=" } else { "#LoadCredential=" });
            page.put(self.name(read));
            page.put(":/etc/credstore/");
            put_name(app, page);
            page.put("/");
            page.put(self.name(read));
            return page.put("\n");
        }
        page.put("#Environment=\"");
        page.put(self.name(read));
        page.put("=");
        // The escapes of JSON are among those of systemd.syntax(7), "Quoting".
        page.begin(Form::Quoted);
        let start = page.text.len();
        for c in read.value().unwrap_or_default().chars() {
            if is_noncharacter(c) {
                page.text.truncate(start);
                break;
            }
            // It begins a specifier, systemd.unit(5).
            page.put(if c == '%' { "%" } else { "" });
            page.say(c.encode_utf8(&mut [0; 4]));
        }
        page.put("\"\n");
    }
}

/// Whether it may hold a credential, and is no credential of systemd's for all who read it.
fn is_in_a_file(read: &Read) -> bool {
    read.all.is_sensitive && !read.all.is_each_in_files
}

/// What Unicode keeps for programs' own use (Unicode Standard, section 23.7).
fn is_noncharacter(c: char) -> bool {
    u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

/// Writes a name with a dash for whatever cannot stand in that of a unit (systemd.unit(5)) or means something there,
/// without dashes and dots around it.
#[inline(never)]
fn put_name(name: &str, page: &mut Page) {
    let start = page.text.len();
    let mut end = start;
    for c in name.chars().take(100) {
        let is_plain = c.is_ascii_alphanumeric() || c == '_';
        if is_plain || page.text.len() > start {
            page.push(if is_plain || c == '.' { c } else { '-' });
        }
        if is_plain {
            end = page.text.len();
        }
    }
    page.text.truncate(end);
    page.put(if end == start { "app" } else { "" });
}
