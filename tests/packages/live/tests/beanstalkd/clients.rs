//! The client, made from the parts of a handle. The rustdoc of `Beanstalkd` shows this code word for word.

use std::error::Error;

use beanstalkc::Beanstalkc;
use factor3::resource::Beanstalkd;

/// The client of beanstalkc.
pub(crate) fn connect(jobs: &Beanstalkd) -> Result<Beanstalkc, Box<dyn Error>> {
    let queue = Beanstalkc::new().host(jobs.host()).port(jobs.port());
    let mut queue = queue.connection_timeout(None).connect()?;
    queue.use_tube(jobs.tube())?; // to put jobs into it
    queue.watch(jobs.tube())?; // to reserve jobs from it
    Ok(queue)
}
