//! Persons in whose name tenants are read: a service account, or a partner whose customers let him in. One sign-in
//! serves every tenant; its refresh token is kept here and nowhere else.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use secrecy::SecretString;
use serde_json::json;
use slog::{error, warn};

use super::{Actor, Context, Event, PipelineError};
use crate::domain::model::{AppRegistrationId, TenantId};
use crate::graph::{GraphError, HeldToken, RefreshTokens, TokenKeeper};
use crate::store::audit::{AuditResult, NewEntry, append, append_as};
use crate::store::connections::{CheckResult, ConnectionState};
use crate::store::delegated_sign_ins::NewSignIn;
use crate::store::tenant_events::{NewTenantEvent, TenantEventKind};
use crate::store::{StoreError, WriteTx, app_registrations, connections, delegated_sign_ins, tenant_events};

/// The refresh tokens in use. All connections of one sign-in share one, so that they take turns.
#[derive(Clone, Default)]
pub(super) struct SignIns(Arc<Mutex<HashMap<AppRegistrationId, Weak<RefreshTokens>>>>);

impl SignIns {
    pub(super) fn tokens(&self, context: &Context, id: AppRegistrationId) -> Arc<RefreshTokens> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tokens) = all.get(&id).and_then(Weak::upgrade) {
            return tokens;
        }
        all.retain(|_, tokens| tokens.strong_count() > 0);
        // Whoever opens the first connection: what becomes of the sign-in concerns every tenant that is read through it.
        let tokens = Arc::new(RefreshTokens::new(Keeper { context: context.of_plumbline(), id }));
        all.insert(id, Arc::downgrade(&tokens));
        tokens
    }
}

/// Keeps the refresh token of one sign-in in the database.
struct Keeper {
    context: Context,
    id: AppRegistrationId,
}

impl TokenKeeper for Keeper {
    fn current(&self) -> BoxFuture<'_, Result<HeldToken, GraphError>> {
        let id = self.id;
        async move {
            let held = self.context.store.read(move |tx| delegated_sign_ins::token(tx, id)).await;
            let held = held.map_err(|failure| unavailable(&failure))?.ok_or_else(|| GraphError::SignIn {
                code: "signed_out".to_owned(),
                message: "nobody is signed in for the app registration any more".to_owned(),
            })?;
            Ok(HeldToken { token: held.token, generation: held.generation })
        }
        .boxed()
    }

    fn rotate(&self, used: u64, new: SecretString) -> BoxFuture<'_, Result<(), GraphError>> {
        let (id, now) = (self.id, self.context.clock.now());
        async move {
            let stored = self.context.store.write(move |tx| delegated_sign_ins::rotate(tx, id, used, &new, now)).await;
            // Somebody may have signed in anew meanwhile; then that token stays.
            stored.map(drop).map_err(|failure| unavailable(&failure))
        }
        .boxed()
    }

    fn refused(&self, used: u64, reason: String) -> BoxFuture<'_, ()> {
        let id = self.id;
        async move {
            match ended(&self.context, id, used, reason).await {
                Ok(tenants) => {
                    tenants.into_iter().for_each(|tenant_id| self.context.publish(Event::Tenant { tenant_id }))
                }
                Err(failure) => error!(self.context.logger, "the end of a delegated sign-in could not be stored";
                    "app_registration.id" => id.to_string(), "error" => crate::logging::chain(&failure)),
            }
        }
        .boxed()
    }
}

/// Stores a sign-in, and lets the tenants that wait for it go on.
pub(super) async fn signed_in(
    context: &Context,
    actor: &Actor,
    id: AppRegistrationId,
    new: NewSignIn,
) -> Result<(), PipelineError> {
    let (now, actor) = (context.clock.now(), actor.clone());
    let tenants = context
        .store
        .write(move |tx| {
            if app_registrations::find(tx, id)?.is_none() {
                return Ok(None);
            }
            delegated_sign_ins::put(tx, id, &new, now)?;
            let entry = NewEntry {
                at: now,
                actor: &actor,
                action: "delegated.sign_in",
                subject: id.to_string(),
                tenant: None,
                detail: json!({ "account": new.account, "tenantId": new.home_directory_id }),
            };
            append(tx, &entry)?;
            app_registrations::tenants(tx, id).map(Some)
        })
        .await?;
    for tenant_id in tenants.ok_or(PipelineError::NotFound { what: "app registration" })? {
        context.open_connections.forget(tenant_id);
        context.publish(Event::Tenant { tenant_id });
    }
    Ok(())
}

/// Marks the sign-in and every tenant that is read through it broken, once; tells which tenants.
async fn ended(
    context: &Context,
    id: AppRegistrationId,
    used: u64,
    reason: String,
) -> Result<Vec<TenantId>, StoreError> {
    let logger = context.logger.clone();
    let now = context.clock.now();
    context
        .store
        .write(move |tx| {
            if !delegated_sign_ins::end(tx, id, used, &reason)? {
                return Ok(Vec::new());
            }
            warn!(logger, "a delegated sign-in does not count any more: somebody has to sign in again";
                "app_registration.id" => id.to_string(), "error" => &reason);
            let entry = NewEntry {
                at: now,
                actor: &Actor::plumbline(),
                action: "delegated.broken",
                subject: id.to_string(),
                tenant: None,
                detail: json!({ "why": reason }),
            };
            append_as(tx, &entry, AuditResult::Failed)?;
            let tenants = app_registrations::tenants(tx, id)?;
            for tenant in &tenants {
                broken(tx, *tenant, &reason, now)?;
            }
            Ok(tenants)
        })
        .await
}

/// Marks a connection broken; what happened is an event, unless it was broken before. Tells whether it was not.
pub(super) fn broken(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    reason: &str,
    now: crate::domain::model::Timestamp,
) -> Result<bool, StoreError> {
    let Some(before) = connections::find(tx, tenant)? else { return Ok(false) };
    let was_broken = before.state == ConnectionState::Broken;
    let result = CheckResult {
        state: ConnectionState::Broken,
        error: Some(reason.to_owned()),
        organization: None,
        roles: before.roles,
    };
    connections::record_check(tx, tenant, &result, now)?;
    if was_broken {
        return Ok(false);
    }
    let kind = TenantEventKind::ConnectionBroken;
    let event = NewTenantEvent { kind, subject: reason.to_owned(), areas: Vec::new() };
    tenant_events::append(tx, tenant, &event, now).map(|()| true)
}

fn unavailable(failure: &StoreError) -> GraphError {
    GraphError::SignIn {
        code: "refresh_token_unavailable".to_owned(),
        message: format!("the refresh token could not be read or stored: {failure}"),
    }
}
