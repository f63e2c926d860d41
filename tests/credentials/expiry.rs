//! Warnings ahead of the end, once for each threshold, under a clock that the test moves.

use plumbline::clock::Clock;
use plumbline::pipeline::credentials::{GivenCredential, SigningAlgorithm};
use plumbline::pipeline::expiry::{Expiry, check_due};
use plumbline::pipeline::{Actor, connections};
use reqwest::Method;
use serde_json::json;

use super::bench::{Bench, DAY_MS, Pair};

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_warned_of_at_each_threshold_once() {
    let bench = Bench::start().await;
    let end = bench.clock.now().plus_ms(40 * DAY_MS);
    let pair = Pair::until(end);
    bench.simulator_call(0, Method::PUT, "certificate", json!({ "certificate": pair.certificate })).await;
    let tenant = bench.connect(0, certificate(&bench, &pair)).await;
    let mut told = Vec::new();
    for day in 0..=41 {
        for _ in 0..2 {
            if check_due(&bench.context).await.expect("checked") > 0 {
                told.push(day);
            }
        }
        bench.clock.advance_ms(DAY_MS);
    }
    assert_eq!(told, [10, 26, 33, 39]);
    let detail = connections::detail(&bench.context, tenant).await.expect("a connection");
    assert_eq!(detail.warnings.iter().map(|warning| warning.days).collect::<Vec<_>>(), [1, 7, 14, 30]);
    let credential = detail.connection.credential;
    assert_eq!(Expiry::of(credential.kind, credential.expires_at, bench.clock.now()), Expiry::Expired);
    assert_eq!(bench.actions().iter().filter(|action| *action == "credential.warn").count(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_a_secret_is_read_from_graph_and_a_new_one_is_warned_of_anew() {
    let bench = Bench::start().await;
    let tenant = bench.connect(0, bench.secret(0)).await;
    let end = bench.clock.now().plus_ms(20 * DAY_MS);
    bench.simulator_call(0, Method::PUT, "secret", json!({ "endsAt": end })).await;
    assert!(connections::test(&bench.context, Actor::command_line(), tenant).await.expect("tested").error.is_none());
    let detail = connections::detail(&bench.context, tenant).await.expect("a connection");
    assert_eq!(detail.connection.credential.expires_at, Some(end));
    assert!(detail.connection.credential.key_id.is_some());
    assert_eq!(detail.warnings.first().map(|warning| (warning.days, warning.expires_at)), Some((30, end)));

    let pair = Pair::until(bench.clock.now().plus_ms(10 * DAY_MS));
    bench.simulator_call(0, Method::PUT, "certificate", json!({ "certificate": pair.certificate })).await;
    let given = certificate(&bench, &pair);
    connections::replace(&bench.context, Actor::command_line(), tenant, given).await.expect("replaced");
    let detail = connections::detail(&bench.context, tenant).await.expect("a connection");
    assert_eq!(detail.warnings.iter().map(|warning| warning.days).collect::<Vec<_>>(), [14, 30]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_microsoft_does_not_tell_is_unknown() {
    let bench = Bench::start().await;
    bench.simulator_call(0, Method::PUT, "roles", json!(["Policy.Read.All"])).await;
    let tenant = bench.connect(0, bench.secret(0)).await;
    assert!(connections::test(&bench.context, Actor::command_line(), tenant).await.expect("tested").error.is_none());
    let credential = connections::detail(&bench.context, tenant).await.expect("a connection").connection.credential;
    assert_eq!(Expiry::of(credential.kind, credential.expires_at, bench.clock.now()), Expiry::Unknown);
}

fn certificate(bench: &Bench, pair: &Pair) -> GivenCredential {
    GivenCredential::Certificate {
        client_id: bench.made_up(0).client_id.parse().expect("a GUID"),
        certificate: pair.certificate.clone(),
        private_key: pair.private_key.as_str().into(),
        algorithm: SigningAlgorithm::Ps256,
    }
}
