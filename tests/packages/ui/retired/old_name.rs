use factor3::Config;

#[derive(Config)]
#[config(prefix = "SHOP_", retired("LIMIT", "use SHOP_NEW_LIMIT"))]
struct App {
    #[config(renamed_from = "LIMIT")]
    new_limit: u16,
}

fn main() {}
