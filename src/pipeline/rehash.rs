//! Bringing the hashes of an agreed state up to the rules of today, so that the next comparison need not open bodies.

use crate::domain::catalog::Area;
use crate::domain::model::TenantId;
use crate::domain::normalise::normalise;
use crate::store::baselines::Baseline;
use crate::store::{StoreError, WriteTx, baseline_hashes, baselines, bodies};

/// Hashes of other rules are made anew from the bodies, once for each change of the rules.
pub(super) fn rehash_baseline(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    baseline: &Baseline,
) -> Result<(), StoreError> {
    let revision = area.rules_revision();
    let outdated =
        baselines::resources(tx, baseline.id)?.into_iter().filter(|agreed| agreed.rules_revision != revision);
    for agreed in outdated {
        let body = bodies::get_json(tx, tenant, agreed.body)?;
        // It was normalised when it was agreed; a failure now means other limits than then.
        let canonical = normalise(area, &body).map_err(|_| StoreError::Corrupt { what: "body" })?;
        baseline_hashes::rehash(tx, baseline.id, &agreed.resource_id, canonical.hash(), revision)?;
    }
    Ok(())
}
