//! The hashes of baseline resources under the rules of today. What was agreed, its body, never changes.

use rusqlite::named_params;

use super::{StoreError, WriteTx};
use crate::domain::model::{BaselineId, ResourceId};
use crate::domain::normalise::ContentHash;

/// # Errors
/// [`StoreError`].
pub fn rehash(
    tx: &mut WriteTx<'_>,
    baseline: BaselineId,
    resource: &ResourceId,
    hash: ContentHash,
    rules_revision: &str,
) -> Result<(), StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "UPDATE main.baseline_resources
         SET canonical_hash = :canonical_hash, rules_revision = :rules_revision
         WHERE baseline_id = :baseline_id AND resource_id = :resource_id",
    )?;
    statement.execute(named_params! {
        ":canonical_hash": hash.0,
        ":rules_revision": rules_revision,
        ":baseline_id": baseline.to_string(),
        ":resource_id": resource.as_str(),
    })?;
    Ok(())
}
