//! What of a plan is made of resource bodies, as it is sealed.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::crypto::{Place, Sealed};
use crate::domain::model::{PlanId, TenantId};
use crate::store::{ReadTx, StoreError};

/// A plan may hold hundreds of bodies, which are much alike. Level 3 is zstd's own default.
const COMPRESSION_LEVEL: i32 = 3;
/// A plan beyond it was not written by us.
const LIMIT_BYTES: usize = 256 * 1024 * 1024;

/// The sealed columns.
#[derive(Debug, Clone, Copy)]
pub(super) enum Column {
    Content,
    Notes,
    Error,
    CameBack,
}

impl Column {
    fn place(self, row: &str) -> Place<'_> {
        let (table, column) = match self {
            Self::Content => ("plans", "content"),
            Self::Notes => ("plans", "notes"),
            Self::Error => ("plan_operations", "error"),
            Self::CameBack => ("plan_operations", "came_back"),
        };
        Place { table, row, column }
    }
}

/// The row of a request.
pub(super) fn operation_row(plan: PlanId, number: u32) -> String {
    format!("{plan}/{number}")
}

pub(super) fn seal<T: Serialize>(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    column: Column,
    row: &str,
    value: &T,
) -> Result<Vec<u8>, StoreError> {
    let json = serde_json::to_vec(value).map_err(|_| StoreError::Corrupt { what: "plan" })?;
    let compressed =
        zstd::bulk::compress(&json, COMPRESSION_LEVEL).map_err(|_| StoreError::Corrupt { what: "plan" })?;
    Ok(tx.data_key(tenant)?.seal(&column.place(row), &compressed).0)
}

pub(super) fn open<T: DeserializeOwned>(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    column: Column,
    row: &str,
    sealed: Vec<u8>,
) -> Result<T, StoreError> {
    let compressed = tx.data_key(tenant)?.open(&column.place(row), &Sealed(sealed))?;
    let size = zstd::bulk::Decompressor::upper_bound(&compressed).filter(|size| *size <= LIMIT_BYTES);
    let size = size.ok_or(StoreError::Corrupt { what: "plan" })?;
    let json = zstd::bulk::decompress(&compressed, size).map_err(|_| StoreError::Corrupt { what: "plan" })?;
    serde_json::from_slice(&json).map_err(|_| StoreError::Corrupt { what: "plan" })
}
