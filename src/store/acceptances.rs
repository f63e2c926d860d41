//! Acceptances: contracts that a value is fine, for a time or for good. One that ended stays.

use rusqlite::{Row, named_params};

use super::drifts::{self, Detail};
use super::row::{collect, first, optional_time, parsed, time};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::{DataKey, Place, Sealed};
use crate::domain::drift::{AcceptanceEnd, Contract, ValueHash};
use crate::domain::model::{AcceptanceId, AreaKey, DriftId, TenantId, Timestamp};

#[derive(Debug, Clone)]
pub struct Acceptance {
    pub id: AcceptanceId,
    pub drift_id: DriftId,
    pub tenant_id: TenantId,
    pub area: AreaKey,
    /// What was accepted; none while it is still the live value of the drift.
    pub value: Option<Detail>,
    pub reason: String,
    pub ticket: Option<String>,
    pub accepted_by: String,
    pub accepted_at: Timestamp,
    pub until: Option<Timestamp>,
}

/// What a person decided.
pub struct NewAcceptance<'a> {
    pub id: AcceptanceId,
    pub drift: DriftId,
    pub reason: &'a str,
    pub ticket: Option<&'a str>,
    pub actor: &'a str,
    pub until: Option<Timestamp>,
    pub now: Timestamp,
}

/// What a list of running acceptances is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub tenant: Option<TenantId>,
    pub area: Option<AreaKey>,
    /// Part of the reason, the ticket, the author or the resource's name, without case.
    pub text: Option<String>,
    /// Only those that end before.
    pub ending_before: Option<Timestamp>,
    /// The end of the page before.
    pub before: Option<(Timestamp, AcceptanceId)>,
    pub limit: u32,
}

/// Accepts the drift as it is now.
pub fn insert(tx: &mut WriteTx<'_>, new: &NewAcceptance<'_>) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.acceptances (id, drift_id, tenant_id, area, fingerprint, value_hash, reason, ticket,
                                      accepted_by, accepted_at, until)
             SELECT :id, id, tenant_id, area, fingerprint, value_hash, :reason, :ticket, :actor, :now, :until
             FROM drifts
             WHERE id = :drift_id",
        )?
        .execute(named_params! {
            ":id": new.id.to_string(),
            ":drift_id": new.drift.to_string(),
            ":reason": new.reason,
            ":ticket": new.ticket,
            ":actor": new.actor,
            ":now": new.now.milliseconds(),
            ":until": new.until.map(Timestamp::milliseconds),
        })?;
    keep_value(tx, new.drift)
}

/// Ends the running acceptance of a drift, if there is one.
pub fn end(
    tx: &mut WriteTx<'_>,
    drift: DriftId,
    end: AcceptanceEnd,
    actor: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.acceptances
             SET ended_at = :now, ended_by = :actor, end = :end
             WHERE drift_id = :drift_id AND ended_at IS NULL",
        )?
        .execute(named_params! {
            ":drift_id": drift.to_string(),
            ":end": end.as_str(),
            ":actor": actor,
            ":now": now.milliseconds(),
        })?;
    Ok(())
}

/// Seals what the drift shows into its running acceptance, unless that has a value already.
pub(super) fn keep_value(tx: &mut WriteTx<'_>, drift: DriftId) -> Result<(), StoreError> {
    let Some(acceptance) = running_of(tx, drift)?.filter(|acceptance| acceptance.value.is_none()) else {
        return Ok(());
    };
    let Some(drift) = drifts::find(tx, drift)? else { return Ok(()) };
    let json = serde_json::to_vec(&drift.detail).map_err(|_| StoreError::Corrupt { what: "accepted value" })?;
    let sealed = tx.data_key(acceptance.tenant_id)?.seal(&place(&acceptance.id.to_string()), &json);
    tx.sql
        .prepare_cached("UPDATE main.acceptances SET value = :value WHERE id = :id")?
        .execute(named_params! { ":id": acceptance.id.to_string(), ":value": sealed.0 })?;
    Ok(())
}

/// The live value is the accepted one; earlier versions hashed it otherwise.
pub(super) fn renew_hash(tx: &mut WriteTx<'_>, drift: DriftId, hash: ValueHash) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.acceptances
             SET value_hash = :value_hash
             WHERE drift_id = :drift_id AND ended_at IS NULL AND value_hash <> :value_hash",
        )?
        .execute(named_params! { ":drift_id": drift.to_string(), ":value_hash": hash.0 })?;
    Ok(())
}

/// The acceptance of a drift that runs.
pub fn running_of(tx: &ReadTx<'_>, drift: DriftId) -> Result<Option<Acceptance>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, drift_id, tenant_id, area, value, reason, ticket, accepted_by, accepted_at, until
         FROM acceptances
         WHERE drift_id = :drift_id AND ended_at IS NULL",
    )?;
    first(statement.query(named_params! { ":drift_id": drift.to_string() })?, |row| acceptance(tx, row))
}

pub fn find_running(tx: &ReadTx<'_>, id: AcceptanceId) -> Result<Option<Acceptance>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, drift_id, tenant_id, area, value, reason, ticket, accepted_by, accepted_at, until
         FROM acceptances
         WHERE id = :id AND ended_at IS NULL",
    )?;
    first(statement.query(named_params! { ":id": id.to_string() })?, |row| acceptance(tx, row))
}

/// A page of running acceptances, the newest first.
pub fn list(tx: &ReadTx<'_>, filter: &Filter) -> Result<Vec<Acceptance>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT acceptances.id, drift_id, acceptances.tenant_id, acceptances.area, value, reason, ticket, accepted_by,
                accepted_at, until
         FROM acceptances
         JOIN drifts ON drifts.id = acceptances.drift_id
         WHERE ended_at IS NULL
           AND (:tenant_id IS NULL OR acceptances.tenant_id = :tenant_id)
           AND (:area IS NULL OR acceptances.area = :area)
           AND (:ending_before IS NULL OR until < :ending_before)
           AND (:text IS NULL
                OR INSTR(LOWER(reason || ' ' || COALESCE(ticket, '') || ' ' || accepted_by || ' ' || resource_name),
                         LOWER(:text)) > 0)
           AND (:before_at IS NULL OR (accepted_at, acceptances.id) < (:before_at, :before_id))
         ORDER BY accepted_at DESC, acceptances.id DESC
         LIMIT :limit",
    )?;
    let parameters = named_params! {
        ":tenant_id": filter.tenant.map(|id| id.to_string()),
        ":area": filter.area.as_ref().map(AreaKey::as_str),
        ":ending_before": filter.ending_before.map(Timestamp::milliseconds),
        ":text": filter.text,
        ":before_at": filter.before.map(|(at, _)| at.milliseconds()),
        ":before_id": filter.before.map(|(_, id)| id.to_string()),
        ":limit": filter.limit,
    };
    collect(statement.query(parameters)?, |row| acceptance(tx, row))
}

/// The running contract of a row that was joined with `acceptances`.
pub(super) fn contract(row: &Row<'_>) -> Result<Option<Contract>, StoreError> {
    let hash: Option<[u8; 32]> = row.get("accepted_hash")?;
    let until = optional_time(row, "accepted_until")?;
    Ok(hash.map(|hash| Contract { value_hash: ValueHash(hash), until }))
}

fn acceptance(tx: &ReadTx<'_>, row: &Row<'_>) -> Result<Acceptance, StoreError> {
    let id: AcceptanceId = parsed(row, "id")?;
    let tenant_id: TenantId = parsed(row, "tenant_id")?;
    let sealed: Option<Vec<u8>> = row.get("value")?;
    let value = sealed.map(|sealed| open(&tx.data_key(tenant_id)?, id, &Sealed(sealed))).transpose()?;
    Ok(Acceptance {
        id,
        drift_id: parsed(row, "drift_id")?,
        tenant_id,
        area: parsed(row, "area")?,
        value,
        reason: row.get("reason")?,
        ticket: row.get("ticket")?,
        accepted_by: row.get("accepted_by")?,
        accepted_at: time(row, "accepted_at")?,
        until: optional_time(row, "until")?,
    })
}

fn open(key: &DataKey, id: AcceptanceId, sealed: &Sealed) -> Result<Detail, StoreError> {
    let json = key.open(&place(&id.to_string()), sealed)?;
    serde_json::from_slice(&json).map_err(|_| StoreError::Corrupt { what: "accepted value" })
}

fn place(row: &str) -> Place<'_> {
    Place { table: "acceptances", row, column: "value" }
}
