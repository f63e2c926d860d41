//! A database from before acceptances were contracts.

use plumbline::auth::Scope;
use plumbline::clock::{Clock, SystemClock};
use plumbline::crypto::{DataKey, MasterKey, MasterKeys, Place};
use plumbline::domain::drift::{DriftState, Resolution};
use plumbline::domain::model::Timestamp;
use plumbline::store::{self, Database, drifts};
use refinery::Target;
use rusqlite::{Connection, params};

mod embedded {
    refinery::embed_migrations!("migrations");
}

const TENANT: &str = "01890a5d-ac96-774b-bcce-b302099a8057";
const DIRECTORY: &str = "7a2b9c1d-0e3f-4a5b-8c6d-9e0f1a2b3c4d";
const OPEN: &str = "01890a5d-ac96-774b-bcce-b30209900001";
const ACCEPTED: &str = "01890a5d-ac96-774b-bcce-b30209900002";
const SNOOZED: &str = "01890a5d-ac96-774b-bcce-b30209900003";
const RESOLVED: &str = "01890a5d-ac96-774b-bcce-b30209900004";

#[test]
fn every_drift_and_its_history_are_there_after_the_migration() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    store::prepare(folder.path()).expect("a folder");
    let keys = MasterKeys { current: MasterKey::generate(), previous: None };
    let mut before = Connection::open(store::database_path(folder.path())).expect("a database");
    before.pragma_update(None, "foreign_keys", true).expect("set");
    embedded::migrations::runner().set_target(Target::Version(16)).run(&mut before).expect("the version before");
    fill(&before, &keys);
    drop(before);

    let store = Database::open(folder.path(), keys, SystemClock.now()).expect("migrated").within(Scope::of_plumbline());
    let find = |id: &str| {
        let id = id.parse().expect("an id");
        let read = store.read_now(|tx| Ok((drifts::find(tx, id)?.expect("there"), drifts::events(tx, id)?)));
        read.expect("read")
    };
    let (open, events) = find(OPEN);
    assert_eq!((open.state, open.detail.path.as_str(), events.len()), (DriftState::Open, "state", 1));
    assert!(open.acceptance.is_none() && open.flapping.is_none());
    let (accepted, events) = find(ACCEPTED);
    assert_eq!((accepted.state, accepted.held_until, events.len()), (DriftState::Accepted, None, 2));
    let contract = accepted.acceptance.expect("a contract");
    assert_eq!((contract.reason.as_str(), contract.accepted_by.as_str()), ("agreed", "ada"));
    assert_eq!((contract.accepted_at, contract.until), (Timestamp(7), Some(Timestamp(9_999))));
    let (snoozed, _) = find(SNOOZED);
    assert_eq!((snoozed.state, snoozed.held_until), (DriftState::Snoozed, Some(Timestamp(8_888))));
    let (resolved, _) = find(RESOLVED);
    assert_eq!((resolved.resolution, resolved.resolved_at), (Some(Resolution::Reverted), Some(Timestamp(5))));

    // The accepted value is kept once the drift moves on, and the time of the contract ends it.
    let ended = store.read_now(|tx| drifts::ended(tx, Timestamp(10_000))).expect("read");
    assert_eq!(ended.len(), 2);
}

fn fill(database: &Connection, keys: &MasterKeys) {
    let data_key = DataKey::generate();
    let wrapped = keys.wrap(&Place { table: "data_keys", row: TENANT, column: "wrapped_key" }, &data_key);
    let insert = |sql: &str, values: &[&dyn rusqlite::ToSql]| database.execute(sql, values).expect("inserted");
    insert("INSERT INTO data_keys (owner, wrapped_key, created_at) VALUES (?1, ?2, 1)", params![TENANT, wrapped.0]);
    insert(
        "INSERT INTO tenants (id, name, directory_id, enabled, sync_interval_minutes, next_sync_at, created_at)
         VALUES (?1, 'Contoso', ?2, 1, 60, 1, 1)",
        params![TENANT, DIRECTORY],
    );
    let detail = r#"{"path":"state","kind":"value","before":"enabled","after":"disabled","added":[],"removed":[]}"#;
    for (number, id, state, resolution, resolved_at, until, reason) in [
        (1_u8, OPEN, "open", None, None, None, None),
        (2, ACCEPTED, "accepted", None, None, Some(9_999), Some("agreed")),
        (3, SNOOZED, "snoozed", None, None, Some(8_888), None),
        (4, RESOLVED, "resolved", Some("reverted"), Some(5), None, None),
    ] {
        let sealed = data_key.seal(&Place { table: "drifts", row: id, column: "detail" }, detail.as_bytes());
        insert(
            "INSERT INTO drifts (id, tenant_id, area, resource_id, resource_name, change, fingerprint, value_hash,
                 severity, state, resolution, baseline_version, detail, first_seen_at, last_seen_at, resolved_at,
                 held_until, accepted_reason, accepted_by)
             VALUES (?1, ?2, 'groups', 'policy', 'Policy', 'changed', ?3, ?3, 'high', ?4, ?5, 1, ?6, 1, 2, ?7, ?8, ?9,
                 ?10)",
            params![
                id,
                TENANT,
                [number; 32],
                state,
                resolution,
                sealed.0,
                resolved_at,
                until,
                reason,
                reason.map(|_| "ada")
            ],
        );
        insert(
            "INSERT INTO drift_events (drift_id, at, event, actor) VALUES (?1, 1, 'opened', 'plumbline')",
            params![id],
        );
    }
    let accepted =
        "INSERT INTO drift_events (drift_id, at, event, actor, detail) VALUES (?1, 7, 'accepted', 'ada', 'x')";
    insert(accepted, params![ACCEPTED]);
}
