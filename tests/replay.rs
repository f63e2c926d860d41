//! Changed rules over the stored history, through the command, before they are taken into use.

mod support;

use std::path::Path;

use serde_json::{Value, json};
use support::{Server, text};

const AREA: &str = "named_locations";
const LOCATIONS: &str = "/v1.0/identity/conditionalAccess/namedLocations";

/// The area's file with one more path that is not configuration.
fn with_dropped(folder: &Path, path: &str) {
    let own = include_str!("../src/domain/catalog/data/entra/named_locations.toml");
    let changed = own.replacen("drop = [", &format!("drop = [\"{path}\", "), 1);
    assert_ne!(own, changed, "the area has a list of dropped paths");
    std::fs::write(folder.join("named_locations.toml"), changed).expect("a file");
}

async fn replayed(server: &Server, folder: &Path) -> Value {
    let folder = folder.display().to_string();
    let output = server.command(&["replay", "--catalog", &folder, "--format", "json"]).await;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn changed_rules_tell_which_past_drifts_would_go() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let location = server.graph(LOCATIONS).await["value"][0].clone();
    let path = format!("{LOCATIONS}/{}", text(&location["id"]));
    let renamed = |name: &str| json!({ "@odata.type": location["@odata.type"], "displayName": name });
    server.change("PATCH", &path, renamed("Somewhere else")).await;
    server.sync_areas(&tenant, &[AREA]).await;
    server.change("PATCH", &path, renamed(&text(&location["displayName"]))).await;
    server.sync_areas(&tenant, &[AREA]).await;
    let resolved = server.drifts("resolved").await;
    assert_eq!(resolved.len(), 1);

    let folder = tempfile::tempdir().expect("a folder");
    with_dropped(folder.path(), "nothingOfTheKind");
    assert_eq!(replayed(&server, folder.path()).await["drifts"], json!([]));

    with_dropped(folder.path(), "displayName");
    let replayed = replayed(&server, folder.path()).await;
    assert_eq!((&replayed["appear"], &replayed["go"]), (&json!(0), &json!(1)));
    let gone = &replayed["drifts"][0];
    assert_eq!(gone["driftId"], resolved[0]["id"], "{gone}");
    assert_eq!(
        (&gone["effect"], &gone["path"], &gone["resourceId"]),
        (&json!("goes"), &json!("displayName"), &location["id"])
    );
    assert!(gone["to"].is_string(), "it ended when the name came back: {gone}");
    // Nothing of it was taken into use.
    assert_eq!(server.drifts("resolved").await, resolved);
}

#[tokio::test(flavor = "multi_thread")]
async fn faulty_rules_are_refused_by_name() {
    let server = Server::start().await;
    server.connect_and_capture().await;
    let folder = tempfile::tempdir().expect("a folder");
    for (content, expected) in [
        (None, "holds no `.toml` file"),
        (Some("key = 'x'".to_owned()), "is not an area"),
        (
            Some(include_str!("../src/domain/catalog/data/entra/named_locations.toml").replacen(
                "id = \"id\"",
                "id = \"name\"",
                1,
            )),
            "identity.id: expected `id`",
        ),
    ] {
        if let Some(content) = content {
            std::fs::write(folder.path().join("area.toml"), content).expect("a file");
        }
        let output = server.command(&["replay", "--catalog", &folder.path().display().to_string()]).await;
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && message.contains(expected), "{expected}: {message}");
    }
}
