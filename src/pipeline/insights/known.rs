//! Figures that were read already with an area, so that nobody is asked twice.

use serde_json::Value;

use super::detail::{ExpiringCredential, expiring};
use crate::domain::catalog::{Figure, FigureKind};
use crate::domain::model::{AreaKey, CollectionStatus, TenantId, Timestamp};
use crate::store::{ReadTx, StoreError, bodies, collections, resources};

/// What was read within this time is as good as asking.
const FRESH_MS: i64 = 26 * 3_600_000;
/// Opening every body of a larger area costs more than one request.
const BODIES_LIMIT: u64 = 5_000;

/// What the area tells, with the time at which it was read.
pub(super) enum Known {
    Count(u64, Timestamp),
    Credentials(Vec<ExpiringCredential>, Timestamp),
}

/// None where the area was not read completely of late, or is too large to be looked through.
pub(super) fn from_area(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    figure: &Figure,
    now: Timestamp,
) -> Result<Option<Known>, StoreError> {
    let Some(area) = &figure.area else { return Ok(None) };
    let Some((count, read_at)) = fresh(tx, tenant, area, now)? else { return Ok(None) };
    match (figure.kind, &figure.condition) {
        (FigureKind::Count, None) => Ok(Some(Known::Count(count, read_at))),
        (FigureKind::Count, Some(_)) | (FigureKind::Credentials, _) if count > BODIES_LIMIT => Ok(None),
        (FigureKind::Count, Some(condition)) => {
            let bodies = all(tx, tenant, area)?;
            let count = bodies.iter().filter(|body| condition.holds(body)).count();
            Ok(Some(Known::Count(u64::try_from(count).unwrap_or(u64::MAX), read_at)))
        }
        (FigureKind::Credentials, _) => {
            let bodies = all(tx, tenant, area)?;
            let found: Option<Vec<_>> = bodies.iter().map(|body| expiring(body, now)).collect();
            Ok(found.map(|found| Known::Credentials(found.concat(), read_at)))
        }
        (FigureKind::Licences | FigureKind::Registration | FigureKind::Score, _) => Ok(None),
    }
}

/// How many resources the last collection found, if it was complete and is not old. One that is held is not believed.
fn fresh(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    now: Timestamp,
) -> Result<Option<(u64, Timestamp)>, StoreError> {
    let last = collections::page(tx, tenant, Some(area), None, 1)?.pop();
    Ok(last
        .filter(|last| last.status == CollectionStatus::Complete && !last.held)
        .filter(|last| now < last.finished_at.plus_ms(FRESH_MS))
        .map(|last| (last.resources, last.finished_at)))
}

fn all(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<Vec<Value>, StoreError> {
    let versions = resources::current(tx, tenant, area)?;
    versions.into_iter().map(|version| bodies::get_json(tx, tenant, version.body)).collect()
}
