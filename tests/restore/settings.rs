//! What a tenant chooses about restoring.

use reqwest::Method;
use serde_json::json;

use super::support::{Server, text};
use super::writing::trail;

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_told_with_what_they_were_before() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let path = format!("/tenants/{tenant}/restore-settings");
    let before = server.get(&path).await;
    assert_eq!((&before["otherPerson"], &before["planLifetimeHours"]), (&json!(false), &json!(24)));
    assert!(before["changedBy"].is_null() && before["breakGlass"] == json!([]), "{before}");

    server.sync_areas(&tenant, &["users"]).await;
    let area = text(&before["accountsArea"]);
    let users = server.get(&format!("/tenants/{tenant}/areas/{area}/resources?limit=1")).await;
    let user = &users["items"][0];
    let chosen =
        json!({ "otherPerson": true, "breakGlass": [user["id"]], "largestSharePercent": 20, "planLifetimeHours": 2 });
    let answer = server.send(Method::PUT, &path, Some(chosen)).await;
    assert!(answer.status.is_success(), "{}", answer.text);
    let after = server.get(&path).await;
    assert_eq!(after["breakGlass"], json!([{ "id": user["id"], "name": user["name"] }]));
    assert_eq!(
        (&after["otherPerson"], &after["largestSharePercent"], &after["changedBy"]),
        (&json!(true), &json!(20), &json!("ada"))
    );
    let told = &trail(&server, "restore_settings.change").await[0]["detail"];
    assert_eq!((&told["before"]["otherPerson"], &told["after"]["otherPerson"]), (&json!(false), &json!(true)));

    for (field, value) in [("largestSharePercent", json!(0)), ("planLifetimeHours", json!(721))] {
        let mut wrong =
            json!({ "otherPerson": true, "breakGlass": [], "largestSharePercent": 20, "planLifetimeHours": 2 });
        wrong[field] = value;
        let refused = server.send(Method::PUT, &path, Some(wrong)).await;
        assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["field"]), (422, &json!(field)));
    }
    server.stop().await;
}
