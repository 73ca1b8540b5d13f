//! Drop-ins for systemd units: `Environment=` and `LoadCredential=`.

use super::builder::Contract;
use super::model::{ContractVariable, Model};
use crate::report::writer::Writer;

const HEAD: &str = "# A line that begins with # sets nothing: fill in the required ones and remove their #, unless the unit sets them.\n";

const IN_A_FILE: &str = "\n# Put these into the file below, which only root can read: every user can read over D-Bus what a unit sets.\n";

impl Contract {
    /// Drop-ins for systemd units (systemd.unit(5)), one for each set of processes that reads the same variables.
    ///
    /// A comment above each drop-in names its file; the whole text is a valid drop-in as well.
    ///
    /// The units are named after the application: `shop.service` with one process, `shop-web.service` and
    /// `shop-worker.service` with several. What all of several processes read is in the drop-in of `shop-.service`, which holds
    /// for each unit whose name begins with `shop-`. The files have different names, since of two files with one name systemd
    /// takes only the more specific one.
    ///
    /// - A secret or resource that is read from files (`secret_files`) is a credential (systemd.exec(5), "Credentials"):
    ///   `LoadCredential=` with a file below `/etc/credstore/shop/`. A unit does not start without the file, so the line of one
    ///   that may be absent, or that another name may give, is a comment.
    /// - Other secrets and resources belong into a file for `EnvironmentFile=` that only root can read: every user can read over
    ///   D-Bus what a unit sets with `Environment=`.
    /// - Every other variable is a commented `Environment=` with the default, or empty, to be filled in. systemd reads a drop-in
    ///   after its unit: an active default would replace what the unit sets, and keep a later default of the program from
    ///   taking effect.
    ///
    /// The doc comment of a flattened field heads the group of its variables, after those without a heading.
    ///
    /// Values are quoted (systemd.syntax(7)): `%` is doubled, control characters are escaped, and `$` means nothing there. A
    /// default with a NUL or a noncharacter of Unicode, such as U+FFFE, is omitted: systemd accepts no such value in any form.
    ///
    /// ```
    /// use factor3::contract::Contract;
    /// use factor3::{Config, SecretString};
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
    ///     Contract::new("shop").process("web", Web::SCHEMA).systemd(),
    ///     r#"# A line that begins with # sets nothing: fill in the required ones and remove their #, unless the unit sets them.
    /// ## To check the environment before each start: ExecStartPre=/usr/bin/env FACTOR3=check PROGRAM
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
    pub fn systemd(&self) -> String {
        self.text(write)
    }
}

fn write(model: &Model<'_>, out: &mut Writer) {
    out.put(HEAD);
    if let Some(name) = model.processes.iter().find_map(|(_, schema)| schema.introspect) {
        out.put("# To check the environment before each start: ExecStartPre=/usr/bin/env ");
        out.put_all(&[name, "=check PROGRAM\n"]);
    }
    for readers in model.sections() {
        out.put("\n");
        drop_in(model, readers, out);
    }
    model.write_retired("\n", "# ", out);
}

fn drop_in(model: &Model<'_>, readers: &[usize], out: &mut Writer) {
    // systemd reads only the more specific one of two files with one name, so the files of some processes have their own
    // names.
    let own = if model.are_all(readers) { &[] } else { readers };
    if own.is_empty() {
        write_path(model, "", own, out);
    }
    for process in own {
        write_path(model, model.process_name(*process), own, out);
    }
    model.readers_comment(readers, "# Read by ", "\n", out);
    out.put("[Service]\n");
    // With `-`, the unit starts also without the file.
    let (mut is_in_a_file, mut mark, mut heading) = (false, "-", None);
    for variable in model.variables_of(readers) {
        if in_a_file(variable) {
            is_in_a_file = true;
            mark = if variable.is_required { "" } else { mark };
        } else {
            out.put("\n");
            model.write_headings(variable, &mut heading, "# ", "\n", out);
            model.write_comment(variable, "# ", out);
            write_setting(model, variable, out);
        }
    }
    if !is_in_a_file {
        return;
    }
    out.put(IN_A_FILE);
    heading = None;
    for variable in model.variables_of(readers).filter(|variable| in_a_file(variable)) {
        out.put("#\n");
        model.write_headings(variable, &mut heading, "# ", "#\n", out);
        out.put_all(&["# ", &variable.name, "=\n"]);
        model.write_comment(variable, "# ", out);
    }
    out.put_all(&["EnvironmentFile=", mark, "/etc/"]);
    write_unit_name(model.app, out);
    out.put("/secrets");
    write_names(model, own, out);
    out.put(".env\n");
}

/// The path of the drop-in of a process's unit, or, without a name, of that of all.
fn write_path(model: &Model<'_>, process: &str, own: &[usize], out: &mut Writer) {
    out.put("# /etc/systemd/system/");
    write_unit_name(model.app, out);
    out.put(if model.are_several() { "-" } else { "" });
    if !own.is_empty() {
        write_unit_name(process, out);
    }
    out.put(".service.d/factor3");
    write_names(model, own, out);
    out.put(".conf\n");
}

/// The names of processes, each after a dash.
fn write_names(model: &Model<'_>, processes: &[usize], out: &mut Writer) {
    for name in model.names(processes) {
        out.put("-");
        write_unit_name(name, out);
    }
}

/// A credential, or a line for the administrator.
fn write_setting(model: &Model<'_>, variable: &ContractVariable, out: &mut Writer) {
    let name = &variable.name;
    if variable.is_sensitive {
        let is_needed = variable.is_required && !variable.has_other_names;
        let mark = if is_needed { "" } else { "#" };
        out.put_all(&[mark, "LoadCredential=", name, ":/etc/credstore/"]);
        write_unit_name(model.app, out);
        return out.put_all(&["/", name, "\n"]);
    }
    let is_refused = |c| c == '\0' || is_noncharacter(c);
    let value = variable.value().filter(|value| !value.chars().any(is_refused)).unwrap_or_default();
    out.put_all(&["#Environment=\"", name, "="]);
    // `%` begins a specifier, systemd.unit(5). The escapes of JSON are among those of systemd.syntax(7), "Quoting".
    for (place, part) in value.split('%').enumerate() {
        out.put(if place > 0 { "%%" } else { "" });
        out.escape_json(part);
    }
    out.put("\"\n");
}

/// Whether it may hold a credential, and not all who read it take a credential of systemd.
fn in_a_file(variable: &ContractVariable) -> bool {
    variable.is_sensitive && !variable.is_each_in_files
}

/// What Unicode keeps for programs' own use (Unicode Standard, section 23.7).
fn is_noncharacter(c: char) -> bool {
    u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

/// Writes a name with a dash for each character that cannot be in that of a unit (systemd.unit(5)) or has a meaning there,
/// without dashes and dots around it.
fn write_unit_name(name: &str, out: &mut Writer) {
    let end = name.char_indices().nth(100).map_or(name.len(), |(end, _)| end);
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let (name, _) = name.split_at(end);
    let name = name.trim_matches(|c| !is_letter(c));
    for c in name.chars() {
        out.put_char(if is_letter(c) || c == '.' { c } else { '-' });
    }
    out.put(if name.is_empty() { "app" } else { "" });
}
