//! What policies restore by themselves, and what they leave alone.

use std::time::Duration;

use plumbline::clock::{Clock, SystemClock};
use reqwest::Method;
use serde_json::{Value, json};

use super::support::{Server, list, text};
use super::writing::{allow_all_writing, allow_writing};

/// Long enough for a loaded machine; what is waited for comes within a few seconds.
const PATIENCE: Duration = Duration::from_secs(60);
/// Longer than it takes to decide.
const WHILE_NOTHING_HAPPENS: Duration = Duration::from_secs(6);

/// A tenant whose groups are as agreed and may be written, and the paths of some of them in Graph.
struct Office {
    server: Server,
    tenant: String,
    groups: Vec<Value>,
}

impl Office {
    async fn open() -> Self {
        let server = Server::start().await;
        let tenant = server.connect().await;
        server.sync_areas(&tenant, &["groups"]).await;
        let capture = json!({ "label": "agreed" });
        server.post(&format!("/tenants/{tenant}/areas/groups/baseline/capture"), capture).await;
        allow_all_writing(&server, &tenant).await;
        let described = |group: &&Value| group["description"].is_string() && group["membershipRule"].is_null();
        let all = server.graph("/v1.0/groups?$top=50").await["value"].as_array().expect("groups").clone();
        let groups: Vec<Value> = all.iter().filter(described).take(4).cloned().collect();
        assert_eq!(groups.len(), 4, "the office has groups that can be described");
        Self { server, tenant, groups }
    }

    fn path(&self, group: usize) -> String {
        format!("/v1.0/groups/{}", text(&self.groups[group]["id"]))
    }

    /// As the product writes it.
    fn id(&self, group: usize) -> Value {
        json!(text(&self.groups[group]["id"]).to_lowercase())
    }

    fn automatic(&self) -> String {
        format!("/tenants/{}/automatic-restore", self.tenant)
    }

    async fn choose(&self, changes: Value) {
        let answer = self.server.send(Method::PUT, &self.automatic(), Some(policy(changes))).await;
        assert!(answer.status.is_success(), "{}", answer.text);
    }

    /// Changes the descriptions of groups, and reads them.
    async fn drift(&self, groups: &[usize], description: &str) {
        for group in groups {
            self.server.change("PATCH", &self.path(*group), json!({ "description": description })).await;
        }
        self.server.sync_areas(&self.tenant, &["groups"]).await;
    }

    async fn description(&self, group: usize) -> Value {
        self.server.graph(&self.path(group)).await["description"].clone()
    }

    async fn shown(&self) -> Value {
        self.server.get(&self.automatic()).await
    }

    /// Waits for an event, and gives it.
    async fn until(&self, outcome: &str) -> Value {
        self.until_event(|event| event["outcome"] == outcome).await
    }

    /// Waits until it waits for this, and gives the event.
    async fn until_it_waits(&self, code: &str) -> Value {
        self.until_event(|event| event["outcome"] == "waiting" && event["code"] == code).await
    }

    async fn until_event(&self, is_meant: impl Fn(&Value) -> bool) -> Value {
        let begun = tokio::time::Instant::now();
        loop {
            let shown = self.shown().await;
            let history = shown["history"].as_array().expect("a list");
            if let Some(event) = history.iter().find(|event| is_meant(event)) {
                return event.clone();
            }
            assert!(begun.elapsed() < PATIENCE, "it does not come: {shown:#}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Waits until the group is described as agreed.
    async fn until_agreed(&self, group: usize) {
        let begun = tokio::time::Instant::now();
        while self.description(group).await != self.groups[group]["description"] {
            assert!(begun.elapsed() < PATIENCE, "{:#}", self.shown().await);
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// How many of the groups are described as agreed.
    async fn as_agreed(&self) -> usize {
        let mut count = 0;
        for (number, group) in self.groups.iter().enumerate() {
            count += usize::from(self.description(number).await == group["description"]);
        }
        count
    }

    async fn audit(&self, action: &str) -> Vec<Value> {
        list(&self.server.get(&format!("/audit?action={action}&limit=100")).await)
    }

    async fn tenant_events(&self) -> Vec<String> {
        let events = list(&self.server.get(&format!("/tenants/{}/events", self.tenant)).await);
        events.iter().map(|event| text(&event["kind"])).collect()
    }
}

/// A policy for everything in the groups, with changes.
fn policy(changes: Value) -> Value {
    let mut policy = json!({
        "enabled": true,
        "severities": ["low", "medium", "high", "critical"],
        "directions": ["weakens", "strengthens", "neutral", "unknown"],
        "createsMissing": false,
        "changesPerHour": 10,
        "allowWindows": [],
        "freezeWindows": [],
        "pauseHours": 24,
        "areas": ["groups"],
        "overrides": [],
    });
    for (name, value) in changes.as_object().expect("changes") {
        policy[name] = value.clone();
    }
    policy
}

/// A window that opened a minute ago and closes within the day, and when it closes.
fn open_now(minutes: i64) -> (Value, String) {
    let now = SystemClock.now().milliseconds();
    let opened = now - now.rem_euclid(60_000) - 60_000;
    let in_words = plumbline::domain::model::Timestamp(opened).to_string();
    let (hour, minute) = (&in_words[11..13], &in_words[14..16]);
    let cron = format!("{} {} * * *", minute.parse::<u8>().expect("a minute"), hour.parse::<u8>().expect("an hour"));
    let closes = plumbline::domain::model::Timestamp(opened + minutes * 60_000).to_string();
    (json!({ "cron": cron, "timeZone": "UTC", "durationMinutes": minutes }), closes)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drift_in_a_chosen_area_is_restored_in_the_name_of_the_policy() {
    let office = Office::open().await;
    office.choose(json!({})).await;
    office.drift(&[0], "changed by somebody").await;
    let restored = office.until("restored").await;
    assert_eq!(office.description(0).await, office.groups[0]["description"]);
    let plan = office.server.get(&format!("/plans/{}", text(&restored["planId"]))).await;
    assert_eq!((&plan["state"], &plan["byPolicy"]), (&json!("restored"), &json!(true)));
    assert_eq!(plan["operations"][0]["approvals"][0]["byPolicy"], json!(true));
    for action in ["plan.create", "plan.approve"] {
        let entries = office.audit(action).await;
        assert_eq!(entries.len(), 1, "{action}");
        assert_eq!((&entries[0]["actor"], &entries[0]["kind"]), (&json!("policy"), &json!("plumbline")), "{action}");
    }
    let drifts = office.server.drifts("resolved").await;
    assert_eq!(drifts[0]["resolution"], json!("restored"));
    // The log tells the same.
    let log = list(&office.server.get(&format!("/restores?tenant={}&area=groups", office.tenant)).await);
    assert_eq!(log.len(), 1);
    assert_eq!((&log[0]["author"], &log[0]["byPolicy"]), (&json!("policy"), &json!(true)));
    assert_eq!(log[0]["operation"]["request"]["method"], json!("PATCH"));
    assert_eq!(log[0]["operation"]["verification"], json!("held"));
    assert_eq!(office.shown().await["sentLastHour"], json!(1));
    office.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_restored_where_nobody_switched_it_on() {
    let office = Office::open().await;
    office.drift(&[0], "changed").await;
    tokio::time::sleep(WHILE_NOTHING_HAPPENS).await;
    assert_eq!(office.description(0).await, json!("changed"));
    assert_eq!(list(&office.server.get("/plans").await).len(), 0);
    assert_eq!(office.shown().await["enabled"], json!(false));
    office.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_freeze_window_it_waits_and_says_until_when() {
    let office = Office::open().await;
    let (window, closes) = open_now(90);
    office.choose(json!({ "freezeWindows": [window] })).await;
    office.drift(&[0], "changed").await;
    assert_eq!(office.until_it_waits("frozen").await["until"], json!(closes));
    assert_eq!(office.description(0).await, json!("changed"));
    // Without the freeze it goes on by itself.
    office.choose(json!({})).await;
    office.until("restored").await;
    assert_eq!(office.description(0).await, office.groups[0]["description"]);
    office.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_third_of_two_changes_an_hour_waits() {
    let office = Office::open().await;
    office.choose(json!({ "changesPerHour": 2 })).await;
    office.drift(&[0, 1, 2], "changed").await;
    office.until("restored").await;
    office.server.sync_areas(&office.tenant, &["groups"]).await;
    let waiting = office.until_it_waits("limit").await;
    let until: plumbline::domain::model::Timestamp = text(&waiting["until"]).parse().expect("a time");
    let in_minutes = (until.milliseconds() - SystemClock.now().milliseconds()) / 60_000;
    assert!((50..=60).contains(&in_minutes), "{in_minutes}");
    assert_eq!(office.as_agreed().await, 3, "of four, of which three drifted");
    office.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_failure_it_pauses_and_does_not_try_the_same_again() {
    let office = Office::open().await;
    office.choose(json!({ "pauseHours": 3 })).await;
    let refusal = json!({ "path": "/groups", "kind": "refuse", "method": "PATCH", "status": 400 });
    office.server.fault(refusal).await;
    office.drift(&[0], "changed").await;
    let failed = office.until("failed").await;
    office.server.recover().await;
    let plan = office.server.get(&format!("/plans/{}", text(&failed["planId"]))).await;
    assert_eq!((&plan["state"], &plan["operations"][0]["state"]), (&json!("incomplete"), &json!("refused")));
    let shown = office.shown().await;
    assert_eq!(shown["paused"]["planId"], failed["planId"]);
    assert!(office.tenant_events().await.contains(&"automaticRestorePaused".to_owned()));
    assert_eq!(office.audit("automatic_restore.pause").await.len(), 1);
    // Another drift waits for the end of the pause.
    office.drift(&[1], "changed").await;
    assert_eq!(office.until_it_waits("paused").await["until"], shown["paused"]["until"]);
    let preview = office.server.post(&format!("{}/preview", office.automatic()), policy(json!({}))).await;
    let codes: Vec<String> =
        preview["items"].as_array().expect("a list").iter().map(|item| text(&item["code"])).collect();
    assert!(codes.contains(&"failedBefore".to_owned()) && codes.contains(&"paused".to_owned()), "{codes:?}");
    assert_eq!(list(&office.server.get("/plans").await).len(), 1);
    // Somebody looked at it.
    let answer = office.server.send(Method::POST, &format!("{}/resume", office.automatic()), None).await;
    assert_eq!(answer.status, 204, "{}", answer.text);
    office.until("restored").await;
    assert_eq!(office.as_agreed().await, 4);
    assert_eq!(office.shown().await["paused"], Value::Null);
    office.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_back_again_and_again_is_stopped_and_told() {
    let office = Office::open().await;
    office.choose(json!({})).await;
    office.drift(&[0], "changed").await;
    office.until("restored").await;
    office.drift(&[0], "changed").await;
    let stopped = office.until("stopped").await;
    assert_eq!(stopped["resourceId"], office.id(0));
    assert_eq!(office.description(0).await, json!("changed"), "somebody else has the last word");
    let shown = office.shown().await;
    assert_eq!(shown["stoppedResources"][0]["resourceId"], office.id(0));
    assert!(office.tenant_events().await.contains(&"automaticRestoreStopped".to_owned()));
    assert_eq!(office.audit("automatic_restore.stop").await.len(), 1);
    // Other resources are still looked after.
    office.drift(&[1], "changed").await;
    office.until_agreed(1).await;
    // Somebody says that it is settled; whether it is, its next turn tells.
    let answer = office.server.send(Method::POST, &format!("{}/resume", office.automatic()), None).await;
    assert_eq!(answer.status, 204, "{}", answer.text);
    office.until_agreed(0).await;
    assert_eq!(office.shown().await["stoppedResources"], json!([]));
    office.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_deleted_and_nothing_made_unless_that_was_chosen() {
    let office = Office::open().await;
    let new = json!({
        "displayName": "Nobody agreed to this", "mailEnabled": false, "securityEnabled": true,
        "mailNickname": "nobodyagreed",
    });
    office.server.change("POST", "/v1.0/groups", new).await;
    office.server.change("DELETE", &office.path(3), Value::Null).await;
    office.server.sync_areas(&office.tenant, &["groups"]).await;
    office.choose(json!({})).await;
    let preview = office.server.post(&format!("{}/preview", office.automatic()), policy(json!({}))).await;
    let items = preview["items"].as_array().expect("a list");
    let code = |change: &str| items.iter().find(|item| item["change"] == change).map(|item| text(&item["code"]));
    assert_eq!((code("unexpected"), code("missing")), (Some("isDeletion".to_owned()), Some("isCreation".to_owned())));
    tokio::time::sleep(WHILE_NOTHING_HAPPENS).await;
    assert_eq!(list(&office.server.get("/plans").await).len(), 0);
    office.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_reading_that_is_not_complete_it_waits() {
    let office = Office::open().await;
    office.choose(json!({ "enabled": false })).await;
    office.drift(&[0], "changed").await;
    office.server.fault(json!({ "path": "/groups", "kind": "forbidden", "method": "GET" })).await;
    office.server.sync_areas(&office.tenant, &["groups"]).await;
    office.choose(json!({})).await;
    office.until_it_waits("notComplete").await;
    assert_eq!(list(&office.server.get("/plans").await).len(), 0);
    office.server.recover().await;
    office.server.sync_areas(&office.tenant, &["groups"]).await;
    office.until("restored").await;
    office.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_write_connection_that_suffices_nothing_is_sent() {
    let office = Office::open().await;
    allow_writing(&office.server, &office.tenant, &["Policy.ReadWrite.ConditionalAccess"]).await;
    office.choose(json!({})).await;
    office.drift(&[0], "changed").await;
    office.until("failed").await;
    assert_eq!(office.description(0).await, json!("changed"));
    let answer =
        office.server.send(Method::DELETE, &format!("/tenants/{}/write-connection", office.tenant), None).await;
    assert!(answer.status.is_success(), "{}", answer.text);
    let preview = office.server.post(&format!("{}/preview", office.automatic()), policy(json!({}))).await;
    assert_eq!((&preview["outcome"], &preview["items"][0]["code"]), (&json!("wait"), &json!("writingIsOff")));
    office.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_refused_by_its_name_and_changes_are_told() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let path = format!("/tenants/{tenant}/automatic-restore");
    for (changes, field) in [
        (json!({ "severities": [] }), "severities"),
        (json!({ "severities": ["grave"] }), "severities"),
        (json!({ "directions": [] }), "directions"),
        (json!({ "changesPerHour": 0 }), "changesPerHour"),
        (json!({ "pauseHours": 0 }), "pauseHours"),
        (json!({ "allowWindows": [{ "cron": "at noon", "timeZone": "UTC", "durationMinutes": 1 }] }), "allowWindows"),
        (
            json!({ "freezeWindows": [{ "cron": "0 0 * * *", "timeZone": "Mars", "durationMinutes": 1 }] }),
            "freezeWindows",
        ),
    ] {
        let answer = server.send(Method::PUT, &path, Some(policy(changes))).await;
        assert_eq!(answer.status, 422, "{field}: {}", answer.text);
        assert!(answer.text.contains(field), "{field}: {}", answer.text);
    }
    let unknown = server.send(Method::PUT, &path, Some(policy(json!({ "areas": ["no_such_area"] })))).await;
    assert!(unknown.status.is_client_error(), "{}", unknown.text);
    let own = json!({
        "enabled": true, "severities": ["critical"], "directions": ["weakens"], "createsMissing": true,
        "changesPerHour": 1, "pauseHours": 1, "freezeWindows": [],
        "allowWindows": [{ "cron": "0 22 * * MON-FRI", "timeZone": "Europe/Berlin", "durationMinutes": 480 }],
    });
    let chosen = policy(json!({ "enabled": false, "overrides": [{ "area": "groups", "policy": own }] }));
    let answer = server.send(Method::PUT, &path, Some(chosen)).await;
    assert!(answer.status.is_success(), "{}", answer.text);
    let shown = server.get(&path).await;
    assert_eq!(shown["overrides"][0]["policy"], own);
    assert_eq!((&shown["areas"], &shown["changedBy"]), (&json!(["groups"]), &json!("ada")));
    let entries = list(&server.get("/audit?action=automatic_restore.change").await);
    let detail = &entries[0]["detail"];
    assert_eq!(detail["before"]["overrides"], json!({}));
    assert_eq!(detail["after"]["overrides"]["groups"]["createsMissing"], json!(true));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_with_serious_remarks_waits_for_a_person() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let areas = ["conditional_access_policies", "users", "groups", "directory_roles"];
    let known = list(&server.get("/areas").await);
    let areas: Vec<&str> = areas.into_iter().filter(|key| known.iter().any(|area| area["key"] == *key)).collect();
    server.sync_areas(&tenant, &areas).await;
    let capture = format!("/tenants/{tenant}/areas/conditional_access_policies/baseline/capture");
    server.post(&capture, json!({ "label": "agreed" })).await;
    allow_all_writing(&server, &tenant).await;
    let office = Office { server, tenant, groups: Vec::new() };
    let policies = office.server.graph("/v1.0/identity/conditionalAccess/policies").await["value"].clone();
    let is_enabled = |policy: &&Value| policy["state"] == "enabled";
    let enabled = policies.as_array().expect("policies").iter().find(is_enabled).expect("one is enabled").clone();
    let path = format!("/v1.0/identity/conditionalAccess/policies/{}", text(&enabled["id"]));
    let reporting = json!({ "state": "enabledForReportingButNotEnforced" });
    office.server.change("PATCH", &path, reporting.clone()).await;
    office.server.sync_areas(&office.tenant, &areas).await;
    office.choose(json!({ "areas": ["conditional_access_policies"] })).await;
    let left = office.until("leftToPerson").await;
    assert_eq!(left["code"], json!("notes"));
    let plan = office.server.get(&format!("/plans/{}", text(&left["planId"]))).await;
    assert_eq!((&plan["state"], &plan["approved"]), (&json!("proposed"), &json!(0)));
    assert_eq!(office.server.graph(&path).await["state"], reporting["state"]);
    assert!(office.tenant_events().await.contains(&"automaticRestoreNeedsPerson".to_owned()));
    assert_eq!(office.audit("automatic_restore.leave").await.len(), 1);
    // The same is not planned again.
    office.server.sync_areas(&office.tenant, &areas).await;
    tokio::time::sleep(WHILE_NOTHING_HAPPENS).await;
    assert_eq!(list(&office.server.get("/plans").await).len(), 1);
    office.server.stop().await;
}
