//! Rules: what people get for what the provider says of them. They are looked at when somebody signs in; a rule that is
//! changed or deleted takes away at once what it gave.

use std::collections::BTreeMap;

use serde_json::json;
use uuid::Uuid;

use crate::auth::oidc::Identity;
use crate::auth::{Grant, Role, Target};
use crate::domain::model::{RoleClaim, RoleRuleId, Timestamp, UserId};
use crate::pipeline::{Actor, Context, PipelineError, ids};
use crate::store::audit::{NewEntry, append};
use crate::store::grants::{self, Source};
use crate::store::role_rules::{self, RoleRule};
use crate::store::{ReadTx, StoreError, WriteTx, sessions, tenant_groups, tenants};

const VALUE_LIMIT_CHARACTERS: usize = 256;
const NOTE_LIMIT_CHARACTERS: usize = 200;
const RULES_LIMIT: usize = 500;

/// What a person says about a rule.
#[derive(Debug, Clone)]
pub struct NewRoleRule {
    pub claim: RoleClaim,
    pub value: String,
    pub directory: Option<Uuid>,
    pub note: String,
    pub grant: Grant,
}

/// All rules, the oldest first.
///
/// # Errors
/// Those of the store.
pub async fn list(context: &Context) -> Result<Vec<RoleRule>, PipelineError> {
    Ok(context.store.read(role_rules::list).await?)
}

/// It counts for whoever signs in from now on.
///
/// # Errors
/// [`PipelineError::Invalid`] names the field.
pub async fn create(context: &Context, actor: Actor, new: NewRoleRule) -> Result<RoleRule, PipelineError> {
    let now = context.clock.now();
    let rule = rule(ids::role_rule(), new, now)?;
    let write = context.store.try_write(move |tx| {
        if role_rules::list(tx)?.len() >= RULES_LIMIT {
            let expected = format!("there are {RULES_LIMIT} rules already: delete one first");
            return Err(PipelineError::Invalid { field: "value", expected });
        }
        check_target(tx, rule.grant.target)?;
        role_rules::insert(tx, &rule)?;
        record(tx, &actor, "role_rule.create", &rule, None, now)?;
        Ok(rule)
    });
    write.await
}

/// Whoever had something by the rule loses it, and meets the changed rule when he signs in again.
///
/// # Errors
/// [`PipelineError::NotFound`], or [`PipelineError::Invalid`] naming the field.
pub async fn change(
    context: &Context,
    actor: Actor,
    id: RoleRuleId,
    new: NewRoleRule,
) -> Result<RoleRule, PipelineError> {
    let now = context.clock.now();
    let changed = rule(id, new, now)?;
    let write = context.store.try_write(move |tx| {
        let before = role_rules::find(tx, id)?.ok_or(PipelineError::NotFound { what: "role rule" })?;
        let rule = RoleRule { created_at: before.created_at, ..changed };
        check_target(tx, rule.grant.target)?;
        let people = role_rules::people(tx, id)?;
        role_rules::forget_met(tx, id)?;
        role_rules::update(tx, &rule)?;
        take_away(tx, &people)?;
        record(tx, &actor, "role_rule.change", &rule, Some(&before), now)?;
        Ok(rule)
    });
    write.await
}

/// Whoever had something by the rule loses it.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn delete(context: &Context, actor: Actor, id: RoleRuleId) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let write = context.store.try_write(move |tx| {
        let rule = role_rules::find(tx, id)?.ok_or(PipelineError::NotFound { what: "role rule" })?;
        let people = role_rules::people(tx, id)?;
        role_rules::delete(tx, id)?;
        take_away(tx, &people)?;
        record(tx, &actor, "role_rule.delete", &rule, None, now)?;
        Ok(())
    });
    write.await
}

/// What the remaining rules give stays. Sessions end, so that nobody goes on with rights that are gone.
fn take_away(tx: &mut WriteTx<'_>, people: &[UserId]) -> Result<(), StoreError> {
    for user in people {
        let rest: Vec<Grant> = role_rules::met_by(tx, *user)?.iter().map(|rule| rule.grant).collect();
        grants::replace(tx, *user, Source::Rule, &merged(&rest))?;
        sessions::delete_of_user(tx, *user, None)?;
    }
    Ok(())
}

/// The rules that the person meets. Values are compared letter by letter.
pub(super) fn met(rules: Vec<RoleRule>, identity: &Identity) -> Vec<RoleRule> {
    let meets = |rule: &RoleRule| {
        let told = match rule.claim {
            RoleClaim::Groups => &identity.groups,
            RoleClaim::Roles => &identity.roles,
        };
        let is_of_directory = rule.directory.is_none() || rule.directory == identity.directory;
        is_of_directory && told.contains(&rule.value)
    };
    rules.into_iter().filter(meets).collect()
}

/// One grant for each target: the highest role.
pub(super) fn merged(grants: &[Grant]) -> Vec<Grant> {
    let mut highest: BTreeMap<Target, Role> = BTreeMap::new();
    for Grant { role, target } in grants {
        let known = highest.entry(*target).or_insert(*role);
        *known = (*known).max(*role);
    }
    highest.into_iter().map(|(target, role)| Grant { role, target }).collect()
}

fn rule(id: RoleRuleId, new: NewRoleRule, now: Timestamp) -> Result<RoleRule, PipelineError> {
    let NewRoleRule { claim, value, directory, note, grant } = new;
    let value = text("value", &value, 1, VALUE_LIMIT_CHARACTERS)?;
    let note = text("note", &note, 0, NOTE_LIMIT_CHARACTERS)?;
    Ok(RoleRule { id, claim, value, directory, note, grant, created_at: now })
}

fn text(field: &'static str, text: &str, least: usize, most: usize) -> Result<String, PipelineError> {
    let text = text.trim();
    if !(least..=most).contains(&text.chars().count()) || text.chars().any(char::is_control) {
        return Err(PipelineError::Invalid { field, expected: format!("expected {least} to {most} characters") });
    }
    Ok(text.to_owned())
}

fn check_target(tx: &ReadTx<'_>, target: Target) -> Result<(), PipelineError> {
    let is_there = match target {
        Target::All => true,
        Target::Tenant(tenant) => tenants::find(tx, tenant)?.is_some(),
        Target::Group(group) => tenant_groups::find(tx, group)?.is_some(),
    };
    let expected = "there is no such tenant or tenant group".to_owned();
    if is_there { Ok(()) } else { Err(PipelineError::Invalid { field: "target", expected }) }
}

fn record(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    action: &'static str,
    rule: &RoleRule,
    before: Option<&RoleRule>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let detail = match before {
        Some(before) => json!({ "before": told(before), "after": told(rule) }),
        None => told(rule),
    };
    append(tx, &NewEntry { at: now, actor, action, subject: rule.id.to_string(), tenant: None, detail })
}

fn told(rule: &RoleRule) -> serde_json::Value {
    let (tenant, group) = match rule.grant.target {
        Target::All => (None, None),
        Target::Tenant(tenant) => (Some(tenant), None),
        Target::Group(group) => (None, Some(group)),
    };
    json!({
        "claim": rule.claim.as_str(),
        "value": rule.value,
        "directory": rule.directory,
        "note": rule.note,
        "role": rule.grant.role.as_str(),
        "tenantId": tenant,
        "groupId": group,
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Grant, Role, RoleRule, Target, merged, met};
    use crate::auth::oidc::{Identity, Subject};
    use crate::domain::model::{RoleClaim, RoleRuleId, TenantId, Timestamp};

    fn rule(claim: RoleClaim, value: &str, directory: Option<u128>) -> RoleRule {
        RoleRule {
            id: RoleRuleId(Uuid::from_u128(1)),
            claim,
            value: value.to_owned(),
            directory: directory.map(Uuid::from_u128),
            note: String::new(),
            grant: Grant { role: Role::Viewer, target: Target::All },
            created_at: Timestamp(0),
        }
    }

    fn person(directory: Option<u128>) -> Identity {
        Identity {
            subject: Subject { issuer: "https://id.example".to_owned(), subject: "ada".to_owned() },
            directory: directory.map(Uuid::from_u128),
            name: None,
            groups: vec!["admins".to_owned()],
            roles: vec!["auditor".to_owned()],
            groups_left_out: false,
        }
    }

    #[test]
    fn a_rule_is_met_by_its_claim_its_value_and_its_directory() {
        let check = |rule: RoleRule, directory: Option<u128>, expected: bool| {
            assert_eq!(met(vec![rule.clone()], &person(directory)).len() == 1, expected, "{rule:?}");
        };
        check(rule(RoleClaim::Groups, "admins", None), None, true);
        check(rule(RoleClaim::Groups, "Admins", None), None, false);
        check(rule(RoleClaim::Groups, "admin", None), None, false);
        check(rule(RoleClaim::Roles, "admins", None), None, false);
        check(rule(RoleClaim::Roles, "auditor", None), None, true);
        check(rule(RoleClaim::Roles, "auditor", Some(7)), Some(7), true);
        check(rule(RoleClaim::Roles, "auditor", Some(7)), Some(8), false);
        check(rule(RoleClaim::Roles, "auditor", Some(7)), None, false);
    }

    #[test]
    fn the_highest_role_over_a_target_counts() {
        let one = Target::Tenant(TenantId(Uuid::from_u128(1)));
        let grant = |role, target| Grant { role, target };
        let all = [grant(Role::Operator, one), grant(Role::Viewer, one), grant(Role::Viewer, Target::All)];
        let expected = [grant(Role::Viewer, Target::All), grant(Role::Operator, one)];
        assert_eq!(merged(&all), expected);
    }
}
