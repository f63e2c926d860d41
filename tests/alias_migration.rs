//! A database from before applications were found by their app id.

use plumbline::auth::Scope;
use plumbline::clock::{Clock, SystemClock};
use plumbline::crypto::{MasterKey, MasterKeys};
use plumbline::store::{self, Database, names};
use refinery::Target;
use rusqlite::Connection;

mod embedded {
    refinery::embed_migrations!("migrations");
}

const TENANT: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

#[test]
fn resources_from_before_wait_for_their_alias() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    store::prepare(folder.path()).expect("a folder");
    let mut before = Connection::open(store::database_path(folder.path())).expect("a database");
    embedded::migrations::runner().set_target(Target::Version(19)).run(&mut before).expect("the version before");
    let fill = format!(
        "INSERT INTO tenants (id, name, directory_id, enabled, sync_interval_minutes, next_sync_at, created_at)
         VALUES ('{TENANT}', 'Contoso', '{TENANT}', 1, 60, 1, 1);
         INSERT INTO resources (id, tenant_id, area, resource_id) VALUES (7, '{TENANT}', 'service_principals', 'a');
         INSERT INTO resource_versions (resource, name, body_digest, canonical_hash, rules_revision, valid_from)
         VALUES (7, 'Payroll', zeroblob(32), zeroblob(32), 'r', 1);"
    );
    before.execute_batch(&fill).expect("filled");
    drop(before);

    let keys = MasterKeys { current: MasterKey::generate(), previous: None };
    let store = Database::open(folder.path(), keys, SystemClock.now()).expect("migrated").within(Scope::of_plumbline());
    let tenant = TENANT.parse().expect("a GUID");
    let area: plumbline::domain::model::AreaKey = "service_principals".parse().expect("a key");
    let wanted = |id: &str| names::Wanted { tenant, area: area.clone(), id: id.to_owned() };
    let waiting = store.read_now(|tx| names::without_alias(tx, tenant, &area)).expect("read");
    assert_eq!(waiting.iter().map(|(resource, _)| *resource).collect::<Vec<_>>(), [7]);
    assert!(store.read_now(|tx| names::by_aliases(tx, &[wanted("app")])).expect("read").is_empty());

    store.write_now(|tx| names::set_alias(tx, 7, "app")).expect("written");
    let found = store.read_now(|tx| names::by_aliases(tx, &[wanted("other"), wanted("app")])).expect("read");
    let found: Vec<_> = found.iter().map(|known| (known.index, known.name.as_str(), known.is_live)).collect();
    assert_eq!(found, [(1, "Payroll", true)]);
    assert!(store.read_now(|tx| names::without_alias(tx, tenant, &area)).expect("read").is_empty());
}
