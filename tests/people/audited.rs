//! What somebody does to an account, his own or another's, stands in the audit trail, without a secret.

use std::time::{SystemTime, UNIX_EPOCH};

use reqwest::Method;
use serde_json::{Value, json};

use crate::person::{OWN_PASSWORD, Person, make_user};
use crate::support::{PASSWORD, Server, list, text};

/// Carries an operation out, which must leave an entry with this action.
async fn does(server: &Server, method: Method, path: &str, body: Option<Value>, action: &str) -> Value {
    let count = async || list(&server.get(&format!("/audit?action={action}&limit=100")).await).len();
    let before = count().await;
    let answer = server.send(method.clone(), path, body).await;
    assert!(answer.status.is_success(), "{method} {path}: {} {}", answer.status, answer.text);
    assert_eq!(count().await, before + 1, "{method} {path} leaves {action}");
    if answer.text.is_empty() { Value::Null } else { answer.json() }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_does_to_an_account_stands_in_the_audit_trail() {
    let server = Server::start().await;
    let proof = || Some(json!({ "password": PASSWORD }));
    let begun = server.post("/account/second-factor", json!({ "password": PASSWORD })).await;
    let secret = text(&begun["secret"]);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
    let app = totp_rs::Secret::try_from_base32(&secret).expect("base 32");
    let code = totp_rs::Builder::new().with_secret(app).build().expect("an app").generate(now).to_string();
    let path = "/account/second-factor/confirmation";
    does(&server, Method::POST, path, Some(json!({ "code": code })), "secondFactor.confirm").await;
    let codes = does(&server, Method::POST, "/account/recovery-codes", proof(), "recoveryCodes.renew").await;
    does(&server, Method::POST, "/account/second-factor/removal", proof(), "secondFactor.remove").await;

    let wish = json!({ "name": "ci", "power": "read", "expiresInDays": 1 });
    let made = does(&server, Method::POST, "/tokens", Some(wish), "token.make").await;
    let path = format!("/tokens/{}", text(&made["token"]["id"]));
    does(&server, Method::DELETE, &path, None, "token.revoke").await;
    Person::sign_in(&server, "ada", PASSWORD).await;
    let sessions = list(&server.get("/account/sessions").await);
    let other = sessions.iter().find(|session| session["isCurrent"] == false).expect("another one");
    let path = format!("/account/sessions/{}", text(&other["id"]));
    does(&server, Method::DELETE, &path, None, "session.end").await;
    does(&server, Method::DELETE, "/account/sessions", None, "session.endAll").await;

    let grace = make_user(&server, "grace", json!([])).await;
    let at = |rest: &str| format!("/users/{grace}{rest}");
    let grants = json!({ "grants": [{ "role": "operator" }] });
    does(&server, Method::PUT, &at("/grants"), Some(grants), "user.grant").await;
    let person = Person::sign_in(&server, "grace", OWN_PASSWORD).await;
    let wish = json!({ "name": "ci", "power": "operate", "expiresInDays": 1 });
    let token = text(&person.send(Method::POST, "/tokens", Some(wish)).await.json()["token"]["id"]);
    does(&server, Method::DELETE, &at(&format!("/tokens/{token}")), None, "token.revoke").await;
    does(&server, Method::DELETE, &at("/sessions"), None, "session.endAll").await;
    does(&server, Method::POST, &at("/disable"), None, "user.disable").await;
    does(&server, Method::POST, &at("/enable"), None, "user.enable").await;
    let reset = json!({ "password": "given by the office" });
    does(&server, Method::POST, &at("/reset"), Some(reset), "user.reset").await;
    does(&server, Method::DELETE, &at(""), None, "user.remove").await;

    let trail = server.get("/audit?limit=1000").await.to_string();
    for action in ["user.add", "password.change", "session.begin"] {
        assert!(trail.contains(action), "{action}");
    }
    let secrets = [PASSWORD, OWN_PASSWORD, "given by the office", &secret, &text(&made["secret"])].map(str::to_owned);
    for secret in secrets.into_iter().chain(codes["codes"].as_array().expect("codes").iter().map(text)) {
        assert!(!trail.contains(&secret), "{secret}");
    }
    server.stop().await;
}
