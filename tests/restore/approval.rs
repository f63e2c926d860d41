//! A plan on its way: made, shown, approved, applied, taken back, made anew.

use plumbline::auth::Role;
use reqwest::Method;
use serde_json::{Value, json};

use super::people::somebody;
use super::support::{Server, text};
use super::writing::{agreed, allow_all_writing, apply, approve, carry_out, ended, plan_all, trail};

const AREAS: [&str; 1] = ["groups"];

/// A tenant with a group whose description drifted.
async fn drifted() -> (Server, String, String, Value) {
    let server = Server::start().await;
    let tenant = agreed(&server, &AREAS).await;
    let group = server.graph("/v1.0/groups?$top=1").await["value"][0].clone();
    let path = format!("/v1.0/groups/{}", text(&group["id"]));
    server.change("PATCH", &path, json!({ "description": "drifted" })).await;
    server.sync_areas(&tenant, &AREAS).await;
    (server, tenant, path, group)
}

async fn description(server: &Server, path: &str) -> Value {
    server.graph(path).await["description"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_made_approved_applied_verified_and_taken_back() {
    let (server, tenant, path, group) = drifted().await;
    allow_all_writing(&server, &tenant).await;
    let plan = plan_all(&server, &tenant).await;
    assert_eq!(
        (&plan["state"], &plan["purpose"], &plan["canApprove"]),
        (&json!("proposed"), &json!("restore"), &json!(true))
    );
    let operation = &plan["operations"][0];
    assert_eq!(operation["request"]["body"], json!({ "description": group["description"] }), "{operation}");
    assert!(
        text(&operation["request"]["url"]).ends_with(&format!("/v1.0/groups/{}", text(&group["id"]))),
        "{operation}"
    );
    assert_eq!(plan["notes"], json!([]), "{plan}");
    assert_eq!(description(&server, &path).await, "drifted", "nothing is sent by a plan");

    let done = carry_out(&server, &plan).await;
    assert_eq!(
        (&done["state"], &done["operations"][0]["verification"]),
        (&json!("restored"), &json!("held")),
        "{done}"
    );
    assert_eq!(description(&server, &path).await, group["description"]);
    assert!(server.drifts("open").await.is_empty());
    let drift = text(&plan["operations"][0]["driftIds"][0]);
    assert_eq!(server.get(&format!("/drifts/{drift}")).await["resolution"], "restored");

    let undo = server.post(&format!("/plans/{}/undo", text(&plan["id"])), json!({})).await;
    assert_eq!((&undo["purpose"], &undo["undoes"]), (&json!("undo"), &plan["id"]), "{undo}");
    let undone = carry_out(&server, &undo).await;
    assert_eq!(undone["state"], "restored", "{undone}");
    assert_eq!(description(&server, &path).await, "drifted");
    assert_eq!(server.get(&format!("/plans/{}", text(&plan["id"]))).await["undoneBy"], undo["id"]);
    for action in ["plan.create", "plan.approve", "plan.apply", "plan.step", "plan.end"] {
        assert!(trail(&server, action).await.len() >= 2, "{action}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_between_plan_and_apply_puts_the_plan_out_of_date_and_a_new_one_is_one_call_away() {
    let (server, tenant, path, group) = drifted().await;
    allow_all_writing(&server, &tenant).await;
    let plan = plan_all(&server, &tenant).await;
    assert_eq!(approve(&server, &plan).await.status.as_u16(), 200);
    server.change("PATCH", &path, json!({ "description": "somebody else was here" })).await;
    let refused = apply(&server, &plan).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (409, &json!("planOutdated")), "{}", refused.text);
    assert_eq!(server.get(&format!("/plans/{}", text(&plan["id"]))).await["state"], "outdated");
    assert_eq!(description(&server, &path).await, "somebody else was here");

    let renewed = server.post(&format!("/plans/{}/renew", text(&plan["id"])), json!({})).await;
    assert_eq!(renewed["renews"], plan["id"]);
    let done = carry_out(&server, &renewed).await;
    assert_eq!(done["state"], "restored", "{done}");
    assert_eq!(description(&server, &path).await, group["description"]);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approval_is_bound_to_what_was_looked_at() {
    let (server, tenant, ..) = drifted().await;
    let plan = plan_all(&server, &tenant).await;
    let path = format!("/plans/{}/approve", text(&plan["id"]));
    let other = server.send(Method::POST, &path, Some(json!({ "hash": "0".repeat(64) }))).await;
    assert_eq!((other.status.as_u16(), &other.json()["code"]), (409, &json!("hashDiffers")));
    let unknown = server.send(Method::POST, &path, Some(json!({ "hash": plan["hash"], "operations": [7] }))).await;
    assert_eq!((unknown.status.as_u16(), &unknown.json()["errors"][0]["field"]), (422, &json!("operations")));
    assert_eq!(approve(&server, &plan).await.status.as_u16(), 200);
    let again = approve(&server, &plan).await;
    assert_eq!(again.status.as_u16(), 200, "{}", again.text);
    let approvals = server.get(&format!("/plans/{}", text(&plan["id"]))).await["operations"][0]["approvals"].clone();
    assert_eq!((approvals.as_array().expect("a list").len(), &approvals[0]["by"]), (1, &json!("ada")));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_tenant_asks_for_another_person_the_author_cannot_approve() {
    let (server, tenant, ..) = drifted().await;
    allow_all_writing(&server, &tenant).await;
    let settings = json!({ "otherPerson": true, "breakGlass": [], "largestSharePercent": 50, "planLifetimeHours": 24 });
    let path = format!("/tenants/{tenant}/restore-settings");
    assert!(server.send(Method::PUT, &path, Some(settings)).await.status.is_success());
    let plan = plan_all(&server, &tenant).await;
    assert_eq!(plan["canApprove"], false);
    assert!(text(&plan["whyNot"]).contains("another person"), "{}", plan["whyNot"]);
    let own = approve(&server, &plan).await;
    assert_eq!((own.status.as_u16(), &own.json()["code"]), (403, &json!("ownPlan")));
    let refused = &trail(&server, "plan.refuse").await[0];
    assert_eq!(
        (&refused["result"], &refused["detail"]["why"], &refused["actor"]),
        (&json!("refused"), &json!("ownPlan"), &json!("ada"))
    );

    let other = somebody(&server, Role::Approver, &tenant);
    let body = json!({ "hash": plan["hash"] });
    let answer = other.post(&server, &format!("/plans/{}/approve", text(&plan["id"])), body).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.text);
    assert_eq!(answer.json()["operations"][0]["approvals"][0]["by"], other.name.as_str());
    assert_eq!(apply(&server, &plan).await.status.as_u16(), 202);
    assert_eq!(ended(&server, &plan).await["state"], "restored");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_requests_of_a_plan_can_be_sent_by_hand() {
    let (server, tenant, _, group) = drifted().await;
    let plan = plan_all(&server, &tenant).await;
    assert_eq!((&plan["tenantWritable"], &plan["notes"][0]["code"]), (&json!(false), &json!("noWriteConnection")));
    let id = text(&group["id"]);
    for (format, word) in [("json", "PATCH"), ("curl", "curl"), ("powershell", "Invoke-MgGraphRequest")] {
        let path = format!("/plans/{}/requests?format={format}", text(&plan["id"]));
        let answer = server.send(Method::GET, &path, None).await;
        assert!(answer.status.is_success(), "{}", answer.text);
        assert!(answer.text.contains(word) && answer.text.contains(&id), "{format}: {}", answer.text);
    }
    server.stop().await;
}
