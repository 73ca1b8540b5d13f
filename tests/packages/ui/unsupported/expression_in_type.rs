use factor3::Config;

#[derive(Config)]
struct App {
    #[config(skip = [0; 2])]
    port: [u8; if cfg!(unix) { 2 } else { 4 }],
}

fn main() {
    let _ = App::from_env();
}
