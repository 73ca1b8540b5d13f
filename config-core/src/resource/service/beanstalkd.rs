use secrecy::ExposeSecret;

use crate::ascii;
use crate::resource::{LoneUserinfo, Parts, Resource, Scheme, Service};
use crate::value::ValueError;

/// A beanstalkd work queue: `beanstalk://host:11300/tube`, usually in `BEANSTALKD_URL`.
///
/// There is no standard; the grammar is that of Apache Camel, Temma and Symfony, with the names of tubes from
/// beanstalkd's `doc/protocol.txt`: `beanstalk[d]://host[:port][/tube][?key=value[&…]]`.
///
/// | part | reading |
/// |---|---|
/// | port | 11300 |
/// | path, or `tube_name` as with Symfony | the tube; both must agree. Without one, or with an empty path, it is `default`, where every connection begins |
/// | another parameter | kept |
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar): a user or password, which the protocol has not; a
/// name that beanstalkd takes for no tube; a raw `/` in it; a raw `+`, which for Camel separates tubes and for
/// Symfony is a blank; a parameter `tube`, which no client knows.
///
/// ```
/// use factor3::resource::Beanstalkd;
///
/// let jobs: Beanstalkd = "beanstalk://queue.internal/mail%2Fout".parse()?;
/// assert_eq!((jobs.host(), jobs.port(), jobs.tube()), ("queue.internal", 11300, "mail/out"));
/// assert_eq!("beanstalk://queue.internal".parse::<Beanstalkd>()?.tube(), "default");
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// No client of Rust takes a URL. By the parts, for beanstalkc:
///
/// ```ignore
/// let queue = Beanstalkc::new().host(jobs.host()).port(jobs.port());
/// let mut queue = queue.connection_timeout(None).connect()?;
/// queue.use_tube(jobs.tube())?; // to put jobs into it
/// queue.watch(jobs.tube())?; // to reserve jobs from it
/// ```
///
/// With its own timeout, beanstalkc 1.0 takes IPv4 addresses alone, and panics where there is none.
///
/// (`tests/live` of the repository runs this very code on a server.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Beanstalkd {}

impl Service for Beanstalkd {
    const NAME: &'static str = "Beanstalkd";
    const SCHEMES: &'static [Scheme] = &[Scheme::new("beanstalk", 11300), Scheme::new("beanstalkd", 11300)];
    const EXAMPLE: &'static str = "beanstalk://localhost:11300/tube";
    // Refused below; until then it may be a secret.
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;
    const ONE_SEGMENT: bool = true;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &["tube_name", "timeout", "ttr"];

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.username().is_some() || parts.password().is_some() {
            return Err(ValueError::because(
                "it has a user or a password, and beanstalkd knows neither: write beanstalk://host/tube",
            ));
        }
        if ascii::contains(parts.url.expose_secret(), "+") {
            return Err(ValueError::because(
                "it has a + in it, which separates tubes for some clients and is a blank for others: name one tube, \
                 with a literal + as %2B",
            ));
        }
        if parts.param("tube").is_some() {
            return Err(ValueError::because("its tube is a parameter: write it as beanstalk://host/tube"));
        }
        if let Some(named) = parts.take_param("tube_name") {
            let named = named.expose_secret();
            if parts.path().is_some_and(|path| !path.is_empty() && path != named) {
                return Err(ValueError::because(
                    "its path and its parameter tube_name name different tubes: leave one of the two away",
                ));
            }
            if named.is_empty() {
                return Err(ValueError::because(
                    "its tube_name is empty: leave it away for the tube default",
                ));
            }
            parts.set_path(Some(named));
        }
        match parts.path() {
            Some(tube) if !tube.is_empty() && !is_tube(tube) => Err(ValueError::because(
                "its tube is no name that beanstalkd takes: at most 200 of A-Z a-z 0-9 - + / ; . $ _ ( ), and no - \
                 at the begin",
            )),
            _ => Ok(()),
        }
    }
}

impl Resource<Beanstalkd> {
    /// The tube; `default` where the URL names none.
    #[must_use]
    #[inline]
    pub fn tube(&self) -> &str {
        self.path().filter(|tube| !tube.is_empty()).unwrap_or("default")
    }
}

/// Whether this is a name of the protocol, and not too long for a tube.
#[inline]
fn is_tube(name: &str) -> bool {
    name.len() <= 200
        && !name.starts_with('-')
        && ascii::all(name, |byte| byte.is_ascii_alphanumeric() || b"-+/;.$_()".contains(&byte))
}
