use core::fmt;
use std::borrow::Cow;
use std::io;
use std::sync::Arc;

use super::masking::Masking;
use super::not_masked::NotMasked;
use super::shared::Shared;
use super::table::Input;
use super::writer::ScrubbedWriter;

/// Masks the loaded secrets in any text and in any stream, whoever writes it.
///
/// A driver's debug log may show a password that this library never shows. A `Scrubber` between the log and its stream
/// writes `[REDACTED STRIPE_API_KEY]` instead. It is cheap to clone, and all clones know the same secrets.
///
/// ```
/// use factor3::{Config, Env, SecretString, resource::Postgres};
/// use std::io::Write;
///
/// #[derive(Config)]
/// struct App {
///     database_url: Postgres,
///     stripe_api_key: SecretString,
/// }
///
/// let env = [
///     ("DATABASE_URL", "postgres://shop:p%40ssw0rd@db/orders"),
///     ("STRIPE_API_KEY", "sk_live_12345"),
/// ];
/// let scrubber = App::load(&Env::from_vars(env))?.scrubber;
/// assert_eq!(scrubber.text("auth: p@ssw0rd"), "auth: [REDACTED DATABASE_URL]");
///
/// let mut log = Vec::new();
/// write!(scrubber.writer(&mut log), "Bearer sk_live_{}", 12345)?;
/// assert_eq!(log, b"Bearer [REDACTED STRIPE_API_KEY]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// With tracing, each event gets a writer of its own:
///
/// ```ignore
/// tracing_subscriber::fmt().with_writer(move || scrubber.writer(std::io::stdout())).init();
/// ```
///
/// # What it masks
///
/// Each loaded secret of 8 bytes or more: each `SecretString`, each `Base64` and `Hex`, each password of a handle. It
/// knows a secret in these forms:
///
/// - as it is, and without whitespace around it, also in the forms below;
/// - percent-encoded, with digits of either case, as the usual encoders of URLs and forms do it;
/// - as JSON escapes it, with `\/` or `/`, and with or without `\u` escapes of characters that are not ASCII;
/// - as `{:?}` escapes it, also inside JSON;
/// - in base64, in both alphabets, with or without padding: alone, as `user:password` (HTTP Basic) and as
///   `\0user\0password` (SASL PLAIN);
/// - as the numbers of its bytes, as `{:?}` and JSON print a `Vec<u8>`;
/// - secret bytes: in hexadecimal digits of either case, in base64, and as text if they are text.
///
/// The texts of one variable, up to 8,192 bytes together, are known in all these forms. Each of these counts: the text of
/// the variable if it is a secret as a whole, each secret in it, the secret without whitespace around it, each of its
/// lines, and a password with its user. What is beyond, it knows as it is, but not a password with its user.
///
/// Each line of 16 bytes or more of a secret with several lines counts as a secret, except the first and the last line
/// of a PEM file. Of a secret that is read again from its file, the last 8 values are masked.
///
/// At one position, the longest secret is masked. If two secrets overlap, no part of either remains.
///
/// # What it does not mask
///
/// [`not_masked`](Self::not_masked) lists the variables of which it does not mask a secret: one of fewer than 8 bytes
/// without the whitespace around it, a placeholder, and one that equals a user, a host, a database, a scheme or a
/// variable's name of this config. Otherwise a development password such as `postgres` would be masked all over the log.
///
/// It does not hide whether a text is a secret: whoever can write to a log and read it can test a guess. A writer also
/// delays a text that begins with the first 8 bytes of a secret.
///
/// It does not know a part of a secret, a hash of it, a secret in another encoding or compressed, a secret inside a
/// longer text that is in base64 as a whole, or one that is interrupted, such as by a colour or a line break.
///
/// # What it keeps
///
/// It keeps no secret, only fingerprints with a random key: a hash of the whole, 16 bits of a hash of the first 8 bytes,
/// and 12 bits of a hash of the last 8 bytes. The time is linear in the text, whatever the text is.
#[derive(Clone, Default)]
pub struct Scrubber(Option<Arc<Shared>>);

impl Scrubber {
    /// Masks each secret in a text. A text without one is returned as it is.
    #[must_use]
    pub fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let Some(shared) = &self.0 else { return Cow::Borrowed(text) };
        let (known, mut masking, mut output) = (shared.known(), Masking::default(), Vec::new());
        let input = Input { text: text.as_bytes(), ended: true, line_break: None };
        masking.advance(&known.table, input, &mut output);
        if masking.found_nothing() {
            return Cow::Borrowed(text);
        }
        masking.copy_decided(input.text, &mut output);
        // A secret is text, so it begins and ends between characters.
        Cow::Owned(match String::from_utf8(output) {
            Ok(masked) => masked,
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        })
    }

    /// Returns a writer that masks each secret in what it passes on to `inner`.
    ///
    /// The text need not be UTF-8, and a secret may come in several writes.
    pub fn writer<W: io::Write>(&self, inner: W) -> ScrubbedWriter<W> {
        ScrubbedWriter::new(self.0.clone(), inner)
    }

    /// Lists the variables that have a secret which is not masked, and the reason.
    pub fn not_masked(&self) -> impl Iterator<Item = (String, NotMasked)> + use<> {
        let list = self.0.as_ref().map(|shared| shared.known().not_masked.clone());
        list.unwrap_or_default().into_iter().map(|(name, reason)| (String::from(&*name), reason))
    }

    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self(Some(shared))
    }

    pub(super) fn shared(&self) -> Option<&Shared> {
        self.0.as_deref()
    }
}

/// Writes `Scrubber { .. }`.
impl fmt::Debug for Scrubber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scrubber").finish_non_exhaustive()
    }
}
