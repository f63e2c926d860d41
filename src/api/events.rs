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
use super::permit::Permit;
use super::problem::Problem;
use crate::auth::Role;
use crate::pipeline::{Event, identity};

/// Keeps proxies from closing a quiet stream. At each beat the stream asks whether it may go on, and about what.
const HEARTBEAT: Duration = Duration::from_secs(15);

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(events);
}

/// What happens from now on in the tenants that one may see: events `job`, `drift`, `tenant`, `plan`, and `resync` when some
/// were missed. It ends with the session.
#[utoipa::path(
    operation_id = "watchEvents",
    responses(
        (status = 200, content_type = "text/event-stream", body = String),
        (status = "default", body = Problem),
    ),
    tag = "collect"
)]
#[get("/events")]
async fn events(state: web::Data<ApiState>, permit: Permit) -> HttpResponse {
    let mut receiver = permit.context().subscribe();
    let (context, stop) = (state.context.clone(), state.stop.clone());
    let (mut who, mut scope) = (permit.identity().clone(), permit.context().store.scope().clone());
    let body = stream! {
        yield Ok::<_, Infallible>(Bytes::from_static(b": connected\n\n"));
        let mut beat = tokio::time::interval(HEARTBEAT);
        beat.tick().await;
        loop {
            let next = tokio::select! {
                () = stop.cancelled() => break,
                _ = beat.tick() => {
                    let Ok(Some(renewed)) = identity::renewed(&context, &who).await else { break };
                    (scope, who) = (renewed.scope(Role::Viewer), renewed);
                    Bytes::from_static(b": still here\n\n")
                }
                event = receiver.recv() => match event {
                    Ok(event) if scope.covers(event.tenant()) => message(&event),
                    Ok(_) => continue,
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
