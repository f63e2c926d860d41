//! The beginning and the end of a sign-in. Between them the browser is at the provider, and all that is known here are
//! two digests: of the state that comes back with the person, and of what the browser keeps in a cookie.

use std::net::IpAddr;

use serde_json::json;
use url::Url;

use super::people::{self, Known};
use super::refusal::SignInRefusal;
use crate::auth::oidc::{BrowserSecret, Provider, ProviderRefusal};
use crate::crypto::OpaqueToken;
use crate::logging::{RequestId, chain};
use crate::pipeline::access::{self, Client, NewSession};
use crate::pipeline::{Actor, Context, PipelineError, audit};
use crate::store::provider_sign_ins::{self, SignIn};
use crate::store::sessions;

/// Long enough for a second factor, short enough that nobody comes back to a forgotten tab.
const SIGN_IN_MS: i64 = 10 * 60_000;
/// Whoever begins need not be known, so what is remembered of beginnings has an end.
const UNDER_WAY_LIMIT: u64 = 10_000;

/// What the provider sent the browser back with, and what the browser itself brings.
#[derive(Debug, Default)]
pub struct Callback {
    pub state: Option<String>,
    pub code: Option<String>,
    pub error: Option<String>,
    pub error_description: Option<String>,
    /// What the provider calls itself (RFC 9207).
    pub issuer: Option<String>,
    pub browser: Option<BrowserSecret>,
    /// The session that the browser had until now; it ends.
    pub replaced: Option<OpaqueToken>,
    pub client: Client,
}

/// Begins a sign-in: where to send the browser, and what it must keep.
///
/// # Errors
/// See [`SignInRefusal`].
pub async fn begin(
    context: &Context,
    redirect: &Url,
    return_to: String,
) -> Result<(Url, BrowserSecret), SignInRefusal> {
    let begun = begin_unlogged(context, redirect, return_to).await;
    begun.inspect_err(|refusal| tell(context, refusal, None))
}

async fn begin_unlogged(
    context: &Context,
    redirect: &Url,
    return_to: String,
) -> Result<(Url, BrowserSecret), SignInRefusal> {
    let start = provider(context)?.start(redirect).await?;
    let now = context.clock.now();
    let (state, browser) = (start.state.digest(), start.browser.digest());
    let sign_in = SignIn { browser, return_to, expires_at: now.plus_ms(SIGN_IN_MS) };
    let stored = context.store.write(move |tx| {
        provider_sign_ins::delete_ended(tx, now)?;
        if provider_sign_ins::count(tx)? >= UNDER_WAY_LIMIT {
            return Ok(false);
        }
        provider_sign_ins::insert(tx, state, &sign_in).map(|()| true)
    });
    if stored.await? { Ok((start.url, start.browser)) } else { Err(SignInRefusal::TooMany) }
}

/// Ends a sign-in: looks whether this browser began it, asks the provider who the person is, and begins a session for
/// whoever has rights. Tells where the browser wanted to go.
///
/// # Errors
/// See [`SignInRefusal`].
pub async fn end(context: &Context, redirect: &Url, callback: Callback) -> Result<(NewSession, String), SignInRefusal> {
    let address = callback.client.address;
    match end_unlogged(context, redirect, callback).await {
        Ok(ended) => Ok(ended),
        Err(refusal) => {
            tell(context, &refusal, address);
            let actor = Actor::session("unknown".to_owned(), address, RequestId::current_text());
            let detail = json!({ "by": "identity provider", "code": refusal.code() });
            audit::refused(context, actor, "session.refuse", "unknown".to_owned(), None, detail).await?;
            Err(refusal)
        }
    }
}

async fn end_unlogged(
    context: &Context,
    redirect: &Url,
    callback: Callback,
) -> Result<(NewSession, String), SignInRefusal> {
    let provider = provider(context)?;
    let Callback { state, code, error, error_description, issuer, browser, replaced, client } = callback;
    let (Some(state), Some(browser)) = (state, browser) else { return Err(SignInRefusal::NotBegun) };
    let begun = take(context, state, &browser).await?;
    if let Some(error) = error {
        let refusal = ProviderRefusal::of(&error, error_description.as_deref());
        return Err(SignInRefusal::SentBack(refusal.as_str().to_owned()));
    }
    let code = code.ok_or(SignInRefusal::NotBegun)?;
    let identity = provider.finish(redirect, code, &browser, issuer.as_deref()).await?;
    let Known { user, username } = people::admit(context, identity, client.address).await?;
    if let Some(replaced) = replaced {
        let digest = replaced.digest();
        context.store.write(move |tx| sessions::delete(tx, digest)).await?;
    }
    let actor = Actor::session(username, client.address, RequestId::current_text());
    let session = access::begin(context, user, actor, client.browser).await?;
    Ok((session, begun.return_to))
}

/// The sign-in of this state, if this browser began it. It is forgotten, whatever the answer.
async fn take(context: &Context, state: String, browser: &BrowserSecret) -> Result<SignIn, SignInRefusal> {
    let (digest, now) = (OpaqueToken::from_text(state).digest(), context.clock.now());
    let found = context.store.write(move |tx| provider_sign_ins::take(tx, digest)).await?;
    let is_right = |found: &SignIn| now < found.expires_at && found.browser == browser.digest();
    found.filter(is_right).ok_or(SignInRefusal::NotBegun)
}

/// Where the person signs out of the provider itself, if it has such a page.
///
/// # Errors
/// See [`SignInRefusal`].
pub async fn end_session(context: &Context, back: &Url) -> Result<Option<Url>, SignInRefusal> {
    let page = provider(context)?.end_session(back).await.map_err(SignInRefusal::from);
    page.inspect_err(|refusal| tell(context, refusal, None))
}

/// Forgets sign-ins that nobody ended in time.
///
/// # Errors
/// Those of the store.
pub async fn forget_ended_sign_ins(context: &Context) -> Result<(), PipelineError> {
    let now = context.clock.now();
    Ok(context.store.write(move |tx| provider_sign_ins::delete_ended(tx, now)).await?)
}

fn provider(context: &Context) -> Result<&Provider, SignInRefusal> {
    context.provider.as_ref().ok_or(SignInRefusal::NotConfigured)
}

fn tell(context: &Context, refusal: &SignInRefusal, address: Option<IpAddr>) {
    slog::warn!(context.logger, "a sign-in with the identity provider failed";
        "code" => refusal.code(), "error" => chain(refusal),
        "client.address" => address.map(|address| address.to_string()));
}
