//! One person signs in, and several tenants are read in this person's name. Refresh tokens count once.

use std::sync::{Arc, Mutex};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use plumbline::clock::SystemClock;
use plumbline::config::Cloud;
use plumbline::graph::{Credential, GraphClient, GraphError, GraphSettings, HeldToken, RefreshTokens, TokenKeeper};
use plumbline::logging::{Redactor, silent};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use super::support::{Server, list, text};
use super::way::{READING, begin, come_back, decide, finish, register, trail};

/// A partner who signed in, a tenant of the partner and one of a customer.
struct Partner {
    server: Server,
    app: String,
    client_id: String,
    home: String,
    customer: String,
}

async fn signed_in() -> Partner {
    let server = Server::start().await;
    let (app, client_id) = register(&server, "delegated", &[], &READING).await;
    let made_up = server.simulator.tenants();
    let partner = Partner {
        home: made_up[0].directory_id.clone(),
        customer: made_up[1].directory_id.clone(),
        server,
        app,
        client_id,
    };
    let answer = sign_in(&partner).await;
    assert_eq!(answer["kind"], "delegated", "{answer}");
    assert!(text(&answer["account"]).starts_with("partner@"));
    partner
}

async fn sign_in(partner: &Partner) -> Value {
    let url = begin(&partner.server, json!({ "purpose": "delegated" })).await;
    assert!(url.path().ends_with("/organizations/oauth2/v2.0/authorize"), "{url}");
    let back = decide(&url, &partner.home, "accept").await;
    let answer = finish(&partner.server, come_back(&partner.server, &back).await).await;
    assert!(answer.status.is_success(), "{}", answer.text);
    answer.json()
}

impl Partner {
    /// The customer lets the partner's people in, and consents to the application.
    async fn befriend(&self) {
        let path = format!("/tenants/{}", self.customer);
        self.server
            .simulated(Method::POST, &format!("{path}/partners"), Some(json!({ "directoryId": self.home })))
            .await;
        self.server
            .simulated(Method::POST, &format!("{path}/consents"), Some(json!({ "clientId": self.client_id })))
            .await;
    }

    async fn connect(&self, name: &str, directory: &str) -> String {
        let credential = json!({ "kind": "shared", "appRegistrationId": self.app });
        let body = json!({ "name": name, "tenantId": directory, "credential": credential });
        text(&self.server.post("/tenants", body).await["id"])
    }

    async fn test(&self, tenant: &str) -> Value {
        self.server.post(&format!("/tenants/{tenant}/connection/test"), json!({})).await
    }

    async fn sign_in_state(&self) -> Value {
        self.server.get(&format!("/app-registrations/{}", self.app)).await["signIn"].clone()
    }

    fn generation(&self) -> i64 {
        let database =
            rusqlite::Connection::open(self.server.data_dir().join("plumbline.sqlite3")).expect("a database");
        let sql = "SELECT generation FROM delegated_sign_ins";
        database.query_row(sql, [], |row| row.get(0)).expect("a sign-in")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_sign_in_serves_the_partners_tenant_and_the_customers() {
    let partner = signed_in().await;
    partner.befriend().await;
    let home = partner.connect("Partner", &partner.home).await;
    let customer = partner.connect("Customer", &partner.customer).await;
    for tenant in [&home, &customer] {
        let test = partner.test(tenant).await;
        assert_eq!(test["ok"], true, "{test}");
        let mut expected = READING.to_vec();
        expected.sort_unstable();
        assert_eq!(test["roles"], json!(expected), "what it may do in the person's name");
        let job = partner.server.sync_areas(tenant, &["conditional_access_policies"]).await;
        assert_eq!(job["areas"][0]["status"], "complete", "{job}");
    }
    let before = partner.generation();
    assert!(before >= 3, "each use brought another refresh token in place of the one before: {before}");
    let shown = partner.server.get(&format!("/tenants/{customer}")).await;
    assert!(text(&shown["connection"]["account"]).starts_with("partner@"));
    // Both at once take turns, though a refresh token counts once.
    let (one, other) = tokio::join!(partner.test(&home), partner.test(&customer));
    assert_eq!((&one["ok"], &other["ok"]), (&json!(true), &json!(true)));
    assert_eq!(partner.sign_in_state().await["state"], "ok");
    partner.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_who_lets_nobody_in_breaks_his_own_connection_only() {
    let partner = signed_in().await;
    let home = partner.connect("Partner", &partner.home).await;
    let customer = partner.connect("Customer", &partner.customer).await;
    assert_eq!(partner.test(&customer).await["error"]["code"], "AADSTS50020");
    assert_eq!(partner.sign_in_state().await["state"], "ok");
    assert_eq!(partner.test(&home).await["ok"], true);
    partner.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_sign_in_breaks_every_tenant_once_and_a_new_one_mends_them() {
    let partner = signed_in().await;
    partner.befriend().await;
    let home = partner.connect("Partner", &partner.home).await;
    let customer = partner.connect("Customer", &partner.customer).await;
    partner.test(&home).await;
    partner.test(&customer).await;
    let account = partner.sign_in_state().await["account"].clone();
    partner.server.simulated(Method::POST, "/revoked-sign-ins", Some(json!({ "account": account }))).await;
    assert_eq!(partner.test(&home).await["error"]["code"], "AADSTS50173");
    let state = partner.sign_in_state().await;
    assert_eq!(state["state"], "broken");
    assert!(text(&state["error"]).contains("AADSTS50173"));
    for tenant in [&home, &customer] {
        let shown = partner.server.get(&format!("/tenants/{tenant}")).await;
        assert_eq!(shown["summary"]["state"], "broken", "{shown}");
        let events = list(&partner.server.get(&format!("/tenants/{tenant}/events")).await);
        assert_eq!(events.iter().filter(|event| event["kind"] == "connectionBroken").count(), 1, "{events:?}");
    }
    assert_eq!(partner.test(&customer).await["error"]["code"], "signed_out", "the token is forgotten");
    let told = trail(&partner.server).into_iter().filter(|(action, _)| action == "delegated.broken").count();
    assert_eq!(told, 1);
    sign_in(&partner).await;
    assert_eq!(partner.test(&customer).await["ok"], true);
    assert_eq!(partner.server.get(&format!("/tenants/{customer}")).await["connection"]["state"], "ok");
    partner.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_counts_once_and_only_with_its_verifier() {
    let partner = signed_in().await;
    let url = begin(&partner.server, json!({ "purpose": "delegated" })).await;
    let back = decide(&url, &partner.home, "accept").await;
    let mut body = come_back(&partner.server, &back).await;
    // A code that was asked for with another verifier: as when somebody pushes his own upon us.
    let other = begin(&partner.server, json!({ "purpose": "delegated" })).await;
    let other = decide(&other, &partner.customer, "accept").await;
    body["code"] = come_back(&partner.server, &other).await["code"].clone();
    let answer = finish(&partner.server, body).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (422, &json!("consentRefused")));
    assert!(answer.text.contains("AADSTS501481"), "{}", answer.text);
    assert_eq!(partner.sign_in_state().await["state"], "ok", "the one before stays");
    partner.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn refresh_tokens_are_sealed_and_never_logged() {
    let partner = signed_in().await;
    let home = partner.connect("Partner", &partner.home).await;
    partner.test(&home).await;
    for file in [partner.server.data_dir().join("plumbline.sqlite3"), partner.server.log.clone()] {
        let bytes = std::fs::read(&file).expect("a file");
        let needle = b"0.Arefresh";
        assert!(!bytes.windows(needle.len()).any(|part| part == needle), "{}", file.display());
    }
    partner.server.stop().await;
}

/// Keeps a token in memory, and can be out of order.
#[derive(Clone)]
struct Memory(Arc<Mutex<Kept>>);

struct Kept {
    token: SecretString,
    generation: u64,
    is_full: bool,
    refusals: Vec<String>,
}

impl TokenKeeper for Memory {
    fn current(&self) -> BoxFuture<'_, Result<HeldToken, GraphError>> {
        let kept = self.0.lock().expect("no panic");
        let held = HeldToken { token: kept.token.clone(), generation: kept.generation };
        async move { Ok(held) }.boxed()
    }

    fn rotate(&self, used: u64, new: SecretString) -> BoxFuture<'_, Result<(), GraphError>> {
        let mut kept = self.0.lock().expect("no panic");
        assert_eq!(kept.generation, used);
        let result = if kept.is_full {
            Err(GraphError::SignIn { code: "full".to_owned(), message: "the disk is full".to_owned() })
        } else {
            kept.token = new;
            kept.generation += 1;
            Ok(())
        };
        async move { result }.boxed()
    }

    fn refused(&self, _: u64, reason: String) -> BoxFuture<'_, ()> {
        self.0.lock().expect("no panic").refusals.push(reason);
        async {}.boxed()
    }
}

/// The same application and person, but the token is kept here.
async fn in_memory(server: &Server) -> (GraphClient, Credential, Memory, String) {
    let new = json!({ "name": "Direct", "redirectUris": ["http://127.0.0.1/back"], "scopes": READING });
    let app = server.simulated(Method::POST, "/apps", Some(new)).await;
    let url: url::Url = server.simulator.url().parse().expect("a URL");
    let settings = GraphSettings::new(Cloud::Global, url.clone(), url);
    let client = GraphClient::new(settings, Arc::new(SystemClock), silent(), Redactor::default()).expect("settings");
    let client_id = text(&app["clientId"]).parse().expect("a GUID");
    let own = Credential::Secret { client_id, secret: text(&app["clientSecret"]).into() };
    let redirect: url::Url = "http://127.0.0.1/back".parse().expect("a URL");
    let (url, verifier) = client.authorize_url(client_id, &redirect, "state").expect("an address");
    let home = server.made_up().directory_id;
    let back = decide(&url, &home, "accept").await;
    let code = back.query_pairs().find(|(name, _)| name == "code").expect("a code").1.into_owned();
    let grant = plumbline::graph::CodeGrant { code: code.into(), verifier, redirect_uri: redirect };
    let account = client.redeem(&own, grant).await.expect("signed in");
    let kept = Kept { token: account.refresh_token, generation: 1, is_full: false, refusals: Vec::new() };
    let memory = Memory(Arc::new(Mutex::new(kept)));
    let refresh = Arc::new(RefreshTokens::new(memory.clone()));
    (client, Credential::Delegated { app: Box::new(own), refresh }, memory, home)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_old_refresh_token_is_there_until_the_new_one_is_stored() {
    let server = Server::start().await;
    let (client, credential, memory, home) = in_memory(&server).await;
    let token = || client.connection(home.parse().expect("a GUID"), credential.clone());
    let first = memory.0.lock().expect("no panic").token.expose_secret().to_owned();
    // Between Microsoft's answer and our store everything stops: nothing is given away, and the old one is still there.
    memory.0.lock().expect("no panic").is_full = true;
    let error = token().token_roles().await.expect_err("not stored");
    assert_eq!(error.code(), "full");
    assert_eq!(memory.0.lock().expect("no panic").token.expose_secret(), first);
    // As Microsoft does it at present, it counts on.
    server.simulated(Method::PUT, "/settings", Some(json!({ "keepUsedRefreshTokens": true }))).await;
    memory.0.lock().expect("no panic").is_full = false;
    assert!(token().token_roles().await.is_ok());
    assert_ne!(memory.0.lock().expect("no panic").token.expose_secret(), first);
    assert!(memory.0.lock().expect("no panic").refusals.is_empty());
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_token_that_was_used_before_ends_the_sign_in() {
    let server = Server::start().await;
    let (client, credential, memory, home) = in_memory(&server).await;
    let connection = || client.connection(home.parse().expect("a GUID"), credential.clone());
    let first = memory.0.lock().expect("no panic").token.clone();
    assert!(connection().token_roles().await.is_ok());
    // Somebody has a copy of the one before and uses it.
    memory.0.lock().expect("no panic").token = first;
    let error = connection().token_roles().await.expect_err("used before");
    assert_eq!(error.code(), "AADSTS70000");
    assert_eq!(memory.0.lock().expect("no panic").refusals.len(), 1);
    server.stop().await;
}
