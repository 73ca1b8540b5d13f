use factor3::Config;

#[derive(Config)]
#[config(crate = ::factor3)]
struct App<T: Into<Half<{ let n = 2; n }>>> {
    #[config(skip = None)]
    port: Option<T>,
}

struct Half<const N: usize>;

fn main() {}
