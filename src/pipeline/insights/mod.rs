//! The figures of a tenant's overview: read once a day and whenever a person asks, each with its time. What cannot be
//! read is a gap with its reason, never a zero.

mod detail;
mod known;
mod read;

use std::time::Duration;

use futures_util::future::join_all;
use futures_util::stream::{self, StreamExt};
use serde_json::json;

pub use detail::{Detail, ExpiringCredential, Licence};

use super::{Actor, Context, Event, PipelineError, connections, entitlements, retention};
use crate::domain::catalog::{self, Figure};
use crate::domain::model::{TenantId, Timestamp};
use crate::graph::Priority;
use crate::store::audit::{NewEntry, append};
use crate::store::insights::{self as stored, Day, StoredFigure};
use crate::store::tenants;

const MS_PER_DAY: i64 = 86_400_000;
/// One value a day is kept for this long.
/// Whoever asks again within this time is given what the one before him got.
const PAUSE_MS: i64 = 15_000;
/// Tenants whose figures are read in one go of the schedule, and at the same moment.
const TENANTS_AT_A_TIME: u32 = 40;
const TENANTS_AT_ONCE: usize = 4;
/// The figures of one tenant take seconds; more means that it does not answer.
const TENANT_LIMIT: Duration = Duration::from_secs(180);

/// The overview of a tenant.
#[derive(Debug)]
pub struct Insights {
    /// When they were last asked for; none when never.
    pub collected_at: Option<Timestamp>,
    pub figures: Vec<FigureState>,
}

/// One figure as it stands.
#[derive(Debug)]
pub struct FigureState {
    pub figure: &'static Figure,
    /// None when it was never asked for.
    pub stored: Option<StoredFigure>,
    pub detail: Option<Detail>,
    /// Oldest first.
    pub days: Vec<Day>,
}

/// # Errors
/// [`PipelineError::NotFound`].
pub async fn of_tenant(context: &Context, tenant: TenantId) -> Result<Insights, PipelineError> {
    let now = context.clock.now();
    let found = context
        .store
        .read(move |tx| {
            if tenants::find(tx, tenant)?.is_none() {
                return Ok(None);
            }
            let since = first_day_kept(now, retention::terms_of(tx)?.figure_days);
            let figures = stored::of_tenant(tx, tenant)?;
            Ok(Some((stored::last_run(tx, tenant)?, figures, stored::days(tx, tenant, since)?)))
        })
        .await?;
    let (collected_at, stored, days) = found.ok_or(PipelineError::NotFound { what: "tenant" })?;
    let state = |figure: &'static Figure| {
        let found = stored.iter().find(|stored| stored.key == figure.key).cloned();
        let detail = found.as_ref().and_then(|found| found.value.as_ref()?.detail.as_ref());
        let detail = detail.and_then(|detail| serde_json::from_value(detail.clone()).ok());
        let days = days.iter().filter(|day| day.figure == figure.key).cloned().collect();
        FigureState { figure, detail, stored: found, days }
    };
    Ok(Insights { collected_at, figures: catalog::figures().iter().map(state).collect() })
}

/// Reads all figures now, for a person who waits.
///
/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::NoConnection`]; what Microsoft refuses is a gap.
pub async fn refresh(context: &Context, actor: Actor, tenant: TenantId) -> Result<Insights, PipelineError> {
    let now = context.clock.now();
    let is_begun = context
        .store
        .write(move |tx| {
            if stored::last_run(tx, tenant)?.is_some_and(|at| now < at.plus_ms(PAUSE_MS)) {
                return Ok(false);
            }
            if tenants::find(tx, tenant)?.is_some() {
                stored::begin_run(tx, tenant, now)?;
                let entry = NewEntry {
                    at: now,
                    actor: &actor,
                    action: "insights.refresh",
                    subject: tenant.to_string(),
                    tenant: Some(tenant),
                    detail: json!({}),
                };
                append(tx, &entry)?;
            }
            Ok(true)
        })
        .await?;
    if is_begun {
        collect(context, tenant, Priority::Person).await?;
    }
    of_tenant(context, tenant).await
}

/// Reads the figures of tenants whose last ones are a day old; tells how many tenants that were. A tenant that fails
/// or is slow does not hold up the others.
///
/// # Errors
/// Those of the store.
pub async fn refresh_due(context: &Context) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    let due = context
        .store
        .write(move |tx| {
            let due = stored::due(tx, now.plus_ms(-MS_PER_DAY), TENANTS_AT_A_TIME)?;
            due.iter().try_for_each(|tenant| stored::begin_run(tx, *tenant, now))?;
            Ok(due)
        })
        .await?;
    let count = due.len();
    let runs: Vec<_> = due
        .into_iter()
        .map(|tenant| tokio::time::timeout(TENANT_LIMIT, collect(context, tenant, Priority::Scheduled)))
        .collect();
    let mut ended = stream::iter(runs).buffer_unordered(TENANTS_AT_ONCE);
    while let Some(result) = ended.next().await {
        match result {
            // Too slow, removed or disconnected meanwhile: tomorrow is another day.
            Err(_) | Ok(Ok(()) | Err(PipelineError::NotFound { .. } | PipelineError::NoConnection)) => {}
            Ok(Err(error)) => return Err(error),
        }
    }
    Ok(count)
}

async fn collect(context: &Context, tenant: TenantId, priority: Priority) -> Result<(), PipelineError> {
    let connection = connections::open(context, tenant).await?.for_collection(priority);
    match entitlements::refresh(context, tenant, &connection).await {
        // A refused sign-in is the gap of every figure, told with Microsoft's words.
        Ok(_) | Err(PipelineError::Graph(_)) => {}
        Err(error) => return Err(error),
    }
    let dispatcher = connection.dispatcher(priority);
    let requests = catalog::figures().iter().map(|figure| {
        let (context, reader) = (context.clone(), dispatcher.connection());
        async move { (figure, read::read(&context, tenant, &reader, figure).await) }
    });
    let readings = tokio::select! {
        readings = join_all(requests) => readings,
        // It never ends by itself.
        () = dispatcher.run() => Vec::new(),
    };
    let now = context.clock.now();
    context
        .store
        .write(move |tx| {
            // The tenant may have been removed while Graph was read.
            if tenants::find(tx, tenant)?.is_none() {
                return Ok(());
            }
            for (figure, reading) in &readings {
                match reading {
                    Ok(value) => stored::put_value(tx, tenant, &figure.key, value, day(now), now)?,
                    Err(gap) => stored::put_gap(tx, tenant, &figure.key, gap, now)?,
                }
            }
            let first_day = first_day_kept(now, retention::terms_of(tx)?.figure_days);
            stored::forget_days(tx, tenant, first_day).map(drop)
        })
        .await?;
    context.publish(Event::Tenant { tenant_id: tenant });
    Ok(())
}

/// The first day of which values are kept.
pub(super) fn first_day_kept(now: Timestamp, days: u32) -> i64 {
    day(now) - i64::from(days)
}

/// Days since 1970, UTC.
pub(super) fn day(at: Timestamp) -> i64 {
    at.milliseconds().div_euclid(MS_PER_DAY)
}
