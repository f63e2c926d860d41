//! Ignore rules: making, changing and ending them, and keeping what is shown true to them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::compare::compare_again;
use super::{Actor, Context, Event, PipelineError, areas, ids};
use crate::domain::ignore::{Glob, IgnoreRule, RuleFault, RulePath, Scope};
use crate::domain::model::{AreaKey, IgnoreRuleId, TenantGroupId, TenantId, Timestamp};
use crate::store::audit::{NewEntry, append};
use crate::store::ignore_rules::StoredRule;
use crate::store::ignored_drifts::{HeldBack, IgnoredDrift};
use crate::store::{ReadTx, StoreError, WriteTx, ignore_rules, ignored_drifts, tenant_groups, tenants};

const RULES_LIMIT: u64 = 500;
const REASON_LIMIT_CHARACTERS: usize = 2_000;
/// What a rule held back is told for so long.
const KEPT_MS: i64 = 30 * 24 * 60 * 60 * 1000;
/// Areas compared in one transaction, so that nobody else waits for long.
const COMPARED_AT_ONCE: u32 = 8;

/// What a person says about a rule. Empty texts say nothing.
#[derive(Debug, Clone, Default)]
pub struct GivenRule {
    pub tenant: Option<TenantId>,
    pub group: Option<TenantGroupId>,
    pub area: Option<String>,
    pub resource: Option<String>,
    pub path: Option<String>,
    pub value: Option<String>,
    pub reason: String,
    pub until: Option<Timestamp>,
}

/// A rule with how much it held back in the last 30 days.
#[derive(Debug, Clone)]
pub struct RuleDetail {
    pub stored: StoredRule,
    pub held_back: HeldBack,
}

/// All rules, the newest first.
///
/// # Errors
/// Those of the store.
pub async fn list(context: &Context) -> Result<Vec<RuleDetail>, PipelineError> {
    let since = context.clock.now().plus_ms(-KEPT_MS);
    let read = context.store.read(move |tx| {
        let all = ignore_rules::list(tx)?.into_iter();
        all.map(|stored| detail(tx, stored, since)).collect()
    });
    Ok(read.await?)
}

/// # Errors
/// [`PipelineError::NotFound`].
pub async fn get(context: &Context, id: IgnoreRuleId) -> Result<RuleDetail, PipelineError> {
    let since = context.clock.now().plus_ms(-KEPT_MS);
    let read = context.store.read(move |tx| {
        let found = ignore_rules::find(tx, id)?;
        found.map(|stored| detail(tx, stored, since)).transpose()
    });
    read.await?.ok_or(NO_RULE)
}

/// What the rule held back in the last 30 days, the latest first, with the names of the tenants.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn held_back(
    context: &Context,
    id: IgnoreRuleId,
    limit: u32,
) -> Result<Vec<(IgnoredDrift, String)>, PipelineError> {
    let since = context.clock.now().plus_ms(-KEPT_MS);
    let read = context.store.read(move |tx| {
        if ignore_rules::find(tx, id)?.is_none() {
            return Ok(None);
        }
        let names: BTreeMap<_, _> = tenants::list(tx)?.into_iter().map(|tenant| (tenant.id, tenant.name)).collect();
        let ignored = ignored_drifts::ignored(tx, id, since, limit)?.into_iter();
        Ok(Some(
            ignored
                .map(|drift| (names.get(&drift.tenant_id).cloned().unwrap_or_default(), drift))
                .map(|(name, drift)| (drift, name))
                .collect(),
        ))
    });
    read.await?.ok_or(NO_RULE)
}

/// Makes a rule, and lets what is shown follow it at once.
///
/// # Errors
/// [`PipelineError::Invalid`] names the field.
pub async fn create(context: &Context, actor: Actor, given: GivenRule) -> Result<IgnoreRuleId, PipelineError> {
    let id = ids::ignore_rule();
    put(context, actor, id, given, "ignore_rule.create").await?;
    Ok(id)
}

/// Replaces what the rule says.
///
/// # Errors
/// [`PipelineError::NotFound`], or [`PipelineError::Invalid`] naming the field.
pub async fn change(context: &Context, actor: Actor, id: IgnoreRuleId, given: GivenRule) -> Result<(), PipelineError> {
    get(context, id).await?;
    put(context, actor, id, given, "ignore_rule.change").await
}

/// Ends the rule for good. What it held back is drift again.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn delete(context: &Context, actor: Actor, id: IgnoreRuleId) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let write = context.store.write(move |tx| {
        let Some(stored) = ignore_rules::find(tx, id)? else { return Ok(Err(NO_RULE)) };
        ignore_rules::mark_stale(tx, id)?;
        ignore_rules::delete(tx, id)?;
        record(tx, &actor, "ignore_rule.delete", &stored, told(&stored), now)?;
        Ok(Ok(()))
    });
    write.await??;
    catch_up(context).await
}

/// Ends the rules whose time is over. Tells how many ended.
///
/// # Errors
/// Those of the store.
pub async fn expire(context: &Context) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    let write = context.store.write(move |tx| {
        let ended = ignore_rules::newly_ended(tx, now)?;
        for id in &ended {
            ignore_rules::mark_stale(tx, *id)?;
            ignore_rules::mark_ended(tx, *id)?;
            if let Some(stored) = ignore_rules::find(tx, *id)? {
                record(tx, &Actor::schedule(), "ignore_rule.expire", &stored, told(&stored), now)?;
            }
        }
        Ok(ended.len())
    });
    let ended = write.await?;
    catch_up(context).await?;
    Ok(ended)
}

/// Compares anew wherever a rule changed. What a stop interrupts is taken up by the next call.
///
/// # Errors
/// Those of the store.
pub(super) async fn catch_up(context: &Context) -> Result<(), PipelineError> {
    let context = &context.of_plumbline();
    let now = context.clock.now();
    loop {
        let own = context.clone();
        let compared = context.store.write(move |tx| {
            let mut compared = Vec::new();
            for (tenant, key) in ignore_rules::take_stale(tx, COMPARED_AT_ONCE)? {
                let Some(area) = areas::find(&own, &key) else { continue };
                compared.push((tenant, key, compare_again(tx, tenant, &area, now)?));
            }
            Ok(compared)
        });
        let compared = compared.await?;
        if compared.is_empty() {
            return Ok(());
        }
        for (tenant_id, area, outcome) in compared {
            let (opened, resolved) = (outcome.opened, outcome.resolved);
            context.publish(Event::Drift { tenant_id, area, opened, resolved });
        }
    }
}

const NO_RULE: PipelineError = PipelineError::NotFound { what: "ignore rule" };

fn detail(tx: &ReadTx<'_>, stored: StoredRule, since: Timestamp) -> Result<RuleDetail, StoreError> {
    Ok(RuleDetail { held_back: ignored_drifts::held_back(tx, stored.rule.id, since)?, stored })
}

async fn put(
    context: &Context,
    actor: Actor,
    id: IgnoreRuleId,
    given: GivenRule,
    action: &'static str,
) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let (rule, scope) = parse(context, id, given, now)?;
    let write = context.store.write(move |tx| {
        if let Err(refused) = check_scope(tx, scope)? {
            return Ok(Err(refused));
        }
        let before = ignore_rules::find(tx, id)?;
        if before.is_none() && ignore_rules::count(tx)? >= RULES_LIMIT {
            let expected = format!("expected at most {RULES_LIMIT} rules: delete those that hold back nothing");
            return Ok(Err(PipelineError::Invalid { field: "rules", expected }));
        }
        let (created_by, created_at) = before
            .as_ref()
            .map_or_else(|| (actor.name.clone(), now), |rule| (rule.created_by.clone(), rule.created_at));
        let stored =
            StoredRule { rule, scope, created_by, created_at, changed_by: actor.name.clone(), changed_at: now };
        if before.is_some() {
            ignore_rules::mark_stale(tx, id)?;
            ignored_drifts::forget_of(tx, id)?;
        }
        ignore_rules::insert(tx, &stored)?;
        ignore_rules::mark_stale(tx, id)?;
        let detail = match &before {
            Some(before) => json!({ "before": told(before), "after": told(&stored) }),
            None => told(&stored),
        };
        record(tx, &actor, action, &stored, detail, now)?;
        Ok(Ok(()))
    });
    write.await??;
    catch_up(context).await
}

pub(super) fn parse(
    context: &Context,
    id: IgnoreRuleId,
    given: GivenRule,
    now: Timestamp,
) -> Result<(IgnoreRule, Scope), PipelineError> {
    let GivenRule { tenant, group, area, resource, path, value, reason, until } = given;
    let scope = match (tenant, group) {
        (Some(_), Some(_)) => return Err(invalid("groupId", "expected a tenant or a group, not both")),
        (Some(tenant), None) => Scope::Tenant(tenant),
        (None, Some(group)) => Scope::Group(group),
        (None, None) => Scope::Everywhere,
    };
    let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let area = said(area).map(|name| areas::known(context, name.trim()).map(|area| area.key.clone())).transpose();
    let reason = reason.trim().to_owned();
    if reason.is_empty() || reason.chars().count() > REASON_LIMIT_CHARACTERS {
        return Err(invalid("reason", "expected why this is no drift, in at most 2000 characters"));
    }
    if until.is_some_and(|until| until <= now) {
        return Err(invalid("expiresAt", "expected a time in the future"));
    }
    let rule = IgnoreRule {
        id,
        area: area.map_err(|error| invalid("area", &error.to_string()))?,
        resource: glob("resource", said(resource))?,
        path: said(path).map(|text| RulePath::parse(&text)).transpose()?,
        value: glob("value", said(value))?,
        reason,
        until,
    };
    rule.check()?;
    Ok((rule, scope))
}

fn glob(field: &'static str, text: Option<String>) -> Result<Option<Glob>, PipelineError> {
    text.map(|text| text.parse::<Glob>().map_err(|error| invalid(field, &error.to_string()))).transpose()
}

fn invalid(field: &'static str, expected: &str) -> PipelineError {
    PipelineError::Invalid { field, expected: expected.to_owned() }
}

pub(super) fn check_scope(tx: &ReadTx<'_>, scope: Scope) -> Result<Result<(), PipelineError>, StoreError> {
    let found = match scope {
        Scope::Everywhere => true,
        Scope::Tenant(id) => tenants::find(tx, id)?.is_some(),
        Scope::Group(id) => tenant_groups::find(tx, id)?.is_some(),
    };
    let field = if scope.group().is_some() { "groupId" } else { "tenantId" };
    Ok(if found { Ok(()) } else { Err(invalid(field, "expected one that exists")) })
}

fn record(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    action: &'static str,
    stored: &StoredRule,
    detail: Value,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (subject, tenant) = (stored.rule.id.to_string(), stored.scope.tenant());
    append(tx, &NewEntry { at: now, actor, action, subject, tenant, detail })
}

/// What the audit trail keeps of a rule.
fn told(stored: &StoredRule) -> Value {
    let (rule, scope) = (&stored.rule, stored.scope);
    let text = |text: Option<String>| text.map_or(Value::Null, Value::String);
    json!({
        "area": rule.area.as_ref().map(AreaKey::as_str),
        "resource": text(rule.resource.as_ref().map(ToString::to_string)),
        "path": text(rule.path.as_ref().map(ToString::to_string)),
        "value": text(rule.value.as_ref().map(ToString::to_string)),
        "tenantId": scope.tenant(),
        "groupId": scope.group(),
        "reason": rule.reason,
        "expiresAt": rule.until,
    })
}

impl From<RuleFault> for PipelineError {
    fn from(fault: RuleFault) -> Self {
        Self::Invalid { field: fault.field, expected: fault.expected }
    }
}
