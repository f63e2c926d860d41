//! One step, two steps, and passwords that somebody else chose.

use std::time::{SystemTime, UNIX_EPOCH};

use reqwest::Method;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use crate::person::{OWN_PASSWORD, Person, cookie_of, problem, sign_in};
use crate::support::{PASSWORD, Server, list, text};

/// The code that an app shows so many steps from now.
fn code(secret: &str, steps: u64) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
    let secret = Secret::try_from_base32(secret).expect("base 32");
    let app = Builder::new().with_secret(secret).build().expect("an app");
    app.generate(now + 30 * steps).to_string()
}

/// Turns the second step on for the administrator; tells secret, the code that proved it, and recovery codes.
async fn enrol(server: &Server) -> (String, String, Vec<String>) {
    let begun = server.post("/account/second-factor", json!({ "password": PASSWORD })).await;
    let secret = text(&begun["secret"]);
    assert!(text(&begun["uri"]).contains(&secret), "{begun}");
    let proof = code(&secret, 0);
    let confirmed = server.post("/account/second-factor/confirmation", json!({ "code": proof })).await;
    let codes: Vec<String> = confirmed["codes"].as_array().expect("codes").iter().map(text).collect();
    (secret, proof, codes)
}

fn ada(code: Option<&str>) -> Value {
    json!({ "username": "ada", "password": PASSWORD, "code": code })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_asked_for_after_the_password_and_works_once() {
    let server = Server::start().await;
    let (secret, spent, _) = enrol(&server).await;
    let wrong_password = json!({ "username": "ada", "password": "not this one", "code": code(&secret, 1) });
    assert_eq!(problem(&sign_in(&server, wrong_password).await), (401, "wrongPassword".to_owned()));
    assert_eq!(problem(&sign_in(&server, ada(None)).await), (401, "codeNeeded".to_owned()));
    assert_eq!(problem(&sign_in(&server, ada(Some("000000"))).await), (401, "wrongCode".to_owned()));
    assert_eq!(problem(&sign_in(&server, ada(Some(&spent))).await), (401, "wrongCode".to_owned()), "it confirmed");
    let next = code(&secret, 1);
    assert_eq!(sign_in(&server, ada(Some(&next))).await.status, 200);
    assert_eq!(problem(&sign_in(&server, ada(Some(&next))).await), (401, "wrongCode".to_owned()));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_works_once_and_new_ones_end_the_old() {
    let server = Server::start().await;
    let (_, _, codes) = enrol(&server).await;
    assert_eq!(codes.len(), 10);
    let typed = codes[0].to_lowercase().replace('-', " ");
    assert_eq!(sign_in(&server, ada(Some(&typed))).await.status, 200);
    assert_eq!(problem(&sign_in(&server, ada(Some(&codes[0]))).await), (401, "wrongCode".to_owned()));
    assert_eq!(server.get("/account").await["recoveryCodesLeft"], 9);
    let renewed = server.post("/account/recovery-codes", json!({ "password": PASSWORD })).await;
    assert_eq!(problem(&sign_in(&server, ada(Some(&codes[1]))).await), (401, "wrongCode".to_owned()));
    assert_eq!(sign_in(&server, ada(Some(&text(&renewed["codes"][0])))).await.status, 200);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_step_counts_once_a_code_proved_it_and_goes_with_the_password() {
    let server = Server::start().await;
    let refused = server.send(Method::POST, "/account/second-factor", Some(json!({ "password": "not mine" }))).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["field"]), (422, &json!("password")));
    server.post("/account/second-factor", json!({ "password": PASSWORD })).await;
    let wrong = json!({ "code": "000000" });
    let refused = server.send(Method::POST, "/account/second-factor/confirmation", Some(wrong)).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["field"]), (422, &json!("code")));
    assert_eq!(sign_in(&server, ada(None)).await.status, 200, "it is not confirmed yet");
    enrol(&server).await;
    let again = server.send(Method::POST, "/account/second-factor", Some(json!({ "password": PASSWORD }))).await;
    assert_eq!(problem(&again), (409, "secondFactorOn".to_owned()));
    let removal = json!({ "password": PASSWORD });
    assert_eq!(server.send(Method::POST, "/account/second-factor/removal", Some(removal)).await.status, 204);
    assert_eq!(sign_in(&server, ada(None)).await.status, 200);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_somebody_else_chose_opens_nothing_but_the_way_to_another() {
    let server = Server::start().await;
    let body = json!({ "username": "grace", "password": "chosen by somebody else", "grants": [{ "role": "viewer" }] });
    server.post("/users", body).await;
    let grace = Person::sign_in(&server, "grace", "chosen by somebody else").await;
    let session = grace.send(Method::GET, "/session", None).await;
    assert_eq!(session.json()["mustChangePassword"], true);
    for path in ["/tenants", "/drifts", "/tokens", "/openapi.json"] {
        assert_eq!(problem(&grace.send(Method::GET, path, None).await), (403, "passwordChangeNeeded".to_owned()));
    }
    let same = json!({ "currentPassword": "chosen by somebody else", "newPassword": "chosen by somebody else" });
    assert_eq!(grace.send(Method::PUT, "/account/password", Some(same)).await.status, 422);
    let change = json!({ "currentPassword": "chosen by somebody else", "newPassword": OWN_PASSWORD });
    let changed = grace.send(Method::PUT, "/account/password", Some(change)).await;
    assert_eq!(changed.status, 204, "{}", changed.text);
    assert_eq!(grace.status(Method::GET, "/tenants").await, 401, "the old cookie opens nothing any more");
    let grace = Person { cookie: cookie_of(&changed), ..grace };
    assert_eq!(grace.status(Method::GET, "/tenants").await, 200);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_lets_somebody_in_who_lost_everything() {
    let server = Server::start().await;
    enrol(&server).await;
    let file = server.folder.path().join("password");
    std::fs::write(&file, "found in the safe\n").expect("written");
    let file = file.to_str().expect("a path");
    let reset = server.command(&["user", "reset", "ada", "--password-file", file, "--clear-second-factor"]).await;
    assert!(reset.status.success(), "{}", String::from_utf8_lossy(&reset.stderr));
    assert_eq!(server.send(Method::GET, "/session", None).await.status, 401, "the sessions ended");
    let ada = Person::sign_in(&server, "ada", "found in the safe").await;
    let add = ["user", "add", "grace", "--role", "viewer", "--password-file", file];
    assert!(server.command(&add).await.status.success());
    let users = list(&ada.send(Method::GET, "/users", None).await.json());
    let grace = users.iter().find(|user| user["username"] == "grace").expect("made");
    assert_eq!(grace["grants"], json!([{ "role": "viewer", "tenantId": null, "groupId": null, "source": "given" }]));
    assert!(server.command(&["user", "disable", "grace"]).await.status.success());
    let refused = sign_in(&server, json!({ "username": "grace", "password": "found in the safe" })).await;
    assert_eq!(problem(&refused), (403, "accountDisabled".to_owned()));
    let last = server.command(&["user", "disable", "ada"]).await;
    assert!(!last.status.success());
    let said = String::from_utf8_lossy(&last.stderr).into_owned();
    assert!(said.contains("nobody else governs"), "{said}");
    server.stop().await;
}
