//! Other pages in the browser of somebody who is signed in, and other names for the server.

use plumbline::server::Edge;
use reqwest::Method;
use serde_json::json;

use crate::raw::{exchange, status};
use crate::support::{Front, Server, read};

const EVIL: &str = "https://evil.example";
const FRONTEND: &str = "https://app.example.com";

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_page_changes_nothing_whatever_it_sends() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let path = format!("/api/v1/tenants/{tenant}/sync");
    let change = || server.raw(Method::POST, &path).header("cookie", server.cookie());
    for (what, request) in [
        ("a form", change().header("origin", EVIL).form(&[("areas", "groups")])),
        (
            "a text that looks like JSON",
            change().header("origin", EVIL).header("content-type", "text/plain").body("{}"),
        ),
        ("a sandboxed frame", change().header("origin", "null").body("")),
        ("a neighbour on another port", change().header("origin", "http://localhost:1")),
        ("a look-alike", change().header("origin", "http://localhost.evil.example")),
        ("two origins", change().header("origin", EVIL).header("origin", "http://localhost")),
        ("an origin that is no text", change().header("origin", b"\xff\xfe".as_slice())),
        ("the browser's own word", change().header("sec-fetch-site", "cross-site")),
        ("a neighbour of the same site", change().header("sec-fetch-site", "same-site")),
    ] {
        let answer = read(request).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (403, &json!("foreignOrigin")), "{what}");
    }
    // Even a page of our own origin cannot send what needs no permission to be sent.
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        let answer = read(change().header("content-type", kind).body("{}")).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (415, &json!("notJson")), "{kind}");
    }
    let untyped = read(change().body("{}")).await;
    assert_eq!(untyped.status, 415, "a body without a type is not guessed at");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_header_turns_a_reading_into_a_change() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    for header in ["x-http-method-override", "x-http-method", "x-method-override"] {
        let path = format!("/api/v1/tenants/{tenant}?_method=DELETE");
        let request = server.raw(Method::GET, &path).header("cookie", server.cookie()).header(header, "DELETE");
        read(request).await;
        let path = format!("/api/v1/tenants/{tenant}");
        let request = server.raw(Method::POST, &path).header("cookie", server.cookie()).header(header, "DELETE");
        assert_eq!(read(request).await.status, 404, "{header}");
    }
    server.get(&format!("/tenants/{tenant}")).await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_other_origin_may_read_anything() {
    let server = Server::start().await;
    for origin in [EVIL, "null", "http://localhost:5173"] {
        let request = server.raw(Method::GET, "/api/v1/tenants").header("cookie", server.cookie());
        let answer = read(request.header("origin", origin)).await;
        let allowed: Vec<_> =
            answer.headers.keys().filter(|name| name.as_str().starts_with("access-control-")).collect();
        assert!(allowed.is_empty(), "{origin}: {allowed:?}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_configured_frontend_may_call_from_elsewhere() {
    let front = Front { frontend_url: Some(FRONTEND), ..Front::default() };
    let server = Server::start_behind(front).await;
    let call = |origin: &'static str| {
        let request = server.raw(Method::GET, "/api/v1/tenants").header("cookie", server.cookie());
        read(request.header("origin", origin))
    };
    let answer = call(FRONTEND).await;
    assert_eq!(answer.headers["access-control-allow-origin"], FRONTEND);
    assert_eq!(answer.headers["access-control-allow-credentials"], "true");
    assert!(answer.headers["vary"].to_str().expect("ASCII").to_lowercase().contains("origin"));
    for origin in
        [EVIL, "https://app.example.com.evil.example", "http://app.example.com", "https://app.example.com:444"]
    {
        assert!(!call(origin).await.headers.contains_key("access-control-allow-origin"), "{origin}");
    }
    let ask = |origin: &'static str, method: &'static str| {
        let request = server.raw(Method::OPTIONS, "/api/v1/tenants").header("origin", origin);
        let request = request.header("access-control-request-method", method);
        read(request.header("access-control-request-headers", "content-type"))
    };
    let answer = ask(FRONTEND, "POST").await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.headers["access-control-allow-origin"], FRONTEND);
    assert!(answer.headers["access-control-allow-methods"].to_str().expect("ASCII").contains("POST"));
    assert!(answer.headers.contains_key("x-content-type-options"), "this answer carries our headers, too");
    assert!(!ask(EVIL, "POST").await.headers.contains_key("access-control-allow-origin"));
    let change = server.raw(Method::DELETE, "/api/v1/session").header("cookie", server.cookie());
    let change = change.header("origin", FRONTEND).header("sec-fetch-site", "cross-site");
    let change = change.header("x-plumbline-request", "1");
    assert_eq!(read(change).await.status, 204, "a change from the frontend is welcome");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_development_web_server_may_call_in_development_alone() {
    let edge = Edge { takes_development_server: true, ..Edge::default() };
    let server = Server::start_behind(Front { edge, ..Front::default() }).await;
    for (origin, expected) in [
        ("http://localhost:5173", true),
        ("http://127.0.0.1:5173", true),
        ("http://localhost:5174", false),
        ("https://localhost:5173", false),
        ("http://localhost:5173.evil.example", false),
    ] {
        let answer = read(server.raw(Method::GET, "/api/v1/public/config").header("origin", origin)).await;
        assert_eq!(answer.headers.contains_key("access-control-allow-origin"), expected, "{origin}");
    }
    server.stop().await;
}

/// On all addresses, as in production: the public address decides.
#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_host_is_refused_in_production_too() {
    let front = Front { bind: [0, 0, 0, 0], public_url: Some("https://drift.example.com"), ..Front::default() };
    let server = Server::start_behind(front).await;
    for (host, path, expected) in [
        ("drift.example.com", "/", 200),
        ("DRIFT.example.com:443", "/", 200),
        ("evil.example", "/", 421),
        ("drift.example.com.evil.example", "/api/v1/public/config", 421),
        ("drift.example.com@evil.example", "/", 421),
        ("10.0.0.7:8365", "/", 421),
        ("10.0.0.7:8365", "/readyz", 200),
        ("127.0.0.1", "/", 200),
    ] {
        let request = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        assert_eq!(status(&exchange(server.address(), request).await), expected, "{host} {path}");
    }
    let forwarded = server.raw(Method::GET, "/").header("host", "evil.example");
    let forwarded =
        forwarded.header("x-forwarded-host", "drift.example.com").header("forwarded", "host=drift.example.com");
    assert_eq!(read(forwarded).await.status, 421, "what a client says of a proxy counts for nothing");
    for two in [
        "GET / HTTP/1.1\r\nhost: drift.example.com\r\nhost: evil.example\r\nconnection: close\r\n\r\n",
        "GET http://evil.example/ HTTP/1.1\r\nhost: drift.example.com\r\nconnection: close\r\n\r\n",
    ] {
        assert_eq!(status(&exchange(server.address(), two).await), 400, "{two:?}");
    }
    server.stop().await;
}

/// Nothing that the client names ends up in an address that we send him to.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_sent_elsewhere() {
    let front = Front {
        client: reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()),
        ..Front::default()
    };
    let server = Server::start_behind(front).await;
    for path in [
        "//evil.example",
        "//evil.example/%2e%2e",
        "/\\evil.example",
        "/%2f%2fevil.example",
        "/https://evil.example",
        "/?next=https://evil.example",
        "/sign-in?returnTo=//evil.example",
        "/api/docs",
        "/api/docs//evil.example",
        "/api/v1//evil.example",
        "/assets//evil.example",
    ] {
        let answer = read(server.raw(Method::GET, path).header("cookie", server.cookie())).await;
        if let Some(place) = answer.headers.get("location") {
            let place = place.to_str().expect("ASCII");
            assert!(place.starts_with('/') && !place.starts_with("//") && !place.contains('\\'), "{path}: {place}");
        } else {
            assert!(!answer.status.is_redirection(), "{path}: {}", answer.status);
        }
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_somebody_else_chose_is_not_taken() {
    let server = Server::start().await;
    let chosen = "plumbline=chosen-by-the-attacker-00000000000000000000";
    let body = json!({ "username": "ada", "password": crate::support::PASSWORD });
    let answer = read(server.raw(Method::POST, "/api/v1/session").header("cookie", chosen).json(&body)).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let given = answer.headers["set-cookie"].to_str().expect("ASCII");
    assert!(!given.contains("chosen-by-the-attacker"), "{given}");
    for flag in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(given.contains(flag), "{given}");
    }
    assert!(!given.to_lowercase().contains("domain="), "{given}");
    let with_chosen = server.raw(Method::GET, "/api/v1/session").header("cookie", chosen);
    assert_eq!(read(with_chosen).await.status, 401);
    server.stop().await;
}
