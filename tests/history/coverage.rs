//! Every known resource counts as exactly one thing.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Server, list, text};

const AREA: &str = "named_locations";
const LOCATIONS: &str = "/v1.0/identity/conditionalAccess/namedLocations";

async fn counts(server: &Server, tenant: &str) -> (Value, Value) {
    let found = server.get(&format!("/tenants/{tenant}/coverage")).await;
    let area = list(&found).into_iter().find(|item| item["area"] == AREA).expect("the area");
    let everywhere = server.get("/coverage").await;
    assert_eq!(everywhere["total"], found["total"], "one tenant is all tenants");
    assert_eq!(everywhere["areas"], found["areas"]);
    (area["counts"].clone(), area["standing"].clone())
}

fn told(counts: &Value) -> [u64; 5] {
    ["managed", "missing", "unexpected", "notMonitored", "notReadable"]
        .map(|name| counts[name].as_u64().expect("a count"))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_known_is_counted_once() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    assert_eq!(counts(&server, &tenant).await.1, "neverRead");
    server.sync_areas(&tenant, &[AREA]).await;
    let locations = server.graph(LOCATIONS).await["value"].as_array().expect("locations").clone();
    let all = u64::try_from(locations.len()).expect("a few");
    assert_eq!(told(&counts(&server, &tenant).await.0), [0, 0, 0, all, 0], "no baseline");

    server.post(&format!("/tenants/{tenant}/areas/{AREA}/baseline/capture"), json!({ "label": "agreed" })).await;
    let (managed, standing) = counts(&server, &tenant).await;
    assert_eq!((told(&managed), standing), ([all, 0, 0, 0, 0], json!("readable")));
    assert_eq!(managed["managedShare"], 1.0);

    let gone = text(&locations[0]["id"]);
    server.force(&format!("{LOCATIONS}/{gone}"), None).await;
    let new = json!({ "@odata.type": "#microsoft.graph.countryNamedLocation", "displayName": "New", "countriesAndRegions": ["SE"] });
    server.change("POST", LOCATIONS, new).await;
    server.sync_areas(&tenant, &[AREA]).await;
    assert_eq!(told(&counts(&server, &tenant).await.0), [all - 1, 1, 1, 0, 0]);

    let path = LOCATIONS.trim_start_matches("/v1.0");
    server.fault(json!({ "path": path, "kind": "forbidden", "times": -1 })).await;
    server.sync_areas(&tenant, &[AREA]).await;
    let (unread, standing) = counts(&server, &tenant).await;
    assert_eq!((told(&unread), standing), ([0, 0, 0, 0, all + 1], json!("notReadable")));

    let path = format!("/tenants/{tenant}/areas/{AREA}");
    let answer = server.send(Method::PUT, &path, Some(json!({ "enabled": false }))).await;
    assert!(answer.status.is_success(), "{}", answer.text);
    let (known, standing) = counts(&server, &tenant).await;
    assert_eq!((told(&known), standing), ([0, 0, 0, 0, all + 1], json!("off")));
    let off = server.get(&format!("/tenants/{tenant}/coverage")).await;
    assert_eq!(off["total"]["total"], 0, "switched off is listed, and not counted");
}
