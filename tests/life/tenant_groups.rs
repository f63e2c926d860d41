//! Groups of tenants.

use reqwest::Method;
use serde_json::json;

use crate::support::{Server, list, text};

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_made_changed_and_deleted() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let made = server.post("/tenant-groups", json!({ "name": "Schools", "tenantIds": [tenant] })).await;
    assert_eq!((&made["colour"], &made["tenantIds"]), (&json!("slate"), &json!([tenant])));
    let path = format!("/tenant-groups/{}", text(&made["id"]));
    let changed = server.send(Method::PATCH, &path, Some(json!({ "colour": "amber" }))).await.json();
    assert_eq!((&changed["colour"], &changed["tenantIds"]), (&json!("amber"), &json!([tenant])));
    for (body, field) in [
        (json!({ "name": "schools" }), "name"),
        (json!({ "name": " " }), "name"),
        (json!({ "name": "Other", "colour": "pink" }), "colour"),
        (json!({ "name": "Other", "tenantIds": ["3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42"] }), "tenantIds"),
    ] {
        let refused = server.send(Method::POST, "/tenant-groups", Some(body)).await;
        assert_eq!(refused.status, 422, "{field}: {}", refused.text);
        assert!(refused.text.contains(field), "{}", refused.text);
    }
    assert_eq!(server.send(Method::DELETE, &path, None).await.status, 204);
    assert_eq!(list(&server.get("/tenant-groups").await).len(), 0);
    assert!(server.command(&["audit", "verify"]).await.status.success());
    server.stop().await;
}
