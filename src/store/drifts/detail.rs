//! Where a drift lies and what it says, as it is sealed.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::crypto::{DataKey, Place, Sealed};
use crate::domain::diff::{ChangeKind, PropertyChange};
use crate::domain::drift::Found;
use crate::domain::model::{DriftId, Verdict};
use crate::store::StoreError;

/// Without a place for a resource that is missing or unexpected.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Detail {
    pub path: String,
    pub kind: Option<ChangeKind>,
    pub before: Value,
    pub after: Value,
    pub added: Vec<Value>,
    pub removed: Vec<Value>,
    /// Unknown in what was sealed before there were verdicts.
    #[serde(default)]
    pub verdict: Verdict,
}

impl Detail {
    pub fn of(found: &Found) -> Self {
        let verdict = found.verdict.clone();
        match found.property().cloned() {
            None => Self { verdict, ..Self::default() },
            Some(PropertyChange { path, kind, before, after, added, removed, after_hash: _ }) => {
                Self { path, kind: Some(kind), before, after, added, removed, verdict }
            }
        }
    }
}

pub(super) fn seal(key: &DataKey, drift: DriftId, detail: &Detail) -> Result<Sealed, StoreError> {
    let json = serde_json::to_vec(detail).map_err(|_| StoreError::Corrupt { what: "drift detail" })?;
    Ok(key.seal(&place(&drift.to_string()), &json))
}

pub(super) fn open(key: &DataKey, drift: DriftId, sealed: &Sealed) -> Result<Detail, StoreError> {
    let json = key.open(&place(&drift.to_string()), sealed)?;
    serde_json::from_slice(&json).map_err(|_| StoreError::Corrupt { what: "drift detail" })
}

fn place(row: &str) -> Place<'_> {
    Place { table: "drifts", row, column: "detail" }
}
