//! The web process: takes orders. It binds the port that its platform names (factor VII).

use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONNECTION, HeaderValue};
use axum::middleware::map_response_with_state;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use sqlx::PgPool;
use tokio::net::TcpListener;
use tokio::time::sleep;

use crate::config::Web;
use crate::orders::{self, NewOrder, Order};
use crate::queue::Queue;
use crate::stop::Stop;
use crate::{Outcome, attach, logs};

#[derive(Clone)]
struct App {
    pool: PgPool,
    queue: Queue,
    stop: Stop,
}

type Answer<T> = Result<T, (StatusCode, Json<Value>)>;

pub async fn run(config: Web) -> Outcome<()> {
    let stop = Stop::on_signal()?;
    let app = App {
        pool: attach::database(&config.shared, config.database_connections, config.database_password_period)?,
        queue: attach::queue(&config.redis_url)?,
        stop: stop.clone(),
    };
    let router = Router::new()
        .route("/health", get(health))
        .route("/orders", post(take))
        .route("/orders/{id}", get(show))
        .layer(map_response_with_state(stop.clone(), leave))
        .with_state(app);
    let listener = TcpListener::bind(SocketAddr::from(config.bind)).await?;
    tracing::info!(address = %listener.local_addr()?, "listen");
    // The platform sends requests until it notices that this process stops.
    let drained = after(stop.clone(), config.shutdown_drain);
    let too_late = after(stop, config.shutdown_drain + config.shutdown_timeout);
    tokio::select! {
        served = axum::serve(listener, router).with_graceful_shutdown(drained) => Ok(served?),
        () = too_late => Err(io::Error::from(io::ErrorKind::TimedOut).into()),
    }
}

async fn after(mut stop: Stop, pause: Duration) {
    stop.told().await;
    sleep(pause).await;
}

/// Closes connections: a client that keeps one open could send its next request while it closes.
async fn leave(State(stop): State<Stop>, mut response: Response) -> Response {
    if stop.is_told() {
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// Answers whether the platform should send requests to this process.
async fn health(State(mut app): State<App>) -> (StatusCode, Json<Value>) {
    let (database, queue) = tokio::join!(sqlx::query("select 1").execute(&app.pool), app.queue.answers());
    let (database, stops) = (database.is_ok(), app.stop.is_told());
    let status = if database && queue && !stops { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(json!({ "database": database, "queue": queue, "stops": stops })))
}

/// Accepts an order: after the answer 201, the order is in the database and in the queue.
async fn take(State(mut app): State<App>, Json(order): Json<NewOrder>) -> Answer<(StatusCode, Json<Value>)> {
    if !order.is_valid() {
        let why = "an order has an email, an item and a quantity";
        return Err(refusal(StatusCode::UNPROCESSABLE_ENTITY, why));
    }
    let id = orders::insert(&app.pool, &order).await.map_err(|error| unavailable(&error))?;
    if let Err(error) = app.queue.put(id, Duration::ZERO).await {
        // Nobody would confirm the order.
        let _ = orders::remove(&app.pool, id).await;
        return Err(unavailable(&error));
    }
    tracing::info!(order = id, "received");
    Ok((StatusCode::CREATED, Json(json!({ "id": id }))))
}

async fn show(State(app): State<App>, Path(id): Path<i64>) -> Answer<Json<Order>> {
    match orders::find(&app.pool, id).await {
        Ok(Some(order)) => Ok(Json(order)),
        Ok(None) => Err(refusal(StatusCode::NOT_FOUND, "no such order")),
        Err(error) => Err(unavailable(&error)),
    }
}

/// Logs what failed; the answer does not say it.
fn unavailable(error: &(dyn Error + 'static)) -> (StatusCode, Json<Value>) {
    tracing::error!(error = logs::message(error), details = ?error, "unavailable");
    refusal(StatusCode::SERVICE_UNAVAILABLE, "a backing service does not answer")
}

fn refusal(status: StatusCode, why: &str) -> (StatusCode, Json<Value>) {
    (status, Json(json!({ "error": why })))
}
