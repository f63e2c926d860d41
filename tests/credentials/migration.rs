//! A database from before there were other credentials than client secrets.

use plumbline::auth::Scope;
use plumbline::clock::{Clock, SystemClock};
use plumbline::crypto::{DataKey, MasterKey, MasterKeys, Place};
use plumbline::domain::model::TenantId;
use plumbline::store::credentials::{Material, Owner};
use plumbline::store::{self, Database, connections, credentials};
use refinery::Target;
use rusqlite::{Connection, params};
use secrecy::ExposeSecret;

mod embedded {
    refinery::embed_migrations!("migrations");
}

const TENANT: &str = "01890a5d-ac96-774b-bcce-b302099a8057";
const CLIENT: &str = "7a2b9c1d-0e3f-4a5b-8c6d-9e0f1a2b3c4d";

#[test]
fn a_stored_secret_still_opens_after_the_migration() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    store::prepare(folder.path()).expect("a folder");
    let keys = MasterKeys { current: MasterKey::generate(), previous: None };
    let mut before = Connection::open(store::database_path(folder.path())).expect("a database");
    embedded::migrations::runner().set_target(Target::Version(12)).run(&mut before).expect("the version before");
    fill(&before, &keys);
    drop(before);

    let store = Database::open(folder.path(), keys, SystemClock.now()).expect("migrated").within(Scope::of_plumbline());
    let tenant: TenantId = TENANT.parse().expect("a GUID");
    let connection = store.read_now(|tx| connections::find(tx, tenant)).expect("read").expect("there");
    assert_eq!(connection.credential.owner, Owner::Tenant(tenant));
    assert_eq!(connection.credential.client_id.to_string(), CLIENT);
    assert_eq!((connection.state.as_str(), connection.organization.as_deref()), ("ok", Some("Contoso")));
    assert_eq!(connection.roles, ["Group.Read.All"]);
    let opened = store.read_now(|tx| credentials::open(tx, Owner::Tenant(tenant))).expect("read").expect("there");
    let Material::Secret(secret) = opened.material else { panic!("a client secret") };
    assert_eq!(secret.expose_secret(), "from before");
}

fn fill(database: &Connection, keys: &MasterKeys) {
    let data_key = DataKey::generate();
    let wrapped = keys.wrap(&Place { table: "data_keys", row: TENANT, column: "wrapped_key" }, &data_key);
    let place = Place { table: "connections", row: TENANT, column: "secret" };
    let sealed = data_key.seal_secret(&place, &"from before".into());
    let insert = |sql: &str, values: &[&dyn rusqlite::ToSql]| database.execute(sql, values).expect("inserted");
    insert("INSERT INTO data_keys (owner, wrapped_key, created_at) VALUES (?1, ?2, 1)", params![TENANT, wrapped.0]);
    insert(
        "INSERT INTO tenants (id, name, directory_id, enabled, sync_interval_minutes, next_sync_at, created_at)
         VALUES (?1, 'Contoso', ?2, 1, 60, 1, 1)",
        params![TENANT, CLIENT],
    );
    insert(
        "INSERT INTO connections (tenant_id, purpose, credential_kind, client_id, secret, state, checked_at,
             organization, roles)
         VALUES (?1, 'read', 'secret', ?2, ?3, 'ok', 1, 'Contoso', '[\"Group.Read.All\"]')",
        params![TENANT, CLIENT, sealed.0],
    );
}
