//! What changed, without where: a digest by which the same change is recognised in many tenants.

use rusqlite::{Row, named_params};
use serde_json::json;

use super::detail::{self, Detail};
use crate::crypto::Sealed;
use crate::domain::diff::ChangeKind;
use crate::domain::drift::DriftChange;
use crate::domain::model::{AreaKey, DriftId, TenantId};
use crate::store::row::{collect, parsed, word};
use crate::store::{ReadTx, StoreError, WriteTx};

/// The same for the same change of the same area, whatever the tenant and the resource. It is keyed by what belongs to
/// all tenants, so that nobody without the key can try out a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ChangeKey(pub [u8; 32]);

impl ChangeKey {
    /// `None` for a text that is no key.
    pub fn from_hex(text: &str) -> Option<Self> {
        blake3::Hash::from_hex(text).ok().map(|hash| Self(*hash.as_bytes()))
    }

    pub fn to_hex(self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }
}

/// What a key is made of, beside what is sealed.
pub(super) struct Place<'a> {
    pub(super) area: &'a AreaKey,
    pub(super) change: DriftChange,
    pub(super) resource_name: &'a str,
}

/// Of a set, what came and went says it all: the rest of it differs between tenants that changed alike. A whole
/// resource is known by its name, as its id is another one in each tenant.
pub(super) fn key(tx: &ReadTx<'_>, place: &Place<'_>, detail: &Detail) -> Result<ChangeKey, StoreError> {
    let Place { area, change, resource_name } = place;
    let Detail { path, kind, before, after, added, removed, verdict: _ } = detail;
    let what = match (change, kind) {
        (DriftChange::Missing | DriftChange::Unexpected, _) => json!(resource_name.to_lowercase()),
        (DriftChange::Changed, Some(ChangeKind::Set)) => json!([path, added, removed]),
        (DriftChange::Changed, Some(ChangeKind::Value | ChangeKind::List | ChangeKind::Text) | None) => {
            json!([path, before, after])
        }
    };
    let text = json!(["same change", area.as_str(), change.as_str(), what]).to_string();
    Ok(ChangeKey(tx.instance_key()?.digest(text.as_bytes()).0))
}

/// Makes the keys of some drifts from before there were keys; tells how many.
pub fn make_keys(tx: &mut WriteTx<'_>, limit: u32) -> Result<usize, StoreError> {
    let without: Vec<(DriftId, ChangeKey)> = {
        let mut statement = tx.sql.prepare_cached(
            "SELECT id, tenant_id, area, resource_name, change, detail
             FROM drifts
             WHERE change_key IS NULL
             LIMIT :limit",
        )?;
        collect(statement.query(named_params! { ":limit": limit })?, |row| made(tx, row))?
    };
    for (id, key) in &without {
        tx.sql
            .prepare_cached("UPDATE main.drifts SET change_key = :key WHERE id = :id")?
            .execute(named_params! { ":id": id.to_string(), ":key": key.0 })?;
    }
    Ok(without.len())
}

fn made(tx: &ReadTx<'_>, row: &Row<'_>) -> Result<(DriftId, ChangeKey), StoreError> {
    let (id, tenant): (DriftId, TenantId) = (parsed(row, "id")?, parsed(row, "tenant_id")?);
    let (area, resource_name): (AreaKey, String) = (parsed(row, "area")?, row.get("resource_name")?);
    let change = word(row, "change", DriftChange::from_word)?;
    let detail = detail::open(&tx.data_key(tenant)?, id, &Sealed(row.get("detail")?))?;
    Ok((id, key(tx, &Place { area: &area, change, resource_name: &resource_name }, &detail)?))
}
