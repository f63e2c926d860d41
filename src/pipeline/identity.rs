//! Who asks, and what he may do where. Looked up for each request, so that a change counts from the next one on.

use std::net::IpAddr;

use super::{Context, PipelineError, access};
use crate::auth::{Access, Grant, Role, Scope};
use crate::crypto::OpaqueToken;
use crate::domain::model::{Timestamp, UserId};
use crate::store::api_tokens::TokenPower;
use crate::store::sessions::Session;
use crate::store::{ReadTx, StoreError, grants};

#[derive(Debug, Clone)]
pub struct Identity {
    pub user_id: UserId,
    pub name: String,
    /// What was granted, as people read it.
    pub grants: Vec<Grant>,
    /// What the grants come to.
    pub access: Access,
    /// When the proof ends, whatever its use.
    pub expires_at: Timestamp,
    /// None for a program.
    pub session: Option<Session>,
}

impl Identity {
    /// What may be reached by something that needs the role.
    pub fn scope(&self, least: Role) -> Scope {
        self.access.scope(least)
    }
}

/// The person whose session it is, if it is still one.
///
/// # Errors
/// Those of the store.
pub async fn of_session(context: &Context, token: &OpaqueToken) -> Result<Option<Identity>, PipelineError> {
    let Some(session) = access::session(context, token).await? else { return Ok(None) };
    let user_id = session.user_id;
    let (grants, access) = context.store.read(move |tx| granted(tx, user_id)).await?;
    let (name, expires_at) = (session.username.clone(), session.expires_at);
    Ok(Some(Identity { user_id, name, grants, access, expires_at, session: Some(session) }))
}

/// The owner of an API token, with no more than the token says and than he may at this moment.
///
/// # Errors
/// Those of the store.
pub async fn of_token(
    context: &Context,
    text: &OpaqueToken,
    address: Option<IpAddr>,
) -> Result<Option<Identity>, PipelineError> {
    let Some(token) = access::token(context, text, address).await? else { return Ok(None) };
    let user_id = token.user_id;
    let (grants, of_owner) = context.store.read(move |tx| granted(tx, user_id)).await?;
    let most = match token.power {
        TokenPower::Read => Role::Viewer,
        TokenPower::Operate => Role::Operator,
    };
    let capped = of_owner.at_most(most);
    let access = match token.tenants {
        Some(tenants) => capped.only(&tenants.into_iter().collect()),
        None => capped,
    };
    let name = format!("{} by token {}", token.username, token.name);
    Ok(Some(Identity { user_id, name, grants, access, expires_at: token.expires_at, session: None }))
}

/// The same person, if his session still is one, with what he may do now. It counts as no use of the session. A program
/// has to ask again.
///
/// # Errors
/// Those of the store.
pub async fn renewed(context: &Context, known: &Identity) -> Result<Option<Identity>, PipelineError> {
    let user_id = known.user_id;
    let Some(session) = &known.session else { return Ok(None) };
    let is_there = access::own_sessions(context, user_id).await?.iter().any(|own| own.id == session.id);
    if !is_there {
        return Ok(None);
    }
    let (grants, access) = context.store.read(move |tx| granted(tx, user_id)).await?;
    Ok(Some(Identity { grants, access, ..known.clone() }))
}

/// The grants of a user, and what they come to at this moment.
///
/// # Errors
/// Those of the store.
pub fn granted(tx: &ReadTx<'_>, user: UserId) -> Result<(Vec<Grant>, Access), StoreError> {
    let grants: Vec<Grant> = grants::of_user(tx, user)?.into_iter().map(|(grant, _)| grant).collect();
    let access = Access::resolve(&grants, &grants::tenants_of_groups(tx, user)?);
    Ok((grants, access))
}
