//! Rotating client secrets by themselves: a new one is added, proved, put in use, and the old one removed.
//!
//! Each step is stored before the next begins. A process that dies in between is no harm: the next one looks at what
//! is there. Whatever fails, the secret in use goes on working.

use serde_json::json;
use slog::{info, warn};

use super::connection_test::ROTATION_PERMISSION;
use super::credentials::tenants_of;
use super::rotation_steps::{Outcome, perform};
use super::{Actor, Context, PipelineError};
use crate::domain::model::{TenantId, Timestamp};
use crate::store::audit::{NewEntry, append};
use crate::store::credentials::{CredentialKind, Owner};
use crate::store::secret_rotations::{Rotation, RotationStep};
use crate::store::{ReadTx, StoreError, WriteTx, connections, credentials, secret_rotations};

const DAYS: std::ops::RangeInclusive<u32> = 1..=365;

/// Sets how often the client secret is rotated; `None` switches it off.
///
/// # Errors
/// [`PipelineError::Invalid`] tells why it cannot be rotated; [`PipelineError::NotFound`].
pub async fn set(context: &Context, actor: Actor, owner: Owner, every_days: Option<u32>) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let tenants = tenants_of(context, owner).await?;
    context
        .store
        .write(move |tx| {
            let Some(credential) = credentials::find(tx, owner)? else {
                return Ok(Err(not_there(owner)));
            };
            if let Some(expected) = objection(tx, credential.kind, every_days, &tenants)? {
                return Ok(Err(PipelineError::Invalid { field: "rotateEveryDays", expected }));
            }
            credentials::set_rotation(tx, owner, every_days)?;
            let rotation = secret_rotations::find(tx, owner)?;
            if every_days.is_none() && rotation.is_some_and(|rotation| rotation.step == RotationStep::Adding) {
                secret_rotations::delete(tx, owner)?;
            }
            let detail = json!({ "before": credential.rotate_every_days, "after": every_days });
            append(tx, &entry(now, &actor, "credential.rotation", owner, detail))?;
            Ok(Ok(()))
        })
        .await?
}

/// The owner of the credential that a tenant is reached with.
///
/// # Errors
/// [`PipelineError::NoConnection`].
pub async fn owner_of(context: &Context, tenant: TenantId) -> Result<Owner, PipelineError> {
    let connection = context.store.read(move |tx| connections::find(tx, tenant)).await?;
    connection.map(|connection| connection.credential.owner).ok_or(PipelineError::NoConnection)
}

/// Begins the rotations that are due, and does the next step of those under way. Tells how many steps were done.
///
/// # Errors
/// Those of the store.
pub async fn run_due(context: &Context) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    for owner in context.store.read(move |tx| credentials::due_for_rotation(tx, now)).await? {
        begin(context, owner).await?;
    }
    let due = context.store.read(move |tx| secret_rotations::due(tx, now)).await?;
    for owner in &due {
        // One that cannot be gone on with must not hold up the others.
        if let Err(failure) = advance(context, *owner).await {
            warn!(context.logger, "a rotation of a client secret could not go on"; "owner.id" => owner.to_string(),
                "error" => failure.to_string());
        }
    }
    Ok(due.len())
}

/// Writes down that a rotation begins, before anything is sent.
///
/// # Errors
/// Those of the store.
pub async fn begin(context: &Context, owner: Owner) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let rotation = fresh(owner, now, now);
    context
        .store
        .write(move |tx| {
            if credentials::find(tx, owner)?.is_none() || secret_rotations::find(tx, owner)?.is_some() {
                return Ok(());
            }
            secret_rotations::put(tx, &rotation, None)?;
            let detail = json!({ "displayName": rotation.display_name });
            append(tx, &entry(now, &Actor::plumbline(), "credential.rotate.begin", owner, detail))
        })
        .await?;
    Ok(())
}

/// Does the next step of a rotation, and stores what came of it.
///
/// # Errors
/// Those of the store. What Microsoft refuses is kept with the rotation, which tries again later.
pub async fn advance(context: &Context, owner: Owner) -> Result<(), PipelineError> {
    let Some(rotation) = context.store.read(move |tx| secret_rotations::find(tx, owner)).await? else {
        return Ok(());
    };
    let step = rotation.step;
    match perform(context, &rotation).await? {
        Outcome::Done => info!(context.logger, "a step of a rotation of a client secret is done";
            "owner.id" => owner.to_string(), "step" => step.as_str()),
        Outcome::Later { error, wait_ms } => {
            warn!(context.logger, "a rotation of a client secret waits; the present one goes on working";
                "owner.id" => owner.to_string(), "step" => step.as_str(), "error" => &error);
            let next = context.clock.now().plus_ms(wait_ms);
            context.store.write(move |tx| postponed(tx, &rotation, next, &error)).await?;
        }
    }
    Ok(())
}

/// The first failure of a step is worth an entry; its repetitions are not.
fn postponed(
    tx: &mut WriteTx<'_>,
    rotation: &Rotation,
    next_attempt_at: Timestamp,
    error: &str,
) -> Result<(), StoreError> {
    let owner = rotation.owner;
    secret_rotations::postpone(tx, owner, next_attempt_at, error)?;
    // Until the new secret is known everywhere, being refused is how it goes.
    if rotation.error.is_some() || rotation.step == RotationStep::Proving {
        return Ok(());
    }
    let detail = json!({ "step": rotation.step.as_str(), "error": error });
    append(tx, &entry(next_attempt_at, &Actor::plumbline(), "credential.rotate.wait", owner, detail))
}

/// Why a credential cannot be rotated that often.
fn objection(
    tx: &ReadTx<'_>,
    kind: CredentialKind,
    every_days: Option<u32>,
    tenants: &[TenantId],
) -> Result<Option<String>, StoreError> {
    let Some(days) = every_days else { return Ok(None) };
    if !DAYS.contains(&days) {
        return Ok(Some(format!("expected {} to {} days, or null for never", DAYS.start(), DAYS.end())));
    }
    if kind != CredentialKind::Secret {
        return Ok(Some("only a client secret is rotated: there is none".to_owned()));
    }
    for tenant in tenants {
        let connection = connections::find(tx, *tenant)?;
        if connection.is_some_and(|found| found.roles.iter().any(|role| role == ROTATION_PERMISSION)) {
            return Ok(None);
        }
    }
    Ok(Some(format!(
        "grant {ROTATION_PERMISSION} to the app registration, make its service principal an owner of it, test the \
         connection and try again"
    )))
}

/// A rotation that has done nothing yet. By its name its secret is found again, should the answer be lost.
pub(super) fn fresh(owner: Owner, now: Timestamp, next_attempt_at: Timestamp) -> Rotation {
    Rotation {
        owner,
        home: None,
        step: RotationStep::Adding,
        display_name: format!("Plumbline {}", uuid::Uuid::now_v7()),
        old_key_id: None,
        new_key_id: None,
        new_expires_at: None,
        started_at: now,
        next_attempt_at,
        error: None,
    }
}

pub(super) fn entry<'a>(
    at: Timestamp,
    actor: &'a Actor,
    action: &'static str,
    owner: Owner,
    detail: serde_json::Value,
) -> NewEntry<'a> {
    NewEntry { at, actor, action, subject: owner.to_string(), tenant: owner.tenant_id(), detail }
}

fn not_there(owner: Owner) -> PipelineError {
    match owner {
        Owner::Tenant(_) => PipelineError::NoConnection,
        Owner::AppRegistration(_) => PipelineError::NotFound { what: "app registration" },
    }
}
