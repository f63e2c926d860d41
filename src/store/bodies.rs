//! Resource bodies: compressed, sealed under the tenant's data key, stored once for each distinct body.

use rusqlite::{OptionalExtension, named_params};

use super::row::signed;
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::{ContentDigest, Place, Sealed};
use crate::domain::model::TenantId;

/// Level 3 is zstd's own default: most of the gain at a fraction of the time.
const COMPRESSION_LEVEL: i32 = 3;
/// The largest body that is read back; a decompressed body beyond it was not written by us.
const LIMIT_BYTES: usize = 64 * 1024 * 1024;

/// Stores the body unless the tenant has the same one already; tells its digest.
pub fn put(tx: &mut WriteTx<'_>, tenant: TenantId, body: &[u8]) -> Result<ContentDigest, StoreError> {
    let key = tx.data_key(tenant)?;
    let digest = key.digest(body);
    if exists(tx, tenant, digest)? {
        return Ok(digest);
    }
    let compressed =
        zstd::bulk::compress(body, COMPRESSION_LEVEL).map_err(|_| StoreError::Corrupt { what: "compressed body" })?;
    let row = row_name(tenant, digest);
    let sealed = key.seal(&place(&row), &compressed);
    tx.sql
        .prepare_cached(
            "INSERT INTO main.bodies (tenant_id, digest, body, size_bytes)
             VALUES (:tenant_id, :digest, :body, :size_bytes)",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":digest": digest.0,
            ":body": sealed.0,
            ":size_bytes": signed(u64::try_from(body.len()).unwrap_or(u64::MAX)),
        })?;
    Ok(digest)
}

/// # Errors
/// [`StoreError::Corrupt`] when the body is not there: versions never outlive their bodies.
pub fn get(tx: &ReadTx<'_>, tenant: TenantId, digest: ContentDigest) -> Result<Vec<u8>, StoreError> {
    let sealed: Vec<u8> = tx
        .sql
        .prepare_cached(
            "SELECT body
             FROM bodies
             WHERE tenant_id = :tenant_id AND digest = :digest",
        )?
        .query_row(named_params! { ":tenant_id": tenant.to_string(), ":digest": digest.0 }, |row| row.get("body"))
        .optional()?
        .ok_or(StoreError::Corrupt { what: "body" })?;
    let row = row_name(tenant, digest);
    let compressed = tx.data_key(tenant)?.open(&place(&row), &Sealed(sealed))?;
    zstd::bulk::decompress(&compressed, decompressed_size(&compressed)?)
        .map_err(|_| StoreError::Corrupt { what: "body" })
}

/// As [`get`], parsed.
pub fn get_json(tx: &ReadTx<'_>, tenant: TenantId, digest: ContentDigest) -> Result<serde_json::Value, StoreError> {
    serde_json::from_slice(&get(tx, tenant, digest)?).map_err(|_| StoreError::Corrupt { what: "body" })
}

fn exists(tx: &ReadTx<'_>, tenant: TenantId, digest: ContentDigest) -> Result<bool, StoreError> {
    let found = tx
        .sql
        .prepare_cached(
            "SELECT 1
             FROM bodies
             WHERE tenant_id = :tenant_id AND digest = :digest",
        )?
        .exists(named_params! { ":tenant_id": tenant.to_string(), ":digest": digest.0 })?;
    Ok(found)
}

fn decompressed_size(compressed: &[u8]) -> Result<usize, StoreError> {
    zstd::bulk::Decompressor::upper_bound(compressed)
        .filter(|size| *size <= LIMIT_BYTES)
        .ok_or(StoreError::Corrupt { what: "body" })
}

fn row_name(tenant: TenantId, digest: ContentDigest) -> String {
    let hex: String = digest.0.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{tenant}/{hex}")
}

fn place(row: &str) -> Place<'_> {
    Place { table: "bodies", row, column: "body" }
}
