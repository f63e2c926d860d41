//! A database from before app registrations had a purpose.

use plumbline::auth::Scope;
use plumbline::clock::{Clock, SystemClock};
use plumbline::crypto::{MasterKey, MasterKeys};
use plumbline::domain::model::TenantId;
use plumbline::store::app_registrations::Purpose;
use plumbline::store::tenant_events::TenantEventKind;
use plumbline::store::{self, Database, app_registrations, connections, tenant_events, write_connections};
use refinery::Target;
use rusqlite::Connection;

mod embedded {
    refinery::embed_migrations!("migrations");
}

const TENANT: &str = "01890a5d-ac96-774b-bcce-b302099a8057";
const APP: &str = "01890a5d-ac96-774b-bcce-b302099a8058";

#[test]
fn a_filled_database_keeps_its_connections_and_events() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    store::prepare(folder.path()).expect("a folder");
    let mut before = Connection::open(store::database_path(folder.path())).expect("a database");
    embedded::migrations::runner().set_target(Target::Version(24)).run(&mut before).expect("the version before");
    before
        .execute_batch(&format!(
            "INSERT INTO tenants (id, name, directory_id, enabled, sync_interval_minutes, next_sync_at, created_at)
             VALUES ('{TENANT}', 'Contoso', '{APP}', 1, 60, 1, 1);
             INSERT INTO app_registrations (id, name, created_at) VALUES ('{APP}', 'Ours', 1);
             INSERT INTO credentials (owner, app_registration_id, kind, client_id, stored_at)
             VALUES ('{APP}', '{APP}', 'federated', '{APP}', 1);
             INSERT INTO connections (tenant_id, purpose, app_registration_id, state) VALUES ('{TENANT}', 'read', '{APP}', 'ok');
             INSERT INTO tenant_events (tenant_id, at, event, subject, areas)
             VALUES ('{TENANT}', 1, 'permission_lost', 'Group.Read.All', '[\"groups\"]');"
        ))
        .expect("filled");
    drop(before);

    let keys = MasterKeys { current: MasterKey::generate(), previous: None };
    let database = Database::open(folder.path(), keys, SystemClock.now()).expect("migrated");
    let store = database.within(Scope::of_plumbline());
    let tenant: TenantId = TENANT.parse().expect("a GUID");
    store
        .read_now(|tx| {
            let apps = app_registrations::list(tx)?;
            assert_eq!((apps.len(), apps[0].purpose, apps[0].tenants), (1, Purpose::Read, 1));
            let connection = connections::find(tx, tenant)?.expect("it is there");
            assert_eq!(connection.app_registration.expect("shared").name, "Ours");
            assert!(write_connections::find(tx, tenant)?.is_none(), "nobody is given write access by an upgrade");
            let events = tenant_events::page(tx, tenant, None, 10)?;
            assert_eq!((events.len(), events[0].event.kind), (1, TenantEventKind::PermissionLost));
            Ok(())
        })
        .expect("read");
}
