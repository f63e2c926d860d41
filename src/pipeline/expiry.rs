//! When credentials end, and warnings ahead of it.
//!
//! A certificate tells its end itself. That of a client secret is read from Graph, where it is allowed; else it is
//! unknown, and never guessed.

use serde_json::json;
use slog::warn;

use super::credentials::{for_graph, stored, tenants_of};
use super::{Actor, Context, Event, PipelineError, connections};
use crate::domain::model::{TenantId, Timestamp};
use crate::graph::{CurrentPassword, current_password};
use crate::store::audit::{NewEntry, append};
use crate::store::credential_warnings::CredentialWarning;
use crate::store::credentials::{CredentialKind, FoundSecret, Owner};
use crate::store::{ReadTx, StoreError, connections as stored_connections, credential_warnings, credentials};

const DAY_MS: i64 = 86_400_000;
/// How far ahead of the end a warning is due, the nearest first.
const WARNING_DAYS: [u32; 4] = [1, 7, 14, 30];
/// Credentials whose end is looked for in one round.
const LOOKS_AT_ONCE: u32 = 20;
/// The app registration is in one tenant alone; of many that share it the first ones are asked.
const TENANTS_ASKED: usize = 5;

/// How near the end is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// There is nothing that could end.
    Never,
    /// Microsoft did not tell.
    Unknown,
    Fine,
    /// Within 30 days.
    Soon,
    Expired,
}

impl Expiry {
    pub fn of(kind: CredentialKind, expires_at: Option<Timestamp>, now: Timestamp) -> Self {
        match (kind, expires_at) {
            (CredentialKind::Federated, _) => Self::Never,
            (CredentialKind::Secret | CredentialKind::Certificate, None) => Self::Unknown,
            (CredentialKind::Secret | CredentialKind::Certificate, Some(end)) if end <= now => Self::Expired,
            (CredentialKind::Secret | CredentialKind::Certificate, Some(end)) => {
                if due_warning(end, now).is_some() {
                    Self::Soon
                } else {
                    Self::Fine
                }
            }
        }
    }
}

/// Looks for the end of every credential once a day, and stores the warnings that are due. Tells how many are new.
///
/// # Errors
/// Those of the store. What Microsoft does not tell stays unknown.
pub async fn check_due(context: &Context) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    let before = now.plus_ms(-DAY_MS);
    let due = context.store.read(move |tx| credentials::unchecked_since(tx, before, LOOKS_AT_ONCE)).await?;
    for owner in due {
        look_for_end(context, owner).await?;
    }
    let horizon = now.plus_ms(days_ms(30));
    let ending = context.store.read(move |tx| credentials::ending_before(tx, horizon)).await?;
    let mut new = 0;
    for (owner, end) in ending {
        new += usize::from(warn_of(context, owner, end, now).await?);
    }
    Ok(new)
}

/// Looks for the end of the credential that a tenant is reached with.
pub(super) async fn look(context: &Context, tenant: TenantId) -> Result<(), PipelineError> {
    let connection = context.store.read(move |tx| stored_connections::find(tx, tenant)).await?;
    let Some(connection) = connection else { return Ok(()) };
    let owner = connection.credential.owner;
    look_for_end(context, owner).await?;
    let credential = context.store.read(move |tx| credentials::find(tx, owner)).await?;
    if let Some(end) = credential.and_then(|credential| credential.expires_at) {
        warn_of(context, owner, end, context.clock.now()).await?;
    }
    Ok(())
}

async fn look_for_end(context: &Context, owner: Owner) -> Result<(), PipelineError> {
    let found = match password(context, owner).await {
        Ok(found) => found,
        // The credential was removed or replaced meanwhile.
        Err(PipelineError::NotFound { .. } | PipelineError::NoConnection) => return Ok(()),
        Err(error) => return Err(error),
    };
    let now = context.clock.now();
    Ok(context.store.write(move |tx| credentials::record_expiry(tx, owner, found.as_ref(), now)).await?)
}

/// The client secret as Graph lists it, if it is one and a tenant tells.
async fn password(context: &Context, owner: Owner) -> Result<Option<FoundSecret>, PipelineError> {
    let stored = stored(context, owner).await?;
    match stored.kind() {
        CredentialKind::Secret => {}
        CredentialKind::Certificate | CredentialKind::Federated => return Ok(None),
    }
    let key_id = stored.key_id.clone();
    let credential = for_graph(stored)?;
    for tenant in tenants_of(context, owner).await?.into_iter().take(TENANTS_ASKED) {
        let connection = connections::open(context, tenant).await?;
        let Ok(listed) = connection.passwords(credential.client_id()).await else { continue };
        let now = context.clock.now();
        let found = current_password(&listed, &credential, key_id.as_deref(), now);
        return Ok(found.map(|CurrentPassword { password, is_certain }| FoundSecret {
            key_id: is_certain.then(|| password.key_id.clone()),
            expires_at: password.end_date_time,
        }));
    }
    Ok(None)
}

/// Stores the nearest warning that is due, once.
async fn warn_of(context: &Context, owner: Owner, end: Timestamp, now: Timestamp) -> Result<bool, PipelineError> {
    let Some(days) = due_warning(end, now) else { return Ok(false) };
    let warning = CredentialWarning { expires_at: end, days, at: now };
    let known = context.store.read(move |tx| is_known(tx, owner, warning)).await?;
    if known {
        return Ok(false);
    }
    let is_new = context
        .store
        .write(move |tx| {
            if credentials::find(tx, owner)?.is_none() || !credential_warnings::record(tx, owner, warning)? {
                return Ok(false);
            }
            let entry = NewEntry {
                at: now,
                actor: &Actor::plumbline(),
                action: "credential.warn",
                subject: owner.to_string(),
                tenant: owner.tenant_id(),
                detail: json!({ "expiresAt": end, "days": days }),
            };
            append(tx, &entry).map(|()| true)
        })
        .await?;
    if is_new {
        warn!(context.logger, "a credential ends soon: replace it in the settings of the tenant or app registration";
            "owner.id" => owner.to_string(), "expires_at" => end.to_string());
        for tenant_id in tenants_of(context, owner).await? {
            context.publish(Event::Tenant { tenant_id });
        }
    }
    Ok(is_new)
}

fn is_known(tx: &ReadTx<'_>, owner: Owner, warning: CredentialWarning) -> Result<bool, StoreError> {
    let known = credential_warnings::list(tx, owner)?;
    Ok(known.iter().any(|one| one.expires_at == warning.expires_at && one.days == warning.days))
}

fn due_warning(end: Timestamp, now: Timestamp) -> Option<u32> {
    WARNING_DAYS.into_iter().find(|days| end.plus_ms(-days_ms(*days)) <= now)
}

pub(super) fn days_ms(days: u32) -> i64 {
    i64::from(days).saturating_mul(DAY_MS)
}

#[cfg(test)]
mod tests {
    use super::{Expiry, days_ms, due_warning};
    use crate::domain::model::Timestamp;
    use crate::store::credentials::CredentialKind;

    #[test]
    fn the_nearest_warning_is_due() {
        let end = Timestamp(days_ms(100));
        let at = |days_before: u32| due_warning(end, end.plus_ms(-days_ms(days_before)));
        assert_eq!([at(31), at(30), at(20), at(14), at(8)], [None, Some(30), Some(30), Some(14), Some(14)]);
        assert_eq!([at(7), at(2), at(1), at(0)], [Some(7), Some(7), Some(1), Some(1)]);
    }

    #[test]
    fn what_is_not_known_is_not_fine() {
        let now = Timestamp(days_ms(1));
        let of = |kind, end: Option<u32>| Expiry::of(kind, end.map(|days| Timestamp(days_ms(days))), now);
        assert_eq!(of(CredentialKind::Secret, None), Expiry::Unknown);
        assert_eq!(of(CredentialKind::Federated, None), Expiry::Never);
        assert_eq!(of(CredentialKind::Secret, Some(1)), Expiry::Expired);
        assert_eq!(of(CredentialKind::Certificate, Some(31)), Expiry::Soon);
        assert_eq!(of(CredentialKind::Certificate, Some(32)), Expiry::Fine);
    }
}
