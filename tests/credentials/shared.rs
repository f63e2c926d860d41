//! One app registration for many tenants: its credential is replaced for all of them at once.

use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use super::support::{Server, list, read, text};

/// Registers the first made-up tenant's app, and connects two tenants through it.
async fn connected() -> (Server, String, Vec<String>) {
    let server = Server::start().await;
    let made_up = server.simulator.tenants();
    let (home, other) = (&made_up[0], &made_up[1]);
    consent(&server, &other.directory_id, &home.client_id).await;
    let secret = json!({
        "kind": "secret", "clientId": home.client_id, "clientSecret": home.client_secret.expose_secret(),
    });
    let created = server.post("/app-registrations", json!({ "name": "Ours", "credential": secret })).await;
    let id = text(&created["appRegistration"]["id"]);
    let mut tenants = Vec::new();
    for one in [home, other] {
        let credential = json!({ "kind": "shared", "appRegistrationId": id });
        let body = json!({ "name": one.name, "tenantId": one.directory_id, "credential": credential });
        tenants.push(text(&server.post("/tenants", body).await["id"]));
    }
    (server, id, tenants)
}

async fn consent(server: &Server, directory: &str, client_id: &str) {
    let url = format!("{}/__simulator/tenants/{directory}/consents", server.simulator.url());
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let answer = read(client.post(url).json(&json!({ "clientId": client_id }))).await;
    assert!(answer.status.is_success(), "{}", answer.text);
}

async fn test(server: &Server, tenant: &str) -> Value {
    server.post(&format!("/tenants/{tenant}/connection/test"), json!({})).await
}

/// A further secret of the first made-up tenant's app.
async fn new_secret(server: &Server) -> Value {
    let made_up = server.made_up();
    let url = format!("{}/__simulator/tenants/{}/changes", server.simulator.url(), made_up.directory_id);
    let path = format!("/v1.0/applications(appId='{}')/addPassword", made_up.client_id);
    let change =
        json!({ "method": "POST", "path": path, "body": { "passwordCredential": { "displayName": "by hand" } } });
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    read(client.post(url).json(&change)).await.json()
}

#[tokio::test(flavor = "multi_thread")]
async fn replacing_the_credential_serves_all_tenants_at_once() {
    let (server, id, tenants) = connected().await;
    for tenant in &tenants {
        assert_eq!(test(&server, tenant).await["ok"], true);
    }
    let secret = text(&new_secret(&server).await["secretText"]);
    let credential = json!({ "kind": "secret", "clientId": server.made_up().client_id, "clientSecret": secret });
    let path = format!("/app-registrations/{id}/credential");
    let wrong = json!({ "kind": "secret", "clientId": server.made_up().client_id, "clientSecret": "wrong" });
    let refused = server.send(Method::PUT, &path, Some(wrong)).await;
    assert_eq!(refused.json()["code"], "credentialRefused");
    assert!(text(&refused.json()["detail"]).contains("AADSTS7000215"), "{}", refused.text);
    assert!(server.send(Method::PUT, &path, Some(credential)).await.status.is_success());
    // The first secret ends; nobody needs it any more.
    server.simulator_put("secret", json!({ "endsAt": "2020-01-01T00:00:00Z" })).await;
    for tenant in &tenants {
        assert_eq!(test(&server, tenant).await["ok"], true);
        let connection = server.get(&format!("/tenants/{tenant}")).await["connection"].clone();
        assert_eq!(connection["appRegistration"]["name"], "Ours");
    }
    let detail = server.get(&format!("/app-registrations/{id}")).await;
    assert_eq!(detail["tenants"].as_array().map(Vec::len), Some(2));
    assert!(detail["appRegistration"]["credential"]["expiresAt"].is_string(), "read through the home tenant: {detail}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_registration_in_use_is_not_removed() {
    let (server, id, tenants) = connected().await;
    let path = format!("/app-registrations/{id}");
    let refused = server.send(Method::DELETE, &path, None).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (409, &json!("appRegistrationInUse")));
    for (tenant, made_up) in tenants.iter().zip(server.simulator.tenants()) {
        let own = json!({
            "kind": "secret", "clientId": made_up.client_id, "clientSecret": made_up.client_secret.expose_secret(),
        });
        let answer = server.send(Method::PUT, &format!("/tenants/{tenant}/connection"), Some(own)).await;
        assert!(answer.status.is_success(), "{}", answer.text);
        assert!(server.get(&format!("/tenants/{tenant}")).await["connection"]["appRegistration"].is_null());
    }
    assert_eq!(server.send(Method::DELETE, &path, None).await.status, 204);
    assert_eq!(list(&server.get("/app-registrations").await).len(), 0);
    assert_eq!(server.send(Method::GET, &path, None).await.json()["code"], "appRegistrationNotFound");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_unique_and_what_is_not_there_is_told() {
    let (server, id, _) = connected().await;
    let federated = json!({ "kind": "federated", "clientId": server.made_up().client_id });
    let body = json!({ "name": "ours", "credential": federated });
    assert_eq!(server.send(Method::POST, "/app-registrations", Some(body)).await.status, 409);
    let path = format!("/app-registrations/{id}");
    assert!(server.send(Method::PATCH, &path, Some(json!({ "name": "Theirs" }))).await.status.is_success());
    let nested = json!({ "name": "B", "credential": { "kind": "shared", "appRegistrationId": id } });
    assert_eq!(server.send(Method::POST, "/app-registrations", Some(nested)).await.status, 422);
    let nowhere = json!({ "kind": "shared", "appRegistrationId": "01890a5d-ac96-774b-bcce-b302099a8057" });
    let body = json!({ "name": "C", "tenantId": server.simulator.tenants()[2].directory_id, "credential": nowhere });
    let answer = server.send(Method::POST, "/tenants", Some(body)).await;
    assert_eq!(answer.json()["code"], "appRegistrationNotFound");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_connects_through_every_kind() {
    let (server, _, tenants) = connected().await;
    assert_eq!(server.send(Method::DELETE, &format!("/tenants/{}", tenants[1]), None).await.status, 204);
    let directory = server.simulator.tenants()[1].directory_id.clone();
    let add = |rest: &[&str]| {
        let start = ["tenant", "add", "--name", "B", "--tenant-id", &directory];
        start.iter().chain(rest).map(|text| (*text).to_owned()).collect::<Vec<_>>()
    };
    let run = async |arguments: Vec<String>| {
        let borrowed: Vec<&str> = arguments.iter().map(String::as_str).collect();
        server.command(&borrowed).await
    };
    let unknown = run(add(&["--app-registration", "Nobody's"])).await;
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("there are Ours"));
    let shared = run(add(&["--app-registration", "ours"])).await;
    assert!(shared.status.success(), "{}", String::from_utf8_lossy(&shared.stderr));
    let id = String::from_utf8(shared.stdout).expect("an id").trim().to_owned();
    assert_eq!(test(&server, &id).await["ok"], true);

    server.send(Method::DELETE, &format!("/tenants/{id}"), None).await;
    let pair = super::bench::Pair::rsa();
    let (certificate, key) = (server.folder.path().join("c.pem"), server.folder.path().join("k.pem"));
    std::fs::write(&certificate, &pair.certificate).expect("written");
    std::fs::write(&key, &pair.private_key).expect("written");
    let client_id = server.made_up().client_id;
    let (certificate, key) = (certificate.display().to_string(), key.display().to_string());
    let added = run(add(&["--client-id", &client_id, "--certificate", &certificate, "--private-key", &key])).await;
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    let id = String::from_utf8(added.stdout).expect("an id").trim().to_owned();
    assert_eq!(server.get(&format!("/tenants/{id}")).await["connection"]["kind"], "certificate");

    server.send(Method::DELETE, &format!("/tenants/{id}"), None).await;
    let added = run(add(&["--client-id", &client_id, "--managed-identity"])).await;
    let id = String::from_utf8(added.stdout).expect("an id").trim().to_owned();
    assert_eq!(server.get(&format!("/tenants/{id}")).await["connection"]["kind"], "federated");
    let both = run(add(&["--client-id", &client_id, "--managed-identity", "--secret-file", "x"])).await;
    assert_eq!(both.status.code(), Some(2));
    server.stop().await;
}
