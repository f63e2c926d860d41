//! A database with baselines from before they had notes.

use plumbline::auth::Scope;
use plumbline::clock::{Clock, SystemClock};
use plumbline::crypto::{DataKey, MasterKey, MasterKeys, Place};
use plumbline::domain::model::TenantId;
use plumbline::store::{self, Database, baselines, resource_groups};
use refinery::Target;
use rusqlite::{Connection, params};

mod embedded {
    refinery::embed_migrations!("migrations");
}

const TENANT: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

#[test]
fn baselines_from_before_have_an_empty_note_and_no_groups() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    store::prepare(folder.path()).expect("a folder");
    let keys = MasterKeys { current: MasterKey::generate(), previous: None };
    let mut before = Connection::open(store::database_path(folder.path())).expect("a database");
    embedded::migrations::runner().set_target(Target::Version(20)).run(&mut before).expect("the version before");
    let wrapped = keys.wrap(&Place { table: "data_keys", row: TENANT, column: "wrapped_key" }, &DataKey::generate());
    let insert = |sql: &str, values: &[&dyn rusqlite::ToSql]| before.execute(sql, values).expect("inserted");
    insert("INSERT INTO data_keys (owner, wrapped_key, created_at) VALUES (?1, ?2, 1)", params![TENANT, wrapped.0]);
    insert(
        "INSERT INTO tenants (id, name, directory_id, enabled, sync_interval_minutes, next_sync_at, created_at)
         VALUES (?1, 'Contoso', ?1, 1, 60, 1, 1)",
        params![TENANT],
    );
    insert(
        "INSERT INTO baselines (id, tenant_id, area, version, label, mode, new_resources, active, created_at, created_by)
         VALUES (?1, ?1, 'groups', 1, 'agreed', 'snapshot', 'alert', 1, 1, 'ada')",
        params![TENANT],
    );
    drop(before);

    let store = Database::open(folder.path(), keys, SystemClock.now()).expect("migrated").within(Scope::of_plumbline());
    let tenant: TenantId = TENANT.parse().expect("a GUID");
    let area = "groups".parse().expect("an area key");
    let baseline = store.read_now(|tx| baselines::active(tx, tenant, &area)).expect("read").expect("there");
    assert_eq!((baseline.label.as_str(), baseline.note.as_str()), ("agreed", ""));
    assert_eq!(store.read_now(|tx| resource_groups::of_area(tx, tenant, &area)).expect("read"), []);
}
