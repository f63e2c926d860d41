//! Server-sent events: they tell browsers what to ask for again.

use std::convert::Infallible;
use std::time::Duration;

use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, get, web};
use async_stream::stream;
use bytes::Bytes;
use tokio::sync::broadcast::error::RecvError;
use utoipa_actix_web::service_config::ServiceConfig;

use super::ApiState;
use super::guard::SignedIn;
use super::problem::Problem;
use crate::pipeline::Event;

/// Keeps proxies from closing a quiet stream.
const HEARTBEAT: Duration = Duration::from_secs(15);

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(events);
}

/// What happens from now on: events `job`, `drift`, `tenant`, and `resync` when some were missed.
#[utoipa::path(
    operation_id = "watchEvents",
    responses(
        (status = 200, content_type = "text/event-stream", body = String),
        (status = "default", body = Problem),
    ),
    tag = "collect"
)]
#[get("/events")]
async fn events(state: web::Data<ApiState>, _: SignedIn) -> HttpResponse {
    let mut receiver = state.context.subscribe();
    let stop = state.stop.clone();
    let body = stream! {
        yield Ok::<_, Infallible>(Bytes::from_static(b": connected\n\n"));
        loop {
            let next = tokio::select! {
                () = stop.cancelled() => break,
                () = tokio::time::sleep(HEARTBEAT) => Bytes::from_static(b": still here\n\n"),
                event = receiver.recv() => match event {
                    Ok(event) => message(&event),
                    Err(RecvError::Lagged(_)) => Bytes::from_static(b"event: resync\ndata: {}\n\n"),
                    Err(RecvError::Closed) => break,
                },
            };
            yield Ok(next);
        }
    };
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        // Nginx buffers answers unless told not to.
        .insert_header(("x-accel-buffering", "no"))
        .content_type("text/event-stream")
        .streaming(Box::pin(body))
}

fn message(event: &Event) -> Bytes {
    let data = serde_json::to_string(event).unwrap_or_else(|_| "{}".to_owned());
    Bytes::from(format!("event: {}\ndata: {data}\n\n", event.name()))
}
