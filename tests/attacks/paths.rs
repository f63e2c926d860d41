//! Ways out of the folder of static files, and around the check of who is signed in.

use crate::raw::{exchange, status};
use crate::support::Server;

/// What stands in files that a server of static files must never give away.
const LOOT: [&str; 5] = ["root:", "PLUMBLINE_", "[package]", "SQLite format", "plumb line and level"];

const WAYS_OUT: [&str; 18] = [
    "/../../../../../../etc/passwd",
    "/assets/../../../../../etc/passwd",
    "/assets/..%2f..%2f..%2f..%2fetc%2fpasswd",
    "/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/assets/%252e%252e%252f%252e%252e%252fetc%252fpasswd",
    "/assets/..%5c..%5c..%5cCargo.toml",
    "/assets/..\\..\\..\\Cargo.toml",
    "/assets/....//....//etc/passwd",
    "/assets/..;/..;/etc/passwd",
    "/assets/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd",
    "/assets/%00../../etc/passwd",
    "/index.html%00.js",
    "/assets//etc/passwd",
    "//etc/passwd",
    "/file:///etc/passwd",
    "/.env",
    "/data/setup-token",
    "/api/docs/../../../../etc/passwd",
];

/// Over a bare connection, as a client library would tidy the path before it is sent.
#[tokio::test(flavor = "multi_thread")]
async fn no_path_leads_out_of_the_static_files() {
    let server = Server::start().await;
    for path in WAYS_OUT {
        let cookie = server.cookie();
        let request =
            format!("GET {path} HTTP/1.1\r\nhost: localhost\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n");
        let answer = exchange(server.address(), request).await;
        assert!(matches!(status(&answer), 200 | 301 | 302 | 307 | 308 | 400 | 404), "{path}: {answer}");
        let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        for loot in LOOT {
            assert!(!body.contains(loot), "{path} gives {loot} away: {answer}");
        }
        // Whatever is no file is the page of the app, or nothing.
        assert!(body.is_empty() || body.contains("<!doctype html>") || status(&answer) != 200, "{path}: {answer}");
    }
    server.stop().await;
}

/// However the path is written: what the router takes for a route of the API needs a session.
#[tokio::test(flavor = "multi_thread")]
async fn no_spelling_of_a_path_leads_around_the_sign_in() {
    let server = Server::start().await;
    for path in [
        "/api/v1/tenants",
        "/%61pi/v1/tenants",
        "/api/%76%31/tenants",
        "/api/v1/public/config/../tenants",
        "/api/v1/public/config/%2e%2e/%2e%2e/tenants",
        "/api/v1/public/..%2ftenants",
        "/api/v1/public/config;/../../tenants",
        "/api//v1/tenants",
        "//api/v1/tenants",
        "/./api/v1/tenants",
        "/assets/../api/v1/tenants",
        "/API/v1/tenants",
        "/api\\v1\\tenants",
        "/healthz/../api/v1/tenants",
        "/api/v1/tenants%00",
        "/api/v1/tenants%20",
        "/api/v1/tenants/",
    ] {
        for host in ["GET {path}", "HEAD {path}", "GET http://localhost{path}"] {
            let line = host.replace("{path}", path);
            let request = format!("{line} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
            let answer = exchange(server.address(), request).await;
            let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
            assert!(!body.contains("\"items\""), "{line}: {answer}");
            let is_page = body.contains("<!doctype html>") || body.is_empty();
            assert!(
                matches!(status(&answer), 400 | 401 | 404) || (status(&answer) == 200 && is_page),
                "{line}: {answer}"
            );
        }
    }
    server.stop().await;
}
