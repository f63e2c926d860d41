//! Sessions of the browser: how they begin, live and end.

use std::net::IpAddr;

use serde_json::{Value, json};

use crate::crypto::OpaqueToken;
use crate::domain::model::{SessionId, Timestamp, UserId};
use crate::pipeline::{Actor, Context, PipelineError, ids};
use crate::store::audit::{NewEntry, append};
use crate::store::sessions::{self, Session};
use crate::store::{StoreError, WriteTx, api_tokens, users};

const MS_PER_HOUR: i64 = 3_600_000;
/// A session ends after this time whatever the use …
const SESSION_MS: i64 = 12 * MS_PER_HOUR;
/// … and after this time without use.
const IDLE_MS: i64 = 2 * MS_PER_HOUR;
/// The time of the last use is written at most this often, so that reading does not become writing.
const TOUCH_EVERY_MS: i64 = 60_000;
/// How long a token that ended is still shown to its owner.
const ENDED_TOKENS_MS: i64 = 30 * 24 * MS_PER_HOUR;
const BROWSER_LIMIT_CHARACTERS: usize = 200;

/// A session that was just made; the token goes into the cookie.
#[derive(Debug)]
pub struct NewSession {
    pub token: OpaqueToken,
    pub session: Session,
}

/// From where and with what somebody signs in, as far as it is known.
#[derive(Debug, Clone, Default)]
pub struct Client {
    pub address: Option<IpAddr>,
    /// What the browser calls itself.
    pub browser: Option<String>,
}

/// The session that a token opens, if it is still one.
///
/// # Errors
/// Those of the store.
pub async fn session(context: &Context, token: &OpaqueToken) -> Result<Option<Session>, PipelineError> {
    let (digest, now) = (token.digest(), context.clock.now());
    let found = context.store.read(move |tx| sessions::find(tx, digest)).await?;
    let Some(session) = found.filter(|found| is_alive(found, now)) else {
        return Ok(None);
    };
    if session.last_used_at.plus_ms(TOUCH_EVERY_MS) <= now {
        context.store.write(move |tx| sessions::touch(tx, digest, now)).await?;
    }
    Ok(Some(session))
}

/// Ends the session at once.
///
/// # Errors
/// Those of the store.
pub async fn sign_out(context: &Context, actor: Actor, token: &OpaqueToken) -> Result<(), PipelineError> {
    let (digest, now) = (token.digest(), context.clock.now());
    context
        .store
        .write(move |tx| {
            sessions::delete(tx, digest)?;
            let subject = actor.name.clone();
            record(tx, &actor, "session.end", subject, json!({}), now)
        })
        .await?;
    Ok(())
}

/// The sessions of a user that still run, the one used last first.
///
/// # Errors
/// Those of the store.
pub async fn own_sessions(context: &Context, user: UserId) -> Result<Vec<Session>, PipelineError> {
    let now = context.clock.now();
    let mut all = context.store.read(move |tx| sessions::of_user(tx, user)).await?;
    all.retain(|session| is_alive(session, now));
    Ok(all)
}

/// Ends one session of the user at once.
///
/// # Errors
/// [`PipelineError::NotFound`] when it is not a session of this user.
pub async fn end_session(
    context: &Context,
    actor: Actor,
    user: UserId,
    session: SessionId,
) -> Result<(), PipelineError> {
    let now = context.clock.now();
    context
        .store
        .try_write(move |tx| {
            if !sessions::delete_one(tx, user, session)? {
                return Err(PipelineError::NotFound { what: "session" });
            }
            Ok(record(tx, &actor, "session.end", user.to_string(), json!({ "session": session }), now)?)
        })
        .await
}

/// Ends all sessions of the user at once, but the one that is kept.
///
/// # Errors
/// Those of the store.
pub async fn end_other_sessions(
    context: &Context,
    actor: Actor,
    user: UserId,
    kept: Option<SessionId>,
) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    let ended = context
        .store
        .write(move |tx| {
            let ended = sessions::delete_of_user(tx, user, kept)?;
            record(tx, &actor, "session.endAll", user.to_string(), json!({ "sessions": ended }), now)?;
            Ok(ended)
        })
        .await?;
    Ok(ended)
}

/// Forgets sessions that ended by themselves, and API tokens that ended a while ago.
///
/// # Errors
/// Those of the store.
pub async fn forget_ended_sessions(context: &Context) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    let forget = move |tx: &mut WriteTx<'_>| {
        api_tokens::delete_ended(tx, now.plus_ms(-ENDED_TOKENS_MS))?;
        sessions::delete_ended(tx, now, now.plus_ms(-IDLE_MS))
    };
    Ok(context.store.write(forget).await?)
}

/// Begins a session for somebody who proved who he is, under a token that nobody had before.
///
/// # Errors
/// [`PipelineError::AccountDisabled`], or those of the store.
pub(in crate::pipeline) async fn begin(
    context: &Context,
    user: UserId,
    actor: Actor,
    browser: Option<String>,
) -> Result<NewSession, PipelineError> {
    let now = context.clock.now();
    let token = OpaqueToken::generate();
    let digest = token.digest();
    let new = sessions::NewSession {
        id: ids::session(),
        user_id: user,
        expires_at: now.plus_ms(SESSION_MS),
        address: actor.address,
        browser: browser.as_deref().map(readable),
    };
    let session = context
        .store
        .write(move |tx| {
            sessions::insert(tx, digest, &new, now)?;
            users::signed_in(tx, user, now)?;
            let subject = actor.name.clone();
            record(tx, &actor, "session.begin", subject, json!({ "session": new.id }), now)?;
            sessions::find(tx, digest)
        })
        .await?;
    let session = session.ok_or(PipelineError::AccountDisabled)?;
    Ok(NewSession { token, session })
}

pub(super) fn is_alive(session: &Session, now: Timestamp) -> bool {
    now < session.expires_at && now < session.last_used_at.plus_ms(IDLE_MS)
}

/// The start of what a browser says of itself, as text that can be shown.
fn readable(browser: &str) -> String {
    browser.chars().filter(|letter| !letter.is_control()).take(BROWSER_LIMIT_CHARACTERS).collect()
}

fn record(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    action: &'static str,
    subject: String,
    detail: Value,
    now: Timestamp,
) -> Result<(), StoreError> {
    append(tx, &NewEntry { at: now, actor, action, subject, tenant: None, detail })
}
