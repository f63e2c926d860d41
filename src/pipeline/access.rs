//! The first administrator, signing in and signing out.

use secrecy::SecretString;
use serde_json::json;
use tokio::sync::Semaphore;

use super::{Actor, Context, PipelineError, ids};
use crate::auth;
use crate::crypto::{OpaqueToken, TokenDigest};
use crate::domain::model::{Timestamp, UserId};
use crate::store::audit::{NewEntry, append};
use crate::store::sessions::Session;
use crate::store::users::User;
use crate::store::{StoreError, WriteTx, sessions, users};

const MS_PER_HOUR: i64 = 3_600_000;
/// A session ends after this time whatever the use …
const SESSION_MS: i64 = 12 * MS_PER_HOUR;
/// … and after this time without use.
const IDLE_MS: i64 = 2 * MS_PER_HOUR;
/// The time of the last use is written at most this often, so that reading does not become writing.
const TOUCH_EVERY_MS: i64 = 60_000;
const USERNAME_LIMIT_CHARACTERS: usize = 100;
static HASHING: Semaphore = Semaphore::const_new(2);
const PASSWORD_LEAST_CHARACTERS: usize = 12;
const PASSWORD_LIMIT_BYTES: usize = 1_024;

/// A session that was just made; the token goes into the cookie.
#[derive(Debug)]
pub struct NewSession {
    pub token: OpaqueToken,
    pub session: Session,
}

/// Makes the set-up token when nobody can sign in yet; `None` otherwise.
///
/// # Errors
/// Those of the store.
pub async fn new_setup_token(context: &Context) -> Result<Option<OpaqueToken>, PipelineError> {
    let now = context.clock.now();
    let token = OpaqueToken::generate();
    let digest = token.digest();
    let made = context
        .store
        .write(move |tx| {
            if users::any(tx)? {
                return Ok(false);
            }
            users::put_setup_token(tx, digest, now).map(|()| true)
        })
        .await?;
    Ok(made.then_some(token))
}

/// Whether the first administrator is still to be made.
///
/// # Errors
/// Those of the store.
pub async fn setup_required(context: &Context) -> Result<bool, PipelineError> {
    Ok(!context.store.read(users::any).await?)
}

/// Makes the first administrator and signs him in. The token works once.
///
/// # Errors
/// [`PipelineError::SetupDone`], [`PipelineError::WrongSetupToken`], or [`PipelineError::Invalid`].
pub async fn setup(
    context: &Context,
    token: OpaqueToken,
    username: String,
    password: SecretString,
) -> Result<NewSession, PipelineError> {
    let digest = token.digest();
    let (is_done, is_known) =
        context.store.read(move |tx| Ok((users::any(tx)?, users::is_setup_token(tx, digest)?))).await?;
    // Hashing is costly, so only who holds the token may ask for it.
    if is_done {
        return Err(PipelineError::SetupDone);
    }
    if !is_known {
        return Err(PipelineError::WrongSetupToken);
    }
    let user = new_user(&username, &password).await?;
    let now = context.clock.now();
    let id = user.id;
    let outcome = context
        .store
        .write(move |tx| {
            if users::any(tx)? {
                return Ok(Err(PipelineError::SetupDone));
            }
            if !users::is_setup_token(tx, token.digest())? {
                return Ok(Err(PipelineError::WrongSetupToken));
            }
            insert(tx, &user, &Actor("set-up".to_owned()), now)?;
            users::delete_setup_tokens(tx)?;
            Ok(Ok(()))
        })
        .await?;
    outcome?;
    begin(context, id, Actor(username)).await
}

/// Makes a user from the command line of the host.
///
/// # Errors
/// [`PipelineError::Invalid`], or a conflict when the name is taken.
pub async fn add_user(
    context: &Context,
    actor: Actor,
    username: &str,
    password: &SecretString,
) -> Result<(), PipelineError> {
    let user = new_user(username, password).await?;
    let now = context.clock.now();
    Ok(context.store.write(move |tx| insert(tx, &user, &actor, now)).await?)
}

/// Gives a user a new password and ends his sessions.
///
/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::Invalid`].
pub async fn reset_password(
    context: &Context,
    actor: Actor,
    username: String,
    password: &SecretString,
) -> Result<(), PipelineError> {
    let password_hash = hash(password).await?;
    let now = context.clock.now();
    let found = context
        .store
        .write(move |tx| {
            let Some(user) = users::find_by_name(tx, &username)? else {
                return Ok(false);
            };
            users::reset_password(tx, user.id, &password_hash)?;
            let entry = NewEntry {
                at: now,
                actor: &actor.0,
                action: "user.reset",
                subject: user.id.to_string(),
                tenant: None,
                detail: json!({ "username": user.username }),
            };
            append(tx, &entry).map(|()| true)
        })
        .await?;
    if found { Ok(()) } else { Err(PipelineError::NotFound { what: "user" }) }
}

/// # Errors
/// [`PipelineError::WrongPassword`] for a wrong name and a wrong password alike,
/// [`PipelineError::TooManyAttempts`].
pub async fn sign_in(
    context: &Context,
    username: String,
    password: SecretString,
    address: &str,
) -> Result<NewSession, PipelineError> {
    let now = context.clock.now();
    if username.chars().count() > USERNAME_LIMIT_CHARACTERS || !fits(&password) {
        return Err(PipelineError::WrongPassword);
    }
    let keys = [format!("account {}", username.to_lowercase()), format!("address {address}")];
    // Counted before the work and forgiven after it, so that attempts side by side count too.
    context.attempts.check(&keys, now)?;
    context.attempts.count(&keys, now);
    let wanted = username.clone();
    let user = context.store.read(move |tx| users::find_by_name(tx, &wanted)).await?;
    let (known_hash, id) = user.map(|user| (user.password_hash, user.id)).unzip();
    // A name that does not exist costs the same time as one that does.
    let is_right = hashing(move || auth::password_matches(&password, known_hash.as_deref())).await?;
    match id {
        Some(id) if is_right => {
            context.attempts.forgive(&keys);
            begin(context, id, Actor(username)).await
        }
        _ => {
            slog::warn!(context.logger, "a sign-in failed"; "client.address" => address);
            Err(PipelineError::WrongPassword)
        }
    }
}

/// Signs the visitor of the demo in, without asking.
///
/// # Errors
/// Those of the store.
pub async fn sign_in_to_demo(context: &Context, username: &str) -> Result<NewSession, PipelineError> {
    let wanted = username.to_owned();
    let user = context.store.read(move |tx| users::find_by_name(tx, &wanted)).await?;
    let user = user.ok_or(PipelineError::NotFound { what: "user" })?;
    begin(context, user.id, Actor(user.username)).await
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
            record(tx, &actor, "session.end", now)
        })
        .await?;
    Ok(())
}

/// Forgets sessions that ended by themselves.
///
/// # Errors
/// Those of the store.
pub async fn forget_ended_sessions(context: &Context) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    Ok(context.store.write(move |tx| sessions::delete_ended(tx, now, now.plus_ms(-IDLE_MS))).await?)
}

fn is_alive(session: &Session, now: Timestamp) -> bool {
    now < session.expires_at && now < session.last_used_at.plus_ms(IDLE_MS)
}

async fn begin(context: &Context, user: UserId, actor: Actor) -> Result<NewSession, PipelineError> {
    let now = context.clock.now();
    let token = OpaqueToken::generate();
    let digest: TokenDigest = token.digest();
    let session = context
        .store
        .write(move |tx| {
            sessions::insert(tx, digest, user, now, now.plus_ms(SESSION_MS))?;
            record(tx, &actor, "session.begin", now)?;
            sessions::find(tx, digest)
        })
        .await?;
    let session = session.ok_or(PipelineError::NotFound { what: "user" })?;
    Ok(NewSession { token, session })
}

fn insert(tx: &mut WriteTx<'_>, user: &User, actor: &Actor, now: Timestamp) -> Result<(), StoreError> {
    users::insert(tx, user, now)?;
    let detail = json!({ "username": user.username, "role": user.role });
    append(
        tx,
        &NewEntry { at: now, actor: &actor.0, action: "user.add", subject: user.id.to_string(), tenant: None, detail },
    )
}

fn record(tx: &mut WriteTx<'_>, actor: &Actor, action: &'static str, now: Timestamp) -> Result<(), StoreError> {
    let subject = actor.0.clone();
    append(tx, &NewEntry { at: now, actor: &actor.0, action, subject, tenant: None, detail: json!({}) })
}

async fn new_user(username: &str, password: &SecretString) -> Result<User, PipelineError> {
    let username = username.trim();
    let length = username.chars().count();
    if !(1..=USERNAME_LIMIT_CHARACTERS).contains(&length) || username.chars().any(char::is_control) {
        let expected = format!("expected 1 to {USERNAME_LIMIT_CHARACTERS} printable characters");
        return Err(PipelineError::Invalid { field: "username", expected });
    }
    let password_hash = hash(password).await?;
    Ok(User { id: ids::user(), username: username.to_owned(), password_hash, role: "administrator".to_owned() })
}

async fn hash(password: &SecretString) -> Result<String, PipelineError> {
    let is_long =
        auth::password_length(password).is_some_and(|(characters, _)| characters >= PASSWORD_LEAST_CHARACTERS);
    if !is_long || !fits(password) {
        let expected = format!("expected at least {PASSWORD_LEAST_CHARACTERS} characters and at most 1024 bytes");
        return Err(PipelineError::Invalid { field: "password", expected });
    }
    let password = password.clone();
    hashing(move || auth::hash_password(&password)).await
}

fn fits(password: &SecretString) -> bool {
    auth::password_length(password).is_some_and(|(_, bytes)| bytes <= PASSWORD_LIMIT_BYTES)
}

/// Hashing takes 19 MiB and tens of milliseconds on purpose, so few may hash at once.
async fn hashing<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, PipelineError> {
    let _permit = HASHING.acquire().await.map_err(|_| StoreError::Stopped)?;
    Ok(tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Stopped)?)
}
