//! What the comparison costs over parsing the same bytes, at 10,000 resources: `cargo bench --bench comparison`.

use divan::{Bencher, black_box};
use plumbline::domain::catalog::{self, Area};
use plumbline::domain::diff::compare;
use plumbline::domain::normalise::{Canonical, normalise};
use serde_json::{Value, json};

const RESOURCES: usize = 10_000;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 10)]
fn parse(bencher: Bencher) {
    let bodies = bodies();
    bencher.bench_local(|| parsed(black_box(&bodies)));
}

#[divan::bench(sample_count = 10)]
fn parse_and_normalise(bencher: Bencher) {
    let bodies = bodies();
    bencher.bench_local(|| normalised(&parsed(black_box(&bodies))));
}

#[divan::bench(sample_count = 10)]
fn parse_normalise_and_hash(bencher: Bencher) {
    let bodies = bodies();
    bencher.bench_local(|| {
        normalised(&parsed(black_box(&bodies))).iter().map(Canonical::hash).fold(0, |sum, hash| sum ^ hash.0[0])
    });
}

#[divan::bench(sample_count = 10)]
fn compare_equal(bencher: Bencher) {
    let before = normalised(&parsed(&bodies()));
    let after = before.clone();
    bencher
        .bench_local(|| before.iter().zip(&after).map(|(before, after)| compare(before, after).len()).sum::<usize>());
}

fn parsed(bodies: &[String]) -> Vec<Value> {
    bodies.iter().map(|body| serde_json::from_str(body).expect("JSON")).collect()
}

fn normalised(bodies: &[Value]) -> Vec<Canonical> {
    let area = area();
    bodies.iter().map(|body| normalise(area, body).expect("a small body")).collect()
}

fn area() -> &'static Area {
    catalog::find(&"conditional_access_policies".parse().expect("a key")).expect("the area")
}

fn bodies() -> Vec<String> {
    (0..RESOURCES).map(|number| body(number).to_string()).collect()
}

fn body(number: usize) -> Value {
    let guid = |kind: usize| format!("{number:08x}-0000-4000-8000-{kind:012x}");
    json!({
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#identity/conditionalAccess/policies/$entity",
        "id": guid(0),
        "displayName": format!("Policy {number}"),
        "state": "enabled",
        "createdDateTime": "2026-03-02T09:15:27.0413862Z",
        "modifiedDateTime": null,
        "conditions": {
            "clientAppTypes": ["all"],
            "signInRiskLevels": [],
            "userRiskLevels": ["high"],
            "platforms": null,
            "locations": { "includeLocations": ["All"], "excludeLocations": ["AllTrusted"] },
            "applications": { "includeApplications": ["All"], "excludeApplications": [guid(1), guid(2)] },
            "users": {
                "includeUsers": ["All"],
                "excludeUsers": [guid(3)],
                "excludeGroups": [guid(4), guid(5), guid(6)],
                "includeRoles": [guid(7), guid(8)],
            },
        },
        "grantControls": {
            "operator": "OR",
            "builtInControls": ["mfa", "compliantDevice"],
            "authenticationStrength": null,
        },
        "sessionControls": {
            "signInFrequency": { "value": 8, "type": "hours", "isEnabled": true, "authenticationType": null },
            "persistentBrowser": null,
        },
    })
}
