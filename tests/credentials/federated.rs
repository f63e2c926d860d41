//! No secret at all: the platform vouches for the server.

use std::path::PathBuf;

use plumbline::config::{IdentityFault, WorkloadIdentity};
use plumbline::graph::{GraphSettings, IdentitySource};
use plumbline::simulator::Simulator;
use secrecy::SecretString;
use serde_json::{Value, json};

use super::support::{Server, text};

fn app_service(simulator: &Simulator, header: Option<SecretString>) -> IdentitySource {
    let endpoint: url::Url = simulator.identity_url().parse().expect("a URL");
    let header = header.unwrap_or_else(|| simulator.identity_header());
    IdentitySource::new(move || Ok(WorkloadIdentity::AppService { endpoint: endpoint.clone(), header: header.clone() }))
}

async fn test(server: &Server, identity_client_id: Option<String>) -> Value {
    let made_up = server.made_up();
    let credential = json!({
        "kind": "federated", "clientId": made_up.client_id, "identityClientId": identity_client_id,
    });
    server.post("/connection-tests", json!({ "tenantId": made_up.directory_id, "credential": credential })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_managed_identity_reads_a_tenant_without_any_secret() {
    let server = Server::start_changed(false, |simulator, graph| graph.identity = app_service(simulator, None)).await;
    server.simulator_put("federated-credential", json!({})).await;
    let made_up = server.made_up();
    let identity = server.simulator.identity_client_id();
    let credential = json!({ "kind": "federated", "clientId": made_up.client_id, "identityClientId": identity });
    let body = json!({ "name": "A", "tenantId": made_up.directory_id, "credential": credential });
    let tenant = text(&server.post("/tenants", body).await["id"]);
    server.sync(&tenant).await;
    let detail = server.get(&format!("/tenants/{tenant}/connection")).await;
    assert_eq!((&detail["connection"]["state"], &detail["expiry"]), (&json!("ok"), &json!("never")));
    assert_eq!(detail["connection"]["identityClientId"], identity);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_fault_of_a_federated_credential_is_told() {
    let server = Server::start_changed(false, |simulator, graph| graph.identity = app_service(simulator, None)).await;
    let identity = || Some(server.simulator.identity_client_id());
    let check = |found: Value, code: &str, way_out: &str| {
        assert_eq!((&found["ok"], &found["error"]["code"]), (&json!(false), &json!(code)), "{found}");
        assert!(text(&found["error"]["hint"]).contains(way_out), "{found}");
    };
    check(test(&server, identity()).await, "AADSTS70021", "issuer, subject and audience");
    for (what, code) in [("issuer", "AADSTS700211"), ("audience", "AADSTS700212"), ("subject", "AADSTS700213")] {
        server.simulator_put("federated-credential", json!({ what: "another" })).await;
        check(test(&server, identity()).await, code, what);
    }
    server.simulator_put("federated-credential", json!({})).await;
    assert_eq!(test(&server, identity()).await["ok"], true);
    let unknown = test(&server, Some(server.made_up().client_id)).await;
    check(unknown, "managed_identity_unavailable", "user-assigned managed identity");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_without_identity_or_with_a_wrong_header_is_told() {
    let nothing =
        |_: &Simulator, graph: &mut GraphSettings| graph.identity = IdentitySource::new(|| Err(IdentityFault::None));
    let wrong = |simulator: &Simulator, graph: &mut GraphSettings| {
        graph.identity = app_service(simulator, Some("wrong".into()))
    };
    for (server, part) in [
        (Server::start_changed(false, nothing).await, "IDENTITY_ENDPOINT"),
        (Server::start_changed(false, wrong).await, "X-IDENTITY-HEADER"),
    ] {
        let found = test(&server, None).await;
        assert_eq!(found["error"]["code"], "managed_identity_unavailable");
        assert!(text(&found["error"]["message"]).contains(part), "{found}");
        server.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_file_is_read_anew_at_each_sign_in() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let path: PathBuf = file.path().to_owned();
    let source = IdentitySource::new(move || Ok(WorkloadIdentity::TokenFile(path.clone())));
    let server = Server::start_changed(false, |_, graph| graph.identity = source).await;
    server.simulator_put("federated-credential", json!({})).await;
    let write = |lifetime_seconds: i64| {
        let token = server.simulator.identity_token("api://AzureADTokenExchange", lifetime_seconds);
        std::fs::write(file.path(), format!("{token}\n")).expect("written");
    };
    assert!(text(&test(&server, None).await["error"]["message"]).contains("is empty"));
    write(-3_600);
    assert_eq!(test(&server, None).await["error"]["code"], "AADSTS700024");
    write(600);
    assert_eq!(test(&server, None).await["ok"], true);
    server.stop().await;
}
