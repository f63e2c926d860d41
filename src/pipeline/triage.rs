//! Working through drifts together: what belongs together, who looks after what, and what people say about it.

use serde_json::json;

use super::drifts::{NamedDrift, with_names};
use super::{Actor, Context, Event, PipelineError, identity, ids};
use crate::auth::Role;
use crate::domain::drift::DriftState;
use crate::domain::model::{DriftId, Timestamp, UserId};
use crate::store::audit::{NewEntry, append};
use crate::store::drift_assignments::Assigned;
use crate::store::drift_comments::Comment;
use crate::store::drifts::{Drift, Filter, Group, Grouping, Rank};
use crate::store::{ReadTx, StoreError, WriteTx, drift_assignments, drift_comments, drifts, tenants, users};

/// The most drifts that one assignment may name, and that are told by their ids at once.
pub const BULK_LIMIT: u32 = 1_000;
const COMMENT_LIMIT_CHARACTERS: usize = 2_000;
const COMMENTS_LIMIT: u64 = 500;
/// Enough to see that there are others, and to go on from them.
const RELATED_LIMIT: u32 = 20;
const KEYS_AT_ONCE: u32 = 500;

/// A group with its newest drift.
#[derive(Debug)]
pub struct NamedGroup {
    pub group: Group,
    pub sample: NamedDrift,
}

/// Unresolved drifts that go with one.
#[derive(Debug)]
pub struct Related {
    /// The same change in other places.
    pub same_change: Vec<NamedDrift>,
    /// How many of these there are, and in how many tenants.
    pub drifts: u64,
    pub tenants: u64,
    /// Other differences of the same resource.
    pub same_resource: Vec<NamedDrift>,
}

/// Somebody who can look after drifts.
#[derive(Debug)]
pub struct Person {
    pub id: UserId,
    pub name: String,
}

/// A page of groups, those with the worst drifts first.
///
/// # Errors
/// Those of the store.
pub async fn groups(
    context: &Context,
    filter: Filter,
    by: Grouping,
    after: Option<Rank>,
) -> Result<Vec<NamedGroup>, PipelineError> {
    let own = context.clone();
    let read = context.store.read(move |tx| {
        let groups = drifts::groups(tx, &filter, by, after.as_ref())?;
        let samples = groups.iter().map(|group| drifts::find(tx, group.sample));
        let samples: Vec<Drift> = samples.collect::<Result<Option<Vec<_>>, _>>()?.unwrap_or_default();
        let named = with_tenants(tx, &own, samples)?;
        Ok(groups.into_iter().zip(named).map(|(group, sample)| NamedGroup { group, sample }).collect())
    });
    Ok(read.await?)
}

/// The drifts that the filter lets through, the newest first, by their ids alone, and whether there are more.
///
/// # Errors
/// Those of the store.
pub async fn drift_ids(context: &Context, filter: Filter) -> Result<(Vec<DriftId>, bool), PipelineError> {
    let filter = Filter { limit: BULK_LIMIT + 1, ..filter };
    let mut ids = context.store.read(move |tx| drifts::ids(tx, &filter)).await?;
    let limit = usize::try_from(BULK_LIMIT).unwrap_or(usize::MAX);
    let has_more = ids.len() > limit;
    ids.truncate(limit);
    Ok((ids, has_more))
}

/// Unresolved drifts of the same change, and of the same resource.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn related(context: &Context, id: DriftId) -> Result<Related, PipelineError> {
    let own = context.clone();
    let read = context.store.read(move |tx| {
        let Some(drift) = drifts::find(tx, id)? else { return Ok(None) };
        let (mut alike, mut counted) = (Vec::new(), (0, 0));
        if let Some(change) = drift.change_key {
            alike = drifts::of_change(tx, change, id, RELATED_LIMIT)?;
            counted = drifts::count_of_change(tx, change, id)?;
        }
        let mut beside = drifts::of_resource(tx, drift.tenant_id, &drift.area, &drift.resource_id)?;
        beside.retain(|other| other.id != id && other.state != DriftState::Resolved);
        beside.truncate(usize::try_from(RELATED_LIMIT).unwrap_or(usize::MAX));
        let (drifts, tenants) = counted;
        let same_change = with_tenants(tx, &own, alike)?;
        Ok(Some(Related { same_change, drifts, tenants, same_resource: with_tenants(tx, &own, beside)? }))
    });
    read.await?.ok_or(PipelineError::NotFound { what: "drift" })
}

/// Everybody who sees a tenant that is seen here, by name.
///
/// # Errors
/// Those of the store.
pub async fn people(context: &Context) -> Result<Vec<Person>, PipelineError> {
    let read = context.store.read(|tx| {
        let mut people = Vec::new();
        for user in users::list(tx)?.into_iter().filter(|user| user.disabled_at.is_none()) {
            let (_, access) = identity::granted(tx, user.id)?;
            let meets = || tx.scope().covers_any(access.tenants().map(|(tenant, _)| tenant));
            if access.over_all().is_some() || meets() {
                people.push(Person { id: user.id, name: user.username });
            }
        }
        Ok(people)
    });
    Ok(read.await?)
}

/// Gives the drifts to somebody, or to nobody: all of them or, when that cannot be, none.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::Resolved`], or [`PipelineError::Invalid`] naming the field.
pub async fn assign(
    context: &Context,
    actor: Actor,
    ids: Vec<DriftId>,
    to: Option<UserId>,
) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    if ids.is_empty() || ids.len() > usize::try_from(BULK_LIMIT).unwrap_or(usize::MAX) {
        return Err(PipelineError::Invalid { field: "driftIds", expected: "expected 1 to 1000 ids".to_owned() });
    }
    let write = context.store.write(move |tx| {
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            match drifts::find(tx, id)? {
                None => return Ok(Err(PipelineError::NotFound { what: "drift" })),
                Some(drift) if drift.state == DriftState::Resolved => return Ok(Err(PipelineError::Resolved)),
                Some(drift) => found.push(drift),
            }
        }
        if let Err(refused) = check_assignee(tx, to, &found)? {
            return Ok(Err(refused));
        }
        let assignee = to.map(|user| users::find(tx, user)).transpose()?.flatten();
        let name = assignee.map(|user| user.username);
        for drift in &found {
            hand_over(tx, &actor, drift, to, name.as_deref(), now)?;
        }
        Ok(Ok(found))
    });
    let found = write.await??;
    found.iter().for_each(|drift| tell(context, drift));
    Ok(found.len())
}

/// What people said about a drift, the oldest first.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn comments(context: &Context, id: DriftId) -> Result<Vec<Comment>, PipelineError> {
    let read = context.store.read(move |tx| {
        let Some(tenant) = drifts::tenant_of(tx, id)? else { return Ok(None) };
        drift_comments::of_drift(tx, tenant, id).map(Some)
    });
    read.await?.ok_or(PipelineError::NotFound { what: "drift" })
}

/// The text stands in the comment alone: the audit trail says that somebody said something.
///
/// # Errors
/// [`PipelineError::NotFound`], or [`PipelineError::Invalid`] naming the field.
pub async fn comment(context: &Context, actor: Actor, id: DriftId, text: &str) -> Result<Comment, PipelineError> {
    let now = context.clock.now();
    let text = text.trim();
    if text.is_empty() || text.chars().count() > COMMENT_LIMIT_CHARACTERS {
        let expected = format!("expected 1 to {COMMENT_LIMIT_CHARACTERS} characters");
        return Err(PipelineError::Invalid { field: "text", expected });
    }
    let new = Comment { id: ids::drift_comment(), author: actor.name.clone(), at: now, text: text.to_owned() };
    let write = context.store.write(move |tx| {
        let Some(drift) = drifts::find(tx, id)? else {
            return Ok(Err(PipelineError::NotFound { what: "drift" }));
        };
        if drift.comments >= COMMENTS_LIMIT {
            let expected = format!("a drift holds {COMMENTS_LIMIT} comments, and this one is full");
            return Ok(Err(PipelineError::Invalid { field: "text", expected }));
        }
        drift_comments::insert(tx, drift.tenant_id, id, &new)?;
        let (subject, tenant, detail) = (id.to_string(), Some(drift.tenant_id), json!({ "comment": new.id }));
        append(tx, &NewEntry { at: now, actor: &actor, action: "drift.comment", subject, tenant, detail })?;
        Ok(Ok((drift, new)))
    });
    let (drift, new) = write.await??;
    tell(context, &drift);
    Ok(new)
}

/// Gives drifts from before there were keys theirs, some at a time; tells how many.
///
/// # Errors
/// Those of the store.
pub async fn make_change_keys(context: &Context) -> Result<usize, PipelineError> {
    let mut made = 0;
    loop {
        let some = context.store.write(|tx| drifts::make_keys(tx, KEYS_AT_ONCE)).await?;
        made += some;
        if some == 0 {
            return Ok(made);
        }
    }
}

/// Who is given a drift must see it.
fn check_assignee(
    tx: &ReadTx<'_>,
    to: Option<UserId>,
    found: &[Drift],
) -> Result<Result<(), PipelineError>, StoreError> {
    let invalid = |expected: String| Ok(Err(PipelineError::Invalid { field: "assignee", expected }));
    let Some(to) = to else { return Ok(Ok(())) };
    let Some(user) = users::find(tx, to)?.filter(|user| user.disabled_at.is_none()) else {
        return invalid("expected the id of somebody who may sign in".to_owned());
    };
    let (_, access) = identity::granted(tx, to)?;
    let unseen = found.iter().find(|drift| access.in_tenant(drift.tenant_id) < Some(Role::Viewer));
    let Some(unseen) = unseen else { return Ok(Ok(())) };
    let tenant = tenants::find(tx, unseen.tenant_id)?.map(|tenant| tenant.name).unwrap_or_default();
    invalid(format!("{} does not see the tenant {tenant}: give that role first", user.username))
}

fn hand_over(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    drift: &Drift,
    to: Option<UserId>,
    name: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    if drift.assignee.as_ref().map(|assigned| assigned.user_id) == to {
        return Ok(());
    }
    match to {
        Some(user) => drift_assignments::put(tx, drift.id, user, &actor.name, now)?,
        None => drift_assignments::remove(tx, drift.id)?,
    }
    let before = drift.assignee.as_ref().map(|Assigned { user_id: _, name }| name);
    let detail = json!({ "before": before, "after": name });
    let (subject, tenant) = (drift.id.to_string(), Some(drift.tenant_id));
    append(tx, &NewEntry { at: now, actor, action: "drift.assign", subject, tenant, detail })
}

fn with_tenants(tx: &ReadTx<'_>, context: &Context, found: Vec<Drift>) -> Result<Vec<NamedDrift>, StoreError> {
    let named = with_names(tx, context, found)?.into_iter().map(|named| {
        let tenant = tenants::find(tx, named.drift.tenant_id)?;
        Ok(NamedDrift { tenant_name: tenant.map(|tenant| tenant.name).unwrap_or_default(), ..named })
    });
    named.collect()
}

fn tell(context: &Context, drift: &Drift) {
    context.publish(Event::Drift { tenant_id: drift.tenant_id, area: drift.area.clone(), opened: 0, resolved: 0 });
}
