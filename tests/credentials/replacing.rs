//! A credential takes the place of another only after it was proved.

use plumbline::pipeline::{Actor, PipelineError, connections, sync, work};
use plumbline::store::jobs::Trigger;
use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::json;

use super::bench::{Bench, Pair};
use super::support::{Server, text};

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_that_does_not_work_leaves_the_present_one() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    server.sync(&tenant).await;
    let path = format!("/tenants/{tenant}/connection");
    let before = server.get(&path).await;
    let made_up = server.made_up();
    let wrong_secret = json!({ "kind": "secret", "clientId": made_up.client_id, "clientSecret": "wrong" });
    let unregistered = Pair::rsa().body(&made_up.client_id);
    for (credential, code, way_out) in [
        (wrong_secret, "AADSTS7000215", "Value, not its Secret ID"),
        (unregistered, "AADSTS700027", "Upload the same certificate"),
    ] {
        let answer = server.send(Method::PUT, &path, Some(credential)).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (422, &json!("credentialRefused")));
        let detail = text(&answer.json()["detail"]);
        assert!(detail.contains(code) && detail.contains(way_out), "{detail}");
    }
    assert_eq!(server.get(&path).await, before);
    let job = server.sync(&tenant).await;
    assert!(job["areas"].as_array().expect("areas").iter().all(|area| area["status"] == "complete"), "{job}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_that_reads_less_leaves_the_present_one() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    server.post(&format!("/tenants/{tenant}/connection/test"), json!({})).await;
    server.simulator_put("roles", json!(["Group.Read.All"])).await;
    let made_up = server.made_up();
    let same = json!({
        "kind": "secret", "clientId": made_up.client_id, "clientSecret": made_up.client_secret.expose_secret(),
    });
    let path = format!("/tenants/{tenant}/connection");
    let answer = server.send(Method::PUT, &path, Some(same.clone())).await;
    assert_eq!(answer.status, 422);
    let detail = text(&answer.json()["detail"]);
    assert!(detail.contains("lacks") && detail.contains("Policy.Read.All"), "{detail}");
    // Once the loss is known of the present one, it is no loss any more.
    server.post(&format!("/tenants/{tenant}/connection/test"), json!({})).await;
    assert!(server.send(Method::PUT, &path, Some(same)).await.status.is_success());
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collection_under_way_goes_on_with_the_new_credential() {
    let bench = Bench::start().await;
    let tenant = bench.connect(0, bench.secret(0)).await;
    let pair = Pair::rsa();
    bench.simulator_call(0, Method::PUT, "certificate", json!({ "certificate": pair.certificate })).await;
    let given = || plumbline::pipeline::credentials::GivenCredential::Certificate {
        client_id: bench.made_up(0).client_id.parse().expect("a GUID"),
        certificate: pair.certificate.clone(),
        private_key: pair.private_key.as_str().into(),
        algorithm: plumbline::pipeline::credentials::SigningAlgorithm::Ps256,
    };
    // Opens the connection with the secret, so that it is in memory.
    connections::test(&bench.context, Actor::command_line(), tenant).await.expect("tested");
    connections::replace(&bench.context, Actor::command_line(), tenant, given()).await.expect("replaced");
    // Whoever still used the secret would be refused.
    bench.simulator_call(0, Method::PUT, "secret", json!({ "expired": true })).await;
    sync::enqueue(&bench.context, Actor::command_line(), tenant, None, Trigger::Person).await.expect("queued");
    while let Some(sweep) = work::claim(&bench.context, work::Taken::Any).await.expect("claimed") {
        work::perform(&bench.context, sweep, work::Place::default()).await.expect("performed");
    }
    let detail = connections::detail(&bench.context, tenant).await.expect("a connection");
    assert_eq!(detail.connection.state.as_str(), "ok");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_connection_changes_its_credential_without_being_opened_anew() {
    let bench = Bench::start().await;
    let made_up = bench.made_up(0);
    let directory = made_up.directory_id.parse().expect("a GUID");
    let client_id = made_up.client_id.parse().expect("a GUID");
    let wrong = plumbline::graph::Credential::Secret { client_id, secret: "wrong".into() };
    let connection = bench.context.graph.connection(directory, wrong);
    let reading = connection.clone();
    assert!(reading.token_roles().await.is_err());
    connection.replace_credential(plumbline::graph::Credential::Secret { client_id, secret: made_up.client_secret });
    assert!(reading.token_roles().await.is_ok());
    // Back to the wrong one: the token of the good one is not used any more either.
    connection.replace_credential(plumbline::graph::Credential::Secret { client_id, secret: "wrong".into() });
    assert!(reading.token_roles().await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_for_nobody_is_not_found() {
    let bench = Bench::start().await;
    let nobody = "01890a5d-ac96-774b-bcce-b302099a8057".parse().expect("a GUID");
    let answer = connections::replace(&bench.context, Actor::command_line(), nobody, bench.secret(0)).await;
    assert!(matches!(answer, Err(PipelineError::NotFound { what: "tenant" })));
}
