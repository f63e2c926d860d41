use reqwest::Method;
use serde_json::{Value, json};

use super::POLICIES;
use super::support::{Server, text};

const AREA: &str = "conditional_access_policies";
const NOBODY: &str = "7f000000-0000-4000-8000-00000000000f";

#[tokio::test(flavor = "multi_thread")]
async fn what_another_tenant_has_is_agreed_with_the_ids_of_this_one() {
    let server = Server::start().await;
    let made_up = server.simulator.tenants();
    let here = server.connect_to(&made_up[1]).await;
    let other = server.connect_to(&made_up[0]).await;
    let base = format!("/tenants/{here}/areas/{AREA}/baseline");
    let capture = json!({ "label": "as the other", "fromTenant": other });
    let unread = server.send(Method::POST, &format!("{base}/capture"), Some(capture.clone())).await;
    assert_eq!((unread.status.as_u16(), &unread.json()["errors"][0]["field"]), (422, &json!("fromTenant")));
    let itself = json!({ "label": "", "fromTenant": here });
    let itself = server.send(Method::POST, &format!("{base}/capture"), Some(itself)).await;
    assert!(text(&itself.json()["detail"]).contains("expected another tenant"), "{}", itself.text);

    // One policy of the other tenant mentions what exists nowhere.
    let mut policy = server.graph(POLICIES).await["value"][0].clone();
    policy["conditions"]["users"]["excludeGroups"] = json!([NOBODY]);
    server.force(&format!("{POLICIES}/{}", text(&policy["id"])), Some(policy.clone())).await;
    for tenant in [&here, &other] {
        server.sync(tenant).await;
    }
    let captured = server.post(&format!("{base}/capture"), capture).await;
    let resources = captured["resources"].as_array().expect("resources").clone();
    assert!(!resources.is_empty());
    let live = server.get(&format!("/tenants/{here}/areas/{AREA}/resources?limit=1000")).await;
    let own: Vec<&Value> = live["items"].as_array().expect("items").iter().map(|row| &row["id"]).collect();
    assert!(resources.iter().all(|resource| own.contains(&&resource["id"])), "{resources:?}");
    let name = text(&policy["displayName"]);
    assert!(resources.iter().all(|resource| resource["name"] != json!(name)), "{name} cannot be put here");
    let warnings: Vec<String> = captured["warnings"].as_array().expect("warnings").iter().map(text).collect();
    assert!(warnings.iter().any(|warning| warning.contains(&name) && warning.contains("left out")), "{warnings:?}");

    // Nothing of the other tenant's ids stands in what was agreed.
    let exported = server.get(&format!("{base}/export")).await.to_string();
    let foreign = server.get(&format!("/tenants/{other}/areas/groups/resources?limit=1000")).await;
    for row in foreign["items"].as_array().expect("items") {
        assert!(!exported.contains(&text(&row["id"])), "{row}");
    }
    let all = json!({ "label": "all", "fromTenant": other, "includeUnresolved": true });
    let all = server.post(&format!("{base}/capture"), all).await;
    assert_eq!(all["resources"].as_array().expect("resources").len(), resources.len() + 1);
    let drifts = server.get(&format!("/drifts?state=open&tenant={here}&area={AREA}&limit=1000")).await;
    let places = drifts["items"].as_array().expect("items").iter();
    let wrong = places
        .filter(|drift| drift["resourceName"] == json!(name) && drift["path"] == "conditions.users.excludeGroups");
    assert_eq!(wrong.count(), 0, "what means nothing here is not compared");
    server.stop().await;
}
