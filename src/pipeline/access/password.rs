//! Passwords that people choose, how they are proved, and how they are hashed one at a time.

use std::net::IpAddr;

use secrecy::SecretString;
use tokio::sync::Semaphore;

use crate::auth;
use crate::domain::model::UserId;
use crate::pipeline::attempts::Attempt;
use crate::pipeline::{Context, PipelineError};
use crate::store::{StoreError, passwords, users};

static HASHING: Semaphore = Semaphore::const_new(1);
const PASSWORD_LEAST_CHARACTERS: usize = 12;
const PASSWORD_LIMIT_BYTES: usize = 1_024;

/// The hash of a password that somebody chose.
///
/// # Errors
/// [`PipelineError::Invalid`] when it is too short or too long.
pub(super) async fn hash(field: &'static str, password: &SecretString) -> Result<String, PipelineError> {
    let is_long =
        auth::password_length(password).is_some_and(|(characters, _)| characters >= PASSWORD_LEAST_CHARACTERS);
    if !is_long || !fits(password) {
        let expected = format!("expected at least {PASSWORD_LEAST_CHARACTERS} characters and at most 1024 bytes");
        return Err(PipelineError::Invalid { field, expected });
    }
    let password = password.clone();
    hashing(move || auth::hash_password(&password)).await
}

/// Asks somebody who is signed in for the password once more; attempts count as those of signing in do.
///
/// # Errors
/// [`PipelineError::Invalid`] for a wrong one, [`PipelineError::TooManyAttempts`].
pub(super) async fn prove(
    context: &Context,
    user: UserId,
    field: &'static str,
    password: SecretString,
    address: Option<IpAddr>,
) -> Result<(), PipelineError> {
    let wrong = || PipelineError::Invalid { field, expected: "this is not your password".to_owned() };
    let read = move |tx: &crate::store::ReadTx<'_>| Ok((users::find(tx, user)?, passwords::of_user(tx, user)?));
    let (found, known) = context.store.read(read).await?;
    let account = found.ok_or(PipelineError::NotFound { what: "user" })?.username;
    let attempt = Attempt { account: &account, address, is_at_home: true };
    context.attempts.begin(&attempt, context.clock.now())?;
    if !fits(&password) || !matches(password, known.map(|known| known.hash)).await? {
        return Err(wrong());
    }
    context.attempts.forgive(&attempt);
    Ok(())
}

/// Whether the password is the one of the hash; without a hash it is not, after the same time.
pub(super) async fn matches(password: SecretString, known_hash: Option<String>) -> Result<bool, PipelineError> {
    hashing(move || auth::password_matches(&password, known_hash.as_deref())).await
}

pub(super) fn fits(password: &SecretString) -> bool {
    auth::password_length(password).is_some_and(|(_, bytes)| bytes <= PASSWORD_LIMIT_BYTES)
}

/// Hashing takes 19 MiB and tens of milliseconds on purpose, so one hashes at a time, and nobody blocks a thread to wait.
async fn hashing<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, PipelineError> {
    let _permit = HASHING.acquire().await.map_err(|_| StoreError::Stopped)?;
    Ok(tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Stopped)?)
}
