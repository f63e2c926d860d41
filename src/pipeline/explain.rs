//! Why something of a resource is a drift, or is none.

use super::holds::{self, Hold};
use super::resources::{Side, body};
use super::{Context, PipelineError, areas};
use crate::domain::explain::{Row, Verdict, explain as explain_bodies};
use crate::domain::model::{ResourceId, TenantId};
use crate::store::StoreError;

/// Every place of a resource on two sides, with the rules that took part. One of the sides may be absent. What holds a
/// path back after the comparison is joined to its row here.
///
/// # Errors
/// [`PipelineError::NotFound`] when neither side exists.
pub async fn explain(
    context: &Context,
    tenant: TenantId,
    area: String,
    id: ResourceId,
    from: Side,
    to: Side,
) -> Result<Vec<(Row, Vec<Hold>)>, PipelineError> {
    let area = areas::known(context, &area)?;
    // What holds something back speaks of the live state, and of no other.
    let is_live = matches!((&from, &to), (Side::Baseline, Side::Live));
    let holds =
        if is_live { holds::of_resource(context, tenant, area.key.to_string(), id.clone()).await? } else { Vec::new() };
    let rows = context
        .store
        .read(move |tx| {
            let before = body(tx, tenant, &area, &id, &from)?;
            let after = body(tx, tenant, &area, &id, &to)?;
            if before.is_none() && after.is_none() {
                return Ok(None);
            }
            let rows = explain_bodies(&area, before.as_ref(), after.as_ref());
            rows.map(Some).map_err(|_| StoreError::Corrupt { what: "body" })
        })
        .await?;
    let rows = rows.ok_or(PipelineError::NotFound { what: "resource version" })?;
    let held = |row: &Row| {
        let of_row = holds.iter().filter(|hold| row.verdict == Verdict::Different && hold.path == row.path);
        of_row.cloned().collect()
    };
    let joined = rows.into_iter().map(|row| {
        let holds = held(&row);
        (row, holds)
    });
    Ok(joined.collect())
}
