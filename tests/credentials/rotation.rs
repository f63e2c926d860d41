//! Client secrets that rotate by themselves, also when the process dies after each step.

use plumbline::clock::Clock;
use plumbline::domain::model::TenantId;
use plumbline::pipeline::{Actor, PipelineError, connections, rotation};
use plumbline::store::credentials::Owner;
use plumbline::store::secret_rotations::{Rotation, RotationStep};
use reqwest::Method;
use serde_json::{Value, json};

use super::bench::{Bench, DAY_MS};

const MINUTE_MS: i64 = 60_000;

/// Connected with a secret that rotates every 30 days.
async fn rotating() -> (Bench, TenantId) {
    let bench = Bench::start().await;
    grant(&bench, &["Application.ReadWrite.OwnedBy"]).await;
    let tenant = bench.connect(0, bench.secret(0)).await;
    connections::test(&bench.context, Actor::command_line(), tenant).await.expect("tested");
    set(&bench, tenant, Some(30)).await.expect("set");
    (bench, tenant)
}

async fn grant(bench: &Bench, more: &[&str]) {
    let roles = bench.simulator_call(0, Method::GET, "roles", Value::Null).await;
    let mut roles: Vec<String> = serde_json::from_str(&roles).expect("roles");
    roles.retain(|role| !role.starts_with("Application."));
    roles.extend(more.iter().map(|role| (*role).to_owned()));
    bench.simulator_call(0, Method::PUT, "roles", json!(roles)).await;
}

async fn set(bench: &Bench, tenant: TenantId, every_days: Option<u32>) -> Result<(), PipelineError> {
    rotation::set(&bench.context, Actor::command_line(), Owner::Tenant(tenant), every_days).await
}

/// The secrets of the app registration as Graph lists them.
async fn passwords(bench: &Bench) -> Vec<(String, Value)> {
    let path = format!("/v1.0/applications(appId='{}')", bench.made_up(0).client_id);
    let answer = bench.simulator_call(0, Method::POST, "changes", json!({ "method": "GET", "path": path })).await;
    let application: Value = serde_json::from_str(&answer).expect("JSON");
    let listed = application["passwordCredentials"].as_array().expect("a list");
    listed.iter().map(|one| (one["keyId"].as_str().expect("an id").to_owned(), one["displayName"].clone())).collect()
}

async fn add_by_hand(bench: &Bench, name: &str) -> String {
    let path = format!("/v1.0/applications(appId='{}')/addPassword", bench.made_up(0).client_id);
    let body = json!({ "passwordCredential": { "displayName": name } });
    bench.simulator_call(0, Method::POST, "changes", json!({ "method": "POST", "path": path, "body": body })).await
}

async fn under_way(bench: &Bench, tenant: TenantId) -> Option<Rotation> {
    connections::detail(&bench.context, tenant).await.expect("a connection").rotation
}

async fn advance(bench: &Bench, tenant: TenantId) {
    rotation::advance(&bench.context, Owner::Tenant(tenant)).await.expect("stored");
}

async fn works(bench: &Bench, tenant: TenantId) -> bool {
    connections::test(&bench.context, Actor::command_line(), tenant).await.expect("tested").error.is_none()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_rotated_when_it_is_due_and_not_before() {
    let (bench, tenant) = rotating().await;
    let before = passwords(&bench).await;
    bench.clock.advance_ms(29 * DAY_MS);
    assert_eq!(rotation::run_due(&bench.context).await.expect("looked"), 0);
    bench.clock.advance_ms(DAY_MS);
    // Adding, proving, a wait, removing.
    for minutes in [0, 0, 11] {
        bench.clock.advance_ms(minutes * MINUTE_MS);
        assert_eq!(rotation::run_due(&bench.context).await.expect("done"), 1);
    }
    let after = passwords(&bench).await;
    assert_eq!((before.len(), after.len()), (1, 1));
    assert_ne!(before[0].0, after[0].0);
    assert!(under_way(&bench, tenant).await.is_none());
    assert!(works(&bench, tenant).await);
    let credential = connections::detail(&bench.context, tenant).await.expect("there").connection.credential;
    assert_eq!(credential.key_id.as_deref(), Some(after[0].0.as_str()));
    assert_eq!(credential.rotate_every_days, Some(30));
    let told: Vec<String> = bench.actions().into_iter().filter(|action| action.starts_with("credential.rot")).collect();
    let expected = ["rotation", "rotate.begin", "rotate.switch", "rotate.end"].map(|end| format!("credential.{end}"));
    assert_eq!(told, expected);
    assert_eq!(rotation::run_due(&bench.context).await.expect("looked"), 0, "the next one is 30 days away");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_after_any_step_is_resolved_by_looking() {
    let (mut bench, tenant) = rotating().await;
    let old = passwords(&bench).await[0].0.clone();
    bench.clock.advance_ms(30 * DAY_MS);
    rotation::begin(&bench.context, Owner::Tenant(tenant)).await.expect("begun");
    bench.restart();
    // The secret was added, and its value lost with the process.
    let name = under_way(&bench, tenant).await.expect("under way").display_name;
    add_by_hand(&bench, &name).await;
    let lost = passwords(&bench).await[1].0.clone();
    for (step, next) in [
        (RotationStep::Adding, Some(RotationStep::Proving)),
        (RotationStep::Proving, Some(RotationStep::Removing)),
        (RotationStep::Removing, None),
    ] {
        assert_eq!(under_way(&bench, tenant).await.map(|found| found.step), Some(step));
        assert!(works(&bench, tenant).await, "before {step:?}");
        advance(&bench, tenant).await;
        bench.restart();
        assert_eq!(under_way(&bench, tenant).await.map(|found| found.step), next);
    }
    let left = passwords(&bench).await;
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(left[0].0 != old && left[0].0 != lost);
    assert!(works(&bench, tenant).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_is_done_twice_does_no_harm() {
    let (mut bench, tenant) = rotating().await;
    bench.clock.advance_ms(30 * DAY_MS);
    rotation::begin(&bench.context, Owner::Tenant(tenant)).await.expect("begun");
    rotation::begin(&bench.context, Owner::Tenant(tenant)).await.expect("begun already");
    advance(&bench, tenant).await;
    advance(&bench, tenant).await;
    // The old secret was removed, and the process died before it could write that down.
    let removing = under_way(&bench, tenant).await.expect("under way");
    let path = format!("/v1.0/applications(appId='{}')/removePassword", bench.made_up(0).client_id);
    let body = json!({ "keyId": removing.old_key_id.expect("told apart") });
    bench.simulator_call(0, Method::POST, "changes", json!({ "method": "POST", "path": path, "body": body })).await;
    bench.restart();
    advance(&bench, tenant).await;
    advance(&bench, tenant).await;
    assert!(under_way(&bench, tenant).await.is_none());
    assert_eq!(passwords(&bench).await.len(), 1);
    assert!(works(&bench, tenant).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_secret_that_microsoft_does_not_know_yet_is_waited_for() {
    let (bench, tenant) = rotating().await;
    lag(&bench, 600_000).await;
    bench.clock.advance_ms(30 * DAY_MS);
    rotation::run_due(&bench.context).await.expect("added");
    rotation::run_due(&bench.context).await.expect("tried");
    let waiting = under_way(&bench, tenant).await.expect("under way");
    assert_eq!(waiting.step, RotationStep::Proving);
    assert!(waiting.error.is_some_and(|error| error.contains("AADSTS7000215")));
    assert_eq!(rotation::run_due(&bench.context).await.expect("looked"), 0, "not at once");

    // It never becomes known: the new one goes, the old one goes on working, and the next try is in a day.
    bench.clock.advance_ms(31 * MINUTE_MS);
    rotation::run_due(&bench.context).await.expect("given up");
    assert_eq!(under_way(&bench, tenant).await.map(|found| found.step), Some(RotationStep::Abandoning));
    rotation::run_due(&bench.context).await.expect("removed");
    assert_eq!(passwords(&bench).await.len(), 1);
    assert!(works(&bench, tenant).await);
    assert_eq!(rotation::run_due(&bench.context).await.expect("looked"), 0);
    lag(&bench, 0).await;
    bench.clock.advance_ms(DAY_MS);
    for minutes in [0, 0, 11] {
        bench.clock.advance_ms(minutes * MINUTE_MS);
        assert_eq!(rotation::run_due(&bench.context).await.expect("done"), 1);
    }
    assert!(under_way(&bench, tenant).await.is_none());
    assert!(bench.actions().contains(&"credential.rotate.fail".to_owned()));
}

async fn lag(bench: &Bench, lag_ms: u64) {
    let url = format!("{}/__simulator/settings", bench.simulator.url());
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let answer = client.put(url).json(&json!({ "lagMs": lag_ms })).send().await.expect("an answer");
    assert!(answer.status().is_success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_permission_that_is_taken_away_leaves_the_secret_working() {
    let (bench, tenant) = rotating().await;
    bench.clock.advance_ms(30 * DAY_MS);
    grant(&bench, &["Application.Read.All"]).await;
    rotation::run_due(&bench.context).await.expect("tried");
    let waiting = under_way(&bench, tenant).await.expect("under way");
    assert_eq!(waiting.step, RotationStep::Adding);
    assert!(waiting.error.is_some_and(|error| error.contains("Authorization_RequestDenied")));
    assert!(works(&bench, tenant).await);
    assert_eq!(passwords(&bench).await.len(), 1);
    set(&bench, tenant, None).await.expect("switched off");
    assert!(under_way(&bench, tenant).await.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_rotated_says_why() {
    let bench = Bench::start().await;
    let tenant = bench.connect(0, bench.secret(0)).await;
    connections::test(&bench.context, Actor::command_line(), tenant).await.expect("tested");
    let check = |answer: Result<(), PipelineError>, part: &str| match answer {
        Err(PipelineError::Invalid { field: "rotateEveryDays", expected }) => {
            assert!(expected.contains(part), "{expected}")
        }
        other => panic!("{other:?}"),
    };
    check(set(&bench, tenant, Some(30)).await, "grant Application.ReadWrite.OwnedBy");
    check(set(&bench, tenant, Some(0)).await, "1 to 365");
    check(set(&bench, tenant, Some(366)).await, "1 to 365");
    let federated = plumbline::pipeline::credentials::GivenCredential::Federated {
        client_id: bench.made_up(1).client_id.parse().expect("a GUID"),
        identity_client_id: None,
    };
    let other = bench.connect(1, federated).await;
    check(set(&bench, other, Some(30)).await, "only a client secret");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_cannot_be_told_from_another_is_not_removed() {
    let bench = Bench::start().await;
    grant(&bench, &["Application.ReadWrite.OwnedBy"]).await;
    let mine: Value = serde_json::from_str(&add_by_hand(&bench, "mine").await).expect("JSON");
    // Graph shows the same first characters of both.
    add_by_hand(&bench, "somebody else's").await;
    let given = plumbline::pipeline::credentials::GivenCredential::Secret {
        client_id: bench.made_up(0).client_id.parse().expect("a GUID"),
        secret: mine["secretText"].as_str().expect("a secret").into(),
    };
    let tenant = bench.connect(0, given).await;
    connections::test(&bench.context, Actor::command_line(), tenant).await.expect("tested");
    let credential = connections::detail(&bench.context, tenant).await.expect("there").connection.credential;
    assert_eq!((credential.key_id, credential.expires_at.is_some()), (None, true));
    set(&bench, tenant, Some(30)).await.expect("set");
    bench.clock.advance_ms(30 * DAY_MS);
    for minutes in [0, 0, 11] {
        bench.clock.advance_ms(minutes * MINUTE_MS);
        rotation::run_due(&bench.context).await.expect("done");
    }
    assert!(under_way(&bench, tenant).await.is_none());
    let left: Vec<Value> = passwords(&bench).await.into_iter().map(|(_, name)| name).collect();
    assert_eq!(left.len(), 4, "{left:?}");
    assert!(works(&bench, tenant).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_ends_soon_is_rotated_before_its_interval_is_over() {
    let (bench, tenant) = rotating().await;
    let end = bench.clock.now().plus_ms(13 * DAY_MS);
    bench.simulator_call(0, Method::PUT, "secret", json!({ "endsAt": end })).await;
    assert!(works(&bench, tenant).await, "the test of the connection reads the end");
    for minutes in [0, 0, 11] {
        bench.clock.advance_ms(minutes * MINUTE_MS);
        assert_eq!(rotation::run_due(&bench.context).await.expect("done"), 1);
    }
    assert_eq!(rotation::run_due(&bench.context).await.expect("looked"), 0);
    assert_eq!(passwords(&bench).await.len(), 1);
}
