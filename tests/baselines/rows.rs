use reqwest::Method;
use serde_json::{Value, json};

use super::{POLICIES, groups};
use crate::support::{Server, list, text};

const AREA: &str = "conditional_access_policies";

fn names(page: &Value) -> Vec<String> {
    list(page).iter().map(|row| text(&row["name"])).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_area_is_sorted_searched_in_values_and_shows_properties() {
    let server = Server::start().await;
    let group = groups(&server).await.swap_remove(0);
    let mut policies = list(&json!({ "items": server.graph(POLICIES).await["value"] }));
    let (mut excluding, second) = (policies.swap_remove(0), policies.swap_remove(0));
    excluding["conditions"]["users"]["excludeGroups"] = json!([group["id"]]);
    server.force(&format!("{POLICIES}/{}", text(&excluding["id"])), Some(excluding.clone())).await;
    let tenant = server.connect_and_capture().await;
    let changed = json!({ "displayName": "Zebra" });
    server.change("PATCH", &format!("{POLICIES}/{}", text(&second["id"])), changed).await;
    server.sync(&tenant).await;
    let base = format!("/tenants/{tenant}/areas/{AREA}");

    // By name, and the other way round, page by page.
    let all = names(&server.get(&format!("{base}/resources?limit=1000")).await);
    let mut sorted = all.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    assert_eq!(all, sorted);
    let (mut paged, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = server.get(&format!("{base}/resources?sort=-name&limit=2&cursor={cursor}")).await;
        paged.extend(names(&page));
        assert_eq!(page["total"], json!(all.len()));
        let Some(next) = page["nextCursor"].as_str() else { break };
        next.clone_into(&mut cursor);
    }
    sorted.reverse();
    assert_eq!(paged, sorted);

    // What drifted comes first, and what was read anew.
    for sort in ["-drifts", "state", "-versions", "-since"] {
        let page = server.get(&format!("{base}/resources?limit=1000&sort={sort}")).await;
        assert_eq!(names(&page).first().map(String::as_str), Some("Zebra"), "{sort}");
    }

    // Values, with what their ids name; what no resource has is null.
    let paths = list(&server.get(&format!("{base}/properties")).await);
    let path = "conditions.users.excludeGroups";
    assert!(paths.iter().any(|property| property["path"] == path), "{paths:?}");
    assert!(paths.iter().all(|property| property["resources"].as_u64() > Some(0)), "{paths:?}");
    let page = server.get(&format!("{base}/resources?limit=1000&show={path},state,nothing.here")).await;
    let row = list(&page).into_iter().find(|row| row["id"] == excluding["id"]).expect("the policy");
    assert_eq!(row["values"], json!([[group["id"]], excluding["state"], null]));
    assert_eq!(page["names"][text(&group["id"])]["name"], group["displayName"]);

    // A value is found where it is asked for.
    let id = text(&group["id"]).to_uppercase();
    assert_eq!(names(&server.get(&format!("{base}/resources?q={id}")).await), Vec::<String>::new());
    let found = server.get(&format!("{base}/resources?q={id}&within=values")).await;
    assert!(list(&found).iter().any(|row| row["id"] == excluding["id"]), "{found}");
    assert!(list(&found).len() < all.len(), "{found}");

    for (query, field) in [
        ("sort=size", "sort"),
        ("within=bodies", "within"),
        ("show=a,,b", "show"),
        ("show=a,b,c,d,e,f,g,h,i", "show"),
        ("show=a&at=2026-11-26T09:00:00Z", "show"),
        ("cursor=abc", "cursor"),
    ] {
        let refused = server.send(Method::GET, &format!("{base}/resources?{query}"), None).await;
        assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["field"]), (422, &json!(field)), "{query}");
    }
    let unknown = server.send(Method::GET, &format!("/tenants/{tenant}/areas/nothing/properties"), None).await;
    assert_eq!(unknown.status.as_u16(), 404);
    server.stop().await;
}
