//! Names in place of ids: a person knows a group by its name.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

use crate::store::drifts::Drift;
use crate::store::{ReadTx, StoreError, resources};

/// By id, as it stands in the value.
pub type Names = BTreeMap<String, String>;

/// A value that refers to more objects than this is not read by its names.
const NAMES_LIMIT: usize = 200;

/// The names of the objects that the values of a drift refer to. What was never read has none.
pub(super) fn names_in(tx: &ReadTx<'_>, drift: &Drift) -> Result<Names, StoreError> {
    let mut ids = BTreeSet::new();
    let detail = &drift.detail;
    for value in [&detail.before, &detail.after].into_iter().chain(&detail.added).chain(&detail.removed) {
        collect_guids(value, &mut ids);
    }
    let mut names = Names::new();
    for id in ids.into_iter().take(NAMES_LIMIT) {
        let Ok(resource) = id.parse() else { continue };
        if let Some(name) = resources::name(tx, drift.tenant_id, &resource)? {
            names.insert(id.to_owned(), name);
        }
    }
    Ok(names)
}

fn collect_guids<'v>(value: &'v Value, ids: &mut BTreeSet<&'v str>) {
    match value {
        Value::String(text) if text.len() == 36 && Uuid::try_parse(text).is_ok() => drop(ids.insert(text)),
        Value::Array(items) => items.iter().for_each(|item| collect_guids(item, ids)),
        Value::Object(members) => members.values().for_each(|member| collect_guids(member, ids)),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
