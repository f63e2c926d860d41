//! A way to Microsoft's page and back, as a browser goes it.

use reqwest::Method;
use reqwest::header::LOCATION;
use serde_json::{Value, json};
use url::Url;

use super::support::{Answer, Server, read, text};

/// Permissions with which a tenant can be read.
pub const READING: [&str; 4] = ["Organization.Read.All", "Policy.Read.All", "Group.Read.All", "User.Read.All"];

/// Registers an application for any organisation at the simulator, and tells the server of it.
pub async fn register(server: &Server, purpose: &str, roles: &[&str], scopes: &[&str]) -> (String, String) {
    let name = format!("Plumbline for {purpose}");
    let new = json!({ "name": name, "redirectUris": [callback(server)], "roles": roles, "scopes": scopes });
    let app = server.simulated(Method::POST, "/apps", Some(new)).await;
    let credential = json!({ "kind": "secret", "clientId": app["clientId"], "clientSecret": app["clientSecret"] });
    let body = json!({ "name": name, "purpose": purpose, "credential": credential });
    let created = server.post("/app-registrations", body).await;
    (text(&created["appRegistration"]["id"]), text(&app["clientId"]))
}

pub fn callback(server: &Server) -> String {
    // By the name under which the tests reach it.
    format!("http://localhost:{}/api/v1/consents/callback", server.address().port())
}

/// Begins a way; tells where the browser is sent.
pub async fn begin(server: &Server, body: Value) -> Url {
    text(&server.post("/consents", body).await["url"]).parse().expect("an address")
}

/// Fills in the form of the page; tells where Microsoft sends the browser.
pub async fn decide(url: &Url, tenant: &str, decision: &str) -> Url {
    let page = read(client().get(url.clone())).await;
    assert!(page.status.is_success(), "{}", page.text);
    let mut form: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    form.push(("tenant".to_owned(), tenant.to_owned()));
    form.push(("account".to_owned(), "partner".to_owned()));
    form.push(("decision".to_owned(), decision.to_owned()));
    let mut action = url.clone();
    action.set_query(None);
    let answer = read(client().post(action).form(&form)).await;
    assert_eq!(answer.status, 302, "{}", answer.text);
    location(&answer).parse().expect("an address")
}

/// Follows the way back to our own page; tells what that page knows.
pub async fn come_back(server: &Server, back: &Url) -> Value {
    // The browser comes from Microsoft, so no cookie of ours comes with it.
    let answer = read(client().get(back.clone())).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let location = location(&answer);
    let answer = location.strip_prefix("/connect/return#").expect("our own page");
    assert!(!back.as_str().is_empty() && server.address().ip().is_loopback());
    let mut body = serde_json::Map::new();
    for (name, value) in url::form_urlencoded::parse(answer.as_bytes()) {
        let name = match name.as_ref() {
            "error_description" => "errorDescription",
            "admin_consent" => continue,
            other => other,
        };
        body.insert(name.to_owned(), json!(value));
    }
    Value::Object(body)
}

pub async fn finish(server: &Server, body: Value) -> Answer {
    server.send(Method::POST, "/consents/completions", Some(body)).await
}

/// The whole way, accepted.
pub async fn go(server: &Server, wanted: Value, directory: &str) -> Answer {
    let url = begin(server, wanted).await;
    let back = decide(&url, directory, "accept").await;
    let body = come_back(server, &back).await;
    finish(server, body).await
}

/// What the audit trail tells, newest last: action and detail.
pub fn trail(server: &Server) -> Vec<(String, Value)> {
    let database = rusqlite::Connection::open(server.data_dir().join("plumbline.sqlite3")).expect("a database");
    let mut statement = database.prepare("SELECT action, detail FROM audit_entries ORDER BY id").expect("a table");
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
    rows.expect("rows")
        .map(|row| {
            let (action, detail) = row.expect("a row");
            (action, serde_json::from_str(&detail).unwrap_or(Value::Null))
        })
        .collect()
}

fn location(answer: &Answer) -> String {
    answer.headers[LOCATION].to_str().expect("ASCII").to_owned()
}

fn client() -> reqwest::Client {
    let builder = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
    builder.build().expect("a client")
}
