//! The steps of a rotation. Each ends in one transaction; who dies before it does the step again.

use serde_json::json;

use super::credentials::{for_graph, for_owner, stored, tenants_of};
use super::expiry::days_ms;
use super::rotation::{entry, fresh};
use super::{Actor, Context, Event, PipelineError, connections};
use crate::domain::model::{DirectoryId, TenantId, Timestamp};
use crate::graph::{
    AddedSecret, Credential, GraphError, PasswordCredential, Priority, SecretRotation, current_password,
};
use crate::store::audit::append;
use crate::store::credentials::{Material, NewCredential, Owner};
use crate::store::secret_rotations::{Rotation, RotationStep};
use crate::store::{StoreError, WriteTx, credentials, secret_rotations, tenants};

const MINUTE_MS: i64 = 60_000;
/// Microsoft spreads a new secret to all its machines within minutes.
const PROOF_WAIT_MS: i64 = 20_000;
const PROOF_LIMIT_MS: i64 = 30 * MINUTE_MS;
/// The old secret stays for a while, until the new one is known everywhere.
const REMOVE_AFTER_MS: i64 = 10 * MINUTE_MS;
const RETRY_AFTER_MS: i64 = 60 * MINUTE_MS;
/// A rotation that was given up is tried again after a day.
const AGAIN_AFTER_DAYS: u32 = 1;
/// A secret outlives its rotation by this much, so that a rotation may fail for weeks.
const SPARE_DAYS: u32 = 30;

/// What came of a step.
pub(super) enum Outcome {
    Done,
    Later { error: String, wait_ms: i64 },
}

/// Does the step that the rotation stands at.
pub(super) async fn perform(context: &Context, rotation: &Rotation) -> Result<Outcome, PipelineError> {
    match rotation.step {
        RotationStep::Adding => add(context, rotation).await,
        RotationStep::Proving => prove(context, rotation).await,
        RotationStep::Removing => remove(context, rotation).await,
        RotationStep::Abandoning => abandon(context, rotation).await,
    }
}

/// A secret that an earlier attempt added, and whose value was lost with its process, is removed first.
async fn add(context: &Context, rotation: &Rotation) -> Result<Outcome, PipelineError> {
    let owner = rotation.owner;
    let current = stored(context, owner).await?;
    let key_id = current.key_id.clone();
    let credential = for_graph(current)?;
    let (home, listed) = match home(context, owner, &credential).await? {
        Ok(found) => found,
        Err(error) => return Ok(later(&error)),
    };
    let graph = rotator(context, home, credential.clone()).await?;
    let is_lost = |one: &PasswordCredential| one.display_name.as_deref() == Some(rotation.display_name.as_str());
    let (lost, listed): (Vec<_>, Vec<_>) = listed.into_iter().partition(is_lost);
    for lost in &lost {
        if let Err(error) = graph.remove(&lost.key_id).await {
            return Ok(later(&error));
        }
    }
    let now = context.clock.now();
    let old = current_password(&listed, &credential, key_id.as_deref(), now).filter(|found| found.is_certain);
    let old_key_id = old.map(|found| found.password.key_id.clone());
    let every = context.store.read(move |tx| credentials::find(tx, owner)).await?;
    let days = every.and_then(|found| found.rotate_every_days).unwrap_or(SPARE_DAYS);
    let end = now.plus_ms(days_ms(days + SPARE_DAYS));
    let AddedSecret { key_id, secret, end: told_end, .. } = match graph.add(&rotation.display_name, end).await {
        Ok(added) => added,
        Err(error) => return Ok(later(&error)),
    };
    let next = Rotation {
        home: Some(home),
        step: RotationStep::Proving,
        old_key_id,
        new_key_id: Some(key_id),
        new_expires_at: told_end.or(Some(end)),
        next_attempt_at: now,
        error: None,
        ..rotation.clone()
    };
    context.store.write(move |tx| secret_rotations::put(tx, &next, Some(&secret))).await?;
    Ok(Outcome::Done)
}

async fn prove(context: &Context, rotation: &Rotation) -> Result<Outcome, PipelineError> {
    let owner = rotation.owner;
    let now = context.clock.now();
    let secret = context.store.read(move |tx| secret_rotations::new_secret(tx, owner)).await?;
    let (Some(secret), Some(home)) = (secret, rotation.home) else {
        return given_up(context, rotation, "the tenant of the app registration was removed").await;
    };
    let client_id = stored(context, owner).await?.client_id;
    let credential = Credential::Secret { client_id, secret: secret.clone() };
    let directory = directory(context, home).await?;
    let connection = context.graph.connection(directory, credential.clone()).for_collection(Priority::Scheduled);
    if let Err(error) = connection.token_roles().await {
        if rotation.started_at.plus_ms(PROOF_LIMIT_MS) <= now {
            return given_up(context, rotation, &error.to_string()).await;
        }
        return Ok(Outcome::Later { error: error.to_string(), wait_ms: PROOF_WAIT_MS });
    }
    let new = NewCredential {
        client_id,
        material: Material::Secret(secret),
        key_id: rotation.new_key_id.clone(),
        expires_at: rotation.new_expires_at,
    };
    let rotation = rotation.clone();
    context.store.write(move |tx| switch(tx, &rotation, &new, now)).await?;
    let credential = for_owner(context, owner, stored(context, owner).await?).await?;
    for tenant_id in tenants_of(context, owner).await? {
        context.open_connections.replace(tenant_id, &credential);
        context.publish(Event::Tenant { tenant_id });
    }
    Ok(Outcome::Done)
}

fn switch(tx: &mut WriteTx<'_>, rotation: &Rotation, new: &NewCredential, now: Timestamp) -> Result<(), StoreError> {
    credentials::put(tx, rotation.owner, new, now)?;
    let next = Rotation {
        step: RotationStep::Removing,
        next_attempt_at: now.plus_ms(REMOVE_AFTER_MS),
        error: None,
        ..rotation.clone()
    };
    secret_rotations::put(tx, &next, None)?;
    let detail = json!({ "keyId": new.key_id, "expiresAt": new.expires_at });
    append(tx, &entry(now, &Actor::plumbline(), "credential.rotate.switch", rotation.owner, detail))
}

/// The old secret goes. Which one it is was not always told; then it stays, and the audit trail says so.
async fn remove(context: &Context, rotation: &Rotation) -> Result<Outcome, PipelineError> {
    if let Some(key_id) = &rotation.old_key_id
        && let Err(error) = removed(context, rotation, key_id).await?
    {
        return Ok(later(&error));
    }
    let (owner, now) = (rotation.owner, context.clock.now());
    let detail = json!({ "removedKeyId": rotation.old_key_id, "keyId": rotation.new_key_id });
    let finished = context.store.write(move |tx| {
        secret_rotations::delete(tx, owner)?;
        append(tx, &entry(now, &Actor::plumbline(), "credential.rotate.end", owner, detail))
    });
    finished.await?;
    Ok(Outcome::Done)
}

/// The new secret goes, and the whole is tried again in a day.
async fn abandon(context: &Context, rotation: &Rotation) -> Result<Outcome, PipelineError> {
    if let Some(key_id) = &rotation.new_key_id
        && let Err(error) = removed(context, rotation, key_id).await?
    {
        return Ok(later(&error));
    }
    let now = context.clock.now();
    let again = Rotation {
        error: rotation.error.clone(),
        ..fresh(rotation.owner, now, now.plus_ms(days_ms(AGAIN_AFTER_DAYS)))
    };
    context.store.write(move |tx| secret_rotations::put(tx, &again, None)).await?;
    Ok(Outcome::Done)
}

async fn given_up(context: &Context, rotation: &Rotation, error: &str) -> Result<Outcome, PipelineError> {
    let now = context.clock.now();
    let next = Rotation {
        step: RotationStep::Abandoning,
        next_attempt_at: now,
        error: Some(error.to_owned()),
        ..rotation.clone()
    };
    let detail = json!({ "error": error });
    let failed = context.store.write(move |tx| {
        secret_rotations::put(tx, &next, None)?;
        append(tx, &entry(now, &Actor::plumbline(), "credential.rotate.fail", next.owner, detail))
    });
    failed.await?;
    Ok(Outcome::Done)
}

/// Removes a secret unless it is gone already.
async fn removed(
    context: &Context,
    rotation: &Rotation,
    key_id: &str,
) -> Result<Result<(), GraphError>, PipelineError> {
    let credential = for_graph(stored(context, rotation.owner).await?)?;
    let (home, listed) = match home(context, rotation.owner, &credential).await? {
        Ok(found) => found,
        Err(error) => return Ok(Err(error)),
    };
    if !listed.iter().any(|one| one.key_id.eq_ignore_ascii_case(key_id)) {
        return Ok(Ok(()));
    }
    Ok(rotator(context, home, credential).await?.remove(key_id).await)
}

/// The tenant in which the app registration lives, with its secrets; or why none told.
async fn home(
    context: &Context,
    owner: Owner,
    credential: &Credential,
) -> Result<Result<(TenantId, Vec<PasswordCredential>), GraphError>, PipelineError> {
    let mut failure = GraphError::Api {
        status: 404,
        code: "Request_ResourceNotFound".to_owned(),
        message: "no connected tenant holds the app registration".to_owned(),
        request_id: None,
    };
    for tenant in tenants_of(context, owner).await? {
        match connections::open(context, tenant).await?.passwords(credential.client_id()).await {
            Ok(listed) => return Ok(Ok((tenant, listed))),
            Err(error) if error.is_not_found() => {}
            Err(error) => failure = error,
        }
    }
    Ok(Err(failure))
}

async fn rotator(context: &Context, home: TenantId, credential: Credential) -> Result<SecretRotation, PipelineError> {
    Ok(SecretRotation::new(&context.graph, directory(context, home).await?, credential))
}

async fn directory(context: &Context, tenant: TenantId) -> Result<DirectoryId, PipelineError> {
    let found = context.store.read(move |tx| tenants::find(tx, tenant)).await?;
    found.map(|tenant| tenant.directory_id).ok_or(PipelineError::NotFound { what: "tenant" })
}

fn later(error: &GraphError) -> Outcome {
    let error = error.hint().map_or_else(|| error.to_string(), |hint| format!("{error}: {hint}"));
    Outcome::Later { error, wait_ms: RETRY_AFTER_MS }
}
