//! The contenders, and the crates that are generated for them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{self, Outcome};

/// One way to read the struct. Its source, with ten fields, is a file of `contenders/`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Contender {
    pub(crate) name: &'static str,
    source: &'static str,
}

macro_rules! contenders {
    ($($name:literal)*) => {
        [$(Contender { name: $name, source: include_str!(concat!("../contenders/", $name, ".rs")) }),*]
    };
}

pub(crate) const ALL: [Contender; 10] = contenders!("handwritten" "factor3" "envconfig" "placeholders" "confique" "conf" "clap" "config" "figment" "envy");
pub(crate) const BASELINE: Contender = ALL[0];
pub(crate) const FACTOR3: Contender = ALL[1];
pub(crate) const ENVCONFIG: Contender = ALL[2];
pub(crate) const EMPTY: Contender = contenders!("empty")[0];

/// The folder of the generated crates and their builds, in the target directory.
#[derive(Debug)]
pub(crate) struct Workshop {
    checkout: PathBuf,
    dir: PathBuf,
}

/// A generated crate: a struct with that number of fields, and a `main` that loads it.
#[derive(Debug)]
pub(crate) struct App {
    pub(crate) name: String,
    pub(crate) dir: PathBuf,
}

impl Contender {
    pub(crate) fn is_baseline(&self) -> bool {
        self.name == BASELINE.name
    }

    /// Returns the lines that start with `//@`, for the manifest.
    fn dependencies(&self, checkout: &Path) -> String {
        let lines = self.source.lines().filter_map(|line| line.strip_prefix("//@ "));
        lines.map(|line| line.replace("{root}", &checkout.to_string_lossy()) + "\n").collect()
    }
}

impl Workshop {
    pub(crate) fn new() -> Outcome<Self> {
        let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no checkout")?.to_path_buf();
        let program = std::env::current_exe()?;
        let target = program.ancestors().nth(2).ok_or("no target directory")?;
        Ok(Self { checkout, dir: target.join("bench") })
    }

    /// The target directory; each purpose has its own, so their caches do not interfere.
    pub(crate) fn target(&self, purpose: &str) -> PathBuf {
        self.dir.join("target").join(purpose)
    }

    pub(crate) fn app(&self, contender: &Contender, fields: usize) -> Outcome<App> {
        let app =
            self.krate(&format!("{}-{fields}", contender.name), &contender.dependencies(&self.checkout))?;
        write(&app.dir.join("src/config.rs"), &repeat(contender.source, fields))?;
        write(&app.dir.join("src/main.rs"), include_str!("../templates/app.rs"))?;
        write(
            &app.dir.join(format!("examples/{}-load.rs", app.name)),
            &repeat(include_str!("../templates/load.rs"), fields),
        )?;
        run::fetch(&app.dir)?;
        Ok(app)
    }

    /// Makes a backend with these dependencies that reads its config with a contender. With another backend, it has the same
    /// versions of what both depend on.
    pub(crate) fn backend_app(
        &self,
        contender: &Contender,
        dependencies: &str,
        same_as: Option<&App>,
    ) -> Outcome<App> {
        let of_config = contender.dependencies(&self.checkout);
        // A backend takes the default features. Its own serde is there already.
        let of_config = of_config.replace(", default-features = false }", " }");
        let of_config: String = of_config
            .lines()
            .filter(|line| !line.starts_with("serde "))
            .map(|line| format!("{line}\n"))
            .collect();
        let app =
            self.krate(&format!("backend-{}", contender.name), &format!("{dependencies}{of_config}"))?;
        write(&app.dir.join("src/config.rs"), &repeat(contender.source, 50))?;
        write(&app.dir.join("src/main.rs"), include_str!("../templates/app.rs"))?;
        let lock = app.dir.join("Cargo.lock");
        match same_as {
            Some(other) => drop(fs::copy(other.dir.join("Cargo.lock"), lock)?),
            // The newest patches.
            None => drop(run::output(
                Command::new(env!("CARGO")).current_dir(&app.dir).args(["update", "--quiet"]),
            )?),
        }
        run::fetch(&app.dir)?;
        Ok(app)
    }

    /// Makes the crate that parses URLs.
    pub(crate) fn url_app(&self) -> Outcome<App> {
        let root = self.checkout.display();
        let app = self.krate("urls", &format!("factor3 = {{ path = \"{root}\" }}\nurl = \"2.5\"\n"))?;
        write(&app.dir.join("src/main.rs"), include_str!("../templates/urls.rs"))?;
        run::fetch(&app.dir)?;
        Ok(app)
    }

    /// Makes the crate that searches log text for secrets.
    pub(crate) fn scrub_app(&self) -> Outcome<App> {
        let root = self.checkout.display();
        let dependencies = format!("factor3 = {{ path = \"{root}\" }}\naho-corasick = \"1.1\"\n");
        let app = self.krate("scrub", &dependencies)?;
        write(&app.dir.join("src/main.rs"), include_str!("../templates/scrub.rs"))?;
        run::fetch(&app.dir)?;
        Ok(app)
    }

    /// The crate that loads what grows.
    pub(crate) fn growth_app(&self) -> Outcome<App> {
        let root = self.checkout.display().to_string();
        let dependency = format!("factor3 = {{ path = \"{root}\", features = [\"dotenv\"] }}\n");
        let app = self.krate("growth", &dependency)?;
        write(
            &app.dir.join("src/main.rs"),
            &include_str!("../templates/growth.rs").replace("{root}", &root),
        )?;
        run::fetch(&app.dir)?;
        Ok(app)
    }

    /// The crate that may be asked: factor3 with these features, its struct with these attributes more.
    pub(crate) fn asked_app(&self, name: &str, features: &str, attributes: &str) -> Outcome<App> {
        let root = self.checkout.display();
        let dependency =
            format!("factor3 = {{ path = \"{root}\", default-features = false, features = [{features}] }}\n");
        let app = self.krate(name, &dependency)?;
        let prefix = "prefix = \"APP_\"";
        let source = FACTOR3.source.replace(prefix, &format!("{prefix}{attributes}"));
        write(&app.dir.join("src/config.rs"), &repeat(&source, 50))?;
        write(&app.dir.join("src/main.rs"), include_str!("../templates/asked.rs"))?;
        run::fetch(&app.dir)?;
        Ok(app)
    }

    fn krate(&self, name: &str, dependencies: &str) -> Outcome<App> {
        let dir = self.dir.join(name);
        fs::create_dir_all(dir.join("src"))?;
        fs::create_dir_all(dir.join("examples"))?;
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{dependencies}"
        );
        write(&dir.join("Cargo.toml"), &manifest)?;
        // cargo uses the versions of this workspace that apply, and drops the rest.
        if !dir.join("Cargo.lock").exists() {
            fs::copy(self.checkout.join("Cargo.lock"), dir.join("Cargo.lock"))?;
        }
        Ok(App { name: name.to_owned(), dir })
    }
}

impl App {
    pub(crate) fn main(&self) -> PathBuf {
        self.dir.join("src/main.rs")
    }

    /// Changes the crate, so that cargo builds it again.
    pub(crate) fn edit(&self, round: usize) -> Outcome<()> {
        let source = include_str!("../templates/app.rs");
        write(&self.main(), &source.replace("EDITED: u32 = 0", &format!("EDITED: u32 = {}", round + 1)))
    }
}

/// Repeats the lines between `// repeat` and `// end` for each ten fields, and counts `_0` up.
fn repeat(source: &str, fields: usize) -> String {
    let mut text = String::new();
    let mut group: Option<String> = None;
    for line in source.lines() {
        match (line.trim(), &mut group) {
            ("// repeat", _) => group = Some(String::new()),
            ("// end", Some(lines)) => {
                (0..fields / 10).for_each(|n| text.push_str(&number(lines, n)));
                group = None;
            }
            (_, Some(lines)) => *lines += &format!("{line}\n"),
            (_, None) => text += &format!("{line}\n"),
        }
    }
    text
}

/// Replaces `_0` at the end of a word: it becomes `_7` in the eighth group.
fn number(lines: &str, group: usize) -> String {
    let mut parts = lines.split("_0");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let within_word = part.starts_with(|next: char| next.is_alphanumeric() || next == '_');
        text += &if within_word { "_0".to_owned() } else { format!("_{group}") };
        text += part;
    }
    text
}

/// Writes a file only if it differs, so that cargo does not build it again.
fn write(path: &Path, text: &str) -> Outcome<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    Ok(fs::write(path, text)?)
}
