use std::path::Path;

use reqwest::Method;
use serde_json::{Value, json};

use super::support::{Server, text};
use super::{describe, groups};

fn words(output: &std::process::Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The files below a folder with their texts, sorted.
fn tree(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for workload in std::fs::read_dir(folder).expect("a folder") {
        for file in std::fs::read_dir(workload.expect("an entry").path()).expect("a folder") {
            let path = file.expect("an entry").path();
            let name = path.strip_prefix(folder).expect("below").display().to_string();
            found.push((name, std::fs::read_to_string(path).expect("a text")));
        }
    }
    found.sort();
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_goes_to_files_and_back_without_a_changed_byte() {
    let server = Server::start_with(true).await;
    let tenant = server.connect_and_capture().await;
    let name = server.made_up().name;
    let path = |folder: &str| server.folder.path().join(folder).display().to_string();
    let exported = server.command(&["baseline", "export", "--tenant", &name, &path("one")]).await;
    assert!(exported.status.success(), "{}", words(&exported));
    let one = tree(Path::new(&path("one")));
    assert!(one.len() > 50, "{} files", one.len());

    // What is agreed already makes no new version, not even under another label.
    for label in [&[][..], &["--label", "Nightly"]] {
        let folder = path("one");
        let arguments = [&["baseline", "import", "--tenant", &name], label, &[folder.as_str()]].concat();
        let same = server.command(&arguments).await;
        assert!(same.status.success(), "{}", words(&same));
        assert!(words(&same).lines().all(|line| line.ends_with(": nothing changed")), "{}", words(&same));
    }

    // Without a baseline the files make one that raises no drift, and the same files again.
    for (file, _) in &one {
        let area = Path::new(file).file_stem().expect("a name").to_string_lossy().into_owned();
        server.send(Method::DELETE, &format!("/tenants/{tenant}/areas/{area}/baseline"), None).await;
    }
    let imported = server.command(&["baseline", "import", "--tenant", &name, &path("one")]).await;
    assert!(imported.status.success(), "{}", words(&imported));
    assert!(words(&imported).lines().all(|line| line.contains("raises 0 drifts")), "{}", words(&imported));
    server.sync(&tenant).await;
    assert_eq!(server.drifts("open").await.len(), 0);
    let again = server.command(&["baseline", "export", "--tenant", &name, &path("two")]).await;
    assert!(again.status.success(), "{}", words(&again));
    for ((file, before), (_, after)) in one.iter().zip(tree(Path::new(&path("two")))) {
        assert_eq!(*before, after, "{file}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_is_rehearsed_and_reported() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let base = format!("/tenants/{tenant}/areas/groups/baseline");
    let group = groups(&server).await.remove(0);
    describe(&server, &group, "live").await;
    server.sync_areas(&tenant, &["groups"]).await;
    let mut file = server.get(&format!("{base}/export")).await;
    let resources = file["resources"].as_array_mut().expect("resources");
    let resource = resources.iter_mut().find(|resource| resource["id"] == group["id"]).expect("the group");
    resource["properties"]["description"] = json!("live");
    resource["group"] = json!("Pilot");
    file["groups"] = json!([{ "name": "Pilot", "colour": "teal" }]);

    let rehearsed = server.post(&format!("{base}/import?dryRun=true"), file.clone()).await;
    let expected = json!({
        "version": null, "added": 0, "removed": 0, "changed": 1, "rewatched": 0, "raised": 0, "resolved": 1,
    });
    assert_eq!(rehearsed, expected);
    assert_eq!(server.drifts("open").await.len(), 1);
    let imported = server.post(&format!("{base}/import?label=from%20Git"), file.clone()).await;
    assert_eq!((&imported["version"], &imported["resolved"]), (&json!(2), &json!(1)));
    assert_eq!(server.drifts("open").await.len(), 0);
    assert_eq!(server.get(&base).await["label"], "from Git");
    let found = server.get(&format!("/tenants/{tenant}/areas/groups/groups")).await;
    assert_eq!(found["items"][0]["resources"], json!([group["id"]]));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_faulty_file_is_refused_by_name_field_and_expectation() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let base = format!("/tenants/{tenant}/areas/groups/baseline");
    let whole = server.get(&format!("{base}/export")).await;
    let deep = (0..80).fold(json!(1), |inner, _| json!({ "in": inner }));
    for (pointer, value, expected) in [
        ("/format", json!("other/1"), "`other/1` is not known here"),
        ("/resources/0/properties", json!({ "deep": deep }), "levels deep"),
        ("/resources/1/id", whole["resources"][0]["id"].clone(), "is there twice"),
        ("/area", json!("users"), "import it there"),
    ] {
        let mut faulty = whole.clone();
        *faulty.pointer_mut(pointer).expect("a place") = value;
        let refused = server.send(Method::POST, &format!("{base}/import"), Some(faulty)).await;
        assert_eq!(refused.status, 422, "{pointer}: {}", refused.text);
        assert!(text(&refused.json()["detail"]).contains(expected), "{pointer}: {}", refused.text);
    }
    assert_eq!(server.get(&base).await["version"], 1);

    let file = server.folder.path().join("faulty.json");
    let faulty: Value = json!({ "format": "plumbline.baseline/1", "area": "nowhere", "mode": "snapshot",
        "newResources": "alert", "resources": [] });
    std::fs::write(&file, faulty.to_string()).expect("written");
    let refused =
        server.command(&["baseline", "import", "--tenant", &server.made_up().name, &file.display().to_string()]).await;
    assert_eq!(refused.status.code(), Some(1));
    assert!(words(&refused).contains("faulty.json: the catalog has no area `nowhere`"), "{}", words(&refused));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_area_goes_to_standard_output() {
    let server = Server::start().await;
    server.connect_and_capture().await;
    let name = server.made_up().name;
    let printed = server.command(&["baseline", "export", "--tenant", &name, "--area", "groups", "-"]).await;
    let document: Value = serde_json::from_slice(&printed.stdout).expect("JSON");
    assert_eq!(document["format"], "plumbline.baseline/1");
    let all = server.command(&["baseline", "export", "--tenant", &name, "-"]).await;
    assert!(words(&all).contains("standard output takes one area"), "{}", words(&all));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_read_becomes_agreed_without_a_browser() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let name = server.made_up().name;
    let capture = |areas: &[&'static str]| {
        let areas: Vec<&str> = areas.iter().flat_map(|area| ["--area", area]).collect();
        [&["baseline", "capture", "--tenant", &name, "--label", "Go-live"], areas.as_slice()].concat()
    };
    let too_early = server.command(&capture(&["groups"])).await;
    assert_eq!(too_early.status.code(), Some(1), "{}", words(&too_early));
    assert!(String::from_utf8_lossy(&too_early.stderr).contains("sync it first"), "{too_early:?}");

    server.sync(&tenant).await;
    let captured = server.command(&capture(&["groups"])).await;
    assert!(captured.status.success(), "{captured:?}");
    assert_eq!(words(&captured).trim(), "groups: version 1");
    let all = server.command(&capture(&[])).await;
    assert!(words(&all).lines().count() > 50, "{}", words(&all));
    let baseline = server.get(&format!("/tenants/{tenant}/areas/groups/baseline")).await;
    assert_eq!((&baseline["label"], &baseline["version"]), (&json!("Go-live"), &json!(2)));
    server.stop().await;
}
