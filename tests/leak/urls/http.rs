//! Services that are reached by HTTP, and mail.

use factor3::resource::{Http, Proxy, Smtp};

use super::{Template, reads};

pub(crate) const TEMPLATES: &[Template] = &[
    (reads::<Smtp>, "smtp://robot:{}@mail:587?tls=required"),
    (reads::<Smtp>, "submission://robot%40example.com:{}@mail/hello"),
    (reads::<Smtp>, "smtps://:{}@mail"),
    (reads::<Smtp>, "smtp://robot:{}@smtp.example.com:587"),
    (reads::<Smtp>, "smtp://robot:{}@smtp.example.com:587?starttls=true"),
    (reads::<Smtp>, "smtp://robot:{}@smtp.example.com?tls=none"),
    (reads::<Smtp>, "SMTP_URL=smtp://robot:{}@mail"),
    (reads::<Smtp>, "smtp://robot{}/x@mail:587"),
    (reads::<Smtp>, "smtp://robot:{}@[::1]:2525/hello?tls=opportunistic"),
    (reads::<Smtp>, "smtp://mail?tls=required&password={}"),
    (reads::<Http>, "https://{}@api.example.com/v1"),
    (reads::<Http>, "https://{}:@api.example.com"),
    (reads::<Http>, "http://:{}@[::1]:8080/v1/"),
    (reads::<Http>, "https://user:{}@api.example.com/v1?page=2"),
    (reads::<Http>, "https://hooks.example.com/{}"),
    (reads::<Http>, "https://hooks.example.com&token={}@x"),
    (reads::<Http>, "https://hooks.example.com?a=b&amp;{}=c"),
    (reads::<Http>, "https://hooks.example.com/services/T0/{}"),
    (reads::<Http>, "https://api.example.com/?api_key={}"),
    (reads::<Http>, "https://api.example.com?access_token={}&page=2"),
    (reads::<Http>, "https://api.example.com/v1?q={}"),
    (reads::<Http>, "https://api.example.com?{}="),
    (reads::<Http>, "https://api.example.com?{}==&page=2"),
    (reads::<Proxy>, "http://shop:{}@proxy.internal:3128"),
    (reads::<Proxy>, "http://{}:@proxy.internal:3128/"),
    (reads::<Proxy>, "https://{}@proxy.internal"),
    (reads::<Proxy>, "socks5h://:{}@[::1]"),
    (reads::<Proxy>, "socks5://shop:{}@proxy.internal/?x=1"),
    (reads::<Proxy>, "socks4://shop:{}@proxy.internal:1080"),
    (reads::<Proxy>, "http://proxy.internal:3128/{}"),
    (reads::<Proxy>, "shop:{}@proxy.internal:3128"),
];
