//! beanstalkd: valid and invalid tubes.

use factor3::Config;
use factor3::resource::{Beanstalkd, Tls};

#[test]
fn parts() {
    for (text, host, port, path, tube, shown) in [
        ("beanstalk://q", "q", 11300, None, "default", "beanstalk://q:11300"),
        ("beanstalk://q/", "q", 11300, Some(""), "default", "beanstalk://q:11300/"),
        ("beanstalkd://q:1/mail", "q", 1, Some("mail"), "mail", "beanstalkd://q:1/mail"),
        ("BEANSTALK://q/Mail", "q", 11300, Some("Mail"), "Mail", "beanstalk://q:11300/Mail"),
        ("beanstalk://10.0.0.1/m", "10.0.0.1", 11300, Some("m"), "m", "beanstalk://10.0.0.1:11300/m"),
        ("beanstalk://[::1]:2/m", "::1", 2, Some("m"), "m", "beanstalk://[::1]:2/m"),
        // All characters that a name may have.
        (
            "beanstalk://q/aZ0-%2B%2f;.$_()",
            "q",
            11300,
            Some("aZ0-+/;.$_()"),
            "aZ0-+/;.$_()",
            "beanstalk://q:11300/***",
        ),
        ("beanstalk://q/default", "q", 11300, Some("default"), "default", "beanstalk://q:11300/default"),
        (
            "beanstalkd://q?tube_name=m&timeout=1&ttr=2&other=3",
            "q",
            11300,
            Some("m"),
            "m",
            "beanstalkd://q:11300/m?timeout=1&ttr=2&other=***",
        ),
        ("beanstalk://q/m?tube_name=m", "q", 11300, Some("m"), "m", "beanstalk://q:11300/m"),
        ("beanstalk://q/?tube_name=m", "q", 11300, Some("m"), "m", "beanstalk://q:11300/m"),
    ] {
        let url: Beanstalkd = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((url.host(), url.port()), (host, port), "{text}");
        assert_eq!((url.path(), url.tube()), (path, tube), "{text}");
        assert_eq!((url.username(), url.password().is_some(), url.tls()), (None, false, Tls::Off));
        assert_eq!(url.endpoints().len(), 1);
        assert_eq!(url.to_string(), shown, "{text}");
        assert_eq!(url.expose_url(), text);
    }
    let longest = format!("beanstalk://q/{}", "t".repeat(200));
    assert_eq!(longest.parse::<Beanstalkd>().unwrap().tube().len(), 200);
}

#[test]
fn u13_u19_refused() {
    for (text, fix) in [
        ("beanstalk://u:p@q/t", "write beanstalk://host/tube"),
        ("beanstalk://u@q", "write beanstalk://host/tube"),
        ("beanstalk://:@q", "write beanstalk://host/tube"),
        ("beanstalk://q/-t", "no - at the start"),
        ("beanstalk://q/a%20b", "at most 200 of"),
        ("beanstalk://q/a:b", "at most 200 of"),
        ("beanstalk://q/%C3%B6", "at most 200 of"),
        ("beanstalk://q/a%0Ab", "at most 200 of"),
        ("beanstalk://q?tube_name=-t", "at most 200 of"),
        ("beanstalk://q?tube_name=", "its tube_name is empty"),
        ("beanstalk://q/a+b", "a literal + as %2B"),
        ("beanstalk://q?tube_name=a+b", "a literal + as %2B"),
        ("beanstalk://q/a/b", "literal / in it as %2F"),
        ("beanstalk://q/a/", "no / at its end"),
        ("beanstalk://q/a?tube_name=b", "name different tubes"),
        ("beanstalk://q?tube=a", "write it as beanstalk://host/tube"),
        ("beanstalk://", "its host is empty"),
        ("beanstalk:///t", "its host is empty"),
        ("beanstalk://a,b/t", "names several hosts"),
        ("beanstalk://a;beanstalk://b", "two URLs"),
        ("beanstalk://q#t", "literal # as %23"),
        ("beanstalks://q", "begin it as the example does"),
        ("tcp://10.0.0.1:11300", "rename the service"),
        ("q:11300", "it has no scheme"),
    ] {
        let error = text.parse::<Beanstalkd>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
    let long = format!("beanstalk://q/{}", "t".repeat(201));
    assert!(long.parse::<Beanstalkd>().unwrap_err().to_string().contains("at most 200"));
}

#[test]
fn several_queues_are_a_list() {
    #[derive(Debug, Config)]
    struct App {
        queues: Vec<Beanstalkd>,
    }
    let app = App::from_vars([("QUEUES", "beanstalk://a/t,beanstalkd://b")]).unwrap();
    assert_eq!(
        format!("{:?}", app.queues),
        "[Beanstalkd(beanstalk://a:11300/t), Beanstalkd(beanstalkd://b:11300)]"
    );
}
