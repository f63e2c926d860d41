//! How many open drifts weaken a tenant.

use std::collections::BTreeMap;

use rusqlite::named_params;

use crate::domain::model::{AreaKey, TenantId};
use crate::store::row::{collect, parsed, unsigned};
use crate::store::{ReadTx, StoreError};

/// Open drifts that weaken the tenant, of every area that has any.
pub fn weakening_by_area(tx: &ReadTx<'_>, tenant: TenantId) -> Result<BTreeMap<AreaKey, u64>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT area, COUNT(*) AS drifts
         FROM drifts
         WHERE tenant_id = :tenant_id AND state = 'open' AND direction = 'weakens'
         GROUP BY area",
    )?;
    let rows = collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| {
        Ok((parsed(row, "area")?, unsigned(row, "drifts")?))
    })?;
    Ok(rows.into_iter().collect())
}
