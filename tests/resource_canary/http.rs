//! What is reached by HTTP, and mail.

use factor3::resource::{Http, Smtp};

use crate::{Template, reads};

pub(crate) const TEMPLATES: &[Template] = &[
    (reads::<Smtp>, "smtp://robot:{}@mail:587?tls=required"),
    (reads::<Smtp>, "submission://robot%40example.com:{}@mail/hello"),
    (reads::<Smtp>, "smtps://:{}@mail"),
    (reads::<Smtp>, "smtp://robot{}/x@mail:587"),
    (reads::<Smtp>, "smtp://robot:{}@[::1]:2525/hello?tls=opportunistic"),
    (reads::<Smtp>, "smtp://mail?tls=required&password={}"),
    (reads::<Http>, "https://{}@api.example.com/v1"),
    (reads::<Http>, "https://{}:@api.example.com"),
    (reads::<Http>, "http://:{}@[::1]:8080/v1/"),
    (reads::<Http>, "https://user:{}@api.example.com/v1?page=2"),
    (reads::<Http>, "https://hooks.example.com/{}"),
    (reads::<Http>, "https://hooks.example.com/services/T0/{}"),
    (reads::<Http>, "https://api.example.com/?api_key={}"),
    (reads::<Http>, "https://api.example.com?access_token={}&page=2"),
    (reads::<Http>, "https://api.example.com/v1?q={}"),
    (reads::<Http>, "https://api.example.com?{}="),
    (reads::<Http>, "https://api.example.com?{}==&page=2"),
];
