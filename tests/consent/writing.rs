//! Write access is another application, another consent and another credential, and nothing that reads comes upon it.

use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::json;

use super::support::{Server, list, text};
use super::way::{READING, go, register, trail};

const WRITING: [&str; 3] = ["Application.Read.All", "Policy.Read.All", "Policy.ReadWrite.ConditionalAccess"];

async fn detail(server: &Server, tenant: &str) -> serde_json::Value {
    server.get(&format!("/tenants/{tenant}/write-connection")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn writing_is_off_until_a_second_consent_and_can_be_switched_off_by_itself() {
    let server = Server::start().await;
    let directory = server.made_up().directory_id;
    register(&server, "read", &READING, &[]).await;
    let (app, client_id) = register(&server, "write", &WRITING, &[]).await;
    let tenant = text(&go(&server, json!({ "purpose": "read" }), &directory).await.json()["tenant"]);
    let off = detail(&server, &tenant).await;
    assert!(off["connection"].is_null());
    let areas = off["areas"].as_array().expect("a list");
    assert!(areas.iter().all(|area| area["missing"] == area["permissions"]), "nothing is granted: {off}");

    let answer = go(&server, json!({ "purpose": "write", "tenant": tenant }), &directory).await;
    assert_eq!(answer.json()["kind"], "write", "{}", answer.text);
    let on = detail(&server, &tenant).await;
    assert_eq!((&on["connection"]["clientId"], &on["connection"]["state"]), (&json!(client_id), &json!("ok")));
    assert_eq!(on["connection"]["permissions"], json!(WRITING));
    let policies =
        on["areas"].as_array().expect("a list").iter().find(|area| area["area"] == "conditional_access_policies");
    assert_eq!(policies.expect("it can be restored")["missing"], json!([]));
    let used = server.send(Method::DELETE, &format!("/app-registrations/{app}"), None).await;
    assert_eq!(used.json()["code"], "appRegistrationInUse");

    // The connection that reads has none of it.
    let test = server.post(&format!("/tenants/{tenant}/connection/test"), json!({})).await;
    assert!(!test["roles"].to_string().contains("ReadWrite"), "{test}");
    let path = format!("/tenants/{tenant}/write-connection");
    assert_eq!(server.post(&format!("{path}/test"), json!({})).await["connection"]["state"], "ok");
    assert_eq!(server.send(Method::DELETE, &path, None).await.status, 204);
    assert!(detail(&server, &tenant).await["connection"].is_null());
    assert_eq!(server.send(Method::DELETE, &path, None).await.json()["code"], "noConnection");
    assert_eq!(
        server.post(&format!("/tenants/{tenant}/connection/test"), json!({})).await["ok"],
        true,
        "reading goes on"
    );
    let actions: Vec<String> = trail(&server).into_iter().map(|(action, _)| action).collect();
    assert!(
        actions.contains(&"write_connection.connect".to_owned())
            && actions.contains(&"write_connection.test".to_owned())
            && actions.contains(&"write_connection.remove".to_owned())
    );
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_reads_never_writes_and_what_writes_never_reads() {
    let server = Server::start().await;
    let made_up = server.made_up();
    let (write, _) = register(&server, "write", &WRITING, &[]).await;
    let shared = json!({ "kind": "shared", "appRegistrationId": write });
    let body = json!({ "name": "A", "tenantId": made_up.directory_id, "credential": shared });
    let answer = server.send(Method::POST, "/tenants", Some(body)).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["errors"][0]["field"]), (422, &json!("appRegistrationId")));
    let tenant = server.connect().await;
    for path in [format!("/tenants/{tenant}/connection"), "/connection-tests".to_owned()] {
        let (method, body) = if path.starts_with("/tenants") {
            (Method::PUT, shared.clone())
        } else {
            (Method::POST, json!({ "tenantId": made_up.directory_id, "credential": shared }))
        };
        assert_eq!(server.send(method, &path, Some(body)).await.status, 422, "{path}");
    }
    let path = format!("/tenants/{tenant}/write-connection");
    let (read, _) = register(&server, "read", &READING, &[]).await;
    let reading = json!({ "kind": "shared", "appRegistrationId": read });
    assert_eq!(server.send(Method::PUT, &path, Some(reading)).await.status, 422);
    // Not even by hand: the application that reads is not the one that writes.
    let own = json!({
        "kind": "secret", "clientId": made_up.client_id, "clientSecret": made_up.client_secret.expose_secret(),
    });
    let same = server.send(Method::PUT, &path, Some(own)).await;
    assert_eq!(same.json()["code"], "consentRefused", "{}", same.text);
    // The database refuses it as well, whoever asks.
    let database = rusqlite::Connection::open(server.data_dir().join("plumbline.sqlite3")).expect("a database");
    let moved = database.execute("UPDATE connections SET app_registration_id = ?1", [&write]);
    assert!(moved.expect_err("refused").to_string().contains("cannot read"));
    let made = database.execute(
        "INSERT INTO write_connections (tenant_id, app_registration_id, stored_at, state, checked_at, roles)
         VALUES (?1, ?2, 1, 'ok', 1, '[]')",
        [&tenant, &read],
    );
    assert!(made.expect_err("refused").to_string().contains("cannot write"));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_by_hand_is_proved_before_it_is_stored() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let directory = server.made_up().directory_id;
    let path = format!("/tenants/{tenant}/write-connection");
    let register_app = async |name: &str, roles: &[&str]| {
        let app = server.simulated(Method::POST, "/apps", Some(json!({ "name": name, "roles": roles }))).await;
        let consent = json!({ "clientId": app["clientId"] });
        server.simulated(Method::POST, &format!("/tenants/{directory}/consents"), Some(consent)).await;
        json!({ "kind": "secret", "clientId": app["clientId"], "clientSecret": app["clientSecret"] })
    };
    let only_reads = register_app("reads", &["Policy.Read.All"]).await;
    let answer = server.send(Method::PUT, &path, Some(only_reads)).await;
    assert!(answer.text.contains("no permission to write"), "{}", answer.text);
    let mut writes = register_app("writes", &WRITING).await;
    let right = writes["clientSecret"].clone();
    writes["clientSecret"] = json!("wrong");
    let answer = server.send(Method::PUT, &path, Some(writes.clone())).await;
    assert!(answer.text.contains("AADSTS7000215"), "{}", answer.text);
    assert!(detail(&server, &tenant).await["connection"].is_null(), "nothing was stored");
    writes["clientSecret"] = right.clone();
    let answer = server.send(Method::PUT, &path, Some(writes)).await;
    assert!(answer.status.is_success(), "{}", answer.text);
    assert!(!answer.text.contains(&text(&right)), "the secret goes one way");
    let database = std::fs::read(server.data_dir().join("plumbline.sqlite3")).expect("a file");
    let secret = text(&right).into_bytes();
    assert!(!database.windows(secret.len()).any(|part| part == secret), "it is sealed");
    assert_eq!(list(&server.get("/tenants").await).len(), 1);
    server.stop().await;
}
