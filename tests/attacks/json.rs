//! Bodies that are small to send and hard to read.

use reqwest::Method;
use serde_json::json;

use crate::support::{Answer, Server, read};

async fn post(server: &Server, path: &str, body: String) -> Answer {
    let request = server.raw(Method::POST, path).header("cookie", server.cookie());
    read(request.header("content-type", "application/json").body(body)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nests_too_deep_is_refused() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
        let bomb = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        for path in [
            "/api/v1/tenants".to_owned(),
            "/api/v1/session".to_owned(),
            format!("/api/v1/tenants/{tenant}/sync"),
            format!("/api/v1/tenants/{tenant}/areas/groups/baseline/import"),
            format!("/api/v1/tenants/{tenant}/areas/groups/baseline/preview"),
        ] {
            for body in
                [bomb.clone(), format!("{{\"areas\":{bomb}}}"), format!("{{\"resources\":[{{\"body\":{bomb}}}]}}")]
            {
                let answer = post(&server, &path, body).await;
                assert!(matches!(answer.status.as_u16(), 400 | 413 | 422 | 428), "{path}: {}", answer.status);
            }
        }
    }
    server.get("/session").await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_stands_twice_is_refused() {
    let server = Server::start().await;
    let twice = r#"{"username":"ada","username":"root","password":"x"}"#.to_owned();
    let answer = post(&server, "/api/v1/session", twice).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (422, &json!("invalidBody")), "{}", answer.text);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn huge_and_impossible_numbers_are_refused() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let path = format!("/api/v1/tenants/{tenant}");
    for number in ["1e999999999", "-1", "1.5", "99999999999999999999999999", "-0.0", "1e-400", &"9".repeat(100_000)] {
        let request = server.raw(Method::PATCH, &path).header("cookie", server.cookie());
        let request = request.header("content-type", "application/json");
        let answer = read(request.body(format!("{{\"syncIntervalMinutes\":{number}}}"))).await;
        assert!(matches!(answer.status.as_u16(), 400 | 422), "{}: {}", &number[..number.len().min(30)], answer.text);
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_text_is_refused() {
    let server = Server::start().await;
    for body in
        [&b"\xff\xfe{\x00}\x00"[..], b"{\"username\":\"\xc0\xae\"}", b"\xef\xbb\xbf{}", b"\x1f\x8b\x08\x00", b""]
    {
        let request = server.raw(Method::POST, "/api/v1/session").header("content-type", "application/json");
        let answer = read(request.body(body.to_vec())).await;
        assert!(matches!(answer.status.as_u16(), 400 | 422), "{body:?}: {}", answer.text);
        assert_eq!(answer.headers["content-type"], "application/problem+json", "{body:?}");
    }
    server.stop().await;
}

/// What was wrong is told as data, never as something that a browser would show as a page.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_request_says_comes_back_as_data_alone() {
    let server = Server::start().await;
    let script = "<script>alert(1)</script>";
    for path in [format!("/api/v1/{script}"), format!("/api/v1/tenants/{script}"), format!("/api/v1/drifts?{script}=1")]
    {
        let answer = read(server.raw(Method::GET, &path).header("cookie", server.cookie())).await;
        assert_eq!(answer.headers["content-type"], "application/problem+json", "{path}");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    }
    let answer = post(&server, "/api/v1/tenants", format!("{{\"{script}\":1}}")).await;
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    server.stop().await;
}
