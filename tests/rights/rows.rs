//! Which rows a scope shows and takes, table by table. The tables are taken from the schema, so a new one is looked at
//! as well.

use std::collections::BTreeSet;
use std::path::Path;

use plumbline::auth::{Access, Grant, Role, Scope, Target};
use plumbline::clock::{Clock, SystemClock};
use plumbline::domain::model::{TenantGroupId, TenantId, Timestamp};
use plumbline::store::tenants::Tenant;
use plumbline::store::{self, Database, StoreError, tenant_groups, tenants};
use tempfile::TempDir;
use uuid::Uuid;

use crate::support::keys;

/// Two tenants in a database of its own.
struct Two {
    folder: TempDir,
    database: Database,
    own: TenantId,
    foreign: TenantId,
}

fn two() -> Two {
    let folder = tempfile::tempdir().expect("a temporary folder");
    store::prepare(folder.path()).expect("a folder");
    let database = open(folder.path());
    let (own, foreign) = (TenantId(Uuid::from_u128(1)), TenantId(Uuid::from_u128(2)));
    let everything = database.within(Scope::of_plumbline());
    for id in [own, foreign] {
        everything.write_now(|tx| tenants::insert(tx, &tenant(id))).expect("written");
    }
    Two { folder, database, own, foreign }
}

fn open(folder: &Path) -> Database {
    Database::open(folder, keys(), SystemClock.now()).expect("a database")
}

fn tenant(id: TenantId) -> Tenant {
    Tenant {
        id,
        name: format!("tenant {id}"),
        directory_id: plumbline::domain::model::DirectoryId(id.0),
        enabled: true,
        sync_interval_minutes: 60,
        next_sync_at: Timestamp(1),
        created_at: Timestamp(1),
    }
}

fn scope_of(tenant: TenantId) -> Scope {
    let grant = Grant { role: Role::Viewer, target: Target::Tenant(tenant) };
    Access::resolve(&[grant], &[]).scope(Role::Viewer)
}

#[test]
fn a_scope_shows_its_tenants_and_no_others() {
    let Two { folder: _folder, database, own, foreign } = two();
    let seen = |scope: Scope| {
        let listed = database
            .within(scope)
            .read_now(|tx| Ok(tenants::list(tx)?.into_iter().map(|found| found.id).collect::<Vec<_>>()));
        listed.expect("read")
    };
    // The same connections are used in turn, so what one scope showed must not linger.
    for _ in 0..3 {
        assert_eq!(seen(scope_of(own)), [own]);
        assert_eq!(seen(Scope::of_nobody()), Vec::<TenantId>::new());
        assert_eq!(seen(scope_of(foreign)), [foreign]);
        assert_eq!(seen(Scope::of_plumbline()), [own, foreign]);
    }
}

#[test]
fn a_scope_takes_no_rows_of_another_tenant() {
    let Two { folder: _folder, database, own, foreign } = two();
    let store = database.within(scope_of(own));
    let rename =
        |id: TenantId| store.write_now(|tx| tenants::update(tx, &Tenant { name: "renamed".to_owned(), ..tenant(id) }));
    rename(own).expect("its own");
    assert!(matches!(rename(foreign), Err(StoreError::OutOfScope)));
    assert!(matches!(store.write_now(|tx| tenants::delete(tx, foreign)), Err(StoreError::OutOfScope)));
    let new = TenantId(Uuid::from_u128(3));
    assert!(matches!(store.write_now(|tx| tenants::insert(tx, &tenant(new))), Err(StoreError::OutOfScope)));
    let names = database
        .within(Scope::of_plumbline())
        .read_now(|tx| Ok(tenants::list(tx)?.into_iter().map(|found| found.name).collect::<Vec<_>>()));
    assert_eq!(names.expect("read"), ["renamed".to_owned(), tenant(foreign).name]);
    store.write_now(|tx| tenants::delete(tx, own)).expect("its own, with all that hangs on it");
}

#[test]
fn the_key_of_another_tenant_is_not_given_out_though_it_is_in_memory() {
    let Two { folder: _folder, database, own, foreign } = two();
    let everything = database.within(Scope::of_plumbline());
    everything.read_now(|tx| tx.data_key(foreign).map(drop)).expect("now in memory");
    let store = database.within(scope_of(own));
    store.read_now(|tx| tx.data_key(own).map(drop)).expect("its own");
    assert!(matches!(store.read_now(|tx| tx.data_key(foreign).map(drop)), Err(StoreError::OutOfScope)));
}

#[test]
fn a_grant_over_a_group_follows_its_members() {
    let Two { folder: _folder, database, own, foreign } = two();
    let group = TenantGroupId(Uuid::from_u128(9));
    let grant = Grant { role: Role::Operator, target: Target::Group(group) };
    let scope = Access::resolve(&[grant], &[(group, own)]).scope(Role::Viewer);
    let everything = database.within(Scope::of_plumbline());
    let made = tenant_groups::TenantGroup {
        id: group,
        name: "Schools".to_owned(),
        colour: plumbline::domain::model::GroupColour::Slate,
        created_at: Timestamp(1),
    };
    everything
        .write_now(|tx| {
            tenant_groups::insert(tx, &made)?;
            tenant_groups::add_member(tx, group, own)?;
            tenant_groups::add_member(tx, group, foreign)
        })
        .expect("written");
    let store = database.within(scope);
    let (groups, members) =
        store.read_now(|tx| Ok((tenant_groups::list(tx)?.len(), tenant_groups::members(tx, group)?))).expect("read");
    assert_eq!((groups, members), (1, vec![own]), "who came after the scope was made is not seen");
    let elsewhere = database.within(scope_of(own)).read_now(|tx| Ok(tenant_groups::list(tx)?.len()));
    assert_eq!(elsewhere.expect("read"), 0, "a grant over a tenant tells no names of groups");
    assert!(matches!(store.write_now(|tx| tenant_groups::delete(tx, group)), Err(StoreError::OutOfScope)));
}

/// Whoever adds a table decides what a scope shows of it.
#[test]
fn every_table_is_filtered_or_stands_in_the_list_of_those_of_the_instance() {
    let Two { folder: _folder, database, .. } = two();
    let undecided = database.undecided_tables().expect("read");
    assert!(
        undecided.is_empty(),
        "these have no tenant and hang on no table that has one, so a restricted person sees them empty: list them \
         with a reason in INSTANCE or PARTICULAR of src/store/scoped.rs: {undecided:?}"
    );
}

/// A statement that writes without it works for who sees everything, and fails for everybody else.
#[test]
fn whatever_writes_a_filtered_table_names_main() {
    let Two { database, folder, .. } = two();
    let filtered = database.filtered_tables().expect("read");
    assert!(filtered.contains("drifts") && !filtered.contains("users"), "{filtered:?}");
    drop((database, folder));
    let mut faults = Vec::new();
    let mut found = BTreeSet::new();
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store")) {
        let text = std::fs::read_to_string(&file).expect("a text file");
        let words: Vec<&str> = text
            .split(|letter: char| !(letter.is_ascii_alphanumeric() || "_.".contains(letter)))
            .filter(|word| !word.is_empty())
            .collect();
        for pair in words.windows(2) {
            let &[verb, table] = pair else { continue };
            if !matches!(verb, "INTO" | "UPDATE" | "FROM") {
                continue;
            }
            if let Some(table) = table.strip_prefix("main.") {
                found.insert(table.to_owned());
            } else if verb != "FROM" && filtered.contains(table) {
                faults.push(format!("{}: {verb} {table}", file.display()));
            }
        }
        faults.extend(
            filtered
                .iter()
                .filter(|table| text.contains(&format!("DELETE FROM {table}")))
                .map(|table| format!("{}: DELETE FROM {table}", file.display())),
        );
    }
    assert!(faults.is_empty(), "write main. before the table: {faults:#?}");
    assert!(found.contains("drifts"), "statements were looked at");
}

fn sources(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}
