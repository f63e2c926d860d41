//! A resource that was made anew has another id: what is agreed goes on speaking of it.

use serde_json::{Value, json};

use super::{Draft, agreed, put};
use crate::domain::catalog::{self, Area};
use crate::domain::model::{ResourceId, TenantId, Timestamp};
use crate::pipeline::{Actor, PipelineError};
use crate::store::baselines::{Baseline, BaselineResource};
use crate::store::{WriteTx, baselines, bodies};

/// A shorter text may stand for something else as well.
const LEAST_ID_BYTES: usize = 20;

/// Saves a new version of each baseline that speaks of the resource, with the new id in place of the former one. It is
/// not compared: what was read before knows nothing of the new resource, and the next collection does.
///
/// # Errors
/// Those of the store, or [`PipelineError::Invalid`] when a body is refused.
pub(in crate::pipeline) fn rename(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    tenant: TenantId,
    area: &Area,
    (former, new): (&ResourceId, &ResourceId),
    now: Timestamp,
) -> Result<(), PipelineError> {
    for speaking in catalog::all().filter(|other| other.key == area.key || refers(other, area)) {
        let Some(baseline) = baselines::active(tx, tenant, &speaking.key)? else { continue };
        let of_area = speaking.key == area.key;
        let mut is_changed = false;
        let mut all = Vec::new();
        for resource in baselines::resources(tx, baseline.id)? {
            let (resource, changed) = renamed(tx, tenant, speaking, resource, (former, new), of_area)?;
            is_changed |= changed;
            all.push(resource);
        }
        if is_changed {
            put(tx, actor, tenant, speaking, draft(baseline, all, (former, new)), now)?;
        }
    }
    Ok(())
}

fn draft(baseline: Baseline, resources: Vec<BaselineResource>, (former, new): (&ResourceId, &ResourceId)) -> Draft {
    Draft {
        label: baseline.label,
        note: "A resource was made anew and has another id.".to_owned(),
        mode: baseline.mode,
        new_resources: baseline.new_resources,
        resources,
        source: json!({ "kind": "restore", "formerId": former, "newId": new }),
    }
}

fn renamed(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    resource: BaselineResource,
    (former, new): (&ResourceId, &ResourceId),
    of_area: bool,
) -> Result<(BaselineResource, bool), PipelineError> {
    let is_itself = of_area && resource.resource_id == *former;
    if !is_itself && former.as_str().len() < LEAST_ID_BYTES {
        return Ok((resource, false));
    }
    let body = bodies::get_json(tx, tenant, resource.body)?;
    let mut changed = put_in_place(&body, former.as_str(), new.as_str());
    if is_itself && let Some(members) = changed.as_object_mut() {
        members.insert(area.identity.id.clone(), Value::String(new.to_string()));
    }
    if !is_itself && changed == body {
        return Ok((resource, false));
    }
    let resource_id = if is_itself { new.clone() } else { resource.resource_id.clone() };
    let resource = agreed(tx, tenant, area, BaselineResource { resource_id, ..resource }, &changed)?;
    Ok((resource, true))
}

/// Every text that is the former id is the new one.
fn put_in_place(value: &Value, former: &str, new: &str) -> Value {
    match value {
        Value::String(text) if text.eq_ignore_ascii_case(former) => Value::String(new.to_owned()),
        Value::Array(items) => items.iter().map(|item| put_in_place(item, former, new)).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, member)| (name.clone(), put_in_place(member, former, new))).collect()
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

fn refers(other: &Area, area: &Area) -> bool {
    other.references.values().any(|reference| reference.area == area.key)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::put_in_place;

    #[test]
    fn only_whole_texts_that_are_the_id_are_replaced() {
        let former = "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42";
        let body =
            json!({ "a": [former.to_uppercase(), "x"], "b": { "c": format!("{former} and more"), "d": former } });
        let expected = json!({ "a": ["new", "x"], "b": { "c": format!("{former} and more"), "d": "new" } });
        assert_eq!(put_in_place(&body, former, "new"), expected);
    }
}
