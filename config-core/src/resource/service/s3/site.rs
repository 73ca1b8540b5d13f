//! What the host of an S3 URL says of the bucket and the region.

use crate::ascii;
use crate::value::ValueError;

/// What a host says.
pub(super) struct Site<'a> {
    /// The host without the bucket.
    pub(super) host: &'a str,
    /// The bucket, if the host names it.
    pub(super) bucket: &'a str,
    /// The region, if the host names it.
    pub(super) region: &'a str,
    /// Whether it is the endpoint that clients take by themselves.
    pub(super) usual: bool,
}

/// Where Amazon's partitions are, whose hosts are otherwise alike.
const AWS: [&str; 3] = [".amazonaws.com", ".amazonaws.com.cn", ".amazonaws.eu"];

const R2: &str = ".r2.cloudflarestorage.com";

/// Stores whose hosts are `s3.…`, or have as many labels before this: one more is the bucket.
const STORES: &[(&str, usize)] = &[
    (".eu.r2.cloudflarestorage.com", 1),
    (".fedramp.r2.cloudflarestorage.com", 1),
    (R2, 1),
    (".aliyuncs.com", 1),
    (".api.aws", 0),
    (".appdomain.cloud", 0),
    (".aws.amazon.com", 0),
    (".backblazeb2.com", 0),
    (".cloud.ovh.net", 0),
    (".digitaloceanspaces.com", 1),
    (".linodeobjects.com", 1),
    (".scw.cloud", 0),
    (".storage.googleapis.com", 0),
    (".supabase.co", 0),
    (".vultrobjects.com", 1),
    (".wasabisys.com", 0),
    (".your-objectstorage.com", 1),
];

#[inline]
pub(super) fn read(host: &str) -> Result<Site<'_>, ValueError> {
    for (at, partition) in AWS.iter().enumerate() {
        if let Some(labels) = host.strip_suffix(partition) {
            let aws = aws(host, labels, at == 0);
            return aws.ok_or(ValueError::because(
                "its host is no endpoint of Amazon's S3 for buckets: write \
                 https://s3.REGION.amazonaws.com/bucket",
            ));
        }
    }
    for (suffix, most) in STORES {
        if let Some(labels) = host.strip_suffix(suffix) {
            // No bucket is called `s3`.
            let own = labels == "s3" || labels.starts_with("s3.");
            if labels.split('.').count() > *most && !own {
                return Err(ValueError::because(
                    "its host names the bucket, or is no endpoint of S3: write https://ENDPOINT/bucket",
                ));
            }
            break;
        }
    }
    let region = if host.ends_with(R2) { "auto" } else { "" };
    Ok(Site { host, bucket: "", region, usual: false })
}

/// Reads `[bucket.]s3[-fips][.dualstack].REGION`, `[bucket.]s3[-REGION]` and `bucket.vpce-ID.s3.REGION.vpce`.
/// No bucket is called `s3`, which is too short.
#[inline]
fn aws<'a>(host: &'a str, labels: &'a str, usual: bool) -> Option<Site<'a>> {
    let (before, last) = last_label(labels);
    let (before, region, service) = if last == "vpce" {
        let (before, region) = last_label(before);
        let (before, service) = last_label(before);
        let private = service == "s3" && is_region(region) && before.starts_with("bucket.vpce-");
        return private.then_some(Site { host, bucket: "", region, usual: false });
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
    // The bucket and its dot.
    let own = if before.is_empty() { host } else { host.get(before.len() + 1..)? };
    Some(Site { host: own, bucket: before, region, usual: usual && service == "s3" })
}

#[inline]
fn last_label(labels: &str) -> (&str, &str) {
    labels.rsplit_once('.').unwrap_or(("", labels))
}

/// `eu-west-1`, `us-gov-east-1`, `eusc-de-east-1`
#[inline]
fn is_region(label: &str) -> bool {
    let (area, rest) = label.split_once('-').unwrap_or((label, ""));
    let known = area.len() == 2 || area == "eusc";
    known && ascii::contains(rest, "-") && rest.as_bytes().last().is_some_and(u8::is_ascii_digit)
}

/// Whether what stands in the bucket's place is a host of Amazon's or of Cloudflare's.
#[inline]
pub(super) fn is_endpoint(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(R2) || AWS.iter().any(|partition| name.ends_with(partition))
}
