//! People who may sign in, and what they are granted.

use secrecy::SecretString;
use serde_json::{Value, json};

use super::password::hash;
use super::sessions::is_alive;
use crate::auth::{Grant, Role, Target};
use crate::domain::model::{Timestamp, UserId};
use crate::pipeline::{Actor, Context, PipelineError, ids};
use crate::store::api_tokens::{self, ApiToken};
use crate::store::audit::{NewEntry, append};
use crate::store::grants::{self, Source};
use crate::store::passwords::{self, Password};
use crate::store::users::{self, User};
use crate::store::{ReadTx, StoreError, WriteTx, second_factors, sessions, tenant_groups, tenants};

pub(super) const USERNAME_LIMIT_CHARACTERS: usize = 100;
/// More than anybody needs, and few enough to look at.
const GRANTS_LIMIT: usize = 500;

/// Whoever makes the first user, or one at the host, means this unless he says otherwise.
pub const OVER_EVERYTHING: Grant = Grant { role: Role::Administrator, target: Target::All };

#[derive(Debug, Clone)]
pub struct UserDetail {
    pub user: User,
    pub grants: Vec<(Grant, Source)>,
    /// None for who comes from a sign-in provider alone.
    pub password: Option<PasswordState>,
    pub second_factor_since: Option<Timestamp>,
    /// How many run.
    pub sessions: usize,
    pub tokens: Vec<ApiToken>,
}

#[derive(Debug, Clone, Copy)]
pub struct PasswordState {
    pub changed_at: Timestamp,
    pub must_change: bool,
}

/// What a new user is made of.
#[derive(Debug)]
pub struct NewUser {
    pub username: String,
    pub password: SecretString,
    /// The password was chosen by somebody else.
    pub must_change_password: bool,
    pub grants: Vec<Grant>,
}

/// What a reset does.
#[derive(Debug)]
pub struct Reset {
    pub password: SecretString,
    pub must_change_password: bool,
    /// Forgets authenticator app and recovery codes, too.
    pub clear_second_factor: bool,
}

/// Everybody, by name.
///
/// # Errors
/// Those of the store.
pub async fn list_users(context: &Context) -> Result<Vec<UserDetail>, PipelineError> {
    let now = context.clock.now();
    let all = move |tx: &ReadTx<'_>| users::list(tx)?.into_iter().map(|user| detail(tx, user, now)).collect();
    Ok(context.store.read(all).await?)
}

/// # Errors
/// [`PipelineError::NotFound`].
pub async fn user(context: &Context, id: UserId) -> Result<UserDetail, PipelineError> {
    let now = context.clock.now();
    let one = move |tx: &ReadTx<'_>| users::find(tx, id)?.map(|user| detail(tx, user, now)).transpose();
    context.store.read(one).await?.ok_or(PipelineError::NotFound { what: "user" })
}

/// # Errors
/// [`PipelineError::NotFound`].
pub async fn user_named(context: &Context, username: &str) -> Result<User, PipelineError> {
    let wanted = username.to_owned();
    let found = context.store.read(move |tx| users::find_by_name(tx, &wanted)).await?;
    found.ok_or(PipelineError::NotFound { what: "user" })
}

/// Makes a user with a password.
///
/// # Errors
/// [`PipelineError::Invalid`], or a conflict when the name is taken.
pub async fn add_user(context: &Context, actor: Actor, new: NewUser) -> Result<UserId, PipelineError> {
    let NewUser { username, password, must_change_password, grants } = new;
    let (user, password) = new_user(&username, &password, must_change_password, context.clock.now()).await?;
    let id = user.id;
    context
        .store
        .try_write(move |tx| {
            check_targets(tx, &grants)?;
            Ok::<_, PipelineError>(insert(tx, &user, &password, &grants, &actor)?)
        })
        .await?;
    Ok(id)
}

/// Puts these grants in place of those that were given; ones that come from rules of the sign-in provider stay. All
/// sessions of the user end, so that nothing goes on with what was.
///
/// # Errors
/// [`PipelineError::LastAdministrator`], [`PipelineError::NotFound`], or [`PipelineError::Invalid`].
pub async fn replace_grants(
    context: &Context,
    actor: Actor,
    id: UserId,
    given: Vec<Grant>,
) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let change = move |tx: &mut WriteTx<'_>| {
        check_targets(tx, &given)?;
        let before: Vec<Grant> = given_to(tx, id)?;
        grants::replace(tx, id, Source::Given, &given)?;
        sessions::delete_of_user(tx, id, None)?;
        let detail = json!({ "before": as_json(&before), "after": as_json(&given) });
        Ok::<_, PipelineError>(record(tx, &actor, "user.grant", id, detail, now)?)
    };
    governed(context, id, change).await
}

/// Disables the user: nothing of him opens anything from the next request on.
///
/// # Errors
/// [`PipelineError::LastAdministrator`] or [`PipelineError::NotFound`].
pub async fn disable_user(context: &Context, actor: Actor, id: UserId) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let change = move |tx: &mut WriteTx<'_>| {
        users::set_disabled(tx, id, Some(now))?;
        let ended = sessions::delete_of_user(tx, id, None)?;
        Ok(record(tx, &actor, "user.disable", id, json!({ "sessions": ended }), now)?)
    };
    governed(context, id, change).await
}

/// # Errors
/// [`PipelineError::NotFound`].
pub async fn enable_user(context: &Context, actor: Actor, id: UserId) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let change = move |tx: &mut WriteTx<'_>| {
        users::set_disabled(tx, id, None)?;
        Ok(record(tx, &actor, "user.enable", id, json!({}), now)?)
    };
    governed(context, id, change).await
}

/// Gives the user a new password and ends his sessions.
///
/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::Invalid`].
pub async fn reset_user(context: &Context, actor: Actor, id: UserId, reset: Reset) -> Result<(), PipelineError> {
    let Reset { password, must_change_password: must_change, clear_second_factor } = reset;
    let hash = hash("password", &password).await?;
    let now = context.clock.now();
    let change = move |tx: &mut WriteTx<'_>| {
        passwords::put(tx, id, &Password { hash, changed_at: now, must_change })?;
        let cleared = clear_second_factor && second_factors::delete(tx, id)?;
        sessions::delete_of_user(tx, id, None)?;
        Ok(record(tx, &actor, "user.reset", id, json!({ "secondFactorRemoved": cleared }), now)?)
    };
    governed(context, id, change).await
}

/// Removes the user with everything that is his; what he did stays in the audit trail.
///
/// # Errors
/// [`PipelineError::LastAdministrator`] or [`PipelineError::NotFound`].
pub async fn remove_user(context: &Context, actor: Actor, id: UserId) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let change = move |tx: &mut WriteTx<'_>| {
        let username = users::find(tx, id)?.map(|user| user.username);
        users::delete(tx, id)?;
        Ok(record(tx, &actor, "user.remove", id, json!({ "username": username }), now)?)
    };
    governed(context, id, change).await
}

/// Makes a change of a user that is there, and undoes it when it would leave nobody who governs.
async fn governed<F>(context: &Context, id: UserId, change: F) -> Result<(), PipelineError>
where
    F: FnOnce(&mut WriteTx<'_>) -> Result<(), PipelineError> + Send + 'static,
{
    context
        .store
        .try_write(move |tx| {
            users::find(tx, id)?.ok_or(PipelineError::NotFound { what: "user" })?;
            let before = users::who_govern(tx)?;
            change(tx)?;
            if before > 0 && users::who_govern(tx)? == 0 {
                return Err(PipelineError::LastAdministrator);
            }
            Ok(())
        })
        .await
}

pub(super) fn insert(
    tx: &mut WriteTx<'_>,
    user: &User,
    password: &Password,
    given: &[Grant],
    actor: &Actor,
) -> Result<(), StoreError> {
    users::insert(tx, user)?;
    passwords::put(tx, user.id, password)?;
    grants::replace(tx, user.id, Source::Given, given)?;
    let detail = json!({ "username": user.username, "grants": as_json(given) });
    record(tx, actor, "user.add", user.id, detail, user.created_at)
}

/// A user and a password that fit.
pub(super) async fn new_user(
    username: &str,
    password: &SecretString,
    must_change: bool,
    now: Timestamp,
) -> Result<(User, Password), PipelineError> {
    let username = username.trim();
    let length = username.chars().count();
    if !(1..=USERNAME_LIMIT_CHARACTERS).contains(&length) || username.chars().any(char::is_control) {
        let expected = format!("expected 1 to {USERNAME_LIMIT_CHARACTERS} printable characters");
        return Err(PipelineError::Invalid { field: "username", expected });
    }
    let hash = hash("password", password).await?;
    let user = User {
        id: ids::user(),
        username: username.to_owned(),
        created_at: now,
        disabled_at: None,
        last_sign_in_at: None,
    };
    Ok((user, Password { hash, changed_at: now, must_change }))
}

fn check_targets(tx: &ReadTx<'_>, given: &[Grant]) -> Result<(), PipelineError> {
    let invalid = |expected: String| PipelineError::Invalid { field: "grants", expected };
    if given.len() > GRANTS_LIMIT {
        return Err(invalid(format!("expected at most {GRANTS_LIMIT}")));
    }
    for grant in given {
        match grant.target {
            Target::All => {}
            Target::Tenant(tenant) => {
                tenants::find(tx, tenant)?.ok_or_else(|| invalid(format!("there is no tenant {tenant}")))?;
            }
            Target::Group(group) => {
                tenant_groups::find(tx, group)?.ok_or_else(|| invalid(format!("there is no tenant group {group}")))?;
            }
        }
    }
    Ok(())
}

fn given_to(tx: &ReadTx<'_>, id: UserId) -> Result<Vec<Grant>, StoreError> {
    let all = grants::of_user(tx, id)?;
    Ok(all.into_iter().filter(|(_, source)| *source == Source::Given).map(|(grant, _)| grant).collect())
}

fn detail(tx: &ReadTx<'_>, user: User, now: Timestamp) -> Result<UserDetail, StoreError> {
    let password = passwords::of_user(tx, user.id)?;
    Ok(UserDetail {
        grants: grants::of_user(tx, user.id)?,
        password: password.map(|known| PasswordState { changed_at: known.changed_at, must_change: known.must_change }),
        second_factor_since: second_factors::confirmed_at(tx, user.id)?,
        sessions: sessions::of_user(tx, user.id)?.iter().filter(|session| is_alive(session, now)).count(),
        tokens: api_tokens::of_user(tx, user.id)?,
        user,
    })
}

fn as_json(given: &[Grant]) -> Value {
    let one = |grant: &Grant| match grant.target {
        Target::All => json!({ "role": grant.role.as_str(), "over": "all" }),
        Target::Tenant(tenant) => json!({ "role": grant.role.as_str(), "tenant": tenant }),
        Target::Group(group) => json!({ "role": grant.role.as_str(), "group": group }),
    };
    given.iter().map(one).collect()
}

fn record(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    action: &'static str,
    user: UserId,
    detail: Value,
    now: Timestamp,
) -> Result<(), StoreError> {
    append(tx, &NewEntry { at: now, actor, action, subject: user.to_string(), tenant: None, detail })
}
