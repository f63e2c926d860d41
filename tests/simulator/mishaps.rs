//! What goes wrong by chance, by age, and for want of a licence.

use super::{POLICIES, Visit};
use serde_json::json;
use std::collections::BTreeMap;

#[tokio::test]
async fn a_share_of_the_answers_fails_in_every_way_and_the_same_for_the_same_seed() {
    let outcomes = async || {
        let visit = Visit::of(0).await;
        visit.settings(json!({ "chaos": { "share": 0.5, "seed": 7 } })).await;
        let url = format!("{}/v1.0/domains", visit.simulator.url());
        let mut outcomes = Vec::new();
        for _ in 0..200 {
            let answer = visit.client.get(&url).bearer_auth(&visit.token).send().await.unwrap();
            let (status, body) = (answer.status().as_u16(), answer.text().await);
            let kind = match body {
                Err(_) => "cut",
                Ok(text) if text.starts_with('<') => "page of a proxy",
                Ok(text) if serde_json::from_str::<serde_json::Value>(&text).is_err() => "truncated",
                Ok(_) => "whole",
            };
            outcomes.push(format!("{status} {kind}"));
        }
        outcomes
    };
    let (first, second) = (outcomes().await, outcomes().await);
    assert_eq!(first, second);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for outcome in &first {
        *counts.entry(outcome).or_default() += 1;
    }
    assert_eq!(counts.len(), 8, "seven faults and the good answer: {counts:?}");
    assert!((70..=130).contains(&counts["200 whole"]), "{counts:?}");
}

#[tokio::test]
async fn a_tenant_without_the_plan_is_told_so() {
    let visit = Visit::of(0).await;
    let pim = "/v1.0/roleManagement/directory/roleEligibilitySchedules";
    let intune = "/beta/deviceManagement/deviceConfigurations";
    let cloud_pc = "/v1.0/deviceManagement/virtualEndpoint/provisioningPolicies";
    for path in [pim, intune, cloud_pc, POLICIES] {
        visit.get(path).await;
    }
    visit.admin("PUT", "plans", json!(["AAD_PREMIUM"])).await;
    let told = async |path: &str| {
        let (status, body) = visit.send("GET", path, None).await;
        (status.as_u16(), body["error"]["code"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(told(pim).await, (400, "AadPremiumLicenseRequired".to_owned()));
    assert_eq!(told(intune).await, (400, "BadRequest".to_owned()));
    assert_eq!(told(cloud_pc).await, (403, "Forbidden".to_owned()));
    visit.get(POLICIES).await;
    let skus = visit.all("/v1.0/subscribedSkus").await;
    let plans = skus.iter().flat_map(|sku| sku["servicePlans"].as_array().unwrap());
    assert!(
        plans
            .filter(|plan| plan["provisioningStatus"] == "Success")
            .all(|plan| plan["servicePlanName"] == "AAD_PREMIUM")
    );
    assert!(!skus.is_empty());
}

#[tokio::test]
async fn expired_delta_tokens_are_refused() {
    let visit = Visit::of(0).await;
    for path in ["users", "groups", "applications", "servicePrincipals", "oauth2PermissionGrants"] {
        let latest = visit.get(&format!("/v1.0/{path}/delta?$deltatoken=latest")).await;
        let link = latest["@odata.deltaLink"].as_str().unwrap().to_owned();
        assert_eq!(visit.get(&link).await["value"], json!([]));
        visit.admin("POST", "expire-delta-tokens", json!(null)).await;
        let (status, body) = visit.send("GET", &link, None).await;
        assert_eq!((status.as_u16(), &body["error"]["code"]), (410, &json!("syncStateNotFound")), "{path}");
    }
}

#[tokio::test]
async fn members_that_came_and_went_show_in_a_delta_round() {
    let mut visit = Visit::of(0).await;
    visit.admin("PUT", "roles", json!(["Group.ReadWrite.All", "User.Read.All", "Directory.Read.All"])).await;
    visit.sign_in().await;
    let first = visit.get("/v1.0/groups/delta?$select=id,members").await;
    let group = first["value"].as_array().unwrap().iter().find(|group| group["members@delta"][0].is_object()).unwrap();
    let (id, leaver) = (group["id"].as_str().unwrap(), group["members@delta"][0]["id"].as_str().unwrap());
    let users = visit.all("/v1.0/users?$select=id").await;
    let is_member = |user: &serde_json::Value| {
        group["members@delta"].as_array().unwrap().iter().any(|member| member["id"] == user["id"])
    };
    let newcomer = users.iter().find(|user| !is_member(user)).unwrap()["id"].as_str().unwrap();
    let link = first["@odata.deltaLink"].as_str().unwrap();
    let reference = json!({ "@odata.id": format!("https://graph.microsoft.com/v1.0/directoryObjects/{newcomer}") });
    assert_eq!(visit.send("POST", &format!("/v1.0/groups/{id}/members/$ref"), Some(reference)).await.0, 204);
    assert_eq!(visit.send("DELETE", &format!("/v1.0/groups/{id}/members/{leaver}/$ref"), None).await.0, 204);
    let round = visit.get(link).await;
    let members = round["value"][0]["members@delta"].as_array().unwrap().clone();
    let of = |id: &str| members.iter().find(|member| member["id"] == id).unwrap().clone();
    assert_eq!(of(leaver)["@removed"]["reason"], "deleted");
    assert!(of(newcomer).get("@removed").is_none());
}

#[tokio::test]
async fn delta_queries_take_a_page_size_only_as_a_wish() {
    let visit = Visit::of(0).await;
    assert_eq!(visit.send("GET", "/v1.0/groups/delta?$top=5", None).await.0, 400);
    let url = format!("{}/v1.0/groups/delta?$select=id", visit.simulator.url());
    let request = visit.client.get(url).bearer_auth(&visit.token).header("Prefer", "odata.maxpagesize=3");
    let page: serde_json::Value = request.send().await.unwrap().json().await.unwrap();
    assert_eq!(page["value"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn readers_see_the_past_while_a_change_spreads() {
    let visit = Visit::of(0).await;
    let before = visit.policy("CA001 Block legacy authentication").await;
    visit.settings(json!({ "lagMs": 60_000 })).await;
    let path = format!("{POLICIES}/{}", before["id"].as_str().unwrap());
    let change = json!({ "method": "PATCH", "path": path, "body": { "state": "disabled" } });
    visit.admin("POST", "changes", change).await;
    assert_eq!(visit.policy("CA001 Block legacy authentication").await["state"], before["state"]);
    visit.settings(json!({ "lagMs": 0 })).await;
    assert_eq!(visit.policy("CA001 Block legacy authentication").await["state"], "disabled");
}
