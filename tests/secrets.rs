//! Secrets and resource bodies are where they belong and nowhere else, byte by byte.

mod support;

use std::path::Path;

use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::json;
use support::{Server, list, text};

fn contains(haystack: &[u8], needle: &str) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle.as_bytes())
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file());
    // A journal can go while we look.
    paths.filter_map(|path| Some((path.display().to_string(), std::fs::read(&path).ok()?))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_client_secret_and_the_tokens_are_nowhere_to_be_found() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let made_up = server.made_up();
    let secret = made_up.client_secret.expose_secret().to_owned();
    // Failures, too, must not tell it: a refused sign-in, and Graph refusing the token.
    let wrong = json!({
        "tenantId": made_up.directory_id,
        "credential": { "kind": "secret", "clientId": made_up.client_id, "clientSecret": format!("{secret}x") },
    });
    let mut answers = server.post("/connection-tests", wrong).await.to_string();
    server.fault(json!({ "path": "/groups", "kind": "forbidden", "times": -1 })).await;
    server.sync(&tenant).await;
    for path in ["", "/areas", "/status", "/permissions", "/collections", "/areas/groups/resources"] {
        let answer = server.send(Method::GET, &format!("/tenants/{tenant}{path}"), None).await;
        answers.push_str(&answer.text);
    }
    let log = server.log.clone();
    let folder = server.stop().await;
    let logged = std::fs::read(&log).expect("a log");
    assert!(contains(&logged, "Microsoft Graph answered"), "the log is at debug");

    // Every access token of the simulator starts with the same JOSE header.
    let token_start = "eyJ";
    for needle in [secret.as_str(), token_start] {
        assert!(!contains(answers.as_bytes(), needle), "{needle} in an answer");
        assert!(!contains(&logged, needle), "{needle} in the log");
    }
    for (name, bytes) in files(&folder.path().join("data")) {
        assert!(!contains(&bytes, &secret), "the secret in {name}");
        assert!(!contains(&bytes, "eyJ0eXAi"), "a token in {name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn resource_bodies_and_differences_are_sealed() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let groups = list(&server.get(&format!("/tenants/{tenant}/areas/groups/resources?limit=1")).await);
    let id = text(&groups[0]["id"]);
    let marker = "a description that nobody else would write";
    server.change("PATCH", &format!("/v1.0/groups/{id}"), json!({ "description": marker })).await;
    server.sync(&tenant).await;
    assert_eq!(server.drifts("open").await[0]["after"], marker);
    let folder = server.stop().await;
    for (name, bytes) in files(&folder.path().join("data")) {
        assert!(!contains(&bytes, marker), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_readable_by_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let server = Server::start().await;
    server.connect_and_capture().await;
    let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&server.data_dir()), 0o700);
    for (name, _) in files(&server.data_dir()) {
        assert_eq!(mode(Path::new(&name)), 0o600, "{name}");
    }
    server.stop().await;
}
