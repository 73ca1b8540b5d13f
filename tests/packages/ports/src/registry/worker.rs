use std::path::PathBuf;

use factor3::resource::Http;
use factor3::{Base64, Config, SecretString, ValueError};

use super::{Common, Datadog};
use crate::git::GitRepository;

/// The process that runs background jobs.
#[derive(Debug, Config)]
#[config(all_or_none(cloudfront_distribution_id_index, cloudfront_distribution_id_static))]
pub struct Worker {
    /// What the server and the worker share.
    #[config(flatten)]
    pub common: Common,
    /// Connections to the primary database, instead of the server's number.
    #[config(default = 10)]
    pub db_worker_pool_size: usize,
    /// The repository of the index.
    #[config(flatten)]
    pub git_index: GitIndex,
    /// A remote that receives a copy of the index before its history is squashed.
    #[config(
        requires(gh_index_sync_app_client_id, gh_index_sync_app_private_key),
        validate = names_an_organisation
    )]
    pub git_archive_repo_url: Option<GitRepository>,
    /// Id of the GitHub App that pushes to the archive.
    pub gh_index_sync_app_client_id: Option<String>,
    /// Private key of that app, as PEM.
    pub gh_index_sync_app_private_key: Option<SecretString>,
    /// Id of the GitHub App that looks users up.
    #[config(requires(gh_sync_app_private_key, gh_sync_app_org))]
    pub gh_sync_app_client_id: Option<String>,
    /// Private key of that app, as PEM.
    pub gh_sync_app_private_key: Option<SecretString>,
    /// Organisation in which that app is installed.
    pub gh_sync_app_org: Option<String>,
    /// Distribution of CloudFront for the index.
    pub cloudfront_distribution_id_index: Option<String>,
    /// Distribution of CloudFront for downloads.
    pub cloudfront_distribution_id_static: Option<String>,
    /// Service that builds documentation.
    #[config(default = "https://docs.rs")]
    pub docs_rs_base_url: Http,
    /// Lets the worker ask for another build; it never asks if it is not set.
    pub docs_rs_api_token: Option<SecretString>,
    /// Directory of fonts for preview images.
    pub typst_font_path: Option<PathBuf>,
    /// Where metrics are sent.
    #[config(flatten, prefix = "DD_")]
    pub datadog: Datadog,
}

fn names_an_organisation(archive: &GitRepository) -> Result<(), &'static str> {
    match archive.path().and_then(|path| path.split('/').next()).is_some_and(|name| !name.is_empty()) {
        true => Ok(()),
        false => Err("its path names no organisation: write https://HOST/ORGANISATION/REPOSITORY.git"),
    }
}

/// The repository of the index, and how to push to it.
#[derive(Debug, Config)]
#[config(validate = ssh_needs_a_key)]
pub struct GitIndex {
    /// Repository to which the index is pushed.
    pub git_repo_url: GitRepository,
    /// User name for a repository that is reached by HTTP.
    pub git_http_user: Option<String>,
    /// Password of that user.
    pub git_http_pwd: Option<SecretString>,
    /// Private key for a repository that is reached by SSH.
    pub git_ssh_key: Option<Base64>,
}

fn ssh_needs_a_key(git: &GitIndex) -> Result<(), ValueError> {
    match git.git_repo_url.scheme() == "ssh" && git.git_ssh_key.is_none() {
        true => {
            Err(ValueError::because("GIT_REPO_URL is reached by SSH, which needs a key: set GIT_SSH_KEY")
                .for_field("git_ssh_key"))
        }
        false => Ok(()),
    }
}
