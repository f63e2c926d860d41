//! What people decide about properties that Graph added.

use serde_json::json;

use super::baselines::adopt_where;
use super::compare::{Outcome, compare_area};
use super::{Actor, Context, Event, PipelineError, areas};
use crate::domain::drift::{Resolution, Sight};
use crate::domain::model::{SchemaNoticeId, TenantId, Timestamp};
use crate::domain::schema::new_property;
use crate::store::audit::{NewEntry, append};
use crate::store::schema_notices::{Notice, NoticeState, Sighting};
use crate::store::{StoreError, WriteTx, schema_notices, tenants};

/// A notice with everything that is told about it.
#[derive(Debug)]
pub struct NamedNotice {
    pub notice: Notice,
    pub area_title: String,
    /// The tenants that show the property and have it in no baseline, by name.
    pub sightings: Vec<(String, Sighting)>,
}

#[derive(Debug, Clone, Copy)]
enum Decision {
    Adopt,
    Dismiss,
}

/// All notices, the newest first.
///
/// # Errors
/// Those of the store.
pub async fn list(context: &Context) -> Result<Vec<NamedNotice>, PipelineError> {
    let own = context.clone();
    let found = context
        .store
        .read(move |tx| {
            let names: std::collections::HashMap<TenantId, String> =
                tenants::list(tx)?.into_iter().map(|tenant| (tenant.id, tenant.name)).collect();
            let notices = schema_notices::list(tx)?.into_iter().map(|notice| {
                let sightings = schema_notices::sightings(tx, &notice.area, &notice.path)?.into_iter();
                let named = |sighting: Sighting| {
                    let name = names.get(&sighting.tenant).cloned().unwrap_or_default();
                    (name, sighting)
                };
                let mut sightings: Vec<(String, Sighting)> = sightings.map(named).collect();
                sightings.sort_by(|(one, _), (other, _)| one.cmp(other));
                let area = areas::find(&own, &notice.area);
                let area_title = area.map_or_else(|| notice.area.to_string(), |area| area.title.clone());
                Ok(NamedNotice { notice, area_title, sightings })
            });
            notices.collect::<Result<Vec<_>, StoreError>>()
        })
        .await?;
    Ok(found)
}

/// Makes the property, as it is now, part of the baselines of all tenants that show it; tells how many tenants.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn adopt(context: &Context, actor: Actor, id: SchemaNoticeId) -> Result<usize, PipelineError> {
    decide(context, actor, id, Decision::Adopt).await
}

/// Says that the property is configuration: from now on it is drift where the baseline lacks it.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn dismiss(context: &Context, actor: Actor, id: SchemaNoticeId) -> Result<usize, PipelineError> {
    decide(context, actor, id, Decision::Dismiss).await
}

async fn decide(
    context: &Context,
    actor: Actor,
    id: SchemaNoticeId,
    decision: Decision,
) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    let own = context.clone();
    let (area, outcomes) = context
        .store
        .try_write(move |tx| {
            let notice = schema_notices::find(tx, id)?.ok_or(PipelineError::NotFound { what: "schema notice" })?;
            let (state, action) = match decision {
                Decision::Adopt => (NoticeState::Adopted, "schema_notice.adopt"),
                Decision::Dismiss => (NoticeState::Dismissed, "schema_notice.dismiss"),
            };
            schema_notices::decide(tx, id, state, &actor.name, now)?;
            record(tx, &actor, action, &notice, now)?;
            let mut outcomes = Vec::new();
            for sighting in schema_notices::sightings(tx, &notice.area, &notice.path)? {
                let tenant = sighting.tenant;
                outcomes.push((tenant, carry_out(tx, &own, &actor, &notice, decision, tenant, now)?));
            }
            Ok::<_, PipelineError>((notice.area, outcomes))
        })
        .await?;
    let tenants = outcomes.len();
    for (tenant_id, Outcome { opened, resolved }) in outcomes {
        context.publish(Event::Drift { tenant_id, area: area.clone(), opened, resolved });
    }
    Ok(tenants)
}

fn carry_out(
    tx: &mut WriteTx<'_>,
    context: &Context,
    actor: &Actor,
    notice: &Notice,
    decision: Decision,
    tenant: TenantId,
    now: Timestamp,
) -> Result<Outcome, PipelineError> {
    let area = areas::known(context, notice.area.as_str())?;
    match decision {
        Decision::Adopt => {
            let note = format!("Graph added {}", notice.path);
            let is_meant = |agreed: &serde_json::Value, change: &_| {
                new_property(agreed, change).is_some_and(|path| path == notice.path)
            };
            let outcome = adopt_where(tx, actor, tenant, &area, is_meant, &note, now)?;
            schema_notices::lose_sight(tx, tenant, &notice.area, &notice.path)?;
            Ok(outcome)
        }
        Decision::Dismiss => Ok(compare_area(tx, tenant, &area, Sight::Whole(Resolution::Reverted), now)?),
    }
}

fn record(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    action: &'static str,
    notice: &Notice,
    now: Timestamp,
) -> Result<(), StoreError> {
    let detail = json!({ "area": notice.area, "path": notice.path });
    let subject = notice.id.to_string();
    append(tx, &NewEntry { at: now, actor, action, subject, tenant: None, detail })
}
