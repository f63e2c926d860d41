//! Consent of an administrator, from the empty portfolio to the first sync, and what else can come of it.

use reqwest::Method;
use serde_json::json;

use super::support::{Server, list, text};
use super::way::{READING, begin, come_back, decide, finish, go, register, trail};

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_leads_from_the_empty_portfolio_to_the_first_sync() {
    let server = Server::start().await;
    let (app, client_id) = register(&server, "read", &READING, &[]).await;
    let directory = server.made_up().directory_id;
    assert!(list(&server.get("/tenants").await).is_empty());
    let url = begin(&server, json!({ "purpose": "read" })).await;
    assert!(url.path().ends_with("/organizations/v2.0/adminconsent"), "{url}");
    let asked: std::collections::HashMap<_, _> = url.query_pairs().into_owned().collect();
    assert_eq!(asked["client_id"], client_id);
    assert_eq!(asked["scope"], "https://graph.microsoft.com/.default");
    let back = decide(&url, &directory, "accept").await;
    let answer = finish(&server, come_back(&server, &back).await).await;
    assert!(answer.status.is_success(), "{}", answer.text);
    let found = answer.json();
    assert_eq!((&found["kind"], &found["isNew"]), (&json!("read"), &json!(true)));
    let tenant = text(&found["tenant"]);
    let shown = server.get(&format!("/tenants/{tenant}")).await;
    assert_eq!((&shown["name"], &shown["tenantId"]), (&json!(server.made_up().name), &json!(directory)));
    assert_eq!((&shown["connection"]["state"], &shown["connection"]["clientId"]), (&json!("ok"), &json!(client_id)));
    assert_eq!(shown["connection"]["appRegistration"]["id"], app);
    // The first sync was begun together with the tenant.
    let status = server.get(&format!("/tenants/{tenant}/status")).await;
    if let Some(job) = status["job"]["id"].as_str() {
        server.finished(job).await;
    }
    let synced = server.get(&format!("/tenants/{tenant}")).await;
    assert!(synced["summary"]["areas"]["complete"].as_u64() > Some(0), "{synced}");
    let actions: Vec<String> = trail(&server).into_iter().map(|(action, _)| action).collect();
    let mine: Vec<&str> = ["consent.begin", "tenant.create", "sync.start"].to_vec();
    assert_eq!(actions.iter().filter(|action| mine.contains(&action.as_str())).count(), 3, "{actions:?}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_that_is_there_already_is_told_by_its_name() {
    let server = Server::start().await;
    register(&server, "read", &READING, &[]).await;
    server.connect().await;
    let answer = go(&server, json!({ "purpose": "read" }), &server.made_up().directory_id).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (409, &json!("tenantKnown")));
    assert!(answer.text.contains(&server.made_up().name), "{}", answer.text);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_declined_is_told_as_a_sentence_and_nothing_is_stored() {
    let server = Server::start().await;
    register(&server, "read", &READING, &[]).await;
    let url = begin(&server, json!({ "purpose": "read" })).await;
    let back = decide(&url, &server.made_up().directory_id, "cancel").await;
    let answer = finish(&server, come_back(&server, &back).await).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (422, &json!("consentDeclined")));
    assert!(text(&answer.json()["detail"]).starts_with("the permissions were declined"), "{}", answer.text);
    assert!(list(&server.get("/tenants").await).is_empty());
    assert_eq!(trail(&server).last().expect("an entry").0, "consent.decline");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_that_could_write_is_not_connected_to_read() {
    let server = Server::start().await;
    let roles = ["Organization.Read.All", "Policy.ReadWrite.ConditionalAccess"];
    register(&server, "read", &roles, &[]).await;
    let answer = go(&server, json!({ "purpose": "read" }), &server.made_up().directory_id).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (422, &json!("consentRefused")));
    assert!(answer.text.contains("Policy.ReadWrite.ConditionalAccess"), "{}", answer.text);
    assert!(list(&server.get("/tenants").await).is_empty());
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_that_does_not_tell_who_the_tenant_is_proves_nothing() {
    let server = Server::start().await;
    register(&server, "read", &["Policy.Read.All"], &[]).await;
    let answer = go(&server, json!({ "purpose": "read" }), &server.made_up().directory_id).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (422, &json!("consentRefused")));
    assert!(list(&server.get("/tenants").await).is_empty());
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_principal_that_is_deleted_breaks_the_connection_and_a_new_consent_mends_it() {
    let server = Server::start().await;
    let (_, client_id) = register(&server, "read", &READING, &[]).await;
    let directory = server.made_up().directory_id;
    let connected = go(&server, json!({ "purpose": "read" }), &directory).await;
    assert!(connected.status.is_success(), "{}", connected.text);
    let tenant = text(&connected.json()["tenant"]);
    let principals = server.graph("/v1.0/servicePrincipals?$top=999").await;
    let all = principals["value"].as_array().expect("a list").clone();
    let ours = all.iter().find(|principal| principal["appId"] == client_id.as_str()).expect("it came by the consent");
    server.change("DELETE", &format!("/v1.0/servicePrincipals/{}", text(&ours["id"])), json!({})).await;
    // A token that is still in memory is refused by Graph; a new one by the sign-in service.
    server.sync_areas(&tenant, &["conditional_access_policies"]).await;
    let broken = server.get(&format!("/tenants/{tenant}")).await;
    assert_eq!((&broken["connection"]["state"], &broken["summary"]["state"]), (&json!("broken"), &json!("broken")));
    let test = server.post(&format!("/tenants/{tenant}/connection/test"), json!({})).await;
    assert_eq!(test["error"]["code"], "AADSTS7000229");
    let events = list(&server.get(&format!("/tenants/{tenant}/events")).await);
    assert!(events.iter().any(|event| event["kind"] == "connectionBroken"), "{events:?}");

    let answer = go(&server, json!({ "purpose": "read", "tenant": tenant }), &directory).await;
    assert!(answer.status.is_success(), "{}", answer.text);
    assert_eq!((&answer.json()["tenant"], &answer.json()["isNew"]), (&json!(tenant), &json!(false)));
    assert_eq!(server.get(&format!("/tenants/{tenant}")).await["connection"]["state"], "ok");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_or_too_much_is_named_before_anybody_goes_anywhere() {
    let server = Server::start().await;
    let begin = async |body| server.send(Method::POST, "/consents", Some(body)).await;
    let none = begin(json!({ "purpose": "read" })).await;
    assert_eq!(none.status, 422);
    assert_eq!(none.json()["errors"][0]["field"], "appRegistrationId");
    let (write, _) = register(&server, "write", &["Policy.ReadWrite.ConditionalAccess"], &[]).await;
    let wrong = begin(json!({ "purpose": "read", "appRegistrationId": write })).await;
    assert_eq!(wrong.json()["errors"][0]["field"], "appRegistrationId");
    let nowhere = begin(json!({ "purpose": "write" })).await;
    assert_eq!(nowhere.json()["errors"][0]["field"], "tenant");
    let unknown = begin(json!({ "purpose": "everything" })).await;
    assert_eq!(unknown.json()["errors"][0]["field"], "purpose");
    let permissions = list(&server.get("/consents/permissions").await);
    assert!(permissions.iter().any(|one| one["permission"] == "Organization.Read.All"));
    assert!(permissions.iter().all(|one| !text(&one["permission"]).contains("ReadWrite")), "{permissions:?}");
    server.stop().await;
}
