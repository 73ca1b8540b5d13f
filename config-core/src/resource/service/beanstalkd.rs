use secrecy::ExposeSecret;

use crate::kind::Scheme;
use crate::resource::conventions::LoneUserinfo;
use crate::resource::foreign;
use crate::resource::handle::Resource;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::strings;
use crate::value::ValueError;

/// A beanstalkd work queue: `beanstalk://host:11300/tube`, usually in `BEANSTALKD_URL`.
///
/// No standard defines this URL. The grammar follows Apache Camel, Temma and Symfony; the names of tubes follow beanstalkd's
/// `doc/protocol.txt`: `beanstalk[d]://host[:port][/tube][?key=value[&…]]`.
///
/// | part | meaning |
/// |---|---|
/// | port | the default is 11300 |
/// | path, or Symfony's `tube_name` | the tube; both must agree. The default is the tube `default`, which every connection uses at first |
/// | another parameter | kept, unless another client reads it as TLS or as the place to connect to |
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | a user or password | the protocol has none |
/// | a tube with a name that beanstalkd does not accept | at most 200 of `A-Z a-z 0-9 - + / ; . $ _ ( )`, and no `-` at the start |
/// | a raw `/` in the tube | `%2F` |
/// | a raw `+` | it separates tubes in Camel and is a blank in Symfony: `%2B` |
/// | a parameter `tube` | no client knows it: the path |
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
/// No Rust client takes a URL. Pass the parts to beanstalkc:
///
/// ```ignore
/// let queue = Beanstalkc::new().host(jobs.host()).port(jobs.port());
/// let mut queue = queue.connection_timeout(None).connect()?;
/// queue.use_tube(jobs.tube())?; // to put jobs into it
/// queue.watch(jobs.tube())?; // to reserve jobs from it
/// ```
///
/// If beanstalkc 1.0 uses its own connection timeout, it takes only IPv4 addresses, and panics if the host has none.
///
/// (`tests/packages/live` in the repository runs this code against a server.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Beanstalkd {}

impl Service for Beanstalkd {
    const NAME: &'static str = "Beanstalkd";
    const SCHEMES: &'static [Scheme] = &[Scheme::new("beanstalk", 11300), Scheme::new("beanstalkd", 11300)];
    const EXAMPLE: &'static str = "beanstalk://localhost:11300/tube";
    const NOUN: &'static str = "a beanstalkd URL";
    // A lone userinfo is refused below. Until then it may be a secret.
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;
    const ONE_SEGMENT: bool = true;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &["tube_name", "timeout", "ttr"];
    const CREDENTIALS_APART: bool = false;

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.username().is_some() || parts.password().is_some() {
            return Err(ValueError::because(
                "it has a user or a password, and beanstalkd has neither: write beanstalk://host/tube",
            ));
        }
        if strings::contains(parts.url.expose_secret(), "+") {
            return Err(ValueError::because(
                "it has a + in it, which separates tubes for some clients and is a blank for others: name one \
                 tube, and write a literal + as %2B",
            ));
        }
        if parts.param("tube").is_some() {
            return Err(ValueError::because("its tube is a parameter: write it as beanstalk://host/tube"));
        }
        foreign::refuse(
            parts,
            &[],
            "it has a parameter about TLS that belongs to another client: remove it; no client of beanstalkd \
             reads one",
            "it has a parameter that names a host, a port or a socket, which only some clients read: write \
             beanstalk://host:port/tube",
        )?;
        if let Some(named) = parts.take_param("tube_name") {
            let named = named.expose_secret();
            if parts.path().is_some_and(|path| !path.is_empty() && path != named) {
                return Err(ValueError::because(
                    "its path and its parameter tube_name name different tubes: remove one of the two",
                ));
            }
            if named.is_empty() {
                return Err(ValueError::because("its tube_name is empty: remove it to use the tube default"));
            }
            parts.set_path(Some(named));
        }
        match parts.path() {
            Some(tube) if !tube.is_empty() && !is_tube(tube) => Err(ValueError::because(
                "its tube is not a valid name: write at most 200 of A-Z a-z 0-9 - + / ; . $ _ ( ), and no - at \
                 the start",
            )),
            _ => Ok(()),
        }
    }
}

impl Resource<Beanstalkd> {
    /// The tube, which is `default` if the URL names none.
    #[must_use]
    pub fn tube(&self) -> &str {
        self.path().filter(|tube| !tube.is_empty()).unwrap_or("default")
    }
}

/// Whether the text is a valid name in the protocol, and not too long for a tube.
fn is_tube(name: &str) -> bool {
    name.len() <= 200
        && !name.starts_with('-')
        && strings::all(name, |byte| byte.is_ascii_alphanumeric() || b"-+/;.$_()".contains(&byte))
}
