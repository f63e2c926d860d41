//! What somebody sees and changes of his own account.

use secrecy::SecretString;
use serde_json::json;

use super::password;
use crate::crypto::OpaqueToken;
use crate::domain::model::{Timestamp, UserId};
use crate::pipeline::{Actor, Context, PipelineError};
use crate::store::audit::{NewEntry, append};
use crate::store::passwords::{self, Password};
use crate::store::second_factors;
use crate::store::sessions::{self, Session};
use crate::store::users::{self, User};

#[derive(Debug, Clone)]
pub struct Account {
    pub user: User,
    /// None for who comes from a sign-in provider alone.
    pub password_changed_at: Option<Timestamp>,
    /// Since when codes are asked for.
    pub second_factor_since: Option<Timestamp>,
    pub recovery_codes_left: u64,
}

/// # Errors
/// [`PipelineError::NotFound`] when the user is gone.
pub async fn account(context: &Context, user: UserId) -> Result<Account, PipelineError> {
    let found = context
        .store
        .read(move |tx| {
            let Some(found) = users::find(tx, user)? else { return Ok(None) };
            Ok(Some(Account {
                user: found,
                password_changed_at: passwords::of_user(tx, user)?.map(|password| password.changed_at),
                second_factor_since: second_factors::confirmed_at(tx, user)?,
                recovery_codes_left: second_factors::recovery_codes_left(tx, user)?,
            }))
        })
        .await?;
    found.ok_or(PipelineError::NotFound { what: "user" })
}

/// Puts a new password in place of the old one. All other sessions of the user end, and this one goes on under a new
/// token, which is returned.
///
/// # Errors
/// [`PipelineError::Invalid`] for a wrong old password or an unfit new one.
pub async fn change_password(
    context: &Context,
    actor: Actor,
    session: &Session,
    current: SecretString,
    new: SecretString,
) -> Result<OpaqueToken, PipelineError> {
    let (user, kept) = (session.user_id, session.id);
    password::prove(context, user, "currentPassword", current.clone(), actor.address).await?;
    let hash = password::hash("newPassword", &new).await?;
    if password::matches(current, Some(hash.clone())).await? {
        let expected = "expected another one than the present password".to_owned();
        return Err(PipelineError::Invalid { field: "newPassword", expected });
    }
    let (now, token) = (context.clock.now(), OpaqueToken::generate());
    let digest = token.digest();
    context
        .store
        .write(move |tx| {
            passwords::put(tx, user, &Password { hash, changed_at: now, must_change: false })?;
            sessions::delete_of_user(tx, user, Some(kept))?;
            sessions::replace_token(tx, kept, digest)?;
            let detail = json!({});
            let subject = user.to_string();
            append(tx, &NewEntry { at: now, actor: &actor, action: "password.change", subject, tenant: None, detail })
        })
        .await?;
    Ok(token)
}
