//! The second factor of a local account: an authenticator app, and recovery codes for when it is gone.

use secrecy::SecretString;
use serde_json::{Value, json};

use super::password;
use crate::auth;
use crate::domain::model::{Timestamp, UserId};
use crate::pipeline::{Actor, Context, PipelineError};
use crate::store::audit::{NewEntry, append};
use crate::store::second_factors::{self, SecondFactor};
use crate::store::{StoreError, WriteTx, users};

const RECOVERY_CODES: usize = 10;

/// What an authenticator app needs to know, shown once.
#[derive(Debug)]
pub struct Enrolment {
    pub secret: SecretString,
    pub uri: SecretString,
}

/// What came of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Checked {
    /// It was right, or none is asked for.
    Fine,
    Needed,
    Wrong,
}

/// Makes a secret for an authenticator app. It counts when a code proved that the app has it.
///
/// # Errors
/// [`PipelineError::SecondFactorOn`], and those of a wrong password.
pub async fn begin_enrolment(
    context: &Context,
    actor: &Actor,
    user: UserId,
    password: SecretString,
) -> Result<Enrolment, PipelineError> {
    password::prove(context, user, "password", password, actor.address).await?;
    let (secret, now) = (auth::new_totp_secret(), context.clock.now());
    let kept = secret.clone();
    let username = context
        .store
        .try_write(move |tx| {
            if second_factors::confirmed_at(tx, user)?.is_some() {
                return Err(PipelineError::SecondFactorOn);
            }
            second_factors::put(tx, user, &kept, now)?;
            let found = users::find(tx, user)?.ok_or(PipelineError::NotFound { what: "user" })?;
            Ok(found.username)
        })
        .await?;
    let uri = auth::enrolment_uri(&secret, &username).ok_or(PipelineError::NotFound { what: "user" })?;
    Ok(Enrolment { secret, uri })
}

/// Proves that the app has the secret. From now on codes are asked for; tells the recovery codes, once.
///
/// # Errors
/// [`PipelineError::Invalid`] for a wrong code.
pub async fn confirm_enrolment(
    context: &Context,
    actor: Actor,
    user: UserId,
    code: SecretString,
) -> Result<Vec<SecretString>, PipelineError> {
    let now = context.clock.now();
    let codes = recovery_codes();
    let kept = normal(&codes);
    context
        .store
        .try_write(move |tx| {
            let factor = second_factors::of_user(tx, user)?.ok_or(PipelineError::NotFound { what: "enrolment" })?;
            if factor.confirmed_at.is_some() {
                return Err(PipelineError::SecondFactorOn);
            }
            if !spend_code(tx, user, &factor, &code, now)? {
                let expected = "this is not the code that the app shows now: check the clock of the device".to_owned();
                return Err(PipelineError::Invalid { field: "code", expected });
            }
            second_factors::confirm(tx, user, now)?;
            second_factors::replace_recovery_codes(tx, user, &kept)?;
            Ok(record(tx, &actor, "secondFactor.confirm", user, json!({}), now)?)
        })
        .await?;
    Ok(codes)
}

/// Makes new recovery codes; the ones before stop working.
///
/// # Errors
/// [`PipelineError::NotFound`] without a second factor, and those of a wrong password.
pub async fn new_recovery_codes(
    context: &Context,
    actor: Actor,
    user: UserId,
    password: SecretString,
) -> Result<Vec<SecretString>, PipelineError> {
    password::prove(context, user, "password", password, actor.address).await?;
    let now = context.clock.now();
    let codes = recovery_codes();
    let kept = normal(&codes);
    context
        .store
        .try_write(move |tx| {
            second_factors::confirmed_at(tx, user)?.ok_or(PipelineError::NotFound { what: "second factor" })?;
            second_factors::replace_recovery_codes(tx, user, &kept)?;
            Ok::<_, PipelineError>(record(tx, &actor, "recoveryCodes.renew", user, json!({}), now)?)
        })
        .await?;
    Ok(codes)
}

/// Codes are asked for no more.
///
/// # Errors
/// [`PipelineError::NotFound`] without a second factor, and those of a wrong password.
pub async fn remove_second_factor(
    context: &Context,
    actor: Actor,
    user: UserId,
    password: SecretString,
) -> Result<(), PipelineError> {
    password::prove(context, user, "password", password, actor.address).await?;
    let now = context.clock.now();
    context
        .store
        .try_write(move |tx| {
            if !second_factors::delete(tx, user)? {
                return Err(PipelineError::NotFound { what: "second factor" });
            }
            Ok(record(tx, &actor, "secondFactor.remove", user, json!({}), now)?)
        })
        .await
}

/// Checks what was typed as code, and spends it. A recovery code that is used is told in the audit trail.
pub(super) fn check(
    tx: &mut WriteTx<'_>,
    user: UserId,
    code: Option<&SecretString>,
    actor: &Actor,
    now: Timestamp,
) -> Result<Checked, StoreError> {
    if second_factors::confirmed_at(tx, user)?.is_none() {
        return Ok(Checked::Fine);
    }
    let (Some(code), Some(factor)) = (code, second_factors::of_user(tx, user)?) else { return Ok(Checked::Needed) };
    if spend_code(tx, user, &factor, code, now)? {
        return Ok(Checked::Fine);
    }
    let Some(recovery) = auth::recovery_code(code) else { return Ok(Checked::Wrong) };
    if !second_factors::spend_recovery_code(tx, user, &recovery)? {
        return Ok(Checked::Wrong);
    }
    let left = second_factors::recovery_codes_left(tx, user)?;
    record(tx, actor, "recoveryCode.use", user, json!({ "left": left }), now)?;
    Ok(Checked::Fine)
}

/// Whether the app shows this code now, and it was not taken before.
fn spend_code(
    tx: &mut WriteTx<'_>,
    user: UserId,
    factor: &SecondFactor,
    code: &SecretString,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let seconds = u64::try_from(now.milliseconds() / 1_000).unwrap_or(0);
    match auth::code_step(&factor.secret, code, seconds) {
        Some(step) => second_factors::spend_step(tx, user, step),
        None => Ok(false),
    }
}

fn recovery_codes() -> Vec<SecretString> {
    (0..RECOVERY_CODES).map(|_| auth::new_recovery_code()).collect()
}

fn normal(codes: &[SecretString]) -> Vec<SecretString> {
    codes.iter().filter_map(auth::recovery_code).collect()
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

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::{RECOVERY_CODES, normal, recovery_codes};

    #[test]
    fn every_recovery_code_that_is_shown_can_be_read_back() {
        let codes = recovery_codes();
        assert_eq!((codes.len(), normal(&codes).len()), (RECOVERY_CODES, RECOVERY_CODES));
        let distinct: std::collections::BTreeSet<&str> = codes.iter().map(ExposeSecret::expose_secret).collect();
        assert_eq!(distinct.len(), RECOVERY_CODES);
    }
}
