//! Errors of the application, made with `thiserror`. `factor3::Error` can be their source. Their own text may contain a
//! value, so it is not shown.

use factor3::Config;

#[derive(Debug, thiserror::Error)]
enum AppError {
    #[error("the configuration is not usable")]
    Config(#[from] factor3::Error),
}

#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("{0} is not a colour")]
    Colour(String),
    #[error("{0} is too many")]
    Many(u8),
}

fn colour(text: &str) -> Result<[u8; 3], Refused> {
    match text {
        "red" => Ok([255, 0, 0]),
        _ => Err(Refused::Colour(text.to_owned())),
    }
}

fn few(number: &u8) -> Result<(), Refused> {
    if *number < 10 { Ok(()) } else { Err(Refused::Many(*number)) }
}

#[derive(Debug, Config)]
struct App {
    #[config(value_parser = colour)]
    accent: [u8; 3],
    #[config(validate = few)]
    workers: u8,
}

fn start(vars: [(&str, &str); 2]) -> Result<App, AppError> {
    Ok(App::from_vars(vars)?)
}

fn main() {
    let app = start([("ACCENT", "red"), ("WORKERS", "3")]).unwrap();
    assert_eq!((app.accent, app.workers), ([255, 0, 0], 3));

    let AppError::Config(error) = start([("ACCENT", "hunter2"), ("WORKERS", "77")]).unwrap_err();
    let report = error.to_string();
    assert!(report.contains("ACCENT is not a valid value"), "{report}");
    assert!(report.contains("WORKERS was rejected by the application's validation"), "{report}");
    assert!(!report.contains("hunter2") && !report.contains("77"), "{report}");
}
