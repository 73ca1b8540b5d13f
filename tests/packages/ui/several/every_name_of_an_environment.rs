use factor3::Config;

#[derive(Config)]
struct App {
    env: String,
    environment: String,
    app_env: String,
    node_env: String,
    rust_env: String,
    rails_env: String,
    rack_env: String,
    go_env: String,
    flask_env: String,
    mix_env: String,
    loco_env: String,
    rocket_profile: String,
    spring_profiles_active: String,
    aspnetcore_environment: String,
    dotnet_environment: String,
    deploy_env: String,
    run_mode: String,
    run_env: String,
    profile: String,
    stage: String,
}

#[derive(Config)]
#[config(prefix = "SHOP_")]
struct Shop {
    env: Option<String>,
    environment: Option<String>,
    app_env: Option<String>,
    node_env: Option<String>,
    rust_env: Option<String>,
    rails_env: Option<String>,
    rack_env: Option<String>,
    go_env: Option<String>,
    flask_env: Option<String>,
    mix_env: Option<String>,
    loco_env: Option<String>,
    rocket_profile: Option<String>,
    spring_profiles_active: Option<String>,
    aspnetcore_environment: Option<String>,
    dotnet_environment: Option<String>,
    deploy_env: Option<String>,
    run_mode: Option<String>,
    run_env: Option<String>,
    profile: Option<String>,
    stage: Option<String>,
}

fn main() {}
