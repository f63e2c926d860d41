//! A database from before policies restored anything.

use std::collections::BTreeSet;

use plumbline::auth::Scope;
use plumbline::clock::{Clock, SystemClock};
use plumbline::crypto::{MasterKey, MasterKeys};
use plumbline::domain::automatic::{Policy, Settings, Window, WindowText};
use plumbline::domain::model::{Direction, Severity, TenantId, Timestamp};
use plumbline::store::automatic::{self, Pause};
use plumbline::store::tenant_events::TenantEventKind;
use plumbline::store::{self, Database, tenant_events};
use refinery::Target;
use rusqlite::Connection;

mod embedded {
    refinery::embed_migrations!("migrations");
}

const TENANT: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

#[test]
fn nothing_is_restored_after_an_upgrade_and_events_stay() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    store::prepare(folder.path()).expect("a folder");
    let mut before = Connection::open(store::database_path(folder.path())).expect("a database");
    embedded::migrations::runner().set_target(Target::Version(34)).run(&mut before).expect("the version before");
    before
        .execute_batch(&format!(
            "INSERT INTO tenants (id, name, directory_id, enabled, sync_interval_minutes, next_sync_at, created_at)
             VALUES ('{TENANT}', 'Contoso', '{TENANT}', 1, 60, 1, 1);
             INSERT INTO tenant_events (tenant_id, at, event, subject, areas)
             VALUES ('{TENANT}', 1, 'connection_broken', 'ended', '[]');"
        ))
        .expect("filled");
    drop(before);

    let keys = MasterKeys { current: MasterKey::generate(), previous: None };
    let database = Database::open(folder.path(), keys, SystemClock.now()).expect("migrated");
    let store = database.within(Scope::of_plumbline());
    let tenant: TenantId = TENANT.parse().expect("a GUID");
    store
        .read_now(|tx| {
            let events = tenant_events::page(tx, tenant, None, 10)?;
            assert_eq!((events.len(), events[0].event.kind), (1, TenantEventKind::ConnectionBroken));
            assert!(automatic::find(tx, tenant)?.is_none() && automatic::due(tx, Timestamp(i64::MAX))?.is_empty());
            Ok(())
        })
        .expect("read");

    let window = |cron: &str| {
        let text = WindowText { cron: cron.to_owned(), time_zone: "Europe/Berlin".to_owned(), duration_minutes: 60 };
        Window::parse(text).expect("a window")
    };
    let policy = Policy {
        enabled: true,
        severities: BTreeSet::from([Severity::High, Severity::Critical]),
        directions: BTreeSet::from([Direction::Weakens]),
        creates_missing: true,
        changes_per_hour: 3,
        allow: vec![window("0 22 * * MON-FRI"), window("0 6 * * SUN")],
        freeze: vec![window("0 0 24 12 *")],
        pause_hours: 7,
    };
    let settings = Settings {
        policy: policy.clone(),
        areas: Some(BTreeSet::from(["groups".parse().expect("a key")])),
        overrides: [("named_locations".parse().expect("a key"), Policy { enabled: false, ..policy })].into(),
    };
    store.write_now(|tx| automatic::put(tx, tenant, &settings, "ada", Timestamp(10))).expect("kept");
    let kept = store.read_now(|tx| automatic::find(tx, tenant)).expect("read").expect("chosen");
    assert_eq!((kept.settings, kept.changed_by.as_str()), (settings, "ada"));
    assert_eq!(store.read_now(|tx| automatic::due(tx, Timestamp(9))).expect("read"), []);
    assert_eq!(store.read_now(|tx| automatic::due(tx, Timestamp(10))).expect("read"), [tenant]);

    // A shorter pause does not end a longer one; another choice of settings does not, either.
    let pause =
        |until: i64| Pause { since: Timestamp(1), until: Timestamp(until), why: "it failed".into(), plan: None };
    let shown = store
        .write_now(|tx| {
            automatic::pause(tx, tenant, &pause(500))?;
            automatic::pause(tx, tenant, &pause(400))?;
            automatic::put(tx, tenant, &Settings::default(), "ada", Timestamp(20))?;
            automatic::state_of(tx, tenant)
        })
        .expect("kept");
    assert_eq!(shown.pause, Some(pause(500)));
    store.write_now(|tx| automatic::clear(tx, tenant, Timestamp(30))).expect("kept");
    assert_eq!(store.read_now(|tx| automatic::state_of(tx, tenant)).expect("read").pause, None);
}
