//! Trying a collector out: what a path answers in one tenant, before anything is stored. Reads a few pages and keeps
//! nothing of them.

use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::connections::{self, TestError};
use super::{Actor, Context, PipelineError, areas};
use crate::domain::catalog::{self, Area, CollectorRequest, Place, RequestKind, Survey, shown, survey};
use crate::domain::model::TenantId;
use crate::graph::{ApiVersion, Connection, GraphError, GraphRequest, Priority, Service, Usage};
use crate::store::audit::{NewEntry, append};

const OBJECTS_LIMIT: usize = 500;
const SIZE_LIMIT_BYTES: u64 = 8 * 1024 * 1024;
const SAMPLES: usize = 3;
/// A person waits.
const TIME_LIMIT: Duration = Duration::from_secs(45);
/// Each may hold some megabytes.
static RUNNING: Semaphore = Semaphore::const_new(3);

/// What came of it.
#[derive(Debug)]
pub struct TestPull {
    pub outcome: Result<Pulled, TestError>,
    /// By which limits it is throttled, and where it is shown.
    pub place: Place,
    /// The area that reads this path already.
    pub read_already: Option<Arc<Area>>,
    /// What areas of nearby paths need: likely what this one needs.
    pub likely_permissions: Vec<String>,
}

#[derive(Debug)]
pub struct Pulled {
    pub kind: RequestKind,
    /// Objects that were read.
    pub count: usize,
    /// Whether there are more of them.
    pub has_more: bool,
    /// As they may be shown.
    pub sample: Vec<Value>,
    pub survey: Survey,
    pub usage: Usage,
}

/// An answer, as far as it tells whether it is a list.
#[derive(Deserialize)]
struct Answer {
    value: Option<Value>,
    #[serde(rename = "@odata.nextLink")]
    next_link: Option<String>,
}

/// # Errors
/// [`PipelineError::Invalid`] names the field; [`PipelineError::NotFound`] or [`PipelineError::NoConnection`] for the
/// tenant. What Graph says is part of the outcome.
pub async fn test_pull(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    request: CollectorRequest,
) -> Result<TestPull, PipelineError> {
    request.check()?;
    let connection = connections::open(context, tenant).await?.for_collection(Priority::Person);
    record(context, actor, tenant, &request).await?;
    let place = catalog::place_of(&request.path);
    let all = areas::all(context);
    let read_already = all.iter().find(|area| reads(area, &request)).cloned();
    let likely_permissions = likely_permissions(&all, &request);
    let outcome = pull(&connection, &request).await.map_err(|error| in_words(&error, &request, &likely_permissions));
    Ok(TestPull { outcome, place, read_already, likely_permissions })
}

async fn pull(connection: &Connection, request: &CollectorRequest) -> Result<Pulled, GraphError> {
    let timed_out = || GraphError::TimedOut { limit_ms: u64::try_from(TIME_LIMIT.as_millis()).unwrap_or(u64::MAX) };
    let work = async {
        let _permit = RUNNING.acquire().await.map_err(|_| timed_out())?;
        read(connection, &graph_request(request)?).await
    };
    timeout(TIME_LIMIT, work).await.map_err(|_| timed_out())?
}

async fn read(connection: &Connection, request: &GraphRequest) -> Result<Pulled, GraphError> {
    let first: Value = connection.get(request).await?;
    if !first.is_object() {
        return Err(not_understood("its answer is no object: a collector reads JSON objects or a list of them"));
    }
    // An object may have a property `value` of its own; only a list of objects makes it a collection.
    let (kind, objects, has_more) = match answer_of(&first) {
        Some((objects, None)) => (RequestKind::Collection, objects, false),
        Some((_, Some(_))) => {
            let (objects, has_more) = read_pages(connection, request).await?;
            (RequestKind::Collection, objects, has_more)
        }
        None => (RequestKind::Singleton, vec![first], false),
    };
    if !objects.iter().all(Value::is_object) {
        return Err(not_understood("its list holds no objects, so there is nothing to tell apart"));
    }
    Ok(Pulled {
        kind,
        count: objects.len(),
        has_more,
        sample: objects.iter().take(SAMPLES).map(shown).collect(),
        survey: survey(&objects),
        usage: connection.usage(),
    })
}

fn answer_of(first: &Value) -> Option<(Vec<Value>, Option<String>)> {
    let Answer { value, next_link } = Answer::deserialize(first).ok()?;
    match value? {
        Value::Array(objects) => Some((objects, next_link)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => None,
    }
}

/// The objects up to the limits, and whether there are more.
async fn read_pages(connection: &Connection, request: &GraphRequest) -> Result<(Vec<Value>, bool), GraphError> {
    let mut pages = connection.pages(request);
    let (mut objects, mut size_bytes) = (Vec::new(), 0_u64);
    while let Some(page) = pages.next().await? {
        let parsed = page.items.iter().map(|item| serde_json::from_str::<Value>(item.get()));
        objects
            .extend(parsed.collect::<Result<Vec<_>, _>>().map_err(|_| not_understood("an object is no valid JSON"))?);
        size_bytes = size_bytes.saturating_add(page.size_bytes);
        if objects.len() >= OBJECTS_LIMIT || size_bytes >= SIZE_LIMIT_BYTES {
            return Ok((objects, true));
        }
    }
    Ok((objects, false))
}

fn graph_request(request: &CollectorRequest) -> Result<GraphRequest, GraphError> {
    let version = match request.version {
        catalog::ApiVersion::V1 => ApiVersion::V1,
        catalog::ApiVersion::Beta => ApiVersion::Beta,
    };
    let select = request.select.join(",");
    let options = [("$select", select.as_str()), ("$expand", &request.expand), ("$filter", &request.filter)];
    let said: Vec<(&str, &str)> = options.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    GraphRequest::new(version, request.path.as_str(), &[], &said)
}

fn reads(area: &Area, request: &CollectorRequest) -> bool {
    let same_path = area.request.path.eq_ignore_ascii_case(request.path.as_str());
    same_path && area.request.filter == request.filter && area.request.parents.is_none()
}

/// Of the area that shares the most of the path's beginning.
fn likely_permissions(all: &[Arc<Area>], request: &CollectorRequest) -> Vec<String> {
    let shared = |area: &Area| {
        let theirs = area.request.path.split('/').skip(1);
        theirs.zip(request.path.segments()).take_while(|(one, other)| one.eq_ignore_ascii_case(other)).count()
    };
    let known = all.iter().filter(|area| !area.permissions.read.is_empty());
    let nearest = known.max_by_key(|area| shared(area)).filter(|area| shared(area) > 0);
    nearest.map(|area| area.permissions.read.clone()).unwrap_or_default()
}

/// Microsoft's words, and the way out for somebody who writes a path by hand.
fn in_words(error: &GraphError, request: &CollectorRequest, likely_permissions: &[String]) -> TestError {
    let permissions = (error.is_permission() && !likely_permissions.is_empty()).then(|| {
        let names = likely_permissions.join(" and ");
        format!(
            "Areas near this path need {names}. Grant it with admin consent, test the connection again, and pull again."
        )
    });
    let hint = permissions.or_else(|| error.hint().map(str::to_owned)).or_else(|| hint_of_answer(error, request));
    TestError { code: error.code().to_owned(), message: error.to_string(), hint }
}

fn hint_of_answer(error: &GraphError, request: &CollectorRequest) -> Option<String> {
    if matches!(error, GraphError::TooLarge { .. }) {
        return Some("Select fewer properties or filter the list.".to_owned());
    }
    let GraphError::Api { status, .. } = error else { return None };
    match status {
        400 => Some(format!(
            "Check the spelling of path, $select, $expand and $filter, and whether {} has them: some are in the other \
             version of Graph only.",
            request.version.as_str()
        )),
        404 => Some("There is no such object in this tenant. Check path and ids.".to_owned()),
        405 => Some("This path is an action and cannot be read. Read the objects that it acts on.".to_owned()),
        _ => None,
    }
}

fn not_understood(reason: &str) -> GraphError {
    GraphError::BadAnswer { service: Service::Graph, reason: reason.to_owned() }
}

/// Whatever the app may read can be read so, mail too: the audit trail tells who looked where.
async fn record(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    request: &CollectorRequest,
) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let detail = json!({ "request": request });
    let write = move |tx: &mut crate::store::WriteTx<'_>| {
        let subject = tenant.to_string();
        let entry =
            NewEntry { at: now, actor: &actor, action: "collector.test", subject, tenant: Some(tenant), detail };
        append(tx, &entry)
    };
    Ok(context.store.write(write).await?)
}
