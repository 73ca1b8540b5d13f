//! Finds the bucket and the region in the host of an S3 URL.

use crate::strings;
use crate::value::ValueError;

/// The bucket and the region in a host.
pub(super) struct Site<'a> {
    /// The host without the bucket.
    pub(super) host: &'a str,
    /// The bucket, if the host names it.
    pub(super) bucket: &'a str,
    /// The region, if the host names it.
    pub(super) region: &'a str,
    /// Whether the host is the endpoint that clients use by default.
    pub(super) usual: bool,
    /// Whether the host belongs to a store of the table.
    pub(super) known: bool,
}

/// The domains of Amazon's partitions, whose hosts have the same form.
const AWS: [&str; 3] = [".amazonaws.com", ".amazonaws.com.cn", ".amazonaws.eu"];

const R2: &str = ".r2.cloudflarestorage.com";

/// A store other than Amazon's, by the domain of its hosts. Before the bucket's name, a host has more labels.
struct Store {
    domain: &'static str,
    endpoint: Own,
    /// Whether a bucket in the host is read. In an `s3://` URL it always is, since it cannot be Amazon's.
    in_host: bool,
}

/// The endpoint of a store. A host that begins with the label `s3` or `s3-REGION` is found without this list.
#[derive(Clone, Copy, PartialEq)]
enum Own {
    /// The domain itself.
    Domain,
    /// One label and the domain.
    Label,
    /// Two labels and the domain.
    Labels,
    /// None.
    None,
}

impl Store {
    const fn new(domain: &'static str, endpoint: Own) -> Self {
        Self { domain, endpoint, in_host: false }
    }

    const fn with_bucket_in_host(domain: &'static str, endpoint: Own) -> Self {
        Self { domain, endpoint, in_host: true }
    }

    /// Splits a host into the bucket, which may be empty, and the endpoint.
    fn split<'a>(&self, host: &'a str) -> Option<Option<(&'a str, &'a str)>> {
        let labels = match host.strip_suffix(self.domain) {
            Some("") => return Some(Some(("", host))),
            Some(labels) => labels.strip_suffix('.')?,
            None => return None,
        };
        if let Some(at) = s3_label(labels) {
            // A bucket cannot be called `s3`, which is too short.
            return Some(Some((host.get(..at.saturating_sub(1))?, host.get(at..)?)));
        }
        let (bucket, _) = match self.endpoint {
            Own::Domain => (labels, ""),
            Own::Label => last_label(labels),
            Own::Labels => last_label(last_label(labels).0),
            Own::None => return Some(None),
        };
        let endpoint = if bucket.is_empty() { Some(host) } else { host.get(bucket.len() + 1..) };
        Some(endpoint.map(|endpoint| (bucket, endpoint)))
    }
}

const STORES: &[Store] = &[
    Store::new("eu.r2.cloudflarestorage.com", Own::Label),
    Store::new("fedramp.r2.cloudflarestorage.com", Own::Label),
    Store::new("r2.cloudflarestorage.com", Own::Label),
    Store::new("aliyuncs.com", Own::Label),
    Store::new("api.aws", Own::None),
    Store::new("appdomain.cloud", Own::None),
    Store::new("aws.amazon.com", Own::None),
    Store::new("backblazeb2.com", Own::None),
    Store::new("cloud.ovh.net", Own::None),
    Store::new("digitaloceanspaces.com", Own::Label),
    Store::new("linodeobjects.com", Own::Label),
    Store::new("r2.dev", Own::None),
    Store::new("scw.cloud", Own::None),
    Store::new("storage.googleapis.com", Own::Domain),
    Store::new("vultrobjects.com", Own::Label),
    Store::new("wasabisys.com", Own::None),
    Store::new("your-objectstorage.com", Own::Label),
    Store::with_bucket_in_host("fly.storage.tigris.dev", Own::Domain),
    Store::with_bucket_in_host("t3.storage.dev", Own::Domain),
    Store::with_bucket_in_host("t3.storageapi.dev", Own::Domain),
    Store::with_bucket_in_host("storage.railway.app", Own::Domain),
    Store::with_bucket_in_host("storage.yandexcloud.net", Own::Domain),
    Store::with_bucket_in_host("exo.io", Own::Label),
    Store::with_bucket_in_host("services.clever-cloud.com", Own::Label),
    Store::with_bucket_in_host("s3.filebase.com", Own::Domain),
    Store::with_bucket_in_host("s3.tebi.io", Own::Domain),
    Store::with_bucket_in_host("gateway.storjshare.io", Own::Domain),
    Store::with_bucket_in_host("upcloudobjects.com", Own::Label),
    Store::with_bucket_in_host("s3.synologyc2.net", Own::Label),
    Store::with_bucket_in_host("dream.io", Own::Label),
    Store::with_bucket_in_host("myqcloud.com", Own::Labels),
    Store::with_bucket_in_host("myhuaweicloud.com", Own::Labels),
    Store::with_bucket_in_host("localhost.localstack.cloud", Own::None),
];

/// The path of the API in the endpoint of Supabase.
pub(super) const SUPABASE: &str = "storage/v1/s3";

/// Finds the bucket in a host. `short` is whether the URL begins with `s3://`, and `port` whether it names a port.
pub(super) fn read(host: &str, short: bool, port: bool) -> Result<Site<'_>, ValueError> {
    for (at, partition) in AWS.iter().enumerate() {
        if let Some(labels) = host.strip_suffix(partition) {
            let aws = aws(host, labels, at == 0);
            return aws.ok_or(ValueError::because(
                "its host is not an endpoint of Amazon's S3 for buckets: write \
                 https://s3.REGION.amazonaws.com/bucket",
            ));
        }
    }
    for store in STORES {
        let Some(split) = store.split(host) else { continue };
        let Some((bucket, endpoint)) =
            split.filter(|(bucket, _)| bucket.is_empty() || store.in_host || short)
        else {
            return Err(ValueError::because(if store.domain == "r2.dev" {
                "its host only shows a public bucket of R2: write https://ACCOUNT.r2.cloudflarestorage.com/BUCKET"
            } else {
                "its host names the bucket, or is not an endpoint of S3: write https://ENDPOINT/bucket"
            }));
        };
        let region = if endpoint.ends_with(R2) { "auto" } else { "" };
        return Ok(Site { host: endpoint, bucket, region, usual: false, known: true });
    }
    if !port && s3_label(host).is_some_and(|at| at > 0) {
        return Err(ValueError::because(
            "its host may name the bucket, or be an endpoint: write https://ENDPOINT/BUCKET with the host after the \
             bucket's name, or if the whole HOST is the endpoint, https://HOST:443/BUCKET with its port",
        ));
    }
    Ok(Site { host, bucket: "", region: "", usual: false, known: false })
}

/// Whether the text is a host of a store that names its bucket, or an endpoint of a store.
pub(super) fn is_store(host: &str) -> bool {
    STORES.iter().any(|store| store.split(host).is_some())
}

/// Where the first label `s3` or `s3-REGION` begins.
fn s3_label(labels: &str) -> Option<usize> {
    let mut at = 0;
    for label in labels.split('.') {
        if label == "s3" || label.starts_with("s3-") {
            return Some(at);
        }
        at += label.len() + 1;
    }
    None
}

/// Reads `[bucket.]s3[-fips][.dualstack].REGION`, `[bucket.]s3[-REGION]` and `bucket.vpce-ID.s3.REGION.vpce`.
/// A bucket cannot be called `s3`, which is too short.
fn aws<'a>(host: &'a str, labels: &'a str, usual: bool) -> Option<Site<'a>> {
    let (before, last) = last_label(labels);
    let (before, region, service) = if last == "vpce" {
        let (before, region) = last_label(before);
        let (before, service) = last_label(before);
        let private = service == "s3" && is_region(region) && before.starts_with("bucket.vpce-");
        return private.then_some(Site { host, bucket: "", region, usual: false, known: true });
    } else if last == "s3" {
        (before, "", "s3")
    } else if let Some(region) = last.strip_prefix("s3-") {
        (before, region, "s3")
    } else {
        let (before, service) = last_label(before);
        match last_label(before) {
            (before, "s3" | "s3-fips") if service == "dualstack" => (before, last, "dualstack"),
            _ => (before, last, service),
        }
    };
    if !matches!(service, "s3" | "s3-fips" | "dualstack") || !(region.is_empty() || is_region(region)) {
        return None;
    }
    // The host without the bucket and its dot.
    let own = if before.is_empty() { host } else { host.get(before.len() + 1..)? };
    Some(Site { host: own, bucket: before, region, usual: usual && service == "s3", known: true })
}

fn last_label(labels: &str) -> (&str, &str) {
    labels.rsplit_once('.').unwrap_or(("", labels))
}

/// Whether the label is a region, such as `eu-west-1`, `us-gov-east-1` or `eusc-de-east-1`.
fn is_region(label: &str) -> bool {
    let (area, rest) = label.split_once('-').unwrap_or((label, ""));
    let known = area.len() == 2 || area == "eusc";
    known && strings::contains(rest, "-") && rest.as_bytes().last().is_some_and(u8::is_ascii_digit)
}

/// Whether a name in the place of the bucket is a host of Amazon or Cloudflare.
pub(super) fn is_endpoint(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(R2) || AWS.iter().any(|partition| name.ends_with(partition))
}
