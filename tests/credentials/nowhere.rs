//! Private keys, secrets and assertions are sealed, and nowhere else to be found.

use std::path::Path;

use plumbline::pipeline::{Actor, connections, rotation};
use plumbline::store::credentials::Owner;
use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::json;

use super::bench::{Bench, Pair};
use super::support::{Server, text};

fn contains(haystack: &[u8], needle: &str) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle.as_bytes())
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file());
    paths.map(|path| (path.display().to_string(), std::fs::read(&path).expect("readable"))).collect()
}

/// Each line of a PEM is enough to tell that it leaked.
fn lines(pem: &str) -> Vec<&str> {
    pem.lines().filter(|line| line.len() == 64).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_key_is_nowhere_to_be_found() {
    let server = Server::start().await;
    let (pair, unknown) = (Pair::rsa(), Pair::rsa());
    let made_up = server.made_up();
    server.simulator_put("certificate", json!({ "certificate": pair.certificate })).await;
    let body = json!({
        "name": "A", "tenantId": made_up.directory_id, "credential": pair.body(&made_up.client_id),
    });
    let created = server.send(Method::POST, "/tenants", Some(body)).await;
    let tenant = text(&created.json()["id"]);
    let mut answers = created.text;
    let shared = json!({ "name": "Ours", "credential": unknown.body(&made_up.client_id) });
    answers.push_str(&server.send(Method::POST, "/app-registrations", Some(shared)).await.text);
    server.sync(&tenant).await;
    // Refusals must not tell it either.
    let refused = Some(unknown.body(&made_up.client_id));
    answers.push_str(&server.send(Method::PUT, &format!("/tenants/{tenant}/connection"), refused).await.text);
    let mut mixed = pair.body(&made_up.client_id);
    mixed["certificate"] = json!(unknown.certificate);
    answers.push_str(&server.send(Method::PUT, &format!("/tenants/{tenant}/connection"), Some(mixed)).await.text);
    for path in ["/connection", "/permissions", "/status", ""] {
        answers.push_str(&server.send(Method::GET, &format!("/tenants/{tenant}{path}"), None).await.text);
    }
    let log = server.log.clone();
    let folder = server.stop().await;
    let logged = std::fs::read(&log).expect("a log");
    for line in lines(&pair.private_key).into_iter().chain(lines(&unknown.private_key)) {
        assert!(!contains(answers.as_bytes(), line), "the key in an answer");
        assert!(!contains(&logged, line), "the key in the log");
        for (name, bytes) in files(&folder.path().join("data")) {
            assert!(!contains(&bytes, line), "the key in {name}");
        }
    }
    assert!(!contains(&logged, "eyJ"), "an assertion or a token in the log");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rotated_secret_is_sealed_at_every_step() {
    let bench = Bench::start().await;
    let roles = ["Application.ReadWrite.OwnedBy", "Group.Read.All"];
    bench.simulator_call(0, Method::PUT, "roles", json!(roles)).await;
    let tenant = bench.connect(0, bench.secret(0)).await;
    connections::test(&bench.context, Actor::command_line(), tenant).await.expect("tested");
    let owner = Owner::Tenant(tenant);
    rotation::begin(&bench.context, owner).await.expect("begun");
    let old = bench.made_up(0).client_secret;
    for _ in 0..3 {
        rotation::advance(&bench.context, owner).await.expect("stored");
        for (name, bytes) in files(bench.folder()) {
            // Every secret that the simulator makes begins so.
            assert!(!contains(&bytes, "New8Q~"), "the new secret in {name}");
            assert!(!contains(&bytes, old.expose_secret()), "the old secret in {name}");
        }
    }
}
