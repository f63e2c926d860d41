//! Making, changing and deleting custom collectors. What is read is as it was made: a change of it would call missing
//! what was read before, so it is a new collector.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::compare::{Outcome, compare_area};
use super::custom_areas::refresh;
use super::{Actor, Context, Event, PipelineError, areas, ids};
use crate::domain::catalog::{self, Area, CollectorDefinition, CollectorFault};
use crate::domain::drift::{Resolution, Sight};
use crate::domain::model::{AreaKey, CollectorId, Severity, TenantId, Timestamp};
use crate::store::audit::{NewEntry, append};
use crate::store::collectors::{self as stored, Deployment};
use crate::store::{ReadTx, StoreError, WriteTx, agreements, baselines, tenants};

/// More than anybody can oversee; each is read in each tenant.
const COLLECTORS_LIMIT: usize = 200;

/// A collector with its definition understood.
#[derive(Debug, Clone)]
pub struct Collector {
    pub row: stored::Collector,
    pub definition: CollectorDefinition,
}

/// What may change; what is `None` stays. There is no field for what is read.
#[derive(Debug, Clone, Default)]
pub struct CollectorChange {
    pub title: Option<String>,
    pub description: Option<String>,
    pub name: Option<String>,
    pub volatile: Option<Vec<String>>,
    pub ordered: Option<Vec<String>>,
    pub keyed: Option<std::collections::BTreeMap<String, Vec<String>>>,
    pub secrets: Option<Vec<String>>,
    pub severity: Option<Severity>,
    pub permissions: Option<Vec<String>>,
    pub deployment: Option<Deployment>,
}

/// All that are not deleted, by title.
///
/// # Errors
/// Those of the store.
pub async fn list(context: &Context) -> Result<Vec<Collector>, PipelineError> {
    let rows = context.store.read(stored::list).await?;
    let live = rows.into_iter().filter(|row| row.deleted_at.is_none());
    // One that this version does not understand is told by the log at each start; the others are still shown.
    let mut found: Vec<Collector> = live.filter_map(|row| understood(row).ok()).collect();
    found.sort_by_key(|collector| (collector.definition.title.to_lowercase(), collector.row.id.0));
    Ok(found)
}

/// # Errors
/// [`PipelineError::NotFound`].
pub async fn get(context: &Context, id: CollectorId) -> Result<Collector, PipelineError> {
    let row = context.store.read(move |tx| stored::find(tx, id)).await?;
    Ok(understood(row.ok_or(PipelineError::NotFound { what: "collector" })?)?)
}

/// # Errors
/// [`PipelineError::Invalid`] names the field.
pub async fn create(
    context: &Context,
    actor: Actor,
    definition: CollectorDefinition,
    deployment: Deployment,
) -> Result<CollectorId, PipelineError> {
    let now = context.clock.now();
    let definition = tidy(definition);
    let id = ids::collector();
    let made = context
        .store
        .write(move |tx| {
            let area = free_key(tx, &definition.title)?;
            let row = stored::Collector {
                id,
                area,
                definition: text_of(&definition)?,
                version: 1,
                deployment,
                created_at: now,
                created_by: actor.name.clone(),
                changed_at: now,
                changed_by: actor.name.clone(),
                deleted_at: None,
            };
            let collector = Collector { row, definition };
            if let Err(fault) = check_count(tx)?.and(checked(tx, &collector)?) {
                return Ok(Err(fault));
            }
            stored::insert(tx, &collector.row)?;
            record(tx, &actor, "collector.create", &collector.row, told(&collector), now)?;
            Ok(Ok(()))
        })
        .await?;
    made?;
    refresh(context).await?;
    Ok(id)
}

/// Changes everything but what is read. Where a tenant is left out, its baseline is put aside as if it was removed.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::Stale`], or [`PipelineError::Invalid`] naming the field.
pub async fn change(
    context: &Context,
    actor: Actor,
    id: CollectorId,
    based_on: u64,
    change: CollectorChange,
) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let changed = context
        .store
        .write(move |tx| {
            let Some(row) = stored::find(tx, id)? else {
                return Ok(Err(PipelineError::NotFound { what: "collector" }));
            };
            if row.version != based_on {
                return Ok(Err(PipelineError::Stale { current: row.version }));
            }
            let before = understood(row)?;
            let after = changed(&before, change, &actor, now)?;
            let area = match checked(tx, &after)? {
                Ok(area) => area,
                Err(fault) => return Ok(Err(fault.into())),
            };
            stored::update(tx, &after.row)?;
            let detail = json!({ "before": told(&before), "after": told(&after) });
            record(tx, &actor, "collector.change", &after.row, detail, now)?;
            let left = put_aside(tx, &actor, &area, &after.row.deployment, now)?;
            Ok(Ok((area, left)))
        })
        .await?;
    let (area, left) = changed?;
    refresh(context).await?;
    tell(context, &area.key, left);
    compare_everywhere(context, area.key).await
}

/// Deletes the collector; what was read and what drifted stays as history.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn delete(context: &Context, actor: Actor, id: CollectorId) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let deleted = context
        .store
        .write(move |tx| {
            let Some(row) = stored::find(tx, id)? else { return Ok(None) };
            let nowhere = Deployment::Tenants(BTreeSet::new());
            let row = stored::Collector {
                deployment: nowhere,
                deleted_at: Some(now),
                changed_at: now,
                changed_by: actor.name.clone(),
                ..row
            };
            stored::update(tx, &row)?;
            record(tx, &actor, "collector.delete", &row, json!({ "area": row.area }), now)?;
            let Collector { row, definition } = understood(row)?;
            let area = definition.area(row.area).map_err(|_| StoreError::Corrupt { what: "collector" })?;
            let left = put_aside(tx, &actor, &area, &row.deployment, now)?;
            Ok(Some((area.key, left)))
        })
        .await?;
    let (area, left) = deleted.ok_or(PipelineError::NotFound { what: "collector" })?;
    refresh(context).await?;
    tell(context, &area, left);
    Ok(())
}

/// The drifts of tenants that the area is not read in any more are resolved: nobody would ever see them go. Their
/// baselines are put aside and can be activated again.
fn put_aside(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    area: &Area,
    deployment: &Deployment,
    now: Timestamp,
) -> Result<Vec<(TenantId, Outcome)>, StoreError> {
    let mut left = Vec::new();
    for tenant in baselines::tenants_of(tx, &area.key)? {
        if deployment.covers(tenant) {
            continue;
        }
        let Some(baseline) = baselines::active(tx, tenant, &area.key)? else { continue };
        baselines::deactivate(tx, tenant, &area.key)?;
        agreements::turn(tx, tenant, &area.key, None, now)?;
        let entry = NewEntry {
            at: now,
            actor,
            action: "baseline.remove",
            subject: baseline.id.to_string(),
            tenant: Some(tenant),
            detail: json!({ "area": area.key, "version": baseline.version, "label": baseline.label }),
        };
        append(tx, &entry)?;
        left.push((tenant, compare_area(tx, tenant, area, Sight::Whole(Resolution::BaselineRemoved), now)?));
    }
    Ok(left)
}

/// New rules apply to what was read already. Each tenant is a transaction of its own, so that many of them do not hold
/// up the writer; one that is left out by a crash is compared at its next sync.
async fn compare_everywhere(context: &Context, key: AreaKey) -> Result<(), PipelineError> {
    let of_key = key.clone();
    let with_baseline = context.store.read(move |tx| baselines::tenants_of(tx, &of_key)).await?;
    for tenant in with_baseline {
        let now = context.clock.now();
        let Some(area) = areas::find(context, &key) else { return Ok(()) };
        let sight = Sight::Whole(Resolution::BaselineUpdated);
        let outcome = context.store.write(move |tx| compare_area(tx, tenant, &area, sight, now)).await?;
        tell(context, &key, vec![(tenant, outcome)]);
    }
    Ok(())
}

fn tell(context: &Context, area: &AreaKey, outcomes: Vec<(TenantId, Outcome)>) {
    for (tenant_id, Outcome { opened, resolved }) in outcomes {
        context.publish(Event::Drift { tenant_id, area: area.clone(), opened, resolved });
    }
}

fn changed(
    before: &Collector,
    change: CollectorChange,
    actor: &Actor,
    now: Timestamp,
) -> Result<Collector, StoreError> {
    let old = before.definition.clone();
    let definition = tidy(CollectorDefinition {
        source: old.source,
        title: change.title.unwrap_or(old.title),
        description: change.description.unwrap_or(old.description),
        name: change.name.unwrap_or(old.name),
        volatile: change.volatile.unwrap_or(old.volatile),
        ordered: change.ordered.unwrap_or(old.ordered),
        keyed: change.keyed.unwrap_or(old.keyed),
        secrets: change.secrets.unwrap_or(old.secrets),
        severity: change.severity.unwrap_or(old.severity),
        permissions: change.permissions.unwrap_or(old.permissions),
    });
    let row = stored::Collector {
        definition: text_of(&definition)?,
        version: before.row.version + 1,
        deployment: change.deployment.unwrap_or_else(|| before.row.deployment.clone()),
        changed_at: now,
        changed_by: actor.name.clone(),
        ..before.row.clone()
    };
    Ok(Collector { row, definition })
}

/// Space at the ends is a slip of the hand.
fn tidy(definition: CollectorDefinition) -> CollectorDefinition {
    let trimmed = |list: Vec<String>| -> Vec<String> {
        let texts = list.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        texts.collect::<BTreeSet<_>>().into_iter().collect()
    };
    CollectorDefinition {
        source: definition.source,
        title: definition.title.trim().to_owned(),
        description: definition.description.trim().to_owned(),
        name: definition.name.trim().to_owned(),
        volatile: trimmed(definition.volatile),
        ordered: trimmed(definition.ordered),
        keyed: definition.keyed,
        secrets: trimmed(definition.secrets),
        severity: definition.severity,
        permissions: trimmed(definition.permissions),
    }
}

fn free_key(tx: &ReadTx<'_>, title: &str) -> Result<AreaKey, StoreError> {
    let mut number = 1;
    loop {
        let key = catalog::key_of(title, number);
        if !stored::is_key_taken(tx, &key)? {
            return Ok(key);
        }
        number += 1;
    }
}

fn check_count(tx: &ReadTx<'_>) -> Result<Result<(), CollectorFault>, StoreError> {
    let live = stored::list(tx)?.iter().filter(|row| row.deleted_at.is_none()).count();
    if live < COLLECTORS_LIMIT {
        return Ok(Ok(()));
    }
    let expected = format!("there are {COLLECTORS_LIMIT} collectors already: delete one that nobody needs");
    Ok(Err(CollectorFault { field: "title", expected }))
}

/// The area that the collector makes, if all of it is right.
fn checked(tx: &ReadTx<'_>, collector: &Collector) -> Result<Result<Area, CollectorFault>, StoreError> {
    let tenants = check_tenants(tx, &collector.row.deployment)?;
    let area = collector.definition.area(collector.row.area.clone());
    Ok(area.and_then(|area| tenants.map(|()| area)))
}

fn check_tenants(tx: &ReadTx<'_>, deployment: &Deployment) -> Result<Result<(), CollectorFault>, StoreError> {
    let Deployment::Tenants(chosen) = deployment else { return Ok(Ok(())) };
    let known: BTreeSet<TenantId> = tenants::list(tx)?.into_iter().map(|tenant| tenant.id).collect();
    let unknown = chosen.difference(&known).next();
    Ok(unknown.map_or(Ok(()), |tenant| {
        Err(CollectorFault {
            field: "tenants",
            expected: format!("there is no tenant {tenant}: choose among those there are"),
        })
    }))
}

fn understood(row: stored::Collector) -> Result<Collector, StoreError> {
    let definition = serde_json::from_str(&row.definition).map_err(|_| StoreError::Corrupt { what: "collector" })?;
    Ok(Collector { row, definition })
}

fn text_of(definition: &CollectorDefinition) -> Result<String, StoreError> {
    serde_json::to_string(definition).map_err(|_| StoreError::Corrupt { what: "collector" })
}

/// What the audit trail keeps.
fn told(collector: &Collector) -> Value {
    let Collector { row, definition } = collector;
    let tenants = match &row.deployment {
        Deployment::All => json!("all"),
        Deployment::Tenants(tenants) => json!(tenants),
    };
    json!({ "area": row.area, "definition": definition, "tenants": tenants })
}

fn record(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    action: &'static str,
    row: &stored::Collector,
    detail: Value,
    now: Timestamp,
) -> Result<(), StoreError> {
    let entry = NewEntry { at: now, actor, action, subject: row.id.to_string(), tenant: None, detail };
    append(tx, &entry)
}
