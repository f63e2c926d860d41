//! A trail from before entries had a format: it verifies, goes on, and can be erased.

use plumbline::auth::Scope;
use plumbline::clock::{Clock, SystemClock};
use plumbline::domain::model::{Actor, TenantId, Timestamp};
use plumbline::store::audit::{self, AuditResult, Fault, NewEntry, Verdict};
use plumbline::store::{self, Database, Store, agreements};
use refinery::Target;
use rusqlite::{Connection, params};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::support;

mod embedded {
    refinery::embed_migrations!("migrations");
}

const TENANT: &str = "01890a5d-ac96-774b-bcce-b302099a8057";
const BASELINE: &str = "01890a5d-ac96-774b-bcce-b30209900001";

fn begin() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    store::prepare(folder.path()).expect("a folder");
    let mut before = Connection::open(store::database_path(folder.path())).expect("a database");
    embedded::migrations::runner().set_target(Target::Version(30)).run(&mut before).expect("the version before");
    fill(&before);
    drop(before);
    let store = Database::open(folder.path(), support::keys(), SystemClock.now())
        .expect("migrated")
        .within(Scope::of_plumbline());
    (folder, store)
}

/// Entries as they were written then, each with the hash of that time.
fn fill(database: &Connection) {
    database
        .execute(
            "INSERT INTO tenants (id, name, directory_id, enabled, sync_interval_minutes, next_sync_at, created_at)
             VALUES (?1, 'Contoso', '7a2b9c1d-0e3f-4a5b-8c6d-9e0f1a2b3c4d', 1, 60, 1, 1)",
            [TENANT],
        )
        .expect("a tenant");
    database
        .execute(
            "INSERT INTO baselines (id, tenant_id, area, version, label, mode, new_resources, active, created_at,
                                    created_by)
             VALUES (?1, ?2, 'groups', 1, 'agreed', 'snapshot', 'alert', 1, 2, 'ada')",
            [BASELINE, TENANT],
        )
        .expect("a baseline");
    let mut previous = [0_u8; 32];
    for (at, action, subject, tenant, detail) in [
        (1_i64, "user.add", "1", None, r#"{"username":"ada"}"#),
        (2, "tenant.create", TENANT, Some(TENANT), r#"{"name":"Contoso"}"#),
        (3, "baseline.remove", BASELINE, Some(TENANT), r#"{"label":"agreed"}"#),
        (4, "baseline.activate", BASELINE, Some(TENANT), r#"{"label":"agreed"}"#),
    ] {
        let mut hasher = Sha256::new();
        hasher.update(previous);
        hasher.update(at.to_be_bytes());
        for part in ["ada", action, subject, tenant.unwrap_or_default(), detail] {
            hasher.update(part.len().to_be_bytes());
            hasher.update(part.as_bytes());
        }
        let hash: [u8; 32] = hasher.finalize().into();
        let sql = "INSERT INTO audit_entries (at, actor, action, subject, tenant_id, detail, previous_hash, hash)
                   VALUES (?1, 'ada', ?2, ?3, ?4, ?5, ?6, ?7)";
        database.execute(sql, params![at, action, subject, tenant, detail, previous, hash]).expect("an entry");
        previous = hash;
    }
}

fn tell(store: &Store, action: &'static str, detail: serde_json::Value) {
    let (actor, tenant) = (Actor::command_line(), TENANT.parse().ok());
    let entry = NewEntry { at: Timestamp(5), actor: &actor, action, subject: TENANT.to_owned(), tenant, detail };
    store.write_now(|tx| audit::append_as(tx, &entry, AuditResult::Done).map(drop)).expect("told");
}

fn verdict(store: &Store) -> Verdict {
    store.read_now(|tx| audit::verify(tx, &[])).expect("walked")
}

#[test]
fn an_old_trail_verifies_and_goes_on() {
    let (folder, store) = begin();
    assert!(matches!(verdict(&store), Verdict::Whole { entries: 4, .. }));
    tell(&store, "tenant.change", json!({}));
    assert!(matches!(verdict(&store), Verdict::Whole { entries: 5, .. }));
    // What turns of baselines the trail told stands in a table of its own from now on.
    let tenant: TenantId = TENANT.parse().expect("an id");
    let area = "groups".parse().expect("a key");
    let agreed = store.read_now(|tx| agreements::of_area(tx, tenant, &area)).expect("agreements");
    let spans: Vec<_> = agreed.iter().map(|agreement| (agreement.from.milliseconds(), agreement.to)).collect();
    assert_eq!(spans, [(2, Some(Timestamp(3))), (4, None)]);

    let database = Connection::open(store::database_path(folder.path())).expect("a database");
    for (change, id) in [("actor = 'eve'", 2), ("kind = 'session'", 1), ("address = '127.0.0.1'", 3)] {
        database
            .execute_batch(&format!("SAVEPOINT s; UPDATE audit_entries SET {change} WHERE id = {id}"))
            .expect("set");
        database.execute_batch("RELEASE s").expect("kept");
        assert_eq!(verdict(&store), Verdict::Broken { at_entry: id, fault: Fault::Changed }, "{change}");
        let column = change.split(' ').next().expect("a column");
        let former = if column == "actor" { "'ada'" } else { "NULL" };
        database.execute(&format!("UPDATE audit_entries SET {column} = {former} WHERE id = {id}"), []).expect("back");
    }
    assert!(matches!(verdict(&store), Verdict::Whole { entries: 5, .. }));
}

#[test]
fn old_entries_are_erased_and_a_receipt_vouches_for_them() {
    let (folder, store) = begin();
    let tenant: TenantId = TENANT.parse().expect("an id");
    let erased = store.write_now(|tx| audit::erase_details(tx, tenant)).expect("erased");
    assert_eq!(erased.entries, 3);
    assert_eq!(verdict(&store), Verdict::Broken { at_entry: 2, fault: Fault::NoReceipt });
    let former = erased.former.expect("entries of format 1");
    tell(&store, audit::RECEIPT, json!({ audit::FORMER_ENTRIES: former }));
    assert!(matches!(verdict(&store), Verdict::Whole { entries: 5, .. }));
    // The receipt binds what is left of them.
    let database = Connection::open(store::database_path(folder.path())).expect("a database");
    database.execute("UPDATE audit_entries SET actor = 'eve' WHERE id = 3", []).expect("changed");
    assert_eq!(verdict(&store), Verdict::Broken { at_entry: 5, fault: Fault::NoReceipt });
}
