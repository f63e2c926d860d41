//! The first administrator, who proves with a token from the data folder that the server is his.

use secrecy::SecretString;

use super::sessions::begin;
use super::users::{OVER_EVERYTHING, insert, new_user};
use super::{Client, NewSession};
use crate::crypto::OpaqueToken;
use crate::logging::RequestId;
use crate::pipeline::{Actor, Context, PipelineError};
use crate::store::users;

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
    client: Client,
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
    let now = context.clock.now();
    let (user, password) = new_user(&username, &password, false, now).await?;
    let id = user.id;
    let Client { address, browser } = client;
    let outcome = context
        .store
        .write(move |tx| {
            if users::any(tx)? {
                return Ok(Err(PipelineError::SetupDone));
            }
            if !users::is_setup_token(tx, token.digest())? {
                return Ok(Err(PipelineError::WrongSetupToken));
            }
            let actor = Actor::session("set-up".to_owned(), address, RequestId::current_text());
            insert(tx, &user, &password, &[OVER_EVERYTHING], &actor)?;
            users::delete_setup_tokens(tx)?;
            Ok(Ok(()))
        })
        .await?;
    outcome?;
    begin(context, id, Actor::session(username, address, RequestId::current_text()), browser).await
}
