//! A database from before history had terms and coverage was counted.

use plumbline::auth::Scope;
use plumbline::clock::{Clock, SystemClock};
use plumbline::crypto::{MasterKey, MasterKeys};
use plumbline::domain::model::{Coverage, TenantId, Timestamp};
use plumbline::store::{self, Database, coverage, history};
use refinery::Target;
use rusqlite::Connection;

mod embedded {
    refinery::embed_migrations!("migrations");
}

const TENANT: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

#[test]
fn what_was_there_gets_its_history_and_its_counts() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    store::prepare(folder.path()).expect("a folder");
    let path = store::database_path(folder.path());
    let mut before = Connection::open(&path).expect("a database");
    embedded::migrations::runner().set_target(Target::Version(22)).run(&mut before).expect("the version before");
    before.execute_batch(&filled()).expect("filled");
    drop(before);

    let keys = MasterKeys { current: MasterKey::generate(), previous: None };
    let store = Database::open(folder.path(), keys, SystemClock.now()).expect("migrated").within(Scope::of_plumbline());
    let tenant: TenantId = TENANT.parse().expect("a GUID");
    let area = "groups".parse().expect("a key");
    let since = store.read_now(|tx| history::since(tx, tenant, &area)).expect("read");
    assert_eq!(since, Some(Timestamp(20)), "the first complete one that was not held");
    let counted = store.read_now(|tx| coverage::of_tenant(tx, tenant)).expect("read");
    let expected = Coverage { managed: 1, missing: 1, unexpected: 1, not_monitored: 1, not_readable: 0 };
    assert_eq!(counted, [(area.clone(), expected)]);
    store.write_now(|tx| coverage::refresh(tx, tenant, &area)).expect("counted anew");
    assert_eq!(store.read_now(|tx| coverage::of_tenant(tx, tenant)).expect("read"), counted, "both count alike");
    drop(store);

    let after = Connection::open(&path).expect("a database");
    for (change, grows) in [
        ("UPDATE latest_collections SET status = 'failed'", true),
        ("INSERT INTO area_switches VALUES ('{T}', 'groups', 1, 1, 'ada')", true),
        ("DELETE FROM area_switches", true),
        ("UPDATE baselines SET active = 0", true),
        ("UPDATE tenants SET name = 'Fabrikam'", false),
    ] {
        let revision = || -> i64 {
            after.query_row("SELECT revision FROM tenant_revisions", [], |row| row.get(0)).expect("a revision")
        };
        let before = revision();
        after.execute_batch(&change.replace("{T}", TENANT)).expect(change);
        assert_eq!(revision() > before, grows, "{change}");
    }
    after.execute_batch("PRAGMA foreign_keys = ON; DELETE FROM tenants").expect("removed with everything");
}

/// Whoever adds a column that names a body must make the removal of orphans look at it.
#[test]
fn bodies_are_referred_to_by_two_tables_only() {
    let mut database = Connection::open_in_memory().expect("a database");
    embedded::migrations::runner().run(&mut database).expect("migrated");
    let mut statement = database
        .prepare(
            "SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND c.name LIKE '%digest%' ORDER BY t.name",
        )
        .expect("a query");
    let tables: Vec<String> =
        statement.query_map([], |row| row.get(0)).expect("rows").map(|name| name.expect("a name")).collect();
    // Digests of something else: of tokens and codes, of details of the audit trail, and `bodies` has its own.
    let others = [
        "api_tokens",
        "audit_entries",
        "bodies",
        "pending_consents",
        "provider_sign_ins",
        "recovery_codes",
        "sessions",
        "setup_tokens",
    ];
    let of_bodies: Vec<&str> = tables.iter().map(String::as_str).filter(|table| !others.contains(table)).collect();
    assert_eq!(of_bodies, ["baseline_resources", "resource_versions"]);
}

fn filled() -> String {
    let hash = "zeroblob(32)";
    let mut sql = format!(
        "INSERT INTO tenants (id, name, directory_id, enabled, sync_interval_minutes, next_sync_at, created_at)
         VALUES ('{TENANT}', 'Contoso', 'd', 1, 60, 1, 1);
         INSERT INTO baselines (id, tenant_id, area, version, label, mode, new_resources, active, created_at, created_by)
         VALUES ('b', '{TENANT}', 'groups', 1, '', 'snapshot', 'alert', 1, 1, 'ada');
         INSERT INTO latest_collections VALUES ('{TENANT}', 'groups', 'c4', 'complete', 40, 'c4');"
    );
    for (resource, mode) in [("kept", "snapshot"), ("gone", "snapshot"), ("unwatched", "none")] {
        sql += &format!(
            "INSERT INTO baseline_resources (baseline_id, resource_id, name, mode, watched_paths, body_digest,
                 canonical_hash, rules_revision)
             VALUES ('b', '{resource}', '', '{mode}', '[]', {hash}, {hash}, 'r');"
        );
    }
    for (row, (resource, end)) in (1..).zip([("kept", "NULL"), ("gone", "30"), ("unwatched", "NULL"), ("new", "NULL")])
    {
        sql += &format!(
            "INSERT INTO resources (id, tenant_id, area, resource_id) VALUES ({row}, '{TENANT}', 'groups', '{resource}');
             INSERT INTO resource_versions (resource, name, body_digest, canonical_hash, rules_revision, valid_from,
                 valid_to)
             VALUES ({row}, '', {hash}, {hash}, 'r', 20, {end});"
        );
    }
    for (id, status, at, held) in
        [("c1", "failed", 5, 0), ("c2", "complete", 10, 1), ("c3", "complete", 20, 0), ("c4", "complete", 40, 0)]
    {
        sql += &format!(
            "INSERT INTO collections (id, tenant_id, area, job_id, status, started_at, finished_at, requests, pages,
                 resources, size_bytes, held)
             VALUES ('{id}', '{TENANT}', 'groups', 'j', '{status}', {at}, {at}, 1, 1, 1, 1, {held});"
        );
    }
    sql
}
