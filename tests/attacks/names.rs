//! Names that attack whoever reads them. Anybody who may name a group in a customer's tenant chooses what Plumbline
//! shows to the people who look after it.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Server, list, read, text};

/// A script, quotes that end an attribute, a header of an answer, a formula of a spreadsheet, signs of a terminal, and
/// marks that turn the direction of what follows.
pub const ATTACKS: [&str; 7] = [
    "<script>window.attacked=1</script>",
    "\"><img src=x onerror=window.attacked=1>'",
    "x\"; filename=\"evil.html\"\r\nset-cookie: plumbline=theirs",
    "=HYPERLINK(\"https://evil.example\",\"click\")",
    "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m",
    "safe\u{202e}gpj.exe\u{2066}",
    "javascript:window.attacked=1",
];

/// One group of the tenant for each attack, named like it, and the read and agreed state.
async fn attacked(server: &Server) -> (String, Vec<String>) {
    let tenant = server.connect().await;
    let groups = server.graph("/v1.0/groups?$top=20").await["value"].as_array().expect("groups").clone();
    let mut ids = Vec::new();
    for (attack, group) in ATTACKS.iter().zip(&groups) {
        let path = format!("/v1.0/groups/{}", text(&group["id"]));
        let body = json!({ "displayName": attack, "description": attack });
        server.change("PATCH", &path, body).await;
        ids.push(text(&group["id"]));
    }
    server.sync_areas(&tenant, &["groups"]).await;
    server.post(&format!("/tenants/{tenant}/areas/groups/baseline/capture"), json!({ "label": "agreed" })).await;
    for (attack, id) in ATTACKS.iter().zip(&ids) {
        let body = json!({ "description": format!("{attack} and more") });
        server.change("PATCH", &format!("/v1.0/groups/{id}"), body).await;
    }
    server.sync_areas(&tenant, &["groups"]).await;
    (tenant, ids)
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_names_leave_the_api_as_data() {
    let server = Server::start().await;
    let (tenant, ids) = attacked(&server).await;
    let drifts = list(&server.get(&format!("/drifts?tenant={tenant}&limit=100")).await);
    assert!(drifts.len() >= ATTACKS.len(), "{}", drifts.len());
    let mut paths = vec![
        "/drifts?limit=100".to_owned(),
        format!("/tenants/{tenant}/areas/groups/resources?limit=100"),
        format!("/tenants/{tenant}/areas/groups/baseline"),
        format!("/tenants/{tenant}/areas/groups/baseline/export"),
        format!("/tenants/{tenant}/events"),
    ];
    for id in &ids {
        let resource = format!("/tenants/{tenant}/areas/groups/resources/{id}");
        paths.extend([resource.clone(), format!("{resource}/history"), format!("{resource}/explain")]);
    }
    for path in paths {
        let answer = read(server.raw(Method::GET, &format!("/api/v1{path}")).header("cookie", server.cookie())).await;
        assert!(answer.status.is_success(), "{path}: {} {}", answer.status, answer.text);
        assert_eq!(answer.headers["content-type"], "application/json", "{path}");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{path}");
        assert!(answer.headers["content-security-policy"].to_str().expect("ASCII").contains("default-src 'none'"));
        assert!(!answer.headers.contains_key("set-cookie"), "{path}");
        answer.json();
    }
    // They are shown as they are: whoever cleans names hides what somebody did.
    let named: Vec<Value> = drifts.iter().map(|drift| drift["resourceName"].clone()).collect();
    for attack in ATTACKS {
        assert!(named.iter().any(|name| name == attack), "{attack:?} is not among {named:?}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_name_of_a_download_holds_nothing_from_outside() {
    let server = Server::start().await;
    let (tenant, _) = attacked(&server).await;
    let path = format!("/api/v1/tenants/{tenant}/areas/groups/baseline/export");
    let answer = read(server.raw(Method::GET, &path).header("cookie", server.cookie())).await;
    assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"groups.json\"");
    server.stop().await;
}

/// Names of our own things: what no keyboard types on purpose is refused, the rest is text like any other.
#[tokio::test(flavor = "multi_thread")]
async fn names_given_to_tenants_are_text_and_hold_no_signs() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    for attack in ATTACKS {
        let answer = server.send(Method::PATCH, &format!("/tenants/{tenant}"), Some(json!({ "name": attack }))).await;
        if attack.chars().any(char::is_control) {
            assert_eq!(answer.status, 422, "{attack:?}");
        } else {
            assert_eq!(answer.status, 200, "{attack:?}: {}", answer.text);
            assert_eq!(server.get(&format!("/tenants/{tenant}")).await["name"], attack);
        }
    }
    server.stop().await;
}

/// A terminal obeys what it is sent, so no sign reaches it as one.
#[tokio::test(flavor = "multi_thread")]
async fn no_name_speaks_to_the_terminal() {
    let server = Server::start().await;
    attacked(&server).await;
    for arguments in [&["drift"][..], &["drift", "--format", "json"], &["tenant", "list"]] {
        let output = server.command(arguments).await;
        let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        let sign = told.chars().find(|sign| {
            (sign.is_control() && !matches!(sign, '\n' | '\t'))
                || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        });
        assert_eq!(sign, None, "{arguments:?}: {told:?}");
    }
    let told = server.command(&["drift"]).await.stdout;
    assert!(String::from_utf8_lossy(&told).contains("\\u001b]0;owned"), "the sign is shown by its number");
    server.stop().await;
}
