//! Whether a drift weakens a tenant, from a change in Graph to the list, the filter, the counts and the command line.

mod support;

use plumbline::auth::Scope;
use plumbline::clock::{Clock, SystemClock};
use plumbline::crypto::{DataKey, MasterKey, MasterKeys, Place};
use plumbline::domain::model::{Direction, Verdict};
use plumbline::store::{self, Database, drifts};
use refinery::Target;
use reqwest::Method;
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use support::{Server, list, text};

mod embedded {
    refinery::embed_migrations!("migrations");
}

const POLICIES: &str = "/v1.0/identity/conditionalAccess/policies";
const AUTHORIZATION: &str = "/v1.0/policies/authorizationPolicy";
const TENANT: &str = "01890a5d-ac96-774b-bcce-b302099a8057";
const DIRECTORY: &str = "7a2b9c1d-0e3f-4a5b-8c6d-9e0f1a2b3c4d";
const DRIFT: &str = "01890a5d-ac96-774b-bcce-b30209900001";

#[tokio::test(flavor = "multi_thread")]
async fn a_loss_a_gain_and_what_nobody_can_tell_are_told_apart() {
    let server = Server::start().await;
    server.change("PATCH", AUTHORIZATION, json!({ "allowInvitesFrom": "everyone" })).await;
    let tenant = server.connect_and_capture().await;
    let policies = server.graph(POLICIES).await;
    let policies = policies["value"].as_array().expect("a Graph list");
    let enabled = policies.iter().find(|policy| policy["state"] == "enabled").expect("an enabled policy");
    let policy = format!("{POLICIES}/{}", text(&enabled["id"]));
    server.change("PATCH", &policy, json!({ "state": "disabled", "displayName": "Renamed" })).await;
    server.change("PATCH", AUTHORIZATION, json!({ "allowInvitesFrom": "none" })).await;
    server.sync(&tenant).await;

    let drifts = server.drifts("open").await;
    let at = |path: &str| drifts.iter().find(|drift| drift["path"] == path).expect("a drift");
    let state = at("state");
    assert_eq!((&state["direction"], &state["severity"]), (&json!("weakens"), &json!("critical")));
    assert_eq!(state["rule"], "ca-state");
    assert_eq!(state["why"], "A policy that only reports or is off protects nobody.");
    assert!(text(&state["source"]).contains("MS.AAD.3.2v2"), "{state}");
    let invitations = at("allowInvitesFrom");
    assert_eq!((&invitations["direction"], &invitations["severity"]), (&json!("strengthens"), &json!("medium")));
    assert_eq!(drifts.len(), 3, "{drifts:?}");

    for (direction, expected) in [("weakens", 1), ("strengthens", 1), ("neutral", 1), ("unknown", 0), ("", 3)] {
        let page = server.get(&format!("/drifts?state=open&direction={direction}")).await;
        assert_eq!(list(&page).len(), expected, "{direction}");
    }
    for (severity, expected) in [("critical", 1), ("high", 1), ("medium", 2), ("low", 3), ("", 3)] {
        let page = server.get(&format!("/drifts?state=open&minSeverity={severity}")).await;
        assert_eq!(list(&page).len(), expected, "{severity} or worse");
    }
    let refused = server.send(Method::GET, "/drifts?direction=sideways", None).await;
    assert_eq!(refused.status.as_u16(), 422);
    assert!(refused.text.contains("direction") && refused.text.contains("weakens"), "{}", refused.text);

    assert_eq!(server.get(&format!("/tenants/{tenant}")).await["summary"]["weakening"], 1);
    let areas = list(&server.get(&format!("/tenants/{tenant}/areas")).await);
    let weakened: Vec<&Value> = areas.iter().filter(|area| area["weakening"] != 0).map(|area| &area["area"]).collect();
    assert_eq!(weakened, ["conditional_access_policies"]);

    let said = server.command(&["drift"]).await;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("[critical, weakens]") && said.contains("[medium, strengthens]"), "{said}");
    let said = server.command(&["drift", "--format", "json"]).await;
    let told: Value = serde_json::from_slice(&said.stdout).expect("JSON");
    let rules: Vec<&Value> = told.as_array().expect("a list").iter().map(|drift| &drift["rule"]).collect();
    assert!(rules.contains(&&json!("ca-state")) && rules.contains(&&json!("guest-invitations")), "{rules:?}");
    server.stop().await;
}

#[test]
fn a_drift_from_before_there_were_directions_is_unknown() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    store::prepare(folder.path()).expect("a folder");
    let keys = MasterKeys { current: MasterKey::generate(), previous: None };
    let mut before = Connection::open(store::database_path(folder.path())).expect("a database");
    embedded::migrations::runner().set_target(Target::Version(16)).run(&mut before).expect("a version before");
    fill(&before, &keys);
    embedded::migrations::runner().set_target(Target::Version(17)).run(&mut before).expect("the version before");
    drop(before);

    let store = Database::open(folder.path(), keys, SystemClock.now()).expect("migrated").within(Scope::of_plumbline());
    let id = DRIFT.parse().expect("an id");
    let drift = store.read_now(|tx| drifts::find(tx, id)).expect("read").expect("there");
    assert_eq!((drift.detail.path.as_str(), &drift.detail.verdict), ("state", &Verdict::default()));
    let filter = |direction| drifts::Filter { direction: Some(direction), limit: 10, ..drifts::Filter::default() };
    for (direction, expected) in [(Direction::Unknown, 1), (Direction::Weakens, 0)] {
        let found = store.read_now(|tx| drifts::list(tx, &filter(direction))).expect("read");
        assert_eq!(found.len(), expected, "{direction:?}");
    }
}

fn fill(database: &Connection, keys: &MasterKeys) {
    let data_key = DataKey::generate();
    let wrapped = keys.wrap(&Place { table: "data_keys", row: TENANT, column: "wrapped_key" }, &data_key);
    let insert = |sql: &str, values: &[&dyn rusqlite::ToSql]| database.execute(sql, values).expect("inserted");
    insert("INSERT INTO data_keys (owner, wrapped_key, created_at) VALUES (?1, ?2, 1)", params![TENANT, wrapped.0]);
    insert(
        "INSERT INTO tenants (id, name, directory_id, enabled, sync_interval_minutes, next_sync_at, created_at)
         VALUES (?1, 'Contoso', ?2, 1, 60, 1, 1)",
        params![TENANT, DIRECTORY],
    );
    let detail = r#"{"path":"state","kind":"value","before":"enabled","after":"disabled","added":[],"removed":[]}"#;
    let sealed = data_key.seal(&Place { table: "drifts", row: DRIFT, column: "detail" }, detail.as_bytes());
    insert(
        "INSERT INTO drifts (id, tenant_id, area, resource_id, resource_name, change, fingerprint, value_hash, severity,
             state, baseline_version, detail, first_seen_at, last_seen_at)
         VALUES (?1, ?2, 'conditional_access_policies', 'policy', 'Policy', 'changed', ?3, ?3, 'critical', 'open', 1,
             ?4, 1, 2)",
        params![DRIFT, TENANT, [1_u8; 32], sealed.0],
    );
}
