//! App registrations that several tenants share: one credential to replace for all of them.

use futures_util::stream::{self, StreamExt};
use serde_json::json;

use super::credentials::{self, GivenCredential};
use super::{Actor, Context, Event, PipelineError, expiry, ids, write_connections as write_connections_of};
use crate::domain::model::{AppRegistrationId, TenantId, Timestamp};
use crate::graph::Credential;
use crate::store::app_registrations::AppRegistration;
pub use crate::store::app_registrations::Purpose;
use crate::store::audit::{NewEntry, append};
use crate::store::credential_warnings::CredentialWarning;
use crate::store::credentials::{NewCredential, Owner};
use crate::store::delegated_sign_ins::DelegatedSignIn;
use crate::store::secret_rotations::Rotation;
use crate::store::tenants::Tenant;
use crate::store::{
    StoreError, WriteTx, app_registrations, connections, credential_warnings, credentials as stored,
    delegated_sign_ins, secret_rotations, tenants, write_connections,
};

const NAME_LIMIT_CHARACTERS: usize = 120;
/// A new secret of the same app is the same everywhere, so a few tenants prove it for all.
const TENANTS_TO_PROVE: usize = 3;
/// Sign-ins under way at once while a new app is proved in every tenant.
const PROOFS_AT_ONCE: usize = 8;

/// An app registration with what its page shows.
#[derive(Debug)]
pub struct AppRegistrationDetail {
    pub app_registration: AppRegistration,
    pub tenants: Vec<Tenant>,
    pub warnings: Vec<CredentialWarning>,
    pub rotation: Option<Rotation>,
    /// Who signed in, where it reads in the name of a person.
    pub sign_in: Option<DelegatedSignIn>,
}

/// All by name.
///
/// # Errors
/// Those of the store.
pub async fn list(context: &Context) -> Result<Vec<AppRegistration>, PipelineError> {
    Ok(context.store.read(app_registrations::list).await?)
}

/// # Errors
/// [`PipelineError::NotFound`].
pub async fn detail(context: &Context, id: AppRegistrationId) -> Result<AppRegistrationDetail, PipelineError> {
    let owner = Owner::AppRegistration(id);
    let found = context
        .store
        .read(move |tx| {
            let Some(app_registration) = app_registrations::find(tx, id)? else { return Ok(None) };
            let mut ids = app_registrations::tenants(tx, id)?;
            ids.extend(write_connections::of_app_registration(tx, id)?);
            let tenants = ids.into_iter().map(|tenant| tenants::find(tx, tenant)).collect::<Result<Vec<_>, _>>()?;
            Ok(Some(AppRegistrationDetail {
                app_registration,
                tenants: tenants.into_iter().flatten().collect(),
                warnings: credential_warnings::list(tx, owner)?,
                rotation: secret_rotations::find(tx, owner)?,
                sign_in: delegated_sign_ins::find(tx, id)?,
            }))
        })
        .await?;
    found.ok_or(PipelineError::NotFound { what: "app registration" })
}

/// Stores an app registration. It is proved in the first tenant that is connected through it.
///
/// # Errors
/// [`PipelineError::Invalid`] names the field; a conflict when the name is taken.
pub async fn create(
    context: &Context,
    actor: Actor,
    name: &str,
    purpose: Purpose,
    given: GivenCredential,
) -> Result<AppRegistrationId, PipelineError> {
    let now = context.clock.now();
    let (name, new, id) = (valid_name(name)?, credentials::own(given, now)?, ids::app_registration());
    context
        .store
        .write(move |tx| {
            app_registrations::insert(tx, id, &name, purpose, now)?;
            stored::put(tx, Owner::AppRegistration(id), &new, now)?;
            let detail = json!({ "name": name, "purpose": purpose.as_str(), "kind": new.kind().as_str(), "clientId": new.client_id });
            append(tx, &entry(now, &actor, "app_registration.create", id, detail))
        })
        .await?;
    Ok(id)
}

/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::Invalid`], or a conflict when the name is taken.
pub async fn rename(context: &Context, actor: Actor, id: AppRegistrationId, name: &str) -> Result<(), PipelineError> {
    let (now, name) = (context.clock.now(), valid_name(name)?);
    let found = context
        .store
        .write(move |tx| {
            let Some(before) = app_registrations::find(tx, id)? else { return Ok(false) };
            app_registrations::rename(tx, id, &name)?;
            let detail = json!({ "before": before.name, "after": name });
            append(tx, &entry(now, &actor, "app_registration.rename", id, detail)).map(|()| true)
        })
        .await?;
    if found { Ok(()) } else { Err(PipelineError::NotFound { what: "app registration" }) }
}

/// Replaces the credential for all tenants at once, after it was proved. The old one is in use until then.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::Invalid`]; [`PipelineError::CredentialRefused`] names the tenant.
pub async fn replace(
    context: &Context,
    actor: Actor,
    id: AppRegistrationId,
    given: GivenCredential,
) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let new = credentials::own(given, now)?;
    let detail = detail(context, id).await?;
    let purpose = detail.app_registration.purpose;
    let is_same_app = detail.app_registration.credential.client_id == new.client_id;
    if purpose == Purpose::Delegated && !is_same_app {
        let expected = "a person signed in through the present application: make a new app registration for another";
        return Err(PipelineError::Invalid { field: "clientId", expected: expected.to_owned() });
    }
    let to_prove = if is_same_app { TENANTS_TO_PROVE } else { detail.tenants.len() };
    let to_prove = detail.tenants.iter().take(to_prove);
    if purpose == Purpose::Write {
        return replace_writing(context, actor, id, new, to_prove).await;
    }
    let credential = credentials::for_owner(context, Owner::AppRegistration(id), new.clone()).await?;
    prove(context, &credential, to_prove).await?;
    let found = context.store.write(move |tx| put(tx, &actor, id, &new, now)).await?;
    if !found {
        return Err(PipelineError::NotFound { what: "app registration" });
    }
    for tenant in &detail.tenants {
        context.open_connections.replace(tenant.id, &credential);
        context.publish(Event::Tenant { tenant_id: tenant.id });
    }
    if let Some(tenant) = detail.tenants.first() {
        expiry::look(context, tenant.id).await?;
    }
    Ok(())
}

/// What writes is proved by what writes, and is nowhere in an open connection.
async fn replace_writing(
    context: &Context,
    actor: Actor,
    id: AppRegistrationId,
    new: NewCredential,
    tenants: impl Iterator<Item = &Tenant>,
) -> Result<(), PipelineError> {
    for tenant in tenants {
        write_connections_of::prove(context, tenant.directory_id, new.clone()).await?;
    }
    let now = context.clock.now();
    let found = context.store.write(move |tx| put(tx, &actor, id, &new, now)).await?;
    if found { Ok(()) } else { Err(PipelineError::NotFound { what: "app registration" }) }
}

/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::AppRegistrationInUse`].
pub async fn remove(context: &Context, actor: Actor, id: AppRegistrationId) -> Result<(), PipelineError> {
    let now = context.clock.now();
    context
        .store
        .write(move |tx| {
            let Some(found) = app_registrations::find(tx, id)? else {
                return Ok(Err(PipelineError::NotFound { what: "app registration" }));
            };
            if found.tenants > 0 {
                return Ok(Err(PipelineError::AppRegistrationInUse { tenants: found.tenants }));
            }
            app_registrations::delete(tx, id)?;
            let detail = json!({ "name": found.name, "clientId": found.credential.client_id });
            append(tx, &entry(now, &actor, "app_registration.remove", id, detail))?;
            Ok(Ok(()))
        })
        .await?
}

fn put(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    id: AppRegistrationId,
    new: &NewCredential,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Some(before) = app_registrations::find(tx, id)? else { return Ok(false) };
    let told_before = json!({ "kind": before.credential.kind.as_str(), "clientId": before.credential.client_id });
    let owner = Owner::AppRegistration(id);
    let left_secret = secret_rotations::left_secret(tx, owner)?;
    secret_rotations::delete(tx, owner)?;
    stored::put(tx, owner, new, now)?;
    let told_after = json!({ "kind": new.kind().as_str(), "clientId": new.client_id });
    let detail = json!({ "before": told_before, "after": told_after, "leftSecret": left_secret });
    append(tx, &entry(now, actor, "app_registration.replace", id, detail)).map(|()| true)
}

async fn prove(
    context: &Context,
    credential: &Credential,
    tenants: impl Iterator<Item = &Tenant>,
) -> Result<(), PipelineError> {
    let proofs = tenants.map(|tenant| prove_in(context, credential, tenant));
    let mut proofs = stream::iter(proofs).buffer_unordered(PROOFS_AT_ONCE);
    while let Some(proof) = proofs.next().await {
        proof?;
    }
    Ok(())
}

async fn prove_in(context: &Context, credential: &Credential, tenant: &Tenant) -> Result<(), PipelineError> {
    let id: TenantId = tenant.id;
    let former = context.store.read(move |tx| connections::find(tx, id)).await?;
    let roles = former.map(|connection| connection.roles).unwrap_or_default();
    match credentials::prove(context, tenant.directory_id, credential, &roles).await {
        Ok(_) => Ok(()),
        Err(PipelineError::CredentialRefused { reason }) => {
            Err(PipelineError::CredentialRefused { reason: format!("in {}: {reason}", tenant.name) })
        }
        Err(other) => Err(other),
    }
}

fn entry<'a>(
    at: Timestamp,
    actor: &'a Actor,
    action: &'static str,
    id: AppRegistrationId,
    detail: serde_json::Value,
) -> NewEntry<'a> {
    NewEntry { at, actor, action, subject: id.to_string(), tenant: None, detail }
}

fn valid_name(text: &str) -> Result<String, PipelineError> {
    let text = text.trim();
    let length = text.chars().count();
    if (1..=NAME_LIMIT_CHARACTERS).contains(&length) && !text.chars().any(char::is_control) {
        return Ok(text.to_owned());
    }
    let expected = format!("expected 1 to {NAME_LIMIT_CHARACTERS} printable characters");
    Err(PipelineError::Invalid { field: "name", expected })
}
