//! The documented limits, as a client meets them.

use super::{POLICIES, Visit, part};
use serde_json::{Value, json};

impl Visit {
    pub async fn throttling(&self) -> Value {
        self.ask_admin("throttling").await
    }
}

#[tokio::test]
async fn conditional_access_takes_one_request_a_second_and_does_not_say_when_to_come_back() {
    let visit = Visit::of(0).await;
    visit.settings(json!({ "limits": "documented" })).await;
    let ask = || visit.client.get(format!("{}{POLICIES}", visit.simulator.url())).bearer_auth(&visit.token).send();
    assert_eq!(ask().await.unwrap().status(), 200);
    let refused = ask().await.unwrap();
    assert_eq!(refused.status(), 429);
    assert!(refused.headers().get("Retry-After").is_none());
    assert_eq!(visit.throttling().await, json!({ "conditionalAccess": 1 }));
    visit.settings(json!({ "limits": "off" })).await;
    assert_eq!(ask().await.unwrap().status(), 200);
}

#[tokio::test]
async fn reports_are_refused_with_the_seconds_to_wait_and_whose_limit_it_is() {
    let visit = Visit::of(0).await;
    visit.settings(json!({ "limits": "documented" })).await;
    let url = format!("{}/v1.0/auditLogs/directoryAudits", visit.simulator.url());
    let ask = || visit.client.get(&url).bearer_auth(&visit.token).send();
    let mut warned = None;
    for _ in 0..5 {
        let answer = ask().await.unwrap();
        assert_eq!(answer.status(), 200);
        warned = answer.headers().get("x-ms-throttle-limit-percentage").cloned();
    }
    assert_eq!(warned.unwrap(), "1.00");
    let refused = ask().await.unwrap();
    let header = |name: &str| refused.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(refused.status(), 429);
    assert!((9..=10).contains(&header("Retry-After").parse::<u64>().unwrap()), "{}", header("Retry-After"));
    let scope = format!("Tenant_Application/ReadWrite/{}/{}", visit.tenant.client_id, visit.tenant.directory_id);
    assert_eq!(header("x-ms-throttle-scope"), scope);
    assert_eq!(header("x-ms-throttle-information"), "CPULimitExceeded");
}

#[tokio::test]
async fn resource_units_follow_the_options_of_a_request() {
    let visit = Visit::of(0).await;
    let units = async |address: &str| {
        let url = format!("{}{address}", visit.simulator.url());
        let answer = visit.client.get(url).bearer_auth(&visit.token).send().await.unwrap();
        answer.headers()["x-ms-resource-unit"].to_str().unwrap().parse::<u32>().unwrap()
    };
    assert_eq!(units("/v1.0/applications").await, 2);
    assert_eq!(units("/v1.0/applications?$select=id").await, 1);
    assert_eq!(units("/v1.0/users?$expand=manager").await, 3);
    assert_eq!(units("/v1.0/users?$top=5&$select=id").await, 1);
    let group = visit.all("/v1.0/groups").await.swap_remove(0);
    assert_eq!(units(&format!("/v1.0/groups/{}/members", group["id"].as_str().unwrap())).await, 3);
}

#[tokio::test]
async fn each_part_of_a_batch_counts_and_is_refused_alone() {
    let visit = Visit::of(0).await;
    visit.settings(json!({ "limits": { "tighter": 10 } })).await;
    let batch = json!({ "requests": [
        { "id": "1", "method": "GET", "url": "/identity/conditionalAccess/policies" },
        { "id": "2", "method": "GET", "url": "/identity/conditionalAccess/namedLocations" },
        { "id": "3", "method": "GET", "url": "/groups" },
    ] });
    let (status, answer) = visit.send("POST", "/v1.0/$batch", Some(batch)).await;
    assert_eq!(status, 200);
    assert_eq!(part(&answer, "1")["status"], 200);
    assert_eq!(part(&answer, "2")["status"], 429);
    assert_eq!(part(&answer, "3")["status"], 200);
    assert_eq!(part(&answer, "3")["headers"]["x-ms-resource-unit"], "1");
    assert_eq!(visit.throttling().await, json!({ "conditionalAccess": 1 }));
}

#[tokio::test]
async fn a_small_tenant_runs_out_of_resource_units() {
    let visit = Visit::of(3).await;
    visit.settings(json!({ "limits": { "tighter": 100 } })).await;
    let mut refused = 0;
    for _ in 0..90 {
        refused += u32::from(visit.send("GET", "/v1.0/domains", None).await.0 == 429);
    }
    assert!(refused > 0, "35 to 80 units were free");
    assert_eq!(visit.throttling().await, json!({ "identity": refused }));
}
