//! From an identity of the provider to a user of ours.

use std::net::IpAddr;

use serde_json::json;

use super::refusal::SignInRefusal;
use super::rules::{merged, met};
use crate::auth::oidc::{Identity, Subject};
use crate::domain::model::{RoleRuleId, Timestamp, UserId};
use crate::logging::RequestId;
use crate::pipeline::{Actor, Context, ids};
use crate::store::audit::{NewEntry, append};
use crate::store::grants::{self, Source};
use crate::store::users::{self, User};
use crate::store::{ReadTx, StoreError, WriteTx, provider_identities, role_rules};

const UNNAMED: &str = "somebody";

/// A user who has rights.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) user: UserId,
    pub(super) username: String,
}

/// Makes the user at the first sign-in and gives what the rules say, anew each time. Who has no rights is known from
/// then on, so that an administrator can give some, and does not get in.
pub(super) async fn admit(
    context: &Context,
    identity: Identity,
    address: Option<IpAddr>,
) -> Result<Known, SignInRefusal> {
    let now = context.clock.now();
    let groups_left_out = identity.groups_left_out;
    let admitted = context.store.write(move |tx| {
        let user = user_of(tx, &identity, address, now)?;
        let rules = met(role_rules::list(tx)?, &identity);
        let rule_ids: Vec<RoleRuleId> = rules.iter().map(|rule| rule.id).collect();
        let given: Vec<_> = rules.iter().map(|rule| rule.grant).collect();
        role_rules::set_met(tx, user.id, &rule_ids)?;
        grants::replace(tx, user.id, Source::Rule, &merged(&given))?;
        let has_rights = !grants::of_user(tx, user.id)?.is_empty();
        Ok((user, has_rights))
    });
    let (user, has_rights) = admitted.await?;
    match (user.disabled_at, has_rights) {
        (Some(_), _) => Err(SignInRefusal::Disabled),
        (None, false) if groups_left_out => Err(SignInRefusal::TooManyGroups),
        (None, false) => Err(SignInRefusal::NoAccess),
        (None, true) => Ok(Known { user: user.id, username: user.username }),
    }
}

fn user_of(
    tx: &mut WriteTx<'_>,
    identity: &Identity,
    address: Option<IpAddr>,
    now: Timestamp,
) -> Result<User, StoreError> {
    let Subject { issuer, subject } = &identity.subject;
    if let Some(id) = provider_identities::user(tx, issuer, subject)? {
        return users::find(tx, id)?.ok_or(StoreError::Corrupt { what: "user" });
    }
    let id = ids::user();
    let username = free_name(tx, identity.name.as_deref().unwrap_or(UNNAMED), id)?;
    let user = User { id, username, created_at: now, disabled_at: None, last_sign_in_at: None };
    users::insert(tx, &user)?;
    provider_identities::insert(tx, id, issuer, subject)?;
    let actor = Actor::session(user.username.clone(), address, RequestId::current_text());
    let detail = json!({ "username": user.username, "issuer": issuer, "subject": subject });
    append(
        tx,
        &NewEntry { at: now, actor: &actor, action: "user.add", subject: id.to_string(), tenant: None, detail },
    )?;
    Ok(user)
}

/// The provider's name for the person, or one like it: a name at the provider must not become that of somebody here.
fn free_name(tx: &ReadTx<'_>, wanted: &str, id: UserId) -> Result<String, StoreError> {
    if users::find_by_name(tx, wanted)?.is_none() {
        return Ok(wanted.to_owned());
    }
    Ok(format!("{wanted} ({id})"))
}
