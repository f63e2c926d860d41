//! What the daily run lets go by its age alone, and that the trail verifies after it lost its oldest entries.

use std::path::Path;
use std::sync::Arc;

use plumbline::auth::Scope;
use plumbline::clock::{Clock, FixedClock};
use plumbline::config::{Cloud, LogLevel};
use plumbline::domain::history::{KINDS, Kept, Terms};
use plumbline::domain::model::{Actor, Timestamp};
use plumbline::graph::{GraphClient, GraphSettings};
use plumbline::logging::{LogGuard, Redactor, logger_to, silent};
use plumbline::pipeline::audit::{keep_head, verify};
use plumbline::pipeline::{Context, retention};
use plumbline::store::audit::{self, NewEntry, Verdict};
use plumbline::store::{self, Database};
use rusqlite::Connection;
use serde_json::json;

use super::support::{self, Server};

const MARCH: Timestamp = Timestamp(1_772_323_200_000);
const DAY: i64 = 86_400_000;
const TENANT: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

/// With the guard, which writes what waits when it goes.
pub fn context_logging_to(folder: &Path, clock: &FixedClock, log: &Path) -> (Context, LogGuard) {
    let file = std::fs::File::create(log).expect("a log");
    let (logger, guard) = logger_to(file, LogLevel::Info);
    (context_over(folder, clock, logger), guard)
}

fn context(folder: &Path, clock: &FixedClock) -> Context {
    context_over(folder, clock, silent())
}

fn context_over(folder: &Path, clock: &FixedClock, logger: slog::Logger) -> Context {
    store::prepare(folder).expect("a folder");
    let store = Database::open(folder, support::keys(), clock.now()).expect("a store").within(Scope::of_plumbline());
    let shared = Arc::new(clock.clone());
    let url: url::Url = "http://127.0.0.1:9".parse().expect("a URL");
    let settings = GraphSettings::new(Cloud::Global, url.clone(), url);
    let graph = GraphClient::new(settings, shared.clone(), silent(), Redactor::default()).expect("good settings");
    Context::new(store, graph, shared, logger)
}

/// One row of each kind, all of them of the first of March.
fn fill(database: &Connection) {
    database.pragma_update(None, "foreign_keys", true).expect("set");
    let march = MARCH.milliseconds();
    database
        .execute_batch(&format!(
            "INSERT INTO tenants (id, name, directory_id, enabled, sync_interval_minutes, next_sync_at, created_at)
             VALUES ('{TENANT}', 'Contoso', '7a2b9c1d-0e3f-4a5b-8c6d-9e0f1a2b3c4d', 0, 60, 1, 1);
             INSERT INTO drifts (id, tenant_id, area, resource_id, resource_name, change, fingerprint, value_hash,
                                 severity, state, resolution, baseline_version, detail, first_seen_at, last_seen_at,
                                 resolved_at)
             VALUES ('01890a5d-ac96-774b-bcce-b30209900001', '{TENANT}', 'groups', 'a', 'A', 'changed', zeroblob(32),
                     zeroblob(32), 'low', 'resolved', 'reverted', 1, x'00', {march}, {march}, {march}),
                    ('01890a5d-ac96-774b-bcce-b30209900002', '{TENANT}', 'groups', 'b', 'B', 'changed', zeroblob(32),
                     zeroblob(32), 'low', 'open', NULL, 1, x'00', {march}, {march}, NULL);
             INSERT INTO drift_events (drift_id, at, event, actor)
             VALUES ('01890a5d-ac96-774b-bcce-b30209900001', {march}, 'resolved', 'plumbline'),
                    ('01890a5d-ac96-774b-bcce-b30209900002', {march}, 'opened', 'plumbline');
             INSERT INTO ignore_rules (id, area, reason, created_by, created_at, changed_by, changed_at)
             VALUES ('01890a5d-ac96-774b-bcce-b30209900003', 'groups', 'x', 'ada', 1, 'ada', 1);
             INSERT INTO ignored_drifts (rule_id, tenant_id, area, fingerprint, resource_id, resource_name, change,
                                         first_held_at, last_held_at)
             VALUES ('01890a5d-ac96-774b-bcce-b30209900003', '{TENANT}', 'groups', zeroblob(32), 'a', 'A', 'changed',
                     {march}, {march});
             INSERT INTO jobs (id, tenant_id, trigger, state, created_at, finished_at)
             VALUES ('01890a5d-ac96-774b-bcce-b30209900004', '{TENANT}', 'schedule', 'done', {march}, {march}),
                    ('01890a5d-ac96-774b-bcce-b30209900005', '{TENANT}', 'schedule', 'queued', {march}, NULL);
             INSERT INTO tenant_events (tenant_id, at, event, subject, areas)
             VALUES ('{TENANT}', {march}, 'permission_lost', 'Group.Read.All', '[]');
             INSERT INTO insight_days (tenant_id, figure, day, value) VALUES ('{TENANT}', 'users', {}, 7);",
            march / DAY
        ))
        .expect("filled");
}

fn count(database: &Connection, table: &str) -> i64 {
    database.query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0)).expect("a count")
}

#[tokio::test(flavor = "multi_thread")]
async fn each_kind_goes_when_its_own_time_is_over() {
    let terms = Terms::default();
    // The table, how many stay for ever, how many there are, and the term.
    for (table, stay, there, days) in [
        ("jobs", 1, 2, terms.job_days),
        ("ignored_drifts", 0, 1, terms.held_back_days),
        ("insight_days", 0, 1, terms.figure_days),
        ("drift_events", 1, 2, terms.drift_event_days),
        ("tenant_events", 0, 1, terms.tenant_event_days),
        ("drifts", 1, 2, terms.resolved_drift_days),
    ] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let clock = FixedClock::at(MARCH);
        let context = context(folder.path(), &clock);
        let database = Connection::open(store::database_path(folder.path())).expect("a database");
        fill(&database);
        clock.advance_ms(i64::from(days) * DAY);
        retention::run_due(&context).await.expect("a run").expect("it is due");
        assert_eq!(count(&database, table), there, "{table} stays for {days} days");
        clock.advance_ms(DAY);
        let removed = retention::run_due(&context).await.expect("a run").expect("it is due");
        assert_eq!(count(&database, table), stay, "{table} after {days} days: {removed:?}");
        assert_eq!((count(&database, "tenants"), count(&database, "ignore_rules")), (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_trail_goes_up_to_a_head_and_verifies_after_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = FixedClock::at(MARCH);
    let context = context(folder.path(), &clock);
    let terms = Terms { audit_days: 90, ..Terms::default() };
    retention::change(&context, Actor::command_line(), terms).await.expect("terms");
    let tell = || {
        let (actor, subject) = (Actor::command_line(), "x".to_owned());
        let detail = json!({});
        let entry = NewEntry { at: clock.now(), actor: &actor, action: "user.add", subject, tenant: None, detail };
        context.store.write_now(|tx| audit::append(tx, &entry)).expect("told");
    };
    for _ in 0..100 {
        for _ in 0..3 {
            tell();
        }
        clock.advance_ms(DAY);
        keep_head(&context).await.expect("a store").expect("the head of a day");
    }
    let first = || context.store.read_now(|tx| audit::page(tx, 0, 1)).expect("entries")[0].id;
    assert_eq!(first(), 1);
    let removed = retention::run_due(&context).await.expect("a run").expect("it is due").audit_entries;
    // The terms were entry 1; the heads of ten days are 90 days old or older, three entries a day.
    assert_eq!((removed, first()), (31, 32));
    let Verdict::Whole { entries, heads, first } = verify(&context, Vec::new()).await.expect("walked") else {
        panic!("the rest does not verify");
    };
    assert_eq!((first, heads), (Some(32), 91));
    assert!(entries > 270, "{entries}");

    // Without the head that stands in their place, nobody may say that the entries were let go.
    let database = Connection::open(store::database_path(folder.path())).expect("a database");
    database.execute("DELETE FROM audit_heads WHERE entry_id = 31", []).expect("removed");
    assert!(matches!(verify(&context, Vec::new()).await.expect("walked"), Verdict::Broken { at_entry: 32, .. }));
    // And a broken trail loses nothing more.
    clock.advance_ms(30 * DAY);
    keep_head(&context).await.expect("a store");
    let removed = retention::run_due(&context).await.expect("a run").expect("it is due").audit_entries;
    assert_eq!(removed, 0);
}

/// The table of the product, the one of the documentation, and the terms are the same.
#[tokio::test(flavor = "multi_thread")]
async fn the_table_of_retention_is_shown_and_documented() {
    let server = Server::start().await;
    let shown = server.get("/retention").await;
    let kinds = shown["kinds"].as_array().expect("a table");
    assert_eq!(kinds.len(), KINDS.len());
    let documentation =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/retention.md")).expect("a document");
    for (kind, row) in KINDS.iter().zip(kinds) {
        let how_long = match kind.kept {
            Kept::Term { name, days, least } => {
                assert_eq!(
                    (&row["term"], &row["days"], &row["leastDays"]),
                    (&json!(name), &shown["terms"][name], &json!(least))
                );
                format!("{} days (`{name}`)", days(&Terms::default()))
            }
            Kept::Fixed(rule) => {
                assert_eq!((&row["rule"], &row["term"]), (&json!(rule), &json!(null)));
                rule.to_owned()
            }
        };
        let line = format!("| {} | {} | {how_long} |", kind.what, kind.why);
        assert!(documentation.contains(&line), "docs/retention.md lacks: {line}");
    }
}
