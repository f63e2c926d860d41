//! Capturing, editing, activating and removing baselines. Each change compares at once, so that the drifts on the
//! screen always speak of the baseline on the screen.

mod capture;
mod edit;
mod export;
mod from_tenant;
mod groups;
mod import;
mod properties;
mod renamed;
mod update;
mod versions;

use serde_json::json;

use super::compare::{Outcome, compare_area};
use super::{Actor, Context, Event, PipelineError, areas, ids};
use crate::domain::baseline::{NewResources, ResourceMode};
use crate::domain::catalog::Area;
use crate::domain::drift::{Resolution, Sight};
use crate::domain::model::{AreaKey, TenantId, Timestamp};
use crate::domain::normalise::{NormaliseError, normalise};
use crate::store::audit::{NewEntry, append};
use crate::store::baselines::{Baseline, BaselineResource};
use crate::store::{StoreError, WriteTx, agreements, baselines, bodies};

pub use capture::{AreaCapture, Capture, Captured, Source, capture, capture_many};
pub use edit::{Edit, Expected, Foreseen, ForeseenDrift, ResourceEdit, edit, preview};
pub use export::{export, exportable};
pub use from_tenant::Origin;
pub use groups::{groups, set_groups};
pub use import::{ImportSettings, Imported, import};
pub use properties::{Property, ResourceProperties, properties};
pub(super) use renamed::rename;
pub(super) use update::adopt_where;
pub use update::{Reach, Updated, update_from_drifts};
pub use versions::{Comparison, compare, relabel, version};

const LABEL_LIMIT_CHARACTERS: usize = 200;
const NOTE_LIMIT_CHARACTERS: usize = 2_000;

/// Makes an earlier version the active one again.
///
/// # Errors
/// [`PipelineError::NotFound`] when the area has no such version.
pub async fn activate(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    area: String,
    version: u64,
) -> Result<Baseline, PipelineError> {
    let area = areas::known_in(context, tenant, &area)?;
    let key = area.key.clone();
    let now = context.clock.now();
    let (result, outcome) = context
        .store
        .write(move |tx| {
            let all = baselines::versions(tx, tenant, &area.key)?;
            let Some(baseline) = all.into_iter().find(|baseline| baseline.version == version) else {
                return Ok((Err(PipelineError::NotFound { what: "baseline version" }), Outcome::default()));
            };
            let before = baselines::active(tx, tenant, &area.key)?.map(|active| active.version);
            baselines::activate(tx, &baseline)?;
            agreements::turn(tx, tenant, &area.key, Some(baseline.id), now)?;
            let detail = json!({ "area": area.key, "label": baseline.label, "before": before, "after": version });
            record_with(tx, &actor, "baseline.activate", &baseline, detail, now)?;
            let outcome = compare_area(tx, tenant, &area, Sight::Whole(Resolution::BaselineUpdated), now)?;
            Ok((Ok(Baseline { active: true, ..baseline }), outcome))
        })
        .await?;
    tell(context, tenant, &key, outcome);
    result
}

/// Leaves the area without a baseline; its versions stay and can be activated again.
///
/// # Errors
/// [`PipelineError::NoBaseline`].
pub async fn remove(context: &Context, actor: Actor, tenant: TenantId, area: String) -> Result<(), PipelineError> {
    let area = areas::known(context, &area)?;
    let key = area.key.clone();
    let now = context.clock.now();
    let (result, outcome) = context
        .store
        .write(move |tx| {
            let Some(baseline) = baselines::active(tx, tenant, &area.key)? else {
                return Ok((Err(PipelineError::NoBaseline { area: area.key.clone() }), Outcome::default()));
            };
            baselines::deactivate(tx, tenant, &area.key)?;
            agreements::turn(tx, tenant, &area.key, None, now)?;
            record(tx, &actor, "baseline.remove", &baseline, now)?;
            let outcome = compare_area(tx, tenant, &area, Sight::Whole(Resolution::BaselineRemoved), now)?;
            Ok((Ok(()), outcome))
        })
        .await?;
    tell(context, tenant, &key, outcome);
    result
}

/// The active baseline with its resources.
///
/// # Errors
/// [`PipelineError::NoBaseline`].
pub async fn active(
    context: &Context,
    tenant: TenantId,
    area: String,
) -> Result<(Baseline, Vec<BaselineResource>), PipelineError> {
    let key = areas::known(context, &area)?.key.clone();
    let area = key.clone();
    let found = context
        .store
        .read(move |tx| {
            let Some(baseline) = baselines::active(tx, tenant, &area)? else {
                return Ok(None);
            };
            let resources = baselines::resources(tx, baseline.id)?;
            Ok(Some((baseline, resources)))
        })
        .await?;
    found.ok_or(PipelineError::NoBaseline { area: key })
}

/// All versions of the area's baseline, the newest first.
///
/// # Errors
/// [`PipelineError::UnknownArea`].
pub async fn versions(context: &Context, tenant: TenantId, area: String) -> Result<Vec<Baseline>, PipelineError> {
    let area = areas::known(context, &area)?;
    Ok(context.store.read(move |tx| baselines::versions(tx, tenant, &area.key)).await?)
}

/// A version before it is saved.
pub(super) struct Draft {
    pub(super) label: String,
    pub(super) note: String,
    pub(super) mode: ResourceMode,
    pub(super) new_resources: NewResources,
    pub(super) resources: Vec<BaselineResource>,
    /// Where it comes from, for the audit trail.
    pub(super) source: serde_json::Value,
}

/// Saves the version, makes it the active one and compares.
fn save(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    tenant: TenantId,
    area: &Area,
    draft: Draft,
    now: Timestamp,
) -> Result<(Baseline, Outcome), StoreError> {
    let baseline = put(tx, actor, tenant, area, draft, now)?;
    let outcome = compare_area(tx, tenant, area, Sight::Whole(Resolution::BaselineUpdated), now)?;
    Ok((baseline, outcome))
}

/// Saves the version and makes it the active one.
fn put(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    tenant: TenantId,
    area: &Area,
    draft: Draft,
    now: Timestamp,
) -> Result<Baseline, StoreError> {
    let Draft { label, note, mode, new_resources, resources, source } = draft;
    let before = baselines::active(tx, tenant, &area.key)?.map(|active| active.version);
    let last = baselines::versions(tx, tenant, &area.key)?.first().map_or(0, |baseline| baseline.version);
    let baseline = Baseline {
        id: ids::baseline(),
        tenant_id: tenant,
        area: area.key.clone(),
        version: last + 1,
        label,
        note,
        mode,
        new_resources,
        active: true,
        created_at: now,
        created_by: actor.name.clone(),
        resource_count: u64::try_from(resources.len()).unwrap_or(u64::MAX),
    };
    baselines::insert(tx, &baseline, &resources)?;
    let (version, label) = (baseline.version, &baseline.label);
    let detail = json!({ "area": area.key, "label": label, "source": source, "before": before, "after": version });
    record_with(tx, actor, "baseline.save", &baseline, detail, now)?;
    Ok(baseline)
}

/// A resource whose agreed state is this body. It may lack everything that is not configuration.
///
/// # Errors
/// [`PipelineError::Invalid`] when the area's rules refuse the body.
fn agreed(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    resource: BaselineResource,
    body: &serde_json::Value,
) -> Result<BaselineResource, PipelineError> {
    let refused = |error: NormaliseError| PipelineError::Invalid {
        field: "resources",
        expected: format!("{} ({}): {error}", resource.name, resource.resource_id),
    };
    let hash = normalise(area, body).map_err(refused)?.hash();
    let bytes = serde_json::to_vec(body).map_err(|_| StoreError::Corrupt { what: "body" })?;
    let body = bodies::put(tx, tenant, &bytes)?;
    Ok(BaselineResource { body, canonical_hash: hash, rules_revision: area.rules_revision().to_owned(), ..resource })
}

fn record(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    action: &'static str,
    baseline: &Baseline,
    now: Timestamp,
) -> Result<(), StoreError> {
    let detail = json!({ "area": baseline.area, "version": baseline.version, "label": baseline.label });
    record_with(tx, actor, action, baseline, detail, now)
}

fn record_with(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    action: &'static str,
    baseline: &Baseline,
    detail: serde_json::Value,
    now: Timestamp,
) -> Result<(), StoreError> {
    append(
        tx,
        &NewEntry {
            at: now,
            actor,
            action,
            subject: baseline.id.to_string(),
            tenant: Some(baseline.tenant_id),
            detail,
        },
    )
}

fn tell(context: &Context, tenant: TenantId, area: &AreaKey, outcome: Outcome) {
    let Outcome { opened, resolved } = outcome;
    context.publish(Event::Drift { tenant_id: tenant, area: area.clone(), opened, resolved });
}

fn label(text: &str) -> Result<String, PipelineError> {
    let text = text.trim();
    let valid = text.chars().count() <= LABEL_LIMIT_CHARACTERS && !text.chars().any(char::is_control);
    let expected = || format!("expected at most {LABEL_LIMIT_CHARACTERS} printable characters");
    if valid { Ok(text.to_owned()) } else { Err(PipelineError::Invalid { field: "label", expected: expected() }) }
}

fn note(text: &str) -> Result<String, PipelineError> {
    let text = text.trim();
    let printable = |character: char| !character.is_control() || character == '\n';
    let valid = text.chars().count() <= NOTE_LIMIT_CHARACTERS && text.chars().all(printable);
    let expected = || format!("expected at most {NOTE_LIMIT_CHARACTERS} printable characters");
    if valid { Ok(text.to_owned()) } else { Err(PipelineError::Invalid { field: "note", expected: expected() }) }
}
