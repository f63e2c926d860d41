//! Nobody changes the trail unseen.

use plumbline::auth::Scope;
use plumbline::clock::FixedClock;
use plumbline::crypto::MasterKeys;
use plumbline::domain::model::{Actor, Timestamp};
use plumbline::store::audit::{self, AuditResult, Fault, Head, NewEntry, Verdict};
use plumbline::store::{self, Database, Store};
use rusqlite::Connection;
use serde_json::json;

use super::support::{self, Server, text};
use super::{database, newest};

const MARCH: Timestamp = Timestamp(1_772_323_200_000);
const DAY: i64 = 86_400_000;

/// A trail of ten entries, on a clock that stands still.
struct Trail {
    folder: tempfile::TempDir,
    store: Store,
}

impl Trail {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        store::prepare(folder.path()).expect("a folder");
        let store = Database::open(folder.path(), keys(), MARCH).expect("a store").within(Scope::of_plumbline());
        let trail = Self { folder, store };
        for number in 1..=10 {
            trail.tell(number);
        }
        trail
    }

    fn tell(&self, number: i64) {
        let actor = Actor::session("ada".to_owned(), "203.0.113.9".parse().ok(), Some("r1".to_owned()));
        let detail = json!({ "number": number });
        let subject = number.to_string();
        let entry = NewEntry { at: MARCH, actor: &actor, action: "tenant.change", subject, tenant: None, detail };
        self.store.write_now(|tx| audit::append_as(tx, &entry, AuditResult::Refused).map(drop)).expect("told");
    }

    fn head(&self, day: &str) -> Head {
        self.store.read_now(|tx| audit::head_of(tx, day, MARCH)).expect("a head").expect("there are entries")
    }

    fn sql(&self, sql: &str) {
        let connection = Connection::open(store::database_path(self.folder.path())).expect("a database");
        assert!(connection.execute(sql, []).expect("done") > 0, "{sql} changed nothing");
    }

    fn verdict(&self, kept_elsewhere: &[Head]) -> Verdict {
        self.store.read_now(|tx| audit::verify(tx, kept_elsewhere)).expect("walked")
    }
}

fn keys() -> MasterKeys {
    support::keys()
}

#[test]
fn every_column_of_an_entry_is_bound() {
    assert_eq!(Trail::new().verdict(&[]), Verdict::Whole { entries: 10, heads: 0, first: Some(1) });
    for change in [
        "at = at + 1",
        "actor = 'eve'",
        "kind = 'plumbline'",
        "address = '198.51.100.1'",
        "address = NULL",
        "request = 'r2'",
        "request = NULL",
        "action = 'tenant.create'",
        "subject = '6'",
        "tenant_id = 'x'",
        "result = 'done'",
        "detail = '{\"number\":6}'",
        "detail_salt = x'00000000000000000000000000000000'",
        "detail_digest = zeroblob(32)",
        "hash = zeroblob(32)",
        "format = 1",
        "erased = 1",
    ] {
        let trail = Trail::new();
        trail.sql(&format!("UPDATE audit_entries SET {change} WHERE id = 5"));
        let verdict = trail.verdict(&[]);
        assert_eq!(verdict, Verdict::Broken { at_entry: 5, fault: Fault::Changed }, "{change}");
    }
}

#[test]
fn an_entry_that_is_gone_is_missed() {
    for (removed, found_at) in [("id = 5", 6), ("id = 1", 2), ("id < 4", 4)] {
        let trail = Trail::new();
        trail.sql(&format!("DELETE FROM audit_entries WHERE {removed}"));
        assert_eq!(trail.verdict(&[]), Verdict::Broken { at_entry: found_at, fault: Fault::Missing }, "{removed}");
    }
    // The end of a chain is missed only by who knows that there was more.
    let trail = Trail::new();
    let head = trail.head("2026-03-01");
    trail.sql("DELETE FROM audit_entries WHERE id > 8");
    assert!(matches!(trail.verdict(&[]), Verdict::Whole { entries: 8, .. }));
    let fault = Fault::CutOff { day: "2026-03-01".to_owned() };
    assert_eq!(trail.verdict(&[head]), Verdict::Broken { at_entry: 8, fault });
}

#[test]
fn details_cannot_be_erased_without_a_receipt() {
    let trail = Trail::new();
    let erased = "erased = 1, detail = '{}', detail_salt = NULL";
    trail.sql(&format!("UPDATE audit_entries SET {erased} WHERE id = 5"));
    assert_eq!(trail.verdict(&[]), Verdict::Broken { at_entry: 5, fault: Fault::NoReceipt });
}

/// Somebody who can write the file writes a whole new chain, which holds: only a head that was kept elsewhere knows.
#[test]
fn a_rewritten_chain_is_found_by_a_head_that_was_kept() {
    let trail = Trail::new();
    let head = trail.head("2026-03-01");
    trail.sql("DELETE FROM audit_entries");
    for number in [1, 2, 3, 4, 6, 7, 8, 9, 10, 11] {
        trail.tell(number);
    }
    assert!(matches!(trail.verdict(&[]), Verdict::Whole { entries: 10, .. }));
    let fault = Fault::OtherHead { day: "2026-03-01".to_owned() };
    assert_eq!(trail.verdict(&[head]), Verdict::Broken { at_entry: 10, fault });
}

#[tokio::test(flavor = "multi_thread")]
async fn the_head_of_each_day_is_kept_once_and_told() {
    use plumbline::pipeline::audit::keep_head;

    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = FixedClock::at(MARCH);
    let log = folder.path().join("log");
    let (context, guard) = super::retention::context_logging_to(&folder.path().join("data"), &clock, &log);
    assert!(keep_head(&context).await.expect("a store").is_none(), "there is nothing to stand for");
    let actor = Actor::command_line();
    let entry =
        NewEntry { at: MARCH, actor: &actor, action: "user.add", subject: "1".into(), tenant: None, detail: json!({}) };
    context.store.write_now(|tx| audit::append(tx, &entry)).expect("told");
    for day in ["2026-03-01", "2026-03-02"] {
        clock.advance_ms(DAY);
        let head = keep_head(&context).await.expect("a store").expect("a head");
        assert_eq!((head.day.as_str(), head.entry), (day, 1));
        assert!(keep_head(&context).await.expect("a store").is_none(), "once a day");
    }
    assert_eq!(context.clock.now(), MARCH.plus_ms(2 * DAY));
    drop((context, guard));
    // The log has what `audit verify --head` reads.
    let log = std::fs::read_to_string(&log).expect("a log");
    let told: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!((told.len(), &told[0]["day"], &told[0]["entry"]), (2, &json!("2026-03-01"), &json!(1)));
    assert_eq!(text(&told[0]["hash"]).len(), 64);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_tells_where_the_trail_is_broken_and_what_to_do() {
    let server = Server::start().await;
    server.connect().await;
    let whole = server.command(&["audit", "verify"]).await;
    assert!(whole.status.success());
    assert!(String::from_utf8_lossy(&whole.stdout).starts_with("The audit trail is whole: "));
    let chain = server.get("/audit/chain").await;
    assert_eq!((&chain["whole"], &chain["brokenAt"]), (&json!(true), &json!(null)));
    let entry = newest(&server, "action=tenant.create").await.remove(0);

    // A head as somebody would keep it, and one that says otherwise.
    let head = |hash: &str| json!({ "day": "2026-03-01", "entry": entry["id"], "hash": hash }).to_string();
    let file = server.folder.path().join("heads.jsonl");
    std::fs::write(&file, format!("{}\n", head(&text(&entry["hash"])))).expect("written");
    let path = file.to_str().expect("UTF-8").to_owned();
    assert!(server.command(&["audit", "verify", "--head", &path]).await.status.success());
    std::fs::write(&file, head(&"0".repeat(64))).expect("written");
    let other = server.command(&["audit", "verify", "--head", &path]).await;
    assert_eq!(other.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&other.stderr).contains("the head of 2026-03-01 says that another entry stood here")
    );
    std::fs::write(&file, "not a head").expect("written");
    let refused = server.command(&["audit", "verify", "--head", &path]).await;
    assert!(String::from_utf8_lossy(&refused.stderr).contains("heads.jsonl has a line that is not JSON"));

    let sql = "UPDATE audit_entries SET actor = 'eve' WHERE id = ?1";
    database(&server).execute(sql, [entry["id"].as_i64()]).expect("changed");
    let broken = server.command(&["audit", "verify"]).await;
    assert_eq!(broken.status.code(), Some(1));
    let told = String::from_utf8_lossy(&broken.stderr).into_owned();
    assert!(told.contains(&format!("the audit trail is broken at entry {}: ", entry["id"])), "{told}");
    assert!(told.contains("Keep a copy of the data folder"), "{told}");
    let chain = server.get("/audit/chain").await;
    assert_eq!(
        (&chain["whole"], &chain["brokenAt"], &chain["fault"]),
        (&json!(false), &entry["id"], &json!("changed"))
    );
}
