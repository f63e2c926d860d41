//! What is counted once of a tenant is counted anew when it changed, and not before.

use std::time::Instant;

use plumbline::clock::FixedClock;
use plumbline::pipeline::{Context, coverage, portfolio};
use rusqlite::Connection;

use crate::{MARCH, context};

const TENANTS: u32 = 1_000;

/// A number for each row of a tenant, as a person sees it.
async fn told(context: &Context) -> Vec<String> {
    let tenants = portfolio::tenants(context).await.expect("tenants");
    let covered = coverage::all(context).await.expect("coverage");
    let rows = tenants.iter().zip(&covered);
    rows.map(|(tenant, covered)| {
        let counts = (tenant.open_drifts.total(), tenant.areas, tenant.baselines, tenant.last_sync_at);
        format!("{} {counts:?} {:?}", tenant.tenant.name, covered.coverage)
    })
    .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_tenants_are_listed_from_counts_that_are_kept() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = FixedClock::at(MARCH);
    let context = context(folder.path(), "http://127.0.0.1:9", &clock);
    let database = Connection::open(plumbline::store::database_path(folder.path())).expect("a database");
    fill(&database);
    let time = async |what: &str| {
        let started = Instant::now();
        let rows = told(&context).await;
        println!("{what}: {TENANTS} tenants, twice, in {:?}", started.elapsed());
        rows
    };
    let first = time("counted").await;
    assert_eq!(first.len(), usize::try_from(TENANTS).expect("few"));
    assert!(first[7].contains("complete: 2"), "{}", first[7]);
    assert_eq!(time("kept").await, first);
    for change in [
        "UPDATE latest_collections SET status = 'failed' WHERE tenant_id LIKE '%7' AND area = 'groups'",
        "UPDATE coverage SET unexpected = 9 WHERE tenant_id LIKE '%8'",
        "INSERT INTO area_switches SELECT id, 'groups', 0, 1, 'ada' FROM tenants WHERE id LIKE '%6'",
        "INSERT INTO baselines (id, tenant_id, area, version, label, mode, new_resources, active, created_at, created_by)
         SELECT id, id, 'groups', 1, '', 'snapshot', 'alert', 1, 1, 'ada' FROM tenants WHERE id LIKE '%5'",
        "UPDATE baselines SET active = 0 WHERE tenant_id LIKE '%15'",
        "DELETE FROM area_switches WHERE tenant_id LIKE '%16'",
    ] {
        let before = told(&context).await;
        database.execute_batch(change).expect(change);
        let after = time(change.split(' ').next().unwrap_or_default()).await;
        assert_ne!(after, before, "{change}");
        let fresh = self::context(folder.path(), "http://127.0.0.1:9", &clock);
        assert_eq!(after, told(&fresh).await, "{change}: what is kept is what is counted anew");
    }
}

fn fill(database: &Connection) {
    let sql = format!(
        "BEGIN;
         INSERT INTO tenants (id, name, directory_id, enabled, sync_interval_minutes, next_sync_at, created_at)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {TENANTS})
         SELECT printf('01890a5d-ac96-774b-bcce-%012d', i), printf('Tenant %04d', i),
                printf('3f1c2a9e-7d54-4c0b-9a51-%012d', i), 1, 60, 1, 1
         FROM n;
         INSERT INTO latest_collections (tenant_id, area, collection_id, status, finished_at)
         SELECT id, area, 'c', 'complete', 5 FROM tenants, (SELECT 'groups' AS area UNION SELECT 'named_locations');
         INSERT INTO coverage (tenant_id, area, managed, missing, unexpected, not_monitored)
         SELECT id, 'groups', 3, 1, 0, 2 FROM tenants;
         COMMIT;"
    );
    database.execute_batch(&sql).expect("filled");
}
