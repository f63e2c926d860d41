//! From a file to a new version.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use serde_json::json;

use super::export::{active_document, body_of};
use super::versions::with_states;
use super::{Draft, agreed, label, note, save, tell};
use crate::crypto::ContentDigest;
use crate::domain::baseline::{AgreedChange, Document, compare_versions};
use crate::domain::catalog::Area;
use crate::domain::model::{AreaKey, ResourceId, TenantId, Timestamp};
use crate::domain::normalise::{ContentHash, portable};
use crate::pipeline::compare::Outcome;
use crate::pipeline::{Actor, Context, PipelineError, areas};
use crate::store::baselines::BaselineResource;
use crate::store::{WriteTx, baselines, bodies, resource_groups, tenants};

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    pub area: AreaKey,
    /// The new version; none where the file says what is agreed already.
    pub version: Option<u64>,
    /// Resources by what the new version says otherwise about them.
    pub added: usize,
    pub removed: usize,
    pub changed: usize,
    pub rewatched: usize,
    pub raised: usize,
    pub resolved: usize,
}

/// How a file is imported.
#[derive(Debug, Clone, Default)]
pub struct ImportSettings {
    /// In place of the label of the file.
    pub label: Option<String>,
    /// Tell what it would do, and do nothing.
    pub dry_run: bool,
}

/// Makes what a file says the agreed state of an area.
///
/// # Errors
/// [`PipelineError::UnknownArea`], [`PipelineError::NotDeployed`], or [`PipelineError::Invalid`] naming the field.
pub async fn import(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    document: Document,
    settings: ImportSettings,
) -> Result<Imported, PipelineError> {
    let area = areas::known_in(context, tenant, document.area.as_str())?;
    let key = area.key.clone();
    let now = context.clock.now();
    let ImportSettings { label: instead, dry_run } = settings;
    let label = label(instead.as_deref().unwrap_or(&document.label))?;
    let document = document.labelled(label);
    let work = move |tx: &mut WriteTx<'_>| imported(tx, &actor, tenant, &area, &document, now);
    if dry_run {
        let (imported, _) = context.store.rehearse(work).await?;
        return Ok(Imported { version: None, ..imported });
    }
    let (imported, outcome) = context.store.try_write(work).await?;
    tell(context, tenant, &key, outcome);
    Ok(imported)
}

fn imported(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    tenant: TenantId,
    area: &Arc<Area>,
    document: &Document,
    now: Timestamp,
) -> Result<(Imported, Outcome), PipelineError> {
    if tenants::find(tx, tenant)?.is_none() {
        return Err(PipelineError::NotFound { what: "tenant" });
    }
    let active = baselines::active(tx, tenant, &area.key)?;
    let before = match &active {
        Some(baseline) => baselines::resources(tx, baseline.id)?,
        None => Vec::new(),
    };
    let after = stored(tx, tenant, area, document, &before)?;
    let groups = document.resource_groups();
    let mut report = report(tx, tenant, area, &before, &after)?;
    // Another label alone agrees to nothing new: a run that imports the same files each night makes no versions.
    let says_the_same = |now: Document| now.labelled(document.label.clone()).says_the_same_as(document);
    if active_document(tx, tenant, area)?.is_some_and(says_the_same) {
        return Ok((report, Outcome::default()));
    }
    resource_groups::replace(tx, tenant, &area.key, &groups)?;
    let draft = Draft {
        label: document.label.clone(),
        note: note(&document.note)?,
        mode: document.mode,
        new_resources: document.new_resources,
        resources: after,
        source: json!({ "kind": "file" }),
    };
    let (baseline, outcome) = save(tx, actor, tenant, area, draft, now)?;
    report.version = Some(baseline.version);
    (report.raised, report.resolved) = (outcome.opened, outcome.resolved);
    Ok((report, outcome))
}

/// A body that says the same as before stays as it was, with everything that files leave out.
fn stored(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    document: &Document,
    before: &[BaselineResource],
) -> Result<Vec<BaselineResource>, PipelineError> {
    let before: HashMap<&ResourceId, &BaselineResource> =
        before.iter().map(|resource| (&resource.resource_id, resource)).collect();
    let mut all = Vec::with_capacity(document.resources.len());
    for resource in &document.resources {
        let body = body_of(area, resource);
        let new = BaselineResource {
            resource_id: resource.id.clone(),
            name: resource.name.clone(),
            watch: resource.watch(),
            body: ContentDigest([0; 32]),
            canonical_hash: ContentHash([0; 32]),
            rules_revision: String::new(),
        };
        let kept = match before.get(&resource.id) {
            Some(known) => {
                let raw = bodies::get_json(tx, tenant, known.body)?;
                (portable(area, &raw).ok() == portable(area, &body).ok()).then_some(*known)
            }
            None => None,
        };
        all.push(match kept {
            Some(known) => BaselineResource { name: new.name, watch: new.watch, ..known.clone() },
            None => agreed(tx, tenant, area, new, &body)?,
        });
    }
    Ok(all)
}

fn report(
    tx: &WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    before: &[BaselineResource],
    after: &[BaselineResource],
) -> Result<Imported, PipelineError> {
    let changes = compare_versions(
        &with_states(tx, tenant, area, before, after)?,
        &with_states(tx, tenant, area, after, before)?,
    );
    let count = |is_wanted: fn(&AgreedChange) -> bool| {
        let ids: BTreeSet<&ResourceId> =
            changes.iter().filter(|change| is_wanted(&change.what)).map(|change| &change.resource_id).collect();
        ids.len()
    };
    Ok(Imported {
        area: area.key.clone(),
        version: None,
        added: count(|what| matches!(what, AgreedChange::Added)),
        removed: count(|what| matches!(what, AgreedChange::Removed)),
        changed: count(|what| matches!(what, AgreedChange::Changed(_))),
        rewatched: count(|what| matches!(what, AgreedChange::Rewatched { .. })),
        raised: 0,
        resolved: 0,
    })
}
