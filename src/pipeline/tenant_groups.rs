//! Groups of tenants.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Actor, Context, PipelineError, ids, ignore_rules};
use crate::domain::ignore::Scope;
use crate::domain::model::{GroupColour, TenantGroupId, TenantId, Timestamp};
use crate::store::audit::{NewEntry, append};
use crate::store::tenant_groups::TenantGroup;
use crate::store::{ReadTx, StoreError, WriteTx, ignore_rules as rules, tenant_groups, tenants};

const NAME_LIMIT_CHARACTERS: usize = 80;

/// A group with who belongs to it.
#[derive(Debug, Clone)]
pub struct GroupDetail {
    pub group: TenantGroup,
    pub members: Vec<TenantId>,
}

/// What a person says about a group; what is left out stays.
#[derive(Debug, Clone, Default)]
pub struct GroupChange {
    pub name: Option<String>,
    pub colour: Option<GroupColour>,
    pub members: Option<Vec<TenantId>>,
}

/// All groups, by name.
///
/// # Errors
/// Those of the store.
pub async fn list(context: &Context) -> Result<Vec<GroupDetail>, PipelineError> {
    let read = context.store.read(|tx| {
        let groups = tenant_groups::list(tx)?.into_iter();
        groups.map(|group| Ok(GroupDetail { members: tenant_groups::members(tx, group.id)?, group })).collect()
    });
    Ok(read.await?)
}

/// # Errors
/// [`PipelineError::NotFound`].
pub async fn get(context: &Context, id: TenantGroupId) -> Result<GroupDetail, PipelineError> {
    let read = context.store.read(move |tx| {
        let Some(group) = tenant_groups::find(tx, id)? else { return Ok(None) };
        Ok(Some(GroupDetail { members: tenant_groups::members(tx, id)?, group }))
    });
    read.await?.ok_or(PipelineError::NotFound { what: "tenant group" })
}

/// # Errors
/// [`PipelineError::Invalid`] names the field.
pub async fn create(
    context: &Context,
    actor: Actor,
    name: &str,
    colour: GroupColour,
    members: Vec<TenantId>,
) -> Result<TenantGroupId, PipelineError> {
    let now = context.clock.now();
    let group = TenantGroup { id: ids::tenant_group(), name: valid_name(name)?, colour, created_at: now };
    let id = group.id;
    let write = context.store.write(move |tx| {
        if let Err(refused) = check(tx, &group, &members)? {
            return Ok(Err(refused));
        }
        tenant_groups::insert(tx, &group)?;
        set_members(tx, id, &members)?;
        let detail = told(tx, &group)?;
        record(tx, &actor, "tenant_group.create", id, detail, now)?;
        Ok(Ok(()))
    });
    write.await??;
    ignore_rules::catch_up(context).await?;
    Ok(id)
}

/// # Errors
/// [`PipelineError::NotFound`], or [`PipelineError::Invalid`] naming the field.
pub async fn change(
    context: &Context,
    actor: Actor,
    id: TenantGroupId,
    change: GroupChange,
) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let name = change.name.as_deref().map(valid_name).transpose()?;
    let write = context.store.write(move |tx| {
        let Some(before) = tenant_groups::find(tx, id)? else {
            return Ok(Err(PipelineError::NotFound { what: "tenant group" }));
        };
        let told_before = told(tx, &before)?;
        let group =
            TenantGroup { name: name.unwrap_or(before.name), colour: change.colour.unwrap_or(before.colour), ..before };
        if let Err(refused) = check(tx, &group, change.members.as_deref().unwrap_or_default())? {
            return Ok(Err(refused));
        }
        tenant_groups::update(tx, &group)?;
        if let Some(members) = &change.members {
            set_members(tx, id, members)?;
        }
        let detail = json!({ "before": told_before, "after": told(tx, &group)? });
        record(tx, &actor, "tenant_group.change", id, detail, now)?;
        Ok(Ok(()))
    });
    write.await??;
    ignore_rules::catch_up(context).await
}

/// # Errors
/// [`PipelineError::NotFound`], or [`PipelineError::GroupInUse`] while ignore rules speak of it.
pub async fn delete(context: &Context, actor: Actor, id: TenantGroupId) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let write = context.store.write(move |tx| {
        let Some(group) = tenant_groups::find(tx, id)? else {
            return Ok(Err(PipelineError::NotFound { what: "tenant group" }));
        };
        let users = rules::list(tx)?.into_iter().filter(|stored| stored.scope == Scope::Group(id)).count();
        if users > 0 {
            return Ok(Err(PipelineError::GroupInUse { rules: users }));
        }
        let detail = told(tx, &group)?;
        tenant_groups::delete(tx, id)?;
        record(tx, &actor, "tenant_group.delete", id, detail, now)?;
        Ok(Ok(()))
    });
    write.await?
}

fn check(
    tx: &mut WriteTx<'_>,
    group: &TenantGroup,
    members: &[TenantId],
) -> Result<Result<(), PipelineError>, StoreError> {
    let invalid = |field, expected: String| Ok(Err(PipelineError::Invalid { field, expected }));
    if tenant_groups::named(tx, &group.name)?.is_some_and(|other| other.id != group.id) {
        return invalid("name", "another group has this name".to_owned());
    }
    for member in members {
        if tenants::find(tx, *member)?.is_none() {
            return invalid("tenantIds", format!("there is no tenant {member}"));
        }
    }
    Ok(Ok(()))
}

/// Whoever comes or goes may be spoken of by other ignore rules than before.
fn set_members(tx: &mut WriteTx<'_>, id: TenantGroupId, members: &[TenantId]) -> Result<(), StoreError> {
    let before: BTreeSet<TenantId> = tenant_groups::members(tx, id)?.into_iter().collect();
    let after: BTreeSet<TenantId> = members.iter().copied().collect();
    for gone in before.difference(&after) {
        tenant_groups::remove_member(tx, id, *gone)?;
        rules::mark_tenant_stale(tx, *gone)?;
    }
    for new in after.difference(&before) {
        tenant_groups::add_member(tx, id, *new)?;
        rules::mark_tenant_stale(tx, *new)?;
    }
    Ok(())
}

fn valid_name(name: &str) -> Result<String, PipelineError> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > NAME_LIMIT_CHARACTERS || name.chars().any(char::is_control) {
        let expected = format!("expected 1 to {NAME_LIMIT_CHARACTERS} characters");
        return Err(PipelineError::Invalid { field: "name", expected });
    }
    Ok(name.to_owned())
}

fn record(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    action: &'static str,
    group: TenantGroupId,
    detail: Value,
    now: Timestamp,
) -> Result<(), StoreError> {
    append(tx, &NewEntry { at: now, actor, action, subject: group.to_string(), tenant: None, detail })
}

/// What the audit trail keeps of a group.
fn told(tx: &ReadTx<'_>, group: &TenantGroup) -> Result<Value, StoreError> {
    let members = tenant_groups::members(tx, group.id)?;
    Ok(json!({ "name": group.name, "colour": group.colour, "tenantIds": members }))
}
