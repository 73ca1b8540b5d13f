use factor3::Config;

#[derive(Config)]
#[config(one_of(a, x), all_or_none(a), warn_unknown)]
struct App {
    a: Option<String>,
    #[config(requires(b, y), renamed_from = "C")]
    b: Option<String>,
    #[config(conflicts(a, a))]
    c: Option<u8>,
}

fn main() {}
