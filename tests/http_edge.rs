//! The edge of the HTTP interface: who gets in, and what happens to wrong input.

mod support;

use plumbline::api;
use reqwest::Method;
use serde_json::{Value, json};
use support::{Answer, PASSWORD, Server, read, text};

/// Method and path of every operation of the OpenAPI document, with ids filled in.
fn operations() -> Vec<(Method, String)> {
    let document: Value = serde_json::to_value(api::document()).expect("JSON");
    let paths = document["paths"].as_object().expect("paths").clone();
    let mut all = Vec::new();
    for (path, operations) in paths {
        for method in operations.as_object().expect("operations").keys() {
            if let Ok(method) = method.to_uppercase().parse::<Method>() {
                let path = path.replace("{version}", "1").replace(['{', '}'], "");
                all.push((method, path));
            }
        }
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_but_the_open_routes_answers_without_a_session() {
    let server = Server::start().await;
    let open = [
        "/api/v1/public/config",
        "/api/v1/setup",
        "/api/v1/session/demo",
        "/api/v1/auth/login",
        "/api/v1/auth/callback",
        "/api/v1/auth/logout",
        "/api/v1/consents/callback",
    ];
    let operations = operations();
    assert!(operations.len() > 30, "{} operations", operations.len());
    for (method, path) in operations {
        let is_sign_in = method == Method::POST && path == "/api/v1/session";
        if open.contains(&path.as_str()) || is_sign_in {
            continue;
        }
        let answer = read(server.raw(method.clone(), &path)).await;
        assert_eq!(answer.status, 401, "{method} {path}: {}", answer.text);
        assert_eq!(answer.json()["code"], "notSignedIn");
        let forged = server.raw(method.clone(), &path).header("cookie", "plumbline=forged");
        assert_eq!(read(forged).await.status, 401, "{method} {path}");
    }
    for path in [
        "/api/v1/unknown",
        "/api/v1/openapi.json",
        "/api/docs/",
        "/api/",
        "/%61pi/v1/openapi.json",
        "/api/v1/%74enants",
    ] {
        assert_eq!(read(server.raw(Method::GET, path)).await.status, 401, "{path}");
    }
    for path in ["/healthz", "/readyz", "/api/v1/public/config"] {
        assert_eq!(read(server.raw(Method::GET, path)).await.status, 200, "{path}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_is_described_and_browsable_once_signed_in() {
    let server = Server::start().await;
    for (path, kind) in [("/api/v1/openapi.json", "application/json"), ("/api/docs/", "text/html")] {
        let answer = read(server.raw(Method::GET, path).header("cookie", server.cookie())).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.headers["content-type"].to_str().expect("ASCII").starts_with(kind), "{path}");
    }
    server.stop().await;
}

#[test]
fn the_committed_openapi_document_is_the_one_of_the_code() {
    let committed =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/web/openapi.json")).expect("committed");
    let of_code = api::document().to_pretty_json().expect("JSON");
    assert!(committed.trim() == of_code.trim(), "write it anew: plumbline openapi > web/openapi.json");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_administrator_is_made_once_and_with_the_token_only() {
    let server = Server::start().await;
    let again = json!({ "token": "guess", "username": "eve", "password": PASSWORD });
    let answer = server.send(Method::POST, "/setup", Some(again)).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (409, &json!("setupDone")));
    // What works no more does not lie about.
    while server.data_dir().join("setup-token").exists() {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_session_at_once() {
    let server = Server::start().await;
    server.get("/session").await;
    assert_eq!(server.send(Method::DELETE, "/session", None).await.status, 204);
    assert_eq!(server.send(Method::GET, "/session", None).await.status, 401);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_sign_ins_are_alike_and_throttled() {
    let server = Server::start().await;
    let attempt = |username: &str| json!({ "username": username, "password": "not this one" });
    let known = server.send(Method::POST, "/session", Some(attempt("ada"))).await;
    let unknown = server.send(Method::POST, "/session", Some(attempt("nobody"))).await;
    let told = |answer: &Answer| {
        let mut problem = answer.json();
        problem.as_object_mut().expect("a problem").remove("requestId");
        (answer.status.as_u16(), problem)
    };
    assert_eq!(known.status, 401);
    assert_eq!(told(&known), told(&unknown));
    for _ in 0..10 {
        server.send(Method::POST, "/session", Some(attempt("ada"))).await;
    }
    let throttled = server.send(Method::POST, "/session", Some(attempt("ada"))).await;
    assert_eq!(throttled.status, 429, "{}", throttled.text);
    assert!(throttled.headers.contains_key("retry-after"));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_from_foreign_pages_and_foreign_hosts_are_refused() {
    let server = Server::start().await;
    let sync = || server.raw(Method::DELETE, "/api/v1/session").header("cookie", server.cookie());
    for (header, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), ("origin", "null")] {
        let answer = read(sync().header(header, value)).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (403, &json!("foreignOrigin")), "{value}");
    }
    let rebound = server.raw(Method::GET, "/api/v1/session").header("cookie", server.cookie());
    assert_eq!(read(rebound.header("host", "evil.example")).await.status, 421);
    server.get("/session").await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_carry_the_security_headers() {
    let server = Server::start().await;
    for path in ["/", "/healthz", "/api/v1/public/config", "/tenants/anything", "/api/v1/tenants"] {
        let answer = read(server.raw(Method::GET, path)).await;
        let header = |name: &str| answer.headers[name].to_str().expect("ASCII").to_owned();
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("x-frame-options"), "DENY", "{path}");
        assert_eq!(header("referrer-policy"), "no-referrer", "{path}");
        let policy = header("content-security-policy");
        let scripts = policy.split(';').find(|part| part.trim().starts_with("script-src")).unwrap_or_default();
        assert!(!scripts.contains("unsafe-inline"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_input_is_refused_with_the_field_and_what_is_expected() {
    let server = Server::start().await;
    let tenant = |change: Value| {
        let mut body = json!({
            "name": "Contoso",
            "tenantId": "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42",
            "credential": { "kind": "secret", "clientId": "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42", "clientSecret": "s" },
        });
        for (key, value) in change.as_object().expect("an object") {
            body[key] = value.clone();
        }
        body
    };
    for (body, status, field) in [
        (tenant(json!({ "tenantId": "contoso.com" })), 422, "tenantId"),
        (tenant(json!({ "name": " " })), 422, "name"),
        (tenant(json!({ "syncIntervalMinutes": 0 })), 422, "syncIntervalMinutes"),
    ] {
        let answer = server.send(Method::POST, "/tenants", Some(body)).await;
        assert_eq!(answer.status, status, "{}", answer.text);
        assert_eq!(answer.json()["errors"][0]["field"], field, "{}", answer.text);
        assert!(answer.headers["content-type"].to_str().expect("ASCII").starts_with("application/problem+json"));
    }
    let extra = server.send(Method::POST, "/tenants", Some(tenant(json!({ "secret": "x" })))).await;
    assert_eq!((extra.status.as_u16(), &extra.json()["code"]), (422, &json!("invalidBody")));
    for (body, status, code) in [("{\"name\":", 400, "brokenJson"), ("[]", 422, "invalidBody")] {
        let request = server.raw(Method::POST, "/api/v1/tenants").header("cookie", server.cookie());
        let answer = read(request.header("content-type", "application/json").body(body)).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (status, &json!(code)), "{body}");
    }
    let request = server.raw(Method::POST, "/api/v1/tenants").header("cookie", server.cookie());
    let huge = request.header("content-type", "application/json").body("x".repeat(10 * 1024 * 1024));
    let answer = read(huge).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (413, &json!("bodyTooLarge")));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_exist_is_not_found() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let nobody = "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42";
    for (method, path, code) in [
        (Method::GET, format!("/tenants/{nobody}"), "tenantNotFound"),
        (Method::GET, "/tenants/not-an-id".to_owned(), "tenantNotFound"),
        (Method::GET, format!("/tenants/{nobody}/permissions"), "tenantNotFound"),
        (Method::POST, format!("/tenants/{nobody}/connection/test"), "tenantNotFound"),
        (Method::GET, format!("/drifts/{nobody}"), "driftNotFound"),
        (Method::GET, format!("/jobs/{nobody}"), "jobNotFound"),
        (Method::GET, format!("/tenants/{tenant}/areas/mailboxes/resources"), "unknownArea"),
        (Method::GET, format!("/tenants/{tenant}/areas/groups/resources/{nobody}"), "resourceNotFound"),
        (Method::GET, format!("/tenants/{tenant}/areas/groups/baseline"), "noBaseline"),
    ] {
        let answer = server.send(method, &path, None).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (404, &json!(code)), "{path}");
    }
    let unknown =
        server.send(Method::POST, &format!("/tenants/{tenant}/sync"), Some(json!({ "areas": ["mailboxes"] }))).await;
    assert_eq!((unknown.status.as_u16(), &unknown.json()["code"]), (404, &json!("unknownArea")));
    let early =
        server.send(Method::POST, &format!("/tenants/{tenant}/areas/groups/baseline/capture"), Some(json!({}))).await;
    assert_eq!((early.status.as_u16(), &early.json()["code"]), (409, &json!("nothingToCapture")));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_secret_is_told_with_the_way_out() {
    let server = Server::start().await;
    let made_up = server.made_up();
    let body = json!({
        "tenantId": made_up.directory_id,
        "credential": { "kind": "secret", "clientId": made_up.client_id, "clientSecret": "wrong" },
    });
    let test = server.post("/connection-tests", body).await;
    assert_eq!(test["ok"], false);
    assert_eq!(test["error"]["code"], "AADSTS7000215");
    assert!(text(&test["error"]["hint"]).to_lowercase().contains("value"), "{test}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_directory_is_connected_once() {
    let server = Server::start().await;
    server.connect().await;
    let made_up = server.made_up();
    let body = json!({
        "name": "again",
        "tenantId": made_up.directory_id,
        "credential": { "kind": "secret", "clientId": made_up.client_id, "clientSecret": "x" },
    });
    let answer = server.send(Method::POST, "/tenants", Some(body)).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (409, &json!("conflict")));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn events_tell_the_progress_of_a_sync() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let request = server.raw(Method::GET, "/api/v1/events").header("cookie", server.cookie());
    let mut stream = request.send().await.expect("a stream");
    assert_eq!(stream.headers()["content-type"], "text/event-stream");
    server.sync(&tenant).await;
    let mut told = String::new();
    while !told.contains("\"jobDone\":true") {
        told.push_str(std::str::from_utf8(&stream.chunk().await.expect("open").expect("more")).expect("text"));
    }
    assert!(told.contains("event: job\n"), "{told}");
    drop(stream);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_the_app_come_compressed_as_the_browser_likes() {
    let server = Server::start().await;
    let page = read(server.raw(Method::GET, "/")).await.text;
    let mut scripts = Vec::new();
    for script in page.split('"').filter(|part| part.starts_with("/assets/") && part.ends_with(".js")) {
        scripts.push((read(server.raw(Method::GET, script)).await.text.len(), script));
    }
    let Some((_, script)) = scripts.into_iter().max() else {
        println!("skipped: the web app is not built");
        return;
    };
    // This client leaves the answer as it is.
    let client = reqwest::Client::builder().no_gzip().no_proxy().build().expect("a client");
    let address = server.address_of(script);
    let asked = async |accepted: &str| {
        let answer = client.get(&address).header("accept-encoding", accepted).send().await.expect("a file");
        let header = |name: &str| {
            answer.headers().get(name).map(|value| value.to_str().expect("text").to_owned()).unwrap_or_default()
        };
        assert_eq!((answer.status().as_u16(), header("vary").to_lowercase().as_str()), (200, "accept-encoding"));
        (header("content-encoding"), header("content-type"), answer.bytes().await.expect("a body").len())
    };
    let (encoding, kind, whole) = asked("identity").await;
    assert!(encoding.is_empty() && kind.contains("javascript"), "{encoding} {kind}");
    for (accepted, expected) in
        [("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("gzip;q=0.5, br", "br")]
    {
        let (encoding, kind_then, size) = asked(accepted).await;
        assert_eq!((encoding.as_str(), kind_then.as_str()), (expected, kind.as_str()), "{accepted}");
        assert!(size * 2 < whole, "{accepted}: {size} of {whole} bytes");
    }
    for ending in [".br", ".gz"] {
        assert_eq!(read(server.raw(Method::GET, &format!("{script}{ending}"))).await.status, 404, "{ending}");
    }
    server.stop().await;
}
