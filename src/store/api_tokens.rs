//! Tokens with which programs act for their owners: only a digest is kept.

use std::net::IpAddr;

use rusqlite::{Row, named_params};

use super::row::{collect, first, optional_time, parsed, time, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::TokenDigest;
use crate::domain::model::{ApiTokenId, TenantId, Timestamp, UserId};

/// What a token is for at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenPower {
    Read,
    Operate,
}

impl TokenPower {
    pub const ALL: [Self; 2] = [Self::Read, Self::Operate];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Operate => "operate",
        }
    }

    /// `None` for a word that is no power.
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|power| power.as_str() == text)
    }
}

#[derive(Debug, Clone)]
pub struct ApiToken {
    pub id: ApiTokenId,
    pub user_id: UserId,
    pub username: String,
    pub name: String,
    pub power: TokenPower,
    /// Only these; none for all that its owner reaches.
    pub tenants: Option<Vec<TenantId>>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
    pub last_used_address: Option<IpAddr>,
}

/// What a new token is made of.
#[derive(Debug, Clone)]
pub struct NewApiToken {
    pub id: ApiTokenId,
    pub user_id: UserId,
    pub name: String,
    pub power: TokenPower,
    pub tenants: Option<Vec<TenantId>>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

/// # Errors
/// [`StoreError::Conflict`] when the owner has a token of this name.
pub fn insert(tx: &mut WriteTx<'_>, digest: TokenDigest, token: &NewApiToken) -> Result<(), StoreError> {
    let inserted = tx
        .sql
        .prepare_cached(
            "INSERT INTO main.api_tokens (id, user_id, name, token_digest, power, is_limited, created_at, expires_at)
             VALUES (:id, :user_id, :name, :token_digest, :power, :is_limited, :created_at, :expires_at)",
        )?
        .execute(named_params! {
            ":id": token.id.to_string(),
            ":user_id": token.user_id.to_string(),
            ":name": token.name,
            ":token_digest": digest.0,
            ":power": token.power.as_str(),
            ":is_limited": token.tenants.is_some(),
            ":created_at": token.created_at.milliseconds(),
            ":expires_at": token.expires_at.milliseconds(),
        });
    match inserted {
        Err(error) if StoreError::is_unique_violation(&error) => {
            return Err(StoreError::Conflict { what: "token", field: "name" });
        }
        other => drop(other?),
    }
    for tenant in token.tenants.iter().flatten() {
        tx.sql
            .prepare_cached(
                "INSERT OR IGNORE INTO main.api_token_tenants (token_id, tenant_id)
                 VALUES (:token_id, :tenant_id)",
            )?
            .execute(named_params! { ":token_id": token.id.to_string(), ":tenant_id": tenant.to_string() })?;
    }
    Ok(())
}

/// The token, unless its owner was disabled or must choose a password first.
pub fn find(tx: &ReadTx<'_>, digest: TokenDigest) -> Result<Option<ApiToken>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT t.id, t.user_id, u.username, t.name, t.power, t.is_limited, t.created_at, t.expires_at,
             t.last_used_at, t.last_used_address
         FROM main.api_tokens t
         JOIN users u ON u.id = t.user_id
         LEFT JOIN passwords p ON p.user_id = t.user_id
         WHERE t.token_digest = :token_digest AND u.disabled_at IS NULL AND COALESCE(p.must_change, 0) = 0",
    )?;
    first(statement.query(named_params! { ":token_digest": digest.0 })?, |row| api_token(tx, row))
}

/// All tokens of a user, the newest first.
pub fn of_user(tx: &ReadTx<'_>, user: UserId) -> Result<Vec<ApiToken>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT t.id, t.user_id, u.username, t.name, t.power, t.is_limited, t.created_at, t.expires_at,
             t.last_used_at, t.last_used_address
         FROM main.api_tokens t
         JOIN users u ON u.id = t.user_id
         WHERE t.user_id = :user_id
         ORDER BY t.created_at DESC, t.id",
    )?;
    collect(statement.query(named_params! { ":user_id": user.to_string() })?, |row| api_token(tx, row))
}

pub fn used(
    tx: &mut WriteTx<'_>,
    token: ApiTokenId,
    now: Timestamp,
    address: Option<IpAddr>,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.api_tokens
             SET last_used_at = :now, last_used_address = :address
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": token.to_string(),
            ":now": now.milliseconds(),
            ":address": address.map(|address| address.to_string()),
        })?;
    Ok(())
}

/// Revokes a token of the user. `false` when he has none of this id.
pub fn delete(tx: &mut WriteTx<'_>, user: UserId, token: ApiTokenId) -> Result<bool, StoreError> {
    let deleted = tx
        .sql
        .prepare_cached(
            "DELETE FROM main.api_tokens
             WHERE id = :id AND user_id = :user_id",
        )?
        .execute(named_params! { ":id": token.to_string(), ":user_id": user.to_string() })?;
    Ok(deleted == 1)
}

/// Forgets tokens that ended before `before`.
pub fn delete_ended(tx: &mut WriteTx<'_>, before: Timestamp) -> Result<usize, StoreError> {
    let count = tx
        .sql
        .prepare_cached(
            "DELETE FROM main.api_tokens
             WHERE expires_at <= :before",
        )?
        .execute(named_params! { ":before": before.milliseconds() })?;
    Ok(count)
}

fn api_token(tx: &ReadTx<'_>, row: &Row<'_>) -> Result<ApiToken, StoreError> {
    let id = parsed(row, "id")?;
    let is_limited: bool = row.get("is_limited")?;
    let address: Option<String> = row.get("last_used_address")?;
    Ok(ApiToken {
        id,
        user_id: parsed(row, "user_id")?,
        username: row.get("username")?,
        name: row.get("name")?,
        power: word(row, "power", TokenPower::from_word)?,
        tenants: is_limited.then(|| tenants(tx, id)).transpose()?,
        created_at: time(row, "created_at")?,
        expires_at: time(row, "expires_at")?,
        last_used_at: optional_time(row, "last_used_at")?,
        last_used_address: address.and_then(|text| text.parse().ok()),
    })
}

/// Past the filter of the scope: what a token reaches is asked for before anybody is known.
fn tenants(tx: &ReadTx<'_>, token: ApiTokenId) -> Result<Vec<TenantId>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id
         FROM main.api_token_tenants
         WHERE token_id = :token_id
         ORDER BY tenant_id",
    )?;
    collect(statement.query(named_params! { ":token_id": token.to_string() })?, |row| parsed(row, "tenant_id"))
}
