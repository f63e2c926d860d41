//! The headers of every kind of answer.

use reqwest::Method;
use serde_json::json;

use crate::raw::exchange;
use crate::support::{Answer, Front, Server, read};

fn header<'answer>(answer: &'answer Answer, name: &str) -> &'answer str {
    answer.headers.get(name).map(|value| value.to_str().expect("ASCII")).unwrap_or_default()
}

fn check(answer: &Answer, what: &str) {
    for (name, expected) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("x-xss-protection", "0"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(header(answer, name), expected, "{name} of {what}");
    }
    assert!(header(answer, "permissions-policy").contains("camera=()"), "{what}");
    let policy = header(answer, "content-security-policy");
    assert!(policy.contains("default-src 'none'"), "{what}: {policy}");
    assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "{what}: {policy}");
    let scripts = policy.split(';').find(|part| part.trim().starts_with("script-src")).unwrap_or("script-src");
    assert!(!scripts.contains("unsafe") && !scripts.contains("data:") && !scripts.contains('*'), "{what}: {policy}");
    for name in ["server", "x-powered-by"] {
        assert!(!answer.headers.contains_key(name), "{what} tells its {name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_answer_carries_the_security_headers() {
    let server = Server::start().await;
    let signed_in = |method, path: &str| server.raw(method, path).header("cookie", server.cookie());
    let long = format!("/?{}", "x".repeat(9 * 1024));
    let requests = [
        ("the page", server.raw(Method::GET, "/"), 200),
        ("a page of the app", server.raw(Method::GET, "/tenants/anything"), 200),
        ("a missing file", server.raw(Method::GET, "/assets/nowhere.js"), 404),
        ("a change of a page", server.raw(Method::POST, "/"), 405),
        ("the head of a page", server.raw(Method::HEAD, "/"), 200),
        ("a health check", server.raw(Method::GET, "/healthz"), 200),
        ("what anybody may know", server.raw(Method::GET, "/api/v1/public/config"), 200),
        ("somebody unknown", server.raw(Method::GET, "/api/v1/tenants"), 401),
        ("an unknown route", signed_in(Method::GET, "/api/v1/nowhere"), 404),
        ("an unknown tenant", signed_in(Method::GET, "/api/v1/tenants/none"), 404),
        ("a list", signed_in(Method::GET, "/api/v1/tenants"), 200),
        ("a wrong query", signed_in(Method::GET, "/api/v1/drifts?nonsense=1"), 400),
        ("a wrong body", signed_in(Method::POST, "/api/v1/tenants").json(&json!([])), 422),
        ("a missing precondition", signed_in(Method::GET, "/api/v1/events"), 200),
        ("the document", signed_in(Method::GET, "/api/v1/openapi.json"), 200),
        ("the API browser", signed_in(Method::GET, "/api/docs/"), 200),
        ("a script of the API browser", signed_in(Method::GET, "/api/docs/swagger-initializer.js"), 200),
        ("a missing file of the API browser", signed_in(Method::GET, "/api/docs/nowhere"), 404),
        ("a foreign page", signed_in(Method::DELETE, "/api/v1/session").header("origin", "https://evil.example"), 403),
        ("a foreign host", server.raw(Method::GET, "/").header("host", "evil.example"), 421),
        ("a long address", server.raw(Method::GET, &long), 414),
        ("large headers", server.raw(Method::GET, "/").header("x-filler", "x".repeat(40 * 1024)), 431),
        (
            "an encoding that nobody speaks",
            server.raw(Method::GET, "/").header("accept-encoding", "identity;q=0, x"),
            406,
        ),
        ("a question before a call", server.raw(Method::OPTIONS, "/api/v1/tenants"), 401),
    ];
    for (what, request, status) in requests {
        let response = request.send().await.expect("an answer");
        // The stream of events never ends, so only its head is looked at.
        let answer = Answer { status: response.status(), headers: response.headers().clone(), text: String::new() };
        assert_eq!(answer.status, status, "{what}");
        check(&answer, what);
        assert_eq!(header(&answer, "strict-transport-security"), "", "{what}: this is no HTTPS");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_of_the_api_are_kept_by_no_cache() {
    let server = Server::start().await;
    for path in ["/api/v1/tenants", "/api/v1/session", "/api/v1/nowhere", "/api/v1/openapi.json"] {
        let answer = read(server.raw(Method::GET, path).header("cookie", server.cookie())).await;
        assert_eq!(header(&answer, "cache-control"), "no-store", "{path}");
    }
    assert_eq!(header(&read(server.raw(Method::GET, "/")).await, "cache-control"), "no-store");
    server.stop().await;
}

/// Such requests never reach the application, so their answers are empty, and the connection ends.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_http_gets_an_empty_answer_and_the_connection_ends() {
    let server = Server::start().await;
    for nonsense in ["GET\r\n\r\n", "\0\0\0\0\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "G\u{7f}T / HTTP/1.1\r\n\r\n"] {
        let answer = exchange(server.address(), nonsense).await;
        assert!(answer.starts_with("HTTP/1.1 400 "), "{nonsense:?}: {answer}");
        assert!(answer.ends_with("\r\n\r\n"), "{nonsense:?} has no body: {answer}");
    }
    server.stop().await;
}

/// The scheme that people use is known from the public address, also where a proxy ends TLS.
#[tokio::test(flavor = "multi_thread")]
async fn behind_a_proxy_with_tls_browsers_are_told_to_stay_with_it() {
    let front = Front { public_url: Some("https://drift.example.com"), ..Front::default() };
    let server = Server::start_behind(front).await;
    let answer = read(server.raw(Method::GET, "/").header("host", "drift.example.com")).await;
    let told = header(&answer, "strict-transport-security");
    let seconds: u64 = told.trim_start_matches("max-age=").split(';').next().unwrap_or_default().parse().expect(told);
    assert!(seconds >= 15_552_000, "{told}");
    assert!(server.cookie().starts_with("__Host-plumbline="), "the cookie is bound to host and HTTPS");
    server.stop().await;
}
