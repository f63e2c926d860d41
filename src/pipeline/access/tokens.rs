//! API tokens: with these a program acts for its owner.

use std::net::IpAddr;

use serde_json::json;

use crate::auth;
use crate::crypto::OpaqueToken;
use crate::domain::model::{ApiTokenId, TenantId, Timestamp, UserId};
use crate::pipeline::{Actor, Context, PipelineError, ids};
use crate::store::api_tokens::{self, ApiToken, NewApiToken, TokenPower};
use crate::store::audit::{NewEntry, append};
use crate::store::tenants;

const NAME_LIMIT_CHARACTERS: usize = 80;
const MS_PER_DAY: i64 = 24 * 3_600_000;
const LONGEST_DAYS: u32 = 366;
/// More would mean that nobody knows any more what each is for.
const TOKENS_LIMIT: usize = 100;
/// The last use is written at most this often, so that reading does not become writing.
const USED_EVERY_MS: i64 = 60_000;

/// What somebody wants of a new token.
#[derive(Debug, Clone)]
pub struct TokenWish {
    pub name: String,
    pub power: TokenPower,
    /// Only these; none for all that the owner reaches.
    pub tenants: Option<Vec<TenantId>>,
    pub days: u32,
}

/// A token that was just made; its text is shown once.
#[derive(Debug)]
pub struct MadeToken {
    pub text: OpaqueToken,
    pub token: ApiToken,
}

/// Makes a token for the user.
///
/// # Errors
/// [`PipelineError::Invalid`], or a conflict when he has a token of this name.
pub async fn make_token(
    context: &Context,
    actor: Actor,
    user: UserId,
    wish: TokenWish,
) -> Result<MadeToken, PipelineError> {
    let now = context.clock.now();
    let new = parse(user, wish, now)?;
    let text = OpaqueToken::from_text(auth::new_bearer(OpaqueToken::generate().expose()));
    let digest = text.digest();
    let made = context
        .store
        .try_write(move |tx| {
            if api_tokens::of_user(tx, user)?.len() >= TOKENS_LIMIT {
                let expected = format!("expected at most {TOKENS_LIMIT} tokens: revoke one first");
                return Err(PipelineError::Invalid { field: "name", expected });
            }
            for tenant in new.tenants.iter().flatten() {
                let expected =
                    || PipelineError::Invalid { field: "tenantIds", expected: format!("there is no tenant {tenant}") };
                tenants::find(tx, *tenant)?.ok_or_else(expected)?;
            }
            api_tokens::insert(tx, digest, &new)?;
            let detail = json!({
                "name": new.name, "power": new.power.as_str(), "tenants": new.tenants, "expiresAt": new.expires_at,
            });
            let subject = new.id.to_string();
            append(tx, &NewEntry { at: now, actor: &actor, action: "token.make", subject, tenant: None, detail })?;
            Ok(api_tokens::find(tx, digest)?)
        })
        .await?;
    let token = made.ok_or(PipelineError::NotFound { what: "user" })?;
    Ok(MadeToken { text, token })
}

/// The tokens of the user, the newest first.
///
/// # Errors
/// Those of the store.
pub async fn own_tokens(context: &Context, user: UserId) -> Result<Vec<ApiToken>, PipelineError> {
    Ok(context.store.read(move |tx| api_tokens::of_user(tx, user)).await?)
}

/// Revokes a token of the user; it opens nothing from the next request on.
///
/// # Errors
/// [`PipelineError::NotFound`] when it is not a token of this user.
pub async fn revoke_token(
    context: &Context,
    actor: Actor,
    user: UserId,
    token: ApiTokenId,
) -> Result<(), PipelineError> {
    let now = context.clock.now();
    context
        .store
        .try_write(move |tx| {
            if !api_tokens::delete(tx, user, token)? {
                return Err(PipelineError::NotFound { what: "token" });
            }
            let (subject, detail) = (token.to_string(), json!({ "user": user }));
            let entry = NewEntry { at: now, actor: &actor, action: "token.revoke", subject, tenant: None, detail };
            Ok(append(tx, &entry)?)
        })
        .await
}

/// The token of a request, if it opens something now; its use is noted.
///
/// # Errors
/// Those of the store.
pub async fn token(
    context: &Context,
    text: &OpaqueToken,
    address: Option<IpAddr>,
) -> Result<Option<ApiToken>, PipelineError> {
    let (digest, now) = (text.digest(), context.clock.now());
    let found = context.store.read(move |tx| api_tokens::find(tx, digest)).await?;
    let Some(token) = found.filter(|found| now < found.expires_at) else {
        return Ok(None);
    };
    let is_old = token.last_used_at.is_none_or(|used| used.plus_ms(USED_EVERY_MS) <= now);
    if is_old || token.last_used_address != address {
        let id = token.id;
        context.store.write(move |tx| api_tokens::used(tx, id, now, address)).await?;
    }
    Ok(Some(token))
}

fn parse(user: UserId, wish: TokenWish, now: Timestamp) -> Result<NewApiToken, PipelineError> {
    let TokenWish { name, power, tenants, days } = wish;
    let name = name.trim();
    let length = name.chars().count();
    if !(1..=NAME_LIMIT_CHARACTERS).contains(&length) || name.chars().any(char::is_control) {
        let expected = format!("expected 1 to {NAME_LIMIT_CHARACTERS} printable characters");
        return Err(PipelineError::Invalid { field: "name", expected });
    }
    if !(1..=LONGEST_DAYS).contains(&days) {
        let expected = format!("expected 1 to {LONGEST_DAYS} days");
        return Err(PipelineError::Invalid { field: "expiresInDays", expected });
    }
    if tenants.as_ref().is_some_and(Vec::is_empty) {
        let expected = "expected at least one tenant; leave it out for all that you reach".to_owned();
        return Err(PipelineError::Invalid { field: "tenantIds", expected });
    }
    let expires_at = now.plus_ms(i64::from(days) * MS_PER_DAY);
    Ok(NewApiToken {
        id: ids::api_token(),
        user_id: user,
        name: name.to_owned(),
        power,
        tenants,
        created_at: now,
        expires_at,
    })
}
