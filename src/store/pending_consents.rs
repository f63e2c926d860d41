//! Ways to Microsoft that somebody was sent on. Each can be come back from once.

use rusqlite::named_params;
use secrecy::SecretString;

use super::row::{first, time};
use super::{StoreError, WriteTx};
use crate::crypto::{Place, Sealed, TokenDigest};
use crate::domain::model::{TenantId, Timestamp};

/// Opens what is sealed of a row only in the row that it was sealed in.
fn row_of(nonce: TokenDigest) -> String {
    nonce.0.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn place(row: &str) -> Place<'_> {
    Place { table: "pending_consents", row, column: "verifier" }
}

/// Remembers a way that begins, and forgets those whose time is over. `verifier` proves that a code is redeemed by who
/// asked for it.
pub fn begin(
    tx: &mut WriteTx<'_>,
    nonce: TokenDigest,
    tenant: Option<TenantId>,
    verifier: Option<&SecretString>,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.pending_consents
             WHERE expires_at <= :now",
        )?
        .execute(named_params! { ":now": now.milliseconds() })?;
    let row = row_of(nonce);
    let sealed = match verifier {
        Some(verifier) => Some(tx.instance_key()?.seal_secret(&place(&row), verifier).0),
        None => None,
    };
    tx.sql
        .prepare_cached(
            "INSERT INTO main.pending_consents (nonce_digest, tenant_id, verifier, expires_at)
             VALUES (:nonce_digest, :tenant_id, :verifier, :expires_at)",
        )?
        .execute(named_params! {
            ":nonce_digest": nonce.0,
            ":tenant_id": tenant.map(|id| id.to_string()),
            ":verifier": sealed,
            ":expires_at": expires_at.milliseconds(),
        })?;
    Ok(())
}

/// A way that was come back from.
#[derive(Debug)]
pub struct Finished {
    pub verifier: Option<SecretString>,
}

/// Takes a way off the list; `None` when it is not there, was come back from before, or its time is over.
pub fn finish(tx: &mut WriteTx<'_>, nonce: TokenDigest, now: Timestamp) -> Result<Option<Finished>, StoreError> {
    let found = {
        let mut statement = tx.sql.prepare_cached(
            "DELETE FROM main.pending_consents
             WHERE nonce_digest = :nonce_digest
             RETURNING verifier, expires_at",
        )?;
        first(statement.query(named_params! { ":nonce_digest": nonce.0 })?, |row| {
            Ok((row.get::<_, Option<Vec<u8>>>("verifier")?, time(row, "expires_at")?))
        })?
    };
    let Some((sealed, _)) = found.filter(|(_, expires_at)| now < *expires_at) else { return Ok(None) };
    let row = row_of(nonce);
    let verifier = match sealed {
        Some(sealed) => Some(tx.instance_key()?.open_secret(&place(&row), &Sealed(sealed))?),
        None => None,
    };
    Ok(Some(Finished { verifier }))
}
