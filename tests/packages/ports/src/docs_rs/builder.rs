use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use factor3::{ByteSize, Config};

use super::{Cdn, Common, RepositoryStats};

/// The process that builds documentation.
#[derive(Debug, Config)]
#[config(prefix = "DOCSRS_")]
pub struct Builder {
    /// Directory of toolchains and of what a build downloads.
    #[config(default = ".workspace")]
    pub rustwide_workspace: PathBuf,
    /// Whether the process itself runs in a container.
    #[config(default = false)]
    pub docker: bool,
    /// Image of a build that is not pulled; it comes before the other one.
    pub local_docker_image: Option<String>,
    /// Image of a build that is pulled.
    #[config(example = "registry.example/build/linux-micro")]
    pub docker_image: Option<String>,
    /// Number of CPUs that a build may use.
    #[config(conflicts(build_cpu_cores))]
    pub build_cpu_limit: Option<u32>,
    /// Cores on which a build runs.
    #[config(expected = "a range of cores", example = "0-3")]
    pub build_cpu_cores: Option<BuildCores>,
    /// Whether a package without a list of targets is built for all usual ones.
    #[config(default = true)]
    pub include_default_targets: bool,
    /// Whether a build may use all memory.
    #[config(default = false)]
    pub disable_memory_limit: bool,
    /// Time after which the workspace is created again.
    #[config(unit = "s", default = "1d")]
    pub build_workspace_reinitialization_interval: Duration,
    /// Time between two looks for a newer toolchain.
    #[config(unit = "s", default = "1h")]
    pub build_toolchain_update_interval: Duration,
    /// Directory for measurements of the compiler; there are none if it is not set.
    pub compiler_metrics_path: Option<PathBuf>,
    /// Runtime of the containers, instead of the usual one.
    pub docker_runtime: Option<String>,
    /// Limits of a build.
    #[config(flatten, no_prefix)]
    pub build_limits: BuildLimits,
    /// What every process reads.
    #[config(flatten, no_prefix)]
    pub common: Common,
    /// The cache in front of the web servers.
    #[config(flatten, no_prefix)]
    pub cdn: Cdn,
    /// Stars and issues of repositories.
    #[config(flatten, no_prefix)]
    pub repository_stats: RepositoryStats,
}

/// Limits of a build.
#[derive(Debug, Config)]
#[config(prefix = "DOCSRS_")]
pub struct BuildLimits {
    /// Memory of a build; a limit in the code applies if it is not set.
    #[config(unit = "B")]
    pub build_default_memory_limit: Option<ByteSize>,
}

/// The cores of a build: `0-3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BuildCores {
    /// The first core.
    pub first: u16,
    /// The last core.
    pub last: u16,
}

impl FromStr for BuildCores {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (first, last) = text.split_once('-').ok_or("there is no `-` between two cores")?;
        let core = |text: &str| text.parse::<u16>().map_err(|_| "a core is a number from 0 to 65535");
        let cores = Self { first: core(first)?, last: core(last)? };
        if cores.first > cores.last { Err("the first core comes after the last one") } else { Ok(cores) }
    }
}
