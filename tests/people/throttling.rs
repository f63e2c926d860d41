//! Guessing is slow, shuts nobody out, and fills neither memory nor log.

use plumbline::server::{Edge, Limits};
use reqwest::Method;
use serde_json::json;

use crate::person::problem;
use crate::support::{Answer, Front, PASSWORD, Server, read};

/// A server that believes what its proxy says of addresses, and counts nothing but sign-ins.
async fn behind_a_proxy() -> Server {
    let plenty = std::num::NonZeroU32::new(1_000_000).expect("not zero");
    let limits = Limits { requests_per_second: plenty, burst: plenty, ..Limits::default() };
    let edge = Edge { limits, ..Edge::default() };
    Server::start_behind(Front { edge, trusted_proxies: vec!["127.0.0.1/32"], ..Front::default() }).await
}

async fn attempt(server: &Server, username: &str, password: &str, address: &str) -> Answer {
    let body = json!({ "username": username, "password": password });
    read(server.raw(Method::POST, "/api/v1/session").header("x-forwarded-for", address).json(&body)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_wrong_sign_ins_shut_nobody_out() {
    let server = behind_a_proxy().await;
    let before = std::fs::metadata(&server.log).expect("a log").len();
    let (mut wrong, mut throttled) = (0, 0);
    for number in 0..10_000 {
        // One in ten tries the administrator; the others, names that nobody has.
        let name = if number % 10 == 0 { "ada".to_owned() } else { format!("guess {number}") };
        let answer = attempt(&server, &name, "not this one", "203.0.113.7").await;
        match answer.status.as_u16() {
            401 => wrong += 1,
            429 => throttled += 1,
            other => panic!("{other}: {}", answer.text),
        }
    }
    assert!(wrong <= 60, "{wrong} were tried");
    assert_eq!(wrong + throttled, 10_000);
    assert_eq!(problem(&attempt(&server, "ada", PASSWORD, "203.0.113.7").await), (429, "tooManyAttempts".to_owned()));
    assert_eq!(attempt(&server, "ada", PASSWORD, "198.51.100.4").await.status, 200, "from elsewhere");

    let log = std::fs::read_to_string(&server.log).expect("a log");
    let told = log.lines().filter(|line| line.contains("a sign-in failed")).count();
    assert!((1..=200).contains(&told), "{told} lines");
    assert!(log.len() as u64 - before < 40 * 1024 * 1024);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_name_is_answered_like_a_known_one() {
    let server = behind_a_proxy().await;
    for address in ["203.0.113.1", "203.0.113.2"] {
        for _ in 0..12 {
            let known = attempt(&server, "ada", "not this one", address).await;
            let unknown = attempt(&server, "nobody", "not this one", address).await;
            assert_eq!(known.status, unknown.status);
            let detail = |answer: &Answer| answer.json()["code"].clone();
            assert_eq!(detail(&known), detail(&unknown));
        }
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_cannot_be_guessed_by_leaving_them_out_in_between() {
    let server = behind_a_proxy().await;
    let begun = server.post("/account/second-factor", json!({ "password": PASSWORD })).await;
    let secret = totp_rs::Secret::try_from_base32(crate::support::text(&begun["secret"])).expect("base 32");
    let code = totp_rs::Builder::new().with_secret(secret).build().expect("an app").generate_current().to_string();
    server.post("/account/second-factor/confirmation", json!({ "code": code })).await;
    let mut guesses = 0;
    for _ in 0..100 {
        attempt(&server, "ada", PASSWORD, "203.0.113.9").await;
        let body = json!({ "username": "ada", "password": PASSWORD, "code": "000000" });
        let request = server.raw(Method::POST, "/api/v1/session").header("x-forwarded-for", "203.0.113.9");
        if read(request.json(&body)).await.status == 401 {
            guesses += 1;
        }
    }
    assert!(guesses <= 10, "{guesses} guesses");
    server.stop().await;
}
