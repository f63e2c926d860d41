//! Ways to Microsoft and back: an administrator consents to an app registration, or a person signs in through one.
//!
//! What comes back is believed in two steps: that the way began here, in this session and not long ago, says the
//! signed state; that the tenant let us in, says a sign-in to it. Nothing is stored before both.

mod answer;
mod finish;
mod prove;
mod state;

use serde_json::json;
use url::Url;

pub use answer::{ConsentAnswer, Microsoft};
pub use finish::{Connected, finish};
pub use state::StateFault;

use super::app_registrations::Purpose;
use super::{Actor, Context, PipelineError, app_registrations};
use crate::crypto::OpaqueToken;
use crate::domain::model::{AppRegistrationId, DirectoryId, TenantId, UserId};
use crate::store::app_registrations::AppRegistration;
use crate::store::audit::{NewEntry, append};
use crate::store::{pending_consents, tenants};
use state::State;

/// How long a person may take at Microsoft.
const LIFETIME_MS: i64 = 10 * 60 * 1000;

/// Who goes the way. Only this session can come back from it.
#[derive(Debug, Clone)]
pub struct Traveller {
    pub user: UserId,
    /// What tells the session from any other, without giving it away.
    pub session: String,
    /// Whether this person may add tenants and sign in for all of them.
    pub is_over_all: bool,
}

/// What a person wants to get.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub purpose: Purpose,
    /// The one of its purpose where there is only one.
    pub app_registration: Option<AppRegistrationId>,
    /// A tenant that is there already; else a new one is made of what comes back.
    pub tenant: Option<TenantId>,
}

/// Where the browser is to be sent.
///
/// # Errors
/// [`PipelineError::Invalid`] when no app registration fits, [`PipelineError::NotFound`] for the tenant.
pub async fn begin(
    context: &Context,
    actor: Actor,
    traveller: Traveller,
    wanted: Wanted,
    redirect_uri: Url,
) -> Result<Url, PipelineError> {
    let now = context.clock.now();
    if wanted.tenant.is_none() && !traveller.is_over_all {
        return Err(StateFault::NotAllowed.into());
    }
    let directory = directory(context, &wanted).await?;
    let app = chosen(context, &wanted).await?;
    let nonce = OpaqueToken::generate();
    let state = State {
        user: traveller.user,
        session: traveller.session,
        purpose: wanted.purpose.as_str().to_owned(),
        app_registration: app.id,
        tenant: wanted.tenant,
        directory,
        nonce: nonce.expose().to_owned(),
        redirect_uri: redirect_uri.clone(),
        issued_at: now,
    };
    let sealed = context.store.read(move |tx| Ok(state.sealed(&tx.instance_key()?))).await?;
    let client_id = app.credential.client_id;
    let (url, verifier) = match wanted.purpose {
        Purpose::Read | Purpose::Write => {
            (context.graph.admin_consent_url(directory, client_id, &redirect_uri, &sealed)?, None)
        }
        Purpose::Delegated => {
            let (url, verifier) = context.graph.authorize_url(client_id, &redirect_uri, &sealed)?;
            (url, Some(verifier))
        }
    };
    context
        .store
        .write(move |tx| {
            let end = now.plus_ms(LIFETIME_MS);
            pending_consents::begin(tx, nonce.digest(), wanted.tenant, verifier.as_ref(), now, end)?;
            let entry = NewEntry {
                at: now,
                actor: &actor,
                action: "consent.begin",
                subject: app.id.to_string(),
                tenant: wanted.tenant,
                detail: json!({ "purpose": wanted.purpose.as_str(), "clientId": client_id }),
            };
            append(tx, &entry)
        })
        .await?;
    Ok(url)
}

/// The app registration that was named, or the only one there is.
async fn chosen(context: &Context, wanted: &Wanted) -> Result<AppRegistration, PipelineError> {
    let word = wanted.purpose.as_str();
    // Who administers a tenant may connect it through what the instance has, seen or not: the tenant consents to it.
    let fitting = app_registrations::list(&context.of_plumbline()).await?;
    let mut fitting: Vec<_> = fitting.into_iter().filter(|app| app.purpose == wanted.purpose).collect();
    let invalid = |expected: String| PipelineError::Invalid { field: "appRegistrationId", expected };
    match wanted.app_registration {
        Some(id) => fitting.into_iter().find(|app| app.id == id).ok_or_else(|| {
            invalid(format!("it is not there, or its purpose is not `{word}`: make one with that purpose first"))
        }),
        None if fitting.len() > 1 => Err(invalid(format!("there are {} of purpose `{word}`: name one", fitting.len()))),
        None => fitting.pop().ok_or_else(|| {
            invalid(format!("there is none of purpose `{word}`: add one under Settings, App registrations"))
        }),
    }
}

/// The directory that alone may come back.
async fn directory(context: &Context, wanted: &Wanted) -> Result<Option<DirectoryId>, PipelineError> {
    let expected = match (wanted.purpose, wanted.tenant) {
        (Purpose::Write, None) => "expected the tenant that is to be written to",
        (Purpose::Delegated, Some(_)) => "a person signs in for an app registration, not for a tenant: leave it out",
        (_, None) => return Ok(None),
        (_, Some(tenant)) => {
            let found = context.store.read(move |tx| tenants::find(tx, tenant)).await?;
            let found = found.ok_or(PipelineError::NotFound { what: "tenant" })?;
            return Ok(Some(found.directory_id));
        }
    };
    Err(PipelineError::Invalid { field: "tenant", expected: expected.to_owned() })
}
