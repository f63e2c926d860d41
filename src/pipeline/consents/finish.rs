//! The way back: what Microsoft's page sent is checked, proved and stored.

use serde_json::{Value, json};

use super::state::State;
use super::{ConsentAnswer, Microsoft, StateFault, Traveller, answer, prove};
use crate::domain::model::{AppRegistrationId, DirectoryId, TenantId, Timestamp};
use crate::graph::CodeGrant;
use crate::pipeline::app_registrations::Purpose;
use crate::pipeline::connection_test::TestError;
use crate::pipeline::credentials::{self, Choice};
use crate::pipeline::{
    Actor, Context, Event, PipelineError, connections, delegated, expiry, sync, tenants, write_connections,
};
use crate::store::audit::{AuditResult, NewEntry, append_as};
use crate::store::credentials::Owner;
use crate::store::delegated_sign_ins::NewSignIn;
use crate::store::jobs::Trigger;
use crate::store::pending_consents::{self, Finished};
use crate::store::write_connections::WriteChoice;

/// What there is now that was not there before.
#[derive(Debug)]
pub enum Connected {
    Tenant { tenant: TenantId, name: String, is_new: bool },
    Write { tenant: TenantId },
    Person { app_registration: AppRegistrationId, account: String },
}

/// Ends a way. Whatever comes of it stands in the audit trail.
///
/// # Errors
/// [`PipelineError::ConsentState`] when the answer is not ours or not this session's,
/// [`PipelineError::ConsentDeclined`] with what Microsoft said, [`PipelineError::ConsentRefused`] when the tenant does
/// not let us in, [`PipelineError::TenantKnown`] when it is there already.
pub async fn finish(
    context: &Context,
    actor: Actor,
    who: Traveller,
    answer: ConsentAnswer,
) -> Result<Connected, PipelineError> {
    let now = context.clock.now();
    let ConsentAnswer { state, microsoft } = answer;
    let opened = context.store.read(move |tx| Ok(State::open(&state, &tx.instance_key()?, &who, now))).await?;
    let state = match opened {
        Ok(state) => state,
        Err(fault) => return Err(told(context, &actor, None, fault.into()).await),
    };
    match go_on(context, &actor, &state, microsoft).await {
        Ok(connected) => Ok(connected),
        Err(error) => Err(told(context, &actor, Some(&state), error).await),
    }
}

async fn go_on(
    context: &Context,
    actor: &Actor,
    state: &State,
    microsoft: Microsoft,
) -> Result<Connected, PipelineError> {
    let finished = once(context, state).await?;
    let purpose = Purpose::from_word(&state.purpose).ok_or(StateFault::Forged)?;
    match (purpose, microsoft) {
        (_, Microsoft::Refused { error, description }) => {
            Err(PipelineError::ConsentDeclined { reason: answer::sentence(&error, &description) })
        }
        (Purpose::Read, Microsoft::Consented { directory }) => {
            reading(context, actor, state, consenting(state, directory)?).await
        }
        (Purpose::Write, Microsoft::Consented { directory }) => {
            writing(context, actor, state, consenting(state, directory)?).await
        }
        (Purpose::Delegated, Microsoft::SignedIn { code }) => {
            let verifier = finished.verifier.ok_or(StateFault::Forged)?;
            let grant = CodeGrant { code, verifier, redirect_uri: state.redirect_uri.clone() };
            person(context, actor, state, grant).await
        }
        (Purpose::Read | Purpose::Write, Microsoft::SignedIn { .. })
        | (Purpose::Delegated, Microsoft::Consented { .. }) => Err(StateFault::Forged.into()),
    }
}

/// Takes the nonce off the list, whatever comes after.
async fn once(context: &Context, state: &State) -> Result<Finished, PipelineError> {
    let now = context.clock.now();
    let nonce = crate::crypto::OpaqueToken::from_text(state.nonce.clone()).digest();
    let finished = context.store.write(move |tx| pending_consents::finish(tx, nonce, now)).await?;
    Ok(finished.ok_or(StateFault::Used)?)
}

/// The directory that is to be proved: the one that was asked for, where one was.
fn consenting(state: &State, told: Option<String>) -> Result<DirectoryId, PipelineError> {
    let told = told.and_then(|text| text.parse::<DirectoryId>().ok());
    let told = told.ok_or_else(|| PipelineError::ConsentRefused {
        reason: "Microsoft's answer names no tenant: begin again".to_owned(),
    })?;
    match state.directory {
        Some(asked) if asked != told => Err(StateFault::OtherTenant.into()),
        _ => Ok(told),
    }
}

async fn reading(
    context: &Context,
    actor: &Actor,
    state: &State,
    directory: DirectoryId,
) -> Result<Connected, PipelineError> {
    if state.tenant.is_none() {
        tenants::not_yet_known(context, directory).await?;
    }
    let owner = Owner::AppRegistration(state.app_registration);
    let credential = credentials::of_owner(&context.of_plumbline(), owner).await?;
    let proved = prove::reading(context, directory, credential).await?;
    let now = context.clock.now();
    let choice = Choice::Shared(state.app_registration);
    let check = connections::check_result(&proved.test);
    let name = proved.organization.name(directory);
    let (own, existing) = (actor.clone(), state.tenant);
    let tenant = match existing {
        Some(tenant) => {
            let stored = context.store.write(move |tx| connections::connect(tx, &own, tenant, &choice, &check, now));
            stored.await?.map(|()| tenant).ok_or(PipelineError::NotFound { what: "tenant" })?
        }
        None => {
            let new = tenants::of_directory(&name, directory, now);
            let tenant = new.id;
            let stored = context.store.write(move |tx| {
                tenants::insert(tx, &own, &new, &choice, now)?;
                connections::record(tx, tenant, &check, now)
            });
            stored.await?;
            tenant
        }
    };
    context.open_connections.forget(tenant);
    context.publish(Event::Tenant { tenant_id: tenant });
    expiry::look(context, tenant).await?;
    begin_to_read(context, actor, tenant).await?;
    Ok(Connected::Tenant { tenant, name, is_new: existing.is_none() })
}

/// A tenant that has every area switched off, or is switched off itself, is connected and not read.
async fn begin_to_read(context: &Context, actor: &Actor, tenant: TenantId) -> Result<(), PipelineError> {
    match sync::enqueue(context, actor.clone(), tenant, None, Trigger::Person).await {
        Ok(_) | Err(PipelineError::NothingSwitchedOn | PipelineError::Disabled) => Ok(()),
        Err(error) => Err(error),
    }
}

async fn writing(
    context: &Context,
    actor: &Actor,
    state: &State,
    directory: DirectoryId,
) -> Result<Connected, PipelineError> {
    let tenant = state.tenant.ok_or(StateFault::Forged)?;
    let choice = WriteChoice::Shared(state.app_registration);
    write_connections::connect(context, actor, tenant, directory, choice).await?;
    Ok(Connected::Write { tenant })
}

async fn person(context: &Context, actor: &Actor, state: &State, grant: CodeGrant) -> Result<Connected, PipelineError> {
    let id = state.app_registration;
    let app = credentials::of_app(context, id).await?;
    let signed_in = context
        .graph
        .redeem(&app, grant)
        .await
        .map_err(|error| PipelineError::ConsentRefused { reason: TestError::of(&error).in_words() })?;
    let account = signed_in.account.clone();
    let new = NewSignIn {
        account: signed_in.account,
        home_directory_id: signed_in.home,
        refresh_token: signed_in.refresh_token,
    };
    delegated::signed_in(context, actor, id, new).await?;
    Ok(Connected::Person { app_registration: id, account })
}

/// Writes down why nothing came of it, and gives the error back.
async fn told(context: &Context, actor: &Actor, state: Option<&State>, error: PipelineError) -> PipelineError {
    let (action, result, detail) = match &error {
        PipelineError::ConsentState(fault) => {
            ("consent.refuse", AuditResult::Refused, json!({ "why": fault.as_str() }))
        }
        PipelineError::ConsentDeclined { reason } => ("consent.decline", AuditResult::Failed, json!({ "why": reason })),
        other => ("consent.fail", AuditResult::Failed, json!({ "why": other.to_string() })),
    };
    let (now, actor) = (context.clock.now(), actor.clone());
    let subject = state.map_or_else(|| "unknown".to_owned(), |state| state.app_registration.to_string());
    let tenant = state.and_then(|state| state.tenant);
    let written = context
        .store
        .write(move |tx| {
            // A tenant that was removed meanwhile has no trail of its own any more.
            append_as(tx, &entry(&actor, action, subject, tenant, detail, now), result)
        })
        .await;
    match written {
        Ok(_) => error,
        Err(failure) => failure.into(),
    }
}

fn entry<'a>(
    actor: &'a Actor,
    action: &'static str,
    subject: String,
    tenant: Option<TenantId>,
    detail: Value,
    at: Timestamp,
) -> NewEntry<'a> {
    NewEntry { at, actor, action, subject, tenant, detail }
}
