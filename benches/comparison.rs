//! How long 10,000 resources take: reading them as JSON alone, then normalising, hashing and comparing them.

use divan::{Bencher, black_box};
use plumbline::domain::catalog::{self, Area};
use plumbline::domain::diff::compare;
use plumbline::domain::normalise::{Canonical, normalise};
use serde_json::{Value, json};

const RESOURCES: usize = 10_000;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn parse_only(bencher: Bencher) {
    let texts: Vec<String> = bodies().iter().map(Value::to_string).collect();
    bencher.bench_local(|| {
        for text in &texts {
            black_box(serde_json::from_str::<Value>(text).expect("valid JSON"));
        }
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn normalise_only(bencher: Bencher) {
    let (area, bodies) = (area(), bodies());
    bencher.bench_local(|| {
        for body in &bodies {
            black_box(canonical(area, body));
        }
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn hash_only(bencher: Bencher) {
    let area = area();
    let canonical: Vec<Canonical> = bodies().iter().map(|body| canonical(area, body)).collect();
    bencher.bench_local(|| canonical.iter().map(|form| black_box(form.hash())).max());
}

/// Every hundredth resource has changed.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn compare_only(bencher: Bencher) {
    let (area, bodies) = (area(), bodies());
    let before: Vec<Canonical> = bodies.iter().map(|body| canonical(area, body)).collect();
    let after: Vec<Canonical> =
        bodies.iter().enumerate().map(|(number, body)| canonical(area, &changed(number, body))).collect();
    bencher
        .bench_local(|| before.iter().zip(&after).map(|(before, after)| compare(before, after).len()).sum::<usize>());
}

fn changed(number: usize, body: &Value) -> Value {
    let mut body = body.clone();
    if number.is_multiple_of(100) {
        body["state"] = json!("disabled");
    }
    body
}

fn canonical(area: &Area, body: &Value) -> Canonical {
    normalise(area, body).expect("a body within the limits")
}

fn area() -> &'static Area {
    catalog::find(&"conditional_access_policies".parse().expect("a key")).expect("an area of the catalog")
}

fn bodies() -> Vec<Value> {
    (0..RESOURCES).map(body).collect()
}

fn body(number: usize) -> Value {
    let ids = |what: usize, count: usize| -> Vec<String> {
        (0..count).map(|index| format!("{what:08x}-54b4-4a4b-9a44-{:012X}", number * 31 + index)).collect()
    };
    json!({
        "@odata.etag": format!("W/\"{number}\""),
        "id": format!("{number:08x}-54b4-4a4b-9a44-6f3f0f3d7c11"),
        "displayName": format!("CA{number:05}: Require MFA"),
        "createdDateTime": "2025-01-14T09:12:44.0312Z", "modifiedDateTime": null, "state": "enabled",
        "conditions": {
            "clientAppTypes": ["all"], "userRiskLevels": [], "signInRiskLevels": ["high", "medium"],
            "applications": { "includeApplications": ["All"], "excludeApplications": ids(1, 3), "includeUserActions": [] },
            "users": {
                "includeUsers": ["All"], "excludeUsers": ids(2, 2), "includeGroups": [],
                "excludeGroups": ids(3, 4), "includeRoles": ids(4, 14), "excludeRoles": [],
                "excludeGuestsOrExternalUsers": { "guestOrExternalUserTypes": "internalGuest,serviceProvider" },
            },
            "platforms": { "includePlatforms": ["all"], "excludePlatforms": ["iOS", "android"] },
            "locations": { "includeLocations": ["All"], "excludeLocations": ["AllTrusted"] },
        },
        "grantControls": { "operator": "OR", "builtInControls": ["mfa"], "termsOfUse": [],
            "authenticationStrength": { "id": "00000000-0000-0000-0000-000000000004", "displayName": "Phishing-resistant" } },
        "sessionControls": { "disableResilienceDefaults": false,
            "signInFrequency": { "value": 4, "type": "hours", "isEnabled": true, "frequencyInterval": "timeBased" } },
    })
}
