//! Too much, too slow, and requests that two readers would understand in two ways.

use std::num::NonZeroU32;
use std::time::Duration;

use plumbline::server::{Edge, Limits};
use reqwest::Method;
use serde_json::json;

use crate::raw::{Raw, answers, exchange, status};
use crate::support::{Front, Server, read};

const MIB: usize = 1024 * 1024;

async fn with(limits: Limits) -> Server {
    Server::start_behind(Front { edge: Edge { limits, ..Edge::default() }, ..Front::default() }).await
}

/// So short that a test need not wait, and long enough for a busy machine to send an honest request.
fn impatient() -> Limits {
    Limits {
        head_time: Duration::from_millis(600),
        body_time: Duration::from_millis(600),
        idle_time: Duration::from_secs(1),
        ..Limits::default()
    }
}

fn post(server: &Server, path: &str, headers: &str) -> String {
    let cookie = server.cookie();
    format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\ncookie: {cookie}\r\ncontent-type: application/json\r\n{headers}\r\n"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn oversized_heads_are_refused() {
    let server = Server::start().await;
    let of = |name: &str, size: usize| server.raw(Method::GET, "/").header(name, "x".repeat(size));
    let refused = read(of("x-filler", 40 * 1024)).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (431, &json!("headersTooLarge")));
    let refused = read(server.raw(Method::GET, &format!("/?q={}", "x".repeat(10_000)))).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (414, &json!("addressTooLong")));
    // Beyond these the HTTP library itself hangs up, before the end of the head has come.
    let endless = format!("GET / HTTP/1.1\r\nhost: localhost\r\nx-filler: {}", "x".repeat(2 * MIB));
    assert_eq!(status(&exchange(server.address(), endless).await), 431);
    let many: String = (0..500).map(|number| format!("x-{number}: 1\r\n")).collect();
    let many = format!("GET / HTTP/1.1\r\nhost: localhost\r\n{many}\r\n");
    assert_eq!(status(&exchange(server.address(), many).await), 431);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn oversized_bodies_are_refused_however_they_come() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let told = post(&server, "/api/v1/tenants", "content-length: 99999999999\r\nconnection: close\r\n");
    assert_eq!(status(&exchange(server.address(), told).await), 413, "nobody waits for it");
    let path = format!("/api/v1/tenants/{tenant}/sync");
    let chunked = post(&server, &path, "transfer-encoding: chunked\r\nconnection: close\r\n");
    let mut raw = Raw::connect(server.address()).await;
    raw.send(chunked).await;
    let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
    for _ in 0..40 {
        raw.send(&chunk).await;
    }
    assert_eq!(status(&raw.send("0\r\n\r\n").await.until_closed().await), 413, "what nobody told the size of");
    let import = server.raw(Method::POST, &format!("/api/v1/tenants/{tenant}/areas/groups/baseline/import"));
    let import = import.header("cookie", server.cookie()).header("content-type", "application/json");
    let refused = read(import.body(" ".repeat(34 * MIB))).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (413, &json!("bodyTooLarge")));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn compressed_bodies_are_refused_unopened() {
    let server = Server::start().await;
    for coding in ["gzip", "br", "deflate", "zstd", "gzip, gzip", "GZIP", "identity, gzip"] {
        let request = server.raw(Method::POST, "/api/v1/tenants").header("cookie", server.cookie());
        let request = request.header("content-type", "application/json").header("content-encoding", coding);
        let answer = read(request.body("not even compressed")).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (415, &json!("encodedBody")), "{coding}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_sends_the_head_slowly_is_cut() {
    let server = with(impatient()).await;
    for begun in ["", "GET / HT", "GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: "] {
        let answer = exchange(server.address(), begun).await;
        assert!(answer.is_empty() || status(&answer) == 408, "{begun:?}: {answer}");
    }
    // One byte now and then does not help: the whole head has to come in time.
    let mut raw = Raw::connect(server.address()).await;
    raw.send("GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: ").await;
    let mut closed = false;
    for _ in 0..200 {
        raw.send("x").await;
        if tokio::time::timeout(Duration::from_millis(20), raw.first_answer()).await.is_ok() {
            closed = true;
            break;
        }
    }
    assert!(closed, "the connection is still open");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_sends_the_body_slowly_is_cut() {
    let server = with(impatient()).await;
    let tenant = server.connect().await;
    let sync = format!("/api/v1/tenants/{tenant}/sync");
    for path in ["/api/v1/tenants", "/api/v1/session", &sync] {
        let mut raw = Raw::connect(server.address()).await;
        raw.send(post(&server, path, "content-length: 1000\r\n")).await.send("{").await;
        let answer = raw.until_closed().await;
        assert_eq!(status(&answer), 408, "{path}: {answer}");
        assert!(answer.contains("bodyTooSlow"), "{path}: {answer}");
    }
    server.get("/session").await;
    server.stop().await;
}

/// Nor may a body that nobody reads hold the connection open.
#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_nobody_asked_for_does_not_hold_the_connection() {
    let server = with(impatient()).await;
    for line in ["GET /api/v1/public/config", "GET /", "POST /api/v1/nowhere"] {
        let head = format!(
            "{line} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000000\r\ncontent-type: application/json\r\n\r\n{{"
        );
        let answer = exchange(server.address(), head).await;
        assert_eq!(answers(&answer), 1, "{line}: {answer}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idle_connection_is_closed() {
    let server = with(impatient()).await;
    let answer = exchange(server.address(), "GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n").await;
    assert_eq!(status(&answer), 200, "it was answered, and closed after a while");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_from_one_address_is_slowed_and_others_are_served() {
    let number = |number| NonZeroU32::new(number).expect("not zero");
    let limits = Limits { requests_per_second: number(1), burst: number(10), ..Limits::default() };
    let edge = Edge { limits, ..Edge::default() };
    let server = Server::start_behind(Front { edge, trusted_proxies: vec!["127.0.0.1/32"], ..Front::default() }).await;
    let from = |address: &'static str| {
        read(server.raw(Method::GET, "/api/v1/public/config").header("x-forwarded-for", address))
    };
    let mut refused = None;
    for _ in 0..40 {
        let answer = from("203.0.113.9").await;
        if answer.status == 429 {
            refused = Some(answer);
            break;
        }
        assert_eq!(answer.status, 200);
    }
    let refused = refused.expect("a flood is slowed");
    assert_eq!(refused.json()["code"], "tooManyRequests");
    let wait: u64 = refused.headers["retry-after"].to_str().expect("ASCII").parse().expect("seconds");
    assert!((1..=2).contains(&wait), "{wait}");
    assert!(refused.headers.contains_key("x-content-type-options"));
    assert_eq!(from("198.51.100.7").await.status, 200, "somebody else is served");
    // The same identity from many addresses counts as one.
    let addresses = ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5"];
    let mut statuses = Vec::new();
    for address in addresses.iter().cycle().take(30) {
        let request = server.raw(Method::GET, "/api/v1/session").header("cookie", server.cookie());
        statuses.push(read(request.header("x-forwarded-for", *address)).await.status.as_u16());
    }
    assert!(statuses.contains(&429) && statuses.contains(&200), "{statuses:?}");
    assert_eq!(from("192.0.2.1").await.status, 200, "it is the identity that is slowed, not the address");
    server.stop().await;
}

/// Without a trusted proxy nobody gets a new allowance by claiming another address.
#[tokio::test(flavor = "multi_thread")]
async fn a_claimed_address_does_not_help_a_flood() {
    let number = |number| NonZeroU32::new(number).expect("not zero");
    let limits = Limits { requests_per_second: number(1), burst: number(10), ..Limits::default() };
    let server = with(limits).await;
    let mut statuses = Vec::new();
    for number in 0..30 {
        let request = server.raw(Method::GET, "/healthz").header("x-forwarded-for", format!("203.0.113.{number}"));
        statuses.push(read(request).await.status.as_u16());
    }
    assert!(statuses.contains(&429), "{statuses:?}");
    server.stop().await;
}

/// Whatever is ambiguous is refused, and what follows it on the connection is not taken for a request.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_cannot_be_smuggled_behind_another() {
    let server = Server::start().await;
    let hidden = "GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    for (what, headers, body) in [
        ("length and chunks", "content-length: 4\r\ntransfer-encoding: chunked\r\n", "0\r\n\r\n"),
        ("two lengths", "content-length: 0\r\ncontent-length: 60\r\n", ""),
        ("a signed length", "content-length: +0\r\n", ""),
        ("a length that is none", "content-length: 0x0\r\n", ""),
        ("an obscure coding", "transfer-encoding: xchunked\r\n", "0\r\n\r\n"),
        ("a coding twice", "transfer-encoding: chunked, chunked\r\n", "0\r\n\r\n"),
        ("a folded header", "transfer-encoding:\r\n chunked\r\n", "0\r\n\r\n"),
        ("a space before the colon", "content-length : 0\r\n", ""),
        ("a chunk with a wrong size", "transfer-encoding: chunked\r\n", "zz\r\n\r\n"),
    ] {
        let head = format!(
            "POST /api/v1/session HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n{headers}\r\n"
        );
        let answer = exchange(server.address(), format!("{head}{body}{hidden}")).await;
        assert!(!answer.contains("\"ok\""), "{what}: the hidden request was answered: {answer}");
        assert!((400..500).contains(&status(&answer)), "{what}: {answer}");
    }
    server.stop().await;
}

/// No value of a request comes back as a header of the answer.
#[tokio::test(flavor = "multi_thread")]
async fn no_header_can_be_injected() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let mark = "%0d%0ax-injected:%20yes%0d%0a%0d%0a<script>";
    for path in [
        format!("/{mark}"),
        format!("/api/docs/{mark}"),
        format!("/api/v1/{mark}"),
        format!("/api/v1/tenants/{mark}"),
        format!("/api/v1/tenants/{tenant}/areas/{mark}/baseline/export"),
        format!("/api/v1/drifts?cursor={mark}"),
        format!("/api/v1/tenants/{tenant}/areas/groups/resources?q={mark}"),
    ] {
        let answer = read(server.raw(Method::GET, &path).header("cookie", server.cookie())).await;
        assert!(!answer.headers.contains_key("x-injected"), "{path}");
        let all = format!("{:?}", answer.headers);
        assert!(!all.contains("x-injected"), "{path}: {all}");
    }
    let bare = "GET / HTTP/1.1\r\nhost: localhost\nx-injected: yes\r\nconnection: close\r\n\r\n".to_owned();
    assert!(!exchange(server.address(), bare).await.contains("x-injected"));
    server.stop().await;
}
