//! The overview of a tenant, over the real server and a made-up tenant.

mod support;

use std::collections::BTreeSet;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::{Server, list, text};

fn figure<'v>(insights: &'v Value, key: &str) -> &'v Value {
    let figures = insights["figures"].as_array().expect("figures");
    figures.iter().find(|figure| figure["key"] == key).expect("the figure")
}

fn value(insights: &Value, key: &str) -> u64 {
    let value = figure(insights, key)["value"].as_f64().unwrap_or_else(|| panic!("{key}: {insights}"));
    format!("{value}").parse().expect("a whole number")
}

/// How many objects the tenant has that fit, asked past the product.
async fn count(server: &Server, path: &str, fits: impl Fn(&Value) -> bool) -> u64 {
    let found = server.graph(&format!("/v1.0{path}")).await;
    let items = found["value"].as_array().unwrap_or_else(|| panic!("{path}: {found}"));
    u64::try_from(items.iter().filter(|item| fits(item)).count()).expect("few")
}

async fn set_roles(server: &Server, change: impl Fn(&mut BTreeSet<String>)) {
    let path = format!("/__simulator/tenants/{}/roles", server.made_up().directory_id);
    let url = format!("{}{path}", server.simulator.url());
    let http = reqwest::Client::new();
    let mut roles = serde_json::from_value(support::read(http.get(&url)).await.json()).expect("roles");
    change(&mut roles);
    assert!(support::read(http.put(&url).json(&roles)).await.status.is_success());
}

async fn refresh(server: &Server, tenant: &str) -> Value {
    server.post(&format!("/tenants/{tenant}/insights/refresh"), json!({})).await
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_are_what_the_tenant_has() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let before = server.get(&format!("/tenants/{tenant}/insights")).await;
    assert_eq!(before["collectedAt"], Value::Null);
    for figure in before["figures"].as_array().expect("figures") {
        assert_eq!((&figure["value"], &figure["gap"]["kind"]), (&Value::Null, &json!("notRead")), "{figure}");
    }

    let found = refresh(&server, &tenant).await;
    assert!(found["collectedAt"].is_string());
    let users = "/users?$select=id,userType&$top=999";
    assert_eq!(value(&found, "users"), count(&server, users, |user| user["userType"] == "Member").await);
    assert_eq!(value(&found, "guests"), count(&server, users, |user| user["userType"] == "Guest").await);
    assert_eq!(value(&found, "groups"), count(&server, "/groups?$select=id&$top=999", |_| true).await);
    assert_eq!(value(&found, "devices"), count(&server, "/devices?$select=id&$top=999", |_| true).await);
    let skus = server.graph("/v1.0/subscribedSkus").await;
    let consumed = skus["value"].as_array().expect("products").iter().map(|sku| sku["consumedUnits"].as_u64());
    assert_eq!(value(&found, "licences"), consumed.map(|units| units.unwrap_or(0)).sum::<u64>());
    let licences = figure(&found, "licences")["licences"].as_array().expect("licences").len();
    assert_eq!(licences, skus["value"].as_array().expect("products").len());
    let scores = server.graph("/v1.0/security/secureScores?$top=1").await;
    assert_eq!(figure(&found, "secure_score")["value"].as_f64(), scores["value"][0]["currentScore"].as_f64());
    for figure in found["figures"].as_array().expect("figures") {
        assert_eq!(figure["gap"], Value::Null, "{figure}");
        assert!(figure["readAt"].is_string(), "{figure}");
        assert_eq!(figure["history"].as_array().map(Vec::len), Some(1), "{figure}");
    }
    assert_eq!(server.get(&format!("/tenants/{tenant}/insights")).await, found);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn users_with_a_second_factor_are_counted_over_all_pages() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let url = format!("{}/__simulator/settings", server.simulator.url());
    let small = reqwest::Client::new().put(url).json(&json!({ "pageSize": 1 }));
    assert!(support::read(small).await.status.is_success());
    let found = refresh(&server, &tenant).await;
    let path = "/reports/authenticationMethods/userRegistrationDetails";
    let (mut registered, mut users, mut next) = (0_u64, 0_u64, Some(format!("/v1.0{path}")));
    while let Some(address) = next {
        let page = server.graph(&address).await;
        let items = page["value"].as_array().expect("users");
        users += u64::try_from(items.len()).expect("few");
        let with = items.iter().filter(|user| user["isMfaRegistered"] == true).count();
        registered += u64::try_from(with).expect("few");
        next = page["@odata.nextLink"].as_str().map(|link| link.replace(&server.simulator.url(), ""));
    }
    let figure = figure(&found, "mfa_registration");
    assert_eq!(value(&found, "mfa_registration"), registered);
    assert!(users > 1, "more than one page");
    assert_eq!(figure["total"].as_f64().map(|total| format!("{total}")), Some(users.to_string()));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_not_be_read_is_a_gap_and_no_zero() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    set_roles(&server, |roles| {
        roles.retain(|role| !["AuditLog.Read.All", "SecurityEvents.Read.All"].contains(&role.as_str()));
    })
    .await;
    let found = refresh(&server, &tenant).await;
    for (key, permission) in [("mfa_registration", "AuditLog.Read.All"), ("secure_score", "SecurityEvents.Read.All")] {
        let figure = figure(&found, key);
        assert_eq!((&figure["value"], &figure["gap"]["kind"]), (&Value::Null, &json!("noPermission")), "{figure}");
        assert_eq!(figure["gap"]["permissions"][0], permission);
        assert!(text(&figure["gap"]["reason"]).contains(permission), "{figure}");
        assert_eq!(figure["history"], json!([]));
    }
    assert_eq!(figure(&found, "users")["gap"], Value::Null);
    // Whoever asks again at once is given what was just read.
    assert_eq!(refresh(&server, &tenant).await, found);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_sign_in_is_the_gap_of_every_figure() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let url = format!("{}/__simulator/tenants/{}/secret", server.simulator.url(), server.made_up().directory_id);
    let expired = reqwest::Client::new().put(url).json(&json!({ "expired": true }));
    assert!(support::read(expired).await.status.is_success());
    let found = refresh(&server, &tenant).await;
    for figure in found["figures"].as_array().expect("figures") {
        assert_eq!((&figure["value"], &figure["gap"]["kind"]), (&Value::Null, &json!("failed")), "{figure}");
    }
    assert!(text(&figure(&found, "users")["gap"]["reason"]).contains("AADSTS7000222"), "{found}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_area_told_is_not_asked_for_again() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    server.sync(&tenant).await;
    let requests = format!("{}/__simulator/tenants/{}/requests", server.simulator.url(), server.made_up().directory_id);
    let http = reqwest::Client::new();
    support::read(http.delete(&requests)).await;
    let found = refresh(&server, &tenant).await;
    let asked = support::read(http.get(&requests)).await.text;
    for path in ["/groups", "/applications", "/users"] {
        assert!(!asked.contains(&format!("\"{path}")) && !asked.contains(&format!("{path}?")), "{path}: {asked}");
    }
    let groups = list(&server.get(&format!("/tenants/{tenant}/areas")).await);
    let groups = groups.iter().find(|area| area["area"] == "groups").expect("groups");
    assert_eq!(Some(value(&found, "groups")), groups["resources"].as_u64());
    assert_eq!(figure(&found, "groups")["readAt"], groups["lastCompleteAt"]);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_that_is_not_there_has_no_figures() {
    let server = Server::start().await;
    let nobody = "/tenants/3f2504e0-4f89-41d3-9a0c-0305e82c3301/insights";
    assert_eq!(server.send(Method::GET, nobody, None).await.status, StatusCode::NOT_FOUND);
    let refresh = server.send(Method::POST, &format!("{nobody}/refresh"), Some(json!({}))).await;
    assert_eq!(refresh.status, StatusCode::NOT_FOUND, "{}", refresh.text);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_without_the_licence_has_a_gap_that_says_so() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let url = format!("{}/__simulator/tenants/{}/plans", server.simulator.url(), server.made_up().directory_id);
    let none = reqwest::Client::new().put(url).json(&json!([]));
    assert!(support::read(none).await.status.is_success());
    let found = refresh(&server, &tenant).await;
    let registration = figure(&found, "mfa_registration");
    assert_eq!((&registration["value"], &registration["gap"]["kind"]), (&Value::Null, &json!("notLicensed")));
    assert_eq!(registration["gap"]["reason"], "it needs Microsoft Entra ID P1");
    assert_eq!(value(&found, "licences"), 0);
    server.stop().await;
}
