//! From the active baseline to a file.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::domain::baseline::{Document, DocumentResource, Heading};
use crate::domain::catalog::{Area, PARENT_ID, RequestKind};
use crate::domain::model::{AreaKey, TenantId, Timestamp};
use crate::domain::normalise::portable;
use crate::pipeline::names::{Question, answer_one};
use crate::pipeline::{Actor, Context, PipelineError, areas};
use crate::store::audit::{NewEntry, append};
use crate::store::baselines::{Baseline, BaselineResource};
use crate::store::{ReadTx, StoreError, WriteTx, baselines, bodies, resource_groups};

/// The active baseline of an area as a document.
///
/// # Errors
/// [`PipelineError::NoBaseline`].
pub async fn export(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    area: String,
) -> Result<Document, PipelineError> {
    let area = areas::known(context, &area)?;
    let (key, of_key) = (area.key.clone(), area.key.clone());
    let found = context.store.read(move |tx| active_document(tx, tenant, &area)).await?;
    let document = found.ok_or(PipelineError::NoBaseline { area: key })?;
    let now = context.clock.now();
    let record = move |tx: &mut WriteTx<'_>| {
        let (subject, detail) = (tenant.to_string(), json!({ "area": of_key }));
        let entry =
            NewEntry { at: now, actor: &actor, action: "baseline.export", subject, tenant: Some(tenant), detail };
        append(tx, &entry)
    };
    context.store.write(record).await?;
    Ok(document)
}

/// The areas of the tenant that have an active baseline, sorted.
///
/// # Errors
/// Those of the store.
pub async fn exportable(context: &Context, tenant: TenantId) -> Result<Vec<AreaKey>, PipelineError> {
    let active = context.store.read(move |tx| baselines::active_of_tenant(tx, tenant)).await?;
    let mut keys: Vec<AreaKey> = active.into_iter().map(|baseline| baseline.area).collect();
    keys.sort();
    Ok(keys)
}

pub(super) fn active_document(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Arc<Area>,
) -> Result<Option<Document>, StoreError> {
    let Some(baseline) = baselines::active(tx, tenant, &area.key)? else { return Ok(None) };
    let groups = resource_groups::of_area(tx, tenant, &area.key)?;
    let resources = baselines::resources(tx, baseline.id)?.into_iter();
    let resources = resources.map(|resource| document_resource(tx, tenant, area, resource, baseline.created_at));
    let resources = resources.collect::<Result<_, StoreError>>()?;
    let Baseline { label, note, mode, new_resources, .. } = baseline;
    let (area, title) = (area.key.clone(), area.title.clone());
    Ok(Some(Document::new(Heading { area, title, label, note, mode, new_resources }, &groups, resources)))
}

fn document_resource(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Arc<Area>,
    resource: BaselineResource,
    since: Timestamp,
) -> Result<DocumentResource, StoreError> {
    let raw = bodies::get_json(tx, tenant, resource.body)?;
    let properties = portable(area, &raw).map_err(|_| StoreError::Corrupt { what: "body" })?;
    let parent = raw.get(PARENT_ID).and_then(Value::as_str).filter(|parent| *parent != resource.resource_id.as_str());
    Ok(DocumentResource {
        names: named(tx, tenant, area, &properties, since)?,
        parent: parent.map(str::to_owned),
        name: resource.name,
        id: resource.resource_id,
        mode: resource.watch.mode,
        watched_paths: resource.watch.used_paths().map(str::to_owned).collect(),
        group: None,
        properties,
    })
}

fn named(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Arc<Area>,
    properties: &Value,
    since: Timestamp,
) -> Result<BTreeMap<String, String>, StoreError> {
    let question = Question { tenant, area: Some(Arc::clone(area)), path: "", values: vec![properties], since };
    let known = answer_one(tx, question)?;
    Ok(known.into_iter().filter_map(|(id, name)| Some((id, name.name?))).collect())
}

/// The body of a resource with its properties: what [`portable`] leaves out that tells which resource it is.
pub(super) fn body_of(area: &Area, resource: &DocumentResource) -> Value {
    let mut members = serde_json::Map::new();
    let id = resource.id.as_str();
    let is_singleton = area.request.kind == RequestKind::Singleton;
    let is_known_by_parent = is_singleton && area.request.parents.is_some();
    let stands_for_area = is_singleton && id == area.key.as_str();
    if !is_known_by_parent && !stands_for_area {
        members.insert(area.identity.id.clone(), Value::String(id.to_owned()));
    }
    if let Some(parent) = resource.parent.as_deref().or(is_known_by_parent.then_some(id)) {
        members.insert(PARENT_ID.to_owned(), Value::String(parent.to_owned()));
    }
    if let Value::Object(properties) = &resource.properties {
        members.extend(
            properties
                .iter()
                .filter(|(key, _)| **key != area.identity.id)
                .map(|(key, value)| (key.clone(), value.clone())),
        );
    }
    Value::Object(members)
}
