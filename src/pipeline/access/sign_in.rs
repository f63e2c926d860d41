//! Signing in with a username, a password and, where it was set up, a code.

use secrecy::SecretString;
use serde_json::json;

use super::password::{self, fits};
use super::second_factor::{self, Checked};
use super::sessions::begin;
use super::users::USERNAME_LIMIT_CHARACTERS;
use super::{Client, NewSession};
use crate::crypto::OpaqueToken;
use crate::domain::model::Timestamp;
use crate::logging::RequestId;
use crate::pipeline::attempts::Attempt;
use crate::pipeline::{Actor, Context, PipelineError, audit};
use crate::store::users::User;
use crate::store::{passwords, sessions, users};

/// What somebody signs in with.
#[derive(Debug)]
pub struct Credentials {
    pub username: String,
    pub password: SecretString,
    /// Of the authenticator app, or a recovery code.
    pub code: Option<SecretString>,
}

/// Signs somebody in with a session that is new; the one that the browser had until now ends.
///
/// # Errors
/// [`PipelineError::WrongPassword`] for a wrong name and a wrong password alike. Only who has the password is told of
/// the rest: [`PipelineError::CodeNeeded`], [`PipelineError::WrongCode`], [`PipelineError::AccountDisabled`].
/// [`PipelineError::TooManyAttempts`] says nothing about the account.
pub async fn sign_in(
    context: &Context,
    credentials: Credentials,
    client: Client,
    replaced: Option<OpaqueToken>,
) -> Result<NewSession, PipelineError> {
    let Credentials { username, password, code } = credentials;
    if username.chars().count() > USERNAME_LIMIT_CHARACTERS || !fits(&password) {
        return Err(PipelineError::WrongPassword);
    }
    let now = context.clock.now();
    let is_at_home = is_at_home(context, &username, &client, now).await?;
    let attempt = Attempt { account: &username, address: client.address, is_at_home };
    let outcome = match context.attempts.begin(&attempt, now) {
        Ok(()) => prove(context, &username, password, code, &client).await,
        Err(refusal) => Err(refusal),
    };
    let user = match outcome {
        Ok(user) => user,
        Err(refusal) => {
            tell(context, &refusal, &username, &client, now).await?;
            return Err(refusal);
        }
    };
    context.attempts.forgive(&attempt);
    if let Some(replaced) = replaced {
        let digest = replaced.digest();
        context.store.write(move |tx| sessions::delete(tx, digest)).await?;
    }
    begin(context, user.id, Actor::session(user.username, client.address, RequestId::current_text()), client.browser)
        .await
}

/// Signs the visitor of the demo in, without asking.
///
/// # Errors
/// Those of the store.
pub async fn sign_in_to_demo(context: &Context, username: &str, client: Client) -> Result<NewSession, PipelineError> {
    let wanted = username.to_owned();
    let user = context.store.read(move |tx| users::find_by_name(tx, &wanted)).await?;
    let user = user.ok_or(PipelineError::NotFound { what: "user" })?;
    begin(context, user.id, Actor::session(user.username, client.address, RequestId::current_text()), client.browser)
        .await
}

/// A session of the account began at this address, and still runs.
async fn is_at_home(context: &Context, username: &str, client: &Client, now: Timestamp) -> Result<bool, PipelineError> {
    let Some(address) = client.address else { return Ok(false) };
    let wanted = username.to_owned();
    Ok(context.store.read(move |tx| sessions::began_at(tx, &wanted, address, now)).await?)
}

async fn prove(
    context: &Context,
    username: &str,
    password: SecretString,
    code: Option<SecretString>,
    client: &Client,
) -> Result<User, PipelineError> {
    let wanted = username.to_owned();
    let found = context
        .store
        .read(move |tx| {
            let Some(user) = users::find_by_name(tx, &wanted)? else { return Ok(None) };
            let password = passwords::of_user(tx, user.id)?;
            Ok(Some((user, password)))
        })
        .await?;
    let (user, known) = found.unzip();
    // A name that does not exist costs the same time as one that does.
    let is_right = password::matches(password, known.flatten().map(|known| known.hash)).await?;
    let user = user.filter(|_| is_right).ok_or(PipelineError::WrongPassword)?;
    if user.disabled_at.is_some() {
        return Err(PipelineError::AccountDisabled);
    }
    let (now, id) = (context.clock.now(), user.id);
    let actor = Actor::session(user.username.clone(), client.address, RequestId::current_text());
    let checked = context.store.write(move |tx| second_factor::check(tx, id, code.as_ref(), &actor, now)).await?;
    match checked {
        Checked::Fine => Ok(user),
        Checked::Needed => Err(PipelineError::CodeNeeded),
        Checked::Wrong => Err(PipelineError::WrongCode),
    }
}

/// Neither log nor audit trail tells what was typed as name, for people type their password into the wrong field.
async fn tell(
    context: &Context,
    refusal: &PipelineError,
    username: &str,
    client: &Client,
    now: Timestamp,
) -> Result<(), PipelineError> {
    // The first step of two is no failure.
    if matches!(refusal, PipelineError::CodeNeeded) {
        return Ok(());
    }
    if let Some(left_out) = context.attempts.may_tell(now) {
        let address = client.address.map_or_else(|| "unknown".to_owned(), |address| address.to_string());
        slog::warn!(context.logger, "a sign-in failed"; "client.address" => address,
            "reason" => refusal.to_string(), "left_out_before" => left_out);
    }
    let wanted = username.to_owned();
    let known = context.store.read(move |tx| users::find_by_name(tx, &wanted)).await?;
    let name = known.map_or_else(|| "unknown".to_owned(), |user| user.username);
    let actor = Actor::session(name.clone(), client.address, RequestId::current_text());
    audit::refused(context, actor, "session.refuse", name, None, json!({ "reason": refusal.to_string() })).await
}
