//! One request: the look before it, the note that it is about to be sent, the sending, and what came of it.

use serde_json::Value;
use tokio::time::{Duration, Instant, sleep};
use uuid::Uuid;

use super::end::{Outcome, keep, restoring_until};
use super::found::{Found, area_of};
use super::look::{self, Seen};
use super::pauses::milliseconds;
use super::run::Run;
use super::words::Refused;
use super::{done_before, filled, text_at, touched};
use crate::domain::catalog::{self, ApiVersion, Deed, Method, Restore};
use crate::domain::model::ServiceFamily;
use crate::domain::plan::{Operation, OperationKind, OperationState, PlannedRequest, foreign_changes};
use crate::graph::{self, WriteAnswer, WriteFailure, WriteMethod, WriteParts, WriteRequest};
use crate::pipeline::PipelineError;
use crate::store::plans;

/// How often a wait looks whether it is still wanted.
const SLICE: Duration = Duration::from_millis(500);
/// Paths that are named to a person; more would not be read.
const PATHS_NAMED: usize = 3;

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stepped {
    Done,
    /// It was refused, or nobody knows.
    Surprise,
    /// Somebody asked for a stop, or it is not to be sent any more.
    NotBegun,
}

/// Carries one operation out.
///
/// # Errors
/// [`PipelineError::NoConnection`], or those of the store.
pub(super) async fn step(run: &mut Run<'_>, operation: &Operation) -> Result<Stepped, PipelineError> {
    let operation = match filled(&run.stored, operation) {
        Ok(operation) => operation,
        Err(error) => {
            return end(run, operation, Outcome::Refused(Refused::by_us("idMissing", error.to_string()))).await;
        }
    };
    let operation = &operation;
    let mut patience = run.writer.patience();
    let mut was_lost = false;
    loop {
        let request = match ready(run, operation).await? {
            Ok(request) => request,
            Err(refused) => return end(run, operation, Outcome::Refused(refused)).await,
        };
        if !begin(run, operation, &request.client_request_id).await? {
            return Ok(Stepped::NotBegun);
        }
        let request = match WriteRequest::new(request) {
            Ok(request) => request,
            Err(error) => {
                return end(run, operation, Outcome::Refused(Refused::by_graph(operation, &error))).await;
            }
        };
        match run.writer.send(&request, &mut patience).await {
            Ok(answer) => return answered(run, operation, answer).await,
            Err(WriteFailure::NotDone(error)) => {
                return end(run, operation, Outcome::Refused(Refused::by_graph(operation, &error))).await;
            }
            Err(WriteFailure::NotYet { wait }) => {
                hold(run, operation, wait).await?;
                if !pause(run, wait).await? {
                    return Ok(Stepped::NotBegun);
                }
            }
            Err(WriteFailure::Unknown(error)) => {
                let refused = Refused::by_graph(operation, &error);
                match look::settled(run.context, &run.stored, operation).await? {
                    Seen::Done { created_id } => return end(run, operation, Outcome::found(created_id)).await,
                    // What is made may still come, and would then be there twice.
                    Seen::NotDone if was_lost || operation.kind == OperationKind::Create => {
                        let message = format!("{}; nothing changed so far: look again later", refused.message);
                        return end(run, operation, Outcome::Unclear(Refused { message, ..refused })).await;
                    }
                    Seen::NotDone => {
                        was_lost = true;
                        again(run, operation).await?;
                    }
                    Seen::Unclear(reason) => {
                        let message = format!("{}; {reason}", refused.message);
                        return end(run, operation, Outcome::Unclear(Refused { message, ..refused })).await;
                    }
                }
            }
        }
    }
}

/// What is to be sent, if the resource is as the plan saw it.
async fn ready(run: &Run<'_>, operation: &Operation) -> Result<Result<WriteParts, Refused>, PipelineError> {
    let request = operation.request.clone();
    let found = Found::read(run.context, &run.stored, &[operation]).await?;
    let live = match found.of(&run.stored, operation) {
        Ok(live) => live,
        Err(reason) => {
            let message = format!("the resource could not be read just before the request: {reason}");
            return Ok(Err(Refused::by_us("notRead", message)));
        }
    };
    Ok(match foreign(run, operation, live)? {
        None => Ok(parts(operation, request.with_root(&run.context.graph.root()), live)),
        Some(refused) => Err(refused),
    })
}

/// What somebody else changed since the plan was made, as the reason to send nothing.
///
/// # Errors
/// [`PipelineError::UnknownArea`] when the catalog has the area no more.
pub(super) fn foreign(
    run: &Run<'_>,
    operation: &Operation,
    live: Option<&Value>,
) -> Result<Option<Refused>, PipelineError> {
    let area = area_of(run.context, &operation.area)?;
    let Some(touched) = touched(&run.stored, operation) else {
        return Ok(Some(Refused::by_us("notInPlan", "the plan does not say what the resource was")));
    };
    let done = done_before(&run.stored, operation);
    let changes = match foreign_changes(&area, &touched, &done.iter().collect::<Vec<_>>(), live) {
        Ok(changes) => changes,
        Err(error) => return Ok(Some(Refused::by_us("notUnderstood", error.to_string()))),
    };
    if changes.is_empty() {
        return Ok(None);
    }
    let what = match live {
        None => "the resource was deleted".to_owned(),
        Some(_) if changes.iter().any(|change| change.path.is_empty()) => "the resource is there again".to_owned(),
        Some(_) => {
            let paths: Vec<&str> = changes.iter().map(|change| change.path.as_str()).take(PATHS_NAMED).collect();
            let more = changes.len().saturating_sub(PATHS_NAMED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("somebody changed {}{more}", paths.join(", "))
        }
    };
    let message = format!("{what} since the plan was made, so nothing was sent: make the plan anew");
    Ok(Some(Refused::by_us("changedMeanwhile", message)))
}

fn parts(operation: &Operation, request: PlannedRequest, live: Option<&Value>) -> WriteParts {
    let PlannedRequest { method, version, path, mut headers, body } = request;
    let entry = catalog::entries().iter().find(|entry| entry.area.key == operation.area);
    let restore = entry.and_then(|entry| entry.restore.as_ref());
    let etag = live.and_then(|live| text_at_name(live, "@odata.etag"));
    if let Some(etag) = etag.filter(|_| restore.is_some_and(|restore| asks_for_etag(restore, operation))) {
        headers.insert("If-Match".to_owned(), etag.to_owned());
    }
    WriteParts {
        method: match method {
            Method::Patch => WriteMethod::Patch,
            Method::Put => WriteMethod::Put,
            Method::Post => WriteMethod::Post,
            Method::Delete => WriteMethod::Delete,
        },
        version: match version {
            ApiVersion::V1 => graph::ApiVersion::V1,
            ApiVersion::Beta => graph::ApiVersion::Beta,
        },
        path,
        headers,
        body,
        family: entry.map_or(ServiceFamily::Other, |entry| entry.area.family),
        client_request_id: Uuid::new_v4().to_string(),
    }
}

fn asks_for_etag(restore: &Restore, operation: &Operation) -> bool {
    let deed = match operation.kind {
        OperationKind::Update => Deed::Update,
        OperationKind::Delete => Deed::Delete,
        OperationKind::Create | OperationKind::Revive => return false,
    };
    operation.part.is_empty() && restore.operation(deed).is_some_and(|way| way.if_match)
}

/// Annotations hold a dot themselves.
fn text_at_name<'v>(body: &'v Value, name: &str) -> Option<&'v str> {
    body.get(name)?.as_str()
}

async fn begin(run: &mut Run<'_>, operation: &Operation, client_request_id: &str) -> Result<bool, PipelineError> {
    let (id, number, now) = (run.stored.id, operation.number, run.context.clock.now());
    let client_request_id = client_request_id.to_owned();
    let may = run.context.store.write(move |tx| {
        let may = plans::begin_operation(tx, id, number, &client_request_id, now)?;
        plans::keep_restoring(tx, id, restoring_until(now))?;
        Ok(may)
    });
    let may = may.await?;
    run.reload().await?;
    Ok(may)
}

async fn answered(run: &mut Run<'_>, operation: &Operation, answer: WriteAnswer) -> Result<Stepped, PipelineError> {
    let WriteAnswer { status, request_id, body } = answer;
    let makes = operation.kind == OperationKind::Create && operation.part.is_empty();
    if !makes {
        return end(run, operation, Outcome::Done { status: Some(status), request_id, created_id: None }).await;
    }
    let created_id = body.as_ref().and_then(|body| given_id(operation, body));
    // It was made; under which id, a look tells when the answer does not.
    let created_id = match created_id {
        Some(id) => Some(id),
        None => match look::settled(run.context, &run.stored, operation).await? {
            Seen::Done { created_id } => created_id,
            Seen::NotDone | Seen::Unclear(_) => {
                let message = "Graph made it without telling its id, and it was not found: look again later";
                let refused = Refused { status: Some(status), request_id, ..Refused::by_us("idMissing", message) };
                return end(run, operation, Outcome::Unclear(refused)).await;
            }
        },
    };
    end(run, operation, Outcome::Done { status: Some(status), request_id, created_id }).await
}

/// The id where the catalog says that the answer tells it.
fn given_id(operation: &Operation, body: &Value) -> Option<String> {
    let entry = catalog::entries().iter().find(|entry| entry.area.key == operation.area)?;
    let way = entry.restore.as_ref()?.create.as_ref()?;
    let place = if way.id_from.is_empty() { &entry.area.identity.id } else { &way.id_from };
    text_at(body, place).map(str::to_owned)
}

async fn hold(run: &mut Run<'_>, operation: &Operation, wait: Duration) -> Result<(), PipelineError> {
    let (id, number) = (run.stored.id, operation.number);
    let until = run.context.clock.now().plus_ms(milliseconds(wait));
    let held = run.context.store.write(move |tx| {
        plans::wait_again(tx, id, number)?;
        plans::hold(tx, id, number, until)
    });
    held.await?;
    run.reload().await?;
    run.tell();
    Ok(())
}

async fn again(run: &mut Run<'_>, operation: &Operation) -> Result<(), PipelineError> {
    let (id, number) = (run.stored.id, operation.number);
    run.context.store.write(move |tx| plans::wait_again(tx, id, number)).await?;
    run.reload().await
}

/// Tells whether it is still wanted after the wait.
async fn pause(run: &Run<'_>, wait: Duration) -> Result<bool, PipelineError> {
    let until = Instant::now() + wait;
    let id = run.stored.id;
    loop {
        if run.stop.is_cancelled() || run.context.store.read(move |tx| plans::cancel_is_asked(tx, id)).await? {
            return Ok(false);
        }
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(true);
        }
        tokio::select! {
            () = run.stop.cancelled() => {}
            () = sleep(left.min(SLICE)) => {}
        }
    }
}

async fn end(run: &mut Run<'_>, operation: &Operation, outcome: Outcome) -> Result<Stepped, PipelineError> {
    let stepped = match outcome.state() {
        OperationState::Done => Stepped::Done,
        OperationState::Waiting
        | OperationState::Started
        | OperationState::Refused
        | OperationState::Unclear
        | OperationState::LeftOut
        | OperationState::Cancelled => Stepped::Surprise,
    };
    keep(run.context, &run.stored, operation, outcome).await?;
    run.reload().await?;
    run.tell();
    Ok(stepped)
}
